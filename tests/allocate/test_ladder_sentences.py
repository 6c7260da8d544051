"""The sentences of the ladder, to the letter: what a resident reads behind an amount.

One example for each; those of a vote stand in `test_gelijke_delen_ladder`.
In these plans the voorstel with the higher figure (`prioriteit`) goes first.
"""

from __future__ import annotations

import pytest
from allocation_helpers import allocation, reasons
from wijkplan.allocate import Allocation


def outcomes(found: Allocation) -> dict[str, tuple[str | None, str, int, str]]:
    """Trede, status, cents and sentence of every voorstel."""
    return {r.voorstel.id: (r.trede, r.status, r.toegekend, str(r.reden)) for r in found.regels}


def test_who_does_not_compete() -> None:
    found = allocation(
        """
budget: {totaal: 9000, rondes: [{naam: voorjaar, tot: 2026-03-31, deel: 50%}, {naam: najaar, deel: 50%}]}
bewonersinitiatieven:
  - {naam: Soep, kosten: 4800, besluit: {toegekend: 3600.50}}
  - {naam: Bal, kosten: 100, besluit: {toegekend: 0}}
  - {naam: Oud, kosten: 100, status: gestopt}
  - {naam: Idee}
  - {naam: Gratis, kosten: 100, gevraagd: 0}
  - {naam: Laat, kosten: 100, draagvlak: 30, ingediend: 2026-04-01}
  - {naam: Weinig, kosten: 100, draagvlak: 29, vrijwilligers: 1}
  - {naam: Geen, kosten: 100, draagvlak: 0, vrijwilligers: 1}
  - {naam: Onbekend, kosten: 100, vrijwilligers: 1}
  - {naam: Lui, kosten: 100, draagvlak: 30}
  - {naam: Groot, kosten: 2000, draagvlak: 30, vrijwilligers: 1, rechtsvorm: bewoners}
spelregels: {voorwaarden: {draagvlak_minimaal: 30, eigen_inzet_verplicht: ja, rechtspersoon_vanaf: 1000}}
""",
        ronde="Voorjaar",
    )
    assert outcomes(found) == {
        "soep": ("besloten", "besloten", 3_600_50, "Hierover is al besloten: € 3.600,50."),
        "bal": (None, "afgewezen", 0, "Hierover is al besloten: er gaat geen geld naartoe."),
        "oud": (None, "gestopt", 0, "Dit is gestopt."),
        "idee": (None, "geen-begroting", 0, "Er staan geen kosten bij, dus er valt niets te verdelen."),
        "gratis": (None, "geen-geld-nodig", 0, "Dit vraagt geen geld."),
        "laat": (
            None,
            "latere-ronde",
            0,
            "Dit kwam binnen na de laatste dag van ronde 'voorjaar', en doet mee in een latere ronde.",
        ),
        "weinig": (None, "voldoet-niet", 0, "Er is te weinig draagvlak: 29, en er is minstens 30 nodig."),
        "geen": (None, "voldoet-niet", 0, "Er is te weinig draagvlak: 0, en er is minstens 30 nodig."),
        "onbekend": (None, "voldoet-niet", 0, "Het draagvlak staat er niet bij, en er is minstens 30 nodig."),
        "lui": (None, "voldoet-niet", 0, "Eigen geld of vrijwilligers zijn verplicht, en staan er niet bij."),
        "groot": (
            None,
            "voldoet-niet",
            0,
            "Boven € 1.000 is een vereniging, stichting of andere rechtspersoon nodig.",
        ),
    }
    assert found.ronde == "voorjaar"


SHORTAGE = """
budget: {totaal: 10000}
bewonersinitiatieven:
  - {naam: Moestuin, kosten: 6000, niet_samen_met: [vlaggen], prioriteit: {wijk: 9}}
  - {naam: Speelstraat, kosten: 5000, minimum: %s, prioriteit: {wijk: 8}}
  - {naam: Wandelclub, kosten: 300, prioriteit: {wijk: 7}}
  - {naam: Vlaggen, kosten: 500, prioriteit: {wijk: 6}}
  - {naam: Thee, kosten: 60, prioriteit: {wijk: 1}}
spelregels: {verdeling: {bij_tekort: %s, klein_bedrag: 60, afronding: %s}}
"""


@pytest.mark.parametrize(
    ("rule", "minimum", "afronding", "speelstraat", "wandelclub"),
    [
        (
            "sla-over",
            4_500,
            1,
            ("past-niet", 0, "Dit past niet: er was nog € 3.940, en het bedrag was € 5.000."),
            ("toegekend", 300_00, "Het hele bedrag past in de € 3.940 die over was."),
        ),
        (
            "stop",
            1_000,
            1,
            ("budget-op", 0, "Hier was het geld op: er was nog € 3.940, en het bedrag was € 5.000."),
            ("budget-op", 0, "Het geld was op bij 'Speelstraat', dat hoger staat."),
        ),
        (
            "deels",
            1_000,
            1,
            ("deels", 3_940_00, "Meer was er niet: dit is alles wat over was, en het bedrag was € 5.000."),
            ("budget-op", 0, "Het geld was op bij 'Speelstraat', dat hoger staat."),
        ),
        (
            "deels",
            1_000,
            100,
            ("deels", 3_900_00, "Er was nog € 3.940, naar beneden afgerond, en het bedrag was € 5.000."),
            ("budget-op", 0, "Het geld was op bij 'Speelstraat', dat hoger staat."),
        ),
        (
            "deels",
            4_500,
            1,
            ("past-niet", 0, "Dit past niet: er was nog € 3.940, en er is minstens € 4.500 nodig."),
            ("toegekend", 300_00, "Het hele bedrag past in de € 3.940 die over was."),
        ),
    ],
)
def test_by_rank(
    rule: str, minimum: int, afronding: int, speelstraat: tuple[str, int, str], wandelclub: tuple[str, int, str]
) -> None:
    """60 goes to the thee on trust and 6.000 to the moestuin: 3.940 is left, and the speelstraat asks 5.000."""
    assert outcomes(allocation(SHORTAGE % (minimum, rule, afronding))) == {
        "thee": ("klein", "toegekend", 60_00, "Een klein bedrag: dat gaat op vertrouwen, zonder score."),
        "moestuin": ("bewoners", "toegekend", 6_000_00, "Het hele bedrag past in de € 9.940 die over was."),
        "speelstraat": ("bewoners", *speelstraat),
        "wandelclub": ("bewoners", *wandelclub),
        "vlaggen": (None, "uitgesloten", 0, "Dit kan niet samen met 'Moestuin', en dat krijgt geld."),
    }


NEED = """
budget: {totaal: 20000}
themas: [{naam: Samen, behoefte: 160}, {naam: Rust}]
bewonersinitiatieven:
  - {naam: Soep, thema: samen, kosten: 500, bereik: 60}
interventies:
  - {naam: Stil, thema: samen, kosten: 100, prioriteit: {wijk: 10}}
  - {naam: Huisbezoek, thema: samen, kosten: 8000, bereik: 80, waarom: Vak, prioriteit: {wijk: 9}}
  - {naam: Coach, thema: samen, kosten: 4000, bereik: 80, waarom: Vak, prioriteit: {wijk: 8}}
  - {naam: Les, thema: samen, kosten: 3000, bereik: 10, waarom: Vak, prioriteit: {wijk: 7}}
  - {naam: Hulp, thema: samen, kosten: 2000, bereik: 10, waarom: Vak, vult_aan: [soep], prioriteit: {wijk: 6}}
  - {naam: Yoga, thema: rust, kosten: 1000, niet_samen_met: [soep], prioriteit: {wijk: 5}}
  - {naam: Zang, kosten: 900, prioriteit: {wijk: 4}}
"""


def test_professionals_for_the_need_that_is_left() -> None:
    """Of 160 the soep reaches 60 and the huisbezoek 80; the coach could do 80 for 4.000, and so 20 for 1.000."""
    assert outcomes(allocation(NEED)) == {
        "soep": ("bewoners", "toegekend", 500_00, "Het hele bedrag past in de € 20.000 die over was."),
        "stil": (
            "professioneel",
            "motivering-nodig",
            0,
            "Bewoners doen hier al iets aan met 'Soep', en bij 'waarom' staat niet waarom dit ook nodig is.",
        ),
        "huisbezoek": (
            "professioneel",
            "toegekend",
            8_000_00,
            "Nog niet bereikt: 100, en het bedrag past in de € 19.500 die over was.",
        ),
        "coach": (
            "professioneel",
            "deels",
            1_000_00,
            "Dit kan 80 bewoners bereiken en is naast 'Soep' nog nodig voor 20: dus 20 van de 80 delen.",
        ),
        "les": (
            "professioneel",
            "niet-nodig",
            0,
            "Iedereen voor wie dit nodig is, wordt al bereikt, vooral met 'Soep'.",
        ),
        "hulp": (
            "professioneel",
            "toegekend",
            2_000_00,
            "Dit vult aan wat bewoners doen, en het hele bedrag past in de € 10.500 die over was.",
        ),
        "yoga": (None, "uitgesloten", 0, "Dit kan niet samen met 'Soep', en dat krijgt geld."),
        "zang": ("professioneel", "toegekend", 900_00, "Het hele bedrag past in de € 8.500 die over was."),
    }


def test_too_little_to_give_money_for() -> None:
    """5 of 80 for 8.000 is 500, and amounts are whole thousands."""
    text = NEED.replace("behoefte: 160", "behoefte: 65") + "spelregels: {verdeling: {afronding: 1000}}"
    assert reasons(text)["huisbezoek"] == (
        "Naast 'Soep' is dit nog nodig voor 5, en dat is te weinig om er geld voor te geven."
    )


def test_residents_go_on_with_money_that_is_enough_for_them() -> None:
    """The trede stops at the bal. The coach would get the 400 with which the soep can go on."""
    found = allocation("""
budget: {totaal: 400}
themas: [{naam: Samen}]
bewonersinitiatieven:
  - {naam: Bal, kosten: 500, prioriteit: {wijk: 9}}
  - {naam: Soep, thema: samen, kosten: 400, prioriteit: {wijk: 8}}
interventies:
  - {naam: Coach, thema: samen, kosten: 400, waarom: Vak, prioriteit: {wijk: 9}}
  - {naam: Les, kosten: 600, prioriteit: {wijk: 8}}
  - {naam: Zang, kosten: 300, prioriteit: {wijk: 7}}
spelregels: {verdeling: {bij_tekort: stop}}
""")
    assert outcomes(found)["coach"] == (
        "professioneel",
        "wacht-op-bewoners",
        0,
        "Het bewonersinitiatief 'Soep' kreeg niets en kan met dit geld wel doorgaan: dat gaat voor.",
    )
    assert outcomes(found)["zang"] == (
        "professioneel",
        "budget-op",
        0,
        "Het geld was op bij 'Les', dat hoger staat.",
    )


OWN_PART = """
budget: {totaal: 1000}
themas: [{naam: Samen}, {naam: Taal}]
bewonersinitiatieven:
  - {naam: Soep, thema: samen, kosten: %s, prioriteit: {wijk: 9}}
  - {naam: Café, id: cafe, thema: taal, kosten: 300, prioriteit: {wijk: 8}}
  - {naam: Thee, kosten: 40, prioriteit: {wijk: 7}}
  - {naam: Gebak, kosten: 100, prioriteit: {wijk: 6}}
"""


@pytest.mark.parametrize(
    ("asks", "soep", "thee", "gebak"),
    [
        (
            650,
            (
                "toegekend",
                650_00,
                "Er was € 500 in het deel van het thema, en de rest (€ 150) komt uit wat overbleef.",
            ),
            ("toegekend", 40_00, "Het hele bedrag past in de € 50 die over was."),
            ("deels", 10_00, "Meer was er niet: dit is alles wat over was, en het bedrag was € 100."),
        ),
        (
            800,
            (
                "deels",
                700_00,
                "Er was € 500 in het deel van het thema en nog € 200 uit wat overbleef, en meer was er niet.",
            ),
            ("budget-op", 0, "Het geld was op bij 'Soep', dat hoger staat."),
            ("budget-op", 0, "Het geld was op bij 'Soep', dat hoger staat."),
        ),
    ],
)
def test_a_part_of_the_own_part_and_more_from_the_pool(
    asks: int, soep: tuple[str, int, str], thee: tuple[str, int, str], gebak: tuple[str, int, str]
) -> None:
    """500 for each thema. The café leaves 200: enough for the 150 that the soep lacks, not for 300."""
    found = allocation(OWN_PART % asks, methode="per-thema", bij_tekort="deels")
    assert outcomes(found) == {
        "soep": ("bewoners", *soep),
        "cafe": (
            "bewoners",
            "toegekend",
            300_00,
            "Het hele bedrag past in het eigen deel van het thema: daarvan was nog € 500.",
        ),
        "thee": ("bewoners", *thee),
        "gebak": ("bewoners", *gebak),
    }
    assert found.toegekend == 1_000_00


def test_a_part_is_all_that_the_thema_had() -> None:
    """The taal uses all of its own part, so the soep gets no more than the 500 of its own."""
    text = (OWN_PART % 650).replace("kosten: 300", "kosten: 500")
    assert reasons(text, methode="per-thema", bij_tekort="deels")["soep"] == (
        "Het thema had nog € 500 van zijn eigen deel, en het bedrag was € 650."
    )
