"""How it feels: start, peak and end, and the emotions."""

from cxtext import tags
from cxtext.report.cells import Cells
from cxtext.report.records import EmotionWeek, Feeling, Report
from cxtext.report.source import Source
from cxtext.report.table import Column, Sheet, whole
from cxtext.report.wording import Wording

_MOMENTS = ("start", "peak", "end", "peak_end")
_FEELING_COLUMNS = (Column("moment"), Column("mean", "decimal"), Column("n", "whole"), Column("n_of", "whole"))
_EMOTION_COLUMNS = (
    Column("emotion"),
    Column("code"),
    Column("contacts", "whole"),
    Column("share", "percent"),
    Column("peak_share", "percent"),
    Column("end_share", "percent"),
)


def feelings(found: Cells) -> tuple[Feeling, ...]:
    """Return the mean feeling at start, peak and end, and of peak and end together."""
    return tuple(Feeling(moment=moment, mean=found.get("volume", "all", f"mean_{moment}")) for moment in _MOMENTS)


def emotions(source: Source) -> tuple[EmotionWeek, ...]:
    """Return the emotions that may be shown, in the codebook's order."""
    found, words = source.cells, source.words
    shown = set(found.labels("emotion"))
    return tuple(
        EmotionWeek(
            code=label.code,
            name=label.name(words.language),
            contacts=found.get("emotion", label.code, "contacts"),
            share=found.get("emotion", label.code, "share"),
            peak=found.get("peak_emotion", label.code, "share"),
            end=found.get("end_emotion", label.code, "share"),
        )
        for label in tags.labels("emotion")
        if label.code in shown
    )


def sheet(report: Report, words: Wording) -> Sheet:
    """Return the moments, a row each."""
    total = whole(report.volume.contacts)
    rows = tuple((words(f"feeling.{item.moment}"), item.mean.value, item.mean.n, total) for item in report.feelings)
    return Sheet("feelings", _FEELING_COLUMNS, rows)


def emotions_sheet(report: Report, words: Wording) -> Sheet:
    """Return the emotions, a row each."""
    rows = tuple((e.name, e.code, whole(e.contacts), e.share.value, e.peak.value, e.end.value) for e in report.parts["feeling"])
    return Sheet("emotions", _EMOTION_COLUMNS, rows)
