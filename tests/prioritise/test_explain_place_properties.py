"""What `--explain` says it takes to move up, tried out: the reference ranks plans with just that change in them."""

from __future__ import annotations

import copy
import functools
from fractions import Fraction

import pytest
import reference_scores
from helpers import agenda, plan
from strategies import Data, text
from test_reference_1000 import made_up
from wijkplan.prioritise import rank
from wijkplan.prioritise.explain import Explanation, explain
from wijkplan.prioritise.moving_up import Step
from wijkplan.prioritise.voices import voices

SEEDS, BATCH = 90, 30
MOST = 10**8
SECTIONS = ("themas", "bewonersinitiatieven", "interventies")


@functools.cache
def case(seed: int) -> tuple[Data, Data, list[Explanation]]:
    """A plan, its agenda, and everything in it explained."""
    data, shared = made_up(seed)
    the_plan = plan(text(data))
    ranking = rank(the_plan, agenda(text(shared)))
    both = voices(the_plan, ranking)
    everything = [item["id"] for section in SECTIONS for item in data.get(section, ())]
    return data, shared, [found for wanted in everything for found in explain(ranking, both, wanted)]


def changed(data: Data, wanted: str, field: str, amount: Fraction, shared: Data) -> Data:
    """The plan with this one thing changed; money comes in cents."""
    data = copy.deepcopy(data)
    item = next(item for section in SECTIONS for item in data[section] if item["id"] == wanted)
    if field == "signalen":
        heard = sum(signaal.get("aantal", 1) for signaal in data["signalen"] if signaal.get("thema") == wanted)
        data["signalen"].append({"thema": wanted, "aantal": int(amount) - heard})
    elif field == "ambities":
        item["ambities"] = ["meedoen"] if amount else []
    elif field == "doelgroepen":
        hard = [groep["id"] for groep in shared["doelgroepen"] if groep["moeilijk_bereikbaar"] == "ja"]
        item["doelgroepen"] = [*(item.get("doelgroepen") or []), *(hard[:1] if amount else [])]
    elif field.startswith("prioriteit."):
        item.setdefault("prioriteit", {})[field.removeprefix("prioriteit.")] = str(amount)
    elif field == "eigen_bijdrage":
        item[field] = str(amount / 100)
    else:
        item[field] = int(amount)
    return data


def order(data: Data, shared: Data, soort: str) -> list[str]:
    """The ids of the themes or of the proposals, as the reference ranks them."""
    themas, voorstellen = reference_scores.ranking(data, shared)
    return [line.id for line in (themas if soort == "thema" else voorstellen)]


def unit(step: Step) -> Fraction:
    """The smallest part in which this is given: tenths of a figure, cents, residents."""
    return Fraction(1, 10) if step.veld.startswith("prioriteit") else Fraction(1)


def most(data: Data, step: Step, wanted: str) -> Fraction:
    """The most that this could ever become."""
    if step.veld == "eigen_bijdrage":
        item = next(item for section in SECTIONS[1:] for item in data[section] if item["id"] == wanted)
        return Fraction(str(item["kosten"])) * 100
    return Fraction(10 if step.veld.startswith("prioriteit") else 1 if step.veld == "ambities" else MOST)


@pytest.mark.parametrize("start", range(0, SEEDS, BATCH))
def test_a_step_is_enough_and_less_is_not(start: int) -> None:
    """With the change it stands on the place that was promised; with one unit less still below its neighbour.

    Own money is asked in whole euros: less is a euro less.
    """
    tried = set()
    for seed in range(start, start + BATCH):
        data, shared, explanations = case(seed)
        for found in explanations:
            before = order(data, shared, found.soort)
            assert before[found.plaats - 1] == found.id
            for step in found.steps:
                if step.nodig is None:
                    continue
                after = order(changed(data, found.id, step.veld, step.nodig, shared), shared, found.soort)
                assert after.index(found.id) + 1 == step.plaats < found.plaats, (seed, found.id, step)
                less = step.nodig - unit(step) * (100 if step.veld == "eigen_bijdrage" else 1)
                if less > (step.nu or 0):
                    after = order(changed(data, found.id, step.veld, less, shared), shared, found.soort)
                    assert after.index(found.id) > after.index(before[found.plaats - 2]), (seed, found.id, step)
                    tried.add(step.veld)
    levers = {"draagvlak", "vrijwilligers", "bereik", "eigen_bijdrage", "prioriteit.wijk", "prioriteit.aanbieder"}
    assert tried == {*levers, "signalen"}


@pytest.mark.parametrize("start", range(0, SEEDS, BATCH))
def test_what_cannot_do_it_alone_cannot_do_it_in_any_amount(start: int) -> None:
    """The most that there can be: all costs paid, figures of 10, an ambition, a hundred million residents."""
    tried = set()
    for seed in range(start, start + BATCH):
        data, shared, explanations = case(seed)
        for found in explanations:
            before = order(data, shared, found.soort)
            for step in found.steps:
                if step.nodig is None:
                    amount = most(data, step, found.id)
                    after = order(changed(data, found.id, step.veld, amount, shared), shared, found.soort)
                    assert after.index(found.id) > after.index(before[found.plaats - 2]), (seed, found.id, step)
                    assert step.plaats == found.plaats
                    tried.add(step.veld)
    assert len(tried) == 9
