"""A keyword list as yardstick: what a careful afternoon with a word list would give."""

from collections.abc import Mapping, Sequence

from cxtext.evaluate.predict import Tagged
from cxtext.tag.features import normalise
from cxtext.tag.lexicon import concepts
from cxtext.tag.tokens import tokenize
from cxtext.tags import Language

PAIN: Mapping[str, str] = {
    "waiting": "wait",
    "repeat_contact": "explain_again",
    "broken_promise": "promise",
    "unresolved": "still",
    "delivery": "delivery",
    "product_fault": "broken",
    "service_outage": "outage",
    "billing": "invoice",
    "price": "price",
    "refund": "refund",
    "digital_channel": "app",
    "account_access": "login",
    "information": "information",
    "staff": "rude",
    "process": "process",
    "cancellation": "cancel",
    "reachability": "reach",
    "privacy_security": "fraud",
}
EMOTION: Mapping[str, str] = {
    "anger": "anger",
    "annoyance": "annoy",
    "disappointment": "disappoint",
    "confusion": "confused",
    "nervousness": "worry",
    "sadness": "sad",
    "gratitude": "thanks",
    "joy": "praise",
    "relief": "relief",
}
NEGATIVE = frozenset("wrong broken anger annoy disappoint worry sad late rude fraud double outage confused".split())
POSITIVE = frozenset("thanks praise ease relief friendly".split())


def keyword_tags(texts: Sequence[str], languages: Sequence[Language]) -> list[Tagged]:
    """Tag texts by the concepts of their words: a label holds when a word of its concept occurs; negative words outvote positive ones."""
    tokens = tokenize(texts, languages)
    of_word = [frozenset(concepts(normalise(word), normalise)) for word in tokens.words]
    found: list[set[str]] = [set() for _ in texts]
    for text, word in zip(tokens.text, tokens.word, strict=True):
        found[text] |= of_word[word]
    return [_tagged(names) for names in found]


def _tagged(names: set[str]) -> Tagged:
    return Tagged(
        sentiment=-1 if names & NEGATIVE else int(bool(names & POSITIVE)),
        emotions=frozenset(code for code, concept in EMOTION.items() if concept in names),
        pain_points=frozenset(code for code, concept in PAIN.items() if concept in names and names & NEGATIVE),
        wish=False,
        effort_signals=frozenset(),
    )
