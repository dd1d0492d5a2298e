"""What tagging anew would change, worked out by hand."""

import hashlib

from cxtext import store, tables
from cxtext.batch import write_table
from cxtext.ids import contact_id
from cxtext.judgement import Judgement, RowName, TurnLabels

IDS = [contact_id("demo", name) for name in ("c-1", "c-2", "c-3")]
SAID = "Ik wacht al drie weken."


def scored(identity, *, sentiment, emotion):
    turn = {"contact_id": identity, "seq": 1, "sentiment": sentiment, "emotions": [emotion], "emotion": emotion, "intensity": 1, "model": "new"}
    sizes = {"sentiment_start": sentiment, "sentiment_peak": sentiment, "sentiment_end": sentiment, "peak_end": float(sentiment), "shift": 0}
    return turn, {"contact_id": identity, "peak_seq": 1, "end_seq": 1, "effort": None, "end_emotion": emotion, "peak_emotion": emotion, **sizes}


def retagged(shop, contacts):
    """A batch as another model tags it: c-1 price and joy, c-2 as before, c-3 nothing on the sentence and a neutral end."""
    folder = shop.batch(*contacts, name="retag", model="new")
    found = [scored(IDS[0], sentiment=2, emotion="joy"), scored(IDS[1], sentiment=-1, emotion="annoyance"), scored(IDS[2], sentiment=0, emotion="annoyance")]
    write_table([turn for turn, _ in found], tables.TURN_SCORES, folder / "turn_scores.parquet")
    write_table([contact for _, contact in found], tables.CONTACT_SCORES, folder / "contact_scores.parquet")
    span = {"seq": 1, "kind": "pain_point", "score": 0.8, "severity": 1, "start_char": 0, "end_char": 2, "quote": "Ik", "model": "new"}
    write_table([span | {"contact_id": IDS[0], "label": "price"}, span | {"contact_id": IDS[1], "label": "waiting"}], tables.TAGS, folder / "tags.parquet")
    shop.con.execute("CREATE OR REPLACE TEMP TABLE retagged_contacts AS SELECT contact_id FROM main.contacts")
    return folder


def test_labels_and_signs_before_and_after_are_counted_in_contacts_and_nothing_is_changed(shop):
    contacts = [shop.contact(name) for name in ("c-1", "c-2", "c-3")]
    shop.load(*contacts)  # each: waiting, annoyance, sentiment -2
    before = shop.rows("FROM main.tags ORDER BY ALL")
    changes = store.compare_tags(shop.con, retagged(shop, contacts))
    assert [(row.kind, row.label, row.now, row.then, row.added, row.removed) for row in changes.labels] == [
        ("emotion", "annoyance", 3, 2, 0, 1),
        ("emotion", "joy", 0, 1, 1, 0),
        ("pain_point", "price", 0, 1, 1, 0),
        ("pain_point", "waiting", 3, 1, 0, 2),
    ]
    # -2 → 2 and -2 → 0 turn, -2 → -1 does not.
    assert (changes.contacts, changes.turned) == (3, 2)
    assert shop.rows("FROM main.tags ORDER BY ALL") == before


def test_what_a_person_said_is_no_change(shop):
    contacts = [shop.contact(name) for name in ("c-1", "c-2", "c-3")]
    shop.load(*contacts)
    labels = TurnLabels(sentiment=-2, emotions=("annoyance",), intensity=2, pain_points={"waiting": 2})
    name = RowName(sheet="turns", row=2, contact_id=IDS[0], seq=1)
    store.add_labels(shop.con, [Judgement(name, hashlib.sha256(SAID.encode()).hexdigest(), labels)], labelled_by=None)
    changes = store.compare_tags(shop.con, retagged(shop, contacts))
    assert [(row.label, row.added, row.removed) for row in changes.labels] == [("annoyance", 0, 0), ("waiting", 0, 1)]
    assert changes.turned == 1
