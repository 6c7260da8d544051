"""What has no account yet: of whom it is missing, and by the same rules as the account itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import ROOT, agenda, plan
from wijkplan.account.account import account
from wijkplan.account.unaccounted import of_plan, together
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan


def voorstel(naam: str, rest: str) -> str:
    return f"  - {{naam: {naam}, besluit: {{toegekend: 100}}, {rest}}}\n"


@pytest.mark.parametrize("path", sorted((ROOT / "plans" / "2025").glob("*.yaml")), ids=lambda path: path.stem)
def test_it_counts_what_the_account_counts(path: Path) -> None:
    whole: Plan = plan(path.read_text(encoding="utf-8"))
    missing, found = account(whole, Agenda()).missing, of_plan("plan.yaml", whole, Agenda())
    assert (len(found.voorstellen), found.van_voorstellen) == (missing.voorstellen, missing.van_voorstellen)
    assert (len(found.effecten), found.van_effecten) == (missing.effecten, missing.van_effecten)


def test_an_organisation_is_known_by_its_id_and_its_naam() -> None:
    """A group that is no party keeps its own name; a word that two parties share names neither."""
    partijen = agenda("partijen: [{id: taalhuis, naam: Het Taalhuis}, {id: a, naam: Zorg}, {id: b, naam: Zorg}]")
    text = "bewonersinitiatieven:\n" + voorstel("Koor", "wie: het taalhuis") + voorstel("Soep", "wie: De Keuken")
    text += "interventies:\n" + voorstel("Les", "aanbieder: taalhuis") + voorstel("Hulp", "aanbieder: Zorg")
    found = of_plan("plan.yaml", plan(text), partijen)
    assert [(one.line.voorstel.id, one.organisatie) for one in found.voorstellen] == [
        *(("hulp", "Zorg"), ("koor", "Het Taalhuis"), ("les", "Het Taalhuis"), ("soep", "De Keuken")),
    ]


def test_either_a_number_or_a_story_will_do_and_nothing_is_something() -> None:
    text = "bewonersinitiatieven:\n"
    text += voorstel("A", "resultaat: {besteed: 0, bereikt: 0}") + voorstel("B", "resultaat: {besteed: 1}")
    text += voorstel("C", "resultaat: {bereikt: 3}") + voorstel("D", "status: loopt")
    found = of_plan("plan.yaml", plan(text), Agenda()).voorstellen
    assert [(one.line.voorstel.id, one.mist) for one in found] == [
        ("b", ("bereikt", "verhaal")),
        ("c", ("besteed",)),
        ("d", ("besteed", "bereikt", "verhaal")),
    ]


def test_the_order_of_the_plans_is_kept_within_an_organisation_and_who_has_none_is_last() -> None:
    first = plan("wijk: Eerst\nbewonersinitiatieven:\n" + voorstel("Z", "wie: de keuken") + voorstel("Y", "thema: a"))
    second = plan(
        "wijk: Tweede\nbewonersinitiatieven:\n" + voorstel("A", "wie: De  Keuken") + voorstel("B", "wie: Aap")
    )
    found = together(of_plan("plan.yaml", one, Agenda()) for one in (first, second))
    assert [(naam, [one.line.voorstel.id for one in lines]) for naam, lines in found.organisaties] == [
        *(("Aap", ["b"]), ("De  Keuken", ["z", "a"]), ("", ["y"])),
    ]
    assert found
    assert not together(())
