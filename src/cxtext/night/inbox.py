"""Which files of the inbox a night has to read."""

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from cxtext.errors import ConfigError
from cxtext.ids import file_id
from cxtext.night.settings import Settings
from cxtext.read import inbox_name, is_sidecar

_UNFINISHED = (".part", ".partial", ".tmp", ".crdownload", ".filepart")


@dataclass(frozen=True, slots=True)
class InboxFile:
    """A file of the inbox.

    Attributes:
        file_id: sha256 of its bytes: the same file twice is one file. Of a file that cannot be read, sha256 of its path.
        path: where it lies.
        n_bytes: its size.
        modified_ns: when its bytes were last changed, in nanoseconds since 1970.
        problem: why it cannot be read; empty for a sound file.
    """

    file_id: str
    path: Path
    n_bytes: int
    modified_ns: int = 0
    problem: str = ""


def new_files(settings: Settings, *, known: frozenset[str], again: Sequence[str] = ()) -> list[InboxFile]:
    """Return the files that no night has read, the oldest first: a later file holds the newer version of a contact.

    Hidden files, files that are still being written by their name, and the sidecars that the config names are no contact files.

    Args:
        settings: where things lie.
        known: ids of the files that need not be read.
        again: globs on the path inside the inbox of files to read though they are known, e.g. "calls/*".

    Raises:
        ConfigError: there is no inbox, or no file fits `again`.
    """
    require_inbox(settings)
    found = sorted(map(described, _contact_files(settings)), key=lambda file: (file.modified_ns, str(file.path)))
    asked = {file.file_id for file in found if any(fnmatchcase(inbox_name(file.path, settings.inbox), pattern) for pattern in again)}
    if again and not asked:
        raise ConfigError("no file of the inbox fits --again", where=", ".join(again), fix='give a path inside the inbox, or a pattern such as "calls/*"')
    wanted: dict[str, InboxFile] = {}
    for file in found:
        if file.file_id in asked or file.file_id not in known:
            wanted.setdefault(file.file_id, file)
    return list(wanted.values())


def require_inbox(settings: Settings) -> None:
    """Refuse a night without an inbox.

    Raises:
        ConfigError: there is no inbox, or the home lies in it, so that the night would read what it wrote itself.
    """
    if not settings.inbox.is_dir():
        raise ConfigError("there is no inbox", where=str(settings.inbox), fix="make the folder and put transcript files into it, or point --inbox at one")
    if settings.home.root.is_relative_to(settings.inbox):
        raise ConfigError("the home lies inside the inbox", where=str(settings.home.root), fix="point --home at a folder outside the inbox")


def _contact_files(settings: Settings) -> Iterator[Path]:
    for path in _files(settings.inbox):
        parts = path.relative_to(settings.inbox).parts
        hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
        if not hidden and path.suffix.lower() not in _UNFINISHED and not is_sidecar(path, inbox=settings.inbox, config=settings.config):
            yield path


def _files(inbox: Path) -> Iterator[Path]:
    """Yield every file below a folder; links to folders are followed, each folder once, and a folder that may not be opened stands for its files."""
    closed: list[OSError] = []
    seen: set[tuple[int, int]] = set()
    for folder, folders, names in os.walk(inbox, followlinks=True, onerror=closed.append):
        status = os.stat(folder)
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        yield from (Path(folder, name) for name in names)
    yield from (Path(error.filename) for error in closed if error.filename)


def described(path: Path) -> InboxFile:
    """Return a file as it is now; one that cannot be read says why."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would keep the night waiting for ever
            return _closed(path, "it is no regular file")
        return InboxFile(file_id(path), path, status.st_size, status.st_mtime_ns)
    except OSError as error:
        return _closed(path, error.strerror or type(error).__name__)


def _closed(path: Path, problem: str) -> InboxFile:
    return InboxFile(hashlib.sha256(b"unreadable\x00" + os.fsencode(path)).hexdigest(), path, 0, problem=problem)
