"""What comes free of the committed money, as JSON, CSV and Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from wijkplan.language import _, plural
from wijkplan.language.numbers import euros, number
from wijkplan.plan.reading.money import as_number
from wijkplan.plan.vrijval import Afspraak, PerEinde, Vrijval, VrijvalLine, VrijvalYear
from wijkplan.report.draw import escape
from wijkplan.report.draw.machine import dump
from wijkplan.report.draw.numbers import four_decimals
from wijkplan.report.draw.tables import Cell, Dialect, csv_text, markdown_table


@dataclass(frozen=True, slots=True)
class Section:
    """The committed money by its last year: one row for each wijk, party or thema."""

    title: str
    word: str
    """What the rows are."""
    rows: tuple[tuple[str, PerEinde], ...]


def title(vrijval: Vrijval) -> str:
    """Over how many wijken this is."""
    return plural(len(vrijval.wijken), "Ruimte in het vaste geld: {n} wijk", "Ruimte in het vaste geld: {n} wijken")


def share(value: Fraction | None) -> str:
    """A share in whole per cents, or a dash where there is none."""
    return "–" if value is None else f"{number(value * 100)}%"


def until(tot_en_met: int | None) -> str:
    """Up to and including which year money is committed."""
    return _("geen einde bekend") if tot_en_met is None else _("tot en met {jaar}").format(jaar=tot_en_met)


def year_heads() -> list[str]:
    """The words above `year`."""
    return [_("Jaar"), _("Vast"), _("Komt vrij"), _("Flexibel"), _("Deel")]


def year(line: VrijvalYear) -> list[str]:
    """A year, written out."""
    vrij = "–" if line.vrij is None else euros(line.vrij)
    return [str(line.jaar), euros(line.vast), vrij, euros(line.flexibel), share(line.deel)]


def how_to_read(vrijval: Vrijval) -> list[str]:
    """What is taken to stay as it is, and what is left out."""
    lines = [
        _("Zo wordt het als vrijkomt wat afloopt, en het totaal gelijk blijft."),
        _("Geld dat is meegenomen, telt niet mee: dat komt niet elk jaar terug."),
        _("Een afspraak zonder laatste jaar loopt door."),
    ]
    if vrijval.later:
        lines.append(_("Nog later loopt {bedrag} af.").format(bedrag=euros(vrijval.later)))
    if vrijval.ouder:
        plans = ", ".join(vrijval.ouder)
        lines.append(_("Van elke wijk telt het nieuwste plan. Dit telt niet mee: {plans}.").format(plans=plans))
    return lines


def ended() -> str:
    """What to do with an agreement that has ended."""
    return _("Al voorbij. Haal dit uit het plan, of verander 'tot_en_met' als de afspraak is verlengd.")


def sections(vrijval: Vrijval) -> list[Section]:
    """For each wijk, for each party and for each thema."""
    return [
        Section(_("Vast geld per wijk"), _("Wijk"), tuple((wijk.naam, wijk) for wijk in vrijval.wijken)),
        Section(
            _("Vast geld per aanbieder"),
            _("Aanbieder"),
            tuple((line.naam or _("onbekend"), line) for line in vrijval.aanbieders),
        ),
        Section(
            _("Vast geld per thema"),
            _("Thema"),
            tuple((line.naam or _("zonder thema"), line) for line in vrijval.themas),
        ),
    ]


def as_json(vrijval: Vrijval) -> str:
    """One JSON document; shares are 0..1."""
    return dump(
        {
            "ruimte": {
                "jaren": [_year(line) for line in vrijval.jaren],
                **_einden(vrijval),
                "later": as_number(vrijval.later),
                "wijken": [
                    {
                        "wijk": wijk.wijk,
                        "jaar": wijk.jaar,
                        **_einden(wijk),
                        "jaren": [_year(line) for line in wijk.jaren],
                    }
                    for wijk in vrijval.wijken
                ],
                "aanbieders": [_line(line) for line in vrijval.aanbieders],
                "themas": [_line(line) for line in vrijval.themas],
                "afspraken": [_afspraak(afspraak) for afspraak in vrijval.afspraken],
                "niet_meegeteld": list(vrijval.ouder),
            }
        }
    )


def _year(line: VrijvalYear) -> dict[str, int | float | None]:
    return {
        "jaar": line.jaar,
        "totaal": as_number(line.totaal),
        "vast": as_number(line.vast),
        "komt_vrij": None if line.vrij is None else as_number(line.vrij),
        "flexibel": as_number(line.flexibel),
        "deel": None if line.deel is None else four_decimals(line.deel),
    }


def _einden(line: PerEinde) -> dict[str, Any]:
    einden = [{"tot_en_met": einde.tot_en_met, "bedrag": as_number(einde.bedrag)} for einde in line.einden]
    return {"vast": as_number(line.vast), "einden": einden}


def _line(line: VrijvalLine) -> dict[str, Any]:
    return {"id": line.id, "naam": line.naam, **_einden(line)}


def _afspraak(afspraak: Afspraak) -> dict[str, Any]:
    vast = afspraak.vast
    return {
        "wijk": afspraak.wijk,
        "jaar": afspraak.jaar,
        "naam": vast.naam,
        "aanbieder": vast.aanbieder,
        "thema": vast.thema,
        "tot_en_met": vast.tot_en_met,
        "bedrag": as_number(vast.bedrag),
        "voorbij": afspraak.voorbij,
    }


def as_csv(vrijval: Vrijval, dialect: Dialect = "en") -> str:
    """One row for each year of the city, each year of each wijk, and each agreement (its money is ``vast``)."""
    header = ["soort", "wijk", "jaar", "totaal", "vast", "komt_vrij", "flexibel", "deel"]
    header += ["naam", "aanbieder", "thema", "tot_en_met"]
    rows: list[list[Cell]] = [["stad", None, *_year(line).values(), *4 * [None]] for line in vrijval.jaren]
    for wijk in vrijval.wijken:
        rows += [["wijk", wijk.wijk, *_year(line).values(), *4 * [None]] for line in wijk.jaren]
    for afspraak in vrijval.afspraken:
        vast = afspraak.vast
        money: list[Cell] = [None, as_number(vast.bedrag), None, None, None]
        about: list[Cell] = [vast.naam, vast.aanbieder, vast.thema, vast.tot_en_met]
        rows.append(["afspraak", afspraak.wijk, afspraak.jaar, *money, *about])
    return csv_text(header, rows, dialect)


def as_markdown(vrijval: Vrijval) -> str:
    """Tables: the years, the flexible share of each wijk, the agreements, and the money by its last year."""
    md = escape.markdown
    text = f"## {title(vrijval)}\n"
    if not vrijval.wijken:
        return text
    text += "\n" + markdown_table(year_heads(), "lrrrr", [year(line) for line in vrijval.jaren])
    for note in how_to_read(vrijval):
        text += f"\n{md(note)}\n"
    rows = [[md(wijk.naam), *(share(line.deel) for line in wijk.jaren)] for wijk in vrijval.wijken]
    years = [str(line.jaar) for line in vrijval.jaren]
    text += f"\n### {_('Flexibel deel per wijk')}\n\n"
    text += markdown_table([_("Wijk"), *years], "l" + len(years) * "r", rows)
    if not vrijval.afspraken:
        return text
    text += f"\n### {_('Wat loopt wanneer af')}\n\n"
    header = [_("Afspraak"), _("Wijk"), _("Aanbieder"), _("Thema"), _("Bedrag"), _("Loopt")]
    text += markdown_table(header, "llllrl", [_row(afspraak) for afspraak in vrijval.afspraken])
    for section in sections(vrijval):
        text += f"\n### {section.title}\n\n" + _table(vrijval, section)
    return text


def _row(afspraak: Afspraak) -> list[str]:
    md, vast = escape.markdown, afspraak.vast
    runs = until(vast.tot_en_met)
    return [
        md(vast.naam),
        md(f"{afspraak.wijk} {afspraak.jaar}"),
        md(afspraak.aanbieder or _("onbekend")),
        md(afspraak.thema or _("zonder thema")),
        euros(vast.bedrag),
        f"{runs}. {md(ended())}" if afspraak.voorbij else runs,
    ]


def _table(vrijval: Vrijval, section: Section) -> str:
    """A column for each last year."""
    ends = [einde.tot_en_met for einde in vrijval.einden]
    rows = [[escape.markdown(naam), *_amounts(line, ends)] for naam, line in section.rows]
    rows.append([f"**{_('Alles samen')}**", *_amounts(vrijval, ends)])
    return markdown_table([section.word, *map(until, ends), _("Samen")], "l" + (len(ends) + 1) * "r", rows)


def _amounts(line: PerEinde, ends: Sequence[int | None]) -> list[str]:
    found = {einde.tot_en_met: einde.bedrag for einde in line.einden}
    return [*(euros(found[end]) if end in found else "–" for end in ends), euros(line.vast)]
