from datetime import UTC, datetime

import pytest

from cxtext.config import Config, InboxConfig, SourceRule
from cxtext.read.formats import captions
from cxtext.read.whatsapp_lines import Stamp, day_order, message_of

CALLS = SourceRule(filename=r"(?P<contact_id>call)_(?P<started_at>\d{8}_\d{6})", time_format="%Y%m%d_%H%M%S", roles={"Jan Brouwer": "customer"})
CONFIG = Config(inbox=InboxConfig(sources=(CALLS,), own_domains=("zilverlijn.example",)))


def told(contact):
    return [(turn.seq, turn.role, turn.text) for turn in contact.turns]


def test_webvtt_voices_are_turns(read_fixture):
    [contact] = read_fixture("call_20261102_090000.vtt", CONFIG)
    assert (contact.source, contact.source_contact_id, contact.started_at) == (captions.SOURCE, "call", datetime(2026, 11, 2, 8, tzinfo=UTC))
    assert told(contact) == [(0, "customer", "Hallo & goedemorgen"), (1, "unknown", "Dag"), (2, "customer", "ja tweede regel"), (3, "customer", "Nog iets.")]
    # Minutes without hours are read; a time with a slip leaves the text without times.
    assert [(turn.start_s, turn.end_s) for turn in contact.turns] == [(1.0, 2.5), (63.0, 64.0), (63.0, 64.0), (None, None)]
    assert contact.names == ("Sanne Mol",)


def test_srt_names_stand_before_a_colon_and_last_until_the_next(read_fixture):
    [contact] = read_fixture("call_20261102_091500.srt", CONFIG)
    assert told(contact) == [
        (0, "agent", "Goedemorgen"),
        (1, "customer", "Let op: het is dringend"),
        (2, "customer", "en ook vervelend"),
        (3, "agent", "Ik kijk."),
        (4, "customer", "Graag."),
    ]


def test_sbv_is_read_too(read_fixture):
    [contact] = read_fixture("call_20261102_093000.sbv", CONFIG)
    assert told(contact) == [(0, "customer", "Hallo"), (1, "agent", "Dag")]
    assert contact.turns[1].start_s == 2.0


def test_captions_without_a_date_say_how_to_map_it(read_fixture):
    [rejected] = read_fixture("call_20261102_090000.vtt")
    assert (rejected.reason, "(?P<started_at>" in rejected.fix) == ("missing_time", True)


@pytest.mark.parametrize("text", ["WEBVTT\n", "WEBVTT\n\nNOTE niets\n"])
def test_captions_without_a_cue_hold_no_turns(read, text):
    [rejected] = read("a.vtt", text)
    assert rejected.reason == "no_turns"


def test_mbox_threads_are_whole_sorted_and_without_doubles(read_fixture):
    broken, thread, single = read_fixture("mail.mbox", CONFIG)
    assert (broken.item, broken.reason) == ("mail 4", "bad_time")
    assert (thread.source, thread.source_contact_id, thread.channel, thread.started_at) == (
        "email",
        "a1@klant.example",
        "email",
        datetime(2026, 11, 2, 8, tzinfo=UTC),
    )
    assert [turn.role for turn in thread.turns] == ["customer", "agent"]
    assert (thread.customer_id, thread.agent_id) == ("jan@klant.example", "sanne@mail.zilverlijn.example")
    assert thread.names == ("Jan Klant", "jan@klant.example", "Sanne", "sanne@mail.zilverlijn.example")
    assert single.metadata["subject"] == "los"


def test_mbox_lines_that_begin_with_from_are_restored(read):
    mail = "From x Mon Nov  2 09:00:00 2026\nMessage-ID: <a@b>\nFrom: a@b.example\nSubject: x\nDate: Mon, 2 Nov 2026 09:00:00 +0100\n\nDag\n\n>From hier: €\n"
    [contact] = read("m.mbox", mail)
    assert contact.turns[0].text == "Dag\n\nFrom hier: €"
    assert contact.turns[0].role == "unknown"  # no own_domains: nobody is guessed to be the customer


def test_eml_prefers_plain_text_and_keeps_the_id_of_the_thread(read_fixture):
    [contact] = read_fixture("thread.eml", CONFIG)
    assert (contact.source_contact_id, contact.turns[0].text) == ("root@klant.example", "Nog steeds storing, café dicht.")


def test_an_absence_notice_is_no_agent(read):
    mail = "From: Sanne <s@zilverlijn.example>\nDate: Mon, 2 Nov 2026 09:00:00 +0100\nSubject: Afwezig\nAuto-Submitted: auto-replied\n\nIk ben er niet.\n"
    [contact] = read("a.eml", mail, CONFIG)
    assert contact.turns[0].role == "system"


def test_whatsapp_dutch_iphone_over_the_hour_that_comes_twice(read_fixture):
    [contact] = read_fixture("whatsapp_ios_nl.txt", Config(inbox=InboxConfig(roles={"Zilverlijn": "agent"})))
    assert told(contact) == [(0, "unknown", "Storing\nal twee dagen"), (1, "agent", "Dag Jan"), (4, "unknown", "ok: doei")]
    assert [f"{turn.at:%H:%M:%S}" for turn in contact.turns] == ["00:50:12", "01:10:00", "02:11:00"]
    assert (contact.source_contact_id, contact.channel) == ("whatsapp_ios_nl", "chat")


def test_whatsapp_american_android(read_fixture):
    [contact] = read_fixture("whatsapp_android_us.txt")
    assert told(contact) == [(1, "unknown", "hi there"), (2, "agent", "yes?")]
    assert contact.started_at == datetime(2026, 11, 2, 20, 12, tzinfo=UTC)  # 21:12 in Amsterdam


def test_whatsapp_after_a_long_silence_is_a_new_contact(read):
    first, second = read("w.txt", "[02-11-2026 09:00:00] Jan: een\n[20-11-2026 09:00:00] Jan: twee\n")
    assert [(first.source_contact_id, told(first)), (second.source_contact_id, told(second))] == [
        ("w", [(0, "unknown", "een")]),
        ("w#2", [(1, "unknown", "twee")]),
    ]


@pytest.mark.parametrize(
    ("line", "sender", "text"),
    [
        ("02-11-2026 09:12 - Jan: hoi", "Jan", "hoi"),
        ("02/11/2026, 09:12 - Jan: a: b", "Jan", "a: b"),
        ("[11/2/26, 9:12:33\u202fPM] Ann Lee: hi", "Ann Lee", "hi"),
        ("2026-11-02 09:12 - +31 6 12345678: hoi", "+31 6 12345678", "hoi"),
        ("02-11-2026 09:12 - Jan heeft de groep verlaten", None, "Jan heeft de groep verlaten"),
    ],
)
def test_whatsapp_lines(line, sender, text):
    message = message_of(line)
    assert (message.sender, message.text) == (sender, text)


def test_other_lines_go_on_with_the_message_before():
    assert message_of("gewoon een regel: met dubbele punt") is None


def stamp(a, b, c, separator="/", half=False):
    return Stamp((a, b, c), separator, 9, 0, 0, half)


@pytest.mark.parametrize(
    ("stamps", "order"),
    [
        ([stamp(2, 11, 2026, "-")], (2, 1, 0)),
        ([stamp(2026, 11, 2, "-")], (0, 1, 2)),
        ([stamp(11, 2, 26), stamp(11, 13, 26)], (2, 0, 1)),  # there is no 13th month
        ([stamp(10, 30, 26), stamp(11, 2, 26)], (2, 0, 1)),
        ([stamp(1, 12, 26), stamp(2, 12, 26), stamp(1, 1, 27)], (2, 1, 0)),
        ([stamp(2, 1, 26), stamp(1, 2, 26)], (2, 1, 0)),  # 2 January, 1 February: month first would step back
        ([stamp(1, 2, 26), stamp(2, 1, 26)], (2, 0, 1)),
        ([stamp(2, 3, 26)], (2, 1, 0)),
        ([stamp(2, 3, 26, half=True)], (2, 0, 1)),
    ],
)
def test_the_file_tells_whether_day_or_month_comes_first(stamps, order):
    assert day_order(stamps) == order
