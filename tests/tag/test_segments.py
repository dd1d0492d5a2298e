"""Which customer sentences are modelled."""

import pyarrow as pa
import pytest

from cxtext import tables
from cxtext.tag.segments import segments
from cxtext.tag.sentences import sentences
from cxtext.tag.tokens import tokenize


def _segments(*texts: str, language: str = "nl") -> pa.Table:
    rows = [{"contact_id": "c", "seq": i, "role": "customer", "text": text, "language": language} for i, text in enumerate(texts)]
    turns = pa.Table.from_pylist(rows, schema=tables.TURNS)
    tokens = tokenize(texts, [language] * len(texts))
    return segments(turns, tokens, sentences(tokens))


def _texts(*texts: str, language: str = "nl") -> list[str]:
    return _segments(*texts, language=language)["text"].to_pylist()


@pytest.mark.parametrize(
    "text",
    [
        "Goedemorgen.",
        "Ja dat klopt.",
        "oké",
        "Dank u wel.",
        "bedankt voor de snelle service",
        "Fijne dag verder!",
        "mijn postcode is [POSTCODE]",
        "Mijn klantnummer is [CUSTOMER_NUMBER].",
        "goedemiddag met [NAME]",
        "zevenentwintig achtendertig en dan nummer twaalf",
        "Met vriendelijke groet,",
        "",
        "😀",
    ],
)
def test_dutch_talk_that_is_no_matter_is_left_out(text):
    assert _texts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "good morning",
        "yes that's right",
        "okay thanks",
        "thank you so much for your help, bye bye",
        "Kind regards,",
        "my date of birth is [DATE_OF_BIRTH]",
        "four one eight eight two",
        "hello, it's [NAME]",
    ],
)
def test_english_talk_that_is_no_matter_is_left_out(text):
    assert _texts(text, language="en") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ik wil opzeggen.",
        "de app werkt niet",
        "Goedemorgen, mijn internet ligt er al drie dagen uit.",
        "Ik wil mijn adres wijzigen.",
        "Bedankt, maar het modem werkt nog niet.",
    ],
)
def test_dutch_problems_and_requests_are_kept(text):
    assert _texts(text) == [text]


@pytest.mark.parametrize(
    "text", ["I want to cancel.", "the app does not work", "My invoice shows a double charge.", "Thanks, but the modem still isn't working."]
)
def test_english_problems_and_requests_are_kept(text):
    assert _texts(text, language="en") == [text]


def test_a_segment_is_the_slice_of_its_turn():
    text = "Hallo. De monteur is niet gekomen! Dank u."
    found = _segments("ja", text).to_pylist()
    assert found == [{"contact_id": "c", "seq": 1, "start_char": 7, "end_char": 34, "language": "nl", "text": "De monteur is niet gekomen!"}]


def test_a_short_sentence_goes_on_with_the_segment_before_it():
    assert _texts("Mijn internet ligt plat. Vreselijk gewoon.") == ["Mijn internet ligt plat. Vreselijk gewoon."]


def test_thanks_are_not_joined_to_the_segment_before_them():
    assert _texts("Mijn internet ligt plat. Bedankt alvast.") == ["Mijn internet ligt plat."]


def test_no_turns_give_no_segments():
    assert _segments().num_rows == 0
    assert _segments().schema == tables.SEGMENTS
