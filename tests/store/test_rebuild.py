from datetime import UTC, date, datetime, timedelta

import pytest

from cxtext import store
from cxtext.errors import WarehouseError
from cxtext.store.catalogue import contact_tables

_TABLES = ("voc.label_week", "voc.label_split", "voc.volume_week", "voc.change", "voc.emerging", "voc.quality", "voc.weekly")
_MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)


def _week(n):
    return {"started_at": _MONDAY + timedelta(weeks=n)}


def _state(shop):
    return [shop.rows(f"FROM {table} ORDER BY ALL") for table in _TABLES]


def test_a_second_rebuild_writes_nothing(shop):
    shop.load(shop.contact("c-1", **_week(0)), shop.contact("c-2", **_week(2)))
    assert store.rebuild(shop.con) == (date(2026, 10, 5), date(2026, 10, 12), date(2026, 10, 19))
    before = _state(shop)
    assert store.rebuild(shop.con) == ()
    assert _state(shop) == before


def test_only_weeks_that_change_are_written(shop):
    shop.load(*[shop.contact(f"c-{n}", **_week(n)) for n in range(12)])
    store.rebuild(shop.con)
    shop.load(shop.contact("late", said="Dank u.", **_week(1)), name="0001")
    written = store.rebuild(shop.con)
    # The late contact lowers the share of its own week and the median of the eight after it; the last two weeks look back at none of it.
    assert written[0] == date(2026, 10, 12)
    assert date(2026, 10, 5) not in written
    assert date(2026, 12, 21) not in written


def test_the_weeks_may_be_limited(shop):
    shop.load(shop.contact("c-1", **_week(0)), shop.contact("c-2", **_week(1)))
    assert store.rebuild(shop.con, [date(2026, 10, 14)]) == (date(2026, 10, 12),)
    assert shop.rows("SELECT DISTINCT week FROM voc.weekly") == [(date(2026, 10, 12),)]


def test_an_empty_warehouse_gives_empty_tables(shop):
    shop.con.execute("DELETE FROM ops.files")
    assert store.rebuild(shop.con) == ()
    assert shop.rows("SELECT count(*) FROM voc.weekly") == [(0,)]


def test_a_failed_check_undoes_the_rebuild(shop):
    shop.load(shop.contact())
    store.rebuild(shop.con)
    before = _state(shop)
    # Two rows of one contact: more contacts carry a label than were tagged.
    shop.con.execute("DELETE FROM main.turn_scores")
    shop.con.execute("DELETE FROM main.tags")
    with pytest.raises(WarehouseError, match="more contacts carry a label") as refusal:
        store.rebuild(shop.con)
    assert "voc.label_week" in refusal.value.where
    assert _state(shop) == before


def test_a_changed_time_zone_moves_the_weeks(shop):
    sunday_evening = {"started_at": datetime(2026, 10, 4, 23, tzinfo=UTC)}  # Monday 01:00 in Amsterdam
    shop.load(shop.contact(**sunday_evening))
    store.rebuild(shop.con)
    assert shop.rows("SELECT DISTINCT week FROM voc.contacts") == [(date(2026, 10, 5),)]
    store.configure(shop.con, time_zone="America/New_York")
    store.rebuild(shop.con)
    assert shop.rows("SELECT DISTINCT week FROM voc.pain_week") == [(date(2026, 9, 28),)]


def test_a_command_with_another_config_says_which_settings_it_changes(shop, caplog):
    store.configure(shop.con, time_zone="Europe/Amsterdam", min_customers=2)
    store.configure(shop.con, time_zone="Europe/Amsterdam", min_customers=3)
    assert not caplog.records  # nothing is built yet
    shop.load(shop.contact())
    store.configure(shop.con, time_zone="Europe/Amsterdam", min_customers=3)
    assert not caplog.records
    store.configure(shop.con, time_zone="Europe/Amsterdam", min_customers=5)
    assert "min_customers 3 → 5" in caplog.text


def test_a_changed_definition_is_made_anew(shop):
    shop.load(shop.contact())
    store.rebuild(shop.con)
    shop.con.execute("DROP TABLE voc.label_week")
    shop.con.execute("CREATE VIEW voc.label_week AS SELECT DATE '2026-10-26' AS week")
    shop.con.execute("UPDATE ops.definitions SET digest = 'of an earlier version'")
    store.rebuild(shop.con)
    assert shop.rows("SELECT label, contacts FROM voc.pain_week") == [("waiting", 1)]


@pytest.mark.parametrize("cut", [1, 4, 6])
def test_cutting_a_file_in_two_batches_changes_no_figure(shop, cut):
    contacts = [shop.contact(f"c-{n}", customer_key=f"k{n % 3}", **_week(week)) for n, week in enumerate([0, 3, 1, 1, 0, 4, 3])]
    shop.load(*contacts)
    store.rebuild(shop.con)
    whole = _state(shop)
    for table in (*contact_tables(shop.con), "ops.batches"):
        shop.con.execute(f"DELETE FROM {table}")
    shop.load(*contacts[:cut], name="0000")
    shop.load(*contacts[cut:], name="0001")
    assert store.rebuild(shop.con) == ()
    assert _state(shop) == whole


def test_a_hundred_weeks_of_nothing_between_two_contacts_are_rows_with_zero(shop):
    shop.load(shop.contact("c-1", **_week(0)), shop.contact("c-2", **_week(101)))
    store.rebuild(shop.con)
    assert shop.rows("SELECT count(*), sum(contacts), max(weeks_present) FROM voc.pain_week") == [(102, 2, 2)]


def test_more_figures_than_a_row_group_are_all_written(shop):
    # 500 topics of 26 weeks with ten measures each: DuckDB keeps 122,880 rows in a row group.
    n_topics, n_weeks = 500, 26
    numbers = f"range({n_topics * n_weeks}) AS numbers(n)"
    shop.con.execute(
        "INSERT INTO main.contacts BY NAME SELECT 'many-' || n AS contact_id, 's' AS source, 'many-' || n AS source_contact_id, 'call' AS channel, "
        f"$monday + to_days(CAST(7 * (n % {n_weeks}) AS INTEGER)) AS started_at, 2 AS n_turns, 1 AS n_customer_turns, 'f' AS file_id, 'r' AS run_id "
        f"FROM {numbers}",
        {"monday": _MONDAY},
    )
    shop.con.execute(
        "INSERT INTO main.contact_topics BY NAME SELECT 'many-' || n AS contact_id, "
        f"'t-' || n // {n_weeks} AS topic_id, 1 AS share, true AS is_main, 0 AS seq FROM {numbers}"
    )
    shop.con.execute(
        "INSERT INTO main.tags BY NAME SELECT 'many-' || n AS contact_id, 'contact_reason' AS kind, 'cancel' AS label, 0.9 AS score, 'm' AS model "
        f"FROM {numbers}"
    )
    store.rebuild(shop.con)
    labels = shop.rows("SELECT label FROM voc.weekly WHERE section = 'topic' AND measure = 'contacts'")
    assert len(labels) == n_topics * n_weeks
