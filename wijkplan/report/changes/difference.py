"""What changed between two versions, as JSON, and as Markdown for a comment on a pull request."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from wijkplan.changes.compare import Change
from wijkplan.changes.effects import Effects, Place
from wijkplan.changes.facts import Value
from wijkplan.changes.summary import Summary
from wijkplan.changes.version import Pair
from wijkplan.checks.personal import masked
from wijkplan.desk.difference import Compared, Difference
from wijkplan.language import _, plural
from wijkplan.language.numbers import Euros, Percentage, euros
from wijkplan.plan.reading.money import as_number
from wijkplan.report.account.sentences import no_proof
from wijkplan.report.changes import sentences as words
from wijkplan.report.changes import year, year_data
from wijkplan.report.draw import escape
from wijkplan.report.draw.machine import dump
from wijkplan.report.draw.numbers import four_decimals
from wijkplan.report.draw.tables import markdown_table

LIMIT = 65_000
"""Characters: a comment on GitHub has room for 65,536."""


def as_json(difference: Difference) -> str:
    """One JSON document."""
    return dump(
        {
            "van": difference.van,
            "naar": difference.naar,
            "plannen": [_plan(compared) for compared in difference.plannen],
            "agendas": [
                {
                    "bestand": agenda.bestand,
                    "soort": agenda.kind,
                    "veranderingen": [_change(change) for change in agenda.changes],
                }
                for agenda in difference.agendas
            ],
        }
    )


def _plan(compared: Compared) -> dict[str, Any]:
    changes, effects, summary = compared.changes, compared.effects, compared.summary
    return {
        "bestand": compared.bestand,
        "bestand_was": compared.bestand_was,
        "wijk": masked(compared.wijk),
        "jaar": _pair(compared.jaar),
        "soort": compared.kind,
        "fouten": [
            {
                "kant": faulty.side,
                "bestand": faulty.bestand,
                "aantal": len(faulty.errors),
                "eerste": [
                    {"code": e.code, "regel": e.span.line, "bericht": str(e.message)} for e in faulty.errors[:3]
                ],
            }
            for faulty in compared.faulty
        ],
        "jaarverhaal": year_data.data(compared, compared.year) if compared.year else None,
        "samenvatting": {**asdict(summary), **_summary(summary)} if summary else None,
        "veranderingen": [_change(change) for change in changes.items] if changes else [],
        "geld": [{"naam": n, **_money(pair)} for n, pair in changes.geld.items()] if changes else [],
        "verplaatst": [
            {"van": masked(m.van), "naar": masked(m.naar), "bedrag": as_number(m.cents)} for m in changes.moved
        ]
        if changes
        else [],
        "gevolgen": None if effects is None else _effects_data(effects),
    }


def _summary(summary: Summary) -> dict[str, int | float]:
    return {name: as_number(getattr(summary, name)) for name in ("totaal", "flexibel", "gevraagd", "besloten")}


def _pair(pair: Pair[Any]) -> dict[str, Any]:
    return {"was": pair.was, "wordt": pair.wordt}


def _money(pair: Pair[int]) -> dict[str, int | float]:
    return {"was": as_number(pair.was), "wordt": as_number(pair.wordt)}


def _change(change: Change) -> dict[str, Any]:
    return {
        "onderdeel": change.section,
        "id": masked(change.id),
        "naam": masked(change.naam),
        "soort": change.kind,
        "velden": [{"veld": f.naam, "was": _json(f.was), "wordt": _json(f.wordt)} for f in change.fields],
    }


def _json(found: Value | None) -> Any:
    match found:
        case Euros():
            return as_number(found.cents)
        case Percentage():
            return f"{float(found.share * 100):g}%"
        case Fraction():
            return int(found) if found.denominator == 1 else four_decimals(found)
        case datetime.date():
            return found.isoformat()
        case tuple():
            return [masked(one) for one in found]
        case str():
            return masked(found)
        case _:
            return found


def _effects_data(effects: Effects) -> dict[str, Any]:
    return {
        "themas": [_place(place) for place in effects.themas if place.differs],
        "voorstellen": [_place(place) for place in effects.voorstellen if place.differs],
        "verdeling": [
            {
                "id": gets.id,
                "naam": masked(gets.naam),
                "soort": gets.soort,
                "gevolg": gets.outcome,
                "krijgt": _money(gets.krijgt),
                "status": _pair(gets.status),
                "reden": words.reason(gets),
            }
            for gets in effects.gets
            if gets.krijgt.differs or gets.status.differs
        ],
        "pot": {name: _money(pair) for name, pair in effects.pot.items()},
        "niet_verdeeld": str(effects.not_divided) if effects.not_divided else None,
    }


def _place(place: Place) -> dict[str, Any]:
    score = Pair(*(None if one is None else four_decimals(one) for one in (place.score.was, place.score.wordt)))
    return {
        "id": place.id,
        "naam": masked(place.naam),
        "plaats": _pair(place.plaats),
        "score": _pair(score),
        "verschoven": place.moved,
    }


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of Markdown between two others; it may be cut after any of its lines."""

    lines: tuple[str, ...]
    start: str = ""
    end: str = ""


def as_markdown(difference: Difference, limit: int = LIMIT) -> str:
    """First what the changes do, plan by plan, then the details, folded; no longer than a comment may be."""
    text = f"{'## ' if difference else ''}{escape.markdown(words.title(difference))}\n"
    left_out, room = 0, limit - len(text) - 200  # what the last line needs
    for block in _blocks(difference):
        frame = len(block.start) + len(block.end)
        kept: list[str] = []
        for line in block.lines:
            if left_out or len(line) + frame + 1 > room:
                left_out += 1
            else:
                kept.append(f"{line}\n")
                room -= len(line) + 1
        if kept:
            room -= frame
            text += block.start + "".join(kept) + block.end
    if left_out:
        more = plural(left_out, "Nog {n} regel past hier niet bij.", "Nog {n} regels passen hier niet bij.")
        text += f"\n{more} {_('Alles zie je met: wijkplan diff')}\n"
    return text


def _blocks(difference: Difference) -> Iterator[_Block]:
    for compared in difference.plannen:
        yield from _story(compared)
        yield _summary_of(compared)
    for compared in difference.plannen:
        yield from _details(compared)
    for agenda in difference.agendas:
        yield from _folded(f"{_('Agenda')} {agenda.bestand}", agenda.changes)


def _summary_of(compared: Compared) -> _Block:
    md = escape.markdown
    lines = [
        f"- {md(' '.join(filter(None, (told.sign, told.text, told.id and f'({told.id})'))))}"
        for told in words.sentences(compared)
    ]
    for faulty in compared.faulty:
        lines += [f"  - {md(error)}" for error in words.errors(faulty)]
    start = f"\n#### {md(_('De nieuwe verdeling'))}\n\n" if compared.year else _head(compared)
    return _Block(tuple(lines), start)


def _head(compared: Compared) -> str:
    md = escape.markdown
    return f"\n### {md(words.heading(compared))}\n\n{md(compared.bestand)}\n\n"


def _story(compared: Compared) -> Iterator[_Block]:
    """The story of a year, each part under its own heading."""
    if compared.year is None:
        return
    md, start = escape.markdown, _head(compared)
    for part in year.parts(compared, compared.year):
        lines = [f"- {md(line)}" for line in part.lines]
        for said in part.said:
            lines.append(f"- **{md(said.name)}**{f' ({md(said.word)})' if said.word else ''}")
            lines += [f"  - {md(line)}" for line in said.lines]
        yield _Block(tuple(lines), f"{start}#### {md(part.heading)}\n\n", "\n")
        start = ""
    yield _Block((md(no_proof()),))


def _details(compared: Compared) -> Iterator[_Block]:
    md, name = escape.markdown, escape.markdown(words.heading(compared))
    if compared.effects:
        rows = [
            _row(f"{md(masked(gets.naam))} ({md(masked(gets.id))})", gets.krijgt) for gets in words.gets_anew(compared)
        ]
        yield from _table(f"{name}: {_('wie krijgt wat')}", _("Voorstel"), rows)
    if compared.changes:
        rows = [_row(text, pair) for text, pair in words.money_rows(compared.changes)]
        yield from _table(f"{name}: {_('het geld')}", _("Geld"), rows)
        yield from _folded(words.heading(compared), words.details(compared.changes))


def _row(name: str, pair: Pair[int]) -> list[str]:
    return [name, euros(pair.was), euros(pair.wordt), words.more(pair)]


def _table(title: str, first: str, rows: list[list[str]]) -> Iterator[_Block]:
    if rows:
        head, rules, *lines = markdown_table([first, _("Was"), _("Wordt"), _("Verschil")], "lrrr", rows).splitlines()
        yield _Block(tuple(lines), f"\n**{title}**\n\n{head}\n{rules}\n")


def _folded(name: str, changes: Iterable[Change]) -> Iterator[_Block]:
    md = escape.markdown
    lines = []
    for change in changes:
        lines.append(f"- {md(words.change_title(change))}")
        lines += [f"  - {md(line)}" for line in words.change_fields(change)]
    if lines:
        title = _("{naam}: alles wat anders is").format(naam=md(name))
        yield _Block(tuple(lines), f"\n<details><summary>{title}</summary>\n\n", "\n</details>\n")
