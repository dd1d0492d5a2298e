"""What is to be delivered, and what got there already."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from cxtext import deliver, store
from cxtext.deliveries import Delivery, FolderDelivery
from cxtext.errors import ConfigError, UnknownId
from cxtext.night.parcels import Language, Packed
from cxtext.night.settings import Settings
from cxtext.period import ReportPeriod

State = Literal["sent", "failed", "standing", "waiting"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A report that is asked for.

    Attributes:
        period: its week or month.
        to: names of deliveries; empty for all that take such a report.
        again: once more wherever it got to before.
        is_named: somebody named this week or month: nothing waits, and a delivery that is named too gets it whatever its `periods` say.
        today: in the time zone of the weeks; None where the period is named.
    """

    period: ReportPeriod
    to: Collection[str] = ()
    again: bool = False
    is_named: bool = False
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """What came of a report and a place.

    Attributes:
        delivery: name of the delivery.
        period: name of the week or month.
        state: sent now, failed now, standing (it got there before) or waiting (the config lets it wait).
        detail: when it got there, or what went wrong with it or a part of it.
        fix: what to do where it failed.
    """

    delivery: str
    period: str
    state: State
    detail: str = ""
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Errand:
    """A report that is to be brought to a place, and how often it got there before."""

    delivery: Delivery
    period: ReportPeriod
    packed: Packed
    times: int

    @property
    def key(self) -> str:
        """What stays the same when the errand is tried again, and differs when it is made once more on purpose."""
        return "\x1f".join((self.delivery.name, self.period.name, self.packed.digest, str(self.times)))


def require_deliveries(settings: Settings, to: Collection[str]) -> None:
    """Refuse names of deliveries that the config does not have.

    Args:
        settings: the deliveries that the config names.
        to: names asked for; empty for all there are.

    Raises:
        ConfigError: the config names no deliveries.
        UnknownId: it has none of a name asked for.
    """
    every = settings.config.deliveries
    if not every:
        raise ConfigError("the config names no deliveries", where="[[deliveries]]", fix="docs/delivery.md has one of each kind to copy")
    unknown = sorted(set(to) - {delivery.name for delivery in every})
    if unknown:
        raise UnknownId(f"there is no delivery {', '.join(unknown)}", where="--to", fix=f"take one of {', '.join(delivery.name for delivery in every)}")


def planned(asked: Asked, settings: Settings, pack: Callable[[Language], Packed], *, sent: Sequence[store.Sent]) -> list[Errand | Delivered]:
    """Return an errand for each place that a report has to go to, and what holds of the others.

    A report that got to its readers is not sent again by itself, even when late contacts change it: a second mail about the same week is noise, and
    readers would not know which to believe. A folder is no message, so there a changed report takes the place of the one before.

    Args:
        asked: which report, to whom.
        settings: the deliveries that the config names.
        pack: makes the report ready in a language.
        sent: where it got to before.
    """
    before = {(row.delivery, row.kind): row for row in sent}
    return [_planned(delivery, asked, settings, pack, before.get((delivery.name, delivery.kind))) for delivery in _wanted(asked, settings)]


def _planned(delivery: Delivery, asked: Asked, settings: Settings, pack: Callable[[Language], Packed], row: store.Sent | None) -> Errand | Delivered:
    name = asked.period.name
    if asked.today and asked.today <= asked.period.last + timedelta(days=delivery.wait_days):
        return Delivered(delivery.name, name, "waiting", f"it waits {delivery.wait_days} days for contacts that come late")
    packed = pack(delivery.language or settings.config.report.language)
    if row is None or asked.again or _is_outdated(delivery, row, packed, settings):
        return Errand(delivery, asked.period, packed, row.times if row else 0)
    changed = " and says something else by now" if row.digest != packed.digest else ""
    return Delivered(delivery.name, name, "standing", f"it got there on {row.at[:16]} UTC{changed}; --again sends it once more")


def _wanted(asked: Asked, settings: Settings) -> list[Delivery]:
    named = [delivery for delivery in settings.config.deliveries if not asked.to or delivery.name in asked.to]
    return [delivery for delivery in named if asked.period.grain in delivery.periods or (asked.is_named and asked.to)]


def _is_outdated(delivery: Delivery, row: store.Sent, packed: Packed, settings: Settings) -> bool:
    is_elsewhere = row.place != deliver.place(delivery, home=settings.home.root)
    return isinstance(delivery, FolderDelivery) and (is_elsewhere or row.digest != packed.digest)
