"""What people read: Markdown and text in which names from a plan do no harm, and that fits on a screen."""

from __future__ import annotations

import html
import json
import re
import sys
import unicodedata
from pathlib import Path

import pytest
from helpers import ROOT, run, unindent
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len
from wijkplan.report.draw import escape

PLANS = ROOT / "plans"
both = pytest.mark.parametrize("command", ["prioritise", "allocate"])


def plan(folder: Path, naam: str) -> None:
    """A plan in which the wijk, a thema and all voorstellen have this name."""
    quoted = "'" + naam.replace("'", "''") + "'"
    text = f"""
        wijk: {quoted}
        jaar: 2026
        budget: {{totaal: 1000}}
        spelregels: {{verdeling: {{bij_tekort: stop}}}}
        themas: [{{id: a, naam: {quoted}}}]
        bewonersinitiatieven:
          - {{id: b, naam: {quoted}, thema: a, kosten: 500, draagvlak: 9}}
          - {{id: c, naam: {quoted}, thema: a, kosten: 800, draagvlak: 8}}
          - {{id: d, naam: {quoted}, thema: a, kosten: 800, niet_samen_met: [b]}}
        interventies:
          - {{id: e, naam: {quoted}, thema: a, kosten: 500}}
    """
    (folder / "plan.yaml").write_text(unindent(text), encoding="utf-8")


class TestMarkdown:
    """Names are shown as they are: a Markdown reader of another maker finds nothing in them."""

    READER = MarkdownIt("gfm-like", {"linkify": False})
    TAGS = re.compile(r"</?(?:h2|h3|table|thead|tbody|tr|th|td)(?: style=\"text-align:right\")?>")
    """All that there may be, apart from texts."""

    @both
    @pytest.mark.parametrize(
        "naam",
        [
            "Soep | brood | kaas",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[klik](https://example.com)",
            "![foto](https://example.com/x.png)",
            "**vet** en _schuin_ en ~~weg~~",
            "`code` en ``meer``",
            "a \\| b \\",
            "# Kop",
            "1. Een",
            "&lt;b&gt; &amp; &#124; &copy;",
            "<https://example.com>",
            "<!-- weg -->",
            "---",
            "| --- |",
        ],
    )
    def test_a_name_is_just_a_name(self, tmp_path: Path, command: str, naam: str) -> None:
        plan(tmp_path, naam)
        out = run(command, "--format", "markdown", cwd=tmp_path).out
        rendered = self.READER.render(out)
        texts = [html.unescape(text).replace("\u200b", "").strip() for text in self.TAGS.split(rendered)]
        assert "<" not in self.TAGS.sub("", rendered), rendered
        assert texts.count(f"{naam} 2026") == 1
        assert texts.count(naam) == (9 if command == "prioritise" else 4)

    @given(st.text(st.sampled_from("ab 1-*_`~<>&;#|[]()!\\\"'.,:/+={}$^%?€é")))
    def test_any_name_is_just_a_name(self, naam: str) -> None:
        rendered = self.READER.renderInline(escape.markdown(naam))
        assert self.TAGS.sub("", rendered).count("<") == 0
        assert html.unescape(rendered).replace("\u200b", "") == " ".join(naam.split())

    @both
    def test_every_row_has_as_many_cells_as_its_heading(self, tmp_path: Path, command: str) -> None:
        plan(tmp_path, "a | b \\| c \\\\| d")
        rendered = self.READER.render(run(command, "--format", "markdown", cwd=tmp_path).out)
        for table in rendered.split("<table>")[1:]:
            body = table.partition("</table>")[0]
            cells = [len(re.findall("<t[hd]", row)) for row in body.split("<tr>")[1:]]
            assert len(set(cells)) == 1, cells

    @both
    def test_nobody_is_mentioned(self, tmp_path: Path, command: str) -> None:
        """A code host looks for mentions after it has read the Markdown: `\\@` and `&#64;` do not stop it.

        So what comes out must not have a name right behind an @.
        """
        plan(tmp_path, "Dank aan @buurvrouw en @amersfoort/wijkteam")
        rendered = self.READER.render(run(command, "--format", "markdown", cwd=tmp_path).out)
        assert "buurvrouw" in rendered
        assert re.findall(r"@\w+", html.unescape(rendered)) == []


def harmful(text: str) -> set[str]:
    """Characters that a terminal obeys, or that turn the reading direction."""
    bidi = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    return {c for c in text if (unicodedata.category(c) == "Cc" and c != "\n") or c in bidi}


class TestControlCharacters:
    """Escape codes never reach the terminal, wherever they come from."""

    FORMATS = ("text", "json", "csv", "markdown")

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such file names")
    @both
    @pytest.mark.parametrize("form", FORMATS)
    @pytest.mark.parametrize("sign", ["\x1b[31m", "\x9b31m", "\u202e", "\x07", "\x85", "\x7f"])
    def test_in_the_name_of_a_file(self, tmp_path: Path, command: str, form: str, sign: str) -> None:
        plan(tmp_path, "Soep")
        (tmp_path / "plan.yaml").rename(tmp_path / f"pl{sign}an.yaml")
        (tmp_path / f"fo{sign}ut.yaml").write_text("wijk: A\n", encoding="utf-8")
        result = run(command, "--format", form, cwd=tmp_path)
        assert result.code == 1
        assert harmful(result.out) == set()
        assert harmful(result.err) == set()

    @both
    @pytest.mark.parametrize("escape", ["\\e[31m", "\\x9b31m", "\\u202e", "\\a", "\\x7f"])
    def test_in_a_plan(self, tmp_path: Path, command: str, escape: str) -> None:
        """A plan with such a name has an error: it is not computed, and the message is clean."""
        plan(tmp_path, "Soep")
        text = (tmp_path / "plan.yaml").read_text(encoding="utf-8").replace("'Soep'", f'"So{escape}ep"')
        (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
        result = run(command, cwd=tmp_path)
        assert (result.code, result.out) == (1, "")
        assert "WP012" in result.err
        assert harmful(result.err) == set()

    @pytest.mark.parametrize("form", ["text", "json"])
    @pytest.mark.parametrize("escape", ["\\e[31m", "\\x9b31m", "\\u202e", "\\x7f"])
    def test_in_a_key_of_a_plan(self, tmp_path: Path, form: str, escape: str) -> None:
        """The key is unknown, and is shown without its code."""
        (tmp_path / "plan.yaml").write_text(f'"wi{escape}jk": A\njaar: 2026\n', encoding="utf-8")
        result = run("validate", "--format", form, cwd=tmp_path)
        assert result.code == 1
        assert "WP101" in result.out
        assert harmful(result.out) == set()

    @pytest.mark.parametrize(
        "arguments", [("allocate", "we\x1b[31mg.yaml"), ("allocate", "--budget", "\x1b[31m"), ("\x1b[31m",)]
    )
    def test_in_what_was_typed(self, tmp_path: Path, arguments: tuple[str, ...]) -> None:
        result = run(*arguments, cwd=tmp_path)
        assert result.code == 2
        assert harmful(result.err) == set()


class TestWidth:
    """A screen or a projector of 80 columns shows every line whole."""

    @pytest.mark.skipif(not list(PLANS.rglob("*.yaml")), reason="there are no example plans")
    @both
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_of_the_example_plans(self, command: str, lang: str) -> None:
        lines = run(command, PLANS, "--lang", lang).out.splitlines()
        assert len(lines) > 50
        assert [line for line in lines if cell_len(line) > 80] == []
        assert [line for line in lines if "\\u" in line] == []  # no sign of our own is shown as an escape

    @both
    @pytest.mark.parametrize(
        "naam", ["Buurt" * 40, "Een naam van heel veel korte woorden " * 8, "绿地" * 60, "Łódź na Wesoło " * 12]
    )
    def test_of_long_names(self, tmp_path: Path, command: str, naam: str) -> None:
        """They are folded, not cut off."""
        plan(tmp_path, naam.strip())
        out = run(command, cwd=tmp_path).out
        assert [line for line in out.splitlines() if cell_len(line) > 80] == []
        letters = "".join(naam.split())
        assert letters[-20:] in "".join(out.split())

    def test_a_number_stays_with_its_word(self) -> None:
        """So that no line ends between them; the sign that sees to that is not shown."""
        out = run("prioritise", PLANS / "2026" / "hoogland.yaml", "--top", "1", cwd=ROOT).out
        assert "thema 13,3 + draagvlak 26,3 + eigen inzet 15,0; onbekend: doelgroepen," in out

    @both
    def test_of_large_amounts(self, tmp_path: Path, command: str) -> None:
        """Ninety thousand million euros is the most that an amount can be, more or less."""
        plan(tmp_path, "Soep")
        text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
        text = text.replace("totaal: 1000", "totaal: 90000000000.25").replace("kosten: 500", "kosten: 45000000000.25")
        (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
        out = run(command, cwd=tmp_path).out
        assert [line for line in out.splitlines() if cell_len(line) > 80] == []
        assert "€ 45.000.000.000,25" in out

    def test_colour_only_on_a_terminal(self, tmp_path: Path) -> None:
        plan(tmp_path, "Soep")
        for command in ("prioritise", "allocate", "validate"):
            assert "\x1b" not in run(command, cwd=tmp_path).out


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_id_of_each_voorstel_is_there_to_be_copied(columns: int) -> None:
    plan = ROOT / "plans" / "2026" / "soesterkwartier.yaml"
    ids = [line["id"] for line in json.loads(run("allocate", plan, "--format", "json").out)["plannen"][0]["regels"]]
    assert len(ids) == 20
    for command in (("allocate", plan), ("prioritise", plan)):
        lines = run(*command, env={"COLUMNS": str(columns)}).out.splitlines()
        assert max(map(len, lines)) <= columns
        shown = [line.split()[0] for line in lines if line.startswith("     ")]
        assert set(ids) <= set(shown)
