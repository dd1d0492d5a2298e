import pytest

from cxtext.tag.mentions.moments import Moment, moments, nearest


@pytest.mark.parametrize(
    ("said", "language", "expected"),
    [
        ("gisteravond", "nl", Moment(days_ago=1)),
        ("vanmorgen", "nl", Moment(days_ago=0)),
        ("eergisteren", "nl", Moment(days_ago=2)),
        ("dinsdagmiddag", "nl", Moment(weekday=2)),
        ("twee maanden terug", "nl", Moment(days_ago=60)),
        ("vorige maand", "nl", Moment(days_ago=30)),
        ("op drie november", "nl", Moment(month_day="11-03")),
        ("a week ago", "en", Moment(days_ago=7)),
        ("last night", "en", Moment(days_ago=1)),
        ("the tenth of february", "en", Moment(month_day="02-10")),
        ("october 14th", "en", Moment(month_day="10-14")),
        ("friday afternoon", "en", Moment(weekday=5)),
    ],
)
def test_moments_as_people_say_them(said, language, expected):
    assert expected in [moment for _, _, moment in moments(said, language)]


def test_the_nearest_moment_counts():
    said = "op 3 november kreeg ik de factuur en gisteren heb ik gebeld"
    start = said.index("gebeld")
    assert nearest(said, start, len(said), "nl") == Moment(days_ago=1)


def test_a_moment_far_away_is_that_of_another_thing():
    said = "gisteren " + "en toen " * 12 + "gebeld"
    assert nearest(said, said.index("gebeld"), len(said), "nl") is None


def test_a_word_that_holds_a_moment_is_none():
    assert list(moments("mijn zondagskrant en het eergisterennieuws", "nl")) == []
