"""Section 6 of the design once more, straight from that page and on plain dicts: what the program is held against.

Nothing of wijkplan is imported here. Values are fractions of 1, scores fractions of 100.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

DEFAULTS: dict[str, dict[str, Any]] = {
    "stemverhouding": {"wijk": 60, "aanbieder": 40},
    "themacriteria": {"stem": 70, "signalen": 20, "ambities": 10},
    "criteria": {
        "thema": 30,
        "draagvlak": 30,
        "doelgroepen": 15,
        "bereik": 10,
        "eigen_inzet": 15,
        "prioriteit": 0,
    },
    "schaal": {"draagvlak": 100, "bereik": 200, "vrijwilligers": 20, "signalen": 50},
}


@dataclass(frozen=True)
class Line:
    """A theme or a proposal: its id, its score and the value of each criterion (None: onbekend)."""

    id: str
    score: Fraction
    values: dict[str, Fraction | None]


def ranking(plan: dict[str, Any], agenda: dict[str, Any]) -> tuple[list[Line], list[Line]]:
    """The themes and the proposals of a plan, the highest score first."""
    rules = {
        part: {**numbers, **agenda.get("spelregels", {}).get(part, {}), **plan.get("spelregels", {}).get(part, {})}
        for part, numbers in DEFAULTS.items()
    }
    hard = {g["id"] for g in agenda.get("doelgroepen", []) if g.get("moeilijk_bereikbaar") == "ja"}
    themas = [_line(t, _thema(t, plan.get("signalen"), rules), rules["themacriteria"]) for t in plan.get("themas", [])]
    score = {thema.id: thema.score / 100 for thema in themas}
    voorstellen = [*plan.get("bewonersinitiatieven", []), *plan.get("interventies", [])]
    lines = [
        (_line(v, _voorstel(v, score, hard, rules), rules["criteria"]), _draagvlak_gevraagd(v)) for v in voorstellen
    ]
    lines.sort(key=lambda line: (-line[0].score, *line[1], line[0].id))
    return sorted(themas, key=lambda thema: (-thema.score, thema.id)), [line for line, _ in lines]


def _line(item: dict[str, Any], values: dict[str, Fraction | None], weights: dict[str, Any]) -> Line:
    total = sum((Fraction(str(weights[name])) for name in values), Fraction(0))
    points = sum((Fraction(str(weights[name])) * (value or 0) for name, value in values.items()), Fraction(0))
    return Line(item["id"], 100 * points / total, values)


def _thema(thema: dict[str, Any], signalen: Any, rules: dict[str, Any]) -> dict[str, Fraction | None]:
    own = sum(signaal.get("aantal", 1) for signaal in signalen or [] if signaal.get("thema") == thema["id"])
    return {
        "stem": _voice(thema.get("prioriteit", {}), rules),
        "signalen": _full_at(own, rules["schaal"]["signalen"]) if signalen else None,
        "ambities": Fraction(1 if thema["ambities"] else 0) if "ambities" in thema else None,
    }


def _voorstel(
    voorstel: dict[str, Any], themas: dict[str, Fraction], hard: set[str], rules: dict[str, Any]
) -> dict[str, Fraction | None]:
    schaal = rules["schaal"]
    groups = voorstel.get("doelgroepen")
    own = []
    if ("eigen_bijdrage" in voorstel or voorstel.get("medefinanciers")) and (_costs(voorstel) or 0) > 0:
        own.append(min(Fraction(1), _own(voorstel) / (_costs(voorstel) or 1)))
    if "vrijwilligers" in voorstel:
        own.append(_full_at(voorstel["vrijwilligers"], schaal["vrijwilligers"]) or Fraction(0))
    one_group = Fraction(1) if hard & set(groups or []) else Fraction(1, 2)
    return {
        "thema": themas.get(voorstel.get("thema", "")),
        "draagvlak": _full_at(voorstel.get("draagvlak"), schaal["draagvlak"]),
        "doelgroepen": None if groups is None else one_group if groups else Fraction(0),
        "bereik": _full_at(voorstel.get("bereik"), schaal["bereik"]),
        "eigen_inzet": max(own) if own else None,
        "prioriteit": _voice(voorstel.get("prioriteit", {}), rules),
    }


def _voice(prioriteit: dict[str, Any], rules: dict[str, Any]) -> Fraction | None:
    given = {who: Fraction(str(figure)) / 10 for who, figure in prioriteit.items()}
    if len(given) < 2:
        return next(iter(given.values()), None)
    wijk, aanbieder = (Fraction(str(rules["stemverhouding"][who])) for who in ("wijk", "aanbieder"))
    return (wijk * given["wijk"] + aanbieder * given["aanbieder"]) / (wijk + aanbieder)


def _full_at(count: int | None, full: int) -> Fraction | None:
    return None if count is None else min(Fraction(1), Fraction(count, full))


def _draagvlak_gevraagd(voorstel: dict[str, Any]) -> tuple[int, bool, Fraction]:
    """Of equal scores: more draagvlak, then smaller gevraagd; where that is not known, last."""
    costs = _costs(voorstel)
    if costs is None:
        return -voorstel.get("draagvlak", 0), True, Fraction(0)
    asks = _euros(voorstel["gevraagd"]) if "gevraagd" in voorstel else costs - _own(voorstel)
    return -voorstel.get("draagvlak", 0), False, asks


def _costs(voorstel: dict[str, Any]) -> Fraction | None:
    """What is given, or else what the begroting adds up to."""
    if "kosten" in voorstel:
        return _euros(voorstel["kosten"])
    return _total(voorstel["begroting"]) if voorstel.get("begroting") else None


def _own(voorstel: dict[str, Any]) -> Fraction:
    """Own money, and that of others who pay."""
    return _euros(voorstel.get("eigen_bijdrage", 0)) + _total(voorstel.get("medefinanciers", []))


def _total(parts: list[dict[str, Any]]) -> Fraction:
    return sum((_euros(part["bedrag"]) for part in parts), Fraction(0))


def _euros(amount: int | str) -> Fraction:
    return Fraction(str(amount))
