"""Files on disk: written whole, or not at all.

The new text goes into a scratch file beside the file, which then takes its place in one step. For each file there is
one scratch file, with a name made of that of the file, and whoever writes holds a lock on it. The system takes a lock
back from a process that ends, in whatever way: a scratch file without a lock is left over, and is used anew.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import stat
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

from wijkplan.files.discovery import leads_outside
from wijkplan.yamltext.document import Document

BOM = b"\xef\xbb\xbf"
PATIENCE = 3.0
"""How long to wait for another process that writes the same file, in seconds."""

Lost: TypeAlias = frozenset[Literal["links", "owner"]]
"""What could not stay as it was: other names of the file, which keep the old text; its owner or group."""


class ChangedOnDiskError(OSError):
    """Somebody else changed the file after it was read; it was left alone."""


def write_whole(path: Path, content: bytes) -> Lost:
    """Write a file in one step: whoever looks sees the old file or the new one, whole, also after a power cut.

    A symbolic link stays a link; the file that it points at is written, if that is in the same repository. An existing
    file keeps its mode, and its owner and attributes where the system lets it. With several names (hard links) only
    this one gets the new text.

    Raises:
        OSError: it could not be written; then nothing has changed.
    """
    return _write(path, content, lambda _there: None)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet.

    Raises:
        FileExistsError: something is there; it was left alone.
        OSError: it could not be written.
    """

    def is_free(there: bytes | None) -> None:
        if there is not None:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))

    _write(path, content, is_free)


def replace_text(before: Document, after: Document) -> Lost:
    """Write a changed document in the place of the one that was read.

    Raises:
        ChangedOnDiskError: the file is no longer what was read.
        OSError: it could not be written; then nothing has changed.
    """
    raw = before.path.read_bytes()

    def is_as_read(there: bytes | None) -> None:
        if there != raw or raw.decode("utf-8-sig", "replace") != before.text:
            raise ChangedOnDiskError(str(before.path))

    is_as_read(raw)
    return _write(before.path, (BOM if raw.startswith(BOM) else b"") + after.text.encode(), is_as_read)


def _write(path: Path, content: bytes, judge: Callable[[bytes | None], None]) -> Lost:
    """Write a file; ``judge`` sees what is there at the last moment (None: nothing), and raises where it may not go."""
    if leads_outside(path):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(path))
    target = Path(os.path.realpath(path))
    with _scratch(target) as (file, scratch):
        there = _there(target)
        lost = _dressed(file, scratch, target, there)
        file.write(content)
        _to_disk(file)
        if scratch.read_bytes() != content:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        judge(target.read_bytes() if there else None)
        if sys.platform == "win32":
            file.close()  # nothing that is open gets another name there
        if there is None:
            _name_new(scratch, target)
        else:
            os.replace(scratch, target)
        _names_to_disk(target.parent)
    return lost


@contextlib.contextmanager
def _scratch(target: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """The scratch file of this file, empty, for this process alone; it goes where an exception comes by."""
    # Two names that are one file to some systems have one scratch file; it is short, however long the name.
    name = unicodedata.normalize("NFC", target.name).casefold()
    mark = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    scratch = target.with_name(f".wijkplan-{mark}.tmp")
    patient_until = time.monotonic() + PATIENCE
    while (file := _claimed(scratch)) is None:
        if time.monotonic() > patient_until:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(target))
        time.sleep(0.01)
    try:
        yield file, scratch
    except BaseException:
        if sys.platform == "win32":
            file.close()
        with contextlib.suppress(OSError):
            os.unlink(scratch)
        raise
    finally:
        with contextlib.suppress(OSError):  # a full disk was told of already
            file.close()


def _claimed(scratch: Path) -> BinaryIO | None:
    """The scratch file, empty and locked; None where another process writes, or was faster just now."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    file = os.fdopen(os.open(scratch, flags, 0o600), "r+b")
    with contextlib.ExitStack() as closing:
        closing.callback(file.close)
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(scratch))
        if not _locked(file) or not _is_at(found, scratch):
            return None
        if sys.platform != "win32" and (os.fstat(file.fileno()).st_nlink > 1 or found.st_uid != os.geteuid()):
            os.unlink(scratch)  # killed between giving it its name and taking this one away; or another's leftover
            return None
        file.truncate(0)
        closing.pop_all()
    return file


def _locked(file: BinaryIO) -> bool:
    """Whether this process has the file to itself; where there are no locks, what is read back has to tell."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(2**30)  # far behind the text, which stays readable
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(0)
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _is_at(found: os.stat_result, path: Path) -> bool:
    """Whether this file still has that name."""
    try:
        return os.path.samestat(found, os.lstat(path))
    except FileNotFoundError:
        return False


def _there(target: Path) -> os.stat_result | None:
    """The file that is there, which may be written; None where nothing is."""
    try:
        there = os.stat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(there.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(there.st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(target))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return there


def _dressed(file: BinaryIO, scratch: Path, target: Path, there: os.stat_result | None) -> Lost:
    """Give the scratch file, still empty, all that the old file has but its text; nobody may do more than before."""
    if there is None:
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(scratch, 0o666 & ~umask)
        return frozenset()
    lost: set[Literal["links", "owner"]] = {"links"} if there.st_nlink > 1 else set()
    mode = stat.S_IMODE(there.st_mode) & 0o777
    if sys.platform != "win32":
        mine = os.fstat(file.fileno())
        if (mine.st_uid, mine.st_gid) != (there.st_uid, there.st_gid):
            try:
                os.fchown(file.fileno(), there.st_uid, there.st_gid)
            except OSError:
                lost.add("owner")
                try:
                    os.fchown(file.fileno(), -1, there.st_gid)
                except OSError:  # another group may do what everybody may
                    mode = mode & ~0o070 | (mode & 0o007) << 3
    shutil.copystat(target, scratch)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            for name in set(os.listxattr(scratch)) - set(os.listxattr(target)):  # such as what a folder hands down
                os.removexattr(scratch, name)
    os.chmod(scratch, mode)
    return frozenset(lost)


def _to_disk(file: BinaryIO) -> None:
    """What was written is on the disk, not on its way there."""
    file.flush()
    os.fsync(file.fileno())
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)


def _name_new(scratch: Path, target: Path) -> None:
    """Give the scratch file its name, unless something has that by now."""
    if sys.platform == "win32":
        os.rename(scratch, target)
        return
    try:
        os.link(scratch, target)
    except FileExistsError:
        raise
    except OSError:  # a disk on which a file has one name
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        os.replace(scratch, target)
    else:
        os.unlink(scratch)


def _names_to_disk(folder: Path) -> None:
    """The names in a folder are on the disk too, where the system can be asked for that."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
