import subprocess
import sys
import textwrap

import pyarrow.parquet as pq
import pytest

from cxtext import store
from cxtext.errors import WarehouseError


def test_a_batch_lands_in_all_tables(shop):
    count = shop.load(shop.contact())
    assert (count.contacts, count.replaced, count.turns, count.tags) == (1, 0, 2, 1)
    assert shop.rows("SELECT source_contact_id, file_id, run_id FROM main.contacts") == [("c-1", "f1", "r1")]
    assert shop.rows("SELECT label, quote FROM main.tags") == [("waiting", "wacht")]
    for table in ("turn_scores", "contact_scores", "segments"):
        assert shop.rows(f"SELECT count(*) FROM main.{table}") == [(1,)]


def test_the_same_batch_twice_is_loaded_once(shop):
    shop.load(shop.contact())
    again = store.load_batch(shop.con, shop.root / "work" / "0000", run_id="r2")
    assert again == store.LoadCount(skipped=True)
    assert shop.rows("SELECT count(*), max(run_id) FROM main.turns, main.contacts") == [(2, "r1")]


def test_a_newer_version_replaces_the_contact_and_all_that_was_derived(shop):
    shop.load(shop.contact())
    shop.con.execute("INSERT INTO main.topics VALUES ('t1', 'wachten', 'waiting', [], NULL, 'active', NULL, NULL, 1, NULL, NULL)")
    shop.con.execute("INSERT INTO main.contact_topics SELECT contact_id, 't1', 1, true, 1 FROM main.contacts")
    shop.file("f2")
    count = shop.load(shop.contact(said="Dank u wel."), file_id="f2", name="0001")
    assert (count.contacts, count.replaced) == (1, 1)
    assert shop.rows("SELECT text FROM main.turns WHERE seq = 1") == [("Dank u wel.",)]
    assert shop.rows("SELECT count(*) FROM main.tags") == [(0,)]
    assert shop.rows("SELECT count(*) FROM main.contact_topics") == [(0,)]
    assert shop.rows("SELECT file_id FROM main.contacts") == [("f2",)]


def test_an_earlier_file_does_not_undo_a_later_one(shop):
    shop.file("f2")
    shop.load(shop.contact(said="De nieuwe."), file_id="f2", name="0001")
    count = shop.load(shop.contact(said="Ik wacht, de oude."), file_id="f1")
    assert (count.contacts, count.older, count.turns, count.tags) == (0, 1, 0, 0)
    assert shop.rows("SELECT text FROM main.turns WHERE seq = 1") == [("De nieuwe.",)]


def test_within_a_batch_the_last_version_of_a_contact_wins(shop):
    first, last = shop.contact(said="Ik wacht lang op u, en nu wacht ik weer."), shop.contact(said="Nu wacht ik niet meer.")
    count = shop.load(first, shop.contact("c-2"), last)
    assert (count.contacts, count.duplicate) == (2, 1)
    stored = "SELECT text, quote FROM main.contacts JOIN main.turns USING (contact_id) JOIN main.tags USING (contact_id, seq) WHERE source_contact_id = 'c-1'"
    assert shop.rows(stored) == [("Nu wacht ik niet meer.", "wacht")]
    assert shop.rows("SELECT count(*) FROM main.turns") == [(4,)]
    assert shop.rows("SELECT count(*) FROM main.turn_scores") == [(2,)]


def test_offsets_count_characters_also_behind_an_emoji(shop):
    shop.load(shop.contact(said="😀 é́ik wacht"))
    assert shop.rows("SELECT start_char, quote FROM main.tags") == [(len("😀 é́ik "), "wacht")]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"quote": "anders"}, "not the slice"),
        ({"end_char": 900}, "outside its turn"),
        ({"seq": 7}, "no turn"),
        ({"contact_id": "0" * 24}, "no contact"),
        ({"score": 1.5}, "outside 0..1"),
        ({"severity": 6}, "outside 1..5"),
        ({"kind": "mood"}, "unknown kind"),
        ({"start_char": None}, "no span"),
    ],
)
def test_a_failed_check_undoes_the_load_and_names_it(shop, changes, words):
    with pytest.raises(WarehouseError, match=words) as refusal:
        shop.load(shop.contact(), **changes)
    assert "(1 rows" in str(refusal.value)
    assert "main.tags" in refusal.value.where
    assert shop.rows("SELECT (SELECT count(*) FROM main.contacts), (SELECT count(*) FROM ops.batches)") == [(0, 0)]


def test_no_error_holds_the_text_of_a_customer(shop):
    with pytest.raises(WarehouseError) as refusal:
        shop.load(shop.contact(said="geheim wacht woord"), quote="geheim")
    assert "geheim" not in str(refusal.value)


def test_a_batch_that_is_not_tagged_is_refused(shop):
    folder = shop.batch(shop.contact())
    (folder / "tags.parquet").unlink()
    with pytest.raises(WarehouseError, match=r"lacks tags\.parquet"):
        store.load_batch(shop.con, folder, run_id="r1")


@pytest.mark.parametrize("broken", ["contacts", "segments"])
def test_a_damaged_parquet_file_is_refused_with_a_fix(shop, broken):
    folder = shop.batch(shop.contact())
    (folder / f"{broken}.parquet").write_bytes(b"PAR1 half a file")
    with pytest.raises(WarehouseError, match="run again"):
        store.load_batch(shop.con, folder, run_id="r1")
    assert shop.rows("SELECT count(*) FROM main.contacts") == [(0,)]


def test_a_parquet_file_without_a_needed_column_is_refused(shop):
    folder = shop.batch(shop.contact())
    table = pq.read_table(folder / "turns.parquet")
    pq.write_table(table.drop_columns("role"), folder / "turns.parquet")
    with pytest.raises(WarehouseError, match="cannot be loaded"):
        store.load_batch(shop.con, folder, run_id="r1")


def test_contacts_of_an_unrecorded_file_are_refused(shop):
    with pytest.raises(WarehouseError, match=r"ops\.files does not know"):
        shop.load(shop.contact(), file_id="f9")


def test_a_killed_load_goes_on_where_it_stopped(shop):
    shop.file("f1", items=2, kept=2, n_batches=2)
    shop.load(shop.contact("c-1"), name="0000")
    assert store.known_files(shop.con) == frozenset()
    assert shop.load(shop.contact("c-1"), name="0000").skipped
    shop.load(shop.contact("c-2"), name="0001")
    assert store.known_files(shop.con) == {"f1"}


def test_an_empty_batch_is_loaded(shop):
    assert shop.load() == store.LoadCount()
    assert store.known_files(shop.con) == {"f1"}


def test_a_batch_under_a_path_with_quotes_is_loaded(shop):
    assert shop.load(shop.contact(), name='o\'neill "x"').contacts == 1


_KILLED = """
    import os, pathlib, sys
    from cxtext import store
    from cxtext.store import load
    load._count = lambda con: os._exit(9)  # the power goes just before the commit
    with store.writer(pathlib.Path(sys.argv[1]) / "warehouse" / "warehouse.duckdb") as con:
        store.load_batch(con, pathlib.Path(sys.argv[1]) / "work" / "0000", run_id="r1")
"""


def test_a_night_killed_inside_a_load_leaves_nothing_of_the_batch(shop):
    folder = shop.batch(shop.contact())
    shop.con.close()
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(_KILLED), str(shop.root)], check=False)
    assert killed.returncode == 9
    with store.writer(shop.root / "warehouse" / "warehouse.duckdb") as con:
        assert con.execute("SELECT count(*) FROM main.turns").fetchone() == (0,)
        assert store.load_batch(con, folder, run_id="r2").contacts == 1
