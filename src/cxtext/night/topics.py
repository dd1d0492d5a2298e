"""Topics of a night: assigned from the standing model; fitted anew when asked, or when there is none."""

import logging

from cxtext import store, tables
from cxtext.ids import new_run_id
from cxtext.night.settings import Settings
from cxtext.tag import topics

log = logging.getLogger(__name__)


def give_topics(settings: Settings, *, run_id: str) -> None:
    """Give the contacts of this night their topics; the first night fits them."""
    model = topics.load_newest(settings.home)
    if model is None:
        fit_topics(settings, run_id=run_id)
        return
    with store.writer(settings.home.warehouse) as con:
        segments = store.new_segments(con)
        given = topics.assign(model, segments)
        store.load_topics(
            con,
            topics=model.table(),
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
    run = run_id or new_run_id()
    with store.writer(settings.home.warehouse) as con:
        segments = store.all_segments(con)
        fitted = topics.fit(segments, standing=topics.load_newest(settings.home), seeds=topics.read_seeds(), config=settings.config.topics, run_id=run)
        topics.save(fitted.model, topics.new_folder(settings.home, run))
        # Assigned by the same rule as every night, so that old and new contacts are treated alike.
        given = topics.assign(fitted.model, segments)
        store.load_topics(con, topics=fitted.topics, contact_topics=given.contact_topics, lineage=fitted.lineage)
    log.info("topics: %d fitted on %d segments, %.1f %% near none", len(fitted.model.topics), given.n_segments, 100 * given.outlier_share)
    return len(fitted.model.topics)
