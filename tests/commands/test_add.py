"""`add`: one more thing in a plan, by options or by answers, checked before it is written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from helpers import ROOT, Result, run
from wijkplan.plan.writing.adding import QUESTIONS, fields, needed, ordered, other_id, section
from wijkplan.plan.writing.kinds import SECTIONS

PLAN = """\
# Het plan van de wijk
wijk: Voorbeeld
jaar: 2026
budget: {totaal: 1000}

themas:
  - id: samen
    naam: Prettig samenleven
  - naam: Taal en werk

# Wat bewoners doen
bewonersinitiatieven:
  - naam: Soep op dinsdag
    thema: samen
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plan.yaml").write_bytes(PLAN.encode())
    return tmp_path


def add(folder: Path, *arguments: str) -> Result:
    return run("add", "plan.yaml", *arguments, cwd=folder)


def text(folder: Path) -> str:
    return (folder / "plan.yaml").read_bytes().decode()


def test_the_options_become_an_item_and_its_place_is_shown(folder: Path) -> None:
    result = add(
        folder, "initiatief", "--draagvlak", "12", "--naam", "Straatfeest: 's avonds", "--kosten", "2400,50",
        "--eigen-bijdrage", "200", "--thema", "taal-en-werk", "--doelgroepen", "ouderen, jongeren",
    )  # fmt: skip
    item = """\
  - naam: "Straatfeest: 's avonds"
    thema: taal-en-werk
    kosten: 2400.50
    eigen_bijdrage: 200
    draagvlak: 12
    doelgroepen: [ouderen, jongeren]
"""
    assert (result.code, result.out) == (0, f"plan.yaml:15\n{item}")
    assert text(folder) == PLAN + item


@pytest.mark.parametrize(
    ("arguments", "voices"),
    [
        (("--prioriteit-aanbieder", "6", "--prioriteit-wijk", "7,5"), "      wijk: 7.5\n      aanbieder: 6\n"),
        (("--prioriteit-aanbieder", "0"), "      aanbieder: 0\n"),
    ],
)
@pytest.mark.parametrize("kind", ["thema", "initiatief", "interventie"])
def test_the_two_voices_stand_under_prioriteit(
    folder: Path, kind: str, arguments: tuple[str, ...], voices: str
) -> None:
    assert add(folder, kind, "--naam", "Bomen planten", *arguments).code == 0
    assert f"  - naam: Bomen planten\n    prioriteit:\n{voices}" in text(folder)


def test_a_meting_is_short_until_it_has_a_year_or_a_number_of_people(folder: Path) -> None:
    given = ("--nulmeting", "38%", "--nulmeting-jaar", "2023", "--nulmeting.aantal", "310", "--streven", "50%")
    assert add(folder, "effect", "--thema", "taal-en-werk", "--wat", "Meer taal", *given).code == 0
    nulmeting = "        nulmeting:\n          waarde: 38%\n          jaar: 2023\n          aantal: 310\n"
    assert f"      - wat: Meer taal\n{nulmeting}        streven: 50%\n" in text(folder)
    nothing = add(folder, "effect", "--thema", "samen", "--wat", "Niets", "--gemeten-jaar", "2026")
    assert (nothing.code, "Hier ontbreekt 'waarde'." in nothing.err) == (1, True)


def test_a_thema_gets_what_both_thought_of_it_afterwards(folder: Path) -> None:
    assert add(folder, "thema", "--naam", "Groen", "--oordeel-wijk", "7,5", "--oordeel.aanbieder", "8").code == 0
    assert "  - naam: Groen\n    oordeel:\n      wijk: 7.5\n      aanbieder: 8\n" in text(folder)


def test_amounts_have_what_they_are_for_before_a_colon(folder: Path) -> None:
    """With semicolons, since an amount may have a comma. 120,50 + 300 = 420,50; less 100 of others is 320,50."""
    given = ("--begroting", "Zaalhuur: 120,50; Soep: € 300", "--medefinanciers", "Oranjefonds: 100")
    assert add(folder, "initiatief", "--naam", "Buurtmaal", *given, "--gevraagd", "320,50").code == 0
    assert text(folder).endswith(
        "    begroting:\n      - post: Zaalhuur\n        bedrag: 120.50\n      - post: Soep\n        bedrag: 300\n"
        "    medefinanciers:\n      - naam: Oranjefonds\n        bedrag: 100\n    gevraagd: 320.50\n"
    )
    before = text(folder)
    for unclear in ("Zaalhuur: 120,50, Soep: 300", "Zaal: 1; Zaal: 2", "Zaal 100"):
        again = add(folder, "initiatief", "--naam", "Nog een", "--begroting", unclear)
        assert (again.code, "Bij 'begroting' hoort een lijst." in again.err, text(folder)) == (1, True, before)


def test_an_effect_comes_in_its_thema(folder: Path) -> None:
    first = add(folder, "effect", "--thema", "taal-en-werk", "--wat", "Meer taal", "--bron", "wijktafel")
    effect = "      - wat: Meer taal\n        bron: wijktafel\n"
    assert (first.code, first.out) == (0, f"plan.yaml:11\n{effect}")
    second = add(folder, "effect", "--thema", "taal-en-werk", "--wat", "Meer werk", "--verhaal", "Ja: fijn")
    more = '      - wat: Meer werk\n        verhaal: "Ja: fijn"\n'
    assert (second.code, second.out) == (0, f"plan.yaml:13\n{more}")
    assert text(folder) == PLAN.replace("werk\n", f"werk\n    effecten:\n{effect}{more}")


def test_an_effect_has_an_id_that_is_free_in_its_thema(folder: Path) -> None:
    """Made of its words; where no id can be made of them it needs none. In another thema the same words are fine."""
    meer = ("effect", "--thema", "taal-en-werk", "--wat", "Meer taal")
    assert add(folder, *meer).code == 0
    again = add(folder, *meer)
    assert again.code == 2
    assert "--id meer-taal-2" in again.err
    assert add(folder, *meer, "--id", "meer-taal-2").out.endswith("      - id: meer-taal-2\n        wat: Meer taal\n")
    assert add(folder, "effect", "--thema", "samen", "--wat", "Meer taal", "--id", "meer-taal").code == 0
    assert text(folder).count("id: meer-taal\n") == 0
    for _ in range(2):
        assert add(folder, "effect", "--thema", "samen", "--wat", "更多").code == 0


def test_an_effect_needs_a_thema_to_be_there(folder: Path) -> None:
    (folder / "plan.yaml").write_text("wijk: Voorbeeld\njaar: 2026\nbudget: {totaal: 1000}\n")
    result = add(folder, "effect", "--thema", "samen", "--wat", "x")
    assert result.code == 2
    assert "een effect hoort bij een thema" in result.err


@pytest.mark.parametrize(
    ("arguments", "section"),
    [
        (
            ("interventie", "--naam", "Taalcoach", "--waarom", "x"),
            "interventies:\n  - naam: Taalcoach\n    waarom: x\n",
        ),
        (("signaal", "--tekst", "Te donker", "--aantal", "3"), "signalen:\n  - tekst: Te donker\n    aantal: 3\n"),
        (
            ("aanwezig", "--naam", "Speeltuin", "--soort", "voorziening"),
            "aanwezig:\n  - naam: Speeltuin\n    soort: voorziening\n",
        ),
        (
            ("participatie", "--wat", "wijktafel", "--datum", "2026-01-12"),
            "participatie:\n  - wat: wijktafel\n    datum: 2026-01-12\n",
        ),
    ],
)
def test_a_section_that_is_not_there_comes_at_its_place(folder: Path, arguments: tuple[str, ...], section: str) -> None:
    assert add(folder, *arguments).code == 0
    before_initiatieven = section.startswith(("signalen", "aanwezig"))
    expected = PLAN.replace("\n# Wat", f"\n{section}\n# Wat") if before_initiatieven else f"{PLAN}\n{section}"
    assert text(folder) == expected


def test_money_goes_into_the_budget(folder: Path) -> None:
    assert add(folder, "vast", "--naam", "Wijkcentrum", "--bedrag", "400").code == 0
    assert add(folder, "ronde", "--naam", "voorjaar", "--deel", "100%").code == 0
    budget = "{totaal: 1000, vast: [{naam: Wijkcentrum, bedrag: 400}], rondes: [{naam: voorjaar, deel: 100%}]}"
    assert text(folder) == PLAN.replace("{totaal: 1000}", budget)


def test_an_id_is_written_only_where_it_is_needed(folder: Path) -> None:
    assert add(folder, "thema", "--naam", "Groen", "--id", "groen").code == 0
    assert add(folder, "thema", "--naam", "Schoon", "--id", "netjes").code == 0
    assert "  - naam: Groen\n  - id: netjes\n    naam: Schoon\n" in text(folder)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("initiatief", "--naam", "Soep, op dinsdag!"), "--id soep-op-dinsdag-2"),
        (("interventie", "--naam", "Soep op dinsdag"), "--id soep-op-dinsdag-2"),
        (("thema", "--naam", "Samen"), "--id samen-2"),
        (("thema", "--naam", "日本"), "--id thema-2"),
        (("initiatief", "--kosten", "3"), "dit ontbreekt: --naam. Nuttig zijn ook: --thema, --wie, --kosten"),
        (("signaal",), "dit ontbreekt: --tekst."),
        (("effect",), "dit ontbreekt: --thema, --wat. Nuttig zijn ook: --nulmeting, --streven, --bron."),
        (("effect", "--wat", "x"), "dit ontbreekt: --thema."),
        (("effect", "--thema", "samen"), "dit ontbreekt: --wat."),
        (("effect", "--thema", "samn", "--wat", "x"), "Kies uit: samen, taal-en-werk. Bedoel je samen ("),
        (("effect", "--thema", "0", "--wat", "x"), "het thema '0' staat niet in dit plan"),
        ((), "Kies uit: initiatief, interventie, thema, effect, signaal,"),
        (("--naam", "x"), "zeg wat je erbij wilt zetten"),
        (("initatief", "--naam", "x"), "Bedoel je initiatief?"),
        (("thema", "--naam", "x", "--kosten", "3"), "bij 'thema' hoort geen --kosten. Wat hier kan: --id, --naam"),
        (("thema", "--naam", " "), "--naam is leeg"),
        (("thema", "--naam", "x\x07"), "--naam is leeg of heeft vreemde tekens"),
        (("thema", "--nam", "x"), "De optie --nam bestaat niet."),
        (("thema", "--wijk", "7"), "De optie --wijk bestaat niet. Bedoel je --prioriteit-wijk, --oordeel-wijk?"),
        (
            ("initiatief", "--naam", "soep op Dinsdag"),
            "er is al iets met de id soep-op-dinsdag. Is dit iets anders? Geef het een andere naam, of een id:"
            " --id soep-op-dinsdag-2",
        ),
        (("thema", "--naam", "日本"), "van deze naam is geen id te maken. Geef er een: --id thema-2"),
    ],
)
def test_wrong_use_says_what_would_be_right(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    result = add(folder, *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in " ".join(result.err.split())
    assert text(folder) == PLAN


@pytest.mark.parametrize("option", ["--prioriteit_wijk", "--prioriteit.wijk", "--prioriteit-wijk"])
def test_an_option_may_be_written_as_the_key_in_the_plan(folder: Path, option: str) -> None:
    result = add(folder, "initiatief", "--naam", "Fietsles", "--eigen_bijdrage=50", "--kosten", "70", option, "7")
    assert result.code == 0
    assert "    kosten: 70\n    eigen_bijdrage: 50\n    prioriteit:\n      wijk: 7\n" in text(folder)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("initiatief", "--naam", "x", "--thema", "samn"), "Bedoel je samen ("),
        (("initiatief", "--naam", "x", "--kosten", "2.400"), "op twee manieren te lezen"),
        (("initiatief", "--naam", "x", "--prioriteit-wijk", "11"), "het moet tussen 0 en 10 liggen"),
        (("thema", "--naam", "x", "--prioriteit-aanbieder", "hoog"), "'hoog' is geen getal"),
        (("initiatief", "--naam", "x", "--status", "bezig"), "'bezig' kan niet bij 'status'."),
        (("vast", "--naam", "x", "--tot-en-met", "eind 2027"), "'eind 2027' is geen jaar."),
        (("vast", "--naam", "x", "--bedrag", "2000"), "Het vaste geld is samen € 2.000"),
    ],
)
def test_what_would_be_an_error_is_refused(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    result = add(folder, *arguments)
    assert (result.code, result.out) == (1, "")
    assert said in result.err
    assert text(folder) == PLAN


def test_a_warning_about_the_new_item_is_shown(folder: Path) -> None:
    result = add(folder, "interventie", "--naam", "Jongerenwerk", "--thema", "samen", "--kosten", "300")
    assert result.code == 0
    assert "let op[WP401]" in result.err
    assert result.out.startswith("plan.yaml:")


def test_dry_run_writes_nothing(folder: Path) -> None:
    result = add(folder, "thema", "--naam", "Groen", "--dry-run")
    assert result.code == 0
    assert "+  - naam: Groen\n" in result.out
    assert text(folder) == PLAN


@pytest.mark.parametrize("themas", ["themas: Samen\n", "themas: {naam: A}\n"])
def test_a_list_that_is_no_list_is_left_alone(folder: Path, themas: str) -> None:
    broken = PLAN.partition("themas:")[0] + themas
    (folder / "plan.yaml").write_bytes(broken.encode())
    result = add(folder, "thema", "--naam", "Groen")
    assert result.code == 1
    assert "bij themas is de tekst niet zo te veranderen" in result.err
    assert text(folder) == broken


@pytest.mark.parametrize("kind", SECTIONS)
def test_there_is_a_help_page_for_each_kind(folder: Path, kind: str) -> None:
    said = run("add", kind, "--help", cwd=folder, env={"COLUMNS": "200"}).out
    assert set(QUESTIONS[kind]) <= set(fields(kind))
    assert QUESTIONS[kind][: len(needed(kind))] == needed(kind)
    shown = set(re.findall(r"^  (--[a-z-]+)", said, re.MULTILINE)) - {"--yes", "--dry-run"}
    assert shown == {f"--{key.replace('_', '-')}" for key in fields(kind)}


def test_the_help_says_what_a_field_means_for_this_kind(folder: Path) -> None:
    effect, signaal = (" ".join(run("add", kind, "--help", cwd=folder).out.split()) for kind in ("effect", "signaal"))
    assert "Waar het cijfer vandaan komt." in effect
    assert "Waar het signaal vandaan komt." in signaal
    assert "Waar het cijfer vandaan komt." not in signaal


def test_the_help_names_the_kinds_where_none_was_chosen(folder: Path) -> None:
    said = run("add", "--help", cwd=folder).out
    assert all(kind in said for kind in SECTIONS)
    assert "--naam" not in said


AGENDA = "# Onze stad\ngemeente: Amersfoort\npartijen:\n  - naam: Taalhuis\n"


@pytest.mark.parametrize(
    ("arguments", "item"),
    [
        (("doelgroep", "--naam", "Ouderen", "--moeilijk-bereikbaar", "ja"), "moeilijk_bereikbaar: ja"),
        (("ambities", "--naam", "Iedereen doet mee"), "  - naam: Iedereen doet mee"),
        (("partij", "--naam", "Sport", "--rol", "uitvoerder"), "    rol: uitvoerder"),
    ],
)
def test_the_agenda_can_be_added_to(folder: Path, arguments: tuple[str, ...], item: str) -> None:
    agenda = folder / "agenda.yaml"
    agenda.write_text(AGENDA, encoding="utf-8")
    assert run("add", agenda, *arguments).code == 0
    text = agenda.read_text(encoding="utf-8")
    assert item in text
    assert text.startswith("# Onze stad\n")


@pytest.mark.parametrize(("file", "kind"), [("plan.yaml", "doelgroep"), ("agenda.yaml", "thema")])
def test_what_belongs_in_the_other_file_is_refused(folder: Path, file: str, kind: str) -> None:
    (folder / "agenda.yaml").write_text(AGENDA, encoding="utf-8")
    result = run("add", file, kind, "--naam", "Groen", cwd=folder)
    assert result.code == 2
    assert f"'{kind}' hoort niet in {file}." in result.err


def test_an_unknown_aanbieder_is_refused_with_the_nearest_partij(folder: Path) -> None:
    (folder / "agenda.yaml").write_text(AGENDA, encoding="utf-8")
    before = (folder / "plan.yaml").read_bytes()
    result = run("add", "plan.yaml", "interventie", "--naam", "Taalles", "--aanbieder", "taalhuiz", cwd=folder)
    assert (result.code, (folder / "plan.yaml").read_bytes()) == (2, before)
    assert "De aanbieder 'taalhuiz' staat niet bij de partijen in de agenda." in result.err
    assert "Bedoel je taalhuis (Taalhuis)?" in result.err


def test_a_plan_in_the_one_layout_stays_in_it(tmp_path: Path) -> None:
    """What `add` and `set` write, `fmt` leaves as it is."""
    plans = ROOT / "plans"
    shutil.copy(plans / "agenda.yaml", tmp_path)
    plan = shutil.copy(plans / "2026" / "soesterkwartier.yaml", tmp_path)
    assert run("fmt", "--check", plan).code == 0
    for arguments in (
        ("initiatief", "--naam", "Zingen, in koor", "--thema", "samen", "--doelgroepen", "ouderen,jongeren"),
        ("interventie", "--naam", "Taalcoach", "--waarom", "Ja: nodig"),
        ("thema", "--naam", "Groen", "--doel", "Meer bomen.", "--prioriteit-wijk", "7", "--prioriteit-aanbieder", "6"),
        ("effect", "--thema", "samen", "--wat", "Meer contact: echt", "--nulmeting", "41%"),
        ("effect", "--thema", "groen", "--wat", "Meer bomen"),
        ("signaal", "--tekst", "'s Avonds is het donker", "--aantal", "4"),
        ("participatie", "--wat", "wijktafel", "--datum", "2026-01-12"),
        ("aanwezig", "--naam", "Moestuin", "--soort", "netwerk"),
        ("vast", "--naam", "Niets", "--bedrag", "0"),
    ):
        result = run("add", plan, *arguments)
        assert result.code == 0, result.err
    for path, value in (("groen.effecten[0].streven", "7,5"), ("zingen-in-koor.prioriteit.wijk", "7,5")):
        assert run("set", plan, path, value).code == 0
    assert run("fmt", "--check", plan).code == 0


def test_ids_and_order() -> None:
    data = {"themas": [{"naam": "A"}], "interventies": [{"id": "soep"}, {"id": "soep-2"}], "bewonersinitiatieven": "x"}
    assert other_id(data, "initiatief", {"naam": "Soep"}) == "soep-3"
    assert other_id(data, "thema", {"naam": "Soep"}) is None
    assert other_id(data, "aanwezig", {"naam": "A"}) is None
    assert other_id(data, "initiatief", {"naam": "Soep", "id": "b"}) is None
    assert section("interventie", {"thema": "a"}, data) == ("interventies",)
    assert section("effect", {"thema": "a"}, data) == ("themas", 0, "effecten")
    assert ordered("effect", {"bron": "x", "wat": "y", "thema": "a"}) == {"wat": "y", "bron": "x"}
    assert list(ordered("initiatief", {"kosten": "1", "naam": "B c", "id": "b-c", "wie": "x"})) == [
        "naam",
        "wie",
        "kosten",
    ]


def test_without_a_terminal_nothing_is_asked(folder: Path) -> None:
    assert add(folder, "thema").code == 2


def test_rounds_can_be_added_one_by_one(tmp_path: Path) -> None:
    """With only the first one they do not make 100% yet: that is said, and does not stand in the way."""
    file = tmp_path / "plan.yaml"
    file.write_text("wijk: Voorbeeld\njaar: 2026\nbudget:\n  totaal: 1000\n")
    first = run("add", file, "ronde", "--naam", "lente", "--deel", "50%", "--yes")
    assert first.code == 0
    assert "WP310" in first.err
    assert first.err.splitlines()[-2:] == [
        "De rondes zijn samen 50%, en dat moet 100% zijn. Dit is de volgende stap:",
        f"wijkplan add {file} ronde --naam NAAM --deel 50%",
    ]
    second = run("add", file, "ronde", "--naam", "herfst", "--deel", "50%", "--yes")
    assert (second.code, second.err) == (0, "")
    assert run("validate", file).code == 0
    assert run("add", file, "ronde", "--naam", "winter", "--deel", "veel", "--yes").code == 1
    assert run("set", file, "budget.rondes[lente].deel", "40%").code == 0
    more = run("set", file, "budget.rondes.herfst.deel", "70%")  # the other one is next
    assert more.code == 0
    assert "De rondes verdelen samen 110% van het geld." in more.err
    assert run("set", file, "budget.rondes[herfst].deel", "60%").code == 0


def test_a_third_round_takes_its_part_of_the_others(tmp_path: Path) -> None:
    """62,5% + 37,5% + 20% is 120%: the largest has to give 20%. The command that is shown does so."""
    file = tmp_path / "plan.yaml"
    rondes = "[{naam: herfst, deel: 37.5%}, {naam: lente, deel: 62.5%}]"
    file.write_text(f"wijk: Voorbeeld\njaar: 2026\nbudget: {{totaal: 1000, rondes: {rondes}}}\n")
    done = run("add", file, "ronde", "--naam", "winter", "--deel", "20%", "--yes")
    assert done.code == 0
    said, command = done.err.splitlines()[-2:]
    assert said == "De rondes zijn samen 120%, en dat moet 100% zijn. Dit is de volgende stap:"
    assert command == f"wijkplan set {file} 'budget.rondes[1].deel' 42.5%"
    assert run("set", file, "budget.rondes[1].deel", "50%").code == 0, "a step on the way"
    assert run("set", file, "budget.rondes[1].deel", "42.5%").err == ""
    assert run("validate", file).code == 0


def test_an_item_between_brackets_is_shown_with_its_whole_line(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("wijk: Voorbeeld\njaar: 2026\nbudget: {totaal: 1000}\naanwezig: [{naam: Speeltuin}]\n")
    done = run("add", file, "aanwezig", "--naam", "Bieb", "--yes")
    assert done.out == f"{file}:4\naanwezig: [{{naam: Speeltuin}}, {{naam: Bieb}}]\n"


@pytest.mark.parametrize(
    ("word", "section"),
    [
        ("bewonersinitiatief", "bewonersinitiatieven"),
        ("Bewonersinitiatieven", "bewonersinitiatieven"),
        ("initiatieven", "bewonersinitiatieven"),
        ("interventies", "interventies"),
        ("thema's", "themas"),
        ("themas", "themas"),
    ],
)
def test_a_kind_in_other_words(folder: Path, word: str, section: str) -> None:
    assert add(folder, word, "--naam", "Leeskring").code == 0
    assert "Leeskring" in text(folder).partition(f"{section}:")[2]


def test_what_is_pointed_at_may_be_called_by_its_naam(folder: Path) -> None:
    (folder / "agenda.yaml").write_text(
        "doelgroepen: [{id: jong, naam: Jongeren}, {naam: Ouderen}]\n", encoding="utf-8"
    )
    named = ("--thema", "prettig samenleven", "--doelgroepen", "Jongeren,ouderen")
    result = add(folder, "initiatief", "--naam", "Leeskring", *named, "--niet-samen-met", "Soep op dinsdag")
    assert result.code == 0, result.err
    added = text(folder).partition("  - naam: Leeskring\n")[2]
    assert added == "    thema: samen\n    doelgroepen: [jong, ouderen]\n    niet_samen_met: [soep-op-dinsdag]\n"


def test_an_effect_comes_in_the_thema_of_that_naam(folder: Path) -> None:
    result = add(folder, "effect", "--thema", "Taal en werk", "--wat", "Meer mensen lezen")
    assert result.code == 0, result.err
    assert "  - naam: Taal en werk\n    effecten:\n" in text(folder)
