"""The weekly fit of topics over many segments and a night's assignment: CPU seconds, peak memory, and as a ratio to a yardstick of the same run.

    python -m benchmarks.topics --segments 200000

Prints a row of the table in docs/benchmarks.md. The segments are those of data/training, once as they are and then again and again, each time without
one word, six to a contact. The yardstick is one embedding of all of them in the space that was fitted: it reads every text once and does nothing else.
On a machine with other work the ratios tell more than CPU seconds, and those more than the clock.
"""

import os
import random
import resource
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from benchmarks.texts import exchanges
from cxtext import tables
from cxtext.config import TopicsConfig
from cxtext.tag import topics
from cxtext.tag.conversations import side
from cxtext.tag.segments import segments

SEGMENTS_A_CONTACT = 6
ASSIGNED = 100_000  # segments of a large night
SEED = 20261102
HEAD = "| day | segments | topics | fit, clock s | fit s | × yardstick | night's segments | assigned s | × yardstick | yardstick s | peak MB | load |"


def main() -> None:
    """Measure, and print a row."""
    parser = ArgumentParser(description="Time the weekly fit of topics and a night's assignment.")
    parser.add_argument("--segments", type=int, default=200_000, help="segments to fit topics on")
    options = parser.parse_args()
    print(HEAD)
    print(_row(_said(options.segments)))


def _row(said: pa.Table) -> str:
    seeds, config = topics.read_seeds(), TopicsConfig()
    started = time.perf_counter()
    fit_s, fitted = _cpu_s(lambda: topics.fit(said, standing=None, seeds=seeds, config=config, run_id="benchmark"))
    clock = time.perf_counter() - started
    night = said.slice(0, ASSIGNED)
    assigned_s, _ = _cpu_s(lambda: topics.assign(fitted.model, night))
    texts, languages = said["text"].to_pylist(), said["language"].to_pylist()
    yardstick, _ = _cpu_s(lambda: fitted.model.space.embed(texts, languages))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    fit = f"{clock:.0f} | {fit_s:.0f} | {fit_s / yardstick:.1f}"
    assigned = f"{night.num_rows:,} | {assigned_s:.1f} | {assigned_s / yardstick:.2f}"
    measured = f"{said.num_rows:,} | {len(fitted.model.topics)} | {fit} | {assigned} | {yardstick:.1f} | {peak:,.0f} | {os.getloadavg()[1]:.1f}"
    return f"| {datetime.now(UTC):%Y-%m-%d} | {measured} |"


def _said(n_segments: int) -> pa.Table:
    """Return that many segments, in an order that is always the same."""
    rows = _varied(_distinct())
    found = [{**next(rows), "contact_id": f"c-{i // SEGMENTS_A_CONTACT:08d}", "seq": i % SEGMENTS_A_CONTACT} for i in range(n_segments)]
    return pa.Table.from_pylist(found, schema=tables.SEGMENTS)


def _distinct() -> list[dict[str, Any]]:
    said = list(dict.fromkeys((exchange.customer, exchange.language) for exchange in exchanges()))
    texts, languages = [text for text, _ in said], [language for _, language in said]
    contacts, seqs = [f"t-{i:08d}" for i in range(len(said))], [0] * len(said)
    turns = pa.table({"contact_id": contacts, "seq": pa.array(seqs, type=pa.int32()), "text": texts, "language": languages})
    spoken = side(contacts, seqs, texts, languages)
    return segments(turns, spoken.tokens, spoken.sentences).to_pylist()


def _varied(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    rng = random.Random(SEED)
    rng.shuffle(rows)
    yield from rows
    while True:
        for row in rows:
            yield {**row, "text": _shortened(row["text"], rng)}


def _shortened(text: str, rng: random.Random) -> str:
    words = text.split()
    words.pop(rng.randrange(len(words)))
    return " ".join(words) or text


def _cpu_s(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.process_time()
    made = work()
    return time.process_time() - started, made


if __name__ == "__main__":
    main()
