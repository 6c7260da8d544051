"""How well the rules of language find what a writer mends: sentences before and after a communications expert.

Run with: python -m benchmarks.language PAIRS.csv [--show KIND] [--half 0|1]

PAIRS.csv has the columns ``document``, ``complex`` and ``simple``, as in the public data set
Amsterdam-AI-Team/dutch-municipal-text-simplification (EUPL-1.2).
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from wijkplan.checks.language.reading import Kind, Remark, remarks

WEIGHTS: dict[Kind, int] = {"very-long": 2}
"""A warning counts for two tips."""


def by_kind(text: str) -> dict[Kind, Remark]:
    """The first remark of each kind on a text."""
    return {remark.kind: remark for remark in reversed(remarks(text))}


def weight(kinds: dict[Kind, Remark]) -> int:
    """How much is said about a text."""
    return sum(WEIGHTS.get(kind, 1) for kind in kinds)


def main() -> None:
    """Print for each rule how often it speaks before and after, and how often that points the right way."""
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--show", help="print what this rule finds, before and after")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only documents whose number, halved, is even or odd")
    options = parser.parse_args()
    with options.pairs.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if options.half in (None, int(r["document"]) // 2 % 2)]
    before, after, gone = Counter[str](), Counter[str](), Counter[str]()
    better = worse = hit = 0
    for row in rows:
        first, second = by_kind(row["complex"]), by_kind(row["simple"])
        before.update(list(first))
        after.update(list(second))
        gone.update(kind for kind in first if kind not in second)
        hit += bool(first)
        better += weight(first) > weight(second)
        worse += weight(first) < weight(second)
        for name, kinds in (("before", first), ("after", second)):
            if found := kinds.get(options.show):
                words = found.written or "; ".join(use.written for use in found.uses)
                print(f"{name:<7}{words:<40.40} {row['complex' if name == 'before' else 'simple']}")
    print(f"{'':<14}{'before':>8}{'after':>8}{'gone':>8}")
    for kind, count in before.most_common():
        print(f"{kind:<14}{count:>8}{after[kind]:>8}{gone[kind] / count:>8.0%}")
    print(f"{len(rows)} pairs; something is said of {hit / len(rows):.1%} of the originals")
    print(
        f"less is said of the rewrite in {better}, more in {worse}: {better / max(1, better + worse):.1%} the right way"
    )


if __name__ == "__main__":
    main()
