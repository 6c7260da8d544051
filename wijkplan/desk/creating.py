"""The use cases that make a new plan: check it, and write it with what belongs beside it, or nothing."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from wijkplan.desk.editing import cannot_write, checked, refused
from wijkplan.desk.refused import WRONG_USE, Refused
from wijkplan.files.discovery import is_agenda
from wijkplan.language import _


def check_new(file: Path, text: str) -> Refused | None:
    """Why this text cannot become that plan or agenda: the errors that there would be in it."""
    from wijkplan.files.reading import from_bytes

    made = checked(from_bytes(file, text.encode()))
    if made.errors or (made.plan is None and not is_agenda(file)):
        return refused(file, made.errors, _("wijkplan: zo komen er fouten in {path}; er is niets geschreven."))
    return None


def create(file: Path, text: str) -> Refused | None:
    """Write a new plan or agenda, with the folders that it needs and the schema for editors, which it names at its top.

    Returns:
        Why that cannot be: there would be errors in it, something is there already, or it cannot be written.
        Then nothing of it stays behind.
    """
    from wijkplan.files.writing import write_new
    from wijkplan.plan.schema import schema_text

    if problem := check_new(file, text):
        return problem
    with contextlib.ExitStack() as undo:
        try:
            for folder in reversed([folder for folder in file.parents if not folder.exists()]):
                folder.mkdir()
                undo.callback(_gone, folder.rmdir)
            kind = "agenda" if is_agenda(file) else "plan"
            schema = _schema_file(file, f"{kind}.schema.json")
            if not schema.exists():
                write_new(schema, schema_text(kind).encode())
                undo.callback(_gone, schema.unlink)
            named = Path(os.path.relpath(schema, file.parent)).as_posix()
            write_new(file, f"# yaml-language-server: $schema={named}\n{text}".encode())
        except OSError as error:
            return Refused((cannot_write(error, file),), WRONG_USE)
        undo.pop_all()
    return None


def _schema_file(file: Path, name: str) -> Path:
    """The schema for editors: the nearest one above the file, or else one beside the agenda or the file."""
    from wijkplan.files.discovery import agenda_file, upwards

    beside = agenda_file(file) or file
    return upwards(file, name) or beside.parent / name


def _gone(remove: Callable[[], None]) -> None:
    """Take away what was made, if nobody put anything in it."""
    with contextlib.suppress(OSError):
        remove()
