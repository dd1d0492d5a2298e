"""The start page, a contact to read, and the explanation behind it."""

import re

import pytest


def test_the_start_page_links_weeks_and_labels(office):
    page = office.get("/")
    assert re.findall(r'href="(/contacts\?from=[^"]*)"', page) == [f"/contacts?from=2026-W{week}&to=2026-W{week}" for week in (46, 45, 44)]
    assert 'href="/contacts?pain_point=waiting"><span>wachttijd</span> <span class="n">2</span>' in page


def test_a_contact_shows_its_tags_on_the_words(office):
    page = office.pages.get("/contacts/aaaaaa01").text
    assert '<mark class="pain_point"><span class="mark-number">1</span>Ik wacht al drie weken.</mark>' in page
    assert '<mark class="pain_point"><span class="mark-number">2</span>Mijn dubbele &lt;b&gt;factuur&lt;/b&gt; klopt niet!</mark>' in page
    assert re.search(r'pain_point"><span class="mark-number">2</span>.*?factuur</a> <span class="sure">kans 0,90, ernst 4 van 5', page)
    assert 'aria-label="Gevoel per beurt van de klant: beurt 1 −3 (piek), beurt 2 +1 (eind)."' in page
    assert "dubbele rekening (100% van de woorden van de klant)" in page
    assert page.count("10:00") >= 1


def test_a_contact_leads_back_to_its_answer_and_to_its_neighbours(office):
    page = office.get("/contacts/aaaaaa01?sort=worst&language=nl")
    assert 'href="/contacts?sort=worst&language=nl"' in page
    assert 'rel="prev" href="/contacts/aaaaaa02?sort=worst&language=nl"' in page  # peaks −5, −3
    assert ">2 van 2</span>" in page
    assert 'rel="next"' not in page
    assert 'rel="prev"' not in office.get("/contacts/aaaaaa01?channel=email")  # not part of that answer


def test_other_contacts_of_the_customer_are_named_and_nobody_elses(office):
    page = office.get("/contacts/aaaaaa01")
    assert "/contacts/aaaaaa02" in page.split("Andere contacten van deze klant")[1]
    assert "/contacts/aaaaaa03" not in page.split("Andere contacten van deze klant")[1]
    # contacts without a customer are not one customer
    assert "Andere contacten" not in office.get("/contacts/aaaaaa04")


def _journey(*contact_ids):
    columns = "journey_id, customer_key, first_at, last_at, n_contacts, n_needed, channels, n_channel_switches, closes_at, solved, days"
    yield f"INSERT INTO main.journeys ({columns}) VALUES ('j1', 'k1', now(), now(), {len(contact_ids)}, 1, ['chat', 'call'], 1, now(), 'no', 6.0)"
    for step, contact_id in enumerate(contact_ids, 1):
        follows = "NULL, 'first', true, NULL" if step == 1 else "143.9, 'repeat', true, 'matter'"
        yield f"INSERT INTO main.journey_contacts VALUES ('j1', '{contact_id}', {step}, {follows})"


def test_a_journey_links_its_contacts_and_says_how_they_follow(office):
    office.publish(*_journey("aaaaaa02", "aaaaaa01"))
    page = office.get("/contacts/aaaaaa01?sort=worst").replace("\N{NO-BREAK SPACE}", " ")
    assert '<a href="#journey">Klantreis: contact 2 van 2</a>' in page
    journey = page.split('id="journey">')[1]
    assert "6 dagen, 1 kanaalwissel, opgelost: nee" in journey
    assert 'href="/contacts/aaaaaa02?sort=worst"' in journey
    assert "opnieuw, 6 dagen later: zelfde zaak" in journey
    assert "<strong>dit contact</strong>" in journey
    assert "Andere contacten van deze klant" not in page  # the only other one is in the journey


def test_a_contact_that_is_a_journey_by_itself_names_none(office):
    office.publish(*_journey("aaaaaa01"))
    page = office.get("/contacts/aaaaaa01")
    assert "Klantreis" not in page
    assert "/contacts/aaaaaa02" in page.split("Andere contacten van deze klant")[1]


@pytest.mark.parametrize(("hours", "told"), [(0.0, "0 minuten"), (0.2, "12 minuten"), (1.0, "1 uur"), (47.4, "47 uur"), (48.0, "2 dagen")])
def test_the_time_between_two_contacts_is_said_in_its_own_unit(office, hours, told):
    office.publish(*_journey("aaaaaa02", "aaaaaa01"), f"UPDATE main.journey_contacts SET gap_h = {hours} WHERE step = 2")
    assert f"opnieuw, {told} later" in office.get("/contacts/aaaaaa01").replace("\N{NO-BREAK SPACE}", " ")


def test_what_a_person_checked_is_marked(office):
    assert "✓ door een mens nagekeken" in office.get("/contacts/aaaaaa02")
    assert "nagekeken" not in office.get("/contacts/aaaaaa01").split("<main")[1]


def test_the_explanation_is_one_click_away_and_leads_back(office):
    assert 'href="/contacts/aaaaaa01/why?sort=worst"' in office.get("/contacts/aaaaaa01?sort=worst")
    page = office.get("/contacts/aaaaaa01/why?sort=worst")
    assert 'href="/contacts/aaaaaa01?sort=worst"' in page
    assert "Waarom deze labels?" in page


def test_it_speaks_english_too(office):
    office.pages.app.state.desk.language = "en"
    assert '<html lang="en">' in office.get("/")
    assert office.facet("pain_point", "waiting") == 2
    assert "Course of feeling" in office.get("/contacts/aaaaaa01")
    assert "w; write one as 2026-W46" in office.get("/contacts?from=w", status=400).replace("w is no week of from", "w")


def test_both_languages_have_the_same_phrases():
    from cxtext.browse.names import words

    dutch, english = words("nl"), words("en")
    assert (dutch.phrases.keys(), dutch.lists.keys()) == (english.phrases.keys(), english.lists.keys())
    places = {key: (set(re.findall(r"{\w+}", dutch.phrases[key])), set(re.findall(r"{\w+}", english.phrases[key]))) for key in dutch.phrases}
    assert [key for key, (nl, en) in places.items() if nl != en] == []
