"""What a person waits for: whole processes of one checkout beside another, in seconds of the processor.

Run with: python -m benchmarks.startup OTHER/.venv/bin/wijkplan [--mine PATH] [--repeat 7] [--proposals 100]

Both write to a terminal (a pseudo terminal), since that is where screens are drawn. They run in turn, so that another
program on the same machine is in the way of both.
"""

from __future__ import annotations

import argparse
import os
import pty
import random
import tempfile
from pathlib import Path

from benchmarks.prioritise import plan

ROOT = Path(__file__).parent.parent


def seconds(command: list[str]) -> float:
    """Of the processor, user and system together, for one run on a terminal."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], command, os.environ | {"COLUMNS": "80", "TERM": "xterm-256color"})  # noqa: S606
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # the child has gone
        pass
    _pid, _status, used = os.wait4(child, 0)
    os.close(terminal)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the best of each, and their ratio."""
    parser = argparse.ArgumentParser()
    parser.add_argument("other")
    parser.add_argument("--mine", default=str(ROOT / ".venv" / "bin" / "wijkplan"))
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--proposals", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder) / "many.yaml"
        chance = random.Random(33)  # noqa: S311 - made-up plans, no secrets
        many.write_text(plan(1, options.proposals, chance), encoding="utf-8")
        small, sound = (str(ROOT / "plans" / "2026" / name) for name in ("schothorst.yaml", "soesterkwartier.yaml"))
        print(f"{'command':<36}{'mine':>9}{'other':>9}{'ratio':>8}")
        for words in (
            ["--version"],
            ["validate", sound],
            ["validate", small],
            ["prioritise", small],
            ["allocate", small],
            ["prioritise", str(many)],
            ["allocate", str(many)],
        ):
            runs = [
                [seconds([program, *words]) for program in (options.mine, options.other)] for _ in range(options.repeat)
            ]
            mine, other = (min(column) for column in zip(*runs, strict=True))
            name = " ".join(Path(word).name for word in words)
            print(f"{name:<36}{mine:>9.3f}{other:>9.3f}{mine / other:>8.2f}", flush=True)


if __name__ == "__main__":
    main()
