import numpy as np
import pytest

from cxtext.tag.engine import Outputs
from cxtext.tag.outputs import output_names, probability_names
from cxtext.tag.spans import sentence_tags

THRESHOLDS = dict.fromkeys(probability_names(), 0.5)


def outputs(*sentences):
    """Probabilities and values of sentences; what is not given is 0."""
    return Outputs({name: np.array([sentence.get(name, 0.0) for sentence in sentences], dtype=np.float32) for name in output_names()})


def tagged(*sentences):
    return [(tag.sentence, tag.kind, tag.label, tag.severity) for tag in sentence_tags(outputs(*sentences), THRESHOLDS)]


def test_a_pain_point_needs_a_sentence_that_names_some_pain():
    sure = {"pain_point.any": 0.9, "pain_point.waiting": 0.6, "pain_point.severity": 2.6}
    only_label = {"pain_point.any": 0.4, "pain_point.waiting": 0.6}
    assert tagged(only_label, sure) == [(1, "pain_point", "waiting", 3)]


def test_a_sentence_that_names_some_pain_gets_the_likeliest_label_where_none_reaches_its_threshold():
    unsure = {"pain_point.any": 0.9, "pain_point.waiting": 0.2, "pain_point.refund": 0.3, "pain_point.severity": 2.0}
    assert tagged(unsure) == [(0, "pain_point", "refund", 2)]


def test_a_label_that_is_itself_unlikely_never_counts():
    assert tagged({"pain_point.any": 0.9, "pain_point.refund": 0.14}) == []


def test_one_sentence_can_carry_several_labels():
    both = {"pain_point.any": 0.9, "pain_point.waiting": 0.6, "pain_point.refund": 0.7, "pain_point.severity": 9.0, "wish.wish": 0.8}
    assert tagged(both) == [(0, "pain_point", "waiting", 5), (0, "pain_point", "refund", 5), (0, "wish", "wish", None)]


@pytest.mark.parametrize(("severity", "expected"), [(-2.0, 1), (1.4, 1), (3.5, 4)])
def test_severity_is_a_whole_number_from_1_to_5(severity, expected):
    assert tagged({"pain_point.any": 1.0, "pain_point.price": 1.0, "pain_point.severity": severity}) == [(0, "pain_point", "price", expected)]
