import pytest

from cxtext.evaluate.peaks import agreement_counts, measure_peaks
from cxtext.evaluate.reading import Reading


def feels(*sentiments):
    return [Reading(sentiment=sentiment) for sentiment in sentiments]


@pytest.mark.parametrize(
    ("truth", "found", "peak", "end", "both"),
    [
        ((-1, -4, 2), (0, -2, 1), (1, 1), (1, 1), (1, 1)),
        ((-1, -4, 2), (-3, -2, 1), (0, 1), (1, 1), (0, 1)),
        ((-4, 0), (-1, -1), (0, 1), (0, 1), (0, 1)),  # on a tie the later turn is the peak
        ((0, 0), (0, 0), (0, 0), (1, 1), (0, 0)),  # neutral throughout: no peak to agree on
        ((3, 1), (None, None), (0, 1), (0, 1), (0, 1)),
    ],
)
def test_peak_and_end_agree_or_not(gold_contact, tags_of, truth, found, peak, end, both):
    contact = gold_contact(*feels(*truth))
    counts = agreement_counts([contact], tags_of(contact, *feels(*found)))
    assert counts.tolist() == [[list(peak), list(end), list(both)]]


def test_a_contact_without_a_customer_turn_does_not_count(gold_contact):
    assert agreement_counts([gold_contact()], {}).sum() == 0


def test_the_share_of_contacts_is_measured(gold_contact, tags_of):
    one, two = gold_contact(*feels(-3, 1), name="a"), gold_contact(*feels(-3, 1), name="b")
    ours = tags_of(one, *feels(-1, 1)) | tags_of(two, *feels(-1, -1))
    found = {(m.label, m.slice): m for m in measure_peaks([one, two], ours, tags_of(one, *feels(-1, 1)))}
    assert found["end sign", "all"].score.value == 0.5
    assert found["peak turn", "all"].score.n == 2
    assert found["end sign", "all"].yardstick == 0.5
