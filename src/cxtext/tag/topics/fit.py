"""Fitting topics: the weekly work that discovers topics and keeps the ids of those that stand."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from math import ceil

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cxtext import tables
from cxtext.config import TopicsConfig
from cxtext.tag.linear import Floats
from cxtext.tag.topics.assign import NONE, carried_on, in_order, nearest, texts_of
from cxtext.tag.topics.chance import chance_similarity, reach_of
from cxtext.tag.topics.labels import Members as Named
from cxtext.tag.topics.map import N_AXES, place_topics
from cxtext.tag.topics.model import Topic, TopicModel, features_sha256
from cxtext.tag.topics.naming import name_topics
from cxtext.tag.topics.quotes import typical_quotes
from cxtext.tag.topics.reconcile import ANCHOR, INERTIA, ISSUED, Draft, centroids_of, changes, issue_id
from cxtext.tag.topics.representation import AnySpace, fit_representation, is_as_set
from cxtext.tag.topics.search import Search
from cxtext.tag.topics.seeds import Seeds
from cxtext.tag.topics.vectors import unit_rows
from cxtext.tags import Language

_log = logging.getLogger(__name__)

REFIT_SPACE_AT = 8.0  # times the segments that the standing space was fitted on; a new space moves a sixth of the contacts, so it must be rare
MEMORY = 0.5  # how much of its place in a new space a seeded topic has from the segments it had, the rest from its phrases; at 0 twice as many contacts moved


@dataclass(frozen=True, slots=True, eq=False)
class FitResult:
    """A fitted model and what there is to tell about it.

    Attributes:
        model: the topics.
        topics: tables.TOPICS, the retired ones too.
        lineage: tables.TOPIC_LINEAGE of this fit.
        quotes: tables.TOPIC_QUOTES: the segments nearest to each topic, of different customers.
        seeded_only: there were too few segments to discover topics.
        places: (n_segments,) place in the model's topics of each segment, or NONE; in the order of assign.in_order.
        n_segments: segments given.
        n_outliers: those left without a topic by the rule of assign.
    """

    model: TopicModel
    topics: pa.Table
    lineage: pa.Table
    quotes: pa.Table
    seeded_only: bool
    places: NDArray[np.int64]
    n_segments: int
    n_outliers: int

    @property
    def outlier_share(self) -> float:
        """Share of the segments that got no topic; 0 where there are none."""
        return self.n_outliers / self.n_segments if self.n_segments else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class _Corpus:
    """Segments in a fixed order, so that the order of the input does not count."""

    rows: pa.Table
    texts: list[str]
    languages: list[Language]
    customers: list[str]
    sample: NDArray[np.int64]


def fit(
    segments: pa.Table,
    *,
    standing: TopicModel | None,
    seeds: Seeds,
    config: TopicsConfig,
    run_id: str,
    customers: Mapping[str, str] | None = None,
) -> FitResult:
    """Fit topics on segments; the same input gives the same topics.

    Below config.min_segments nothing is discovered: the seeded topics, and those that stand, are all there is. That can be none.

    Args:
        segments: tables.SEGMENTS, in any order.
        standing: the model of the fit before; None at the first.
        seeds: seeded topics and given names.
        config: settings.
        run_id: goes into the lineage.
        customers: contact → its customer, whose words alone name no topic and who gives it one quote; a contact that is missing has a customer of its own.
    """
    corpus = _corpus(segments, customers or {}, config)
    space = _space(corpus, standing, seeds, config)
    vectors = space.embed(corpus.texts, corpus.languages)
    before = _standing_centroids(standing, space, vectors, corpus)
    floor, seeded_only = _floor(vectors[corpus.sample], config), len(corpus.texts) < config.min_segments
    drafts = _drafts(seeds, space, before, is_new=standing is None or space is not standing.space)
    if not seeded_only:
        drafts = _search(corpus, vectors, floor, config).discovered(drafts, is_first=standing is None or not has_discovered(standing), seeds=seeds)
    drafts = _with_ids(_alive(drafts, seeds, vectors, config), vectors, corpus, taken=_known_ids(standing, seeds), config=config)
    centroids = centroids_of(drafts, vectors)
    reach = _reach(vectors, centroids, corpus, standing, config, floor=floor)
    found = nearest(vectors, centroids, min_similarity=reach)
    named = name_topics([draft.topic_id or "" for draft in drafts], centroids, _members(corpus, found.topic), standing=standing, seeds=seeds)
    model = TopicModel(
        space=space,
        topics=named,
        centroids=centroids,
        places=place_topics(centroids, _standing_places(standing, named)),
        retired=_retired(standing, named),
        min_similarity=reach,
        n_fitted=standing.n_fitted if standing and space is standing.space else len(corpus.sample),
        features_sha256=features_sha256(),
    )
    places = carried_on(found.topic, corpus.rows["contact_id"])
    return FitResult(
        model=model,
        topics=model.table(),
        lineage=_lineage(before, drafts, run_id),
        quotes=typical_quotes(model, corpus.rows, found, corpus.customers),
        seeded_only=seeded_only,
        places=places,
        n_segments=len(corpus.texts),
        n_outliers=int((places == NONE).sum()),
    )


def _corpus(segments: pa.Table, customers: Mapping[str, str], config: TopicsConfig) -> _Corpus:
    rows = in_order(segments)
    texts, languages = texts_of(rows)
    n = min(len(texts), config.fit_sample)
    sample = np.sort(np.random.default_rng(config.seed).choice(len(texts), n, replace=False)) if texts else np.zeros(0, dtype=np.int64)
    return _Corpus(rows, texts, languages, [customers.get(contact, contact) for contact in rows["contact_id"].to_pylist()], sample)


def _space(corpus: _Corpus, standing: TopicModel | None, seeds: Seeds, config: TopicsConfig) -> AnySpace:
    """Return the standing space while it fits; a new one when the segments have doubled, or the word lists or the settings changed."""
    n = len(corpus.sample)
    if standing and not _outgrown(standing, n, config) and standing.features_sha256 == features_sha256() and is_as_set(standing.space, config):
        return standing.space
    phrases = [pair for seed in seeds.topics.values() for pair in seed.phrases()]
    texts = [corpus.texts[i] for i in corpus.sample] + [text for text, _ in phrases]
    return fit_representation(texts, [corpus.languages[i] for i in corpus.sample] + [language for _, language in phrases], config)


def _search(corpus: _Corpus, vectors: Floats, floor: float, config: TopicsConfig) -> Search:
    sample = corpus.sample
    return Search(vectors[sample], [corpus.texts[i] for i in sample.tolist()], corpus.rows["contact_id"].take(pa.array(sample)), floor, config)


def _outgrown(standing: TopicModel, n: int, config: TopicsConfig) -> bool:
    """Whether the space is too small: made of example phrases and fewer segments than topics are discovered in, or of few of those there are.

    One that no topic lies in is made anew each time: nothing moves with it.
    """
    return not standing.topics or standing.n_fitted < config.min_segments <= n or n >= REFIT_SPACE_AT * max(standing.n_fitted, config.min_segments)


def has_discovered(model: TopicModel) -> bool:
    """Return whether a model holds topics that were discovered, also if they are retired by now."""
    return any(topic.topic_id.startswith(ISSUED) for topic in (*model.topics, *model.retired))


def _standing_centroids(standing: TopicModel | None, space: AnySpace, vectors: Floats, corpus: _Corpus) -> dict[str, Floats]:
    """Return the standing topics by id, in the space of this fit: in a new space a topic lies where its segments lie."""
    if standing is None:
        return {}
    ids = [topic.topic_id for topic in standing.topics]
    if space is standing.space:
        return dict(zip(ids, standing.centroids, strict=True))
    place = nearest(standing.space.embed(corpus.texts, corpus.languages), standing.centroids, min_similarity=standing.min_similarity).topic
    # A topic without segments lies nowhere: zero is near nothing, and so it retires.
    return {topic_id: unit_rows(vectors[place == i].sum(axis=0)[None])[0] for i, topic_id in enumerate(ids)}


def _drafts(seeds: Seeds, space: AnySpace, before: dict[str, Floats], *, is_new: bool) -> list[Draft]:
    """Return the seeded topics, in a new space by their phrases and the segments they had, then the discovered ones that stand."""
    seeded = [_seeded(code, *zip(*seed.phrases(), strict=True), space=space, before=before, is_new=is_new) for code, seed in seeds.topics.items()]
    standing = [(topic_id, centroid) for topic_id, centroid in before.items() if topic_id not in seeds.topics]
    return seeded + [Draft(centroid=centroid, topic_id=topic_id, anchor=centroid, weight=INERTIA) for topic_id, centroid in standing]


def _seeded(code: str, phrases: Sequence[str], languages: Sequence[Language], *, space: AnySpace, before: dict[str, Floats], is_new: bool) -> Draft:
    if code in before and not is_new:
        return Draft(centroid=before[code], topic_id=code, anchor=before[code], weight=INERTIA)
    anchor = unit_rows(space.embed(phrases, languages).mean(axis=0)[None])[0]
    if code in before and before[code].any():
        anchor = unit_rows((MEMORY * before[code] + (1 - MEMORY) * anchor)[None])[0]
        return Draft(centroid=anchor, topic_id=code, anchor=anchor, weight=INERTIA)
    return Draft(centroid=anchor, topic_id=code, anchor=anchor, weight=ANCHOR)


def _alive(drafts: list[Draft], seeds: Seeds, vectors: Floats, config: TopicsConfig) -> list[Draft]:
    """Leave out discovered topics without any segment; seeded topics wait for theirs."""
    place = _places(drafts, vectors, config)
    return [draft for i, draft in enumerate(drafts) if draft.topic_id in seeds.topics or (place == i).any()]


def _with_ids(drafts: list[Draft], vectors: Floats, corpus: _Corpus, *, taken: frozenset[str], config: TopicsConfig) -> list[Draft]:
    place = _places(drafts, vectors, config)
    return [draft if draft.topic_id else replace(draft, topic_id=issue_id(_where(corpus, np.flatnonzero(place == i)), taken)) for i, draft in enumerate(drafts)]


def _where(corpus: _Corpus, members: NDArray[np.int64]) -> list[str]:
    rows = corpus.rows.take(members).select(["contact_id", "seq", "start_char"]).to_pylist()
    return [f"{row['contact_id']} {row['seq']} {row['start_char']}" for row in rows]


def _floor(vectors: Floats, config: TopicsConfig) -> float:
    # In hundredths, rounded up: a week with a few more contacts does not move it.
    return ceil(100 * chance_similarity(vectors, group_size=config.min_topic_size, seed=config.seed)) / 100


def _reach(vectors: Floats, centroids: Floats, corpus: _Corpus, standing: TopicModel | None, config: TopicsConfig, *, floor: float) -> float:
    if not len(centroids):
        return config.min_similarity
    similarity = nearest(vectors, centroids, min_similarity=0).similarity
    had = standing.min_similarity if standing else None
    wanted = config.min_similarity
    reach = reach_of(similarity, corpus.rows["contact_id"], had, floor=floor, wanted=wanted, max_outliers=config.max_outliers)
    if reach < wanted:
        _log.info("topics: the least similarity is %.2f instead of %.2f, because too many segments had no topic; chance gives %.2f", reach, wanted, floor)
    return reach


def _places(drafts: Sequence[Draft], vectors: Floats, config: TopicsConfig) -> NDArray[np.int64]:
    return nearest(vectors, centroids_of(drafts, vectors), min_similarity=config.min_similarity).topic


def _standing_places(standing: TopicModel | None, topics: Sequence[Topic]) -> Floats | None:
    if standing is None or not topics:
        return None
    known = {topic.topic_id: place for topic, place in zip(standing.topics, standing.places, strict=True)}
    nowhere = np.full(N_AXES, np.nan, dtype=np.float32)
    return np.stack([known.get(topic.topic_id, nowhere) for topic in topics])


def _retired(standing: TopicModel | None, topics: Sequence[Topic]) -> tuple[Topic, ...]:
    alive = {topic.topic_id for topic in topics}
    known = (*standing.topics, *standing.retired) if standing else ()
    return tuple(replace(topic, status="retired") for topic in known if topic.topic_id not in alive)


def _known_ids(standing: TopicModel | None, seeds: Seeds) -> frozenset[str]:
    known = (*standing.topics, *standing.retired) if standing else ()
    return frozenset(seeds.topics) | {topic.topic_id for topic in known}


def _members(corpus: _Corpus, place: NDArray[np.int64]) -> Named:
    return Named(corpus.texts, corpus.languages, corpus.customers, place)


def _lineage(before: Mapping[str, Floats], drafts: Sequence[Draft], run_id: str) -> pa.Table:
    return pa.Table.from_pylist([{"run_id": run_id, **asdict(change)} for change in changes(before, drafts)], schema=tables.TOPIC_LINEAGE)
