"""Forgetting a person from end to end."""

import pytest

from cxtext.errors import ConfigError, UnknownId, WarehouseError
from cxtext.ids import load_key, pseudonym
from cxtext.night import NightCount, forget, reporting


@pytest.fixture
def two(house):
    """A house that knows K-1, who says "pinguïnkwartier", and K-2."""
    house.put("k1.jsonl", house.contact("c-1", said=[("customer", "Ik wacht al drie weken op mijn pinguïnkwartier, belachelijk.")]))
    house.put("k2.jsonl", house.contact("c-2", customer_id="K-2"))
    house.had_a_night()
    return house


def _everywhere(house):
    return [path for path in house.home.root.rglob("*") if path.is_file() and "pinguïnkwartier".encode() in path.read_bytes()]


def test_a_person_is_gone_from_warehouse_work_and_published_copy(two):
    two.put("k1_late.jsonl", two.contact("c-9", said=[("customer", "Nog steeds geen pinguïnkwartier.")]))
    two.night()
    assert {path.name for path in _everywhere(two)} == {"warehouse.duckdb", "cxtext.duckdb"}
    reporting.write_report(two.settings(), "2026-W45")
    found = forget("K-1", two.settings())
    assert (found.contacts, found.files, found.reports) == (2, ("k1.jsonl", "k1_late.jsonl"), (two.home.exports / "2026-W45",))
    assert [path for path in _everywhere(two) if not path.is_relative_to(two.home.exports)] == []
    assert two.rows("SELECT source_contact_id FROM main.contacts") == [("c-2",)]
    assert two.rows("SELECT kind, status FROM ops.runs ORDER BY run_id")[-1] == ("forget", "done")
    key = pseudonym("K-1", kind="customer", key=load_key(two.home.key_file)).encode()
    assert key in two.home.published.read_bytes()  # the tombstone, a pseudonym
    assert two.rows("SELECT contacts FROM voc.volume_week WHERE dimension = 'all'") == [(1,)]


def test_a_forgotten_person_stays_out(two):
    forget("K-1", two.settings())
    two.put("again.jsonl", two.contact("c-1"), two.contact("c-7"), two.contact("c-8", customer_id="K-2"))
    count = two.night()
    assert (count.items, count.kept) == (3, 3)
    assert two.rows("SELECT source_contact_id FROM main.contacts ORDER BY ALL") == [("c-2",), ("c-8",)]
    two.night(again=("k1.jsonl",))
    assert two.rows("SELECT source_contact_id FROM main.contacts ORDER BY ALL") == [("c-2",), ("c-8",)]


def test_an_unknown_customer_is_told_and_kept_out_all_the_same(two):
    with pytest.raises(UnknownId, match="will stay out"):
        forget("K-404", two.settings())
    two.put("late.jsonl", two.contact("c-5", customer_id="K-404"))
    two.night()
    assert two.rows("SELECT count(*) FROM main.contacts") == [(2,)]
    assert two.night() == NightCount()


def test_without_a_warehouse_nothing_is_made(house):
    with pytest.raises(WarehouseError, match="no warehouse yet"):
        forget("K-1", house.settings())
    assert not house.home.key_file.exists()


def test_without_the_key_nobody_is_forgotten_by_mistake(two):
    two.home.key_file.unlink()
    with pytest.raises(ConfigError, match="the pseudonym key is gone"):
        forget("K-1", two.settings())
