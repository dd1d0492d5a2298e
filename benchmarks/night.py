"""A whole night over a multiplied sample: contacts a second, seconds a stage, peak memory.

    python -m benchmarks.night --contacts 10000 --per-file 500 --workers 2

Prints a row of the table in docs/benchmarks.md. Topics are the seeded ones unless --fit is given: to discover topics is the work of the first
night and of Mondays.
"""

import os
import platform
import resource
import shutil
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.multiply import copies, sample_contacts, write
from cxtext.home import CONFIGS
from pipelines import nightly

STAGES = ("read", "tag", "load", "give_topics", "link_journeys", "rebuild", "publish")
HEAD = (
    "| day | contacts | files | MB | workers | CPU s | contacts/s | "
    + " | ".join(f"{stage} s" for stage in STAGES)
    + " | parent MB | largest worker MB | load |"
)


def main() -> None:
    """Measure a night and print its row."""
    options = _options()
    folder = Path(tempfile.mkdtemp(prefix="cxtext-bench-"))
    try:
        print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
        print(HEAD)
        print(_night(folder, options))
    finally:
        shutil.rmtree(folder)


def _options() -> Namespace:
    parser = ArgumentParser(description="Measure a night over copies of data/sample.")
    parser.add_argument("--contacts", type=int, default=10_000)
    parser.add_argument("--per-file", type=int, default=500)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--fit", action="store_true", help="discover topics, as the first night does")
    parser.add_argument("--second", action="store_true", help="measure a night after a first one of a hundred contacts, when topics are only assigned")
    return parser.parse_args()


def _night(folder: Path, options: Namespace) -> str:
    # In a process of its own, so that the memory of making the inbox is not counted.
    child = os.fork()
    if not child:
        write(copies(sample_contacts(), options.contacts), folder / "inbox", per_file=options.per_file)
        os._exit(0)
    os.waitpid(child, 0)
    config = _config(folder, options)
    if options.second:
        _first_night(folder, config)
    seconds = {stage: 0.0 for stage in STAGES}
    for stage in STAGES:
        setattr(nightly, stage, _timed(getattr(nightly, stage), stage, seconds))
    started, cpu_before = time.perf_counter(), _cpu_s()
    count = nightly.nightly.fn(home=folder / "home", inbox=folder / "inbox", config=config)
    elapsed_s = time.perf_counter() - started
    sizes = [path.stat().st_size for path in (folder / "inbox").iterdir()]
    peak_mb = [resource.getrusage(who).ru_maxrss / 1000 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cells = [
        f"{datetime.now(UTC):%Y-%m-%d}",
        f"{count.kept:,}",
        f"{len(sizes):,}",
        f"{sum(sizes) / 1e6:.0f}",
        options.workers,
        f"{_cpu_s() - cpu_before:.0f}",
        f"{count.kept / elapsed_s:.0f}",
    ]
    cells += [f"{seconds[stage]:.0f}" for stage in STAGES] + [f"{mb:.0f}" for mb in peak_mb] + [f"{os.getloadavg()[1]:.1f}"]
    return "| " + " | ".join(map(str, cells)) + " |"


def _cpu_s() -> float:
    """Return the CPU seconds of this process and of the workers that ended: on a machine with other work they tell more than the clock."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _first_night(folder: Path, config: Path) -> None:
    """Fill the warehouse with some contacts of their own, so that its topics stand."""
    first = folder / "first"
    write((replace(contact, source="first") for contact in copies(sample_contacts(), 100)), first, per_file=100)
    nightly.nightly.fn(home=folder / "home", inbox=first, config=config)


def _config(folder: Path, options: Namespace) -> Path:
    path = folder / "cxtext.toml"
    least = 300 if options.fit else 10**9
    text = (CONFIGS / "demo.toml").read_text("utf-8")
    path.write_text(f"{text}\n[tag]\nworkers = {options.workers}\nsmall_night_mb = 0\n\n[topics]\nmin_segments = {least}\n", "utf-8")
    return path


def _timed(function: Callable[..., Any], stage: str, seconds: dict[str, float]) -> Callable[..., Any]:
    def timed(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  (whatever the step takes and returns)
        started = time.perf_counter()
        result = function(*args, **kwargs)
        seconds[stage] += time.perf_counter() - started
        return result

    return timed


if __name__ == "__main__":
    main()
