"""What `diff` writes: Markdown that fits in a comment and means nothing but text, and the same in English."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from helpers import run, unindent
from wijkplan.desk.difference import Compared, Difference
from wijkplan.report.changes.difference import LIMIT, as_markdown

BEFORE = unindent("""
    wijk: Soesterkwartier
    jaar: 2026
    budget: {totaal: 1000}
    bewonersinitiatieven:
      - {naam: Bal, kosten: 600, draagvlak: 50}
      - {naam: Soep, kosten: 300, draagvlak: 40, tekst: Elke dinsdag koken we soep.}
""")
AFTER = BEFORE.replace("totaal: 1000", "totaal: 800").replace("dinsdag", "woensdag")
"""Bal gets 600 of the 800, and then Soep (300) no longer fits in the 200 that is left."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "was.yaml").write_text(BEFORE, encoding="utf-8")
    (tmp_path / "wordt.yaml").write_text(AFTER, encoding="utf-8")
    return tmp_path


def markdown(folder: Path) -> str:
    result = run("diff", "was.yaml", "wordt.yaml", "--format", "markdown", cwd=folder)
    assert (result.code, result.err) == (0, "")
    return result.out


def test_a_comment_on_a_pull_request(folder: Path) -> None:
    assert markdown(folder) == unindent("""
        ## Wat er veranderde van was.yaml naar wordt.yaml

        ### Soesterkwartier 2026

        wordt.yaml

        - − 'Soep' krijgt nu niets; eerst € 300. Dit past niet: er was nog € 200, en het bedrag was € 300. \\(soep\\)
        - € Beschikbaar: eerst € 1.000, nu € 800.
        - € Advies: eerst € 900, nu € 600.
        - € Over: eerst € 100, nu € 200.

        **Soesterkwartier 2026: wie krijgt wat**

        | Voorstel | Was | Wordt | Verschil |
        | --- | ---: | ---: | ---: |
        | Soep (soep) | € 300 | € 0 | − € 300 |

        **Soesterkwartier 2026: het geld**

        | Geld | Was | Wordt | Verschil |
        | --- | ---: | ---: | ---: |
        | totaal | € 1.000 | € 800 | − € 200 |
        | flexibel | € 1.000 | € 800 | − € 200 |

        <details><summary>Soesterkwartier 2026: alles wat anders is</summary>

        - budget
          - totaal: € 1.000 → € 800
        - initiatief 'Soep' \\(soep\\)
          - tekst: Elke dinsdag koken we soep. → Elke woensdag koken we soep.

        </details>
    """)


def test_a_decision_is_told_once(folder: Path) -> None:
    """Soep would get its 300; of that 200 is decided, so it gets less: that is the decision and nothing else."""
    decided = "naam: Soep, besluit: {toegekend: 200, door: buurtbestuur, motivering: Het kan met minder.}"
    (folder / "wordt.yaml").write_text(BEFORE.replace("naam: Soep", decided), encoding="utf-8")
    out = markdown(folder)
    assert "- ✓ Besluit over 'Soep': € 200. \\(soep\\)\n" in out
    assert "krijgt" not in out.replace("wie krijgt wat", "")
    assert "- besluit 'Soep' \\(soep\\): nieuw\n  - door: buurtbestuur\n  - motivering: Het kan met minder.\n" in out


def test_two_files_that_say_the_same(folder: Path) -> None:
    (folder / "wordt.yaml").write_text(f"# Nieuw\n{BEFORE}", encoding="utf-8")
    out = "Er is niets veranderd aan wat er in de plannen staat, van was.yaml naar wordt.yaml.\n"
    assert markdown(folder) == out


def test_names_from_a_plan_mean_nothing_in_markdown(folder: Path) -> None:
    evil = "</details> **@gemeente** [x](http://x) | <img src=x> `ls`"
    path = folder / "wordt.yaml"
    path.write_text(AFTER.replace("naam: Soep", f"id: soep, naam: '{evil}'"), encoding="utf-8")
    out = markdown(folder)
    assert out.count("</details>") == 1
    for harmful in ("<img", "**@", "](", "`ls`", "@gemeente"):
        assert harmful not in out


def test_a_difference_too_large_for_a_comment_is_cut_where_it_can_be(folder: Path) -> None:
    many = "".join(f"  - {{naam: Plan {n}, kosten: {n}, tekst: {'woord ' * 20}}}\n" for n in range(1, 900))
    (folder / "wordt.yaml").write_text(AFTER + many, encoding="utf-8")
    out = markdown(folder)
    assert len(out) <= LIMIT <= 65_536
    assert out.count("<details>") == out.count("</details>") == 1
    *_, last = out.rstrip().splitlines()
    assert last.startswith("Nog ")
    assert last.endswith("regels passen hier niet bij. Alles zie je met: wijkplan diff")
    left_out = int(last.split()[1])
    (folder / "wordt.yaml").write_text(AFTER, encoding="utf-8")
    assert 0 < left_out < 900 * 10


def test_the_summary_of_every_plan_goes_before_any_details() -> None:
    import wijkplan.changes.version as version

    one = Compared("plans/a.yaml", "plans/was.yaml", "Wijk", version.Pair(2026, 2026), "veranderd")
    many = Difference("HEAD", None, tuple(replace(one, wijk=f"Wijk {n}") for n in range(2000)), ())
    out = as_markdown(many, limit=5_000)
    assert len(out) <= 5_000
    assert "Wijk 9 2026" in out
    assert "regels passen hier niet bij" in out


def test_a_long_text_is_shown_from_where_it_differs(folder: Path) -> None:
    long = "We koken samen. " * 20
    (folder / "was.yaml").write_text(BEFORE.replace("Elke dinsdag", f"{long}Op dinsdag"), encoding="utf-8")
    (folder / "wordt.yaml").write_text(BEFORE.replace("Elke dinsdag", f"{long}Op woensdag"), encoding="utf-8")
    out = run("diff", "was.yaml", "wordt.yaml", cwd=folder, env={"COLUMNS": "200"}).out
    assert "tekst: …We koken samen. Op dinsdag koken we soep. → …We koken samen. Op woensdag koken we soep.\n" in out


def test_an_amount_fits_on_a_narrow_screen(folder: Path) -> None:
    out = run("diff", "was.yaml", "wordt.yaml", cwd=folder, env={"COLUMNS": "40"}).out
    assert all(len(line) <= 60 for line in out.splitlines())


def test_what_was_measured_stands_in_the_notation_of_the_reader(folder: Path) -> None:
    effect = "themas: [{naam: Samen, effecten: [{wat: Groeten, nulmeting: %s, gemeten: %s}]}]\n"
    (folder / "was.yaml").write_text(BEFORE + effect % ("7.2", "1 OP 5"), encoding="utf-8")
    (folder / "wordt.yaml").write_text(BEFORE + effect % ("1350.5", "{waarde: 41.5%, aantal: 310}"), encoding="utf-8")
    said = " ".join(run("diff", "was.yaml", "wordt.yaml", cwd=folder).out.split())
    assert "nulmeting: 7,2 → 1.350,5" in said
    assert "gemeten: 1 op de 5 → 41,5%" in said
    assert "gemeten aantal: 310" in said
    said = " ".join(run("diff", "was.yaml", "wordt.yaml", "--lang", "en", cwd=folder).out.split())
    assert "gemeten: 1 in 5 → 41.5%" in said
    out = run("diff", "was.yaml", "wordt.yaml", "--format", "json", cwd=folder).out
    assert '"1350.5"' in out
