"""A published copy of four contacts made by hand, and its pages by the application's own test client."""

import re
import shutil
from dataclasses import dataclass
from html import unescape

import pytest
from starlette.testclient import TestClient

import cxtext.browse.desk
from cxtext import store
from cxtext.browse.app import app
from cxtext.browse.desk import Desk
from cxtext.browse.published import Published
from cxtext.config import Config
from cxtext.explain.build import Installed
from cxtext.home import Home
from cxtext.store.publish import replace_whole

# id: started (UTC), channel, language, customer, queue, turns (role, text, sentiment), tags (seq, kind, label, severity, words)
CONTACTS = {
    "aaaaaa01": (
        "2026-11-09 09:00",
        "call",
        "nl",
        "k1",
        "service",
        [("agent", "Goedemorgen.", None), ("customer", "Ik wacht al drie weken. Mijn dubbele <b>factuur</b> klopt niet!", -3), ("customer", "Dank u.", 1)],
        [(1, "pain_point", "waiting", 2, "Ik wacht al drie weken."), (1, "pain_point", "billing", 4, "Mijn dubbele <b>factuur</b> klopt niet!")],
        "complaint",
    ),
    "aaaaaa02": (
        "2026-11-03 09:00",
        "chat",
        "nl",
        "k1",
        "facturen",
        [("customer", "Ik wacht op café Zürich.", -5)],
        [(0, "pain_point", "waiting", 1, "Ik wacht op café Zürich.")],
        "payment_billing",
    ),
    "aaaaaa03": ("2026-11-02 09:00", "email", "en", "k2", "facturen", [("customer", "Where is my factuur?", None)], [], "payment_billing"),
    "aaaaaa04": ("2026-10-26 09:00", "call", None, None, None, [("agent", "Uw factuur, dubbele.", None)], [], None),
}


@dataclass
class Office:
    """A home with a published copy, and a browser that has its pages open."""

    home: Home
    pages: TestClient

    def get(self, path, status=200, **options):
        answer = self.pages.get(path, **options)
        assert answer.status_code == status, answer.text
        return unescape(answer.text)

    def found(self, parameters=""):
        """Return the last two characters of the ids that an answer lists, in its order."""
        return re.findall(r'<h3><a href="/contacts/aaaaaa(\d\d)', self.get(f"/contacts{parameters}"))

    def facet(self, kind, name, parameters=""):
        """Return the number beside a label, None where the label is not there."""
        group = re.search(rf'id="group-{kind}">.*?</section>', self.get(f"/contacts{parameters}"), re.DOTALL)
        count = group and re.search(rf'<span>{name}</span> <span class="n">(?:✓ )?(\d+)', group[0])
        return int(count[1]) if count else None

    def publish(self, *statements):
        """Put another copy in the place of the one that is open."""
        with store.writer(self.home.warehouse) as con:
            for statement in statements:
                con.execute(statement)
        replace_whole(self.home.warehouse, self.home.published, mode=0o444)


def _fill(con):
    for contact_id, (started, channel, language, customer, queue, turns, tags, reason) in CONTACTS.items():
        row = [contact_id, f"s{contact_id}", channel, language, f"{started}:00+00", customer, queue, len(turns), len(turns)]
        con.execute(
            "INSERT INTO main.contacts (contact_id, source, source_contact_id, channel, language, started_at, customer_key, queue, n_turns,"
            " n_customer_turns, file_id, run_id) VALUES (?, 'demo', ?, ?, ?, ?, ?, ?, ?, ?, 'f1', 'r1')",
            row,
        )
        for seq, (role, text, sentiment) in enumerate(turns):
            con.execute("INSERT INTO main.turns (contact_id, seq, role, text, language) VALUES (?, ?, ?, ?, ?)", [contact_id, seq, role, text, language])
            if sentiment is not None:
                emotions = ["annoyance"] if sentiment < 0 else ["gratitude"]
                score = [contact_id, seq, sentiment, emotions, emotions[0], 2]
                con.execute("INSERT INTO main.turn_scores VALUES (?, ?, ?, ?, ?, ?, 'm')", score)
        _tag(con, contact_id, turns, tags, reason)


def _tag(con, contact_id, turns, tags, reason):
    for seq, kind, label, severity, words in tags:
        start = turns[seq][1].index(words)
        row = [contact_id, seq, kind, label, severity, start, start + len(words), words]
        con.execute("INSERT INTO main.tags VALUES (?, ?, ?, ?, 0.9, ?, ?, ?, ?, 'm')", row)
    if reason:
        con.execute("INSERT INTO main.tags VALUES (?, NULL, 'contact_reason', ?, 0.8, NULL, NULL, NULL, NULL, 'm')", [contact_id, reason])
    felt = [(seq, sentiment) for seq, (_, _, sentiment) in enumerate(turns) if sentiment is not None]
    if felt:
        start, peak, end = felt[0], min(felt, key=lambda pair: pair[1]), felt[-1]
        row = [contact_id, start[1], peak[1], end[1], peak[0], end[0], (peak[1] + end[1]) / 2, end[1] - start[1]]
        con.execute("INSERT INTO main.contact_scores VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)", row)


@pytest.fixture(scope="session")
def _furnished(tmp_path_factory):
    """A home with a warehouse of the contacts and its published copy; making one takes longer than most tests."""
    home = Home(tmp_path_factory.mktemp("furnished") / "home")
    with store.writer(home.warehouse) as con:
        store.migrate(con)
        store.configure(con, time_zone="Europe/Amsterdam", min_customers=5, weeks_back=8)
        store.rebuild(con)
        _fill(con)
        con.execute("INSERT INTO main.topics VALUES ('t1', 'dubbele rekening', 'double bill', NULL, NULL, 'seeded', NULL, NULL, 1, NULL, NULL)")
        con.execute("INSERT INTO main.contact_topics VALUES ('aaaaaa01', 't1', 1.0, true, 1)")
        con.execute(
            "INSERT INTO ops.labels (contact_id, seq, kind, label, verdict, labelled_at) VALUES ('aaaaaa02', 0, 'pain_point', 'waiting', 'right', now())"
        )
    replace_whole(home.warehouse, home.published, mode=0o444)
    return home


@pytest.fixture
def office(tmp_path, monkeypatch, _furnished):
    """Four contacts: 01 in week 46, 02 and 03 in week 45, 04 in week 44."""
    monkeypatch.setattr(cxtext.browse.desk, "installed", lambda config: Installed("", None, None, problem="none here"))
    home = Home(tmp_path / "home")
    shutil.copytree(_furnished.root, home.root)
    with TestClient(app(Desk(Published(home.published), Config(), "nl"), hosts=["testserver"]), raise_server_exceptions=False) as pages:
        yield Office(home, pages)
