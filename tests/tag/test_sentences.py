import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxtext.tag.sentences import sentences
from cxtext.tag.tokens import tokenize


def split(text, language="nl"):
    found = sentences(tokenize([text], [language]))
    return [text[start:end] for start, end in zip(found.start, found.end, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hij kwam niet. Ik wacht nog!", ["Hij kwam niet.", "Ik wacht nog!"]),
        ("Top service hoor!!! 😡 Maar niks gehoord :(", ["Top service hoor!!! 😡", "Maar niks gehoord :("]),
        ("Dat is bijv. om 12.30 uur zo.", ["Dat is bijv. om 12.30 uur zo."]),
        ("Beste Sanne,\nmijn factuur klopt niet\n\ngroet", ["Beste Sanne,", "mijn factuur klopt niet", "groet"]),
        ("Dat klopt. [NAME] zou bellen (vrijdag).", ["Dat klopt.", "[NAME] zou bellen (vrijdag)."]),
        ("Kapot! (Weer.) Ik ben er klaar mee", ["Kapot!", "(Weer.)", "Ik ben er klaar mee"]),
        ("hallo", ["hallo"]),
        ("...", ["..."]),
        ("", []),
    ],
)
def test_written_text_is_cut_behind_its_marks(text, expected):
    assert split(text) == expected


def test_long_speech_is_cut_before_words_that_start_a_clause():
    text = (
        "ja ik bel omdat ik nu al drie weken wacht op de monteur van jullie die zou dinsdag komen "
        "maar er is gewoon helemaal niemand geweest dus ik heb de hele dag voor niks vrij genomen"
    )
    assert [part.split()[0] for part in split(text)] == ["ja", "maar", "dus"]


def test_short_speech_is_left_whole():
    assert split("ik wil graag weten wanneer de monteur komt maar dan wel echt") == ["ik wil graag weten wanneer de monteur komt maar dan wel echt"]


@given(st.lists(st.text(max_size=80), max_size=5))
def test_every_token_is_in_one_sentence_of_its_own_text(texts):
    tokens = tokenize(texts, ["en"] * len(texts))
    found = sentences(tokens)
    assert len(found.of_token) == len(tokens.text)
    assert np.all(np.diff(found.of_token) >= 0)
    assert np.array_equal(found.text[found.of_token], tokens.text) if len(tokens.text) else len(found.text) == 0
    assert np.all(found.start <= tokens.start[np.searchsorted(found.of_token, np.arange(len(found.text)))])
