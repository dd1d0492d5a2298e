import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxtext.evaluate.readable import is_readable, needless_masks, ordinary_words, other_words, words

ORDINARY = frozenset("de van het is mijn naam nul zes een twee drie vier vijf acht punt in op".split())


def test_words_are_letters_and_digits_and_marks_stay():
    assert words("Ja, [NAME]: NL12-ABNA, café_X!") == ["ja", "[NAME]", "nl12", "abna", "café", "x"]


@pytest.mark.parametrize(
    ("string", "text"),
    [
        ("Bouwhuis", "mijn naam is bouwhuis"),
        ("Marjan Bouwhuis", "mijn naam is [NAME] Bouwhuis"),
        ("Pieter", "Pieters fiets"),
        ("Hoofdweg 203", "[ADDRESS] hoofdweg"),
        ("nul zes twee drie vier vijf", "[PHONE] drie vier vijf"),
        ("NL12ABNA", "NL12 ABNA"),
        ("06-12 34 56 78", "0612345678"),
        ("drie", "drie"),
    ],
)
def test_what_is_left_can_be_read(string, text):
    assert is_readable(string, text, ORDINARY)


@pytest.mark.parametrize(
    ("string", "text"),
    [
        ("Bouwhuis", "mijn naam is [NAME]"),
        ("Van de Velde", "mijn naam is [NAME] van de"),
        ("Bo", "mijn naam is bo"),  # two letters identify nobody
        ("Tim", "optimaal"),
        ("nul zes twee drie vier vijf", "[PHONE] vier vijf"),  # two spoken figures can be chance
        ("nul zes twee drie", "nul zes [PHONE] twee drie"),
        ("8043 KR", "[POSTCODE]"),
        ("Bouwhuis", ""),
    ],
)
def test_what_is_masked_or_ordinary_cannot(string, text):
    assert not is_readable(string, text, ORDINARY)


def test_ordinary_is_what_several_contacts_use():
    assert ordinary_words([{"return", "label"}, {"return"}, {"sanne"}]) == {"return"}


def test_other_words_are_those_outside_the_strings_and_the_longer_string_goes_first():
    assert other_words("Ik ben Noor Achterberg, zegt Noor.", ["Noor", "Noor Achterberg"]) == {"ik", "ben", "zegt"}


@pytest.mark.parametrize(
    ("raw", "clean", "strings", "n"),
    [
        ("mijn naam is Bouwhuis", "mijn naam is [NAME]", ["Bouwhuis"], 0),
        ("een goede verhuizing", "een goede [NAME]", [], 1),
        ("Noor wacht op maandag", "[NAME] wacht op [NAME]", ["Noor"], 1),
        ("bel nul zes een twee", "bel [PHONE]", ["nul zes een twee"], 0),
        ("de vendor schreef [PII] al", "de vendor schreef [PII] al", [], 0),
        ("Oude mail van Jan\n> knip", "Oude mail van [NAME]", ["Jan"], 0),
        ("niets te doen", "niets te doen", ["Jan"], 0),
    ],
)
def test_a_mark_is_needless_where_no_gold_string_stood(raw, clean, strings, n):
    assert needless_masks(raw, clean, strings) == n


@given(st.text(alphabet="abcdef ", min_size=3, max_size=20).filter(lambda text: any(len(word) >= 3 for word in text.split())))
def test_an_unmasked_string_can_always_be_read(string):
    assert is_readable(string, f"voor {string} na", frozenset())
    assert not is_readable(string, "voor [NAME] na", frozenset())
