"""Make everything in the repository that is made from the code, or check that it is up to date.

``python -m tools.generate`` writes; ``python -m tools.generate --check`` only tells, and exits with 1.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from wijkplan import language
from wijkplan.checks.language.words import WORDS
from wijkplan.plan.schema import schema_text
from wijkplan.report.checks.rules import as_page

from tools import api, messages, pictures, transcripts, words

ROOT = Path(__file__).parent.parent
PAGES_ON_THE_EXAMPLES = ("README.md", "docs/prioriteren.md", "docs/verdelen.md", "docs/verantwoorden.md")
PAGES_WITH_THEIR_OWN_FILES = ("docs/handleiding.md", "docs/naslag.md", "docs/git.md", "docs/taal.md")


def wanted() -> Iterator[tuple[Path, bytes]]:
    """Every generated file with what should be in it."""
    for name in language.LANGUAGES:
        yield from messages.files(name).items()
    yield WORDS, words.as_json().encode()
    language.use("nl")
    for kind in ("plan", "agenda"):
        yield ROOT / "plans" / f"{kind}.schema.json", schema_text(kind).encode()
    yield ROOT / "docs" / "regels.md", as_page().encode()
    yield ROOT / "docs" / "woorden.md", words.as_page().encode()
    yield ROOT / "docs" / "api.md", api.page().encode()
    yield ROOT / "docs" / "allocate.svg", pictures.allocation(ROOT, "plans/2026/schothorst.yaml", "en").encode()
    for page in PAGES_ON_THE_EXAMPLES:
        path = ROOT / page
        yield path, transcripts.refreshed(path.read_text(encoding="utf-8"), ROOT).encode()
    for page in PAGES_WITH_THEIR_OWN_FILES:
        path = ROOT / page
        with tempfile.TemporaryDirectory() as folder:
            yield path, transcripts.refreshed(path.read_text(encoding="utf-8"), Path(folder)).encode()


def main(check: bool) -> int:
    """Write what differs, or name it."""
    stale = 0
    for path, content in wanted():
        if path.exists() and path.read_bytes() == content:
            continue
        stale += 1
        name = path.relative_to(ROOT).as_posix()
        if check:
            sys.stderr.write(f"not up to date: {name} (run: make docs)\n")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            sys.stdout.write(f"written: {name}\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
