"""What to take up first, and what came of what was mended."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxtext.report import warehouse
from cxtext.report.records import Figure, Finding, Report
from cxtext.report.sections.naming import pain_point_names
from cxtext.report.source import Source
from cxtext.report.table import Column, Sheet, Value, whole
from cxtext.report.wording import Wording

_PARTS = ("score", "contribution", "reach", "persistence", "effort")
_EFFECTS = ("rate_ratio", "before_rate", "after_rate", "weeks", "too_early")
_COLUMNS = (
    Column("place", "whole"),
    Column("label"),
    Column("code"),
    Column("score", "decimal"),
    Column("contribution", "percent"),
    Column("reach", "percent"),
    Column("persistence", "percent"),
    Column("effort_to_fix", "decimal"),
    Column("status"),
    Column("owner"),
)
_FIX_COLUMNS = (
    Column("label"),
    Column("code"),
    Column("fixed_on", "date"),
    Column("fix_weeks", "whole"),
    Column("before_rate", "percent"),
    Column("after_rate", "percent"),
    Column("rate_ratio", "decimal"),
    Column("lower", "decimal"),
    Column("upper", "decimal"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A pain point to take up, or one that was mended; its figures, by measure, are rows of voc.weekly."""

    code: str
    name: str
    place: int
    figures: Mapping[str, Figure]
    kept: warehouse.Kept

    @property
    def is_category(self) -> bool:
        """Whether it is a whole category, not one within a topic: the two are ranked apart."""
        return "/" not in self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiatives:
    """What to take up, the best first, categories before those within topics; and what was mended."""

    ranked: tuple[Item, ...]
    mended: tuple[Item, ...]

    @property
    def told(self) -> tuple[Item, ...]:
        """The categories that the page shows."""
        return tuple(item for item in self.ranked if item.is_category)[:5]


def initiatives(source: Source) -> Initiatives:
    """Return what to take up and what was mended."""
    names, kept = pain_point_names(source), warehouse.pain_list(source.con)

    def item(section: str, code: str, measures: tuple[str, ...]) -> Item:
        figures = {measure: source.cells.get(section, code, measure) for measure in measures}
        place = round(source.cells.value(section, code, "place"))
        return Item(code=code, name=names[code], place=place, figures=figures, kept=kept.get(code, warehouse.Kept()))

    ranked = [item("initiative", code, _PARTS) for code in source.cells.labels("initiative", measure="place")]
    mended = [item("fix", code, _EFFECTS) for code in source.cells.labels("fix", measure="weeks")]
    return Initiatives(ranked=tuple(sorted(ranked, key=lambda item: (not item.is_category, item.place, item.code))), mended=tuple(mended))


def first(part: Initiatives | None, words: Wording) -> Finding | None:
    """Return the headline about what to take up first; None where nothing is ranked, its reach is left out, or its place rests on few contacts."""
    best = part.told[0] if part and part.told else None
    if best is None or best.figures["contribution"].small_n or None in (best.figures["reach"].value, best.figures["persistence"].value):
        return None
    reach, persistence = best.figures["reach"], best.figures["persistence"]
    sentence = words("finding.take_up", name=best.name, reach=words.percent(reach.value), persistence=words.percent(persistence.value))
    return Finding(kind="take_up", label=best.code, text=sentence, figures=(reach, persistence))


def sheet(report: Report, words: Wording) -> Sheet:
    """Return what to take up, a row each."""
    part: Initiatives = report.parts["initiatives"]
    return Sheet("initiatives", _COLUMNS, tuple(_row(item, words) for item in part.ranked))


def mended_sheet(report: Report, words: Wording) -> Sheet:
    """Return what was mended, a row each: the rate before and after."""
    part: Initiatives = report.parts["initiatives"]
    return Sheet("mended", _FIX_COLUMNS, tuple(_mended(item) for item in part.mended))


def _row(item: Item, words: Wording) -> tuple[Value, ...]:
    values = [item.figures[measure].value for measure in _PARTS]
    return (item.place, item.name, item.code, *values, words(f"status.{item.kept.status}"), item.kept.owner)


def _mended(item: Item) -> tuple[Value, ...]:
    ratio, before, after, weeks, _ = (item.figures[measure] for measure in _EFFECTS)
    return (item.name, item.code, item.kept.fixed_on, whole(weeks), before.value, after.value, ratio.value, ratio.lower, ratio.upper)
