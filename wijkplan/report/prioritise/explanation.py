"""One place in the order explained, on a screen and as JSON."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from wijkplan.language import N_, _
from wijkplan.language.numbers import euros, number
from wijkplan.plan.money import as_number
from wijkplan.prioritise.explain import Explanation, Neighbour
from wijkplan.prioritise.moving_up import Step
from wijkplan.report.draw.labels import CRITERIA, SOORTEN
from wijkplan.report.draw.machine import dump
from wijkplan.report.draw.numbers import four_decimals
from wijkplan.report.draw.terminal import Page, drawn
from wijkplan.report.prioritise.ranking import Ranked, deel, voice
from wijkplan.report.prioritise.ranking_text import heading, score_bar

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


def show(page: Page, ranked: Ranked, explanation: Explanation) -> None:
    """Add the points as bars, both voices, the neighbours, and what it takes to move up."""
    heading(page, ranked)
    place = _("{soort}, plaats {plaats} van {van}, score {score}").format(
        soort=_(_KINDS[explanation.soort]),
        plaats=explanation.plaats,
        van=explanation.van,
        score=number(explanation.score, 1),
    )
    page.paragraph(explanation.naam, style="bold")
    page.paragraph(place)
    page.add()
    _points(page, explanation)
    _section(page, _("De twee stemmen"), _voices(explanation))
    _section(page, _("Buren in de volgorde"), _neighbours(explanation))
    _section(page, _("Wat nodig is voor een plaats hoger"), _steps(explanation))
    page.add()


def _points(page: Page, explanation: Explanation) -> None:
    words = (_("Criterium"), "", _("Waarde"), _("Gewicht"), _("Punten"))
    rows = [[drawn(word, "bold") for word in words]]
    for part in explanation.delen:
        if part.gewicht:
            value = _("onbekend") if part.waarde is None else number(part.waarde, 2)
            bar = score_bar(100 * (part.waarde or Fraction(0)))
            shown = (value, number(part.gewicht, 1), number(part.punten, 1))
            rows.append([drawn(_(CRITERIA[part.criterium])), bar, *(drawn(text) for text in shown)])
    page.columns("l*rrr", rows)
    for part in explanation.unknown:
        text = _("Over {name} is niets bekend; dat kan hoogstens {points} punten brengen.")
        name = _(CRITERIA[part.criterium])
        page.paragraph(text.format(name=name, points=number(part.gewicht, 1)), style="dim")


def _section(page: Page, title: str, lines: list[str]) -> None:
    page.add("", drawn(title, "bold"))
    for line in lines:
        page.paragraph(line, 2)


def _voices(explanation: Explanation) -> list[str]:
    text = _("{stem}: cijfer {cijfer}; als alleen deze stem telt plaats {plaats}")
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
        needed = number(step.nodig, 0 if step.nodig.denominator == 1 else 1)
    return _(_CAN[step.veld]).format(more=more, needed=needed, plaats=step.plaats)


def as_json(explained: list[tuple[Ranked, Explanation]]) -> str:
    """One JSON document over all that has this id."""
    document = {"uitleg": [_one(ranked, explanation) for ranked, explanation in explained]}
    return dump(document)


def _one(ranked: Ranked, explanation: Explanation) -> dict[str, Any]:
    def figure(value: Fraction | None) -> float | None:
        return None if value is None else four_decimals(value)

    return {
        "bestand": ranked.bestand,
        "wijk": ranked.plan.wijk,
        "jaar": ranked.plan.jaar,
        "soort": explanation.soort,
        "id": explanation.id,
        "naam": explanation.naam,
        "plaats": explanation.plaats,
        "van": explanation.van,
        "score": four_decimals(explanation.score),
        "plaats_wijk": explanation.places.wijk,
        "plaats_aanbieder": explanation.places.aanbieder,
        "prioriteit": {
            "wijk": figure(explanation.prioriteit.wijk),
            "aanbieder": figure(explanation.prioriteit.aanbieder),
        },
        "delen": [deel(part) for part in explanation.delen],
        "boven": _neighbour(explanation.above),
        "onder": _neighbour(explanation.below),
        "omhoog": [_step(step) for step in explanation.steps],
    }


def _neighbour(neighbour: Neighbour | None) -> dict[str, Any] | None:
    if neighbour is None:
        return None
    return {"plaats": neighbour.plaats, "naam": neighbour.naam, "score": four_decimals(neighbour.score)}


def _step(step: Step) -> dict[str, Any]:
    def value(amount: Fraction | None) -> float | None:
        if amount is None:
            return None
        return as_number(int(amount)) if step.veld == "eigen_bijdrage" else four_decimals(amount)

    return {"veld": step.veld, "nu": value(step.nu), "nodig": value(step.nodig), "plaats": step.plaats}
