"""Forgetting a person on request: warehouse, work files, published copy."""

from dataclasses import dataclass
from pathlib import Path

from cxtext import store
from cxtext.errors import UnknownId
from cxtext.home import Home
from cxtext.ids import pseudonym
from cxtext.night.journeys import link_journeys
from cxtext.night.key import key_of
from cxtext.night.lock import night_lock
from cxtext.night.parcels import all_exports
from cxtext.night.runs import publish, rebuild, recorded_run, require_warehouse
from cxtext.night.settings import Settings
from cxtext.period import ReportPeriod


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed of a person, and where something of them may still lie.

    Attributes:
        contacts: contacts removed.
        files: files of the inbox that held them, names in the paths masked; the files are the source's and are left as they are.
        reports: folders of reports written while the person was known, of workbooks for judging, and of event logs: they can hold something of them.
        gone_out: reports with quotes that were delivered while the person was known, which cxtext cannot take back.
    """

    contacts: int
    files: tuple[str, ...]
    reports: tuple[Path, ...]
    gone_out: tuple[store.Gone, ...]


def forget(customer_id: str, settings: Settings) -> Forgotten:
    """Remove all contacts of a customer, keep them from coming back, and publish a copy without them.

    Files in the inbox are not touched: they are the source's. A tombstone keeps their contacts of this person out.

    Args:
        customer_id: the id as the sources write it.
        settings: where things lie.

    Raises:
        UnknownId: no contact is known for this id; it is kept out from now on all the same.
        WarehouseError: there is no warehouse.
        NightRunning: a night is running.
    """
    home = settings.home
    with night_lock(home):
        require_warehouse(settings)
        key = pseudonym(customer_id, kind="customer", key=key_of(settings))
        with recorded_run(settings, kind="forget") as run_id:
            with store.writer(home.warehouse) as con:
                count = store.forget(con, key)
                gone_out = store.gone_out(con, _periods(count))
            link_journeys(settings)
            rebuild(settings)
            store.compact(home.warehouse)
            publish(settings, run_id=run_id, counts={"contacts": len(count.contact_ids)})
    if not count.contact_ids:
        raise UnknownId(
            "no contact of this customer is stored; the id is remembered all the same and will stay out",
            where=str(home.warehouse),
            fix="check the id: it must be written as in the source, e.g. K-1001",
        )
    return Forgotten(len(count.contact_ids), count.paths, _reports(home, count), gone_out)


def _reports(home: Home, count: store.ForgetCount) -> tuple[Path, ...]:
    reports = (exports / period.name for exports in all_exports(home) for period in _periods(count))
    return tuple(folder for folder in (*reports, home.labels, home.event_log) if folder.exists())


def _periods(count: store.ForgetCount) -> tuple[ReportPeriod, ...]:
    return (*(ReportPeriod("week", week) for week in count.weeks), *(ReportPeriod("month", month) for month in count.months))
