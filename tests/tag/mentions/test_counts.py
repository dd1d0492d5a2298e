import pytest

from cxtext.tag.mentions.counts import n_earlier


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # An ordinal counts the contact that is going on: the third time is two before it.
        ("dit is de derde keer dat ik bel", 2),
        ("ik mail u nu voor de 5e maal hierover", 4),
        ("zo moet ik toch voor de vierde keer achter jullie aan", 3),
        ("dit is mijn vierde brief over dezelfde kwestie", 3),
        # A number of times does not count it.
        ("ik heb hierover vijf keer gebeld", 5),
        ("zesmaal heb ik gebeld en zesmaal begon ik weer van voren af aan", 6),
        ("heb ik ook 3x gemeld", 3),
        ("gebeld, al drie keer, en niemand weet iets", 3),
        # Contacts counted by kind add up.
        ("drie eerdere mails en twee telefoontjes verder sta ik nog op hetzelfde punt", 5),
    ],
)
def test_what_dutch_customers_count(said, expected):
    assert n_earlier(said, "nl") == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("this is the third time i'm calling", 2),
        ("i'm asking for the 2nd time", 1),
        ("this is my fifth e-mail about the order", 4),
        ("i've emailed you six times", 6),
        ("rang twice last week, got the same", 2),
        ("my housemate's emailed you six times", 6),
        ("i've sent two messages through the form already", 2),
    ],
)
def test_what_english_customers_count(said, expected):
    assert n_earlier(said, "en") == expected


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("dit is de derde keer dat het modem uitvalt", "nl"),  # counts no contact
        ("de eerste keer dat ik bel", "nl"),  # none before it
        ("ik vraag nu voor de vijfde keer om een mens", "nl"),  # counts turns of this chat
        ("u heeft mij al drie keer gemaild", "nl"),  # the company did
        ("ik heb twee brieven van u gekregen", "nl"),
        ("voor de honderdste keer", "nl"),
        ("the bus was late three times this week", "en"),
        ("you've written to me three times", "en"),
        ("they asked for them twice", "en"),
        ("hello you've sent me two letters for arrears", "en"),
        ("third time i've said that since i dialled", "en"),
    ],
)
def test_what_is_no_count_of_contacts(said, language):
    assert n_earlier(said, language) is None
