import pytest

from cxtext.evaluate.floors import Floor
from cxtext.evaluate.masking import NEEDLESS
from cxtext.evaluate.metrics import Score
from cxtext.evaluate.page import MAX_TEXT_CHARS, bounds, interval, quoted, trust
from cxtext.evaluate.suite import Measure


def measure(lower, upper, *, n=100, task="emotion, turn", word="micro F1"):
    return Measure(task, "all labels", "all", word, Score((lower + upper) / 2, lower, upper, n), 0.4)


@pytest.mark.parametrize(
    ("figure", "word"),
    [
        (measure(0.75, 0.9), "yes"),
        (measure(0.74, 0.99), "with care"),
        (measure(0.49, 0.99), "not yet"),
        (measure(0.9, 1.0, n=19), "too few cases to tell"),
        (measure(0.94, 1.0, task="masking", word="recall"), "with care"),
        (measure(0.95, 1.0, task="masking", word="recall"), "yes"),
        (measure(0.1, 2.9, task="masking", word=NEEDLESS), "yes"),
        (measure(0.1, 3.0, task="masking", word=NEEDLESS), "with care"),
        (Measure("a", "b", "all", "F1", Score(None, None, None, 50)), "too few cases to tell"),
    ],
)
def test_trust_goes_by_the_unfavourable_end(figure, word):
    assert trust(figure) == word


def test_a_figure_is_written_with_its_interval():
    assert interval(Score(0.434, 0.367, 0.489, 211)) == "0.43 (0.37–0.49)"
    assert interval(Score(None, None, None, 0)) == "–"


def test_floors_say_what_they_ask_for():
    floor = Floor(task="emotion, turn", measure="micro F1", least=0.5, beats_yardstick=True)
    assert bounds(floor, measure(0.5, 0.7)) == "at least 0.50, above the yardstick's 0.40"
    assert bounds(Floor(task="masking", measure=NEEDLESS, most=3), measure(0.5, 0.7)) == "at most 3.00"


def test_words_of_customers_mean_nothing_in_markdown_or_html():
    assert quoted("a | b\n<script>*x*</script> [NAME] & `c`") == "a \\| b &lt;script&gt;\\*x\\*&lt;/script&gt; \\[NAME\\] &amp; \\`c\\`"


def test_long_texts_are_cut():
    assert quoted("x" * (MAX_TEXT_CHARS + 1)) == "x" * MAX_TEXT_CHARS + " …"
    assert quoted("x" * MAX_TEXT_CHARS) == "x" * MAX_TEXT_CHARS
