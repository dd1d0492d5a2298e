from cxtext import tables
from cxtext.tag.conversations import side
from cxtext.tag.mentions import mentions
from cxtext.tag.mentions.words import trigger, words

_NOBODY = side([], [], [], [])


def _said(*texts, language="nl"):
    return side(["c1"] * len(texts), list(range(1, len(texts) + 1)), texts, [language] * len(texts))


def test_a_mention_carries_its_sentence_and_place():
    said = "Goedemorgen. Ik heb gisteren al gechat! Nu bel ik."
    (row,) = mentions(_said("Hallo.", said), _NOBODY)
    assert row == {
        "contact_id": "c1",
        "seq": 2,
        "kind": "earlier_contact",
        "n_earlier": None,
        "channel": "chat",
        "days_ago": 1,
        "weekday": None,
        "month_day": None,
        "start_char": said.index("Ik heb"),
        "end_char": said.index(" Nu"),
        "quote": "Ik heb gisteren al gechat!",
    }
    assert set(row) == set(tables.MENTIONS.names)


def test_a_count_without_a_named_contact_is_a_row_too():
    (row,) = mentions(_said("Dit is de derde keer dat ik bel."), _NOBODY)
    assert (row["n_earlier"], row["channel"], row["days_ago"]) == (2, None, None)


def test_the_company_says_in_its_first_turn_that_it_makes_contact():
    agents = side(["c1", "c1", "c2"], [0, 4, 0], ["Hallo, ik bel u terug over de factuur.", "Ik bel u over een uur terug.", "Waar belt u over?"], ["nl"] * 3)
    rows = mentions(_NOBODY, agents)
    assert [(row["contact_id"], row["seq"], row["kind"]) for row in rows] == [("c1", 0, "company_contact")]


def test_the_company_calls_in_english():
    agents = side(["c1"], [0], ["Good morning, I'm calling you back about the refund."], ["en"])
    assert [row["kind"] for row in mentions(_NOBODY, agents)] == ["company_contact"]


def test_nothing_said_is_no_mention():
    assert mentions(_NOBODY, _NOBODY) == []
    assert mentions(_said("Mijn internet doet het niet."), _NOBODY) == []


def test_no_example_of_the_word_lists_is_passed_over():
    # Only sentences with a trigger are read; so every word that can make a mention must be one.
    told = [
        "gebeld",
        "gechat",
        "gemaild",
        "geschreven",
        "gesproken",
        "gemeld",
        "doorgegeven",
        "gevraagd",
        "verteld",
        "uitgelegd",
        "gezegd",
        "gegeven",
        "derde keer",
    ]
    told += [
        "called",
        "rang",
        "phoned",
        "chatted",
        "e-mailed",
        "wrote",
        "spoke",
        "reported",
        "asked",
        "explained",
        "said",
        "gave",
        "twice",
        "third time",
        "promised",
    ]
    assert [word for word in told if not trigger().search(word)] == []
    assert set(words("nl").table) == set(words("en").table)
