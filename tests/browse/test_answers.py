"""What is found, in which order, and the numbers beside the labels."""

import csv
import io

import pytest


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ("", ["01", "02", "03", "04"]),  # newest first
        ("?sort=worst", ["02", "01", "03", "04"]),  # peaks −5, −3, none
        ("?sort=severe", ["01", "02", "03", "04"]),  # severities 4, 1, none
        ("?from=2026-W45&to=2026-W45", ["02", "03"]),
        ("?from=2026-W46", ["01"]),
        ("?to=2026-W44", ["04"]),
        ("?channel=call&channel=chat", ["01", "02", "04"]),  # one of each: either
        ("?pain_point=waiting&pain_point=billing", ["01"]),  # many of each: both
        ("?pain_point=waiting&channel=chat", ["02"]),
        ("?contact_reason=complaint&contact_reason=payment_billing&language=nl", ["01", "02"]),
        ("?emotion=gratitude", ["01"]),
        ("?topic=t1", ["01"]),
        ("?queue=facturen", ["02", "03"]),
        ("?checked=yes", ["02"]),
        ("?churn=leaving", []),
        ("?topic=t-unknown", []),
    ],
)
def test_filters_weeks_and_order(office, parameters, found):
    assert office.found(parameters) == found


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ("?q=factuur", ["01", "03", "04"]),
        ("?q=FACT", ["01", "03", "04"]),  # the beginning of a word, in any case
        ("?q=ctuur", []),  # not its middle
        ("?q=cafe+zurich", ["02"]),  # accents do not matter
        ("?q=Caf%C3%A9", ["02"]),
        ("?q=dubbele+factuur", ["01", "04"]),  # both in one turn, in any order
        ('?q="dubbele+factuur"', []),  # in 01 a tag stands between them, which is a word of its own
        ('?q="dubbele+b+factuur"', ["01"]),
        ("?q=goedemorgen+factuur", []),  # not in one turn
        ("?q=factuur&by=customer", ["01", "03"]),
        ("?q=factuur&by=agent", ["04"]),
        ("?q=factuur&pain_point=billing", ["01"]),
        ("?q=!!!", ["01", "02", "03", "04"]),  # nothing that could be said
    ],
)
def test_words_are_searched_in_turns(office, parameters, found):
    assert office.found(parameters) == found


@pytest.mark.parametrize("words", ["' OR 1=1 --", "'; DROP TABLE contact; --", '") UNION SELECT 1', "%", "_", "\\", "$words", "{{ 7*7 }}", "\x00", "a" * 200])
def test_what_is_typed_is_never_sql(office, words):
    for name in ("q", "queue", "topic"):
        answer = office.pages.get("/contacts", params={name: words})
        assert answer.status_code == (400 if words == "\x00" and name != "q" else 200)
        assert "49" not in answer.text or "7*7" in answer.text
    assert office.found() == ["01", "02", "03", "04"]


def test_numbers_count_the_answer_and_what_one_more_of_a_kind_would_add(office):
    assert (office.facet("pain_point", "wachttijd"), office.facet("pain_point", "factuur")) == (2, 1)
    # of the one contact with a billing pain
    assert office.facet("pain_point", "wachttijd", "?pain_point=billing") == 1
    assert office.facet("channel", "chat", "?pain_point=billing") is None
    # a contact has one channel: beside the two calls stand the chat and the mail that could be asked for as well
    assert [office.facet("channel", name, "?channel=call") for name in ("telefoon", "chat", "e-mail")] == [2, 1, 1]
    assert office.facet("channel", "chat", "?channel=call&pain_point=waiting") == 1
    assert office.facet("channel", "e-mail", "?channel=call&pain_point=waiting") is None


def test_a_found_turn_is_shown_with_the_words_marked_and_escaped(office):
    page = office.pages.get("/contacts?q=factuur&by=customer").text
    assert '&lt;b&gt;<mark class="hit">factuur</mark>&lt;/b&gt;' in page
    assert "klant, beurt 1" in page
    assert "<b>factuur" not in page


def test_a_label_that_is_asked_for_can_be_taken_away_where_nothing_is_found(office):
    page = office.get("/contacts?churn=leaving&queue=facturen")
    assert "Geen contact heeft dit alles" in page
    assert 'href="/contacts?queue=facturen" aria-label="Vertrek: vertrekt: weghalen"' in page


def test_pages_of_fifty(office):
    office.publish(
        "INSERT INTO main.contacts BY NAME SELECT * EXCLUDE (i) REPLACE ('bbbb' || lpad(i::VARCHAR, 4, '0') AS contact_id, 's' || i AS source_contact_id)"
        " FROM main.contacts, range(97) AS more(i) WHERE contact_id = 'aaaaaa04'"
    )
    first, last = office.get("/contacts"), office.get("/contacts?page=3")  # 4 + 97 = 101 contacts
    assert ("101 contacten" in first.replace("\N{NO-BREAK SPACE}", " "), first.count('class="row"'), last.count('class="row"')) == (True, 50, 1)
    assert ('href="/contacts?page=2"' in first, 'href="/contacts?page=2"' in last, "page=4" in last) == (True, True, False)
    assert "Er is geen pagina 9; de laatste is 3." in office.get("/contacts?page=9")


@pytest.mark.parametrize(("language", "delimiter", "peak_end"), [("nl", ";", "-2,5"), ("en", ",", "-2.5")])
def test_the_answer_as_csv(office, language, delimiter, peak_end):
    office.pages.app.state.desk.language = language
    office.publish(
        "UPDATE main.contact_scores SET peak_end = -2.5 WHERE contact_id = 'aaaaaa01'",
        "UPDATE main.contacts SET queue = '=HYPERLINK(1)' WHERE contact_id = 'aaaaaa01'",
    )
    answer = office.pages.get("/contacts.csv?pain_point=waiting")
    assert answer.headers["content-disposition"].startswith('attachment; filename="cxtext-contacts-')
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff")), delimiter=delimiter))
    assert [row["contact_id"] for row in rows] == ["aaaaaa01", "aaaaaa02"]
    told = {name: rows[0][name] for name in ("week", "started_at", "queue", "pain_points", "peak_end", "effort")}
    # 9:00 UTC is 10:00 in Amsterdam in November
    assert told == {
        "week": "2026-W46",
        "started_at": "2026-11-09 10:00",
        "queue": "'=HYPERLINK(1)",
        "pain_points": "billing, waiting",
        "peak_end": peak_end,
        "effort": "",
    }
    assert office.pages.get("/contacts.csv?churn=leaving").text.count("\n") == 1
