"""Whatever is in a file, ``validate`` says something about places in that file, soon, and never stumbles."""

from __future__ import annotations

import json
import re
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import ROOT, on_screen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from thoroughness import THOROUGH, cases
from wijkplan.checks.finding import Finding
from wijkplan.checks.run import check_and_make, nothing
from wijkplan.report.checks import findings_machine, findings_text

PLANS = ROOT / "plans"
EXAMPLES = {path.name: path.read_text(encoding="utf-8") for path in sorted((PLANS / "2026").glob("*.yaml"))}
AGENDA = (PLANS / "agenda.yaml").read_text(encoding="utf-8")

PART = 1 if THOROUGH else 4
"""Of a large file such a part is enough: where work grows with the square of the size, it is seen there too."""
MIB = 1024 * 1024
SIZE = MIB // PART
SECONDS = 2.0  # of the processor, so that a busy machine fails no test
LINE_ENDS = re.compile("\r\n|[\n\r]")

fuzz = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def in_time() -> Iterator[None]:
    """Fails where the work takes too long, and stops it (where the system can): again and again, until it hears."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"more than {SECONDS} seconds")

    before = time.process_time()
    if hasattr(signal, "setitimer"):
        usual = signal.signal(signal.SIGPROF, stop)
        signal.setitimer(signal.ITIMER_PROF, SECONDS, 0.5)
    try:
        yield
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, usual)
    assert time.process_time() - before < SECONDS


def validated(files: dict[str, bytes]) -> list[Finding]:
    """All findings in these files, each of them within its file."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, ".git").mkdir()
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        with in_time():
            found = check_and_make([Path(folder, name) for name in files], nothing)[0].findings()
    lines = {name: lines_of(content) for name, content in files.items()}
    for finding in found:
        assert_within(finding, lines[finding.path.name])
    return found


def lines_of(content: bytes) -> list[str]:
    """The lines of a file as a reader counts them; what is no text has none but the first."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    return LINE_ENDS.split(text)


def assert_within(finding: Finding, lines: list[str]) -> None:
    """A finding begins and ends within the file, and does not end before it begins."""
    span = finding.span
    for line, column in ((span.line, span.column), (span.end_line, span.end_column)):
        assert 1 <= line <= len(lines), finding
        assert 1 <= column <= len(lines[line - 1]) + 1, finding
    assert (span.line, span.column) <= (span.end_line, span.end_column), finding


def shown(found: list[Finding]) -> None:
    """Every format can show these findings."""
    json.loads(findings_machine.as_json(found, 1))
    json.loads(findings_machine.sarif(found))
    assert len({entry["fingerprint"] for entry in json.loads(findings_machine.gitlab(found))}) == len(found)
    for form in (findings_machine.concise, findings_machine.github):
        assert form(found).count("\n") == len(found)
    for width in (20, 80):
        on_screen(findings_text.show(found), width).encode()


# Anything at all


@settings(fuzz, max_examples=cases(40))
@given(st.binary(max_size=300))
def test_bytes(content: bytes) -> None:
    shown(validated({"plan.yaml": content}))


@settings(fuzz, max_examples=cases(40))
@given(st.text(max_size=300))
def test_text(text: str) -> None:
    shown(validated({"plan.yaml": text.encode("utf-8", "surrogatepass")}))


# What looks like YAML

PIECES = [
    "- ",
    ": ",
    "? ",
    "# ",
    "\n",
    "\n  ",
    "\n    ",
    "\n- ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "&a ",
    "*a",
    "!b ",
    "|",
    ">-",
]
PIECES += [
    "'",
    '"',
    "\\",
    "\\ud800",
    "\t",
    "\r",
    "\r\n",
    "\x85",
    "\u2028",
    "\ufeff",
    "\x07",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
]
PIECES += [
    "<<",
    "~",
    "null",
    "wijk",
    "jaar",
    "2026",
    "budget",
    "totaal",
    "2.400",
    "-5",
    "5%",
    "themas",
    "naam",
    "Samen",
]
PIECES += ["bewonersinitiatieven", "kosten", "besluit", "toegekend", "06-12345678", "3812 AB 12", "é", "😀", "\u0301"]
PIECES += ["# wijkplan: negeer WP402 - x\n", " # wijkplan: negeer ", "wijk: A\njaar: 2026\nbudget: {totaal: 10}\n"]


@settings(fuzz, max_examples=cases(150))
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_pieces_of_yaml(text: str) -> None:
    shown(validated({"plan.yaml": text.encode()}))


# What looks like a plan

KEYS = sorted(set(re.findall(r"^[ -]*([a-z_]+):", "\n".join([*EXAMPLES.values(), AGENDA]), re.MULTILINE)))
JUNK = [
    "",
    "~",
    "null",
    "ja",
    "nee",
    "0",
    "-1",
    "7,5",
    "7.5",
    "1e9",
    "9" * 30,
    "2.400",
    "2,400",
    "€ 2.400,50",
    "5%",
    "101%",
]
JUNK += [
    "2026-02-31",
    "12-12-2025",
    "samen",
    "ouderen",
    "loopt",
    "WK030700",
    "Samen: leven",
    "'",
    '"',
    "[",
    "{a: b}",
    "[a]",
]
JUNK += [
    "&a",
    "*a",
    "!b c",
    "|",
    ">-",
    "- x",
    "# x",
    "x # wijkplan: negeer WP402",
    "@x",
    "%",
    "\t",
    "\u2028",
    "😀",
    "\u202e",
    "e\u0301",
]
JUNK += ["06-12345678", "iemand@example.org", "NL91 ABNA 0417 1643 00", "111222333", "x" * 200, "😀 " * 60]

values = st.recursive(
    st.sampled_from(JUNK),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=25,
)


@settings(fuzz, max_examples=cases(70))
@given(
    st.dictionaries(st.sampled_from(KEYS), values, max_size=10), st.booleans(), st.sampled_from(["\n", "\r\n", "\r"])
)
def test_known_keys_with_anything_in_them(data: dict[str, Any], flow: bool, line_end: str) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, line_break=line_end, sort_keys=False)
    shown(validated({"plan.yaml": text.encode(), "agenda.yaml": text.encode()}))


Edit = Callable[[list[str]], None]


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """One slip of the hand in a file of many lines."""
    place, other = draw(st.integers(0, 10**6)), draw(st.integers(0, 10**6))
    kind = draw(st.sampled_from(["delete", "double", "swap", "value", "insert", "indent", "cut"]))
    junk = draw(st.sampled_from(JUNK + PIECES))

    def edit(lines: list[str]) -> None:
        n, m = place % len(lines), other % len(lines)
        column = other % (len(lines[n]) + 1)
        match kind:
            case "delete":
                lines[n] = ""
            case "double":
                lines.insert(n, lines[n])
            case "swap":
                lines[n], lines[m] = lines[m], lines[n]
            case "value":
                lines[n] = lines[n].partition(":")[0] + ": " + junk
            case "insert":
                lines[n] = lines[n][:column] + junk + lines[n][column:]
            case "indent":
                lines[n] = " " * (other % 5) + lines[n].lstrip()
            case _:
                del lines[n : n + other % 10 + 1]
                lines.append("")

    return edit


@settings(fuzz, max_examples=cases(70))
@given(st.sampled_from(sorted(EXAMPLES)), st.lists(edits(), min_size=1, max_size=5))
def test_slips_in_an_example_plan(name: str, slips: list[Edit]) -> None:
    lines = EXAMPLES[name].split("\n")
    for slip in slips:
        slip(lines)
    shown(validated({name: "\n".join(lines).encode(), "agenda.yaml": AGENDA.encode()}))


@settings(fuzz, max_examples=cases(40))
@given(st.lists(edits(), min_size=1, max_size=5))
def test_slips_in_the_agenda(slips: list[Edit]) -> None:
    lines = AGENDA.split("\n")
    for slip in slips:
        slip(lines)
    plan = EXAMPLES["hoogland.yaml"]
    shown(validated({"hoogland.yaml": plan.encode(), "agenda.yaml": "\n".join(lines).encode()}))


# Nasty by hand

HEAD = "wijk: A\njaar: 2026\nbudget: {totaal: 100000}\n"


def repeated(piece: str) -> str:
    """A file of one mebibyte (or a part of it) that is nothing but this."""
    return piece * (SIZE // len(piece.encode()))


def numbered(count: int, line: str, head: str = HEAD) -> str:
    """A file with this line many times (or a part of them), with a number where it says #."""
    return head + "".join(line.replace("#", str(n)) + "\n" for n in range(count // PART))


WHOLE_FILES = ["[", "{", "- ", "a: ", "'", "1 ", "a@b.cd ", "3812 AB 12 ", "\r", "\x85", "\ta\n", "\x01"]
WHOLE_FILES += ["😀", "-\n", "- -\n", "a:\n", "---\n"]
IN_QUOTES = ["1 ", "a@b.cd ", "06-12345678 ", "3812 AB 12 ", "\u2028", "\ta\n", "\x01"]

SEEDS: dict[str, str] = {
    "nothing but distinct keys": numbered(90_000, "k#: 1", ""),
    "a very long word": HEAD + "samenvatting: " + "x" * (SIZE - 200),
    "a very long text": HEAD + "samenvatting: " + "samen eten " * (90_000 // PART),
    "a very long text in quotes": HEAD + "samenvatting: '" + "samen\neten\n" * (90_000 // PART) + "'",
    "deep in brackets": HEAD + "x: " + "[" * 5_000 + "]" * 5_000,
    "deep in braces": HEAD + "x: " + "{a: " * 5_000 + "}" * 5_000,
    "deep by indentation": "\n".join(" " * n + "a:" for n in range(1_400)),
    "a huge number": HEAD.replace("100000", "9" * (1_000_000 // PART)),
    "a huge amount": HEAD.replace("100000", "1" + ".000" * (250_000 // PART)),
    "a huge year": HEAD.replace("2026", "2" * (1_000_000 // PART)),
    "a huge name": HEAD + "themas: [{naam: " + "é" * (500_000 // PART) + "}]",
    "a lone surrogate": HEAD + 'samenvatting: "\\ud800"\n',
    "many lone surrogates": HEAD + 'samenvatting: "' + "\\ud800" * (150_000 // PART) + '"\n',
    "YAML 1.1 line ends": "wijk: A\u2028jaar: 2026\x85budget: {totaal: veel}\u2029themas: [x]\n",
    "CR line ends": HEAD.replace("\n", "\r") + "themas: [x]\rgemeente: [y]\r",
    "all line ends": "wijk: A\rjaar: x\r\nbudget: {totaal: veel}\nthemas: [x]\rgemente: y\n",
    "an empty document": "---",
    "an empty document with a comment": "---\n# Nog niets",
    "thousands of unknown keys": numbered(3_000, "sleutel#: 1"),
    "thousands of keys that are almost right": numbered(3_000, "samenvating#: 1"),
    "thousands of unknown keys in a list": numbered(3_000, "- {naam: a#, sleutel#: 1}", HEAD + "themas:\n"),
    "thousands of the same key": numbered(20_000, "gemeente: A"),
    "thousands of items": numbered(5_000, "- naam: Thema #", HEAD + "themas:\n"),
    "thousands of items with the same name": numbered(3_000, "- naam: Thema", HEAD + "themas:\n"),
    "thousands of empty items": numbered(10_000, "-", HEAD + "themas:\n"),
    "thousands of items without a name": numbered(3_000, "- doel: x", HEAD + "themas:\n"),
    "a thousand items with everything wrong": numbered(
        1_000, "- {kosten: veel, status: x, bereik: y, ingediend: z, id: A!}", HEAD + "interventies:\n"
    ),
    "thousands of anchors": numbered(5_000, "- &a# x", HEAD + "themas:\n"),
    "thousands of aliases": numbered(5_000, "- *a", HEAD + "themas:\n- &a x\n"),
    "thousands of texts of two lines with a tab": numbered(10_000, "k#: 'a\n\tb'"),
    "a thousand references that are almost right": numbered(
        1_000, "- thema: thema-x#", numbered(1_000, "- naam: Thema #", HEAD + "themas:\n") + "signalen:\n"
    ),
    "a thousand exclusions that are almost right": numbered(
        1_000, "- {naam: Plein #, niet_samen_met: [plein-x#]}", HEAD + "bewonersinitiatieven:\n"
    ),
    "thousands of exclusions": numbered(2_000, "- {naam: A#, niet_samen_met: [a1]}", HEAD + "interventies:\n"),
    "hundreds of decisions": numbered(
        300, "- {naam: A#, kosten: 5, besluit: {toegekend: 1}}", HEAD + "bewonersinitiatieven:\n"
    ),
    "thousands that wait for thousands": numbered(
        1_500,
        "- {naam: B#, thema: s, waarom: x, kosten: 9, besluit: {toegekend: 1}}",
        numbered(2_500, "- {naam: A#, thema: s, kosten: 9}", HEAD + "themas: [{naam: S}]\nbewonersinitiatieven:\n")
        + "interventies:\n",
    ),
    "thousands of rounds": numbered(
        5_000, "  - {naam: A#, deel: 0.0#%}", "wijk: A\njaar: 2026\nbudget:\n  totaal: 5\n  rondes:\n"
    ),
    "thousands of figures": numbered(3_000, "- {naam: A#, prioriteit: {wijk: 0.000#}}", HEAD + "interventies:\n"),
    "thousands of comments that switch off": numbered(30_000, "# wijkplan: negeer WP402 - x"),
    "thousands of comments behind keys": numbered(15_000, "sleutel#: 1 # wijkplan: negeer WP402 - x"),
    "thousands of comments behind items": numbered(
        3_000, "- naam: A# # wijkplan: negeer WP402 - x", HEAD + "themas:\n"
    ),
    "a comment with thousands of rules": HEAD
    + "# wijkplan: negeer "
    + " ".join(f"WQ{n}" for n in range(20_000 // PART)),
    "a comment with thousands of spaces": HEAD + "# wijkplan: negeer" + " " * (20_000 // PART) + "!",
    "thousands of comments that do not switch off": HEAD + "# wijkplan: " * (80_000 // PART),
    "a long word where an address could be": HEAD + "# 3812 AB\n# " + "a" * (900_000 // PART),
    "digits where a number could be": HEAD + "# " + "0 6 " * (250_000 // PART),
    "letters where an account could be": HEAD + "# " + "NL91 ABNA " * (100_000 // PART),
    "dots where a mail address could be": HEAD + "# a@b" + ".c" * (500_000 // PART) + "!",
    "signs where a mail address could be": HEAD + "# " + "a@" * (500_000 // PART),
    "thousands of telephone numbers": numbered(3_000, "sleutel#: 06-12345678"),
    "thousands of mail addresses": HEAD + "# iemand@example.org\n" * (49_000 // PART),
}


@pytest.mark.parametrize("piece", WHOLE_FILES, ids=ascii)
def test_a_mebibyte_of_the_same(piece: str) -> None:
    assert validated({"plan.yaml": repeated(piece).encode()})


@pytest.mark.parametrize("piece", IN_QUOTES, ids=ascii)
def test_a_plan_with_almost_a_mebibyte_of_the_same_in_quotes(piece: str) -> None:
    validated({"plan.yaml": (HEAD + "samenvatting: '" + repeated(piece)[: -SIZE // 50] + "'\n").encode()[:SIZE]})


@pytest.mark.parametrize("text", list(SEEDS.values()), ids=list(SEEDS))
def test_by_hand(text: str) -> None:
    content = text.encode()
    assert len(content) <= MIB
    validated({"plan.yaml": content})


def test_what_is_found_after_strange_line_ends_is_on_the_right_line() -> None:
    found = validated({"plan.yaml": SEEDS["all line ends"].encode()})
    assert [(f.code, f.span.line, f.span.column) for f in found if f.severity == "error"] == [
        ("WP110", 2, 7),
        ("WP106", 3, 18),
        ("WP104", 4, 10),
        ("WP101", 5, 1),
    ]
