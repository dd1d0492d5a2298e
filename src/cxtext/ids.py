"""Identities: content hashes of files, contact ids, run ids, keyed pseudonyms."""

import hashlib
import hmac
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

from cxtext.errors import ConfigError

KEY_VARIABLE = "CXTEXT_KEY"
_MIN_KEY_CHARS = 16


def file_id(path: Path) -> str:
    """Return the sha256 of a file's bytes as 64 hex characters."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def contact_id(source: str, source_contact_id: str) -> str:
    """Return the contact's id: 24 hex characters (96 bits) of sha256 over source and source id."""
    return hashlib.sha256(f"{source}\x1f{source_contact_id}".encode()).hexdigest()[:24]


def new_run_id(now: datetime | None = None) -> str:
    """Return an id that sorts by time, e.g. "20261102T020000125000-9f3a1c"."""
    moment = now or datetime.now(UTC)
    return f"{moment:%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}"


def pseudonym(value: str, *, kind: str, key: bytes) -> str:
    """Return a keyed pseudonym: 20 hex characters of HMAC-SHA256.

    The same value under another kind ("customer", "agent") gives another pseudonym.
    Surrounding space and letter case do not count.
    """
    message = f"{kind}\x1f{value.strip().casefold()}".encode()
    return hmac.new(key, message, hashlib.sha256).hexdigest()[:20]


def load_key(key_file: Path) -> bytes:
    """Return the pseudonym key: from CXTEXT_KEY, else from the key file, which is made on first use (mode 600)."""
    from_environment = os.environ.get(KEY_VARIABLE)
    if from_environment is not None:
        return _checked(from_environment.strip(), where=f"environment variable {KEY_VARIABLE}")
    if not key_file.exists():
        _make_key_file(key_file)
    return _checked(key_file.read_text("utf-8").strip(), where=str(key_file))


def _make_key_file(key_file: Path) -> None:
    key_file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(secrets.token_hex(32) + "\n")


def _checked(key: str, *, where: str) -> bytes:
    if len(key) < _MIN_KEY_CHARS:
        raise ConfigError(
            f"the pseudonym key has {len(key)} characters; at least {_MIN_KEY_CHARS} are needed",
            where=where,
            fix="use a long random string and keep it for good: another key gives every customer another pseudonym",
        )
    return key.encode()
