import io
import json
import zipfile
from pathlib import Path

from cxtext.config import Config, InboxConfig, SourceRule
from cxtext.read import is_sidecar, read_file, redacted_twin

FIXTURES = Path(__file__).parent / "fixtures"


def zipped(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_a_corpus_in_a_zip_has_roles_and_metadata(read, read_fixture):
    members = {
        "corpus/speakers.json": '{"b": {"meta": {"role": "agent"}}}',
        "corpus/utterances.jsonl": (FIXTURES / "utterances.jsonl").read_text(),
        "corpus/conversations.json": '{"k1": {"meta": {"shop": "noord"}}, "k9": {}}',
    }
    first, second, empty = read("corpus.zip", zipped(members))
    assert (first.source_contact_id, first.metadata, [turn.role for turn in first.turns]) == ("k1", {"shop": "noord"}, ["customer", "agent"])
    assert ([turn.text for turn in second.turns], empty.reason, empty.item) == (["Hallo"], "no_turns", "conversation k9")
    assert [turn.role for turn in read_fixture("utterances.jsonl")[0].turns] == ["customer", "unknown"]
    [lonely] = read("speakers.json", members["corpus/speakers.json"])
    assert lonely.reason == "companion_file"


def test_a_conversation_spread_over_the_members_of_a_zip_is_one_contact(read):
    part = json.loads((FIXTURES / "genesys.json").read_text())
    later = {**part, "communicationId": "s-2", "transcripts": [{"phrases": [{"text": "tot ziens", "startTimeMs": 90000, "participantPurpose": "internal"}]}]}
    [contact] = read("g.zip", zipped({"1.json": json.dumps(later), "2.json": json.dumps(part)}))
    assert [turn.text for turn in contact.turns][-1] == "tot ziens"
    assert (len(contact.turns), contact.metadata["n_communications"]) == (4, 2)


def test_only_the_redacted_twin_is_imported(tmp_path):
    raw = tmp_path / "Voice/2026/c-1_analysis_2026-11-02T09:00:00Z.json"
    redacted = tmp_path / "Voice/Redacted/2026/c-1_analysis_redacted_2026-11-02T09:00:00Z.json"
    text = (FIXTURES / "contact_lens_voice.json").read_text()
    for path, content in ((raw, text), (redacted, text.replace('"Raw"', '"Redacted"'))):
        path.parent.mkdir(parents=True)
        path.write_text(content)
    assert (redacted_twin(raw, inbox=tmp_path), redacted_twin(redacted, inbox=tmp_path)) == (redacted, None)
    [skipped] = read_file(raw, inbox=tmp_path, config=Config())
    [kept] = read_file(redacted, inbox=tmp_path, config=Config())
    assert (skipped.reason, kept.source_contact_id, kept.metadata["output"]) == ("redacted_twin", "c-1", "Redacted")


def test_twins_in_one_zip(read):
    text = (FIXTURES / "contact_lens_voice.json").read_text()
    outcomes = read("v.zip", zipped({f"c-1_analysis{mark}_2026-11-02T09:00:00Z.json": text for mark in ("", "_redacted")}))
    assert [getattr(outcome, "reason", "kept") for outcome in outcomes] == ["redacted_twin", "kept"]


def test_a_sidecar_fills_and_corrects(tmp_path):
    (tmp_path / "crm.csv").write_text("contact_id;csat;customer_id;started_at;segment\nbellen/x;4;K-1;2026-11-02 09:00;oud\nanders;1;;;\n")
    (tmp_path / "bellen").mkdir()
    call = tmp_path / "bellen" / "x.vtt"
    call.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Klant>Hoi</v>\n")
    rule = SourceRule(files="bellen/*", sidecar="crm.csv")
    config = Config(inbox=InboxConfig(sources=(rule,)))
    [contact] = read_file(call, inbox=tmp_path, config=config)
    assert (contact.csat, contact.customer_id, contact.metadata) == (4.0, "K-1", {"segment": "oud"})
    assert f"{contact.started_at:%H:%M}" == "08:00"
    assert is_sidecar(tmp_path / "crm.csv", tmp_path, config)
    assert not is_sidecar(call, tmp_path, config)


def mail(n, *refers_to, day=2):
    references = f"References: {' '.join(f'<{other}@x.example>' for other in refers_to)}\n" if refers_to else ""
    return f"Message-ID: <{n}@x.example>\n{references}From: a@klant.example\nSubject: x\nDate: Mon, {day} Nov 2026 09:00:00 +0100\n\nmail {n}\n"


def test_each_mail_of_a_thread_in_a_folder_gives_the_whole_thread(tmp_path):
    texts = {
        "1.eml": mail(1),
        "2.eml": mail(2, 1, day=3),
        "3.eml": mail(3, 1, 2, day=4),
        "other.eml": mail(9),
        "bad.eml": mail(4, 1).replace("Mon, 2 Nov", "Mon, 45 Nov"),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    for name in ("1.eml", "2.eml", "3.eml"):
        [contact] = read_file(tmp_path / name, inbox=tmp_path, config=Config())
        assert (contact.source_contact_id, [turn.text for turn in contact.turns]) == ("1@x.example", ["mail 1", "mail 2", "mail 3"])
    [other] = read_file(tmp_path / "other.eml", inbox=tmp_path, config=Config())
    assert [turn.text for turn in other.turns] == ["mail 9"]
    assert [getattr(outcome, "reason", "kept") for outcome in read_file(tmp_path / "bad.eml", inbox=tmp_path, config=Config())] == ["bad_time", "kept"]


def test_mails_of_a_thread_in_a_zip_are_one_contact(read):
    [contact] = read("m.zip", zipped({"b.eml": mail(2, 1, day=3), "a.eml": mail(1)}))
    assert [turn.text for turn in contact.turns] == ["mail 1", "mail 2"]


def test_a_conversation_spread_over_the_files_of_a_folder_is_whole(tmp_path):
    part = json.loads((FIXTURES / "genesys.json").read_text())
    (tmp_path / "1.json").write_text(json.dumps(part))
    (tmp_path / "2.json").write_text(json.dumps({**part, "communicationId": "s-2"}, indent=2))
    [contact] = read_file(tmp_path / "2.json", inbox=tmp_path, config=Config())
    assert (len(contact.turns), contact.metadata["n_communications"]) == (6, 2)
