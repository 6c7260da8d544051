"""Which things in a plan somebody means by an id, a naam or a place."""

from __future__ import annotations

import pytest
from helpers import plan
from wijkplan.plan.walk import items_called
from wijkplan.yamltext.document import written

PLAN = """
    themas: [{id: soep, naam: Bal}]
    bewonersinitiatieven: [{id: bal, naam: soep}, {naam: Speeltuin}]
    aanwezig: [{naam: Speeltuin}]
    signalen: [{tekst: Het is hier donker}, {tekst: Het is hier donker}]
    budget: {totaal: 100, vast: [{naam: Wijkcentrum, bedrag: 100}]}
"""


@pytest.mark.parametrize(
    ("wanted", "where"),
    [
        ("soep", ["themas[0]"]),  # an id goes before a naam
        ("Bal", ["themas[0]"]),
        ("speeltuin", ["bewonersinitiatieven[1]"]),
        ("Speeltuin", ["bewonersinitiatieven[1]", "aanwezig[0]"]),  # who can be both is shown both
        ("aanwezig[0]", ["aanwezig[0]"]),
        ("het is  hier donker", ["signalen[0]", "signalen[1]"]),
        ("wijkcentrum", ["budget.vast[0]"]),
        ("", []),
        ("sop", []),
    ],
)
def test_what_is_meant(wanted: str, where: list[str]) -> None:
    assert sorted(written(one.where) for one in items_called(plan(PLAN), wanted)) == sorted(where)
