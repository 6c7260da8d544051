"""``wijkplan live``: how long a knob that is turned takes until the page is there, and how much of that is dividing.

Run with: python -m benchmarks.live [--proposals 40 600] [--turns 100] [--storm 10]

The storm is fifty turns a second for so many seconds, over a socket, with the memory of the process before and after.
"""

from __future__ import annotations

import argparse
import gc
import random
import socket
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

from benchmarks.made_up import long_plan

A_SECOND = 50
"""Turns in a storm."""


def turns(count: int, seed: int = 33) -> Iterator[dict[str, str]]:
    """So many settings of one or a few knobs of a made-up plan, each another one."""
    chance = random.Random(seed)  # noqa: S311 - made-up plans, no secrets
    knobs: tuple[Callable[[], tuple[str, str]], ...] = (
        lambda: ("budget", str(chance.randrange(10_000, 900_000))),
        lambda: ("method", chance.choice(("rangorde", "per-thema"))),
        lambda: ("shortfall", chance.choice(("sla-over", "stop", "deels"))),
        lambda: ("klein_bedrag", str(chance.randrange(2_000))),
        lambda: (f"weight.{chance.choice(('draagvlak', 'bereik', 'thema'))}", str(chance.randrange(1, 100))),
        lambda: (f"prioriteit.{chance.choice(('samen', 'zorgen', 'groen'))}.wijk", str(chance.randrange(11))),
    )
    for _turn in range(count):
        yield dict(knob() for knob in chance.sample(knobs, chance.randrange(1, 4)))


def main() -> None:
    """Print a table of milliseconds, and what a storm did."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--proposals", type=int, nargs="+", default=[40, 600])
    parser.add_argument("--turns", type=int, default=100)
    parser.add_argument("--storm", type=int, default=10)
    options = parser.parse_args()
    print(f"{'voorstellen':>11}{'median':>9}{'95%':>9}{'most':>9}{'dividing':>10}{'a line open':>13}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        for proposals in options.proposals:
            path = Path(name) / f"{proposals}.yaml"
            path.write_text(long_plan(proposals), encoding="utf-8")
            table(path, proposals, options.turns)
        storm(Path(name) / f"{options.proposals[0]}.yaml", options.storm)


def table(path: Path, proposals: int, count: int) -> None:
    """One plan: from the address to the page, without the network."""
    from wijkplan.live import pages
    from wijkplan.live.address import read
    from wijkplan.live.watched import Watched
    from wijkplan.whatif.setting import turned

    seen = Watched(path).seen()
    sound = seen.sound
    if sound is None:
        raise SystemExit(f"{path} has errors")
    pages.plan(seen, sound, read([], sound.plan, sound.agenda), path.name, folder=False)

    def whole(query: dict[str, str]) -> None:
        asked = read(list(query.items()), sound.plan, sound.agenda)
        pages.plan(seen, sound, asked, path.name, folder=False)

    def dividing(query: dict[str, str]) -> None:
        turned(sound.plan, sound.agenda, read(list(query.items()), sound.plan, sound.agenda).setting)

    queries = list(turns(count))
    took = [milliseconds(whole, query) for query in queries]
    share = sum(milliseconds(dividing, query) for query in queries) / sum(took)
    opened = median(milliseconds(whole, query | {"explain": "initiatief-3"}) for query in queries[:5])
    worst = quantiles(took, n=20)[-1]
    print(f"{proposals:>11}{median(took):>9.1f}{worst:>9.1f}{max(took):>9.1f}{share:>10.0%}{opened:>13.1f}", flush=True)


def milliseconds(work: Callable[[dict[str, str]], None], query: dict[str, str]) -> float:
    """How long this takes, on the wall."""
    start = time.perf_counter()
    work(query)
    return (time.perf_counter() - start) * 1000


def storm(path: Path, seconds: int) -> None:
    """Fifty turns a second, over a socket."""
    import resource

    import uvicorn
    from wijkplan.live.server import application

    place = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{place.getsockname()[1]}/"
    server = uvicorn.Server(uvicorn.Config(application(path), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [place]})
    thread.start()
    late, sizes = 0.0, []
    start = time.perf_counter()
    for number, query in enumerate(turns(seconds * A_SECOND)):
        wanted = start + number / A_SECOND
        time.sleep(max(0.0, wanted - time.perf_counter()))
        with urllib.request.urlopen(f"{address}?{urlencode(query)}") as answer:  # noqa: S310 - our own server
            if answer.status != 200:
                raise SystemExit(f"{answer.status}: {query}")
            answer.read()
        late = max(late, time.perf_counter() - wanted)
        if number % A_SECOND == A_SECOND - 1:
            gc.collect()
            sizes.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    server.should_exit = True
    thread.join()
    took = time.perf_counter() - start
    print(
        f"storm: {seconds * A_SECOND} turns in {took:.1f} s, latest {late * 1000:.0f} ms behind, most memory", end=" "
    )
    print(f"{sizes[0]:.0f} MiB after a second and {sizes[-1]:.0f} MiB at the end")


if __name__ == "__main__":
    main()
