import stat
import subprocess
import sys

import pytest

from cxtext import store
from cxtext.errors import WarehouseError
from cxtext.home import Home


@pytest.fixture
def home(shop):
    shop.load(shop.contact())
    store.rebuild(shop.con)
    shop.con.close()
    return Home(shop.root)


def _count(path, table):
    with store.reader(path) as con:
        return con.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_the_published_copy_holds_the_warehouse_and_is_read_only(home):
    published = store.publish(home)
    assert published == home.published
    assert _count(published, "voc.contacts") == 1
    assert stat.S_IMODE(published.stat().st_mode) == 0o444


def test_another_process_reads_the_copy_while_the_night_writes(home):
    published = store.publish(home)
    query = "import duckdb, sys; print(duckdb.connect(sys.argv[1], read_only=True).execute('SELECT count(*) FROM voc.quotes').fetchone()[0])"
    with store.writer(home.warehouse) as con:
        con.begin()
        con.execute("DELETE FROM main.contacts")
        result = subprocess.run([sys.executable, "-c", query, str(published)], capture_output=True, text=True, check=True)
        con.rollback()
    assert result.stdout == "1\n"


def test_an_open_session_keeps_its_copy_and_the_next_sees_the_new_one(home):
    store.publish(home)
    with store.reader(home.published) as analyst:
        with store.writer(home.warehouse) as con:
            con.execute("INSERT INTO ops.runs (run_id, started_at, status, versions, config_sha256) VALUES ('r7', now(), 'running', '{}', '')")
        store.publish(home)
        assert analyst.execute("SELECT count(*) FROM ops.runs").fetchone() == (0,)
    assert _count(home.published, "ops.runs") == 1


def test_leftovers_of_a_killed_publish_and_a_stray_log_are_cleaned(home):
    home.published.parent.mkdir()
    leftover = home.published.with_name(".cxtext.duckdb.4711.partial")
    stray = home.published.with_name("cxtext.duckdb.wal")
    leftover.write_bytes(b"half a copy")
    stray.write_bytes(b"somebody wrote here")
    store.publish(home)
    assert [path.name for path in home.published.parent.iterdir()] == ["cxtext.duckdb"]
    assert _count(home.published, "voc.contacts") == 1


def test_a_warehouse_that_fails_a_check_is_not_published(home):
    store.publish(home)
    with store.writer(home.warehouse) as con:
        con.execute("UPDATE main.turn_scores SET sentiment = 9")
    with pytest.raises(WarehouseError, match=r"outside -5\.\.5"):
        store.publish(home)
    with store.reader(home.published) as con:
        assert con.execute("SELECT sentiment FROM main.turn_scores").fetchall() == [(-2,)]


def test_a_copy_that_cannot_be_written_says_so(home):
    home.published.parent.write_bytes(b"a file where the folder should be")
    with pytest.raises(WarehouseError, match="cannot be written"):
        store.publish(home)
