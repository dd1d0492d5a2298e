"""Prefect flows: order, retries, schedule. They call functions that work without Prefect.

Prefect reads its settings when it is imported, so they are set here: no telemetry, no stored results, a patient start of the temporary server.
"""

import os

from cxtext.home import DEFAULT_HOME

_SETTINGS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    "PREFECT_TASKS_REFRESH_CACHE": "true",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_CLI_PROMPT": "false",
}
if "PREFECT_API_URL" not in os.environ:
    # Without a server Prefect needs no profile of the user; what it keeps lies with the rest of the data.
    _SETTINGS["PREFECT_HOME"] = str(DEFAULT_HOME / "prefect")
for _name, _value in _SETTINGS.items():
    os.environ.setdefault(_name, _value)
