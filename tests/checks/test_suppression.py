"""Switching rules off: for one line, for a municipality, for one run. And what is said about that itself.

The plan of these tests has one theme at which nothing stands, so that WP402 (and only WP402) points at its name.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from gathered import together
from helpers import Result, agenda_findings, at, findings, run

PLAN = """\
wijk: Soesterkwartier
jaar: 2026
budget: {totaal: 1000}
themas:
  - naam: Samen
"""
ALL = ["WP402", "WP505", "WP508", "WP602"]

Place = tuple[str, int, int, int, str]


def codes(text: str, agenda: str | None = None) -> list[str]:
    """The codes of all findings in a plan."""
    return sorted(finding.code for finding in findings(text, agenda))


def behind(comment: str) -> str:
    """The plan with this comment behind the name of the theme: on line 5, from column 17."""
    return PLAN.replace("Samen", f"Samen {comment}")


def above(*lines: str) -> str:
    """The plan with these lines above the name of the theme."""
    return PLAN.replace("  - naam", "".join(f"{line}\n" for line in lines) + "  - naam")


def about_comments(text: str) -> list[Place]:
    """What is said about the switching off itself."""
    return [at(finding) for finding in findings(text) if finding.code in ("WP014", "WP015", "WP016")]


def test_without_any_switch_the_rules_speak() -> None:
    assert codes(PLAN) == ALL


# A comment


@together(
    "names",
    ["WP402", "wp402", "WP4", "wp4", "thema-without-a-look", "Thema-Without-A-Look", "WP402, WP404", "WP404 WP402"],
)
@together("mark", ["-", "–", "—"])
def test_a_comment_behind_a_value_switches_rules_off_for_that_line(names: str, mark: str) -> None:
    """By code, family or name, one or several, in capitals or not; with any dash before the reason."""
    assert codes(behind(f"# wijkplan: negeer {names} {mark} nieuwbouw")) == ["WP505", "WP508", "WP602"]


def test_a_colon_may_stand_before_the_reason() -> None:
    assert codes(behind("# wijkplan: negeer WP402: nieuwbouw")) == ["WP505", "WP508", "WP602"]


@pytest.mark.parametrize(
    "comment", ["#wijkplan:negeer WP402 - nieuwbouw", "#  wijkplan:  negeer  WP402  -  nieuwbouw "]
)
def test_spaces_are_free(comment: str) -> None:
    assert codes(behind(comment)) == ["WP505", "WP508", "WP602"]


@pytest.mark.parametrize(
    "between",
    [[], [""], ["  # Nog een woord over dit thema."], ["", "# Een kop", ""]],
    ids=["right above", "an empty line", "another comment", "both"],
)
@pytest.mark.parametrize("indent", ["", "  ", "      "])
def test_a_comment_on_its_own_line_is_for_the_next_line_that_holds_anything(indent: str, between: list[str]) -> None:
    text = above(f"{indent}# wijkplan: negeer WP402 - nieuwbouw", *between)
    assert codes(text) == ["WP505", "WP508", "WP602"]


def test_two_comments_above_each_other_are_for_the_same_line() -> None:
    text = PLAN.replace(
        "themas:",
        "# wijkplan: negeer WP508 - komt na de wijktafel\n# wijkplan: negeer WP602 - volgend jaar\nthemas:",
    )
    assert codes(text) == ["WP402", "WP505"]


def test_several_findings_of_one_line_are_switched_off_together() -> None:
    """WP508 and WP602 both point at 'themas', and both are named."""
    text = PLAN.replace("themas:", "themas: # wijkplan: negeer WP508, WP602 - nieuwe wijk")
    assert codes(text) == ["WP402", "WP505"]


def test_a_comment_is_for_one_line_only() -> None:
    text = behind("# wijkplan: negeer WP402 - nieuwbouw") + "  - naam: Jeugd\n"
    assert [at(finding) for finding in findings(text) if finding.code == "WP402"] == [("WP402", 6, 11, 16, "themas[1]")]


def test_a_comment_is_for_the_rules_that_it_names_only() -> None:
    assert "WP402" in codes(behind("# wijkplan: negeer WP501 - niet gevraagd"))


@pytest.mark.parametrize(
    "line",
    [
        'samenvatting: "Samen # wijkplan: negeer WP301 - x"',
        "samenvatting: 'Samen # wijkplan: negeer WP301 - x'",
        "samenvatting: |\n  # wijkplan: negeer WP301 - x",
        "samenvatting: >-\n  Samen\n  # wijkplan: negeer WP301 - x",
        'samenvatting: "Samen\n  # wijkplan: negeer WP301 - x"',
        "samenvatting: 'Samen' # wijkplan: negeren WP301 - x",
        "samenvatting: 'Samen' # negeer WP301 - x",
    ],
    ids=["double", "single", "block", "folded", "quoted over two lines", "another verb", "not to wijkplan"],
)
def test_what_is_no_such_comment_switches_nothing_off_and_is_not_unused(line: str) -> None:
    assert codes(PLAN + f"{line}\n") == ALL


def test_a_comment_behind_a_quoted_text_is_a_comment() -> None:
    text = PLAN.replace("Samen", '"Samen # eten" # wijkplan: negeer WP402 - nieuwbouw')
    assert codes(text) == ["WP505", "WP508", "WP602"]


def test_in_an_agenda_comments_do_the_same() -> None:
    text = "partijen: [{naam: Taalhuis}]\ncoordinatie: Indebuurt"
    assert [finding.code for finding in agenda_findings(text)] == ["WP204"]
    assert agenda_findings(f"{text} # wijkplan: negeer WP204 - start in mei\n") == []


# The agenda


@pytest.mark.parametrize("name", ["WP402", "wp402", "thema-without-a-look", "WP4"])
def test_an_agenda_switches_a_rule_off_for_all_plans_below_it(name: str) -> None:
    assert codes(PLAN, f"controle: {{negeer: [{name}]}}\n") == ["WP505", "WP508", "WP602"]


def test_an_agenda_may_switch_off_several() -> None:
    assert codes(PLAN, "controle:\n  negeer:\n    - WP5\n    - no-effecten\n") == ["WP402"]


def test_an_agenda_does_so_for_itself_too() -> None:
    text = "partijen: [{naam: Taalhuis}]\ncoordinatie: Indebuurt\n"
    assert agenda_findings(text + "controle: {negeer: [WP204]}\n") == []


def test_a_plan_below_another_agenda_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.yaml").write_text(PLAN.replace("Soester", folder), encoding="utf-8")
        (tmp_path / folder / "agenda.yaml").write_text("gemeente: Amersfoort\n", encoding="utf-8")
    (tmp_path / "a" / "agenda.yaml").write_text("controle: {negeer: [WP402]}\n", encoding="utf-8")
    lines = run("validate", "--format", "concise", "--select", "WP402", ".", cwd=tmp_path).out.splitlines()
    assert [line.split(":")[0] for line in lines] == ["b/plan.yaml"]


# One run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def validated(folder: Path, *options: str) -> list[str]:
    """The codes that ``validate`` shows with these options."""
    out = run("validate", "plan.yaml", "--format", "concise", *options, cwd=folder).out
    return sorted(line.split(": ")[1].split(" ")[0] for line in out.splitlines())


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ([], ALL),
        (["--select", "WP402"], ["WP402"]),
        (["--select", "wp402"], ["WP402"]),
        (["--select", "WP5"], ["WP505", "WP508"]),
        (["--select", "no-effecten"], ["WP602"]),
        (["--select", "WP402,WP602"], ["WP402", "WP602"]),
        (["--select", "WP402, no-effecten"], ["WP402", "WP602"]),
        (["--select", "WP402", "--select", "WP6"], ["WP402", "WP602"]),
        (["--select", "WP3"], []),
        (["--ignore", "WP402"], ["WP505", "WP508", "WP602"]),
        (["--ignore", "WP5,no-effecten"], ["WP402"]),
        (["--ignore", "WP4", "--ignore", "WP6"], ["WP505", "WP508"]),
        (["--select", "WP5", "--ignore", "WP508"], ["WP505"]),
        (["--ignore", "WP508", "--select", "WP5"], ["WP505"]),
    ],
)
def test_select_and_ignore_choose_the_rules_of_a_run(folder: Path, options: list[str], shown: list[str]) -> None:
    assert validated(folder, *options) == shown


def test_what_keeps_a_plan_readable_cannot_be_ignored(folder: Path) -> None:
    (folder / "plan.yaml").write_text(PLAN + "samenvating: Samen\n", encoding="utf-8")
    assert validated(folder, "--ignore", "WP1,WP4,WP5,WP6") == ["WP101"]
    assert run("validate", "plan.yaml", "--ignore", "WP101", cwd=folder).code == 1


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(
    ("names", "wrong", "likely"),
    [
        ("WP4O2", "WP4O2", "WP402"),
        ("WP402,no-effect", "no-effect", "no-effecten"),
        ("thema-without-look", "thema-without-look", "thema-without-a-look"),
    ],
)
def test_an_unknown_rule_is_wrong_use_with_a_suggestion(
    folder: Path, option: str, names: str, wrong: str, likely: str
) -> None:
    result = run("validate", "plan.yaml", option, names, cwd=folder)
    assert result.code == 2
    assert result.out == ""
    assert f"de regel '{wrong}' bestaat niet. Bedoel je {likely}?" in result.err


def test_an_unknown_rule_that_looks_like_none_is_wrong_use_without_a_suggestion(folder: Path) -> None:
    result = run("validate", "plan.yaml", "--select", "X", cwd=folder)
    assert (result.code, result.out) == (2, "")
    assert "de regel 'X' bestaat niet" in result.err
    assert "Bedoel je" not in result.err


def test_a_comment_for_a_rule_that_is_not_in_this_run_is_not_called_unused(folder: Path) -> None:
    (folder / "plan.yaml").write_text(behind("# wijkplan: negeer WP402 - nieuwbouw"), encoding="utf-8")
    assert validated(folder, "--ignore", "WP402") == ["WP505", "WP508", "WP602"]
    assert validated(folder, "--select", "WP602,WP015") == ["WP602"]


# What makes a run fail


def outcome(folder: Path, text: str, *options: str) -> int:
    """The exit code of ``validate`` for a plan with this text."""
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    result: Result = run("validate", "plan.yaml", *options, cwd=folder)
    return result.code


def test_only_errors_make_a_run_fail_and_with_strict_warnings_too(folder: Path) -> None:
    error = PLAN + "samenvating: Samen\n"
    tips = behind("# wijkplan: negeer WP402 - nieuwbouw")
    assert (outcome(folder, error), outcome(folder, error, "--strict")) == (1, 1)
    assert (outcome(folder, PLAN), outcome(folder, PLAN, "--strict")) == (0, 1)
    assert (outcome(folder, tips), outcome(folder, tips, "--strict")) == (0, 0)


def test_what_is_not_shown_does_not_make_a_run_fail(folder: Path) -> None:
    assert outcome(folder, PLAN, "--strict", "--ignore", "WP402") == 0
    assert outcome(folder, PLAN, "--strict", "--select", "WP5") == 0


def test_a_comment_without_a_reason_makes_a_strict_run_fail(folder: Path) -> None:
    assert outcome(folder, behind("# wijkplan: negeer WP402"), "--strict") == 1


@pytest.mark.parametrize(("names", "code"), [("WP324", 0), ("WP3, WP402", 0), ("WP402", 1)])
def test_an_error_that_is_switched_off_at_its_line_does_not_keep_a_plan_from_being_computed(
    tmp_path: Path, names: str, code: int
) -> None:
    """Also where rules are named that only warn: those are not run for a plan that is computed."""
    bronnen = "  bronnen: [{naam: Gemeente, bedrag: 900}]"  # and 'totaal' is 1000
    budget = f"budget:\n  totaal: 1000\n{bronnen} # wijkplan: negeer {names} - de rest komt nog\n"
    (tmp_path / "plan.yaml").write_text(f"wijk: Voorbeeld\njaar: 2026\n{budget}", encoding="utf-8")
    result = run("allocate", "plan.yaml", cwd=tmp_path)
    assert (result.code, "WP324" in result.err, "WP015" in result.err) == (code, code == 1, False)


@pytest.mark.parametrize("command", ["prioritise", "allocate", "allocate --city"])
def test_a_plan_with_an_error_that_is_switched_off_is_computed(tmp_path: Path, command: str) -> None:
    """The ballots cannot be read, and the agenda says not to mind; without ballots there are no equal shares."""
    (tmp_path / "agenda.yaml").write_text("controle: {negeer: [WP210, WP211]}\n", encoding="utf-8")
    voted = "stemmen: weg.pb\nspelregels: {verdeling: {methode: gelijke-delen}}\n"
    soup = "bewonersinitiatieven: [{naam: Soep, kosten: 10}]\n"
    text = f"wijk: Voorbeeld\njaar: 2026\nbudget: {{totaal: 1000}}\n{voted}{soup}"
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    result = run(*command.split(), "plan.yaml", cwd=tmp_path)
    if command == "prioritise":
        assert (result.code, "Soep" in result.out) == (0, True)
    else:
        assert result.code == 2
        assert "plan.yaml heeft geen stembriefjes, en die zijn nodig voor gelijke delen." in " ".join(
            result.err.split()
        )
