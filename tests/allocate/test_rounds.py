"""`allocate --round`: the money of the rounds so far, and who is in time for it.

In these examples the voorstel with the higher figure (`prioriteit`) goes first.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from allocation_helpers import Line, advice, allocation, reasons
from helpers import complete, plan, run
from hypothesis import given, settings
from strategies import Data, plans, text
from thoroughness import cases
from wijkplan.allocate import Allocation, UnknownRondeError, allocate
from wijkplan.allocate.question import Question
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load
from wijkplan.plan.rondes import ronde_of
from wijkplan.yamltext.text import document

FOUR = """
budget:
  totaal: 40000
  reserve: 10%
  rondes:
    - {naam: winter, tot: 2026-01-31, deel: 25%}
    - {naam: voorjaar, tot: 2026-03-31, deel: 25%}
    - {naam: zomer, tot: 2026-06-30, deel: 25%}
    - {naam: najaar, tot: 2026-09-30, deel: 25%}
"""
NAMES = ("winter", "voorjaar", "zomer", "najaar")
TWO = """
budget:
  totaal: 10000
  rondes:
    - {naam: voorjaar, tot: 2026-03-31, deel: 50%}
    - {naam: najaar, tot: 2026-09-30, deel: 50%}
bewonersinitiatieven:
  - {naam: Moestuin, kosten: 4000, ingediend: 2026-03-31, prioriteit: {wijk: 9}}
  - {naam: Soep, kosten: 3000, ingediend: 2026-04-01, prioriteit: {wijk: 10}}
  - {naam: Fietsles, kosten: 800, prioriteit: {wijk: 1}}
interventies:
  - {naam: Taalcoach, kosten: 100, ingediend: 2026-04-01}
"""


def pots(text: str, names: tuple[str, ...] = NAMES) -> list[tuple[float, float]]:
    """What is kept for later and what there is to divide in each round, in euros."""
    found = [allocation(text, ronde=name).pot for name in names]
    return [(pot.latere_rondes / 100, pot.beschikbaar / 100) for pot in found]


class TestThePot:
    def test_a_round_sets_its_part_free_after_the_reserve(self) -> None:
        """Of 40.000 is 4.000 kept in reserve: each quarter of a year 9.000 more."""
        assert pots(FOUR) == [(27_000, 9_000), (18_000, 18_000), (9_000, 27_000), (0, 36_000)]

    def test_what_an_earlier_round_left_moves_on_by_itself(self) -> None:
        """In winter 7.000 of the 9.000 was decided: in spring there is 9.000, and the 2.000 that was left."""
        text = FOUR + "bewonersinitiatieven: [{naam: Soep, kosten: 7000, besluit: {toegekend: 7000}}]"
        assert [available for _later, available in pots(text)] == [2_000, 11_000, 20_000, 29_000]

    def test_what_an_earlier_round_gave_too_much_comes_off_the_next(self) -> None:
        """In winter 10.000 was decided, 1.000 more than there was: nothing is left, and 8.000 in spring."""
        text = (
            FOUR
            + """
bewonersinitiatieven:
  - {naam: Soep, kosten: 10000, besluit: {toegekend: 10000}}
  - {naam: Moestuin, kosten: 8000, prioriteit: {wijk: 1}}
  - {naam: Ontbijt, kosten: 0.01}
"""
        )
        assert [available for _later, available in pots(text)] == [0, 8_000, 17_000, 26_000]
        assert [allocation(text, ronde=name).pot.tekort for name in NAMES] == [1_000_00, 0, 0, 0]
        winter = advice(text, ronde="winter", bij_tekort="deels")
        assert winter["moestuin"] == winter["ontbijt"] == Line("past-niet", 0)
        assert advice(text, ronde="voorjaar")["moestuin"] == Line("toegekend", 8_000)

    def test_the_order_in_the_file_does_not_matter(self) -> None:
        head, *rondes = FOUR.rstrip().split("\n    - ")
        for other in (rondes[::-1], rondes[2:] + rondes[:2]):
            assert pots("\n    - ".join([head, *other])) == pots(FOUR)

    @pytest.mark.parametrize("without", [NAMES, ("zomer",)])
    def test_without_last_days_the_order_is_that_of_the_file(self, without: tuple[str, ...]) -> None:
        """The file is in another order than that of the days: zomer stands last."""
        lines = FOUR.rstrip().split("\n")
        lines.append(lines.pop(-2))
        for n, line in enumerate(lines):
            if any(f"naam: {name}," in line for name in without):
                lines[n] = line[: line.index("tot:")] + line[line.index("deel:") :]
        found = dict(zip(NAMES, pots("\n".join(lines)), strict=True))
        assert (found["najaar"], found["zomer"]) == ((9_000, 27_000), (0, 36_000))

    def test_two_rounds_with_the_same_last_day_go_by_name(self) -> None:
        rondes = "[{naam: B, tot: 2026-03-31, deel: 30%}, {naam: A, tot: 2026-03-31, deel: 70%}]"
        text = f"budget: {{totaal: 100, rondes: {rondes}}}"
        assert pots(text, ("A", "B")) == [(30, 70), (0, 100)]

    def test_odd_cents_go_to_the_last_round(self) -> None:
        """33% of 100,01 is 33,0033 and 66% is 66,0066: the cent that is left comes with the last."""
        text = """
budget:
  totaal: 100.01
  rondes: [{naam: een, deel: 33%}, {naam: twee, deel: 33%}, {naam: drie, deel: 34%}]
"""
        assert pots(text, ("een", "twee", "drie")) == [(67.01, 33), (34.01, 66), (0, 100.01)]

    def test_parts_are_rounded_down_and_not_to_the_nearest_cent(self) -> None:
        """50% of 0,03 is a cent and a half."""
        text = "budget: {totaal: 0.03, rondes: [{naam: een, deel: 50%}, {naam: twee, deel: 50%}]}"
        assert pots(text, ("een", "twee")) == [(0.02, 0.01), (0, 0.03)]

    def test_where_more_was_promised_than_there_is_rounds_share_nothing(self) -> None:
        text = FOUR.replace("totaal: 40000", "totaal: 1000\n  vast: [{naam: Wijkcentrum, bedrag: 1500}]")
        assert pots(text) == [(0, 0)] * 4

    def test_a_round_is_no_what_if(self) -> None:
        assert not allocation(FOUR, ronde="winter").pot.is_what_if
        found = allocation(FOUR, ronde="winter", budget=500).pot
        assert (found.is_what_if, found.beschikbaar, found.latere_rondes) == (True, 500_00, 27_000_00)


class TestWhichRoundADecisionBelongsTo:
    """The round that it names, or else that of its day: the first one that has not ended by then."""

    TEXT = FOUR + "bewonersinitiatieven: [{naam: Soep, kosten: 9500, besluit: {toegekend: 9500, HOE}}]"

    @pytest.mark.parametrize(
        ("besluit", "named"),
        [
            ("ronde: zomer", "zomer"),
            ("ronde: Zomer, datum: 2026-01-02", "zomer"),  # what is written goes before the day
            ("datum: 2026-01-31", "winter"),  # the last day of winter
            ("datum: 2026-02-01", "voorjaar"),
            ("datum: 2025-12-01", "winter"),  # decided before the year began
            ("datum: 2026-12-31", "najaar"),  # after the last day of all
            ("door: buurtbestuur", None),  # nobody can know
        ],
    )
    def test_by_name_or_by_day(self, besluit: str, named: str | None) -> None:
        read = plan(self.TEXT.replace("HOE", besluit))
        found = ronde_of(read, read.bewonersinitiatieven[0].besluit)
        assert (found.naam if found else None) == named

    def test_without_a_last_day_a_date_says_nothing(self) -> None:
        read = plan(self.TEXT.replace("tot: 2026-06-30, ", "").replace("HOE", "datum: 2026-01-02"))
        assert ronde_of(read, read.bewonersinitiatieven[0].besluit) is None

    def test_whatever_its_round_it_has_been_spent(self) -> None:
        """Of the 9.000 in winter nothing is left after 9.500 for summer: money can be given only once."""
        pot = allocation(self.TEXT.replace("HOE", "ronde: zomer"), ronde="winter").pot
        assert (pot.beschikbaar, pot.tekort, pot.besloten_tot_nu) == (0, 500_00, 0)


class TestWhoIsInTime:
    def test_after_the_last_day_is_a_later_round(self) -> None:
        """On the last day is in time. Without a date nobody knows better. A professional has the same last day."""
        assert advice(TWO, ronde="voorjaar") == {
            "moestuin": Line("toegekend", 4_000),
            "fietsles": Line("toegekend", 800),
            "soep": Line("latere-ronde", 0),
            "taalcoach": Line("latere-ronde", 0),
        }

    def test_the_reason_names_the_round(self) -> None:
        said = "Dit kwam binnen na de laatste dag van ronde 'voorjaar', en doet mee in een latere ronde."
        assert reasons(TWO, ronde="voorjaar")["soep"] == said

    def test_in_the_next_round_it_competes_with_what_was_passed_over(self) -> None:
        """4.000 was decided in spring. Of 6.000 the soep takes 3.000, the fietsles 800 and the taalcoach 100."""
        text = TWO.replace("kosten: 4000,", "kosten: 4000, besluit: {toegekend: 4000},")
        found = allocation(text, ronde="najaar")
        assert [(r.voorstel.id, r.trede, r.toegekend) for r in found.regels] == [
            ("moestuin", "besloten", 4_000_00),
            ("soep", "bewoners", 3_000_00),
            ("fietsles", "bewoners", 800_00),
            ("taalcoach", "professioneel", 100_00),
        ]
        assert (found.pot.beschikbaar, found.toegekend, found.over) == (6_000_00, 3_900_00, 2_100_00)

    def test_a_decision_stands_whenever_it_came_in(self) -> None:
        text = TWO.replace("kosten: 3000,", "kosten: 3000, besluit: {toegekend: 2000},")
        assert advice(text, ronde="voorjaar")["soep"] == Line("besloten", 2_000)

    @pytest.mark.parametrize(
        ("also", "status"),
        [("status: gestopt", "gestopt"), ("gevraagd: 0", "geen-geld-nodig"), ("rechtsvorm: bewoners", "latere-ronde")],
    )
    def test_what_needs_no_round_says_so_first(self, also: str, status: str) -> None:
        """Conditions are looked at in the round in which it competes."""
        text = TWO.replace("kosten: 3000,", f"kosten: 3000, {also},")
        text += "spelregels: {voorwaarden: {rechtspersoon_vanaf: 100}}"
        assert advice(text, ronde="voorjaar")["soep"].status == status

    def test_a_round_without_a_last_day_is_open_to_all(self) -> None:
        text = TWO.replace("tot: 2026-03-31, ", "")
        assert advice(text, ronde="voorjaar")["soep"] == Line("toegekend", 3_000)

    def test_for_the_whole_year_nobody_is_too_late(self) -> None:
        late = TWO.replace("2026-04-01", "2026-12-31")
        assert advice(late)["soep"] == Line("toegekend", 3_000)
        assert advice(late, ronde="najaar")["soep"] == Line("latere-ronde", 0)

    def test_who_is_too_late_does_not_exclude_and_is_not_alive(self) -> None:
        """The soep of the same thema waits: a professional needs no reason yet, and the fietsles can go on."""
        text = TWO.replace("naam: Soep,", "naam: Soep, thema: samen, niet_samen_met: [fietsles],")
        text = text.replace("100, ingediend: 2026-04-01", "100, thema: samen") + "themas: [{naam: Samen}]"
        found = advice(text, ronde="voorjaar")
        assert (found["taalcoach"], found["fietsles"]) == (Line("toegekend", 100), Line("toegekend", 800))
        assert advice(text)["taalcoach"].status == "motivering-nodig"


class TestNames:
    def test_capitals_and_spaces_around_it_make_no_difference(self) -> None:
        found = allocation(TWO, ronde=" Voorjaar ")
        assert (found.ronde, found.pot.beschikbaar) == ("voorjaar", 5_000_00)

    def test_of_two_names_with_one_id_it_is_the_one_that_was_typed(self) -> None:
        rondes = "budget: {totaal: 10000, rondes: [{naam: na-jaar, deel: 50%}, {naam: Na jaar, deel: 50%}]}"
        found = allocation(rondes, ronde="na-jaar")
        assert (found.ronde, found.pot.beschikbaar) == ("na-jaar", 5_000_00)

    def test_a_name_that_is_not_there(self) -> None:
        with pytest.raises(UnknownRondeError, match="zomer"):
            allocation(TWO, ronde="zomer")


def found(data: Data, ronde: str | None) -> Allocation:
    loaded = load(Plan, document(Path("plan.yaml"), text(data)))
    assert loaded.value is not None, loaded.faults
    return allocate(loaded.value, Agenda(), Question(ronde=ronde))


@settings(max_examples=cases(60), deadline=None)
@given(data=plans())
def test_pots_of_successive_rounds_never_go_down_and_the_last_has_all(data: Data) -> None:
    if "rondes" not in data["budget"]:
        return
    spring, autumn, year = (found(data, name) for name in ("voorjaar", "najaar", None))
    assert spring.pot.beschikbaar <= autumn.pot.beschikbaar == year.pot.beschikbaar
    assert autumn.pot.latere_rondes == 0
    late = {r.voorstel.id for r in autumn.regels if r.status == "latere-ronde"}
    assert late <= {r.voorstel.id for r in spring.regels if r.status == "latere-ronde"}
    if not late:
        assert autumn.regels == year.regels


class TestCommand:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "hoogland.yaml").write_text(complete(TWO), encoding="utf-8")
        (tmp_path / "vathorst.yaml").write_text(complete("wijk: Vathorst\nbudget: {totaal: 5}"), encoding="utf-8")
        return tmp_path

    def printed(self, folder: Path, *arguments: str) -> Any:
        result = run("allocate", "hoogland.yaml", "--format", "json", *arguments, cwd=folder)
        assert (result.code, result.err) == (0, "")
        [plan] = json.loads(result.out)["plannen"]
        return plan

    def test_json_names_the_round_only_where_there_is_one(self, folder: Path) -> None:
        plan = self.printed(folder, "--round", "VOORJAAR")
        assert (plan["ronde"], plan["budget"]["latere_rondes"], plan["budget"]["beschikbaar"]) == (
            "voorjaar",
            5000,
            5000,
        )
        assert "wat_als" not in plan
        year = self.printed(folder)
        assert "ronde" not in year
        assert "latere_rondes" not in year["budget"]

    def test_with_another_budget_the_last_day_still_holds(self, folder: Path) -> None:
        plan = self.printed(folder, "--round", "voorjaar", "--budget", "900")
        assert (plan["ronde"], plan["wat_als"], plan["budget"]["beschikbaar"]) == ("voorjaar", True, 900)
        got = {regel["id"]: (regel["status"], regel["toegekend"]) for regel in plan["regels"]}
        assert (got["fietsles"], got["soep"]) == (("toegekend", 800), ("latere-ronde", 0))

    def test_the_sum_on_the_screen(self, folder: Path) -> None:
        result = run("allocate", "hoogland.yaml", "--round", "voorjaar", cwd=folder)
        shown = [" ".join(line.split()) for line in result.out.splitlines()]
        assert "− voor latere rondes € 5.000" in shown
        assert "= beschikbaar € 5.000" in shown
        assert "Dit is het geld tot en met ronde 'voorjaar'." in shown
        assert "latere rondes" not in run("allocate", "hoogland.yaml", cwd=folder).out

    SHORT = """
budget:
  totaal: 100000
  rondes: [{naam: voorjaar, tot: 2026-03-31, deel: 50%}, {naam: najaar, tot: 2026-09-30, deel: 50%}]
bewonersinitiatieven:
  - {naam: Soep, kosten: 72186, besluit: {toegekend: 72186, ronde: RONDE}}
  - {naam: Bal, kosten: 10}
"""

    def test_more_was_decided_than_the_round_had(self, folder: Path) -> None:
        """50.000 in spring, and 72.186 was granted: that is 22.186 short, and no amount on the screen is below zero."""
        (folder / "hoogland.yaml").write_text(complete(self.SHORT.replace("RONDE", "voorjaar")), encoding="utf-8")
        result = run("allocate", "hoogland.yaml", "--round", "voorjaar", cwd=folder)
        shown = [" ".join(line.split()) for line in result.out.splitlines()]
        start = shown.index("− voor latere rondes € 50.000")
        assert shown[start : start + 6] == [
            "− voor latere rondes € 50.000",
            "− al besloten € 72.186",
            "+ tekort € 22.186",
            "= beschikbaar € 0",
            "− advies € 0",
            "= over € 0",
        ]
        assert "Er is € 72.186 besloten, en er is € 50.000 te verdelen: € 22.186 te veel." in shown
        assert "Daarom is er nu niets te verdelen." in shown
        assert "-" not in result.out.replace("hoogland.yaml", "")
        budget = self.printed(folder, "--round", "voorjaar")["budget"]
        assert (budget["beschikbaar"], budget["over"], budget["tekort"]) == (0, 0, 22186)
        assert "tekort" not in self.printed(folder)["budget"]

    def test_what_was_decided_for_later_is_gone_too(self, folder: Path) -> None:
        (folder / "hoogland.yaml").write_text(complete(self.SHORT.replace("RONDE", "najaar")), encoding="utf-8")
        result = run("allocate", "hoogland.yaml", "--round", "voorjaar", "--format", "markdown", cwd=folder)
        assert "* Van de € 50.000 die er is, is € 0 besloten.\n" in result.out
        later = "* Besluiten van een latere ronde, of zonder ronde en datum, gaan er ook af: € 72.186.\n"
        assert later + "* Daarom is er nu niets te verdelen.\n" in result.out

    def test_a_what_if_has_no_shortage(self, folder: Path) -> None:
        (folder / "hoogland.yaml").write_text(complete(self.SHORT.replace("RONDE", "voorjaar")), encoding="utf-8")
        budget = self.printed(folder, "--round", "voorjaar", "--budget", "10")["budget"]
        assert (budget["beschikbaar"], budget["toegekend"]) == (10, 10)
        assert "tekort" not in budget

    def test_a_round_that_is_not_there_and_the_others_are_done(self, folder: Path) -> None:
        (folder / "schothorst.yaml").write_text(complete("wijk: Schothorst\n" + FOUR), encoding="utf-8")
        result = run("allocate", "--round", "zomer", "--format", "json", cwd=folder)
        assert result.code == 2
        assert [plan["bestand"] for plan in json.loads(result.out)["plannen"]] == ["schothorst.yaml"]
        assert result.err.splitlines() == [
            "wijkplan: hoogland.yaml heeft geen ronde 'zomer'; kies uit voorjaar, najaar.",
            "wijkplan: vathorst.yaml heeft geen ronde 'zomer': er staan geen rondes in.",
        ]
