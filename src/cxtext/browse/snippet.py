"""The words of a turn around what was searched for."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from cxtext.explain.records import Piece
from cxtext.plaintext import plain

CHARS = 220  # of a quote in a list; about three lines
_BEFORE = 80
_CUT = "…"


def snippet(text: str, terms: Iterable[str]) -> tuple[Piece, ...]:
    """Return a stretch of a text from somewhat before the first term on, with the terms marked.

    Args:
        text: what was said.
        terms: words or phrases; a word counts where it begins with one.
    """
    line = plain(text)
    spans = sorted(_spans(line, terms))
    start = _beginning_of_word(line, spans[0][0] - _BEFORE) if spans else 0
    shown = line[start : start + CHARS]
    pieces = list(_pieces(shown, [(first - start, last - start) for first, last in spans]))
    head, tail = [Piece(_CUT)] * (start > 0), [Piece(_CUT)] * (start + CHARS < len(line))
    return (*head, *pieces, *tail)


def _beginning_of_word(line: str, place: int) -> int:
    return 0 if place <= 0 else line.find(" ", place) + 1


def _pieces(shown: str, spans: list[tuple[int, int]]) -> Iterator[Piece]:
    edges = sorted({0, len(shown), *(edge for span in spans for edge in span if 0 <= edge <= len(shown))})
    for start, end in pairwise(edges):
        held = any(first <= start and end <= last for first, last in spans)
        yield Piece(shown[start:end], (1,) if held else ())


def _spans(line: str, terms: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where terms stand, by the rule of sql/fold.sql: without case and accents, other characters than letters and digits as one space."""
    folded, places = _folded(line)
    for term in terms:
        wanted = _folded(term)[0].rstrip()
        for match in re.finditer(re.escape(wanted), folded):
            yield places[match.start() + 1], places[match.end() - 1] + 1


def _folded(text: str) -> tuple[str, list[int]]:
    """Return a text folded, with a space at both ends, and where each of its characters came from."""
    chars, places = [" "], [0]
    for place, char in enumerate(text):
        for base in unicodedata.normalize("NFD", char.lower()):
            kind = unicodedata.category(base)[0]
            if kind in "LN" or (kind != "M" and chars[-1] != " "):
                chars.append(base if kind in "LN" else " ")
                places.append(place)
    ended = chars[-1] == " "
    return "".join(chars) + " " * (not ended), [*places, *[len(text) - 1] * (not ended)]
