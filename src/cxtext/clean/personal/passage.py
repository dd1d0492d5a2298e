"""A turn's text made ready for the recognisers: folded once, cut into words once."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cxtext.clean.personal.finding import Type

_WORD = re.compile(r"\[[A-Z][A-Z_]+\]|[^\W_]+(?:['’][^\W_]+)*")
_DIGIT = re.compile(r"\d")
_FOLD = str.maketrans(
    "áàâäãåéèêëíìîïóòôöõøúùûüýÿçñşšğčćžźżłńśęąı’`",
    "aaaaaaeeeeiiiioooooouuuuyycnssgcczzzlnseai''",
)


class Word(NamedTuple):
    """A word of the text: as written, folded (lower case, no accents), and where it stands."""

    raw: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """The text of one turn with what is known about it.

    Attributes:
        text: the text as given.
        spoken: the text comes from speech recognition.
        expecting: types that the turn before asked for.
    """

    text: str
    spoken: bool = False
    expecting: frozenset[Type] = frozenset()

    @cached_property
    def folded(self) -> str:
        """The text in lower case without accents, character for character as long as the text."""
        return fold(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in reading order; a mark is a word whose folded form is empty."""
        folded = self.folded
        found = []
        for match in _WORD.finditer(self.text):
            start, end = match.span()
            found.append(Word(match.group(), "" if match.group()[0] == "[" else folded[start:end], start, end))
        return tuple(found)

    @cached_property
    def has_digit(self) -> bool:
        """Whether any digit occurs."""
        return _DIGIT.search(self.text) is not None

    def gap(self, index: int) -> str:
        """Return what stands between word index - 1 and word index."""
        return self.text[self.words[index - 1].end : self.words[index].start] if index else ""


def fold(text: str) -> str:
    """Return text in lower case without accents; the length stays, so offsets do."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(character.lower() if len(character.lower()) == 1 else character for character in text)
    return lower if lower.isascii() else lower.translate(_FOLD)
