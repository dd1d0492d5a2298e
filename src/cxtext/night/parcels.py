"""Reports made ready to be delivered, from the published copy."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from cxtext import report
from cxtext.deliver import Parcel
from cxtext.home import Home
from cxtext.night.settings import Settings
from cxtext.period import ReportPeriod

if TYPE_CHECKING:
    import duckdb

Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class Packed:
    """A report that can be delivered, and the digest of what it says."""

    report: report.Report
    digest: str

    @property
    def language(self) -> Language:
        """The language of the report."""
        return self.report.header.language

    def parcel(self, files: Sequence[Path]) -> Parcel:
        """Return what is delivered, given where the files of the report lie."""
        short = report.summary(self.report)
        return Parcel(
            period=self.report.header.period.name,
            language=self.language,
            title=short.title,
            days=short.days,
            lines=short.lines,
            files={kind: path for kind in report.FORMATS for path in files if path.suffix == f".{kind}"},
        )


def packer(con: "duckdb.DuckDBPyConnection", period: ReportPeriod, settings: Settings) -> Callable[[Language], Packed]:
    """Return what makes the report of a week or month ready in a language, each language once.

    Args:
        con: the published copy.
        period: the week or month.
        settings: what the report shows.
    """

    @cache
    def pack(language: Language) -> Packed:
        found = report.build(con, period, settings.config.report.model_copy(update={"language": language}))
        return Packed(found, report.digest(found))

    return pack


def exports_of(language: Language, settings: Settings) -> Path:
    """Return where reports of a language lie: exports/, and a folder of its own in it for the language that the config does not name."""
    exports = settings.home.exports
    return exports if language == settings.config.report.language else exports / language


def all_exports(home: Home) -> tuple[Path, ...]:
    """Return every folder in which reports can lie, whatever language the config named when they were written."""
    return home.exports, *(home.exports / language for language in get_args(Language))
