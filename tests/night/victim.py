"""Nights that are killed: run as a process of its own, which loads everything once and forks a child for every moment.

    python victim.py CONFIG INBOX MOMENT=HOME ...

MOMENTS says after which call of which function a child kills itself with SIGKILL.
"""

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from cxtext import store
from cxtext.clean import Cleaner
from cxtext.config import CleanConfig
from cxtext.contact import Contact, Turn
from cxtext.night import ingest
from cxtext.tag import load, topics
from cxtext.tag.conversations import apart
from pipelines import nightly as flow

MOMENTS = {
    "in the middle of reading": (ingest, "write_batch", 2),
    "in the middle of loading": (store, "load_batch", 1),
    "between saving and loading topics": (topics, "save", 1),
    "between closing the run and publishing": (store, "finish_run", 1),
    "before the work is cleared": (store, "publish", 1),
}


def kill_after(module, name, n_calls):
    function, seen = getattr(module, name), []

    def patched(*args, **kwargs):
        result = function(*args, **kwargs)
        seen.append(name)
        if len(seen) == n_calls:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(module, name, patched)


def warm_up():
    """Load before the forks what every child would load: models and lists, nothing that starts threads."""
    load(None).predict(*apart(["Ik wacht.", "I wait."], ["nl", "en"]))
    turn = Turn(seq=0, role="customer", text="Ik wacht al drie weken op mijn monteur.")
    contact = Contact(source="s", source_contact_id="c", channel="call", started_at=datetime.now(UTC), turns=(turn,))
    Cleaner(CleanConfig(), key=b"a key of the victim").clean(contact)


def main(config, inbox, *pairs):
    warm_up()
    for pair in pairs:
        moment, _, home = pair.partition("=")
        child = os.fork()
        if not child:
            kill_after(*MOMENTS[moment])
            flow.nightly.fn(home=Path(home), inbox=Path(inbox), config=Path(config))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{moment}={os.waitstatus_to_exitcode(status)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
