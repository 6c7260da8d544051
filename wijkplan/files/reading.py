"""A file on disk to a `Document`, whatever is in it: what is wrong becomes a fault, never an exception."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from wijkplan.files.discovery import leads_outside
from wijkplan.yamltext.document import LINE_BREAK, TOP, Document, Fault, Span
from wijkplan.yamltext.text import MAX_BYTES, document


class OutsideError(OSError):
    """A link leads out of the repository: what lies there is not a plan of it, and not for its readers."""


def read(path: Path) -> Document:
    """Read a plan or an agenda."""
    try:
        return from_bytes(path, raw(path))
    except OutsideError:
        return _unread(path, "outside")
    except OSError as error:
        return _unread(path, "unreadable", reason=error.strerror or type(error).__name__)


def raw(path: Path) -> bytes:
    """The bytes of a plan or an agenda: of what is too large, enough to see that.

    Raises:
        OutsideError: it leads out of its repository.
        OSError: it cannot be read, or is no ordinary file.
    """
    if path.exists() and not path.is_file():  # a pipe would keep everybody waiting
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    if leads_outside(path):
        raise OutsideError(errno.EPERM, os.strerror(errno.EPERM), str(path))
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def from_bytes(path: Path, raw: bytes) -> Document:
    """The document that these bytes are, as if they stood in that file."""
    if len(raw) > MAX_BYTES:
        return _unread(path, "too-large", limit=MAX_BYTES // 1024)
    if b"\x00" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _unread(path, "binary")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(path, raw, error.start)
    return document(path, text)


def _unread(path: Path, kind: str, **values: object) -> Document:
    return Document(path, "", None, (Fault(kind, TOP, values=dict(values)),))


def _not_utf8(path: Path, raw: bytes, start: int) -> Document:
    text = raw.decode("utf-8", "replace")
    before = LINE_BREAK.split(raw[:start].decode("utf-8", "replace"))
    line, column = len(before), len(before[-1]) + 1
    fault = Fault("not-utf8", Span(line, column, line, column + 1), values={"byte": f"0x{raw[start]:02x}"})
    return Document(path, text, None, (fault,))
