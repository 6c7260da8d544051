"""`wijkplan fmt` and comments that switch rules off: it changes nothing of what `validate` says, or writes nothing."""

from __future__ import annotations

import contextlib
import io
from collections import Counter
from pathlib import Path

import pytest
from helpers import findings, run
from test_reference_1000 import made_up
from thoroughness import THOROUGH
from untidy import with_odd_comments
from wijkplan.checks.suppression import suppressions
from wijkplan.commands.fmt import _formatted
from wijkplan.yamltext.text import document

PLANS = 120 if THOROUGH else 40


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(text: str) -> Counter[tuple[str, str, str]]:
    return Counter((finding.code, finding.where, str(finding.message)) for finding in findings(text))


def laid_out(text: str) -> tuple[str | None, str]:
    """The text in the one layout, or None with what is said of it."""
    err = io.StringIO()
    with contextlib.redirect_stderr(err):
        after = _formatted(document(Path("plan.yaml"), text))
    return None if after is None else after.text, err.getvalue()


@pytest.mark.usefixtures("folder")
def test_what_validate_says_stays_or_nothing_is_written() -> None:
    """Comments above, behind and between, in braces and outside, with and without a space, for all kinds of rules."""
    done: Counter[str] = Counter()
    for seed in range(PLANS):
        data, _shared = made_up(seed)
        text = with_odd_comments(data, seed)
        after, why = laid_out(text)
        if after is None:
            done["refused"] += 1
            assert "is niet opgemaakt" in why, seed
        else:
            done["laid out"] += 1
            assert said(after) == said(text), seed
    assert min(done["refused"], done["laid out"]) > PLANS // 8, done


HEAD = "wijk: Soest\njaar: 2026\nbudget: {totaal: 1000}\n"


@pytest.mark.parametrize(
    "text",
    [
        # For the line of the brace, which holds nothing; elsewhere it would be for what comes next.
        HEAD + "themas:\n- {naam: Samen,\n   id: samen,\n   # wijkplan: negeer WP5 - nog niet\n  }\nsignalen: []\n",
        # What follows on its line is not what follows in the one layout.
        HEAD + "themas: [{id: samen, # wijkplan: negeer WP402 - nieuwbouw\n  naam: Samen}]\n",
    ],
)
def test_a_comment_that_would_be_for_something_else(folder: Path, text: str) -> None:
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    result = run("fmt", "plan.yaml")
    assert result.code == 1
    assert "De opmerking met 'negeer' op regel" in result.err
    assert (folder / "plan.yaml").read_text(encoding="utf-8") == text


def test_a_comment_behind_a_comma_counts_before_and_after(folder: Path) -> None:
    """YAML wants a space before it, but every reader takes it for a comment; so does whoever wrote it."""
    text = HEAD + "themas:\n- {naam: Samen,# wijkplan: negeer WP402 - nieuwbouw\n   id: samen}\n"
    assert [finding.code for finding in findings(text) if finding.code in ("WP015", "WP402")] == []
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    assert run("fmt", "plan.yaml").code == 0
    after = (folder / "plan.yaml").read_text(encoding="utf-8")
    assert "naam: Samen  # wijkplan: negeer WP402 - nieuwbouw\n" in after
    assert said(after) == said(text)


def test_a_value_that_speaks_of_switching_off_does_not_hide_the_comment_behind_it() -> None:
    line = 'themas: [{naam: "Zo: # wijkplan: negeer WP301 - x"}] # wijkplan: negeer WP402 - nieuwbouw'
    (found,) = suppressions(document(Path("plan.yaml"), HEAD + line + "\n"))
    assert (found.names, found.reason) == (("WP402",), "nieuwbouw")


def test_an_agenda_is_held_to_it_too(folder: Path) -> None:
    text = "partijen: [{naam: Taalhuis}]\ncoordinatie: Indebuurt # wijkplan: negeer WP204 - start in mei\n"
    (folder / "agenda.yaml").write_text(text, encoding="utf-8")
    assert run("fmt", "agenda.yaml").code == 0
    assert (folder / "agenda.yaml").read_text(encoding="utf-8") != text
    assert run("validate", "agenda.yaml", "--format", "concise", "--strict").out == ""
