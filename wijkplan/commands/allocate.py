"""``wijkplan allocate``: who gets what, and why?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

import typer

from wijkplan.commands.shell import completing
from wijkplan.commands.shell.options import amount, choice, scenario
from wijkplan.commands.shell.rendering import (
    CompactOption,
    Dialect,
    DialectOption,
    Format,
    FormatOption,
    Output,
    output,
)
from wijkplan.commands.shell.speaking import (
    FINE,
    WRONG_USE,
    Paths,
    made_of_sound,
    not_called,
    say,
    show,
    sound_plans,
    tell_refused,
    write,
)
from wijkplan.desk.dividing import divided
from wijkplan.desk.loading import named
from wijkplan.desk.refused import Refused
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.allocate import Question
    from wijkplan.allocate.city_money import CityMoney, Summary
    from wijkplan.checks.file import Checked
    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.plan import Plan
    from wijkplan.plan.spelregels import BijTekort, Methode
    from wijkplan.report.allocate.allocation import Allocated
    from wijkplan.report.draw.pieces import Pieces
    from wijkplan.report.whatif.methods import PlanMethods
    from wijkplan.report.whatif.scenarios import Tried

T = TypeVar("T")
Work = Callable[[str, "Plan", "Agenda", "Question"], T]


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
        Shortfall | None,
        choice(Shortfall, _("Wat er gebeurt als het geld niet genoeg is, in plaats van de spelregels.")),
    ] = None,
    budget: Annotated[
        int | None,
        typer.Option(parser=amount, metavar=_("BEDRAG"), help=_("Wat als er zoveel geld te verdelen was?")),
    ] = None,
    round: Annotated[  # noqa: A002
        str | None,
        typer.Option(
            autocompletion=completing.rondes, metavar=_("RONDE"), help=_("Verdeel het geld tot en met deze ronde.")
        ),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            autocompletion=completing.voorstellen,
            metavar="ID",
            help=_("Leg uit wat dit voorstel krijgt, en wat had geholpen."),
        ),
    ] = None,
    compare: Annotated[bool, typer.Option("--compare", help=_("Leg de manieren van verdelen naast elkaar."))] = False,
    scenarios: Annotated[
        list[Any] | None,
        typer.Option(
            "--scenario", parser=scenario, metavar="-10%|350000", help=_("Wat verandert er met meer of minder geld?")
        ),
    ] = None,
    city: Annotated[bool, typer.Option("--city", help=_("Tel het geld van alle wijken bij elkaar op."))] = False,
    compact: CompactOption = False,
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
    if compact and (explain or compare or scenarios or city or format is not Format.text):
        say(_("wijkplan: --compact is er als text, en niet samen met --explain, --compare, --scenario of --city."))
        return WRONG_USE
    from wijkplan.allocate import Question

    question = Question(
        cast("Methode | None", method and method.value),
        cast("BijTekort | None", shortfall and shortfall.value),
        budget,
        round,
    )
    out = output(format, dialect)
    if not (explain or compare or scenarios):
        return _city(paths, question, out) if city else _advice(paths, question, out, compact=compact)
    plans, code = sound_plans(paths)
    if explain:
        outcome = _explain(plans, explain, question, format)
    elif compare:
        outcome = _compare(plans, question, out)
    else:
        outcome = _scenarios(plans, scenarios or [], question, out)
    return outcome or code


def _advice(paths: list[Path] | None, question: Question, out: Output, *, compact: bool) -> int:
    """The advice for each plan, made where the plan is checked: no two whole plans are kept."""
    from wijkplan.report.allocate import allocation

    on_screen = _in_short if compact else _advice_on_screen
    made, code = _told(*made_of_sound(paths, partial(_advised, question, out, on_screen)))
    out.write(made, allocation)
    return code


def _advice_on_screen(one: Allocated) -> Pieces:
    from wijkplan.report.allocate import allocation_text

    return allocation_text.show(one)


def _advised(
    question: Question, out: Output, on_screen: Callable[[Allocated], Pieces], checked: Checked
) -> bytes | Refused:
    from wijkplan.allocate import allocate as divide
    from wijkplan.report.allocate import allocation

    def work(name: str, plan: Plan, agenda: Agenda, asked: Question) -> bytes:
        divided = divide(plan, agenda, asked)
        return out.item(allocation.Allocated(name, plan, divided, _is_what_if(question)), allocation, on_screen)

    return _divided(work, question, checked)


def _in_short(one: Allocated) -> Pieces:
    from wijkplan.report.allocate import allocation_compact

    return allocation_compact.show(one)


def _is_what_if(question: Question) -> bool:
    return (question.methode, question.bij_tekort, question.beschikbaar) != (None, None, None)


def _city(paths: list[Path] | None, question: Question, out: Output) -> int:
    from wijkplan.allocate.city_money import city_money
    from wijkplan.report.allocate import city_money as report

    wijken, code = _told(*made_of_sound(paths, partial(_of_the_city, question)))
    out.render(city_money(wijken), report, _city_on_screen)
    return code


def _city_on_screen(city: CityMoney) -> Pieces:
    from wijkplan.report.allocate import city_money_text

    return city_money_text.show(city)


def _of_the_city(question: Question, checked: Checked) -> Summary | Refused:
    from wijkplan.allocate import allocate as divide
    from wijkplan.allocate.city_money import summary

    def work(_name: str, plan: Plan, agenda: Agenda, asked: Question) -> Summary:
        return summary(plan, agenda, divide(plan, agenda, asked))

    return _divided(work, question, checked)


def _divided(work: Work[T], question: Question, checked: Checked) -> T | Refused:
    [(name, plan, agenda)] = named([checked])
    return divided(lambda asked: work(name, plan, agenda, asked), question, name, plan, agenda)


def _told(outcomes: Iterable[T | Refused], code: int = FINE) -> tuple[list[T], int]:
    """What came of the plans that could be divided, and the exit code; of the others it is said why not."""
    made = []
    for outcome in outcomes:
        if isinstance(outcome, Refused):
            tell_refused(outcome)
            code = outcome.code
        else:
            made.append(outcome)
    return made, code


def _each(plans: list[Checked], question: Question, work: Work[T]) -> tuple[list[T], int]:
    """What comes of dividing each plan here, one after the other."""
    from wijkplan.report.draw.progress import progress

    def outcomes() -> Iterator[T | Refused]:
        with progress(_("Verdelen"), len(plans)) as done:
            for count, checked in enumerate(plans):
                done(count)
                yield _divided(work, question, checked)

    return _told(outcomes())


def _compare(plans: list[Checked], question: Question, out: Output) -> int:
    from wijkplan.report.whatif import methods as report
    from wijkplan.whatif.methods import methods

    def work(name: str, plan: Plan, agenda: Agenda, asked: Question) -> report.PlanMethods:
        return report.PlanMethods(name, plan, methods(plan, agenda, asked))

    compared, code = _each(plans, replace(question, methode="gelijke-delen"), work)
    out.render(compared, report, _methods_on_screen)
    return code


def _methods_on_screen(compared: list[PlanMethods]) -> Pieces:
    from wijkplan.report.whatif import methods_text

    return (piece for one in compared for piece in methods_text.show(one))


def _scenarios(plans: list[Checked], wanted: list[Any], question: Question, out: Output) -> int:
    from wijkplan.report.whatif import scenarios as report
    from wijkplan.whatif.scenarios import scenarios

    def work(name: str, plan: Plan, agenda: Agenda, asked: Question) -> report.Tried:
        return report.Tried(name, plan, scenarios(plan, agenda, wanted, asked))

    tried, code = _each(plans, question, work)
    out.render(tried, report, _scenarios_on_screen)
    return code


def _scenarios_on_screen(tried: list[Tried]) -> Pieces:
    from wijkplan.report.whatif import scenarios_text

    return (piece for one in tried for piece in scenarios_text.show(one))


def _explain(plans: list[Checked], wanted: str, question: Question, form: Format) -> int:
    """The road of the voorstel with this id or naam, in every plan that has it; code 2 where none does."""
    from wijkplan.allocate import allocate as divide
    from wijkplan.plan.naming import Unknown, called_in_each, pairs
    from wijkplan.report.whatif import road as report
    from wijkplan.whatif.road import Road, road

    ids = called_in_each([pairs(plan.voorstellen) for _name, plan, _agenda in named(plans)], wanted)
    if isinstance(ids, Unknown):
        text = _("wijkplan: geen voorstel heeft de id '{name}'.").format(name=wanted)
        say(not_called(text, ids))
        return WRONG_USE
    id_in = {name: one for (name, _plan, _agenda), one in zip(named(plans), ids, strict=True)}

    def work(name: str, plan: Plan, agenda: Agenda, asked: Question) -> tuple[str, Plan, Road]:
        return name, plan, road(plan, agenda, divide(plan, agenda, asked), id_in[name] or "", asked)

    having = [checked for checked in plans if id_in.get(checked.path.as_posix())]
    found, code = _each(having, question, work)
    if not found:
        return code
    if form is Format.json:
        write(report.as_json(found))
    else:
        from wijkplan.report.whatif import road_text

        show(piece for one in found for piece in road_text.show(*one))
    return code
