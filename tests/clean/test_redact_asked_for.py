"""What a question asks for."""

import pytest

from cxtext.clean.redact import asked_for


@pytest.mark.parametrize(
    ("question", "types"),
    [
        ("mag ik uw geboortedatum", "DATE_OF_BIRTH"),
        ("your account number please", "CUSTOMER_NUMBER"),
        ("wat is uw postcode en huisnummer", "ADDRESS,POSTCODE"),
        ("hoe heet u", "NAME"),
        ("met wie spreek ik", "NAME"),
        ("May I have your name and date of birth?", "DATE_OF_BIRTH,NAME"),
        ("Op welk telefoonnummer kan ik u bereiken?", "PHONE"),
        ("Wat is je e-mailadres?", "EMAIL"),
        ("welke code staat er in de sms", "CREDENTIAL"),
        ("Ik heb uw adres aangepast.", None),
        ("Kan ik verder nog iets voor u doen?", None),
        ("ik stuur het naar uw e-mailadres", None),
    ],
)
def test_reads_what_an_agent_asks_for(question, types):
    assert asked_for(question) == types
