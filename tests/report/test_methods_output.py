"""`allocate --compare` and `--scenario`: what people and machines read, and names from a plan that do no harm."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from allocation_helpers import VOLGORDE
from helpers import Result, complete, on_screen, run, unindent
from helpers import plan as plan_of
from markdown_it import MarkdownIt
from rich.cells import cell_len
from test_methods import BALLOTS, EXPECTED, PLAN, WAYS
from test_methods import compared as comparison_of
from wijkplan.report.whatif import methods, methods_text

if TYPE_CHECKING:
    from pathlib import Path

VIEWS = pytest.mark.parametrize("view", ["--compare", "--scenario=-50%"])
LETTERS = {way: "ABCDEFGGH"[n] for n, way in enumerate(WAYS)}


def example() -> methods.PlanMethods:
    """The example of `test_methods`, with ballots: eight columns, A to H."""
    return methods.PlanMethods("plan.yaml", plan_of(PLAN), comparison_of(PLAN, BALLOTS))


def lines(width: int = 80) -> list[str]:
    return on_screen(methods_text.show(example()), width).splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "agenda.yaml").write_text(unindent(VOLGORDE), encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(complete(PLAN), encoding="utf-8")
    return tmp_path


def compare(folder: Path, *arguments: str) -> Result:
    return run("allocate", "plan.yaml", "--compare", *arguments, cwd=folder)


def test_on_the_screen(folder: Path) -> None:
    """Without ballots there are six ways, all with another outcome."""
    result = compare(folder)
    assert (result.code, result.err) == (0, "")
    assert result.out == unindent(
        """
        Voorbeeld 2026
        plan.yaml

        Om te verdelen: € 1.000.

        A  rangorde (sla-over) ← de spelregels van dit plan
        B  rangorde (stop)
        C  rangorde (deels)
        D  per-thema (sla-over)
        E  per-thema (stop)
        F  per-thema (deels)

        rangorde: alle voorstellen staan op één lijst, en wie hoger staat gaat voor.
        per-thema: elk thema krijgt eerst een eigen deel van het geld. Wat overblijft,
        is voor alle thema's samen.
        sla-over: past een voorstel niet, dan krijgt het niets en is het volgende aan de
        beurt.
        stop: past een voorstel niet, dan krijgt het niets, en alles wat lager staat in
        die trede ook niet.
        deels: past een voorstel niet, dan krijgt het wat er over is.
        gelijke-delen staat er niet bij, want er zijn geen stemmen.

        Hier maakt de manier verschil
            Voorstel                                  Gevraagd  A  B      C  D  E      F
        2.  Soep                                         € 300  ●  ●      ●  –  –  € 100
            soep
        3.  Taalcafé                                     € 350  –  –  € 200  ●  ●      ●
            taalcafe
        4.  Lezen                                        € 100  ●  –      –  ●  –   € 50
            lezen
        ●: alles wat het vraagt; een bedrag: een deel; –: niets

        Overal gelijk
            Voorstel                                                    Gevraagd  Krijgt
        1.  Bal                                                            € 500   € 500
            bal

        De manieren in cijfers
                                         Gegeven  Aantal  Bewoners  Thema's  Doelgroepen
        A                                  € 900       3      100%  2 van 2      3 van 3
        B                                  € 800       2      100%  1 van 2      3 van 3
        C                                € 1.000       3      100%  2 van 2      3 van 3
        D                                  € 950       3      100%  2 van 2      2 van 3
        E                                  € 850       2      100%  2 van 2      2 van 3
        F                                € 1.000       4      100%  2 van 2      3 van 3
        Gegeven en aantal: hoeveel geld er nu uitgaat, en naar hoeveel voorstellen.
        Bewoners: welk deel daarvan voor bewonersinitiatieven is.
        Thema's en doelgroepen: voor hoeveel er geld is. Wat al is besloten, telt hier
        mee.

        """
    )


def test_with_ballots_on_the_screen() -> None:
    shown = [" ".join(line.split()) for line in lines()]
    assert "G gelijke-delen (sla-over, stop)" in shown
    assert (
        "gelijke-delen: ieder krijgt een gelijk deel van het geld, en betaalt mee aan plannen waar die op stemde."
        in " ".join(shown)
    )
    assert "1. Bal € 500 ● ● ● ● ● ● – € 250" in shown
    assert "2. Soep € 300 ● ● ● – – € 100 ● ●" in shown
    assert "Gegeven Aantal Bewoners Thema's Doelgroepen Stemmers" in shown
    assert "B € 800 2 100% 1 van 2 3 van 3 3" in shown
    assert "Stemmers: van hoeveel van de 10 stemmers minstens één keuze geld krijgt." in shown


def test_where_nothing_differs_it_says_so(folder: Path) -> None:
    out = compare(folder, "--budget", "1250").out
    assert "Het maakt niet uit hoe je verdeelt: elk voorstel krijgt steeds hetzelfde." in out
    assert "Hier maakt de manier verschil" not in out


def test_columns_that_do_not_fit_stand_below() -> None:
    """On a narrow page the table goes on below; each voorstel stands in both tables, each letter in one.

    Half of the letters stand in each.
    """
    # Together they take 2 + 2 + 8 + 2 + 8 for the place, the name and the amount that is asked, two and one or five
    # for each letter: 58 columns.
    assert len([line for line in lines(58) if line.split()[:2] == ["Voorstel", "Gevraagd"]]) == 1
    shown = lines(57)
    heads = [line.split()[2:] for line in shown if line.split()[:2] == ["Voorstel", "Gevraagd"]]
    assert heads == [list("ABCD"), list("EFGH")]
    assert len([line for line in shown if "Taalcafé" in line]) == 2
    assert [line for line in shown if cell_len(line) > 57] == []


def test_as_json(folder: Path) -> None:
    found: Any = json.loads(methods.as_json([example()]))["plannen"][0]
    assert {key: found[key] for key in list(found)[:7]} == {
        "bestand": "plan.yaml",
        "wijk": "Voorbeeld",
        "jaar": 2026,
        "beschikbaar": 1000,
        "themas": ["samen", "taal"],
        "doelgroepen": ["jongeren", "nieuwkomers", "ouderen"],
        "stemmers": 10,
    }
    assert [column["kolom"] for column in found["kolommen"]] == list("ABCDEFGH")
    assert found["kolommen"][6] == {
        "kolom": "G",
        "manieren": [
            {"methode": "gelijke-delen", "bij_tekort": "sla-over"},
            {"methode": "gelijke-delen", "bij_tekort": "stop"},
        ],
        "spelregels": False,
        "toegekend": 750,
        "over": 250,
        "voorstellen": 3,
        "deel_bewoners": 1,
        "themas": ["samen", "taal"],
        "doelgroepen": ["nieuwkomers", "ouderen"],
        "stemmers": 10,
    }
    assert found["voorstellen"][1] == {
        "plaats": 2,
        "id": "soep",
        "naam": "Soep",
        "soort": "bewonersinitiatief",
        "thema": "samen",
        "gevraagd": 300,
        "besloten": False,
        "toegekend": {LETTERS[way]: amounts[1] for way, amounts in EXPECTED.items()},
    }
    without = json.loads(compare(folder, "--format", "json").out)["plannen"][0]
    assert (without["stemmers"], len(without["kolommen"])) == (None, 6)


def test_as_csv(folder: Path) -> None:
    """A column for each way to divide, in every plan the same; what cannot be done is empty."""
    rows = list(csv.DictReader(io.StringIO(methods.as_csv([example()]))))
    ways = [" ".join(way) for way in WAYS]
    assert list(rows[0])[-9:] == ways
    by_id = {row["id"]: tuple(float(row[way]) for way in ways) for row in rows if row["id"]}
    assert by_id == dict(zip(("bal", "soep", "taalcafe", "lezen"), zip(*EXPECTED.values(), strict=True), strict=True))
    figures = {row["soort"]: [row[way] for way in ways] for row in rows if not row["id"]}
    assert figures["toegekend"] == ["900", "800", "1000", "950", "850", "1000", "750", "750", "1000"]
    assert figures["stemmers"] == ["10", "3", "8", "9", "6", "10", "10", "10", "10"]
    assert figures["doelgroepen"] == ["3", "3", "3", "2", "2", "3", "2", "2", "3"]
    without = list(csv.DictReader(io.StringIO(compare(folder, "--format", "csv").out)))
    assert {row[way] for row in without for way in ways[6:]} == {""}


def test_as_markdown() -> None:
    out = methods.as_markdown([example()])
    assert "* **G**: gelijke-delen (sla-over, stop)\n" in out
    assert "| 1 | Bal | bal | € 500 | € 500 | € 500 | € 500 | € 500 | € 500 | € 500 | – | € 250 |\n" in out
    assert "| G | € 750 | 3 | 100% | 2 van 2 | 2 van 3 | 10 |\n" in out


@VIEWS
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_the_name_of_a_round_is_shown_and_does_no_harm(folder: Path, view: str, form: str) -> None:
    rounds = "totaal: 1000, rondes: [{naam: 'na <b>mei', deel: 50%}, {naam: later, deel: 50%}]"
    (folder / "plan.yaml").write_text(complete(PLAN.replace("totaal: 1000", rounds)), encoding="utf-8")
    result = run("allocate", "plan.yaml", view, "--round", "na <b>mei", "--format", form, cwd=folder)
    shown = "na <b>mei" if form == "text" else "na &lt;b&gt;mei"
    assert f"Dit is het geld tot en met ronde '{shown}'." in result.out
    assert "€ 500" in result.out


def named(folder: Path, naam: str) -> None:
    """A plan in which the wijk and all voorstellen have this name, and one gets a part."""
    quoted = "'" + naam.replace("'", "''") + "'"
    text = f"""
        wijk: {quoted}
        jaar: 2026
        budget: {{totaal: 90000000000.25}}
        spelregels: {{verdeling: {{bij_tekort: deels}}}}
        themas: [{{id: a, naam: {quoted}}}]
        bewonersinitiatieven:
          - {{id: b, naam: {quoted}, thema: a, kosten: 80000000000.25, draagvlak: 9}}
          - {{id: c, naam: {quoted}, thema: a, kosten: 15000000000.25, draagvlak: 8}}
          - {{id: d, naam: {quoted}, besluit: {{toegekend: 0.25}}, kosten: 0.25}}
    """
    (folder / "plan.yaml").write_text(unindent(text), encoding="utf-8")


@VIEWS
@pytest.mark.parametrize(
    "naam", ["Soep | brood", "<script>alert(1)</script>", "**vet** en `code`", "[klik](https://example.com)", "a \\| b"]
)
def test_a_name_is_just_a_name_in_markdown(tmp_path: Path, view: str, naam: str) -> None:
    named(tmp_path, naam)
    out = run("allocate", view, "--format", "markdown", cwd=tmp_path).out
    # What would become a link is broken by a space without width.
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(out).replace("\u200b", "")
    assert f"<h2>{html.escape(naam)} 2026</h2>" in rendered.replace("\u200b", "")
    assert html.unescape(rendered).count(f"<td>{naam}</td>") == 2
    for table in rendered.split("<table>")[1:]:
        cells = [len(re.findall("<t[hd]", row)) for row in table.partition("</table>")[0].split("<tr>")[1:]]
        assert len(set(cells)) == 1, cells


@VIEWS
def test_a_name_is_no_formula_in_csv(tmp_path: Path, view: str) -> None:
    named(tmp_path, "=1+1")
    rows = csv.DictReader(io.StringIO(run("allocate", view, "--format", "csv", cwd=tmp_path).out))
    assert {row["naam"] for row in rows} - {""} == {"'=1+1"}


@VIEWS
@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("naam", ["Soep", "Buurt" * 40, "Een naam van heel veel korte woorden " * 8, "绿地" * 60])
def test_long_names_and_large_amounts_fit_on_the_screen(tmp_path: Path, view: str, naam: str, lang: str) -> None:
    """They are folded, not cut off."""
    named(tmp_path, naam.strip())
    out = run("allocate", view, "--lang", lang, cwd=tmp_path).out
    assert [line for line in out.splitlines() if cell_len(line) > 80] == []
    assert "".join(naam.split())[-20:] in "".join(out.split())
    assert "\x1b" not in out


@VIEWS
@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown"])
def test_escape_codes_in_the_name_of_a_file_never_reach_the_terminal(tmp_path: Path, view: str, form: str) -> None:
    named(tmp_path, "Soep")
    (tmp_path / "plan.yaml").rename(tmp_path / "pl\x1b[31man.yaml")
    result = run("allocate", view, "--format", form, cwd=tmp_path)
    assert result.code == 0
    assert "\x1b" not in result.out + result.err
