"""An empty Word file with the styles for a document: our own, or those of a municipality."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.document import Document as File
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from wijkplan.exchange.tables.package import MAX_BYTES, Package, WorkbookError
from wijkplan.language import N_
from wijkplan.report.page.blocks import Document
from wijkplan.report.page.refused import TemplateError
from wijkplan.report.page.render.cells import title

TITLE, HEADINGS, BULLET, NUMBER, CAPTION = "Title", ("Heading 1", "Heading 2"), "List Bullet", "List Number", "Caption"
NEEDED = (TITLE, *HEADINGS, BULLET, NUMBER, CAPTION)
"""Styles that Word itself has. Their names are the same in a Dutch Word file."""
_LETTER = "Calibri"
_ACCENT, _INK, _QUIET = (RGBColor.from_string(colour) for colour in ("0B5C53", "1C211F", "535B57"))


def own(document: Document) -> File:
    """Our own style: A4, with the title and the number of the page at the foot."""
    file = docx.Document()
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.4)
    page.top_margin, page.bottom_margin = Cm(2.2), Cm(2.4)
    for name, size, before, after in (
        ("Normal", 11.0, 0, 6),
        (TITLE, 22.0, 0, 10),
        (HEADINGS[0], 16.0, 20, 6),
        (HEADINGS[1], 12.5, 14, 4),
        (CAPTION, 10.5, 10, 4),
        (BULLET, 11.0, 0, 3),
        (NUMBER, 11.0, 0, 3),
        ("Footer", 9.0, 0, 0),
    ):
        style = file.styles[name]
        assert isinstance(style, ParagraphStyle)  # noqa: S101
        _dress(style, size, before, after)
    foot = page.footer.paragraphs[0]
    foot.add_run(f"{title(document)}  ·  ")
    _add_field(foot, "PAGE")
    foot.add_run(" / ")
    _add_field(foot, "NUMPAGES")
    return file


def _add_field(paragraph: Paragraph, name: str) -> None:
    """Something that Word counts itself."""
    shown = f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(shown))


def _dress(style: ParagraphStyle, size: float, before: float, after: float) -> None:
    heading = style.name in (TITLE, *HEADINGS)
    style.font.name, style.font.size, style.font.italic = _LETTER, Pt(size), False
    style.font.bold = heading or style.name == CAPTION
    style.font.color.rgb = _ACCENT if heading else _QUIET if style.name == "Footer" else _INK
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.0 if heading else 1.15
    about = style.element.pPr
    for name in ("w:pBdr", "w:contextualSpacing"):  # Word's own line below a title, and lists without room
        for element in about.findall(qn(name)):
            about.remove(element)


def of_template(path: Path) -> File:
    """The page, head, foot and styles of this file, without what it says.

    Raises:
        TemplateError: it cannot be read, is no .docx, is too large, has macros, or lacks a style.
    """
    raw = _raw(path)
    try:
        file = docx.Document(io.BytesIO(raw))
        body = file.element.body
        for element in list(body)[:-1] if body[-1].tag == qn("w:sectPr") else list(body):
            body.remove(element)
        known = {style.name for style in file.styles if style.type == WD_STYLE_TYPE.PARAGRAPH}
        file.sections[-1].page_width  # noqa: B018 - a file without a page is none
    except Exception:  # a damaged file fails in as many ways as it has parts
        raise _no_word() from None
    if missing := [name for name in NEEDED if name not in known]:
        text = N_("deze stijlen ontbreken: {stijlen}. Gebruik ze een keer in het bestand en bewaar het")
        raise TemplateError(text, stijlen=", ".join(missing))
    return file


def _raw(path: Path) -> bytes:
    """The bytes of a template that can be opened: of no size that a few bytes grow to, and without programs in it."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError:
        raise TemplateError(N_("het bestand is niet te lezen")) from None
    try:
        package = Package(raw)
        parts = {name: package.read(name) for name in sorted(package.names)}
    except WorkbookError:
        raise _no_word() from None
    if any(b"<!DOCTYPE" in part for part in parts.values()):
        raise _no_word()
    contents = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in contents or any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise TemplateError(N_("er zitten macro's in het bestand. Bewaar het als een gewoon Word-document (.docx)"))
    return raw


def _no_word() -> TemplateError:
    text = N_("dit is geen Word-document (.docx), of het is beschadigd of te groot. Bewaar het in Word als .docx")
    return TemplateError(text)
