"""Bringing reports to their readers: what is due each night, anything by hand."""

import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import duckdb

from cxtext import deliver as ways
from cxtext import report, store
from cxtext.errors import CxtextError, UnknownId
from cxtext.night.errands import carry_out
from cxtext.night.lock import night_lock
from cxtext.night.parcels import exports_of, packer
from cxtext.night.plan import Asked, Delivered, Errand, planned, require_deliveries
from cxtext.night.settings import Settings, today_of
from cxtext.period import Grain, ReportPeriod

log = logging.getLogger(__name__)
_GRAINS: tuple[Grain, ...] = ("week", "month")


@dataclass(frozen=True, slots=True)
class DeliveryCount:
    """What a night delivered: reports that got to a place, and those that did not."""

    sent: int = 0
    failed: int = 0


def deliver_due(settings: Settings) -> DeliveryCount:
    """Deliver the last full week and month to where they did not get yet. Whatever goes wrong is a warning: it is tried again the next night.

    The night holds its lock, and has published what it made.
    """
    if not settings.config.deliveries:
        return DeliveryCount()
    done = [item for grain in _GRAINS for item in _due(settings, grain)]
    return DeliveryCount(sum(item.state == "sent" for item in done), sum(item.state == "failed" for item in done))


def deliver(settings: Settings, period: ReportPeriod | None, *, to: Collection[str] = (), again: bool = False) -> list[Delivered]:
    """Deliver a report by hand.

    Args:
        settings: where things lie, and where reports go.
        period: the week or month; None takes what a night would: the last full week and month.
        to: names of deliveries; empty for all that take such a report.
        again: send it once more wherever it got to before.

    Raises:
        ConfigError: the config names no deliveries.
        UnknownId: it has none of a name asked for; the week or month is not over, or there is nothing to show of it.
        WarehouseError: nothing is published yet, or an older version of cxtext made the warehouse.
        NightRunning: a night is running; it delivers itself.
    """
    with night_lock(settings.home):
        with store.reader(settings.home.warehouse) as con:
            store.require_current(con)
        return [item for asked in _asked(settings, period, to=to, again=again) for item in _deliver(settings, asked)]


def preview(settings: Settings, period: ReportPeriod | None, *, to: Collection[str] = (), again: bool = False) -> Iterator[str]:
    """Yield, line by line, what `deliver` would send; nothing is sent, written or recorded, and no secret is read.

    Raises:
        ConfigError: the config names no deliveries.
        UnknownId: it has none of a name asked for; the week or month is not over, or there is nothing to show of it.
        WarehouseError: nothing is published yet.
    """
    for asked in _asked(settings, period, to=to, again=again):
        with store.reader(settings.home.published) as con:
            found = planned(asked, settings, packer(con, asked.period, settings), sent=store.sent_before(con, asked.period))
        for item in found:
            yield from _previewed(item, settings)


def headlines(settings: Settings, *, grain: Grain = "week") -> str | None:
    """Return the headlines of the last full week or month as Markdown; None where none is over yet."""
    with store.reader(settings.home.published) as con:
        period = _newest_over(con, settings, grain)
        return report.markdown(report.build(con, period, settings.config.report)) if period else None


def _due(settings: Settings, grain: Grain) -> list[Delivered]:
    try:
        with store.reader(settings.home.published) as con:
            period = _newest_over(con, settings, grain)
        return _deliver(settings, Asked(period, today=today_of(settings))) if period else []
    except (CxtextError, OSError, duckdb.Error) as error:
        what = error.what if isinstance(error, CxtextError) else type(error).__name__
        log.warning("the report of the last %s was not delivered: %s; the next night tries again", grain, what)
        return [Delivered("", grain, "failed")]


def _asked(settings: Settings, period: ReportPeriod | None, *, to: Collection[str], again: bool) -> list[Asked]:
    require_deliveries(settings, to)
    if period:
        _require_whole(settings, period)
        return [Asked(period, to=to, again=again, is_named=True)]
    with store.reader(settings.home.published) as con:
        found = [_newest_over(con, settings, grain) for grain in _GRAINS]
    return [Asked(last, to=to, again=again, today=today_of(settings)) for last in found if last]


def _require_whole(settings: Settings, period: ReportPeriod) -> None:
    where = f"--{period.grain} {period.name}"
    if period.last >= today_of(settings):
        # Its readers would get half of it, and never the rest: it goes to them once.
        raise UnknownId(f"this {period.grain} is not over yet", where=where, fix=f"wait until {period.last} is over; `cxtext report` shows what there is")
    with store.reader(settings.home.published) as con:
        if not report.is_known(con, period):
            raise UnknownId(f"this {period.grain} has no contacts of enough customers to show", where=where, fix=f"take another {period.grain}")


def _deliver(settings: Settings, asked: Asked) -> list[Delivered]:
    with store.reader(settings.home.warehouse) as con:
        sent = store.sent_before(con, asked.period)
    with store.reader(settings.home.published) as con:
        found = planned(asked, settings, packer(con, asked.period, settings), sent=sent)
    errands = [item for item in found if isinstance(item, Errand)]
    return [*(item for item in found if isinstance(item, Delivered)), *(carry_out(errands, settings) if errands else [])]


def _newest_over(con: duckdb.DuckDBPyConnection, settings: Settings, grain: Grain) -> ReportPeriod | None:
    today = today_of(settings)
    period = report.newest(con, today, grain)
    return period if period and period.last < today else None


def _previewed(item: Errand | Delivered, settings: Settings) -> Iterator[str]:
    if isinstance(item, Delivered):
        yield f"{item.delivery}: {item.period} would not be sent: {item.detail}"
        return
    home, files = settings.home.root, report.places(item.packed.report, exports_of(item.packed.language, settings))
    yield f"{item.delivery.name}: {item.period.name} would be sent to {ways.place(item.delivery, home=home)}:"
    yield from (f"  {line}".rstrip() for line in ways.preview(item.delivery, item.packed.parcel(files), home=home).splitlines())
