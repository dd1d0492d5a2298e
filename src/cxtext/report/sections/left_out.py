"""What the figures do not count, and why; and how complete the rest is."""

from dataclasses import dataclass

from cxtext.report.cells import Cells
from cxtext.report.records import Coverage, LeftOut, Report
from cxtext.report.source import Source
from cxtext.report.table import Column, Sheet
from cxtext.report.wording import Wording

_COLUMNS = (Column("what"), Column("reason"), Column("n", "whole"), Column("n_of", "whole"), Column("fix"))


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of the contacts the figures tell of.

    Attributes:
        items: what is not counted, and why.
        coverage: fields that not every contact has, the commonest first.
    """

    items: tuple[LeftOut, ...]
    coverage: tuple[Coverage, ...]


def completeness(source: Source) -> Completeness:
    """Return what is left out (cells of few customers, contacts without tags, unknown speakers, rejected items), and the coverage."""
    found, words = source.cells, source.words
    items = (*_small_cells(found, words), *_untagged(found, words), *_unknown_roles(found, words), *_rejected(found, words))
    return Completeness(items, _coverage(found, words))


def sheet(report: Report, words: Wording) -> Sheet:
    """Return what is left out, a row each."""
    rows = tuple((words(f"left_out.{item.what}"), item.name, item.n, item.n_of, item.fix or None) for item in report.parts["left_out"].items)
    return Sheet("left_out", _COLUMNS, rows)


def _coverage(cells: Cells, words: Wording) -> tuple[Coverage, ...]:
    section = "quality_coverage"
    return tuple(
        Coverage(code=code, name=words.name("coverage", code), contacts=cells.get(section, code, "n"), share=cells.get(section, code, "share"))
        for code in cells.labels(section, measure="n")
    )


def _small_cells(cells: Cells, words: Wording) -> list[LeftOut]:
    counted = [(section, cells.suppressed(section)) for section in cells.sections()]
    return [LeftOut(what="cells", code=section, name=words.name("section", section), n=n) for section, n in counted if n]


def _untagged(cells: Cells, words: Wording) -> list[LeftOut]:
    return [_counted(cells, "untagged", code, name=words.name("untagged", code)) for code in cells.labels("quality_untagged", measure="n")]


def _unknown_roles(cells: Cells, words: Wording) -> list[LeftOut]:
    sources = cells.labels("quality_unknown_role", measure="n")
    fix = "left_out.unknown_role_fix"
    return [_counted(cells, "unknown_role", source, name=source, fix=words(fix, source=source)) for source in sources]


def _rejected(cells: Cells, words: Wording) -> list[LeftOut]:
    # The advice comes from the phrases, not from ops.rejected: there it may name a file, and a file's name may name a person.
    reasons = cells.labels("quality_rejected", measure="n")
    return [_counted(cells, "rejected", reason, name=words.name("rejected", reason), fix=_fix(reason, words)) for reason in reasons]


def _fix(reason: str, words: Wording) -> str:
    return words.phrases.get(f"rejected_fix.{reason}") or words("left_out.rejected_fix", reason=reason)


def _counted(cells: Cells, what: str, code: str, *, name: str, fix: str = "") -> LeftOut:
    figure = cells.get(f"quality_{what}", code, "n")
    return LeftOut(what=what, code=code, name=name, n=round(figure.value or 0), n_of=figure.n, fix=fix)
