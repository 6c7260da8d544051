"""The catalogues of `wijkplan.language`: texts out of the code, translations in, compiled files out.

``en`` translates our own Dutch texts; ``nl`` translates the few English words that Typer shows.
"""

from __future__ import annotations

import ast
import functools
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast
from wijkplan.language import DOMAIN, LOCALE

PACKAGE = Path(__file__).parent.parent / "wijkplan"
KEYWORDS = {"_": (0,), "N_": (0,), "plural": (1, 2)}
"""The functions that mark a text, and which of their arguments are texts."""
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
    for message in _in_the_code():
        if message not in TYPER_WORDS:
            catalog.add(message)
    return catalog


@functools.cache
def _in_the_code() -> tuple[str | tuple[str, ...], ...]:
    """The texts that are marked, file after file: first of the modules, then of the templates."""
    return tuple(
        message
        for reader, pattern in ((marked, "*.py"), (marked_in_template, "*.j2"))
        for path in sorted(PACKAGE.rglob(pattern), key=lambda path: path.relative_to(PACKAGE).parts)
        for message in reader(path.read_text(encoding="utf-8"))
    )


def marked(source: str) -> Iterator[str | tuple[str, ...]]:
    """The texts that a module marks, in order of line; a pair where one and more differ.

    Babel's own reader goes by tokens: below Python 3.12 it sees nothing inside an f-string, and it takes
    the key in ``_(texts["key"])`` for a text.
    """
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        wanted = KEYWORDS.get(call.func.id, ()) if isinstance(call.func, ast.Name) else ()
        nodes = [call.args[n] for n in wanted if n < len(call.args)]
        texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        if texts and len(texts) == len(wanted):
            yield texts[0] if len(texts) == 1 else tuple(texts)


def marked_in_template(source: str) -> Iterator[str]:
    """The texts that a template marks, in order of line."""
    tree = Environment(autoescape=True).parse(source)
    yield from (text for _line, _function, text in extract_from_ast(tree, ("_",)) if isinstance(text, str))


class _Catalog(Catalog):
    """A catalogue with nothing in its header that differs by the minute or by the version of Babel."""

    def _headers(self) -> list[tuple[str, str]]:
        return [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural_forms),
        ]

    mime_headers = property(_headers)


def _catalog(language: str) -> Catalog:
    return _Catalog(locale=language, domain=DOMAIN, fuzzy=False, charset="utf-8")


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
    for message in catalog:
        message.flags.clear()  # which ones Babel sets differs by its version
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, catalog, omit_header=True, no_location=True, width=110)
    write_mo(compiled, catalog)
    header = "".join(f'"{name}: {value}\\n"\n' for name, value in catalog.mime_headers)
    po = f'msgid ""\nmsgstr ""\n{header}\n'.encode() + text.getvalue()
    return {po_file(language): po, po_file(language).with_suffix(".mo"): compiled.getvalue()}
