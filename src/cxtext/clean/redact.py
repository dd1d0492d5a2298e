"""Masking of personal data: every recogniser over one text, and typed marks in place of what they find."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from cxtext.clean.personal.address import find_addresses
from cxtext.clean.personal.asked import asked_for
from cxtext.clean.personal.birth import find_birth_dates
from cxtext.clean.personal.contact_data import find_contact_data
from cxtext.clean.personal.credentials import find_credentials
from cxtext.clean.personal.finding import MARK, TYPES, Finding, settle
from cxtext.clean.personal.known import find_known
from cxtext.clean.personal.names import find_listed
from cxtext.clean.personal.names_context import find_by_context
from cxtext.clean.personal.passage import Passage, fold
from cxtext.clean.personal.references import find_references
from cxtext.clean.personal.spoken import find_spoken
from cxtext.clean.personal.spoken_mail import find_spoken_mail
from cxtext.clean.personal.structured import find_structured
from cxtext.clean.personal.units import find_runs

__all__ = ["Finding", "Redactor", "asked_for"]

_RECOGNISERS: tuple[Callable[[Passage], Iterator[Finding]], ...] = (
    find_structured,
    find_contact_data,
    find_references,
    find_birth_dates,
    find_credentials,
    find_addresses,
    find_spoken_mail,
)
_NAMED_AFTER_PEOPLE = frozenset({"NAME", "ADDRESS"})


class Redactor:
    """Masks personal data in Dutch and English text by typed marks such as [NAME] and [IBAN].

    Args:
        keep: words that are never masked: the company's, its products' and its bot's names.
        names: names masked in every text, e.g. those of employees.
    """

    def __init__(self, keep: Iterable[str] = (), names: Iterable[str] = ()) -> None:
        self._keep_phrases = tuple(sorted({fold(phrase) for phrase in keep if phrase.strip()}))
        self._keep_words = frozenset(word for phrase in self._keep_phrases for word in phrase.split())
        self._names = tuple(names)

    def redact(self, text: str, *, names: Sequence[str] = (), spoken: bool = False, expecting: str | None = None) -> str:
        """Return the text with a typed mark in place of each piece of personal data.

        Both languages are always read, since contacts mix them. Masking a masked text again changes nothing: the search is repeated until it
        finds nothing more.

        Args:
            text: one turn.
            names: names, e-mail addresses and numbers that the contact's record holds.
            spoken: the text comes from speech recognition.
            expecting: what the turn before asked for, as `asked_for` gives it.
        """
        for findings in self._rounds(text, names=names, spoken=spoken, expecting=expecting):
            text = masked(text, findings)
        return text

    def find(self, text: str, *, names: Sequence[str] = (), spoken: bool = False, expecting: str | None = None) -> list[Finding]:
        """Return the stretches of `text` that `redact` masks, in reading order and without overlap; arguments as there."""
        found: list[Finding] = []
        for findings in self._rounds(text, names=names, spoken=spoken, expecting=expecting):
            found += [_in_original(finding, found) for finding in findings]
            found.sort()
        return found

    def _rounds(self, text: str, *, names: Sequence[str], spoken: bool, expecting: str | None) -> Iterator[list[Finding]]:
        """Yield the findings of each round, with offsets in the text as the rounds before left it."""
        wanted = frozenset(type_ for type_ in TYPES if type_ in (expecting or "").split(","))
        while findings := self._findings(Passage(text, spoken=spoken, expecting=wanted), names):
            yield findings
            text = masked(text, findings)

    def _findings(self, passage: Passage, names: Sequence[str]) -> list[Finding]:
        if not passage.words:
            return []
        found = [finding for recogniser in _RECOGNISERS for finding in recogniser(passage)]
        runs = tuple(find_runs(passage))
        found += find_spoken(passage, runs)
        found += find_known(passage, (*self._names, *names), self._keep_words, runs)
        found += find_listed(passage, self._keep_words)
        found += find_by_context(passage, self._keep_words)
        if not found:
            return []
        kept = list(self._kept(passage))
        return settle(
            (finding for finding in found if not _is_kept(finding, kept)),
            blocked=[match.span() for match in MARK.finditer(passage.text)] if "[" in passage.text else (),
        )

    def _kept(self, passage: Passage) -> Iterator[tuple[int, int]]:
        for phrase in self._keep_phrases:
            start = passage.folded.find(phrase)
            while start >= 0:
                yield start, start + len(phrase)
                start = passage.folded.find(phrase, start + 1)


def masked(text: str, findings: Sequence[Finding]) -> str:
    """Return text with "[TYPE]" in place of each finding.

    Args:
        text: the text that the findings belong to.
        findings: in reading order, without overlap.
    """
    pieces, last = [], 0
    for finding in findings:
        pieces += [text[last : finding.start], f"[{finding.type}]"]
        last = finding.end
    return "".join([*pieces, text[last:]])


def _is_kept(finding: Finding, kept: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a finding is a kept phrase; a name also when it only touches one. An e-mail address at the company's domain is none."""
    if finding.type in _NAMED_AFTER_PEOPLE:
        return any(start < finding.end and finding.start < end for start, end in kept)
    return any(start <= finding.start and finding.end <= end for start, end in kept)


def _in_original(finding: Finding, earlier: Sequence[Finding]) -> Finding:
    """Return a finding of a later round with offsets in the original text.

    Args:
        finding: offsets in the text after `earlier` was masked.
        earlier: findings of the rounds before, offsets in the original text, in reading order.
    """
    shift = 0
    for before in earlier:
        if before.start + shift > finding.start:
            break
        shift += len(before.type) + 2 - (before.end - before.start)
    return Finding(finding.start - shift, finding.end - shift, finding.type)
