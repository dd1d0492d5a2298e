"""Headlines: sentences made from the figures, by rules that say nothing the intervals do not bear."""

from collections.abc import Sequence

from cxtext.report.movements import MOST, against_expected, moved, open_days
from cxtext.report.records import LASTING_WEEKS, Feeling, Figure, Finding, LabelWeek, VolumeWeek
from cxtext.report.wording import Wording, capitalised


def findings(
    pain_points: Sequence[LabelWeek],
    *,
    take_up: Finding | None,
    volume: VolumeWeek,
    channels: Sequence[VolumeWeek],
    feelings: Sequence[Feeling],
    back: int,
    words: Wording,
) -> tuple[Finding, ...]:
    """Return the headlines of a week, the most telling first.

    Args:
        pain_points: the largest first.
        take_up: the headline about what to take up first, where there is one.
        volume: all contacts.
        channels: the largest first.
        feelings: start, peak and end.
        back: weeks that a week is compared with.
        words: the language of the sentences.
    """
    new = [item for item in pain_points if item.is_new]
    made = [
        _largest(pain_points, words),
        *moved([item for item in pain_points if item not in new], words, back=back),
        *[_new(item, words) for item in new[:MOST]],
        take_up,
        _felt(feelings, volume, words),
        _volume(volume, channels, words),
    ]
    return tuple(finding for finding in made if finding)


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
    if item.first_seen and (item.weeks_present.value or 0) >= LASTING_WEEKS:
        weeks = words.count(item.weeks_present.value, "week")
        sentence += " " + words("finding.lasting", weeks=weeks, day=words.day(item.first_seen))
        figures.append(item.weeks_present)
    return Finding(kind="largest", label=item.code, text=sentence, figures=tuple(figures))


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


def _volume(volume: VolumeWeek, channels: Sequence[VolumeWeek], words: Wording) -> Finding:
    contacts, customers = words.count(volume.contacts.value, "contact"), words.count(volume.customers.value, "customer")
    figures: list[Figure] = [volume.contacts, volume.customers]
    if volume.previous_contacts.value is None:
        sentence = words("finding.volume_first", contacts=contacts, customers=customers)
    else:
        figures += [volume.previous_contacts, volume.median_contacts]
        previous, median = words.number(volume.previous_contacts.value), words.median(volume.median_contacts.value)
        sentence = words("finding.volume", contacts=contacts, customers=customers, previous=previous, median=median)
    for part, used in (against_expected(volume, words), open_days(volume, words)):
        sentence += part
        figures += used
    if channels:
        largest = channels[0]
        figures.append(largest.contacts)
        name, of_channel = capitalised(largest.name), words.count(largest.contacts.value, "contact")
        sentence += " " + words("finding.channel", name=name, contacts=of_channel)
    return Finding(kind="volume", label="", text=sentence, figures=tuple(figures))
