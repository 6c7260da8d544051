"""Pictures of screens, for pages: drawn from the example plans, as a terminal would show them."""

from __future__ import annotations

from pathlib import Path

from wijkplan import language
from wijkplan.allocate import allocate
from wijkplan.checks.run import check
from wijkplan.report.allocate.allocation import Allocated
from wijkplan.report.allocate.allocation_text import show
from wijkplan.report.draw.screen import Screen, picture


def allocation(root: Path, name: str, lang: str) -> str:
    """What ``wijkplan allocate`` shows of this plan on a terminal of 80 columns, as SVG."""
    [checked] = check([root / name]).plans
    assert checked.plan is not None  # noqa: S101 - the example plans are sound
    allocated = Allocated(name, checked.plan, allocate(checked.plan, checked.agenda))
    before = language.current()
    language.use(lang)
    try:
        return picture(show(allocated), Screen(80, "truecolor"), f"wijkplan allocate {name}")
    finally:
        language.use(before)
