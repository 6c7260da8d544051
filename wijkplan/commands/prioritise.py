"""``wijkplan prioritise``: what comes first, why, who wanted that, how sure is it, and what would change it?"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.common import FINE, WRONG_USE, Paths, named, page, say, sound_plans, styled, write
from wijkplan.commands.options import Dialect, choice, share, weights, whole
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.plan import Plan
    from wijkplan.report.ranking import Ranked

CRITERIA = ("stem", "signalen", "ambities", "thema", "draagvlak", "doelgroepen", "bereik", "eigen_inzet", "prioriteit")
STEMMEN = ("wijk", "aanbieder")


class Format(StrEnum):
    """How the outcome is shown."""

    text = "text"
    json = "json"
    csv = "csv"
    markdown = "markdown"


def prioritise(
    paths: Paths = None,
    format: Annotated[Format, choice(Format, _("Hoe de uitkomst eruitziet."))] = Format.text,  # noqa: A002
    top: Annotated[
        int | None,
        typer.Option(parser=whole(1, 999_999), metavar=_("AANTAL"), help=_("Laat alleen de eerste voorstellen zien.")),
    ] = None,
    explain: Annotated[
        str | None, typer.Option(metavar="ID", help=_("Leg uit waarom dit thema of voorstel daar staat."))
    ] = None,
    voices: Annotated[bool, typer.Option("--voices", help=_("Laat zien waar wijk en aanbieder verschillen."))] = False,
    stability: Annotated[bool, typer.Option("--stability", help=_("Laat zien hoe zeker de volgorde is."))] = False,
    margin: Annotated[
        Fraction,
        typer.Option(
            parser=share, metavar="20%", help=_("Zoveel mag elk gewicht verschillen bij --stability; standaard 20%.")
        ),
    ] = Fraction(1, 5),
    weight: Annotated[
        list[str] | None,
        typer.Option(metavar="C=N", help=_("Wat als dit gewicht gold? Zoals draagvlak=50; mag vaker.")),
    ] = None,
    ratio: Annotated[
        str | None, typer.Option(metavar="wijk=N,aanbieder=N", help=_("Wat als de stemmen zo zwaar telden?"))
    ] = None,
    city: Annotated[bool, typer.Option("--city", help=_("Leg alle wijken naast elkaar."))] = False,
    dialect: Annotated[
        Dialect, choice(Dialect, _("CSV voor Excel in het Nederlands (nl) of Engels (en)."))
    ] = Dialect.en,
) -> int:
    """Rank the themas and the voorstellen of each plan."""
    changed = weights(weight or [], CRITERIA, "--weight")
    voice_ratio = weights([ratio] if ratio else [], STEMMEN, "--ratio")
    if sum((bool(explain), voices, city)) > 1:
        say(_("wijkplan: kies één van --explain, --voices en --city."))
        return WRONG_USE
    if (explain or voices) and format not in (Format.text, Format.json):
        say(_("wijkplan: --explain en --voices zijn er als text en json."))
        return WRONG_USE
    plans, code = sound_plans(paths)
    ranked, agendas = [], []
    for name, plan, agenda in named(plans):
        ranked.append(_ranked(name, plan, agenda, (changed, voice_ratio), margin if stability else None, top))
        if agenda not in agendas:
            agendas.append(agenda)
    if explain:
        return _explain(ranked, explain, format) or code
    if city:
        _city(ranked, agendas, format, dialect)
    elif voices and format is Format.text:
        from wijkplan.report import voices_text

        shown = page()
        for one in ranked:
            voices_text.show(shown, one)
        styled(shown.text())
    else:
        _show(ranked, format, dialect)
    return code


def _ranked(
    name: str,
    plan: Plan,
    agenda: Agenda,
    what_if: tuple[dict[str, Fraction], dict[str, Fraction]],
    margin: Fraction | None,
    top: int | None,
) -> Ranked:
    """A plan with its ranking and all that was asked about it."""
    from wijkplan.prioritise import rank
    from wijkplan.prioritise.stability import stability
    from wijkplan.prioritise.voices import voices
    from wijkplan.prioritise.what_if import what_if as changed
    from wijkplan.report.ranking import Ranked

    ranking, was = rank(plan, agenda), None
    if any(what_if):
        try:
            was = changed(plan, agenda, ranking, *what_if)
        except ValueError as error:
            why = _("alle gewichten van '{name}' zijn dan nul").format(name=error)
            raise typer.BadParameter(why, param_hint="--weight, --ratio") from None
        ranking = was.ranking
    sure = None if margin is None else stability(ranking, margin)
    return Ranked(name, plan, ranking, voices(plan, ranking), top, sure, was)


def _show(ranked: list[Ranked], form: Format, dialect: Dialect) -> None:
    from wijkplan.report import ranking

    match form:
        case Format.json:
            write(ranking.as_json(ranked))
        case Format.csv:
            write(ranking.as_csv(ranked, dialect.value))
        case Format.markdown:
            write(ranking.as_markdown(ranked))
        case Format.text:
            from wijkplan.report import ranking_text

            shown = page()
            for one in ranked:
                ranking_text.show(shown, one)
            styled(shown.text())


def _explain(ranked: list[Ranked], wanted: str, form: Format) -> int:
    """Explain what has this id, in every plan that has it; code 2 where none does."""
    from wijkplan.prioritise.explain import explain, ids
    from wijkplan.report import explanation

    found = [(one, this) for one in ranked for this in explain(one.ranking, one.voices, wanted)]
    if not found:
        from difflib import get_close_matches

        known = dict.fromkeys(name for one in ranked for name in ids(one.ranking))
        likely = get_close_matches(wanted.casefold(), list(known), n=1)
        text = _("wijkplan: geen thema of voorstel heeft de id '{name}'.").format(name=wanted)
        say(f"{text} {_('Bedoel je {likely}?').format(likely=likely[0])}" if likely else text)
        return WRONG_USE
    if form is Format.json:
        write(explanation.as_json(found))
    else:
        shown = page()
        for one, this in found:
            explanation.show(shown, one, this)
        styled(shown.text())
    return FINE


def _city(ranked: list[Ranked], agendas: list[Agenda], form: Format, dialect: Dialect) -> None:
    from wijkplan.prioritise.city import Wijk
    from wijkplan.prioritise.city import city as side_by_side
    from wijkplan.report import city

    whole_city = side_by_side([Wijk(one.plan, one.ranking) for one in ranked], agendas)
    match form:
        case Format.json:
            write(city.as_json(whole_city))
        case Format.csv:
            write(city.as_csv(whole_city, dialect.value))
        case Format.markdown:
            write(city.as_markdown(whole_city))
        case Format.text:
            shown = page()
            city.show(shown, whole_city)
            styled(shown.text())
