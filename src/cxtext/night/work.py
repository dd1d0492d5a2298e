"""What lies under work/ while a night goes on: files as batches, and where each of them stands."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import cxtext
from cxtext.night.settings import Settings

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
        batches: contacts of each batch, in the order of the file.
        made_with: version and config that read it; another config may read it otherwise.
        speakers: label that nothing maps to a role → turns with it; names in labels are masked.
    """

    file_id: str
    folder: Path
    path: str
    items: int
    kept: int
    source: str | None
    n_bytes: int
    batches: tuple[int, ...]
    made_with: str
    speakers: Mapping[str, int] = field(default_factory=dict)

    def batch_folders(self) -> tuple[Path, ...]:
        """Return the folders of the batches."""
        return tuple(batch_folder(self.folder, number) for number in range(len(self.batches)))

    @property
    def rejected(self) -> Path:
        """Parquet file of the rejected items."""
        return self.folder / "rejected.parquet"

    @property
    def n_rejected(self) -> int:
        """Items rejected."""
        return self.items - self.kept


def batch_folder(file_folder: Path, number: int) -> Path:
    """Return the folder of a batch of a file; its name is the batch's name."""
    return file_folder / f"{number:05d}"


def file_folder(settings: Settings, file_id: str) -> Path:
    """Return the folder of a file under work/."""
    return settings.home.work / "files" / file_id[:24]


def made_with(settings: Settings) -> str:
    """Return what a reading depends on beside the file: the program's version and the config."""
    return f"{cxtext.__version__} {settings.config.sha256}"


def finish(work: FileWork) -> None:
    """Mark a file as read completely."""
    entry = {**asdict(work), "folder": "", "batches": list(work.batches)}
    partial = work.folder / f"{_MARKER}.partial"
    partial.write_text(json.dumps(entry), "utf-8")
    partial.replace(work.folder / _MARKER)


def finished(folder: Path, settings: Settings) -> FileWork | None:
    """Return a file that was read completely with the present config before, else None."""
    marker = folder / _MARKER
    if not marker.exists():
        return None
    entry = json.loads(marker.read_text("utf-8"))
    if entry["made_with"] != made_with(settings):
        return None
    return FileWork(**{**entry, "folder": folder, "batches": tuple(entry["batches"])})
