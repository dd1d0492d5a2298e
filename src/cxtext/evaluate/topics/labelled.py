"""Topics of labelled texts beside stock BERTopic, on the same embeddings and in the same run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cxtext import tables
from cxtext.config import TopicsConfig
from cxtext.evaluate.topics.measures import Agreement, agreement, together
from cxtext.evaluate.topics.sets import LabelledSet
from cxtext.tag import topics
from cxtext.tag.topics.assign import nearest
from cxtext.tag.topics.discover import stock_topics

OURS, OURS_REDUCED = "cxtext", "cxtext, outliers reduced"
STOCK, REDUCED = "BERTopic", "BERTopic, outliers reduced"
WAYS = (OURS, OURS_REDUCED, STOCK, REDUCED)
N_SEEDS = 3  # UMAP falls out differently with each
MIN_SEGMENTS = 50  # the smallest set has 300 texts


@dataclass(frozen=True, slots=True)
class Found:
    """How well one way to find topics agrees with labels, with one seed.

    Attributes:
        agreement: with the labels.
        outliers: share of texts without a topic, 0..1.
        n_topics: topics found.
        twins: share of the texts with a translation in the set, 0..1, that have the same topic as it; NaN where the set holds none.
    """

    agreement: Agreement
    outliers: float
    n_topics: int
    twins: float = float("nan")


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
        """Return mean, least and greatest value over the seeds of nmi, ami, ari, purity, outliers, n_topics or twins."""
        values = [getattr(found.agreement if measure in ("nmi", "ami", "ari", "purity") else found, measure) for found in self.found[way]]
        return mean(values), min(values), max(values)

    def percents(self, way: str, measure: str) -> tuple[float, float, float]:
        """Return the same times a hundred."""
        middle, least, greatest = self.spread(way, measure)
        return 100 * middle, 100 * least, 100 * greatest


def compare(texts: LabelledSet, config: TopicsConfig) -> Compared:
    """Find topics in the texts of a set without seeds, each text a contact of its own; the number of topics is found, not given."""
    found: dict[str, list[Found]] = {way: [] for way in WAYS}
    for seed in range(config.seed, config.seed + N_SEEDS):
        for way, places in _ways(texts, config.model_copy(update={"min_segments": MIN_SEGMENTS, "seed": seed})):
            n_topics, outliers = len(np.unique(places[places >= 0])), float((places < 0).mean())
            found[way].append(Found(agreement(texts.labels, places), outliers, n_topics, together(places, texts.twins)))
    return Compared(texts.name, config.representation, len(texts.texts), len(set(texts.labels)), {way: tuple(runs) for way, runs in found.items()})


def _ways(texts: LabelledSet, config: TopicsConfig) -> Iterator[tuple[str, NDArray[np.int64]]]:
    segments = as_segments(texts)
    model = topics.fit(segments, standing=None, seeds=topics.Seeds(), config=config, run_id="evaluation").model
    yield OURS, topics.segment_topics(model, segments)
    vectors = model.space.embed(texts.texts, texts.languages)
    # As BERTopic does it: each text to the nearest topic, however far.
    yield OURS_REDUCED, nearest(vectors, model.centroids, min_similarity=-1).topic
    stock = stock_topics(vectors, texts.texts, seed=config.seed)
    yield STOCK, stock.topic
    yield REDUCED, stock.reduced


def as_segments(texts: LabelledSet) -> pa.Table:
    """Return texts as tables.SEGMENTS, each in a contact of its own, in their order."""
    rows = [
        {"contact_id": f"{i:08d}", "seq": 0, "start_char": 0, "end_char": len(text), "language": language, "text": text}
        for i, (text, language) in enumerate(zip(texts.texts, texts.languages, strict=True))
    ]
    return pa.Table.from_pylist(rows, schema=tables.SEGMENTS)
