"""`import stemmen`: the ballots of a meeting become a voice in a plan, or nothing changes and it is said why."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from gathered import together
from helpers import Result, run
from wijkplan.files.reading import read
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load

PLAN = """\
# Het plan van de wijk
wijk: Voorbeeld   # zo heet de wijk
jaar: 2026
budget: {totaal: 1000}

themas:
- naam: "Samen"   # eten
  prioriteit: {wijk: 3, aanbieder: 4}
- naam: Taal en werk
  doel: Iedereen doet mee.
- {id: cafe, naam: Buurtcafé}
bewonersinitiatieven:
  - naam: Straatfeest
  - naam: Telmee
  - naam: Namen geven
  - naam: Wonen, zorg, welzijn en werk
"""
TABLE = """\
nummer,samen,taal-en-werk,straatfeest
1,8,6,x
2,7,9,
3,9,,x
"""
"""Samen (8 + 7 + 9) / 3 = 8. Taal en werk: two said something, (6 + 9) / 2 = 7.5. Straatfeest: two crosses of three
participants, (10 + 0 + 10) / 3 = 6.67, so 6.7."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plan.yaml").write_bytes(PLAN.encode())
    return tmp_path


def stemmen(folder: Path, table: str | bytes, *more: str, name: str = "stemmen.csv", stem: str = "wijk") -> Result:
    (folder / name).write_bytes(table if isinstance(table, bytes) else table.encode())
    return run("import", "stemmen", name, "--plan", "plan.yaml", "--stem", stem, *more, cwd=folder)


def voices(folder: Path) -> dict[str, tuple[Any, Any]]:
    """The figures of wijk and aanbieder in the plan, where there are any."""
    plan = load(Plan, read(folder / "plan.yaml")).value
    assert plan is not None
    given = [(thema.id, thema.prioriteit) for thema in plan.themas]
    given += [(voorstel.id, voorstel.prioriteit) for voorstel in plan.voorstellen]
    return {name: (figure.wijk, figure.aanbieder) for name, figure in given if figure.model_fields_set}


def refused(folder: Path, result: Result) -> str:
    """Nothing was shown as a result and nothing written; what was said instead."""
    assert result.code == 1
    assert result.out == ""
    assert (folder / "plan.yaml").read_bytes() == PLAN.encode()
    assert {path.name for path in folder.iterdir()} <= {".git", "plan.yaml", "stemmen.csv", "stemmen.xlsx"}
    return " ".join(result.err.split())


HAND = {"samen": (8, 4), "taal-en-werk": (Fraction("7.5"), None), "straatfeest": (Fraction("6.7"), None)}


class TestMeans:
    def test_mean_turnout_and_spread(self, folder: Path) -> None:
        """See `TABLE`. The voice of the aanbieder stays as it was."""
        result = stemmen(folder, TABLE)
        assert result.code == 0
        assert [" ".join(line.split()) for line in result.out.splitlines()] == [
            "3 deelnemers",
            "8,0 samen (3 cijfers, van 7,0 tot 9,0)",
            "7,5 taal-en-werk (2 cijfers, van 6,0 tot 9,0)",
            "6,7 straatfeest (2 kruisjes)",
        ]
        assert voices(folder) == HAND

    def test_the_other_voice(self, folder: Path) -> None:
        assert stemmen(folder, TABLE, stem="aanbieder").code == 0
        assert voices(folder) == {
            "samen": (3, 8),
            "taal-en-werk": (None, Fraction("7.5")),
            "straatfeest": (None, Fraction("6.7")),
        }

    def test_all_else_in_the_plan_is_kept(self, folder: Path) -> None:
        """Line by line and to the letter, but for the line with the figures that were there and those that are new."""
        stemmen(folder, TABLE)
        lines = (folder / "plan.yaml").read_text(encoding="utf-8").splitlines()
        old = "  prioriteit: {wijk: 3, aanbieder: 4}"
        kept = [line if line != old else old.replace("3", "8") for line in PLAN.splitlines()]
        assert [line for line in lines if line in kept] == kept
        assert [line.strip() for line in lines if line not in kept] == [
            "prioriteit:",
            "wijk: 7.5",
            "prioriteit:",
            "wijk: 6.7",
        ]

    @pytest.mark.parametrize(
        ("cells", "figure"),
        [
            (["7", "7.5"], "7.3"),  # 7.25: halves up
            (["7", "7", "7.7"], "7.2"),  # 7.2333
            (["0", "0"], "0"),  # a zero is a figure
            (["10", "10"], "10"),
            (["10,0", "9"], "9.5"),
            (["", "6"], "6"),
            (["0.0001", "0"], "0"),
        ],
    )
    def test_the_mean_has_one_decimal(self, folder: Path, cells: list[str], figure: str) -> None:
        table = "nr;samen\n" + "".join(f"{n};{cell}\n" for n, cell in enumerate(cells, start=1))
        assert stemmen(folder, table).code == 0
        assert voices(folder) == {"samen": (Fraction(figure), 4)}

    def test_who_left_everything_empty_did_not_take_part(self, folder: Path) -> None:
        """Of four ballots three hold anything: 2 crosses of 3 is 6.7."""
        result = stemmen(folder, "nr;samen;straatfeest\n1;8;x\n2;;\n3;;x\n4;6;\n")
        assert result.out.splitlines()[0] == "3 deelnemers"
        assert voices(folder) == {"samen": (7, 4), "straatfeest": (Fraction("6.7"), None)}

    @pytest.mark.parametrize("cross", ["x", "X", "✓", "✔", "v", "ja", "Ja"])
    def test_what_counts_as_a_cross(self, folder: Path, cross: str) -> None:
        """Two of four."""
        stemmen(folder, f"nr;telmee;samen\n1;{cross};8\n2;;8\n3;{cross};8\n4;;8\n")
        assert voices(folder)["telmee"] == (5, None)

    def test_one_is_not_many(self, folder: Path) -> None:
        result = stemmen(folder, "nr;samen;telmee\n1;8;x\n")
        assert [" ".join(line.split()) for line in result.out.splitlines()] == [
            "1 deelnemer",
            "8,0 samen (1 cijfer, van 8,0 tot 8,0)",
            "10,0 telmee (1 kruisje)",
        ]

    def test_only_looking(self, folder: Path) -> None:
        shown = stemmen(folder, TABLE, "--dry-run")
        assert (shown.code, shown.err) == (0, "")
        assert (folder / "plan.yaml").read_bytes() == PLAN.encode()
        assert stemmen(folder, TABLE).out == shown.out


SEMICOLONS = TABLE.replace(",", ";")


class TestTables:
    @pytest.mark.parametrize(
        "table",
        [
            pytest.param(SEMICOLONS, id="semicolons"),
            pytest.param(TABLE.replace(",", "\t"), id="tabs"),
            pytest.param("\ufeff" + TABLE, id="byte order mark"),
            pytest.param(SEMICOLONS.replace("\n", "\r\n"), id="windows"),
            pytest.param(TABLE.replace(",", "\t").encode("utf-16"), id="what Excel calls unicode text"),
            pytest.param("\ufeff" + SEMICOLONS.replace("\n", "\r\n").removesuffix("\r\n"), id="no last line end"),
            pytest.param(SEMICOLONS.replace("\n", "\r"), id="old mac"),
            pytest.param("\n;;;\n" + SEMICOLONS.replace("\n", ";;\n;;;\n"), id="empty rows and columns"),
            pytest.param(SEMICOLONS.replace("8", "8,0").replace("9", "9.0"), id="decimals"),
            pytest.param(TABLE.replace("8", '"8,0"').replace("9", '"9.0"'), id="quoted decimals"),
            pytest.param(SEMICOLONS.replace(";", " ; "), id="spaces"),
            pytest.param(SEMICOLONS.replace("samen", "Samen").replace("taal-en-werk", "Taal en werk"), id="names"),
            pytest.param(
                SEMICOLONS.replace("samen", '"SAMEN"').replace("taal-en-werk", "TAAL EN WERK!"), id="capitals"
            ),
            pytest.param(SEMICOLONS.replace("nummer", ""), id="no head for the numbers"),
            pytest.param(SEMICOLONS.replace("\n1;", "\nnr 01;").replace("\n2;", "\nA-2;"), id="numbers with letters"),
        ],
    )
    def test_however_a_spreadsheet_writes_it(self, folder: Path, table: str | bytes) -> None:
        result = stemmen(folder, table)
        assert (result.code, result.out.splitlines()[0]) == (0, "3 deelnemers"), result.err
        assert voices(folder) == HAND

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
    @pytest.mark.parametrize("head", ["Buurtcafé", "buurtcafé", "cafe", "buurtcafe"])
    def test_letters_with_accents(self, folder: Path, encoding: str, head: str) -> None:
        assert stemmen(folder, f"nr;{head}\n1;7\n".encode(encoding)).code == 0
        assert voices(folder) == {"samen": (3, 4), "cafe": (7, None)}

    @pytest.mark.parametrize(
        "table",
        [
            'nr,samen,"Wonen, zorg, welzijn en werk"\n1,8,7\n',
            "nr;samen;Wonen, zorg, welzijn en werk\n1;8;7\n",
            "nr;Wonen, zorg, welzijn en werk;samen\n1;7,0;8,0\n",
            "nr;Wonen, zorg, welzijn en werk\n1;7,0\n",  # more commas than semicolons
            'nr;"Wonen, zorg, welzijn en werk"\n1;7\n',
            "nr\tWonen, zorg, welzijn en werk\n1\t7\n",
        ],
    )
    def test_a_name_with_commas(self, folder: Path, table: str) -> None:
        assert stemmen(folder, table).code == 0
        assert voices(folder)["wonen-zorg-welzijn-en-werk"] == (7, None)

    @pytest.mark.parametrize("head", ["Straatfeest", "Telmee", "Namen geven"])
    def test_what_only_resembles_a_name_or_a_number_is_fine(self, folder: Path, head: str) -> None:
        assert stemmen(folder, f"nr;{head}\n1;7\n").code == 0


class TestRefused:
    @together(
        "head",
        ["Naam", "naam", " NAAM ", "Voornaam", "Achternaam", "E-mail", "Email", "e-mailadres", "Telefoon"]
        + ["Telefoonnummer", "Adres", "Postcode", "Name", "iemand@example.org", "Stem van iemand@example.org"],
    )
    @together("table", ["{};samen\n1;8\n", "\ufeff{};samen\n1;8\n", "nr;{};samen\n1;;8\n", "nr;samen;{}\n1;8;x\n"])
    def test_a_head_that_names_a_person(self, folder: Path, head: str, table: str) -> None:
        """Wherever it stands, filled in or not. The address itself is not repeated."""
        message = refused(folder, stemmen(folder, table.format(head)))
        assert "noemt gegevens van personen" in message
        assert "stemmen.csv:1" in message
        assert "iemand@" not in message

    @pytest.mark.parametrize("head", ["Iemand Anders", "Naam deelnemer", "Voor- en achternaam", "Mobiel nummer"])
    def test_other_heads_with_people_in_them_are_no_theme(self, folder: Path, head: str) -> None:
        refused(folder, stemmen(folder, f"nr;samen;{head}\n1;8;7\n"))

    @pytest.mark.parametrize(
        "who", ["Iemand", "Iemand Anders", "iemand@example.org", "0612345678", "Kerkstraat 12", ""]
    )
    def test_a_participant_with_a_name(self, folder: Path, who: str) -> None:
        """Nor is the name repeated in the message."""
        message = refused(folder, stemmen(folder, f"nr;samen\n1;8\n{who};7\n"))
        assert "stemmen.csv:3" in message
        assert "in de eerste kolom hoort een nummer" in message
        assert not who or who not in message

    @together(
        ("table", "said"),
        [
            ("nr;samen\n1;8\n2;7\n1;9\n", "stemmen.csv:4: deelnemer 1 staat er twee keer"),
            ("nr;samne\n1;8\n", "geen thema of voorstel heet 'samne'. Bedoel je samen ("),
            ("nr;Straatfest\n1;8\n", "geen thema of voorstel heet 'Straatfest'. Bedoel je straatfeest (Straatfeest)?"),
            ("nr;feest\n1;8\n", "geen thema of voorstel heet 'feest'. Bedoel je straatfeest (Straatfeest)?"),
            ("nr;samen;Samen\n1;8;7\n", "de kop 'Samen' staat er twee keer"),
            ("nr;Buurtcafé;cafe\n1;8;7\n", "twee kolommen gaan over hetzelfde thema of voorstel"),
            ("nr;samen\n1;8\n2;11\n", "stemmen.csv:3: 11 bij 'samen' is meer dan 10"),
            ("nr;samen\n1;-1\n", "'-1' bij 'samen' is geen cijfer en geen kruisje"),
            ("nr;samen\n1;veel\n", "'veel' bij 'samen' is geen cijfer en geen kruisje"),
            ("nr;samen\n1;8\n2;x\n", "'x' bij 'samen' is geen cijfer en geen kruisje"),  # figures and crosses
            ('nr,samen\n1,"7\n2,8\n', "bij 'samen' is geen cijfer"),  # a quote that is never closed
            ("nr;samen;telmee\n1;8;\n2;7;\n", "bij 'telmee' heeft niemand iets ingevuld"),
            ("nr;samen;;telmee\n1;8;7;x\n", "een kolom heeft geen kop"),
            ("nr;samen\n1;8;7\n", "een kolom heeft geen kop"),  # votes that would be lost without a word
            ("nr\n1\n2\n", "er is geen kolom met een thema of voorstel"),
            ("nr;samen\n", "er staan geen stemmen in"),
            ("nr;samen\n1;\n2;\n", "er staan geen stemmen in"),
            ("", "er staan geen stemmen in"),
            ("nr;samen\n1;" + "8" * 200_000 + "\n", "een regel heeft meer dan 65536 tekens"),
            ("nr;samen\n1;8\x00\n", "dit is geen tabel met tekst"),
        ],
    )
    def test_what_cannot_be_counted(self, folder: Path, table: str, said: str) -> None:
        assert said in refused(folder, stemmen(folder, table))

    def test_another_encoding_or_a_file_that_is_no_table(self, folder: Path) -> None:
        refused(folder, stemmen(folder, bytes(range(256)) * 10))
        assert "geen tabel met tekst" in refused(folder, stemmen(folder, TABLE.encode("utf-16-le")))
        with (folder / "stemmen.csv").open("wb") as file:
            file.truncate(8 * 1024 * 1024 + 1)
        message = refused(
            folder, run("import", "stemmen", "stemmen.csv", "--plan", "plan.yaml", "--stem", "wijk", cwd=folder)
        )
        assert "groter dan 8 MiB" in message

    def test_a_plan_with_errors(self, folder: Path) -> None:
        wrong = PLAN.replace("totaal: 1000", "totaal: veel")
        (folder / "plan.yaml").write_text(wrong, encoding="utf-8")
        result = stemmen(folder, TABLE)
        assert (result.code, result.out) == (1, "")
        assert "plan.yaml" in result.err
        assert (folder / "plan.yaml").read_text(encoding="utf-8") == wrong

    @pytest.mark.parametrize(
        "arguments",
        [
            ("weg.csv", "--plan", "plan.yaml", "--stem", "wijk"),
            ("stemmen.csv", "--plan", "weg.yaml", "--stem", "wijk"),
            (".", "--plan", "plan.yaml", "--stem", "wijk"),
            ("stemmen.csv", "--plan", "plan.yaml", "--stem", "gemeente"),
            ("stemmen.csv", "--plan", "plan.yaml"),
            ("stemmen.csv", "--stem", "wijk"),
        ],
    )
    def test_wrong_use(self, folder: Path, arguments: tuple[str, ...]) -> None:
        (folder / "stemmen.csv").write_text(TABLE, encoding="utf-8")
        result = run("import", "stemmen", *arguments, cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert result.err
        assert (folder / "plan.yaml").read_bytes() == PLAN.encode()


def test_a_table_without_a_column_of_numbers_is_refused(tmp_path: Path) -> None:
    """The first column would be taken for the numbers of the participants, and the thema would get lost."""
    (tmp_path / ".git").mkdir()
    plan = tmp_path / "plan.yaml"
    plan.write_text("wijk: A\njaar: 2026\nbudget: {totaal: 100}\nthemas: [{naam: Samen}, {naam: Jeugd}]\n")
    (tmp_path / "st.csv").write_text("samen;jeugd\n8;6\n7;9\n")
    before = plan.read_bytes()
    done = run("import", "stemmen", "st.csv", "--plan", "plan.yaml", "--stem", "wijk", cwd=tmp_path)
    assert done.code != 0
    assert "de eerste kolom is voor een nummer per deelnemer, en daar staat 'samen'" in done.err
    assert plan.read_bytes() == before


def test_of_a_table_that_cannot_be_read_only_our_own_words_are_shown(folder: Path) -> None:
    """More text in one cell than Python's reader takes, and a workbook that is none."""
    result = stemmen(folder, f'nr;samen\n1;"{"8" * 200_000}')
    assert result.code == 1
    assert "een regel heeft meer dan 65536 tekens; haal weg wat er niet bij hoort" in " ".join(result.err.split())
    result = stemmen(folder, b"PK en dan niets", name="stemmen.xlsx")
    assert result.code == 1
    assert "dit is geen Excel-bestand, of het is beschadigd" in " ".join(result.err.split())
