"""A thousand made-up years: the account is that of the second, plain one, and no form of it says what it may not."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import made_up_years
import reference_account
from helpers import on_screen
from thoroughness import chosen
from wijkplan.account.account import account
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.report.account import account_text
from wijkplan.report.account.account import csv_item, json_item, markdown_item
from wijkplan.report.account.accounted import Accounted

YEARS = 1_000
AGENDA = Agenda.model_validate(made_up_years.AGENDA)


def accounted(data: dict[str, Any]) -> Accounted:
    return Accounted("jaar.yaml", account(Plan.model_validate(data), AGENDA))


def test_every_key_has_the_value_of_the_second_account() -> None:
    seen: Counter[Any] = Counter()
    for seed in chosen(YEARS):
        data = made_up_years.made_up(seed)
        expected = {"bestand": "jaar.yaml", **reference_account.account(data, made_up_years.AGENDA)}
        found = json.loads(json_item(accounted(data)))
        assert found == expected, seed
        assert json.dumps(list(found)) == json.dumps(list(expected))
        for effect in (effect for thema in found["themas"] for effect in thema["effecten"]):
            seen[effect["oordeel"]] += 1
            seen["zeker", effect["zeker"]] += 1
        seen.update(voorstel["stand"] for voorstel in found["voorstellen"])
    words = ("gehaald", "op-weg", "niet", "niet-gemeten", "geen-cijfer", None)
    states = ("verantwoord", "deels", "nog-niet", *(("zeker", sure) for sure in (True, False, None)))
    assert {word for word in (*words, *states) if not seen[word]} == set()


def test_the_sums_add_up() -> None:
    for seed in chosen(YEARS):
        one = accounted(made_up_years.made_up(seed)).account
        geld = one.geld
        assert geld.toegekend == geld.besteed + geld.over + geld.nog_te_verantwoorden
        assert geld.toegekend == geld.bewoners + geld.professioneel
        assert geld.toegekend == sum(t.geld.toegekend for t in one.themas) + one.zonder_thema.toegekend
        assert geld.toegekend == sum(ambitie.geld.toegekend for ambitie in one.ambities)
        assert one.plan.budget.sum_vast == sum(ambitie.geld.vast for ambitie in one.ambities)


def test_no_form_shows_a_note() -> None:
    for seed in chosen(YEARS)[::5]:
        one = accounted(made_up_years.made_up(seed))
        shown = (on_screen(account_text.show(one)), json_item(one), csv_item(one), markdown_item(one))
        assert not any(made_up_years.NOTE in text for text in shown), seed
