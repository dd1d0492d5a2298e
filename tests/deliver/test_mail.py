"""The mail as its reader gets it."""

from dataclasses import replace
from email import message_from_bytes, policy

import pytest

from cxtext.deliver import mail as mails
from cxtext.deliveries import MailDelivery

from .conftest import QUOTE

_LINK = "https://intranet.example.nl/voc/{period}/cxtext-{period}.html"


def _delivery(**fields):
    given = {"host": "mail.example.nl", "sender": "Stem van de klant <voc@example.nl>", "to": ("a@example.nl", "Bé <b@example.nl>")}
    return MailDelivery(kind="mail", name="directie", **(given | fields))


def _read(parcel, **fields):
    """Return the mail as a program of a reader takes it apart."""
    return message_from_bytes(mails.mail(_delivery(**fields), parcel, key="k").as_bytes(), policy=policy.default)


def test_the_head_says_from_whom_to_whom_and_about_what(parcel):
    mail = _read(parcel)
    assert (mail["Subject"], mail["From"]) == ("Stem van de klant · Zilver & Lijn · week 46", "Stem van de klant <voc@example.nl>")
    assert [address.addr_spec for address in mail["To"].addresses] == ["a@example.nl", "b@example.nl"]
    assert (mail["Auto-Submitted"], mail["Content-Language"]) == ("auto-generated", "nl")


def test_the_text_has_the_days_the_headlines_and_the_link(parcel):
    assert _read(parcel, link=_LINK).get_body(("plain",)).get_content().splitlines() == [
        "Stem van de klant · Zilver & Lijn · week 46",
        "9 t/m 15 november 2026",
        "",
        "- Wachttijd doet het meest pijn: 20 contacten van 18 klanten.",
        "- De <balie> & *chat* vallen op.",
        "",
        "Het rapport: https://intranet.example.nl/voc/2026-W46/cxtext-2026-W46.html",
        "",
        "-- ",
        "Gemaakt door cxtext, uit cijfers. Wat klanten zelf zeiden staat alleen in het rapport.",
    ]


def test_the_page_says_the_same_with_nothing_read_as_markup(parcel):
    page = _read(parcel, link=_LINK).get_body(("html",)).get_content()
    assert "De &lt;balie&gt; &amp; *chat* vallen op." in page
    assert '<a href="https://intranet.example.nl/voc/2026-W46/cxtext-2026-W46.html">Open het rapport</a>' in page
    assert '<html lang="nl">' in page


def test_a_place_on_a_share_is_shown_and_cannot_be_clicked(parcel):
    page = _read(parcel, link=r"\\srv\voc\{period}").get_body(("html",)).get_content()
    assert r"Het rapport: \\srv\voc\2026-W46" in page
    assert "href" not in page


def test_an_english_report_has_english_words_around_it(parcel):
    text = _read(replace(parcel, language="en"), attach=("html",)).get_body(("plain",)).get_content()
    assert "The report is attached." in text
    assert "Made by cxtext, from figures." in text


def test_what_is_attached_is_the_report_as_it_is(parcel):
    attached = {part.get_filename(): part for part in _read(parcel, attach=("html", "xlsx")).iter_attachments()}
    assert list(attached) == ["cxtext-2026-W46.html", "cxtext-2026-W46.xlsx"]
    assert attached["cxtext-2026-W46.html"].get_content() == f"<p>{QUOTE}</p>"
    assert attached["cxtext-2026-W46.xlsx"].get_content() == parcel.files["xlsx"].read_bytes()


@pytest.mark.parametrize("attach", [(), ("html",)])
def test_words_of_customers_stand_in_what_is_attached_only(parcel, attach):
    mail = _read(parcel, link=_LINK, attach=attach)
    said = mail.get_body(("plain",)).get_content() + mail.get_body(("html",)).get_content() + str(mail.items())
    assert "pinguïn" not in said
    assert len(list(mail.iter_attachments())) == len(attach)


def test_the_same_sending_has_the_same_message_id_and_another_one_its_own(parcel):
    ids = [mails.mail(_delivery(), parcel, key=key)["Message-ID"] for key in ("k", "k", "l")]
    assert ids[0] == ids[1] != ids[2]


def test_a_preview_shows_what_would_be_said(parcel):
    assert mails.preview(_delivery(attach=("xlsx",)), parcel).splitlines()[:5] == [
        "From: Stem van de klant <voc@example.nl>",
        "To: a@example.nl, Bé <b@example.nl>",
        "Subject: Stem van de klant · Zilver & Lijn · week 46",
        "Attached: cxtext-2026-W46.xlsx",
        "",
    ]
