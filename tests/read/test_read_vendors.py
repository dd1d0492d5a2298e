import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cxtext.config import Config, InboxConfig, SourceRule

FIXTURES = Path(__file__).parent / "fixtures"
HOUR = datetime(2026, 11, 2, 9, tzinfo=UTC)
BY_NAME = SourceRule(filename=r"(?P<started_at>\d{8}_\d{6})", time_format="%Y%m%d_%H%M%S")


def config(*rules, **inbox):
    return Config(inbox=InboxConfig(sources=rules, **inbox))


def told(contact):
    return [(turn.seq, turn.role, turn.text) for turn in contact.turns]


def test_zendesk_leaves_out_notes_and_doubles_and_splits_a_reopened_ticket(read_fixture):
    first, reopened, second = read_fixture("zendesk.json")
    assert (first.source, first.source_contact_id, first.channel, first.customer_id, first.agent_id) == ("zendesk", "4711", "email", "1", "9")
    assert told(first) == [(0, "customer", "Ik wacht al drie weken."), (3, "agent", "Morgen komt hij.")]
    assert first.names == ("Piet Bakker", "piet@klant.example")
    assert {key: first.metadata[key] for key in ("subject", "tags", "satisfaction", "case_id")} == {
        "subject": "Nog steeds geen monteur",
        "tags": "storing,monteur",
        "satisfaction": "bad",
        "case_id": "4711",
    }
    assert (reopened.source_contact_id, reopened.started_at, told(reopened)) == (
        "4711#2",
        datetime(2026, 11, 12, 10, tzinfo=UTC),
        [(4, "customer", "Hij is weer niet geweest.")],
    )
    assert (second.channel, told(second)) == ("chat", [(0, "customer", "Wat kost het?")])


def test_zendesk_one_ticket_newest_first_and_the_gap_is_config(read):
    comments = [{"id": n, "public": True, "author_id": 1 + n % 2, "body": f"tekst {n}", "created_at": f"2026-11-{20 - 9 * n:02}T08:00:00Z"} for n in range(2)]
    ticket = {"ticket": {"id": 5, "requester_id": 1, "status": "open", "created_at": "2026-11-11T08:00:00Z", "via": {"channel": "web"}}, "comments": comments}
    [contact] = read("t.json", json.dumps(ticket, indent=1), config(SourceRule(channel="email"), split_gap_days=10))
    assert (contact.channel, told(contact)) == ("email", [(0, "agent", "tekst 1"), (1, "customer", "tekst 0")])


def test_intercom_begins_with_source_and_skips_what_colleagues_write(read_fixture):
    [contact] = read_fixture("intercom.json")
    assert (contact.source_contact_id, contact.channel, contact.started_at, contact.customer_id, contact.agent_id, contact.csat) == (
        "1295",
        "email",
        HOUR,
        "K-88",
        "a1",
        2.0,
    )
    assert told(contact) == [
        (0, "customer", "<p>Ik wil opzeggen.</p>"),
        (1, "bot", "<p>Een moment.</p>"),
        (4, "agent", "<p>Geregeld.</p>"),
        (5, "bot", "<p>Nog iets?</p>"),
    ]
    assert contact.names == ("Kees Vis", "kees@klant.example", "Lotte")
    assert contact.turns[1].at == datetime(2026, 11, 2, 9, 5, tzinfo=UTC)


def test_contact_lens_chat_joins_roles_by_participant(read_fixture):
    [contact] = read_fixture("contact_lens_chat.json")
    assert (contact.source, contact.source_contact_id, contact.channel, contact.language, contact.started_at) == ("contact_lens", "c-2", "chat", "nl", HOUR)
    assert told(contact) == [(1, "customer", "We gaan verhuizen, hoe zet ik internet over?"), (2, "agent", "Dat regel ik.")]
    assert contact.names == ("Mia Smit",)  # "[PII]" is no name
    assert (contact.metadata["vendor_sentiment_customer"], contact.metadata["score_source"], contact.metadata["categories"]) == (-2.5, "vendor", "Verhuizing")


def test_contact_lens_voice_takes_id_and_start_from_amazons_name(read, read_fixture):
    raw = (FIXTURES / "contact_lens_voice.json").read_bytes()
    [contact] = read("Analysis/Voice/2026/11/02/c-1_analysis_2026-11-02T09:00:00Z.json", raw)
    assert (contact.source_contact_id, contact.started_at, contact.channel, contact.duration_s) == ("c-1", HOUR, "call", 61.0)
    assert [(turn.role, turn.start_s, turn.end_s) for turn in contact.turns] == [("agent", 0.1, 0.9), ("customer", 4.1, 8.2)]
    [rejected] = read_fixture("contact_lens_voice.json")
    assert rejected.reason == "missing_time"


def test_transcribe_carries_no_start(read_fixture):
    [rejected] = read_fixture("transcribe.json")
    assert rejected.reason == "missing_time"


def test_transcribe_is_read_when_the_name_gives_the_start(read):
    raw = (FIXTURES / "transcribe.json").read_bytes()
    [contact] = read("x_20261102_100000.json", raw, config(BY_NAME))
    assert (contact.source, contact.source_contact_id, contact.started_at, contact.language) == ("transcribe_call_analytics", "s-77", HOUR, "en")
    assert told(contact) == [(0, "agent", "Hello."), (1, "customer", "My bill is wrong.")]


def test_genesys_merges_transcripts_in_the_order_of_time_epoch_or_offset(read_fixture):
    [contact] = read_fixture("genesys.json")
    assert (contact.source_contact_id, contact.channel, contact.started_at, contact.customer_id, contact.agent_id) == (
        "g-1",
        "call",
        HOUR,
        "+31600000000",
        "u-9",
    )
    assert told(contact) == [(0, "bot", "kies een optie"), (1, "agent", "goedemorgen"), (2, "customer", "Dit is de tweede keer dat ik bel.")]
    assert [turn.start_s for turn in contact.turns] == [0.2, 1.0, 4.5]
    assert contact.names == ("+31600000000",)
    assert (contact.duration_s, contact.metadata["vendor_sentiment_customer"]) == (61.0, -1.0)


def test_google_conversation_json_and_bigquery_rows(read_fixture):
    [contact] = read_fixture("google_ccai.json")
    assert (contact.source_contact_id, contact.channel, contact.started_at) == ("google_ccai", "chat", datetime(2026, 11, 2, 9, 0, 9, tzinfo=UTC))
    assert [turn.role for turn in contact.turns] == ["customer", "bot", "agent"]
    row, empty = read_fixture("ccai_bigquery.jsonl", config(roles={"speaker 1": "agent"}))
    assert (row.source_contact_id, row.channel, row.duration_s, row.language, row.metadata["issues"]) == ("77", "call", 61.0, "nl", "Storing")
    assert [(turn.role, turn.start_s) for turn in row.turns] == [("agent", 0.5), ("customer", None)]
    assert (empty.item, empty.reason) == ("line 2", "no_turns")


def test_twilio_orders_sentences_and_takes_roles_from_participants(read_fixture, read):
    [contact] = read_fixture("twilio.json")
    assert (contact.source_contact_id, contact.started_at, contact.names) == ("GT00000000000000000000000000000001", HOUR, ("Daan Prins",))
    assert told(contact) == [(0, "agent", "Hello."), (1, "customer", "Hi there.")]
    page = {
        "sentences": [{"media_channel": 1, "sentence_index": 0, "transcript": "Hoi", "start_time": "0.4"}],
        "meta": {"url": "https://t.example/Transcripts/GT" + "1" * 32},
    }
    [bare] = read("p_20261102_100000.json", json.dumps(page), config(BY_NAME.model_copy(update={"roles": {"channel 1": "customer"}})))
    assert (bare.source_contact_id, bare.turns[0].role, bare.turns[0].start_s) == ("GT" + "1" * 32, "customer", 0.4)


def test_deepgram_and_assemblyai_need_the_start_and_the_speakers_from_config(read_fixture, read):
    for name in ("deepgram.json", "assemblyai.json"):
        [rejected] = read_fixture(name)
        assert rejected.reason == "missing_time"
    rule = BY_NAME.model_copy(update={"roles": {"speaker 0": "agent", "speaker 1": "customer", "B": "customer", "speaker A": "agent"}})
    [deepgram] = read("d_20261102_100000.json", (FIXTURES / "deepgram.json").read_bytes(), config(rule))
    assert (deepgram.source_contact_id, told(deepgram)) == ("r-1", [(0, "agent", "Hello. How are you?"), (1, "customer", "Hi.")])
    [assembly] = read("a_20261102_100000.json", (FIXTURES / "assemblyai.json").read_bytes(), config(rule))
    assert (assembly.source_contact_id, assembly.started_at, told(assembly)) == ("aa-1", HOUR, [(0, "agent", "Goedemorgen."), (1, "customer", "Hallo.")])
    assert assembly.turns[0].start_s == 0.17


@pytest.mark.parametrize("channels", [1, 2])
def test_deepgram_words_are_joined_by_speaker_and_channel(read, channels):
    words = [{"word": "hi", "punctuated_word": "Hi", "start": 0.0, "end": 0.2, "speaker": 0}, {"word": "you", "start": 0.3, "end": 0.4, "speaker": 0}]
    value = {"metadata": {"request_id": "r"}, "results": {"channels": [{"alternatives": [{"words": words}]}] * channels}}
    [contact] = read("d_20261102_100000.json", json.dumps(value), config(BY_NAME))
    assert (
        [(turn.speaker, turn.text) for turn in contact.turns] == [("speaker 0", "Hi you")]
        if channels == 1
        else [("channel 0", "Hi you"), ("channel 1", "Hi you")]
    )


def test_knowledge_mining_cuts_one_string_at_its_markers(read_fixture, read):
    [contact] = read_fixture("knowledge_mining.json")
    assert (contact.source_contact_id, contact.customer_id) == ("0b7e", "10013")
    assert (contact.started_at, contact.ended_at) == (datetime(2026, 12, 5, 1, tzinfo=UTC), datetime(2026, 12, 5, 1, 24, tzinfo=UTC))
    assert told(contact) == [(0, "agent", "Thank you for calling."), (1, "customer", "Hi, **please:** help me."), (2, "agent", "Sure.")]
    [plain] = read("p_20261102_100000.txt", "Agent: Goedemorgen. Customer: Hallo, let op: ik wil opzeggen.\nAgent: Prima.", config(BY_NAME))
    assert told(plain) == [(0, "agent", "Goedemorgen."), (1, "customer", "Hallo, let op: ik wil opzeggen."), (2, "agent", "Prima.")]


def test_knowledge_mining_without_markers_is_rejected(read):
    [rejected] = read("k.json", '{"ConversationId": "1", "StartTime": "2026-11-02", "Content": "zomaar tekst"}')
    assert (rejected.reason, "**Customer:**" in rejected.fix) == ("no_turns", True)
