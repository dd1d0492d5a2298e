"""Write a report: the page, the workbook, and the figures as CSV."""

import csv
import logging
from collections.abc import Callable
from pathlib import Path

from cxtext.plaintext import no_formula, plain
from cxtext.report.html import page
from cxtext.report.records import Report
from cxtext.report.sheets import figures_sheet
from cxtext.report.source import header_words
from cxtext.report.table import Value
from cxtext.report.workbook import write_workbook
from cxtext.whole import whole

_log = logging.getLogger(__name__)


def write(report: Report, out: Path) -> list[Path]:
    """Write the report under out/<2026-W46>/ as cxtext-2026-W46.html, .xlsx and .csv.

    Each file appears whole or not at all, and replaces an earlier one.

    Args:
        report: the week.
        out: folder of the exports; it is made when missing.

    Returns:
        The files written.
    """
    folder = out / report.header.name
    folder.mkdir(parents=True, exist_ok=True)
    writers: dict[str, Callable[[Report, Path], None]] = {"html": _write_page, "xlsx": write_workbook, "csv": _write_csv}
    written = [_whole(folder / f"cxtext-{report.header.name}.{suffix}", report, make) for suffix, make in writers.items()]
    _log.info("report of %s written: %d files", report.header.name, len(written))
    return written


def _whole(path: Path, report: Report, make: Callable[[Report, Path], None]) -> Path:
    with whole(path) as partial:
        make(report, partial)
    return path


def _write_page(report: Report, path: Path) -> None:
    path.write_text(page(report), encoding="utf-8")


def _write_csv(report: Report, path: Path) -> None:
    # As Excel opens a CSV by a double click: with a byte order mark it reads UTF-8. In the Netherlands it splits at semicolons and
    # takes a comma for the decimal sign; elsewhere at commas with a point.
    dutch = report.header.language == "nl"
    words = header_words(report.header)
    sheet = figures_sheet(report)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        out = csv.writer(stream, delimiter=";" if dutch else ",")
        out.writerow([words(f"header.{column.key}") for column in sheet.columns])
        out.writerows([_text(value, decimal="," if dutch else ".") for value in row] for row in sheet.rows)


def _text(value: Value, *, decimal: str) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        # Twelve digits are more than any figure bears, and leave out what binary fractions add.
        return f"{value:.12g}".replace(".", decimal)
    text = plain(str(value))
    return no_formula(text) if isinstance(value, str) else text
