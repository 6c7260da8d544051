"""What is served: the page of a plan, the choice of a folder, and whether anything was saved since.

On this machine alone: the ``Host`` is checked, so that no page elsewhere can ask by another name; only GET and HEAD
are answered; nothing that is sent asks for anything outside. Nothing is ever written.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote

from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from wijkplan.language import _
from wijkplan.live import pages
from wijkplan.live.address import read
from wijkplan.live.scene import query
from wijkplan.live.served import Served, version_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from wijkplan.live.watched import Watched

LONGEST_QUERY = 32_000
"""Bytes of an address behind its question mark."""
METHODS = ("GET", "HEAD")
HOST = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])\.?(?::[0-9]{1,5})?", re.IGNORECASE)
"""What this machine calls itself; a page from elsewhere that comes in by another name is not answered."""
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    b"content-security-policy": _POLICY.encode(),
    b"cache-control": b"no-store",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
}


def application(path: Path) -> ASGIApp:
    """The server of a plan, or of a folder with plans."""
    served = Served(path)

    def start(request: Request) -> Response:
        only = served.only
        return _plan(request, only) if only else HTMLResponse(pages.choice(served.seen()))

    def plan(request: Request) -> Response:
        watched = served.named(request.path_params["name"])
        return _plan(request, watched, folder=True) if watched else _not_here()

    def version(request: Request) -> Response:
        watched = served.named(request.path_params["name"])
        return JSONResponse({"version": watched.seen().version}) if watched else _not_here()

    def version_of_all(_request: Request) -> Response:
        return JSONResponse({"version": served.only.seen().version if served.only else version_of(served.seen())})

    routes = [
        Route("/", start),
        Route("/plan/{name:path}/version", version),
        Route("/version", version_of_all),
        Route("/plan/{name:path}", plan),
        Route("/style.css", lambda _request: Response(pages.style(), media_type="text/css")),
        Route("/live.js", lambda _request: Response(pages.script(), media_type="text/javascript")),
        Route("/favicon.ico", lambda _request: Response(status_code=204)),
    ]
    return Guarded(Starlette(routes=routes, exception_handlers={404: lambda _request, _error: _not_here()}))


def _plan(request: Request, watched: Watched, *, folder: bool = False) -> Response:
    """The page of a plan; an address that says more than it has to leads to the short one."""
    seen, file = watched.seen(), watched.path.as_posix()
    if (sound := seen.sound) is None:
        return HTMLResponse(pages.nothing_yet(seen, file))
    given = request.scope["query_string"].decode("latin-1")
    asked = read(parse_qsl(given, keep_blank_values=True), sound.plan, sound.agenda)
    short = query(asked)
    if not asked.notes and given and f"?{given}" != short:
        return RedirectResponse(quote(request.scope["path"]) + short.rstrip("?"), status_code=303)
    return HTMLResponse(pages.plan(seen, sound, asked, file, folder=folder))


def _not_here() -> Response:
    return PlainTextResponse(_("Dit is hier niet."), status_code=404)


class Guarded:
    """Lets through what comes from this machine and only asks; all that goes out has the same few headers."""

    def __init__(self, app: ASGIApp) -> None:
        """Takes what is behind it."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS.items()]
            await send(message)

        answer = _refused(scope) or self._app
        await answer(scope, receive, with_headers)


def _refused(scope: Scope) -> Response | None:
    """Why a request is not answered; None where it is."""
    host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
    if not HOST.fullmatch(host):
        return PlainTextResponse(_("Dit is er alleen op deze computer zelf."), status_code=400)
    if scope["method"] not in METHODS:
        return PlainTextResponse(
            _("Hier kun je alleen kijken."), status_code=405, headers={"allow": ", ".join(METHODS)}
        )
    if len(scope["query_string"]) > LONGEST_QUERY:
        return PlainTextResponse(_("Dit adres is te lang."), status_code=414)
    return None
