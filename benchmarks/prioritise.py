"""``wijkplan prioritise``, with and without ``--stability``, beside ``validate`` on the same files, in one run.

Run with: python -m benchmarks.prioritise [--plans 100] [--proposals 100] [--repeat 3]
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from benchmarks.made_up import AGENDA
from benchmarks.validate import best


def plan(number: int, proposals: int, chance: random.Random) -> str:
    """One plan with this many initiatives."""
    lines = [f"wijk: Wijk {number}", "jaar: 2026", "budget: {totaal: 500000}", "themas:"]
    for thema in ("samen", "opgroeien", "zorgen"):
        voices = f"{{wijk: {chance.randrange(11)}, aanbieder: {chance.randrange(11)}}}"
        lines.append(f"  - {{id: {thema}, naam: Thema {thema}, prioriteit: {voices}}}")
    lines.append("bewonersinitiatieven:")
    for n in range(proposals):
        lines += [
            f"  - naam: Initiatief {n}",
            f"    thema: {chance.choice(('samen', 'opgroeien', 'zorgen'))}",
            f"    kosten: {chance.randrange(500, 9000)}",
            f"    eigen_bijdrage: {chance.randrange(500)}",
            f"    draagvlak: {chance.randrange(120)}",
            f"    vrijwilligers: {chance.randrange(20)}",
            f"    bereik: {chance.randrange(220)}",
            "    doelgroepen: [ouderen]",
        ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print a table of seconds and ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--plans", type=int, default=100)
    parser.add_argument("--proposals", type=int, default=100)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    chance = random.Random(33)  # noqa: S311 - made-up plans, no secrets
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "agenda.yaml").write_text(AGENDA, encoding="utf-8")
        for number in range(options.plans):
            text = plan(number, options.proposals, chance)
            (folder / f"wijk-{number:04}.yaml").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "wijkplan"]
        base = 0.0
        print(f"{'command':<32}{'seconds':>9}{'times validate':>16}{'MiB':>7}")
        for words in (["validate"], ["prioritise"], ["prioritise", "--stability"]):
            seconds, memory = best([*command, *words, str(folder)], options.repeat)
            base = base or seconds
            print(f"{' '.join(words):<32}{seconds:>9.3f}{seconds / base:>16.2f}{memory:>7.0f}", flush=True)


if __name__ == "__main__":
    main()
