import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxtext.plaintext import is_formula, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twee\nregels\ten  spaties ", "twee regels en spaties"),
        ("nul\x00 en bel\x07", "nul en bel"),
        ("boos 😡 é", "boos 😡 é"),
        ("draai \u202eom\u202c en \u2066los\u2069", "draai om en los"),
        ("\u200fمرحبا\u200e", "\u200fمرحبا\u200e"),
        ("los\ud800 deel", "los deel"),
        ("geen teken\ufffe\uffff", "geen teken"),
        ("\x07=1+1", "=1+1"),
        ("een \x07 bel", "een bel"),
    ],
)
def test_text_is_one_line_without_control_characters(text, expected):
    assert plain(text) == expected


@given(st.text())
def test_plain_text_stays_as_it_is(text):
    once = plain(text)
    assert plain(once) == once
    assert not any(unicodedata.category(char) == "Cc" for char in once)


@pytest.mark.parametrize("text", ["=1+1", "+31", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_the_beginning_of_a_formula_is_known(text):
    assert is_formula(text)


def test_other_text_is_no_formula():
    assert not is_formula("1 = 1")
