"""`behoefte` of a thema: how many residents need something here, as one number or as a number per doelgroep.

It is read, checked, changed, compared and written like everything else in a plan.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from helpers import complete, expect, findings, plan, run
from jsonschema import Draft202012Validator
from wijkplan.changes.compare import compare
from wijkplan.changes.version import Version
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.schema import schema_text


def behoefte(written: str) -> object:
    return plan(f"themas: [{{naam: Samen, behoefte: {written}}}]").themas[0].behoefte


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("300", 300),
        ("{ouderen: 120, nieuwkomers: 60}", {"ouderen": 120, "nieuwkomers": 60}),
        ("{ouderen: ' 0120 '}", {"ouderen": 120}),
        ("{ouderen: 0}", {"ouderen": 0}),
        # What is not filled in is not given.
        ("~", None),
        ("{}", None),
        ("{ouderen: ~}", None),
        ("{ouderen: , nieuwkomers: 60}", {"nieuwkomers": 60}),
    ],
)
def test_a_number_or_a_number_per_group(written: str, value: object) -> None:
    assert behoefte(written) == value


@pytest.mark.parametrize(
    ("written", "code", "where"),
    [
        ("«veel»", "WP110", "behoefte"),
        ("{ouderen: «veel»}", "WP110", "behoefte.ouderen"),
        ("{ouderen: «-5»}", "WP110", "behoefte.ouderen"),
        ("{ouderen: 12, nieuwkomers: «7.5»}", "WP110", "behoefte.nieuwkomers"),
        ("{nieuwkomers: 1, «350», ouderen: 120}", "WP118", "behoefte.350"),
        ("{ouderen: «9999999999»}", "WP111", "behoefte.ouderen"),
        ("{«ouderen»: {veel: 1}}", "WP105", "behoefte.ouderen"),
        # A group that is not in the agenda would be a need that nobody can fill.
        ("{«oudern»: 120}", "WP203", "behoefte.oudern"),
    ],
)
def test_a_mistake_is_shown_at_its_own_place(written: str, code: str, where: str) -> None:
    expect(f"themas: [{{naam: Samen, behoefte: {written}}}]", (code, f"themas[0].{where}"))


def test_a_group_that_is_not_in_the_agenda_may_be_a_slip() -> None:
    (found,) = expect("themas: [{naam: Samen, behoefte: {«oudern»: 120}}]", ("WP203", "themas[0].behoefte.oudern"))
    assert str(found.help) == "Bedoel je ouderen (Ouderen)?"


def test_a_number_for_a_group_is_no_personal_data() -> None:
    """123456782 could be a BSN; behind a group it is a number of residents."""
    text = complete("themas: [{naam: Samen, behoefte: {ouderen: 123456782}}]")
    assert [found.code for found in findings(text) if found.code.startswith("WP8")] == []


@pytest.mark.parametrize("written", ["300", "'300'", "{ouderen: 120}", "{ouderen: '120', nieuwkomers: ~}", "{}"])
def test_the_schema_knows_both(written: str) -> None:
    validator = Draft202012Validator(yaml.safe_load(schema_text("plan")))
    assert validator.is_valid(yaml.safe_load(complete(f"themas: [{{naam: Samen, behoefte: {written}}}]")))


@pytest.mark.parametrize("written", ["-1", "{ouderen: veel}", "{ouderen: -1}", "[120]"])
def test_the_schema_refuses_what_is_no_number(written: str) -> None:
    validator = Draft202012Validator(yaml.safe_load(schema_text("plan")))
    assert not validator.is_valid(yaml.safe_load(complete(f"themas: [{{naam: Samen, behoefte: {written}}}]")))


def test_what_changed_is_told_per_group() -> None:
    before, after = (
        Version(plan(f"themas: [{{naam: Samen, behoefte: {written}}}]"), Agenda())
        for written in ("{ouderen: 120, nieuwkomers: 60}", "{nieuwkomers: 90, ouderen: 120}")
    )
    (change,) = compare(before, after).items
    assert [(field.naam, field.was, field.wordt) for field in change.fields] == [("behoefte.nieuwkomers", 60, 90)]


PLAN = """\
wijk: Voorbeeld
jaar: 2026
budget: {totaal: 1000}
themas:
  - naam: Samen
    behoefte: {ouderen: 120}   # geteld in maart
  - naam: Opgroeien
  - naam: Gezond
    behoefte: 70
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    file = tmp_path / "plan.yaml"
    file.write_text(PLAN, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("place", "value", "old", "new"),
    [
        ("samen.behoefte.ouderen", "90", "ouderen: 120", "ouderen: 90"),
        ("samen.behoefte.nieuwkomers", "60", "ouderen: 120}", "ouderen: 120, nieuwkomers: 60}"),
        ("samen.behoefte", "180", "{ouderen: 120}", "180"),
        ("samen.behoefte", "ouderen: 120, nieuwkomers: 60", "ouderen: 120}", "ouderen: 120, nieuwkomers: 60}"),
        ("samen.behoefte", "{ nieuwkomers:60 }", "ouderen: 120", "nieuwkomers: 60"),
        ("themas[opgroeien].behoefte.ouders", "40", "Opgroeien\n", "Opgroeien\n    behoefte:\n      ouders: 40\n"),
    ],
)
def test_set_changes_the_number_of_one_group(file: Path, place: str, value: str, old: str, new: str) -> None:
    assert run("set", file, place, value).code == 0
    assert file.read_text(encoding="utf-8") == PLAN.replace(old, new)


@pytest.mark.parametrize("value", ["ouderen: veel", "ouderen: 12, 60", "ouderen 12", "ouderen: 1 2", ": 12", "{}"])
def test_set_refuses_what_is_no_number_per_group(file: Path, value: str) -> None:
    result = run("set", file, "samen.behoefte", value)
    assert (result.code, file.read_text(encoding="utf-8")) == (1, PLAN)
    assert "is geen heel getal" in result.err


def test_add_takes_a_number_per_group(file: Path) -> None:
    options = ("--naam", "Taal", "--behoefte", "ouderen: 120, nieuwkomers: 60", "--yes")
    assert run("add", file, "thema", *options).code == 0
    added = "  - naam: Taal\n    behoefte:\n      ouderen: 120\n      nieuwkomers: 60\n"
    assert file.read_text(encoding="utf-8") == PLAN + added


def test_set_takes_a_group_away(file: Path) -> None:
    assert run("set", file, "samen.behoefte.ouderen", "--remove").code == 0
    assert "ouderen" not in file.read_text(encoding="utf-8")


def test_one_number_has_no_groups(file: Path) -> None:
    result = run("set", file, "gezond.behoefte.ouderen", "40")
    assert (result.code, file.read_text(encoding="utf-8")) == (2, PLAN)
    assert "themas.gezond.behoefte heeft geen delen" in result.err


def test_fmt_keeps_the_groups_as_they_stand(file: Path) -> None:
    written = PLAN.replace("{ouderen: 120}", "{ouderen: 120, nieuwkomers: 060}")
    file.write_text(written, encoding="utf-8")
    assert run("fmt", file).code == 0
    laid_out = "    behoefte:  # geteld in maart\n      ouderen: 120\n      nieuwkomers: 060\n"
    assert laid_out in file.read_text(encoding="utf-8")


def test_next_year_carries_the_groups_over_with_a_note(file: Path) -> None:
    made = run("next", file, "--dry-run").out
    assert "# Nagaan: hoeveel bewoners hebben dit nu nodig?\n    behoefte:\n      ouderen: 120\n" in made
