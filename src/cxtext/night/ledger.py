"""What became of the items of a file: every item read is a contact or is rejected."""

from collections import Counter
from dataclasses import asdict

from cxtext.clean import Cleaner
from cxtext.contact import Contact, Rejected
from cxtext.ids import contact_id

_NAME = "[NAME]"
_MAX_NAMES = 1000  # an export of thousands of contacts is not named after one of them


class Ledger:
    """Counts what a file held, while it is read.

    Args:
        cleaner: masks names in what is written down about an item.
    """

    def __init__(self, cleaner: Cleaner) -> None:
        self._cleaner = cleaner
        self._seen: set[str] = set()
        self._sources: set[str] = set()
        self._rejected: list[Rejected] = []
        self._names: set[str] = set()
        self.speakers: Counter[str] = Counter()

    @property
    def items(self) -> int:
        """Items read so far."""
        return len(self._seen) + len(self._rejected)

    @property
    def kept(self) -> int:
        """Distinct contacts."""
        return len(self._seen)

    @property
    def source(self) -> str | None:
        """Source of the contacts, if all have the same."""
        return next(iter(self._sources)) if len(self._sources) == 1 else None

    def reject(self, rejected: Rejected) -> None:
        """Write down a rejected item."""
        self._rejected.append(rejected)

    def meet(self, contact: Contact) -> None:
        """Note of a contact as read, not cleaned yet, whom it names, and how many turns have a speaker that nothing maps to a role."""
        if len(self._names) < _MAX_NAMES:
            self._names.update(contact.names)
        for turn in contact.turns:
            if turn.role == "unknown":
                self.speakers[self._label(turn.speaker or "", contact.names)] += 1

    def keep(self, contact: Contact) -> None:
        """Write down a cleaned contact; of one that the file holds more than once the last version counts."""
        identity = contact_id(contact.source, contact.source_contact_id)
        self._sources.add(contact.source)
        if identity in self._seen:
            item = f"contact {contact.source_contact_id}"
            self.reject(Rejected(item, "superseded", "the file holds the contact more than once", "nothing to do: the last version in the file counts"))
        self._seen.add(identity)

    def rejected_rows(self) -> list[dict[str, str]]:
        """Return the rejected items as rows; an id or a file name in them can hold a person's name, which is masked."""
        return [self._safe(rejected) for rejected in self._rejected]

    def safe_name(self, path: str) -> str:
        """Return the path of the file with the personal data in it masked, also names that only the file itself knows."""
        return self._cleaner.safe_name(path, tuple(sorted(self._names)))

    def _safe(self, rejected: Rejected) -> dict[str, str]:
        return {name: self.safe_name(value) if name in ("item", "detail") else value for name, value in asdict(rejected).items()}

    def _label(self, speaker: str, names: tuple[str, ...]) -> str:
        # What the reader takes for a person's name is one here too, also when no list of names knows it.
        return _NAME if speaker in names else self._cleaner.safe_name(speaker)
