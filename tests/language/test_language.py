"""The program speaks Dutch and English: the catalogues are whole, and no text goes around them."""

from __future__ import annotations

import ast
import functools
import gettext
import json
import re
import string
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest
from babel.messages.pofile import read_po
from gathered import together
from helpers import ROOT, command_line, complete, findings, run
from wijkplan import language
from wijkplan.checks.registry import RULES
from wijkplan.commands.shell.app import command
from wijkplan.files import reading
from wijkplan.language import Message, plural
from wijkplan.language.numbers import About, Euros, Number, Percentage, euros, number, percentage
from wijkplan.outcome.words import STATUSSEN
from wijkplan.plan.writing.adding import fields
from wijkplan.plan.writing.kinds import SECTIONS

from tools import messages

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = ROOT / "wijkplan"
PLACEHOLDER = re.compile(r"\{\w*\}|\{\{|\}\}")
KEY = re.compile(r"(?<!\w)'[^' {}]+'(?!\w)")
# Keys between quotes, placeholders, and words of a plan with their meaning behind them: "stichting (foundation)".
NOT_PROSE = re.compile(r"(?<!\w)'[^']+'(?!\w)|\{\w*\}|\w+(?= \()")
COMMENT = re.compile(r"(?P<yaml>(?:.*\s\s)?# )(?P<said>.*)")
PROSE = re.compile(r"[^\W\d_]{2,},? [^\W\d_]{2,}")
# Words that no English text of this program has. Left out: those that are English too (of, in, is, met, van).
DUTCH = re.compile(
    r"\b(?:het|een|de|voor|niet|wordt|worden|deze|dit|dat|zonder|zoals|geen|naar|wat|hoe|wie|waar|waarom|als|"
    r"bij|alleen|staat|zijn|maar|kan|kunnen|moet|meer|dan|regel|regels|laat|zien|zet|geef|haal|voeg|kies|"
    r"schrijf|kijk|bestand|bestanden|mappen|plannen|bewoners|bedrag|geld|besluit|voorstel|voorstellen|"
    r"volgorde|uitleg)\b",
    re.IGNORECASE,
)
# Not for a reader, or in both languages at once.
OTHER_PROSE = frozenset(
    {
        "List Bullet",  # what Word calls its styles, in every language
        "List Number",
        "mapping values are not allowed",  # what YAML parsers say, to be recognised
        "could not find expected ':'",
        "unexpected end of stream",
        "unexpected document",
        "node content",
        "cannot start any token",
        "sequence entries are not allowed",
        "mapping keys are not allowed",
        "while parsing a block collection",
        "expected <block end>",
        "expected key",
        "<document start>",
        "escape character",
        "escape code",
        "quoted scalar",
        "while scanning a block scalar",
        "tab character",
        "YAML document",
        "an anchor",
        "an alias",
        "? Kies uit / choose from: ",  # the language is what is unknown here
        "while parsing a quoted scalar",
        "found invalid Unicode character escape code",
        "while scanning a %YAML directive",
        "found extremely long version number",
        " op de ",  # how a plan writes a part
        "partially fund",  # what Pabulib says
        "does not take",  # what Typer says, to be recognised
        r"unexpected extra argument.*\(([^()]*)\)",
    }
)


@pytest.fixture(autouse=True)
def _dutch_again() -> Iterator[None]:
    with mock.patch.dict("os.environ"):
        yield
        language.use("nl")


# The catalogues


@functools.cache
def _catalogue(name: str) -> tuple[Any, ...]:
    """The messages as they stand in the file, the empty one of the header first."""
    with messages.po_file(name).open("rb") as file:
        return tuple(read_po(file, locale=name))


def _pairs(name: str) -> list[tuple[str, str]]:
    """Each text with its translation; a plural gives two pairs."""
    return [pair for message in _catalogue(name) if message.id for pair in _forms(message)]


def _forms(message: Any) -> list[tuple[str, str]]:
    if isinstance(message.id, str):
        return [(message.id, message.string)]
    return list(zip(message.id, message.string, strict=True))


def _ids(name: str) -> set[str | tuple[str, ...]]:
    return {_hashable(message.id) for message in _catalogue(name) if message.id}


def _hashable(text: Any) -> str | tuple[str, ...]:
    return text if isinstance(text, str) else tuple(text)


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_catalogue_holds_what_the_code_holds_and_nothing_else(name: str) -> None:
    wanted = {_hashable(message.id) for message in messages.template(name) if message.id}
    assert _ids(name) == wanted, "run: make docs"


def test_the_english_catalogue_is_not_about_nothing() -> None:
    assert len(_pairs("en")) > 500
    assert "Verdeel het flexibele budget." in _ids("en")
    assert ("{n} fout", "{n} fouten") in _ids("en")


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_every_text_is_translated(name: str) -> None:
    assert [text for text, translation in _pairs(name) if not translation.strip()] == []


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_translation_has_the_same_placeholders(name: str) -> None:
    def parts(text: str) -> Counter[str]:
        return Counter(PLACEHOLDER.findall(text))

    assert [text for text, translation in _pairs(name) if parts(text) != parts(translation)] == []


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_translation_with_placeholders_can_be_filled_in(name: str) -> None:
    for text, translation in _pairs(name):
        if PLACEHOLDER.search(text):
            fields = {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
            assert translation.format_map(dict.fromkeys(fields, "")) is not None


def test_keys_and_values_of_a_plan_keep_their_own_name() -> None:
    for text, translation in _pairs("en"):
        assert [key for key in KEY.findall(text) if key not in translation] == [], text


def test_translation_starts_and_ends_as_the_text_does() -> None:
    """A space or a line break at the end is part of what is put together."""
    for text, translation in _pairs("en"):
        for strip in (str.lstrip, str.rstrip):
            assert len(text) - len(strip(text)) == len(translation) - len(strip(translation)), text


def test_no_dutch_is_left_in_the_english() -> None:
    left = {}
    for text, translation in _pairs("en"):
        kept = {*text.splitlines()} if "\n" in text.rstrip() else set()  # the YAML of a new plan stays as it is
        said = " ".join(line for line in translation.splitlines() if line not in kept)
        words = _dutch(NOT_PROSE.sub("", said))
        if words:
            left[translation] = words
    assert left == {}


def _dutch(text: str) -> set[str]:
    return {*DUTCH.findall(text)}


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_files_are_what_the_code_and_the_translations_make(name: str) -> None:
    for path, content in messages.files(name).items():
        assert path.read_bytes() == content, "run: make docs"


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_compiled_file_says_what_the_text_file_says(name: str) -> None:
    with messages.po_file(name).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in _catalogue(name):
        if isinstance(message.id, str):
            assert not message.id or compiled.gettext(message.id) == message.string
        else:
            one, more = message.id
            assert tuple(compiled.ngettext(one, more, n) for n in (1, 2)) == tuple(message.string)
            assert compiled.ngettext(one, more, 0) == message.string[1]


def test_making_the_catalogues_again_keeps_every_translation() -> None:
    kept = {text: translation for message in messages.translated("en") for text, translation in _forms(message)}
    assert {text: kept[text] for text, _ in _pairs("en")} == dict(_pairs("en"))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("_('een')", ["een"]),
        ("x = [N_('een'), _('twee')]", ["een", "twee"]),
        ("f\"{_('een')} {_('twee').format(n=1)}\"", ["een", "twee"]),
        ("plural(n, '{n} fout', '{n} fouten')", [("{n} fout", "{n} fouten")]),
        ("_(\n    'een '\n    'lange zin'\n)", ["een lange zin"]),
        ("_(texts['key'])", []),
        ("_(text)", []),
        ("plural(n, one, 'meer')", []),
        ("other('een')", []),
    ],
)
def test_marked_texts_are_found(source: str, found: list[str | tuple[str, str]]) -> None:
    assert list(messages.marked(source)) == found


# Nothing goes around the catalogues


@functools.cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _modules(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), _parsed(path)


def _called(node: ast.AST) -> str:
    """The last name of the function that is called here: ``BadParameter`` of ``typer.BadParameter(...)``."""
    match node:
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name
    return ""


WORDS_TO_LOOK_FOR = "listed"
"""What makes a set of Dutch words that are looked for in plans, whoever reads the findings."""
MARKED = frozenset({*messages.KEYWORDS, WORDS_TO_LOOK_FOR})


def _unmarked(node: ast.AST) -> Iterator[ast.Constant]:
    """The texts in this piece of code that are not marked for the catalogue, from top to bottom."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, ast.Call) and _called(one) in MARKED:
            continue
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one
        waiting += reversed([*ast.iter_child_nodes(one)])


def _docstrings(tree: ast.Module) -> set[int]:
    """The texts that stand by themselves: they explain the code to its readers."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def _examples(tree: ast.Module) -> set[int]:
    """The YAML in the examples of rules: it is Dutch in every language."""
    keywords = (node for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg in ("wrong", "right"))
    return {id(text) for keyword in keywords for text in ast.walk(keyword)}


def test_no_sentence_in_the_code_goes_around_the_catalogue() -> None:
    around, seen = [], set()
    for name, tree in _modules(PACKAGE):
        skipped = _docstrings(tree) | _examples(tree)
        for text in _unmarked(tree):
            if id(text) not in skipped and PROSE.search(str(text.value)):
                seen.add(text.value)
                if text.value not in OTHER_PROSE:
                    around.append(f"{name}:{text.lineno}: {text.value!r}")
    assert around == []
    assert seen == OTHER_PROSE


def test_what_a_command_says_to_a_person_is_marked() -> None:
    around, looked_at = [], 0
    for name, tree in _modules(PACKAGE / "commands"):
        for node in ast.walk(tree):
            texts: list[ast.expr] = []
            if _called(node) in ("say", "BadParameter", "fail", "print") and isinstance(node, ast.Call):
                texts += node.args[:1]
            elif isinstance(node, ast.keyword) and node.arg == "help":
                texts.append(node.value)
            looked_at += len(texts)
            around += [
                f"{name}:{constant.lineno}: {constant.value!r}"
                for text in texts
                for constant in _unmarked(text)
                if re.search(r"[^\W\d_]{2}", str(constant.value))
            ]
    assert around == []
    assert looked_at > 30


class _Asked(gettext.NullTranslations):
    """What the catalogue was asked for and did not have."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[str] = set()

    def gettext(self, message: str) -> str:
        self.texts.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.texts.add(msgid1)
        return msgid1 if n == 1 else msgid2


@pytest.fixture
def _nothing_kept() -> Iterator[None]:
    """What was asked for before is asked for again; and what is said now with another catalogue is not kept."""
    caches = (language._translated, command_line)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.mark.usefixtures("_nothing_kept")
def test_the_catalogue_has_every_text_that_a_run_asks_for() -> None:
    english = gettext.translation(language.DOMAIN, language.LOCALE, languages=["en"])
    asked = _Asked()
    english.add_fallback(asked)
    shown = 0
    with (
        mock.patch.object(language, "_catalogue", return_value=english),
        mock.patch.object(reading, "from_bytes", functools.cache(reading.from_bytes)),  # the same plans time after time
    ):
        for arguments in _everything():
            shown += bool(run("--lang", "en", *arguments, cwd=ROOT).out)
        language.use("en")
        for rule in RULES:
            for finding in findings(complete(rule.wrong)):
                assert str(finding.message)
                assert str(finding.help)
    already = {translation for _, translation in _pairs("en")}  # Typer's options are translated once more
    assert asked.texts - already - {*messages.TYPER_WORDS} == set()
    assert shown > 30


def _everything() -> Iterator[list[str]]:
    """Arguments that together show about everything."""
    one = "plans/2026/randenbroek.yaml"
    for words in COMMANDS:
        yield [*words, "--help"]
    for form in ("text", "concise", "json", "sarif", "github", "gitlab"):
        yield ["validate", "plans/2026", "--format", form]
    for form in ("text", "json", "csv", "markdown"):
        yield ["allocate", "plans/2026", "--format", form]
        yield ["prioritise", "plans/2026", "--format", form]
        yield ["prioritise", "plans/2026", "--city", "--format", form]
        yield ["room", "plans/2026", "--format", form]
        for options in (["--city"], ["--compare"], ["--scenario", "-90%", "--scenario", "+90%"]):
            yield ["allocate", "plans/2026", *options, "--format", form]
        for options in (["--voices"], ["--stability"], ["--weight", "draagvlak=90", "--stability"]):
            yield ["prioritise", one, *options, "--format", form]
    for methode in ("rangorde", "per-thema", "gelijke-delen"):
        for rule in ("sla-over", "stop", "deels"):
            yield ["allocate", one, "--method", methode, "--shortfall", rule, "--budget", "1000"]
    yield ["allocate", "plans/2026/soesterkwartier.yaml", "--round", "voorjaar"]
    yield from (["verify", one, "--format", form] for form in ("text", "json"))
    yield ["decide", one, "--advice", "--door", "buurtbestuur", "--dry-run"]
    yield ["set", one, "budget.totaal", "9", "--dry-run"]
    yield ["next", one, "--dry-run"]
    yield ["diff", one, "plans/2026/hoogland.yaml"]
    yield ["diff", "plans/2025/vathorst.yaml", "plans/2026/vathorst.yaml"]
    yield ["account", "plans/2025"]
    yield ["language", "plans"]
    yield ["language", "tests/data/moeilijke_taal.yaml", "--top", "1"]
    yield ["results", "plans/2025", "--missing"]
    yield ["prioritise", one, "--top", "1"]
    yield ["prioritise", one, "--ratio", "wijk=1,aanbieder=0"]
    shown = json.loads(run("prioritise", one, "--format", "json", cwd=ROOT).out)["plannen"][0]
    lines = [*shown["themas"], *shown["voorstellen"]][::3]
    yield from (["prioritise", one, "--explain", line["id"]] for line in lines)
    yield ["explain"]
    yield from (["allocate", one, "--explain", line["id"]] for line in shown["voorstellen"][::3])
    yield from (["explain", family] for family in sorted({rule.family for rule in RULES}))
    yield from (["schema", kind] for kind in ("plan", "agenda"))
    yield from (["nieuw"], ["validate", "--strikt"], ["validate", "--select", "WP9"], ["validate", "nergens"])
    yield from (["allocate", "--budget", text] for text in ("veel", "2.400", "-5"))


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_every_status_fits_in_its_column(name: str) -> None:
    """An allocation on a screen has 17 columns for it; a longer one would be cut off."""
    language.use(name)
    shown = [language._(text) for text in STATUSSEN.values()]
    assert [text for text in shown if len(text) > 17] == []
    assert len({*shown}) == len(STATUSSEN)  # each status has its own words


# The help

_HELP = """
import contextlib, io, json, sys
from wijkplan.commands.shell.main import main

def shown(words):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["--lang", sys.argv[1], *words, "--help"]) == 0
    return out.getvalue()

print(json.dumps([shown(words) for words in json.loads(sys.argv[2])]))
"""


def _commands(found: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield words
    if hasattr(found, "list_commands"):
        for name in found.list_commands(None):
            yield from _commands(found.get_command(None, name), (*words, name))


COMMANDS = list(_commands(command()))


@functools.cache
def _help(name: str) -> dict[tuple[str, ...], str]:
    """The help of every command, from a process of its own: the texts are fixed when a command is imported."""
    code = [sys.executable, "-c", _HELP, name, json.dumps(COMMANDS)]
    done = subprocess.run(code, check=True, capture_output=True, cwd=ROOT)
    return dict(zip(COMMANDS, json.loads(done.stdout), strict=True))


def test_there_is_help_for_every_command() -> None:
    assert {(), ("validate",), ("allocate",), ("decide",), ("import", "pabulib")} <= {*COMMANDS}


@together("words", COMMANDS)
def test_help_in_dutch(words: tuple[str, ...]) -> None:
    shown = _help("nl")[words]
    assert shown.startswith("Gebruik: wijkplan")
    assert "Opties:" in shown
    assert "Laat deze uitleg zien." in shown
    assert not {"Options:", "Arguments:", "Commands:", "Usage:"} & {*shown.splitlines()}
    assert "[required]" not in shown
    assert "[default" not in shown


@together("words", COMMANDS)
def test_help_in_english(words: tuple[str, ...]) -> None:
    shown = _help("en")[words]
    assert shown.startswith("Usage: wijkplan")
    assert "Options:" in shown
    assert "Show this help." in shown
    # The keys of a plan keep their own names, and so do the options of `add` that fill them in.
    keys = {word for kind in SECTIONS for key in fields(kind) for word in (key, *key.split("_"))}
    keys = keys if words == ("add",) else set()
    assert _dutch(shown) - keys - {key.upper() for key in keys} - {"bewoners", "voorstellen"} == set()


def test_the_dutch_words_would_be_seen() -> None:
    """The list of Dutch words knows every text of the help by at least one of its words."""
    assert {words for words in COMMANDS if len(_dutch(_help("nl")[words])) < 3} == set()


# The choice of a language


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text("wijk: Soesterkwartier\njaar: 2026\nbudget: {totaal: 1000, reserve: 1500}\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    return path


NL = (
    "fout[WP303]: De reserve is € 1.500, en er is maar € 1.000 flexibel geld.\n",
    "hulp: Verlaag de reserve, of schrijf een deel zoals 5%.\n",
    "1 plan gelezen: 1 fout",
)
EN = (
    "error[WP303]: The reserve is € 1,500, and there is only € 1,000 of flexible\nmoney.\n",
    "help: Lower the reserve, or write a share such as 5%.\n",
    "1 plan read: 1 error",
)


@pytest.mark.parametrize(
    ("arguments", "variable", "said"),
    [
        (["validate", "FILE"], None, NL),
        (["validate", "FILE"], "", NL),
        (["validate", "FILE"], "nl", NL),
        (["validate", "FILE"], "en", EN),
        (["validate", "FILE"], " EN ", EN),
        (["--lang", "en", "validate", "FILE"], None, EN),
        (["--lang=en", "validate", "FILE"], None, EN),
        (["validate", "--lang", "en", "FILE"], None, EN),
        (["validate", "FILE", "--lang", "en"], None, EN),
        (["validate", "FILE", "--lang=en"], None, EN),
        (["--lang", "nl", "validate", "FILE"], "en", NL),
        (["--lang", "en", "validate", "FILE"], "nl", EN),
        (["--lang", "en", "validate", "FILE", "--lang", "nl"], None, NL),
        (["--lang", "en", "validate", "FILE"], "tlh", EN),
    ],
)
def test_language_of_a_run(plan_file: Path, arguments: list[str], variable: str | None, said: tuple[str, ...]) -> None:
    words = [plan_file if word == "FILE" else word for word in arguments]
    result = run(*words, env=None if variable is None else {language.VARIABLE: variable})
    assert result.code == 1
    assert result.err == ""
    assert [text for text in said if text not in result.out] == []


@pytest.mark.parametrize(
    ("arguments", "variable", "named"),
    [
        (["--lang", "de", "validate"], None, "--lang 'de'"),
        (["validate", "--lang=Nederlands"], None, "--lang 'Nederlands'"),
        (["validate", "--lang", ""], None, "--lang ''"),
        (["validate", "--lang"], None, "--lang ''"),
        (["validate"], "tlh", "WIJKPLAN_LANG 'tlh'"),
        (["--lang", "de", "validate"], "en", "--lang 'de'"),
    ],
)
def test_unknown_language_is_wrong_use(arguments: list[str], variable: str | None, named: str) -> None:
    result = run(*arguments, env=None if variable is None else {language.VARIABLE: variable})
    assert result.code == 2
    assert result.out == ""
    assert result.err == f"wijkplan: {named}? Kies uit / choose from: nl, en\n"


def test_lang_behind_two_dashes_is_a_file(tmp_path: Path) -> None:
    result = run("validate", "--", "--lang", cwd=tmp_path)
    assert result.code == 2
    assert result.err == (
        "wijkplan: --lang is er niet. Kijk of de naam klopt, zoals hier: wijkplan validate plans/2026/mijnwijk.yaml\n"
    )


def test_wrong_use_is_explained_in_the_language_in_use() -> None:
    assert run("validat").err.startswith("wijkplan: Het commando 'validat' bestaat niet. Bedoel je validate?\n")
    english = run("validat", "--lang", "en").err
    assert english.startswith("wijkplan: The command 'validat' does not exist. Do you mean validate?\n")


def test_new_plan_in_english_differs_only_in_its_comments(tmp_path: Path) -> None:
    shown = {}
    for name in language.LANGUAGES:
        path = tmp_path / name / "plan.yaml"
        assert run("--lang", name, "new", path, "--wijk", "Lindekwartier", "--jaar", "2026").code == 0
        shown[name] = path.read_text(encoding="utf-8").splitlines()
    pairs = list(zip(shown["nl"], shown["en"], strict=True))
    different = [(nl, en) for nl, en in pairs if nl != en]
    assert len(different) >= 10
    for nl, en in different:
        ours, theirs = COMMENT.fullmatch(nl), COMMENT.fullmatch(en)
        assert ours, nl
        assert theirs, en
        assert ours["yaml"] == theirs["yaml"]
        assert _dutch(theirs["said"]) == set()


# Texts and numbers


def test_message_is_in_the_language_in_which_it_is_shown() -> None:
    for made_in in language.LANGUAGES:
        language.use(made_in)
        message = Message("Hierover is al besloten: {bedrag}.", {"bedrag": Euros(240050)})
        language.use("en")
        assert (str(message), f"{message}") == ("This has been decided already: € 2,400.50.",) * 2
        language.use("nl")
        assert (str(message), f"{message}") == ("Hierover is al besloten: € 2.400,50.",) * 2


def test_what_is_rounded_says_so_in_the_language_in_use() -> None:
    """A third of 20.000 euro, and a third of 10 residents."""
    assert (str(About(Fraction(2000000, 3))), str(Number(Fraction(10, 3)))) == ("ongeveer € 6.666,67", "ongeveer 3,3")
    language.use("en")
    assert (str(About(Fraction(2000000, 3))), str(Number(Fraction(10, 3)))) == ("about € 6,666.67", "about 3.3")


def test_message_without_values_may_hold_braces() -> None:
    assert str(Message("Tussen { en } staat niets.")) == "Tussen { en } staat niets."


def test_value_in_a_message_is_never_read_as_a_placeholder() -> None:
    assert str(Message("Hierover is al besloten: {bedrag}.", {"bedrag": "{x} {0.__class__}"})) == (
        "Hierover is al besloten: {x} {0.__class__}."
    )


def test_message_masks_the_texts_among_its_values() -> None:
    message = Message("'{text}' is geen getal.", {"text": "bel 0612345678", "line": 3})
    masked = message.masked(lambda _name, text: text.replace("0612345678", "•" * 10))
    assert str(masked) == "'bel ••••••••••' is geen getal."
    assert masked.values["line"] == 3
    assert str(message) == "'bel 0612345678' is geen getal."


@pytest.mark.parametrize(
    ("count", "nl", "en"),
    [
        (0, "0 fouten", "0 errors"),
        (1, "1 fout", "1 error"),
        (2, "2 fouten", "2 errors"),
        (21, "21 fouten", "21 errors"),
    ],
)
def test_one_and_more(count: int, nl: str, en: str) -> None:
    assert plural(count, "{n} fout", "{n} fouten") == nl
    language.use("en")
    assert plural(count, "{n} fout", "{n} fouten") == en


def test_no_text_is_no_text() -> None:
    """The empty text is the header of a catalogue."""
    for name in language.LANGUAGES:
        language.use(name)
        assert language._("") == ""
        assert str(Message("")) == ""


@pytest.mark.parametrize(
    ("cents", "nl", "en"),
    [
        (240050, "€ 2.400,50", "€ 2,400.50"),
        (240000, "€ 2.400", "€ 2,400"),
        (0, "€ 0", "€ 0"),
        (5, "€ 0,05", "€ 0.05"),
        (99, "€ 0,99", "€ 0.99"),
        (100, "€ 1", "€ 1"),
        (99999, "€ 999,99", "€ 999.99"),
        (100000, "€ 1.000", "€ 1,000"),
        (123456789, "€ 1.234.567,89", "€ 1,234,567.89"),
        (-300, "€ -3", "€ -3"),
        (-240050, "€ -2.400,50", "€ -2,400.50"),
        (-5, "€ -0,05", "€ -0.05"),
    ],
)
def test_euros(cents: int, nl: str, en: str) -> None:
    assert (euros(cents), str(Euros(cents)), f"{Euros(cents)}") == (nl, nl, nl)
    language.use("en")
    assert (euros(cents), str(Euros(cents)), f"{Euros(cents)}") == (en, en, en)


@pytest.mark.parametrize(
    ("value", "decimals", "nl", "en"),
    [
        (Fraction("1234.5"), 1, "1.234,5", "1,234.5"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (7, 1, "7,0", "7.0"),
        (-3, 0, "-3", "-3"),
        # A half goes away from zero, also where the computer's own rounding goes to the even side.
        (Fraction(1, 2), 0, "1", "1"),
        (Fraction(5, 2), 0, "3", "3"),
        (Fraction(-5, 2), 0, "-3", "-3"),
        (Fraction("0.25"), 1, "0,3", "0.3"),
        (Fraction("-0.25"), 1, "-0,3", "-0.3"),
        (Fraction("2.675"), 2, "2,68", "2.68"),
        (Fraction("999.95"), 1, "1.000,0", "1,000.0"),
        # Just under a half goes to zero.
        (Fraction(49, 100), 0, "0", "0"),
        (Fraction("0.2499999999999999999999"), 1, "0,2", "0.2"),
        # What rounds to zero is not below zero.
        (Fraction("-0.4"), 0, "0", "0"),
        (Fraction("-0.04"), 1, "0,0", "0.0"),
    ],
)
def test_number(value: Fraction | int, decimals: int, nl: str, en: str) -> None:
    assert number(value, decimals) == nl
    language.use("en")
    assert number(value, decimals) == en


@pytest.mark.parametrize(
    ("share", "nl", "en"),
    [
        (Fraction(1, 8), "12,5%", "12.5%"),
        (Fraction(0), "0%", "0%"),
        (Fraction(1), "100%", "100%"),
        (Fraction(1, 20), "5%", "5%"),
        (Fraction(1, 3), "33,33%", "33.33%"),
        (Fraction(2, 3), "66,67%", "66.67%"),
        (Fraction(1, 16), "6,25%", "6.25%"),
        (Fraction(1, 1000), "0,1%", "0.1%"),
        (Fraction(13), "1.300%", "1,300%"),
    ],
)
def test_percentage(share: Fraction, nl: str, en: str) -> None:
    assert (percentage(share), str(Percentage(share)), f"{Percentage(share)}") == (nl, nl, nl)
    language.use("en")
    assert (percentage(share), str(Percentage(share)), f"{Percentage(share)}") == (en, en, en)
