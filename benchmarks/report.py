"""``wijkplan report`` of the five example wijken, both pages and the city, beside ``validate`` on the same files.

Run with: python -m benchmarks.report [--repeat 5]

Seconds are of the processor: a machine that does other work as well counts those rightly.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.commands import measure

WIJKEN = Path(__file__).parents[1] / "plans" / "2026"
FORMS = ("html", "markdown", "pdf", "docx")


def commands(to: Path) -> dict[str, list[str]]:
    """What is measured, each form into a folder of its own; the first is what the others stand beside."""
    forms = {f"report --format {form}": ["report", "--format", form, "--to", str(to / form)] for form in FORMS}
    return {"validate": ["validate"], **forms}


def sizes(folder: Path) -> list[float]:
    """Of each page in a folder its size, in kB."""
    return [file.stat().st_size / 1000 for file in folder.rglob("*") if file.is_file()]


def main() -> None:
    """Print a table of seconds, ratios and sizes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    base = 0.0
    print("| command | seconds | times `validate` | for each page | largest page |\n|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as name:
        for command, arguments in commands(Path(name)).items():
            seconds = min(measure([*arguments, str(WIJKEN)]).seconds for _ in range(options.repeat))
            base = base or seconds
            pages = sizes(Path(name, command.rpartition(" ")[2]))
            rest = f"{seconds / len(pages):.3f} s | {max(pages):.0f} kB" if pages else " | "
            print(f"| `{command}` | {seconds:.2f} | {seconds / base:.1f} | {rest} |", flush=True)


if __name__ == "__main__":
    main()
