"""The headlines of a report beside the run that made it, for those who look at the server."""

import logging

import httpx
from prefect.artifacts import create_markdown_artifact
from prefect.context import FlowRunContext

from cxtext import night
from cxtext.errors import CxtextError
from cxtext.period import Grain

log = logging.getLogger(__name__)


def show_headlines(markdown: str, *, grain: Grain = "week") -> None:
    """Keep the headlines as an artifact of the run. They are sentences made from figures, without words of customers; outside a flow run nothing is kept."""
    if FlowRunContext.get() is None:
        return
    try:
        create_markdown_artifact(markdown, key=f"headlines-{grain}", description=f"Headlines of the {grain}")
    except httpx.HTTPError as error:
        log.warning("the headlines are not on the server (%s)", type(error).__name__)


def show_last_headlines(settings: night.Settings) -> None:
    """Keep the headlines of the last full week, if there is one; without them the night is as good."""
    if FlowRunContext.get() is None:
        return
    try:
        markdown = night.headlines(settings)
    except CxtextError as error:
        log.warning("there are no headlines: %s", error.what)
        return
    if markdown:
        show_headlines(markdown)
