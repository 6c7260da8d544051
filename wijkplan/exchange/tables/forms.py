"""The workbooks that there are: which sheets each has, which columns, and what a row is known by.

One is for making a plan (the voorstellen); one is for the end of the year, when everybody sends in what became of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wijkplan.exchange.tables import cells
from wijkplan.exchange.tables.cells import ID, SECTIONS, Column, Kind, held
from wijkplan.plan.reading.ids import id_of
from wijkplan.yamltext.document import Where

RESULTATEN, METINGEN = "resultaten", "metingen"
FORMS = {"1": SECTIONS, "1-resultaten": (RESULTATEN, METINGEN)}
"""The sheets of each workbook, by what its hidden sheet calls it: a version that does not know that word says so."""
FOR_VOORSTELLEN, FOR_RESULTATEN = FORMS

THEMA = Column(("thema",), Kind.text, read_only=True)
"""Of which thema an effect is."""
WAT = Column(("wat",), Kind.text, read_only=True)
"""What an effect is about."""
METING = Column(("gemeten", "waarde"), Kind.meting, "gemeten")
"""What was measured: the column that the year and the number of people are about."""
_COLUMNS = {
    RESULTATEN: (
        ID,
        Column(("naam",), Kind.text, read_only=True),
        Column(("wie",), Kind.text, read_only=True),
        Column(("besluit", "toegekend"), Kind.money, "toegekend"),
        Column(("resultaat", "besteed"), Kind.money, "besteed"),
        Column(("resultaat", "bereikt"), Kind.whole, "bereikt"),
        Column(("resultaat", "doelgroepen"), Kind.words, "doelgroepen"),
        Column(("resultaat", "waardering"), Kind.figure, "waardering"),
        Column(("resultaat", "verhaal"), Kind.text, "verhaal"),
        Column(("resultaat", "geleerd"), Kind.text, "geleerd"),
        Column(("resultaat", "verantwoord"), Kind.date, "verantwoord"),
        Column(("status",), Kind.choice),
    ),
    METINGEN: (
        THEMA,
        ID,
        WAT,
        Column(("nulmeting",), Kind.meting, read_only=True),
        Column(("streven",), Kind.meting, read_only=True),
        METING,
        Column(("gemeten", "jaar"), Kind.year),
        Column(("gemeten", "aantal"), Kind.whole),
        Column(("verhaal",), Kind.text),
        Column(("bijdrage",), Kind.text),
        Column(("andere_oorzaken",), Kind.text),
        Column(("let_op",), Kind.text),
    ),
}
_EXAMPLES: dict[str, Where] = {RESULTATEN: (SECTIONS[0], 0), METINGEN: ("themas", 0, "effecten", 0)}


@dataclass(frozen=True, slots=True)
class Line:
    """What the plan says in one row."""

    key: str
    where: Where
    """The voorstel or the effect in the plan."""
    item: dict[str, Any]
    """What it says, at the roads of the columns."""


def columns(section: str) -> tuple[Column, ...]:
    """The columns of a sheet."""
    return _COLUMNS.get(section) or cells.columns(section)


def example(section: str) -> Where:
    """The place of something that can be a row of this sheet."""
    return _EXAMPLES.get(section, (section, 0))


def key(section: str, texts: Mapping[Column, str | None]) -> str:
    """What a row is known by: its id, for an effect behind that of its thema; empty where it has none.

    Two themas may each have an effect with the same id.
    """
    own, thema = texts.get(ID) or "", texts.get(THEMA) or ""
    return f"{thema} {own}" if section == METINGEN and own else own


def lines(section: str, data: Any) -> list[Line]:
    """What a plan without mistakes (`Document.data`) says in the rows of a sheet: of all that may stand there."""
    if section == METINGEN:
        return [
            Line(key(section, {column: held(item, column) for column in (THEMA, ID)}), where, item)
            for n, thema in enumerate(data.get("themas") or ())
            for m, effect in enumerate(thema.get("effecten") or ())
            for where, item in [(("themas", n, "effecten", m), _effect(thema, effect))]
        ]
    if section == RESULTATEN:
        return [
            Line(id_of(item), (listed, n), item | {"wie": item.get("wie") or item.get("aanbieder")})
            for listed in SECTIONS
            for n, item in enumerate(data.get(listed) or ())
        ]
    return [Line(id_of(item), (section, n), item) for n, item in enumerate(data.get(section) or ())]


def known(found: list[Line]) -> dict[str, Line]:
    """The lines that can be told from each other, by their key: an effect may have no id, or that of another."""
    counted = Counter(line.key for line in found)
    return {line.key: line for line in found if line.key and counted[line.key] == 1}


def _effect(thema: dict[str, Any], effect: dict[str, Any]) -> dict[str, Any]:
    """An effect with its thema; what is only to be read as one text, what was measured with its keys."""
    measured = effect.get("gemeten")
    return effect | {
        "thema": id_of(thema),
        "nulmeting": _in_short(effect.get("nulmeting")),
        "streven": _in_short(effect.get("streven")),
        "gemeten": {"waarde": measured} if isinstance(measured, str) else measured,
    }


def _in_short(meting: Any) -> Any:
    """``38% (2023)``."""
    if isinstance(meting, dict):
        return f"{meting['waarde']} ({meting['jaar']})" if meting.get("jaar") else meting["waarde"]
    return meting
