"""A question and its address say the same; words that were searched for are marked where they stand."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cxtext.browse.question import Choice, Question, parse
from cxtext.browse.snippet import snippet
from cxtext.plaintext import plain

_MONDAYS = st.integers(0, 2000).map(lambda week: date(2000, 1, 3) + timedelta(weeks=week))
_CHOICES = st.sampled_from([Choice("pain_point", "waiting"), Choice("channel", "call"), Choice("queue", "a&b=c #?"), Choice("topic", "t-é")])


@given(
    words=st.text(max_size=200).map(plain),
    by=st.sampled_from(["anyone", "customer", "agent"]),
    weeks=st.lists(_MONDAYS, min_size=2, max_size=2).map(sorted),
    choices=st.lists(_CHOICES, unique=True).map(tuple),
    sort=st.sampled_from(["newest", "worst", "severe"]),
    page=st.integers(1, 10_000),
)
def test_an_address_is_read_as_the_question_it_was_made_from(words, by, weeks, choices, sort, page):
    question = Question(words, by, *weeks, choices, sort, page)
    assert parse(list(question.parameters())) == question


@given(st.text(max_size=400), st.lists(st.text(max_size=10), max_size=3))
def test_a_snippet_is_a_stretch_of_the_text(text, terms):
    pieces = snippet(text, [term for term in terms if any(char.isalnum() for char in term)])
    assert "".join(piece.text for piece in pieces).strip("…") in plain(text)


@given(st.text(max_size=100), st.sampled_from(["factuur", "Zürich", "3 weken"]))
def test_a_word_is_marked_where_it_stands(text, word):
    marked = [piece.text for piece in snippet(f"{text} {word}!", [word.upper()]) if piece.marks]
    assert word in marked
