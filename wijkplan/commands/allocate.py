"""``wijkplan allocate``: who gets what, and why?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from wijkplan.commands.shell.options import amount, choice, scenario
from wijkplan.commands.shell.rendering import Dialect, DialectOption, Format, FormatOption, Shape, render, shape_of
from wijkplan.commands.shell.speaking import (
    FINE,
    WRONG_USE,
    Paths,
    ballots,
    cannot_divide,
    named,
    say,
    show,
    sound_plans,
    suggesting,
    write,
)
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.allocate import Allocation
    from wijkplan.checks.file import Checked
    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.ballots import Ballots
    from wijkplan.plan.plan import Plan
    from wijkplan.plan.spelregels import Methode

T = TypeVar("T")
Work = Callable[[str, "Plan", "Agenda", "Ballots | None"], T]


class Method(StrEnum):
    """How the pot is divided."""

    rangorde = "rangorde"
    per_thema = "per-thema"
    gelijke_delen = "gelijke-delen"


class Shortfall(StrEnum):
    """What happens when the next one does not fit."""

    sla_over = "sla-over"
    stop = "stop"
    deels = "deels"


def allocate(
    paths: Paths = None,
    method: Annotated[
        Method | None, choice(Method, _("Manier van verdelen, in plaats van die in de spelregels."))
    ] = None,
    shortfall: Annotated[
        Shortfall | None, choice(Shortfall, _("Wat er gebeurt bij tekort, in plaats van de spelregels."))
    ] = None,
    budget: Annotated[
        int | None,
        typer.Option(parser=amount, metavar=_("BEDRAG"), help=_("Wat als dit bedrag beschikbaar was?")),
    ] = None,
    round: Annotated[  # noqa: A002
        str | None, typer.Option(metavar=_("RONDE"), help=_("Verdeel het geld tot en met deze ronde."))
    ] = None,
    explain: Annotated[
        str | None, typer.Option(metavar="ID", help=_("Leg uit wat dit voorstel krijgt, en wat had geholpen."))
    ] = None,
    compare: Annotated[bool, typer.Option("--compare", help=_("Leg de manieren van verdelen naast elkaar."))] = False,
    scenarios: Annotated[
        list[Any] | None,
        typer.Option(
            "--scenario", parser=scenario, metavar="-10%|350000", help=_("Wat verandert er met meer of minder geld?")
        ),
    ] = None,
    city: Annotated[bool, typer.Option("--city", help=_("Tel het geld van alle wijken bij elkaar op."))] = False,
    format: FormatOption = Format.text,  # noqa: A002
    dialect: DialectOption = Dialect.en,
) -> int:
    """Divide the flexible budget of each plan."""
    if sum((bool(explain), compare, bool(scenarios), city)) > 1:
        say(_("wijkplan: kies één van --explain, --compare, --scenario en --city."))
        return WRONG_USE
    if explain and format not in (Format.text, Format.json):
        say(_("wijkplan: --explain is er als text en json."))
        return WRONG_USE
    if compare and (method or shortfall):
        say(_("wijkplan: --compare laat elke manier van verdelen zien; laat --method en --shortfall weg."))
        return WRONG_USE
    if city and budget is not None:
        say(_("wijkplan: --budget is een bedrag voor één wijk; laat het weg bij --city."))
        return WRONG_USE
    pot = {"beschikbaar": budget, "ronde": round}
    settings: dict[str, Any] = {"methode": method and method.value, "bij_tekort": shortfall and shortfall.value, **pot}
    if not (explain or compare or scenarios):
        return _city(paths, settings, format, dialect) if city else _advice(paths, settings, format, dialect)
    plans, code = sound_plans(paths)
    if explain:
        outcome = _explain(plans, explain, settings, format)
    elif compare:
        outcome = _compare(plans, pot, format, dialect)
    else:
        outcome = _scenarios(plans, scenarios or [], settings, format, dialect)
    return outcome or code


@dataclass(frozen=True)
class Made:
    """What came of one plan, in the process where it was checked."""

    made: Any = None
    problem: str | None = None
    """Why its money cannot be divided this way."""


def _advice(paths: list[Path] | None, settings: dict[str, Any], form: Format, dialect: Dialect) -> int:
    """The advice for each plan, made where the plan is checked: no two whole plans are kept."""
    from wijkplan.report.allocate import allocation

    shape = shape_of(form, dialect)
    made, code = _of_each(paths, partial(_advised, settings, shape))
    shape.write(made, allocation)
    return code


def _advised(settings: dict[str, Any], shape: Shape, checked: Checked) -> Made:
    from wijkplan.report.allocate import allocation

    def item(name: str, plan: Plan, _agenda: Agenda, divided: Allocation) -> bytes:
        return shape.item(allocation.Allocated(name, plan, divided), allocation)

    return _divided(checked, settings, item)


def _city(paths: list[Path] | None, settings: dict[str, Any], form: Format, dialect: Dialect) -> int:
    from wijkplan.allocate.city_money import city_money
    from wijkplan.report.allocate import city_money as report

    wijken, code = _of_each(paths, partial(_of_the_city, settings))
    render(city_money(wijken), report, form, dialect)
    return code


def _of_the_city(settings: dict[str, Any], checked: Checked) -> Made:
    from wijkplan.allocate.city_money import summary

    return _divided(checked, settings, lambda _name, plan, agenda, divided: summary(plan, agenda, divided))


def _of_each(paths: list[Path] | None, make: Callable[[Checked], Made]) -> tuple[list[Any], int]:
    """What this makes of each sound plan, and the exit code; one that cannot be divided is passed over and said."""
    plans, code = sound_plans(paths, make)
    made = []
    for checked in plans:
        if checked.made.problem:
            say(checked.made.problem)
            code = WRONG_USE
        else:
            made.append(checked.made.made)
    return made, code


def _divided(checked: Checked, settings: dict[str, Any], work: Callable[[str, Plan, Agenda, Allocation], Any]) -> Made:
    """Divide the money of one plan and do this with the outcome."""
    from wijkplan.allocate import NoBallotsError, UnknownRondeError
    from wijkplan.allocate import allocate as divide
    from wijkplan.plan.spelregels import over

    [(name, plan, agenda)] = named([checked])
    methode = settings["methode"] or over(agenda.spelregels, plan.spelregels).verdeling.methode
    try:
        divided = divide(plan, agenda, ballots=ballots(name, plan, methode), **settings)
    except (NoBallotsError, UnknownRondeError) as error:
        return Made(problem=cannot_divide(error, name, plan))
    return Made(work(name, plan, agenda, divided))


def _each(plans: list[Checked], methode: Methode | None, work: Work[T]) -> tuple[list[T], int]:
    """Do this for each plan; one that cannot be divided this way is passed over with a message, and gives code 2."""
    from wijkplan.allocate import NoBallotsError, UnknownRondeError
    from wijkplan.plan.spelregels import over
    from wijkplan.report.draw.progress import progress

    made, code = [], FINE
    with progress(_("Verdelen"), len(plans)) as done:
        for count, (name, plan, agenda) in enumerate(named(plans)):
            done(count)
            own = over(agenda.spelregels, plan.spelregels).verdeling.methode
            try:
                made.append(work(name, plan, agenda, ballots(name, plan, methode or own)))
            except (NoBallotsError, UnknownRondeError) as error:
                say(cannot_divide(error, name, plan))
                code = WRONG_USE
    return made, code


def _compare(plans: list[Checked], pot: dict[str, Any], form: Format, dialect: Dialect) -> int:
    from wijkplan.report.whatif import methods as report
    from wijkplan.whatif.methods import methods

    def work(name: str, plan: Plan, agenda: Agenda, votes: Ballots | None) -> report.PlanMethods:
        return report.PlanMethods(name, plan, methods(plan, agenda, ballots=votes, **pot))

    compared, code = _each(plans, "gelijke-delen", work)
    render(compared, report, form, dialect)
    return code


def _scenarios(
    plans: list[Checked], wanted: list[Any], settings: dict[str, Any], form: Format, dialect: Dialect
) -> int:
    from wijkplan.report.whatif import scenarios as report
    from wijkplan.whatif.scenarios import scenarios

    def work(name: str, plan: Plan, agenda: Agenda, votes: Ballots | None) -> report.Tried:
        return report.Tried(name, plan, scenarios(plan, agenda, wanted, ballots=votes, **settings))

    tried, code = _each(plans, settings["methode"], work)
    render(tried, report, form, dialect)
    return code


def _explain(plans: list[Checked], wanted: str, settings: dict[str, Any], form: Format) -> int:
    """The road of the voorstel with this id, in every plan that has it; code 2 where none does."""
    from wijkplan.allocate import allocate as divide
    from wijkplan.report.whatif import road as report
    from wijkplan.whatif.road import Road, road

    def work(name: str, plan: Plan, agenda: Agenda, votes: Ballots | None) -> tuple[str, Plan, Road] | None:
        if all(voorstel.id != wanted for voorstel in plan.voorstellen):
            return None
        allocation = divide(plan, agenda, ballots=votes, **settings)
        return name, plan, road(plan, agenda, allocation, wanted, ballots=votes, **settings)

    made, code = _each(plans, settings["methode"], work)
    found = [one for one in made if one is not None]
    if not found:
        text = _("wijkplan: geen voorstel heeft de id '{name}'.").format(name=wanted)
        say(suggesting(text, wanted, (v.id for _name, plan, _agenda in named(plans) for v in plan.voorstellen)))
        return WRONG_USE
    if form is Format.json:
        write(report.as_json(found))
    else:
        from wijkplan.report.whatif import road_text

        show(piece for one in found for piece in road_text.show(*one))
    return code
