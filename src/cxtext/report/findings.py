"""Headlines: sentences made from the figures, by rules that say nothing the intervals do not bear."""

from collections.abc import Sequence
from datetime import date, timedelta

from cxtext.report.records import Feeling, Figure, Finding, LabelWeek, VolumeWeek
from cxtext.report.wording import Wording

# A pain point that was there in a month of weeks is no incident any more.
_LASTING_WEEKS = 4
# Headlines of one kind; more of them would bury the rest.
_MOST = 2


def findings(
    pain_points: Sequence[LabelWeek], *, volume: VolumeWeek, channels: Sequence[VolumeWeek], feelings: Sequence[Feeling], week: date, words: Wording
) -> tuple[Finding, ...]:
    """Return the headlines of a week, the most telling first.

    Args:
        pain_points: the largest first.
        volume: all contacts.
        channels: the largest first.
        feelings: start, peak and end.
        week: Monday of the week.
        words: the language of the sentences.
    """
    before = words.week(week - timedelta(weeks=1))
    # Without a week before, everything would be new.
    new = [item for item in pain_points if item.first_seen == week and item.previous_contacts.value is not None]
    made = [
        _largest(pain_points, words),
        *_moved([item for item in pain_points if item not in new], words, before=before),
        *[_new(item, words) for item in new[:_MOST]],
        _felt(feelings, volume, words),
        _volume(volume, channels, words, before=before),
    ]
    return tuple(finding for finding in made if finding)


def is_rising(item: LabelWeek) -> bool:
    """Whether the share rose: the whole interval of its change lies above zero."""
    return item.change.lower is not None and item.change.lower > 0


def is_falling(item: LabelWeek) -> bool:
    """Whether the share fell: the whole interval of its change lies below zero."""
    return item.change.upper is not None and item.change.upper < 0


def capitalised(name: str) -> str:
    """Return a name with its first letter as a capital, for the beginning of a sentence."""
    return name[:1].upper() + name[1:]


def _largest(pain_points: Sequence[LabelWeek], words: Wording) -> Finding | None:
    if not pain_points:
        return None
    item = pain_points[0]
    sentence = words(
        "finding.largest",
        name=capitalised(item.name),
        contacts=words.count(item.contacts.value, "contact"),
        customers=words.count(item.customers.value, "customer"),
        share=words.percent(item.share.value),
    )
    figures = [item.contacts, item.customers, item.share]
    if item.first_seen and (item.weeks_present.value or 0) >= _LASTING_WEEKS:
        weeks = words.count(item.weeks_present.value, "week")
        sentence += " " + words("finding.lasting", weeks=weeks, day=words.day(item.first_seen))
        figures.append(item.weeks_present)
    return Finding(kind="largest", label=item.code, text=sentence, figures=tuple(figures))


def _moved(pain_points: Sequence[LabelWeek], words: Wording, *, before: str) -> list[Finding]:
    by_change = sorted(pain_points, key=lambda item: item.change.value or 0)
    rising = [_change("rising", item, words, before=before) for item in reversed(by_change) if is_rising(item)]
    falling = [_change("falling", item, words, before=before) for item in by_change if is_falling(item)]
    if rising or falling:
        return rising[:_MOST] + falling[:_MOST]
    compared = tuple(item.change for item in pain_points if item.change.value is not None)
    return [Finding(kind="steady", label="", text=words("finding.steady", before=before), figures=compared)] if compared else []


def _change(kind: str, item: LabelWeek, words: Wording, *, before: str) -> Finding:
    change = item.change
    sentence = words(
        f"finding.{kind}",
        name=capitalised(item.name),
        contacts=words.count(item.contacts.value, "contact"),
        previous=words.number(item.previous_contacts.value),
        before=before,
        change=words.number(100 * abs(change.value or 0), 1),
        interval=words.interval(change.lower, change.upper),
    )
    return Finding(kind=kind, label=item.code, text=sentence, figures=(item.contacts, item.previous_contacts, change))


def _new(item: LabelWeek, words: Wording) -> Finding:
    sentence = words(
        "finding.new",
        name=capitalised(item.name),
        contacts=words.count(item.contacts.value, "contact"),
        customers=words.count(item.customers.value, "customer"),
    )
    return Finding(kind="new", label=item.code, text=sentence, figures=(item.contacts, item.customers))


def _felt(feelings: Sequence[Feeling], volume: VolumeWeek, words: Wording) -> Finding | None:
    mean = {feeling.moment: feeling.mean for feeling in feelings}
    if any(figure.value is None for figure in mean.values()) or not mean:
        return None
    sentence = words(
        "finding.feeling",
        start=words.signed(mean["start"].value, 1),
        peak=words.signed(mean["peak"].value, 1),
        end=words.signed(mean["end"].value, 1),
        n=words.number(mean["end"].n),
        of=words.number(volume.contacts.value),
    )
    return Finding(kind="feeling", label="", text=sentence, figures=(mean["start"], mean["peak"], mean["end"], volume.contacts))


def _volume(volume: VolumeWeek, channels: Sequence[VolumeWeek], words: Wording, *, before: str) -> Finding:
    contacts, customers = words.count(volume.contacts.value, "contact"), words.count(volume.customers.value, "customer")
    figures: list[Figure] = [volume.contacts, volume.customers]
    if volume.previous_contacts.value is None:
        sentence = words("finding.volume_first", contacts=contacts, customers=customers)
    else:
        figures += [volume.previous_contacts, volume.median_contacts]
        previous, median = words.number(volume.previous_contacts.value), words.median(volume.median_contacts.value)
        sentence = words("finding.volume", contacts=contacts, customers=customers, previous=previous, before=before, median=median)
    if channels:
        largest = channels[0]
        figures.append(largest.contacts)
        name, of_channel = capitalised(largest.name), words.count(largest.contacts.value, "contact")
        sentence += " " + words("finding.channel", name=name, contacts=of_channel)
    return Finding(kind="volume", label="", text=sentence, figures=tuple(figures))
