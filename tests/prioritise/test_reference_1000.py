"""A thousand plans, made up from a seed, and real ones (Pabulib): the program ranks as the reference does.

Values come from short lists, so that ties, full marks and unknowns are common: `test_the_thousand_hold_what_matters`
counts them.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any
from unittest import mock

import pytest
import reference_scores
import yaml
from helpers import agenda, plan, run
from strategies import Data, asks, text
from thoroughness import THOROUGH, batches, real_ballots
from wijkplan.plan.agenda import Agenda
from wijkplan.prioritise import Ranking, rank

PLANS = 1_000
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PABULIB = real_ballots(large=60_000)

THEMAS = ("samen", "opgroeien", "gezond", "taal")
GROEPEN = ("ouderen", "jongeren", "nieuwkomers")
AMBITIES = ("meedoen", "gezond-leven")
FIGURES = (0, 3, 5, "6.5", 8, 10, 10)
KOSTEN = (0, 100, 1000, 1000, "2400.50", 4800)


def maybe(random: Random, part: Data, name: str, options: tuple[Any, ...], chance: float = 0.75) -> None:
    """Fill in this key, or leave it out."""
    if random.random() < chance:
        part[name] = random.choice(options)


def some(random: Random, names: tuple[str, ...]) -> list[str]:
    return random.sample(names, random.randint(0, 2))


def described(random: Random, part: Data) -> Data:
    """With groups and figures, or without."""
    maybe(random, part, "doelgroepen", (some(random, GROEPEN),))
    if random.random() < 0.75:
        prioriteit = part["prioriteit"] = Data()
        maybe(random, prioriteit, "wijk", FIGURES)
        maybe(random, prioriteit, "aanbieder", FIGURES)
    return part


def a_proposal(random: Random, name: str, themas: list[str], *, own: bool) -> Data:
    """A bewonersinitiatief (``own``) or an interventie."""
    proposal = described(random, {"id": name, "naam": name.capitalize()})
    if themas:
        maybe(random, proposal, "thema", tuple(themas))
    maybe(random, proposal, "bereik", (0, 20, 100, 200, 350))
    maybe(random, proposal, "kosten", KOSTEN)
    if "kosten" in proposal:
        kosten = Fraction(str(proposal["kosten"]))
        maybe(random, proposal, "eigen_bijdrage", (0, int(kosten / 4), proposal["kosten"]), 0.5)
        rest = kosten - Fraction(str(proposal.get("eigen_bijdrage", 0)))
        maybe(random, proposal, "gevraagd", (0, int(rest / 2)), 0.2)
    if own:
        maybe(random, proposal, "draagvlak", (0, 10, 50, 100, 100, 130))
        maybe(random, proposal, "vrijwilligers", (0, 5, 10, 20, 25))
    return proposal


def some_rules(random: Random) -> Data:
    """Weights and scales that differ from the defaults; never all weights zero."""
    rules: Data = {}
    for part in ("stemverhouding", "themacriteria", "criteria"):
        if random.random() < 0.4:
            names = list(reference_scores.DEFAULTS[part])
            rules[part] = {name: random.choice((0, 1, 10, 30, "2.5")) for name in names}
            rules[part][random.choice(names)] = 20
    if random.random() < 0.4:
        scales = reference_scores.DEFAULTS["schaal"]
        rules["schaal"] = {name: random.choice((1, 7, 60, 100)) for name in random.sample(list(scales), 2)}
    return rules


def a_plan(random: Random) -> Data:
    """A plan with up to four themes and seven proposals; its lists are in any order."""
    themas = random.sample(THEMAS, random.randint(0, 4))
    data: Data = {"wijk": "Voorbeeld", "jaar": 2026, "budget": {"totaal": 100_000}, "themas": [], "signalen": []}
    for name in themas:
        thema = described(random, {"id": name, "naam": name.capitalize()})
        maybe(random, thema, "ambities", (some(random, AMBITIES),))
        data["themas"].append(thema)
    for _ in range(random.randint(0, 4)):
        signaal: Data = {"tekst": "Het is hier te donker."}
        maybe(random, signaal, "aantal", (0, 1, 12, 60, 60))
        if themas:
            maybe(random, signaal, "thema", tuple(themas))
        data["signalen"].append(signaal)
    names = [f"voorstel-{letter}" for letter in "abcdefg"]
    random.shuffle(names)
    split, end = sorted((random.randint(0, 7), random.randint(0, 7)))
    data["bewonersinitiatieven"] = [a_proposal(random, name, themas, own=True) for name in names[:split]]
    data["interventies"] = [a_proposal(random, name, themas, own=False) for name in names[split:end]]
    data["spelregels"] = some_rules(random)
    return data


def an_agenda(random: Random) -> Data:
    hard = some(random, GROEPEN)
    return {
        "ambities": [{"id": name, "naam": name} for name in AMBITIES],
        "doelgroepen": [{"id": n, "naam": n, "moeilijk_bereikbaar": "ja" if n in hard else "nee"} for n in GROEPEN],
        "spelregels": some_rules(random),
    }


def made_up(seed: int) -> tuple[Data, Data]:
    """The plan and the agenda that belong to a number."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret with it
    return a_plan(random), an_agenda(random)


def assert_as_the_reference(ranking: Ranking, data: Data, shared: Data, name: object) -> None:
    """The same order, the same exact scores, the same exact value of every criterion."""
    themas, voorstellen = reference_scores.ranking(data, shared)
    assert [
        reference_scores.Line(line.thema.id, line.score, {deel.criterium: deel.waarde for deel in line.delen})
        for line in ranking.themas
    ] == themas, name
    assert [
        reference_scores.Line(line.voorstel.id, line.score, {deel.criterium: deel.waarde for deel in line.delen})
        for line in ranking.voorstellen
    ] == voorstellen, name


@pytest.mark.parametrize("seeds", batches(PLANS, 100))
def test_made_up_plans_rank_as_the_reference_ranks_them(seeds: range) -> None:
    for seed in seeds:
        data, shared = made_up(seed)
        assert_as_the_reference(rank(plan(text(data)), agenda(text(shared))), data, shared, seed)


def test_the_thousand_hold_what_matters() -> None:
    """Every criterion is unknown, nothing, full and in between; each rule for ties decides. So it is in a third too."""
    found: Counter[str] = Counter()
    for seed in range(0, PLANS, 1 if THOROUGH else 3):
        data, shared = made_up(seed)
        themas, voorstellen = reference_scores.ranking(data, shared)
        by_id = {v["id"]: v for v in (*data["bewonersinitiatieven"], *data["interventies"])}
        for line in (*themas, *voorstellen):
            for name, value in line.values.items():
                found[f"{name} unknown"] += value is None
                found[f"{name} nothing"] += value == 0
                found[f"{name} full"] += value == 1
                found[f"{name} between"] += value is not None and 0 < value < 1
        for one, other in pairwise(voorstellen):
            if one.score == other.score:
                first, second = by_id[one.id], by_id[other.id]
                same_support = first.get("draagvlak", 0) == second.get("draagvlak", 0)
                same_amount = asks(first) == asks(second)
                decided_by = "draagvlak" if not same_support else "id" if same_amount else "gevraagd"
                found[f"tie decided by {decided_by}"] += 1
    del found["ambities between"]  # all or nothing
    assert min(found.values()) >= (10 if THOROUGH else 3), found
    assert len(found) == 9 * 4 - 1 + 3


@pytest.fixture(scope="module")
def real_plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of each plan that the Pabulib files become."""
    if not PABULIB:
        pytest.skip("the Pabulib files are not here")
    folder = tmp_path_factory.mktemp("pabulib")
    with mock.patch("os.fsync"):  # nothing of this has to outlive a power cut
        assert run("import", "pabulib", *PABULIB.values(), "--to", folder).code == 0
    return {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")}


def as_data(written: str) -> Data:
    """A plan as plain dicts, with ids as texts."""
    data: Data = yaml.load(written, Loader=LOADER)  # noqa: S506 - one of the two safe ones
    for voorstel in data["bewonersinitiatieven"]:
        voorstel["id"] = str(voorstel["id"])
    return data


def test_real_plans_rank_as_the_reference_ranks_them(real_plans: dict[str, str]) -> None:
    assert len(real_plans) == len(PABULIB)
    for name, written in real_plans.items():
        assert_as_the_reference(rank(plan(written), Agenda()), as_data(written), {}, name)


def test_in_real_plans_proposals_stand_on_their_own(real_plans: dict[str, str]) -> None:
    """The lists turned around, and every third proposal gone: the others keep their scores and their order."""
    for name, written in real_plans.items():
        whole = plan(written)
        lines = [(line.voorstel.id, line.score) for line in rank(whole, Agenda()).voorstellen]
        gone = {voorstel.id for voorstel in whole.bewonersinitiatieven[::3]}
        left = tuple(v for v in reversed(whole.bewonersinitiatieven) if v.id not in gone)
        changes = {"bewonersinitiatieven": left, "themas": whole.themas[::-1]}
        fewer = rank(whole.model_copy(update=changes), Agenda())
        assert [(line.voorstel.id, line.score) for line in fewer.voorstellen] == [
            line for line in lines if line[0] not in gone
        ], name
