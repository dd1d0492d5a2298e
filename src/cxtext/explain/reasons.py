"""From the parts of a score to the few that are shown, and the sum of the rest."""

from collections.abc import Iterable, Iterator, Sequence

from cxtext.explain.records import Reason, Weight
from cxtext.tag.contributions import Part

_LEAST_SHARE = 0.02  # a weight below this part of the largest explains nothing; it goes to the rest
_LEAST = 0.005  # as does one that would be written as 0.00


def turn_reason(parts: Sequence[Part], *, slope: float, offset: float, top: int) -> Reason:
    """Return the reason of a label of a turn or sentence, in log-odds of its probability.

    Args:
        parts: of its score.
        slope: of its calibration, by which every part counts.
        offset: of its calibration; a part of the base.
        top: at most so many weights for, and as many against.
    """
    base = sum(part.weight for part in parts if part.kind == "base") * slope + offset
    return reason(_merged(parts, slope), base=base, top=top)


def reason(weights: Iterable[Weight], *, base: float, top: int) -> Reason:
    """Return the heaviest weights for and against, and the sum of the rest."""
    ordered = sorted(weights, key=lambda weight: -abs(weight.weight))
    least = max(_LEAST, _LEAST_SHARE * max((abs(weight.weight) for weight in ordered), default=0))
    told = [weight for weight in ordered if abs(weight.weight) >= least]
    speaking = ([weight for weight in told if weight.weight > 0][:top], [weight for weight in told if weight.weight < 0][:top])
    shown = sorted((weight for side in speaking for weight in side), key=lambda weight: -abs(weight.weight))
    total = base + sum(weight.weight for weight in ordered)
    return Reason(tuple(shown), base, total - base - sum(weight.weight for weight in shown), total)


def _merged(parts: Sequence[Part], slope: float) -> Iterator[Weight]:
    """Add up equal words and pairs; the words of the turn before become one weight, named by the one that weighs most."""
    heaviest = max((part for part in parts if part.kind == "before"), key=lambda part: abs(part.weight), default=None)
    sums: dict[tuple[str, str], Weight] = {}
    for part in parts:
        if part.kind != "base":
            text = heaviest.text if heaviest and part.kind == "before" else part.text
            key = (part.kind, text.casefold())
            earlier = sums.get(key, Weight(part.kind, text, 0.0))
            sums[key] = Weight(part.kind, earlier.text, earlier.weight + part.weight * slope)
    yield from sums.values()
