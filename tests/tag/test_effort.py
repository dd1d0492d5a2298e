import pytest

from cxtext.tag.effort import efforts


def signal(contact, label, kind="effort_signal"):
    return {"contact_id": contact, "kind": kind, "label": label}


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["chasing"], -2),
        (["chasing", "chasing"], -2),
        (["chasing", "transfer"], -3),
        (["chasing", "transfer", "long_wait", "repeat_contact", "channel_switch"], -5),
    ],
)
def test_each_kind_of_signal_makes_it_harder(labels, expected):
    assert efforts([signal("c", label) for label in labels], set()) == {"c": expected}


def test_without_signal_there_is_no_effort():
    assert efforts([signal("c", "waiting", kind="pain_point")], set()) == {}


def test_ease_said_outright_is_above_zero_and_a_signal_outweighs_it():
    assert efforts([signal("a", "transfer")], {"a", "b"}) == {"a": -2, "b": 3}
