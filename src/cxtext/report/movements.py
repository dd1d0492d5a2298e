"""What headlines say of changes: tested against the weeks before, or, of months and chosen weeks, by the interval of the change."""

from collections.abc import Sequence

from cxtext.report.records import Figure, Finding, LabelWeek, Movement, VolumeWeek
from cxtext.report.wording import Wording, capitalised

# Headlines of one kind; more of them would bury the rest.
MOST = 2
# From so many times as many on, a ratio is not told in percent: nobody sees what +1,691% is.
_MANY = 3


def moved(pain_points: Sequence[LabelWeek], words: Wording, *, back: int) -> list[Finding]:
    """Return the headlines about what rises and falls; where nothing does, one that says so.

    Args:
        pain_points: those that are not new.
        words: the language of the sentences.
        back: weeks that a week is compared with.
    """
    # The largest surplus or lack of contacts first: that is what a manager can do something about.
    by_surplus = sorted(pain_points, key=_surplus)
    rising = [_change("rising", item, words) for item in reversed(by_surplus) if item.is_rising]
    falling = [_change("falling", item, words) for item in by_surplus if item.is_falling]
    return rising[:MOST] + falling[:MOST] or _steady([item for item in pain_points if item.is_compared], words, back=back)


def compared(ratio: Figure, words: Wording) -> dict[str, str]:
    """Write a ratio as change and interval: percent more or less ("+38%", "+12 to +68"); a large one as times as many ("18 times", "3.5 to 214")."""
    unit, write = ("times", words.times) if (ratio.value or 0) >= _MANY else ("percent", words.more_or_less)
    ends = words("form.interval", lower=write(ratio.lower), upper=write(ratio.upper))
    return {"change": words(f"form.{unit}", number=write(ratio.value)), "interval": ends}


def against_expected(volume: VolumeWeek, words: Wording) -> tuple[str, list[Figure]]:
    """Say that all contacts are more or fewer than expected, with the figures that it rests on; nothing where the test does not."""
    movement = volume.movement
    if not movement or not movement.verdict.value or movement.ratio.value is None:
        return "", []
    kind, ratio = "more" if movement.is_rising else "less", movement.ratio
    return " " + words(f"finding.volume_{kind}", **compared(ratio, words)), [movement.verdict, ratio]


def open_days(volume: VolumeWeek, words: Wording) -> tuple[str, list[Figure]]:
    """Say which days do not count fully: nobody should take them for a change."""
    told = [(name, figure) for name, figure in (("holidays", volume.holidays), ("missing_days", volume.missing_days)) if figure.value]
    return "".join(" " + words(f"finding.{name}", days=words.count(figure.value, "day")) for name, figure in told), [figure for _, figure in told]


def _surplus(item: LabelWeek) -> float:
    """Return contacts beyond those expected; without a test, beyond the share of what is compared with."""
    if item.movement:
        return (item.contacts.value or 0) - (item.movement.expected.value or 0)
    return item.change.value or 0


def _steady(compared: Sequence[LabelWeek], words: Wording, *, back: int) -> list[Finding]:
    if not compared:
        return []
    tested = [item.movement.verdict for item in compared if item.movement]
    sentence = words("finding.steady", weeks=back) if tested else words("finding.steady_against")
    return [Finding(kind="steady", label="", text=sentence, figures=tuple(tested or [item.change for item in compared]))]


def _change(kind: str, item: LabelWeek, words: Wording) -> Finding:
    sentence, figures = _tested(kind, item, item.movement, words) if item.movement else _against(kind, item, words)
    return Finding(kind=kind, label=item.code, text=sentence, figures=(item.contacts, *figures))


def _against(kind: str, item: LabelWeek, words: Wording) -> tuple[str, list[Figure]]:
    change = item.change
    sentence = words(
        f"finding.{kind}_against",
        name=capitalised(item.name),
        contacts=words.count(item.contacts.value, "contact"),
        previous=words.number(item.previous_contacts.value),
        change=words.number(100 * abs(change.value or 0), 1),
        interval=words.interval(change.lower, change.upper),
    )
    return sentence, [item.previous_contacts, change]


def _tested(kind: str, item: LabelWeek, movement: Movement, words: Wording) -> tuple[str, list[Figure]]:
    ratio, figures = movement.ratio, [movement.verdict]
    sentence = words(f"finding.{kind}", name=capitalised(item.name), contacts=words.count(item.contacts.value, "contact"))
    if ratio.value is not None:
        sentence += words("finding.ratio", **compared(ratio, words))
        figures.append(ratio)
    mostly = _mostly_by(item)
    if mostly:
        sentence += words("finding.mostly", by=words(f"by_channel.{mostly.measure.removeprefix('share_')}"))
        figures.append(mostly)
    if item.repeats.value and item.code != item.repeats.measure.removeprefix("share_"):
        sentence += words("finding.repeats", share=words("form.percent", number=words.number(100 * item.repeats.value)))
        figures.append(item.repeats)
    return sentence + ".", figures


def _mostly_by(item: LabelWeek) -> Figure | None:
    """Return the channel that more than half of the contacts came by; None where there is no other, or no such."""
    shares = item.by_channel
    return shares[0] if shares and 0.5 < (shares[0].value or 0) < 1 else None
