"""A command on a pseudo terminal, with somebody who answers its questions."""

from __future__ import annotations

import functools
import importlib
import os
import pkgutil
import select
import signal
import subprocess
import sys
import time
import traceback
import warnings
from pathlib import Path
from typing import NoReturn

import wijkplan
from wijkplan.commands.shell import main

HUNG = 300.0  # seconds without a word: far more than a busy machine needs


def dialogue(
    folder: Path, arguments: list[str], answers: dict[str, list[str]], more: dict[str, str] | None = None
) -> tuple[int, str]:
    """Run ``wijkplan`` on a terminal; its exit code and all that it showed there.

    ``answers`` holds for each question (the end of what is shown) what is typed, one after the other. The command has
    a process of its own, split off from this one, in which all is loaded.
    """
    import pty

    _load_all()
    left = {question: list(typed) for question, typed in answers.items()}
    terminal, its_end = pty.openpty()
    child = split_off()
    if child == 0:
        os.close(terminal)
        _run(its_end, folder, arguments, more or {})
    os.close(its_end)
    shown = new = b""
    try:
        while piece := _read(terminal):
            shown += piece
            new += piece
            question = next((q for q in left if left[q] and new.endswith(f"\n{q} ".encode())), None)
            if question is not None:
                typed = left[question].pop(0)
                if typed in ("\x03", "\x04"):
                    _wait_until_it_sleeps(child)
                    os.write(terminal, typed.encode())
                else:
                    os.write(terminal, f"{typed}\n".encode())
                new = b""
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(terminal)
        _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), shown.decode()


def split_off() -> int:
    """A process of its own from here on, in which this is 0; here it is its number."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of who runs the tests only wait for messages
        return os.fork()


@functools.cache
def _load_all() -> None:
    """Load what any command may need, once: the processes that are split off have it then."""
    for module in pkgutil.walk_packages(wijkplan.__path__, "wijkplan."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _run(terminal: int, folder: Path, arguments: list[str], more: dict[str, str]) -> NoReturn:
    """The command, in a process that has nothing but this terminal."""
    import fcntl
    import termios

    code = 70
    try:
        os.setsid()
        fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
        for stream in range(3):
            os.dup2(terminal, stream)
        # Ctrl-C means what it always means, also where whoever started the tests ignores it.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.chdir(folder)
        for name in ("CI", "WIJKPLAN_LANG"):
            os.environ.pop(name, None)
        os.environ.update(more)
        with (
            open(0, encoding="utf-8") as sys.stdin,
            open(1, "w", encoding="utf-8") as sys.stdout,
            open(2, "w", encoding="utf-8") as sys.stderr,
        ):
            code = main.main(arguments)
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


def _read(terminal: int) -> bytes:
    """What the command shows next; nothing when it has ended."""
    if not select.select([terminal], [], [], HUNG)[0]:
        raise TimeoutError("the command waits for an answer that the test does not give")
    try:
        return os.read(terminal, 4096)
    except OSError:  # what Linux says when the other end is closed
        return b""


def _wait_until_it_sleeps(pid: int) -> None:
    """Wait until the process that has asked a question reads: a key that is pressed before that may be lost."""
    while not _sleeps(pid):
        time.sleep(0.01)


def _sleeps(pid: int) -> bool:
    known = Path(f"/proc/{pid}/stat")
    if known.exists():
        return known.read_text(encoding="utf-8").rpartition(") ")[2].startswith("S")
    state = subprocess.run(["ps", "-o", "state=", "-p", str(pid)], check=True, capture_output=True, text=True)
    return state.stdout.lstrip().startswith(("S", "I"))
