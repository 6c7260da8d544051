"""``wijkplan live`` itself: it says where the page is, and it stops without a trace."""

from __future__ import annotations

import gc
import os
import signal
import socket
import subprocess
import sys
import urllib.request
import webbrowser
from pathlib import Path

import pytest
import uvicorn
from helpers import run
from live_helpers import PLAN, written
from wijkplan.commands.live import USUAL


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For each time that something would be served, whether garbage is looked for while it is."""
    times: list[bool] = []

    def serve(_server: uvicorn.Server, sockets: list[socket.socket]) -> None:
        times.append(gc.isenabled())
        sockets[0].close()

    monkeypatch.setattr(uvicorn.Server, "run", serve)
    monkeypatch.setattr(webbrowser, "open", lambda _address: pytest.fail("no browser was asked for"))
    return times


def test_it_says_where_the_page_is(tmp_path: Path, served: list[bool]) -> None:
    written(tmp_path / "plans")
    for arguments in ([], ["plans"], ["plans/kruiskamp.yaml"]):
        result = run("live", *arguments, "--no-browser", cwd=tmp_path)
        assert (result.code, result.out) == (0, "")
        assert result.err.startswith("Het plan staat op http://127.0.0.1:")
    assert served == [True] * 3


def test_it_opens_a_browser_at_that_address(
    tmp_path: Path, served: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    opened: list[str] = []
    is_open = threading.Event()

    def remember(address: str) -> None:
        opened.append(address)
        is_open.set()

    monkeypatch.setattr(webbrowser, "open", remember)
    result = run("live", written(tmp_path))
    assert is_open.wait(5)
    assert opened[0] in result.err
    assert served


def test_a_port_that_is_taken(tmp_path: Path, served: list[bool]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = run("live", written(tmp_path), "--no-browser", "--port", str(port))
    assert result.code == 2
    assert f"poort {port} is niet vrij" in result.err
    assert not served
    for wrong in ("0", "65536", "web"):
        assert run("live", written(tmp_path), "--no-browser", "--port", wrong).code == 2


def test_the_usual_port_where_it_is_free_so_that_an_address_works_again(tmp_path: Path, served: list[bool]) -> None:
    plan = written(tmp_path)
    try:
        other = socket.create_server(("127.0.0.1", USUAL))
    except OSError:  # somebody has it: then it is taken as well
        other = socket.create_server(("127.0.0.1", 0))
    with other:
        taken = run("live", plan, "--no-browser")
    assert (taken.code, f":{USUAL}/" in taken.err, len(served)) == (0, False, 1)


@pytest.mark.parametrize(
    ("path", "said"), [("nergens.yaml", "nergens.yaml"), ("leeg", "staat geen plan"), ("agenda.yaml", "geen plan")]
)
def test_nothing_to_show(tmp_path: Path, served: list[bool], path: str, said: str) -> None:
    (tmp_path / "leeg").mkdir()
    written(tmp_path, "gemeente: Voorbeeld\n", "agenda.yaml")
    result = run("live", path, "--no-browser", cwd=tmp_path)
    assert (result.code, served) == (2, [])
    assert said in result.err


def test_without_the_extra_it_says_how_to_get_it(
    tmp_path: Path, served: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "wijkplan.live.server", None)
    result = run("live", written(tmp_path), "--no-browser")
    assert result.code != 0
    assert "pipx install --force" in result.err
    assert "whl[live]" in result.err
    assert not served


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C reaches all processes of a console there")
def test_ctrl_c_ends_it_well_and_frees_the_port(tmp_path: Path) -> None:
    """A real process, with a browser that keeps its connection open."""
    plan = written(tmp_path)
    command = [sys.executable, "-m", "wijkplan", "live", str(plan), "--no-browser"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        address = _address(process)
        with urllib.request.urlopen(address) as answer:  # noqa: S310
            assert "Kruiskamp 2026" in answer.read().decode()
        port = int(address.rstrip("/").rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)):
            process.send_signal(signal.SIGINT)
            assert process.communicate(timeout=20)[1] == ""
        assert process.returncode == 0
        socket.create_server(("127.0.0.1", port)).close()
    finally:
        process.kill()
        process.wait()
    assert plan.read_text(encoding="utf-8").split() == PLAN.split()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stderr
    line = process.stderr.readline()
    return next(word.rstrip(".") for word in line.split() if word.startswith("http"))
