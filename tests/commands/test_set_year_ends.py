"""`set` and `fmt` on what is written down when a year runs and ends: metingen, budgets, judgements."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import run

PLAN = """\
wijk: Voorbeeld
jaar: 2026
budget:
  totaal: 1000
  vast:
    - naam: Coördinatie
      bedrag: 100
themas:
  - id: samen
    naam: Prettig samenleven
    effecten:
      - id: buren-kennen
        wat: Buren kennen elkaar
        nulmeting: 41%  # wijkenquête
        streven:
          waarde: 50%
          jaar: 2027
      - {wat: Groeten, nulmeting: 7.2}
bewonersinitiatieven:
  - naam: Soep
    thema: samen
    begroting:
      - post: Zaal
        bedrag: 300
    medefinanciers:
      - naam: Oranjefonds
        bedrag: 50
    effecten: [groeten]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plan.yaml").write_bytes(PLAN.encode())
    return tmp_path / "plan.yaml"


BUREN = "samen.effecten.buren-kennen"


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (f"{BUREN}.gemeten", "44 %", "jaar: 2027\n", "jaar: 2027\n        gemeten: 44%\n"),
        (f"{BUREN}.nulmeting", "4 op 10", "41%", "4 op de 10"),
        # A short one that gets a year becomes a long one; a long one stays long.
        (f"{BUREN}.nulmeting.jaar", "2024", "nulmeting: 41%  # wijkenquête\n",
         "nulmeting:  # wijkenquête\n          waarde: 41%\n          jaar: 2024\n"),
        ("samen.effecten.groeten.nulmeting.aantal", "310", "nulmeting: 7.2}", "nulmeting: {waarde: 7.2, aantal: 310}}"),
        (f"{BUREN}.nulmeting.waarde", "42%", "41%", "42%"),
        (f"{BUREN}.streven", "51%", "50%", "51%"),
        (f"{BUREN}.streven.waarde", "7,50", "50%", "7.5"),
        (f"{BUREN}.wat", "Buren helpen elkaar", "kennen elkaar", "helpen elkaar"),
        # What points at this effect goes on doing so.
        ("samen.effecten.groeten.wat", "Zwaaien", "{wat: Groeten,", "{id: groeten, wat: Zwaaien,"),
        ("samen.oordeel.wijk", "7,5", "effecten:\n      - id",  "effecten:\n      - id"),
        ("budget.vast.coordinatie.soort", "uitvoering", "bedrag: 100\n", "bedrag: 100\n      soort: uitvoering\n"),
        ("soep.begroting[0].bedrag", "€ 350,-", "bedrag: 300", "bedrag: 350"),
        ("soep.medefinanciers.oranjefonds.toegezegd", "Ja", "bedrag: 50\n", "bedrag: 50\n        toegezegd: ja\n"),
        ("soep.effecten", "Buren kennen elkaar", "[groeten]", "[buren-kennen]"),
        ("soep.status", "klaar", "thema: samen\n    beg", "thema: samen\n    status: klaar\n    beg"),
    ],
)  # fmt: skip
def test_one_value_changes_and_nothing_else(file: Path, path: str, value: str, old: str, new: str) -> None:
    done = run("set", file, path, value)
    assert done.code == 0, done
    assert PLAN.count(old) == 1
    after = PLAN.replace(old, new)
    if path.endswith("oordeel.wijk"):
        after = after.replace("7.2}\n", "7.2}\n    oordeel:\n      wijk: 7.5\n")
    assert file.read_bytes().decode() == after


def test_a_year_alone_is_no_meting(file: Path) -> None:
    done = run("set", file, f"{BUREN}.gemeten.jaar", "2026")
    assert done.code == 1
    assert "Hier ontbreekt 'waarde'." in done.err
    assert file.read_bytes().decode() == PLAN


def test_a_meting_goes_whole_or_by_its_key(file: Path) -> None:
    assert run("set", file, f"{BUREN}.streven", "--remove").code == 0
    assert "streven" not in file.read_text(encoding="utf-8")
    assert run("set", file, f"{BUREN}.nulmeting.jaar", "--remove").code == 0  # there is none


def test_fmt_writes_metingen_in_one_notation_and_leaves_short_short(file: Path) -> None:
    file.write_text(
        PLAN.replace("41%", "'41,50 %'").replace("waarde: 50%", "waarde: 1 OP 2").replace("7.2}", "vaker  'buiten'}"),
        encoding="utf-8",
    )
    assert run("fmt", file).code == 0
    after = file.read_text(encoding="utf-8")
    assert "        nulmeting: 41.5%  # wijkenquête\n        streven:\n          waarde: 1 op de 2\n" in after
    assert "        nulmeting: vaker  'buiten'\n" in after
    assert run("fmt", "--check", file).code == 0


def test_show_says_a_meting_in_words_and_keeps_notes_to_yourself(file: Path) -> None:
    text = PLAN.replace("7.2}", "'1.350,5', notitie: Nog bellen}").replace("wijk: V", "notitie: Geheim\nwijk: V")
    file.write_text(text.replace("jaar: 2027", "jaar: 2027\n          aantal: 310"), encoding="utf-8")
    shown = " ".join(run("show", file).out.split())
    assert "nulmeting 41% · streven 50% (2027, 310 mensen)" in shown
    assert "nulmeting 1.350,5" in shown
    assert "50% (2027, 310 people)" in " ".join(run("show", file, "--lang", "en").out.split())
    for arguments in ((), ("groeten",), ("--format", "markdown")):
        out = run("show", file, *arguments).out
        assert "Nog bellen" not in out
        assert "Geheim" not in out
    assert '"notitie": "Nog bellen"' in run("show", file, "--format", "json").out
    assert "Van 'Soep': wie het doet, hoeveel" in shown  # a begroting says what it costs
