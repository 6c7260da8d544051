"""The Python API: what programs use, without a terminal."""

from __future__ import annotations

import datetime
import doctest
import json
import subprocess
import sys
from pathlib import Path

import pytest
import wijkplan
from wijkplan.allocate import NoBallotsError, UnknownRondeError
from wijkplan.desk import api
from wijkplan.exchange.claims import claims
from wijkplan.plan.reading import dates
from wijkplan.report.allocate.allocation import Allocated, json_item
from wijkplan.report.draw.plans import as_json
from wijkplan.verify.claim_of import claim_of

ROOT = Path(__file__).parents[2]
SOUP = """\
wijk: Voorbeeld
jaar: 2026
budget: {totaal: 1000}
themas: [{naam: Samen}]
bewonersinitiatieven:
  - {naam: Soep, thema: samen, kosten: 600, draagvlak: 30}
  - {naam: Bal, thema: samen, kosten: 700, draagvlak: 20}
"""
VOTES = """\
META
key;value
description;Stemmen
country;Nederland
unit;Voorbeeld
instance;2026
num_projects;2
num_votes;2
budget;1000
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;votes
soep;600;1
bal;700;1
VOTES
voter_id;vote
1;bal
2;soep
"""


@pytest.fixture
def soup(tmp_path: Path) -> Path:
    file = tmp_path / "soep.yaml"
    file.write_text(SOUP, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["read", "check", "rank", "allocate", "verify", "account"])
def test_the_examples_are_true(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the year of their plans: when that is over, more is asked of a plan."""
    monkeypatch.setattr(dates, "today", lambda: datetime.date(2026, 3, 2))
    monkeypatch.chdir(ROOT)
    [example] = doctest.DocTestFinder(recurse=False).find(getattr(api, name), name)
    assert example.examples
    assert doctest.DocTestRunner().run(example).failed == 0


def fresh(program: str) -> None:
    """Run this where nothing has been imported yet."""
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True, cwd=ROOT)


FUNCTIONS = 'assert wijkplan.verify(plan := wijkplan.read("plans/2026/hoogland.yaml"), wijkplan.allocate(plan))\n'
FOLDERS = "import wijkplan.verify.claim, wijkplan.allocate\nfrom wijkplan.allocate.ladder import divide\n"


@pytest.mark.parametrize("order", [FUNCTIONS + FOLDERS + FUNCTIONS, FOLDERS + FUNCTIONS])
def test_a_function_and_a_folder_of_one_name_are_both_there(order: str) -> None:
    fresh(f"import wijkplan\n{order}from wijkplan import allocate, verify\nassert callable(allocate), callable(verify)")


@pytest.mark.parametrize(
    "start", ["import wijkplan", "from wijkplan.commands.shell.main import main; main(['--version'])"]
)
def test_nothing_heavy_is_loaded_before_it_is_used(start: str) -> None:
    fresh(f"{start}\nimport sys\nassert not {{'pydantic', 'yaml', 'wijkplan.desk.api'}} & sys.modules.keys()")


def test_who_only_computes_loads_no_rules_that_advise() -> None:
    """Nor what looks closely at data of persons, where a plan holds nothing that comes near."""
    fresh("""
import contextlib, io, sys
from wijkplan.commands.shell.main import main
with contextlib.redirect_stdout(io.StringIO()):
    assert main(["allocate", "plans/2026/soesterkwartier.yaml"]) == 0
advice = {"registry", "rules.language", "rules.effects", "language", "personal.kinds"}
assert not {f"wijkplan.checks.{name}" for name in advice} & sys.modules.keys()
""")


def test_all_names_are_there_and_no_others() -> None:
    assert [name for name in wijkplan.__all__ if not hasattr(wijkplan, name)] == []
    with pytest.raises(AttributeError, match="divide"):
        wijkplan.divide  # noqa: B018


def test_a_plan_with_errors_is_read_and_not_computed(soup: Path) -> None:
    soup.write_text(SOUP.replace("1000", "veel"), encoding="utf-8")
    loaded = wijkplan.read(soup)
    assert [(found.span.line, found.severity) for found in loaded.findings if found.where == "budget.totaal"] == [
        (3, "error")
    ]
    for compute in (wijkplan.rank, wijkplan.allocate, wijkplan.verify):
        with pytest.raises(wijkplan.FaultyPlanError, match=r"soep\.yaml:3: WP") as raised:
            compute(loaded)
        assert [finding.where for finding in raised.value.findings] == ["budget.totaal"]


def test_errors_of_the_agenda_count_too(soup: Path) -> None:
    soup.with_name("agenda.yaml").write_text("spelregels: {reserve: veel, verdeling: {methode: loten}}\n")
    with pytest.raises(wijkplan.FaultyPlanError, match=r"agenda\.yaml:1"):
        wijkplan.allocate(wijkplan.read(soup))


def test_what_is_not_a_plan(soup: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nergens\.yaml is er niet"):
        wijkplan.read(soup.with_name("nergens.yaml"))
    with pytest.raises(FileNotFoundError, match=r"nergens\.yaml is er niet"):
        wijkplan.check(soup, soup.with_name("nergens.yaml"))
    with pytest.raises(ValueError, match="is een map"):
        wijkplan.read(soup.parent)
    soup.with_name("agenda.yaml").write_text("gemeente: Voorbeeld\n")
    with pytest.raises(ValueError, match="een agenda is geen plan"):
        wijkplan.read(soup.with_name("agenda.yaml"))


def test_a_question_takes_the_place_of_the_rules(soup: Path) -> None:
    loaded = wijkplan.read(str(soup))

    def given(question: wijkplan.Question) -> dict[str, int]:
        regels = wijkplan.allocate(loaded, question).regels
        return {regel.voorstel.id: regel.toegekend for regel in regels}

    assert given(wijkplan.Question()) == {"soep": 600_00, "bal": 0}
    assert given(wijkplan.Question(bij_tekort="deels")) == {"soep": 600_00, "bal": 400_00}
    assert given(wijkplan.Question(beschikbaar=1_300_00)) == {"soep": 600_00, "bal": 700_00}
    with pytest.raises(NoBallotsError):
        given(wijkplan.Question(methode="gelijke-delen"))
    with pytest.raises(UnknownRondeError):
        given(wijkplan.Question(ronde="lente"))


def test_the_ballots_of_a_plan_are_read_with_it(soup: Path) -> None:
    soup.write_text(SOUP + "stemmen: stemmen.pb\n", encoding="utf-8")
    soup.with_name("stemmen.pb").write_text(VOTES, encoding="utf-8")
    loaded = wijkplan.read(soup)
    assert loaded.ballots is not None
    assert loaded.ballots.supporters == {"soep": (1,), "bal": (0,)}
    question = wijkplan.Question(methode="gelijke-delen", beschikbaar=1_400_00)
    allocation = wijkplan.allocate(loaded, question)
    assert {regel.voorstel.id: regel.toegekend for regel in allocation.regels} == {"soep": 600_00, "bal": 700_00}
    assert not any(promise.broken for promise in wijkplan.verify(loaded, allocation))


@pytest.mark.parametrize("methode", ["rangorde", "per-thema", "gelijke-delen"])
def test_an_allocation_claims_what_its_json_claims(methode: str, soup: Path) -> None:
    soup.write_text(SOUP + "stemmen: stemmen.pb\n", encoding="utf-8")
    soup.with_name("stemmen.pb").write_text(VOTES, encoding="utf-8")
    loaded = wijkplan.read(soup)
    allocation = wijkplan.allocate(loaded, wijkplan.Question(methode=methode))  # type: ignore[arg-type]
    document = "".join(as_json([json_item(Allocated("soep.yaml", loaded.sound, allocation))]))
    [claimed] = claims(document.encode())
    assert json.loads(document)["plannen"][0]["methode"] == methode
    assert claim_of(loaded.sound, allocation) == claimed.claim


def test_a_lie_is_found(soup: Path) -> None:
    loaded, richer = wijkplan.read(soup), soup.with_name("rijker.yaml")
    richer.write_text(SOUP.replace("1000", "1300"), encoding="utf-8")
    promises = wijkplan.verify(loaded, wijkplan.allocate(wijkplan.read(richer)))
    assert "pot-klopt" in [promise.name for promise in promises if promise.broken]


def test_ballots_that_are_not_there_are_none_where_the_rule_is_switched_off(soup: Path) -> None:
    soup.write_text(SOUP + "stemmen: weg.pb\n", encoding="utf-8")
    assert [finding.code for finding in wijkplan.read(soup).findings if finding.severity == "error"] == ["WP210"]
    soup.with_name("agenda.yaml").write_text("controle: {negeer: [WP210]}\n")
    loaded = wijkplan.read(soup)
    assert loaded.ballots is None
    with pytest.raises(wijkplan.NoBallotsError):
        wijkplan.allocate(loaded, wijkplan.Question(methode="gelijke-delen"))
