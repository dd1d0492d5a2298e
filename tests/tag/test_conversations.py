import numpy as np

from cxtext.tag.conversations import conversations, ranks, weighted
from cxtext.tag.conversations import side as cut


def side(*said):
    """What one side says: (contact, seq, text)."""
    return cut([contact for contact, _, _ in said], [seq for _, seq, _ in said], [text for _, _, text in said], ["nl"] * len(said))


def test_sentences_stand_in_the_order_in_which_they_were_said():
    customers = side(("b", 1, "Hoi. Mijn factuur."), ("a", 0, "Ja"), ("b", 3, "Dag"))
    found = conversations(customers, side(("b", 2, "Goed"), ("a", 1, "Nee")))
    assert found.ids == ("b", "a")
    assert found.contact.tolist() == [0, 0, 0, 0, 1, 1]
    assert found.seq.tolist() == [1, 1, 2, 3, 0, 1]
    assert found.turn.tolist() == [0, 0, 1, 2, 3, 4]
    assert found.is_customer.tolist() == [True, True, False, True, True, False]
    assert found.start.tolist() == [0, 5, 0, 0, 0, 0]
    assert found.first.tolist() == [0, 2, 3, 4, 5]


def test_a_contact_without_a_customer_is_left_out():
    found = conversations(side(("a", 0, "Ja")), side(("z", 0, "Goed")))
    assert found.ids == ("a",)
    assert len(found.turn) == 1


def test_the_order_of_the_turns_given_does_not_matter():
    said = [("a", 0, "mijn factuur"), ("a", 2, "kapot"), ("a", 4, "verhuizing")]
    one, other = (conversations(side(*turns), side(("a", 1, "goed"))) for turns in (said, said[::-1]))
    assert one.seq.tolist() == other.seq.tolist()
    assert (one.concepts.toarray() == other.concepts.toarray()).all()


def test_ranks_count_the_chosen_turns_before_and_behind():
    # contact 0: yes no yes; contact 2: no yes. Contact 1 says nothing.
    before, behind = ranks(np.array([0, 0, 0, 2, 2]), np.array([True, False, True, False, True]))
    assert before.tolist() == [0, 1, 1, 0, 0]
    assert behind.tolist() == [1, 1, 0, 1, 0]


def test_weighted_rows_add_up_by_group():
    found = conversations(side(("a", 0, "verhuizing"), ("a", 1, "verhuizing")), side())
    total = weighted(np.array([1.0, 0.5]), found.concepts, found.contact, 1).toarray()
    assert total.max() == 1.5
