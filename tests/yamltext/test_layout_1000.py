"""A thousand plans as untidy people write them: laid out they mean the same, with every comment where it belongs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random

import pytest
from helpers import ROOT
from strategies import Data
from test_reference_1000 import made_up
from test_yaml_agreement import their_reading
from thoroughness import THOROUGH, batches
from untidy import TEXTS, comments, untidy
from wijkplan.files.reading import from_bytes, read
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.model import Model
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load
from wijkplan.plan.writing.notation import formatted
from wijkplan.yamltext.document import Document
from wijkplan.yamltext.text import document

PLANS = 1_000
EXAMPLES = sorted((ROOT / "plans").rglob("*.yaml"))
BOM = b"\xef\xbb\xbf"

COMMENT = re.compile(r"# ?[0-9]+ (boven|achter|los) ?(\S*)")
PLACES = {"": ("gemeente", "samenvatting"), "themas": ("doel", "waarom"), "signalen": ("tekst", "bron")}
PLACES |= {"bewonersinitiatieven": ("tekst", "wie"), "interventies": ("waarom", "tekst")}


def with_texts(data: Data, random: Random) -> Data:
    """The same plan with odd texts in it."""
    for section, names in PLACES.items():
        for part in data[section] if section else [data]:
            part |= {name: random.choice(TEXTS) for name in names if random.random() < 0.5}
    return data


def an_untidy_plan(seed: int) -> tuple[type[Model], Document]:
    """A plan, or for every tenth number an agenda."""
    data, shared = made_up(seed)
    model: type[Model] = Agenda if seed % 10 == 0 else Plan
    whole = shared if model is Agenda else with_texts(data, Random(seed))  # noqa: S311 - nothing is kept secret with it
    read = from_bytes(Path("plan.yaml"), (BOM if seed % 3 == 0 else b"") + untidy(whole, seed).encode())
    assert not read.faults, (seed, read.faults)
    return model, read


def value(model: type[Model], document: Document) -> Model:
    loaded = load(model, document)
    assert not loaded.faults, loaded.faults
    assert loaded.value is not None
    return loaded.value


def is_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def assert_in_place(text: str, name: object) -> None:
    """Each comment stands on the line that it is about, or above it."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        found = COMMENT.search(line)
        if found and found[1] != "los":
            about = next(other.strip() for other in lines[number:] if not is_comment(other))
            key = "-" if found[2] == "-" else f"{found[2]}:"
            assert about.startswith((key, f"- {key}")), (name, line, about)


@pytest.mark.parametrize("seeds", batches(PLANS, 100))
def test_untidy_plans_mean_the_same_in_the_one_layout(seeds: range) -> None:
    for seed in seeds:
        model, before = an_untidy_plan(seed)
        after = formatted(model, before)
        assert value(model, after) == value(model, before), seed
        assert comments(after.text) == comments(before.text), seed
        assert_in_place(after.text, seed)
        assert "\r\n" in after.text if "\r\n" in before.text else "\r" not in after.text, seed
        assert after.text.endswith("\n"), seed
        if seed % 5 == 0:
            assert formatted(model, after).text == after.text, seed
            assert their_reading(after.text) == after.data(), seed


def test_the_thousand_hold_what_matters() -> None:
    """Every kind of untidiness is there many times."""
    found = dict.fromkeys(("\r\n", "boven", "achter", "los", ">", "|", "{", "[", "---", "no line end", "unlike"), 0)
    for seed in range(PLANS // 20):
        model, before = an_untidy_plan(seed)
        for sign in found:
            found[sign] += sign in before.text
        found["no line end"] += not before.text.endswith("\n")
        found["unlike"] += formatted(model, before).text != before.text
    assert min(found.values()) >= 3, found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_example_plans_are_laid_out(path: Path) -> None:
    before = read(path)
    assert formatted(Agenda if path.name == "agenda.yaml" else Plan, before).text == before.text


def test_whatever_a_plan_looked_like_its_data_come_in_one_order_and_notation() -> None:
    for seed in range(20 if THOROUGH else 10):
        data, _shared = made_up(seed)
        ways = [document(Path("plan.yaml"), untidy(data, way)) for way in range(6)]
        assert len({way.text for way in ways}) == 6
        assert len({json.dumps(formatted(Plan, way).data()) for way in ways}) == 1, seed
