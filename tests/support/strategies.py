"""Plans and agendas that hypothesis makes up: plain dicts, sound by the rules, small enough to be scarce.

Amounts are whole euros (int) or texts such as ``"12.50"``; dates and percentages are texts. `text` makes
a YAML file of such a dict. Everything that may be left out is sometimes left out.
"""

from __future__ import annotations

import functools
from typing import Any

from hypothesis import strategies as st
from strategies_values import Data, amounts, asks, counts, dates, euros, in_cents, prioriteiten, some, text

__all__ = ["Data", "agendas", "asks", "euros", "flexible", "in_cents", "plans", "reordered", "text"]

THEMAS = ("samen", "opgroeien", "gezond", "taal")
DOELGROEPEN = ("ouderen", "jongeren", "nieuwkomers", "mantelzorgers")
AMBITIES = ("meedoen", "gezond-leven")
INITIATIEVEN = ("soep", "tuin", "fietsles", "buurtkamer", "repaircafe", "speelstraat", "taalmaatjes", "wandelclub")
INTERVENTIES = ("jongerenwerk", "huisbezoek", "taalcoach", "schuldhulp", "sportcoach", "opvoedhulp")

WEIGHTS = {
    "stemverhouding": ("wijk", "aanbieder"),
    "themacriteria": ("stem", "signalen", "ambities"),
    "criteria": ("thema", "draagvlak", "doelgroepen", "bereik", "eigen_inzet", "prioriteit"),
}
SCHAAL = ("draagvlak", "bereik", "vrijwilligers", "signalen")
LISTS = ("themas", "signalen", "aanwezig", "bewonersinitiatieven", "interventies", "participatie")


@functools.cache
def _weights(names: tuple[str, ...]) -> st.SearchStrategy[Data]:
    """Some weights above zero, or all of them with at least one above zero: laid over others never all zero."""
    above = st.sampled_from([1, 10, 30, "2.5"])
    whole = st.fixed_dictionaries(dict.fromkeys(names, st.just(0) | above))
    return st.fixed_dictionaries({}, optional=dict.fromkeys(names, above)) | whole.filter(
        lambda weights: any(weights.values())
    )


@functools.cache
def scoring_rules() -> st.SearchStrategy[Data]:
    """Rules of play that change scores."""
    parts = {part: _weights(names) for part, names in WEIGHTS.items()}
    schaal = st.fixed_dictionaries({}, optional=dict.fromkeys(SCHAAL, st.integers(1, 150)))
    return st.fixed_dictionaries({}, optional={**parts, "schaal": schaal})


@functools.cache
def dividing_rules() -> st.SearchStrategy[Data]:
    """Rules of play that change who competes and how the money is divided (method rangorde)."""
    voorwaarden = {
        "draagvlak_minimaal": st.integers(0, 30),
        "eigen_inzet_verplicht": st.sampled_from(["ja", "nee"]),
        "rechtspersoon_vanaf": amounts(400_000).map(euros),
    }
    verdeling = {
        "bij_tekort": st.sampled_from(["sla-over", "stop", "deels"]),
        "klein_bedrag": amounts(80_000).map(euros),
        "klein_plafond": st.sampled_from(["0%", "10%", "12.5%", "100%"]),
        "afronding": st.sampled_from([1, 5, 50, 100]),
    }
    return st.fixed_dictionaries(
        {},
        optional={
            "voorwaarden": st.fixed_dictionaries({}, optional=voorwaarden),
            "verdeling": st.fixed_dictionaries({}, optional=verdeling),
        },
    )


@functools.cache
def agendas() -> st.SearchStrategy[Data]:
    """An agenda with all names that `plans` uses; which groups are hard to reach, and the rules, vary."""

    def build(hard: list[str], scoring: Data, dividing: Data) -> Data:
        return {
            "ambities": [{"id": name, "naam": name.capitalize()} for name in AMBITIES],
            "doelgroepen": [
                {"id": n, "naam": n.capitalize(), "moeilijk_bereikbaar": "ja" if n in hard else "nee"}
                for n in DOELGROEPEN
            ],
            "spelregels": {**scoring, **dividing},
        }

    return st.builds(build, some(DOELGROEPEN, 3), scoring_rules(), dividing_rules())


def _budget(draw: st.DrawFn) -> Data:
    totaal = draw(amounts(1_500_000))
    budget: Data = {"totaal": euros(totaal)}
    if draw(st.booleans()):
        meegenomen = draw(amounts(100_000))
        budget["meegenomen"] = euros(meegenomen)
        totaal += meegenomen
    if draw(st.booleans()):
        bedrag = draw(amounts(totaal))
        budget["vast"] = [{"naam": "Wijkcentrum", "bedrag": euros(bedrag), "tot_en_met": 2027}]
        totaal -= bedrag
    if draw(st.booleans()):
        budget["reserve"] = draw(st.sampled_from(["5%", "2.5%", "33.3%"]) | amounts(totaal).map(euros))
    if draw(st.booleans()):
        first = draw(st.integers(0, 100))
        budget["rondes"] = [
            {"naam": "voorjaar", "tot": "2026-03-31", "deel": f"{first}%"},
            {"naam": "najaar", "tot": "2026-09-30", "deel": f"{100 - first}%"},
        ]
    return budget


@functools.cache
def _effecten() -> st.SearchStrategy[Data]:
    """An effect with metingen, short and long."""
    waarde = st.sampled_from(["41%", "41,5 %", "1 OP 5", "7,20", 12, "vaker buiten"])
    long = st.fixed_dictionaries({"waarde": waarde}, optional={"jaar": st.just(2026), "aantal": st.integers(1, 400)})
    optional = dict.fromkeys(("nulmeting", "streven", "gemeten"), waarde | long)
    return st.fixed_dictionaries(
        {"wat": st.just("Buren groeten elkaar"), "bron": st.just("enquête")}, optional=optional
    )


@functools.cache
def _themas() -> st.SearchStrategy[list[Data]]:
    optional = {
        "behoefte": counts(100) | st.dictionaries(st.sampled_from(DOELGROEPEN), counts(60), min_size=1, max_size=3),
        "prioriteit": prioriteiten(),
        "ambities": some(AMBITIES),
        "doelgroepen": some(DOELGROEPEN),
        "effecten": st.lists(_effecten(), min_size=1, max_size=2),
        "oordeel": prioriteiten(),
        "geleerd": st.just("Eerder beginnen."),
    }

    def build(names: list[str], parts: list[Data]) -> list[Data]:
        return [{"id": n, "naam": n.capitalize(), **part} for n, part in zip(names, parts, strict=False)]

    parts = st.lists(st.fixed_dictionaries({}, optional=optional), min_size=4, max_size=4)
    return st.builds(build, some(THEMAS, 3), parts)


@functools.cache
def _details() -> st.SearchStrategy[Data]:
    """What any voorstel may say, apart from its money and the names of others."""
    optional: dict[str, st.SearchStrategy[Any]] = {
        "status": st.sampled_from(["idee", "nieuw", "loopt", "loopt", "klaar", "gestopt"]),
        "bereik": counts(100),
        "doelgroepen": some(DOELGROEPEN),
        "prioriteit": prioriteiten(),
        "ingediend": dates(),
        "start": dates(),
        "einde": dates(),
        "notitie": st.just("Nog bellen."),
    }
    return st.fixed_dictionaries({}, optional=optional)


@functools.cache
def _support() -> st.SearchStrategy[Data]:
    """What only an initiatief says."""
    optional = {
        "rechtsvorm": st.sampled_from(["bewoners", "bewoners", "vereniging", "stichting"]),
        "draagvlak": counts(60),
        "vrijwilligers": counts(10),
    }
    return st.fixed_dictionaries({}, optional=optional)


@functools.cache
def _reasons(initiatieven: tuple[str, ...]) -> st.SearchStrategy[Data]:
    """What only an interventie says."""
    optional = {"waarom": st.just("Hiervoor is een diploma nodig."), "vult_aan": some(initiatieven)}
    return st.fixed_dictionaries({}, optional=optional)


def _voorstel(draw: st.DrawFn, name: str, themas: tuple[str, ...], others: tuple[str, ...]) -> Data:
    """What initiatives and interventions have in common; the sums add up."""
    voorstel: Data = {"id": name, "naam": name.capitalize(), **draw(_details())}
    if themas and draw(st.integers(0, 5)) > 0:
        voorstel["thema"] = draw(st.sampled_from(themas))
    if others and draw(st.integers(0, 3)) == 0:
        voorstel["niet_samen_met"] = draw(some(others))
    if draw(st.integers(0, 7)) > 0:
        kosten = draw(amounts(600_000))
        voorstel |= draw(_costs(kosten))
        if draw(st.booleans()):
            eigen = draw(amounts(kosten))
            voorstel |= draw(st.sampled_from([{"eigen_bijdrage": euros(eigen)}, *_paid_by_others(eigen)]))
        if draw(st.integers(0, 4)) == 0:
            voorstel["gevraagd"] = euros(draw(amounts(kosten)))
        if draw(st.booleans()):
            voorstel["minimum"] = euros(draw(amounts(asks(voorstel) or 0)))
    return voorstel


def _costs(kosten: int) -> st.SearchStrategy[Data]:
    """The costs as one amount, as a begroting, or both."""
    parts = [part for part in (kosten // 3, kosten - kosten // 3) if part]
    posten = {"begroting": [{"post": f"Post {n}", "bedrag": euros(part)} for n, part in enumerate(parts, start=1)]}
    whole = {"kosten": euros(kosten)}
    return st.sampled_from([whole, whole, posten, whole | posten] if parts else [whole])


def _paid_by_others(amount: int) -> list[Data]:
    """The same amount from a fund, or half of it."""
    half = euros(amount // 2)
    return [
        {"medefinanciers": [{"naam": "Fonds", "bedrag": euros(amount)}]},
        {"eigen_bijdrage": half, "medefinanciers": [{"naam": "Fonds", "bedrag": half, "toegezegd": "ja"}]},
    ]


@functools.cache
def _signalen(themas: tuple[str, ...]) -> st.SearchStrategy[list[Data]]:
    optional: dict[str, st.SearchStrategy[Any]] = {
        "aantal": counts(30),
        "doelgroep": st.sampled_from(DOELGROEPEN),
    }
    if themas:
        optional["thema"] = st.sampled_from(themas)
    optional["gedaan"] = st.just("Er komen lampen.")
    tekst = st.just("Het is hier 's avonds te donker.")
    return st.lists(st.fixed_dictionaries({"tekst": tekst}, optional=optional), max_size=4)


@st.composite
def plans(
    draw: st.DrawFn, *, initiatieven: int = 6, interventies: int = 4, rules: bool = True, decided: bool = True
) -> Data:
    """A plan without errors.

    Args:
        draw: hypothesis fills this in.
        initiatieven: the most bewonersinitiatieven that it has (up to 8).
        interventies: the most interventies that it has (up to 6).
        rules: whether it may have rules of play of its own.
        decided: whether there may be decisions.
    """
    data: Data = {"wijk": "Soesterkwartier", "jaar": 2026, "budget": _budget(draw)}
    data["themas"] = draw(_themas())
    themas = tuple(thema["id"] for thema in data["themas"])
    data["signalen"] = draw(_signalen(themas))
    own = draw(st.permutations(INITIATIEVEN))[: draw(st.sampled_from(range(initiatieven + 1)))]
    extra = draw(st.permutations(INTERVENTIES))[: draw(st.sampled_from(range(interventies + 1)))]
    names = (*own, *extra)
    data["bewonersinitiatieven"] = [
        _voorstel(draw, name, themas, _without(names, name)) | draw(_support()) for name in own
    ]
    data["interventies"] = [
        _voorstel(draw, name, themas, _without(names, name)) | draw(_reasons(tuple(own))) for name in extra
    ]
    if decided:
        _decide(draw, data)
    if rules:
        data["spelregels"] = draw(scoring_rules()) | draw(dividing_rules())
    return {key: value for key, value in data.items() if value != [] or draw(st.booleans())}


def _without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(other for other in names if other != name)


def flexible(data: Data) -> int:
    """What is left of the money of a plan without what is promised already, in cents."""
    budget = data["budget"]
    promised = sum(in_cents(vast["bedrag"]) for vast in budget.get("vast", []))
    return in_cents(budget["totaal"]) + in_cents(budget.get("meegenomen", 0)) - promised


def _decide(draw: st.DrawFn, data: Data) -> None:
    """Decisions on some voorstellen, together no more than there is without the reserve."""
    reserve = data["budget"].get("reserve", 0)
    if isinstance(reserve, str) and reserve.endswith("%"):
        left = flexible(data) * 66 // 100  # the largest share that is kept is a third
    else:
        left = flexible(data) - in_cents(reserve)
    for voorstel in (*data["bewonersinitiatieven"], *data["interventies"]):
        if draw(st.integers(0, 5)) > 0:
            continue
        toegekend = draw(amounts(min(left, asks(voorstel) or 0)))
        voorstel["besluit"] = {"toegekend": euros(toegekend), "datum": "2026-03-02", "door": "buurtbestuur"}
        left -= toegekend


def reordered(data: Data) -> st.SearchStrategy[Data]:
    """The same plan with its lists in another order."""
    lists: dict[str, st.SearchStrategy[Any]] = {key: st.permutations(data[key]) for key in LISTS if key in data}
    return st.fixed_dictionaries(lists).map(lambda other: {**data, **other})
