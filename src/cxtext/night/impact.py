"""How pain points and topics go together with what came of contacts, for the weeks whose contacts changed."""

import json
import logging
import time
from typing import TYPE_CHECKING

from cxtext import store
from cxtext.config import ImpactConfig

if TYPE_CHECKING:
    import duckdb

log = logging.getLogger(__name__)


def weigh_impact(con: "duckdb.DuckDBPyConnection", config: ImpactConfig) -> int:
    """Compute the effects of voc.impact anew for the periods whose contacts, labels or settings changed; return how many it were.

    Args:
        con: a writer, configured; the rebuild of voc comes after this.
        config: length of a period, and what a model needs.
    """
    from cxtext import impact  # SciPy takes a second; a command that rebuilds nothing does not need it

    salt = json.dumps({"method": impact.METHOD, **config.model_dump()}, sort_keys=True)
    stale = store.stale_periods(con, weeks=config.weeks, keep=config.keep, salt=salt)
    started = time.monotonic()
    for period in stale:
        found = impact.design(*store.impact_data(con, period.week, weeks=config.weeks))
        options = config.model_dump(include={"min_contacts", "events_per_variable", "max_contacts", "seed"})
        store.save_impact(con, period, impact.effects(found, **options))
    if stale:
        log.info("impact: %d periods in %.1f s", len(stale), time.monotonic() - started)
    return len(stale)
