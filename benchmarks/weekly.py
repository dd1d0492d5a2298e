"""The weekly tables and the report over a large warehouse: seconds, and as a ratio to a yardstick measured in the same run.

    python -m benchmarks.multiply INBOX --contacts 100000 --per-file 2000 --rounds 19
    cxtext run --inbox INBOX --home HOME --config configs/demo.toml
    python -m benchmarks.weekly --home HOME

Prints a row of the table in docs/benchmarks.md. The warehouse of the home is copied, not changed. The yardstick is one count in plain DuckDB over the same
warehouse: contacts and distinct customers of every label in every week. It reads what the largest weekly table reads and does nothing else, so the ratio
tells more than seconds on a machine with other work.
"""

import os
import shutil
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from cxtext import report, store
from cxtext.config import ReportConfig
from cxtext.period import ReportPeriod
from cxtext.tag.topics import terms, words

HEAD = (
    "| day | contacts | weeks | tables from nothing s | tables, nothing changed s | report built s | files written s "
    "| together s | yardstick s | × yardstick | load |"
)
_YARDSTICK = """
SELECT main.week_of(started_at) AS week, kind, label, count(DISTINCT contact_id) AS contacts, count(DISTINCT customer_key) AS customers
FROM main.tags JOIN main.contacts USING (contact_id)
GROUP BY ALL
"""
_ROUNDS = 5  # of the yardstick, of which the least is taken


def main() -> None:
    """Measure, and print a row."""
    parser = ArgumentParser(description="Time the weekly tables and the report of a home with many contacts.")
    parser.add_argument("--home", type=Path, required=True, help="a home with a warehouse")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="cxtext-bench-"))
    try:
        warehouse = folder / "warehouse.duckdb"
        shutil.copyfile(options.home / "warehouse" / "warehouse.duckdb", warehouse)
        print(HEAD)
        print(_row(warehouse, folder))
    finally:
        shutil.rmtree(folder)


def _row(warehouse: Path, folder: Path) -> str:
    known = store.Terms(version=words.words_sha256(), of=terms.terms)
    with store.writer(warehouse) as con:
        contacts, weeks = con.execute("SELECT count(*), count(DISTINCT main.week_of(started_at)) FROM main.contacts").fetchall()[0]
        yardstick = min(_seconds(lambda: con.execute(_YARDSTICK).fetchall())[0] for _ in range(_ROUNDS))
        # What no definition is known of is made anew.
        con.execute("DELETE FROM ops.definitions")
        anew, _ = _seconds(lambda: store.rebuild(con, terms=known))
        unchanged, _ = _seconds(lambda: store.rebuild(con, terms=known))
    with store.reader(warehouse) as con:
        built, made = _seconds(lambda: report.build(con, _last_week(con), ReportConfig()))
    written, _ = _seconds(lambda: report.write(made, folder / "exports"))
    together = anew + built + written
    seconds = " | ".join(f"{value:.1f}" for value in (anew, unchanged, built, written, together))
    load = f"{os.getloadavg()[1]:.1f}"
    return f"| {datetime.now(UTC):%Y-%m-%d} | {contacts:,} | {weeks} | {seconds} | {yardstick:.2f} | {together / yardstick:.0f} | {load} |"


def _last_week(con: duckdb.DuckDBPyConnection) -> ReportPeriod:
    (day,) = con.execute("SELECT max(main.week_of(started_at)) FROM main.contacts").fetchall()[0]
    return ReportPeriod.around(day, "week")


def _seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    made = work()
    return time.perf_counter() - started, made


if __name__ == "__main__":
    main()
