"""The questions of `add` and `set` on a terminal; the answers are typed by the test."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from terminal_helpers import dialogue

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminal there")

PLAN = """\
wijk: Voorbeeld
jaar: 2026
budget: {totaal: 1000}

themas:
  - id: samen
    naam: Prettig samenleven
    doelgroepen: [ouderen]
  - naam: Taal en werk

bewonersinitiatieven:
  - naam: Soep op dinsdag
    thema: samen
    kosten: 400
"""

AGENDA = """\
ambities: [{naam: Meedoen}, {naam: Gezond}, {id: veilig, naam: Een veilige straat}]
doelgroepen: [{naam: Ouderen}, {naam: Jongeren}]
partijen: [{naam: Taalhuis}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plan.yaml").write_bytes(PLAN.encode())
    return tmp_path


@pytest.fixture
def with_agenda(folder: Path) -> Path:
    (folder / "agenda.yaml").write_bytes(AGENDA.encode())
    return folder


def text(folder: Path) -> str:
    return (folder / "plan.yaml").read_bytes().decode()


ADDS = {"Meer invullen? (ja/nee):": [""], "Zo toevoegen? (Ja/nee):": [""]}
"""Who wants to say no more, and agrees."""


class TestAdd:
    """What was not given as an option is asked for."""

    def test_each_answer_is_checked_at_once(self, folder: Path) -> None:
        answers = {
            "naam:": ["", "Soep op dinsdag"],  # it has to have a name
            "id [soep-op-dinsdag-2]:": ["Soep!", "soep-twee"],
            "thema:": ["9", "2"],  # there are two
            "wie:": ["Buurtkeuken"],
            "kosten:": ["2.400", "2400"],
            "eigen_bijdrage:": [""],
            "draagvlak:": ["veel", "12"],
            "bereik:": [""],
        }
        code, said = dialogue(folder, ["add", "plan.yaml", "initiatief", "--vrijwilligers", "3"], answers | ADDS)
        assert code == 0, said
        assert text(folder) == PLAN + (
            "  - id: soep-twee\n    naam: Soep op dinsdag\n    thema: taal-en-werk\n    wie: Buurtkeuken\n"
            "    kosten: 2400\n    draagvlak: 12\n    vrijwilligers: 3\n"
        )
        assert "plan.yaml:15" in said
        for words in (
            "Hier is een antwoord nodig. Met Ctrl-C stop je.",
            "Er is al iets met de id soep-op-dinsdag. Is dit hetzelfde? Stop dan met Ctrl-C.",
            "Bij welk thema hoort het?",
            "1 samen Prettig samenleven",
            "'9' staat niet in dit plan",
            "is geen goede id",
            "op twee manieren",
        ):
            assert words in said

    def test_a_thema_gets_ambities_by_their_numbers_and_the_two_voices(self, with_agenda: Path) -> None:
        answers = {
            "naam:": ["Bomen"],
            "doel:": [""],
            "waarom:": [""],
            "ambities:": ["3, 4", "3, meedoen"],  # there is no fourth
            "doelgroepen:": ["2,1"],
            "behoefte:": [""],
            "cijfer van de wijk:": ["12", "7,5"],
            "cijfer van de aanbieder:": ["6"],  # a figure, and no number of a partij
        }
        code, said = dialogue(with_agenda, ["add", "plan.yaml", "thema"], answers | ADDS)
        assert code == 0, said
        item = (
            "  - naam: Bomen\n    ambities: [veilig, meedoen]\n    doelgroepen: [jongeren, ouderen]\n"
            "    prioriteit:\n      wijk: 7.5\n      aanbieder: 6\n"
        )
        assert item in text(with_agenda)
        for words in (
            "Welk cijfer geeft de wijk, van 0 tot 10?",
            "3 veilig Een veilige straat",
            "De ambitie '4' staat niet in de agenda",
            "tussen 0 en 10",
        ):
            assert words in said
        assert "Taalhuis" not in said

    def test_without_an_agenda_there_are_no_ambities_to_choose(self, folder: Path) -> None:
        skipped = ("doel:", "waarom:", "behoefte:", "cijfer van de wijk:", "cijfer van de aanbieder:")
        answers = {"naam:": ["Bomen"], **{question: [""] for question in skipped}}
        code, said = dialogue(folder, ["add", "plan.yaml", "thema"], answers | ADDS)
        assert code == 0, said
        assert "ambities" not in said
        assert "  - naam: Bomen\n\n" in text(folder)

    def test_a_signaal_gets_its_doelgroep(self, with_agenda: Path) -> None:
        answers = {"tekst:": ["Te donker"], "doelgroep:": ["2"]}
        given = ["--thema", "samen", "--bron", "wijktafel", "--datum", "2025-09-12", "--aantal", "3"]
        code, said = dialogue(with_agenda, ["add", "plan.yaml", "signaal", *given], answers | ADDS)
        assert code == 0, said
        assert "    aantal: 3\n    doelgroep: jongeren\n" in text(with_agenda)

    def test_an_effect_is_asked_for_with_its_thema(self, folder: Path) -> None:
        answers = {
            "thema:": ["", "samn", "1"],  # it has to have one
            "wat:": ["Meer contact"],
            "nulmeting:": ["41%"],
            "streven:": ["50%"],
            "bron:": [""],
        }
        code, said = dialogue(folder, ["add", "plan.yaml", "effect"], answers | ADDS)
        assert code == 0, said
        effect = "    effecten:\n      - wat: Meer contact\n        nulmeting: 41%\n        streven: 50%\n"
        assert text(folder) == PLAN.replace("[ouderen]\n", f"[ouderen]\n{effect}")
        assert "1 samen Prettig samenleven" in said
        assert "Het thema 'samn' staat niet in dit plan. Bedoel je samen (" in said

    def test_a_wrong_thema_is_said_before_anything_is_asked(self, folder: Path) -> None:
        code, said = dialogue(folder, ["add", "plan.yaml", "effect", "--thema", "samn"], {})
        assert (code, text(folder)) == (2, PLAN)
        assert "wat:" not in said

    def test_who_wants_to_say_more_is_asked_more_and_sees_what_is_written(self, with_agenda: Path) -> None:
        answers = {
            "naam:": ["Bingo"],
            **{f"{field}:": [""] for field in ("thema", "wie", "kosten", "eigen_bijdrage", "draagvlak")},
            **{f"{field}:": [""] for field in ("vrijwilligers", "bereik", "minimum", "start", "einde", "tekst")},
            "begroting:": ["Zaal 100", "Zaal: 100; Prijzen: 50"],
            "Meer invullen? (ja/nee):": ["ja"],
            "doelgroepen:": ["1"],
            "ingediend:": ["gisteren", "2026-03-01"],
            "rechtsvorm:": ["2"],
            "Zo toevoegen? (Ja/nee):": ["nee"],
        }
        code, said = dialogue(with_agenda, ["add", "plan.yaml", "initiatief"], answers)
        assert (code, text(with_agenda)) == (2, PLAN)
        shown = re.sub("\x1b\\[[0-9;]*m", "", said).replace("\r", "")
        item = "  - naam: Bingo\n    rechtsvorm: vereniging\n    begroting:\n      - post: Zaal\n"
        assert item in shown
        assert "Bij 'begroting' hoort een lijst." in shown
        assert "    doelgroepen: [ouderen]\n    ingediend: 2026-03-01\n" in shown
        assert "Goed. Er is niets veranderd." in shown

    def test_what_to_add_is_chosen_from_a_list(self, folder: Path) -> None:
        kinds = ["", "aanwzig", "99", "6"]
        answers = {"soort:": [*kinds, "netwerk"], "naam:": ["Speeltuin"], "thema:": [""]}  # it has a soort itself
        code, said = dialogue(folder, ["add", "plan.yaml"], answers | ADDS)
        assert code == 0, said
        assert "aanwezig:\n  - naam: Speeltuin\n    soort: netwerk\n" in text(folder)
        for words in (
            "Bedoel je aanwezig?",
            "'99' kan hier niet. Kies een nummer van 1 tot en met 9.",
            "4 effect Wat er beter moet worden.",
            "9 ronde",
        ):
            assert words in said

    @pytest.mark.parametrize("stop", ["\x03", "\x04"])
    @pytest.mark.parametrize(
        ("arguments", "answers"), [(["thema"], {"naam:": ["Groen"], "doel:": ["{stop}"]}), ([], {"soort:": ["{stop}"]})]
    )
    def test_who_stops_changes_nothing(
        self, folder: Path, arguments: list[str], answers: dict[str, list[str]], stop: str
    ) -> None:
        typed = {question: [answer.format(stop=stop) for answer in given] for question, given in answers.items()}
        code, said = dialogue(folder, ["add", "plan.yaml", *arguments], typed)
        assert (code, text(folder)) == (130, PLAN)
        assert "Gestopt; er is niets veranderd." in said

    @pytest.mark.parametrize(("options", "more"), [(["--yes"], {}), ([], {"CI": "true"})])
    @pytest.mark.parametrize(("kind", "missing"), [(["thema"], "dit ontbreekt: --naam."), ([], "Kies uit: initiatief")])
    def test_no_questions(
        self, folder: Path, options: list[str], more: dict[str, str], kind: list[str], missing: str
    ) -> None:
        code, said = dialogue(folder, ["add", "plan.yaml", *kind, *options], {}, more)
        assert code == 2
        assert missing in said
        assert text(folder) == PLAN


class TestSet:
    """Without a value, the one that is there is shown and the new one is asked for."""

    def set_(self, folder: Path, path: str, name: str, *typed: str) -> tuple[int, str]:
        return dialogue(folder, ["set", "plan.yaml", path], {f"{name}:": [*typed]})

    def test_the_new_value_is_checked_at_once(self, folder: Path) -> None:
        code, said = self.set_(folder, "soep-op-dinsdag.kosten", "kosten", "2.400", "veel", "€ 450")
        assert code == 0, said
        assert text(folder) == PLAN.replace("400", "450")
        for words in (
            "Nu staat er bij bewonersinitiatieven.soep-op-dinsdag.kosten: 400",
            "Wat het in totaal kost.",
            "op twee manieren",
            "'veel' is geen",
            "bewonersinitiatieven.soep-op-dinsdag.kosten: 400 -> 450",
        ):
            assert words in re.sub("\x1b\\[[0-9;]*m", "", said)

    def test_the_place_is_chosen_from_a_list(self, folder: Path) -> None:
        """First the list, then the item in it, then the key of the item; or the whole place at once."""
        answers = {"plaats:": ["bewonersinitiatiefen", "bewonersinitiatieven", "1", "kosten"], "kosten:": ["450"]}
        code, said = dialogue(folder, ["set", "plan.yaml"], answers)
        assert code == 0, said
        assert text(folder) == PLAN.replace("400", "450")
        for words in ("Bedoel je bewonersinitiatieven?", "1 soep-op-dinsdag Soep op dinsdag", ".kosten: 400"):
            assert words in said

    def test_a_decision_that_is_chosen_from_the_list_is_made_with_decide(self, folder: Path) -> None:
        answers = {"plaats:": ["bewonersinitiatieven", "soep op Dinsdag", "besluit", "toegekend"]}
        code, said = dialogue(folder, ["set", "plan.yaml"], answers)
        assert (code, text(folder)) == (2, PLAN)
        assert "wijkplan decide plan.yaml soep-op-dinsdag BEDRAG --door GROEP" in said

    def test_the_agenda_is_changed_like_a_plan(self, with_agenda: Path) -> None:
        answers = {"plaats:": ["doelgroepen", "Jongeren", "moeilijk_bereikbaar"], "moeilijk_bereikbaar:": ["Ja"]}
        code, said = dialogue(with_agenda, ["set", "agenda.yaml"], answers)
        assert code == 0, said
        assert "agenda.yaml: doelgroepen.jongeren.moeilijk_bereikbaar: (niets) -> ja" in re.sub(
            "\x1b\\[[0-9;]*m", "", said
        )

    def test_enter_leaves_it_as_it_is(self, folder: Path) -> None:
        code, said = self.set_(folder, "soep-op-dinsdag.kosten", "kosten", "")
        assert (code, text(folder)) == (0, PLAN)
        assert "Er is niets veranderd." in said

    def test_what_is_not_there_yet_can_be_set(self, folder: Path) -> None:
        code, said = self.set_(folder, "gemeente", "gemeente", "Amersfoort")
        assert code == 0, said
        assert "Nu staat er bij gemeente: (niets)" in said
        assert "gemeente: Amersfoort\n" in text(folder)

    def test_a_thema_is_chosen_by_its_number(self, folder: Path) -> None:
        code, said = self.set_(folder, "soep-op-dinsdag.thema", "thema", "2")
        assert code == 0, said
        assert text(folder) == PLAN.replace("thema: samen", "thema: taal-en-werk")

    @pytest.mark.parametrize(
        ("path", "answer", "became"),
        [("samen.doelgroepen", "1,2", "[ouderen, jongeren]"), ("samen.doelgroepen[0]", "2", "[jongeren]")],
    )
    def test_so_are_doelgroepen(self, with_agenda: Path, path: str, answer: str, became: str) -> None:
        code, said = self.set_(with_agenda, path, "doelgroepen", answer)
        assert code == 0, said
        assert text(with_agenda) == PLAN.replace("[ouderen]", became)

    def test_a_weight_is_a_figure_and_no_thema(self, folder: Path) -> None:
        code, said = self.set_(folder, "spelregels.criteria.thema", "thema", "1")
        assert code == 0, said
        assert "thema: 1\n" in text(folder)
        assert "Prettig samenleven" not in said

    def test_a_key_that_no_plan_has_stays(self, folder: Path) -> None:
        wrong = PLAN.replace("doelgroepen:", "doelgroeepn:")
        (folder / "plan.yaml").write_bytes(wrong.encode())
        code, said = self.set_(folder, "samen.doelgroeepn", "doelgroeepn", "ouderen", "")
        assert (code, text(folder)) == (0, wrong)
        assert "Bedoel je 'doelgroepen'?" in said

    def test_personal_data_is_not_shown(self, folder: Path) -> None:
        (folder / "plan.yaml").write_bytes(PLAN.replace("Taal en werk", "soep@voorbeeld.nl").encode())
        code, said = self.set_(folder, "themas[1].naam", "naam", "Taal")
        assert code == 0
        assert "soep@voorbeeld.nl" not in said
        assert "  - naam: Taal\n" in text(folder)

    def test_who_stops_changes_nothing(self, folder: Path) -> None:
        code, said = self.set_(folder, "wijk", "wijk", "\x03")
        assert (code, text(folder)) == (130, PLAN)
        assert "Gestopt; er is niets veranderd." in said

    @pytest.mark.parametrize(("path", "answers"), [("Prettig samenleven", ["", "naam"]), ("themas", ["samen", "2"])])
    def test_of_a_place_with_parts_the_part_is_asked_for(self, folder: Path, path: str, answers: list[str]) -> None:
        code, shown = dialogue(folder, ["set", "plan.yaml", path], {"plaats:": answers, "naam:": ["Samen leven"]})
        assert (code, text(folder)) == (0, PLAN.replace("Prettig samenleven", "Samen leven"))
        assert "Met Ctrl-C stop je; dan verandert er niets." in shown
        assert "2 naam De naam, zoals bewoners die kennen." in shown
        assert ("Hier is een antwoord nodig." in shown) is ("" in answers)

    def test_no_questions_where_nobody_answers(self, folder: Path) -> None:
        code, said = dialogue(folder, ["set", "plan.yaml", "wijk"], {}, {"CI": "true"})
        assert (code, text(folder)) == (2, PLAN)
        assert "geef een nieuwe waarde, of --remove" in said
