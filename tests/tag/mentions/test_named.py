import pytest

from cxtext.tag.mentions.moments import Moment
from cxtext.tag.mentions.named import Named, named

_YESTERDAY = Moment(days_ago=1)


@pytest.mark.parametrize(
    ("said", "channel", "moment"),
    [
        ("ik heb gisteren gechat", "chat", _YESTERDAY),
        ("hoi, gisteren ook al gechat met [name]", "chat", _YESTERDAY),
        ("ik had gisteren al een chat met een collega van je", "chat", _YESTERDAY),
        ("vorige week gebeld over die rare geluiden", "call", Moment(days_ago=7)),
        ("nou ik heb een week geleden gebeld over de snelheid", "call", Moment(days_ago=7)),
        ("ik heb drie maanden geleden een mail gestuurd", "email", Moment(days_ago=90)),
        ("ik had dat vorige week al per mail gemeld", "email", Moment(days_ago=7)),
        ("ik heb zaterdag al gechat over de borg", "chat", Moment(weekday=6)),
        ("op 14 oktober beloofde [name] dat ik het geld zou hebben", None, Moment(month_day="10-14")),
        ("op zeven mei heb ik hierover een klacht geschreven", "email", Moment(month_day="05-07")),
        ("[name] heeft me vorige week aan de telefoon een vergoeding van zeven euro toegezegd", "call", Moment(days_ago=7)),
        ("vorige week schreef je dat het eraf was", None, Moment(days_ago=7)),
        ("dat heb ik al gemaild", "email", None),
        ("dat heb ik in de chat ook al gegeven", "chat", None),
    ],
)
def test_contacts_that_dutch_customers_name(said, channel, moment):
    assert named(said, "nl") == [Named(channel=channel, moment=moment)]


@pytest.mark.parametrize(
    ("said", "channel", "moment"),
    [
        ("i called on tuesday about a double charge", "call", Moment(weekday=2)),
        ("i emailed you last week", "email", Moment(days_ago=7)),
        ("i wrote to you on 2 october about the meter", "email", Moment(month_day="10-02")),
        ("rang twice the day before yesterday", "call", Moment(days_ago=2)),
        ("i rang three weeks ago about this", "call", Moment(days_ago=21)),
        ("we've been e-mailing about the prices", None, None),
        ("i reported this in the app on monday", "other", Moment(weekday=1)),
        ("yesterday on the phone i was told that it would work", "call", _YESTERDAY),
    ],
)
def test_contacts_that_english_customers_name(said, channel, moment):
    assert Named(channel=channel, moment=moment) in named(said, "en")


def test_two_contacts_in_a_sentence_are_two():
    said = "daar heb ik op drie november over gebeld en op vijf november gechat en nu bel ik dus weer"
    assert named(said, "nl") == [Named(channel="call", moment=Moment(month_day="11-03")), Named(channel="chat", moment=Moment(month_day="11-05"))]


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("ik belde om te vragen of de wasmachine de trap op kan", "nl"),  # this very contact
        ("wat ben ik blij dat ik gebeld heb", "nl"),
        ("de monteur heeft gisteren niet gebeld", "nl"),  # denied
        ("ik word de hele week door u gebeld", "nl"),  # done to them
        ("hij belde gisteren mijn moeder", "nl"),  # another did
        ("u schreef dat de tarieven per 1 januari wijzigen", "nl"),  # the moment is that of what was written
        ("dat zei u net al", "nl"),
        ("yes i've rung to tell somebody about our holiday", "en"),
        ("what's the pause button called", "en"),
        ("nobody called yesterday", "en"),
        ("i've it written down somewhere", "en"),
        ("she called me last week", "en"),
    ],
)
def test_what_names_no_earlier_contact(said, language):
    assert named(said, language) == []
