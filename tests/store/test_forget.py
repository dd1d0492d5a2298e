import pytest

from cxtext import store
from cxtext.home import Home
from cxtext.ids import contact_id
from cxtext.store.catalogue import personal_tables

_GOING = contact_id("demo", "c-1")


@pytest.fixture
def two(shop):
    """A warehouse with contact c-1 of customer k1 and c-2 of customer k2."""
    shop.file("f1", items=4, kept=2, rejected=("contact c-1", "contact c-10"))
    shop.load(shop.contact("c-1", said="Ik wacht op pinguïnkwartier."), shop.contact("c-2", customer_key="k2"))
    shop.con.execute("INSERT INTO main.topics VALUES ('t1', 'wachten', 'waiting', [], NULL, 'active', NULL, NULL, 2, NULL, NULL)")
    shop.con.execute("INSERT INTO main.contact_topics SELECT contact_id, 't1', 1, true, 1 FROM main.contacts")
    shop.con.execute("INSERT INTO main.topic_quotes SELECT 't1', row_number() OVER (), contact_id, 1, 0 FROM main.contacts")
    values = "contact_id, customer_key, 1 AS seq, 'pain_point' AS kind, 'waiting' AS label, 'right' AS verdict, now() AS labelled_at"
    shop.con.execute(f"INSERT INTO ops.labels BY NAME SELECT {values} FROM main.contacts")
    shop.con.execute("INSERT INTO main.mentions SELECT contact_id, 1, 'earlier_contact', 2, NULL, NULL, NULL, NULL, 0, 3, 'Ik ' FROM main.contacts")
    store.link_journeys(shop.con)
    store.rebuild(shop.con)
    return shop


def test_every_table_with_something_of_a_person_is_known(shop):
    assert set(personal_tables(shop.con)) == {
        "main.contact_scores",
        "main.contact_topics",
        "main.contacts",
        "main.journey_contacts",
        "main.journeys",
        "main.mentions",
        "main.segments",
        "main.tags",
        "main.topic_quotes",
        "main.turn_scores",
        "main.turns",
        "ops.forgotten",
        "ops.journey_customers",
        "ops.labels",
    }


def test_a_person_leaves_every_table_and_the_others_stay(two):
    count = store.forget(two.con, "k1")
    assert (count.contact_ids, count.file_ids) == ((_GOING,), ("f1",))
    assert count.rows["main.turns"] == 2
    for table, columns in personal_tables(two.con).items():
        if "contact_id" in columns:
            assert two.rows(f"SELECT count(*) FROM {table} WHERE contact_id = '{_GOING}'") == [(0,)], table
            assert two.rows(f"SELECT count(*) > 0 FROM {table}") == [(True,)], table
    assert two.rows("SELECT item FROM ops.rejected ORDER BY item") == [("contact c-10",), ("forgotten",)]


def test_a_table_that_a_later_migration_adds_is_emptied_too(two):
    two.con.execute("CREATE TABLE main.surveys AS SELECT 's1' AS survey_id, 'k1' AS customer_key")
    assert store.forget(two.con, "k1").rows["main.surveys"] == 1


def test_the_weekly_figures_follow(two):
    before = two.rows("SELECT contacts, customers FROM voc.pain_week")
    store.forget(two.con, "k1")
    store.link_journeys(two.con)
    store.rebuild(two.con)
    assert (before, two.rows("SELECT contacts, customers FROM voc.pain_week")) == ([(2, 2)], [(1, 1)])
    assert store.check_all(two.con) == ()


def test_the_same_file_read_again_does_not_bring_the_person_back(two):
    store.forget(two.con, "k1")
    two.con.execute("DELETE FROM ops.batches")
    count = store.load_batch(two.con, two.root / "work" / "0000", run_id="r2")
    assert (count.contacts, count.forgotten, count.turns) == (1, 1, 2)
    assert two.rows("SELECT source_contact_id FROM main.contacts") == [("c-2",)]


def test_forgetting_an_unknown_person_removes_nothing_and_is_remembered(two):
    count = store.forget(two.con, "k9")
    assert (count.contact_ids, count.rows) == ((), {})
    store.forget(two.con, "k9")
    assert two.rows("SELECT customer_key FROM ops.forgotten") == [("k9",)]


def test_the_bytes_of_warehouse_and_published_copy_hold_nothing_of_the_person(two):
    home = Home(two.root)
    store.forget(two.con, "k1")
    store.rebuild(two.con)
    two.con.close()
    assert "pinguïnkwartier".encode() in home.warehouse.read_bytes()  # deleted, yet still in the free space
    store.compact(home.warehouse)
    store.publish(home)
    for path in (home.warehouse, home.published):
        assert "pinguïnkwartier".encode() not in path.read_bytes()
        assert _GOING.encode() not in path.read_bytes()


def test_a_compacted_warehouse_is_the_same_warehouse(two):
    columns = "SELECT schema_name, table_name, column_name, data_type, comment FROM duckdb_columns() WHERE NOT internal AND schema_name <> 'temp' ORDER BY ALL"
    keys = "SELECT schema_name, table_name, constraint_text FROM duckdb_constraints() ORDER BY ALL"
    two.con.close()
    path = Home(two.root).warehouse

    def look():
        with store.reader(path) as con:
            return [con.execute(query).fetchall() for query in (columns, keys, "FROM voc.weekly ORDER BY ALL", "FROM ops.files")]

    before = look()
    store.compact(path)
    assert look() == before
    with store.writer(path) as con:
        assert store.migrate(con) == ()
        assert store.rebuild(con) == ()
