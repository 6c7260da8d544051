"""Days that cannot both be right.

What is between « and » is what a finding points at; the marks are no part of the plan. The plans are for 2026.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import at, complete, expect, findings, marked
from wijkplan.checks.run import check


def soep(details: str) -> str:
    return f"jaar: 2026\nbewonersinitiatieven: [{{naam: Soep, kosten: 500, {details}}}]"


def test_wp320_decided_before_it_came_in() -> None:
    where = "bewonersinitiatieven[0].besluit.datum"
    text = "ingediend: 2026-03-12, besluit: {toegekend: 500, datum: «2026-03-02»}"
    (found,) = expect(soep(text), ("WP320", where))
    assert str(found.message) == "Het besluit is van 2026-03-02, en het voorstel kwam pas op 2026-03-12."
    assert found.severity == "warning"


@pytest.mark.parametrize(
    "details",
    [
        "ingediend: 2026-03-02, besluit: {toegekend: 500, datum: 2026-03-02}",  # on the spot
        "ingediend: 2026-03-12, besluit: {toegekend: 500}",
        "besluit: {toegekend: 500, datum: 2025-12-15}",  # decided before the year began
        "besluit: {toegekend: 500, datum: 2026-12-31}",
        "start: 2026-05-01, einde: 2026-05-01",  # a day
        "besluit: {toegekend: 500, datum: 2026-03-02}, resultaat: {verantwoord: 2026-03-02}",
        "resultaat: {verantwoord: 2026-03-02}",
        "einde: 2026-05-01",
        "start: 2026-11-01, einde: 2027-03-01",  # through the winter
    ],
)
def test_days_that_can_be_right(details: str) -> None:
    expect(soep(details))


@pytest.mark.parametrize("day", ["2024-12-31", "2027-01-01", "2062-03-02"])
def test_wp321_decided_in_another_year(day: str) -> None:
    where = "bewonersinitiatieven[0].besluit.datum"
    (found,) = expect(soep(f"besluit: {{toegekend: 500, datum: «{day}»}}"), ("WP321", where))
    assert str(found.message) == f"Het besluit is van {day}, en dit plan is voor 2026."


@pytest.mark.parametrize("section", ["bewonersinitiatieven", "interventies"])
def test_wp322_over_before_it_begins(section: str) -> None:
    text = f"{section}: [{{naam: Soep, start: 2026-11-30, einde: «2026-03-01»}}]"
    (found,) = expect(text, ("WP322", f"{section}[0].einde"))
    assert str(found.message) == "Dit eindigt op 2026-03-01, en het begint pas op 2026-11-30."


def test_wp326_accounted_for_before_it_was_granted() -> None:
    where = "bewonersinitiatieven[0].resultaat.verantwoord"
    text = "besluit: {toegekend: 500, datum: 2026-03-02}, resultaat: {besteed: 480, verantwoord: «2025-12-01»}"
    (found,) = expect(soep(text), ("WP326", where))
    assert str(found.message) == "Dit is verantwoord op 2025-12-01, en het besluit is pas van 2026-03-02."
    assert found.severity == "warning"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("participatie: [{wat: wijktafel, datum: 2026-09-12, teruggekoppeld: «2025-10-01»}]", "participatie[0]"),
        ("signalen: [{tekst: Eenzaam, datum: 2026-09-12, teruggekoppeld: «2026-09-11»}]", "signalen[0]"),
    ],
)
def test_wp512_residents_heard_of_it_before_it_was(text: str, where: str) -> None:
    clean, [place] = marked(text)
    [found] = [finding for finding in findings(complete(clean)) if finding.code == "WP512"]
    assert at(found)[1:] == (*place, f"{where}.teruggekoppeld")
    assert found.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "participatie: [{wat: wijktafel, datum: 2026-09-12, teruggekoppeld: 2026-09-12}]",  # that same evening
        "participatie: [{wat: wijktafel, teruggekoppeld: 2026-09-12}]",
        "signalen: [{tekst: Eenzaam, datum: 2025-09-12, teruggekoppeld: 2026-03-02}]",
    ],
)
def test_wp512_days_that_can_be_right(text: str) -> None:
    assert "WP512" not in {finding.code for finding in findings(complete(text))}


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("2027", ["Dit plan is voor 2026, en het staat in de map '2027'."]),
        ("2026", []),
        ("2027/wijken", []),  # only the folder itself
        ("1234", []),  # no year of a plan
        ("2027-oud", []),
    ],
)
def test_wp215_a_copy_for_the_new_year_with_the_old_year_in_it(tmp_path: Path, folder: str, said: list[str]) -> None:
    path = tmp_path / folder / "soesterkwartier.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(complete("jaar: 2026"), encoding="utf-8")
    found = [finding for finding in check([path]).findings() if finding.code == "WP215"]
    assert [str(finding.message) for finding in found] == said
    assert all((finding.where, finding.severity) == ("jaar", "warning") for finding in found)


def test_wp215_knows_the_folder_that_one_works_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "2027"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("plan.yaml").write_text(complete("jaar: 2026"), encoding="utf-8")
    [found] = [finding for finding in check([Path("plan.yaml")]).findings() if finding.code == "WP215"]
    assert str(found.help) == "Schrijf 'jaar: 2027', of zet het plan in de map '2026'."
