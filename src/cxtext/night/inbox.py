"""Which files of the inbox a night has to read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cxtext.config import Config
from cxtext.errors import ConfigError
from cxtext.ids import file_id
from cxtext.night.settings import Settings
from cxtext.read import is_sidecar

_UNFINISHED = (".part", ".partial", ".tmp", ".crdownload", ".filepart")


@dataclass(frozen=True, slots=True)
class InboxFile:
    """A file of the inbox.

    Attributes:
        file_id: sha256 of its bytes; the same file twice is one file.
        path: where it lies.
        n_bytes: its size.
    """

    file_id: str
    path: Path
    n_bytes: int


def new_files(settings: Settings, *, known: frozenset[str]) -> list[InboxFile]:
    """Return the files that no night has read, the oldest first: a later file holds the newer version of a contact.

    Hidden files, files that are still being written by their name, and the sidecars that the config names are no contact files.

    Raises:
        ConfigError: there is no inbox.
    """
    inbox, config = settings.inbox, settings.config
    if not inbox.is_dir():
        raise ConfigError("there is no inbox", where=str(inbox), fix="make the folder and put transcript files into it, or point --inbox at one")
    found: dict[str, InboxFile] = {}
    for path in sorted(_contact_files(inbox, config), key=lambda path: (path.stat().st_mtime, str(path))):
        identity = file_id(path)
        if identity not in known:
            found.setdefault(identity, InboxFile(identity, path, path.stat().st_size))
    return list(found.values())


def _contact_files(inbox: Path, config: Config) -> Iterator[Path]:
    for path in inbox.rglob("*"):
        parts = path.relative_to(inbox).parts
        hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
        if path.is_file() and not hidden and path.suffix.lower() not in _UNFINISHED and not is_sidecar(path, inbox=inbox, config=config):
            yield path
