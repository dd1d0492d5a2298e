"""The outputs of the turn model, by name: "emotion.anger", "pain_point.waiting", "sentiment.negative" ...

A probability has a threshold above which it counts; a value is a number on the label's own scale.
"""

from cxtext.tags import codes

SENTIMENT_SIGNS = ("sentiment.negative", "sentiment.positive")
VALUES = ("sentiment.value", "emotion.intensity", "pain_point.severity")
SPAN_KINDS = ("pain_point", "wish", "effort_signal")
ANY_PAIN = "pain_point.any"


def probability_names() -> tuple[str, ...]:
    """Return the names of the outputs that are probabilities, in the order of the weights."""
    spans = [f"{kind}.{code}" for kind in SPAN_KINDS for code in codes(kind)]
    return (*SENTIMENT_SIGNS, *(f"emotion.{code}" for code in codes("emotion")), ANY_PAIN, *spans)


def output_names() -> tuple[str, ...]:
    """Return the names of all outputs: probabilities, then values."""
    return (*probability_names(), *VALUES)
