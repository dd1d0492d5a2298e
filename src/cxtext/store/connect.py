"""The only doors to the warehouse: one writer, any number of readers of a published copy."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from cxtext.errors import WarehouseError

# Half of the memory: the workers that tag, and whatever else the machine does, live in the other half.
_SETTINGS = {"memory_limit": "50%", "autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
# The oldest DuckDB that this package supports, so that an analyst's older shell opens the published copy too.
_STORAGE = {"storage_compatibility_version": "v1.3.0"}
_BROKEN = (duckdb.IOException, duckdb.InternalException, duckdb.FatalException, duckdb.SerializationException)


@contextmanager
def writer(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a warehouse for writing; it is made when missing. While it is open, no other process can open it.

    Raises:
        WarehouseError: another process holds the warehouse, or the file is damaged or no warehouse.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _session(path, read_only=False) as con:
        yield con


@contextmanager
def reader(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a warehouse for reading only.

    Raises:
        WarehouseError: there is no such file, a writer holds it, or it is damaged or no warehouse.
    """
    if not path.exists():
        raise WarehouseError("there is no warehouse yet", where=str(path), fix="run `cxtext run`, or point --home at the folder that holds it")
    with _session(path, read_only=True) as con:
        yield con


@contextmanager
def _session(path: Path, *, read_only: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    try:
        settings = _SETTINGS if read_only else _SETTINGS | _STORAGE
        con = duckdb.connect(str(path), read_only=read_only, config=dict(settings))
        con.execute("SET TimeZone = 'UTC'")
    except duckdb.Error as error:
        raise _refusal(error, path) from error
    try:
        yield con
    except _BROKEN as error:
        raise _refusal(error, path) from error
    finally:
        con.close()


def _refusal(error: duckdb.Error, path: Path) -> WarehouseError:
    message = str(error)
    if "lock" in message or "different configuration" in message:
        return WarehouseError(
            "another process has the warehouse open",
            where=str(path),
            fix="wait until the night is done, or query the published copy; it never blocks",
        )
    if "ermission denied" in message:
        return WarehouseError("the warehouse may not be opened", where=str(path), fix="give the user that runs this the right to read and write the file")
    if "o space left" in message or "Out of Memory" in message:
        return WarehouseError("the disk or the memory is full", where=str(path), fix="make room, then run again: it goes on where it stopped")
    return WarehouseError(
        f"the warehouse is damaged or no warehouse ({type(error).__name__})",
        where=str(path),
        fix="move the file away and run `cxtext run`, which builds it anew from the inbox; the published copy still holds the last good state",
    )
