"""The road of one voorstel as JSON."""

from __future__ import annotations

from typing import Any

from wijkplan.allocate import Regel
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.money import as_number
from wijkplan.report.draw import supposed
from wijkplan.report.draw.machine import dump
from wijkplan.report.draw.numbers import four_decimals
from wijkplan.report.draw.plans import about, asked, head
from wijkplan.whatif.levers import Lever
from wijkplan.whatif.road import Road, Stretch


def as_json(roads: list[tuple[str, Plan, Road]]) -> str:
    """One JSON document over all plans (file, plan, road) that have this voorstel."""
    return dump({"uitleg": [_road(bestand, plan, road) for bestand, plan, road in roads]})


def _road(bestand: str, plan: Plan, road: Road) -> dict[str, Any]:
    voorstel, allocation = road.regel.voorstel, road.allocation
    return {
        **head(bestand, plan),
        **supposed.for_json(allocation.supposed),
        "methode": allocation.methode,
        "bij_tekort": allocation.bij_tekort,
        "ronde": allocation.ronde,
        "beschikbaar": as_number(allocation.pot.beschikbaar),
        **about(voorstel),
        "plaats": road.regel.plaats,
        "gevraagd": asked(voorstel),
        "trede": road.regel.trede,
        **_outcome(road.regel),
        "weg": [_stretch(stretch) for stretch in road.stretches],
        "ervoor": road.before
        and {
            "id": road.before.voorstel.id,
            "naam": road.before.voorstel.naam,
            "toegekend": as_number(road.before.toegekend),
        },
        "stemmers": road.supporters
        and {
            "aantal": road.supporters.aantal,
            "deel": four_decimals(road.supporters.deel / 100),
            "over": four_decimals(road.supporters.over / 100),
        },
        "te_doen": [str(text) for text in road.todo],
        "daarna": _outcome(road.then) if road.then else None,
        "wat_helpt": [_lever(lever) for lever in road.levers],
        "speling": None if road.spare is None else as_number(road.spare),
    }


def _outcome(regel: Regel) -> dict[str, Any]:
    return {"toegekend": as_number(regel.toegekend), "status": regel.status, "reden": str(regel.reden)}


def _stretch(stretch: Stretch) -> dict[str, Any]:
    return {
        "thema": stretch.thema.id if stretch.thema else None,
        "begin": as_number(stretch.begin),
        "treden": [
            {
                "trede": took.trede,
                "aantal": took.aantal,
                "gegeven": as_number(took.gegeven),
                "over": as_number(took.over),
            }
            for took in stretch.treden
        ],
        "ervoor_over": as_number(stretch.step.left),
        "gegeven": as_number(stretch.gegeven),
        "over": as_number(stretch.over),
    }


def _lever(lever: Lever) -> dict[str, Any]:
    """``minste``: whether no smaller change is enough; ``nodig`` is null where it was not found, and may still be."""

    def value(amount: int | None) -> int | float | None:
        return as_number(amount) if amount is not None and lever.is_money else amount

    return {"veld": lever.veld, "nu": value(lever.nu), "nodig": value(lever.nodig), "minste": lever.least}
