"""The headlines as a Slack message.

Source: docs.slack.dev, "Sending messages using incoming webhooks" and the references of the header, section and context block.
"""

from typing import Any

from cxtext.deliver.parcel import Parcel
from cxtext.deliver.words import is_web, words
from cxtext.deliveries import SlackDelivery

_MAX_HEADER = 150  # characters of a header block
_MAX_SECTION = 3000  # characters of the text of a section block
_MAX_LINES = 40  # Slack takes 50 blocks

Block = dict[str, Any]


def message(delivery: SlackDelivery, parcel: Parcel) -> dict[str, Any]:
    """Return what the incoming webhook takes: blocks, and a text for notifications.

    Headlines are plain text, in which nothing is markup and nobody can be notified by name.
    """
    blocks: list[Block] = [{"type": "header", "text": _plain(parcel.title, _MAX_HEADER)}, _small(parcel.days)]
    blocks += [{"type": "section", "text": _plain(f"• {line}", _MAX_SECTION)} for line in parcel.lines[:_MAX_LINES]]
    link = delivery.link_of(parcel.period)
    if link:
        blocks.append({"type": "section", "text": _link(link, parcel)})
    blocks.append(_small(words(parcel.language)["made"]))
    return {"text": _escaped(" ".join((f"{parcel.title}:", *parcel.lines[:1]))), "blocks": blocks}


def _link(link: str, parcel: Parcel) -> Block:
    said = words(parcel.language)
    if is_web(link):
        return {"type": "mrkdwn", "text": f"<{_escaped(link)}|{_escaped(said['open'])}>"}
    return _plain(f"{said['place']} {link}", _MAX_SECTION)


def _small(text: str) -> Block:
    return {"type": "context", "elements": [_plain(text, _MAX_SECTION)]}


def _plain(text: str, most: int) -> Block:
    return {"type": "plain_text", "text": text if len(text) <= most else f"{text[: most - 1]}…", "emoji": False}


def _escaped(text: str) -> str:
    """Escape the three characters that Slack's markup gives a meaning."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
