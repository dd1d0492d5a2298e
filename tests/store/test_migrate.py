import pyarrow as pa
import pytest

from cxtext import store, tables
from cxtext.errors import WarehouseError

_SQL_TYPES = {
    pa.string(): "VARCHAR",
    pa.bool_(): "BOOLEAN",
    pa.int8(): "TINYINT",
    pa.int32(): "INTEGER",
    pa.float32(): "FLOAT",
    pa.float64(): "DOUBLE",
    pa.timestamp("us", tz="UTC"): "TIMESTAMP WITH TIME ZONE",
    pa.list_(pa.string()): "VARCHAR[]",
}
_ADDED_BY_LOAD = {"contacts": {"file_id", "run_id"}, "topics": {"n_contacts", "first_seen", "last_seen"}, "rejected": {"file_id"}}


def test_migrations_are_applied_once(tmp_path):
    with store.writer(tmp_path / "w.duckdb") as con:
        first = store.migrate(con)
        assert first == tuple(range(1, len(first) + 1))
        assert store.migrate(con) == ()
    with store.writer(tmp_path / "w.duckdb") as con:
        assert store.migrate(con) == ()


def test_a_warehouse_newer_than_the_program_is_refused(shop):
    shop.con.execute("INSERT INTO ops.migrations VALUES (9999, '9999_future', now())")
    with pytest.raises(WarehouseError, match="has migration 9999"):
        store.migrate(shop.con)


@pytest.mark.parametrize(
    "name", ["contacts", "turns", "turn_scores", "tags", "contact_scores", "segments", "mentions", "topics", "contact_topics", "topic_lineage", "rejected"]
)
def test_arrow_schemas_match_the_columns(shop, name):
    described = shop.rows(f"DESCRIBE {'ops' if name == 'rejected' else 'main'}.{name}")
    stored = {column: kind for column, kind, *_ in described if column not in _ADDED_BY_LOAD.get(name, ())}
    carried = {field.name: _SQL_TYPES[field.type] for field in getattr(tables, name.upper())}
    if name == "contacts":
        carried["metadata"] = "JSON"  # JSON passes between the rooms as text
    assert stored == carried


def test_every_table_and_column_has_a_comment(shop):
    store.rebuild(shop.con)
    lacking = """
        SELECT schema_name, table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal AND database_name = current_database()
        UNION ALL SELECT schema_name, table_name, NULL FROM duckdb_tables() WHERE comment IS NULL AND NOT internal AND NOT temporary
        UNION ALL SELECT schema_name, view_name, NULL FROM duckdb_views() WHERE comment IS NULL AND NOT internal AND NOT temporary
    """
    assert shop.rows(lacking) == []
