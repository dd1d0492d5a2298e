"""Journeys linked night by night are those that a single linking of everything gives, whatever came, changed or went in which order."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxtext import store
from cxtext.store.catalogue import contact_tables

_START = datetime(2026, 11, 2, 9, tzinfo=UTC)
_TABLES = ("main.journeys", "main.journey_contacts", "ops.journey_customers")

_contact = st.fixed_dictionaries(
    {
        "contact_id": st.sampled_from([f"c{n}" for n in range(8)]),
        "customer_key": st.sampled_from(["k1", "k2", None]),
        "channel": st.sampled_from(["call", "chat", "email"]),
        "started_at": st.integers(0, 20 * 24 * 4).map(lambda quarter: _START + timedelta(minutes=15 * quarter)),
        "contact_reason": st.sampled_from(["claim", "cancel", "information", None]),
        "outcome": st.sampled_from(["achieved", "promised", "not_achieved", None]),
        "signal": st.sampled_from(["repeat_contact", "chasing", None, None]),
        "days_ago": st.sampled_from([1, 7, None, None]),
        "n_earlier": st.sampled_from([2, None]),
    }
)
_night = st.one_of(
    st.lists(_contact, max_size=4, unique_by=lambda contact: contact["contact_id"]),  # what a night loads: new contacts, and newer versions of known ones
    st.sampled_from([f"c{n}" for n in range(8)]),  # a contact that goes
    st.sampled_from(["k1", "k2"]),  # a person who is forgotten
    st.integers(1, 12),  # another window
)


@pytest.fixture(scope="module")
def con(tmp_path_factory):
    with store.writer(tmp_path_factory.mktemp("journeys") / "warehouse.duckdb") as opened:
        store.migrate(opened)
        yield opened


def _put(con, contact):
    _drop(con, contact["contact_id"])
    row = {name: contact[name] for name in ("contact_id", "customer_key", "channel", "started_at")}
    row |= {"source": "demo", "source_contact_id": "x", "n_turns": 1, "n_customer_turns": 1, "file_id": "f1", "run_id": "r1"}
    _insert(con, "main.contacts", row)
    for kind, label in (("contact_reason", contact["contact_reason"]), ("outcome", contact["outcome"]), ("effort_signal", contact["signal"])):
        if label:
            _insert(con, "main.tags", {"contact_id": contact["contact_id"], "kind": kind, "label": label, "model": "m"})
    if contact["days_ago"] or contact["n_earlier"]:
        mention = {"seq": 0, "kind": "earlier_contact", "start_char": 0, "end_char": 1, "quote": "x"}
        _insert(con, "main.mentions", mention | {name: contact[name] for name in ("contact_id", "days_ago", "n_earlier")})


def _insert(con, table, row):
    con.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


def _drop(con, contact):
    for table in contact_tables(con):
        con.execute(f"DELETE FROM {table} WHERE contact_id = ?", [contact])


def _happen(con, night):
    if isinstance(night, int):
        store.configure_journeys(con, window_days=night)
    elif isinstance(night, list):
        for contact in night:
            _put(con, contact)
    elif night.startswith("k"):
        store.forget(con, night)
    else:
        _drop(con, night)


def _state(con):
    return [con.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in _TABLES]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(nights=st.lists(_night, min_size=1, max_size=6))
def test_night_by_night_is_all_at_once(con, nights):
    for table in {*contact_tables(con), *_TABLES, "ops.forgotten"}:
        con.execute(f"DELETE FROM {table}")
    store.configure_journeys(con)
    for night in nights:
        _happen(con, night)
        store.link_journeys(con)
    linked = _state(con)
    for table in _TABLES:
        con.execute(f"DELETE FROM {table}")
    store.link_journeys(con)
    assert _state(con) == linked
    assert store.link_journeys(con) == 0
    assert {contact for (contact,) in con.execute("SELECT contact_id FROM main.journey_contacts").fetchall()} == {
        contact for (contact,) in con.execute("SELECT contact_id FROM main.contacts WHERE customer_key IS NOT NULL").fetchall()
    }
