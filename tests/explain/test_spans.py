from hypothesis import given
from hypothesis import strategies as st

from cxtext.explain.records import Piece
from cxtext.explain.spans import numbered, pieces


def test_spans_are_numbered_by_their_place_and_share_a_number_where_they_are_the_same():
    tags = [{"start_char": start, "end_char": end} for start, end in ((5, 9), (0, 3), (5, 9))]
    assert numbered(tags) == {(0, 3): 1, (5, 9): 2}


def test_a_text_is_cut_at_its_spans():
    assert pieces("abcdef", {(1, 3): 1}) == (Piece("a"), Piece("bc", (1,)), Piece("def"))
    assert pieces("abcdef", {}) == (Piece("abcdef"),)
    assert pieces("", {}) == ()


def test_spans_may_lie_inside_each_other_and_overlap():
    found = pieces("abcdef", {(0, 4): 1, (1, 2): 2, (3, 6): 3})
    assert found == (Piece("a", (1,)), Piece("b", (1, 2)), Piece("c", (1,)), Piece("d", (1, 3)), Piece("ef", (3,)))


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=4))
def test_the_pieces_are_the_text(text, edges):
    marks = {(min(span), max(span)): i for i, span in enumerate(edges) if min(span) < max(span) <= len(text)}
    assert "".join(piece.text for piece in pieces(text, marks)) == text
