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
    pain_points: Sequence[LabelWeek],
    *,
    volume: VolumeWeek,
    channels: Sequence[VolumeWeek],
    feelings: Sequence[Feeling],
    week: date,
    weeks_back: int,
    words: Wording,
) -> tuple[Finding, ...]:
    """Return the headlines of a week, the most telling first.

    Args:
        pain_points: the largest first.
        volume: all contacts.
        channels: the largest first.
        feelings: start, peak and end.
        week: Monday of the week.
        weeks_back: weeks that a week is compared with.
        words: the language of the sentences.
    """
    before = words.week(week - timedelta(weeks=1))
    # In the first weeks of a warehouse everything would be new.
    new = [item for item in pain_points if item.first_seen == week and (item.movement.history_weeks.value or 0) >= _LASTING_WEEKS]
    made = [
        _largest(pain_points, words),
        *_moved([item for item in pain_points if item not in new], words, weeks_back=weeks_back),
        *[_new(item, words) for item in new[:_MOST]],
        _felt(feelings, volume, words),
        _volume(volume, channels, words, before=before),
    ]
    return tuple(finding for finding in made if finding)


def capitalised(name: str) -> str:
    """Return a name with its first letter as a capital, for the beginning of a sentence."""
    return name[:1].upper() + name[1:]


def ends(ratio: Figure, words: Wording) -> str:
    """Write the interval of a ratio, as percent more or less."""
    return words("form.interval", lower=words.more_or_less(ratio.lower), upper=words.more_or_less(ratio.upper))


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


def _moved(pain_points: Sequence[LabelWeek], words: Wording, *, weeks_back: int) -> list[Finding]:
    # The largest surplus or lack of contacts first: that is what a manager can do something about.
    by_surplus = sorted(pain_points, key=lambda item: (item.contacts.value or 0) - (item.movement.expected.value or 0))
    rising = [_change("rising", item, words) for item in reversed(by_surplus) if item.movement.is_rising]
    falling = [_change("falling", item, words) for item in by_surplus if item.movement.is_falling]
    if rising or falling:
        return rising[:_MOST] + falling[:_MOST]
    tested = tuple(item.movement.verdict for item in pain_points if item.movement.is_tested)
    return [Finding(kind="steady", label="", text=words("finding.steady", weeks=weeks_back), figures=tested)] if tested else []


def _change(kind: str, item: LabelWeek, words: Wording) -> Finding:
    ratio = item.movement.ratio
    sentence = words(f"finding.{kind}", name=capitalised(item.name), contacts=words.count(item.contacts.value, "contact"))
    figures = [item.contacts, item.movement.verdict]
    if ratio.value is not None:
        sentence += words("finding.ratio", change=words.more_or_less(ratio.value), interval=ends(ratio, words))
        figures.append(ratio)
    mostly = _mostly_by(item)
    if mostly:
        sentence += words("finding.mostly", by=words(f"by_channel.{mostly.measure.removeprefix('share_')}"))
        figures.append(mostly)
    if item.repeats.value and item.code != item.repeats.measure.removeprefix("share_"):
        sentence += words("finding.repeats", share=words("form.percent", number=words.number(100 * item.repeats.value)))
        figures.append(item.repeats)
    return Finding(kind=kind, label=item.code, text=sentence + ".", figures=tuple(figures))


def _mostly_by(item: LabelWeek) -> Figure | None:
    """Return the channel that more than half of the contacts came by; None where there is no other, or no such."""
    shares = item.by_channel
    return shares[0] if shares and 0.5 < (shares[0].value or 0) < 1 else None


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
    for part, used in (_against_expected(volume, words), _open_days(volume, words)):
        sentence += part
        figures += used
    if channels:
        largest = channels[0]
        figures.append(largest.contacts)
        name, of_channel = capitalised(largest.name), words.count(largest.contacts.value, "contact")
        sentence += " " + words("finding.channel", name=name, contacts=of_channel)
    return Finding(kind="volume", label="", text=sentence, figures=tuple(figures))


def _against_expected(volume: VolumeWeek, words: Wording) -> tuple[str, list[Figure]]:
    ratio, verdict = volume.movement.ratio, volume.movement.verdict
    if not verdict.value or ratio.value is None:
        return "", []
    kind = "more" if volume.movement.is_rising else "less"
    return " " + words(f"finding.volume_{kind}", change=words.more_or_less(ratio.value), interval=ends(ratio, words)), [verdict, ratio]


def _open_days(volume: VolumeWeek, words: Wording) -> tuple[str, list[Figure]]:
    """Say which days do not count fully: nobody should take them for a change."""
    told = [(name, figure) for name, figure in (("holidays", volume.holidays), ("missing_days", volume.missing_days)) if figure.value]
    return "".join(" " + words(f"finding.{name}", days=words.count(figure.value, "day")) for name, figure in told), [figure for _, figure in told]
