"""Whoever finds data of persons does not repeat it: in no format, and in nothing that a command says.

All numbers are made up, or the ones that authorities use as examples: nobody has this BSN or this account.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest
from helpers import on_screen, run
from thoroughness import THOROUGH
from wijkplan.checks.finding import Finding
from wijkplan.checks.registry import RULES
from wijkplan.checks.run import check, everything
from wijkplan.checks.selection import selection
from wijkplan.report.checks import findings_machine, findings_text

PERSONAL = {
    "bsn": ("WP801", "111222333"),
    "bsn in groups": ("WP801", "111 222 333"),
    "iban": ("WP802", "NL91ABNA0417164300"),
    "iban in groups": ("WP802", "NL91 ABNA 0417 1643 00"),
    "e-mail": ("WP803", "iemand@example.org"),
    "telephone": ("WP804", "06-12345678"),
    "telephone with two spaces": ("WP804", "06  12345678"),
    "address": ("WP805", "3812 AB 12"),
}
REQUIRED = "wijk: Voorbeeld\njaar: 2026\nbudget: {totaal: 1000}\n"
Files: TypeAlias = dict[str, str]


def in_a_plan(text: str) -> Callable[[str], Files]:
    """Where VALUE stands in a plan."""
    return lambda value: {"plan.yaml": REQUIRED + text.replace("VALUE", value)}


def in_an_agenda(agenda: str, text: str = "themas: [{naam: Samen}]\n") -> Callable[[str], Files]:
    """Where VALUE stands in the agenda above a plan."""
    return lambda value: {"agenda.yaml": agenda.replace("VALUE", value), "plan.yaml": REQUIRED + text}


def in_two_plans(*texts: str) -> Callable[[str], Files]:
    """Where VALUE stands in plans that lie side by side."""
    return lambda value: {
        f"plan-{n}.yaml": "jaar: 2026\nbudget: {totaal: 1}\n" + text.replace("VALUE", value)
        for n, text in enumerate(texts)
    }


WRITTEN = {
    "a text": in_a_plan("samenvatting: Voor VALUE kun je hier terecht\n"),
    "a key": in_a_plan("VALUE: ja\n"),
    "a key without a value": in_a_plan("themas: [{naam: Samen, VALUE}]\n"),
    "a key inside a list": in_a_plan("themas: [{naam: Samen, VALUE: ja}]\n"),
    "a key that stands there twice": in_a_plan("VALUE: ja\nVALUE: ja\n"),
    "a date": in_a_plan("signalen: [{tekst: Stil, datum: VALUE}]\n"),
    "a choice": in_a_plan("bewonersinitiatieven: [{naam: Soep, status: VALUE}]\n"),
    "a wijkcode": in_a_plan("wijkcode: VALUE\n"),
    "a reference": in_a_plan("bewonersinitiatieven: [{naam: Soep, thema: VALUE}]\n"),
    "a name": in_a_plan("themas: [{naam: Bel VALUE}]\n"),
    "two names": in_a_plan("themas: [{naam: VALUE}, {naam: VALUE}]\n"),
    "a name that makes an id": in_a_plan("themas: [{naam: VALUE}, {naam: B}]\nsignalen: [{tekst: Stil, thema: b}]\n"),
    "a name that makes an id that is looked for": in_a_plan(
        "themas: [{naam: Bel VALUE}]\nbewonersinitiatieven: [{naam: Soep, thema: bel}]\n"
    ),
    "a line that is no YAML": in_a_plan("samenvatting: VALUE: ja: nee\n"),
    "a quote that is not closed": in_a_plan("samenvatting: 'VALUE\n"),
    "a control character beside it": in_a_plan("samenvatting: VALUE\x07\n"),
    "a tag before it": in_a_plan("samenvatting: !bel VALUE\n"),
    "the reason of a comment": in_a_plan("samenvatting: Samen # wijkplan: negeer WP402 - bel VALUE\n"),
    "a comment without a reason": in_a_plan("samenvatting: Bel VALUE # wijkplan: negeer WP402\n"),
    "the rule of a comment": in_a_plan("samenvatting: Samen # wijkplan: negeer VALUE - weg\n"),
    "a rule that the agenda switches off": in_an_agenda("controle: {negeer: [VALUE]}\n"),
    "an ambition": in_an_agenda("ambities: [{naam: Bel VALUE}]\n"),
    "a group of the agenda that the plan names": in_an_agenda(
        "doelgroepen: [{id: groep, naam: Bel VALUE, moeilijk_bereikbaar: ja}]\n",
        "themas: [{naam: Samen, doelgroepen: [groep]}]\n",
    ),
    "a group of the agenda that the plan does not name": in_an_agenda(
        "doelgroepen: [{naam: Bel VALUE}]\n", "themas: [{naam: Samen, doelgroepen: [ouderen]}]\n"
    ),
    "the wijk of two plans": in_two_plans("wijk: VALUE\n", "wijk: VALUE\n"),
    "the wijk of a code": in_two_plans("wijk: VALUE\nwijkcode: WK030701\n", "wijk: Vathorst\nwijkcode: WK030701\n"),
}
IN_PLACE_OF_A_NUMBER = {
    "an amount": in_a_plan("bewonersinitiatieven: [{naam: Soep, kosten: VALUE}]\n"),
    "a number": in_a_plan("bewonersinitiatieven: [{naam: Soep, draagvlak: VALUE}]\n"),
    "a figure": in_a_plan("themas: [{naam: Soep, prioriteit: {wijk: VALUE}}]\n"),
    "a year": in_a_plan("jaar: VALUE\n"),
    "an id": in_a_plan("themas: [{naam: Samen, id: VALUE}, {naam: B}]\nsignalen: [{tekst: Stil, thema: b}]\n"),
}
FORMATS: dict[str, Callable[[list[Finding]], str]] = {
    "text": lambda found: on_screen(findings_text.show(found), 80),
    "wide text": lambda found: on_screen(findings_text.show(found), 400),
    "concise": findings_machine.concise,
    "json": lambda found: findings_machine.as_json(found, 1),
    "sarif": findings_machine.sarif,
    "github": findings_machine.github,
    "gitlab": findings_machine.gitlab,
}
WITHOUT_PRIVACY = selection((), ("WP8",), RULES)


def bare(text: str) -> str:
    """Only the letters and digits of a text, so that the data is recognised however it is written."""
    return re.sub(r"[\W_]", "", text).casefold()


def leaks(folder: Path, files: Files, value: str) -> set[str]:
    """The lines of all formats that show this value; checks that the value is found at all."""
    (folder / ".git").mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    checked = check([folder / name for name in files if name != "agenda.yaml"])
    assert any(finding.code.startswith("WP8") for finding in checked.findings())
    return {
        f"{name}: {line}"
        for name, show in FORMATS.items()
        for chosen in (everything(), WITHOUT_PRIVACY)
        for line in lines_with(value, show(replace(checked, chosen=chosen).findings()))
    }


def lines_with(value: str, shown: str) -> list[str]:
    """The lines in which this value stands, however it is written."""
    if bare(value) not in bare(shown):  # so it is nearly always, and a format has hundreds of lines
        return []
    return [line for line in shown.splitlines() if bare(value) in bare(line)]


def in_turn(places: dict[str, Callable[[str], Files]], kinds: list[str]) -> list[object]:
    """Each place with some of the kinds, so that each kind stands in many places; all with all where that is asked."""
    step = 1 if THOROUGH else 4
    return [
        pytest.param(files, PERSONAL[kind][1], id=f"{place}-{kind}")
        for n, (place, files) in enumerate(places.items())
        for kind in kinds[n % step :: step]
    ]


@pytest.mark.parametrize(("files", "value"), in_turn(WRITTEN, list(PERSONAL)))
def test_no_format_repeats_personal_data(tmp_path: Path, files: Callable[[str], Files], value: str) -> None:
    """Wherever it stands, whatever else is wrong there, and also when the rules for privacy do not speak."""
    assert leaks(tmp_path, files(value), value) == set()


@pytest.mark.parametrize(
    ("files", "value"), in_turn(IN_PLACE_OF_A_NUMBER, [kind for kind, (code, _) in PERSONAL.items() if code != "WP801"])
)
def test_no_format_repeats_personal_data_that_stands_where_a_number_belongs(
    tmp_path: Path, files: Callable[[str], Files], value: str
) -> None:
    """A BSN is left out here: nine digits are a number, and an amount of nine digits is no BSN."""
    assert leaks(tmp_path, files(value), value) == set()


@pytest.mark.parametrize("cut", range(50, 60))
def test_a_long_value_is_not_cut_off_so_that_most_of_it_shows(tmp_path: Path, cut: int) -> None:
    """A message shows the first sixty characters of a value; the number may stand on the edge."""
    value = "x" * (cut - 1) + " 06-12345678 y"
    files = in_a_plan("bewonersinitiatieven: [{naam: Soep, kosten: VALUE, thema: VALUE}]\n")(value)
    assert leaks(tmp_path, files, "06-123") == set()


def test_a_file_in_another_encoding_is_shown_without_personal_data(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes("samenvatting: Café, bel 06-12345678\n".encode("latin-1"))
    result = run("validate", "plan.yaml", cwd=tmp_path)
    assert "WP002" in result.out
    assert "12345678" not in result.out


def test_commands_that_compute_do_not_repeat_it_either(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        REQUIRED + "bewonersinitiatieven:\n  - naam: Soep\n    kosten: 06-12345678\n", encoding="utf-8"
    )
    for command in ("prioritise", "allocate"):
        result = run(command, "plan.yaml", cwd=tmp_path)
        assert result.code == 1
        assert "WP106" in result.err
        assert "12345678" not in result.err + result.out


def test_as_many_dots_as_there_were_characters_stand_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(REQUIRED + "samenvatting: Bel 06-12345678 voor soep\n", encoding="utf-8")
    assert run("validate", "plan.yaml", cwd=tmp_path).out == (
        "let op[WP804]: Dit lijkt een telefoonnummer.\n"
        " --> plan.yaml:4:19 (samenvatting)\n"
        "  |\n"
        "4 | samenvatting: Bel ••••••••••• voor soep\n"
        "  |                   ^^^^^^^^^^^\n"
        "  = hulp: Haal het weg, of noem de website van de organisatie.\n"
        "\n"
        "1 plan gelezen: 1 waarschuwing.\n"
    )


# Commands that change a plan say what they did, and not to whom it belongs

EDITED = (
    REQUIRED
    + """\
themas: [{naam: Samen, id: samen}]
bewonersinitiatieven:
  - naam: Soep
    id: soep
    thema: samen
    kosten: 500
    draagvlak: 20
    waarom: Bel 06-87654321
"""
)
VALUES = ["111222333", "NL91 ABNA 0417 1643 00", "iemand@example.org", "06\u00a012345678", "3812 ab 12"]


GIVEN: list[tuple[str, ...]] = [
    ("add", "plan.yaml", "signaal", "--tekst", "Voor VALUE", "--bron", "VALUE"),
    ("add", "plan.yaml", "initiatief", "--naam", "Bel VALUE", "--thema", "samen", "--kosten", "100"),
    ("add", "plan.yaml", "signaal", "--tekst", "Voor VALUE", "--dry-run"),
    ("add", "plan.yaml", "initiatief", "--naam", "Brood", "--thema", "VALUE", "--kosten", "100"),
    ("add", "plan.yaml", "initiatief", "--naam", "Brood", "--kosten", "bel VALUE"),
    ("add", "plan.yaml", "VALUE"),
    ("add", "plan.yaml", "signaal", "--tekst", "Stil", "VALUE"),
    ("add", "plan.yaml", "signaal", "--VALUE"),
    ("add", "VALUE", "signaal"),
    ("set", "plan.yaml", "samenvatting", "Voor VALUE"),
    ("set", "plan.yaml", "samenvatting", "Voor VALUE", "--dry-run"),
    ("set", "plan.yaml", "soep.VALUE", "12"),
    ("set", "plan.yaml", "soep.kosten", "bel VALUE"),
    ("set", "plan.yaml", "VALUE", "12"),
    ("decide", "plan.yaml", "soep", "500", "--door", "wijktafel", "--motivering", "Bel VALUE", "--dry-run"),
    ("decide", "plan.yaml", "soep", "0", "--door", "VALUE", "--motivering", "Bel VALUE"),
    ("decide", "plan.yaml", "VALUE", "500", "--door", "wijktafel"),
    ("decide", "plan.yaml", "soep", "VALUE", "--door", "wijktafel"),
    ("decide", "plan.yaml", "soep", "5", "--datum", "VALUE"),
    ("results", "plan.yaml", "soep", "--verhaal", "Bel VALUE"),
    ("results", "plan.yaml", "VALUE", "--bereikt", "5"),
    ("new", "nieuw.yaml", "--wijk", "VALUE", "--jaar", "2026"),
    ("new", "nieuw.yaml", "--wijk", "Centrum", "--jaar", "VALUE"),
    ("validate", "VALUE"),
    ("validate", "plan.yaml", "--format", "VALUE"),
    ("explain", "VALUE"),
    ("import", "pabulib", "VALUE", "--to", "plannen"),
    ("VALUE",),
]


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        pytest.param(arguments, value, id=" ".join(arguments))
        for n, arguments in enumerate(GIVEN)
        for value in (VALUES if THOROUGH else [VALUES[n % len(VALUES)]])
    ],
)
def test_a_command_does_not_repeat_what_it_was_given(tmp_path: Path, arguments: tuple[str, ...], value: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plan.yaml").write_text(EDITED, encoding="utf-8")
    result = run(*(argument.replace("VALUE", value) for argument in arguments), cwd=tmp_path)
    assert bare(value) not in bare(result.out + result.err)


def test_a_change_from_one_number_to_another_is_shown_as_a_change(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(EDITED, encoding="utf-8")
    result = run("set", "plan.yaml", "soep.waarom", "Bel 06-12345678", "--dry-run", cwd=tmp_path)
    assert "-    waarom: Bel •••••••••••\n+    waarom: Bel •••••••••••\n" in result.out


def test_the_plan_itself_gets_what_was_given(tmp_path: Path) -> None:
    """Whoever writes it down gets a warning, and keeps every character."""
    (tmp_path / "plan.yaml").write_text(EDITED, encoding="utf-8")
    result = run("add", "plan.yaml", "signaal", "--tekst", "Bel 06-12345678", cwd=tmp_path)
    assert "WP804" in result.err
    assert "Bel •••••••••••" in result.out
    assert "Bel 06-12345678" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")
