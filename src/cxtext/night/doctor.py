"""What is wrong with an installation, in plain words."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

import duckdb

from cxtext import deliver, store
from cxtext.errors import CxtextError, NotDelivered
from cxtext.ids import KEY_VARIABLE
from cxtext.night.lock import holder
from cxtext.night.settings import Settings, settings

Level = Literal["ok", "warn", "fail"]
MIN_FREE_GB = 2.0
_TOO_NEW_FASTAPI = (0, 151)  # from here on it refuses the null that Prefect 3.8.8 sends for a setting left out
_PACKAGES = ("bertopic", "duckdb", "prefect", "scikit-learn", "sentence-transformers", "spacy", "torch")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a check found: fine, worth knowing, or broken, and what to do."""

    level: Level
    what: str
    fix: str = ""


_OUTDATED = Diagnosis("warn", "the warehouse was made by an older version of cxtext", "run `cxtext run`, which brings it up to date")


def diagnose(home: Path | None, inbox: Path | None, config: Path | None) -> Iterator[Diagnosis]:
    """Check packages, config, model, home, key, inbox, warehouse and published copy; never raises."""
    yield from _packages()
    try:
        found = settings(home, inbox, config)
    except CxtextError as error:
        yield Diagnosis("fail", f"config: {error.what}", error.fix)
        return
    yield Diagnosis("ok", f"config read: time zone {found.config.time_zone}, {len(found.config.inbox.sources)} rules for the inbox")
    for check in (_model, _home, _key, _inbox, _warehouse, _speakers, _published, _deliveries, _failing):
        yield from _safely(check, found)


def _safely(check: Callable[[Settings], Iterator[Diagnosis]], found: Settings) -> Iterator[Diagnosis]:
    try:
        yield from check(found)
    except CxtextError as error:
        yield Diagnosis("fail", f"{error.what} ({error.where})", error.fix)
    except duckdb.CatalogException:
        yield _OUTDATED


def _packages() -> Iterator[Diagnosis]:
    for name in _PACKAGES:
        try:
            yield Diagnosis("ok", f"{name} {version(name)}")
        except PackageNotFoundError:
            yield Diagnosis("fail", f"{name} is not installed", "run `make setup`, which installs the lock")
    fastapi = tuple(int(part) for part in version("fastapi").split(".")[:2])
    if fastapi >= _TOO_NEW_FASTAPI:
        yield Diagnosis("warn", f"fastapi {version('fastapi')} breaks commands of a Prefect server, e.g. `prefect deploy`", "install fastapi 0.150 or older")


def _model(found: Settings) -> Iterator[Diagnosis]:
    from cxtext.tag import open_engine  # takes seconds

    engine = open_engine(found.config.tag)
    yield Diagnosis("ok", f"model {engine.name} opens and its checksum holds")
    if engine.contacts is None:
        yield Diagnosis("warn", "there is no contact model: contacts get no reason, outcome, trigger, phase, life event and churn", "run `cxtext train`")


def _home(found: Settings) -> Iterator[Diagnosis]:
    root = found.home.root
    nearest = next(path for path in (root, *root.parents) if path.exists())
    if not os.access(nearest, os.W_OK):
        yield Diagnosis("fail", f"{nearest} cannot be written", "give the user that runs the night the right to write there, or use --home")
    free_gb = shutil.disk_usage(nearest).free / 1e9
    level: Level = "ok" if free_gb >= MIN_FREE_GB else "warn"
    yield Diagnosis(level, f"{free_gb:.0f} GB free for {root}", "" if level == "ok" else "make room: the night writes batches, a warehouse and a copy of it")


def _key(found: Settings) -> Iterator[Diagnosis]:
    path = found.home.key_file
    if KEY_VARIABLE in os.environ:
        yield Diagnosis("ok", f"pseudonym key comes from {KEY_VARIABLE}")
    elif not path.exists():
        yield Diagnosis("ok", "no pseudonym key yet; the first night makes one")
    elif stat.S_IMODE(path.stat().st_mode) & 0o077:
        yield Diagnosis("warn", "others can read the pseudonym key", f"chmod 600 {path}")
    else:
        yield Diagnosis("ok", "pseudonym key is there and private; keep a copy in a safe place")


def _inbox(found: Settings) -> Iterator[Diagnosis]:
    if not found.inbox.is_dir():
        yield Diagnosis("warn", f"there is no inbox at {found.inbox}", "make the folder and put transcript files into it, or use --inbox")
        return
    n_files = sum(path.is_file() for path in found.inbox.rglob("*"))
    yield Diagnosis("ok", f"{n_files} files in the inbox {found.inbox}")


def _warehouse(found: Settings) -> Iterator[Diagnosis]:
    path = found.home.warehouse
    if not path.exists():
        yield Diagnosis("ok", "no warehouse yet; the first night makes one")
        return
    running = holder(found.home)
    if running:
        yield Diagnosis("ok", f"a night is running: {running}")
        return
    with store.reader(path) as con:
        if not store.is_current(con):
            yield _OUTDATED  # what this version checks need not hold of its tables
            return
        findings = store.check_all(con)
        is_cut_short = store.is_cut_short(con)
    if is_cut_short:
        yield Diagnosis("warn", "the last run was cut short", "run `cxtext run`: it goes on where it stopped")
    yield Diagnosis("ok", f"warehouse opens, {path.stat().st_size / 1e6:.0f} MB")
    for finding in findings:
        yield Diagnosis(finding.check.level, str(finding), "run the night again; if it stays, move the warehouse away and build it anew from the inbox")


def _speakers(found: Settings) -> Iterator[Diagnosis]:
    if not found.home.published.exists():
        return
    with store.reader(found.home.published) as con:
        speakers = store.unmapped_speakers(con)
    for label, turns, fix in speakers:
        yield Diagnosis(
            "warn", f"{turns} turns of speaker {label!r} have no role", f"{fix}; then `cxtext run --again` with the files that ops.unmapped_speakers names"
        )


def _published(found: Settings) -> Iterator[Diagnosis]:
    path = found.home.published
    if not path.exists():
        yield Diagnosis("warn", "nothing is published yet", "run `cxtext run`")
        return
    with store.reader(path) as con:
        row = con.execute("SELECT count(*), max(started_at)::VARCHAR FROM main.contacts").fetchone()
    n_contacts, newest = row if row else (0, None)
    yield Diagnosis("ok", f"published copy holds {n_contacts} contacts, the newest of {newest}")


def _deliveries(found: Settings) -> Iterator[Diagnosis]:
    for delivery in found.config.deliveries:
        try:
            deliver.require(delivery, home=found.home.root)
            yield Diagnosis("ok", f"delivery {delivery.name} leads to {deliver.place(delivery, home=found.home.root)}")
        except NotDelivered as error:
            yield Diagnosis("warn", f"{error.where}: {error.what}", error.fix)


def _failing(found: Settings) -> Iterator[Diagnosis]:
    wanted = {(delivery.name, delivery.kind, grain) for delivery in found.config.deliveries for grain in delivery.periods}
    if not wanted or not found.home.published.exists():
        return
    with store.reader(found.home.published) as con:
        failing = store.failing_deliveries(con)
    for item in failing:
        if (item.delivery, item.kind, item.period.grain) in wanted:
            yield Diagnosis("warn", f"delivery {item.delivery} of {item.period.name} failed: {item.detail}", item.fix)
