"""From a file of the inbox to batches of cleaned contacts on disk."""

import os
import shutil
import traceback
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from cxtext import tables
from cxtext.batch import write_batch, write_table
from cxtext.clean import Cleaner
from cxtext.contact import Contact, Rejected
from cxtext.errors import ConfigError, UnreadableFile
from cxtext.ids import contact_id, load_key
from cxtext.night.inbox import InboxFile, described
from cxtext.night.ledger import Ledger
from cxtext.night.settings import Settings
from cxtext.night.work import FileWork, batch_folder, file_folder, finish, finished, made_with
from cxtext.read import inbox_name, read_file


def ingest(file: InboxFile, settings: Settings) -> FileWork:
    """Read, clean and redact a file into batches; a file that was read completely before is not read again.

    Whatever is wrong with the file lands among its rejected items: one bad file never costs the others their night.

    Raises:
        ConfigError: the config concerning the file is wrong; that is the team's to mend.
    """
    if not os.access(file.path, os.R_OK):
        file = described(file.path)  # it was there a moment ago; come back, it is read like any new file
    folder = file_folder(settings, file.file_id)
    done = finished(folder, settings)
    if done is not None:
        return done
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    cleaner = Cleaner(settings.config.clean, key=load_key(settings.home.key_file))
    ledger = Ledger(cleaner)
    contacts = _cleaned(_items(file, settings), cleaner, ledger)
    batches = tuple(_write_batches(contacts, folder, file_id=file.file_id, size=settings.config.tag.batch_contacts))
    write_table(ledger.rejected_rows(), tables.REJECTED, folder / "rejected.parquet")
    work = FileWork(
        file_id=file.file_id,
        folder=folder,
        path=ledger.safe_name(inbox_name(file.path, settings.inbox)),
        items=ledger.items,
        kept=ledger.kept,
        source=ledger.source,
        n_bytes=file.n_bytes,
        batches=batches,
        made_with=made_with(settings),
        speakers=dict(ledger.speakers),
    )
    finish(work)
    return work


def _items(file: InboxFile, settings: Settings) -> Iterator[Contact | Rejected]:
    """Yield the items of a file, and at the end what broke the reading off, if anything did."""
    if file.problem:
        yield _unreadable(file.problem)
        return
    try:
        yield from read_file(file.path, inbox=settings.inbox, config=settings.config)
    except (OSError, UnreadableFile) as error:
        yield _unreadable(error.strerror or "it cannot be read" if isinstance(error, OSError) else error.what)
    except ConfigError:
        raise
    except Exception as error:
        # Without the message and the trace: they can quote the record.
        yield _internal("file", error)


def _cleaned(items: Iterable[Contact | Rejected], cleaner: Cleaner, ledger: Ledger) -> Iterator[Contact]:
    for item in items:
        if isinstance(item, Rejected):
            ledger.reject(item)
            continue
        try:
            contact = cleaner.clean(item)
        except Exception as error:
            ledger.reject(_internal(f"contact {item.source_contact_id}", error))
            continue
        ledger.meet(item)
        ledger.keep(contact)
        yield contact


def _write_batches(contacts: Iterator[Contact], folder: Path, *, file_id: str, size: int) -> Iterator[int]:
    """Write the contacts, and yield the number of contacts of each batch."""
    number = 0
    while batch := list(islice(contacts, size)):
        newest = {contact_id(contact.source, contact.source_contact_id): contact for contact in batch}
        write_batch(tuple(newest.values()), batch_folder(folder, number), file_id=file_id)
        yield len(newest)
        number += 1


def _unreadable(why: str) -> Rejected:
    return Rejected(
        "file", "unreadable", f"the file cannot be read: {why}", "give the user that runs the night the right to read it; it is tried again every night"
    )


def _internal(item: str, error: Exception) -> Rejected:
    """Return what an error in cxtext itself costs; the message of the error may hold text of a customer, so only its place is told."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"
    return Rejected(item, "internal_error", place, "report it with this line; after an update `cxtext run --again FILE` reads the file once more")
