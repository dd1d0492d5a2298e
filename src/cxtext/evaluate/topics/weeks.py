"""Eight weeks fitted one after the other: do contacts keep their topic, and what does the lineage say?"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from cxtext.config import TopicsConfig
from cxtext.evaluate.topics.corpus import REFITS, Corpus
from cxtext.tag import topics

Mains = Mapping[str, str]
"""Contact → its main topic."""


@dataclass(frozen=True, slots=True, eq=False)
class Week:
    """One fit of the series.

    Attributes:
        number: 0 for the first fit.
        n_segments: segments fitted.
        n_topics: topics in use.
        seeded_only: there were too few segments to discover any.
        n_known: contacts that had a topic at the fit before.
        n_kept: those of them whose main topic is still the same.
        outlier_share: share of segments without a topic, 0..1.
        relations: kept, new, merged, split, retired → how many topics.
        lineage: tables.TOPIC_LINEAGE of the fit.
    """

    number: int
    n_segments: int
    n_topics: int
    seeded_only: bool
    n_known: int
    n_kept: int
    outlier_share: float
    relations: Mapping[str, int]
    lineage: pa.Table


@dataclass(frozen=True, slots=True, eq=False)
class Weeks:
    """The whole series.

    Attributes:
        weeks: the fits, the first among them.
        n_known: contacts that had a topic at the first fit that discovered topics.
        n_kept: those of them whose main topic is the same after the last fit.
        since: number of that first fit.
        labels: topic_id → its Dutch and English name at the last fit, also of retired topics.
    """

    weeks: tuple[Week, ...]
    n_known: int
    n_kept: int
    since: int
    labels: Mapping[str, tuple[str, str]]


def fit_weeks(corpus: Corpus, seeds: topics.Seeds, config: TopicsConfig) -> Weeks:
    """Fit the weeks of a corpus one after the other, each on all contacts so far, as every Monday does."""
    weeks: list[Week] = []
    mains: list[Mains] = []
    standing = None
    for number in range(REFITS + 1):
        segments = corpus.until(number)
        fitted = topics.fit(segments, standing=standing, seeds=seeds, config=config, run_id=f"week {number}")
        mains.append(main_topics(fitted.model, segments))
        weeks.append(_week(number, fitted, mains))
        standing = fitted.model
    since = next((week.number for week in weeks if not week.seeded_only), 0)
    labels = {row["topic_id"]: (row["label_nl"], row["label_en"]) for row in fitted.topics.to_pylist()}
    return Weeks(tuple(weeks), len(mains[since]), n_kept(mains[since], mains[-1]), since, labels)


def _week(number: int, fitted: topics.FitResult, mains: list[Mains]) -> Week:
    before = mains[-2] if number else {}
    relations = Counter(fitted.lineage["relation"].to_pylist())
    n_topics, outliers = len(fitted.model.topics), fitted.outlier_share
    return Week(number, fitted.n_segments, n_topics, fitted.seeded_only, len(before), n_kept(before, mains[-1]), outliers, relations, fitted.lineage)


def main_topics(model: topics.TopicModel, segments: pa.Table) -> Mains:
    """Return the main topic of each contact that has one."""
    given = topics.assign(model, segments).contact_topics
    mains = given.filter(given["is_main"])
    return dict(zip(mains["contact_id"].to_pylist(), mains["topic_id"].to_pylist(), strict=True))


def n_kept(before: Mains, after: Mains) -> int:
    """Return how many contacts have the same main topic after a fit as before it."""
    return sum(after.get(contact) == topic for contact, topic in before.items())
