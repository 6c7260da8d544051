"""The JSON Schema of plans: it accepts every plan of the right form, however an editor reads its YAML.

An editor types scalars its own way (YAML 1.2: 12 is a number, 2026-03-31 perhaps a date), the program reads
them all as text. The schema has to fit both.
"""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from gathered import together
from helpers import ROOT, complete, findings, run
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from strategies import Data, plans, text
from thoroughness import cases
from wijkplan.checks.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = ROOT / "plans"
FILES = {path.relative_to(FOLDER).as_posix(): path for path in sorted(FOLDER.rglob("*.yaml"))}

SCHEMAS: dict[str, dict[str, Any]] = {kind: json.loads(run("schema", kind).out) for kind in ("plan", "agenda")}
VALIDATORS = {kind: Draft202012Validator(schema) for kind, schema in SCHEMAS.items()}


def as_text(source: str) -> Any:
    """Every scalar a text."""
    return yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but texts


def as_typed(source: str) -> Any:
    """Numbers, truth values and nothing by the core schema of YAML 1.2; dates as text, as JSON has none."""
    return _dates_as_text(YAML(typ="safe", pure=True).load(source))


def _dates_as_text(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _dates_as_text(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_dates_as_text(value) for value in data]
    return data.isoformat() if isinstance(data, datetime.date) else data


both_ways = pytest.mark.parametrize("read", [as_text, as_typed])


def mistakes(source: str, read: Callable[[str], Any]) -> list[str]:
    """What the schema has against a piece of a plan."""
    return [error.message for error in VALIDATORS["plan"].iter_errors(read(complete(source)))]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_it_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[kind])


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_key_is_explained(kind: str) -> None:
    parts = [SCHEMAS[kind], *SCHEMAS[kind]["$defs"].values()]
    for part in (part["anyOf"][-1] if "anyOf" in part else part for part in parts):
        assert part["additionalProperties"] is False
        assert all(key["description"].endswith(".") for key in part["properties"].values())


@both_ways
@pytest.mark.parametrize("name", FILES)
def test_accepts_the_example_plans(name: str, read: Callable[[str], Any]) -> None:
    validator = VALIDATORS["agenda" if name.endswith("agenda.yaml") else "plan"]
    data = read(FILES[name].read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(data)] == []


@both_ways
@settings(max_examples=cases(30), deadline=None)
@given(data=plans())
def test_accepts_every_plan(read: Callable[[str], Any], data: Data) -> None:
    assert mistakes(text(data), read) == []


@both_ways
@together("rule", RULES)
def test_accepts_what_a_rule_calls_right(rule: Any, read: Callable[[str], Any]) -> None:
    assert mistakes(rule.right, read) == []


FORM = [rule for rule in RULES if "WP101" <= rule.code <= "WP117"]
NOT_SEEN = {
    ("WP107", as_typed): "an editor reads 2.400 as the number 2.4: it does not see the third digit",
    ("WP111", as_text): "a pattern of digits knows no bounds; an editor sees the number 12, and does",
}
"""What no schema can see, with the reason."""


def test_there_are_17_rules_of_form() -> None:
    assert [rule.code for rule in FORM] == [f"WP1{n:02}" for n in range(1, 18)]


@both_ways
@together("rule", FORM)
def test_rejects_what_a_rule_of_form_calls_wrong(rule: Any, read: Callable[[str], Any]) -> None:
    """But for the few that are listed, which it accepts: nothing is on that list for no reason."""
    rejected = bool(mistakes(rule.wrong, read))
    assert rejected is ((rule.code, read) not in NOT_SEEN)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("totaal", "2400,50"),
        ("totaal", "€ 2.400,50"),
        ("totaal", "2400.50"),
        ("totaal", "1.240.000"),
        ("totaal", "€ 60.000,-"),
        ("totaal", "60.000,00 euro"),
        ("totaal", "EUR 1200"),
        ("totaal", "1200 Euro"),
        ("reserve", "5%"),
        ("reserve", "12,5%"),
        ("reserve", "100%"),
        ("reserve", "1500"),
        ("meegenomen", ""),
        ("meegenomen", "~"),
        ("meegenomen", "null"),
    ],
)
def test_accepts_every_way_to_write_an_amount(key: str, value: str) -> None:
    """And nothing, where an amount may be left out."""
    budget = {"totaal": "100"} | {key: value}
    source = "budget:\n" + "".join(f"  {name}: {amount}\n" for name, amount in budget.items())
    assert mistakes(source, as_typed) == []


@pytest.mark.parametrize(
    "value",
    ["veel", "-5", "€ -5", "2,400", "2.400 euro", "4800 per jaar", "101%", "-1%", "5 %%", "[5]", "ja"],
)
def test_rejects_what_is_no_amount_and_no_share(value: str) -> None:
    assert mistakes(f"budget:\n  totaal: 100\n  reserve: {value}\n", as_typed) != []


@together(
    "source",
    [
        "signalen: [{tekst: Te donker, datum: ''}]\n",
        "signalen: [{tekst: Te donker, datum: ' 2025-09-12 '}]\n",
        "signalen: [{tekst: Te donker, datum: 31-3-2026}]\n",
        "signalen: [{tekst: Te donker, datum: 31/03/2026}]\n",
        "signalen: [{tekst: Te donker, datum: 31 maart 2026}]\n",
        "signalen: [{tekst: Te donker, aantal: ''}]\n",
        "themas: [{naam: Samen, id: ' samen '}]\n",
        "wijkcode: ' WK999999'\n",
        "spelregels: {voorwaarden: {eigen_inzet_verplicht: ' ja'}}\n",
        "spelregels: {verdeling: {klein_plafond: 005%}}\n",
        "budget: {totaal: 1000, reserve: 0100%}\n",
        *(
            f"themas: [{{naam: Samen, effecten: [{{wat: Groeten, gemeten: {meting}}}]}}]\n"
            for meting in ("44 %", "7.2", "''", "1 op de 5", "{waarde: 44%}", "{waarde: 7, jaar: 2026, aantal: 9}")
        ),
        "bewonersinitiatieven: [{naam: Soep, medefinanciers: [{naam: Fonds, bedrag: € 5, toegezegd: Ja}]}]\n",
        "bewonersinitiatieven: [{naam: Soep, begroting: [{post: Zaal, bedrag: '1.000,-'}], status: klaar}]\n",
    ],
)
def test_accepts_what_the_program_reads_even_where_it_is_odd(source: str) -> None:
    """Empty between quotes is not given; spaces at the ends and zeros in front do not count."""
    assert [f.code for f in findings(complete(source)) if f.code < "WP2"] == []
    assert mistakes(source, as_typed) == []


@pytest.mark.parametrize(
    ("source", "most"),
    [
        ("spelregels: {{criteria: {{thema: {}}}}}\n", 999_999_999),
        ("spelregels: {{schaal: {{draagvlak: {}}}}}\n", 999_999_999),
        ("signalen: [{{tekst: Te donker, aantal: {}}}]\n", 999_999_999),
        ("themas: [{{naam: Samen, prioriteit: {{wijk: {}}}}}]\n", 10),
        ("jaar: {}\n", 2100),
    ],
)
def test_the_program_and_the_schema_agree_on_the_most_a_number_can_be(source: str, most: int) -> None:
    for number, right in ((most, True), (most + 1, False)):
        text = complete(source.format(number))
        assert ("WP111" not in [f.code for f in findings(text)]) is right
        assert (mistakes(text, as_typed) == []) is right


@pytest.mark.parametrize(
    "meting",
    ["[44]", "{jaar: 2026}", "{waarde: 44%, jar: 2026}", "{waarde: 44%, jaar: 1999}", "{waarde: 4, aantal: 0}"],
)
def test_the_program_and_the_schema_agree_on_what_is_no_meting(meting: str) -> None:
    """No list, a year alone, a key that is not there, a year of another century, nobody who was asked."""
    source = complete(f"themas: [{{naam: Samen, effecten: [{{wat: Groeten, gemeten: {meting}}}]}}]\n")
    assert [f for f in findings(source) if f.severity == "error"]
    assert mistakes(source, as_typed) != []


@both_ways
def test_the_program_and_the_schema_agree_on_yes_and_no(read: Callable[[str], Any]) -> None:
    source = "spelregels: {{voorwaarden: {{eigen_inzet_verplicht: {}}}}}\n"
    for word in ("ja", "nee", "true", "false", "Ja", "NEE"):
        assert mistakes(source.format(word), read) == []
    for word in ("yes", "1", "waar"):
        assert mistakes(source.format(word), read) != []
