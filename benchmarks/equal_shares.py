"""The Method of Equal Shares beside pabutools: the same files, reading included, in one run, as ratios.

Run with: python -m benchmarks.equal_shares FILE.pb... [--repeat 3]
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from pabutools.election import Cost_Sat, parse_pabulib  # type: ignore[import-untyped, unused-ignore]
from pabutools.rules import method_of_equal_shares  # type: ignore[import-untyped, unused-ignore]
from wijkplan.allocate.equal_shares import equal_shares
from wijkplan.exchange.ballots import ballots_of
from wijkplan.exchange.from_pabulib import plan_text
from wijkplan.exchange.pabulib import read
from wijkplan.outcome.result import Shares
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.form import load
from wijkplan.yamltext.text import document


def ours(plan: Plan, file: Path) -> Shares:
    """Read the ballots and let the voters buy."""
    budget = read(file)
    costs = {initiatief.id: initiatief.asks or 0 for initiatief in plan.bewonersinitiatieven}
    return equal_shares(costs, ballots_of(plan, budget), budget.budget)


def theirs(file: Path) -> Any:
    """The same in pabutools, with Add1 in steps of one euro (or whatever the money is)."""
    instance, profile = parse_pabulib(str(file))
    return method_of_equal_shares(instance, profile, sat_class=Cost_Sat, voter_budget_increment=1)


def seconds(work: Callable[[], Any], repeat: int) -> tuple[float, Any]:
    """The best of several runs, in seconds of the processor, and the outcome."""
    best, outcome = float("inf"), None
    for _ in range(repeat):
        gc.collect()
        begin = time.process_time()
        outcome = work()
        best = min(best, time.process_time() - begin)
    return best, outcome


def plan_of(file: Path) -> Plan:
    """The plan that is made of a file when it is imported."""
    plan = load(Plan, document(file, plan_text(read(file), None))).value
    if plan is None:
        raise ValueError(file)
    return plan


def main() -> None:
    """Print a table of seconds and ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    print(f"{'file':<32}{'projects':>9}{'voters':>8}{'wijkplan':>10}{'pabutools':>11}{'ratio':>7}  same winners")
    for file in options.files:
        plan, voters = plan_of(file), len(read(file).ballots)
        own, shares = seconds(partial(ours, plan, file), options.repeat)
        other, winners = seconds(partial(theirs, file), options.repeat)
        same = sorted(funded.id for funded in shares.funded) == sorted(project.name for project in winners)
        print(
            f"{file.stem:<32}{len(plan.bewonersinitiatieven):>9}{voters:>8}{own:>10.3f}{other:>11.2f}"
            f"{other / own:>7.1f}  {'yes' if same else 'no'}",
            flush=True,
        )


if __name__ == "__main__":
    main()
