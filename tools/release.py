"""What has to agree before a release, and the notes that go with it.

``python -m tools.release v0.2.0 https://github.com/OWNER/wijkplan`` writes what CHANGELOG.md says about that version.
Where a file states another version, date or place, it says so and exits with 1.
"""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import yaml
from wijkplan import __version__

ROOT = Path(__file__).parent.parent
HEADING = re.compile(r"^## (?P<version>\d+\.\d+\.\d+) - (?P<date>\d{4}-\d{2}-\d{2})$", re.MULTILINE)
PAGES_THAT_NAME_A_TAG = ("docs/ci.md", "docs/git.md", "docs/publiceren.md")


@dataclass(frozen=True)
class Entry:
    """What the changelog says about one version; ``date`` is written YYYY-MM-DD."""

    version: str
    date: str
    notes: str


def entries(changelog: str) -> list[Entry]:
    """Every version with a heading such as ``## 0.2.0 - 2026-11-24``, as they stand: newest first."""
    found = list(HEADING.finditer(changelog))
    ends = [following.start() for following in found[1:]] + [len(changelog)]
    return [
        Entry(heading["version"], heading["date"], changelog[heading.end() : end].strip())
        for heading, end in zip(found, ends, strict=True)
    ]


def disagreements(root: Path, version: str, url: str | None = None) -> list[str]:
    """What stands in the way of a release of this version from this place; without ``url`` any place is fine."""
    publiccode = yaml.safe_load(_text(root, "publiccode.yml"))
    newest = entries(_text(root, "CHANGELOG.md"))[0]
    stated = [
        ("wijkplan/__init__.py", __version__, version),
        ("pyproject.toml", tomllib.loads(_text(root, "pyproject.toml"))["project"]["version"], version),
        ("CHANGELOG.md", newest.version, version),
        ("publiccode.yml, softwareVersion", publiccode["softwareVersion"], version),
        ("publiccode.yml, releaseDate", publiccode["releaseDate"], newest.date),
        ("publiccode.yml, url", publiccode["url"], url or publiccode["url"]),
        *(
            (page, tag, version)
            for page in PAGES_THAT_NAME_A_TAG
            for tag in re.findall(r"\bv(\d+\.\d+\.\d+)\b", _text(root, page))
        ),
    ]
    return [f"{place}: {found}, not {wanted}" for place, found, wanted in stated if found != wanted]


def _text(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


def main(tag: str, url: str) -> int:
    """Write the notes of this version, or what stands in its way."""
    wrong = disagreements(ROOT, tag.removeprefix("v"), url)
    if wrong:
        sys.stderr.write("".join(f"{line}\n" for line in wrong))
        return 1
    sys.stdout.write(entries(_text(ROOT, "CHANGELOG.md"))[0].notes + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
