"""The evaluation of engines on the gold contacts, from the sample and its labels to a page and a table of figures."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from cxtext.config import load_config
from cxtext.evaluate import contact_labels
from cxtext.evaluate import own as own_contacts
from cxtext.evaluate.agreement import SECOND_READER, Readers, measure_agreement, read_readers
from cxtext.evaluate.baseline import keyword_readings
from cxtext.evaluate.floors import FLOORS, hold, read_floors
from cxtext.evaluate.gold import GoldContact, check, read_gold
from cxtext.evaluate.masking import measure_masking
from cxtext.evaluate.mistakes import confusions, worst
from cxtext.evaluate.own import Checked
from cxtext.evaluate.page import Evaluation, page
from cxtext.evaluate.peaks import measure_peaks
from cxtext.evaluate.predict import Findings, Tagged, Walked, find, sides, walk
from cxtext.evaluate.public import PublicSet, goemotions, measure_public, xed
from cxtext.evaluate.suite import LANGUAGES, Measure, Tags, measure_task
from cxtext.evaluate.table import GOLD, OWN, Part, write_table
from cxtext.evaluate.tasks import tasks
from cxtext.evaluate.values import measure_values
from cxtext.home import CONFIGS, DEFAULT_HOME
from cxtext.tag import load
from cxtext.tag.contact_model import KINDS
from cxtext.tag.engine import Engine

SAMPLE = DEFAULT_HOME / "sample"
GOLD_CONTACTS = DEFAULT_HOME / "gold" / "contacts.jsonl"
READINGS = (DEFAULT_HOME / "gold" / "first_reading.jsonl", DEFAULT_HOME / "gold" / "second_reading.jsonl")
SETTINGS = CONFIGS / "demo.toml"
CLEANING = "cleaning"

T = TypeVar("T")


def evaluate(
    out: Path,
    *,
    engines: Sequence[Engine] = (),
    goemotions: Path | None = None,
    xed: Path | None = None,
    inbox: Path = SAMPLE,
    gold: Path = GOLD_CONTACTS,
    readings: tuple[Path, Path] | None = READINGS,
    own: Checked | None = None,
    config: Path = SETTINGS,
    floors: Path = FLOORS,
    record: Callable[[Path], object] | None = None,
) -> Path:
    """Measure engines on the gold contacts; write OUT/<version>.md (of another engine than the embedded: OUT/<engine>-<version>.md) and the same as .csv.

    Args:
        out: folder of the page; made when missing.
        engines: what to measure; the page is about the first, the others stand beside it. None at all takes the newest embedded model.
        goemotions: folder of GoEmotions, whose dev part is scored too.
        xed: folder of XED, scored too.
        inbox: the contacts, as files.
        gold: their labels.
        readings: what two readers said of them before a third settled where they differ; None leaves the ceiling out.
        own: turns and contacts that people checked; the first engine is measured on them too.
        config: settings to read and clean the contacts with.
        floors: how far each figure may fall.
        record: is given the table before the floors are looked at: figures that fell are the ones to be seen.

    Returns:
        The page.

    Raises:
        GoldMismatch: the labels do not fit the contacts as they are read, or each other.
        ConfigError: settings or floors do not fit, or a public set lacks a file.
        QualityDropped: a figure lies beyond its floor; page and table are written all the same.
    """
    bounds, measured = read_floors(floors), engines or (load(),)
    public = list(_public_sets(goemotions, xed))
    labelled, walked = read_gold(gold), walk(inbox, load_config(config))
    check(labelled, {identity: contact.raw for identity, contact in walked.items()})
    found = _evaluation(labelled, walked, measured, read_readers(*readings, labelled) if readings else None)
    found = replace(found, public=[(texts, Part(found.model, texts.name, measure_public(texts, measured[0]))) for texts in public])
    found = replace(found, own=_own(own, measured[0])) if own else found
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{found.model.removeprefix('turns/').replace('/', '-')}.md"
    path.write_text(page(found, bounds), "utf-8")
    write_table(_parts(found, measured), path.with_suffix(".csv"))
    if record:
        record(path.with_suffix(".csv"))
    hold(bounds, found.measures, page=path)
    return path


def _public_sets(comments: Path | None, subtitles: Path | None) -> Iterator[PublicSet]:
    if comments:
        yield goemotions(comments)
    if subtitles:
        yield from xed(subtitles)


def _evaluation(gold: Sequence[GoldContact], walked: dict[tuple[str, str], Walked], engines: Sequence[Engine], readers: Readers | None) -> Evaluation:
    contacts, yardstick = [contact for contact in gold if contact.language in LANGUAGES], _keywords(walked)
    found = {engine.name: find(walked, engine) for engine in engines}
    first = found[engines[0].name]
    texts = {(*identity, turn.seq): turn.text for identity, contact in walked.items() for turn in contact.clean.turns}
    masking, leaks = measure_masking(gold, walked)
    return Evaluation(
        model=engines[0].name,
        contacts=contacts,
        others=_others(gold, first.tags),
        engines={name: list(measure(contacts, findings, yardstick)) for name, findings in found.items()},
        masking=masking,
        reader=_ceiling(readers, yardstick) if readers else [],
        mistakes={task.name: worst(task, contacts, first.tags, texts) for task in tasks()} | _once(contact_labels.worst, contacts, first),
        confusions={task.name: confusions(task, contacts, first.tags) for task in tasks()} | _once(contact_labels.confusions, contacts, first),
        leaks=leaks,
    )


def _once(look: Callable[[str, Sequence[GoldContact], Findings], T], contacts: Sequence[GoldContact], found: Findings) -> dict[str, T]:
    """Look at every kind of label given once a contact; return what is seen by the name of its task."""
    return {contact_labels.task(kind): look(kind, contacts, found) for kind in KINDS}


def _keywords(walked: dict[tuple[str, str], Walked]) -> Findings:
    said = sides(walked)
    return Findings(dict(zip(said.places, map(Tagged, keyword_readings(said.customers.texts)), strict=True)))


def measure(contacts: Sequence[GoldContact], found: Findings, yardstick: Findings) -> Iterator[Measure]:
    """Yield the figures of an engine, or of a second reader, on labelled contacts."""
    for task in tasks():
        yield from measure_task(task, contacts, found.tags, yardstick.tags)
    yield from measure_peaks(contacts, found.tags, yardstick.tags)
    yield from contact_labels.measure_contacts(contacts, found)
    yield from measure_values(contacts, found)


def _ceiling(readers: Readers, yardstick: Findings) -> list[Measure]:
    """Measure the second reader against the first: gold labels are no truth for either, as both had a hand in them."""
    return [*measure(readers.contacts, readers.second, yardstick), *measure_agreement(readers.contacts, readers.second)]


def _own(checked: Checked, engine: Engine) -> list[Measure]:
    return list(measure(own_contacts.labelled(checked), own_contacts.found(checked, engine), own_contacts.keywords(checked)))


def _others(gold: Sequence[GoldContact], found: Tags) -> tuple[int, int]:
    places = [(*contact.identity, turn.seq) for contact in gold if contact.language not in LANGUAGES for turn in contact.customer_turns]
    return len(places), sum(place in found for place in places)


def _parts(found: Evaluation, engines: Sequence[Engine]) -> Iterator[Part]:
    for engine in engines:
        yield from engine_parts(engine, GOLD, found.engines[engine.name])
    yield Part(CLEANING, GOLD, found.masking)
    yield Part(SECOND_READER, GOLD, found.reader)
    yield from (part for _, part in found.public)
    yield from engine_parts(engines[0], OWN, found.own)


def engine_parts(engine: Engine, data: str, measures: Sequence[Measure]) -> Iterator[Part]:
    """Yield the figures of an engine under the names that its tags carry: those of labels given once a contact under that of its contact model."""
    once = {contact_labels.task(kind) for kind in KINDS}
    yield Part(engine.name, data, [measure for measure in measures if measure.task not in once])
    if engine.contacts is not None:
        yield Part(engine.contacts.name, data, [measure for measure in measures if measure.task in once])
