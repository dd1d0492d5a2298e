"""The pages as a web application: reading only, for browsers on this machine, and nothing of a customer in a log."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import date
from functools import partial

import duckdb
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from cxtext.browse import address, pages
from cxtext.browse.desk import Desk
from cxtext.browse.export import as_csv, sheet
from cxtext.browse.guard import EXPLANATION_POLICY, Guard
from cxtext.browse.names import Names, names, words
from cxtext.browse.question import BadQuestion, Question, parse
from cxtext.browse.reading import read
from cxtext.browse.search import answer, facets, find, weeks
from cxtext.errors import CxtextError, UnknownId, WarehouseError
from cxtext.explain.build import explanation
from cxtext.explain.page import page as explanation_page
from cxtext.explain.stored import stored

_log = logging.getLogger(__name__)
_LOOK_S = 30  # seconds between two looks whether the copy was replaced


def app(desk: Desk, *, hosts: Sequence[str]) -> Starlette:
    """Return the application.

    Args:
        desk: the copy and the settings.
        hosts: names and addresses that a browser may call it by; others are refused, so that no web page elsewhere can
            reach it by a name of its own that it points at this machine.
    """
    pages_of = {"/": _start, "/contacts": _contacts, "/contacts.csv": _download, "/contacts/{contact_id}": _contact, "/contacts/{contact_id}/why": _why}
    files = {"/style.css": (pages.style, "text/css"), "/icon.svg": (pages.icon, "image/svg+xml")}
    made = Starlette(
        routes=[
            *(Route(path, partial(make, desk), methods=["GET"]) for path, make in pages_of.items()),
            *(Route(path, partial(_file, *file), methods=["GET"]) for path, file in files.items()),
        ],
        middleware=[Middleware(Guard), Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)],
        exception_handlers={
            kind: partial(_trouble, desk) for kind in (BadQuestion, UnknownId, WarehouseError, HTTPException, duckdb.Error, CxtextError, Exception)
        },
        lifespan=partial(_looking, desk),
    )
    made.state.desk = desk
    return made


@asynccontextmanager
async def _looking(desk: Desk, app: Starlette) -> AsyncIterator[None]:
    looking = asyncio.create_task(_look(desk))
    yield
    looking.cancel()
    with suppress(asyncio.CancelledError):
        await looking
    desk.published.close()


async def _look(desk: Desk) -> None:
    while True:
        await asyncio.sleep(_LOOK_S)
        await asyncio.to_thread(desk.published.let_go_of_outdated)


def _start(desk: Desk, request: Request) -> Response:
    _question(request)
    with desk.published.reading() as con:
        known = names(con, desk.language)
        find(con, Question())
        return HTMLResponse(pages.start_page(weeks(con), facets(con, Question(), known), known))


def _contacts(desk: Desk, request: Request) -> Response:
    question = _question(request)
    if sorted(question.parameters()) != sorted(request.query_params.multi_items()):
        return RedirectResponse(address.contacts(question), 303)  # a form sends its empty fields too: the address to share has none
    with desk.published.reading() as con:
        known = names(con, desk.language)
        found = answer(con, question, known, zone=desk.config.zone)
        known_weeks = weeks(con)
    return HTMLResponse(pages.answer_page(found, known_weeks, known))


def _download(desk: Desk, request: Request) -> Response:
    question = _question(request)
    with desk.published.reading() as con:
        found = sheet(con, question)
    text = as_csv(found, language=desk.language, zone=desk.config.zone)
    name = f"cxtext-contacts-{date.today():%Y-%m-%d}.csv"
    return Response(text, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _contact(desk: Desk, request: Request) -> Response:
    question = _question(request)
    with desk.published.reading() as con:
        known = names(con, desk.language)
        found = read(con, request.path_params["contact_id"], question, language=desk.language, zone=desk.config.zone)
    return HTMLResponse(pages.contact_page(found, question, known))


def _why(desk: Desk, request: Request) -> Response:
    question = _question(request)
    with desk.published.reading() as con:
        found = stored(con, request.path_params["contact_id"])
    told = explanation(found, desk.models(), language=desk.language, top=5, zone=desk.config.zone)
    back = address.contact(found.contact["contact_id"], question)
    return HTMLResponse(explanation_page(told, back=back), headers={"Content-Security-Policy": EXPLANATION_POLICY})


def _file(text: Callable[[], str], media_type: str, request: Request) -> Response:
    return Response(text(), media_type=media_type)


def _question(request: Request) -> Question:
    return parse(request.query_params.multi_items())


def _trouble(desk: Desk, request: Request, error: Exception) -> Response:
    """Say what is wrong; the log gets the kind of error and never its message, which may hold what was typed or said."""
    w = words(desk.language)
    if isinstance(error, BadQuestion):
        return _message(desk, 400, w("trouble.question"), w(error.key, **error.values))
    if isinstance(error, HTTPException):
        return _message(desk, error.status_code, w("trouble.method" if error.status_code == 405 else "trouble.nowhere"), headers=error.headers)
    if isinstance(error, UnknownId):
        return _message(desk, 404, w("trouble.no_contact"), error.what, error.fix)
    if isinstance(error, WarehouseError) and desk.published.stamp is None:
        return _message(desk, 503, w("trouble.no_copy"), w("trouble.no_copy_fix"))
    _log.error("a page could not be made: %s", type(error).__name__)
    broken = isinstance(error, WarehouseError | duckdb.Error)
    return _message(desk, 503 if broken else 500, w("trouble.broken"), w("trouble.broken_copy" if broken else "trouble.broken_fix"))


def _message(desk: Desk, status: int, title: str, *lines: str, headers: object = None) -> Response:
    response = HTMLResponse(pages.message_page(title, lines, Names(desk.language)), status)
    if isinstance(headers, dict):
        response.headers.update(headers)
    return response
