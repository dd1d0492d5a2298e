"""The headlines as a Teams message.

Source: learn.microsoft.com, "Create and send messages" (Teams webhooks: a message with an Adaptive Card as its attachment), and the schema of
Adaptive Cards 1.2 on adaptivecards.io.
"""

from typing import Any

from cxtext.deliver.parcel import Parcel
from cxtext.deliver.words import is_web, words
from cxtext.deliveries import TeamsDelivery

_CARD = "application/vnd.microsoft.card.adaptive"
_SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"

Element = dict[str, Any]


def message(delivery: TeamsDelivery, parcel: Parcel) -> dict[str, Any]:
    """Return what the workflow "When a Teams webhook request is received" takes.

    Headlines are runs of text, in which nothing is markup; in a TextBlock Teams would read Markdown.
    """
    said, link = words(parcel.language), delivery.link_of(parcel.period)
    body = [_text(parcel.title, size="Large", weight="Bolder"), _text(parcel.days, isSubtle=True)]
    body += [_text(f"• {line}") for line in parcel.lines]
    body += [_text(f"{said['place']} {link}")] if link and not is_web(link) else []
    body.append(_text(said["made"], size="Small", isSubtle=True))
    card = {"$schema": _SCHEMA, "type": "AdaptiveCard", "version": "1.2", "lang": parcel.language, "msteams": {"width": "Full"}, "body": body}
    if is_web(link):
        card["actions"] = [{"type": "Action.OpenUrl", "title": said["open"], "url": link}]
    return {"type": "message", "attachments": [{"contentType": _CARD, "contentUrl": None, "content": card}]}


def _text(text: str, **style: str | bool) -> Element:
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": text, **style}]}
