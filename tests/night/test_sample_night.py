"""A night over data/sample: counts, broken files, and no personal data anywhere that a company's analysts or servers can look."""

import json
import logging
import re
from pathlib import Path

import pytest

from cxtext import store
from cxtext.home import CONFIGS, DEFAULT_HOME
from cxtext.ids import load_key, pseudonym
from cxtext.night.settings import settings
from pipelines.nightly import nightly

SAMPLE = DEFAULT_HOME / "sample"
# Personal data of the sample that cleaning does not find yet; a shorter list is better, and a line that is found by now has to go.
KNOWN_MISSES = {
    ("NAME", "lot a"): "the agent's name, Lotte, as the recogniser misheard it",
    ("NAME", "timmer"): "a surname that is a word too, said in passing: timmer uit Enkhuizen",
    ("NAME", "achterlonie"): "a rare surname before 'is the name' without capitals",
    ("CREDENTIAL", "kameel drieëntwintig hoofdletter t"): "a password said aloud in words",
    ("ADDRESS", "lin den lane forty to"): "a street and number as the recogniser misheard them",
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The night over data/sample, and everything that was logged. Topics are the seeded ones: to discover some takes a minute."""
    home = tmp_path_factory.mktemp("sample")
    config = home / "cxtext.toml"
    config.write_text((CONFIGS / "demo.toml").read_text("utf-8") + "\n[topics]\nmin_segments = 1_000_000\n", "utf-8")
    records = []
    handler = logging.Handler()
    handler.emit = records.append
    root = logging.getLogger()
    root.addHandler(handler)
    level = root.level
    root.setLevel(logging.DEBUG)
    count = nightly.fn(home=home, inbox=SAMPLE, config=config)
    root.removeHandler(handler)
    root.setLevel(level)
    return settings(home, SAMPLE, config), count, "\n".join(record.getMessage() for record in records)


def _rows(sample, query):
    with store.reader(sample[0].home.published) as con:
        return con.execute(query).fetchall()


def test_the_counts_add_up_over_all_and_for_each_file(sample):
    _, count, _ = sample
    assert count.items == count.kept + count.rejected
    assert count.kept >= 120
    assert _rows(sample, "SELECT sum(items), sum(kept) FROM ops.files") == [(count.items, count.kept)]
    differing = """
        SELECT path FROM ops.files LEFT JOIN (SELECT file_id, count(*) AS n FROM ops.rejected GROUP BY file_id) USING (file_id)
        WHERE items <> kept + coalesce(n, 0)
    """
    assert _rows(sample, differing) == []


def test_the_broken_files_are_rejected_item_by_item_with_what_to_do(sample):
    counts = dict((name, (items, kept)) for name, items, kept in _rows(sample, "SELECT path, items, kept FROM ops.files WHERE path LIKE 'broken/%'"))
    assert counts == {
        "broken/empty.vtt": (1, 0),
        "broken/export_with_errors.jsonl": (5, 1),
        "broken/half_written.json": (1, 0),
        "broken/picture.json": (1, 0),
    }
    assert _rows(sample, "SELECT count(*) FROM ops.rejected WHERE fix = '' OR reason = '' OR item = ''") == [(0,)]


@pytest.fixture(scope="module")
def personal(sample):
    """All personal data of the sample as the gold labels list it: stored contact id, seq, kind, string."""
    stored = dict(_rows(sample, "SELECT source_contact_id, contact_id FROM main.contacts"))
    key = load_key(sample[0].home.key_file)
    found = []
    for row in map(json.loads, (DEFAULT_HOME / "gold" / "contacts.jsonl").read_text("utf-8").splitlines()):
        name = row["source_contact_id"]
        # An id that is personal data itself is stored as a pseudonym of it; a contact that is not stored fails here.
        identity = stored[name] if name in stored else stored[f"p-{pseudonym(name, kind='contact', key=key)}"]
        for turn in row["turns"]:
            found += [(identity, turn["seq"], kind, text) for kind, texts in turn.get("personal_data", {}).items() for text in texts]
    return found


def test_no_turn_holds_its_personal_data(sample, personal):
    texts = {(identity, seq): text.casefold() for identity, seq, text in _rows(sample, "SELECT contact_id, seq, text FROM main.turns")}
    missed = {(kind, text) for identity, seq, kind, text in personal if text.casefold() in texts.get((identity, seq), "")}
    assert missed == set(KNOWN_MISSES)


def test_telling_strings_stand_in_no_text_column_at_all(sample, personal):
    """E-mail addresses, numbers and full names are searched in every VARCHAR and JSON column of the published copy."""
    telling = {text for _, _, kind, text in personal if _is_telling(kind, text)} - {text for _, text in KNOWN_MISSES}
    assert len(telling) > 50
    everything = "\n".join(_all_text(sample)).casefold()
    assert sorted(text for text in telling if text.casefold() in everything) == []


def _is_telling(kind, text):
    return "@" in text or sum(map(str.isdigit, text)) >= 7 or (kind == "NAME" and len(text.split()) > 1)


def _all_text(sample):
    with store.reader(sample[0].home.published) as con:
        columns = con.execute(
            "SELECT schema_name, table_name, column_name FROM duckdb_columns() WHERE NOT internal AND data_type IN ('VARCHAR', 'JSON', 'VARCHAR[]')"
        )
        for schema, table, column in columns.fetchall():
            yield from (str(value) for (value,) in con.execute(f'SELECT DISTINCT "{column}" FROM {schema}.{table} WHERE "{column}" IS NOT NULL').fetchall())


def test_raw_ids_of_customers_and_agents_are_not_stored(sample):
    raw = {text for path in SAMPLE.rglob("*.csv") for text in re.findall(r"\bK-\d{4}\b", path.read_text("utf-8"))}
    raw |= {text for path in SAMPLE.rglob("*.json*") for text in re.findall(r"\bK-\d{4}\b", path.read_text("utf-8", errors="ignore"))}
    assert len(raw) > 20
    everything = "\n".join(_all_text(sample))
    assert sorted(text for text in raw if text in everything) == []


def test_logs_hold_no_text_and_no_names(sample, personal):
    _, _, logged = sample
    assert "published" in logged
    telling = {text for _, _, kind, text in personal if _is_telling(kind, text) or len(text) > 6}
    assert sorted(text for text in telling if text.casefold() in logged.casefold()) == []
    turns = [text for (text,) in _rows(sample, "SELECT text FROM main.turns WHERE length(text) > 30")]
    assert [text for text in turns if text[:30] in logged] == []


def test_no_personal_data_is_left_in_the_home(sample, personal):
    """The batches are gone, and what stays beside the warehouse (models, key) holds none."""
    home = sample[0].home
    assert not home.work.exists()
    telling = [text.encode() for _, _, kind, text in personal if _is_telling(kind, text) and (kind, text) not in KNOWN_MISSES]
    files = [path for path in home.root.rglob("*") if path.is_file()]
    assert Path(home.warehouse) in files
    assert [path.name for path in files if any(text in path.read_bytes() for text in telling)] == []


# Read one by one: the channels of each journey of three contacts, what its customer came for, and whether it was solved.
_JOURNEYS = [
    (["email", "email", "email"], "return_refund", "open"),  # € 129 of a modem, over five weeks: each names the one before, or is within Zilverlijn's 21 days
    (["chat", "call", "email"], "report_fault", "yes"),  # an outage, a promise that was not kept, and a compensation that was refused
    (["call", "call", "call"], "payment_billing", "yes"),  # charged twice: "the third time in two weeks"
    (["email", "email", "email"], "payment_billing", "yes"),  # three direct debits, and thanks
    (["chat", "chat", "call"], "account_access", "open"),  # the app after its update: "dit is dag drie"
]
_MISREAD = pytest.mark.xfail(reason="models 2026-11-29d and e take two of the three for a report_fault", strict=True)


def _journeys_of_three(sample):
    return _rows(sample, "SELECT channels, contact_reason, solved FROM main.journeys WHERE n_contacts = 3 ORDER BY first_at")


def test_the_journeys_of_the_sample_are_those_that_a_reader_finds(sample):
    assert [(channels, solved) for channels, _, solved in _journeys_of_three(sample)] == [(channels, solved) for channels, _, solved in _JOURNEYS]


@pytest.mark.parametrize("place", [0, 1, 2, 3, pytest.param(4, marks=_MISREAD)])
def test_a_journey_of_the_sample_is_about_what_a_reader_finds(sample, place):
    assert _journeys_of_three(sample)[place] == _JOURNEYS[place]


def test_a_customer_who_counts_contacts_that_nothing_stores_needed_them_all_the_same(sample):
    # "daar heb ik op drie november over gebeld en op vijf november gechat", and then "voor de vierde keer": two are stored.
    assert _rows(sample, "SELECT n_contacts, n_needed, n_said FROM main.journeys WHERE n_said > 0") == [(2, 4, 2)]
