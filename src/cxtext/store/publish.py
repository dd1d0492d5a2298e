"""The published copy: what analysts open, replaced whole by an atomic rename."""

import logging
import os
import shutil
from pathlib import Path

from cxtext.errors import WarehouseError
from cxtext.home import Home
from cxtext.store.checks import check_all, refuse
from cxtext.store.connect import writer

_log = logging.getLogger(__name__)
_READ_ONLY = 0o444


def publish(home: Home) -> Path:
    """Publish the warehouse as a read-only copy, when all checks hold.

    Close every writer first. A session that has the earlier copy open keeps reading that one.

    Returns:
        Path of the published copy.

    Raises:
        WarehouseError: a check failed, another process has the warehouse open, or the disk is full; the earlier copy stays.
    """
    with writer(home.warehouse) as con:
        refuse(check_all(con), doing="publishing")
        con.execute("CHECKPOINT")
    target = home.published
    _remove_leftovers(target)
    replace_whole(home.warehouse, target, mode=_READ_ONLY)
    _log.info("published %s", target.name)
    return target


def replace_whole(source: Path, target: Path, *, mode: int) -> None:
    """Copy a database file over another so that it appears whole or not at all.

    Raises:
        WarehouseError: the copy cannot be written.
    """
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, partial)
        partial.chmod(mode)
        with partial.open("rb") as stream:
            os.fsync(stream.fileno())
        # A log left by somebody who opened the earlier copy for writing would be replayed into the new one.
        _log_of(target).unlink(missing_ok=True)
        partial.replace(target)
    except OSError as error:
        _remove_leftovers(target)
        raise WarehouseError(
            f"the copy cannot be written ({error.strerror})", where=str(target), fix="make room on the disk, or give the user the right to write there"
        ) from error


def _remove_leftovers(target: Path) -> None:
    for leftover in target.parent.glob(f".{target.name}.*.partial"):
        leftover.unlink(missing_ok=True)


def _log_of(database: Path) -> Path:
    return database.with_name(f"{database.name}.wal")
