"""Two nights never run at once."""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from cxtext.errors import NightRunning
from cxtext.home import Home


@contextmanager
def night_lock(home: Home) -> Iterator[None]:
    """Hold the lock of a home while a night runs; the operating system lets go of it when the process dies.

    Raises:
        NightRunning: another process holds it; the message names the process, the machine and the time it started.
    """
    home.root.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home.lock)
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        raise NightRunning(
            f"another night is running: {_holder(home.lock)}",
            where=str(home.lock),
            fix="wait until it is done, or end that process; a killed night leaves nothing to clean up",
        ) from error
    try:
        _holder_file(home.lock).write_text(json.dumps(_self()), "utf-8")
        yield
    finally:
        _holder_file(home.lock).unlink(missing_ok=True)
        lock.release()


def _self() -> dict[str, str | int]:
    return {"pid": os.getpid(), "host": socket.gethostname(), "since": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"}


def _holder_file(lock: Path) -> Path:
    # Not in the lock file itself: whoever tries to take the lock empties that.
    return lock.with_suffix(".holder")


def _holder(lock: Path) -> str:
    try:
        holder = json.loads(_holder_file(lock).read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return "a process that has just started"
    return f"process {holder['pid']} on {holder['host']}, since {holder['since']}"
