"""The published copy, opened anew when a night has put another in its place."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import RLock

import duckdb

from cxtext.browse.queries import prepare
from cxtext.store import reader

_log = logging.getLogger(__name__)

Stamp = tuple[int, int]


class Published:
    """One reader of the published copy that all requests take turns at.

    A night replaces the copy by a rename and is never held up: the old file stays readable until it is let go of.

    Args:
        path: of the published copy; it may not exist yet.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = RLock()
        self._session = ExitStack()
        self._con: duckdb.DuckDBPyConnection | None = None
        self._stamp: Stamp | None = None

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give the newest copy to one request at a time.

        Raises:
            WarehouseError: there is no published copy, or it is damaged.
        """
        with self._lock:
            self.let_go_of_outdated()
            yield self._con or self._open()

    @property
    def stamp(self) -> Stamp | None:
        """What tells one publication from the next: inode and time of change; None where there is no copy."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns

    def let_go_of_outdated(self) -> None:
        """Close a copy that was replaced, so that a person who was forgotten since is not in this process either."""
        with self._lock:
            if self._con is not None and self._stamp != self.stamp:
                self.close()

    def close(self) -> None:
        """Close the copy."""
        with self._lock:
            self._session.close()
            self._con = None

    def _open(self) -> duckdb.DuckDBPyConnection:
        self._stamp = self.stamp  # before opening: a copy that arrives in between is noticed by the next request
        con = self._session.enter_context(reader(self._path))
        try:
            prepare(con)
        except duckdb.Error:
            self._session.close()
            raise
        self._con = con
        _log.info("opened %s", self._path.name)
        return con
