"""The pages in a real browser: nobody is shut out, nothing leaves the screen, nothing is asked of anybody else."""

from __future__ import annotations

from pathlib import Path

import pytest
import wijkplan
from browsing import Visiting
from helpers import ROOT
from wijkplan.report.page.documents.residents import residents
from wijkplan.report.page.html import html
from wijkplan.report.page.reported import Reported


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    name = "plans/2026/soesterkwartier.yaml"
    loaded = wijkplan.read(ROOT / name)
    allocation = wijkplan.allocate(loaded)
    one = Reported(name, wijkplan.account(loaded), allocation, wijkplan.verify(loaded, allocation))
    file = tmp_path_factory.mktemp("pages") / "page.html"
    file.write_text(html(residents(one)), encoding="utf-8")
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nobody_is_shut_out(page: Path, visit: Visiting, width: int, scheme: str) -> None:
    one = visit(page.as_uri(), width, scheme)
    assert one.violations() == []
    assert one.too_wide() == []
    assert one.complaints == []
    assert one.requests == [page.as_uri()]
