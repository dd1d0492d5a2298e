"""Earlier contacts that the customer names: what was done, by which channel, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from cxtext.tag.mentions.moments import Moment, nearest
from cxtext.tag.mentions.subject import is_own
from cxtext.tag.mentions.words import Channel, Words, pattern, words
from cxtext.tags import Language

CHANNELS: tuple[Channel, ...] = ("call", "chat", "email", "other")
MAX_CHARS_BEFORE = 40  # a moment that is farther from what the company said belongs to what it spoke of
MAX_CHARS_BEHIND = 12  # "zei gisteren dat", and not "zei dat het gisteren"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An earlier contact: its channel and moment, each None where it was not said."""

    channel: Channel | None
    moment: Moment | None


def named(sentence: str, language: Language) -> list[Named]:
    """Return the earlier contacts that a sentence names, without repeats, in the order in which they are named.

    What a customer did is an earlier contact only beside a moment, or a word that sets it before this one ("al", "already"): "ik belde" alone is
    said of the contact that is going on.

    Args:
        sentence: in lower case.
        language: of the sentence.
    """
    known = words(language)
    found = [*_done(sentence, known, language), *_had(sentence, known, language), *_by_the_company(sentence, known, language)]
    return list(dict.fromkeys(found))


def _done(sentence: str, known: Words, language: Language) -> Iterator[Named]:
    is_before = bool(pattern(known.table["before"]).search(sentence))
    for kind, expression in known.table["did"].items():
        for match in pattern(expression).finditer(sentence):
            channel = cast(Channel, kind) if kind in CHANNELS else _channel(sentence, known)
            moment = nearest(sentence, *match.span(), language)
            if is_own(sentence[: match.start()], known) and _is_earlier(kind, channel, moment, is_before=is_before):
                yield Named(channel=channel, moment=moment)


def _is_earlier(kind: str, channel: Channel | None, moment: Moment | None, *, is_before: bool) -> bool:
    """Tell whether what was done is an earlier contact: "gemeld" needs a channel or a moment, "gevraagd" a channel, and each to lie before this contact."""
    has_place = {"any": channel or moment, "told": channel}.get(kind, True)
    return bool(has_place and (moment or is_before))


def _had(sentence: str, known: Words, language: Language) -> Iterator[Named]:
    match = pattern(known.table["had"]).search(sentence)
    if not match or pattern(known.table["denied"]).search(match[0]) or not pattern(known.table["mine"]).search(sentence):
        return
    moment = nearest(sentence, *match.span(), language)
    if moment or pattern(known.table["before"]).search(sentence) or language == "en":
        yield Named(channel=_channel(match[0], known), moment=moment)


def _by_the_company(sentence: str, known: Words, language: Language) -> Iterator[Named]:
    """Yield what the company said then; without a moment beside it, or with "just now", it may be said of the contact that is going on."""
    if pattern(known.table["now"]).search(sentence):
        return
    for match in pattern(known.table["company"]).finditer(sentence):
        before = sentence[max(0, match.start() - MAX_CHARS_BEFORE) : match.end() + MAX_CHARS_BEHIND]
        moment = nearest(before, match.start() - max(0, match.start() - MAX_CHARS_BEFORE), len(before) - MAX_CHARS_BEHIND, language)
        if moment:
            yield Named(channel=_channel(sentence, known), moment=moment)


def _channel(sentence: str, known: Words) -> Channel | None:
    return next((channel for channel in CHANNELS if pattern(known.table["via"][channel]).search(sentence)), None)
