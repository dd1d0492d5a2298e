import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cxtext import store

_CONTACTS = [
    # contact, customer, channel, day and hour of November, queue, outcome
    ("a1", "k1", "chat", (2, 9), "service", "promised"),
    ("a2", "k1", "call", (4, 9), '=cmd("<&>")\x07', "achieved"),
    ("b1", "k2", "email", (9, 9), None, "not_achieved"),
    ("c1", "k3", "call", (23, 9), "service", "achieved"),
]


@pytest.fixture(scope="session")
def _filled(tmp_path_factory):
    path = tmp_path_factory.mktemp("filled") / "warehouse.duckdb"
    with store.writer(path) as opened:
        store.migrate(opened)
        for contact, customer, channel, (day, hour), queue, outcome in _CONTACTS:
            row = [contact, "demo", contact, channel, datetime(2026, 11, day, hour, tzinfo=UTC), customer, queue, 1, 1, "f1", "r1"]
            columns = "contact_id, source, source_contact_id, channel, started_at, customer_key, queue, n_turns, n_customer_turns, file_id, run_id"
            opened.execute(f"INSERT INTO main.contacts ({columns}) VALUES ({', '.join('?' * len(row))})", row)
            for kind, label in (("contact_reason", "claim"), ("outcome", outcome), ("pain_point", "waiting"), ("pain_point", "staff")):
                opened.execute("INSERT INTO main.tags (contact_id, kind, label, model) VALUES (?, ?, ?, 'm')", [contact, kind, label])
        store.link_journeys(opened)
        store.rebuild(opened)
    return path


@pytest.fixture
def con(tmp_path, _filled):
    """A warehouse with three journeys: chat then call, solved; an e-mail, given up; a call, still open. All ask a claim."""
    with store.writer(Path(shutil.copy(_filled, tmp_path))) as opened:
        yield opened
