"""What the tests of ``live`` share: a server without a socket, and what stands on its pages."""

from __future__ import annotations

import asyncio
import re
import shlex
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import httpx
from helpers import unindent
from wijkplan.live.server import application

PLAN = """
    wijk: Kruiskamp
    jaar: 2026
    budget: {totaal: 1000, rondes: [{naam: voorjaar, deel: 60%}, {naam: najaar, deel: 40%}]}
    themas:
      - {naam: Samen, prioriteit: {wijk: 9, aanbieder: 1}}
      - {naam: Groen, prioriteit: {wijk: 2}}
    bewonersinitiatieven:
      - {naam: Bal, thema: samen, kosten: 500, draagvlak: 10}
      - {naam: Soep, thema: samen, kosten: 300, draagvlak: 90}
      - {naam: Taalcafé, thema: groen, kosten: 350, draagvlak: 50}
"""


HOSTILE = """
    wijk: "<script>alert(1)</script>"
    jaar: 2026
    budget: {totaal: 1000, rondes: [{naam: "'\\"><b>x</b>", deel: 50%}, {naam: "a&b=c#d", deel: 50%}]}
    themas:
      - {naam: "\\" autofocus onfocus=\\"alert(1)", id: ladder, prioriteit: {wijk: 5}}
      - {naam: "{{ 7*7 }}{% raw %}", id: result}
    bewonersinitiatieven:
      - {naam: "</li></main><script src=//evil.example></script>", id: knobs, thema: ladder, kosten: 100, draagvlak: 1}
      - {naam: "javascript:alert(1)", id: short, thema: result, kosten: 100, draagvlak: 3}
"""
"""Texts that would be code, and ids that the page itself uses."""


def written(folder: Path, text: str = PLAN, name: str = "kruiskamp.yaml") -> Path:
    """A plan in a folder in which no agenda from above counts."""
    (folder / ".git").mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(unindent(text), encoding="utf-8")
    return path


class Served:
    """The pages of a plan or a folder, asked without a socket; what goes wrong in the server goes wrong in the test."""

    def __init__(self, path: Path) -> None:
        self._app = httpx.ASGITransport(application(path))

    def ask(self, address: str, method: str = "GET", **headers: str) -> httpx.Response:
        """The answer; of an address that leads to a shorter one, the answer there."""

        async def answer() -> httpx.Response:
            url = "http://127.0.0.1:8000"
            async with httpx.AsyncClient(transport=self._app, base_url=url, follow_redirects=True) as client:
                return await client.request(method, address, headers=headers)

        with ThreadPoolExecutor(1) as aside:  # a browser of other tests may have a loop here
            return aside.submit(copy_context().run, asyncio.run, answer()).result()

    def page(self, address: str = "/", /, **knobs: Any) -> str:
        """The page at this address, with these knobs turned."""
        answer = self.ask(f"{address}?{urlencode(knobs)}" if knobs else address)
        assert answer.status_code == 200, answer.text
        return answer.text


def granted(html: str) -> dict[str, Decimal]:
    """What each voorstel gets on a page, in euros."""
    return {id_: Decimal(amount) for id_, amount in re.findall(r'data-id="([^"]+)" data-toegekend="([^"]+)"', html)}


def words(html: str) -> str:
    """What can be read on a page, on one line."""
    body = html[html.index("<body") :]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


class Copied(NamedTuple):
    """What there is to copy on a page; empty where it has no such thing."""

    yaml: str
    writing: list[list[str]]
    """The words of each command that writes in the plan."""
    trying: list[str]
    """The words of the command that shows the same."""


def copied(html: str) -> Copied:
    """What a page says to take over."""
    found = {
        name: unescape(text)
        for name, text in re.findall(r'<pre[^>]*aria-label="([^"]*)"><code>(.*?)</code>', html, re.DOTALL)
    }
    commands = [shlex.split(line) for line in found.get("Commando&#39;s", "").splitlines()]
    return Copied(found.get("YAML voor spelregels", ""), commands, shlex.split(found.get("Commando", "")))
