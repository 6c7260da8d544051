"""Only who sits at this computer sees the pages, and nobody changes anything through them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from helpers import counted_reads
from live_helpers import PLAN, Served, granted, words, written


@pytest.fixture
def folder(tmp_path: Path) -> Served:
    written(tmp_path / "plans", name="2026/kruiskamp.yaml")
    written(tmp_path, PLAN.replace("Kruiskamp", "Geheim"), "geheim.yaml")
    return Served(tmp_path / "plans")


def test_this_computer_by_its_names(folder: Served) -> None:
    for host in ["127.0.0.1", "127.0.0.1:8000", "localhost:1", "LOCALHOST", "localhost.:80", "[::1]", "[::1]:65535"]:
        assert folder.ask("/", host=host).status_code == 200, host


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example:80", "127.0.0.2", ""]
    + ["127.0.0.1:evil", "evil:127.0.0.1", "::1", "[::1].evil.example", "localhost:8000@evil.example", "0.0.0.0:8000"],
)
def test_a_page_elsewhere_cannot_ask_by_another_name(folder: Served, host: str) -> None:
    """As with DNS rebinding: the name leads to this computer, and the browser says which name it was."""
    for address in ("/", "/plan/2026/kruiskamp.yaml", "/version", "/live.js"):
        answer = folder.ask(address, host=host)
        assert (answer.status_code, answer.text) == (400, "Dit is er alleen op deze computer zelf.")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "WIJZIG"])
def test_nothing_can_be_done_but_looking(folder: Served, method: str) -> None:
    answer = folder.ask("/", method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_who_looks_changes_nothing(folder: Served, tmp_path: Path) -> None:
    def everything() -> dict[Path, tuple[int, int]]:
        return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in tmp_path.rglob("*")}

    before = everything()
    folder.page("/plan/2026/kruiskamp.yaml", method="per-thema", budget=5)
    assert folder.ask("/plan/2026/kruiskamp.yaml", "HEAD").status_code == 200
    assert everything() == before


@pytest.mark.parametrize("address", ["/", "/plan/2026/kruiskamp.yaml", "/style.css", "/live.js", "/nergens", "/?x=1"])
def test_a_browser_is_told_to_ask_nowhere_else(folder: Served, address: str) -> None:
    answer = folder.ask(address)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "http" not in answer.text.replace("http://127.0.0.1:8000/", "")
    assert "style=" not in answer.text
    assert "<style" not in answer.text


@pytest.mark.parametrize(
    "name",
    ["../geheim.yaml", "..%2Fgeheim.yaml", "2026/../../geheim.yaml", "%2e%2e/geheim.yaml", "/etc/passwd", "agenda.yaml"]
    + ["2026\\kruiskamp.yaml", "2026/kruiskamp.yaml/", "2026/kruiskamp", "", "%00", "C:\\geheim.yaml"],
)
def test_only_the_plans_of_the_folder_have_an_address(folder: Served, name: str) -> None:
    for address in (f"/plan/{name}", f"/plan/{name}/version"):
        answer = folder.ask(address)
        assert answer.status_code == 404, address
        assert "Geheim" not in answer.text


@pytest.mark.skipif(os.name == "nt", reason="this system makes no links")
def test_a_link_out_of_the_repository_is_not_followed(folder: Served, tmp_path: Path) -> None:
    (tmp_path / "plans" / "link.yaml").symlink_to(tmp_path / "geheim.yaml")
    text = words(folder.page("/plan/link.yaml"))
    assert "Er staan nu fouten in het plan" in text
    assert "Soep" not in text


def test_a_very_long_address(folder: Served) -> None:
    """All knobs of many themas are read; what is far too long is refused in words."""
    many = "&".join(f"prioriteit.thema-{n}.wijk=5" for n in range(300))
    html = folder.page(f"/plan/2026/kruiskamp.yaml?{many}&budget=300")
    assert granted(html) == {"soep": 300, "taalcafe": 0, "bal": 0}
    assert "'prioriteit.thema-9.wijk' is hier geen knop. En zo is er nog meer in dit adres dat niet kan: 290." in words(
        html
    )
    answer = folder.ask(f"/plan/2026/kruiskamp.yaml?x={'y' * 40_000}")
    assert (answer.status_code, answer.text) == (414, "Dit adres is te lang.")
    for query in ("%", "%ff%fe=%80", "=&&;==", "budget=%00", "a" * 9_000, "budget=" + "9" * 9_000, "weight=,,=,"):
        assert folder.ask(f"/plan/2026/kruiskamp.yaml?{query}").status_code == 200, query[:20]


def test_who_asks_whether_something_was_saved_reads_no_file(
    tmp_path: Path, folder: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.page()
    reads = counted_reads(monkeypatch)
    for _again in range(3):
        folder.ask("/plan/2026/kruiskamp.yaml/version")
        folder.ask("/version")
        folder.page("/plan/2026/kruiskamp.yaml", budget=5)
    assert not reads
    written(tmp_path / "plans", PLAN.replace("1000", "900"), "2026/kruiskamp.yaml")
    folder.ask("/plan/2026/kruiskamp.yaml/version")
    assert set(reads.values()) == {1}
