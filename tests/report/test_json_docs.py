"""docs/json.md: every key that a command prints stands on the page, and every key on the page is printed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from git_helpers import apart, made
from helpers import ROOT, run
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.model import Model
from wijkplan.plan.plan import Plan

PAGE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
ALL, ONE, ROUNDS = "plans/2026", "plans/2026/schothorst.yaml", "plans/2026/soesterkwartier.yaml"
BALLOTS = "docs/voorbeeld-verdelen.yaml --method gelijke-delen"
COMMANDS = {
    "wijkplan validate": ["plans"],
    "wijkplan language": ["tests/data/moeilijke_taal.yaml"],
    "wijkplan prioritise": [ALL, f"{ALL} --voices", f"{ALL} --stability", f"{ALL} --weight draagvlak=50"],
    "wijkplan prioritise --explain": [f"{ALL} --explain duofiets", f"{ALL} --explain gezond --weight draagvlak=50"],
    "wijkplan prioritise --city": [f"{ALL} --city --weight draagvlak=50"],
    "wijkplan allocate": [
        *(ALL, f"{ONE} --budget 10000", f"{ROUNDS} --round voorjaar"),
        *(f"{ONE} --method per-thema", BALLOTS, "tests/data/te_veel_besloten.yaml --round voorjaar"),
    ],
    "wijkplan allocate --explain": [
        *(f"{ALL} --explain duofiets", f"{ALL} --explain thuis-bezoek --shortfall stop"),
        f"{BALLOTS} --explain bloembakken",
    ],
    "wijkplan allocate --compare": [f"{ALL} --compare", "docs/voorbeeld-verdelen.yaml --compare --budget 900"],
    "wijkplan allocate --scenario": [
        *(f"{ONE} --scenario +5000", f"{ROUNDS} --shortfall deels --scenario -70%"),
        f"{ROUNDS} --shortfall deels --budget 50000 --scenario +5000",
    ],
    "wijkplan allocate --city": [f"{ALL} --city --method per-thema"],
    "wijkplan results --missing": ["plans --missing"],
    "wijkplan account": ["plans/2025"],
    "wijkplan account --city": ["plans/2025 --city"],
    "wijkplan room": ["plans"],
}
HOLDERS: dict[str, type[Model]] = {"plannen[]": Plan, "agendas[]": Agenda}
BY_LETTER = re.compile(r"\.toegekend\.[B-I]$")
"""The columns of --compare: the page shows the first."""


def on_the_page(heading: str) -> set[str]:
    """The keys in the tables below a heading, each with the objects that hold it: ``plannen[].wijk``."""
    below = re.split(r"^## ", PAGE.partition(f"\n## {heading}\n")[2], flags=re.MULTILINE)[0]
    found = set()
    for row in re.findall(r"^\|(.*)\|$", below, re.MULTILINE):
        objects, keys, _what = row.split("|")
        for holder in re.findall(r"`(.+?)`", objects) or [""]:
            found |= {f"{holder}.{key}".strip(".") for key in re.findall(r"`(.+?)`", keys)}
    return found


def printed(data: Any, holder: str = "") -> Iterator[str]:
    """The keys in a document, as `on_the_page` gives them."""
    if isinstance(data, list):
        for one in data:
            yield from printed(one, holder)
    elif isinstance(data, dict):
        for key, value in data.items():
            name = f"{holder}.{key}".strip(".") + ("[]" if isinstance(value, list) else "")
            if not BY_LETTER.search(name):
                yield name
            yield from printed(value, name)


def hold(heading: str, documents: Iterable[str]) -> None:
    """Hold what was printed against the section of the page."""
    keys = {key for document in documents for key in printed(json.loads(document))}
    assert keys == on_the_page(heading)


def output(*arguments: str | Path, cwd: Path = ROOT, code: int = 0) -> str:
    """What a command prints as JSON."""
    result = run(*arguments, "--format", "json", cwd=cwd)
    assert result.code == code, result.err
    return result.out


def test_every_section_is_held_against_a_command() -> None:
    headings = re.findall(r"^## (.*)$", PAGE, re.MULTILINE)
    assert sorted(headings) == sorted([*COMMANDS, "wijkplan show", "wijkplan verify", "wijkplan diff"])


def test_the_keys_of_show_are_those_of_a_plan_and_those_on_the_page() -> None:
    documents = [output("show", "plans/agenda.yaml", ALL, *one) for one in ((), ("samen",), ("ouderen",))]
    keys = {key for document in documents for key in printed(json.loads(document))}
    own = {f"{holder}.{key}" for holder, model in HOLDERS.items() for key in model.model_fields}
    beside = {key for key in keys if not any(re.match(rf"{re.escape(one)}(\[\])?(\.|$)", key) for one in own)}
    assert {key for key in beside if ".waarden." not in key} == on_the_page("wijkplan show")
    assert own <= {key.removesuffix("[]") for key in keys}


@pytest.mark.parametrize("heading", COMMANDS)
def test_the_keys_on_the_page_are_those_that_are_printed(heading: str) -> None:
    command = heading.split()[1]
    hold(heading, (output(command, *arguments.split()) for arguments in COMMANDS[heading]))


EXPLAINED = """\
wijk: Soesterkwartier
jaar: 2026
budget: {totaal: 2000}
themas: [{naam: Samen}]
bewonersinitiatieven: [{naam: Bal, thema: samen, kosten: 600}]
interventies:
  - {naam: Hulp, thema: samen, kosten: 900, waarom: Nodig, besluit: {toegekend: 900, motivering: Dit kon niet wachten}}
"""


def test_the_keys_of_verify_kept_explained_and_broken(tmp_path: Path) -> None:
    claim = json.loads(output("allocate", ONE))
    claim["plannen"][0]["regels"][0]["toegekend"] += 1
    (tmp_path / "claim.json").write_text(json.dumps(claim), encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(EXPLAINED, encoding="utf-8")
    explained, broken = output("verify", tmp_path / "plan.yaml"), output("verify", tmp_path / "claim.json", code=1)
    hold("wijkplan verify", [output("verify", "plans"), explained, broken])


WAS = """\
wijk: Soesterkwartier
jaar: 2026
budget: {totaal: 2000, vast: [{naam: Zaal, bedrag: 300}, {naam: Sport, bedrag: 200}]}
themas: [{naam: Samen, prioriteit: {wijk: 7}}]
bewonersinitiatieven: [{naam: Bal, thema: samen, kosten: 600, draagvlak: 50}]
"""
WORDT = """\
wijk: Soesterkwartier
jaar: 2026
budget: {totaal: 3000, vast: [{naam: Zaal, bedrag: 250}, {naam: Sport, bedrag: 250}]}
themas: [{naam: Samen, prioriteit: {wijk: 8}}]
bewonersinitiatieven: [{naam: Bal, thema: samen, kosten: 700, draagvlak: 60}]
"""
YEAR = """\
wijk: Soesterkwartier
jaar: 2025
budget: {totaal: 2000}
themas:
  - {naam: Samen, effecten: [{wat: Buren kennen elkaar, nulmeting: 40%, streven: 50%, gemeten: 45%}]}
signalen: [{tekst: Ik ken niemand., thema: samen}]
bewonersinitiatieven: [{naam: Bal, thema: samen, kosten: 600}]
"""
NEXT = """\
wijk: Soesterkwartier
jaar: 2026
budget: {totaal: 2000}
themas:
  - {naam: Samen, effecten: [{wat: Buren kennen elkaar, nulmeting: 45%, streven: 50%}]}
  - {naam: Rondkomen}
bewonersinitiatieven: [{naam: Bal, thema: samen, kosten: 600}]
"""


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_keys_of_diff_changed_new_and_broken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    apart(monkeypatch, tmp_path)
    repository = made(tmp_path / "wijken")
    changed, new, broken, agenda = "plans/changed.yaml", "plans/new.yaml", "plans/broken.yaml", "agenda.yaml"
    repository.commit({changed: WAS, agenda: "gemeente: Utrecht\n"})
    other = WORDT.replace("Soester", "Berken")
    repository.write({changed: WORDT, new: other, agenda: "gemeente: Amersfoort\n"})
    repository.write({broken: other.replace("3000", "3.000").replace("Berken", "Eiken")})
    (tmp_path / "2025.yaml").write_text(YEAR, encoding="utf-8")
    (tmp_path / "2026.yaml").write_text(NEXT, encoding="utf-8")
    next_year = output("diff", "2025.yaml", "2026.yaml", cwd=tmp_path)
    hold("wijkplan diff", [next_year, output("diff", cwd=repository.path, code=1)])
