"""A command on a pseudo terminal, with somebody who answers its questions."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

HUNG = 300.0  # seconds without a word: far more than a busy machine needs

# Ctrl-C means what it always means, also where whoever started the tests ignores it.
COMMAND = """
import fcntl, runpy, signal, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("wijkplan", run_name="__main__", alter_sys=True)
"""


def dialogue(
    folder: Path, arguments: list[str], answers: dict[str, list[str]], more: dict[str, str] | None = None
) -> tuple[int, str]:
    """Run ``wijkplan`` on a terminal; its exit code and all that it showed there.

    ``answers`` holds for each question (the end of what is shown) what is typed, one after the other.
    """
    import pty

    left = {question: list(typed) for question, typed in answers.items()}
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "WIJKPLAN_LANG")}
    terminal, its_end = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", COMMAND, *arguments],
        cwd=folder,
        env=environment | (more or {}),
        stdin=its_end,
        stdout=its_end,
        stderr=its_end,
        start_new_session=True,
    )
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
                    _wait_until_it_sleeps(child.pid)
                    os.write(terminal, typed.encode())
                else:
                    os.write(terminal, f"{typed}\n".encode())
                new = b""
        return child.wait(HUNG), shown.decode()
    finally:
        os.close(terminal)
        child.kill()
        child.wait()


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
