"""Terms: what the words of customers stand for, when it is counted what they speak of."""

from collections.abc import Iterable

from cxtext.tag.segments import is_content
from cxtext.tag.topics.words import in_language, term


def terms(words: Iterable[str]) -> list[tuple[str, str, str] | None]:
    """Return what each word stands for: its term, the Dutch word for it and the English one; None for a word that carries no matter.

    Words of the same matter share a term, whose name then begins with "=". A compound that only ends in one of them ("regenstoring") is a matter of its own:
    it may be what is new.
    """
    return [_term(word) if is_content(word) else None for word in words]


def _term(word: str) -> tuple[str, str, str]:
    name = term(word)
    if not name.startswith("="):
        return word, word, word
    nl, en = in_language(word, "nl"), in_language(word, "en")
    return (name, nl, en) if word in (nl, en) else (word, word, word)
