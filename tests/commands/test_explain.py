"""``wijkplan explain``: every rule says what it wants, why, and how it looks wrong and right."""

from __future__ import annotations

import re
from typing import Any

import pytest
from gathered import together
from helpers import run
from wijkplan.checks.registry import FAMILY_NAMES, RULES
from wijkplan.checks.rule import Rule

every_rule = together("rule", RULES)


def words(text: str) -> str:
    """A text on one line, however it was wrapped."""
    return " ".join(text.split())


def headings(text: str) -> list[str]:
    """The codes of the rules that are explained."""
    return re.findall(r"^(WP[0-9]{3}) [a-z0-9-]+ \((?:fout|let op|tip)\)$", text, re.MULTILINE)


# One rule


@every_rule
def test_a_code_shows_the_whole_rule(rule: Rule[Any, Any]) -> None:
    result = run("explain", rule.code)
    assert (result.code, result.err) == (0, "")
    assert headings(result.out) == [rule.code]
    assert words(rule.summary) in words(result.out)
    assert words(rule.reason) in words(result.out)
    for example in (rule.wrong, rule.right) if rule.wrong else ():
        assert "".join(f"    {line}\n" for line in example.splitlines()) in result.out


@every_rule
def test_a_name_leads_to_the_rule_too(rule: Rule[Any, Any]) -> None:
    assert headings(run("explain", rule.name).out) == [rule.code]


def test_an_explanation_as_a_whole() -> None:
    assert run("explain", "WP402").out == (
        "WP402 thema-without-a-look (let op)\n"
        "\n"
        "Bij een thema staat niet wat er al is, en geen initiatief van bewoners.\n"
        "\n"
        "Je begint nooit bij nul: in elke wijk gebeurt al veel.\n"
        "\n"
        "Fout:\n"
        "\n"
        "    themas: [{naam: Samen}]\n"
        "\n"
        "Goed:\n"
        "\n"
        "    themas: [{naam: Samen}]\n"
        "    aanwezig: [{naam: Speeltuinvereniging, thema: samen}]\n"
        "\n"
        "Uitzetten op één regel: # wijkplan: negeer WP402 - reden\n"
    )


def test_what_cannot_be_switched_off_says_so() -> None:
    assert run("explain", "WP101").out.endswith("\nDeze regel kan niet uit.\n")


def test_capitals_do_not_matter() -> None:
    expected = run("explain", "WP402").out
    assert run("explain", "wp402").out == expected
    assert run("explain", "Thema-Without-A-Look").out == expected


def test_it_speaks_english_on_request() -> None:
    result = run("explain", "WP402", "--lang", "en")
    assert "WP402 thema-without-a-look" in result.out
    assert "Uitzetten op" not in result.out
    assert "Fout:" not in result.out


# More than one rule


@pytest.mark.parametrize("family", sorted(FAMILY_NAMES))
def test_a_family_shows_all_its_rules(family: str) -> None:
    result = run("explain", family)
    assert result.code == 0
    assert headings(result.out) == [rule.code for rule in RULES if rule.code.startswith(family)]


def test_without_a_code_every_rule_is_named_with_its_summary() -> None:
    result = run("explain")
    assert (result.code, result.err) == (0, "")
    assert words(result.out) == " ".join(f"{rule.code} {rule.name} {words(rule.summary)}" for rule in RULES)


# No rule


@pytest.mark.parametrize(
    ("name", "likely"),
    [
        ("WP4O1", "WP401"),
        ("WP40", "WP40"),
        ("interventie-without-warom", "interventie-without-waarom"),
        ("thema-without-look", "thema-without-a-look"),
    ],
)
def test_an_unknown_rule_suggests_the_nearest(name: str, likely: str) -> None:
    result = run("explain", name)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"wijkplan: de regel '{name}' bestaat niet. Bedoel je {likely}")
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize("name", ["xyz", "", "42", "\x1b[31m"])
def test_what_looks_like_no_rule_gets_no_suggestion(name: str) -> None:
    result = run("explain", name)
    assert (result.code, result.out) == (2, "")
    assert "bestaat niet." in result.err
    assert "Bedoel je" not in result.err
    assert "\x1b" not in result.err


def test_one_rule_at_a_time() -> None:
    assert run("explain", "WP401", "WP402").code == 2
