"""``wijkplan decide``: what was decided comes into the plan, with who and when, and with why where it departs."""

from __future__ import annotations

import datetime
import io
import re
import sys
from pathlib import Path

import pytest
from helpers import run, unindent
from terminal_helpers import dialogue
from wijkplan.yamltext import parse

PLAN = """
    # Amounts are made up.
    wijk: Voorbeeld
    jaar: 2026
    budget: {totaal: 5000}
    bewonersinitiatieven:
      - naam: Soep op dinsdag   # al jaren
        kosten: 3600
        draagvlak: 60
      - naam: Lange tafel
        kosten: 1000
        draagvlak: 20
        besluit: {toegekend: 900, datum: 2026-02-01, door: buurtbestuur, motivering: Het kan met minder.}
      - naam: Moestuin
        kosten: 4000
        draagvlak: 10
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(unindent(PLAN))
    return path


def decide(file: Path, *arguments: str) -> tuple[int, str, str]:
    done = run("decide", str(file), *arguments)
    return done.code, done.out, done.err


def lines_changed(file: Path) -> tuple[list[str], list[str]]:
    """The lines that went, and the lines that came."""
    before, after = unindent(PLAN).splitlines(), file.read_text().splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


def test_a_decision_that_follows_the_advice_needs_no_reason(file: Path) -> None:
    code, out, _err = decide(file, "soep-op-dinsdag", "3600", "--door", "buurtbestuur", "--datum", "2026-03-02")
    assert (code, out) == (0, "soep-op-dinsdag: € 3.600\n")
    assert lines_changed(file) == (
        [],
        ["    besluit:", "      toegekend: 3600", "      datum: 2026-03-02", "      door: buurtbestuur"],
    )


def test_the_day_is_today_where_none_is_given(file: Path) -> None:
    decide(file, "soep-op-dinsdag", "3600", "--door", "buurtbestuur")
    assert f"datum: {datetime.date.today().isoformat()}" in file.read_text()


def test_a_decision_that_departs_from_the_advice_needs_a_reason(file: Path) -> None:
    """Of 5000 euros 900 is decided; Soep asks 3600 of the 4100 that is left, so the advice is all of it."""
    before = file.read_bytes()
    code, out, err = decide(file, "soep-op-dinsdag", "3000", "--door", "buurtbestuur")
    assert (code, out) == (2, "")
    assert "het advies voor 'Soep op dinsdag' is € 3.600" in err
    assert "--motivering" in err
    assert file.read_bytes() == before


def test_with_a_reason_it_is_written_down(file: Path) -> None:
    code, _out, _err = decide(
        file, "soep-op-dinsdag", "3000", "--door", "buurtbestuur", "--motivering", "De rest: een gift"
    )
    assert code == 0
    assert '      motivering: "De rest: een gift"' in lines_changed(file)[1]


def test_a_rejection_is_a_decision_for_nothing(file: Path) -> None:
    """Moestuin does not fit in the 500 that is left below Soep, so nothing is what is advised."""
    code, out, _err = decide(file, "moestuin", "0", "--door", "buurtbestuur")
    assert (code, out) == (0, "moestuin: afgewezen\n")
    assert "      toegekend: 0" in lines_changed(file)[1]


def test_a_decision_can_be_made_again_and_loses_the_old_reason(file: Path) -> None:
    """The advice for Lange tafel, if nothing were decided about it: all that it asks."""
    code, out, _err = decide(file, "lange-tafel", "1000", "--door", "wijktafel", "--datum", "2026-03-05")
    assert (code, out) == (0, "lange-tafel: € 1.000 (eerst € 900)\n")
    gone, came = lines_changed(file)
    assert gone == [
        "    besluit: {toegekend: 900, datum: 2026-02-01, door: buurtbestuur, motivering: Het kan met minder.}"
    ]
    assert came == ["    besluit: {toegekend: 1000, datum: 2026-03-05, door: wijktafel}"]


def test_the_same_decision_once_more_changes_nothing(file: Path) -> None:
    again = ("--door", "buurtbestuur", "--datum", "2026-02-01", "--motivering", "Het kan met minder.")
    code, out, err = decide(file, "lange-tafel", "900", *again)
    assert (code, out) == (0, "")
    assert "dit staat er al" in err
    assert file.read_text() == unindent(PLAN)


def test_a_decision_can_be_taken_back(file: Path) -> None:
    code, out, _err = decide(file, "lange-tafel", "--undo")
    assert (code, out) == (0, "lange-tafel: het besluit is weggehaald\n")
    gone, came = lines_changed(file)
    assert len(gone) == 1
    assert not came


def test_what_was_not_decided_cannot_be_taken_back(file: Path) -> None:
    code, _out, err = decide(file, "moestuin", "--undo")
    assert code == 0
    assert "nog niets besloten" in err
    assert file.read_text() == unindent(PLAN)


class TestAdvice:
    def test_all_that_is_advised_is_taken_over(self, file: Path) -> None:
        code, out, err = decide(file, "--advice", "--door", "buurtbestuur", "--datum", "2026-03-02", "--yes")
        assert (code, out) == (0, "soep-op-dinsdag: € 3.600\n")
        assert "Trede 3: bewonersinitiatieven" in err, "it is shown first"
        assert len(lines_changed(file)[1]) == 4

    def test_taken_over_there_is_no_more_advice(self, file: Path) -> None:
        decide(file, "--advice", "--door", "buurtbestuur", "--yes")
        after = file.read_bytes()
        code, _out, err = decide(file, "--advice", "--door", "buurtbestuur", "--yes")
        assert code == 0
        assert "geen nieuw advies" in err
        assert file.read_bytes() == after

    def test_nobody_to_ask_means_nothing_is_written(self, file: Path) -> None:
        code, _out, err = decide(file, "--advice", "--door", "buurtbestuur")
        assert code == 2
        assert "--yes" in err
        assert file.read_text() == unindent(PLAN)

    def test_what_would_change_can_be_seen_first(self, file: Path) -> None:
        code, out, _err = decide(file, "--advice", "--door", "buurtbestuur", "--datum", "2026-03-02", "--dry-run")
        assert code == 0
        assert "+      toegekend: 3600" in out
        assert file.read_text() == unindent(PLAN)

    def test_a_round_advises_what_the_round_has(self, file: Path) -> None:
        """Half of 5000 less 900: Soep does not fit in 1600, and nothing else does."""
        text = unindent(PLAN).replace(
            "{totaal: 5000}", "{totaal: 5000, rondes: [{naam: lente, deel: 50%}, {naam: herfst, deel: 50%}]}"
        )
        file.write_text(text)
        code, _out, err = decide(file, "--advice", "--round", "lente", "--door", "buurtbestuur", "--yes")
        assert code == 0
        assert "geen nieuw advies" in err
        code, _out, err = decide(file, "--advice", "--round", "zomer", "--door", "buurtbestuur", "--yes")
        assert code == 2
        assert "kies uit lente, herfst" in err


class TestRounds:
    """Of 5000 is 60% there in spring: 3000. In a plan with rounds the decision says which money it takes."""

    ROUNDS = "[{naam: lente, tot: 2026-03-31, deel: 60%}, {naam: herfst, tot: 2026-09-30, deel: 40%}]"

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        path = tmp_path / "plan.yaml"
        path.write_text(unindent(PLAN).replace("{totaal: 5000}", f"{{totaal: 5000, rondes: {self.ROUNDS}}}"))
        return path

    def test_the_round_is_written_down_and_what_it_has_left_is_said(self, file: Path) -> None:
        """3000 less 900 for the lange tafel and 2000 for the soep."""
        given = ("soep-op-dinsdag", "2000", "--door", "buurtbestuur", "--datum", "2026-03-02", "--motivering", "Gift")
        code, out, err = decide(file, *given, "--round", "Lente")
        assert (code, out) == (0, "soep-op-dinsdag: € 2.000\n")
        assert "      ronde: lente\n" in file.read_text()
        assert err.splitlines()[-3:] == [
            "Waarom: Gift",
            "Besloten op 2026-03-02 door buurtbestuur.",
            "Ronde 'lente': tot en met deze ronde is nog € 100 te verdelen.",
        ]

    def test_without_it_the_day_tells_the_round(self, file: Path) -> None:
        given = ("soep-op-dinsdag", "3600", "--door", "buurtbestuur", "--datum", "2026-05-02")
        code, _out, err = decide(file, *given)
        assert code == 0
        assert "ronde:" not in file.read_text()
        assert "Ronde 'herfst': tot en met deze ronde is nog € 500 te verdelen." in err

    def test_more_than_the_round_has_left_is_said(self, file: Path) -> None:
        """2100 is left in spring. With a reason it can be written, with a warning and in plain words."""
        given = ("soep-op-dinsdag", "3600", "--door", "buurtbestuur", "--datum", "2026-03-02", "--round", "lente")
        code, _out, err = decide(file, *given)
        assert code == 2
        assert "het advies voor 'Soep op dinsdag' is € 0" in err
        assert "Er is nog € 2.100 te verdelen." in err
        code, _out, err = decide(file, *given, "--motivering", "Nu is het seizoen")
        assert code == 0
        assert "WP319" in err
        assert err.splitlines()[-2:] == [
            "Ronde 'lente': tot en met deze ronde is nog € 0 te verdelen.",
            "Er is € 4.500 besloten, en er is € 3.000 te verdelen: € 1.500 te veel.",
        ]

    def test_more_than_the_pot_has_left_is_refused(self, file: Path) -> None:
        """Of the whole year 4100 is left."""
        given = ("moestuin", "4000", "--door", "buurtbestuur", "--datum", "2026-05-02", "--motivering", "Mooi")
        decide(file, "soep-op-dinsdag", "3600", "--door", "buurtbestuur", "--datum", "2026-05-02")
        before = file.read_text()
        code, _out, err = decide(file, *given)
        assert code == 1
        assert "Er is samen € 8.500 toegekend, en zonder de reserve is er € 5.000 te verdelen." in " ".join(err.split())
        assert file.read_text() == before

    def test_the_advice_of_a_round_is_written_down_with_it(self, file: Path) -> None:
        file.write_text(file.read_text().replace("kosten: 4000", "kosten: 400"))
        given = ("--advice", "--round", "lente", "--door", "buurtbestuur", "--datum", "2026-03-02", "--yes")
        code, _out, err = decide(file, *given)
        assert (code, file.read_text().count("ronde: lente")) == (0, 1)
        assert "Ronde 'lente': tot en met deze ronde is nog € 1.700 te verdelen." in err

    def test_a_round_that_is_not_there(self, file: Path) -> None:
        code, _out, err = decide(file, "moestuin", "0", "--door", "buurtbestuur", "--round", "zomer")
        assert code == 2
        assert "kies uit lente, herfst" in err


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminal there")
class TestAsking:
    """On a terminal the advice is shown and somebody is asked; the answer is typed by the test."""

    QUESTION = "1 besluit schrijven, samen € 3.600? (ja/nee):"

    def answered(self, file: Path, *typed: str) -> tuple[int, str]:
        command = ["decide", file.name, "--advice", "--door", "buurtbestuur", "--datum", "2026-03-02"]
        return dialogue(file.parent, command, {self.QUESTION: list(typed)})

    @pytest.mark.parametrize("yes", ["ja", "J", "yes"])
    def test_yes_writes_what_was_shown(self, file: Path, yes: str) -> None:
        code, said = self.answered(file, yes)
        assert code == 0, said
        before_the_question = said.partition(self.QUESTION)[0]
        assert "Trede 3: bewonersinitiatieven" in before_the_question
        assert "soep-op-dinsdag: € 3.600" in re.sub("\x1b\\[[0-9;]*m", "", said)
        assert lines_changed(file) == (
            [],
            ["    besluit:", "      toegekend: 3600", "      datum: 2026-03-02", "      door: buurtbestuur"],
        )

    @pytest.mark.parametrize("no", ["nee", "", "misschien"])
    def test_anything_else_leaves_the_file_alone(self, file: Path, no: str) -> None:
        """Also Enter alone."""
        code, said = self.answered(file, no)
        assert code == 2
        assert self.QUESTION in said
        assert "Goed. Er is niets veranderd." in said
        assert file.read_text() == unindent(PLAN)

    def test_who_stops_changes_nothing(self, file: Path) -> None:
        code, said = self.answered(file, "\x03")
        assert code == 130
        assert self.QUESTION in said
        assert file.read_text() == unindent(PLAN)


def test_amount_and_day_as_people_write_them(file: Path) -> None:
    """The plan gets the one notation."""
    told = ("--door", "buurtbestuur", "--datum", "2-3-2026")
    code, _out, _err = decide(file, "soep-op-dinsdag", "€ 3.600,-", *told)
    assert code == 0
    assert "toegekend: 3600\n      datum: 2026-03-02\n" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["soep-op-dinsdag", "3600"], "--door"),
        (["soep-op-dinsdag", "3600", "--door", " "], "--door"),
        (["soep-op-dinsdag", "--door", "buurtbestuur"], "een voorstel en een bedrag"),
        (["--door", "buurtbestuur"], "--advice of --undo"),
        (["soep-op-dinsdg", "3600", "--door", "buurtbestuur"], "Bedoel je"),
        (["soep-op-dinsdag", "2.400", "--door", "buurtbestuur"], "op twee manieren te lezen"),
        (["soep-op-dinsdag", "--advice", "--door", "buurtbestuur"], "--advice gaat over alle voorstellen"),
        (["--undo"], "--undo vraagt alleen de id"),
        (["soep-op-dinsdag", "3600", "--undo"], "--undo vraagt alleen de id"),
        (["soep-op-dinsdag", "3600", "--door", "buurtbestuur", "--datum", "1 mei"], "geen datum"),
        (
            ["soep-op-dinsdag", "3600", "--door", "buurtbestuur", "--datum", "31-2-2026"],
            "die maand (02-2026) heeft 28 dagen",
        ),
    ],
)
def test_wrong_use_is_explained(file: Path, arguments: list[str], said: str) -> None:
    code, out, err = decide(file, *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert file.read_text() == unindent(PLAN)


def test_a_decision_above_what_is_asked_is_refused(file: Path) -> None:
    code, _out, err = decide(
        file, "lange-tafel", "1500", "--door", "buurtbestuur", "--motivering", "Het is hard nodig."
    )
    assert code == 1
    assert "er is niets veranderd" in err
    assert file.read_text() == unindent(PLAN)


def test_no_reason_is_asked_for_more_than_is_asked(file: Path) -> None:
    """It would not help."""
    code, out, err = decide(file, "lange-tafel", "1500", "--door", "buurtbestuur")
    assert (code, out, err) == (2, "", "wijkplan: 'Lange tafel' vraagt € 1.000; meer toekennen kan niet.\n")
    assert file.read_text() == unindent(PLAN)


def test_a_plan_with_errors_is_left_alone(file: Path) -> None:
    text = unindent(PLAN).replace("kosten: 4000", "kosten: veel")
    file.write_text(text)
    code, _out, err = decide(file, "moestuin", "0", "--door", "buurtbestuur")
    assert code == 1
    assert "veel" in err
    assert file.read_text() == text


def test_comments_and_line_ends_stay(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    text = unindent(PLAN).replace("\n", "\r\n").encode("utf-8-sig")
    file.write_bytes(text)
    code, _out, _err = decide(file, "lange-tafel", "--undo")
    assert code == 0
    gone = "    besluit: {toegekend: 900, datum: 2026-02-01, door: buurtbestuur, motivering: Het kan met minder.}\r\n"
    assert file.read_bytes() == text.replace(gone.encode(), b"")


class TestManyDecisions:
    """What is advised for hundreds of voorstellen comes into the text in one go."""

    def many(self, file: Path, count: int, between: str = "") -> str:
        items = "".join(f"  - naam: Idee {n}\n    kosten: {n + 100} # {n}\n{between}" for n in range(count))
        file.write_text(f"wijk: Voorbeeld\njaar: 2026\nbudget: {{totaal: 99999999}}\nbewonersinitiatieven:\n{items}")
        return file.read_text()

    def test_each_stands_behind_its_own_voorstel(self, file: Path) -> None:
        before = self.many(file, 40, between="\n")
        code, _out, _err = decide(file, "--advice", "--door", "raad", "--datum", "2026-03-02", "--yes")
        assert code == 0
        expected = before
        for n in range(40):
            own = f"    kosten: {n + 100} # {n}\n"
            made = f"    besluit:\n      toegekend: {n + 100}\n      datum: 2026-03-02\n      door: raad\n"
            expected = expected.replace(own, own + made)
        assert file.read_text() == expected

    def test_the_whole_text_is_read_no_more_often_than_for_a_few(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read: list[int] = []
        grow = parse._grow

        def counted(tree: parse._Tree, text: str) -> None:
            read.append(len(text))
            grow(tree, text)

        monkeypatch.setattr(parse, "_grow", counted)
        whole = []
        for count in (4, 40):
            length = len(self.many(file, count))
            read.clear()
            decide(file, "--advice", "--door", "raad", "--dry-run")
            whole.append(sum(size >= length for size in read))
        assert whole[0] == whole[1] <= 3

    def test_items_between_brackets_are_changed_as_well(self, file: Path) -> None:
        text = "wijk: Voorbeeld\njaar: 2026\nbudget: {totaal: 900}\n"
        file.write_text(text + "bewonersinitiatieven: [{naam: Soep, kosten: 100}, {naam: Bal, kosten: 200}]\n")
        code, out, _err = decide(file, "--advice", "--door", "raad", "--yes")
        assert (code, out) == (0, "soep: € 100\nbal:  € 200\n")
        assert "{naam: Bal, kosten: 200, besluit: {toegekend: 200," in file.read_text()

    def test_a_file_has_so_many_values_and_no_more(self, file: Path) -> None:
        """Keys count, too: five for each voorstel, and eight more for each decision: 1,000 and 1,600 beside 38,500."""
        groups = ", ".join(f"groep-{n}" for n in range(38_500))
        before = self.many(file, 200) + f"interventies: [{{naam: Hulp, status: gestopt, doelgroepen: [{groups}]}}]\n"
        file.write_text(before)
        code, _out, err = decide(file, "--advice", "--door", "raad", "--yes")
        assert code == 1
        assert "meer dan 40000 dingen" in err
        assert "verdeel het plan over meer bestanden" in err
        assert file.read_text() == before

    def test_a_file_has_so_many_bytes_and_no_more(self, file: Path) -> None:
        before = self.many(file, 40) + "# x\n" + 4 * f"# {'x' * 262_000}\n"
        file.write_text(before)
        code, _out, err = decide(file, "--advice", "--door", "raad", "--yes")
        assert code == 1
        assert "groter dan 1024 KiB" in err
        assert file.read_text() == before


def test_a_voorstel_by_its_naam(file: Path) -> None:
    code, out, _err = decide(file, "Soep op Dinsdag", "3600", "--door", "buurtbestuur")
    assert (code, out) == (0, "soep-op-dinsdag: € 3.600\n")


def test_a_naam_that_two_have(file: Path) -> None:
    file.write_text(file.read_text().replace("naam: Moestuin", "id: moestuin\n    naam: Soep op dinsdag"))
    code, out, err = decide(file, "Soep op dinsdag", "1", "--door", "buurtbestuur")
    assert (code, out) == (2, "")
    assert "Noem de id: soep-op-dinsdag (Soep op dinsdag), moestuin (Soep op dinsdag)." in err


def test_the_answer_has_the_reason_the_day_and_what_is_left(file: Path) -> None:
    """Of 5000 euros 900 was decided and 3600 is now: 500 is left."""
    _code, _out, err = decide(file, "soep-op-dinsdag", "3600", "--door", "buurtbestuur", "--datum", "2026-03-02")
    assert err.splitlines() == [
        "Waarom: Het hele bedrag past in de € 4.100 die over was.",
        "Besloten op 2026-03-02 door buurtbestuur.",
        "Nog te verdelen: € 500.",
    ]


def test_the_answer_has_the_motivering_where_there_is_one(file: Path) -> None:
    err = decide(file, "soep-op-dinsdag", "3000", "--door", "buurtbestuur", "--motivering", "Het kan zuiniger.")[2]
    assert "Waarom: Het kan zuiniger.\n" in err
    assert "Nog te verdelen: € 1.100.\n" in err


def test_who_departs_without_a_reason_hears_why_the_advice_was_something_else(file: Path) -> None:
    err = decide(file, "soep-op-dinsdag", "3000", "--door", "buurtbestuur")[2]
    assert "Waarom het advies dat is: Het hele bedrag past in de € 4.100 die over was." in err


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminal there")
class TestAskingForWhatIsMissing:
    DAY = f"datum [{datetime.date.today().isoformat()}]:"

    def test_everything_that_was_not_given(self, file: Path) -> None:
        answers = {
            "voorstel:": ["soep", "soep op Dinsdag"],  # or its number, or its id
            "bedrag [3600]:": ["veel", "9000", "3000"],
            self.DAY: ["gisteren", "2026-03-02"],
            "door:": ["", "buurtbestuur"],
            "motivering:": ["", "Het kan zuiniger."],
        }
        code, said = dialogue(file.parent, ["decide", file.name], answers)
        assert code == 0, said
        assert lines_changed(file)[1] == [
            "    besluit:",
            "      toegekend: 3000",
            "      datum: 2026-03-02",
            "      door: buurtbestuur",
            "      motivering: Het kan zuiniger.",
        ]
        assert "'Soep op dinsdag' vraagt € 3.600; meer toekennen kan niet." in said
        for words in (
            "1 soep-op-dinsdag (advies: € 3.600) Soep op dinsdag",
            "2 lange-tafel (besloten: € 900) Lange tafel",
            "Het advies is € 3.600. Het hele bedrag past in de € 4.100 die over was.",
            "Dit is anders dan het advies. Leg uit waarom.",
        ):
            assert words in said

    def test_who_follows_the_advice_is_not_asked_why(self, file: Path) -> None:
        answers = {"bedrag [3600]:": [""], self.DAY: [""], "door:": ["wijktafel"]}
        code, said = dialogue(file.parent, ["decide", file.name, "soep-op-dinsdag"], answers)
        assert code == 0, said
        assert "      toegekend: 3600" in lines_changed(file)[1]

    @pytest.mark.parametrize("stop", ["\x03", "\x04"])
    def test_who_stops_changes_nothing(self, file: Path, stop: str) -> None:
        code, said = dialogue(file.parent, ["decide", file.name, "soep-op-dinsdag"], {"bedrag [3600]:": [stop]})
        assert (code, lines_changed(file)) == (130, ([], []))
        assert said.count("Gestopt; er is niets veranderd.") == 1
        assert "Traceback" not in said

    @pytest.mark.parametrize("stop", ["\x03", "\x04"])
    def test_who_stops_at_taking_over_the_advice_changes_nothing(self, file: Path, stop: str) -> None:
        arguments = ["decide", file.name, "--advice", "--door", "buurtbestuur"]
        code, said = dialogue(file.parent, arguments, {"1 besluit schrijven, samen € 3.600? (ja/nee):": [stop]})
        assert (code, lines_changed(file)) == (130, ([], []))
        assert "Gestopt; er is niets veranderd." in said


def test_where_nobody_can_be_asked_it_says_what_to_add(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    code, _out, err = decide(file, "--advice", "--door", "buurtbestuur")
    assert (code, lines_changed(file)) == (2, ([], []))
    assert err.splitlines()[-1] == "Ik kan hier niets vragen. Zet er --yes bij."
