"""At the table: a real browser, with the keyboard, two windows, and somebody who edits the plan meanwhile."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from browsing import Visit, Visiting
from helpers import ROOT
from live_helpers import HOSTILE, PLAN, written
from playwright.sync_api import Route
from wijkplan.live.server import application

SIZES = ((1920, 1080), (1280, 800), (390, 844))
"""A projector, a laptop and a telephone."""
FILES = ("", "style.css", "live.js", "version")


class Running:
    """The server in a thread, at an address of its own."""

    def __init__(self, path: Path, port: int = 0) -> None:
        place = socket.create_server(("127.0.0.1", port))
        self.address = f"http://127.0.0.1:{place.getsockname()[1]}/"
        config = uvicorn.Config(application(path), log_level="error", lifespan="off", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [place]}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Soep 300, taalcafé 350, and bal (500) does not fit in the 350 that are left."""
    return written(tmp_path)


@pytest.fixture
def address(plan: Path) -> Iterator[str]:
    running = Running(plan)
    yield running.address
    running.stop()


@pytest.fixture(scope="module")
def examples() -> Iterator[str]:
    running = Running(ROOT / "plans")
    yield running.address
    running.stop()


def short(browsed: Visit) -> str:
    return str(browsed.page.text_content("#short"))


def waits_for(browsed: Visit, text: str) -> None:
    browsed.page.locator("body", has_text=text).wait_for()


def query(browsed: Visit) -> str:
    return browsed.page.url.partition("?")[2].partition("#")[0]


def before_is_over(address: str) -> Callable[[str], bool]:
    return lambda url: url != address


KNOBS = "[...document.querySelectorAll('#knobs [data-plan]')].map(knob => [knob.id, knob.type])"
KEYS = {"select-one": ["ArrowDown"], "number": ["ArrowUp"], "text": ["Home", "1"]}
TURNED = "document.querySelector('.is-turned :focus')?.id"


def test_each_knob_turns_by_keyboard_and_keeps_the_focus(address: str, visit: Visiting) -> None:
    table = visit()
    page = table.page
    page.goto(address)
    page.evaluate("document.querySelectorAll('#knobs details').forEach(group => { group.open = true; })")
    knobs = page.evaluate(KNOBS)
    assert len(knobs) == 21
    for id_, kind in knobs:
        page.focus(f"[id='{id_}']")
        before = page.url
        for key in KEYS[kind]:
            page.keyboard.press(key)
        page.wait_for_url(before_is_over(before))
        assert f"{id_.removeprefix('knob-')}=" in query(table)
        assert page.evaluate(TURNED) == id_
    page.evaluate(f"history.go(-{len(knobs)})")
    waits_for(table, "Zoals het plan is")
    assert page.url == address
    assert page.locator(".is-turned").count() == 0
    assert table.complaints == []
    assert {url.partition("?")[0] for url in table.requests} <= {address + name for name in FILES}


def test_back_is_undo_one_knob_at_a_time_and_forward_does_it_again(address: str, visit: Visiting) -> None:
    table = visit()
    page = table.page
    page.goto(address)
    page.fill("#knob-budget", "4")
    page.wait_for_url("**/?budget=4")
    page.locator("#knob-budget").press_sequentially("00", delay=200)
    page.wait_for_url("**/?budget=400")
    page.select_option("#knob-shortfall", "deels")
    page.wait_for_url("**/?shortfall=deels&budget=400")
    waits_for(table, "1 krijgt minder")
    page.go_back()
    waits_for(table, "1 voorstel valt af")
    assert (query(table), page.input_value("#knob-shortfall")) == ("budget=400", "sla-over")
    page.go_back()
    waits_for(table, "Iedereen krijgt hetzelfde")
    assert (query(table), page.input_value("#knob-budget")) == ("", "")
    page.go_forward()
    page.go_forward()
    waits_for(table, "1 krijgt minder")
    page.click("#back")
    waits_for(table, "Iedereen krijgt hetzelfde")
    assert page.url == address
    assert page.evaluate("document.activeElement.id") == "result"
    page.click("#why-bal")
    waits_for(table, "is het minste waarmee dit alles krijgt")
    assert page.evaluate("document.activeElement.id") == "why-bal"
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    page.click("#view")
    waits_for(table, "Met alle cijfers")
    assert table.complaints == []


def test_two_windows_each_at_their_own_address(address: str, visit: Visiting) -> None:
    one, other = visit(), visit()
    one.page.goto(f"{address}?budget=400")
    other.page.goto(one.page.url)
    assert short(one) == short(other) == "Anders dan in het plan: 1 voorstel valt af."
    one.page.fill("#knob-budget", "1200")
    waits_for(one, "1 voorstel komt erbij")
    assert short(other) == "Anders dan in het plan: 1 voorstel valt af."


def test_the_file_is_saved_broken_mended_and_taken_away(plan: Path, address: str, visit: Visiting) -> None:
    table = visit()
    table.page.goto(f"{address}?budget=900")
    table.page.focus("#knob-klein_bedrag")
    for text, seen in (
        (PLAN.replace("kosten: 300", "kosten: 310"), "Gevraagd: € 310."),
        (PLAN.replace("kosten: 300", "kosten: veel"), "kruiskamp.yaml:9"),
        (PLAN.replace("Groen", "Stil"), "Stil (wijk)"),
    ):
        written(plan.parent, text.replace("thema: groen", "thema: stil") if "Stil" in text else text)
        start = time.perf_counter()
        waits_for(table, seen)
        assert time.perf_counter() - start < 5  # within a second, on a machine that does nothing else
        assert query(table) == "budget=900"
    assert table.page.evaluate("document.activeElement.id") in ("knob-klein_bedrag", "result")
    plan.unlink()
    waits_for(table, "Het bestand van dit plan is weg")
    written(plan.parent)
    waits_for(table, "Samen (wijk)")
    assert table.complaints == []


def test_a_knob_that_waits_for_its_answer_is_not_lost_when_somebody_saves(
    plan: Path, address: str, visit: Visiting
) -> None:
    table = visit()
    table.page.goto(address)

    def slow(route: Route) -> None:
        written(plan.parent, PLAN.replace("kosten: 300", "kosten: 310"))
        time.sleep(1)  # longer than it takes to see that
        route.continue_()

    table.page.route("**/?budget=400", slow, times=1)
    table.page.fill("#knob-budget", "400")
    waits_for(table, "1 voorstel valt af")
    waits_for(table, "Gevraagd: € 310.")
    assert query(table) == "budget=400"


def test_on_a_telephone_the_knobs_are_folded_and_a_server_that_stops_is_told(plan: Path, visit: Visiting) -> None:
    running = Running(plan)
    table = visit(width=390)
    page = table.page
    page.goto(running.address)
    assert not page.is_visible("#knob-budget")
    page.click(".fold > summary")
    running.stop()
    page.fill("#knob-budget", "400")
    page.locator("#lost").wait_for()
    assert not page.is_visible("#back")
    again = Running(plan, int(running.address.rstrip("/").rpartition(":")[2]))
    waits_for(table, "1 voorstel valt af")
    again.stop()
    assert (query(table), page.is_visible("#knob-budget")) == ("budget=400", True)


def test_a_knob_left_empty_says_again_what_the_plan_says(address: str, visit: Visiting) -> None:
    page = visit(address).page
    page.fill("#knob-klein_plafond", "")
    page.keyboard.press("Tab")
    assert page.input_value("#knob-klein_plafond") == "10%"


def test_without_script_a_button_and_links_do_the_same(address: str, visit: Visiting) -> None:
    table = visit(script=False)
    page = table.page
    page.goto(address)
    page.fill("#knob-budget", "400")
    page.select_option("#knob-shortfall", "deels")
    page.click("#knobs button")
    assert page.url == f"{address}?shortfall=deels&budget=400"
    assert short(table) == "Anders dan in het plan: 1 krijgt minder."
    page.click("#why-bal")
    assert query(table) == "shortfall=deels&budget=400&explain=bal"
    page.click("#knobs button")
    assert query(table) == "shortfall=deels&budget=400&explain=bal"
    page.click("#back")
    assert query(table) == "explain=bal"


WITH_ALL = "plan/2026/soesterkwartier.yaml?method=per-thema&budget=100000&explain=moestuin&weight.draagvlak=90"


@pytest.mark.parametrize(("where", "scheme"), [("", "light"), (WITH_ALL, "light"), (WITH_ALL, "dark")])
def test_everybody_can_use_it_on_every_screen(examples: str, where: str, scheme: str, visit: Visiting) -> None:
    table = visit(scheme=scheme)
    table.page.goto(examples + where)
    table.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    for width, height in SIZES:
        table.page.set_viewport_size({"width": width, "height": height})
        assert table.too_wide() == [], width
    assert table.violations() == []
    assert table.complaints == []
    assert all(url.startswith(examples) for url in table.requests)


def test_hostile_texts_neither_run_nor_stick_out(plan: Path, address: str, visit: Visiting) -> None:
    table = visit(width=390)
    written(plan.parent, HOSTILE)
    table.page.goto(f"{address}?explain=knobs&budget=50")
    assert table.page.title().startswith("<script>alert(1)</script> 2026")
    assert table.too_wide() == []
    written(plan.parent, HOSTILE.replace("totaal: 1000", "totaal: veel"))
    waits_for(table, "Er staan nu fouten in het plan")
    assert table.too_wide() == []
    assert table.violations() == []
    assert table.complaints == []
