"""Every flow once through Prefect's engine, and what the server keeps of it."""

import asyncio
import json
from datetime import date

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.sorting import FlowRunSort, LogSort, TaskRunSort
from prefect.settings import get_current_settings

from cxtext import store
from cxtext.home import Home
from cxtext.night import delivering
from pipelines import flows

_ALL = 200


@pytest.fixture(scope="module")
def done(server, place):
    """All flows, one after the other, on the Monday after the contacts."""
    home, config = place / "home", place / "cxtext.toml"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delivering, "today_of", lambda _settings: date(2026, 11, 9))
        return {
            "nightly": flows.nightly(home=home, inbox=place / "inbox", config=config),
            "fit": flows.fit(home=home, config=config),
            "preview": flows.backfill(since=date(2026, 11, 1), home=home, config=config, dry_run=True),
            "backfill": flows.backfill(since=date(2026, 11, 1), home=home, config=config),
            "report": flows.report(home=home, config=config, name="2026-11", grain="month"),
        }


def _read(query):
    async def ask():
        async with get_client() as client:
            return await query(client)

    return asyncio.run(ask())


def _artifacts():
    # Filters of the client leave out what no task made.
    return _read(lambda client: client.request("POST", "/artifacts/filter", json={"limit": _ALL})).json()


def test_every_flow_gives_what_its_plain_function_gives(done, place):
    assert (done["nightly"].kept, done["nightly"].published, done["nightly"].delivered) == (2, True, 1)
    assert done["fit"] > 0
    assert done["backfill"] == 2
    assert {path.suffix for path in done["report"]} == {".html", ".xlsx", ".csv", ".parquet", ".md"}
    with store.reader(Home(place / "home").published) as con:
        assert con.execute("SELECT kind FROM ops.runs ORDER BY run_id").fetchall() == [("nightly",), ("deliver",), ("fit",), ("backfill",)]


def test_the_steps_are_tasks_of_the_run(done):
    names = [run.name.rsplit("-", 1)[0] for run in _read(lambda client: client.read_task_runs(sort=TaskRunSort.ID_DESC, limit=_ALL))]
    steps = {"read", "tag", "load", "give_topics", "link_journeys", "rebuild", "publish", "deliver_due"}
    assert steps | {"retag", "preview", "fit_topics", "write_report"} <= set(names)


def test_the_headlines_lie_beside_the_runs_that_made_them(done, place):
    found = {artifact["key"]: artifact for artifact in _artifacts()}
    week, month = found["headlines-week"], found["headlines-month"]
    assert week["data"].startswith("# Stem van de klant · week 45\n")
    assert month["data"] == (place / "home" / "exports" / "2026-11" / "cxtext-2026-11.md").read_text("utf-8")
    assert week["flow_run_id"] != month["flow_run_id"]
    assert "2 contacten van 1 klant" in week["data"].replace("\N{NO-BREAK SPACE}", " ")


def test_the_server_keeps_no_text_and_no_customer(done):
    flow_runs = _read(lambda client: client.read_flow_runs(sort=FlowRunSort.ID_DESC, limit=_ALL))
    task_runs = _read(lambda client: client.read_task_runs(sort=TaskRunSort.ID_DESC, limit=_ALL))
    logs = _read(lambda client: client.read_logs(sort=LogSort.TIMESTAMP_ASC, limit=_ALL, offset=0))
    kept = json.dumps([run.model_dump(mode="json") for run in (*flow_runs, *task_runs, *logs)] + _artifacts()).casefold()
    assert len(flow_runs) == len(done)
    for word in ("pinguïnkwartier", "ping\\u00efnkwartier", "k-1", "goedemorgen", "drie weken"):
        assert word not in kept
    known = {"home", "inbox", "config", "again", "since", "until", "grain", "name", "compare", "model", "dry_run"}
    assert {key for run in flow_runs for key in run.parameters} <= known


def test_nothing_is_sent_to_prefect_and_no_result_is_stored(done, place):
    settings = get_current_settings()
    assert settings.server.analytics_enabled is False
    assert settings.results.persist_by_default is False
    assert settings.server.ephemeral.startup_timeout_seconds >= 180
    assert not [path for path in place.rglob("*") if path.is_file() and "storage" in path.parts]
