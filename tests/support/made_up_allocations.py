"""Plans made up from a number, in which money is scarce: rounds, decisions, exclusions, conditions, needs, ballots.

Values come from short lists, so that ties, exact fits and near misses are common. Everything that a rule of the
ladder looks at is sometimes there and sometimes not; `test_verify_made_up` counts that it is.
"""

from __future__ import annotations

from random import Random
from typing import Any, NamedTuple

from wijkplan.plan.agenda import Agenda
from wijkplan.plan.ballots import Ballots
from wijkplan.plan.plan import Plan

THEMAS = ("samen", "opgroeien", "gezond")
EUROS = ("100", "250", "250.50", "400", "1000", "1500", "3000")
AGENDA = {"doelgroepen": [{"naam": "Nieuwkomers", "id": "nieuwkomers", "moeilijk_bereikbaar": "ja"}]}
GROUPS = (["nieuwkomers"], ["ouderen"], ["ouderen", "nieuwkomers"], ["ouderen", "jongeren"], ["jongeren"])
PER_GROUP = (
    {"ouderen": "50", "nieuwkomers": "25"},
    {"ouderen": "100", "nieuwkomers": "0"},
    {"nieuwkomers": "30"},
    {"ouderen": "15", "nieuwkomers": "70", "mantelzorgers": "1"},
)
EVERYBODY = 100
"""The draagvlak of what all voters choose."""
DATES = ("2026-02-01", "2026-03-31", "2026-04-01", "2026-09-30", "2026-10-01")


class Case(NamedTuple):
    """A plan with what it takes to divide its money."""

    data: dict[str, Any]
    """The plan as it would stand in a file, every value as text."""
    plan: Plan
    agenda: Agenda
    settings: dict[str, Any]
    """Keyword arguments of `allocate`."""


def made_up(seed: int) -> Case:
    """The case that belongs to a number: always the same one."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret with it
    data = _data(random)
    if random.random() < 0.2:
        _first_asks_too_much(data)
    _per_group(Random(f"per doelgroep {seed}"), data)  # noqa: S311
    _who_pays(Random(f"wie betaalt {seed}"), data)  # noqa: S311
    plan = Plan.model_validate(data)
    methode = random.choice(("rangorde", "per-thema", "gelijke-delen"))
    settings: dict[str, Any] = {
        "methode": methode,
        "bij_tekort": random.choice(("sla-over", "stop", "deels")),
        "ballots": _ballots(random, plan) if methode == "gelijke-delen" else None,
    }
    if plan.budget.rondes and random.random() < 0.6:
        settings["ronde"] = random.choice(plan.budget.rondes).naam
    if random.random() < 0.15:
        settings["beschikbaar"] = random.choice((0, 1, 99, 25_050, 100_000))
    return Case(data, plan, Agenda.model_validate(AGENDA), settings)


def _data(random: Random) -> dict[str, Any]:
    themas = tuple(random.sample(THEMAS, random.randint(0, 3)))
    names = [f"voorstel-{letter}" for letter in "abcdefghi"[: random.randint(0, 9)]]
    random.shuffle(names)
    split = random.randint(0, len(names)) if random.random() < 0.5 else len(names) * 2 // 3
    budget: dict[str, Any] = {"totaal": random.choice(("0", "500", "1000.01", "2500", "2500.33", "6000"))}
    _maybe(random, budget, "vast", ([{"naam": "Wijkcentrum", "bedrag": "400"}],), 0.2)
    _maybe(random, budget, "reserve", ("5%", "33%", "100"), 0.3)
    if random.random() < 0.4:
        delen = random.choice((("50%", "50%"), ("33%", "33%", "34%"), ("100%", "0%"), ("12.5%", "87.5%")))
        last_days = ("2026-03-31", "2026-09-30", "2026-12-31")
        rondes = [
            {"naam": f"ronde {n}", "deel": deel, "tot": tot}
            for n, (deel, tot) in enumerate(zip(delen, last_days, strict=False), start=1)
        ]
        budget["rondes"] = random.sample(rondes, len(rondes))
    return {
        "wijk": "Voorbeeld",
        "jaar": "2026",
        "budget": budget,
        "themas": [_thema(random, name) for name in themas],
        "bewonersinitiatieven": [_initiatief(random, name, names, themas) for name in names[:split]],
        "interventies": [_interventie(random, name, names, themas) for name in names[split:]],
        "spelregels": {
            "voorwaarden": _voorwaarden(random),
            "verdeling": {
                "klein_bedrag": random.choice(("0", "0", "100", "250", "400")),
                "klein_plafond": random.choice(("10%", "20%", "100%")),
                "afronding": random.choice(("1", "1", "50", "100")),
            },
        },
    }


def _first_asks_too_much(data: dict[str, Any]) -> None:
    """Make it a plan of one thema in which the first initiatief never fits, and professionals say why they are needed.

    So under ``stop`` residents get nothing, though there is money, and who would have had it has to wait for them.
    """
    data["themas"] = [{"id": "samen", "naam": "samen"}]
    data["budget"]["totaal"] = "6000"
    data["spelregels"]["voorwaarden"] = {}
    for initiatief in data["bewonersinitiatieven"]:
        initiatief["thema"] = "samen"
    for initiatief in data["bewonersinitiatieven"][:1]:
        initiatief.update(
            kosten="9000", draagvlak=str(EVERYBODY), bereik="200", niet_samen_met=[], besluit={}, status="loopt"
        )
        initiatief.pop("gevraagd", None)
    for interventie in data["interventies"]:
        interventie.update(thema="samen", waarom="Hier is een opleiding voor nodig.")


def _per_group(random: Random, data: dict[str, Any]) -> None:
    """Give some themas a need per doelgroep, and more voorstellen a doelgroep."""
    for thema in data["themas"]:
        _maybe(random, thema, "behoefte", PER_GROUP, 0.4)
    for voorstel in (*data["bewonersinitiatieven"], *data["interventies"]):
        _maybe(random, voorstel, "doelgroepen", GROUPS, 0.4)


def _who_pays(random: Random, data: dict[str, Any]) -> None:
    """Of some voorstellen write the costs as a begroting, or let others pay for a part; and some are done."""
    for voorstel in (*data["bewonersinitiatieven"], *data["interventies"]):
        if voorstel.get("status") == "gestopt":
            _maybe(random, voorstel, "status", ("klaar",), 0.4)
        if "kosten" in voorstel and random.random() < 0.1:
            voorstel["begroting"] = [
                {"post": "Zaal", "bedrag": voorstel.pop("kosten")},
                {"post": "Thee", "bedrag": "0"},
            ]
        if voorstel.get("kosten") in ("1500", "3000") and not voorstel.get("besluit"):
            _maybe(random, voorstel, "medefinanciers", ([{"naam": "Fonds", "bedrag": "500"}],), 0.25)


def _thema(random: Random, name: str) -> dict[str, Any]:
    thema: dict[str, Any] = {"id": name, "naam": name}
    _maybe(random, thema, "behoefte", ("0", "50", "100", "300"), 0.6)
    _maybe(random, thema, "prioriteit", ({"wijk": "8", "aanbieder": "6"}, {"wijk": "3", "aanbieder": "9"}))
    return thema


def _voorwaarden(random: Random) -> dict[str, Any]:
    found: dict[str, Any] = {}
    _maybe(random, found, "draagvlak_minimaal", ("5", "20"), 0.3)
    _maybe(random, found, "eigen_inzet_verplicht", ("ja",), 0.2)
    _maybe(random, found, "rechtspersoon_vanaf", ("250", "1000"), 0.3)
    return found


def _voorstel(random: Random, name: str, names: list[str], themas: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {"id": name, "naam": name.capitalize()}
    if themas:
        _maybe(random, found, "thema", themas, 0.85)
    _maybe(random, found, "kosten", EUROS, 0.93)
    if "kosten" in found:
        _maybe(random, found, "gevraagd", ("0", "100"), 0.1)
        _maybe(random, found, "minimum", ("50", "100"), 0.4)
        _maybe(random, found, "besluit", ({"toegekend": "0"}, {"toegekend": "50"}, {"toegekend": "100"}), 0.2)
    _maybe(random, found, "bereik", ("0", "20", "100", "200"))
    _maybe(random, found, "status", ("loopt", "nieuw", "gestopt"), 0.3)
    _maybe(random, found, "ingediend", DATES, 0.5)
    _maybe(random, found, "doelgroepen", (["nieuwkomers"], ["ouderen"]), 0.3)
    if random.random() < 0.25:
        found["niet_samen_met"] = [other for other in random.sample(names, 1) if other != name]
    return found


def _initiatief(random: Random, name: str, names: list[str], themas: tuple[str, ...]) -> dict[str, Any]:
    found = _voorstel(random, name, names, themas)
    _maybe(random, found, "draagvlak", ("0", "5", "20", "60", "60"))
    _maybe(random, found, "vrijwilligers", ("0", "4"), 0.6)
    _maybe(random, found, "rechtsvorm", ("bewoners", "bewoners", "stichting"), 0.6)
    return found


def _interventie(random: Random, name: str, names: list[str], themas: tuple[str, ...]) -> dict[str, Any]:
    found = _voorstel(random, name, names, themas)
    _maybe(random, found, "waarom", ("Hier is een opleiding voor nodig.",), 0.7)
    _maybe(random, found, "vult_aan", (names[:1],), 0.3)
    return found


def _ballots(random: Random, plan: Plan) -> Ballots:
    voters, chance = random.choice((1, 2, 5, 12)), random.choice((0.1, 0.4))
    supporters = {
        initiatief.id: tuple(
            voter for voter in range(voters) if random.random() < chance or initiatief.draagvlak == EVERYBODY
        )
        for initiatief in plan.bewonersinitiatieven
    }
    return Ballots(voters, {name: chosen for name, chosen in supporters.items() if chosen})


def _maybe(random: Random, part: dict[str, Any], name: str, options: tuple[Any, ...], chance: float = 0.75) -> None:
    """Fill in this key, or leave it out."""
    if random.random() < chance:
        part[name] = random.choice(options)
