"""The use case that writes files which others made: each whole, and nothing else in their folder is touched."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from wijkplan.desk.editing import cannot_write, why_not_written
from wijkplan.desk.refused import WRONG_USE, Refused
from wijkplan.files.discovery import leads_outside
from wijkplan.language import plural


def hand_over(files: Mapping[PurePosixPath, Callable[[], bytes]], to: Path) -> Refused | None:
    """Write files below a folder, with the folders that they need; what has one of their names is replaced.

    Args:
        files: by their place below the folder, what makes their content.
        to: the folder, which need not be there.

    Returns:
        Why one could not be written. Those before it are there, whole.
    """
    from wijkplan.files.writing import write_whole

    for done, (place, content) in enumerate(files.items()):
        path = to / place
        try:
            if leads_outside(path):  # before a folder is made behind a link
                raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(path))
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content())
        except OSError as error:
            return Refused((_half_way(error, path, done) if done else cannot_write(error, path),), WRONG_USE)
    return None


def _half_way(error: OSError, path: Path, done: int) -> str:
    return plural(
        done,
        "wijkplan: het lukt niet om {path} te schrijven: {why}. {n} bestand staat er al, en is heel.",
        "wijkplan: het lukt niet om {path} te schrijven: {why}. {n} bestanden staan er al, en zijn heel.",
        path=path,
        why=why_not_written(error),
    )
