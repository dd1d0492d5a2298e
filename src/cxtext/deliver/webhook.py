"""Posting a message to the address of a webhook, which is a secret."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import httpx

from cxtext.errors import NotDelivered

# Slack answers with a word such as channel_is_archived. Anything longer could repeat what was sent.
_WORD = re.compile(r"[a-z_]{2,40}")
# Teams answers 200 where its channel did not take the message.
_TEAMS_REFUSAL = "Webhook message delivery failed"
_AGAIN = "look at the service, then `cxtext deliver`"
_NEW_ADDRESS = "make a new webhook there, and put its address into the variable"
_FIXES: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "the service did not take the message's form: check that kind fits the webhook",
    HTTPStatus.UNAUTHORIZED: _NEW_ADDRESS,
    HTTPStatus.FORBIDDEN: _NEW_ADDRESS,
    HTTPStatus.NOT_FOUND: _NEW_ADDRESS,
    HTTPStatus.GONE: _NEW_ADDRESS,
}


def require_address(url: str, *, where: str) -> None:
    """Refuse an address over which a secret would travel in the clear, or that is none.

    Raises:
        NotDelivered: it does not begin with https://; http:// is taken on this machine only.
    """
    try:
        parts = urlsplit(url)
        is_safe = parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(parts.hostname or ""))
    except ValueError:
        is_safe = False
    if not is_safe or not parts.hostname:
        raise NotDelivered("the variable holds no address that begins with https://", where=where, fix="copy the whole address of the webhook into it")


def post(message: dict[str, Any], *, url: str, where: str, timeout_s: float) -> None:
    """Post a message as JSON. Redirections are not followed.

    Args:
        message: what the service takes.
        url: the address, which neither logs nor errors show.
        where: the delivery, for the error.
        timeout_s: seconds that the service may stay silent.

    Raises:
        NotDelivered: the service cannot be reached, or did not take it.
    """
    require_address(url, where=where)
    try:
        status, answer = _answered(message, url, timeout_s)
    # Without their cause: what httpx says can hold the address.
    except httpx.TimeoutException:
        raise NotDelivered(f"the service did not answer within {timeout_s:g} s", where=where, fix=_AGAIN) from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise NotDelivered(f"the service cannot be reached ({type(error).__name__})", where=where, fix=_AGAIN) from None
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES or answer.startswith(_TEAMS_REFUSAL):
        word = f", {answer}" if _WORD.fullmatch(answer) else ""
        raise NotDelivered(f"the service did not take the message ({status}{word})", where=where, fix=_FIXES.get(status, _AGAIN))


def _answered(message: dict[str, Any], url: str, timeout_s: float) -> tuple[int, str]:
    """Post it; return the status and the beginning of the answer."""
    with _unlogged(), httpx.Client(timeout=timeout_s) as client, client.stream("POST", url, json=message) as response:
        return response.status_code, next(response.iter_text(), "").strip()


@contextmanager
def _unlogged() -> Iterator[None]:
    """Keep httpx from logging the address, and its transport from logging where it was redirected to."""
    loggers = [logging.getLogger(name) for name in ("httpx", "httpcore.http11")]
    for logger in loggers:
        logger.addFilter(_nothing)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(_nothing)


def _nothing(_: logging.LogRecord) -> bool:
    return False


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
