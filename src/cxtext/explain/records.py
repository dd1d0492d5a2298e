"""What is shown of a contact: frozen records that the terminal and the page both read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from cxtext.tag.contributions import PartKind

HUMAN = "human"  # the model of a tag that a person gave or confirmed


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader must know about the weights.

    Attributes:
        what: other_model: tags of models other than those installed; no_model: none can be opened; no_words: the engine's words have no weights.
        detail: names of models, or why there is none.
    """

    what: Literal["other_model", "no_model", "no_words"]
    detail: str


@dataclass(frozen=True, slots=True)
class Weight:
    """What a part adds to a score; equal parts are added up.

    Attributes:
        kind: as of `Part`, or "concept" for a concept of the lexicon in a sentence, or "hint" for a label of the surest turn.
        text: the words; of a concept the words that carry it.
        code: the concept or the label; empty otherwise.
        weight: of labels of turns in log-odds of the probability; of labels of contacts on the scale of their score.
    """

    kind: PartKind | Literal["concept", "hint"]
    text: str
    weight: float
    code: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a label has its score: base + weights + rest = total.

    Attributes:
        weights: those that weighed most, the largest first.
        base: what every turn, sentence or contact has.
        rest: all other parts.
        total: the score.
    """

    weights: tuple[Weight, ...]
    base: float
    rest: float
    total: float

    @property
    def speaking_for(self) -> tuple[Weight, ...]:
        """The weights above 0."""
        return tuple(weight for weight in self.weights if weight.weight > 0)

    @property
    def speaking_against(self) -> tuple[Weight, ...]:
        """The weights below 0."""
        return tuple(weight for weight in self.weights if weight.weight < 0)

    @property
    def shown(self) -> float:
        """The sum of the weights that are shown."""
        return sum(weight.weight for weight in self.weights)


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a turn, sentence or contact.

    Attributes:
        kind: as in main.tags, or "sentiment" or "emotion".
        code: its code.
        name: its display name.
        score: probability; None where only a person gave it.
        threshold: least probability that counts; None where it is not known or there is none.
        counts: whether the tables hold it; of the two signs of a sentiment at most one counts.
        model: which model gave it; "human" for a person.
        severity: 1..5 of a pain point.
        quote: the words that carry it.
        seq: the turn that the quote stands in.
        mark: number of its span in the text of the turn.
        reason: None where words have no weights, or the model is another than the one installed.
        gate: of a pain point: whether the sentence names any pain at all, the first of two steps.
        rival: of a label of a contact: name and score of the next likeliest.
    """

    kind: str
    code: str
    name: str
    score: float | None = None
    threshold: float | None = None
    counts: bool = True
    model: str = ""
    severity: int | None = None
    quote: str | None = None
    seq: int | None = None
    mark: int | None = None
    reason: Reason | None = None
    gate: "Label | None" = None
    rival: tuple[str, float] | None = None

    @property
    def by_person(self) -> bool:
        """Whether a person gave or confirmed it."""
        return self.model == HUMAN


@dataclass(frozen=True, slots=True)
class Near:
    """A label that the tables do not hold, though its probability lies over half its threshold.

    Attributes:
        kind: as of `Label`.
        code: its code.
        name: its display name.
        score: probability.
        threshold: least probability that counts.
        quote: the sentence; None for a label of the turn.
        why: why it is no tag: its probability lies below the threshold; the sentence names no pain at all; or a person took it away.
    """

    kind: str
    code: str
    name: str
    score: float
    threshold: float
    quote: str | None = None
    why: Literal["below", "no_pain", "taken"] = "below"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a turn's text, and the numbers of the spans that cover it."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnView:
    """A turn with all that was found in it.

    Attributes:
        seq: its place.
        role: who speaks.
        moment: time of day or seconds since the start; empty where unknown.
        language: of the text; None where too short to tell.
        pieces: the text.
        sentiment: -5..5; None without a signal.
        intensity: 1..5 of the strongest emotion.
        model: which model scored it; empty where nothing was scored.
        feelings: signs of the sentiment and emotions.
        tags: labels of its sentences, in the order of their marks.
        near: labels that came close.
    """

    seq: int
    role: str
    moment: str
    language: str | None
    pieces: tuple[Piece, ...]
    sentiment: int | None = None
    intensity: int | None = None
    model: str = ""
    feelings: tuple[Label, ...] = ()
    tags: tuple[Label, ...] = ()
    near: tuple[Near, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the contact: its name, and the part of the customer's text that is about it, 0..1."""

    name: str
    share: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A contact explained.

    Attributes:
        head: columns of main.contacts.
        started_at: start in the time zone of the config.
        course: columns of main.contact_scores; None where the contact has no sentiment.
        labels: those given once a contact.
        topics: the largest first.
        turns: in the order in which they were said.
        notes: what the reader must know about the weights.
        model: the turn model installed; empty where none fits.
        language: of the explanation.
    """

    head: Mapping[str, Any]
    started_at: datetime
    course: Mapping[str, Any] | None
    labels: tuple[Label, ...]
    topics: tuple[Topic, ...]
    turns: tuple[TurnView, ...]
    notes: tuple[Note, ...]
    model: str
    language: Literal["nl", "en"]

    @property
    def has_words(self) -> bool:
        """Whether any label is shown with the words that weighed."""
        labels = (*self.labels, *(label for turn in self.turns for label in (*turn.tags, *turn.feelings)))
        return any(label.reason for label in labels)
