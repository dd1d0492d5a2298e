from dataclasses import dataclass, field, replace

import pytest

from cxtext.contact import Turn
from cxtext.evaluate import own
from cxtext.evaluate.evaluation import measure
from cxtext.evaluate.predict import Findings, Tagged
from cxtext.evaluate.reading import Reading


@dataclass
class TurnLabels:
    sentiment: int | None = 0
    emotions: tuple = ()
    intensity: int | None = None
    pain_points: dict = field(default_factory=dict)
    wish: bool = False
    effort_signals: tuple = ()


@dataclass
class CheckedTurn:
    contact_id: str
    seq: int
    text: str
    labels: TurnLabels
    language: str = "nl"
    before: str = ""
    channel: str = "chat"
    turns_before: int = 0
    turns_behind: int = 0


@dataclass
class ContactLabels:
    labels: dict
    effort: int | None = None


@dataclass
class CheckedContact:
    contact_id: str
    turns: tuple
    labels: ContactLabels
    language: str | None = "nl"
    channel: str = "chat"


CHECKED = own.Checked(
    turns=[
        CheckedTurn("a", 1, "Mijn factuur klopt niet", TurnLabels(-2, pain_points={"billing": 3})),
        CheckedTurn("a", 5, "Fijn, dank u wel", TurnLabels(2, ("gratitude",), 2, wish=True)),
        CheckedTurn("b", 0, "My parcel is late", TurnLabels(-1, pain_points={"delivery": 2}), "en"),
    ],
    contacts=[CheckedContact("a", (Turn(seq=0, role="agent", text="Goedemorgen"),), ContactLabels({"churn": "at_risk"}, -2))],
)


def test_only_what_was_checked_counts():
    a, b = own.labelled(CHECKED)
    assert [(turn.seq, turn.reading.pain_points) for turn in a.turns] == [(1, {"billing"}), (5, frozenset())]
    assert a.turns[1].reading == Reading(sentiment=2, emotions=frozenset({"gratitude"}), wishes=frozenset({"wish"}), intensity=2)
    assert (a.labels, a.effort, b.labels, b.effort) == ({"churn": "at_risk"}, -2, {}, None)
    assert (a.language, b.language) == ("nl", "en")


def test_a_contact_without_a_checked_turn_counts_for_its_own_labels():
    (contact,) = own.labelled(own.Checked(contacts=CHECKED.contacts))
    assert (contact.turns, contact.labels) == ((), {"churn": "at_risk"})


def test_own_contacts_are_measured_like_gold_ones():
    said = Findings({(own.SOURCE, "a", 1): Tagged(Reading(sentiment=-1, pain_points=frozenset({"billing", "price"}), severities={"billing": 2}))})
    figures = {(m.task, m.label, m.slice, m.measure): m.score for m in measure(own.labelled(CHECKED), said, own.keywords(CHECKED))}
    # billing is right, price is false, delivery is missed: 2 · 1 / (2 · 1 + 1 + 1)
    assert figures["pain point, contact", "all labels", "all", "micro F1"].value == pytest.approx(0.5)
    assert figures["severity, contact", "all labels", "nl", "mean error"].value == 1.0
    assert figures["churn, contact", "all labels", "all", "share right"].value == 0.0  # no tag says none


def test_the_model_reads_the_checked_turns_and_whole_contacts():
    from cxtext.evaluate import open_named

    talk = (Turn(seq=0, role="agent", text="Goedemorgen", language="nl"), Turn(seq=1, role="customer", text="Ik wil mijn abonnement opzeggen.", language="nl"))
    checked = own.Checked(CHECKED.turns, [CheckedContact("a", talk, ContactLabels({"churn": "none"}))])
    said = own.found(checked, open_named("embedded"))
    assert set(said.tags) == {(own.SOURCE, "a", 1), (own.SOURCE, "a", 5), (own.SOURCE, "b", 0)}
    assert said.tags[own.SOURCE, "a", 5].reading.emotions == {"gratitude"}
    assert {"contact_reason", "outcome", "phase"} <= said.labels[own.SOURCE, "a"].keys()


def test_a_checked_turn_is_read_in_its_place():
    from cxtext.evaluate import open_named

    engine, turn = open_named("embedded"), CHECKED.turns[1]
    alone, last = (own.found(own.Checked([replace(turn, turns_before=n)]), engine).tags[own.SOURCE, "a", 5].scores for n in (0, 4))
    assert alone != last
