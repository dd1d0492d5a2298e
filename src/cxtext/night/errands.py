"""Carrying errands out: reports brought to their places, each attempt on record before it is made."""

import logging
from collections.abc import Sequence

from cxtext import deliver, report, store
from cxtext.deliver import Parcel
from cxtext.errors import NotDelivered
from cxtext.ids import new_run_id
from cxtext.night.parcels import exports_of
from cxtext.night.plan import Delivered, Errand
from cxtext.night.runs import recorded_run
from cxtext.night.settings import Settings

log = logging.getLogger(__name__)


def carry_out(errands: Sequence[Errand], settings: Settings) -> list[Delivered]:
    """Write the reports under exports/, bring them to their places as a run of its own, and publish what came of it."""
    parcels = _parcels(errands, settings)
    with recorded_run(settings, kind="deliver") as run_id:
        done = [_brought(errand, parcels[errand.packed.digest], settings, run_id=run_id) for errand in errands]
        _close(settings, run_id, {state: sum(item.state == state for item in done) for state in ("sent", "failed")})
    return done


def _parcels(errands: Sequence[Errand], settings: Settings) -> dict[str, Parcel]:
    packed = {errand.packed.digest: errand.packed for errand in errands}
    return {digest: item.parcel(report.write(item.report, exports_of(item.language, settings))) for digest, item in packed.items()}


def _brought(errand: Errand, parcel: Parcel, settings: Settings, *, run_id: str) -> Delivered:
    attempt = _attempt(errand, settings, run_id)
    with store.writer(settings.home.warehouse) as con:
        store.begin_attempt(con, attempt)
    # The warehouse is closed while a server takes its time.
    done = _tried(errand, parcel, settings)
    with store.writer(settings.home.warehouse) as con:
        store.end_attempt(con, attempt.attempt_id, result="sent" if done.state == "sent" else "failed", detail=done.detail, fix=done.fix)
    return done


def _tried(errand: Errand, parcel: Parcel, settings: Settings) -> Delivered:
    name, period, home = errand.delivery.name, errand.period.name, settings.home.root
    try:
        partly = deliver.send(errand.delivery, parcel, home=home, key=errand.key)
    except NotDelivered as error:
        log.warning("delivery %s of %s failed: %s; %s", name, period, error.what, error.fix)
        return Delivered(name, period, "failed", error.what, error.fix)
    except Exception as error:  # whatever a server makes a library raise: the night is done, and the deliveries after this one are not to blame
        what, fix = f"{type(error).__name__}, which was not foreseen", "report it as a bug"  # its message may hold a secret
        log.warning("delivery %s of %s failed: %s; %s", name, period, what, fix)
        return Delivered(name, period, "failed", what, fix)
    if partly:
        log.warning("delivery %s of %s: %s", name, period, partly)
    log.info("delivery %s of %s: %s", name, period, deliver.place(errand.delivery, home=home))
    return Delivered(name, period, "sent", partly)


def _attempt(errand: Errand, settings: Settings, run_id: str) -> store.Attempt:
    delivery, packed = errand.delivery, errand.packed
    return store.Attempt(
        attempt_id=new_run_id(),
        run_id=run_id,
        delivery=delivery.name,
        kind=delivery.kind,
        place=deliver.place(delivery, home=settings.home.root),
        grain=errand.period.grain,
        first_day=errand.period.first,
        language=packed.language,
        files=deliver.files(delivery),
        digest=packed.digest,
    )


def _close(settings: Settings, run_id: str, counts: dict[str, int]) -> None:
    """Close the run and publish what was delivered, unless a night was cut short: half a night is not published."""
    with store.writer(settings.home.warehouse) as con:
        store.finish_run(con, run_id, status="done", counts=counts)
        is_whole = not store.is_cut_short(con)
    if is_whole:
        store.publish(settings.home)
