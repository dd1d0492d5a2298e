"""Judgements of persons: what becomes of them in ops.labels and in the tables. The shop's contact says "Ik wacht al drie weken." in turn 1."""

import hashlib

import pytest

from cxtext import store
from cxtext.contact import Turn
from cxtext.errors import WarehouseError
from cxtext.ids import contact_id
from cxtext.judgement import ContactLabels, Judgement, RowName, TurnLabels
from cxtext.tag.effort import efforts
from cxtext.tag.peak_end import ScoredTurn, peak_end

SAID = "Ik wacht al drie weken."
ONE = contact_id("demo", "c-1")
TEXT_SHA = hashlib.sha256(SAID.encode()).hexdigest()
CONVERSATION_SHA = hashlib.sha256(f"agent\x1fGoedemorgen.\x1ecustomer\x1f{SAID}".encode()).hexdigest()
LABELS = {"contact_reason": "complaint", "outcome": "promised", "trigger": "unknown", "life_event": "none", "phase": "usage", "churn": "none"}
# What the model said: sentiment -2, annoyance 2, waiting (severity 2) on the word "wacht".
CONFIRMED = TurnLabels(sentiment=-2, emotions=("annoyance",), intensity=2, pain_points={"waiting": 2})
CORRECTED = TurnLabels(
    sentiment=-4, emotions=("anger", "annoyance"), intensity=4, pain_points={"unresolved": 3}, wish=True, effort_signals=("chasing", "long_wait")
)


def of_turn(labels, *, contact=ONE, seq=1, sha=TEXT_SHA, row=2):
    return Judgement(RowName(sheet="turns", row=row, contact_id=contact, seq=seq), sha, labels)


def of_contact(labels=LABELS, *, effort=None, sha=CONVERSATION_SHA):
    return Judgement(RowName(sheet="contacts", row=2, contact_id=ONE), sha, ContactLabels(labels=labels, effort=effort))


def add(shop, *judgements, by="anna"):
    return store.add_labels(shop.con, judgements, labelled_by=by)


def tags(shop):
    return shop.rows("SELECT kind, label, score, severity, seq, quote, model FROM main.tags ORDER BY kind, label")


def verdicts(shop):
    return shop.rows("SELECT kind, label, value, verdict FROM ops.labels ORDER BY kind, label, verdict")


@pytest.fixture
def one(shop):
    shop.load(shop.contact())
    return shop


def test_what_is_confirmed_keeps_the_words_of_the_model(one):
    count = add(one, of_turn(CONFIRMED))
    assert (count.taken, count.unchanged, count.refused) == (1, 0, ())
    assert tags(one) == [("pain_point", "waiting", 1.0, 2, 1, "wacht", "human")]
    assert one.rows("SELECT sentiment, emotions, emotion, intensity, model FROM main.turn_scores") == [(-2, ["annoyance"], "annoyance", 2, "human")]
    assert verdicts(one) == [("emotion", "annoyance", 2, "right"), ("pain_point", "waiting", 2, "right"), ("sentiment", None, -2, "right")]


def test_what_is_corrected_shows_in_tags_and_scores(one):
    add(one, of_turn(CORRECTED))
    # waiting is gone; what was added spans the whole turn.
    assert tags(one) == [
        ("effort_signal", "chasing", 1.0, None, 1, SAID, "human"),
        ("effort_signal", "long_wait", 1.0, None, 1, SAID, "human"),
        ("pain_point", "unresolved", 1.0, 3, 1, SAID, "human"),
        ("wish", "wish", 1.0, None, 1, SAID, "human"),
    ]
    assert one.rows("SELECT sentiment, emotions, emotion, intensity FROM main.turn_scores") == [(-4, ["anger", "annoyance"], "anger", 4)]
    # The only customer turn is start, peak and end; two kinds of signals: -1 - 2.
    query = "SELECT sentiment_start, sentiment_peak, sentiment_end, peak_end, shift, effort, peak_emotion, end_emotion FROM main.contact_scores"
    assert one.rows(query) == [(-4, -4, -4, -4.0, 0, -3, "anger", "anger")]
    wrong = [(kind, label, value) for kind, label, value, verdict in verdicts(one) if verdict == "wrong"]
    assert wrong == [("pain_point", "waiting", 2), ("sentiment", None, -2)]
    store.link_journeys(one.con)
    store.rebuild(one.con)
    assert store.check_all(one.con) == ()


def test_a_kept_label_takes_the_severity_given(one):
    add(one, of_turn(TurnLabels(sentiment=-2, pain_points={"waiting": 5})))
    assert tags(one) == [("pain_point", "waiting", 1.0, 5, 1, "wacht", "human")]


def test_the_same_judgement_twice_changes_nothing(one):
    add(one, of_turn(CORRECTED), of_contact())
    before = one.rows("FROM ops.labels ORDER BY ALL"), tags(one)
    count = add(one, of_turn(CORRECTED), of_contact())
    assert (count.taken, count.unchanged) == (0, 2)
    assert (one.rows("FROM ops.labels ORDER BY ALL"), tags(one)) == before
    assert store.weigh_labels(one.con, [of_turn(CONFIRMED)], labelled_by="anna").taken == 1
    assert tags(one) == before[1]


def test_a_later_judgement_replaces_the_earlier_and_verdicts_stay_about_the_model(one):
    add(one, of_turn(CORRECTED))
    add(one, of_turn(CONFIRMED), by="bert")
    assert tags(one) == [("pain_point", "waiting", 1.0, 2, 1, "wacht", "human")]
    assert verdicts(one) == [("emotion", "annoyance", 2, "right"), ("pain_point", "waiting", 2, "right"), ("sentiment", None, -2, "right")]
    assert one.rows("SELECT DISTINCT labelled_by FROM ops.labels") == [("bert",)]
    assert one.rows("SELECT effort FROM main.contact_scores") == [(None,)]


@pytest.fixture
def reasoned(one):
    """The model gave the contact a reason and a churn, each with words of turn 1."""
    for kind, label in (("contact_reason", "complaint"), ("churn", "at_risk")):
        one.con.execute(f"INSERT INTO main.tags VALUES ('{ONE}', 1, '{kind}', '{label}', 0.4, NULL, 0, 8, 'Ik wacht', 'contacts/m')")
    return one


def test_labels_given_once_a_contact(reasoned):
    add(reasoned, of_contact(effort=-5))
    # complaint keeps its words, churn none is no tag, trigger unknown and life event none are no tags, the others have no words.
    assert [row for row in tags(reasoned) if row[0] != "pain_point"] == [
        ("contact_reason", "complaint", 1.0, None, 1, "Ik wacht", "human"),
        ("outcome", "promised", 1.0, None, None, None, "human"),
        ("phase", "usage", 1.0, None, None, None, "human"),
    ]
    assert ("pain_point", "waiting", pytest.approx(0.9), 2, 1, "wacht", "m") in tags(reasoned)
    assert reasoned.rows("SELECT effort, sentiment_end FROM main.contact_scores") == [(-5, -2)]
    assert ("churn", "at_risk", None, "wrong") in verdicts(reasoned)


def test_effort_that_a_person_gave_outweighs_signals_and_ease_stays_where_no_signal_is_left(one):
    add(one, of_turn(CORRECTED), of_contact(effort=2))
    assert one.rows("SELECT effort FROM main.contact_scores") == [(2,)]
    one.con.execute("DELETE FROM ops.labels WHERE seq IS NULL; UPDATE main.contact_scores SET effort = 3")
    add(one, of_turn(CONFIRMED))
    assert one.rows("SELECT effort FROM main.contact_scores") == [(3,)]


@pytest.mark.parametrize(
    ("judgement", "reason"),
    [
        (of_turn(CONFIRMED, contact="f" * 24), "unknown_contact"),
        (of_turn(CONFIRMED, seq=7), "unknown_turn"),
        (of_turn(CONFIRMED, seq=0), "not_the_customer"),
        (of_turn(CONFIRMED, sha="another"), "text_changed"),
        (of_contact(sha=TEXT_SHA), "text_changed"),
    ],
)
def test_what_does_not_fit_is_refused_and_the_rest_is_taken(one, judgement, reason):
    good = of_turn(CONFIRMED, row=9)
    count = add(one, judgement, good)
    assert [(refused.name, refused.reason) for refused in count.refused] == [(judgement.name, reason)]
    assert (count.taken, count.unchanged) == (1, 0)
    assert SAID not in str(count.refused)


def test_a_turn_in_another_language_is_refused(one):
    one.con.execute("UPDATE main.turns SET language = 'other'")
    assert [refused.reason for refused in add(one, of_turn(CONFIRMED)).refused] == ["other_language"]


def test_a_newer_export_with_the_same_text_keeps_the_correction(one):
    add(one, of_turn(CORRECTED), of_contact(effort=-5))
    one.file("f2")
    one.load(one.contact(), file_id="f2", name="0001")
    assert ("pain_point", "unresolved", 1.0, 3, 1, SAID, "human") in tags(one)
    assert "waiting" not in [label for _, label, *_ in tags(one)]
    assert one.rows("SELECT sentiment_end, effort FROM main.contact_scores") == [(-4, -5)]


def test_with_another_text_the_model_has_the_word_until_the_old_text_comes_back(one):
    add(one, of_turn(CORRECTED))
    one.file("f2")
    one.load(one.contact(said="Ik wacht nog."), file_id="f2", name="0001")
    assert [(label, model) for _, label, *_, model in tags(one)] == [("waiting", "m")]
    assert store.checked_turns(one.con) == ()
    one.file("f3")
    one.load(one.contact(), file_id="f3", name="0002")
    assert {model for *_, model in tags(one)} == {"human"}


def test_tagging_anew_keeps_the_correction(one):
    add(one, of_turn(CORRECTED))
    folder = one.batch(one.contact(), name="0009")
    one.con.execute("CREATE TEMP TABLE retagged_contacts AS SELECT contact_id FROM main.contacts")
    store.replace_tags(one.con, folder)
    assert {(label, model) for _, label, *_, model in tags(one)} == {(label, "human") for label in ("chasing", "long_wait", "unresolved", "wish")}


def test_a_person_who_is_forgotten_takes_the_labels_along_also_when_the_contact_is_gone(one):
    add(one, of_turn(CORRECTED), of_contact())
    one.con.execute("DELETE FROM main.contacts")
    assert store.forget(one.con, "k1").rows["ops.labels"] > 0
    assert one.rows("SELECT count(*) FROM ops.labels") == [(0,)]


def test_the_checked_turns_and_contacts_for_training(one):
    add(one, of_turn(CORRECTED), of_contact(LABELS | {"churn": "leaving"}, effort=-5))
    (turn,) = store.checked_turns(one.con)
    assert (turn.contact_id, turn.seq, turn.channel, turn.language, turn.before, turn.text) == (ONE, 1, "call", "nl", "Goedemorgen.", SAID)
    assert (turn.labels, turn.labelled_by) == (CORRECTED, "anna")
    (contact,) = store.checked_contacts(one.con)
    assert contact.labels == ContactLabels(labels=LABELS | {"churn": "leaving"}, effort=-5)
    assert [(turn.role, turn.text) for turn in contact.turns] == [("agent", "Goedemorgen."), ("customer", SAID)]


def test_candidates_and_checked_turns_know_their_place_among_the_turns_that_are_tagged(shop):
    said = [("agent", "nl"), ("customer", "nl"), ("agent", "nl"), ("customer", "other"), ("bot", "other"), ("customer", "en"), ("customer", "nl")]
    shop.load(shop.contact(turns=tuple(Turn(seq=seq, role=role, text=f"{role} {seq}", language=language) for seq, (role, language) in enumerate(said))))
    # Turns 1, 5 and 6 count; what the bot says in turn 4 is in no language that the model reads.
    (candidate,) = store.candidates(shop.con, size=5, seed="s")
    assert (candidate.seq, candidate.turns_before, candidate.turns_behind, candidate.before) == (1, 0, 2, "agent 0")
    add(shop, of_turn(CONFIRMED, seq=5, sha=hashlib.sha256(b"customer 5").hexdigest()))
    (turn,) = store.checked_turns(shop.con)
    assert (turn.seq, turn.turns_before, turn.turns_behind, turn.before) == (5, 1, 1, "agent 2")


def test_cases_are_prefilled_with_what_the_tables_say_and_checked_ones_are_not_asked_again(reasoned):
    (candidate,) = store.candidates(reasoned.con, size=5, seed="s")
    assert (candidate.seq, candidate.text) == (1, SAID)
    (case,) = store.turn_cases(reasoned.con, [store.Picked(ONE, 1, "random", "")])
    assert (case.labels, case.before, case.text_sha256) == (CONFIRMED, "Goedemorgen.", TEXT_SHA)
    (contact,) = store.contact_cases(reasoned.con, n_random=0, n_unsure=5, seed="s")
    assert (contact.text, contact.text_sha256) == (f"agent: Goedemorgen.\ncustomer: {SAID}", CONVERSATION_SHA)
    assert (contact.labels.labels["churn"], contact.labels.labels["trigger"], contact.labels.labels["outcome"]) == ("at_risk", "unknown", "")
    assert contact.why in ("contact_reason complaint: 0.40", "churn at_risk: 0.40")
    add(reasoned, of_turn(CONFIRMED), of_contact())
    assert store.candidates(reasoned.con, size=5, seed="s") == ()
    assert store.contact_cases(reasoned.con, n_random=5, n_unsure=5, seed="s") == ()


_TURNS = [(-2, "anger"), (0, None), (3, "joy"), (-3, None), (1, "gratitude"), (3, "relief")]


@pytest.mark.parametrize("n_turns", range(1, 7))
@pytest.mark.parametrize("signals", [(), ("chasing",), ("chasing", "transfer", "long_wait", "repeat_contact", "channel_switch")])
def test_sql_follows_the_rules_of_peak_end_and_effort(shop, n_turns, signals):
    """The same turns by the functions of the tagger and by the SQL of corrections."""
    said = shop.contact().turns[0]
    given = tuple(type(said)(seq=seq, role="customer", text=SAID, language="nl") for seq in range(1, n_turns + 1))
    shop.load(shop.contact(turns=(said, *given)))
    judged = [
        TurnLabels(sentiment=sentiment, emotions=(emotion,) if emotion else (), intensity=1 if emotion else None, pain_points={}, effort_signals=signals)
        for sentiment, emotion in _TURNS[:n_turns]
    ]
    add(shop, *(of_turn(labels, seq=seq) for seq, labels in enumerate(judged, start=1)))
    felt = peak_end([ScoredTurn(seq, sentiment, emotion) for seq, (sentiment, emotion) in enumerate(_TURNS[:n_turns], start=1)])
    effort = efforts([{"contact_id": ONE, "kind": "effort_signal", "label": label} for label in signals], set()).get(ONE)
    expected = (felt.start.sentiment, felt.peak.sentiment, felt.end.sentiment, felt.peak.seq, felt.end.seq, felt.peak_end, felt.shift, effort)
    columns = "sentiment_start, sentiment_peak, sentiment_end, peak_seq, end_seq, peak_end, shift, effort, end_emotion, peak_emotion"
    assert shop.rows(f"SELECT {columns} FROM main.contact_scores") == [(*expected, felt.end.emotion, felt.peak.emotion)]


def test_a_copy_of_an_older_version_is_told(one):
    one.con.execute("ALTER TABLE ops.labels DROP COLUMN text_sha256")
    with pytest.raises(WarehouseError, match="made by an older version"):
        store.checked_turns(one.con)
