"""The report as files in a folder."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from cxtext.deliver.parcel import Parcel
from cxtext.deliveries import FolderDelivery
from cxtext.errors import NotDelivered
from cxtext.whole import whole


def send(delivery: FolderDelivery, parcel: Parcel, *, home: Path) -> None:
    """Copy the files of a report into the folder of its week or month. They appear whole and together, or not at all: what failed quotes nobody.

    Raises:
        NotDelivered: the folder is not there, or cannot be written.
    """
    require(delivery, home=home)
    fix = "make room there, or give the user that runs the night the right to write there"
    with _refusing(delivery, home, "the files cannot be written", fix=fix), ExitStack() as copies:
        for source, target in _files(delivery, parcel, home):
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(source, copies.enter_context(_tidily(target)))


def preview(delivery: FolderDelivery, parcel: Parcel, *, home: Path) -> str:
    """Say which files would be written where, a line each."""
    return "\n".join(str(target) for _, target in _files(delivery, parcel, home))


def require(delivery: FolderDelivery, *, home: Path) -> None:
    """Refuse a folder that is not there: it is not made, for it may be a share that is not mounted.

    Raises:
        NotDelivered: it is not there, or cannot be written.
    """
    folder, where = delivery.folder(home), _where(delivery, home)
    with _refusing(delivery, home, "the folder cannot be looked at", fix="mount the share anew, or give the user that runs the night the right"):
        is_there = folder.is_dir()
    if not is_there:
        raise NotDelivered("the folder is not there", where=where, fix="make it, mount the share, or mend path in the config")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise NotDelivered("the folder cannot be written", where=where, fix="give the user that runs the night the right to write there")


@contextmanager
def _refusing(delivery: FolderDelivery, home: Path, what: str, *, fix: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotDelivered(f"{what} ({error.strerror})", where=_where(delivery, home), fix=fix) from error


def _where(delivery: FolderDelivery, home: Path) -> str:
    return f"delivery {delivery.name}: {delivery.folder(home)}"


def _files(delivery: FolderDelivery, parcel: Parcel, home: Path) -> list[tuple[Path, Path]]:
    folder = delivery.folder(home) / parcel.period
    return [(source, folder / source.name) for source in (parcel.files[kind] for kind in delivery.formats)]


@contextmanager
def _tidily(target: Path) -> Iterator[Path]:
    with whole(target) as partial:
        try:
            yield partial
        except OSError:
            partial.unlink(missing_ok=True)  # a share has other readers
            raise
