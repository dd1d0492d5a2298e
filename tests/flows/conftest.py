import json

import pytest

import pipelines  # noqa: F401  (sets Prefect's settings before it is imported)

_CONFIG = """
[tag]
workers = 1

[report]
min_customers = 1

[[deliveries]]
name = "share"
kind = "folder"
path = '{share}'
"""


@pytest.fixture(scope="session")
def server():
    """A temporary Prefect server with its own database; starting it takes some seconds, so there is one for all tests."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=180):
        yield


@pytest.fixture(scope="session")
def place(tmp_path_factory):
    """A home, an inbox with two contacts, and a config that shows every customer and wants the report in a folder."""
    root = tmp_path_factory.mktemp("flows")
    (root / "inbox").mkdir()
    turns = [{"role": "agent", "text": "Goedemorgen."}, {"role": "customer", "text": "Ik wacht al drie weken op mijn pinguïnkwartier."}]
    contact = {"channel": "call", "started_at": "2026-11-02T09:00:00+01:00", "customer_id": "K-1", "turns": turns}
    lines = [json.dumps(contact | {"contact_id": f"c-{number}"}) for number in range(2)]
    (root / "inbox" / "a.jsonl").write_text("\n".join(lines), "utf-8")
    (root / "share").mkdir()
    (root / "cxtext.toml").write_text(_CONFIG.format(share=root / "share"), "utf-8")
    return root
