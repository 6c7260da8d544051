"""Files on disk: written whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from wijkplan.files.document import Document

BOM = b"\xef\xbb\xbf"


class ChangedOnDiskError(OSError):
    """Somebody else changed the file after it was read; it was left alone."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: whoever looks sees the old file or the new one, whole.

    A symbolic link stays a link; the file that it points at is written. An existing file keeps its mode.

    Raises:
        OSError: it could not be written; then nothing has changed.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, os.strerror(13), str(path))
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, name)
        else:
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(name, 0o666 & ~umask)
        if Path(name).read_bytes() != content:
            raise OSError(5, os.strerror(5), str(path))
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def replace_text(before: Document, after: Document) -> None:
    """Write a changed document in the place of the one that was read.

    Raises:
        ChangedOnDiskError: the file is no longer what was read.
        OSError: it could not be written; then nothing has changed.
    """
    raw = before.path.read_bytes()
    if raw.decode("utf-8-sig", "replace") != before.text:
        raise ChangedOnDiskError(str(before.path))
    write_whole(before.path, (BOM if raw.startswith(BOM) else b"") + after.text.encode())
