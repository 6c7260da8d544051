"""Which decisions gave another amount than the ladder advises. Every sum stands beside its outcome."""

from __future__ import annotations

import pytest
from helpers import agenda, plan
from wijkplan.prioritise import rank
from wijkplan.whatif import departures as room
from wijkplan.whatif.departures import departures


def departed(text: str, agenda_text: str = "{}") -> list[tuple[str, int, int]] | None:
    """Id, decided and advised of each, in euros."""
    read = plan(text)
    found = departures(read, rank(read, agenda(agenda_text)))
    return (
        None
        if found is None
        else [(d.voorstel.id, d.voorstel.decided // 100, d.advised.toegekend // 100) for d in found]
    )


MORE_LESS_NOTHING = """
    budget: {totaal: 1000}
    bewonersinitiatieven:
      - {naam: Brood, kosten: 300, besluit: {toegekend: 200}}
      - {naam: Film, kosten: 300, besluit: {toegekend: 0}}
      - {naam: Soep, kosten: 400, draagvlak: 50, besluit: {toegekend: 400}}
      - {naam: Tuin, kosten: 100}
"""


def test_less_than_advised_and_nothing_but_not_what_was_taken_over() -> None:
    """600 is decided. For Brood there is 1000 - 400 = 600, for Film 400; both fit. Of Tuin nothing was decided."""
    assert departed(MORE_LESS_NOTHING) == [("brood", 200, 300), ("film", 0, 300)]


def test_more_than_advised() -> None:
    """Soep goes first, and asks 400 of the 500: for Brood, which asks 300, there was nothing."""
    text = """
        budget: {totaal: 500}
        bewonersinitiatieven:
          - {naam: Soep, kosten: 400, draagvlak: 50, ingediend: 2026-01-05}
          - {naam: Brood, kosten: 300, ingediend: 2026-01-05, besluit: {toegekend: 300, datum: 2026-02-01}}
    """
    assert departed(text) == [("brood", 300, 0)]
    assert departed(text.replace("draagvlak: 50, ingediend: 2026-01-05", "draagvlak: 50, ingediend: 2026-03-01")) == []


def test_what_ended_since_was_still_going_on_then() -> None:
    text = "bewonersinitiatieven: [{naam: Soep, kosten: 400, status: klaar, besluit: {toegekend: 400}}]"
    assert departed(text) == []
    assert departed(text.replace("{toegekend: 400}", "{toegekend: 300}")) == [("soep", 300, 400)]


@pytest.mark.parametrize("extra", ["status: gestopt, kosten: 400", "kosten: 0"])
def test_nothing_for_what_stopped_or_asks_nothing_is_no_departure(extra: str) -> None:
    assert departed(f"bewonersinitiatieven: [{{naam: Soep, {extra}, besluit: {{toegekend: 0}}}}]") == []


class TestWhereNobodyCanSay:
    def test_voters_decide_together(self) -> None:
        assert departed(MORE_LESS_NOTHING, "spelregels: {verdeling: {methode: gelijke-delen}}") is None
        assert departed(MORE_LESS_NOTHING, "spelregels: {verdeling: {methode: per-thema}}")

    def test_a_plan_is_never_so_large_that_nothing_else_gets_done(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Three decisions on four voorstellen are twelve."""
        monkeypatch.setattr(room, "MOST_WORK", 12)
        assert departed(MORE_LESS_NOTHING)
        monkeypatch.setattr(room, "MOST_WORK", 11)
        assert departed(MORE_LESS_NOTHING) is None

    def test_where_nothing_was_decided_nothing_departed(self) -> None:
        rules = "spelregels: {verdeling: {methode: gelijke-delen}}"
        assert departed("bewonersinitiatieven: [{naam: Soep, kosten: 400}]", rules) == []
