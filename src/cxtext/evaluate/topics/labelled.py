"""Topics of labelled texts beside stock BERTopic, on the same embeddings and in the same run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cxtext import tables
from cxtext.config import TopicsConfig
from cxtext.evaluate.topics.measures import Agreement, agreement
from cxtext.evaluate.topics.sets import LabelledSet
from cxtext.tag import topics
from cxtext.tag.topics.discover import stock_topics

OURS, STOCK, REDUCED = "cxtext", "BERTopic", "BERTopic, outliers reduced"
N_SEEDS = 3  # UMAP falls out differently with each
MIN_SEGMENTS = 50  # the smallest set has 300 texts


@dataclass(frozen=True, slots=True)
class Found:
    """How well one way to find topics agrees with labels, with one seed.

    Attributes:
        agreement: with the labels.
        outliers: share of texts without a topic, 0..1.
        n_topics: topics found.
    """

    agreement: Agreement
    outliers: float
    n_topics: int


@dataclass(frozen=True, slots=True)
class Compared:
    """The ways side by side on one set.

    Attributes:
        data: name of the set.
        representation: of the embeddings that all ways share.
        n: texts.
        n_labels: distinct labels.
        found: way → what it found with each seed.
    """

    data: str
    representation: str
    n: int
    n_labels: int
    found: dict[str, Sequence[Found]]

    def spread(self, way: str, measure: str) -> tuple[float, float, float]:
        """Return mean, least and greatest value over the seeds of nmi, ari, purity, outliers or n_topics."""
        values = [getattr(found.agreement if measure in ("nmi", "ari", "purity") else found, measure) for found in self.found[way]]
        return mean(values), min(values), max(values)


def compare(texts: LabelledSet, config: TopicsConfig) -> Compared:
    """Find topics in the texts of a set without seeds, each text a contact of its own; the number of topics is found, not given."""
    found: dict[str, list[Found]] = {OURS: [], STOCK: [], REDUCED: []}
    for seed in range(config.seed, config.seed + N_SEEDS):
        for way, places in _ways(texts, config.model_copy(update={"min_segments": MIN_SEGMENTS, "seed": seed})):
            found[way].append(Found(agreement(texts.labels, places), float((places < 0).mean()), len(np.unique(places[places >= 0]))))
    return Compared(texts.name, config.representation, len(texts.texts), len(set(texts.labels)), {way: tuple(runs) for way, runs in found.items()})


def _ways(texts: LabelledSet, config: TopicsConfig) -> Iterator[tuple[str, NDArray[np.int64]]]:
    segments = as_segments(texts)
    model = topics.fit(segments, standing=None, seeds=topics.Seeds(), config=config, run_id="evaluation").model
    yield OURS, topics.segment_topics(model, segments)
    stock = stock_topics(model.space.embed(texts.texts, texts.languages), texts.texts, seed=config.seed)
    yield STOCK, stock.topic
    yield REDUCED, stock.reduced


def as_segments(texts: LabelledSet) -> pa.Table:
    """Return texts as tables.SEGMENTS, each in a contact of its own, in their order."""
    rows = [
        {"contact_id": f"{i:08d}", "seq": 0, "start_char": 0, "end_char": len(text), "language": language, "text": text}
        for i, (text, language) in enumerate(zip(texts.texts, texts.languages, strict=True))
    ]
    return pa.Table.from_pylist(rows, schema=tables.SEGMENTS)
