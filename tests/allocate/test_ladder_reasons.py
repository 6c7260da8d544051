"""Each line says in one plain sentence why, with the amounts and numbers that a reader needs to check it.

In these examples the voorstel with the higher figure (`prioriteit`) goes first.
"""

from __future__ import annotations

import re

import pytest
from allocation_helpers import allocation


def reden(text: str, name: str) -> str:
    """Why a voorstel gets what it gets."""
    [found] = [str(regel.reden) for regel in allocation(text).regels if regel.voorstel.id == name]
    return found


SHORTAGE = """
budget: {totaal: 10000}
spelregels: {verdeling: {bij_tekort: %s}}
bewonersinitiatieven:
  - {naam: Moestuin, kosten: 6000, prioriteit: {wijk: 9}}
  - {naam: Speelstraat, kosten: 5000, minimum: %s, prioriteit: {wijk: 8}}
  - {naam: Wandelclub, kosten: 300, prioriteit: {wijk: 7}}
"""


@pytest.mark.parametrize("rule", ["sla-over", "stop", "deels"])
def test_what_was_left_and_what_it_was_about(rule: str) -> None:
    """After the moestuin 4.000 is left, of the 5.000 that the speelstraat asks."""
    why = reden(SHORTAGE % (rule, 3000), "speelstraat")
    assert "€ 5.000" in why
    assert "€ 4.000" in why or (rule == "deels" and "alles wat over was" in why)


def test_a_minimum_that_is_too_high_is_named() -> None:
    why = reden(SHORTAGE % ("deels", 4500), "speelstraat")
    assert "€ 4.000" in why
    assert "€ 4.500" in why
    assert "€ 4.500" not in reden(SHORTAGE % ("sla-over", 4500), "speelstraat")


def test_who_the_money_stopped_at_is_named() -> None:
    assert "'Speelstraat'" in reden(SHORTAGE % ("stop", 3000), "wandelclub")


def test_what_was_decided_is_named() -> None:
    text = "bewonersinitiatieven: [{naam: Soep, kosten: 4800, besluit: {toegekend: 3600.50}}]"
    assert "€ 3.600,50" in reden(text, "soep")


@pytest.mark.parametrize(("details", "numbers"), [("draagvlak: 29", {"29", "30"}), ("bereik: 29", {"30"})])
def test_too_little_draagvlak_is_not_the_same_as_unknown(details: str, numbers: set[str]) -> None:
    text = f"bewonersinitiatieven: [{{naam: Soep, kosten: 1, {details}}}]"
    why = reden(text + "\nspelregels: {voorwaarden: {draagvlak_minimaal: 30}}", "soep")
    assert {word.strip(".,") for word in why.split()} & {"29", "30"} == numbers


NEED = """
spelregels: {verdeling: {afronding: 1000}}
themas: [{naam: Samen, behoefte: %s}]
bewonersinitiatieven: [{naam: Soep, thema: samen, kosten: 500, bereik: 60}]
interventies: [{naam: Huisbezoek, thema: samen, kosten: 8000, bereik: 80, waarom: Vak}]
"""


@pytest.mark.parametrize(
    ("behoefte", "numbers"),
    [
        (60, set()),  # nobody is left
        (65, {"5"}),  # 8000 * 5 / 80 = 500: no whole thousand
        (100, {"40", "80"}),  # 8000 * 40 / 80 = 4000
        (200, {"140"}),  # all of it
    ],
)
def test_the_need_that_is_left_is_named(behoefte: int, numbers: set[str]) -> None:
    why = reden(NEED % behoefte, "huisbezoek")
    assert set(re.findall("[0-9]+", re.sub("€ [0-9.,]+", "", why))) == numbers
