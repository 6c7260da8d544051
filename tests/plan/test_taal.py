"""A plan says in which language it is, and an agenda which words residents know."""

from __future__ import annotations

from pathlib import Path

from helpers import agenda, findings, plan, run, unindent


def test_without_it_a_plan_does_not_say() -> None:
    assert plan("").taal is None
    assert plan("taal: en").taal == "en"


def test_another_language_is_a_mistake_with_what_can_be_written() -> None:
    text = "wijk: A\njaar: 2026\nbudget: {totaal: 5}\ntaal: Engels\n"
    (one,) = [found for found in findings(text) if found.severity == "error"]
    assert (one.where, one.span.line, one.span.column) == ("taal", 4, 7)
    assert "nl" in str(one.help)


def test_the_agenda_has_words_that_may_be_used() -> None:
    assert agenda("controle: {woorden: [outreachend, eigen kracht]}").controle.woorden == (
        "outreachend",
        "eigen kracht",
    )


def test_both_are_shown(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("wijk: A\njaar: 2026\ntaal: en\nbudget: {totaal: 5}\n", encoding="utf-8")
    (tmp_path / "agenda.yaml").write_text(unindent("controle: {woorden: [maatwerk]}\n"), encoding="utf-8")
    assert "taal  en" in run("show", "plan.yaml", cwd=tmp_path).out
    assert "maatwerk" in run("show", "agenda.yaml", cwd=tmp_path).out
