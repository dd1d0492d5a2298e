"""Serve the pages at an address of this machine."""

import ipaddress
import logging
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress

import uvicorn

from cxtext.browse.app import app
from cxtext.browse.desk import Desk
from cxtext.browse.published import Published
from cxtext.config import Config
from cxtext.errors import CannotServe, WarehouseError
from cxtext.home import Home
from cxtext.tags import Language

_log = logging.getLogger(__name__)
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    with suppress(ValueError):
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    return host == "localhost"


def serve(home: Home, config: Config, *, host: str, port: int, language: Language | None, names: Sequence[str] = (), told: Callable[[str], None]) -> None:
    """Serve the pages until somebody ends it.

    Args:
        home: where the published copy lies.
        config: names the models, the time zone, and the language of the reports.
        host: address to listen at.
        port: 0 takes a free one.
        language: of the pages; None takes that of the reports.
        names: by which browsers may call it, beside the address itself and this machine's own.
        told: gets the address of the start page, once it can be opened.

    Raises:
        CannotServe: the address cannot be used.
    """
    desk = Desk(Published(home.published), config, language or config.report.language)
    with listening(host, port) as bound:
        _open(desk)
        told(f"http://{_written(host)}:{bound.getsockname()[1]}/")
        made = app(desk, hosts=(*LOOPBACK, _written(host), *names))
        # Its logs hold addresses, and those hold what somebody searches for.
        settings = uvicorn.Config(made, access_log=False, log_level="critical", server_header=False, proxy_headers=False)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(settings).run(sockets=[bound])


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        CannotServe: the port is taken, or the address is none of this machine.
    """
    plain = host.strip("[]")
    try:
        family, _, _, _, place = socket.getaddrinfo(plain, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(place[:2], family=family)
    except OSError as error:
        fix = "give another --port, or --port 0 for a free one; --host must be an address of this machine"
        raise CannotServe(f"nothing can listen there ({error.strerror or type(error).__name__})", where=f"{host}:{port}", fix=fix) from error


def _open(desk: Desk) -> None:
    """Open the copy before the first page is asked for; without one the pages say so, until a night publishes it."""
    try:
        with desk.published.reading():
            pass
    except WarehouseError as error:
        _log.warning("%s", error)


def _written(host: str) -> str:
    return f"[{host.strip('[]')}]" if ":" in host else host
