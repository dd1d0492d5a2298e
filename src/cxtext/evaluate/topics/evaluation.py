"""The evaluation of topics: a page and a table of figures."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import isnan
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from scipy.stats import binomtest

from cxtext.config import TopicsConfig
from cxtext.evaluate.table import COLUMNS
from cxtext.evaluate.topics.corpus import Corpus
from cxtext.evaluate.topics.labelled import OURS, OURS_REDUCED, REDUCED, STOCK, WAYS, Compared, compare
from cxtext.evaluate.topics.quality import Quality, measure_corpus
from cxtext.evaluate.topics.sets import read_sets
from cxtext.evaluate.topics.weeks import Weeks, fit_weeks
from cxtext.tag import topics
from cxtext.tag.topics.representation import encoder_of

MEASURES = {"nmi": "nmi", "ami": "ami", "ari": "ari", "purity": "purity", "outliers": "outlier share", "twins": "twins together"}
SEGMENT, CONTACT, TEXT = "topic, segment", "topic, contact", "topic, text"  # what counts once
ALL_LABELS = "all labels"
LINEAGE_SHOWN = 40  # changes printed of a corpus; the rest is counted

Bounds = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of a corpus.

    Attributes:
        corpus: the contacts.
        quality: of cxtext, then of BERTopic.
        weeks: the fits week by week.
    """

    corpus: Corpus
    quality: Sequence[Quality]
    weeks: Weeks


def evaluate_topics(
    out: Path,
    *,
    corpora: Sequence[Corpus],
    folders: Mapping[str, Path],
    config: TopicsConfig,
    with_encoder: bool = False,
    today: date | None = None,
    model: str = "topics",
    record: Callable[[Path], object] | None = None,
) -> Path:
    """Measure topics; write OUT/topics-<date>.md and the same as .csv.

    Args:
        out: folder of the page; made when missing.
        corpora: contacts to fit topics on.
        folders: labelled sets, by the names of sets.READERS.
        config: settings of topics.
        with_encoder: measure the labelled sets by sentences and by both too, with the encoder of the settings.
        today: day of the page; None for this day.
        model: the name of the topics in the table.
        record: is given the table.

    Returns:
        The page.

    Raises:
        ConfigError: a labelled set lacks a file.
        ArtefactError: the encoder is not on this machine.
    """
    labelled, seeds = read_sets(folders), topics.read_seeds()  # before minutes of fitting
    settings = [config.model_copy(update={"representation": name}) for name in (("words", "sentences", "both") if with_encoder else (config.representation,))]
    encoder = None if {each.representation for each in settings} == {"words"} else encoder_of(config).name
    measured = [Measured(corpus, measure_corpus(corpus, seeds, config), fit_weeks(corpus, seeds, config)) for corpus in corpora]
    compared = [compare(texts, each) for texts in labelled for each in settings]
    out.mkdir(parents=True, exist_ok=True)
    day = today or date.today()
    path = out / f"topics-{day.isoformat()}.md"
    path.write_text(_page(day, measured, compared, config, encoder), "utf-8")
    _write_table(model, measured, compared, path.with_suffix(".csv"))
    if record:
        record(path.with_suffix(".csv"))
    return path


def _page(day: date, measured: Sequence[Measured], compared: Sequence[Compared], config: TopicsConfig, encoder: str | None) -> str:
    environment = Environment(
        loader=PackageLoader("cxtext.evaluate"), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False
    )
    return environment.get_template("topics.md.j2").render(
        day=day,
        measured=measured,
        compared=compared,
        config=config,
        encoder=encoder,
        ways=WAYS,
        pairs=((OURS, STOCK), (OURS_REDUCED, REDUCED)),
        verdict=verdict,
        with_twins=[each for each in compared if not isnan(each.spread(OURS, "twins")[0])],
        lineage=lineage_lines,
        shown=LINEAGE_SHOWN,
        percent=percent,
    )


def verdict(compared: Compared, measure: str, ours: str, theirs: str) -> str:
    """Say whether one way is above another on the mean of the seeds: above, below, or the same in two decimals."""
    own, other = (round(compared.spread(way, measure)[0], 2) for way in (ours, theirs))
    return "the same" if own == other else "above" if own > other else "below"


def percent(n: int, n_of: int) -> str:
    """Write a share with its 95 % Wilson interval: "97.1 % (96.0–98.0)"."""
    if not n_of:
        return "–"
    value, lower, upper = (100 * bound for bound in share(n, n_of))
    return f"{value:.1f} % ({lower:.1f}–{upper:.1f})"


def share(n: int, n_of: int) -> Bounds:
    """Return a share with its 95 % Wilson interval."""
    interval = binomtest(n, n_of).proportion_ci(method="wilson")
    return n / n_of, float(interval.low), float(interval.high)


def lineage_lines(weeks: Weeks) -> list[str]:
    """Return a line for each change of the weeks after the first fit that discovered topics; what was kept is only counted."""
    rows = [(week.number, row) for week in weeks.weeks[weeks.since + 1 :] for row in week.lineage.to_pylist() if row["relation"] != "kept"]
    return [_line(number, row, weeks.labels) for number, row in rows]


def _line(number: int, row: Mapping[str, str | float | None], labels: Mapping[str, tuple[str, str]]) -> str:
    sides = [_named(str(row[side]), labels) for side in ("old_topic_id", "new_topic_id") if row[side]]
    similarity = f", similarity {row['similarity']:.2f}" if row["similarity"] is not None else ""
    return f"week {number}: {row['relation']}: {' → '.join(sides)}{similarity}"


def _named(topic_id: str, labels: Mapping[str, tuple[str, str]]) -> str:
    return f"{topic_id} “{' / '.join(dict.fromkeys(labels[topic_id]))}”" if topic_id in labels else topic_id


def _write_table(model: str, measured: Sequence[Measured], compared: Sequence[Compared], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(COLUMNS)
        for found in measured:
            rows.writerows(_corpus_rows(model, found))
        for each in compared:
            rows.writerows(_compared_rows(f"{model} {each.representation}", each))


def _corpus_rows(model: str, found: Measured) -> Iterator[list[str]]:
    ours, *stock = found.quality
    theirs = stock[0] if stock else replace(ours, coherence=float("nan"), diversity=float("nan"), n_outliers=-1, n_agreed=-1)
    data = found.corpus.name
    for name in ("coherence", "diversity"):
        value = getattr(ours, name)
        if not isnan(value):
            yield _row(model, data, SEGMENT, "all", name, (value, value, value), ours.n_topics, getattr(theirs, name))
    for name, of in (("outlier share", "n_outliers"), ("fit and assignment agree", "n_agreed")):
        beside = getattr(theirs, of) / theirs.n_segments if stock else float("nan")
        yield _row(model, data, SEGMENT, "all", name, share(getattr(ours, of), ours.n_segments), ours.n_segments, beside)
    for week in found.weeks.weeks[1:]:
        if week.n_known:
            yield _row(model, data, CONTACT, f"week {week.number}", "topic kept", share(week.n_kept, week.n_known), week.n_known)
    if found.weeks.n_known:
        yield _row(model, data, CONTACT, "all", "topic kept", share(found.weeks.n_kept, found.weeks.n_known), found.weeks.n_known)


def _compared_rows(model: str, compared: Compared) -> Iterator[list[str]]:
    for suffix, ours, theirs in (("", OURS, STOCK), (", outliers reduced", OURS_REDUCED, REDUCED)):
        for measure, name in MEASURES.items():
            found = compared.spread(ours, measure)
            if not isnan(found[0]):
                yield _row(model, compared.data, TEXT, "all", f"{name}{suffix}", found, compared.n, compared.spread(theirs, measure)[0])


def _row(model: str, data: str, task: str, slice_: str, measure: str, bounds: Bounds, n: int, yardstick: float = float("nan")) -> list[str]:
    beside = "" if isnan(yardstick) else f"{yardstick:.4f}"
    return [model, data, task, ALL_LABELS, slice_, measure, *(f"{bound:.4f}" for bound in bounds), str(n), beside]
