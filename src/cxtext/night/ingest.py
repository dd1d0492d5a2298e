"""From a file of the inbox to batches of cleaned contacts on disk."""

import json
import logging
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from cxtext import tables
from cxtext.batch import write_batch, write_table
from cxtext.clean import Cleaner
from cxtext.contact import Contact, Rejected
from cxtext.ids import contact_id, load_key
from cxtext.night.inbox import InboxFile
from cxtext.night.settings import Settings
from cxtext.read import read_file

log = logging.getLogger(__name__)

_MARKER = "read.json"


@dataclass(frozen=True, slots=True)
class FileWork:
    """A file of the inbox as batches under work/.

    Attributes:
        file_id: sha256 of the file.
        folder: its folder under work/.
        path: its path inside the inbox, redacted.
        items: items read: contacts kept plus items rejected.
        kept: distinct contacts.
        source: source of its contacts, if all have the same.
        n_bytes: size of the file.
        batches: names of its batch folders.
    """

    file_id: str
    folder: Path
    path: str
    items: int
    kept: int
    source: str | None
    n_bytes: int
    batches: tuple[str, ...]

    @property
    def batch_folders(self) -> tuple[Path, ...]:
        """Folders of the batches, in the order of the file."""
        return tuple(self.folder / name for name in self.batches)

    @property
    def rejected(self) -> Path:
        """Parquet file of the rejected items."""
        return self.folder / "rejected.parquet"


def ingest(file: InboxFile, settings: Settings) -> FileWork:
    """Read, clean and redact a file into batches; a file that was read completely before is not read again."""
    home, inbox, config = settings.home, settings.inbox, settings.config
    folder = home.work / file.file_id[:24]
    done = _finished(folder)
    if done is not None:
        return done
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    cleaner = Cleaner(config.clean, key=load_key(home.key_file))
    ledger = _Ledger()
    cleaned = _cleaned(read_file(file.path, inbox=inbox, config=config), cleaner, ledger)
    batches = tuple(_write_batches(cleaned, folder, size=config.tag.batch_contacts))
    write_table((_safe(rejected, cleaner) for rejected in ledger.rejected), tables.REJECTED, folder / "rejected.parquet")
    work = FileWork(
        file_id=file.file_id,
        folder=folder,
        path=cleaner.safe_name(str(file.path.relative_to(inbox))),
        items=ledger.n_contacts + ledger.n_rejected,
        kept=len(ledger.seen),
        source=next(iter(ledger.sources)) if len(ledger.sources) == 1 else None,
        n_bytes=file.n_bytes,
        batches=batches,
    )
    _finish(work)
    log.info("file %.12s: %d items, %d contacts kept, %d rejected", work.file_id, work.items, work.kept, work.items - work.kept)
    return work


def _safe(rejected: Rejected, cleaner: Cleaner) -> dict[str, str]:
    """Return the row of a rejected item; an id or a file name in it can hold a person's name."""
    return {name: cleaner.safe_name(value) if name in ("item", "detail") else value for name, value in asdict(rejected).items()}


class _Ledger:
    """What became of the items of a file: every item read is a contact or is rejected."""

    def __init__(self) -> None:
        self.seen: dict[str, str] = {}
        self.sources: set[str] = set()
        self.rejected: list[Rejected] = []
        self.n_contacts = 0
        self.n_rejected = 0

    def reject(self, rejected: Rejected) -> None:
        self.rejected.append(rejected)
        self.n_rejected += 1

    def keep(self, contact: Contact) -> None:
        identity = contact_id(contact.source, contact.source_contact_id)
        self.sources.add(contact.source)
        self.n_contacts += 1
        if identity in self.seen:
            self._supersede(contact)
        self.seen[identity] = contact.source_contact_id

    def _supersede(self, contact: Contact) -> None:
        self.n_contacts -= 1
        self.reject(
            Rejected(
                f"contact {contact.source_contact_id}",
                "superseded",
                "the file holds the contact more than once",
                "nothing to do: the last version in the file counts",
            )
        )


def _cleaned(items: Iterable[Contact | Rejected], cleaner: Cleaner, ledger: _Ledger) -> Iterator[Contact]:
    for item in items:
        if isinstance(item, Rejected):
            ledger.reject(item)
            continue
        contact = cleaner.clean(item)
        ledger.keep(contact)
        yield contact


def _write_batches(contacts: Iterator[Contact], folder: Path, *, size: int) -> Iterator[str]:
    number = 0
    while batch := list(islice(contacts, size)):
        name = f"{number:05d}"
        write_batch(batch, folder / name)
        yield name
        number += 1


def _finish(work: FileWork) -> None:
    entry = {**asdict(work), "folder": "", "batches": list(work.batches)}
    partial = work.folder / f"{_MARKER}.partial"
    partial.write_text(json.dumps(entry), "utf-8")
    partial.replace(work.folder / _MARKER)


def _finished(folder: Path) -> FileWork | None:
    marker = folder / _MARKER
    if not marker.exists():
        return None
    entry = json.loads(marker.read_text("utf-8"))
    return FileWork(**{**entry, "folder": folder, "batches": tuple(entry["batches"])})
