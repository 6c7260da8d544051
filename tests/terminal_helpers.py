"""A command on a pseudo terminal, with somebody who answers its questions."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from pathlib import Path

LONGEST = 30.0  # seconds


def dialogue(
    folder: Path, arguments: list[str], answers: dict[str, list[str]], more: dict[str, str] | None = None
) -> tuple[int, str]:
    """Run ``wijkplan`` on a terminal; its exit code and all that it showed there.

    ``answers`` holds for each question (the end of what is shown) what is typed, one after the other.
    """
    import pty

    left = {question: list(typed) for question, typed in answers.items()}
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        environment = {name: value for name, value in os.environ.items() if name not in ("CI", "WIJKPLAN_LANG")}
        os.execve(sys.executable, [sys.executable, "-m", "wijkplan", *arguments], environment | (more or {}))  # noqa: S606
    shown, new, end = "", "", time.monotonic() + LONGEST
    stop = ""
    while time.monotonic() < end:
        ready = select.select([terminal], [], [], 0.5 if stop else 0.1)[0]
        if stop and not ready:  # pressed just before the program began to read: people press again
            os.write(terminal, stop.encode())
        if ready:
            try:
                piece = os.read(terminal, 4096).decode(errors="replace")
            except OSError:  # the child has gone
                break
            if not piece:
                break
            shown += piece
            new += piece
        question = next((q for q in left if left[q] and new.endswith(f"\n{q} ")), None)
        if question is not None:
            typed = left[question].pop(0)
            stop = typed if typed in ("\x03", "\x04") else ""
            os.write(terminal, (stop or f"{typed}\n").encode())
            new = ""
    else:  # it still waits
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown
