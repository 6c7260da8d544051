"""The plans that an allocation in JSON is about. The JSON may come from anybody, so it does not choose what is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile
from pathlib import Path

from wijkplan.desk.refused import WRONG_USE, Refused
from wijkplan.language import _


def plans_of(names: Iterable[str], source: Path, allowed: Sequence[Path] | None) -> list[Path] | Refused:
    """The file of each plan that the JSON names; or why one of them is not read.

    Args:
        names: the paths in the JSON.
        source: the file with the JSON.
        allowed: the plans that were named beside it, and no others are read; None for those in the repository of
            this folder or that of the JSON (without a repository: in that folder).
    """
    found: list[Path] = []
    problems = []
    for bestand in names:
        path = _inside(bestand, source) if allowed is None else _among(bestand, allowed)
        if isinstance(path, str):
            problems.append(path)
        elif any(path.resolve() == other.resolve() for other in found):
            problems.append(_("wijkplan: het plan {path} staat er twee keer in.").format(path=bestand))
        else:
            found.append(path)
    return Refused(tuple(problems), WRONG_USE) if problems else found


def _among(bestand: str, allowed: Sequence[Path]) -> Path | str:
    """The one among the plans that were named whose path ends most as the JSON has it; or that there is none."""
    wanted = Path(bestand).parts[::-1]

    def agrees(path: Path) -> int:
        """So many parts at the end of the path are the same."""
        pairs = zip(path.absolute().parts[::-1], wanted, strict=False)
        return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))

    most = max(map(agrees, allowed))
    best = [path for path in allowed if agrees(path) == most]
    if most and len(best) == 1:
        return best[0]
    return _("wijkplan: het plan {path} is niet een van de plannen die je noemt.").format(path=bestand)


def _inside(bestand: str, source: Path) -> Path | str:
    """The plan that was named, seen from here or else from beside the JSON; or why it is not read, in words."""
    from wijkplan.files.discovery import AGENDA, SUFFIXES, repository_of

    outside = False
    try:
        for folder in (Path(), source.parent):
            path, here = folder / bestand, folder.resolve()
            if not path.resolve().is_relative_to(repository_of(here) or here):
                outside = True
            elif path.is_file() and path.suffix in SUFFIXES and path.name != AGENDA:
                return path
    except (OSError, ValueError, RuntimeError):  # a name that no system has
        outside = False
    if outside:
        text = _("wijkplan: het plan {path} ligt buiten deze map. Daarom leest wijkplan het niet.").format(path=bestand)
        return f"{text} {_('Noem de plannen erbij: wijkplan verify FILE PLANS.')}"
    text = _("wijkplan: het plan {path} is er niet; ga naar de map waar je de verdeling maakte.")
    return text.format(path=bestand)
