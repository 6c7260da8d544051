"""``wijkplan live``: the plan on a screen in a meeting, with knobs."""

from __future__ import annotations

import gc
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell.options import whole
from wijkplan.commands.shell.speaking import ERRORS, FINE, WRONG_USE, accepted, say, tell_refused
from wijkplan.desk.loading import computable_paths
from wijkplan.desk.refused import needs_extra
from wijkplan.language import _

if TYPE_CHECKING:
    from starlette.types import ASGIApp

HOST = "127.0.0.1"
USUAL = 8026
"""The port where it is free: an address that was written down or mailed works again, also for a colleague."""


def live(
    path: Annotated[
        Path | None, typer.Argument(metavar="PATH", help=_("Een plan, of een map met plannen; zonder: plans/."))
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            parser=whole(1, 65_535),
            metavar=_("NUMMER"),
            help=_("Op deze poort. Zonder: 8026, of een andere die vrij is."),
        ),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help=_("Open de pagina in de browser."))] = True,
) -> int:
    """Serve the page until Ctrl-C."""
    from wijkplan.files.discovery import default_paths

    accepted(computable_paths([path] if path else None))
    [shown] = [path] if path else default_paths()[:1]
    try:
        from wijkplan.live.server import application
    except ImportError:
        tell_refused(needs_extra("live"))
        return ERRORS
    try:
        place = _place(port)
    except OSError as error:
        text = _("wijkplan: poort {port} is niet vrij ({why}). Kies een andere, of laat --port weg.")
        say(text.format(port=port, why=error.strerror or type(error).__name__))
        return WRONG_USE
    address = f"http://{HOST}:{place.getsockname()[1]}/"
    say(_("Het plan staat op {address}. Stoppen: Ctrl-C.").format(address=address))
    if browser:
        _open(address)
    _serve(application(shown), place)
    return FINE


def _place(port: int | None) -> socket.socket:
    """Where to listen: at the port that was asked for, or else at the usual one or any that is free."""
    if port is None:
        try:
            return socket.create_server((HOST, USUAL))
        except OSError:
            port = 0
    return socket.create_server((HOST, port))


def _open(address: str) -> None:
    """The browser waits in line until the server answers: its place is taken already."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _serve(app: ASGIApp, place: socket.socket) -> None:
    import uvicorn

    gc.enable()  # a command is short, and this is not
    # What the server says of itself is no help to who plans: what is wrong stands on the page.
    config = uvicorn.Config(
        app, log_level="critical", access_log=False, lifespan="off", ws="none", timeout_graceful_shutdown=2
    )
    try:
        uvicorn.Server(config).run(sockets=[place])
    except KeyboardInterrupt:  # that is how it is stopped
        return
