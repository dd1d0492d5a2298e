"""Speed of tagging on one core, beside spaCy's blank Dutch tokenizer over the same texts.

    python -m benchmarks.tagging

The customers' turns of data/training, each after the agent's turn before it, in three readings:

- cold: every distinct text once, by a process that has seen no word yet;
- warm: the same texts once more by the same process;
- night: the texts repeated and shuffled to over a hundred thousand sentences, in batches of the default size, by a process that starts cold.

Sentences are those of customers, and spaCy reads the customers' turns only, while tagging reads the agents' too where the labels given once a contact
need them. Times are CPU seconds of a process with one thread, so that a busy machine weighs less, and each is the least of several processes. The
steps are measured inside `tag_batch` itself, spaCy in the same process right before it.
"""

import platform
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from multiprocessing import get_context
from pathlib import Path
from pkgutil import resolve_name
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pyarrow as pa
import spacy
from spacy.language import Language
from threadpoolctl import threadpool_limits

from benchmarks.texts import Exchange, exchanges
from cxtext import tables, tag
from cxtext.batch import write_table
from cxtext.config import TagConfig
from cxtext.tag.sentences import sentences
from cxtext.tag.tokens import tokenize

NIGHT_REPEATS = 3  # over a hundred thousand sentences
TURNS_A_CONTACT = 8  # customer turns; the contacts of data/training have about as many
PROCESSES = 3
SEED = 20261102
WHOLE, REST = "**all of tag_batch**", "the rest"

# Step → the functions that take it, by the names under which tag_batch finds them.
STEPS = {
    "tokenise": ("conversations.tokenize",),
    "sentences": ("conversations.sentences",),
    "score": ("embedded.score",),
    "context": ("context.ContextModel.of_turns", "context.ContextModel.of_lengths"),
    "labels given once a contact": ("contact_tags",),
    "rollup": ("turn_scores", "tags", "contact_scores"),
    "segments": ("segments",),
    "mentions": ("mentions",),
    "Parquet": ("pq.read_table", "write_table", "write_parquet"),
}
HEAD = """\
| texts | step | CPU s | sentences/s | × spaCy |
|---|---|---|---|---|"""
NOTE = """\
The model was trained on these texts and so knows more of their word pairs than of a stranger's, which takes time. Repeated texts bring no new words,
which saves it: a real night lies between cold and night, the nearer to night the longer it is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of texts.

    Attributes:
        name: "cold", "warm" or "night".
        n_sentences: sentences of customers that were tagged.
        n_words: distinct words in them.
        spacy_s: CPU seconds of spaCy over the same texts, as cold or warm as the reading.
        step_s: step → CPU seconds inside `tag_batch`, WHOLE and REST among them.
    """

    name: str
    n_sentences: int
    n_words: int
    spacy_s: float
    step_s: dict[str, float]

    def fastest(self, other: "Reading") -> "Reading":
        """Return the reading with the lesser of each two times."""
        steps = {step: min(seconds, other.step_s[step]) for step, seconds in self.step_s.items()}
        return Reading(self.name, self.n_sentences, self.n_words, min(self.spacy_s, other.spacy_s), steps)


def main() -> None:
    """Measure each reading in processes of its own and print the table."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        rounds = [[*pool.apply(distinct_readings), *pool.apply(night_readings)] for _ in range(PROCESSES)]
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.processor() or platform.machine()}, one core, Python {platform.python_version()}\n\n{HEAD}")
    for same in zip(*rounds, strict=True):
        print("\n".join(_lines(reduce(Reading.fastest, same))))
    print(f"\n{NOTE}")


def distinct_readings() -> list[Reading]:
    """Return the cold and the warm reading."""
    return _readings(("cold", "warm"), exchanges())


def night_readings() -> list[Reading]:
    """Return the reading of a whole night."""
    night = exchanges() * NIGHT_REPEATS
    random.Random(SEED).shuffle(night)
    return _readings(("night",), night)


def _readings(names: Sequence[str], said: Sequence[Exchange]) -> list[Reading]:
    """Read the texts once for each name, one time after the other."""
    pa.set_cpu_count(1)
    pipeline, model = spacy.blank("nl"), tag.load()
    with threadpool_limits(limits=1), TemporaryDirectory() as work:
        folders = _write_batches(said, Path(work))
        timed = [(name, _cpu_s(lambda: _read_by_spacy(pipeline, said)), _tag(folders, model)) for name in names]
    n_sentences, n_words = _size(said)  # at last: counting reads every word
    return [Reading(name, n_sentences, n_words, spacy_s, step_s) for name, spacy_s, step_s in timed]


def _write_batches(said: Sequence[Exchange], work: Path) -> list[Path]:
    size = TagConfig().batch_contacts * TURNS_A_CONTACT
    folders = [work / f"{start:06d}" for start in range(0, len(said), size)]
    for batch, folder in enumerate(folders):
        folder.mkdir()
        rows = (row for i in range(batch * size, min((batch + 1) * size, len(said))) for row in _turn_rows(i, said[i]))
        write_table(rows, tables.TURNS, folder / "turns.parquet")
    return folders


def _turn_rows(i: int, said: Exchange) -> Iterator[dict[str, Any]]:
    seq = 2 * (i % TURNS_A_CONTACT)
    for place, role, text in ((seq, "agent", said.agent), (seq + 1, "customer", said.customer)):
        if text is not None:
            yield {"contact_id": f"c-{i // TURNS_A_CONTACT}", "seq": place, "role": role, "text": text, "language": said.language}


def _read_by_spacy(pipeline: Language, said: Sequence[Exchange]) -> None:
    for doc in pipeline.pipe(exchange.customer for exchange in said):
        len(doc)


def _tag(folders: Sequence[Path], model: tag.Engine) -> dict[str, float]:
    with _steps() as step_s:
        whole_s = sum(_cpu_s(lambda folder=folder: tag.tag_batch(folder, model=model)) for folder in folders)
    return step_s | {REST: whole_s - sum(step_s.values()), WHOLE: whole_s}


@contextmanager
def _steps() -> Iterator[dict[str, float]]:
    """Measure the steps of tag_batch while the context is open."""
    step_s = dict.fromkeys(STEPS, 0.0)
    with ExitStack() as stack:
        for step, names in STEPS.items():
            for name in names:
                function = resolve_name(f"cxtext.tag:{name}")
                stack.enter_context(patch(f"cxtext.tag.{name}", _timed(function, step, step_s)))
        yield step_s


def _timed(function: Callable[..., Any], step: str, step_s: dict[str, float]) -> Callable[..., Any]:
    def run(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever the function takes and gives
        start = time.process_time()
        try:
            return function(*args, **options)
        finally:
            step_s[step] += time.process_time() - start

    return run


def _cpu_s(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _size(said: Sequence[Exchange]) -> tuple[int, int]:
    tokens = tokenize([exchange.customer for exchange in said], [exchange.language for exchange in said])
    return len(sentences(tokens).text), len(tokens.words)


def _lines(reading: Reading) -> Iterator[str]:
    texts = f"{reading.name}: {reading.n_sentences:,} sentences, {reading.n_words:,} words"
    for step, seconds in [("spaCy's tokenizer alone", reading.spacy_s), *reading.step_s.items()]:
        yield f"| {texts} | {step} | {seconds:.2f} | {reading.n_sentences / max(seconds, 1e-3):,.0f} | {seconds / reading.spacy_s:.2f} |"
        texts = ""


if __name__ == "__main__":
    main()
