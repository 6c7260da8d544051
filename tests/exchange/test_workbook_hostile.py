"""Workbooks and tables from strangers are bounded before they are read, and refused in words."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from helpers import run
from test_stemmen import PLAN as STEMMEN_PLAN
from test_stemmen import refused as untouched
from test_stemmen import stemmen
from wijkplan.exchange import pabulib
from wijkplan.exchange.tables import package, sheets
from wijkplan.exchange.tables.from_workbook import read_workbook
from wijkplan.exchange.tables.package import Package, WorkbookError
from wijkplan.exchange.tables.sheets import Book, Rows
from workbook_helpers import PLAN, exported, imported, openpyxl, place, put, saved
from workbook_hostile import BALLOTS, CONTENTS, DAY, MAIN, archive, cell, parts, sheet, workbook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plan.yaml").write_bytes(STEMMEN_PLAN.encode())
    return tmp_path


def rows_of(raw: bytes) -> Rows:
    book = Book(raw)
    return book.rows(book.sheets[0])


def why(raw: bytes) -> str:
    """Why this workbook is refused."""
    with pytest.raises(WorkbookError) as caught:
        rows_of(raw)
    return str(caught.value.message)


def strings(items: str) -> str:
    return f'<sst xmlns="{MAIN}">{items}</sst>'


POINTS_AT_ONE = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
TOO_BUSY = "er staat te veel opmaak in het bestand"


class TestUnpacking:
    def test_a_dimension_that_lies_costs_nothing(self, folder: Path) -> None:
        """Two rows are two rows, whatever the sheet says of its size."""
        raw = workbook(sheet(BALLOTS, before='<dimension ref="A1:XFD1048576"/>'))
        assert stemmen(folder, raw, "--dry-run", name="stemmen.xlsx").out.startswith("1 deelnemer\n")

    @pytest.mark.parametrize("part", ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"])
    def test_all_parts_together(self, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
        monkeypatch.setattr(package, "MAX_UNPACKED", 100_000)
        made = parts(("Blad1", sheet(BALLOTS)))
        content = made[part]
        assert isinstance(content, str)
        assert "uitgepakt is het bestand groter dan" in why(archive({**made, part: content + " " * 100_000}))

    def test_a_size_that_lies(self) -> None:
        """The list of the zip says that a part holds one byte; it holds three million."""
        raw = workbook(sheet(BALLOTS) + " " * 3_000_000)
        with zipfile.ZipFile(io.BytesIO(raw)) as whole:
            real = whole.getinfo("xl/worksheets/sheet1.xml").file_size
        assert "dit is geen Excel-bestand" in why(raw.replace(real.to_bytes(4, "little"), (1).to_bytes(4, "little")))

    def test_what_is_not_needed_is_not_unpacked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Pictures, macros and other sheets may be large."""
        monkeypatch.setattr(package, "MAX_UNPACKED", 100_000)
        made = parts(("Blad1", sheet(BALLOTS)), ("Blad2", sheet(BALLOTS) + " " * 200_000))
        raw = archive({**made, "xl/media/foto.png": bytes(200_000), "xl/vbaProject.bin": bytes(200_000)})
        assert [row for row, _cells in rows_of(raw)] == [1, 2]

    def test_many_parts(self) -> None:
        """Each name in the list costs a program memory: they are counted before the list is read."""
        many = {f"x{n}": "" for n in range(package.MAX_PARTS)}
        assert "er zitten meer dan 1000 delen in" in why(archive({**parts(("Blad1", sheet(BALLOTS))), **many}))

    def test_a_name_twice(self) -> None:
        """Which of the two another program would show is anyone's guess."""
        file = io.BytesIO(workbook())
        with zipfile.ZipFile(file, "a") as whole, pytest.warns(UserWarning, match="Duplicate name"):
            whole.writestr("xl/styles.xml", "")
        assert "is beschadigd" in why(file.getvalue())

    @pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_other_ways_of_packing(self, method: int) -> None:
        """They unpack in lumps that cannot be bounded; no spreadsheet uses them."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", method) as whole:
            for name, content in parts(("Blad1", sheet(BALLOTS))).items():
                whole.writestr(name, content)
        assert "dit is geen Excel-bestand" in why(file.getvalue())


class TestXml:
    def test_entities(self) -> None:
        """A billion laughs, and a file of this computer."""
        for inside in ('<!ENTITY a "ha"><!ENTITY b "&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/passwd">'):
            text = '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
            assert "is beschadigd" in why(workbook(f"<!DOCTYPE a [{inside}]>{sheet(text)}"))

    @pytest.mark.parametrize(
        "extra",
        [
            pytest.param("<row/>" * 1_600_000, id="empty rows"),
            pytest.param("<row>" + '<c s="1"/>' * 1_600_000 + "</row>", id="cells with nothing but a style"),
            pytest.param("<a" + ' b=""' * 2_100_000 + "/>", id="attributes"),
        ],
    )
    def test_more_than_any_table_has(self, extra: str) -> None:
        assert TOO_BUSY in why(workbook(sheet(BALLOTS + extra)))

    @pytest.mark.parametrize(
        "after",
        [
            '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
            "<dataValidations>" + "<dataValidation/>" * 2_000 + "</dataValidations>",
            "<conditionalFormatting/>" * 2_000,
            '<hyperlinks><hyperlink ref="A1:XFD1048576" r:id="x"/></hyperlinks>',
            '<extLst><x14:c xmlns:x14="x"><x14:v>9</x14:v></x14:c></extLst>',
        ],
    )
    def test_what_is_not_a_value_is_passed_over(self, after: str) -> None:
        raw = workbook(sheet(BALLOTS, after=after).replace("<worksheet", '<worksheet xmlns:r="x"'))
        assert [{n: cell.value for n, cell in cells.items()} for _row, cells in rows_of(raw)] == [
            {1: "nr", 2: "samen"},
            {1: 1, 2: 8},
        ]

    def test_a_long_namespace_is_not_written_out_in_every_name(self) -> None:
        """Half a megabyte unpacked; with namespaces 20,000 x 190,000 characters."""
        assert rows_of(workbook(sheet(BALLOTS, before=f'<a xmlns="{"u" * 190_000}">{"<b/>" * 20_000}</a>')))

    def test_one_tag_of_megabytes(self) -> None:
        assert "dit is geen Excel-bestand" in why(workbook(sheet(BALLOTS, before=f'<a b="{"c" * 500_000}"/>')))

    def test_another_encoding(self) -> None:
        """In EBCDIC the tags could not be counted."""
        made = f'<?xml version="1.0" encoding="cp037"?>{sheet(BALLOTS)}'.encode("cp037")
        assert "dit is geen Excel-bestand" in why(archive({**parts(("Blad1", "")), "xl/worksheets/sheet1.xml": made}))


class TestCells:
    def test_one_long_text_in_many_cells(self) -> None:
        """Nine thousand cells point at one text of 1,000 characters, which each of them holds."""
        raw = workbook(
            "<row>" + '<c t="s"><v>0</v></c>' * 9_000 + "</row>",
            sharedStrings=strings(f"<si><t>{'a' * 1_000}</t></si>"),
        )
        assert "in de cellen staan samen meer dan 8000000 tekens" in why(raw)

    def test_a_text_longer_than_a_cell_holds(self) -> None:
        said = "in een cel staan meer dan 32767 tekens"
        assert said in why(workbook(POINTS_AT_ONE, sharedStrings=strings(f"<si><t>{'a' * 32_768}</t></si>")))
        assert said in why(workbook(f'<row r="1">{cell("A1", "a" * 32_768)}</row>'))
        assert rows_of(workbook(f'<row r="1">{cell("A1", "a" * 32_767)}</row>'))

    def test_rows_cells_and_sheets(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sheets, "MAX_ROWS", 1)
        assert "blad Blad1 heeft meer dan 1 rijen" in why(workbook())
        monkeypatch.setattr(sheets, "MAX_CELLS", 3)
        assert "meer dan 3 cellen" in why(workbook())
        monkeypatch.setattr(sheets, "MAX_SHEETS", 1)
        two = parts(("Blad1", sheet(BALLOTS)), ("Blad2", sheet(BALLOTS)))
        assert "meer dan 1 bladen" in why(archive(two))
        assert "naam van een blad is langer dan 255" in why(archive(parts(("a" * 256, sheet(BALLOTS)))))

    def test_the_room_for_a_municipality(self) -> None:
        """5,000 voorstellen: the three sheets that count hold 80,000 filled cells and 735,000 tags."""
        assert sheets.MAX_CELLS > 3 * 80_000
        assert package.MAX_TAGS > 1.5 * 735_000
        assert sheets.MAX_ROWS > 20_000

    @pytest.mark.parametrize(
        ("given", "value", "data_type"),
        [
            ('<c r="A1"><v>1e999</v></c>', "#NUM!", "e"),
            ('<c r="A1"><v>nan</v></c>', "#VALUE!", "e"),
            (f'<c r="A1"><v>{"9" * 5_000}</v></c>', "#VALUE!", "e"),
            (f'<c r="A1" s="{DAY}"><v>99999999</v></c>', "#VALUE!", "e"),
            ('<c r="A1" t="d"><v>9999-99-99</v></c>', "#VALUE!", "e"),
            ('<c r="A1" t="e"><v>#DIV/0!</v></c>', "#DIV/0!", "e"),
            ('<c r="A1" t="b"><v>1</v></c>', True, "b"),
            ('<c r="A1" s="999999"><v>7</v></c>', 7, "n"),
            ('<c r="A1" t="str"><f>1+1</f><v>twee</v></c>', "twee", "s"),
            ('<c r="A1" t="inlineStr"><is><r><t>ta</t></r><r><t>fel</t></r><rPh><t>x</t></rPh></is></c>', "tafel", "s"),
        ],
    )
    def test_odd_values(self, given: str, value: object, data_type: str) -> None:
        found = rows_of(workbook(f'<row r="1">{given}</row>'))[0][1][1]
        assert (found.value, found.data_type) == (value, data_type)

    @pytest.mark.parametrize(
        "rows",
        [
            '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
            '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
            '<row r="9999999"><c><v>1</v></c></row>',
            '<row r="-1"><c><v>1</v></c></row>',
            '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>',
            '<row r="1"><c r="ZZZ1"><v>1</v></c></row>',
        ],
    )
    def test_places_that_are_not_there(self, rows: str) -> None:
        assert "dit is geen Excel-bestand" in why(workbook(rows))


class TestWhichSheet:
    def test_a_hidden_sheet_does_not_count_as_the_first(self, folder: Path) -> None:
        made = parts(("Verborgen", sheet(BALLOTS.replace("samen", "weg"))), ("Blad1", sheet(BALLOTS)), state="hidden")
        assert stemmen(folder, archive(made), name="stemmen.xlsx").code == 0

    def test_sheets_that_do_not_count_are_not_read(self, tmp_path: Path) -> None:
        """Of Blad1, Uitleg and Lijsten not even the XML need be right."""
        place(tmp_path)
        book = exported(tmp_path)
        book.create_sheet("Blad1")["A1"] = "iets"
        with zipfile.ZipFile(io.BytesIO(saved(book))) as whole:
            made = {name: whole.read(name) for name in whole.namelist()}
        made |= {f"xl/worksheets/sheet{n}.xml": b"<stuk" for n in (3, 4, 6)}
        result = imported(tmp_path, archive(made))
        assert (result.code, result.err.splitlines()) == (
            0,
            ["wijkplan: plan.xlsx: Blad1: Dit blad telt niet mee.", "plan.yaml: er is niets veranderd."],
        )

    def test_two_sheets_with_one_name(self) -> None:
        with pytest.raises(WorkbookError, match="dezelfde naam"):
            read_workbook(archive(parts(("Basis", sheet("")), ("Basis", sheet("")))))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "dit is een oud Excel-bestand, of er zit een wachtwoord op"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "maar iets anders"),
        (archive({"[Content_Types].xml": CONTENTS.replace(".sheet.main", ".x")}), "maar iets anders"),
        (b"%PDF-1.7", "dit is geen Excel-bestand"),
        (archive({"a.txt": "a"}), "maar iets anders"),
    ],
)
def test_other_files_under_this_name(folder: Path, raw: bytes, said: str) -> None:
    assert said in untouched(folder, stemmen(folder, raw, name="stemmen.xlsx"))


def test_a_workbook_that_is_called_csv_is_read_as_what_it_is(folder: Path) -> None:
    assert stemmen(folder, workbook()).code == 0


def test_a_percentage_is_no_figure(folder: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["nr", "samen"])
    book.active.append([1, 0.7])
    book.active["B2"].number_format = "0%"
    assert "'70%' bij 'samen' is geen cijfer" in untouched(folder, stemmen(folder, saved(book), name="stemmen.xlsx"))


COMMANDS = [
    ("import", "stemmen", "in", "--plan", "plan.yaml", "--stem", "wijk"),
    ("import", "xlsx", "in", "--plan", "plan.yaml"),
    ("import", "pabulib", "in", "--to", "uit"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[1])
class TestWhatIsNoFile:
    def test_a_folder(self, folder: Path, command: tuple[str, ...]) -> None:
        (folder / "in").mkdir()
        result = run(*command, cwd=folder)
        assert (result.code, result.err) == (2, "wijkplan: in is een map. Noem één bestand daarin.\n")

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
    def test_a_pipe_is_not_waited_for(self, folder: Path, command: tuple[str, ...]) -> None:
        os.mkfifo(folder / "in")
        result = run(*command, cwd=folder)
        assert (result.code, result.err) == (
            2,
            "wijkplan: in is geen gewoon bestand. Bewaar het eerst als bestand.\n",
        )

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there are no devices here")
    def test_a_device_that_never_ends(self, folder: Path, command: tuple[str, ...]) -> None:
        (folder / "in").symlink_to("/dev/zero")
        assert run(*command, cwd=folder).code == 2


class TestTables:
    @pytest.mark.parametrize(
        ("table", "said"),
        [
            ("nr;samen\n" + "\n" * 50_000, "er zijn meer dan 20000 rijen"),
            ("nr;samen\n" + "1;8\n" * 20_001, "er zijn meer dan 20000 rijen"),
            ("nr" + ";a" * 1_001 + "\n1;8\n", "er zijn meer dan 1000 kolommen"),
            ("nr;a\n" + "".join(f"{n}{';' * 998}8\n" for n in range(202)), "er zijn meer dan 200000 cellen"),
            ('nr;"samen\n' + "1;8000000000\n" * 12_000, "er staat vast een aanhalingsteken te veel"),
            (f"nr;{'a' * 501}\n1;8\n", "een kop heeft meer dan 500 tekens"),
        ],
    )
    def test_more_than_any_meeting_gives(self, folder: Path, table: str, said: str) -> None:
        assert said in untouched(folder, stemmen(folder, table))

    def test_many_heads_that_are_not_known(self, folder: Path) -> None:
        """Each is compared with all names there are: after 40 it is clear that this is another table."""
        heads = [f"kop{n}" for n in range(100)]
        message = untouched(folder, stemmen(folder, f"nr;{';'.join(heads)}\n1{';8' * 100}\n"))
        assert message.endswith("en nog 60 zulke regels.")


class TestPabulib:
    HEAD = "META\nkey;value\nbudget;10\nPROJECTS\nproject_id;cost\na;1\n"

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            (HEAD + "\n" * 600_000, "too-many-rows"),
            (HEAD + "".join(f"p{n};1\n" for n in range(5_000)), "too-many-projects"),
            (HEAD + f"VOTES\nvote\n{'a,' * 40_000}a\n", "long-line"),
            (HEAD + 'VOTES\nvote\n"a\n' + "a;b;c;d;e;f\n" * 20_000, "open-quote"),
            (HEAD + "VOTES\nvote\n\0\n", "not-utf8"),
        ],
    )
    def test_bounds(self, text: str, kind: str) -> None:
        with pytest.raises(pabulib.PabulibError) as caught:
            pabulib.parse(text)
        assert caught.value.kind == kind
        assert caught.value.kind in pabulib.REASONS

    def test_the_ballots_beside_the_plan_are_the_bytes_that_were_read(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A file that changes in between is not copied unread."""
        text = self.HEAD.replace("budget;10", "budget;10\ninstance;2026\nunit;Dorp") + "VOTES\nvote\na\n"
        (folder / "in.pb").write_bytes(text.encode())
        read = pabulib.from_bytes

        def changed_meanwhile(raw: bytes) -> pabulib.Pabulib:
            (folder / "in.pb").write_bytes(b"iets anders")
            return read(raw)

        monkeypatch.setattr(pabulib, "from_bytes", changed_meanwhile)
        assert run("import", "pabulib", "in.pb", "--to", "uit", cwd=folder).code == 0
        assert (folder / "uit" / "stemmen" / "in.pb").read_bytes() == text.encode()


class TestWhatPeopleAdd:
    def test_many_new_voorstellen_come_in_their_order(self, tmp_path: Path) -> None:
        """In a list that was there, and in one that was not."""
        place(tmp_path, PLAN[: PLAN.index("interventies:")])
        book = exported(tmp_path)
        for sheet_name, first in (("Bewonersinitiatieven", 4), ("Interventies", 2)):
            for n in range(20):
                put(book, sheet_name, first + n, "naam", f"{sheet_name} {n}")
                put(book, sheet_name, first + n, "kosten", 100 + n)
        assert imported(tmp_path, book).code == 0
        text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
        assert text.startswith(PLAN[: PLAN.index("  - {naam: Fietsles")])
        for sheet_name in ("Bewonersinitiatieven", "Interventies"):
            assert re.findall(f"naam: {sheet_name} ([0-9]+)", text) == [str(n) for n in range(20)]
        assert imported(tmp_path, book).err.endswith("plan.yaml: er is niets veranderd.\n")

    def test_more_than_fits_in_a_plan(self, tmp_path: Path) -> None:
        """20 cells with 2,200 words each: more values than a plan may have."""
        place(tmp_path)
        book = exported(tmp_path)
        for n in range(20):
            put(book, "Bewonersinitiatieven", 4 + n, "naam", f"Nieuw {n}")
            put(book, "Bewonersinitiatieven", 4 + n, "doelgroepen", ",".join(["a"] * 2_200))
        result = imported(tmp_path, book)
        assert result.code == 1
        assert "Tot hier staat er te veel in de tabel: meer dan 40000 dingen." in result.err
        assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == PLAN

    def test_texts_that_are_too_long_together(self, tmp_path: Path) -> None:
        place(tmp_path)
        book = exported(tmp_path)
        for n in range(40):
            put(book, "Bewonersinitiatieven", 4 + n, "naam", f"Nieuw {n}")
            put(book, "Bewonersinitiatieven", 4 + n, "tekst", "woord " * 5_000)
        result = imported(tmp_path, book)
        assert result.code == 1
        assert "plan.yaml wordt zo groter dan 1024 KiB, en dat mag niet; er is niets veranderd." in result.err


_LIMITED = """
import resource, sys
from wijkplan.commands.shell.main import main
resource.setrlimit(resource.RLIMIT_AS, (300 * 1024 * 1024, 300 * 1024 * 1024))
for name in sys.argv[1:]:
    main(["import", "stemmen", name, "--plan", "plan.yaml", "--stem", "wijk", "--dry-run"])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory can be bounded there only")
def test_within_300_mib(folder: Path) -> None:
    """A sheet that says that each of its rows is 16,384 cells wide, one large text, and many empty rows."""
    wide = "".join(f'<row r="{n}">{cell(f"A{n}", n)}{cell(f"B{n}", 8)}</row>' for n in range(3, 3_001))
    books = {
        "wide": workbook(sheet(BALLOTS + wide, before='<dimension ref="A1:XFD1048576"/>')),
        "text": workbook(POINTS_AT_ONE, sharedStrings=strings(f"<si><t>{'a' * 40_000_000}</t></si>")),
        "rows": workbook("<row/>" * 300_000),
    }
    for name, raw in books.items():
        (folder / f"{name}.xlsx").write_bytes(raw)
    names = [f"{name}.xlsx" for name in books]
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, *names], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[0] == "2999 deelnemers", done.stderr
    assert done.stderr.splitlines() == [
        "wijkplan: text.xlsx: uitgepakt is het bestand groter dan 32 MiB. Zet alleen de tabel in een nieuw bestand."
        " Er is niets veranderd.",
        "wijkplan: rows.xlsx: er staan geen stemmen in. Er is niets veranderd.",
    ]


def test_a_part_is_read_once_for_each_time_it_counts() -> None:
    """Two sheets may point at one part; then it is counted twice."""
    opened = Package(workbook())
    before = opened._bytes
    opened.read("xl/styles.xml")
    opened.read("xl/styles.xml")
    assert opened._bytes == before - 2 * len(opened.read("xl/styles.xml"))
