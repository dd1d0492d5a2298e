from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cxtext.clean import Cleaner
from cxtext.config import CleanConfig
from cxtext.contact import Contact, Turn
from cxtext.ids import pseudonym

KEY = b"0123456789abcdef"
CLEANER = Cleaner(CleanConfig(keep=("Zilverlijn",), names=("Fatima",)), KEY)


def contact(*turns, channel="chat", **fields):
    """Build a contact from turns written as (role, text)."""
    made = tuple(Turn(seq=seq, role=role, text=text) for seq, (role, text) in enumerate(turns))
    defaults = {"source": "open", "source_contact_id": "c-1", "started_at": datetime(2026, 11, 2, 9, tzinfo=UTC)}
    return Contact(channel=channel, turns=made, **(defaults | fields))


def cleaned(*turns, **fields):
    return CLEANER.clean(contact(*turns, **fields))


def texts(result):
    return [turn.text for turn in result.turns]


def test_names_of_the_record_and_of_the_config_are_masked():
    result = cleaned(("agent", "Dag meneer Wertheim, met Fatima van Zilverlijn."), names=("Huib Wertheim",))
    assert texts(result) == ["Dag meneer [NAME], met [NAME] van Zilverlijn."]
    assert result.names == ()


def test_ids_become_pseudonyms_and_are_blanked():
    result = cleaned(("customer", "hoi"), customer_id="K-88", agent_id="a-9")
    assert result.customer_key == pseudonym("K-88", kind="customer", key=KEY)
    assert result.agent_key == pseudonym("a-9", kind="agent", key=KEY)
    assert (result.customer_id, result.agent_id) == (None, None)


@pytest.mark.parametrize("identity", [None, "", "  "])
def test_without_an_id_there_is_no_key(identity):
    assert cleaned(("customer", "hoi"), customer_id=identity).customer_key is None


def test_speakers_are_blanked_and_seq_and_times_stay():
    turn = Turn(seq=7, role="customer", text="hoi", start_s=1.5, end_s=2.0, speaker="Jan")
    (result,) = CLEANER.clean(replace(contact(), turns=(turn,))).turns
    assert result == replace(turn, speaker=None, language=result.language)


def test_markup_goes_before_masking():
    assert texts(cleaned(("customer", "<p>Mail naar jan<b>@</b>post.example &amp; bel 06&#8203;-12345678</p>"))) == ["Mail naar [EMAIL] & bel [PHONE]"]


def test_a_mail_keeps_its_own_words_and_an_empty_one_its_place():
    result = cleaned(
        ("customer", "Mijn modem is stuk.\n\nMet vriendelijke groet,\nJan Boer\n\nVerstuurd vanaf mijn iPhone"),
        ("agent", "> Mijn modem is stuk."),
        ("customer", "Nog steeds stuk.\n\nOp ma 5 okt. 2026 om 09:12 schreef Z <z@z.example>:\n> Is hij stuk?"),
        channel="email",
    )
    assert texts(result) == ["Mijn modem is stuk.\n\nMet vriendelijke groet,", "", "Nog steeds stuk."]
    assert [turn.seq for turn in result.turns] == [0, 1, 2]


def test_quotes_are_cut_in_mails_only():
    assert texts(cleaned(("customer", "> 50 euro te veel betaald"))) == ["> 50 euro te veel betaald"]


def test_a_forwarded_mail_of_the_customer_is_known_by_the_record():
    text = "Zie onder.\n\n---------- Doorgestuurd bericht ---------\nVan: Theo Baarslag <t@post.example>\nOnderwerp: x\n\nHet geld is tweemaal afgeschreven."
    assert texts(cleaned(("customer", text), channel="email", names=("Theo Baarslag",))) == ["Zie onder.\n\nHet geld is tweemaal afgeschreven."]
    assert texts(cleaned(("customer", text), channel="email", names=("Mies Bouman",))) == ["Zie onder."]


def test_a_bare_answer_is_masked_by_what_the_agent_asked():
    result = cleaned(
        ("agent", "Wat is uw geboortedatum?"), ("customer", "momentje"), ("agent", "ja"), ("customer", "drie mei negentien tachtig"), channel="call"
    )
    assert texts(result)[3] == "[DATE_OF_BIRTH]"


def test_languages_are_those_of_the_text():
    result = cleaned(
        ("agent", "Goedemiddag, waarmee kan ik u helpen?"),
        ("customer", "Hello, my internet has been down since yesterday evening and nobody answers."),
        ("customer", "ok"),
        language="nl",
    )
    assert result.language == "en"
    assert [turn.language for turn in result.turns[:2]] == ["nl", "en"]


def test_fields_of_the_record_are_redacted():
    result = cleaned(
        ("customer", "hoi"),
        queue="lijn van Wertheim",
        product="internet",
        names=("Wertheim",),
        metadata={"note": "mail jan@post.example", "region": "noord", "score": 4, "vip": True, "amount": 129.95, "phone": 31612345678, "bsn": 123456782.0},
    )
    assert result.queue == "lijn van [NAME]"
    assert result.product == "internet"
    assert result.metadata["note"] == "mail [EMAIL]"
    assert {name: result.metadata[name] for name in ("region", "score", "vip", "amount")} == {"region": "noord", "score": 4, "vip": True, "amount": 129.95}
    assert str(result.metadata["phone"]).startswith("[")
    assert result.metadata["bsn"] == "[BSN]"


@pytest.mark.parametrize("source_contact_id", ["jan@post.example", "0612345678", "31612345678"])
def test_a_source_id_with_personal_data_becomes_a_pseudonym(source_contact_id):
    expected = "p-" + pseudonym(source_contact_id, kind="contact", key=KEY)
    assert cleaned(("customer", "hoi"), source_contact_id=source_contact_id).source_contact_id == expected


def test_the_customers_number_as_source_id_becomes_a_pseudonym():
    assert cleaned(("customer", "hoi"), source_contact_id="2048813", customer_id="2048813").source_contact_id.startswith("p-")


@pytest.mark.parametrize("source_contact_id", ["c-1", "4711", "215472983745", "3fa85f64-5717-4562-b3fc-2c963f66afa6", "p-0123456789abcdef0123"])
def test_a_systems_own_source_id_stays(source_contact_id):
    assert cleaned(("customer", "hoi"), source_contact_id=source_contact_id).source_contact_id == source_contact_id


def test_a_known_customer_number_is_masked_wherever_it_stands():
    assert texts(cleaned(("customer", "het gaat om 2048813 dus"), customer_id="2048813")) == ["het gaat om [CUSTOMER_NUMBER] dus"]


def test_a_file_named_after_a_customer_gets_a_safe_name():
    assert CLEANER.safe_name("calls/jan@post.example.vtt") != "calls/jan@post.example.vtt"
    assert CLEANER.safe_name("calls/2026-11-02.vtt") == "calls/2026-11-02.vtt"


def test_a_contact_without_turns_is_cleaned():
    assert cleaned(language="nl").language == "nl"


@pytest.mark.parametrize("channel", ["call", "chat", "email"])
def test_cleaning_twice_changes_nothing(channel):
    once = cleaned(
        ("agent", "Goedemorgen, met Fatima. Mag ik uw naam en klantnummer?"),
        ("customer", "Ja, Huib Wertheim, ZL-2051366.\n\nGroet,\njan"),
        ("agent", "Dank u, meneer Wertheim. Welke dag komt uit?"),
        ("customer", "The tenth, in the morning please.\n\nThanks,\nHuib"),
        channel=channel,
        names=("Huib Wertheim",),
        customer_id="K-88",
        source_contact_id="huib@post.example",
        metadata={"phone": "06-12345678"},
    )
    assert CLEANER.clean(once) == once
