"""Make a big inbox out of data/sample, to measure speed and memory with.

    python -m benchmarks.multiply FOLDER --contacts 10000 --per-file 500
    python -m benchmarks.multiply FOLDER --contacts 100000 --rounds 19    # 26 weeks: the sample has eight

It is a multiplication and no more: every copy of a contact has the words of the original, a new id, a new customer and a time some weeks
earlier. So it says something about speed, memory and files, and nothing about quality; and as words repeat, caches of words are warmer than
real contacts would keep them. The copies are written in the open format, whatever format the original has.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

from cxtext.config import load_config
from cxtext.contact import Contact, Turn
from cxtext.home import CONFIGS, DEFAULT_HOME
from cxtext.read import read_file

SAMPLE = DEFAULT_HOME / "sample"
ROUNDS = 52


def sample_contacts() -> list[Contact]:
    """Return the contacts of data/sample as they are read, uncleaned."""
    config = load_config(CONFIGS / "demo.toml")
    paths = sorted(path for path in SAMPLE.rglob("*") if path.is_file() and path.name != "surveys.csv")
    items = (item for path in paths for item in read_file(path, inbox=SAMPLE, config=config))
    return [item for item in items if isinstance(item, Contact)]


def copies(originals: list[Contact], n_contacts: int, *, rounds: int = ROUNDS) -> Iterator[Contact]:
    """Yield n_contacts contacts: the originals over and over, each round with new ids and times a week earlier, after `rounds` from the start again."""
    endless = (_copy(contact, number, weeks=number % rounds) for number in count() for contact in originals)
    return islice(endless, n_contacts)


def write(contacts: Iterator[Contact], folder: Path, *, per_file: int) -> int:
    """Write contacts as files of the open format, per_file contacts each; return the number of files."""
    folder.mkdir(parents=True, exist_ok=True)
    n_files = 0
    while lines := [json.dumps(_record(contact), ensure_ascii=False) for contact in islice(contacts, per_file)]:
        (folder / f"{n_files:06d}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        n_files += 1
    return n_files


def _copy(contact: Contact, number: int, *, weeks: int) -> Contact:
    back = timedelta(weeks=weeks)
    return replace(
        contact,
        source_contact_id=f"{contact.source}-{contact.source_contact_id}-{number}",
        customer_id=f"{contact.customer_id}-{number}" if contact.customer_id else None,
        started_at=contact.started_at - back,
        ended_at=contact.ended_at - back if contact.ended_at else None,
        turns=tuple(replace(turn, at=turn.at - back if turn.at else None) for turn in contact.turns),
    )


def _record(contact: Contact) -> dict[str, Any]:
    fields = {name: getattr(contact, name) for name in ("channel", "customer_id", "agent_id", "queue", "product", "csat", "nps", "ces")}
    return {
        "contact_id": contact.source_contact_id,
        "started_at": contact.started_at.isoformat(),
        **{name: value for name, value in fields.items() if value is not None},
        "turns": [_turn(turn) for turn in contact.turns],
    }


def _turn(turn: Turn) -> dict[str, Any]:
    times = {"at": turn.at.isoformat() if turn.at else None, "start_s": turn.start_s, "end_s": turn.end_s}
    return {"role": turn.role, "text": turn.text, **{name: value for name, value in times.items() if value is not None}}


def main() -> None:
    """Write the inbox and say how big it is."""
    parser = ArgumentParser(description="Multiply data/sample into a bigger inbox.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--contacts", type=int, default=10_000)
    parser.add_argument("--per-file", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="weeks that the copies are spread over, beside those of the sample")
    options = parser.parse_args()
    n_files = write(copies(sample_contacts(), options.contacts, rounds=options.rounds), options.folder, per_file=options.per_file)
    n_bytes = sum(path.stat().st_size for path in options.folder.iterdir())
    print(f"{options.contacts} contacts in {n_files} files, {n_bytes / 1e6:.1f} MB: copies of {len(sample_contacts())} contacts of data/sample")


if __name__ == "__main__":
    main()
