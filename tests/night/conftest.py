import hashlib
import json
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from cxtext import store
from cxtext.home import Home
from cxtext.night import NightCount, delivering, settings
from pipelines.nightly import nightly

from ..servers import hook, post  # noqa: F401  (fixtures of deliveries)

_CONFIG = """
[inbox]
own_domains = ["zilverlijn.example"]

[tag]
workers = 1
"""
# A share and a channel that want every week.
SHARE = '\n[[deliveries]]\nname = "share"\nkind = "folder"\npath = "share"\n'
TEAM = '\n[[deliveries]]\nname = "team"\nkind = "slack"\nurl_env = "HOOK_URL"\n'
# What differs between two nights that end the same: ids of runs, moments, and the order in which a killed night came to its batches.
_PASSING = {"run_id", "read_at", "loaded_at", "digest", "applied_at", "batch"}
_PASSING_TABLES = {"ops.runs", "ops.batches"}


@dataclass
class House:
    """A home and an inbox in a folder, and what a team does with them.

    Attributes:
        nights: where homes are kept after a first night, for tests that begin with the same one.
    """

    root: Path
    config: str = _CONFIG
    home_name: str = "home"
    nights: Path | None = None
    said: list = field(default_factory=lambda: [("agent", "Goedemorgen."), ("customer", "Ik wacht al drie weken op mijn monteur, dit is belachelijk.")])

    @property
    def home(self):
        return Home(self.root / self.home_name)

    @property
    def inbox(self):
        return self.root / "inbox"

    @property
    def config_file(self):
        path = self.root / "cxtext.toml"
        path.write_text(self.config, "utf-8")
        return path

    def settings(self):
        return settings(self.home.root, self.inbox, self.config_file)

    def put(self, name, *contacts):
        """Put a file of contacts (dicts, or text that is no contact) into the inbox."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join((contact if isinstance(contact, str) else json.dumps(contact)) + "\n" for contact in contacts), "utf-8")
        return path

    def contact(self, name="c-1", *, said=None, **fields):
        turns = [{"role": role, "text": text} for role, text in (said or self.said)]
        return {"contact_id": name, "channel": "call", "started_at": "2026-11-02T09:00:00+01:00", "customer_id": "K-1", "turns": turns, **fields}

    def night(self, **parameters) -> NightCount:
        return nightly.fn(home=self.home.root, inbox=self.inbox, config=self.config_file, **parameters)

    def had_a_night(self) -> None:
        """Have the first night; where another test had one over the same inbox with the same config, copy the home that it left."""
        kept = self.nights / self._digest_of_inputs()
        if not kept.exists():
            self.night()
            shutil.copytree(self.home.root, kept)
        else:
            shutil.copytree(kept, self.home.root)

    def _digest_of_inputs(self):
        files = sorted(path for path in self.inbox.rglob("*") if path.is_file())
        parts = [self.config.encode(), *(part for path in files for part in (str(path.relative_to(self.inbox)).encode(), path.read_bytes()))]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def rows(self, query):
        with store.reader(self.home.published) as con:
            return con.execute(query).fetchall()

    def digest(self):
        """Return every table of the published copy as sorted rows, without what may differ between two nights."""
        return contents(self.home.published)


def contents(database):
    with store.reader(database) as con:
        columns = con.execute("SELECT schema_name || '.' || table_name, column_name FROM duckdb_columns() WHERE NOT internal ORDER BY ALL").fetchall()
        kept = {}
        for table, column in columns:
            if table not in _PASSING_TABLES and column not in _PASSING:
                kept.setdefault(table, []).append(f'"{column}"')
        return {table: con.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY ALL").fetchall() for table, names in kept.items()}


@pytest.fixture(scope="session")
def nights(tmp_path_factory):
    """The folder of homes after a first night."""
    return tmp_path_factory.mktemp("nights")


@pytest.fixture
def house(tmp_path, nights):
    made = House(tmp_path, nights=nights)
    made.inbox.mkdir()
    return made


@pytest.fixture(scope="module")
def house_of_module(tmp_path_factory):
    """A house that the tests of a module only look at."""
    made = House(tmp_path_factory.mktemp("house"))
    made.inbox.mkdir()
    return made


@pytest.fixture(scope="session")
def _week_over(tmp_path_factory):
    """A house after a night with contacts of 2026-W45, in which nobody had asked for deliveries."""
    made = House(tmp_path_factory.mktemp("week_over"))
    # Of fewer customers no report says anything.
    made.put("a.jsonl", *(made.contact(f"c-{n}", customer_id=f"K-{n}", started_at="2026-11-03T09:00:00+01:00") for n in range(6)))
    made.night()
    return made


@pytest.fixture
def readers(_week_over, tmp_path, monkeypatch):
    """A copy of it on the Monday after, with a share and a channel that want the week."""
    shutil.copytree(_week_over.root, tmp_path, dirs_exist_ok=True)
    house = House(tmp_path, config=_week_over.config + SHARE + TEAM)
    (house.home.root / "share").mkdir()
    be(monkeypatch, date(2026, 11, 9))
    return house


def be(monkeypatch, day):
    """Set the day that deliveries go by."""
    monkeypatch.setattr(delivering, "today_of", lambda _settings: day)
