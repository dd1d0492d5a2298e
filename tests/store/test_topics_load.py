from datetime import date

import pyarrow as pa
import pytest

from cxtext import store, tables
from cxtext.errors import WarehouseError
from cxtext.ids import contact_id

_ONE, _TWO = contact_id("demo", "c-1"), contact_id("demo", "c-2")


def _topics(*ids):
    rows = [{"topic_id": i, "label_nl": f"nl {i}", "label_en": f"en {i}", "keywords": ["a", "b"], "status": "active"} for i in ids]
    return pa.Table.from_pylist(rows, schema=tables.TOPICS)


def _carried(*pairs, share=1.0):
    rows = [{"contact_id": contact, "topic_id": topic, "share": share, "is_main": True, "seq": 1} for contact, topic in pairs]
    return pa.Table.from_pylist(rows, schema=tables.CONTACT_TOPICS)


_NO_LINEAGE = tables.TOPIC_LINEAGE.empty_table()


@pytest.fixture
def talked(shop):
    shop.load(shop.contact("c-1"), shop.contact("c-2"))
    store.load_topics(shop.con, topics=_topics("t1", "t2"), contact_topics=_carried((_ONE, "t1"), (_TWO, "t1")), lineage=_NO_LINEAGE)
    return shop


def test_counts_and_days_of_a_topic_follow_from_its_contacts(talked):
    day = date(2026, 10, 27)
    expected = [("t1", 2, day, day), ("t2", 0, None, None)]
    assert talked.rows("SELECT topic_id, n_contacts, first_seen, last_seen FROM main.topics ORDER BY topic_id") == expected


def test_a_topic_that_is_no_longer_given_keeps_its_id(talked):
    moved = pa.Table.from_pylist([{"run_id": "r2", "old_topic_id": "t1", "new_topic_id": "t3", "relation": "split"}], schema=tables.TOPIC_LINEAGE)
    store.load_topics(talked.con, topics=_topics("t3"), contact_topics=_carried((_ONE, "t3")), lineage=moved)
    assert talked.rows("SELECT topic_id, n_contacts FROM main.topics ORDER BY topic_id") == [("t1", 0), ("t2", 0), ("t3", 1)]
    assert talked.rows("SELECT old_topic_id, new_topic_id, relation FROM main.topic_lineage") == [("t1", "t3", "split")]


def test_topics_of_some_contacts_can_be_replaced(talked):
    store.load_topics(talked.con, topics=_topics(), contact_topics=_carried((_TWO, "t2")), lineage=_NO_LINEAGE, contact_ids=pa.array([_TWO], pa.string()))
    assert talked.rows("SELECT contact_id, topic_id FROM main.contact_topics ORDER BY topic_id") == [(_ONE, "t1"), (_TWO, "t2")]


@pytest.mark.parametrize(("given", "words"), [(_carried((_ONE, "t9")), "main.topics does not know"), (_carried((_ONE, "t1"), share=1.5), "share lies outside")])
def test_topics_that_fail_a_check_are_refused_whole(talked, given, words):
    with pytest.raises(WarehouseError, match=words):
        store.load_topics(talked.con, topics=_topics("t4"), contact_topics=given, lineage=_NO_LINEAGE)
    assert talked.rows("SELECT count(*) FROM main.topics") == [(2,)]
    assert talked.rows("SELECT count(*) FROM main.contact_topics") == [(2,)]
