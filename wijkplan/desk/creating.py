"""What commands that make a new plan share: check it, and write it with what belongs beside it, or nothing."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import typer

from wijkplan.commands.shell.speaking import WRONG_USE, say
from wijkplan.desk.editing import cannot_write, checked, refuse
from wijkplan.language import _

SCHEMA_FILE = "plan.schema.json"


def check_new(file: Path, text: str) -> None:
    """Look whether this text can become that plan.

    Raises:
        typer.Exit: 1 where there would be errors in it.
    """
    from wijkplan.files.reading import from_bytes

    made = checked(from_bytes(file, text.encode()))
    if made.errors or made.plan is None:
        refuse(made.document, made.errors, _("wijkplan: zo komen er fouten in {path}; er is niets geschreven."))


def create(file: Path, text: str) -> None:
    """Write a new plan, with the folders that it needs and the schema for editors, which it names at its top.

    Raises:
        typer.Exit: 1 where there would be errors in it; 2 where something is there already, or it cannot be written.
            Then nothing of it stays behind.
    """
    from wijkplan.commands.schema import text as schema_text
    from wijkplan.files.writing import write_new

    check_new(file, text)
    with contextlib.ExitStack() as undo:
        try:
            for folder in reversed([folder for folder in file.parents if not folder.exists()]):
                folder.mkdir()
                undo.callback(_gone, folder.rmdir)
            schema = _schema_file(file)
            if not schema.exists():
                write_new(schema, schema_text("plan").encode())
                undo.callback(_gone, schema.unlink)
            named = Path(os.path.relpath(schema, file.parent)).as_posix()
            write_new(file, f"# yaml-language-server: $schema={named}\n{text}".encode())
        except OSError as error:
            say(cannot_write(error, file))
            raise typer.Exit(WRONG_USE) from None
        undo.pop_all()


def _schema_file(file: Path) -> Path:
    """The schema for editors: the nearest one above the file, or else one beside the agenda or the file."""
    from wijkplan.files.discovery import agenda_file, upwards

    beside = agenda_file(file) or file
    return upwards(file, SCHEMA_FILE) or beside.parent / SCHEMA_FILE


def _gone(remove: Callable[[], None]) -> None:
    """Take away what was made, if nobody put anything in it."""
    with contextlib.suppress(OSError):
        remove()
