from datetime import date

from cxtext.report.quotes import choose
from cxtext.report.warehouse import Candidate


def _candidate(quote, *, customer, label="waiting", channel="call", language="nl"):
    return Candidate(label, quote, channel, language, 3, date(2026, 11, 10), f"contact of {customer}", 1, customer)


def _texts(candidates, *, n=3, labels=("waiting",), language="nl"):
    chosen = choose(candidates, labels, n=n, language=language)
    return {label: [quote.text for quote in quotes] for label, quotes in chosen.items()}


def test_the_surest_come_first_and_as_many_as_asked():
    candidates = [_candidate(text, customer=text) for text in ("aa bb", "cc dd", "ee ff", "gg hh")]
    assert _texts(candidates, n=2) == {"waiting": ["aa bb", "cc dd"]}
    assert _texts(candidates, n=0) == {"waiting": []}


def test_a_customer_is_quoted_once_in_the_whole_report():
    candidates = [_candidate("aa bb", customer="k1"), _candidate("cc dd", customer="k1"), _candidate("ee ff", customer="k1", label="price")]
    assert _texts(candidates, labels=("waiting", "price")) == {"waiting": ["aa bb"], "price": []}


def test_a_second_quote_takes_no_customer_who_alone_can_speak_for_another_label():
    candidates = [
        _candidate("aa bb", customer="k1"),
        _candidate("cc dd", customer="k2"),
        _candidate("ee ff", customer="k3"),
        _candidate("gg hh", customer="k2", label="price"),
    ]
    assert _texts(candidates, labels=("waiting", "price")) == {"waiting": ["aa bb", "ee ff"], "price": ["gg hh"]}


def test_quotes_that_say_the_same_are_shown_once():
    # Three of five different words are shared: 0.6; then two of six: 0.33.
    candidates = [
        _candidate("ik wacht al weken", customer="k1"),
        _candidate("Ik wacht al dagen", customer="k2"),
        _candidate("al weken stil hoor", customer="k3"),
    ]
    assert _texts(candidates) == {"waiting": ["ik wacht al weken", "al weken stil hoor"]}


def test_another_channel_is_preferred_to_more_of_the_same():
    candidates = [_candidate("aa bb", customer="k1"), _candidate("cc dd", customer="k2"), _candidate("ee ff", customer="k3", channel="chat")]
    assert _texts(candidates, n=2) == {"waiting": ["aa bb", "ee ff"]}


def test_quotes_in_the_language_of_the_report_stand_first():
    candidates = [_candidate("aa bb", customer="k1", language="en"), _candidate("cc dd", customer="k2")]
    assert _texts(candidates, language="nl") == {"waiting": ["cc dd", "aa bb"]}


def test_quotes_are_sentences_of_30_to_200_characters_of_the_customers_of_the_week(weeks):
    weeks.volume()
    weeks.pain("waiting")
    for n, text in enumerate(["x" * 29, "y" * 30, "z" * 200, "w" * 201]):
        weeks.quote(text, contact=f"c-{n}", customer=f"k-{n}")
    weeks.quote("een ander pijnpunt dat niet getoond wordt", label="staff", contact="c-9", customer="k-9")
    (pain,) = weeks.report().pain_points
    assert [quote.text for quote in pain.quotes] == ["y" * 30, "z" * 200]


def test_a_contact_without_customer_counts_as_a_customer_of_its_own(weeks):
    weeks.volume()
    weeks.pain("waiting")
    weeks.quote("ik sta al een half uur in de wacht", contact="c-1")
    weeks.quote("waarom neemt er nooit iemand meteen op", contact="c-2")
    weeks.quote("nog een zin uit precies hetzelfde gesprek", contact="c-2")
    (pain,) = weeks.report().pain_points
    assert [quote.contact_id for quote in pain.quotes] == ["c-1", "c-2"]


def test_the_day_of_a_quote_is_the_day_in_the_time_zone_of_the_weeks(weeks):
    weeks.volume()
    weeks.pain("waiting")
    weeks.quote("ik sta al een half uur in de wacht", started="2026-11-10 23:30:00+00")  # half past midnight in Amsterdam
    (pain,) = weeks.report().pain_points
    assert pain.quotes[0].started_at == date(2026, 11, 11)


def test_a_quote_that_is_far_less_sure_than_the_surest_is_no_evidence(weeks):
    weeks.volume()
    weeks.pain("waiting")
    weeks.quote("ik sta al een half uur in de wacht", contact="c-1", score=0.8)
    weeks.quote("waarom neemt er nooit iemand meteen op", contact="c-2", score=0.4)
    weeks.quote("ook via de website lukt het inloggen niet", contact="c-3", channel="chat", score=0.39)
    (pain,) = weeks.report().pain_points
    assert [quote.contact_id for quote in pain.quotes] == ["c-1", "c-2"]
