"""Write a report: the page, the workbook, the figures as CSV and Parquet, and the report in short as Markdown."""

import logging
from collections.abc import Callable, Collection
from pathlib import Path
from typing import get_args

from cxtext.deliveries import Format
from cxtext.report.flat import write_csv, write_parquet
from cxtext.report.html import page
from cxtext.report.records import Report
from cxtext.report.summary import markdown
from cxtext.report.workbook import write_workbook
from cxtext.whole import whole

_log = logging.getLogger(__name__)

FORMATS: tuple[Format, ...] = get_args(Format)


def write(report: Report, out: Path, *, formats: Collection[Format] = FORMATS) -> list[Path]:
    """Write the report under out/<2026-W46>/ as cxtext-2026-W46.html, .xlsx, .csv, .parquet and .md.

    Each file appears whole or not at all, and replaces an earlier one. Compared with another week than the one before, its name says so.

    Args:
        report: of a week or month.
        out: folder of the exports; it is made when missing.
        formats: which files.

    Returns:
        The files written.
    """
    written = places(report, out, formats=formats)
    (out / report.header.period.name).mkdir(parents=True, exist_ok=True)
    for path in written:
        with whole(path) as partial:
            _WRITERS[path.suffix.removeprefix(".")](report, partial)
    _log.info("report of %s written: %d files", report.header.name, len(written))
    return written


def places(report: Report, out: Path, *, formats: Collection[Format] = FORMATS) -> list[Path]:
    """Return where `write` puts the files of a report."""
    return [out / report.header.period.name / f"cxtext-{report.header.name}.{kind}" for kind in FORMATS if kind in formats]


def _write_page(report: Report, path: Path) -> None:
    path.write_text(page(report), encoding="utf-8")


def _write_markdown(report: Report, path: Path) -> None:
    path.write_text(markdown(report), encoding="utf-8")


_WRITERS: dict[str, Callable[[Report, Path], None]] = {
    "html": _write_page,
    "xlsx": write_workbook,
    "csv": write_csv,
    "parquet": write_parquet,
    "md": _write_markdown,
}
