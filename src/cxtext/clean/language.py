"""Which language a turn and a contact are in: py3langid over restricted languages, with the contact as prior."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cxtext.contact import Role

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

OTHER = "other"
KNOWN = ("nl", "en", OTHER)

# What customers in the Low Countries and in English-speaking ones write. Afrikaans and Frisian are left out: they cost Dutch more than they are met.
_CANDIDATES = ("nl", "en", "de", "fr", "es", "it", "pt", "pl", "tr", "ar", "ro", "ru", "uk", "zh", "da", "sv", "no", "cs", "hu", "hr", "id", "so", "vi")
_NOT_WORDS = re.compile(r"\[[A-Z_]+\]|\S*@\S*|(?:https?://|www\.)\S*|\S*\d\S*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MAX_CHARS = 400  # more text changes no decision, only costs time
_MIN_WORDS = 3  # below it a turn takes the contact's language: "ok", "merci", "sorry hoor" tell nothing
_STAY = 0.95  # prior chance that a turn is in its contact's language: one turn in twenty may switch
_MIN_SHARE = 0.5  # of the evidence that the contact's language must hold; "Hoi" alone stays below it


@dataclass(frozen=True, slots=True)
class Languages:
    """Languages of a contact and of each of its turns, None where nothing tells."""

    contact: str | None
    turns: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class _Evidence:
    n_words: int
    chances: tuple[float, float, float]  # of KNOWN, summing to 1


def identify(texts: Sequence[str], roles: Sequence[Role], *, given: str | None = None) -> Languages:
    """Identify the language of each turn, and that of the contact: the one of most customer words.

    A turn of fewer than three words takes the contact's language; a longer one leaves it only on clear evidence. Masks such as
    [NAME], addresses and numbers do not count.

    Args:
        texts: one a turn.
        roles: one a turn, who speaks.
        given: what the record says; it counts only where the text tells nothing.
    """
    evidence = [_evidence(text) for text in texts]
    prior = _main_language(evidence) or given
    turns = tuple(_turn_language(turn, prior) for turn in evidence)
    return Languages(_of_most_words(evidence, turns, roles) or prior, turns)


def _evidence(text: str) -> _Evidence:
    text = _NOT_WORDS.sub(" ", text[:_MAX_CHARS])
    words = _WORD.findall(text)
    return _Evidence(len(words), _chances(" ".join(words)) if words else (0.0, 0.0, 0.0))


@lru_cache(maxsize=4096)  # clean asks twice for most turns, and many turns are "ja" and "goedemorgen"
def _chances(text: str) -> tuple[float, float, float]:
    if _is_mostly_foreign_script(text):
        return (0.0, 0.0, 1.0)
    ranked = dict(_identifier().rank(text))
    dutch, english = ranked.pop("nl"), ranked.pop("en")
    # The likeliest third language, not their sum: twenty small doubts are no evidence against Dutch.
    other = max(ranked.values())
    total = dutch + english + other
    return (dutch / total, english / total, other / total)


def _is_mostly_foreign_script(text: str) -> bool:
    # Latin letters end at U+024F; the model knows few of the scripts behind it.
    return not text.isascii() and sum(character > "\u036f" for character in text) * 2 > len(text)


@cache
def _identifier() -> "LanguageIdentifier":
    # Imported here: loading takes a second, and no command that reads a table should pay it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier


def _main_language(evidence: Sequence[_Evidence]) -> str | None:
    totals = [sum(turn.n_words * turn.chances[index] for turn in evidence) for index in range(len(KNOWN))]
    n_words = sum(turn.n_words for turn in evidence)
    best = max(totals)
    return KNOWN[totals.index(best)] if n_words >= _MIN_WORDS and best / n_words > _MIN_SHARE else None


def _turn_language(turn: _Evidence, prior: str | None) -> str | None:
    if not turn.n_words:
        return None
    if turn.n_words < _MIN_WORDS or prior is None:
        return prior
    weighted = [chance * (_STAY if language == prior else 1 - _STAY) for language, chance in zip(KNOWN, turn.chances, strict=True)]
    return KNOWN[weighted.index(max(weighted))]


def _of_most_words(evidence: Sequence[_Evidence], turns: Sequence[str | None], roles: Sequence[Role]) -> str | None:
    words: Counter[str] = Counter()
    for turn, language, role in zip(evidence, turns, roles, strict=True):
        if language is not None and role == "customer":
            words[language] += turn.n_words
    return words.most_common(1)[0][0] if words else None
