"""How the work of looking for personal data grows with the length of a text that is made to be hard to look through.

Run with: python -m benchmarks.privacy [--longest 100000]
"""

from __future__ import annotations

import argparse
import time

from wijkplan.checks.personal import found

PIECES = (
    "1", "1 ", "06 ", "06.", "0612345678 ", "@", "a@", "a.", "a@a.", " ", "(", "+31(0)", "NL91 ", "NL91 ABNA ",
    "NL91ABNA0417164300 ", "3812AB", "3812 A", "3812 AB 12 ", "straat 12 ", "a at ", "a at b punt ", "zaaknummer ",
    "111222333 ", "zaak 111222333 en ",
)  # fmt: skip


def seconds(text: str) -> float:
    """Processor seconds to look through a text."""
    start = time.process_time()
    found.__wrapped__(text)
    return time.process_time() - start


def main() -> None:
    """Print the seconds for a quarter of the longest text and for the whole; in proportion, that is four times."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--longest", type=int, default=100_000)
    longest = parser.parse_args().longest
    print(f"{'text of':<22}{longest // 4:>10}{longest:>10}{'times':>8}")
    for piece in PIECES:
        short, long = (seconds(piece * (size // len(piece))) for size in (longest // 4, longest))
        print(f"{piece!r:<22}{short:>10.3f}{long:>10.3f}{long / short:>8.1f}")


if __name__ == "__main__":
    main()
