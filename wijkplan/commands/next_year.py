"""``wijkplan next``: next year's plan, from this year's."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wijkplan.commands.shell.options import whole
from wijkplan.commands.shell.speaking import FINE, WRONG_USE, accepted, say, show, write
from wijkplan.desk.editing import open_sound_plan
from wijkplan.language import _, plural

if TYPE_CHECKING:
    from wijkplan.plan.writing.carried import NextYear


def next_year(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("Het plan van dit jaar."))],
    jaar: Annotated[
        int | None,
        typer.Option(parser=whole(2000, 2100), metavar=_("JAAR"), help=_("Het nieuwe jaar; zonder: een jaar later.")),
    ] = None,
    to: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("Het nieuwe bestand; zonder: de map van het nieuwe jaar."))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Laat het nieuwe plan alleen zien."))] = False,
) -> int:
    """Carry over what goes on, and mark what a person has to look at."""
    from wijkplan.desk.creating import check_new, create
    from wijkplan.plan.writing import next_year as carrying

    opened = accepted(open_sound_plan(file))
    plan = opened.plan
    year = plan.jaar + 1 if jaar is None else jaar
    if year <= plan.jaar:
        say(_("wijkplan: {file} is al van {jaar}; kies een later jaar.").format(file=file, jaar=plan.jaar))
        return WRONG_USE
    target = to or _beside(file, plan.jaar, year)
    if os.path.lexists(target) and not dry_run:
        say(_("wijkplan: {path} is er al. Kies een andere naam met --to; er is niets veranderd.").format(path=target))
        return WRONG_USE
    made = carrying.next_year(plan, opened.document.data(), year)
    text = _text(made)
    if dry_run:
        accepted(check_new(target, text))
        write(text)
        return FINE
    accepted(create(target, text))
    from wijkplan.report.plan import answers_text

    notes = sum(map(len, made.notes.values()))
    show(
        answers_text.said(
            _("{path} is gemaakt.").format(path=target),
            plural(notes, "Er staat {n} opmerking in om na te gaan.", "Er staan {n} opmerkingen in om na te gaan."),
        )
    )
    return FINE


def _beside(file: Path, old: int, new: int) -> Path:
    """``plans/2026/wijk.yaml`` becomes ``plans/2027/wijk.yaml``; elsewhere the year comes into the name."""
    if file.parent.name == str(old):
        return file.parent.parent / str(new) / file.name
    if str(old) in file.stem:
        return file.with_stem(file.stem.replace(str(old), str(new)))
    return file.with_stem(f"{file.stem}-{new}")


def _text(made: NextYear) -> str:
    """The new plan in the layout of all plans, with its notes as comments."""
    from functools import partial

    from wijkplan.plan.plan import Plan
    from wijkplan.plan.writing.order import order
    from wijkplan.yamltext.belonging import Around
    from wijkplan.yamltext.emit import emit

    data = _ordered(made.data, (), partial(order, Plan))
    around: dict[Any, Around] = {
        where: Around(above=[_comment(note) for note in notes]) for where, notes in made.notes.items()
    }
    for section in list(data)[1:]:
        if isinstance(data[section], dict | list):
            about = around.setdefault((section,), Around())
            about.above = ["", *about.above]
    head = [_comment(_("Niet overgenomen:")), *map(_comment, made.left_out), ""] if made.left_out else []
    return "".join(f"{line}\n" for line in head) + emit(data, around=around)


def _comment(text: object) -> str:
    """On one line, whatever stands in a name."""
    return "# " + " ".join(str(text).split())


def _ordered(value: Any, where: Any, keys: Any) -> Any:
    """The same data, its keys in the order in which people find them."""
    if isinstance(value, list):
        return [_ordered(item, (*where, n), keys) for n, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    # Doelgroepen are keys that only this plan knows: they stay as they stand.
    known = dict.fromkeys((*(key for key in keys(where) if key in value), *value))
    return {key: _ordered(value[key], (*where, key), keys) for key in known}
