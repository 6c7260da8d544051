"""The voorstellen of a plan as a workbook (extra ``excel``) that people can fill in at a table.

A sheet for each list, one with explanation, and two that stay hidden: the words to choose from, and
what the plan held when the workbook was made. `wijkplan.exchange.tables.from_workbook` needs the latter to know which
cells were changed. The same plan gives the same bytes: no clock, no names of users.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping
from itertools import count, zip_longest
from typing import TYPE_CHECKING, Any, Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import ExcelWriter

from wijkplan.exchange.tables.cells import SECTIONS, CellValue, Kind, escaped, fits, held, to_cell
from wijkplan.exchange.tables.forms import FOR_VOORSTELLEN, Line, columns, example, lines
from wijkplan.language import N_, _
from wijkplan.plan.reading.fields import FIRST_YEAR, LAST_YEAR
from wijkplan.plan.writing.places import choices, description

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.plan import Plan
    from wijkplan.yamltext.document import Document

EXPLANATION, LISTS, BASE = "Uitleg", "Lijsten", "Basis"
"""The other sheets, by their title."""
EMPTY_ROWS = 25
"""Rows for new voorstellen."""

_STAMP = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file knows
_FORMATS = {Kind.money: "€ #,##0.00", Kind.whole: "0", Kind.figure: "General", Kind.date: "dd-mm-yyyy", Kind.year: "0"}
_WIDTHS = {
    Kind.money: 14,
    Kind.whole: 12,
    Kind.figure: 12,
    Kind.date: 13,
    Kind.year: 12,
    Kind.words: 26,
    Kind.text: 24,
    Kind.choice: 24,
    Kind.meting: 16,
}
_LONG_TEXTS = ("tekst", "waarom", "motivering", "verhaal", "geleerd", "bijdrage", "andere_oorzaken", "let_op")
_LONG_WIDTH = 48
_BOLD, _GREY = Font(bold=True), PatternFill("solid", fgColor="E7E6E6")
_TOP = Alignment(vertical="top", wrap_text=True)
_OPEN = Protection(locked=False)

_BOUNDS: dict[Kind, tuple[Literal["decimal", "whole", "date"], str, str, str]] = {
    Kind.money: ("decimal", "0", "100000000000", N_("Vul een bedrag in van nul of meer, zoals 2400 of 2400,50.")),
    Kind.whole: ("whole", "0", "999999999", N_("Vul een heel getal in, zoals 120.")),
    Kind.figure: ("decimal", "0", "10", N_("Vul een cijfer in van 0 tot en met 10, zoals 7 of 7,5.")),
    Kind.date: ("date", "1", "73415", N_("Vul een dag in, zoals 31-03-2026.")),
    Kind.year: ("whole", str(FIRST_YEAR), str(LAST_YEAR), N_("Vul een jaar in, zoals 2026.")),
}
_CHOOSE = N_("Dit staat niet in de lijst. Kies een van de woorden in de lijst.")
_SEVERAL = N_("Je kunt er meer noemen, met een komma ertussen.")

AS_WELL = (
    N_("Gebruik geen formules. Zet de uitkomst neer."),
    N_("Plannen zijn openbaar. Zet er geen gegevens van personen in."),
)
"""What holds for every workbook."""
AFTERWARDS = {
    N_("Wat er daarna gebeurt"): (
        N_("Met 'wijkplan import xlsx' komt in het plan wat jij hebt veranderd. De rest van het plan blijft gelijk."),
        N_("Maak je een cel leeg, dan verdwijnt het ook uit het plan."),
        N_("Haal je een rij weg, dan blijft in het plan staan wat er stond. Weghalen doe je in het plan zelf."),
        N_("Is een cel intussen ook in het plan veranderd, dan krijg je dat te zien. Wijkplan overschrijft dan niets."),
        N_("Is er iets fout, dan zie je in welke cel. Het plan verandert pas als alles klopt."),
    ),
}
"""And what happens with it then."""
_EXPLANATION = {
    N_("Zo vul je dit in"): (
        N_("Elke rij is een voorstel. Er is een blad voor bewonersinitiatieven en een blad voor interventies."),
        N_("Verander wat anders moet. Je hoeft niet alles in te vullen: een lege cel betekent dat je het niet weet."),
        N_("Een nieuw voorstel zet je in een lege rij onderaan. Alleen de naam is verplicht. De id komt vanzelf."),
        N_("De grijze cellen zijn om te lezen. Een id verandert nooit; een besluit leg je vast met: wijkplan decide."),
        *AS_WELL,
    ),
    **AFTERWARDS,
}


def to_workbook(document: Document, plan: Plan, agenda: Agenda) -> bytes:
    """The workbook of a plan without mistakes, in the language in use.

    Args:
        document: the text of the plan: what is not given there stays empty.
        plan: the same, read: its themas are those to choose from.
        agenda: its partijen and doelgroepen are those to choose from.

    Raises:
        TooLongError: a text does not fit in a cell.
    """
    data = document.data()
    rows = {section: lines(section, data) for section in SECTIONS}
    return book_of(FOR_VOORSTELLEN, document, plan, agenda, rows, _EXPLANATION, EMPTY_ROWS)


def book_of(
    form: str,
    document: Document,
    plan: Plan,
    agenda: Agenda,
    rows: Mapping[str, list[Line]],
    explanation: Mapping[str, tuple[str, ...]],
    empty_rows: int = 0,
) -> bytes:
    """A workbook with these sheets.

    Args:
        form: which one, of `forms.FORMS`.
        document: as for `to_workbook`, and so are ``plan`` and ``agenda``.
        rows: what stands in each sheet.
        explanation: sentences (Dutch) under their headings.
        empty_rows: rows of each sheet in which something new may be filled in.

    Raises:
        TooLongError: a text does not fit in a cell.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = {section: book.create_sheet(section.capitalize()) for section in rows}
    explained, listed, base = (book.create_sheet(title) for title in (EXPLANATION, LISTS, BASE))
    listed.sheet_state, base.sheet_state = "hidden", "veryHidden"
    names = {
        "thema": {thema.id: thema.naam for thema in plan.themas},
        "aanbieder": {partij.id: partij.naam for partij in agenda.partijen},
        "doelgroepen": {groep.id: groep.naam for groep in agenda.doelgroepen},
    }
    ranges = _lists(listed, names, rows)
    held_now = [["wijkplan", form, fingerprint(document)], [plan.wijk, str(plan.jaar)]]
    for section, sheet in sheets.items():
        _sheet(sheet, section, rows[section], empty_rows)
        _validate(sheet, section, len(rows[section]) + empty_rows + 1, ranges)
        for line in rows[section]:
            filled = ((column, held(line.item, column)) for column in columns(section))
            held_now += ([section, line.key, column.heading, text] for column, text in filled if text)
    _rows(base, held_now)
    _explain(explained, explanation, names)
    return _bytes(book)


def fingerprint(document: Document) -> str:
    """Tells whether a plan is still the one of which a workbook was made."""
    return hashlib.sha256(document.text.encode()).hexdigest()


def _put(cell: Any, value: CellValue) -> None:
    """A text stays a text, whatever it looks like: ``=1+1`` is no formula."""
    cell.value = escaped(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"


def _rows(sheet: Worksheet, rows: Iterable[Iterable[str]]) -> None:
    for row, texts in enumerate(rows, start=1):
        for n, text in enumerate(texts, start=1):
            _put(sheet.cell(row, n), text)


def _lists(sheet: Worksheet, names: dict[str, dict[str, str]], sections: Iterable[str]) -> dict[str, str]:
    """Put the words to choose from in columns; gives for each heading where they stand."""
    options: dict[str, tuple[str, ...]] = {}
    for section in sections:
        for column in columns(section):
            if column.kind in (Kind.text, Kind.choice) and not column.locked:
                known = choices((*example(section), *column.road)) or tuple(names.get(column.heading, ()))
                options[column.heading] = known
    filled = {heading: known for heading, known in options.items() if known}
    _rows(sheet, zip_longest(*filled.values(), fillvalue=""))
    letters = map(get_column_letter, count(1))
    return {
        heading: f"{LISTS}!${letter}$1:${letter}${len(known)}"
        for letter, (heading, known) in zip(letters, filled.items(), strict=False)
    }


def _sheet(sheet: Worksheet, section: str, lines: list[Line], empty_rows: int) -> None:
    """A heading, a row for each line, and rows for new ones."""
    for n, column in enumerate(columns(section), start=1):
        letter = get_column_letter(n)
        head = sheet.cell(1, n, column.heading)
        head.font, head.fill, head.alignment = _BOLD, _GREY, _TOP
        sheet.column_dimensions[letter].width = _LONG_WIDTH if column.road[-1] in _LONG_TEXTS else _WIDTHS[column.kind]
        for row, line in enumerate([*lines, *[None] * empty_rows], start=2):
            cell = sheet.cell(row, n)
            if line and (text := held(line.item, column)):
                fits(escaped(text), column, line.key)
                _put(cell, to_cell(column.kind, text))
            cell.number_format = _FORMATS.get(column.kind, "@")
            cell.alignment = _TOP
            if column.locked:
                cell.fill = _GREY
            else:
                cell.protection = _OPEN
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns(section)))}{len(lines) + empty_rows + 1}"
    sheet.protection.enable()
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.autoFilter = False


def _validate(sheet: Worksheet, section: str, last_row: int, ranges: dict[str, str]) -> None:
    """Explanation beside each cell to fill in, and words or bounds that a spreadsheet keeps people to."""
    for n, column in enumerate(columns(section), start=1):
        if column.locked or last_row < 2:
            continue
        prompt = _(description((*example(section), *column.road)))
        validation = DataValidation(allow_blank=True, showInputMessage=True, promptTitle=column.heading, prompt=prompt)
        if column.kind in _BOUNDS:
            kind, validation.formula1, validation.formula2, error = _BOUNDS[column.kind]
            validation.type, validation.operator, validation.error = kind, "between", _(error)
        elif column.heading in ranges:
            validation.type, validation.formula1, validation.error = "list", ranges[column.heading], _(_CHOOSE)
        elif column.kind is Kind.words:
            validation.prompt = f"{prompt} {_(_SEVERAL)}"
        validation.showErrorMessage, validation.errorTitle = validation.type is not None, _("Kan niet")
        letter = get_column_letter(n)
        validation.add(f"{letter}2:{letter}{last_row}")
        sheet.add_data_validation(validation)


def _explain(sheet: Worksheet, explanation: Mapping[str, tuple[str, ...]], names: dict[str, dict[str, str]]) -> None:
    """What to do, what happens then, and what the ids stand for."""
    rows: list[list[str]] = []
    for heading, texts in explanation.items():
        rows += [[_(heading)], *(["", _(text)] for text in texts), []]
    for heading, known in names.items():
        if known:
            rows += [[heading], *([short, name] for short, name in known.items()), []]
    _rows(sheet, rows)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 100
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = _TOP
    sheet.protection.enable()


def _bytes(book: Workbook) -> bytes:
    """The workbook as a file in which no moment and no user is named."""
    book.properties.creator = "wijkplan"
    book.properties.created = book.properties.modified = datetime.datetime(*_STAMP)
    loose, file = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(loose, "w") as archive:
        ExcelWriter(book, archive).write_data()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as fixed:
            for name in archive.namelist():
                part = zipfile.ZipInfo(name, _STAMP)
                part.create_system = 0  # else the computer on which it is made
                fixed.writestr(part, archive.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()
