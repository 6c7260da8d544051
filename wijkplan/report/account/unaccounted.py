"""What has no account yet, as JSON, CSV and Markdown, and the sentences about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wijkplan.account.money import VoorstelAccount
from wijkplan.account.unaccounted import Open, PlanUnaccounted, Unaccounted, Unmeasured, Which, lacking
from wijkplan.checks.masking import without
from wijkplan.language import N_, _, plural
from wijkplan.language.numbers import euros
from wijkplan.plan.reading.money import as_number, cents
from wijkplan.report.account import sentences
from wijkplan.report.draw.escape import markdown as md
from wijkplan.report.draw.machine import dump
from wijkplan.report.draw.numbers import measured
from wijkplan.report.draw.plans import about
from wijkplan.report.draw.tables import Cell, Dialect, csv_text, markdown_table

_LACKS = {
    "besteed": N_("wat er is uitgegeven"),
    "bereikt": N_("hoeveel bewoners er zijn bereikt of wat het bracht"),
}
"""The words for what is missing; ``verhaal`` is missing only where ``bereikt`` is."""
_HEADER = (
    *("organisatie", "bestand", "wijk", "jaar", "soort", "id", "naam", "thema"),
    *("toegekend", "besteed", "bereikt", "stand", "ontbreekt"),
)


@dataclass(frozen=True)
class Listed:
    """What has no account yet, and what of its texts may be seen."""

    found: Unaccounted
    secrets: frozenset[str] = frozenset()
    """Ids made of data of persons."""

    def hidden(self, text: str) -> str:
        """A text of a plan as it may be shown."""
        return without(text, self.secrets)

    def plan(self, which: Which) -> str:
        """Which plan this is, for people."""
        return f"{self.hidden(which.wijk)} {which.jaar}"


def title(one: Listed) -> str:
    """Over how many plans this is."""
    return plural(
        len(one.found.plannen),
        "Nog te verantwoorden: {n} plan gelezen",
        "Nog te verantwoorden: {n} plannen gelezen",
    )


def counts(missing: PlanUnaccounted | Unaccounted) -> list[str]:
    """How many of how many have no account yet; never nothing."""
    voorstellen = len(missing.voorstellen) if isinstance(missing, PlanUnaccounted) else missing.voorstellen
    if voorstellen:
        money = sentences.not_accounted(voorstellen, missing.van_voorstellen)
    elif missing.van_voorstellen:
        money = _("Alle voorstellen met geld zijn verantwoord.")
    else:
        money = _("Er is geen geld toegekend.")
    if missing.effecten:
        return [money, sentences.not_measured(len(missing.effecten), missing.van_effecten)]
    return [money, _("Bij elk effect staat wat er is gemeten of verteld.")] if missing.van_effecten else [money]


def organisatie(one: Listed, naam: str) -> str:
    """The organisation, for people."""
    return one.hidden(naam) if naam else _("Zonder organisatie")


def lacks(line: VoorstelAccount) -> str:
    """What is missing of a voorstel; empty where nothing is."""
    return "; ".join(_(_LACKS[key]) for key in lacking(line) if key in _LACKS)


def what_to_do(one: Listed) -> str:
    """How to write down what is missing, with the first of it as the example; empty where nothing is."""
    import shlex

    first = next((found for _naam, many in one.found.organisaties for found in many), None)
    if first is not None:
        words = [first.plan.bestand, first.line.voorstel.id]
    elif one.found.effecten:
        words = [one.found.effecten[0].plan.bestand, _effect_id(one.found.effecten[0])]
    else:
        return ""
    return _("Schrijf het op met: {command}").format(command=one.hidden(shlex.join(["wijkplan", "results", *words])))


def _effect_id(found: Unmeasured) -> str:
    return f"{found.thema.id}.{found.effect.id}"


def after(line: VoorstelAccount | None, missing: PlanUnaccounted) -> Iterator[str]:
    """What is left of the money of the voorstel that was told about, what it lacks, and what the plan lacks."""
    if line is not None and line.besteed is not None and line.over is not None:
        amounts = {"toegekend": line.toegekend, "besteed": line.besteed, "over": line.over}
        yield _("Toegekend {toegekend}, uitgegeven {besteed}, over {over}.").format(
            **{name: euros(amount) for name, amount in amounts.items()}
        )
    if line is not None and (wat := lacks(line)):
        yield _("Ontbreekt nog: {wat}.").format(wat=wat)
    yield from counts(missing)


def value(key: str, data: Any) -> str:
    """A value of a plan for people; empty where nothing is known."""
    if data is None:
        return ""
    if isinstance(data, list):
        return ", ".join(map(str, data))
    if key == "besteed":
        return euros(cents(str(data)))
    return measured(str(data)) if key in ("gemeten", "waardering") else str(data)


def as_json(one: Listed) -> str:
    """One JSON document; money in euros."""
    found = one.found
    return dump(
        {
            "ontbreekt": {
                "voorstellen": found.voorstellen,
                "van_voorstellen": found.van_voorstellen,
                "niet_gemeten": len(found.effecten),
                "van_effecten": found.van_effecten,
                "organisaties": [
                    {
                        "naam": one.hidden(naam) if naam else None,
                        "voorstellen": [_voorstel(one, line) for line in lines],
                    }
                    for naam, lines in found.organisaties
                ],
                "effecten": [_effect(one, effect) for effect in found.effecten],
            }
        }
    )


def _which(one: Listed, which: Which) -> dict[str, Any]:
    return {"bestand": which.bestand, "wijk": one.hidden(which.wijk), "jaar": which.jaar}


def _voorstel(one: Listed, found: Open) -> dict[str, Any]:
    line = found.line
    which = {key: one.hidden(value) if value else value for key, value in about(line.voorstel).items()}
    return {
        **_which(one, found.plan),
        **which,
        "toegekend": as_number(line.toegekend),
        "besteed": None if line.besteed is None else as_number(line.besteed),
        "bereikt": line.bereikt,
        "stand": line.stand,
        "ontbreekt": list(found.mist),
    }


def _effect(one: Listed, found: Unmeasured) -> dict[str, Any]:
    return {
        **_which(one, found.plan),
        "thema": one.hidden(found.thema.id),
        "id": one.hidden(found.effect.id) or None,
        "wat": one.hidden(found.effect.naam) or None,
    }


def as_csv(one: Listed, dialect: Dialect = "en") -> str:
    """A row for each voorstel, by organisation, and one for each effect."""
    rows: list[list[Cell]] = []
    for naam, lines in one.found.organisaties:
        for line in lines:
            told = {**_voorstel(one, line), "organisatie": one.hidden(naam), "ontbreekt": ", ".join(line.mist)}
            rows.append([told[key] for key in _HEADER])
    for effect in one.found.effecten:
        told = {**_effect(one, effect), "soort": "effect", "naam": one.hidden(effect.effect.naam)}
        rows.append([{**told, "ontbreekt": "gemeten"}.get(key) for key in _HEADER])
    return csv_text(_HEADER, rows, dialect)


def as_markdown(one: Listed) -> str:
    """How much is missing, a table for each organisation, and one of the effects: for a mail."""
    text = f"## {title(one)}\n\n" + "".join(f"* {md(line)}\n" for line in counts(one.found))
    for naam, lines in one.found.organisaties:
        heads = [_("Voorstel"), _("Id"), _("Wijk"), _("Toegekend"), _("Ontbreekt nog")]
        text += f"\n### {md(organisatie(one, naam))}\n\n"
        text += markdown_table(heads, "lllrl", [_cells(one, found) for found in lines])
    if one.found.effecten:
        heads = [_("Effect"), _("Id"), _("Wijk"), _("Thema")]
        cells = [
            [one.hidden(e.effect.naam), one.hidden(e.effect.id), one.plan(e.plan), one.hidden(e.thema.naam)]
            for e in one.found.effecten
        ]
        text += f"\n### {_('Effecten die niet zijn gemeten')}\n\n"
        text += markdown_table(heads, "llll", [list(map(md, row)) for row in cells])
    return text


def _cells(one: Listed, found: Open) -> list[str]:
    voorstel, line = found.line.voorstel, found.line
    names = (one.hidden(voorstel.naam), one.hidden(voorstel.id), one.plan(found.plan))
    return [*map(md, names), euros(line.toegekend), md(lacks(line))]
