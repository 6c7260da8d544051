"""One line of a true allocation is tampered with: verify names the promises that break, and no other."""

from __future__ import annotations

from typing import Any

import pytest
from allocation_helpers import claim_of
from test_verify import TRUE, Broken, climbed, found, tampered

TAMPERED: dict[str, tuple[dict[str, dict[str, Any]], Broken]] = {
    "more than was decided": (
        {"cafe": {"toegekend": 500_00}},
        [
            ("besluit-staat", "Over 'Café' is besloten: € 400, en hier staat € 500."),
            ("pot-klopt", "Bij 'toegekend' staat € 8.060, en volgens het plan is het € 7.960."),
            ("pot-klopt", "Bij 'over' staat € 3.540, en volgens het plan is het € 3.640."),
        ],
    ),
    "a cent more than was asked": (
        {"soep": {"toegekend": 3_000_01}},
        [
            ("niet-meer-dan-gevraagd", "'Soep' vraagt € 3.000 en krijgt € 3.000,01."),
            ("bedrag-past-bij-status", "'Soep' vraagt € 3.000 en krijgt € 3.000,01: dat past niet bij 'toegekend'."),
        ],
    ),
    "less than nothing": (
        {"les": {"toegekend": -1, "status": "past-niet"}},
        [
            ("niet-meer-dan-gevraagd", "'Les' vraagt € 200 en krijgt € -0,01."),
            ("bedrag-past-bij-status", "'Les' vraagt € 200 en krijgt € -0,01: dat past niet bij 'past niet'."),
            ("niets-blijft-liggen", "'Les' vraagt € 200 en krijgt niets, terwijl dat nog over was."),
        ],
    ),
    "all of it, called a part": (
        {"les": {"status": "deels"}},
        [("bedrag-past-bij-status", "'Les' vraagt € 200 en krijgt € 200: dat past niet bij 'deels'.")],
    ),
    "money for who was passed over": (
        {"les": {"status": "past-niet"}},
        [
            ("bedrag-past-bij-status", "'Les' vraagt € 200 en krijgt € 200: dat past niet bij 'past niet'."),
            ("niets-blijft-liggen", "'Les' vraagt € 200 en krijgt niets, terwijl dat nog over was."),
        ],
    ),
    "a part that is not rounded": (
        {"les": {"status": "deels", "toegekend": 50}},
        [("bedrag-past-bij-status", "'Les' vraagt € 200 en krijgt € 0,50: dat past niet bij 'deels'.")],
    ),
    "a part below the minimum": (
        {"feest": {"status": "deels", "toegekend": 999_00}},
        [
            ("bedrag-past-bij-status", "'Feest' vraagt € 4.000 en krijgt € 999: dat past niet bij 'deels'."),
            ("tekort-als-afgesproken", "Bij 'Feest' staat 'deels', en dat is er niet bij 'sla-over'."),
        ],
    ),
    "money for what has stopped": (
        {"oud": {"toegekend": 100_00}},
        [
            ("bedrag-past-bij-status", "'Oud' vraagt € 100 en krijgt € 100: dat past niet bij 'gestopt'."),
            ("wie-meedoet", "'Oud' doet niet mee (gestopt) en krijgt toch € 100."),
        ],
    ),
    "not in the running for another reason": (
        {"oud": {"status": "afgewezen"}},
        [("wie-meedoet", "Bij 'Oud' staat 'afgewezen', en het is 'gestopt'.")],
    ),
    "taken out of the running": (
        {"feest": {"status": "geen-begroting", "trede": None, "toegekend": 0}},
        [("op-de-goede-trede", "'Feest' staat op de verkeerde plaats: trede 'geen' met 'geen begroting'.")],
    ),
    "residents among professionals": (
        {"feest": {"trede": "professioneel"}},
        [("op-de-goede-trede", "'Feest' staat op de verkeerde plaats: trede 'professioneel' met 'toegekend'.")],
    ),
    "residents not needed": (
        {"vlaggen": {"status": "niet-nodig", "toegekend": 0}},
        [
            ("op-de-goede-trede", "'Vlaggen' staat op de verkeerde plaats: trede 'bewoners' met 'niet nodig'."),
        ],
    ),
    "professionals among residents": (
        {"les": {"trede": "bewoners"}},
        [("op-de-goede-trede", "'Les' staat op de verkeerde plaats: trede 'bewoners' met 'toegekend'.")],
    ),
    "a decision that is called an advice": (
        {"cafe": {"trede": "bewoners"}},
        [
            ("op-de-goede-trede", "'Café' staat op de verkeerde plaats: trede 'bewoners' met 'besloten'."),
        ],
    ),
    "two that cannot go together": (
        {
            "bal": {"toegekend": 6_000_00, "status": "toegekend", "trede": "bewoners"},
            "feest": {"toegekend": 0, "status": "past-niet"},
        },
        [
            ("niet-samen", "'Bal' en 'Kermis' kunnen niet samen, en krijgen allebei geld."),
        ],
    ),
    "excluded by nothing": (
        {"les": {"status": "uitgesloten", "trede": None, "toegekend": 0}},
        [
            ("op-de-goede-trede", "'Les' staat op de verkeerde plaats: trede 'geen' met 'uitgesloten'."),
            ("niet-samen", "'Les' is uitgesloten, en niets met geld sluit het uit."),
        ],
    ),
    "small amounts above their ceiling": (
        {"vlaggen": {"trede": "klein"}},
        [("klein-plafond", "Aan kleine bedragen gaat € 160 uit, en het plafond is € 121.")],
    ),
    "what is not small": (
        {"thee": {"trede": "bewoners"}, "feest": {"trede": "klein"}},
        [
            ("klein-plafond", "'Feest' vraagt € 4.000, en dat is geen klein bedrag van bewoners."),
            ("klein-plafond", "Aan kleine bedragen gaat € 4.050 uit, en het plafond is € 121."),
        ],
    ),
    "passed over though it fits": (
        {"feest": {"status": "past-niet", "toegekend": 0}},
        [
            ("niets-blijft-liggen", "'Feest' vraagt € 4.000 en krijgt niets, terwijl dat nog over was."),
        ],
    ),
    "more than the need that is left": (
        {"coach": {"toegekend": 601_00}},
        [("wat-nodig-is", "'Coach' krijgt € 601, en voor wat nog nodig is, is dat € 600.")],
    ),
    "no word on why residents cannot do it": (
        {"hulp": {"toegekend": 90_00, "status": "toegekend"}, "coach": {"toegekend": 0, "status": "niet-nodig"}},
        [("waarom-staat-er", "'Hulp' krijgt € 90, zonder te zeggen waarom bewoners dit niet kunnen.")],
    ),
}


@pytest.mark.parametrize(("changes", "said"), TAMPERED.values(), ids=TAMPERED)
def test_what_was_tampered_with_is_found(changes: dict[str, dict[str, Any]], said: Broken) -> None:
    claim = tampered(claim_of(TRUE), changes)
    assert found(claim) == said
    assert set(climbed(claim)) == changes.keys()
