"""Numbers with a form of their own, and what looks like them without being them."""

import pytest

from cxtext.clean.redact import Redactor

REDACTOR = Redactor(keep=["Zilverlijn"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IBAN NL91 ABNA 0417 1643 00.", "IBAN [IBAN]."),
        ("nl91abna0417164300 en BE68 5390 0754 7034", "[IBAN] en [IBAN]"),
        ("NL91ABNA0417164301 met een typfout", "[IBAN] met een typfout"),  # check digits wrong: still somebody's account
        ("kaart 4111 1111 1111 1111", "kaart [CARD]"),
        ("bsn 123456782, 1234.56.782 of 123 456 782", "bsn [BSN], [BSN] of [BSN]"),
        ("burgerservicenummer 123456789", "burgerservicenummer [BSN]"),  # fails the 11-test, but is said to be one
        ("kenteken 12-ABC-3, T-482-KB", "kenteken [LICENCE_PLATE], [LICENCE_PLATE]"),
        ("cvc 123, SSN 460-89-9847", "cvc [CARD], SSN [BSN]"),
        ("mijn kenteken is g123bt", "mijn kenteken is [LICENCE_PLATE]"),
        ("ip 84.106.33.17 of 2001:db8::8a2e:370:7334", "ip [IP_ADDRESS] of [IP_ADDRESS]"),
    ],
)
def test_masks_numbers_with_a_form_of_their_own(text, expected):
    assert REDACTOR.redact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("06-12345678, 06 12 34 56 78, 0612345678", "[PHONE], [PHONE], [PHONE]"),
        ("+31 6 12345678 of 0031612345678 of +31 (0)6 1234 5678", "[PHONE] of [PHONE] of [PHONE]"),
        ("038-4567890 / (038) 456 78 90", "[PHONE] / [PHONE]"),
        ("06.12.34.56.78", "[PHONE]"),
        ("call 780-999-2181", "call [PHONE]"),
        ("+32 470 12 34 56, 020 7946 0018, +44 7700 900123", "[PHONE], [PHONE], [PHONE]"),
        ("mail jan.jansen+x@post.example of jan [at] gmail [dot] com", "mail [EMAIL] of [EMAIL]"),
        ("https://shop.example/order/2048813?t=1 of www.shop.example", "[URL] of www.shop.example"),
        ("Kerkstraat 12-3, 1017 GC Amsterdam", "[ADDRESS], [POSTCODE] Amsterdam"),
        ("Burgemeester van Roijensingel 3", "[ADDRESS]"),
        ("Laan van Meerdervoort 1004B", "[ADDRESS]"),
        ("Ik woon op Brink 12 in Deventer", "Ik woon op [ADDRESS] in Deventer"),
        ("I live at 24 Baker Street, London NW1 6XE", "I live at [ADDRESS], London [POSTCODE]"),
        ("8011ab", "[POSTCODE]"),
    ],
)
def test_masks_where_a_person_can_be_reached(text, expected):
    assert REDACTOR.redact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Klantnummer: 2048813", "Klantnummer: [CUSTOMER_NUMBER]"),
        ("order #12345 is kwijt", "order [CUSTOMER_NUMBER] is kwijt"),
        ("ZL-2048813 en 3SABCD1234567", "[CUSTOMER_NUMBER] en [CUSTOMER_NUMBER]"),
        ("booking reference XK7P2Q", "booking reference [CUSTOMER_NUMBER]"),
        ("factuurnummer F2026-0099123", "factuurnummer [CUSTOMER_NUMBER]"),
        ("Geboren op 12-03-1985", "Geboren op [DATE_OF_BIRTH]"),
        ("dob March 12, 1985", "dob [DATE_OF_BIRTH]"),
        ("02-12-1983", "[DATE_OF_BIRTH]"),  # nothing is delivered in 1983
        ("user name: jan_dv88, wachtwoord: Zomer2024!", "user name: [CREDENTIAL], wachtwoord: [CREDENTIAL]"),
        ("my password is hunter2", "my password is [CREDENTIAL]"),
        ("pincode 1234", "pincode [CREDENTIAL]"),
    ],
)
def test_masks_case_numbers_birth_dates_and_credentials(text, expected):
    assert REDACTOR.redact(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ik betaalde € 1.234,56 en 250 euro op 12-11-2026 om 10:30 uur",
        "De bezorging is op 3 november 2026 tussen 8.00 en 12.00 uur",
        "Mijn iPhone 14 op 5G, een H200 en een RTX 4090",
        "in 2026 at, 2000 kr, 1000 MB, 3000 kW",
        "Foutcode 1234567, error 0x80070057",
        "100/40 Mbit, 2.400 kWh, 20 % korting, week 45",
        "Sinds 1 januari 1998 ben ik klant",
        "versie 10.0.0.1 van de app",
        "meterstand 12345 en gas 6789",
        "bel 112 of 0900-1234",
        "Mijn wachtwoord is verlopen, mijn pincode werkt niet",
        "tussen 2019 en 2023, 3 weken gewacht, 2e aanmaning",
        "de weg 3 keer opgebroken, FRITZ!Box 7590 AX",
        "She lives at 16 Rua do Arenque in 1634 words",
        "zie https://zilverlijn.example/faq/verhuizen",
    ],
)
def test_leaves_amounts_dates_products_and_codes(text):
    assert REDACTOR.redact(text) == text


def test_masks_a_bare_answer_to_a_question():
    assert REDACTOR.redact("20 48 813", expecting="CUSTOMER_NUMBER") == "[CUSTOMER_NUMBER]"
    assert REDACTOR.redact("20 48 813") == "20 48 813"
    assert REDACTOR.redact("4-5-78", expecting="DATE_OF_BIRTH,POSTCODE") == "[DATE_OF_BIRTH]"
