"""A plan or an agenda itself, as JSON and as a page to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeAlias

from wijkplan.checks.masking import without
from wijkplan.language import N_, _
from wijkplan.language.numbers import euros, figure, number, percentage
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.missing import Missing, missing
from wijkplan.plan.plan import Plan
from wijkplan.plan.spelregels import Spelregels, over
from wijkplan.plan.values import Style, values
from wijkplan.plan.walk import Item
from wijkplan.report.draw.machine import dump
from wijkplan.report.draw.numbers import measured
from wijkplan.yamltext.document import data_at, written

Data: TypeAlias = dict[str, Any]
"""A mapping of a plan or an agenda with the values as people read them."""
KEYS = {
    "doel": N_("het doel"),
    "behoefte": N_("hoeveel bewoners hier iets nodig hebben"),
    "prioriteit.wijk": N_("het cijfer van de wijk"),
    "prioriteit.aanbieder": N_("het cijfer van de aanbieder"),
    "effecten": N_("wat er beter moet worden"),
    "nulmeting": N_("hoe het er nu voor staat"),
    "streven": N_("waar je naartoe wilt"),
    "bron": N_("waar het vandaan komt"),
    "thema": N_("het thema"),
    "wie": N_("wie het doet"),
    "aanbieder": N_("wie het uitvoert"),
    "kosten": N_("de kosten"),
    "draagvlak": N_("hoeveel bewoners het steunen"),
    "bereik": N_("hoeveel bewoners er iets aan hebben"),
    "waarom": N_("waarom bewoners dit niet zelf kunnen"),
    "besluit.datum": N_("de datum van het besluit"),
    "besluit.door": N_("wie het besluit nam"),
    "datum": N_("de datum"),
    "deelnemers": N_("hoeveel bewoners meededen"),
    "soort": N_("wat voor soort het is"),
    "gemeente": N_("de gemeente"),
    "samenvatting": N_("een samenvatting voor bewoners"),
    "themas": N_("de thema's van de wijk"),
    "budget.totaal": N_("hoeveel geld er is"),
}
"""What is missing, in words."""


@dataclass(frozen=True)
class Shown:
    """A plan or an agenda to show, whole or one item of it."""

    bestand: str
    holder: Plan | Agenda
    """Of a plan, with its own rules of play laid over those of the agenda."""
    secrets: frozenset[str]
    """Ids made of data of persons."""
    items: tuple[Item, ...] | None = None
    """What was asked for; None for all of it."""
    own_rules: Spelregels = field(default_factory=Spelregels)
    """Those that a plan itself sets."""

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What is not known yet of what is shown."""
        found = missing(self.holder) if isinstance(self.holder, Plan) else ()
        if self.items is None:
            return found
        roads = [item.where for item in self.items]
        return tuple(one for one in found if any(one.about.where[: len(road)] == road for road in roads))

    def hidden(self, text: str) -> str:
        """A text of this file as it may be shown."""
        return without(text, self.secrets)

    def values(self, style: Style) -> dict[str, Any]:
        """All that it holds, without data of persons."""
        return values(self.holder, style)


def of_plan(bestand: str, plan: Plan, agenda: Agenda, secrets: frozenset[str]) -> Shown:
    """A plan with the rules of play that hold for it."""
    holds = plan.model_copy(update={"spelregels": over(agenda.spelregels, plan.spelregels)})
    return Shown(bestand, holds, secrets, own_rules=plan.spelregels)


def as_json(plans: Sequence[Shown], agendas: Sequence[Shown]) -> str:
    """One JSON document; the agendas only where any were asked for."""
    document: dict[str, Any] = {"plannen": [_json(one) for one in plans]}
    if agendas:
        document["agendas"] = [_json(one) for one in agendas]
    return dump(document)


def _json(shown: Shown) -> dict[str, Any]:
    data = shown.values(Style(text=shown.hidden))
    found: dict[str, Any] = {"bestand": shown.bestand}
    if shown.items is None:
        found |= data
    else:
        found |= {key: data[key] for key in ("wijk", "jaar", "gemeente") if key in data}
        found["delen"] = [
            {"plaats": shown.hidden(written(item.where)), "waarden": data_at(data, item.where)} for item in shown.items
        ]
    if isinstance(shown.holder, Plan):
        found["ontbreekt"] = [
            {
                "plaats": written(one.about.where),
                "id": shown.hidden(one.about.id) or None,
                "sleutels": list(one.keys),
                "zin": sentence(one, shown),
            }
            for one in shown.missing
        ]
    return found


def sentence(one: Missing, shown: Shown) -> str:
    """What is missing of one thing, in a sentence for a person."""
    keys = [_(KEYS[key]) for key in one.keys]
    what = ", ".join(keys[:-1]) + (f" {_('en')} " if keys[1:] else "") + keys[-1]
    if not one.about.where:
        return _("Van het plan: {what}.").format(what=what)
    naam = shown.hidden(one.about.naam or written(one.about.where))
    short = naam if len(naam) <= LONGEST else f"{naam[:LONGEST].rstrip()}…"
    return _("Van '{naam}': {what}.").format(naam=short, what=what)


LONGEST = 50
"""Letters of what a signaal says, where it stands for its name."""


def for_people(shown: Shown) -> Data:
    """All that it holds, each value as people read it, without data of persons."""
    style = Style(
        text=shown.hidden,
        money=euros,
        share=percentage,
        figure=partial(figure, most=2),
        number=number,
        yes_no=lambda yes: _("ja") if yes else _("nee"),
        short=_meting,
        without=frozenset({"notitie"}),  # that is for who wrote it
    )
    return shown.values(style)


def _meting(found: Data) -> str:
    """What was measured, and when and among how many people where that is known: ``41% (2024, 310 mensen)``."""
    people = _("{aantal} mensen").format(aantal=found["aantal"]) if found["aantal"] else None
    about = ", ".join(str(one) for one in (found["jaar"], people) if one)
    waarde = measured(found["waarde"])
    return f"{waarde} ({about})" if about else waarde


def words(value: Any) -> str:
    """A value, or a list of values, in one line; empty where there is none."""
    match value:
        case None:
            return ""
        case list():
            return ", ".join(map(words, value))
        case dict():
            return ", ".join(f"{key} {said}" for key, one in value.items() if (said := words(one)))
        case _:
            return str(value)


def facts(data: Data, *keys: str) -> list[tuple[str, str]]:
    """Those of these keys that hold something."""
    return [(key, said) for key in keys if (said := words(data.get(key)))]
