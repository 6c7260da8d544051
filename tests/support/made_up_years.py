"""Years that are over, made up from a number: what was measured, spent, said and told back, and what was not.

Values come from short lists, so that what stays the same, ties, and figures of other kinds are common. A note stands
on everything: no account may show it.
"""

from __future__ import annotations

from random import Random
from typing import Any

NOTE = "Niet voor buiten."
AGENDA: dict[str, Any] = {
    "ambities": [{"id": "meedoen", "naam": "Meedoen"}, {"id": "gezond", "naam": "Gezond"}],
    "doelgroepen": [
        {"id": "ouderen", "naam": "Ouderen"},
        {"id": "nieuwkomers", "naam": "Nieuwkomers", "moeilijk_bereikbaar": "ja"},
        {"id": "weinig-geld", "naam": "Weinig geld", "moeilijk_bereikbaar": "ja"},
    ],
}
THEMAS = ("samen", "opgroeien", "rondkomen")
METINGEN = (
    "41%",
    "44%",
    "50%",
    "41,5%",
    "0%",
    "100%",
    "1 op de 5",
    "2 op de 5",
    "1 op de 2",
    "7,2",
    "6,8",
    "7",
    "beter",
)
AANTALLEN = ("1", "40", "190", "200", "295", "310", "2000")
EUROS = ("0", "100", "250.50", "400", "1000", "3000")
KINDS = ("uitvoering", "personeel", "voorziening")
GROUPS: tuple[list[str], ...] = ([], ["ouderen"], ["nieuwkomers"], ["ouderen", "weinig-geld"])


def made_up(seed: int) -> dict[str, Any]:
    """The year that belongs to a number, as it would stand in a file: always the same one."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret with it
    themas = [_thema(random, name) for name in random.sample(THEMAS, random.randint(0, 3))]
    names = [thema["id"] for thema in themas]
    effects = {thema["id"]: [effect["id"] for effect in thema.get("effecten", [])] for thema in themas}
    vast = [
        _some(random, naam=f"V{n}", bedrag=random.choice(EUROS), thema=_of(random, names), soort=_maybe(random, *KINDS))
        for n in range(random.randint(0, 3))
    ]
    voorstellen = [_voorstel(random, f"v{n}", names, effects) for n in range(random.randint(0, 6))]
    residents = random.randint(0, len(voorstellen))
    ids = [voorstel["id"] for voorstel in voorstellen]
    return {
        "wijk": "Voorbeeld",
        "jaar": "2025",
        "notitie": NOTE,
        "budget": {"totaal": "30000", "reserve": random.choice(("0", "5%", "250.50")), "vast": vast},
        "themas": themas,
        "signalen": [_signaal(random, ids) for _ in range(random.randint(0, 4))],
        "bewonersinitiatieven": voorstellen[:residents],
        "interventies": voorstellen[residents:],
        "participatie": [_moment(random) for _ in range(random.randint(0, 3))],
    }


def _some(random: Random, **keys: Any) -> dict[str, Any]:
    """These keys without those that are not given, in front of a note."""
    return {key: value for key, value in keys.items() if value is not None} | (
        {"notitie": NOTE} if random.random() < 0.5 else {}
    )


def _maybe(random: Random, *values: Any) -> Any:
    return random.choice(values) if random.random() < 0.6 else None


def _of(random: Random, names: list[str]) -> str | None:
    return random.choice(names) if names and random.random() < 0.8 else None


def _meting(random: Random) -> Any:
    text = random.choice(METINGEN)
    if random.random() < 0.3:
        return text
    keys = {"waarde": text, "jaar": _maybe(random, "2023", "2025"), "aantal": _maybe(random, *AANTALLEN)}
    return {key: value for key, value in keys.items() if value is not None}


def _figures(random: Random) -> dict[str, Any]:
    return {"wijk": str(random.randint(0, 10)), **({"aanbieder": "6.5"} if random.random() < 0.5 else {})}


def _thema(random: Random, name: str) -> dict[str, Any]:
    effects = [
        _some(
            random,
            id=f"{name}-{n}",
            wat=_maybe(random, "Buren kennen elkaar"),
            **{key: _meting(random) for key in ("nulmeting", "streven", "gemeten") if random.random() < 0.8},
            **{key: _maybe(random, f"{key}.") for key in ("bron", "verhaal", "bijdrage", "andere_oorzaken", "let_op")},
        )
        for n in range(random.randint(0, 3))
    ]
    return _some(
        random,
        id=name,
        naam=name.capitalize(),
        ambities=random.choice(([], ["meedoen"], ["gezond", "meedoen"], ["elders"])),
        oordeel=_maybe(random, _figures(random)),
        prioriteit=_maybe(random, _figures(random)),
        geleerd=_maybe(random, "Eerder beginnen."),
        effecten=effects,
    )


def _voorstel(random: Random, name: str, themas: list[str], effects: dict[str, list[str]]) -> dict[str, Any]:
    thema = _of(random, themas)
    of_thema = effects.get(thema or "", [])
    granted = _maybe(random, *EUROS)
    result = _some(
        random,
        besteed=_maybe(random, *(euros for euros in EUROS if float(euros) <= float(granted or 0))),
        bereikt=_maybe(random, "0", "12", "131"),
        doelgroepen=random.choice(GROUPS),
        waardering=_maybe(random, "8,1", "7"),
        verhaal=_maybe(random, "Het werkte."),
    )
    result.pop("notitie", None)
    return _some(
        random,
        id=name,
        naam=name.upper(),
        thema=thema,
        kosten=_maybe(random, *EUROS),
        eigen_bijdrage=_maybe(random, "100"),
        bereik=_maybe(random, "40", "120"),
        effecten=random.sample(of_thema, random.randint(0, len(of_thema))),
        besluit={"toegekend": granted} if granted else None,
        resultaat=_maybe(random, result),
    )


def _signaal(random: Random, ids: list[str]) -> dict[str, Any]:
    return _some(
        random,
        tekst="Er is niets te doen.",
        gedaan=_maybe(random, "Er kwam een club."),
        voorstellen=random.sample(ids, min(len(ids), random.randint(0, 1))),
        doorgegeven_aan=_maybe(random, "gemeente"),
        teruggekoppeld=_maybe(random, "2025-06-01"),
    )


def _moment(random: Random) -> dict[str, Any]:
    return _some(
        random,
        wat="wijktafel",
        deelnemers=_maybe(random, "0", "18", "41"),
        nieuw=_maybe(random, "0", "12"),
        doelgroepen=random.choice(GROUPS),
        teruggekoppeld=_maybe(random, "2025-06-01"),
    )
