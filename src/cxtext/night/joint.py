"""Putting the batches of many small files together: tagging and loading cost as much for one contact as for a thousand."""

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from cxtext.batch import write_parquet
from cxtext.night.settings import Settings
from cxtext.night.work import FileWork

_TABLES = ("contacts", "turns")


@dataclass(frozen=True, slots=True)
class Bundle:
    """Batches that are tagged and loaded as one.

    Attributes:
        name: the same batches read in the same way have the same name.
        folders: the batches, the oldest file first.
        contacts: contacts in them; one that stands in several batches counts in each.
    """

    name: str
    folders: tuple[Path, ...]
    contacts: int


def bundles(works: Sequence[FileWork], *, size: int) -> list[Bundle]:
    """Bundle the batches of files into neighbours of at most `size` contacts; a batch that is larger stays alone."""
    found: list[Bundle] = []
    open_parts: list[tuple[str, Path, int]] = []
    for part in _parts(works):
        if open_parts and sum(n for _, _, n in open_parts) + part[2] > size:
            found.append(_bundle(open_parts))
            open_parts = []
        open_parts.append(part)
    return [*found, _bundle(open_parts)] if open_parts else found


def joined(bundle: Bundle, settings: Settings) -> Path:
    """Return the folder of a bundle as one batch; it is made when it is not there yet.

    Of a contact that several files hold, the version of the last file stays; origins.parquet says so.
    """
    if len(bundle.folders) == 1:
        return bundle.folders[0]
    target = settings.home.work / "joint" / bundle.name
    if not (target / "origins.parquet").exists():
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        _join(bundle.folders, target)
    return target


def _parts(works: Sequence[FileWork]) -> Iterator[tuple[str, Path, int]]:
    for work in works:
        for folder, n_contacts in zip(work.batch_folders(), work.batches, strict=True):
            yield f"{work.made_with} {work.file_id} {folder.name}", folder, n_contacts


def _bundle(parts: Sequence[tuple[str, Path, int]]) -> Bundle:
    name = hashlib.sha256("\n".join(identity for identity, _, _ in parts).encode()).hexdigest()[:24]
    return Bundle(name, tuple(folder for _, folder, _ in parts), sum(n for _, _, n in parts))


def _join(folders: Sequence[Path], target: Path) -> None:
    origins = [pq.read_table(folder / "origins.parquet") for folder in folders]
    last = {identity: number for number, table in enumerate(origins) for identity in table["contact_id"].to_pylist() if identity}
    lost = [_lost(table, number, last) for number, table in enumerate(origins)]
    for name in _TABLES:
        parts = (pq.read_table(folder / f"{name}.parquet") for folder in folders)
        write_parquet(pa.concat_tables(_without(part, gone) for part, gone in zip(parts, lost, strict=True)), target / f"{name}.parquet")
    marked = [_marked(table, gone) for table, gone in zip(origins, lost, strict=True)]
    write_parquet(pa.concat_tables(marked), target / "origins.parquet")  # the last: with it the batch is whole


def _lost(origins: pa.Table, number: int, last: dict[str, int]) -> pa.Array:
    """Return the contacts of a batch of which a later batch holds a newer version."""
    return pa.array([identity for identity in origins["contact_id"].to_pylist() if identity and last[identity] != number], pa.string())


def _without(table: pa.Table, lost: pa.Array) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(table["contact_id"], value_set=lost))) if len(lost) else table


def _marked(origins: pa.Table, lost: pa.Array) -> pa.Table:
    current = pc.and_(origins["is_current"], pc.invert(pc.is_in(origins["contact_id"], value_set=lost)))
    return origins.set_column(origins.schema.get_field_index("is_current"), "is_current", current)
