import gzip
import io
import json
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook

from cxtext.config import Config, InboxConfig, SourceRule

ROWS = [
    {"contact_id": "1", "channel": "chat", "started_at": "2026-11-02T09:00:00+01:00", "role": "customer", "text": "Hallo", "csat": 4},
    {"contact_id": "2", "channel": "chat", "started_at": "2026-11-02T09:05:00+01:00", "role": "customer", "text": "Dag", "csat": None},
    {"contact_id": "1", "channel": "chat", "started_at": None, "role": "agent", "text": "Zegt u het maar", "csat": None},
]
RECORD = json.dumps({"contact_id": "c-1", "channel": "chat", "started_at": "2026-11-02T09:00:00Z", "turns": [{"role": "klant", "text": "hallo"}]})
TEXTS = [["Hallo", "Zegt u het maar"], ["Dag"]]


def texts(contacts):
    return [[turn.text for turn in contact.turns] for contact in contacts]


def test_json_lines_carry_every_field(read_fixture):
    first, second = read_fixture("open.jsonl")
    assert (first.source, first.source_contact_id, first.channel, first.csat, first.queue) == ("open", "c-1", "call", 2.0, "service")
    assert first.started_at == datetime(2026, 11, 2, 8, tzinfo=UTC)
    assert (first.customer_id, first.agent_id, first.names) == ("K-88", "a-9", ("Jan Brouwer",))
    assert first.metadata == {"region": "oost", "campaign": "najaar"}
    assert [(turn.role, turn.start_s, turn.end_s) for turn in first.turns] == [("agent", 0.0, 1.2), ("customer", 1.5, 4.0)]
    # An empty turn is left out and leaves a gap; a role that nobody maps stays unknown.
    assert [(turn.seq, turn.role, turn.speaker) for turn in second.turns] == [(0, "customer", "klant"), (2, "unknown", "tolk")]
    assert second.turns[0].at == datetime(2026, 7, 1, 10, 0, 5, tzinfo=UTC)


def test_an_array_and_one_object_read_like_lines(read):
    record = {"contact_id": "c", "channel": "chat", "started_at": "2026-11-02T09:00Z", "turns": [{"role": "customer", "text": "x"}]}
    assert read("lines.txt", json.dumps(record)) == read("object", json.dumps(record, indent=2)) == read("array.csv", json.dumps([record], indent=1))


def test_csv_with_semicolons_joins_rows_that_lie_apart(read_fixture):
    first, second = read_fixture("open.csv")
    assert texts([first, second]) == [["Hallo; bent u daar?", "Ja,\nzegt u het maar."], ["Mijn app doet niets."]]
    assert [turn.role for turn in first.turns] == ["customer", "agent"]
    assert (first.csat, first.metadata, second.metadata) == (3.5, {"regio": "noord"}, {"regio": "zuid"})
    assert second.started_at == datetime(2026, 11, 2, 8, 5, tzinfo=UTC)


def test_csv_by_tabs_commas_and_with_excels_hint(read):
    header, row = ["Contact ID", "channel", "startTime", "role", "Message"], ["7", "call", "2026-11-02T09:00Z", "klant", "hoi"]
    for delimiter in (",", "\t", ";", "|"):
        [contact] = read("t.csv", f"sep={delimiter}\r\n{delimiter.join(header)}\r\n{delimiter.join(row)}\r\n")
        assert (contact.source_contact_id, contact.turns[0].text) == ("7", "hoi")


def test_xlsx_reads_like_csv(read):
    book, file = Workbook(), io.BytesIO()
    book.active.append(["toelichting"])
    sheet = book.create_sheet("gesprekken")
    for row in [list(ROWS[0]), *(list(row.values()) for row in ROWS)]:
        sheet.append(row)
    book.save(file)
    contacts = read("export.xlsx", file.getvalue())
    assert texts(contacts) == TEXTS
    assert contacts[0].csat == 4.0


def test_parquet_reads_rows_of_turns_and_lists_of_turns(read):
    rows, nested = io.BytesIO(), io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), rows, row_group_size=1)
    turns = [{"role": "customer", "text": "Hallo"}]
    pq.write_table(pa.Table.from_pylist([{"contact_id": "1", "channel": "chat", "started_at": datetime(2026, 11, 2, 8, tzinfo=UTC), "turns": turns}]), nested)
    assert texts(read("rows.bin", rows.getvalue())) == TEXTS
    [contact] = read("nested.parquet", nested.getvalue())
    assert (contact.started_at, contact.turns[0].text) == (datetime(2026, 11, 2, 8, tzinfo=UTC), "Hallo")


def test_the_shape_counts_also_inside_gzip(read, read_fixture):
    lines = "".join(
        json.dumps({"contact_id": str(n), "channel": "chat", "started_at": "2026-11-02T09:00Z", "turns": [{"role": "klant", "text": "x"}]}) + "\n"
        for n in range(3)
    )
    assert [contact.source_contact_id for contact in read("misleading.csv", gzip.compress(lines.encode()))] == ["0", "1", "2"]


def test_config_names_source_channel_and_roles(read):
    rule = SourceRule(files="chats/**", name="webchat", channel="chat", roles={"tolk": "agent"}, language="nl")
    record = {"contact_id": "c", "started_at": "2026-11-02T09:00Z", "turns": [{"role": "Tolk", "text": "x"}, {"role": "gids", "text": "y"}]}
    [contact] = read("chats/2026/a.json", json.dumps(record), Config(inbox=InboxConfig(roles={"gids": "bot"}, sources=(rule,))))
    assert (contact.source, contact.channel, contact.language) == ("webchat", "chat", "nl")
    assert [turn.role for turn in contact.turns] == ["agent", "bot"]


def test_both_versions_of_a_contact_are_given_in_order(read):
    record = '{"contact_id": "c", "channel": "chat", "started_at": "2026-11-02T09:00Z", "turns": [{"role": "klant", "text": "%s"}]}\n'
    assert texts(read("a.jsonl", record % "oud" + record % "nieuw")) == [["oud"], ["nieuw"]]


@pytest.mark.parametrize("field", ["customer_name", "Klantnaam", "e-mail", "achternaam", "phone"])
def test_a_field_that_names_a_person_is_masked_in_the_text_and_kept_out_of_the_metadata(read, field):
    record = json.loads(RECORD) | {"metadata": {field: "Xandrina Qwertzui", "product_name": "Glas 500"}}
    [contact] = read("a.jsonl", json.dumps(record))
    assert (contact.names, contact.metadata) == (("Xandrina Qwertzui",), {"product_name": "Glas 500"})


def test_a_sidecar_that_names_the_customer_does_the_same(read, tmp_path):
    (tmp_path / "crm.csv").write_text("contact_id,Customer Name,region\nc-1,Xandrina Qwertzui,noord\n", "utf-8")
    config = Config(inbox=InboxConfig(sources=(SourceRule(files="*.jsonl", sidecar="crm.csv"),)))
    [contact] = read("a.jsonl", RECORD, config)
    assert (contact.names, contact.metadata) == (("Xandrina Qwertzui",), {"region": "noord"})
