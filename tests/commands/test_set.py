"""`set`: one value changes, the rest of the file stays to the letter, and a plan never gets an error by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import Result, counted_reads, run
from wijkplan.plan.writing.places import Shape, UnknownPlaceError, place, shape

PLAN = """\
# Het plan van de wijk
wijk: Voorbeeld   # zo heet de wijk
jaar: 2026
budget: {totaal: 1000}

themas:
  - id: samen
    naam: Prettig samenleven
    prioriteit: {wijk: 3, aanbieder: 4}   # vorig jaar
    # wat we willen
    doel: Elkaar kennen.
  - naam: Taal en werk

bewonersinitiatieven:
  - naam: Soep op dinsdag
    thema: samen
    kosten: 400
    doelgroepen: [ouderen, jongeren]
  - naam: Straatfeest
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plan.yaml").write_bytes(PLAN.encode())
    return tmp_path


def set_(folder: Path, *arguments: str, plan: str = "plan.yaml") -> Result:
    return run("set", plan, *arguments, cwd=folder)


def text(folder: Path) -> str:
    return (folder / "plan.yaml").read_bytes().decode()


@pytest.mark.parametrize(
    ("path", "value", "old", "new", "said"),
    [
        ("budget.totaal", "€ 2.400,50", "1000", "2400.50", "budget.totaal: 1000 -> 2400.50"),
        ("themas[samen].prioriteit.wijk", "8", "wijk: 3", "wijk: 8", "themas.samen.prioriteit.wijk: 3 -> 8"),
        ("themas[0].doel", "Ja: samen", "Elkaar kennen.", '"Ja: samen"', "doel: Elkaar kennen. -> Ja: samen"),
        ("soep-op-dinsdag.kosten", "450", "400", "450", "bewonersinitiatieven.soep-op-dinsdag.kosten: 400 -> 450"),
        ("soep-op-dinsdag.doelgroepen", "ouderen,ouders", "jongeren", "ouders", "jongeren -> ouderen, ouders"),
        ("soep-op-dinsdag.doelgroepen[1]", "ouders", "jongeren", "ouders", "doelgroepen[1]: jongeren -> ouders"),
        ("wijk", "Soesterkwartier", "Voorbeeld ", "Soesterkwartier ", "wijk: Voorbeeld -> Soesterkwartier"),
        # A place in a list is named by its id, or by its naam.
        ("themas.samen.doel", "Meedoen", "Elkaar kennen.", "Meedoen", "themas.samen.doel: Elkaar kennen. -> Meedoen"),
        ("bewonersinitiatieven.soep-op-dinsdag.kosten", "450", "400", "450", "soep-op-dinsdag.kosten: 400 -> 450"),
        ("Soep op dinsdag.kosten", "450", "400", "450", "bewonersinitiatieven.soep-op-dinsdag.kosten: 400 -> 450"),
        ("bewonersinitiatieven[soep op Dinsdag].kosten", "450", "400", "450", "soep-op-dinsdag.kosten: 400 -> 450"),
        ("themas.Prettig samenleven.prioriteit.wijk", "8", "wijk: 3", "wijk: 8", "samen.prioriteit.wijk: 3 -> 8"),
        # What points at something takes its naam, and writes its id.
        ("soep-op-dinsdag.thema", "Taal en werk", "thema: samen", "thema: taal-en-werk", "samen -> taal-en-werk"),
        ("Straatfeest.niet_samen_met", "Soep op dinsdag", "Straatfeest\n",
         "Straatfeest\n    niet_samen_met: [soep-op-dinsdag]\n", "(niets) -> soep-op-dinsdag"),
        # What is not there yet comes at its own place.
        ("gemeente", "Amersfoort", "2026\n", "2026\ngemeente: Amersfoort\n", "gemeente: (niets) -> Amersfoort"),
        ("budget.reserve", "5%", "1000}", "1000, reserve: 5%}", "budget.reserve: (niets) -> 5%"),
        (
            "taal-en-werk.prioriteit.wijk",
            "7,5",
            "Taal en werk\n",
            'Taal en werk\n    prioriteit:\n      wijk: 7.5\n',
            "themas.taal-en-werk.prioriteit.wijk: (niets) -> 7.5",
        ),
        ("straatfeest.draagvlak", "12", "Straatfeest\n", "Straatfeest\n    draagvlak: 12\n", "(niets) -> 12"),
    ],
)  # fmt: skip
def test_a_value_is_set_and_nothing_else(folder: Path, path: str, value: str, old: str, new: str, said: str) -> None:
    result = set_(folder, path, value)
    assert result.code == 0, result
    assert result.out.startswith("plan.yaml: ")
    assert " ".join(result.out.split()).endswith(said)
    assert PLAN.count(old) == 1
    assert text(folder) == PLAN.replace(old, new)


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("samen.doel", "    # wat we willen\n    doel: Elkaar kennen.\n"),
        ("samen.prioriteit.aanbieder", ", aanbieder: 4"),
        ("soep-op-dinsdag.doelgroepen[ouderen]", "ouderen, "),
        ("straatfeest", "  - naam: Straatfeest\n"),
    ],
)
def test_remove_takes_a_key_or_an_item_away(folder: Path, path: str, gone: str) -> None:
    result = set_(folder, path, "--remove")
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith("-> (niets)\n")
    assert text(folder) == PLAN.replace(gone, "")


@pytest.mark.parametrize("arguments", [("soep-op-dinsdag.kosten", "400,00"), ("gemeente", "--remove")])
def test_what_is_so_already_is_not_written(folder: Path, arguments: tuple[str, ...]) -> None:
    before = (folder / "plan.yaml").stat().st_mtime_ns
    result = set_(folder, *arguments)
    assert (result.code, result.out) == (0, "")
    assert "er is niets veranderd" in result.err
    assert (folder / "plan.yaml").stat().st_mtime_ns == before


def test_dry_run_shows_the_lines_and_writes_nothing(folder: Path) -> None:
    result = set_(folder, "soep-op-dinsdag.kosten", "450", "--dry-run")
    assert result.code == 0
    assert [line for line in result.out.splitlines() if line[0] in "+-"] == [
        "--- plan.yaml",
        "+++ plan.yaml",
        "-    kosten: 400",
        "+    kosten: 450",
    ]
    assert text(folder) == PLAN


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("soep-op-dinsdag.kosten", "2.400"), "'2.400' is op twee manieren te lezen"),
        (("samen.prioriteit.wijk", "1e0"), "'1e0' is geen getal"),
        (("samen.prioriteit.wijk", "12"), "moet tussen 0 en 10 liggen"),
        (("soep-op-dinsdag.thema", "taal-en-wrk"), "Bedoel je taal-en-werk (Taal en werk)?"),
        (("stemmen", "nee.pb"), "De stembriefjes in 'nee.pb' zijn niet te lezen"),
        (("wijk", "--remove"), "Hier ontbreekt 'wijk'."),
        (("samen", "--remove"), "Het thema 'samen' staat niet in dit plan."),  # the soup still names it
    ],
)
def test_a_change_that_brings_an_error_is_refused(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    """In the words of `validate`."""
    result = set_(folder, *arguments)
    assert (result.code, result.out) == (1, "")
    assert said in result.err
    assert "zo komen er fouten in plan.yaml; er is niets veranderd" in result.err
    assert text(folder) == PLAN


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("soep-op-dinsdg.kosten", "4"), "'soep-op-dinsdg' is er niet in het plan. Bedoel je soep-op-dinsdag ("),
        (
            ("soep-op-dinsdag.kostn", "4"),
            "is er niet in bewonersinitiatieven.soep-op-dinsdag. Bedoel je kosten?",
        ),
        (("themas[samn].doel", "x"), "'samn' is er niet in themas. Bedoel je samen ("),
        (("samen.xyz", "4"), "Kies uit: id, naam, doel"),
        # What is deeper in the plan: the whole place.
        (("totaal", "4"), "'totaal' is er niet in het plan. Bedoel je budget.totaal?"),
        (("rondes.zomer.tot", "4"), "'rondes' is er niet in het plan. Bedoel je budget.rondes?"),
        (("spelregels.klein_bedrag", "4"), "is er niet in spelregels. Bedoel je spelregels.verdeling.klein_bedrag?"),
        # What every voorstel has: of which one?
        (("draagvlak", "4"), "er niet in het plan. Bedoel je soep-op-dinsdag.draagvlak of straatfeest.draagvlak?"),
        (("kosten", "4"), "er niet in het plan. Bedoel je soep-op-dinsdag.kosten of straatfeest.kosten?"),
        (("themas[2].doel", "x"), "er is geen themas[2]: de lijst heeft er 2, geteld vanaf 0"),
        (("themas.doel", "x"), "themas is een lijst"),
        (("budget[0]", "x"), "budget is geen lijst"),
        (("wijk.naam", "x"), "wijk heeft geen delen"),
        (("a..b", "x"), "'a..b' is geen plaats"),
        (("samen.prioriteit", "8"), "noem er een: themas.samen.prioriteit.wijk"),
        (("themas", "Samen"), "themas is een lijst"),
        (("samen.doel", " "), "leeg of heeft vreemde tekens"),
        (("samen.doel", "x\x1b[31m"), "leeg of heeft vreemde tekens"),
        (("samen.doel",), "geef een nieuwe waarde, of --remove"),
        (("samen.doel", "x", "--remove"), "geef een nieuwe waarde, of --remove"),
    ],
)
def test_wrong_use_is_explained(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    result = set_(folder, *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in " ".join(result.err.split())
    assert text(folder) == PLAN


def test_a_file_that_is_not_there(folder: Path) -> None:
    assert set_(folder, "gemeente", "Y", plan="nee.yaml").code == 2


@pytest.mark.parametrize(
    ("path", "value", "became"),
    [
        ("spelregels.verdeling.klein_bedrag", "€ 500,00", "    klein_bedrag: 500"),
        ("ouderen.moeilijk_bereikbaar", "ja", "    moeilijk_bereikbaar: ja"),
        ("coordinatie", "Het taalhuis", "coordinatie: taalhuis"),
        ("het taalhuis.rol", "uitvoerder", "partijen: [{id: taalhuis, naam: Het taalhuis, rol: uitvoerder}]"),
        ("ouderen.naam", "Senioren", "  - id: ouderen\n    naam: Senioren"),  # plans may point at it
    ],
)
def test_the_agenda_can_be_changed(folder: Path, path: str, value: str, became: str) -> None:
    agenda = folder / "agenda.yaml"
    partijen = "partijen: [{id: taalhuis, naam: Het taalhuis}]"
    agenda.write_text(f"gemeente: X\ndoelgroepen:\n  - naam: Ouderen\n{partijen}\n", encoding="utf-8")
    result = set_(folder, path, value, plan="agenda.yaml")
    assert result.code == 0, result.err
    assert f"{became}\n" in agenda.read_text(encoding="utf-8")


def test_who_gives_the_money_is_said_in_one_go(folder: Path) -> None:
    """One source at a time would never add up; what a plan says of a source besides its amount stays."""
    assert "wijkplan set plan.yaml budget.bronnen" in run("add", "plan.yaml", "bron", "--yes", cwd=folder).err
    assert set_(folder, "budget.bronnen", "Gemeente: 600; Fonds: 399,50").code == 1  # 999.50 of 1000
    result = set_(folder, "budget.bronnen", "Gemeente: € 600,-; Fonds: 400")
    assert (result.code, text(folder).splitlines()[3]) == (
        0, "budget: {totaal: 1000, bronnen: [{naam: Gemeente, bedrag: 600}, {naam: Fonds, bedrag: 400}]}",
    )  # fmt: skip
    assert "(niets) -> naam: Gemeente, bedrag: 600; naam: Fonds, bedrag: 400\n" in result.out
    assert set_(folder, "budget.bronnen[1].notitie", "Tot 2027").code == 0
    assert set_(folder, "budget.bronnen", "Gemeente: 700, Fonds: 300").code == 0
    assert "{naam: Gemeente, bedrag: 700}, {naam: Fonds, bedrag: 300, notitie: Tot 2027}" in text(folder)
    refused = set_(folder, "soep-op-dinsdag.begroting", "Zaal 120")
    assert (refused.code, refused.err) == (
        2,
        "wijkplan: schrijf bij bewonersinitiatieven.soep-op-dinsdag.begroting elke naam met het bedrag erachter, "
        "zoals: Zaalhuur: 120,50; Soep: 300\n",
    )
    assert set_(folder, "soep-op-dinsdag.begroting", "Zaal: 120,50; Soep: 279,50").code == 0


def test_an_effect_without_its_thema(folder: Path) -> None:
    effecten = "    effecten: [{wat: Buren kennen, nulmeting: 41%}]\n  - naam: Taal"
    (folder / "plan.yaml").write_text(PLAN.replace("  - naam: Taal", effecten), encoding="utf-8")
    result = set_(folder, "buren-kennen.gemeten", "45%")
    assert (result.code, result.out) == (2, "")
    assert "'buren-kennen' is er niet in het plan. Bedoel je samen.effecten.buren-kennen (Buren kennen)?" in result.err
    assert set_(folder, "samen.effecten.buren-kennen.gemeten", "45%").code == 0


@pytest.mark.parametrize(
    ("word", "meant"), [("Voorjaar.tot", "budget.rondes.voorjaar"), ("buurthuis.bedrag", "budget.vast.buurthuis")]
)
def test_a_round_or_vast_money_without_its_list(folder: Path, word: str, meant: str) -> None:
    budget = "budget: {totaal: 1000, rondes: [{naam: Voorjaar, deel: 100%}], vast: [{naam: Buurthuis, bedrag: 5}]}"
    (folder / "plan.yaml").write_text(PLAN.replace("budget: {totaal: 1000}", budget), encoding="utf-8")
    result = set_(folder, word, "2026-03-31")
    assert (result.code, result.out) == (2, "")
    assert f"is er niet in het plan. Bedoel je {meant}?" in result.err


def test_the_example_for_an_agenda_is_of_an_agenda(folder: Path) -> None:
    (folder / "agenda.yaml").write_text("gemeente: X\n", encoding="utf-8")
    assert set_(folder, plan="agenda.yaml").err == (
        "wijkplan: zeg wat je wilt veranderen, zoals: wijkplan set agenda.yaml gemeente Amersfoort\n"
    )


def test_what_the_agenda_has_no_place_for(folder: Path) -> None:
    (folder / "agenda.yaml").write_text("spelregels: {verdeling: {klein_bedrag: 100}}\n", encoding="utf-8")
    result = set_(folder, "spelregels.verdeling.klein_bedrg", "500", plan="agenda.yaml")
    assert result.code == 2
    assert "Bedoel je klein_bedrag?" in result.err
    assert set_(folder, "spelregels.verdeling.klein_bedrag", "veel", plan="agenda.yaml").code == 1


def test_without_a_place_and_without_somebody_to_ask(folder: Path) -> None:
    result = run("set", "plan.yaml", cwd=folder)
    assert (result.code, result.out) == (2, "")
    assert "zeg wat je wilt veranderen, zoals: wijkplan set plan.yaml budget.totaal 60000" in result.err


@pytest.mark.parametrize(
    "broken", ["wijk: [A\n", "- wijk\n", "wijk: A\nwijk: B\njaar: 2026\nbudget: {totaal: 1}\n", "Samen\n", ""]
)
def test_a_text_that_cannot_be_read_is_left_alone(folder: Path, broken: str) -> None:
    """Its findings say why."""
    (folder / "plan.yaml").write_bytes(broken.encode())
    result = set_(folder, "gemeente", "Amersfoort")
    assert (result.code, result.out) == (1, "")
    assert "fout[WP" in result.err
    assert text(folder) == broken


class TestRepair:
    """A plan that has errors can be repaired, one value after the other."""

    BROKEN = PLAN.replace("400", "veel").replace("wijk: 3", "wijk: 12").replace("thema: samen", "thema: smen")

    def test_one_error_less(self, folder: Path) -> None:
        (folder / "plan.yaml").write_bytes(self.BROKEN.encode())
        assert set_(folder, "soep-op-dinsdag.kosten", "400").code == 0
        assert text(folder) == self.BROKEN.replace("veel", "400")
        assert set_(folder, "samen.prioriteit.wijk", "3").code == 0  # only now the name of the thema is checked
        assert set_(folder, "soep-op-dinsdag.thema", "samen").code == 0
        assert text(folder) == PLAN
        assert run("validate", ".", cwd=folder).code == 0

    @pytest.mark.parametrize("value", ["heel veel", "-4"])
    def test_not_by_another_error_at_that_place(self, folder: Path, value: str) -> None:
        (folder / "plan.yaml").write_bytes(self.BROKEN.encode())
        assert set_(folder, "soep-op-dinsdag.kosten", "--", value).code == 1
        assert set_(folder, "soep-op-dinsdag.eigen_bijdrage", "--", value).code == 1
        assert text(folder) == self.BROKEN

    def test_a_key_that_no_plan_has_can_be_taken_away(self, folder: Path) -> None:
        (folder / "plan.yaml").write_bytes(PLAN.replace("doel:", "deol:").encode())
        assert set_(folder, "samen.deol", "--remove").code == 0
        assert run("validate", ".", cwd=folder).code == 0

    def test_something_of_the_wrong_kind(self, folder: Path) -> None:
        wrong = PLAN.replace("    doelgroepen: [ouderen, jongeren]\n", "    doelgroepen: ouderen\n")
        (folder / "plan.yaml").write_bytes(wrong.encode())
        assert set_(folder, "soep-op-dinsdag.doelgroepen", "ouderen,jongeren").code == 0
        assert text(folder) == PLAN


def test_a_new_warning_is_shown_beside_the_result(folder: Path) -> None:
    """What was so already is not said again."""
    mail = "soep@voorbeeld.nl"
    first = set_(folder, "soep-op-dinsdag.wie", mail)
    second = set_(folder, "straatfeest.wie", mail)
    for name, result in (("soep-op-dinsdag", first), ("straatfeest", second)):
        assert (result.code, result.out.count("\n")) == (0, 1)
        assert result.err.count("let op[") == 1
        assert f"(bewonersinitiatieven.{name}.wie)" in result.err
        assert mail not in result.err


def test_places() -> None:
    data = {"themas": [{"naam": "Soep"}, {"id": "b", "naam": "x"}], "interventies": [{"naam": "Soep"}, {"id": "7"}]}
    assert place(data, "soep.kosten") == ("interventies", 0, "kosten")  # a voorstel goes before a thema
    assert place(data, "themas[soep].doel") == ("themas", 0, "doel")
    assert place(data, "b") == ("themas", 1)
    assert place(data, "interventies[7]") == ("interventies", 1)  # there are no eight: an id
    assert shape(("budget", "reserve")) is shape(("themas", 0, "doelgroepen", 1)) is Shape.value
    assert shape(("themas",)) is Shape.mappings
    assert shape(("themas", 0, "doelgroepen")) is Shape.values
    assert shape(("interventies", 0, "resultaat")) is Shape.mapping
    assert shape(("nee", "x")) is shape(("wijk", 0)) is Shape.unknown
    for text in ("", ".", "a.", "[0]", "themas[]", "themas[0", "themas]0[", "themas[0]doel", "themas[0]..doel"):
        with pytest.raises(UnknownPlaceError, match="not-a-place"):
            place(data, text)


def test_another_name_keeps_the_id_that_others_refer_to(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    text = """\
wijk: Voorbeeld
jaar: 2026
budget: {totaal: 1000}
bewonersinitiatieven:
  - naam: Schaak
    kosten: 90
  - naam: Bankje
    niet_samen_met: [schaak]
"""
    file.write_text(text)
    done = run("set", file, "schaak.naam", "Schaken in het park")
    assert (done.code, done.err) == (0, "")
    assert "De id blijft schaak" in done.out
    assert file.read_text() == text.replace("  - naam: Schaak\n", "  - id: schaak\n    naam: Schaken in het park\n")
    again = run("set", file, "schaak.naam", "Dammen")
    assert "De id blijft" not in again.out, "it stands there now"
    assert "De id blijft" not in run("set", file, "bankje.naam", "Bankje!").out, "of this name the same id follows"


def test_an_id_of_several_lines_is_still_that_id(tmp_path: Path) -> None:
    """Written as a text block it ends with its line; the plan knows it without."""
    file = tmp_path / "plan.yaml"
    head = "wijk: Voorbeeld\njaar: 2026\nbudget: {totaal: 1000}\nbewonersinitiatieven:\n  - id: |\n      soep\n"
    file.write_text(head + "    naam: Soep op dinsdag\n    kosten: 100\n")
    assert run("set", file, "soep.kosten", "200").code == 0
    assert file.read_text() == head + "    naam: Soep op dinsdag\n    kosten: 200\n"


def test_the_agenda_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan is read before and after the change, its agenda only once."""
    (folder / "agenda.yaml").write_text("gemeente: X\n", encoding="utf-8")
    count = counted_reads(monkeypatch)
    assert set_(folder, "budget.totaal", "2000").code == 0
    assert {path.name: n for path, n in count.items()} == {"plan.yaml": 2, "agenda.yaml": 1}


MONEY = """\
wijk: Voorbeeld
jaar: 2026
budget:
  totaal: 9000
  vast:
    - {naam: Wijkcentrum, bedrag: 3000}
    - {naam: Taalpunt, bedrag: 500}
    - {naam: Taalpunt, bedrag: 700}
  rondes:
    - {naam: Voorjaar 2026, deel: 50%}
    - {naam: najaar, deel: 50%}
bewonersinitiatieven:
  - {naam: Koffie bij St. Jan, kosten: 100}
  - {naam: Tuin, kosten: 100}
  - {id: tuin-2, naam: Tuin, kosten: 100}
"""


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("budget.vast.Wijkcentrum.bedrag", "4000", "budget.vast.wijkcentrum.bedrag: 3000 -> 4000"),
        ("budget.rondes.voorjaar-2026.deel", "60%", "budget.rondes.voorjaar-2026.deel: 50% -> 60%"),
        ("budget.rondes.najaar.deel", "60%", "budget.rondes.najaar.deel: 50% -> 60%"),
        ("Koffie bij St. Jan.kosten", "120", "bewonersinitiatieven.koffie-bij-st-jan.kosten: 100 -> 120"),
        ("tuin.kosten", "120", "bewonersinitiatieven.tuin.kosten: 100 -> 120"),
        ("budget.vast[2].bedrag", "800", "budget.vast[2].bedrag: 700 -> 800"),
    ],
)
def test_places_of_money_are_named_too(folder: Path, path: str, value: str, said: str) -> None:
    (folder / "plan.yaml").write_text(MONEY, encoding="utf-8")
    result = set_(folder, path, value)
    assert said in result.out, result.err


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("budget.vast.Taalpunt.bedrag", "heten er meer 'Taalpunt'. Noem een nummer: budget.vast[1], budget.vast[2]."),
        (
            "budget.vast.Wijkcentrm.bedrag",
            "is er niet in budget.vast. Bedoel je wijkcentrum (Wijkcentrum)?",
        ),
    ],
)
def test_a_naam_that_says_too_little(folder: Path, path: str, said: str) -> None:
    (folder / "plan.yaml").write_text(MONEY, encoding="utf-8")
    result = set_(folder, path, "1")
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert text(folder) == MONEY


class TestADecision:
    """A decision has a day, a group and perhaps a reason: `decide` asks for those, `set` would go around them."""

    DECIDED = "    besluit: {toegekend: 300, datum: 2026-03-02, door: buurtbestuur}\n"

    @pytest.fixture
    def decided(self, folder: Path) -> Path:
        (folder / "plan.yaml").write_text(PLAN.replace("    kosten: 400\n", f"    kosten: 400\n{self.DECIDED}"))
        return folder

    @pytest.mark.parametrize(
        ("key", "value", "command"),
        [
            ("toegekend", "€ 400,00", "soep-op-dinsdag 400 --door GROEP"),
            ("door", "de wijktafel", "soep-op-dinsdag BEDRAG --door 'de wijktafel'"),
            ("datum", "2026-03-02", "soep-op-dinsdag BEDRAG --door GROEP --datum 2026-03-02"),
            ("motivering", "Het kan", "soep-op-dinsdag BEDRAG --door GROEP --motivering 'Het kan'"),
            ("ronde", "lente", "soep-op-dinsdag BEDRAG --door GROEP --round lente"),
        ],
    )
    def test_a_new_one_is_for_decide(self, folder: Path, key: str, value: str, command: str) -> None:
        done = set_(folder, f"soep-op-dinsdag.besluit.{key}", value)
        assert (done.code, done.out, text(folder)) == (2, "", PLAN)
        assert done.err.splitlines()[-1] == f"wijkplan decide plan.yaml {command}"

    def test_another_amount_is_another_decision(self, decided: Path) -> None:
        done = set_(decided, "soep-op-dinsdag.besluit.toegekend", "400")
        assert done.code == 2
        assert "wijkplan decide plan.yaml soep-op-dinsdag 400 --door buurtbestuur\n" in done.err

    def test_taking_the_amount_away_is_taking_it_back(self, decided: Path) -> None:
        done = set_(decided, "soep-op-dinsdag.besluit.toegekend", "--remove")
        assert done.code == 2
        assert "wijkplan decide plan.yaml soep-op-dinsdag --undo\n" in done.err

    @pytest.mark.parametrize(
        ("key", "value"), [("motivering", "Er was een gift."), ("datum", "2026-03-05"), ("door", "wijktafel")]
    )
    def test_the_words_around_one_that_is_there_can_change(self, decided: Path, key: str, value: str) -> None:
        assert set_(decided, f"soep-op-dinsdag.besluit.{key}", value).code == 0
        assert f"{key}: {value}" in text(decided)

    def test_an_amount_that_is_wrong_can_be_mended(self, decided: Path) -> None:
        """More than was asked: `decide` does not go on with errors in the plan."""
        (decided / "plan.yaml").write_text(text(decided).replace("toegekend: 300", "toegekend: 3000"))
        assert set_(decided, "soep-op-dinsdag.besluit.toegekend", "300").code == 0
