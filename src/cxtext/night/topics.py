"""Topics of a night: assigned from the standing model; fitted anew when asked, or when there is none that fits."""

import logging
from typing import TYPE_CHECKING

from cxtext import store, tables
from cxtext.ids import new_run_id
from cxtext.night.settings import Settings

if TYPE_CHECKING:
    import duckdb

    from cxtext.tag.topics import Seeds, TopicModel

log = logging.getLogger(__name__)


def give_topics(settings: Settings, *, run_id: str) -> None:
    """Give the contacts of this night their topics; the first night fits them, and the first one with enough segments to discover some."""
    from cxtext.tag import topics  # scikit-learn takes seconds; a night with nothing new does not need it

    with store.writer(settings.home.warehouse) as con:
        model = _standing(con, settings)
        if model is None or _has_grown_up(con, model, settings):
            _fit(con, settings, run_id=run_id)
            return
        segments = store.new_segments(con)
        given = topics.assign(model, segments)
        store.load_topics(
            con,
            topics=topics.with_names(model, _seeds(settings).names).table(),
            contact_topics=given.contact_topics,
            lineage=tables.TOPIC_LINEAGE.empty_table(),
            contact_ids=segments["contact_id"].unique(),
        )
    log.info("topics: %d segments, %.1f %% near no topic", given.n_segments, 100 * given.outlier_share)


def fit_topics(settings: Settings, *, run_id: str | None = None) -> int:
    """Fit the topics on all segments, matched with the standing ones, and give them to all contacts.

    Returns:
        The number of topics in use.
    """
    with store.writer(settings.home.warehouse) as con:
        return _fit(con, settings, run_id=run_id or new_run_id())


def _fit(con: "duckdb.DuckDBPyConnection", settings: Settings, *, run_id: str) -> int:
    from cxtext.tag import topics

    segments = store.all_segments(con)
    standing = _standing(con, settings) or _inherited(con, settings)
    fitted = topics.fit(segments, standing=standing, seeds=_seeds(settings), config=settings.config.topics, run_id=run_id, customers=store.customers(con))
    topics.save(fitted.model, topics.new_folder(settings.home, run_id))
    # Assigned by the same rule as every night, so that old and new contacts are treated alike.
    given = topics.assign(fitted.model, segments)
    store.load_topics(con, topics=fitted.topics, contact_topics=given.contact_topics, lineage=fitted.lineage, quotes=fitted.quotes)
    if fitted.seeded_only:
        log.warning(
            "topics: %d segments are fewer than topics.min_segments = %d: only seeded and standing topics are used",
            fitted.n_segments,
            settings.config.topics.min_segments,
        )
    log.info("topics: %d fitted on %d segments, %.1f %% near none", len(fitted.model.topics), given.n_segments, 100 * given.outlier_share)
    return len(fitted.model.topics)


def _seeds(settings: Settings) -> "Seeds":
    from cxtext.tag import topics

    return topics.given_names(topics.read_seeds(), settings.home)


def _standing(con: "duckdb.DuckDBPyConnection", settings: Settings) -> "TopicModel | None":
    """Return the newest model whose fit the warehouse holds: a fit that was cut short left a folder that no contact carries."""
    from cxtext.tag import topics

    folders = [topics.new_folder(settings.home, run_id) for run_id in store.fitted_runs(con)]
    there = [folder for folder in folders if folder.is_dir()]
    return topics.load(max(there), settings.config.topics) if there else None


def _inherited(con: "duckdb.DuckDBPyConnection", settings: Settings) -> "TopicModel | None":
    """Return the newest model that no run of this warehouse made: it is built anew, and the topics found before keep their ids."""
    from cxtext.tag import topics

    own = store.run_ids(con)
    folders = [manifest.parent for manifest in settings.home.topics.glob("*/manifest.toml") if manifest.parent.name not in own]
    return topics.load(max(folders), settings.config.topics) if folders else None


def _has_grown_up(con: "duckdb.DuckDBPyConnection", model: "TopicModel", settings: Settings) -> bool:
    """Tell whether a model that was fitted on too few segments to discover topics could discover some now."""
    found_some = any(topic.status == "active" for topic in model.topics)
    return not found_some and model.n_fitted < settings.config.topics.min_segments <= store.n_segments(con)
