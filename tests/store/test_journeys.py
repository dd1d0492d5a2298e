from datetime import UTC, datetime, timedelta

from cxtext import store

_NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def _after(days):
    return {"started_at": _NOON + timedelta(days=days)}


def _ends(shop):
    return shop.rows("SELECT n_contacts, solved FROM main.journeys ORDER BY first_at")


def test_a_journey_is_open_until_the_data_reaches_past_its_window(shop):
    shop.load(shop.contact("c-1"), quoted="wacht")
    shop.con.execute("INSERT INTO main.tags (contact_id, kind, label, model) SELECT contact_id, 'outcome', 'achieved', 'm' FROM main.contacts")
    store.link_journeys(shop.con)
    assert _ends(shop) == [(1, "open")]
    # Another customer's contact eight days later closes the window of seven days, though nothing of this customer changed.
    shop.load(shop.contact("c-2", customer_key="k2", started_at=datetime(2026, 11, 4, 9, tzinfo=UTC)), name="0001")
    assert store.link_journeys(shop.con) == 1
    assert _ends(shop) == [(1, "yes"), (1, "open")]


def test_only_customers_of_whom_something_changed_are_linked_anew(shop):
    shop.load(*[shop.contact(f"c-{n}", customer_key=f"k{n}", **_after(n)) for n in range(4)])
    assert store.link_journeys(shop.con) == 4
    assert store.link_journeys(shop.con) == 0
    shop.load(shop.contact("c-9", customer_key="k2", **_after(9)), name="0001")
    assert store.link_journeys(shop.con) == 1
    shop.con.execute("UPDATE main.tags SET label = 'repeat_contact' WHERE contact_id = (SELECT contact_id FROM main.contacts WHERE customer_key = 'k3')")
    assert store.link_journeys(shop.con) == 1
    store.configure_journeys(shop.con, window_days=8)
    assert store.link_journeys(shop.con) == 4


def test_the_same_contact_loaded_again_keeps_its_journey(shop):
    shop.load(shop.contact("c-1"), shop.contact("c-2", **_after(1)))
    store.link_journeys(shop.con)
    before = shop.rows("FROM main.journey_contacts ORDER BY ALL")
    shop.con.execute("DELETE FROM ops.batches")
    shop.load(shop.contact("c-1"), shop.contact("c-2", **_after(1)))
    assert shop.rows("FROM main.journey_contacts") == []  # replaced with its contact
    store.link_journeys(shop.con)
    assert shop.rows("FROM main.journey_contacts ORDER BY ALL") == before


def test_what_a_customer_says_links_a_chat_of_yesterday_with_another_matter(shop):
    shop.load(shop.contact("c-1", channel="chat", **_after(0)), shop.contact("c-2", said="Ik heb gisteren gechat.", **_after(1)))
    store.link_journeys(shop.con)
    assert shop.rows("SELECT step, relation, linked_by FROM main.journey_contacts ORDER BY step") == [(1, "first", None), (2, "repeat", "named")]


def test_a_long_journey_climbs_to_its_first_contact(shop):
    # Each is linked to the one before it by what is said; twenty are looked back at, and forty follow each other.
    contacts = [shop.contact(f"c-{n:02d}", channel="chat", said="Ik heb gisteren gechat.", **_after(n)) for n in range(40)]
    shop.load(*contacts)
    store.link_journeys(shop.con)
    assert _ends(shop) == [(40, "open")]


def test_contacts_without_a_customer_are_no_journey(shop):
    shop.load(shop.contact("c-1", customer_key=None), shop.contact("c-2", customer_key=None, **_after(1)))
    assert store.link_journeys(shop.con) == 0
    assert _ends(shop) == []
    store.rebuild(shop.con)
    assert shop.rows("SELECT count(*) FROM voc.journey_week") == [(0,)]


def test_a_forgotten_person_leaves_no_journey(shop):
    shop.load(shop.contact("c-1"), shop.contact("c-2", customer_key="k2", **_after(1)))
    store.link_journeys(shop.con)
    store.forget(shop.con, "k1")
    store.link_journeys(shop.con)
    assert shop.rows("SELECT customer_key FROM main.journeys UNION ALL SELECT customer_key FROM ops.journey_customers") == [("k2",), ("k2",)]
