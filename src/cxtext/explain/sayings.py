"""What is said of the records, in words: the same on the terminal and on the page."""

from collections.abc import Iterator

from scipy.special import expit

from cxtext.explain.records import Explanation, Label, Near, Reason, Weight
from cxtext.plaintext import plain
from cxtext.report.wording import Wording

_HEAD = ("contact_id", "source", "source_contact_id", "channel", "started_at", "language", "queue", "product", "customer_key", "csat", "nps", "ces")
_NAMED = ("channel", "language")


def head(told: Explanation, w: Wording) -> Iterator[tuple[str, str]]:
    """Yield name and value of what is known of the contact; what is not known is left out."""
    for field in _HEAD:
        value = told.head.get(field)
        if field == "started_at":
            yield w("head.started_at"), f"{w.weekday(told.started_at)} {told.started_at:%Y, %H:%M}"
        elif value is not None:
            yield w(f"head.{field}"), w.name(field, value) if field in _NAMED else _written(value, w)


def _written(value: object, w: Wording) -> str:
    return w.number(value, 0 if value == int(value) else 1) if isinstance(value, float) else plain(str(value))


def course(told: Explanation, w: Wording) -> list[str]:
    """Return start, peak and end of the feeling, and the effort, where there is a signal."""
    scores = told.course
    if scores is None or scores["sentiment_end"] is None:
        return [w("course.none")]
    signed = {moment: w.signed(scores[f"sentiment_{moment}"]) for moment in ("start", "peak", "end")}
    said = [f"{w('course.line', peak_seq=scores['peak_seq'], **signed)} ({w('course.scale')})"]
    return said if scores["effort"] is None else [*said, w("course.effort", effort=w.signed(scores["effort"]))]


def topics(told: Explanation, w: Wording) -> list[str]:
    """Return the topics with their shares, the largest first."""
    return [w("topic.item", name=plain(topic.name), share=w("form.percent", number=w.number(100 * topic.share))) for topic in told.topics]


def facts(label: Label, w: Wording) -> str:
    """Say how sure a label is, what it needs, how severe it is, and whether a person gave it."""
    said = [w("label.person")] if label.by_person else []
    if label.score is not None and not label.by_person:
        said.append(w("label.score", score=w.number(label.score, 2)))
        if label.threshold is not None:
            reached = label.score >= label.threshold
            said.append(w("label.needs" if reached else "label.below", threshold=w.number(label.threshold, 2)))
    if label.severity is not None:
        said.append(w("label.severity", value=label.severity))
    return ", ".join(said)


def silent(label: Label, w: Wording) -> str:
    """Say how sure the sign of a sentiment is that does not count: too unlikely, or outdone by the other sign."""
    said = f"{w.name('kind', label.kind)} {label.name}: {facts(label, w)}"
    reached = label.score is not None and label.threshold is not None and label.score >= label.threshold
    return f"{said}; {w('label.outdone')}" if reached else said


def gate(label: Label, w: Wording) -> str:
    """Say of a pain point whether its sentence names any pain, and that it counts as the likeliest where it does."""
    if label.gate is None or label.gate.score is None or label.gate.threshold is None:
        return ""
    said = w("label.gate", score=w.number(label.gate.score, 2), threshold=w.number(label.gate.threshold, 2))
    return f"{said} {w('label.likeliest')}" if label.gate.reason else said


def near(item: Near, w: Wording) -> str:
    """Say how close a label came."""
    return w(f"turn.near_{item.why}", name=item.name, score=w.number(item.score, 2), threshold=w.number(item.threshold, 2))


def part(weight: Weight, w: Wording) -> str:
    """Name a part of a score."""
    text = w(f"{weight.kind}.{weight.text}") if weight.kind in ("place", "contact") else plain(weight.text) or w("part.break")
    return w(f"part.{weight.kind}", text=text, code=weight.code)


def total(label: Label, reason: Reason, w: Wording) -> str:
    """Say how the sum comes about, and of a label of a turn or sentence the probability that it stands for."""
    parts = {"base": reason.base, "shown": reason.shown, "rest": reason.rest, "total": reason.total}
    said = w("reason.sum", **{name: w.signed(value, 2) for name, value in parts.items()})
    return said if label.threshold is None else said + w("reason.chance", score=w.number(float(expit(reason.total)), 2))
