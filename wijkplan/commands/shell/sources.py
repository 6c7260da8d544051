"""What commands that import share: whether a path is something to read."""

from __future__ import annotations

from pathlib import Path

from wijkplan.commands.shell.speaking import say
from wijkplan.language import _


def is_file(path: Path, example: str) -> bool:
    """Whether this is a file; says what it is instead, and how the whole command could look.

    A pipe or a device may never end, and is not opened.
    """
    try:
        if path.is_file():
            return True
        folder, there = path.is_dir(), path.exists()
    except ValueError:  # a NUL in its name
        folder = there = False
    if folder:
        say(_("wijkplan: {path} is een map. Noem één bestand daarin.").format(path=path))
    elif there:
        say(_("wijkplan: {path} is geen gewoon bestand. Bewaar het eerst als bestand.").format(path=path))
    else:
        from wijkplan.desk.missing import missing

        say(missing(path, example))
    return False
