"""Analysts in processes of their own, while a night runs."""

import subprocess
import sys
import threading

import pytest

from cxtext import store

_ANALYST = """
import sys, duckdb
con = duckdb.connect(sys.argv[1], read_only=True)
print(con.execute("SELECT count(*) FROM main.contacts").fetchone()[0], flush=True)
for line in sys.stdin:
    print(con.execute("SELECT count(*) FROM voc.contacts").fetchone()[0], flush=True)
"""


@pytest.fixture
def analyst(house):
    house.put("a.jsonl", house.contact())
    house.had_a_night()
    process = subprocess.Popen([sys.executable, "-c", _ANALYST, str(house.home.published)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield process
    process.kill()
    process.wait()


def _ask(analyst):
    analyst.stdin.write("again\n")
    analyst.stdin.flush()
    return analyst.stdout.readline().strip()


def test_an_analyst_reads_on_while_the_night_writes_and_sees_the_new_copy_at_the_next_opening(house, analyst, monkeypatch):
    assert analyst.stdout.readline().strip() == "1"
    during = []
    rebuild = store.rebuild

    def watched(con, **options):
        during.append(_ask(analyst))  # the night holds its private warehouse open for writing
        return rebuild(con, **options)

    monkeypatch.setattr(store, "rebuild", watched)
    house.put("b.jsonl", house.contact("c-2"))
    house.night()
    assert during == ["1"]
    assert _ask(analyst) == "1"
    assert house.rows("SELECT count(*) FROM main.contacts") == [(2,)]


def test_many_queries_during_a_night_never_fail(house, analyst):
    analyst.stdout.readline()
    house.put("b.jsonl", *(house.contact(f"d-{number}") for number in range(5)))
    night = threading.Thread(target=house.night)
    night.start()
    answers = set()
    while night.is_alive():
        answers.add(_ask(analyst))
    night.join()
    assert answers == {"1"}
    assert house.rows("SELECT count(*) FROM main.contacts") == [(6,)]
