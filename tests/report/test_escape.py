"""Texts from plans, made harmless: on a screen, in Markdown, in a spreadsheet, for code hosts and build servers."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from gathered import together
from helpers import on_screen
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin
from wijkplan.checks.finding import Finding, Spot
from wijkplan.language import Message
from wijkplan.report.checks import findings_machine
from wijkplan.report.checks.findings_text import show
from wijkplan.report.draw import escape
from wijkplan.report.draw.machine import dump
from wijkplan.report.draw.tables import csv_text
from wijkplan.yamltext.document import Span

RENDERER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
RENDERER.use(footnote_plugin).use(tasklists_plugin).use(dollarmath_plugin, double_inline=True)
EMPTY = "\u200b"  # what is put in, and is seen by nobody

HOSTILE = [
    "http://kwaad.example/x",
    "https://kwaad.example",
    "HTTPS://KWAAD.EXAMPLE/?a=b&c=d",
    "ftp://kwaad.example",
    "www.kwaad.example",
    "zie www.kwaad.example/pad.",
    "kwaad.nl",
    "//kwaad.example",
    "mailto:iemand@kwaad.example",
    "iemand@kwaad.example",
    "<https://kwaad.example>",
    "<iemand@kwaad.example>",
    "[klik](https://kwaad.example)",
    "![x](https://kwaad.example/x.png)",
    "[klik][1]",
    "[1]: https://kwaad.example",
    "GH-123",
    "#123 en !123 en &12 en $12 en %12 en ~label",
    "@burgemeester en @org/team",
    "eigenaar/project#1 en eigenaar/project@0123456789abcdef",
    "zie 0123456789abcdef0123456789abcdef01234567",
    "$x$ en $$x^2$$ en $`x`$",
    ":tada: :+1:",
    "<script>alert(1)</script>",
    "<!-- weg -->",
    "<details open>",
    "&lt;b&gt; &amp; &#35; &nbsp;",
    "a | b | c",
    "| a |",
    "--- | ---",
    "---",
    "===",
    "***",
    ":-:",
    "- [ ] taak",
    "* punt",
    "+ punt",
    "1. punt",
    "12) punt",
    "1234567. punt",
    "# kop",
    "> citaat",
    "> [!WARNING]",
    "```sh",
    "~~~",
    "~~weg~~",
    "`code`",
    "**vet** _schuin_ __vet__",
    "[^1]",
    "[^1]: noot",
    "een\\",
    "\\`x`",
    "/close",
    "::error::x",
    "een  \n# twee",
    "    vier spaties",
    "\tinspringen",
    "titel \"x\" 'y'",
    "4.000 euro, d.w.z. 3.5% of 12:30 uur; R&D (A/B)",
]


def text_of(source: str) -> str:
    """All that a reader sees of this Markdown; fails where there is anything but text."""
    seen = []
    for token in RENDERER.parse(source):
        assert token.type in ("paragraph_open", "inline", "paragraph_close"), token
        for child in token.children or ():
            assert child.type in ("text", "softbreak"), child
            seen.append("\n" if child.type == "softbreak" else child.content)
    return "".join(seen).replace(EMPTY, "")


def shown(text: str) -> str:
    return escape.visible(" ".join(text.split()))


@together("text", HOSTILE)
def test_a_text_in_markdown_is_text(text: str) -> None:
    assert text_of(escape.markdown(text)) == shown(text)
    assert text_of(f"Eerst\n{escape.markdown(text)}\nen verder") == f"Eerst\n{shown(text)}\nen verder"


PIECES = st.sampled_from(
    [*HOSTILE, *"#@:/.-_*[]()<>&|~^$!`\\+=%0a1 \n\t", "www", "http", "é", "👩‍🌾", "\u200b", "\u202e"]
)


@given(st.lists(PIECES | st.text(max_size=4), max_size=6).map("".join))
def test_any_text_in_markdown_is_text(text: str) -> None:
    assert text_of(f"Eerst {escape.markdown(text)}") == f"Eerst {shown(text)}".rstrip()
    if shown(text):
        assert text_of(escape.markdown(text)) == shown(text)


@given(st.lists(PIECES, max_size=4).map("".join))
def test_any_text_in_a_table_stays_in_its_cell(text: str) -> None:
    tokens = RENDERER.parse(f"| a | b |\n| --- | --- |\n| {escape.markdown(text)} | tweede |\n")
    assert [token.type for token in tokens].count("td_open") == 2
    cells = [token for token in tokens if token.type == "inline"][2:]
    assert all(child.type == "text" for cell in cells for child in cell.children or ())
    assert cells[0].content.replace(EMPTY, "") or not shown(text)
    assert cells[1].content == "tweede"


def test_nobody_is_called_and_nothing_is_linked_by_a_code_host() -> None:
    """GitHub and GitLab look for these in what Markdown leaves as text."""
    taken_up = re.compile(
        r"(?<!\w)@\w|[#!&$]\d|GH-\d|[~%]\w|:[\w+-]+:|://|www\.\w|\w@\w|\b[0-9a-f]{7,40}\b", re.IGNORECASE
    )
    for text in HOSTILE:
        source = escape.markdown(text)
        html = RENDERER.render(source)
        assert not taken_up.search(re.sub(r"&\w+;|<[^>]*>", "", html)), html


class TestOnAScreen:
    @together(
        ("text", "seen"),
        [
            ("a\u200bb", r"a\u200bb"),
            ("a\u200fb", r"a\u200fb"),
            ("a\u061cb", r"a\u061cb"),
            ("a\u2060b", r"a\u2060b"),
            ("a\u00adb", r"a\xadb"),
            ("a\u202eb\u2066c", r"a\u202eb\u2066c"),
            ("a\ufeffb", r"a\ufeffb"),
            ("a\U000e0041b", r"a\U000e0041b"),
            ("a\ufe0fb", r"a\ufe0fb"),
            ("a\U000e0100b", r"a\U000e0100b"),
            ("a\u200db", r"a\u200db"),
            ("a\u3164b", r"a\u3164b"),
            ("a\u2800b", r"a\u2800b"),
            ("a\ue000b", r"a\ue000b"),
            ("a\U0010ffffb", r"a\U0010ffffb"),
            ("a\x9b31mb", r"a\x9b31mb"),
            ("a\x1b]8;;http://x\x07b", r"a\x1b]8;;http://x\x07b"),
            ("a\udc80b", r"a\udc80b"),
        ],
    )
    def test_what_is_not_seen_is_shown(self, text: str, seen: str) -> None:
        assert escape.terminal(text) == escape.line(text) == seen

    @pytest.mark.parametrize(
        "text",
        [
            "Café ’t Hoekje – vóór 12 u. (€ 5,-) naïef",
            "Cafe\u0301",
            "👩‍🌾 👨‍👩‍👧‍👦 ❤️ ☎︎ 🏳️‍🌈 👍🏽 1️⃣ #️⃣ ℹ️ ©️ 🇳🇱",
            "می\u200cخواهم",
            "क्\u200dष",
            "日本語",
            "één — “twee” … ½ m² ≥ 3",
        ],
    )
    def test_what_people_write_stays(self, text: str) -> None:
        assert escape.terminal(text) == text

    def test_lines(self) -> None:
        assert escape.terminal("a\u2028b\x85c\nd") == "a b c d"
        assert escape.line("a\u2028b\x85c\nd\te") == r"a\u2028b\x85c\nd\te"

    @given(st.text(st.characters() | st.sampled_from("\x1b\x9b\u200b\u200d\ufe0f\u2028\n:#["), max_size=30))
    def test_any_text_is_one_line_that_says_itself(self, text: str) -> None:
        line = escape.line(text)
        assert len(line.splitlines()) <= 1
        assert not re.search("[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069]", line)
        assert not re.match(r"\s*::", line)
        assert escape.line(line) == line

    def test_no_line_is_an_order_for_a_build_server(self) -> None:
        page = "::error::a\n  ::set-output::b\n\x1b[1m::c\n##[error]d ##vso[x]\nniet :: e\n"
        assert escape.without_orders(page) == (
            "\\x3a:error::a\n  \\x3a:set-output::b\n\x1b[1m\\x3a:c\n\\x23#[error]d \\x23#vso[x]\nniet :: e\n"
        )


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\r=", " =", "\u00a0=", "\u3000@", "\u2003＋"]
)
def test_no_text_is_a_formula(sign: str) -> None:
    (row,) = csv.reader(io.StringIO(csv_text(["x"], [[f"{sign}1+cmd|' /C calc'!A0"]])).readlines()[1:])
    assert row[0].startswith("'")


@pytest.mark.parametrize("sign", ["\u200b", "\ufeff", "\u2060", "\x00", "\U000e0041"])
def test_no_text_is_a_formula_behind_what_is_not_seen(sign: str) -> None:
    assert re.match(r"[\\']", escape.cell(f"{sign}=1+1"))


NAMES = st.text(
    st.characters(exclude_characters="\x00/\\", exclude_categories=["Cs"]) | st.just("\udce9"), min_size=1, max_size=12
).filter(lambda name: name not in "..")
TEXTS = st.text(st.characters() | st.sampled_from("%:,\r\n\x1b[](){}0\\"), max_size=20)


def finding(name: str, text: str, line: str = "") -> Finding:
    spot = Spot(Path(name), Span(1, 1, 1, 2), "wijk", line)
    return Finding("WP001", "unreadable-file", "error", spot, Message("{x}", {"x": text}), Message("hulp"))


@given(NAMES, TEXTS)
def test_an_annotation_of_github_says_the_name_and_the_text(name: str, text: str) -> None:
    """https://docs.github.com/actions: %, CR and LF as %25, %0D and %0A, in properties also : and ,"""
    out = findings_machine.github([finding(name, text)])
    assert out.count("\n") == 1
    _, properties, message = out[:-1].split("::", 2)
    said = dict(pair.split("=", 1) for pair in properties.removeprefix("error ").split(","))

    def undone(value: str) -> str:
        for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            value = value.replace(code, sign)
        return value

    def kept(value: str) -> str:
        return escape.visible(value, lambda sign: sign if sign in "\r\n" else escape.visible(sign))

    assert undone(said["file"]) == kept(Path(name).as_posix())
    assert undone(message) == kept(f"{text} hulp")


@given(NAMES, TEXTS)
def test_gitlab_and_sarif_say_the_name_and_the_text(name: str, text: str) -> None:
    (issue,) = json.loads(findings_machine.gitlab([finding(name, text)]))
    assert (issue["location"]["path"], issue["description"]) == (Path(name).as_posix(), f"{text} hulp")
    (result,) = json.loads(findings_machine.sarif([finding(name, text)]))["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[\w.~/%-]+", uri, re.ASCII)
    assert unquote(uri, errors="surrogateescape") == Path(name).as_posix()
    message = result["message"]["text"]
    assert not re.search(r"(?<!\\)\[[^\]]*\]\(", message)  # no link (SARIF 3.11.6)
    if "](" not in text and not re.search(r"\{\d+\}", text):
        assert message == f"{text} hulp"


def test_a_message_in_sarif_is_no_link_and_has_nothing_to_fill_in() -> None:
    out = findings_machine.sarif([finding("x", "[klik](https://kwaad.example) {0}")])
    text = json.loads(out)["runs"][0]["results"][0]["message"]["text"]
    assert text == r"\[klik\](https://kwaad.example) {{0}} hulp"


@given(st.text(st.characters() | st.sampled_from("#[\x1b\u200b\U000e0041"), max_size=20))
def test_json_says_the_same_without_what_is_not_seen(text: str) -> None:
    out = dump({"x": text})
    assert json.loads(out) == {"x": text}
    assert escape.visible(out, lambda sign: sign if sign == "\n" else "?") == out
    assert "##[" not in out


def test_the_mark_stands_under_what_is_at_fault() -> None:
    line = "naam: a\u200bb\tkwaad goed"
    one = Finding("WP001", "x", "error", Spot(Path("x"), Span(1, 11, 1, 16), "", line), Message("m"), Message("h"))
    text, mark = on_screen(show([one]), 80).splitlines()[3:5]
    text, mark = (re.sub(r"\x1b\[[\d;]*m", "", row) for row in (text, mark))
    assert text == r"1 | naam: a\u200bb kwaad goed"
    assert text[mark.index("^") : mark.rindex("^") + 1] == "kwaad"
