"""The frame of everything that writes: the warehouse brought up to date, the run recorded, the copy published."""

import logging
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import cxtext
from cxtext import store
from cxtext.artefact import newest_version
from cxtext.config import TagConfig, TransformerConfig
from cxtext.errors import CxtextError
from cxtext.home import EVALUATIONS
from cxtext.ids import new_run_id
from cxtext.night.impact import weigh_impact
from cxtext.night.pain_list import is_taken
from cxtext.night.settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the last run left the warehouse.

    Attributes:
        known: ids of the files that it holds completely.
        is_behind: an older version made its tables, the last run was cut short, the published copy lacks what the warehouse holds, or the list of pain points
            changed.
    """

    known: frozenset[str]
    is_behind: bool


def open_warehouse(settings: Settings) -> Standing:
    """Bring the warehouse to the present schema, and see what is left to do."""
    with store.writer(settings.home.warehouse) as con:
        migrated = store.migrate(con)
        is_outdated = bool(migrated) or not store.is_current(con)
        is_behind = is_outdated or store.is_cut_short(con) or store.last_done(con) != _last_published(settings) or not is_taken(con, settings)
        standing = Standing(store.known_files(con), is_behind)
    if not is_behind:
        clear_work(settings)  # left by a night that was killed after it had published
    return standing


@contextmanager
def recorded_run(settings: Settings, *, kind: store.Kind) -> Iterator[str]:
    """Record a run from its start; what breaks it off is recorded too.

    Yields:
        The id of the run.
    """
    run_id = new_run_id()
    versions = {"cxtext": cxtext.__version__, **_models(settings.config.tag)}
    with store.writer(settings.home.warehouse) as con:
        store.migrate(con)
        store.start_run(con, run_id, kind=kind, versions=versions, config_sha256=settings.config.sha256)
    try:
        yield run_id
    except BaseException:
        # Whatever broke the run may keep the warehouse shut as well; the next run then finds this one unfinished.
        with suppress(CxtextError), store.writer(settings.home.warehouse) as con:
            store.finish_run(con, run_id, status="failed", counts={})
        raise


def _models(config: TagConfig) -> dict[str, str]:
    return _of_transformer(config.transformer) if config.engine == "transformer" else {"turns": config.model or newest_version("turns")}


def _of_transformer(chosen: TransformerConfig) -> dict[str, str]:
    from cxtext.tag.pretrained import shortened  # spaCy comes with it, which takes seconds

    version = Path(chosen.model).name if chosen.model else newest_version("transformer")
    emotions = {"emotions": shortened(chosen.emotions)} if chosen.emotions else {}
    return {"transformer": version, "encoder": shortened(chosen.encoder), **emotions}


def require_warehouse(settings: Settings) -> None:
    """Refuse work on contacts that are not there.

    Raises:
        WarehouseError: there is no warehouse yet, or it does not open.
    """
    with store.reader(settings.home.warehouse):
        pass


def rebuild(settings: Settings) -> None:
    """Rebuild the weekly tables and effects for the weeks that changed, say how good the model in use is, and check them."""
    report, figures = settings.config.report, EVALUATIONS / f"{_evaluated(settings.config.tag)}.csv"
    with store.writer(settings.home.warehouse) as con:
        if figures.exists():
            store.load_evaluation(con, figures)
        sections = {name: getattr(settings.config, name).model_dump() for name in ("pain_matrix", "initiatives", "weeks")}
        store.configure(
            con,
            time_zone=settings.config.time_zone,
            min_customers=report.min_customers,
            weeks_back=report.weeks_back,
            months_back=report.months_back,
            sections=sections,
        )
        weigh_impact(con, settings.config.impact)
        store.rebuild(con, terms=_terms())


def _terms() -> store.Terms:
    from cxtext.tag.topics import terms, words  # spaCy comes with it, which takes seconds

    return store.Terms(version=words.words_sha256(), of=terms.terms)


def _evaluated(config: TagConfig) -> str:
    """Return the name under which `cxtext evaluate` writes the figures of the engine in use."""
    models = _models(config)
    if "transformer" not in models:
        return models["turns"]
    heads = f"transformer-{models['transformer']}"
    return f"{heads}+{models['emotions']}".replace("/", "-") if "emotions" in models else heads


def publish(settings: Settings, *, run_id: str, counts: Mapping[str, int]) -> None:
    """Close the run, publish a read-only copy, and empty work/: the warehouse holds it now."""
    with store.writer(settings.home.warehouse) as con:
        store.finish_run(con, run_id, status="done", counts=counts)
    store.publish(settings.home)
    clear_work(settings)


def clear_work(settings: Settings) -> None:
    """Empty work/."""
    shutil.rmtree(settings.home.work, ignore_errors=True)


def _last_published(settings: Settings) -> str | None:
    """Return the last run that the published copy knows; None where there is no copy, or none that opens."""
    with suppress(CxtextError), store.reader(settings.home.published) as con:
        return store.last_done(con)
    return None
