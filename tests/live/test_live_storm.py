"""Somebody turns all knobs at once: each answer is a page, and nothing of them stays behind."""

from __future__ import annotations

import gc
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.live import turns
from benchmarks.made_up import long_plan
from live_helpers import Served, granted, written


def test_many_turns_give_a_page_each_and_keep_no_memory(tmp_path: Path) -> None:
    served = Served(written(tmp_path, long_plan(40)))
    queries = [urlencode(turn) for turn in turns(90)]

    def left_by(some: list[str]) -> int:
        for query in some:
            assert len(granted(served.page(f"/?{query}"))) == 40
        gc.collect()
        return len(gc.get_objects())

    before, after = left_by(queries[:30]), left_by(queries[30:])
    assert after - before < 500  # the lines of one page are thousands of objects
