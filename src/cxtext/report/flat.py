"""The figures of a report as flat files: CSV for a spreadsheet, Parquet for systems."""

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from cxtext.plaintext import no_formula, plain
from cxtext.report.records import Report
from cxtext.report.sheets import figures_sheet
from cxtext.report.source import header_words
from cxtext.report.table import Value

# As voc.weekly, which has no column for week or month: a file of either can be read beside the other.
_SCHEMA = pa.schema(
    [
        ("grain", pa.string()),
        ("first_day", pa.date32()),
        ("section", pa.string()),
        ("label", pa.string()),
        ("measure", pa.string()),
        ("value", pa.float64()),
        ("lower", pa.float64()),
        ("upper", pa.float64()),
        ("n", pa.int64()),
        ("small_n", pa.bool_()),
        ("suppressed", pa.bool_()),
    ]
)


def write_csv(report: Report, path: Path) -> None:
    """Write every figure as Excel opens it by a double click.

    With a byte order mark Excel reads UTF-8. In the Netherlands it splits at semicolons and takes a comma for the decimal sign; elsewhere at
    commas with a point.
    """
    dutch = report.header.language == "nl"
    words, sheet = header_words(report.header), figures_sheet(report)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        out = csv.writer(stream, delimiter=";" if dutch else ",")
        out.writerow([words(f"header.{column.key}") for column in sheet.columns])
        out.writerows([_text(value, decimal="," if dutch else ".") for value in row] for row in sheet.rows)


def write_parquet(report: Report, path: Path) -> None:
    """Write every figure with the names and types of voc.weekly, whatever the language of the report."""
    period = report.header.period
    columns = {name: [getattr(figure, name) for figure in report.figures] for name in _SCHEMA.names[2:]}
    n = len(report.figures)
    pq.write_table(pa.table({"grain": [period.grain] * n, "first_day": [period.first] * n, **columns}, schema=_SCHEMA), path)


def _text(value: Value, *, decimal: str) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        # Twelve digits are more than any figure bears, and leave out what binary fractions add.
        return f"{value:.12g}".replace(".", decimal)
    text = plain(str(value))
    return no_formula(text) if isinstance(value, str) else text
