"""What the places of a plan say of each other."""

from __future__ import annotations

from pathlib import Path

from helpers import run, unindent
from wijkplan.plan.writing.places import references
from wijkplan.yamltext.text import document

PLAN = """
    wijk: Voorbeeld
    jaar: 2026
    budget:
      totaal: 60000
      vast: [{naam: Wijkcentrum, bedrag: 21000, thema: samen}]
    themas:
      - naam: Samen
      - naam: Gezond
    aanwezig: [{naam: Speeltuin, thema: buiten}]
    signalen: [{tekst: Het is hier donker, thema: veilig}]
    bewonersinitiatieven: [{naam: Soep, thema: eten, niet_samen_met: [koken]}]
    interventies: [{naam: Kookles, thema: leren, vult_aan: [soep]}]
"""


def test_all_that_something_in_a_plan_points_at() -> None:
    data = document(Path("plan.yaml"), unindent(PLAN)).data()
    assert references(data) == {"samen", "buiten", "veilig", "eten", "koken", "leren", "soep"}


def test_a_thema_of_which_only_vast_money_speaks_keeps_its_id_under_another_name(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plan.yaml").write_text(unindent(PLAN).partition("aanwezig")[0], encoding="utf-8")
    assert run("set", "plan.yaml", "samen.naam", "Samen leven", cwd=tmp_path).code == 0
    assert "  - id: samen\n    naam: Samen leven\n" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")
