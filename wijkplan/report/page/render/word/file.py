"""What a Word file says of itself, and its bytes: nothing in it depends on the clock."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from docx.document import Document as File
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from wijkplan.report.page.blocks import Document
from wijkplan.report.page.render.cells import title

LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
_MOMENT = dt.datetime(1980, 1, 1)  # the first that a zip can hold
_LONGEST = 255  # what a property of a file may hold


def saved(file: File, document: Document) -> bytes:
    """The bytes of the file, with its title and its language."""
    _speak(file, LANGUAGES[document.language])
    about = file.core_properties
    about.title, about.language = title(document)[:_LONGEST], LANGUAGES[document.language]
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = _MOMENT
    about.revision = 1
    made = io.BytesIO()
    file.save(made)
    return _without_clock(made)


def _speak(file: File, language: str) -> None:
    """By its language a text is read aloud and checked for mistakes."""
    styles = file.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = OxmlElement("w:docDefaults")
        styles.insert(0, defaults)
    for name in ("w:rPrDefault", "w:rPr", "w:lang"):
        inner = defaults.find(qn(name))
        if inner is None:
            inner = OxmlElement(name)
            defaults.insert(0, inner) if name == "w:rPrDefault" else defaults.append(inner)
        defaults = inner
    for spoken in styles.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)


def _without_clock(file: io.BytesIO) -> bytes:
    """The same zip, in which every part is as old."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            info = zipfile.ZipInfo(part.filename, _MOMENT.timetuple()[:6])
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(info, old.read(part))
    return made.getvalue()
