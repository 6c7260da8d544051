"""Which tokens of a house style the pages use, with the values of our own: both stand in ``page.css``, and only there.

A line there such as ``--ink: var(--basis-color-default-color-document, #1b1b1b);`` gives a token a short name and our
own value.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from wijkplan.report.page.templating import style

_NAMED = re.compile(r"^ *--([\w-]+): var\((--basis-[\w-]+), (.+)\);$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Token:
    """A token of NL Design System, what we call it, and what it is without a house style."""

    short: str
    name: str
    own: str


@functools.cache
def tokens() -> tuple[Token, ...]:
    """All that a page uses, in the order of ``page.css``."""
    return tuple(Token(*found) for found in _NAMED.findall(style()))


def own(short: str) -> str:
    """Our own value of what is called so."""
    return next(token.own for token in tokens() if token.short == short)
