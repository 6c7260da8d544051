"""What the commands share that hand out a table to fill in: of which organisation it is, and where it comes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from wijkplan.commands.shell.speaking import ERRORS, FINE, accepted, not_called, say
from wijkplan.desk.editing import cannot_write, open_sound_plan
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.desk.editing import Sound
    from wijkplan.exchange.tables.result_rows import Rows

_MANY = 12  # names that fit in one message


def wrong_target(files: list[Path], to: Path | None, suffix: str) -> str | None:
    """What is wrong with the name that was given for a table of these plans."""
    if to is not None and to.suffix.lower() != suffix:
        return _("wijkplan: {path}: de naam van de tabel moet eindigen op {suffix}.").format(path=to, suffix=suffix)
    if to is not None and len(files) > 1:
        return _("wijkplan: --to kan bij één plan. Bij meer plannen komt elke tabel naast zijn plan.")
    return None


def asked_for(files: list[Path], organisatie: str | None) -> list[tuple[Sound, str | None]] | None:
    """The plans to make a table of, each with what it calls the organisation: its id, or None where none was asked for.

    A plan that does not know the organisation is not among them; None where no plan does, and says so.
    """
    plans = [accepted(open_sound_plan(file)) for file in files]
    if organisatie is None:
        return [(opened, None) for opened in plans]
    from wijkplan.exchange.tables.result_rows import organisaties
    from wijkplan.plan.naming import Unknown, called_in_each

    known = [organisaties(opened.plan, opened.agenda) for opened in plans]
    found = called_in_each(known, organisatie)
    if not isinstance(found, Unknown):
        return [(opened, whose) for opened, whose in zip(plans, found, strict=True) if whose is not None]
    one, many = (
        _("wijkplan: '{name}' heeft geen voorstel met geld in dit plan."),
        _("wijkplan: '{name}' heeft geen voorstel met geld in deze plannen."),
    )
    text = (one if len(plans) == 1 else many).format(name=organisatie)
    names = sorted({naam for each in known for _id, naam in each})
    if not found.help and names:
        shown = ", ".join(names[:_MANY]) + (", …" if len(names) > _MANY else "")
        text = f"{text} {_('Kies uit: {known}.').format(known=shown)}"
    say(not_called(text, found))
    return None


def beside(plan: Path, about: str, whose: str | None, suffix: str) -> Path:
    """Where a table comes: ``mijnwijk.xlsx``, ``mijnwijk-resultaten-taalhuis.csv``."""
    from wijkplan.plan.reading.ids import slug

    words = (plan.stem, about, slug(whose) if whose else "")
    return plan.with_name("-".join(word for word in words if word) + suffix)


def results_of(opened: Sound, whose: str | None) -> Rows | None:
    """The rows about results of a plan; None where there are none, and says so."""
    from wijkplan.exchange.tables.result_rows import rows_of

    rows, path = rows_of(opened.document, opened.plan, opened.agenda, whose), opened.document.path
    for what in rows.nameless:
        text = _("let op: {path}: het effect '{what}' krijgt geen rij. Geef het eerst een eigen id.")
        say(text.format(path=path, what=what))
    if rows.is_empty:
        say(_("wijkplan: {path}: er is nog geen geld toegekend, en er staan geen effecten in.").format(path=path))
        return None
    return rows


def hand_out(opened: Sound, target: Path, table: Callable[[], bytes], *, force: bool) -> int:
    """Write a table whole or not at all, and say how it comes back. Gives the exit code.

    Args:
        opened: the plan that it is of.
        target: the file to write.
        table: makes its content, or raises a `TooLongError`.
        force: whether to write over what people may have filled in.
    """
    from wijkplan.exchange.tables.cells import TooLongError
    from wijkplan.files.writing import write_new, write_whole

    plan = opened.document.path
    try:
        content = table()
        if force:
            write_whole(target, content)
        elif not target.is_file() or target.read_bytes() != content:
            write_new(target, content)
    except TooLongError as error:
        say(_("wijkplan: {path}: {why}.").format(path=plan, why=error.message))
        return ERRORS
    except FileExistsError:
        say(_("wijkplan: {path} is er al en is anders. Gebruik --force om het te vervangen.").format(path=target))
        return ERRORS
    except OSError as error:
        say(cannot_write(error, target))
        return ERRORS
    text = _("{path} is gemaakt. Neem het daarna over met: wijkplan import {kind} {path} --plan {plan}")
    say(text.format(path=target, kind=target.suffix.lower()[1:], plan=plan))
    return FINE
