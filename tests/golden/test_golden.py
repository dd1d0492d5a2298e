"""Twelve hard contacts through the whole house: what is stored of them, row by row.

Four calls (speakers that overlap, two languages, personal data said aloud, captions with an empty turn and an unknown speaker), four chats (a
WhatsApp export, a bot, another language, markup and formulas), four mails (quoted history, Outlook with signature, English, nothing but a quote).

The expected rows do not hang on a model's scores: those may change with every training. What has to hold for any model is checked as a rule.
`make golden` shows what differs; `make golden ACCEPT=1` writes what is there now, and git shows it.
"""

import csv
import difflib
import io
import os
from pathlib import Path

import pytest

from cxtext import store
from cxtext.home import Home
from pipelines.nightly import nightly

_HERE = Path(__file__).parent
_QUERIES = {
    "contacts": """
        SELECT source, source_contact_id, channel, language, strftime(started_at, '%Y-%m-%dT%H:%M:%SZ') AS started_at, duration_s,
            customer_key IS NOT NULL AS has_customer, queue, csat, n_turns, n_customer_turns
        FROM main.contacts ORDER BY channel, source_contact_id
    """,
    "turns": """
        SELECT source_contact_id, seq, role, turns.language, start_s, end_s, text
        FROM main.turns JOIN main.contacts USING (contact_id) ORDER BY channel, source_contact_id, seq
    """,
    "operation": """
        SELECT path, items, kept, coalesce(string_agg(DISTINCT reason, ' '), '') AS rejected, coalesce(string_agg(DISTINCT speaker, ' '), '') AS unmapped
        FROM ops.files LEFT JOIN ops.rejected USING (file_id) LEFT JOIN ops.unmapped_speakers USING (file_id) GROUP BY ALL ORDER BY path
    """,
}
# Rules that hold whatever the model says: each query finds what breaks one.
_RULES = {
    "a quote is the slice of its turn": """
        SELECT * FROM main.tags JOIN main.turns USING (contact_id, seq) WHERE quote <> substring(text, start_char + 1, end_char - start_char)
    """,
    "only customer turns in Dutch or English are scored": """
        SELECT * FROM main.turn_scores JOIN main.turns USING (contact_id, seq) WHERE role <> 'customer' OR language NOT IN ('nl', 'en')
    """,
    "the peak is the score of the peak turn, and no turn is further from 0": """
        SELECT * FROM main.contact_scores AS c JOIN main.turn_scores AS t ON t.contact_id = c.contact_id
        WHERE (t.seq = peak_seq AND t.sentiment <> sentiment_peak) OR abs(t.sentiment) > abs(sentiment_peak)
    """,
    "the end is the score of the last turn scored, the start that of the first": """
        SELECT * FROM main.contact_scores AS c
        JOIN (SELECT contact_id, min_by(sentiment, seq) AS first, max_by(sentiment, seq) AS last, max(seq) AS last_seq FROM main.turn_scores GROUP BY 1) AS t
        USING (contact_id) WHERE sentiment_start <> first OR sentiment_end <> last OR end_seq <> last_seq
    """,
    "peak-end is the mean of peak and end": """
        SELECT * FROM main.contact_scores WHERE abs(peak_end - (sentiment_peak + sentiment_end) / 2) > 1e-6
    """,
    "shares of topics lie in 0..1 and one topic at most is the main one": """
        SELECT contact_id FROM main.contact_topics GROUP BY contact_id HAVING min(share) <= 0 OR max(share) > 1 OR count(*) FILTER (is_main) > 1
    """,
    "every contact is in the wide view once": "SELECT contact_id FROM main.contacts ANTI JOIN voc.contacts USING (contact_id)",
}


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("golden"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("CXTEXT_KEY", "the key of the golden contacts")  # the id of a mail is stored as a pseudonym
        nightly.fn(home=home.root, inbox=_HERE / "inbox", config=_HERE / "golden.toml")
    return home.published


@pytest.mark.parametrize("name", _QUERIES)
def test_the_rows_are_those_expected(published, name):
    with store.reader(published) as con:
        result = con.execute(_QUERIES[name])
        found = _csv([column[0] for column in result.description], result.fetchall())
    path = _HERE / f"{name}.csv"
    if os.environ.get("ACCEPT"):
        path.write_text(found, "utf-8")
        pytest.skip(f"{path.name} is written; `git diff tests/golden` shows what changed")
    expected = path.read_text("utf-8")
    assert found == expected, "\n" + "".join(difflib.unified_diff(expected.splitlines(True), found.splitlines(True), "expected", "found", n=1))


@pytest.mark.parametrize("rule", _RULES)
def test_a_rule_holds(published, rule):
    with store.reader(published) as con:
        assert con.execute(_RULES[rule]).fetchall() == []


def _csv(columns, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
