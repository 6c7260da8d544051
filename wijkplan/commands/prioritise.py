"""``wijkplan prioritise``: what comes first, why, who wanted that, how sure is it, and what would change it?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell import completing
from wijkplan.commands.shell.options import share, weights, whole
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
    write,
)
from wijkplan.desk.loading import named
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.checks.file import Checked
    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.plan import Plan
    from wijkplan.prioritise.city import City
    from wijkplan.report.draw.pieces import Pieces
    from wijkplan.report.prioritise.ranking import Ranked

CRITERIA = ("stem", "signalen", "ambities", "thema", "draagvlak", "doelgroepen", "bereik", "eigen_inzet", "prioriteit")
STEMMEN = ("wijk", "aanbieder")


def prioritise(
    paths: Paths = None,
    format: FormatOption = Format.text,  # noqa: A002
    top: Annotated[
        int | None,
        typer.Option(parser=whole(1, 999_999), metavar=_("AANTAL"), help=_("Laat alleen de eerste voorstellen zien.")),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            autocompletion=completing.everything,
            metavar="ID",
            help=_("Leg uit waarom dit thema of voorstel daar staat."),
        ),
    ] = None,
    voices: Annotated[bool, typer.Option("--voices", help=_("Laat zien waar wijk en aanbieder verschillen."))] = False,
    stability: Annotated[bool, typer.Option("--stability", help=_("Laat zien hoe zeker de volgorde is."))] = False,
    margin: Annotated[
        Fraction,
        typer.Option(
            parser=share,
            metavar="20%",
            help=_("Zoveel mag elk criterium zwaarder of lichter tellen bij --stability; standaard 20%."),
            show_default=False,
        ),
    ] = Fraction(1, 5),
    weight: Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=completing.one_of(*(f"{name}=" for name in CRITERIA)),
            metavar="C=N",
            help=_("Wat als dit criterium zo zwaar telde? Zoals draagvlak=50; mag vaker."),
        ),
    ] = None,
    ratio: Annotated[
        str | None,
        typer.Option(
            autocompletion=completing.one_of("wijk=", "aanbieder="),
            metavar="wijk=N,aanbieder=N",
            help=_("Wat als de stemmen zo zwaar telden?"),
        ),
    ] = None,
    city: Annotated[bool, typer.Option("--city", help=_("Leg alle wijken naast elkaar."))] = False,
    compact: CompactOption = False,
    dialect: DialectOption = Dialect.en,
) -> int:
    """Rank the themas and the voorstellen of each plan."""
    changed = weights(weight or [], CRITERIA, "--weight")
    voice_ratio = weights([ratio] if ratio else [], STEMMEN, "--ratio")
    if len(voice_ratio) == 1:
        why = _("noem beide stemmen, zoals wijk=50,aanbieder=50")
        raise typer.BadParameter(why, param_hint="--ratio")
    if sum((bool(explain), voices, city)) > 1:
        say(_("wijkplan: kies één van --explain, --voices en --city."))
        return WRONG_USE
    if (explain or voices) and format not in (Format.text, Format.json):
        say(_("wijkplan: --explain en --voices zijn er als text en json."))
        return WRONG_USE
    if compact and (explain or voices or city or stability or format is not Format.text):
        say(_("wijkplan: --compact is er als text, en niet samen met --explain, --voices, --city of --stability."))
        return WRONG_USE
    asked = Asked((changed, voice_ratio), margin if stability else None, top, compact)
    out = output(format, dialect)
    if not (explain or city or (voices and format is Format.text)):
        from wijkplan.report.prioritise import ranking

        item = partial(_item, asked, out)
        if any(asked.what_if):  # weights that cannot be are found on the way, and said here
            plans, code = sound_plans(paths)
            items = [item(checked) for checked in plans]
        else:
            items, code = made_of_sound(paths, item)
        out.write(items, ranking)
        return code
    plans, code = sound_plans(paths)
    ranked = [_ranked(asked, name, plan, agenda) for name, plan, agenda in named(plans)]
    if explain:
        return _explain(ranked, explain, format) or code
    if city:
        _city(ranked, [checked.agenda for checked in plans], out)
    else:
        from wijkplan.report.prioritise import voices_text

        show(piece for one in ranked for piece in voices_text.show(one))
    return code


@dataclass(frozen=True)
class Asked:
    """What is asked about every plan."""

    what_if: tuple[dict[str, Fraction], dict[str, Fraction]]
    """Other weights of criteria, and of the voices."""
    margin: Fraction | None
    """By which part weights may vary; None where nobody asks how sure the order is."""
    top: int | None
    compact: bool
    """Whether each voorstel is one line."""


def _ranked(asked: Asked, name: str, plan: Plan, agenda: Agenda) -> Ranked:
    """A plan with its ranking and all that was asked about it."""
    from wijkplan.prioritise import rank
    from wijkplan.prioritise.stability import stability
    from wijkplan.prioritise.voices import voices
    from wijkplan.prioritise.what_if import what_if
    from wijkplan.report.prioritise.ranking import Ranked

    ranking, was = rank(plan, agenda), None
    if any(asked.what_if):
        try:
            was = what_if(plan, agenda, ranking, *asked.what_if)
        except ValueError as error:
            why = _("alle gewichten van '{name}' zijn dan nul").format(name=error)
            raise typer.BadParameter(why, param_hint="--weight, --ratio") from None
        ranking = was.ranking
    sure = None if asked.margin is None else stability(ranking, asked.margin)
    return Ranked(name, plan, ranking, voices(plan, ranking), asked.top, sure, was)


def _item(asked: Asked, out: Output, checked: Checked) -> bytes:
    """The part of the outcome that is about one plan, made where the plan is checked."""
    from wijkplan.report.prioritise import ranking

    [(name, plan, agenda)] = named([checked])
    return out.item(_ranked(asked, name, plan, agenda), ranking, _in_short if asked.compact else _on_screen)


def _on_screen(one: Ranked) -> Pieces:
    from wijkplan.report.prioritise import ranking_text

    return ranking_text.show(one)


def _in_short(one: Ranked) -> Pieces:
    from wijkplan.report.prioritise import ranking_compact

    return ranking_compact.show(one)


def _explain(ranked: list[Ranked], wanted: str, form: Format) -> int:
    """Explain what has this id or naam, in every plan that has it; code 2 where none does."""
    from wijkplan.plan.naming import Unknown, called_in_each, pairs
    from wijkplan.prioritise.explain import explain
    from wijkplan.report.prioritise import explanation

    ids = called_in_each([pairs((*one.plan.themas, *one.plan.voorstellen)) for one in ranked], wanted)
    if isinstance(ids, Unknown):
        text = _("wijkplan: geen thema of voorstel heeft de id '{name}'.").format(name=wanted)
        say(not_called(text, ids))
        return WRONG_USE
    found = [
        (one, this) for one, name in zip(ranked, ids, strict=True) for this in explain(one.ranking, one.voices, name)
    ]
    if form is Format.json:
        write(explanation.as_json(found))
    else:
        from wijkplan.report.prioritise import explanation_text

        show(piece for one in found for piece in explanation_text.show(*one))
    return FINE


def _city(ranked: list[Ranked], agendas: list[Agenda], out: Output) -> None:
    from wijkplan.prioritise.city import Wijk
    from wijkplan.prioritise.city import city as side_by_side
    from wijkplan.report.prioritise import city

    each_once = [agenda for n, agenda in enumerate(agendas) if agenda not in agendas[:n]]
    whole_city = side_by_side([Wijk(one.plan, one.ranking) for one in ranked], each_once)
    supposed = tuple(said for one in ranked for said in one.supposed)
    out.render(replace(whole_city, supposed=supposed), city, _city_on_screen)


def _city_on_screen(whole_city: City) -> Pieces:
    from wijkplan.report.prioritise import city_text

    return city_text.show(whole_city)
