"""Two nights never run at once."""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from cxtext.errors import ConfigError, NightRunning
from cxtext.home import Home


@contextmanager
def night_lock(home: Home) -> Iterator[None]:
    """Hold the lock of a home while a night runs; the operating system lets go of it when the process dies.

    Raises:
        NightRunning: another process holds it; the message names the process, the machine and the time it started.
        ConfigError: nothing can be written in the home.
    """
    lock = _acquired(home)
    try:
        _holder_file(home.lock).write_text(json.dumps(_self()), "utf-8")
        yield
    finally:
        _holder_file(home.lock).unlink(missing_ok=True)
        lock.release()


def holder(home: Home) -> str | None:
    """Say who holds the lock of a home; None when nobody does."""
    if not home.lock.exists() or not _is_held(home.lock):
        return None
    return _named(home.lock)


def _acquired(home: Home) -> FileLock:
    lock = FileLock(home.lock)
    try:
        home.root.mkdir(parents=True, exist_ok=True)
        lock.acquire(blocking=False)
    except Timeout as error:
        raise NightRunning(
            f"another night is running: {_named(home.lock)}",
            where=str(home.lock),
            fix="wait until it is done, or end that process; a killed night leaves nothing to clean up",
        ) from error
    except OSError as error:
        raise ConfigError(
            f"the home cannot be written ({error.strerror})", where=str(home.root), fix="give the user that runs this the right to write there, or use --home"
        ) from error
    return lock


def _is_held(lock: Path) -> bool:
    probe = FileLock(lock)
    try:
        probe.acquire(blocking=False)
    except (Timeout, OSError):
        return True
    probe.release()
    return False


def _self() -> dict[str, str | int]:
    return {"pid": os.getpid(), "host": socket.gethostname(), "since": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"}


def _holder_file(lock: Path) -> Path:
    # Not in the lock file itself: whoever tries to take the lock empties that.
    return lock.with_suffix(".holder")


def _named(lock: Path) -> str:
    try:
        found = json.loads(_holder_file(lock).read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return "a process that has just started"
    return f"process {found['pid']} on {found['host']}, since {found['since']}"
