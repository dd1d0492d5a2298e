import pytest

from cxtext.evaluate.contact_labels import RIGHT, measure_contacts, task
from cxtext.evaluate.gold import GoldContact


def gold(name, language="nl", **labels):
    return GoldContact("open", name, "chat", language, None, (), labels)


CONTACTS = [gold("1", churn="none"), gold("2", churn="none"), gold("3", churn="leaving"), gold("4", "en", churn="at_risk")]
FOUND = {("open", "1"): {"churn": "leaving"}, ("open", "2"): {}, ("open", "3"): {"churn": "leaving"}}


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
