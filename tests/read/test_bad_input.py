import gzip
import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxtext.config import Config, InboxConfig, SourceRule
from cxtext.contact import Contact, Rejected
from cxtext.errors import ConfigError, UnreadableFile
from cxtext.read import read_file

GOOD = json.dumps({"contact_id": "c", "channel": "chat", "started_at": "2026-11-02T09:00:00Z", "turns": [{"role": "klant", "text": "hallo"}]})


def changed(**fields):
    return json.dumps({**json.loads(GOOD), **fields})


def without(key):
    return json.dumps({name: value for name, value in json.loads(GOOD).items() if name != key})


def reasons(outcomes):
    return [(outcome.item, outcome.reason) for outcome in outcomes if isinstance(outcome, Rejected)]


def n_contacts(outcomes):
    return sum(isinstance(outcome, Contact) for outcome in outcomes)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (GOOD[:60], "broken_json"),
        ("{not json}", "broken_json"),
        ("[1, 2]", "no_object"),
        ('{"contact_id": ' + "9" * 5000 + "}", "broken_json"),
        (without("contact_id"), "missing_id"),
        (without("started_at"), "missing_time"),
        (without("channel"), "missing_channel"),
        (changed(started_at="2026-13-45T09:00"), "bad_time"),
        (changed(ended_at="2026-11-01T09:00Z"), "bad_time"),
        (changed(turns=[]), "no_turns"),
        (changed(turns=[{"role": "klant", "text": " "}]), "no_turns"),
        (changed(turns="hallo"), "bad_record"),
        (changed(turns=[{"role": "klant", "text": "a\x00b"}]), "nul_bytes"),
        (GOOD.replace("hallo", "hal\x00lo"), "nul_bytes"),
        ('{"contact_id": "d", "turns": ' + "[" * 50_000 + "]" * 50_000 + "}", "too_deep"),
        (changed(turns=[{"role": "klant", "text": "x" * 60_000}]), "oversize"),
    ],
)
def test_one_bad_line_is_rejected_and_the_rest_is_used(read, line, reason):
    outcomes = read("a.jsonl", f"{GOOD}\n{line}\n{GOOD}\n", Config(inbox=InboxConfig(max_item_mb=0.05 if reason == "oversize" else 1)))
    assert reasons(outcomes) == [("line 2", reason)]
    assert n_contacts(outcomes) == 2


def test_a_rejection_says_what_to_do_and_holds_no_text(read):
    [rejected] = read("bellen/a.jsonl", GOOD.replace('"started_at": "2026-11-02T09:00:00Z", ', ""))
    assert "[[inbox.sources]] files = '**/*.jsonl'" in rejected.fix
    assert "started_at" in rejected.fix
    assert "hallo" not in f"{rejected.detail}{rejected.fix}"


@pytest.mark.parametrize("content", [GOOD.replace("2026-11-02T", "2026-13-02T"), GOOD.replace('"started_at": "2026-11-02T09:00:00Z", ', "")])
def test_what_to_do_does_not_repeat_a_file_name_that_can_be_a_customers(read, content):
    [rejected] = read("Jansen/gesprek met Jansen.jsonl", content)
    assert rejected.reason in ("bad_time", "missing_time")
    assert "Jansen" not in rejected.fix


def test_a_truncated_last_line_and_a_truncated_first_line(read):
    assert reasons(read("a.jsonl", f"{GOOD[:40]}\n{GOOD}\n{GOOD[:50]}")) == [("line 1", "broken_json"), ("line 3", "broken_json")]


def test_a_document_with_an_element_a_line_is_no_json_lines(read):
    assert n_contacts(read("a.json", f"[\n{GOOD},\n{GOOD}\n]")) == 2
    assert n_contacts(read("a.json", f'{{"contacts": [\n{GOOD},\n{GOOD}\n]}}')) == 2
    assert n_contacts(read("a.json", f'{{"count": 1, "contacts":\n[\n  {GOOD}\n]}}')) == 1


def test_a_truncated_array_gives_what_stands_before_the_break(read):
    outcomes = read("a.json", f"[{GOOD},\n{GOOD},\n{GOOD[:50]}")
    assert (n_contacts(outcomes), reasons(outcomes)) == (2, [("item 3", "broken_json")])


def test_an_element_too_deep_or_too_large_is_passed_over(read):
    deep = '{"contact_id": "d", "turns": ' + "[" * 100 + "]" * 100 + "}"
    large = changed(turns=[{"role": "klant", "text": "x" * 60_000}])
    outcomes = read("a.json", f"[{GOOD},\n{deep},\n{large},\n7,\n{GOOD}]", Config(inbox=InboxConfig(max_item_mb=0.05)))
    assert (n_contacts(outcomes), reasons(outcomes)) == (2, [("item 2", "too_deep"), ("item 3", "oversize"), ("item 4", "no_object")])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_file"),
        (b"\xef\xbb\xbf \r\n", "empty_file"),
        (bytes(range(256)) * 40, "binary"),
        (GOOD.encode("utf-16-le"), "wrong_encoding"),
        (b"[]", "no_contacts"),
        (b'{"tickets": []}', "no_contacts"),
        (b"contact_id;text\n", "no_contacts"),
        (b"zomaar een tekst", "unknown_format"),
        (b'{"iets": "anders"}', "unknown_format"),
        (b"{kapot", "broken_json"),
        (b"[" * 100_000, "too_deep"),
        (b"PAR1 kapot", "broken_parquet"),
        (b"PK\x03\x04 kapot", "broken_archive"),
    ],
)
def test_a_file_that_no_format_fits_is_rejected_as_a_whole(read, content, reason):
    assert reasons(read("x", content)) == [("file", reason)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("indent", [None, 1])
def test_encodings_are_told_apart(read, encoding, indent):
    text = json.dumps({**json.loads(GOOD), "turns": [{"role": "klant", "text": "café € 5"}]}, ensure_ascii=False, indent=indent)
    [contact] = read("a", text.encode(encoding))
    assert contact.turns[0].text == "café € 5"


def test_one_cp1252_line_does_not_spoil_a_utf8_file(read):
    line = GOOD.replace("hallo", "één")
    outcomes = read("a.jsonl", (line + "\n").encode() + line.encode("cp1252"))
    assert [contact.turns[0].text for contact in outcomes] == ["één", "één"]


def test_half_a_character_pair_becomes_a_replacement_character(read):
    [contact] = read("a.jsonl", GOOD.replace("hallo", "hal\\ud83dlo"))
    assert contact.turns[0].text == "hal\ufffdlo"


def test_an_empty_zip_holds_no_contact(read):
    assert reasons(read("a.zip", zipped())) == [("file", "no_contacts")]


def zipped(**members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("UP", ".."), content)
    return file.getvalue()


def test_members_outside_the_archive_are_refused_and_the_others_used(read):
    outcomes = read(
        "a.zip", zipped(**{"UP__a.jsonl": GOOD, "__etc__b.jsonl": GOOD, "C:\\c.jsonl": GOOD, "in__d.jsonl": GOOD, "__MACOSX": "", "in__leeg.json": ""})
    )
    assert {reason for item, reason in reasons(outcomes) if item != "member in/leeg.json"} == {"path_outside"}
    assert ("member in/leeg.json", "empty_file") in reasons(outcomes)
    assert n_contacts(outcomes) == 1


def test_archives_in_archives_are_opened_to_a_depth(read):
    inner = zipped(**{"a.jsonl.gz": gzip.compress(GOOD.encode())})
    assert n_contacts(read("a.zip", zipped(**{"b.zip": inner}))) == 1
    deeper = zipped(**{"c.zip": zipped(**{"b.zip": inner})})
    assert reasons(read("a.zip", deeper)) == [("member c.zip/b.zip/a.jsonl.gz", "nested_archive")]


def test_a_truncated_gzip_gives_what_could_be_unpacked(read):
    lines = "\n".join(changed(contact_id=str(n), random=hash((n, "x"))) for n in range(500))
    outcomes = read("a.jsonl.gz", gzip.compress(lines.encode())[:-200])
    assert 300 < n_contacts(outcomes) < 500
    assert reasons(outcomes)[-1] == ("file", "broken_archive")


def test_a_bomb_is_stopped(read):
    bomb = gzip.compress((GOOD + "\n").encode() + b" " * 80_000_000, compresslevel=9)
    assert reasons(read("a.gz", bomb)) == [("line 2", "oversize"), ("file", "archive_bomb")]


def test_a_locked_zip_is_rejected(read):
    raw = bytearray(zipped(**{"a.jsonl": GOOD}))
    raw[6] |= 1  # the flag "encrypted" in the member's own header and in the directory
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert ("member a.jsonl", "locked_archive") in reasons(read("a.zip", bytes(raw)))


def test_bad_rows_of_a_table_are_rejected_one_by_one(read):
    table = (
        "contact_id,channel,started_at,role,text\n1,chat,2026-11-02T09:00Z,klant,hoi\n,chat,,klant,wie\n1,chat,,agent,dag,teveel\n\n2,chat,,klant,geen tijd\n"
    )
    outcomes = read("a.csv", table)
    assert reasons(outcomes) == [("row 3", "missing_id"), ("row 4", "broken_row"), ("contact at row 6", "missing_time")]
    assert n_contacts(outcomes) == 1


def test_a_quote_that_never_closes_swallows_no_row_in_silence(read):
    table = (
        'contact_id,channel,started_at,role,text\n1,chat,2026-11-02T09:00Z,klant,hoi\n2,chat,2026-11-02T09:00Z,klant,"open\n3,chat,2026-11-02T09:00Z,klant,x\n'
    )
    outcomes = read("a.csv", table)
    assert (n_contacts(outcomes), reasons(outcomes)) == (1, [("row 3", "broken_row")])


def test_nul_bytes_in_a_table_reject_its_contact(read):
    assert reasons(read("a.csv", "contact_id,channel,started_at,role,text\n1,chat,2026-11-02T09:00Z,klant,h\x00i\n")) == [("contact at row 2", "nul_bytes")]


def test_only_a_missing_file_and_a_wrong_config_raise(tmp_path, read):
    with pytest.raises(UnreadableFile):
        list(read_file(tmp_path / "none", inbox=tmp_path, config=Config()))
    with pytest.raises(ConfigError, match="there is no format 'zendesc'"):
        read("a.jsonl", GOOD, Config(inbox=InboxConfig(sources=(SourceRule(format="zendesc"),))))
    with pytest.raises(ConfigError, match="sidecar does not exist"):
        read("a.jsonl", GOOD, Config(inbox=InboxConfig(sources=(SourceRule(sidecar="none.csv"),))))


_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
_KEYS = st.sampled_from(
    [
        "contact_id",
        "channel",
        "started_at",
        "turns",
        "text",
        "role",
        "at",
        "Transcript",
        "ContentMetadata",
        "Channel",
        "Participants",
        "AbsoluteTime",
        "Content",
        "conversationId",
        "transcripts",
        "phrases",
        "startTimeMs",
        "requester_id",
        "comments",
        "created_at",
        "description",
        "source",
        "conversation_parts",
        "type",
        "id",
        "entries",
        "role",
        "start_timestamp_usec",
        "conversationName",
        "sentences",
        "transcript",
        "media_channel",
        "results",
        "channels",
        "request_id",
        "metadata",
        "utterances",
        "audio_url",
        "words",
        "ConversationId",
        "speaker",
        "conversation_id",
        "timestamp",
    ]
)
_JSON = st.recursive(_SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=6), max_leaves=25)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.dictionaries(_KEYS, _JSON, min_size=1, max_size=8))
def test_no_json_of_any_vendors_keys_raises(tmp_path, value):
    path = tmp_path / "x.json"
    path.write_text(json.dumps(value))
    assert list(read_file(path, inbox=tmp_path, config=Config()))


_BEGINNINGS = [
    b"",
    b"WEBVTT\n\n",
    b"1\n00:00:01,000 --> 00:00:02,000\n",
    b"From a\nFrom: b\nDate: x\nTo: y\n\n",
    b"From: b\nDate: Mon, 2 Nov 2026 09:00:00 +0100\nSubject: y\n\n",
]
_BEGINNINGS += [
    b"[02-11-2026 09:12:33] Jan: ",
    b"contact_id;text\n",
    b"{",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"PAR1",
    b"**Agent:** a **Klant:** ",
    b"\xff\xfe",
    b"0:00:00.378,0:00:01.378\n",
]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(beginning=st.sampled_from(_BEGINNINGS), rest=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_raise(tmp_path, beginning, rest):
    path = tmp_path / "x"
    path.write_bytes(beginning + rest)
    assert list(read_file(path, inbox=tmp_path, config=Config()))
