"""One list of findings in six shapes: for people, editors, continuous integration and code hosts."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from helpers import ROOT, run
from wijkplan.checks.finding import Finding, Spot
from wijkplan.language import Message
from wijkplan.report.checks import findings_machine
from wijkplan.yamltext.document import Span

FORMATS = ["text", "concise", "json", "sarif", "github", "gitlab"]
SARIF_SCHEMA = ROOT / "tests" / "data" / "sarif-schema-2.1.0.json"

# A theme that nobody looked at (a warning), an unknown key (an error), and three tips.
SAMEN = """\
wijk: Soesterkwartier
jaar: 2026
budget: {totaal: 1000}
themas:
  - naam: Samen
samenvating: Een typefout
"""
# One error.
GELD = """\
wijk: Vathorst
jaar: 2026
budget:
  totaal: 2.400
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans with findings, one without."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "plans").mkdir()
    write(tmp_path / "plans" / "samen.yaml", SAMEN)
    write(tmp_path / "plans" / "geld.yaml", GELD)
    write(tmp_path / "plans" / "leeg.yaml", "wijk: Hoogland\njaar: 2026\nbudget: {totaal: 1}\n")
    return tmp_path


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def shown(folder: Path, form: str, *paths: str) -> str:
    """What ``validate`` writes in this format."""
    return run("validate", "--format", form, *paths, cwd=folder).out


def plan_shown(folder: Path, form: str, text: str) -> str:
    """What it writes in this format about one plan with this text."""
    write(folder / "plan.yaml", text)
    return shown(folder, form, "plan.yaml")


# All formats


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_plans_give_the_same_bytes_in_whatever_order_they_are_named(folder: Path, form: str) -> None:
    names = ["plans/geld.yaml", "plans/leeg.yaml", "plans/samen.yaml"]
    first = shown(folder, form, *names)
    assert shown(folder, form, *names) == first
    assert "WP107" in first or "ambiguous-money" in first
    for paths in (names[::-1], [names[1], names[2], names[0]], ["plans"], [], [names[2], "plans"], [*names, *names]):
        assert shown(folder, form, *paths) == first


@pytest.mark.parametrize("form", FORMATS)
def test_the_format_does_not_change_the_outcome(folder: Path, form: str) -> None:
    assert run("validate", "--format", form, "plans", cwd=folder).code == 1
    assert run("validate", "--format", form, "plans/leeg.yaml", cwd=folder).code == 0


def test_an_unknown_format_is_wrong_use(folder: Path) -> None:
    result = run("validate", "--format", "xml", "plans", cwd=folder)
    assert (result.code, result.out) == (2, "")
    assert "text, concise, json, sarif, github, gitlab" in result.err


# concise


def test_concise_is_a_line_each_sorted_by_path_and_position(folder: Path) -> None:
    assert shown(folder, "concise").splitlines() == [
        "plans/geld.yaml:4:11: WP107 '2.400' is op twee manieren te lezen: als 2400 euro of als 2,40 euro.",
        "plans/samen.yaml:1:7: WP505 Er staat niet bij hoe bewoners meepraatten over dit plan.",
        "plans/samen.yaml:4:1: WP508 Er staan geen signalen van bewoners in dit plan.",
        "plans/samen.yaml:4:1: WP602 Er staat nergens wat er beter moet worden.",
        "plans/samen.yaml:5:11: WP402 Er staat nog niet wat er al is bij 'Samen'.",
        "plans/samen.yaml:6:1: WP101 De sleutel 'samenvating' bestaat hier niet.",
    ]


def test_concise_says_nothing_where_all_is_fine(folder: Path) -> None:
    assert shown(folder, "concise", "plans/leeg.yaml") == ""


def test_positions_are_numbers_and_not_words(folder: Path) -> None:
    """Line 10 comes after line 9."""
    text = "wijk: A\njaar: 2026\nbudget: {totaal: 1}\n" + "".join(f"x{n}: y\n" for n in range(4, 12))
    lines = [int(line.split(":")[1]) for line in plan_shown(folder, "concise", text).splitlines()]
    assert lines == [4, 5, 6, 7, 8, 9, 10, 11]


@pytest.mark.parametrize("form", ["concise", "text", "github"])
def test_a_name_of_several_lines_does_not_make_a_line_of_its_own(folder: Path, form: str) -> None:
    """A plan comes from many hands: a name must not be able to write a line that looks like ours."""
    text = SAMEN.replace("Samen", r'"Samen\n::error::Samen\rSamen"')
    out = plan_shown(folder, form, text)
    assert "WP402" in out
    assert not re.search(r"^(::error::|Samen)", out.replace("\r", "\n"), re.MULTILINE)


# json


def test_json_has_exactly_the_promised_keys(folder: Path) -> None:
    report = json.loads(shown(folder, "json"))
    assert list(report) == ["bestanden", "bevindingen", "samenvatting"]
    assert report["bestanden"] == 3
    assert report["samenvatting"] == {"error": 2, "warning": 1, "info": 3}
    assert report["bevindingen"][0] == {
        "code": "WP107",
        "rule": "ambiguous-money",
        "severity": "error",
        "path": "plans/geld.yaml",
        "line": 4,
        "column": 11,
        "end_line": 4,
        "end_column": 16,
        "where": "budget.totaal",
        "message": "'2.400' is op twee manieren te lezen: als 2400 euro of als 2,40 euro.",
        "help": "Schrijf 2400 of 2,40.",
    }


def test_json_of_nothing_wrong_has_the_same_keys(folder: Path) -> None:
    assert json.loads(shown(folder, "json", "plans/leeg.yaml")) == {
        "bestanden": 1,
        "bevindingen": [],
        "samenvatting": {"error": 0, "warning": 0, "info": 0},
    }


def test_json_keeps_the_letters_of_a_plan(folder: Path) -> None:
    out = plan_shown(folder, "json", SAMEN.replace("Samen", "Café 😀"))
    assert "Café 😀" in out


# sarif


def sarif(folder: Path, *paths: str) -> Any:
    """The SARIF report, which is valid against the official schema."""
    report = json.loads(shown(folder, "sarif", *paths))
    sarif_schema().validate(report)
    return report


@functools.cache
def sarif_schema() -> Any:
    """The official schema, which is itself a valid schema."""
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft4Validator.check_schema(schema)
    return jsonschema.Draft4Validator(schema)


def test_the_schema_refuses_what_is_no_sarif() -> None:
    assert not sarif_schema().is_valid({"version": "2.1.0"})
    assert not sarif_schema().is_valid({"version": "2.1.0", "runs": [{"results": []}]})


def test_sarif_names_the_place_the_rule_and_the_remedy(folder: Path) -> None:
    (run_report,) = sarif(folder)["runs"]
    first = run_report["results"][0]
    rules = run_report["tool"]["driver"]["rules"]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "WP107"
    assert rules[first["ruleIndex"]]["name"] == "ambiguous-money"
    assert first["level"] == "error"
    assert first["message"]["text"].endswith("als 2400 euro of als 2,40 euro. Schrijf 2400 of 2,40.")
    (location,) = first["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "plans/geld.yaml"},
        "region": {"startLine": 4, "startColumn": 11, "endLine": 4, "endColumn": 16},
    }
    assert location["logicalLocations"] == [{"fullyQualifiedName": "budget.totaal"}]


def test_sarif_has_its_own_words_for_how_bad_it_is(folder: Path) -> None:
    results = sarif(folder)["runs"][0]["results"]
    assert [(result["ruleId"], result["level"]) for result in results] == [
        ("WP107", "error"),
        ("WP505", "note"),
        ("WP508", "note"),
        ("WP602", "note"),
        ("WP402", "warning"),
        ("WP101", "error"),
    ]


def test_sarif_counts_columns_in_characters(folder: Path) -> None:
    """An emoji is one character, whatever it takes in UTF-16."""
    write(folder / "emoji.yaml", "samenvatting: 😀 06-12345678\n" + GELD.replace("2.400", "2400"))
    report = sarif(folder, "emoji.yaml")
    assert report["runs"][0]["columnKind"] == "unicodeCodePoints"
    region = report["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (17, 28)


def test_sarif_is_valid_with_and_without_findings(folder: Path) -> None:
    assert sarif(folder, "plans/leeg.yaml")["runs"][0]["results"] == []
    write(folder / "leeg.yaml", "")
    write(folder / "geen.yaml", "\x00")
    write(folder / "privé.yaml", "samenvatting: [iemand@example.org, 06-12345678")
    found = sarif(folder, "leeg.yaml", "geen.yaml", "privé.yaml")["runs"][0]["results"]
    assert {result["ruleId"] for result in found} == {"WP002", "WP004", "WP005", "WP803", "WP804"}


def test_a_path_becomes_a_uri(folder: Path) -> None:
    (folder / "plannen 2026").mkdir()
    write(folder / "plannen 2026" / "é%#.yaml", GELD)

    def uri(*paths: str) -> str:
        result = sarif(folder, *paths)["runs"][0]["results"][0]
        return str(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])

    assert uri("plannen 2026") == "plannen%202026/%C3%A9%25%23.yaml"
    assert uri(str(folder / "plannen 2026")) == (folder / "plannen 2026" / "é%#.yaml").as_uri()


def test_every_rule_of_sarif_has_its_own_id_and_some_words(folder: Path) -> None:
    rules = sarif(folder)["runs"][0]["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len({rule["name"] for rule in rules}) == len(rules)
    assert all(rule["shortDescription"]["text"] and rule["fullDescription"]["text"] for rule in rules)


# github


def test_github_gets_a_workflow_command_each(folder: Path) -> None:
    assert shown(folder, "github", "plans/geld.yaml") == (
        "::error file=plans/geld.yaml,line=4,endLine=4,col=11,endColumn=15,title=WP107 ambiguous-money::"
        "'2.400' is op twee manieren te lezen: als 2400 euro of als 2,40 euro. Schrijf 2400 of 2,40.\n"
    )


def test_github_has_its_own_words_for_how_bad_it_is(folder: Path) -> None:
    kinds = [line.split(" ")[0] for line in shown(folder, "github").splitlines()]
    assert kinds == ["::error", "::notice", "::notice", "::notice", "::warning", "::error"]


def test_github_escapes_a_percent_sign_and_a_line_end_of_a_plan(folder: Path) -> None:
    out = plan_shown(folder, "github", SAMEN.replace("Samen", r'"5% meer,\nnu: samen"'))
    (line,) = [line for line in out.splitlines() if "WP402" in line]
    assert line.startswith(
        "::warning file=plan.yaml,line=5,endLine=5,col=11,endColumn=31,title=WP402 thema-without-a-look::"
    )
    assert "wat er al is bij '5%25 meer,%0Anu: samen'." in line


def test_people_see_a_place_by_its_id_and_machines_by_its_number(folder: Path) -> None:
    """What people see can be given to `wijkplan set`; what has no id, or no good one, goes by its number."""
    text = """\
wijk: Vathorst
jaar: 2026
budget: {totaal: 1000}
themas: [{naam: Samen leven, id: samen, prioriteit: {wijk: 33}, effecten: [{wat: Contact, nulmeting: 4.500}]},
  {naam: Op straat, effecten: [{wat: Meer groen, nulmeting: 4.500}]}]
bewonersinitiatieven:
  - {naam: Soep op dinsdag, thema: samen, kosten: 2.400}
  - {naam: Bal, id: Het Bal, thema: samen, kosten: 2.500}
"""
    write(folder / "een.yaml", text)
    out = shown(folder, "text", "een.yaml")
    found = json.loads(shown(folder, "json", "een.yaml"))["bevindingen"]
    for by_id, by_number in (
        ("themas.samen.prioriteit.wijk", "themas[0].prioriteit.wijk"),
        ("themas.samen.effecten.contact.nulmeting", "themas[0].effecten[0].nulmeting"),
        ("themas.op-straat.effecten.meer-groen.nulmeting", "themas[1].effecten[0].nulmeting"),
        ("bewonersinitiatieven.soep-op-dinsdag.kosten", "bewonersinitiatieven[0].kosten"),
        ("bewonersinitiatieven[1].kosten", "bewonersinitiatieven[1].kosten"),
    ):
        assert f" ({by_id})\n" in out
        assert by_number in {one["where"] for one in found}


def test_a_place_by_its_id_tells_nothing_of_a_person(folder: Path) -> None:
    write(folder / "een.yaml", SAMEN + "bewonersinitiatieven: [{naam: Bel 0612345678, kosten: 2.400}]\n")
    out = shown(folder, "text", "een.yaml")
    assert "bewonersinitiatieven.bel-••••••••••.kosten" in out
    assert "0612345678" not in out


def test_github_escapes_what_it_would_read_as_its_own() -> None:
    """The text of a command ends at a line end, a property also at a comma, and its name at a colon."""
    spot = Spot(Path("a,b:c%d\r\n.yaml"), Span(4, 3, 4, 8), "themas[0]", "")
    text, advice = Message("100%,\r\na: {naam}", {"naam": "b\nc"}), Message("Zo.")
    assert findings_machine.github([Finding("WP999", "made-up", "error", spot, text, advice)]) == (
        "::error file=a%2Cb%3Ac%25d%0D%0A.yaml,line=4,endLine=4,col=3,endColumn=7,title=WP999 made-up::"
        "100%25,%0D%0Aa: b%0Ac Zo.\n"
    )


def test_github_marks_at_least_one_character(folder: Path) -> None:
    """An empty file has no character to mark: its end is not before its start."""
    write(folder / "leeg.yaml", "")
    assert shown(folder, "github", "leeg.yaml").startswith(
        "::error file=leeg.yaml,line=1,endLine=1,col=1,endColumn=1,title=WP004 empty-file::"
    )


# gitlab


def gitlab(folder: Path, *paths: str) -> list[dict[str, Any]]:
    """The Code Quality report."""
    report = json.loads(shown(folder, "gitlab", *paths))
    assert isinstance(report, list)
    return report


def fingerprints(folder: Path, text: str) -> dict[str, str]:
    """The fingerprint of each finding about a plan with this text, by the name of its rule."""
    write(folder / "plan.yaml", text)
    report = gitlab(folder, "plan.yaml")
    found = {entry["check_name"]: entry["fingerprint"] for entry in report}
    assert len(found) == len(report)
    return found


def test_gitlab_gets_what_a_code_quality_report_needs(folder: Path) -> None:
    (entry,) = gitlab(folder, "plans/geld.yaml")
    assert re.fullmatch(r"[0-9a-f]{64}", entry.pop("fingerprint"))
    assert entry == {
        "description": ("'2.400' is op twee manieren te lezen: als 2400 euro of als 2,40 euro. Schrijf 2400 of 2,40."),
        "check_name": "ambiguous-money",
        "severity": "major",
        "location": {
            "path": "plans/geld.yaml",
            "positions": {"begin": {"line": 4, "column": 11}, "end": {"line": 4, "column": 16}},
        },
    }


def test_gitlab_has_its_own_words_for_how_bad_it_is(folder: Path) -> None:
    assert [entry["severity"] for entry in gitlab(folder)] == ["major", "info", "info", "info", "minor", "major"]


def test_gitlab_of_nothing_wrong_is_an_empty_list(folder: Path) -> None:
    assert gitlab(folder, "plans/leeg.yaml") == []


def test_no_two_findings_have_the_same_fingerprint(folder: Path) -> None:
    """Also where the same mistake stands twice: on one line, in one list, in two files."""
    text = """\
        # 06-12345678 of 06-12345678
        # 06-12345678
        themas: [{naam: Samen}, {naam: Samen}, {naam: Samen}]
        samenvatting: 06-12345678 of 06-12345678
        """
    for name in ("een", "twee"):
        write(folder / f"{name}.yaml", GELD + "\n".join(line.strip() for line in text.splitlines()) + "\n")
    report = gitlab(folder, "een.yaml", "twee.yaml")
    assert sum(entry["check_name"] == "telephone" for entry in report) == 10
    assert len({entry["fingerprint"] for entry in report}) == len(report)


@pytest.mark.parametrize(
    "text",
    [
        SAMEN,
        GELD,
        GELD + "gemeente: Soest\ngemeente: Amersfoort\n",
        GELD + "gemeente: 'Soest\n",
        GELD + "themas: [{naam: Samen}\n",
        GELD + "themas:\n  - naam: Samen\n - naam: Leven\n",
        GELD + "# wijkplan: negeer WP301\ngemeente: Soest\n",
        GELD + "samenvatting: 06-12345678\n",
    ],
    ids=[
        "themes",
        "money",
        "a key that stands there twice",
        "a quote that is not closed",
        "a bracket that is not closed",
        "an item that stands aside",
        "a comment that switches off",
        "personal data",
    ],
)
def test_a_fingerprint_stays_when_lines_come_above_it(folder: Path, text: str) -> None:
    """GitLab calls a finding new when its fingerprint is."""
    before = fingerprints(folder, text)
    assert before
    assert fingerprints(folder, "# Een nieuwe regel.\n\n" + text) == before


def test_a_fingerprint_changes_with_the_mistake(folder: Path) -> None:
    before = fingerprints(folder, GELD)
    assert fingerprints(folder, GELD.replace("2.400", "2.500")) != before


# text


def test_text_shows_the_line_the_mark_and_the_remedy(folder: Path) -> None:
    assert shown(folder, "text", "plans/geld.yaml", "plans/leeg.yaml") == (
        "fout[WP107]: '2.400' is op twee manieren te lezen: als 2400 euro of als 2,40\n"
        "euro.\n"
        " --> plans/geld.yaml:4:11 (budget.totaal)\n"
        "  |\n"
        "4 |   totaal: 2.400\n"
        "  |           ^^^^^\n"
        "  = hulp: Schrijf 2400 of 2,40.\n"
        "\n"
        "2 plannen gelezen: 1 fout.\n"
    )


def test_text_ends_with_what_was_read_and_found(folder: Path) -> None:
    assert shown(folder, "text").splitlines()[-1] == "3 plannen gelezen: 2 fouten, 1 waarschuwing, 3 tips."
    assert shown(folder, "text", "plans/leeg.yaml") == "1 plan gelezen: alles is goed.\n"
    write(folder / "agenda.yaml", "gemeente: Amersfoort\n")
    assert shown(folder, "text", "plans/leeg.yaml") == "1 plan en 1 agenda gelezen: alles is goed.\n"


def test_text_has_no_colours_where_nobody_sees_them(folder: Path) -> None:
    assert "\x1b" not in shown(folder, "text")


def test_text_marks_wide_letters_and_a_long_line_at_the_right_place(folder: Path) -> None:
    """The mark stands below the amount: two columns further for an emoji, and in a piece of a long line."""
    long = "samenvatting: " + "Blabla. " * 35 + "06-12345678. " + "Blabla. " * 35
    for text in (f"samenvatting: 😀 06-12345678\n{GELD}", f"{long}\n{GELD}"):
        out = plan_shown(folder, "text", text.replace("2.400", "2400"))
        line, mark = out.splitlines()[3:5]
        assert len(line) <= 80
        before = line.split("•")[0].replace("😀", "😀 ")
        assert mark.index("^") == len(before)
        assert mark.count("^") == line.count("•") == 11
