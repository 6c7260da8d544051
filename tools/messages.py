"""The catalogues of `wijkplan.language`: texts out of the code, translations in, compiled files out.

``en`` translates our own Dutch texts; ``nl`` translates the few English words that Typer shows.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from wijkplan.language import DOMAIN, LOCALE

PACKAGE = Path(__file__).parent.parent / "wijkplan"
KEYWORDS = {"_": None, "N_": None, "plural": (2, 3)}
TYPER_WORDS = (
    "Aborted!",
    "Arguments",
    "Commands",
    "Options",
    "(dynamic)",
    "default: {default}",
    "required",
    "Missing command.",
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
)


def template(language: str) -> Catalog:
    """Everything that has to be translated into a language."""
    catalog = _catalog(language)
    if language == "nl":
        for word in TYPER_WORDS:
            catalog.add(word)
        return catalog
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    for _file, _line, message, _comments, _context in sorted(found, key=lambda item: (item[0], item[1])):
        if message not in TYPER_WORDS:
            catalog.add(message)
    return catalog


def _catalog(language: str) -> Catalog:
    return Catalog(locale=language, domain=DOMAIN, project=DOMAIN, fuzzy=False, charset="utf-8")


def po_file(language: str) -> Path:
    """Where the translations stand."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def translated(language: str) -> Catalog:
    """The template with all translations that there are; what is gone from the code is gone here."""
    catalog = template(language)
    path = po_file(language)
    if path.exists():
        with path.open("rb") as file:
            known = {message.id: message.string for message in read_po(file, locale=language) if message.id}
        for message in catalog:
            if message.id:
                message.string = known.get(message.id, message.string)
    return catalog


def files(language: str) -> dict[Path, bytes]:
    """The catalogue as text and compiled."""
    catalog = translated(language)
    text = io.BytesIO()
    write_po(text, catalog, omit_header=True, no_location=True, width=110)
    header = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Language: {language}\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    )
    po = header.encode() + text.getvalue()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(po), locale=language))
    return {po_file(language): po, po_file(language).with_suffix(".mo"): compiled.getvalue()}
