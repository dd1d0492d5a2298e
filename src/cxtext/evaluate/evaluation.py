"""The evaluation of the models, from the sample and its gold labels to a page and a table of figures."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cxtext.config import load_config
from cxtext.evaluate.baseline import keyword_readings
from cxtext.evaluate.contact_labels import measure_contacts
from cxtext.evaluate.floors import FLOORS, hold, read_floors
from cxtext.evaluate.goemotions import measure_goemotions
from cxtext.evaluate.gold import GoldContact, Identity, check, read_gold
from cxtext.evaluate.masking import measure_masking
from cxtext.evaluate.mistakes import confusions, worst
from cxtext.evaluate.page import Evaluation, page
from cxtext.evaluate.peaks import measure_peaks
from cxtext.evaluate.predict import Tagged, Walked, predict, predict_contacts, tagged_turns, walk
from cxtext.evaluate.suite import LANGUAGES, Measure, Tags, measure_task
from cxtext.evaluate.tasks import tasks
from cxtext.home import CONFIGS, DEFAULT_HOME
from cxtext.tag import EmbeddedModel, load

SAMPLE = DEFAULT_HOME / "sample"
GOLD = DEFAULT_HOME / "gold" / "contacts.jsonl"
SETTINGS = CONFIGS / "demo.toml"
COLUMNS = ("task", "label", "slice", "measure", "value", "lower", "upper", "n", "yardstick")


def evaluate(
    out: Path,
    *,
    goemotions: Path | None = None,
    model: EmbeddedModel | None = None,
    inbox: Path = SAMPLE,
    gold: Path = GOLD,
    config: Path = SETTINGS,
    floors: Path = FLOORS,
) -> Path:
    """Measure a model on the gold contacts; write OUT/<version>.md and the same figures as OUT/<version>.csv.

    Args:
        out: folder of the page; made when missing.
        goemotions: folder of GoEmotions, whose dev part is scored too.
        model: the model to measure; None takes the newest.
        inbox: the contacts, as files.
        gold: their labels.
        config: settings to read and clean the contacts with.
        floors: how far each figure may fall.

    Returns:
        The page.

    Raises:
        GoldMismatch: the labels do not fit the contacts as they are read.
        ConfigError: settings or floors do not fit.
        QualityDropped: a figure lies beyond its floor; page and table are written all the same.
    """
    bounds, model = read_floors(floors), model or load()
    labelled, walked = read_gold(gold), walk(inbox, load_config(config))
    check(labelled, {identity: contact.raw for identity, contact in walked.items()})
    found = _evaluation(labelled, walked, model, goemotions)
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{model.name.rpartition('/')[2]}.md"
    path.write_text(page(found, bounds), "utf-8")
    _write_table(found.measures, path.with_suffix(".csv"))
    hold(bounds, found.measures, page=path)
    return path


def _evaluation(gold: Sequence[GoldContact], walked: Mapping[Identity, Walked], model: EmbeddedModel, goemotions: Path | None) -> Evaluation:
    contacts = [contact for contact in gold if contact.language in LANGUAGES]
    ours, theirs = _tags(walked, model)
    texts = {(*identity, turn.seq): turn.text for identity, contact in walked.items() for turn in contact.clean.turns}
    masking, leaks = measure_masking(gold, walked)
    public = measure_goemotions(goemotions, model) if goemotions else ()
    return Evaluation(
        model=model.name,
        contacts=contacts,
        others=_others(gold, ours),
        measures=[*_labels(contacts, ours, theirs), *measure_contacts(contacts, predict_contacts(walked, model)), *masking, *public],
        mistakes={task.name: worst(task, contacts, ours, texts) for task in tasks()},
        confusions={task.name: confusions(task, contacts, ours) for task in tasks()},
        leaks=leaks,
    )


def _others(gold: Sequence[GoldContact], found: Tags) -> tuple[int, int]:
    places = [(*contact.identity, turn.seq) for contact in gold if contact.language not in LANGUAGES for turn in contact.customer_turns]
    return len(places), sum(place in found for place in places)


def _tags(walked: Mapping[Identity, Walked], model: EmbeddedModel) -> tuple[Tags, Tags]:
    places, turns = tagged_turns(walked)
    yardstick = keyword_readings([turn.text for turn in turns])
    return dict(zip(places, predict(turns, model), strict=True)), dict(zip(places, map(Tagged, yardstick), strict=True))


def _labels(contacts: Sequence[GoldContact], ours: Tags, theirs: Tags) -> Iterator[Measure]:
    for task in tasks():
        yield from measure_task(task, contacts, ours, theirs)
    yield from measure_peaks(contacts, ours, theirs)


def _write_table(measures: Sequence[Measure], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(COLUMNS)
        rows.writerows(_row(measure) for measure in measures)


def _row(measure: Measure) -> list[str]:
    score = measure.score
    figures = (score.value, score.lower, score.upper, measure.yardstick)
    value, lower, upper, yardstick = ("" if figure is None else f"{figure:.4f}" for figure in figures)
    return [measure.task, measure.label, measure.slice, measure.measure, value, lower, upper, str(score.n), yardstick]
