"""A ranking as JSON, CSV and Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from wijkplan.language import Message, _
from wijkplan.language.numbers import number
from wijkplan.plan.plan import Plan
from wijkplan.prioritise import Deel, Ranking, ThemaScore, VoorstelScore
from wijkplan.prioritise.criteria import CRITERIA
from wijkplan.prioritise.stability import Stability, Sure
from wijkplan.prioritise.voices import Places, Voices
from wijkplan.prioritise.what_if import WhatIf
from wijkplan.report.draw import escape, supposed
from wijkplan.report.draw.labels import SOORTEN
from wijkplan.report.draw.machine import item
from wijkplan.report.draw.numbers import four_decimals
from wijkplan.report.draw.plans import about, asked, asks, head, heading
from wijkplan.report.draw.tables import Cell, Dialect, csv_text, markdown_table
from wijkplan.report.prioritise.sentences import points, sureness, voice

Line: TypeAlias = ThemaScore | VoorstelScore


@dataclass(frozen=True)
class Ranked:
    """A plan with its ranking, as far as it is shown."""

    bestand: str
    plan: Plan
    ranking: Ranking
    voices: Voices
    top: int | None = None
    stability: Stability | None = None
    was: WhatIf | None = None
    """The places before other weights held."""

    @property
    def supposed(self) -> tuple[Message, ...]:
        """What is otherwise than in the rules of play."""
        return self.was.supposed if self.was else ()

    @property
    def voorstellen(self) -> tuple[VoorstelScore, ...]:
        """The voorstellen that are shown: all, or the first ``top``."""
        return self.ranking.voorstellen[: self.top]

    def places(self, line: Line) -> Places:
        """Where a thema or voorstel stands under each voice."""
        if isinstance(line, ThemaScore):
            return self.voices.themas[line.thema.id]
        return self.voices.voorstellen[line.voorstel.id]

    def before(self, line: Line) -> int | None:
        """Where it stood before other weights held; None where nobody asks."""
        if self.was is None:
            return None
        return (
            self.was.themas[line.thema.id] if isinstance(line, ThemaScore) else self.was.voorstellen[line.voorstel.id]
        )

    def sure(self, line: Line) -> Sure | None:
        """How sure its place is; None where nobody asks."""
        if self.stability is None:
            return None
        lines = self.stability.themas if isinstance(line, ThemaScore) else self.stability.voorstellen
        return lines[line.plaats - 1]

    def sureness(self, line: Line) -> list[str]:
        """The same in plain words, where somebody asks."""
        sure = self.sure(line)
        return [] if sure is None or self.stability is None else [sureness(sure, self.stability.marge)]


def json_item(ranked: Ranked) -> str:
    """A plan for JSON."""
    found: dict[str, Any] = head(ranked.bestand, ranked.plan) | supposed.for_json(ranked.supposed)
    if ranked.stability:
        found["marge"] = four_decimals(ranked.stability.marge)
    found["themas"] = [_thema(line, ranked) for line in ranked.ranking.themas]
    found["voorstellen"] = [_voorstel(line, ranked) for line in ranked.voorstellen]
    return item(found)


def _thema(line: ThemaScore, ranked: Ranked) -> dict[str, Any]:
    return {
        "plaats": line.plaats,
        "id": line.thema.id,
        "naam": line.thema.naam,
        **_score(line, ranked),
    }


def _voorstel(line: VoorstelScore, ranked: Ranked) -> dict[str, Any]:
    voorstel = line.voorstel
    return {
        "plaats": line.plaats,
        **about(voorstel),
        "gevraagd": asked(voorstel),
        **_score(line, ranked),
    }


def _score(line: Line, ranked: Ranked) -> dict[str, Any]:
    """The score of a thema or voorstel, where it puts it, and where the points come from."""
    places, before, sure = ranked.places(line), ranked.before(line), ranked.sure(line)
    return {
        "score": four_decimals(line.score),
        "plaats_wijk": places.wijk,
        "plaats_aanbieder": places.aanbieder,
        **({} if before is None else {"plaats_was": before}),
        **({} if sure is None else _sure(sure)),
        "delen": [deel(part) for part in line.delen],
    }


def _sure(sure: Sure) -> dict[str, Any]:
    """The places that are possible within the margin, and the change of one weight that swaps it with the next."""
    swap = sure.swap
    wissel = {"criterium": swap.criterium, "verandering": four_decimals(swap.verandering)} if swap else None
    return {"plaats_hoogste": sure.hoogste, "plaats_laagste": sure.laagste, "wissel": wissel}


def deel(part: Deel) -> dict[str, Any]:
    """What one criterion adds, as JSON."""
    return {
        "criterium": part.criterium,
        "waarde": None if part.waarde is None else four_decimals(part.waarde),
        "gewicht": four_decimals(part.gewicht),
        "punten": four_decimals(part.punten),
    }


def csv_header(dialect: Dialect = "en") -> str:
    """The header of a table without plans."""
    return csv_text(_header(), (), dialect)


def csv_item(ranked: Ranked, dialect: Dialect = "en") -> str:
    """A plan for CSV: the header, and rows with the points of each criterion; unknown is empty."""
    rows: list[list[Cell]] = []
    plan = head(ranked.bestand, ranked.plan).values()
    for line in ranked.ranking.themas:
        what: list[Cell] = ["thema", line.thema.id, line.thema.naam, None, None]
        rows.append([*plan, line.plaats, *what, *_points(line), *_extra(_thema(line, ranked), ranked)])
    for proposal in ranked.voorstellen:
        voorstel = proposal.voorstel
        what = [voorstel.soort, voorstel.id, voorstel.naam, voorstel.thema, asked(voorstel)]
        rows.append([*plan, proposal.plaats, *what, *_points(proposal), *_extra(_voorstel(proposal, ranked), ranked)])
    return csv_text(_header(was=bool(ranked.was), stability=bool(ranked.stability)), rows, dialect)


def _header(*, was: bool = False, stability: bool = False) -> list[str]:
    header = ["bestand", "wijk", "jaar", "plaats", "soort", "id", "naam", "thema", "gevraagd", "score"]
    header += [*(f"punten_{name}" for name in CRITERIA), "plaats_wijk", "plaats_aanbieder"]
    if was:
        header += ["plaats_was", supposed.KEY]
    if stability:
        header += ["plaats_hoogste", "plaats_laagste", "wissel_criterium", "wissel_verandering"]
    return header


def _extra(line: dict[str, Any], ranked: Ranked) -> list[Cell]:
    """The columns behind the points: places under each voice, before, and at the most."""
    found: list[Cell] = [line["plaats_wijk"], line["plaats_aanbieder"]]
    if "plaats_was" in line:
        found += [line["plaats_was"], supposed.in_words(ranked.supposed)]
    if "wissel" in line:
        wissel = line["wissel"] or {"criterium": None, "verandering": None}
        found += [line["plaats_hoogste"], line["plaats_laagste"], wissel["criterium"], wissel["verandering"]]
    return found


def _points(line: Line) -> list[float | None]:
    """The score, and the points of each criterion; None where it does not count here or is unknown."""
    known = {deel.criterium: four_decimals(deel.punten) for deel in line.delen if deel.waarde is not None}
    return [four_decimals(line.score), *(known.get(name) for name in CRITERIA)]


def markdown_item(ranked: Ranked) -> str:
    """A plan for Markdown: a heading and two tables."""
    md = escape.markdown
    text = supposed.in_markdown(ranked.supposed) + heading(ranked.plan) + "\n"
    if ranked.ranking.themas:
        header = ["", _("Thema"), _("Wijk"), _("Aanbieder"), _("Signalen"), _("Score")]
        rows = [
            [
                str(line.plaats),
                md(line.thema.naam),
                voice(line.thema.prioriteit.wijk),
                voice(line.thema.prioriteit.aanbieder),
                str(line.signalen),
                number(line.score, 1),
                *_remarks(ranked, line),
            ]
            for line in ranked.ranking.themas
        ]
        text += _table(header, "rlrrrr", rows, ranked) + "\n"
    if ranked.voorstellen:
        header = ["", _("Voorstel"), _("Id"), _("Soort"), _("Thema"), _("Gevraagd"), _("Score"), _("Punten")]
        namen = {line.thema.id: line.thema.naam for line in ranked.ranking.themas}
        rows = [
            [
                str(line.plaats),
                md(line.voorstel.naam),
                md(line.voorstel.id),
                md(_(SOORTEN[line.voorstel.soort])),
                md(namen.get(line.voorstel.thema or "", line.voorstel.thema or "–")),
                asks(line.voorstel),
                number(line.score, 1),
                md(points(line.delen)),
                *_remarks(ranked, line),
            ]
            for line in ranked.voorstellen
        ]
        text += _table(header, "rllllrrl", rows, ranked)
    return text


def _table(header: list[str], align: str, rows: list[list[str]], ranked: Ranked) -> str:
    if ranked.was:
        header, align = [*header, _("Was")], align + "r"
    if ranked.stability:
        header, align = [*header, _("Zekerheid")], align + "l"
    return markdown_table(header, align, rows)


def _remarks(ranked: Ranked, line: Line) -> list[str]:
    """The last columns: the place before, and how sure the place is."""
    before = ranked.before(line)
    return [*([] if before is None else [str(before)]), *map(escape.markdown, ranked.sureness(line))]
