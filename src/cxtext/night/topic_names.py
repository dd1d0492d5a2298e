"""Topics as people see them: their list, their lineage, their names."""

from collections import Counter
from collections.abc import Iterator

from cxtext import store
from cxtext.errors import UnknownId, WarehouseError
from cxtext.night.lock import night_lock
from cxtext.night.runs import open_warehouse, publish, rebuild, recorded_run, require_warehouse
from cxtext.night.settings import Settings

_INDENT = "  "
_LIST = "cxtext topics list"


def rename_topic(settings: Settings, topic_id: str, *, nl: str | None = None, en: str | None = None) -> store.TopicRow:
    """Give a topic a name that stays over fits, and publish it; a language that is left out keeps the name it has.

    Args:
        settings: where things lie.
        topic_id: the topic.
        nl: Dutch name.
        en: English name.

    Returns:
        The topic as it is now.

    Raises:
        UnknownId: there is no such topic.
        WarehouseError: there is no warehouse.
        NightRunning: a night is running.
    """
    from cxtext.tag import topics  # scikit-learn comes with it, which takes seconds

    with night_lock(settings.home):
        require_warehouse(settings)
        open_warehouse(settings)
        with store.writer(settings.home.warehouse) as con:
            known = _known(store.topic_rows(con), topic_id, settings)
        new = topics.Name(nl=_stripped(nl) or known.label_nl, en=_stripped(en) or known.label_en)
        with recorded_run(settings, kind="rename") as run_id:
            topics.give_name(settings.home, topic_id, new)
            with store.writer(settings.home.warehouse) as con:
                store.rename_topic(con, topic_id, nl=new.nl, en=new.en)
            rebuild(settings)
            publish(settings, run_id=run_id, counts={"topics": 1})
    return known._replace(label_nl=new.nl, label_en=new.en)


def _stripped(name: str | None) -> str:
    return " ".join((name or "").split())


def _known(topics: list[store.TopicRow], topic_id: str, settings: Settings) -> store.TopicRow:
    found = next((topic for topic in topics if topic.topic_id == topic_id), None)
    if found is None:
        raise UnknownId(f"there is no topic {topic_id!r}", where=str(settings.home.warehouse), fix=f"take an id of `{_LIST}`")
    return found


def topic_lines(settings: Settings, *, every: bool) -> Iterator[str]:
    """Yield a line for each topic: its id, names, contacts and status, those below another one indented.

    Args:
        settings: where things lie.
        every: also topics that no contact carries.

    Raises:
        WarehouseError: nothing is published yet.
    """
    with store.reader(settings.home.published) as con:
        topics = store.topic_rows(con)
    shown = [topic for topic in topics if every or topic.n_contacts]
    ids = {topic.topic_id for topic in shown}
    yield f"{'topic_id':<24}{'contacts':>8}  {'status':<8} Dutch / English"
    for topic in shown:
        name = f"{_INDENT if topic.parent_id in ids else ''}{topic.topic_id}"
        parent = f"  (under {topic.parent_id})" if topic.parent_id else ""
        yield f"{name:<24}{topic.n_contacts:>8}  {topic.status:<8} {topic.label_nl} / {topic.label_en}{parent}"
    if len(shown) < len(topics):
        yield f"and {len(topics) - len(shown)} that no contact carries: --all shows them"


def lineage_lines(settings: Settings, *, run_id: str | None = None) -> Iterator[str]:
    """Yield what became of the topics at a fit, line by line.

    Args:
        settings: where things lie.
        run_id: run of the fit; None takes the last one.

    Raises:
        UnknownId: that run fitted no topics.
        WarehouseError: nothing is published yet, or no topics were fitted yet.
    """
    with store.reader(settings.home.published) as con:
        runs = store.fitted_runs(con)
        if not runs:
            raise WarehouseError("no topics were fitted yet", where=str(settings.home.published), fix="run `cxtext run`, or `cxtext topics fit`")
        if run_id is not None and run_id not in runs:
            raise UnknownId(f"run {run_id!r} fitted no topics", where="main.topic_lineage", fix=f"take one of {', '.join(runs)}")
        changes = store.lineage_rows(con, run_id or runs[-1])
    counts = Counter(change.relation for change in changes)
    yield f"fit {run_id or runs[-1]}: " + ", ".join(f"{n} {relation}" for relation, n in counts.items())
    yield from map(_change_line, changes)
    if len(runs) > 1:
        yield f"fits: {', '.join(runs)}"


def _change_line(change: store.LineageRow) -> str:
    old = f"{change.old_topic_id} “{change.old_nl} / {change.old_en}”" if change.old_topic_id else None
    new = f"{change.new_topic_id} “{change.new_nl} / {change.new_en}”" if change.new_topic_id else None
    sides = [side for side in ((new,) if change.relation == "kept" else (old, new)) if side]
    similarity = f"  {change.similarity:.2f}" if change.similarity is not None else ""
    return f"{change.relation:<8} {' → '.join(sides)}{similarity}"
