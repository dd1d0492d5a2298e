import pytest

from cxtext.clean.mail import Thread, own_words
from cxtext.clean.text import plain_text

ATTRIBUTIONS = [
    "Op ma 5 okt. 2026 om 09:12 schreef Zilverlijn <service@zilverlijn.example>:",
    "Op ma 5 okt. 2026 om 09:12 schreef Zilverlijn Klantenservice <\nservice@zilverlijn.example>:",
    "Op ma 5 okt. 2026 om 09:12 schreef Zilverlijn\n<service@zilverlijn.example>:",
    'Op 16 okt. 2026 05:13 schreef "Zilverlijn" <service@zilverlijn.example> het\nvolgende geschreven:',
    "Op 12 nov. 2026 om 16:41 heeft Zilverlijn <service@zilverlijn.example> het volgende geschreven:",
    "Op 12-10-2026 om 10:12 schreef Zilverlijn:",
    "Zilverlijn <service@zilverlijn.example> schreef op 5 oktober 2026 om 09:12:",
    "On Mon, Oct 5, 2026 at 9:12 AM Zilverlijn <service@zilverlijn.example>\nwrote:",
    "On 5 Oct 2026, at 19:04, Zilverlijn wrote:",
    "---- On Mon, 05 Oct 2026 09:12:36 +0200 Zilverlijn wrote ----",
    "2026-10-05 15:36 GMT+02:00 Zilverlijn <\nservice@zilverlijn.example>:",
    "Le lun. 5 oct. 2026 à 09:12, Zilverlijn <service@zilverlijn.example> a écrit :",
    "Am Mo., 5. Okt. 2026 um 09:12 Uhr schrieb Zilverlijn <service@zilverlijn.example>:",
]
HEADERS = [
    "Van: Zilverlijn <service@zilverlijn.example>\nVerzonden: dinsdag 27 oktober 2026 14:31\nAan: Jan\nOnderwerp: uw vraag",
    "*Van:* Zilverlijn\n*Verzonden:* dinsdag 27 oktober 2026 14:31\n*Aan:* Jan\n*Onderwerp:* uw vraag",
    "**Van:** Zilverlijn\n**Datum:** 27-10-2026 14:31\n**Onderwerp:** uw vraag",
    "Van: Zilverlijn <service@zilverlijn.example>\nDatum: dinsdag 27 oktober 2026 om 14:31\nAan: Jan Boer\n<jan@post.example>\nOnderwerp: uw vraag",
    "From: Zilverlijn <service@zilverlijn.example>\nSent: Tuesday, October 27, 2026 2:31 PM\nTo: Jan\nSubject: your question",
    "Subject: your question\nTo: jan@post.example\nFrom: service@zilverlijn.example\nDate: Tue, 27 Oct 2026 14:31:00 +0100",
    "________________________________\nVan: Zilverlijn\nVerzonden: dinsdag 27 oktober 2026 14:31\nAan: Jan\nOnderwerp: uw vraag",
    "-----Oorspronkelijk bericht-----\nVan: Zilverlijn\nVerzonden: dinsdag 27 oktober 2026 14:31\nAan: Jan\nOnderwerp: uw vraag",
    "-------- Original message --------\nFrom: Zilverlijn\nDate: 27-10-2026 14:31 (GMT+01:00)\nTo: Jan\nSubject: your question",
    "-----Oorspronkelijk bericht-----",
    "-----Original Message-----",
]
FOOTERS = [
    "Verstuurd vanaf mijn iPhone",
    "Verzonden vanaf mijn Samsung Galaxy-smartphone.",
    "Verstuurd vanaf Outlook voor Android",
    "Verzonden vanuit Outlook voor iOS<https://aka.example/x>",
    "Outlook voor Android downloaden",
    "Verzonden met BlackBerry Work",
    "Dit bericht is verzonden vanaf mijn mobiele telefoon",
    "Sent from my iPhone",
    "Sent from my TI-85",
    "(Sent from mobile device)",
    "Sent from Yahoo Mail on Android",
    "Get Outlook for iOS",
    "Envoyé depuis mon iPhone",
    "Von meinem iPhone gesendet",
]
DISCLAIMERS = [
    "Dit bericht kan vertrouwelijke informatie bevatten.",
    "De informatie verzonden met dit e-mailbericht is uitsluitend bestemd voor de geadresseerde.\nGebruik door anderen is verboden.",
    "Dit bericht is uitsluitend bestemd voor de geadresseerde. Bent u dat niet, dan verzoeken wij u dit bericht te verwijderen.",
    "This e-mail and any attachments are confidential and intended solely for the addressee.",
    "This message is intended only for the recipient. If you have received it in error, please delete it.",
    "The information in this e-mail is confidential and may be legally privileged.",
    "Denk aan het milieu voordat u deze e-mail print.",
    "Virusvrij. www.avast.example",
]


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_history_below_an_attribution_is_cut(attribution, mark):
    assert own_words(f"Het is nog niet opgelost.\n\n{attribution}\n\n{mark}Beste Jan,\n{mark}Het is opgelost.") == "Het is nog niet opgelost."


@pytest.mark.parametrize("header", HEADERS)
def test_history_below_a_header_is_cut(header):
    assert own_words(f"Zie onder.\n\n{header}\n\nBeste Jan,\n\nHet is opgelost.") == "Zie onder."


def test_a_quoted_attribution_is_cut_too():
    text = "Gelukt!\n\n> Op 12 nov. 2026 om 16:41 heeft Zilverlijn <service@\n> zilverlijn.example> het volgende geschreven:\n>\n> Probeer het nog eens."
    assert own_words(text) == "Gelukt!"


def test_replies_between_quotes_stay():
    text = "Op ma 5 okt. 2026 om 09:12 schreef Z <z@z.example>:\n> Is de stekker erin?\n\nJa, natuurlijk.\n\n> Brandt het lampje?\n\nNee."
    assert own_words(text) == "Ja, natuurlijk.\n\nNee."


@pytest.mark.parametrize(
    "text",
    [
        "Hoi,\n\nOp 14 oktober 2026 schreef u mij het volgende: uw geld komt. Dat klopt niet.",
        "Op 3 november 2026 schreef Wouter:\ndat het geld onderweg was.",
        "On Monday you wrote: it is solved.\nIt is not.",
        "Ik ga verhuizen.\nVan: Zwolle\nAan: Kampen\nDatum: 3 mei\n\nKan dat?",
        "het pakket is\nverzonden van mijn adres naar uw magazijn",
        "Dit bericht is vertrouwelijk, het gaat om mijn ziekte.",
        "BESTELLING 123 is niet binnen.\nGRATIS\nis niet gratis.",
    ],
)
def test_own_sentences_that_look_like_mail_marks_stay(text):
    assert own_words(text) == text


@pytest.mark.parametrize("footer", FOOTERS)
def test_phone_footers_are_cut(footer):
    assert own_words(f"Dank, het werkt weer.\n\n{footer}") == "Dank, het werkt weer."


@pytest.mark.parametrize("disclaimer", DISCLAIMERS)
def test_disclaimers_are_cut(disclaimer):
    assert own_words(f"Kunt u dit nakijken?\n\n{disclaimer}") == "Kunt u dit nakijken?"


@pytest.mark.parametrize(
    "signature",
    [
        "Met vriendelijke groet,\n\nJudith van Eerden\nAdviseur wonen en zorg\nT 050-3182947 | M 06-18273946\nwww.wonen.example",
        "Vriendelijke groet,\nHanneke Dijksterveld\nDiezerplein 44, 8021 CV Zwolle\nklantnummer ZL-2051366",
        "Hartelijke groet uit Leeuwarden,\nFenna",
        "Hoogachtend,\nW. Roelofsen",
        "Groetjes\njan",
        "Bij voorbaat dank,\nPim Hasselaar",
        "Kind regards,\nDesmond Achterlonie\nCustomer number ZL-1190265",
        "Best wishes from Zutphen,\nJemima Ruthven",
        "Kind regards / Met vriendelijke groet\nJohn Smith",
    ],
)
def test_the_signature_is_cut_below_its_salutation(signature):
    assert own_words(f"Kan dat?\n\n{signature}") == f"Kan dat?\n\n{signature.splitlines()[0]}"


def test_a_name_behind_the_salutation_is_cut():
    assert own_words("Kan dat?\n\nMvg Jan de Boer") == "Kan dat?\n\nMvg"


@pytest.mark.parametrize(
    "addition", ["PS: ik ben morgen niet thuis", "P.S. the box was wet", "Ik hoor graag van u.", "Wanneer komt de monteur?", "Hi,\n\nMy phone is broken."]
)
def test_what_follows_a_signature_stays(addition):
    assert own_words(f"Kan dat?\n\nGroet,\nJan Boer\n\n{addition}") == f"Kan dat?\n\nGroet,\n\n{addition}"


def test_thanks_at_the_start_are_no_closing():
    text = "Bedankt,\nmaar dit werkt nog steeds niet.\n\nThanks,\nI got the parcel but it is broken."
    assert own_words(text) == text


def test_a_line_of_dashes_begins_a_signature():
    assert own_words("Kan dat?\n\n--\nJan Boer\nDe Boer Bouw B.V.\n038-1234567") == "Kan dat?"


FORWARD = (
    "Van: Theo Baarslag <theo@post.example>\nDatum: do 5 nov. 2026 om 10:18\nOnderwerp: Dubbel\nAan: <incasso@z.example>\n\nU heeft tweemaal geld afgeschreven."
)


@pytest.mark.parametrize("separator", ["---------- Doorgestuurd bericht ---------", "---------- Forwarded message ---------", "Begin doorgestuurd bericht:"])
def test_an_own_mail_that_is_forwarded_stays(separator):
    text = f"Deze kwam terug.\n\nTheo Baarslag\n\n{separator}\n{FORWARD}"
    assert own_words(text) == "Deze kwam terug.\n\nTheo Baarslag\n\nU heeft tweemaal geld afgeschreven."


def test_the_sender_is_known_from_the_record_too():
    assert own_words(f"Deze kwam terug.\n\n{FORWARD}", Thread(sender=("T. Baarslag",))) == "Deze kwam terug.\n\nU heeft tweemaal geld afgeschreven."


def test_a_forwarded_mail_of_somebody_else_is_cut():
    assert own_words(f"Deze kreeg ik.\n\nMies Bouman\n\n---------- Forwarded message ---------\n{FORWARD}") == "Deze kreeg ik.\n\nMies Bouman"


def test_an_own_mail_that_is_a_turn_of_the_thread_is_cut():
    thread = Thread(sender=("Theo Baarslag",), other_mails=("Geachte,\n\nU heeft tweemaal geld afgeschreven.\n\nTheo",))
    assert own_words(f"Ik wacht nog.\n\n{FORWARD}", thread) == "Ik wacht nog."


@pytest.mark.parametrize("text", ["> alleen citaat\n> en nog een", "Op ma 5 okt. 2026 om 09:12 schreef Z <z@z.example>:\n\noud"])
def test_a_mail_of_quotes_only_becomes_empty(text):
    assert own_words(text) == ""


@pytest.mark.parametrize(
    "text", ["Opgelost!\n\n##- Please type your reply above this line -##\n\nUw vraag is bijgewerkt", "##- Typ uw antwoord boven deze regel -##\n\nOpgelost!"]
)
def test_reply_above_lines_are_cut(text):
    assert own_words(text) == "Opgelost!"


@pytest.mark.parametrize(
    "history",
    [
        '<div class="gmail_quote"><div class="gmail_attr">Op ma 5 okt. 2026 om 09:12 schreef Z &lt;z@z.example&gt;:'
        "<br></div><blockquote>oud</blockquote></div>",
        '<hr><div id="divRplyFwdMsg"><b>Van:</b> Z<br><b>Verzonden:</b> dinsdag 27 oktober 2026 14:31<br><b>Aan:</b> Jan<br>'
        "<b>Onderwerp:</b> vraag</div><div>oud</div>",
        '<div id="appendonsend"></div><hr><div><b>From:</b> Z<br><b>Sent:</b> Tuesday, 27 October 2026 14:31<br><b>Subject:</b> vraag</div><p>oud</p>',
        '<blockquote type="cite"><div>Op 12 nov. 2026 om 16:41 heeft Z &lt;z@z.example&gt; het volgende geschreven:</div><div>oud</div></blockquote>',
        '<div class="yahoo_quoted"><div>Am Montag schrieb Z</div><div>oud</div></div>',
    ],
)
def test_history_of_html_mails_is_cut(history):
    assert own_words(plain_text(f"<html><body><div>Nieuw bericht.</div>{history}</body></html>")) == "Nieuw bericht."


def test_a_long_mail_takes_linear_time():
    lines = ["dit bericht " + "x " * 80, "Op 1 " + "1" * 300 + " schreef geschreven", "van: a@b.example", "Groet,", "A" * 80]
    text = "\n".join(lines * 400)
    assert own_words(own_words(text)) == own_words(text)
