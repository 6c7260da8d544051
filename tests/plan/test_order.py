"""The order of keys: as a plan is explained, for every key that the models know."""

from __future__ import annotations

import pytest
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import known_keys
from wijkplan.plan.writing.order import order
from wijkplan.yamltext.document import Where


@pytest.mark.parametrize(
    ("where", "keys"),
    [
        (
            (),
            "wijk jaar gemeente wijkcode taal samenvatting budget themas signalen aanwezig bewonersinitiatieven"
            " interventies participatie stemmen spelregels notitie",
        ),
        (("budget",), "totaal bronnen meegenomen vast flexibel reserve rondes"),
        (("budget", "vast", 2), "naam aanbieder bedrag thema tot_en_met soort notitie"),
        (
            ("themas", 0),
            "id naam doel waarom ambities doelgroepen behoefte prioriteit effecten oordeel geleerd notitie",
        ),
        (
            ("themas",),
            "id naam doel waarom ambities doelgroepen behoefte prioriteit effecten oordeel geleerd notitie",
        ),
        (
            ("themas", 0, "effecten", 0),
            "id wat nulmeting streven gemeten bron verhaal bijdrage andere_oorzaken let_op notitie",
        ),
        (("themas", 0, "effecten", 0, "gemeten"), "waarde jaar aantal"),
        (
            ("bewonersinitiatieven", 7),
            "id naam thema wie rechtsvorm status kosten begroting eigen_bijdrage medefinanciers gevraagd minimum"
            " draagvlak vrijwilligers bereik doelgroepen prioriteit niet_samen_met ingediend start einde"
            " ondersteund_door effecten tekst besluit resultaat notitie",
        ),
        (
            ("interventies", 7),
            "id naam thema aanbieder status kosten begroting eigen_bijdrage medefinanciers gevraagd minimum bereik"
            " doelgroepen vult_aan waarom prioriteit niet_samen_met ingediend start einde ondersteund_door effecten"
            " tekst besluit resultaat notitie",
        ),
        (("interventies", 7, "besluit"), "toegekend datum door motivering ronde voorwaarden"),
        (("wijk",), ""),
        (("nee", "nergens"), ""),
    ],
)
def test_the_order_in_a_plan(where: Where, keys: str) -> None:
    assert order(Plan, where) == tuple(keys.split())


def test_the_order_in_an_agenda() -> None:
    keys = "gemeente coordinatie ambities doelgroepen partijen spelregels controle"
    assert order(Agenda, ()) == tuple(keys.split())


@pytest.mark.parametrize("model", [Plan, Agenda])
def test_every_key_has_its_place(model: type[Plan] | type[Agenda]) -> None:
    roads: list[Where] = [()]
    for where in roads:
        keys = order(model, where)
        assert sorted(keys) == sorted(known_keys(model, where))
        roads += [(*where, key) for key in keys]
    assert len(roads) > 30
