"""The page of an evaluation, in Markdown: first what can be trusted, then every figure."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from cxtext.evaluate import contact_labels, masking, peaks
from cxtext.evaluate.agreement import AGREEMENT
from cxtext.evaluate.alpha import ALPHA
from cxtext.evaluate.floors import Floor
from cxtext.evaluate.gold import GoldContact
from cxtext.evaluate.masking import Leak
from cxtext.evaluate.metrics import Score
from cxtext.evaluate.mistakes import Mistake
from cxtext.evaluate.public import PublicSet
from cxtext.evaluate.suite import ALL, ALL_LABELS, CHANNELS, HARD, LANGUAGES, Measure
from cxtext.evaluate.table import Part
from cxtext.evaluate.tasks import tasks
from cxtext.evaluate.values import MEAN_ERROR, SCALES
from cxtext.tag.contact_model import KINDS

NOTHING = "–"
MAX_TEXT_CHARS = 240
MIN_CASES = 20  # below it an interval says little more than "unknown"
TRUSTED, WITH_CARE = 0.75, 0.5  # least lower end of the interval: wrong in at most one of four, of two
MASKED, MOSTLY_MASKED = 0.95, 0.9  # personal data asks for more
MAX_NEEDLESS = 3.0  # marks per 1,000 words that a reader does not stumble over

# Question of an analyst, then task, label and measure that answer it.
QUESTIONS = (
    ("Where it shows a pain point in a turn: is there one?", "any pain, turn", ALL_LABELS, "precision"),
    ("Does it find the turns with a pain point?", "any pain, turn", ALL_LABELS, "recall"),
    ("Which pain points does a contact hold?", "pain point, contact", ALL_LABELS, "micro F1"),
    ("Which emotions does a turn show?", "emotion, turn", ALL_LABELS, "micro F1"),
    ("Is a turn negative, neutral or positive?", "sentiment sign, turn", ALL_LABELS, "macro F1"),
    ("Which turn is the peak of a contact?", peaks.TASK, "peak turn", "share"),
    ("Does a contact end well or badly?", peaks.TASK, "end sign", "share"),
    ("What cost the customer effort?", "effort signal, contact", ALL_LABELS, "micro F1"),
    ("Why did the customer make contact?", contact_labels.task("contact_reason"), ALL_LABELS, contact_labels.RIGHT),
    ("Did the customer get what they came for?", contact_labels.task("outcome"), ALL_LABELS, contact_labels.RIGHT),
    ("Which turns hold a wish?", "wish, turn", ALL_LABELS, "F1"),
    ("Are numbers, addresses and the like masked?", masking.TASK, masking.STRUCTURED, "recall"),
    ("Are names masked?", masking.TASK, masking.NAMES, "recall"),
    ("Needless masks in 1,000 words", masking.TASK, "all types", masking.NEEDLESS),
)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that was found out about engines.

    Attributes:
        model: the name of the one that the page is about, "turns/<version>".
        contacts: the gold contacts that are tagged.
        others: customer turns of gold contacts in another language, and how many of them were tagged, which none should be.
        engines: name → its figures, the model's first.
        masking: the figures of cleaning.
        reader: the figures of a second reader against a first, and how far the two agree; empty without them.
        mistakes: the worst ones of each task.
        confusions: of each task, how often the reader's label was taken for another.
        leaks: personal data still readable.
        public: the public sets, with the figures on each.
        own: the model's figures on contacts that people checked; empty without them.
    """

    model: str
    contacts: Sequence[GoldContact]
    others: tuple[int, int]
    engines: Mapping[str, Sequence[Measure]]
    masking: Sequence[Measure]
    reader: Sequence[Measure]
    mistakes: Mapping[str, Sequence[Mistake]]
    confusions: Mapping[str, Counter[tuple[str, str]]]
    leaks: Sequence[Leak]
    public: Sequence[tuple[PublicSet, Part]] = ()
    own: Sequence[Measure] = ()

    @property
    def measures(self) -> list[Measure]:
        """The figures of the model, and those of cleaning."""
        return [*self.engines[self.model], *self.masking]


def page(evaluation: Evaluation, floors: Sequence[Floor]) -> str:
    """Return the page."""
    return (
        _environment()
        .get_template("page.md.j2")
        .render(
            e=evaluation,
            floors=floors,
            tasks=tasks(),
            slices=(ALL, *LANGUAGES, *CHANNELS, HARD),
            languages=LANGUAGES,
            questions=QUESTIONS,
            of_slice=Counter(name for contact in evaluation.contacts for name in _slices(contact)),
            n_turns=sum(len(contact.customer_turns) for contact in evaluation.contacts),
            peaks=peaks,
            once=contact_labels,
            kinds=KINDS,
            scales=SCALES,
            mean_error=MEAN_ERROR.word,
            alpha=ALPHA,
            agreement=AGREEMENT,
            main_figures=main_figures(),
            masking=masking,
            types=sorted({m.label for m in evaluation.masking if m.measure == "recall"} - {masking.STRUCTURED}),
            get=_getter(evaluation.measures),
            reader=_getter(evaluation.reader),
            engines={name: _getter(measures) for name, measures in evaluation.engines.items()},
            public=[(texts, _getter(part.measures)) for texts, part in evaluation.public],
            own=_getter(evaluation.own),
            weak=[measure for measure in evaluation.engines[evaluation.model] if _is_weak(measure)],
            trust=trust,
            bounds=bounds,
            interval=interval,
            number=number,
            quoted=quoted,
        )
    )


def main_figures() -> tuple[tuple[str, str, str], ...]:
    """Return task, label and measure of the figure that stands for each task, for models, readers and yardsticks alike."""
    several = tuple((task.name, ALL_LABELS, task.summary[0].word if len(task.labels) != 1 else "F1") for task in tasks())
    return (
        *several,
        *((peaks.TASK, agreement, "share") for agreement in peaks.AGREEMENTS[:2]),
        *((contact_labels.task(kind), ALL_LABELS, "macro F1") for kind in KINDS),
    )


def _environment() -> Environment:
    """Return the templates. Markdown is not HTML: the words of customers are made harmless by `quoted`."""
    loader = PackageLoader("cxtext.evaluate")
    return Environment(loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False)


def _slices(contact: GoldContact) -> tuple[str, ...]:
    return (ALL, contact.language, contact.channel, *([HARD] if contact.hard else []))


def _getter(measures: Sequence[Measure]) -> Callable[[str, str, str, str], Measure]:
    """Return what looks a figure up by task, label, slice and measure; one that was not measured has no value."""
    figures = {(m.task, m.label, m.slice, m.measure): m for m in measures}

    def get(task: str, label: str, slice_: str, measure: str) -> Measure:
        return figures.get((task, label, slice_, measure), Measure(task, label, slice_, measure, Score(None, None, None, 0)))

    return get


def _is_weak(measure: Measure) -> bool:
    """Tell whether a label is wrong more often than right, or has too few cases to say."""
    is_label = measure.slice == ALL and measure.measure == "F1" and measure.label != ALL_LABELS
    return is_label and (measure.score.n < MIN_CASES or (measure.score.value or 0.0) < WITH_CARE)


def trust(measure: Measure) -> str:
    """Say in a word how far a figure can be trusted, by the unfavourable end of its interval."""
    score = measure.score
    if score.lower is None or score.upper is None or score.n < MIN_CASES:
        return "too few cases to tell"
    if measure.measure == masking.NEEDLESS:
        return "yes" if score.upper < MAX_NEEDLESS else "with care"
    yes, with_care = (MASKED, MOSTLY_MASKED) if measure.task == masking.TASK else (TRUSTED, WITH_CARE)
    return "yes" if score.lower >= yes else "with care" if score.lower >= with_care else "not yet"


def bounds(floor: Floor, measure: Measure) -> str:
    """Say what a floor asks for."""
    asked = [
        f"at least {floor.least:.2f}" if floor.least is not None else "",
        f"at most {floor.most:.2f}" if floor.most is not None else "",
        f"above the yardstick's {number(measure.yardstick)}" if floor.beats_yardstick else "",
    ]
    return ", ".join(part for part in asked if part)


def interval(score: Score) -> str:
    """Write a figure with its interval: "0.43 (0.37–0.49)"."""
    if score.value is None:
        return NOTHING
    return f"{score.value:.2f} ({number(score.lower)}–{number(score.upper)})"


def number(value: float | None) -> str:
    """Write a figure with two decimals."""
    return NOTHING if value is None else f"{value:.2f}"


def quoted(text: str) -> str:
    """Write a customer's words in a cell of a table: on one line, not too long, without a meaning in Markdown or HTML."""
    line = " ".join(text.split())
    short = line if len(line) <= MAX_TEXT_CHARS else f"{line[:MAX_TEXT_CHARS].rstrip()} …"
    for special in "\\`*_[]|#":
        short = short.replace(special, f"\\{special}")
    return short.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
