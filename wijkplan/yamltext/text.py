"""A text as the document that it is, and how large it may be."""

from __future__ import annotations

from pathlib import Path

from wijkplan.yamltext.document import TOP, Document, Fault
from wijkplan.yamltext.parse import parse

MAX_BYTES = 1024 * 1024


def document(path: Path, text: str) -> Document:
    """The document that this text is, as if it stood in that file."""
    parsed = parse(text)
    if parsed.root is None and not parsed.faults:
        return Document(path, text, None, (Fault("empty", TOP),))
    return Document(path, text, parsed.root, parsed.faults, parsed.has_gaps)


def too_large(document: Document) -> Fault | None:
    """The bound of a file that this text goes over: of its size, or of the number of its values."""
    if len(document.text.encode("utf-8", "replace")) > MAX_BYTES:
        return Fault("too-large", TOP, values={"limit": MAX_BYTES // 1024})
    return next((fault for fault in document.faults if fault.kind == "too-many"), None)
