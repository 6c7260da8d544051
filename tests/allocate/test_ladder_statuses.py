"""Who is not in the running, and why: each status with the smallest plan that shows it.

In these examples the voorstel with the higher figure (`prioriteit`) goes first.
"""

from __future__ import annotations

import pytest
from allocation_helpers import Line, advice, allocation, reasons, treden
from gathered import together

VOORWAARDEN = "spelregels: {{voorwaarden: {{{}}}}}\n"


def soep(details: str, voorwaarden: str = "") -> Line:
    """What becomes of one initiatief that costs 4800, with these details."""
    text = VOORWAARDEN.format(voorwaarden) if voorwaarden else ""
    return advice(text + f"bewonersinitiatieven: [{{naam: Soep, kosten: 4800, {details}}}]")["soep"]


class TestNotInTheRunning:
    @together(
        ("voorstel", "status"),
        [
            ("kosten: 4800, status: gestopt", "gestopt"),
            ("draagvlak: 64", "geen-begroting"),
            ("kosten: 0", "geen-geld-nodig"),
            ("kosten: 4800, status: klaar", "klaar"),
            ("kosten: 4800, eigen_bijdrage: 4800", "geen-geld-nodig"),
            ("kosten: 4800, eigen_bijdrage: 800, medefinanciers: [{naam: Fonds, bedrag: 4000}]", "geen-geld-nodig"),
            ("kosten: 4800, medefinanciers: [{naam: Fonds, bedrag: 5000}]", "geen-geld-nodig"),
            ("kosten: 4800, gevraagd: 0", "geen-geld-nodig"),
            ("kosten: 4800, besluit: {toegekend: 0}", "afgewezen"),
        ],
    )
    @together("soort", ["bewonersinitiatieven", "interventies"])
    def test_a_status_of_its_own_and_no_money(self, soort: str, voorstel: str, status: str) -> None:
        voorstel = voorstel.replace("draagvlak: 64", "bereik: 64") if soort == "interventies" else voorstel
        text = f"{soort}: [{{naam: Soep, {voorstel}}}]"
        assert advice(text) == {"soep": Line(status, 0)}
        assert treden(text) == {"soep": None}

    @pytest.mark.parametrize("status", ["idee", "nieuw", "loopt"])
    def test_every_other_status_of_a_voorstel_competes(self, status: str) -> None:
        assert soep(f"status: {status}") == Line("toegekend", 4800)

    @pytest.mark.parametrize(
        ("voorstel", "status"),
        [
            ("kosten: 4800, status: gestopt, besluit: {toegekend: 100}", "besloten"),
            ("kosten: 4800, status: gestopt, besluit: {toegekend: 0}", "afgewezen"),
            ("besluit: {toegekend: 100}", "besloten"),
            ("besluit: {toegekend: 0}", "afgewezen"),
            ("kosten: 0, besluit: {toegekend: 0}", "afgewezen"),
            ("status: gestopt", "gestopt"),  # and no costs given
            ("kosten: 0, status: gestopt", "gestopt"),
            ("kosten: 4800, status: klaar, besluit: {toegekend: 100}", "besloten"),
            ("status: klaar", "klaar"),
            ("begroting: []", "geen-begroting"),
            ("gevraagd: 300", "geen-begroting"),
            ("gevraagd: 0", "geen-begroting"),
        ],
    )
    def test_a_decision_is_looked_at_first_then_stopped_then_the_budget(self, voorstel: str, status: str) -> None:
        assert advice(f"bewonersinitiatieven: [{{naam: Soep, {voorstel}}}]")["soep"].status == status

    def test_what_is_done_says_so(self) -> None:
        assert reasons("bewonersinitiatieven: [{naam: Soep, kosten: 1, status: klaar}]") == {"soep": "Dit is klaar."}

    @pytest.mark.parametrize(
        ("costs", "toegekend"),
        [
            ("begroting: [{post: Boodschappen, bedrag: 3800}, {post: Zaal, bedrag: 1000}]", 4800),
            ("kosten: 4800, eigen_bijdrage: 300, medefinanciers: [{naam: Fonds, bedrag: 1000}]", 3500),
            (
                "begroting: [{post: Zaal, bedrag: 900}], medefinanciers: [{naam: A, bedrag: 1}, {naam: B, bedrag: 2}]",
                897,
            ),
            ("kosten: 4800, gevraagd: 4000, medefinanciers: [{naam: Fonds, bedrag: 1000}]", 4000),
        ],
    )
    def test_what_is_asked_is_the_costs_without_what_others_pay(self, costs: str, toegekend: int) -> None:
        text = f"bewonersinitiatieven: [{{naam: Soep, {costs}}}]"
        assert advice(text) == {"soep": Line("toegekend", toegekend)}

    def test_a_decision_without_an_amount_decides_nothing(self) -> None:
        assert soep("besluit: {datum: 2026-03-02}") == Line("toegekend", 4800)

    def test_they_stand_last_in_order_of_rank(self) -> None:
        text = """
            bewonersinitiatieven:
              - {naam: Tuin, kosten: 100, status: gestopt, prioriteit: {wijk: 9}}
              - {naam: Plein, prioriteit: {wijk: 10}}
              - {naam: Soep, kosten: 100, prioriteit: {wijk: 1}}
        """
        assert list(advice(text)) == ["soep", "plein", "tuin"]


class TestConditions:
    """What an initiatief has to meet (`voorwaarden`)."""

    @pytest.mark.parametrize(
        ("details", "status"),
        [("draagvlak: 30", "toegekend"), ("draagvlak: 29", "voldoet-niet"), ("bereik: 500", "voldoet-niet")],
    )
    def test_draagvlak_minimaal(self, details: str, status: str) -> None:
        """At least 30; where no draagvlak is given it counts as none."""
        assert soep(details, "draagvlak_minimaal: 30").status == status

    @pytest.mark.parametrize(
        ("details", "status"),
        [
            ("eigen_bijdrage: 0.01", "toegekend"),
            ("vrijwilligers: 1", "toegekend"),
            ("medefinanciers: [{naam: Fonds, bedrag: 0.01}]", "toegekend"),
            ("eigen_bijdrage: 0, medefinanciers: [{naam: Fonds, bedrag: 0}]", "voldoet-niet"),
            ("eigen_bijdrage: 0, vrijwilligers: 2", "toegekend"),
            ("eigen_bijdrage: 0, vrijwilligers: 0", "voldoet-niet"),
            ("draagvlak: 500", "voldoet-niet"),
        ],
    )
    def test_eigen_inzet_verplicht(self, details: str, status: str) -> None:
        """Own money or volunteers, as little as it may be."""
        assert soep(details, "eigen_inzet_verplicht: ja").status == status
        assert soep(details, "eigen_inzet_verplicht: nee").status == "toegekend"

    @pytest.mark.parametrize("rechtsvorm", ["vereniging", "stichting", "cooperatie", "bedrijf"])
    def test_rechtspersoon_vanaf_asks_for_a_legal_form(self, rechtsvorm: str) -> None:
        """4800 is more than 4799,99: a group of residents cannot receive it, any legal form can."""
        limit = "rechtspersoon_vanaf: 4799.99"
        assert soep("rechtsvorm: bewoners", limit) == Line("voldoet-niet", 0)
        assert soep(f"rechtsvorm: {rechtsvorm}", limit) == Line("toegekend", 4800)

    def test_rechtspersoon_vanaf_is_about_what_is_asked(self) -> None:
        """Up to and including the limit is fine; of 4800 with 300 of their own 4500 is asked."""
        assert soep("rechtsvorm: bewoners", "rechtspersoon_vanaf: 4800").status == "toegekend"
        assert soep("rechtsvorm: bewoners, eigen_bijdrage: 300", "rechtspersoon_vanaf: 4500").status == "toegekend"

    def test_rechtspersoon_vanaf_says_nothing_where_the_form_is_not_given(self) -> None:
        assert soep("draagvlak: 10", "rechtspersoon_vanaf: 100") == Line("toegekend", 4800)

    def test_by_default_only_more_than_5000_for_a_group_of_residents(self) -> None:
        text = """
            bewonersinitiatieven:
              - {naam: Kermis, kosten: 5000.01, rechtsvorm: bewoners}
              - {naam: Speelstraat, kosten: 5000, rechtsvorm: bewoners}
        """
        assert advice(text) == {"speelstraat": Line("toegekend", 5000), "kermis": Line("voldoet-niet", 0)}

    def test_not_for_interventies(self) -> None:
        text = VOORWAARDEN.format("draagvlak_minimaal: 9, eigen_inzet_verplicht: ja, rechtspersoon_vanaf: 1")
        text += "interventies: [{naam: Jongerenwerk, kosten: 38000}]"
        assert advice(text) == {"jongerenwerk": Line("toegekend", 38_000)}


class TestExcluded:
    """Two that cannot go together (`niet_samen_met`): when one has money, the other is out."""

    @pytest.mark.parametrize("says", ["tuin", "plein"])
    @pytest.mark.parametrize("soorten", ["ii", "pp", "ip"])
    def test_whichever_of_the_two_says_so(self, says: str, soorten: str) -> None:
        """The tuin ranks higher (or is of residents) and gets its 2000."""
        tuin = "{naam: Tuin, kosten: 2000, prioriteit: {wijk: 9}%s}"
        plein = "{naam: Plein, kosten: 1000, prioriteit: {wijk: 8}%s}"
        tuin %= ", niet_samen_met: [plein]" if says == "tuin" else ""
        plein %= ", niet_samen_met: [tuin]" if says == "plein" else ""
        text = {
            "ii": f"bewonersinitiatieven: [{plein}, {tuin}]",
            "pp": f"interventies: [{plein}, {tuin}]",
            "ip": f"bewonersinitiatieven: [{tuin}]\ninterventies: [{plein}]",
        }[soorten]
        assert advice(text) == {"tuin": Line("toegekend", 2000), "plein": Line("uitgesloten", 0)}
        assert treden(text)["plein"] is None

    @pytest.mark.parametrize("says", ["tuin", "plein"])
    def test_by_what_was_decided_even_for_an_interventie(self, says: str) -> None:
        """The plein of the professionals was decided; the tuin, higher in rank and of residents, is out."""
        other = {"tuin": "plein", "plein": "tuin"}[says]
        text = """
            bewonersinitiatieven: [{naam: Tuin, kosten: 2000, prioriteit: {wijk: 9}}]
            interventies: [{naam: Plein, kosten: 1000, besluit: {toegekend: 600}, prioriteit: {wijk: 8}}]
        """.replace(f"naam: {says.capitalize()}", f"naam: {says.capitalize()}, niet_samen_met: [{other}]")
        assert advice(text) == {"plein": Line("besloten", 600), "tuin": Line("uitgesloten", 0)}

    @pytest.mark.parametrize(
        "tuin",
        ["kosten: 200000", "kosten: 0", "kosten: 100, status: gestopt", "kosten: 100, besluit: {toegekend: 0}"],
    )
    def test_not_by_one_that_gets_nothing(self, tuin: str) -> None:
        """It asks more than there is, asks no money, was stopped or was rejected."""
        text = f"""
            bewonersinitiatieven:
              - {{naam: Tuin, {tuin}, niet_samen_met: [plein], prioriteit: {{wijk: 9}}}}
              - {{naam: Plein, kosten: 1000, prioriteit: {{wijk: 8}}}}
        """
        assert advice(text)["plein"] == Line("toegekend", 1000)

    def test_by_a_part_as_well(self) -> None:
        """The tuin gets the 1500 that is left of its 2000: that is money."""
        text = """
            budget: {totaal: 1500}
            bewonersinitiatieven:
              - {naam: Tuin, kosten: 2000, prioriteit: {wijk: 9}}
              - {naam: Plein, kosten: 1000, niet_samen_met: [tuin], prioriteit: {wijk: 8}}
        """
        assert advice(text, bij_tekort="deels") == {
            "tuin": Line("deels", 1500),
            "plein": Line("uitgesloten", 0),
        }

    def test_who_is_excluded_excludes_nobody(self) -> None:
        """The tuin gets money, so the plein is out; the markt, which cannot go with the plein, is in."""
        text = """
            bewonersinitiatieven:
              - {naam: Tuin, kosten: 2000, prioriteit: {wijk: 9}}
              - {naam: Plein, kosten: 1000, niet_samen_met: [tuin, markt], prioriteit: {wijk: 8}}
              - {naam: Markt, kosten: 500, prioriteit: {wijk: 7}}
        """
        assert [line.status for line in advice(text).values()] == ["toegekend", "toegekend", "uitgesloten"]

    def test_the_reason_names_the_other(self) -> None:
        text = """
            bewonersinitiatieven:
              - {naam: Tuin bij het spoor, id: tuin, kosten: 2000, prioriteit: {wijk: 9}}
              - {naam: Plein, kosten: 1000, niet_samen_met: [tuin]}
        """
        assert "'Tuin bij het spoor'" in str(allocation(text).regels[1].reden)
