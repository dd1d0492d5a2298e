"""Cleaning of a contact: plain text, own words of mails, no personal data, languages, pseudonyms for ids."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cxtext.clean.language import identify
from cxtext.clean.mail import Thread, own_words
from cxtext.clean.redact import Redactor, asked_for
from cxtext.clean.text import plain_text
from cxtext.config import CleanConfig
from cxtext.contact import Contact, Role, Scalar, Turn
from cxtext.ids import pseudonym

# Ids that are no person's: our own pseudonyms, and the numbers that systems count by; those that begin as a phone number does are left out.
_SYSTEM_NUMBER = re.compile(r"p-[0-9a-f]{20}|(?!0|31|32|44|49)\d+")
_MARK = re.compile(r"\[[A-Z_]+\]")
_ASKING: tuple[Role, ...] = ("agent", "bot")
_MAX_ASIDE_WORDS = 3
_LEAST_PERSONAL_NUMBER = 10**8  # phone numbers, BSNs and card numbers that a spreadsheet made numbers have nine figures or more
_MIN_FIGURES = 5  # a shorter customer number would mask amounts and times in the text


class Cleaner:
    """Turns raw contacts into contacts that may be stored: `clean` is the only way from `read` to the disk.

    Args:
        config: words never masked, and further names that are always masked.
        key: key of the pseudonyms; see ids.load_key.
    """

    def __init__(self, config: CleanConfig, key: bytes) -> None:
        self._redactor = Redactor(keep=config.keep, names=config.names)
        self._key = key

    def clean(self, contact: Contact) -> Contact:
        """Return the contact with cleaned and redacted text, languages and pseudonyms; no raw id and no name is left.

        Every turn keeps its seq and role; one that held only quoted text keeps its place with an empty text. Cleaning a clean contact
        changes nothing.
        """
        texts = self._redact_turns(contact)
        # Identified behind the masks, so that the language does not hang on a word that is masked by now.
        languages = identify(texts, [turn.role for turn in contact.turns], given=contact.language)
        turns = tuple(
            replace(turn, text=text, language=language, speaker=None) for turn, text, language in zip(contact.turns, texts, languages.turns, strict=True)
        )
        return self._without_identities(replace(contact, turns=turns, language=languages.contact))

    def safe_name(self, path: str, names: Sequence[str] = ()) -> str:
        """Return a file's path or an item's id with the personal data in it masked: an export is often named after the customer.

        Args:
            path: the path or id.
            names: names of persons that the file itself holds.
        """
        return self._safe_text(path, names)

    def _redact_turns(self, contact: Contact) -> list[str]:
        known = _known_strings(contact)
        redacted: list[str] = []
        expecting: str | None = None
        for turn, text in zip(contact.turns, _own_texts(contact), strict=True):
            asks = turn.role in _ASKING
            text = self._redact_turn(text, known, channel=contact.channel, expecting=None if asks else expecting)
            redacted.append(text)
            expecting = _asked(text, before=expecting) if asks else expecting
        return redacted

    def _redact_turn(self, text: str, known: Sequence[str], *, channel: str, expecting: str | None) -> str:
        while True:
            redacted = self._redactor.redact(text, names=known, spoken=channel == "call", expecting=expecting)
            # A mask can show a signature that its name had hidden: "jan" in a line of its own may be any word, [NAME] is none.
            text = own_words(redacted) if channel == "email" else redacted
            if text == redacted:
                return text

    def _without_identities(self, contact: Contact) -> Contact:
        known = _known_strings(contact)
        metadata = {name: self._safe_value(value, known) for name, value in contact.metadata.items()}
        return replace(
            contact,
            source_contact_id=self._safe_id(contact.source_contact_id, known),
            customer_key=self._key_of(contact.customer_id, kind="customer") or contact.customer_key,
            agent_key=self._key_of(contact.agent_id, kind="agent") or contact.agent_key,
            customer_id=None,
            agent_id=None,
            names=(),
            queue=self._safe_text(contact.queue, known) if contact.queue else contact.queue,
            product=self._safe_text(contact.product, known) if contact.product else contact.product,
            metadata=metadata,
        )

    def _key_of(self, identity: str | None, *, kind: str) -> str | None:
        return pseudonym(identity, kind=kind, key=self._key) if identity and identity.strip() else None

    def _safe_id(self, source_contact_id: str, known: Sequence[str]) -> str:
        is_own_number = _SYSTEM_NUMBER.fullmatch(source_contact_id) and source_contact_id not in known
        if is_own_number or self._redactor.redact(source_contact_id, names=known) == source_contact_id:
            return source_contact_id
        return f"p-{pseudonym(source_contact_id, kind='contact', key=self._key)}"

    def _safe_value(self, value: Scalar, known: Sequence[str]) -> Scalar:
        if isinstance(value, str):
            return self._safe_text(value, known)
        if isinstance(value, bool) or not _may_be_personal(value):
            return value
        number = str(int(value))
        redacted = self._redactor.redact(number, names=known)
        return value if redacted == number else redacted

    def _safe_text(self, value: str, known: Sequence[str]) -> str:
        return self._redactor.redact(plain_text(value), names=known)


def _may_be_personal(value: float) -> bool:
    return abs(value) >= _LEAST_PERSONAL_NUMBER and value == value // 1  # infinity and NaN are not


def _asked(text: str, *, before: str | None) -> str | None:
    """Return the types of personal data that a turn asks for.

    A customer often answers in pieces: a question stands until the agent or bot speaks again, and "ja" or "oké" between the pieces
    does not end it.
    """
    words = _MARK.sub(" ", text)
    return asked_for(words) or (before if len(words.split()) <= _MAX_ASIDE_WORDS else None)


def _known_strings(contact: Contact) -> tuple[str, ...]:
    """Return what the record knows of its people: their names, and their ids where these are long enough to be told from other numbers."""
    ids = (identity for identity in (contact.customer_id, contact.agent_id) if identity)
    return (*contact.names, *(identity for identity in ids if sum(map(str.isdigit, identity)) >= _MIN_FIGURES))


def _own_texts(contact: Contact) -> list[str]:
    texts = [plain_text(turn.text) for turn in contact.turns]
    if contact.channel != "email":
        return texts
    return [own_words(text, _thread(contact, texts, index)) for index, text in enumerate(texts)]


def _thread(contact: Contact, texts: Sequence[str], index: int) -> Thread:
    other_mails = [text for other, text in enumerate(texts) if other != index]
    return Thread(sender=_sender_names(contact, contact.turns[index]), other_mails=other_mails)


def _sender_names(contact: Contact, turn: Turn) -> tuple[str, ...]:
    """Return what names the sender of a mail: the speaker's label, else for a customer those names of the record that are no other speaker's."""
    if turn.speaker:
        return (turn.speaker,)
    if turn.role != "customer":
        return ()
    others = " ".join(other.speaker or "" for other in contact.turns if other.role != "customer").casefold()
    return tuple(name for name in contact.names if name.casefold() not in others)
