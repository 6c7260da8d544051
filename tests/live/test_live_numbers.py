"""The page has the amounts of ``allocate --format json``, whatever is turned; so has what it says to copy."""

from __future__ import annotations

import copy
import functools
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
import yaml
from helpers import ROOT, run
from live_helpers import PLAN, Copied, Served, copied, granted, written
from thoroughness import chosen
from wijkplan.live import pages
from wijkplan.live.address import Asked, read
from wijkplan.live.knobs import Knob, groups
from wijkplan.live.watched import Watched
from wijkplan.plan.reading.ids import id_of

PLANS = [*sorted(ROOT.glob("plans/*/*.yaml")), ROOT / "docs" / "voorbeeld-verdelen.yaml"]
AGENDA = ROOT / "plans" / "agenda.yaml"
FILES = defaultdict(lambda: AGENDA, {"voorbeeld-verdelen.yaml": ROOT / "docs" / "voorbeeld-verdelen.pb"})
"""What each plan needs beside it: its agenda, or its ballots."""
VALUES = {
    "amount": ("0", "250", "500", "12345.67", "100000"),
    "share": ("0%", "5%", "33.3%", "100%"),
    "weight": ("0", "5", "12.5", "40", "100"),
    "figure": ("0", "2.5", "7", "10"),
}


class Case(NamedTuple):
    """A plan with some of its knobs turned."""

    plan: Path
    query: list[tuple[str, str]]
    page: dict[str, Decimal]
    copied: Copied


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    plans = {plan: Watched(plan).seen() for plan in PLANS}
    made = []
    for seed in chosen(5100):
        random = Random(seed)  # noqa: S311 - nothing is kept secret with it
        plan = random.choice(PLANS)
        sound = plans[plan].sound
        assert sound
        knobs = [knob for group in groups(sound, Asked(), sound.as_it_stands.allocation.pot) for knob in group.knobs]
        few = random.sample(knobs, random.randint(1, 6))
        query = [(knob.name, random.choice(_values(knob))) for knob in few]
        html = pages.plan(plans[plan], sound, read(query, sound.plan, sound.agenda), plan.name, folder=False)
        made.append(Case(plan, query, granted(html), copied(html)))
    return made


def _values(knob: Knob) -> Sequence[str]:
    return [choice.value for choice in knob.choices] or VALUES[knob.kind]


def _as_text(case: Case, number: int) -> str:
    """The plan with what the page says to copy in it, as somebody would who uses no commands; of a wijk of its own.

    It is written as JSON, which is YAML too.
    """
    data = copy.deepcopy(_as_data(case.plan))
    data["wijk"] = f"Wijk {number}"
    _merge(data, yaml.load(case.copied.yaml, yaml.CBaseLoader) or {})  # noqa: S506
    for *_words, place, value in case.copied.writing:
        if found := re.fullmatch(r"themas\.(.+)\.prioriteit\.(wijk|aanbieder)", place):
            [thema] = [thema for thema in data["themas"] if id_of(thema) == found[1]]
            thema.setdefault("prioriteit", {})[found[2]] = value
    return json.dumps(data, indent=1, ensure_ascii=False)


@functools.cache
def _as_data(plan: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(plan.read_bytes(), yaml.CBaseLoader)  # noqa: S506 - all is text
    return data


def _merge(into: dict[str, Any], other: dict[str, Any]) -> None:
    for key, value in other.items():
        if isinstance(value, dict):
            _merge(into.setdefault(key, {}), value)
        else:
            into[key] = value


def _runs(cases: Sequence[Case], folder: Path) -> Iterator[tuple[Case, dict[str, Any]]]:
    """Each case with the JSON of its copy: one run of the command for all that have the same options."""
    together: dict[tuple[Path, tuple[str, ...]], list[Case]] = defaultdict(list)
    for case in cases:
        together[FILES[case.plan.name], tuple(case.copied.trying[3:])].append(case)
    for number, ((beside, options), several) in enumerate(together.items()):
        here = with_its_file(folder / str(number), beside)
        for n, case in enumerate(several):
            (here / f"{n:03}.yaml").write_text(_as_text(case, n), encoding="utf-8")
        result = run("allocate", here, "--format", "json", *options)
        assert result.code == 0, (options, result.err)
        yield from zip(several, json.loads(result.out, parse_float=Decimal)["plannen"], strict=True)


def with_its_file(folder: Path, beside: Path) -> Path:
    """A folder with what an example plan needs beside it."""
    (folder / ".git").mkdir(parents=True)
    (folder / beside.name).write_bytes(beside.read_bytes())
    return folder


def by_id(told: dict[str, Any]) -> dict[str, Decimal]:
    """What each voorstel gets in a JSON."""
    return {line["id"]: Decimal(line["toegekend"]) for line in told["regels"]}


def test_every_amount_is_that_of_the_command_on_what_the_page_says_to_copy(cases: list[Case], tmp_path: Path) -> None:
    for case, told in _runs(cases, tmp_path):
        assert case.page == by_id(told), (case.plan.name, case.query)


@pytest.mark.parametrize(
    "options",
    [
        {"method": "per-thema", "shortfall": "deels"},
        {"shortfall": "stop", "budget": "30000.10"},
        {"round": "voorjaar", "method": "per-thema"},
    ],
)
def test_the_knobs_have_the_names_of_the_options(options: dict[str, str]) -> None:
    plan = ROOT / "plans" / "2026" / "soesterkwartier.yaml"
    words = [part for name, value in options.items() for part in (f"--{name}", value)]
    result = run("allocate", plan, "--format", "json", *words)
    [told] = json.loads(result.out, parse_float=Decimal)["plannen"]
    assert granted(Served(plan).page(**options)) == by_id(told)


def test_the_commands_to_copy_write_it_in_the_plan(tmp_path: Path) -> None:
    """All kinds of knobs at once; what the plan says after them is what the page showed before."""
    plan = with_its_file(tmp_path / "plans", AGENDA) / "soesterkwartier.yaml"
    plan.write_bytes((ROOT / "plans" / "2026" / "soesterkwartier.yaml").read_bytes())
    query = (
        "method=per-thema&shortfall=deels&klein_bedrag=250.50&klein_plafond=2.5%25&budget=90000&ratio.wijk=1"
        "&weight.draagvlak=90&weight.stem=3&prioriteit.opgroeien.aanbieder=1.5"
    )
    html = Served(plan).page(f"/?{query}")
    found = copied(html)
    assert [words[:3] for words in found.writing] == [["wijkplan", "set", plan.as_posix()]] * 8
    for words in found.writing:
        assert run(*words[1:]).code == 0, words
    result = run(*found.trying[1:], "--format", "json")
    [told] = json.loads(result.out, parse_float=Decimal)["plannen"]
    assert granted(html) == by_id(told)
    assert granted(Served(plan).page(budget=90000)) == by_id(told)


def test_commands_to_copy_each_leave_a_plan_without_errors(tmp_path: Path) -> None:
    """One weight goes to 0 and its neighbour up; and a thema whose id is a number is not the thema at that place."""
    spelregels = "    spelregels: {stemverhouding: {wijk: 100, aanbieder: 0}}"
    plan = written(tmp_path, PLAN.replace("naam: Samen", "naam: Samen, id: '1'").replace("samen", "'1'") + spelregels)
    html = Served(plan).page("/?ratio.wijk=0&ratio.aanbieder=50&prioriteit.1.wijk=2")
    for words in copied(html).writing:
        assert run(*words[1:]).code == 0, words
    after = Served(plan)
    assert granted(after.page()) == granted(html)
    for knob, value in (("ratio.wijk", "0"), ("ratio.aanbieder", "50"), ("prioriteit.1.wijk", "2")):
        assert f'name="{knob}" value="{value}"' in after.page()
