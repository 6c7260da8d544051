"""A link from one page of the project to another leads somewhere, down to the heading."""

from __future__ import annotations

import re
from pathlib import Path

from gathered import together
from helpers import ROOT

PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "benchmarks" / "README.md"]
_CODE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def anchors(page: str) -> set[str]:
    """What a link can name on a page: each heading in small letters, without signs, with a dash for a space."""
    headings = re.findall(r"^#+ (.*)$", _CODE.sub("", page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@together("path", PAGES)
def test_every_link_on_a_page_leads_somewhere(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", _CODE.sub("", page)):
        name, _sign, anchor = target.partition("#")
        other = path.parent / name if name else path
        assert other.exists(), target
        assert not anchor or anchor in anchors(other.read_text(encoding="utf-8")), target
