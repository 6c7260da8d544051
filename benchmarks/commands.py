"""Every command by size, beside ``validate`` on the same plan or plans, in one run: as a table for README.md.

Run with: python -m benchmarks.commands [--proposals 10,60,600,2400] [--plans 1,200,3400] [--repeat 3]

Seconds are of the processor, of the command and its workers together: a machine that does other work as well counts
those rightly. Memory is that of all processes together.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.made_up import AGENDA, long_plan, write

WIJKPLAN = [sys.executable, "-m", "wijkplan"]
BASE = "validate"


@dataclass(frozen=True)
class Cost:
    """What one run of a command takes."""

    seconds: float
    """Of the processor."""
    memory: float
    """MiB, of all processes together at the most."""


def of_one(plan: Path) -> dict[str, list[str]]:
    """What can be asked about one plan; nothing is written."""
    allocate, prioritise, file = ["allocate"], ["prioritise"], str(plan)
    found = json.loads(subprocess.run([*WIJKPLAN, "allocate", "--format", "json", file], stdout=-1, check=True).stdout)
    without = [regel["id"] for regel in found["plannen"][0]["regels"] if not regel["toegekend"]]
    last = without[-1] if without else found["plannen"][0]["regels"][-1]["id"]
    decide = ["decide", file, "--door", "raad", "--dry-run"]
    allocation = plan.with_suffix(".json")
    allocation.write_text(json.dumps(found), encoding="utf-8")
    return {
        BASE: [BASE, file],
        "prioritise": [*prioritise, file],
        "prioritise --stability": [*prioritise, "--stability", file],
        "prioritise --explain": [*prioritise, "--explain", last, file],
        "allocate": [*allocate, file],
        "allocate --explain": [*allocate, "--explain", last, file],
        "allocate --compare": [*allocate, "--compare", file],
        "allocate --scenario": [*allocate, "--scenario", "-10%", file],
        "verify": ["verify", file],
        "account": ["account", file],
        "room": ["room", file],
        "diff": ["diff", file, file],
        "fmt --check": ["fmt", "--check", file],
        "set": ["set", file, "budget.totaal", "1", "--dry-run"],
        "decide": [*decide, last, "1", "--motivering", "Zo besloten"],
        "decide --advice": [*decide, "--advice"],
        "next": ["next", file, "--dry-run"],
    }


def of_many(folder: Path) -> dict[str, list[str]]:
    """What can be asked about a folder of plans."""
    city, as_json = "--city", ["--format", "json"]
    return {
        BASE: [BASE, str(folder)],
        "prioritise": ["prioritise", str(folder)],
        "prioritise --city": ["prioritise", city, str(folder)],
        "allocate": ["allocate", str(folder)],
        "allocate --format json": ["allocate", *as_json, str(folder)],
        "allocate --city": ["allocate", city, str(folder)],
        "account --city": ["account", city, str(folder)],
    }


def measure(arguments: list[str]) -> Cost:
    """One whole run."""
    process = subprocess.Popen([*WIJKPLAN, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0.0
    while True:
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            break
        most = max(most, _memory(process.pid))
        time.sleep(0.01)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, max(most, usage.ru_maxrss / 1024))


def _memory(pid: int) -> float:
    """MiB of a process and those that it started (Linux); pages that they share count for each."""
    own, children = Path(f"/proc/{pid}/statm"), Path(f"/proc/{pid}/task/{pid}/children")
    try:
        pages = int(own.read_text().split()[1])
        below = sum(_memory(int(child)) for child in children.read_text().split())
    except (OSError, IndexError):  # it has just ended, or this is no Linux
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20 + below


def rows(commands: dict[str, list[str]], repeat: int) -> Iterator[tuple[str, str]]:
    """For each command its cell: so many times the first of them, and the memory."""
    base = 0.0
    for name, arguments in commands.items():
        runs = [measure(arguments) for _ in range(repeat)]
        seconds = min(run.seconds for run in runs)
        base = base or seconds
        text = f"{seconds:.2f} s" if name == BASE else f"{seconds / base:.1f} times"
        yield name, f"{text}, {max(run.memory for run in runs):.0f} MiB"
        print(f"{name}: {text}", file=sys.stderr, flush=True)


def table(word: str, columns: dict[int, dict[str, str]]) -> str:
    """A Markdown table: a row for each command, a column for each size."""
    sizes = list(columns)
    lines = [f"| command | {' | '.join(f'{size:,} {word}' for size in sizes)} |", f"|---|{'---:|' * len(sizes)}"]
    lines += [f"| {name} | {' | '.join(columns[size][name] for size in sizes)} |" for name in columns[sizes[0]]]
    return "\n".join(lines)


def main() -> None:
    """Print two tables: one plan by its number of voorstellen, and a folder by its number of plans."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--proposals", default="10,60,600,2400")
    parser.add_argument("--plans", default="1,200,3400")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "agenda.yaml").write_text(AGENDA, encoding="utf-8")
        long: dict[int, dict[str, str]] = {}
        for size in map(int, filter(None, options.proposals.split(","))):
            plan = folder / f"plan-{size}.yaml"
            plan.write_text(long_plan(size), encoding="utf-8")
            long[size] = dict(rows(of_one(plan), options.repeat))
        if long:
            print(table("voorstellen", long), end="\n\n", flush=True)
        many: dict[int, dict[str, str]] = {}
        for size in map(int, filter(None, options.plans.split(","))):
            write(folder / str(size), size)
            many[size] = dict(rows(of_many(folder / str(size)), options.repeat))
        if many:
            print(table("plans", many))


if __name__ == "__main__":
    main()
