"""A ranking as JSON, CSV and Markdown."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from wijkplan.language import _
from wijkplan.language.numbers import euros, number
from wijkplan.plan.money import as_number
from wijkplan.plan.plan import Plan
from wijkplan.prioritise import Deel, Ranking, ThemaScore, VoorstelScore
from wijkplan.report import escape
from wijkplan.report.numbers import four_decimals
from wijkplan.report.tables import csv_text, markdown_table
from wijkplan.report.words import CRITERIA, SOORTEN

THEMA_CRITERIA = ("stem", "signalen", "ambities")
VOORSTEL_CRITERIA = ("thema", "draagvlak", "doelgroepen", "bereik", "eigen_inzet", "prioriteit")


@dataclass(frozen=True)
class Ranked:
    """A plan with its ranking, as far as it is shown."""

    bestand: str
    plan: Plan
    ranking: Ranking
    top: int | None = None

    @property
    def voorstellen(self) -> tuple[VoorstelScore, ...]:
        """The voorstellen that are shown: all, or the first ``top``."""
        return self.ranking.voorstellen[: self.top]


def as_json(plans: list[Ranked]) -> str:
    """One JSON document over all plans."""
    return json.dumps({"plannen": [_plan(ranked) for ranked in plans]}, ensure_ascii=False, indent=2) + "\n"


def _plan(ranked: Ranked) -> dict[str, Any]:
    return {
        "bestand": ranked.bestand,
        "wijk": ranked.plan.wijk,
        "jaar": ranked.plan.jaar,
        "themas": [_thema(line) for line in ranked.ranking.themas],
        "voorstellen": [_voorstel(line) for line in ranked.voorstellen],
    }


def _thema(line: ThemaScore) -> dict[str, Any]:
    return {
        "plaats": line.plaats,
        "id": line.thema.id,
        "naam": line.thema.naam,
        "score": four_decimals(line.score),
        "delen": [_deel(deel) for deel in line.delen],
    }


def _voorstel(line: VoorstelScore) -> dict[str, Any]:
    voorstel = line.voorstel
    return {
        "plaats": line.plaats,
        "id": voorstel.id,
        "naam": voorstel.naam,
        "soort": voorstel.soort,
        "thema": voorstel.thema,
        "gevraagd": None if voorstel.asks is None else as_number(voorstel.asks),
        "score": four_decimals(line.score),
        "delen": [_deel(deel) for deel in line.delen],
    }


def _deel(deel: Deel) -> dict[str, Any]:
    return {
        "criterium": deel.criterium,
        "waarde": None if deel.waarde is None else four_decimals(deel.waarde),
        "gewicht": four_decimals(deel.gewicht),
        "punten": four_decimals(deel.punten),
    }


def as_csv(plans: list[Ranked]) -> str:
    """One row for each thema and each voorstel, with the points of each criterion; unknown is empty."""
    criteria = dict.fromkeys((*THEMA_CRITERIA, *VOORSTEL_CRITERIA))
    header = ["bestand", "wijk", "jaar", "plaats", "soort", "id", "naam", "thema", "gevraagd", "score"]
    rows: list[list[str | int | float | None]] = []
    for ranked in plans:
        head: list[str | int | float | None] = [ranked.bestand, ranked.plan.wijk, ranked.plan.jaar]
        for line in ranked.ranking.themas:
            what = ["thema", line.thema.id, line.thema.naam, None, None]
            rows.append([*head, line.plaats, *what, *_points(line, criteria)])
        for proposal in ranked.voorstellen:
            voorstel = proposal.voorstel
            asks = None if voorstel.asks is None else as_number(voorstel.asks)
            about = [voorstel.soort, voorstel.id, voorstel.naam, voorstel.thema, asks]
            rows.append([*head, proposal.plaats, *about, *_points(proposal, criteria)])
    return csv_text([*header, *(f"punten_{name}" for name in criteria)], rows)


def _points(line: ThemaScore | VoorstelScore, criteria: dict[str, None]) -> list[float | None]:
    """The score, and the points of each criterion; None where it does not count here or is unknown."""
    known = {deel.criterium: four_decimals(deel.punten) for deel in line.delen if deel.waarde is not None}
    return [four_decimals(line.score), *(known.get(name) for name in criteria)]


def as_markdown(plans: list[Ranked]) -> str:
    """A heading and two tables for each plan."""
    return "\n".join(_section(ranked) for ranked in plans)


def _section(ranked: Ranked) -> str:
    md = escape.markdown
    themas = [
        [
            str(line.plaats),
            md(line.thema.naam),
            voice(line.thema.prioriteit.wijk),
            voice(line.thema.prioriteit.aanbieder),
            str(line.signalen),
            number(line.score, 1),
        ]
        for line in ranked.ranking.themas
    ]
    voorstellen = [
        [
            str(line.plaats),
            md(line.voorstel.naam),
            md(_(SOORTEN[line.voorstel.soort])),
            md(line.voorstel.thema or "–"),
            _("onbekend") if line.voorstel.asks is None else euros(line.voorstel.asks),
            number(line.score, 1),
            md(points(line.delen)),
        ]
        for line in ranked.voorstellen
    ]
    text = f"## {md(ranked.plan.wijk)} {ranked.plan.jaar}\n\n"
    if themas:
        header = ["", _("Thema"), _("Wijk"), _("Aanbieder"), _("Signalen"), _("Score")]
        text += markdown_table(header, "rlrrrr", themas) + "\n"
    if voorstellen:
        header = ["", _("Voorstel"), _("Soort"), _("Thema"), _("Gevraagd"), _("Score"), _("Punten")]
        text += markdown_table(header, "rlllrrl", voorstellen)
    return text


def voice(figure: Any) -> str:
    """One voice: a figure from 0 to 10, or a dash where it was not given."""
    if figure is None:
        return "–"
    return number(figure, 0 if figure.denominator == 1 else 1)


def points(delen: tuple[Deel, ...]) -> str:
    """Where the points come from, in one sentence; what is unknown stands at the end."""
    counted = [deel for deel in delen if deel.gewicht]
    known = [f"{_(CRITERIA[d.criterium])} {number(d.punten, 1)}" for d in counted if d.waarde is not None]
    unknown = [_(CRITERIA[d.criterium]) for d in counted if d.waarde is None]
    parts = [" + ".join(known)] if known else []
    if unknown:
        parts.append(f"{_('onbekend')}: {', '.join(unknown)}")
    return "; ".join(parts)
