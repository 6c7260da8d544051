"""WP014 to WP016: what is said about switching rules off itself. What it does: `test_suppression`."""

from __future__ import annotations

import pytest
from helpers import agenda_findings, at, findings
from test_suppression import ALL, PLAN, about_comments, above, behind, codes

# In a comment


def test_a_reason_is_required() -> None:
    """The rule is off, and that it is off without a reason is said in its place: over the whole comment."""
    text = behind("# wijkplan: negeer WP402")
    assert codes(text) == ["WP014", "WP505", "WP508", "WP602"]
    assert about_comments(text) == [("WP014", 5, 17, 41, "")]


@pytest.mark.parametrize("end", [" -", " - ", ":", ": "])
def test_an_empty_reason_is_none(end: str) -> None:
    length = len("# wijkplan: negeer WP402") + len(end.rstrip())
    assert about_comments(behind(f"# wijkplan: negeer WP402{end}")) == [("WP014", 5, 17, 17 + length, "")]


def test_what_has_nothing_to_switch_off_must_go() -> None:
    text = behind("# wijkplan: negeer WP301 - oud")
    assert codes(text) == sorted(["WP015", *ALL])
    assert about_comments(text) == [("WP015", 5, 17, 47, "")]


def test_what_stands_above_the_wrong_line_is_unused() -> None:
    text = PLAN.replace("themas:", "# wijkplan: negeer WP402 - nieuwbouw\nthemas:")
    assert about_comments(text) == [("WP015", 4, 1, 37, "")]


def test_what_stands_below_the_last_line_is_unused() -> None:
    assert about_comments(PLAN + "# wijkplan: negeer WP402 - nieuwbouw\n") == [("WP015", 6, 1, 37, "")]


@pytest.mark.parametrize(
    ("name", "likely"), [("WP4O2", "WP402"), ("thema-without-a-lok", "thema-without-a-look"), ("WP499", "WP4")]
)
def test_a_rule_that_does_not_exist_is_told_with_the_nearest_that_does(name: str, likely: str) -> None:
    text = behind(f"# wijkplan: negeer {name} - weg ermee")
    assert about_comments(text) == [("WP016", 5, 17, 17 + len(f"# wijkplan: negeer {name} - weg ermee"), "")]
    (finding,) = [finding for finding in findings(text) if finding.code == "WP016"]
    assert str(finding.message) == f"De regel '{name}' bestaat niet."
    assert f"Bedoel je '{likely}" in str(finding.help)


def test_one_unknown_name_does_not_spoil_the_others() -> None:
    text = behind("# wijkplan: negeer WP499, WP402 - nieuwbouw")
    assert codes(text) == ["WP016", "WP505", "WP508", "WP602"]


@pytest.mark.parametrize("name", ["WP101", "unknown-key", "WP1", "WP0", "WP014"])
def test_what_keeps_a_plan_readable_cannot_be_switched_off(name: str) -> None:
    text = PLAN + f"samenvating: Samen # wijkplan: negeer {name} - weg ermee\n"
    assert codes(text) == sorted(["WP016", "WP101", *ALL])
    (finding,) = [finding for finding in findings(text) if finding.code == "WP016"]
    assert str(finding.message) == f"De regel '{name}' kan niet uit."


def test_switching_off_everything_leaves_what_keeps_a_plan_readable() -> None:
    text = "themas: [{naam: Samen, dool: x}] # wijkplan: negeer WP - alles\n"
    assert codes(PLAN[: PLAN.index("themas")] + text) == ["WP101", "WP505"]


def test_a_comment_cannot_switch_off_what_is_said_about_itself() -> None:
    text = above("# wijkplan: negeer WP015 - stil", "# wijkplan: negeer WP301 - oud")
    assert [code for code in codes(text) if code < "WP1"] == ["WP015", "WP016"]


def test_a_comment_without_a_rule_is_not_passed_over_in_silence() -> None:
    """Whoever wrote it believes that something is off."""
    assert set(codes(behind("# wijkplan: negeer"))) & {"WP014", "WP015", "WP016"}
    assert set(codes(behind("# wijkplan: negeer - nieuwbouw"))) & {"WP014", "WP015", "WP016"}


# In the agenda


def test_an_agenda_cannot_switch_off_what_does_not_exist_or_cannot_be_off() -> None:
    text = "controle:\n  negeer: [WP402, WP4O2, WP101, unknown-key]\n"
    assert [at(finding) for finding in agenda_findings(text)] == [
        ("WP016", 2, 19, 24, "controle.negeer[1]"),
        ("WP016", 2, 26, 31, "controle.negeer[2]"),
        ("WP016", 2, 33, 44, "controle.negeer[3]"),
    ]
    assert [str(finding.message) for finding in agenda_findings(text)] == [
        "De regel 'WP4O2' bestaat niet.",
        "De regel 'WP101' kan niet uit.",
        "De regel 'unknown-key' kan niet uit.",
    ]


def test_what_an_agenda_switches_off_wrongly_stays_on() -> None:
    wrong = PLAN + "samenvating: Samen\n"
    assert codes(wrong, "controle: {negeer: [WP101, WP499, WP402]}\n") == ["WP101", "WP505", "WP508", "WP602"]
