"""prefect.yaml and prefect.toml: what a server is told."""

import importlib
import inspect
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from prefect.client.schemas.schedules import CronSchedule
from prefect.flows import Flow

from cxtext.home import PROJECT

_DEPLOYMENTS = {entry["name"]: entry for entry in yaml.safe_load((PROJECT / "prefect.yaml").read_text("utf-8"))["deployments"]}
_ALLOWED_LINES = 60


def test_every_flow_has_a_deployment():
    from pipelines import flows

    assert {entry["entrypoint"].partition(":")[2] for entry in _DEPLOYMENTS.values()} == set(flows.__all__)


@pytest.mark.parametrize("name", _DEPLOYMENTS)
def test_the_entrypoint_is_a_flow(name):
    file, _, function = _DEPLOYMENTS[name]["entrypoint"].partition(":")
    assert (PROJECT / file).is_file()
    flow = getattr(importlib.import_module(file.removesuffix(".py").replace("/", ".")), function)
    assert isinstance(flow, Flow)
    assert set(_DEPLOYMENTS[name].get("parameters", {})) <= set(inspect.signature(flow.fn).parameters)


@pytest.mark.parametrize(("name", "cron"), [("nightly", "0 2 * * *"), ("weekly", "0 6 * * 1"), ("monthly", "0 6 1 * *")])
def test_the_schedule_is_the_one_promised(name, cron):
    (schedule,) = _DEPLOYMENTS[name]["schedules"]
    assert (CronSchedule(**schedule).cron, schedule["timezone"]) == (cron, "Europe/Amsterdam")


def test_a_night_is_not_started_twice_by_the_server():
    assert _DEPLOYMENTS["nightly"]["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}


def test_the_settings_file_says_what_the_package_sets():
    kept = tomllib.loads((PROJECT / "prefect.toml").read_text("utf-8"))
    assert kept["server"]["analytics_enabled"] is False
    assert kept["results"]["persist_by_default"] is False


def test_importing_the_flows_switches_telemetry_off_whatever_folder_it_is(tmp_path):
    script = (
        "import pipelines.flows; from prefect.settings import get_current_settings as s; print(s().server.analytics_enabled, s().results.persist_by_default)"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "DO_NOT_TRACK"))} | {"HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("path", sorted((PROJECT / "pipelines").glob("*.py")), ids=lambda path: path.name)
def test_a_flow_stays_thin(path: Path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= _ALLOWED_LINES
    assert not [word for word in ("import re\n", "numpy", "duckdb", "SELECT ") if word in text]
