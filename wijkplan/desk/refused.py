"""What a use case gives back where it cannot do what was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.checks.finding import Finding

ERRORS, WRONG_USE = 1, 2


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was done, for the person who asked."""

    lines: tuple[str, ...]
    code: int = ERRORS
    """The exit code: ERRORS in a plan or while writing, WRONG_USE where there is nothing to work on."""
    findings: tuple[Finding, ...] = ()
    """What is wrong in the plan."""


def needs_extra(extra: str) -> Refused:
    """Libraries are not installed: how to do that, with the extra that they come with. No package index has us yet."""
    from wijkplan import __version__

    text = _(
        "wijkplan: hiervoor is een aanvulling nodig. Installeer wijkplan opnieuw, met [{extra}] achter de naam van het "
        'bestand: pipx install --force "./wijkplan-{version}-py3-none-any.whl[{extra}]"'
    )
    return Refused((text.format(extra=extra, version=__version__),))
