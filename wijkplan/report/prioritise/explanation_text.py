"""One place in the order explained, on a screen."""

from __future__ import annotations

from fractions import Fraction

from rich.text import Text

from wijkplan.language import N_, _
from wijkplan.language.numbers import euros, figure, number
from wijkplan.prioritise.criteria import CRITERIA
from wijkplan.prioritise.explain import Explanation, Neighbour
from wijkplan.prioritise.moving_up import Step
from wijkplan.report.draw.labels import SOORTEN
from wijkplan.report.draw.pieces import Pieces, Row, Rows, section, text, under_its_id
from wijkplan.report.prioritise.ranking import Ranked
from wijkplan.report.prioritise.ranking_text import heading, score_bar
from wijkplan.report.prioritise.sentences import voice

_KINDS = {**SOORTEN, "thema": N_("thema")}
_CAN = {
    "draagvlak": N_("Draagvlak: met {more} meer ({needed} in totaal) komt dit op plaats {plaats}."),
    "bereik": N_("Bereik: met {more} meer ({needed} in totaal) komt dit op plaats {plaats}."),
    "vrijwilligers": N_("Vrijwilligers: met {more} meer ({needed} in totaal) komt dit op plaats {plaats}."),
    "eigen_bijdrage": N_("Eigen geld: met {more} meer ({needed} in totaal) komt dit op plaats {plaats}."),
    "signalen": N_("Signalen: met {more} meer ({needed} in totaal) komt dit op plaats {plaats}."),
    "ambities": N_("Met een ambitie uit de agenda erbij komt dit op plaats {plaats}."),
    "doelgroepen": N_("Met een doelgroep erbij die moeilijk te bereiken is, komt dit op plaats {plaats}."),
    "prioriteit.wijk": N_("Met een {needed} van de wijk komt dit op plaats {plaats}."),
    "prioriteit.aanbieder": N_("Met een {needed} van de aanbieder komt dit op plaats {plaats}."),
}
_CANNOT = {
    "draagvlak": N_("Met meer draagvlak alleen lukt het niet."),
    "bereik": N_("Met meer bereik alleen lukt het niet."),
    "vrijwilligers": N_("Met meer vrijwilligers alleen lukt het niet."),
    "eigen_bijdrage": N_("Met meer eigen geld alleen lukt het niet."),
    "signalen": N_("Met meer signalen alleen lukt het niet."),
    "ambities": N_("Met een ambitie uit de agenda alleen lukt het niet."),
    "doelgroepen": N_("Met een andere doelgroep alleen lukt het niet."),
    "prioriteit.wijk": N_("Met een hoger cijfer van de wijk alleen lukt het niet."),
    "prioriteit.aanbieder": N_("Met een hoger cijfer van de aanbieder alleen lukt het niet."),
}


def show(ranked: Ranked, explanation: Explanation) -> Pieces:
    """The points as bars, both voices, the neighbours, and what it takes to move up."""
    yield from heading(ranked)
    place = _("{soort}, plaats {plaats} van {van}, score {score}").format(
        soort=_(_KINDS[explanation.soort]),
        plaats=explanation.plaats,
        van=explanation.van,
        score=number(explanation.score, 1),
    )
    yield text(explanation.naam, "strong")
    yield under_its_id(explanation.id)
    yield text(place)
    yield ""
    yield from _points(explanation)
    yield from section(_("De twee stemmen"), _voices(explanation))
    yield from section(_("Buren in de volgorde"), _neighbours(explanation))
    yield from section(_("Wat nodig is voor een plaats hoger"), _steps(explanation))
    yield ""


def _points(explanation: Explanation) -> Pieces:
    rows = []
    for part in explanation.delen:
        if part.gewicht:
            value = _("onbekend") if part.waarde is None else number(part.waarde, 2)
            shown = Text(value), Text(number(part.gewicht, 1)), Text(number(part.punten, 1), "strong")
            rows.append(Row(text(_(CRITERIA[part.criterium])), score_bar(100 * (part.waarde or Fraction(0))), *shown))
    yield Rows("llrrr", rows, (_("Criterium"), "", _("Deel"), _("Gewicht"), _("Punten")))
    for part in explanation.unknown:
        unknown = _("Over {name} is niets bekend; dat kan hoogstens {points} punten brengen.")
        name = _(CRITERIA[part.criterium])
        yield text(unknown.format(name=name, points=number(part.gewicht, 1)), "less")


def _voices(explanation: Explanation) -> list[str]:
    text = _("{stem}: cijfer {cijfer}; telt alleen deze stem, dan plaats {plaats}")
    figures, places = explanation.prioriteit, explanation.places
    return [
        text.format(stem=_("wijk"), cijfer=voice(figures.wijk), plaats=places.wijk),
        text.format(stem=_("aanbieder"), cijfer=voice(figures.aanbieder), plaats=places.aanbieder),
    ]


def _neighbours(explanation: Explanation) -> list[str]:
    def line(neighbour: Neighbour, text: str) -> str:
        gap = number(abs(neighbour.score - explanation.score), 1)
        return text.format(plaats=neighbour.plaats, naam=neighbour.naam, gap=gap)

    found = []
    if explanation.above:
        found.append(line(explanation.above, _("{plaats}. {naam}, {gap} punten hoger")))
    if explanation.below:
        found.append(line(explanation.below, _("{plaats}. {naam}, {gap} punten lager")))
    return found or [_("Dit is de enige.")]


def _steps(explanation: Explanation) -> list[str]:
    if explanation.plaats == 1:
        return [_("Dit staat al bovenaan.")]
    return [sentence(step) for step in explanation.steps] or [_("Eén verandering is daarvoor niet genoeg.")]


def sentence(step: Step) -> str:
    """One step in plain words."""
    if step.nodig is None:
        return _(_CANNOT[step.veld])
    if step.veld == "eigen_bijdrage":
        more, needed = euros(int(step.nodig - (step.nu or 0))), euros(int(step.nodig))
    else:
        more = number(step.nodig - (step.nu or 0))
        needed = figure(step.nodig, 1)
    return _(_CAN[step.veld]).format(more=more, needed=needed, plaats=step.plaats)
