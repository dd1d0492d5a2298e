import json

from cxtext import store


def test_rejected_items_of_a_file_take_the_place_of_the_earlier_ones(shop):
    shop.file("f1", rejected=("line 3", "line 9"))
    shop.file("f2", rejected=("line 1",))
    shop.file("f1", rejected=("line 4",))
    assert shop.rows("SELECT file_id, item, reason FROM ops.rejected ORDER BY file_id") == [("f1", "line 4", "broken_json"), ("f2", "line 1", "broken_json")]


def test_unmapped_speakers_are_counted_over_the_files(shop):
    shop.file("f1", speakers=("spk_1", "spk_2"))
    shop.file("f2", speakers=("spk_2",))
    assert store.unmapped_speakers(shop.con) == (("spk_2", 6, 'roles = { "spk_2" = "customer" }'), ("spk_1", 3, 'roles = { "spk_1" = "customer" }'))
    shop.file("f1")
    assert [speaker for speaker, _, _ in store.unmapped_speakers(shop.con)] == ["spk_2"]


def test_a_check_tells_when_the_counts_of_a_file_do_not_add_up(shop):
    shop.load(shop.contact())
    store.rebuild(shop.con)
    shop.file("f1", items=3, kept=1, rejected=("line 3",))
    assert [str(finding) for finding in store.check_all(shop.con) if finding.check.level == "fail"] == [
        "ops.files: the items of a file are not its contacts plus its rejected items (1 rows, e.g. f1)"
    ]
    shop.file("f1", items=3, kept=1, rejected=("line 3", "line 4"))
    shop.load(shop.contact())
    store.link_journeys(shop.con)
    store.rebuild(shop.con)
    assert store.check_all(shop.con) == ()


def test_a_file_with_nothing_in_it_is_known_at_once(shop):
    shop.file("empty", items=1, kept=0, n_batches=0)
    assert store.known_files(shop.con) == {"empty"}


def test_a_file_recorded_again_keeps_its_place(shop):
    shop.file("f2")
    shop.file("f1", items=5)
    assert shop.rows("SELECT file_id, items FROM ops.files ORDER BY file_order") == [("f1", 5), ("f2", 1)]


def test_a_run_is_recorded_from_start_to_end(shop):
    store.start_run(shop.con, "r1", kind="nightly", versions={"cxtext": "1.0"}, config_sha256="abc")
    store.finish_run(shop.con, "r1", status="done", counts={"contacts": 3})
    ((status, finished, versions, counts),) = shop.rows("SELECT status, finished_at >= started_at, versions, counts FROM ops.runs")
    assert (status, finished) == ("done", True)
    assert json.loads(versions) == {"cxtext": "1.0"}
    assert json.loads(counts) == {"contacts": 3}
    assert store.last_done(shop.con) == "r1"


def test_a_run_that_never_finished_was_killed(shop):
    store.start_run(shop.con, "r1", kind="nightly", versions={}, config_sha256="abc")
    store.start_run(shop.con, "r2", kind="forget", versions={}, config_sha256="abc")
    assert shop.rows("SELECT run_id, status FROM ops.runs ORDER BY run_id") == [("r1", "killed"), ("r2", "running")]
    assert (store.is_cut_short(shop.con), store.last_done(shop.con)) == (True, None)


def test_a_file_cut_anew_is_not_known_by_the_batches_of_its_earlier_cut(shop):
    shop.file("f1", items=2, kept=2, n_batches=2)
    shop.load(shop.contact("c-1"), name="0000")
    shop.file("f1", items=2, kept=2, n_batches=1)
    assert store.known_files(shop.con) == frozenset()
    shop.load(shop.contact("c-1"), shop.contact("c-2"), name="0000")
    assert store.known_files(shop.con) == {"f1"}


def test_a_file_read_once_more_loses_the_contacts_it_names_otherwise_now(shop):
    shop.load(shop.contact("c-1"), shop.contact("c-2"))
    shop.file("f1", items=2, kept=2)
    assert store.known_files(shop.con) == frozenset()
    store.load_batch(shop.con, shop.batch(shop.contact("c-2"), shop.contact("c-3")), run_id="r2")
    assert shop.rows("SELECT source_contact_id FROM main.contacts ORDER BY ALL") == [("c-2",), ("c-3",)]
    assert shop.rows("SELECT count(*), count(DISTINCT contact_id) FROM main.turns") == [(4, 2)]


def test_a_file_loaded_by_two_runs_keeps_the_contacts_of_both(shop):
    shop.file("f1", items=2, kept=2, n_batches=2)
    shop.load(shop.contact("c-1"), name="0000")
    shop.file("f1", items=2, kept=2, n_batches=2)
    store.load_batch(shop.con, shop.batch(shop.contact("c-2"), name="0001"), run_id="r2")
    assert shop.rows("SELECT source_contact_id, run_id FROM main.contacts ORDER BY ALL") == [("c-1", "r1"), ("c-2", "r2")]


def test_a_file_of_which_nothing_can_be_used_any_more_loses_all_contacts(shop):
    shop.load(shop.contact("c-1"))
    shop.file("f2")
    shop.load(shop.contact("c-2"), file_id="f2", name="0001")
    shop.file("f1", items=1, kept=0, n_batches=0, rejected=("line 1",))
    assert shop.rows("SELECT source_contact_id FROM main.contacts") == [("c-2",)]


def test_a_backfill_after_a_night_that_was_cut_short_does_not_make_up_for_it(shop):
    for run_id, kind, status in (("r1", "nightly", "done"), ("r2", "nightly", "failed"), ("r3", "backfill", "done")):
        store.start_run(shop.con, run_id, kind=kind, versions={}, config_sha256="abc")
        store.finish_run(shop.con, run_id, status=status, counts={})
    assert store.is_cut_short(shop.con)
    store.start_run(shop.con, "r4", kind="nightly", versions={}, config_sha256="abc")
    store.finish_run(shop.con, "r4", status="done", counts={})
    assert not store.is_cut_short(shop.con)
