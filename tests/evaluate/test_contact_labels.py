import pytest

from cxtext.evaluate.contact_labels import RIGHT, confusions, measure_contacts, task, worst
from cxtext.evaluate.gold import GoldContact
from cxtext.evaluate.predict import Evidence, Findings


def gold(name, language="nl", **labels):
    return GoldContact("open", name, "chat", language, None, (), labels)


CONTACTS = [gold("1", churn="none"), gold("2", churn="none"), gold("3", churn="leaving"), gold("4", "en", churn="at_risk")]
FOUND = Findings(
    tags={},
    labels={("open", "1"): {"churn": "leaving"}, ("open", "2"): {}, ("open", "3"): {"churn": "leaving"}},
    evidence={("open", "1"): {"churn": Evidence(0.9, "ik stap over")}, ("open", "3"): {"churn": Evidence(0.8, None)}},
)


@pytest.fixture
def figures():
    return {(m.task, m.label, m.slice, m.measure): m for m in measure_contacts(CONTACTS, FOUND)}


def test_no_tag_stands_for_no_signal(figures):
    # 2 (none) and 3 (leaving) of the four are right; contact 4 was given nothing, which says none.
    assert figures[task("churn"), "all labels", "all", RIGHT].score.value == 0.5
    assert figures[task("churn"), "none", "all", "precision"].score.value == 0.5


def test_macro_f1_weighs_labels_alike(figures):
    # none: TP 1, FP 1, FN 1 → 0.5; leaving: TP 1, FP 1, FN 0 → 2/3; at_risk: 0.
    assert figures[task("churn"), "all labels", "all", "macro F1"].score.value == pytest.approx((1 / 2 + 2 / 3 + 0) / 3)


def test_the_yardstick_is_the_most_frequent_label(figures):
    assert figures[task("churn"), "all labels", "all", RIGHT].yardstick == 0.5  # none, two of four
    assert figures[task("churn"), "all labels", "nl", RIGHT].yardstick == pytest.approx(2 / 3)
    assert figures[task("churn"), "all labels", "en", RIGHT].yardstick == 0.0


def test_contacts_without_labels_of_a_kind_do_not_count(figures):
    assert figures[task("outcome"), "all labels", "all", "macro F1"].score.value is None


def test_mistakes_are_shown_with_their_sentence_the_surest_first():
    found = worst("churn", CONTACTS, FOUND)
    assert [(mistake.label, mistake.score, mistake.text) for mistake in found] == [("leaving, not none", 0.9, "ik stap over"), ("none, not at_risk", None, "")]
    assert confusions("churn", CONTACTS, FOUND) == {("none", "leaving"): 1, ("at_risk", "none"): 1}


def test_calibration_looks_at_the_contacts_with_a_tag(figures):
    # 0.9 and wrong, 0.8 and right, in bins of their own: (0.9 + 0.2) / 2
    error = figures[task("churn"), "all labels", "all", "calibration error"].score
    assert (error.value, error.n) == (pytest.approx(0.55), 2)
