"""How good the topics of a corpus are by themselves: coherence, diversity, outliers, and whether a saved model assigns as the fit did."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cxtext.config import TopicsConfig
from cxtext.evaluate.topics.corpus import Corpus
from cxtext.evaluate.topics.labelled import OURS, STOCK
from cxtext.evaluate.topics.measures import coherence, diversity
from cxtext.tag import topics
from cxtext.tag.topics.assign import in_order, texts_of
from cxtext.tag.topics.discover import stock_topics
from cxtext.tag.topics.words import plain_words
from cxtext.tags import TAGGED_LANGUAGES, Language

N_KEYWORDS = 8  # of a topic that coherence and diversity look at


@dataclass(frozen=True, slots=True, eq=False)
class Quality:
    """Topics of a corpus, found in one way.

    Attributes:
        way: cxtext or BERTopic.
        n_segments: segments.
        n_topics: topics that at least one segment has.
        coherence: mean NPMI of their keywords, within each language, -1..1.
        diversity: share of distinct keywords, 0..1.
        n_outliers: segments without a topic.
        n_agreed: segments that have the same topic in the fit and by the saved model afterwards.
    """

    way: str
    n_segments: int
    n_topics: int
    coherence: float
    diversity: float
    n_outliers: int
    n_agreed: int


def measure_corpus(corpus: Corpus, seeds: topics.Seeds, config: TopicsConfig) -> list[Quality]:
    """Fit a corpus as a first Monday does, and measure; stock BERTopic on the same embeddings stands beside it where it can find anything."""
    rows = in_order(corpus.segments)
    fitted = topics.fit(rows, standing=None, seeds=seeds, config=config, run_id="evaluation")
    again = topics.segment_topics(saved_and_loaded(fitted.model, config), rows)
    keywords = [topic.keywords for topic in fitted.model.topics]
    found = [_quality(OURS, rows, fitted.places, again, keywords)]
    if not fitted.seeded_only:
        texts, languages = texts_of(rows)
        stock = stock_topics(fitted.model.space.embed(texts, languages), texts, seed=config.seed)
        found.append(_quality(STOCK, rows, stock.topic, stock.again, stock.keywords))
    return found


def saved_and_loaded(model: topics.TopicModel, config: TopicsConfig) -> topics.TopicModel:
    """Return what is left of a model after it was written to disk."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "topics" / "evaluation"
        topics.save(model, path)
        return topics.load(path, config)


def _quality(way: str, rows: pa.Table, fit: NDArray[np.int64], again: NDArray[np.int64], keywords: Sequence[Sequence[str]]) -> Quality:
    used = [tuple(keywords[place])[:N_KEYWORDS] for place in np.unique(fit[fit >= 0]).tolist()]
    words = keyword_coherence(used, *texts_of(rows))
    return Quality(way, len(fit), len(used), words, diversity(used), int((fit < 0).sum()), int((fit == again).sum()))


def keyword_coherence(keywords: Sequence[Sequence[str]], texts: Sequence[str], languages: Sequence[Language]) -> float:
    """Return the coherence within each language, the mean of both: a Dutch and an English word never stand together, however well they fit."""
    found = {language: [frozenset(plain_words(text)) for text, own in zip(texts, languages, strict=True) if own == language] for language in TAGGED_LANGUAGES}
    rates = {language: _rates(sets) for language, sets in found.items()}
    values = []
    for language in TAGGED_LANGUAGES:
        own = [[word for word in words if max(TAGGED_LANGUAGES, key=lambda code: rates[code].get(word, 0.0)) == language] for words in keywords]
        values.append(coherence(own, found[language]))
    return float(np.nanmean(values)) if not np.isnan(values).all() else float("nan")


def _rates(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    return {word: n / len(texts) for word, n in Counter(word for text in texts for word in text).items()}
