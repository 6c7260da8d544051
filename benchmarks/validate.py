"""``wijkplan validate`` beside yamllint and check-jsonschema: whole processes, in one run, as ratios.

Run with: python -m benchmarks.validate [--counts 1,200,3400] [--repeat 5]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.made_up import write

TOOLS = ("wijkplan", "yamllint", "check-jsonschema")


def commands(folder: Path, schema: Path, plans: list[Path]) -> dict[str, list[str]]:
    """What each tool is told to do: the same plans."""
    python = sys.executable
    return {
        "wijkplan": [python, "-m", "wijkplan", "validate", str(folder)],
        "yamllint": [python, "-m", "yamllint", "-d", "default", str(folder)],
        "check-jsonschema": [python, "-m", "check_jsonschema", "--schemafile", str(schema), *map(str, plans)],
    }


def measure(command: list[str]) -> tuple[float, float]:
    """Seconds on the wall, and MiB at the most in one process, for one whole run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command[2]} ended with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def best(command: list[str], repeat: int) -> tuple[float, float]:
    """The fastest of some runs, and the most memory of any."""
    runs = [measure(command) for _ in range(repeat)]
    return min(seconds for seconds, _ in runs), max(memory for _, memory in runs)


def main() -> None:
    """Print a table of seconds, ratios and memory."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--counts", default="1,200,3400")
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        schema = folder / "plan.schema.json"
        text = subprocess.run([sys.executable, "-m", "wijkplan", "schema"], check=True, capture_output=True)
        schema.write_bytes(text.stdout)
        print(f"{'plans':>6} {'tool':<18}{'seconds':>9}{'times wijkplan':>16}{'MiB':>7}")
        for count in map(int, options.counts.split(",")):
            plans = write(folder / str(count), count)
            ours = 0.0
            for tool, command in commands(folder / str(count), schema, plans).items():
                # The largest run takes the others minutes: once is enough to tell.
                repeat = options.repeat if count <= 200 or tool == "wijkplan" else 1
                repeat = min(repeat, 2) if count >= 200 and tool != "wijkplan" else repeat
                seconds, memory = best(command, repeat)
                ours = seconds if tool == "wijkplan" else ours
                print(f"{count:>6} {tool:<18}{seconds:>9.3f}{seconds / ours:>16.2f}{memory:>7.0f}", flush=True)


if __name__ == "__main__":
    main()
