"""Every rule carries a wrong and a right example; the docs show them, and here they are run.

An example is a piece of a plan: it is completed with the required keys that it lacks, and held against `AGENDA`.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

from gathered import together
from helpers import AGENDA, complete, findings
from wijkplan.checks.error_rules import CITY_FAMILIES
from wijkplan.checks.finding import Finding
from wijkplan.checks.registry import FAMILY_NAMES, FILE_FAMILIES, RULES
from wijkplan.checks.rule import Rule

WITH_EXAMPLE = [rule for rule in RULES if rule.wrong]
EMPTY_FILE = "WP004"
"""Its wrong example is a file without any data, so nothing may be added to that."""


NO_WRONG_PLAN = {"WP001", "WP002", "WP003", "WP212", "WP213", "WP215", "WP221", "WP222", "WP223", "WP224", "WP606"}
"""What takes more than a piece of one plan to go wrong: a file that is no text, a folder, or several files."""


@functools.cache
def in_the_wrong_example(code: str) -> tuple[str, list[Finding]]:
    """The wrong example of a rule as a whole plan, and all that is found in it."""
    (rule,) = [rule for rule in RULES if rule.code == code]
    text = rule.wrong if rule.code == EMPTY_FILE else complete(rule.wrong)
    return text, findings(text, AGENDA)


@together("rule", WITH_EXAMPLE)
def test_the_wrong_example_breaks_the_rule(rule: Rule[Any, Any]) -> None:
    _text, all_found = in_the_wrong_example(rule.code)
    found = [finding for finding in all_found if finding.code == rule.code]
    assert found
    assert {(finding.rule, finding.severity) for finding in found} == {(rule.name, rule.severity)}


@together("rule", RULES)
def test_the_right_example_keeps_the_rule_and_has_no_errors(rule: Rule[Any, Any]) -> None:
    found = findings(complete(rule.right), AGENDA)
    assert [finding.code for finding in found if finding.code == rule.code or finding.severity == "error"] == []


@together("rule", WITH_EXAMPLE)
def test_the_wrong_example_is_wrong_in_no_other_way(rule: Rule[Any, Any]) -> None:
    """A reader who is shown one mistake must not have to guess which of two it is."""
    _text, found = in_the_wrong_example(rule.code)
    assert {finding.code for finding in found if finding.severity == "error"} <= {rule.code}


@together("rule", RULES)
def test_a_rule_says_what_it_is_and_why(rule: Rule[Any, Any]) -> None:
    """WP and three digits; a name in kebab-case; a sentence and a reason; and how it looks wrong and right."""
    assert re.fullmatch(r"WP[0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.severity in ("error", "warning", "info")
    assert rule.summary.endswith(".")
    assert rule.reason.endswith((".", "?"))
    assert rule.family in FAMILY_NAMES
    assert rule.right
    assert rule.wrong != rule.right
    assert bool(rule.wrong) == (rule.code not in NO_WRONG_PLAN)


@together("rule", WITH_EXAMPLE)
def test_every_finding_of_an_example_has_a_place_a_message_and_a_help(rule: Rule[Any, Any]) -> None:
    """Lines and columns count from 1, the end is not before the start, and no text has a hole left in it."""
    text, found = in_the_wrong_example(rule.code)
    for finding in found:
        span = finding.span
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.line <= len(text.splitlines())
        for words in (str(finding.message), str(finding.help)):
            assert words.endswith((".", "?", "reden"))
            assert not re.search(r"\{[a-z_]+\}|None", words)


def test_codes_and_names_are_unique_and_rules_stand_in_order_of_their_code() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_the_tests_of_a_rule_are_found_by_its_module() -> None:
    here = Path(__file__).parent
    families = {module.__name__.rpartition(".")[2] for module in (*FILE_FAMILIES, *CITY_FAMILIES)}
    assert families == {found.stem[len("test_") : -len("_rules")] for found in here.glob("test_*_rules.py")}
