"""The parts of a workbook from a stranger (a zip with XML in it), unpacked and read within bounds.

What the zip says of its own sizes is not believed, and XML that defines entities is not read. Every bound is far
above the largest plan that can be read (40,000 values).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import TypeAlias
from xml.parsers import expat

from wijkplan.language import N_, Message

MAX_BYTES = 16 * 1024 * 1024
MAX_UNPACKED = 32 * 1024 * 1024
"""All parts that are read together."""
MAX_PARTS = 1_000
MAX_TAGS = 1_200_000
"""In all parts that are read together; six for a cell with a text."""
MAX_ATTRIBUTES = 2_000_000
_FARTHEST = 200_000  # bytes between two tags: a cell holds 32,767 characters
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CENTRAL = b"PK\x01\x02"  # stands before each name in the list of a zip
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

Start: TypeAlias = Callable[[str, dict[str, str]], None]
End: TypeAlias = Callable[[str], None]
Text: TypeAlias = Callable[[str], None]


class WorkbookError(ValueError):
    """This file cannot be used at all; ``message`` says why, and what to do."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.message = Message(text, values)


def broken() -> WorkbookError:
    """What to say of a file that is not what its name says."""
    return WorkbookError(N_("dit is geen Excel-bestand, of het is beschadigd"))


class Package:
    """The parts of one workbook. It counts: what all parts together may hold is bounded."""

    def __init__(self, raw: bytes) -> None:
        """Open the zip.

        Raises:
            WorkbookError: it is too large, or no zip.
        """
        if len(raw) > MAX_BYTES:
            raise WorkbookError(N_("het bestand is groter dan {limit} MiB"), limit=MAX_BYTES // 1024 // 1024)
        if raw.startswith(_OLD_EXCEL):
            text = N_("dit is een oud Excel-bestand, of er zit een wachtwoord op. Bewaar het zonder als .xlsx")
            raise WorkbookError(text)
        if raw.count(_CENTRAL) > MAX_PARTS:
            raise WorkbookError(
                N_("er zitten meer dan {limit} delen in. Zet alleen de tabel in een nieuw bestand"), limit=MAX_PARTS
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise broken() from None
        self.names = frozenset(self._zip.namelist())
        if len(self.names) < len(self._zip.namelist()):
            raise broken()
        self._bytes, self._tags, self._attributes = MAX_UNPACKED, MAX_TAGS, MAX_ATTRIBUTES

    def read(self, name: str) -> bytes:
        """One part, unpacked.

        Raises:
            WorkbookError: it is not there or damaged, or the parts are too large together.
        """
        try:
            part = self._zip.getinfo(name)
            if part.flag_bits & 1 or part.compress_type not in _PACKINGS:
                raise broken()
            with self._zip.open(part) as file:
                raw = file.read(self._bytes + 1)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise error if isinstance(error, WorkbookError) else broken() from None
        self._bytes -= len(raw)
        if self._bytes < 0:
            text = N_("uitgepakt is het bestand groter dan {limit} MiB. Zet alleen de tabel in een nieuw bestand")
            raise WorkbookError(text, limit=MAX_UNPACKED // 1024 // 1024)
        return raw

    def parse(self, name: str, start: Start, end: End | None = None, text: Text | None = None) -> None:
        """Read one part as XML. Names of elements come without their prefix, texts in pieces.

        Raises:
            WorkbookError: as `read`; or it is not XML as spreadsheets write it.
        """
        raw = self.read(name)
        # Counted before the parser sees it: that goes on to the end, whatever a handler raises.
        self._tags -= raw.count(b"<")
        self._attributes -= raw.count(b"=")
        if self._tags < 0 or self._attributes < 0:
            raise WorkbookError(N_("er staat te veel opmaak in het bestand. Zet alleen de tabel in een nieuw bestand"))
        far = (raw.find(b"<", at, at + _FARTHEST) < 0 for at in range(0, len(raw) - _FARTHEST, _FARTHEST))
        if b"<!DOCTYPE" in raw or any(far):
            raise broken()
        # Spreadsheets write UTF-8; in any other encoding this could not be counted. Without namespaces: they are
        # written out in every name.
        parser = expat.ParserCreate("utf-8", intern=None)
        parser.buffer_text = True
        parser.StartElementHandler = lambda tag, given: start(tag.rpartition(":")[2], given)
        if end is not None:
            parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
        if text is not None:
            parser.CharacterDataHandler = text
        try:
            parser.Parse(raw, True)
        except expat.ExpatError:
            raise broken() from None
