"""What speech recognition makes of numbers, letters and addresses."""

import pytest

from cxtext.clean.personal.numerals import figures_of, ordinal_words
from cxtext.clean.personal.passage import Passage
from cxtext.clean.personal.units import find_runs
from cxtext.clean.redact import Redactor

REDACTOR = Redactor(keep=["zilverlijn"])


@pytest.mark.parametrize(
    ("word", "figures"),
    [
        ("vierendertig", "34"),
        ("tweeentwintig", "22"),
        ("negentwee", "92"),
        ("negentienvijfenveertig", "1945"),
        ("tweehonderdelf", "211"),
        ("oh", "0"),
        ("48", "48"),
        ("tafel", ""),
    ],
)
def test_reads_number_words(word, figures):
    assert figures_of(word) == figures


def test_reads_ordinals_in_both_languages():
    assert (ordinal_words()["veertiende"], ordinal_words()["eenentwintigste"], ordinal_words()["fourteenth"]) == (14, 21, 14)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nul zes dubbel een twee drie", "061123"),
        ("twee keer nul vier vijf", "0045"),
        ("zes en veertig eh negentig", "4690"),
        ("sixty one double four", "6144"),
        ("m van marie b for bravo", "mb"),
        ("z l twee nul", "zl20"),
        ("drie nullen vier", "0004"),
    ],
)
def test_reads_runs_of_figures_and_letters(text, value):
    assert [run.value for run in find_runs(Passage(text, spoken=True))] == [value]


@pytest.mark.parametrize(
    ("text", "expecting", "expected"),
    [
        ("mijn nummer is nul zes twaalf vierendertig zesenvijftig achtenzeventig", None, "mijn nummer is [PHONE]"),
        ("oh seven seven double zero nine hundred one two three", None, "[PHONE]"),
        ("n l vierentwintig rabo nul drie één acht twee zeven vier negen vijf zes klopt dat", None, "[IBAN] klopt dat"),
        ("zeventig eenentwintig k b en dan nummer zestien", None, "[POSTCODE] en dan nummer zestien"),
        ("eight zero one seven, c a, charlie alpha, and number twelve", None, "[POSTCODE], and number twelve"),
        ("dat is z l twee nul drie een zeven vijf vier", None, "dat is [CUSTOMER_NUMBER]"),
        ("twee nul vier acht acht een drie", "CUSTOMER_NUMBER", "[CUSTOMER_NUMBER]"),
        ("mijn bsn is een twee drie vier vijf zes zeven acht twee", None, "mijn bsn is [BSN]"),
        ("veertien maart negentienvijfenveertig", None, "[DATE_OF_BIRTH]"),
        ("the fourteenth of march nineteen eighty-two", None, "the [DATE_OF_BIRTH]"),
        ("drie mei negentienhonderd eenenveertig", "DATE_OF_BIRTH", "[DATE_OF_BIRTH]"),
        ("van de eenentwintigste elfde achtenzeventig", "DATE_OF_BIRTH", "van de [DATE_OF_BIRTH]"),
        ("jan punt jansen apenstaartje gmail punt com", None, "[EMAIL]"),
        ("it's m dot brown at gmail dot com thanks", None, "it's [EMAIL] thanks"),
        ("g punt hulshof met een f apenstaartje mailhuis punt example", None, "[EMAIL]"),
        ("ik woon op de kerkstraat twaalf in zwolle", None, "ik woon op de [ADDRESS] in zwolle"),
        ("lepel straat drie en veertig", "ADDRESS", "[ADDRESS]"),
        ("oranje nassau laan zes en zestig a", "ADDRESS", "[ADDRESS]"),
        ("h a r t i g a n", None, "[NAME]"),
        ("b for bravo r for romeo o for oscar w for whiskey n for november", None, "[NAME]"),
        ("mijn wachtwoord is kameel drieëntwintig hoofdletter t", None, "mijn wachtwoord is [CREDENTIAL]"),
    ],
)
def test_masks_what_is_read_out(text, expecting, expected):
    assert REDACTOR.redact(text, spoken=True, expecting=expecting) == expected


@pytest.mark.parametrize(
    "text",
    [
        "dat kost mij twaalf euro vijftig",
        "ik wacht al drie weken en twee dagen",
        "de meterstand is een twee drie vier vijf",
        "tussen acht en twaalf uur op zes november",
        "vijfhonderd megabit voor negenenveertig euro vijfennegentig",
        "i called one two three times",
        "in twenty twenty six",
        "let's meet at the shop dot the end",
    ],
)
def test_leaves_amounts_times_and_readings(text):
    assert REDACTOR.redact(text, spoken=True) == text
