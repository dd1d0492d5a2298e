import subprocess
import sys
import textwrap

import pytest

from cxtext import store
from cxtext.errors import WarehouseError

_HOLD = """
    import sys, pathlib
    from cxtext import store
    with store.writer(pathlib.Path(sys.argv[1])) as con:
        print("open", flush=True)
        sys.stdin.readline()
"""


@pytest.fixture
def held(tmp_path):
    """A warehouse that another process has open for writing."""
    path = tmp_path / "warehouse.duckdb"
    command = [sys.executable, "-c", textwrap.dedent(_HOLD), str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "open\n"
        yield path
        process.communicate("done\n")


@pytest.mark.parametrize("door", [store.writer, store.reader])
def test_a_warehouse_in_use_says_so(held, door):
    with pytest.raises(WarehouseError, match="another process has the warehouse open") as refusal, door(held):
        pass
    assert refusal.value.where == str(held)
    assert "published copy" in refusal.value.fix


@pytest.mark.parametrize("content", [b"", b"no database at all, only words", b"\x00" * 20_000])
def test_a_file_that_is_no_warehouse_is_refused_for_reading(tmp_path, content):
    path = tmp_path / "warehouse.duckdb"
    path.write_bytes(content)
    with pytest.raises(WarehouseError, match="damaged or no warehouse"), store.reader(path):
        pass


def test_a_damaged_warehouse_is_refused_with_a_fix(tmp_path):
    path = tmp_path / "warehouse.duckdb"
    with store.writer(path) as con:
        store.migrate(con)
    path.write_bytes(path.read_bytes()[:9_000])
    with pytest.raises(WarehouseError, match="damaged") as refusal, store.writer(path) as con:
        con.execute("FROM ops.runs").fetchall()
    assert "move the file away" in refusal.value.fix


def test_a_missing_warehouse_is_not_made_by_a_reader(tmp_path):
    path = tmp_path / "none.duckdb"
    with pytest.raises(WarehouseError, match="no warehouse yet"), store.reader(path):
        pass
    assert not path.exists()


def test_the_session_speaks_utc_and_leaves_half_of_the_memory(tmp_path):
    with store.writer(tmp_path / "new" / "warehouse.duckdb") as con:
        assert con.execute("SELECT current_setting('TimeZone'), TIMESTAMPTZ '2026-07-01 12:00:00+02'::VARCHAR").fetchone() == ("UTC", "2026-07-01 10:00:00+00")
        assert con.execute("SELECT current_setting('autoinstall_known_extensions')").fetchone() == (False,)


def test_a_reader_cannot_write(tmp_path):
    path = tmp_path / "warehouse.duckdb"
    with store.writer(path) as con:
        store.migrate(con)
    with store.reader(path) as con, pytest.raises(Exception, match="read-only"):
        con.execute("DELETE FROM ops.runs")
