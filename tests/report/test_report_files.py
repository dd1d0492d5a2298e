import csv
import os

import pyarrow.parquet as pq
import pytest

from cxtext.report import write


def _csv(path, delimiter):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


def test_page_workbook_and_figures_lie_in_the_folder_of_the_week(weeks, tmp_path):
    weeks.volume()
    paths = write(weeks.report(), tmp_path / "exports")
    assert [path.relative_to(tmp_path).as_posix() for path in paths] == [
        "exports/2026-W46/cxtext-2026-W46.html",
        "exports/2026-W46/cxtext-2026-W46.xlsx",
        "exports/2026-W46/cxtext-2026-W46.csv",
        "exports/2026-W46/cxtext-2026-W46.parquet",
        "exports/2026-W46/cxtext-2026-W46.md",
    ]
    assert sorted(os.listdir(tmp_path / "exports" / "2026-W46")) == sorted(path.name for path in paths)


def test_a_second_report_of_the_week_replaces_the_first(weeks, tmp_path):
    write(weeks.report(), tmp_path)
    weeks.volume()
    first, *_ = write(weeks.report(), tmp_path)
    assert "In week 46 zijn er geen contacten" not in first.read_text("utf-8")


@pytest.mark.parametrize(("language", "delimiter", "share"), [("nl", ";", "0,2"), ("en", ",", "0.2")])
def test_the_csv_opens_by_a_double_click_in_the_excel_of_the_language(weeks, tmp_path, language, delimiter, share):
    weeks.volume()
    weeks.pain("waiting")
    (path,) = write(weeks.report(language=language), tmp_path, formats=["csv"])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = [list(row.values()) for row in _csv(path, delimiter)]
    (row,) = [row for row in rows if row[2:4] == ["waiting", "share"]]
    assert row[5] == share


def test_the_csv_has_each_figure_once(weeks, tmp_path):
    weeks.volume()
    weeks.pain("waiting", change=(-0.05, -0.09, -0.01))
    report = weeks.report(language="en")
    (path,) = write(report, tmp_path, formats=["csv"])
    rows = _csv(path, ",")
    written = {(row["Section"], row["Code"], row["Measure"]): row["Value"] for row in rows}
    assert len(rows) == len(written) == len(report.figures)
    assert {key: float(value) for key, value in written.items()} == {(f.section, f.label, f.measure): f.value for f in report.figures}


def test_a_label_that_looks_like_a_formula_is_text_in_the_csv(weeks, tmp_path):
    weeks.volume()
    weeks.quality("unknown_role", "=HYPERLINK(1)", n=1, n_of=9)
    (path,) = write(weeks.report(language="en"), tmp_path, formats=["csv"])
    assert {row["Code"] for row in _csv(path, ",")} == {"all", "'=HYPERLINK(1)"}


def test_the_parquet_has_each_figure_with_the_names_of_voc_weekly(weeks, tmp_path):
    weeks.volume()
    weeks.pain("waiting", change=(-0.05, -0.09, -0.01))
    report = weeks.report()
    (path,) = write(report, tmp_path, formats=["parquet"])
    rows = pq.read_table(path).to_pylist()
    assert {(row["grain"], row["first_day"].isoformat()) for row in rows} == {("week", "2026-11-09")}
    names = ("section", "label", "measure", "value", "lower", "upper", "n", "small_n", "suppressed")
    assert [tuple(row[name] for name in names) for row in rows] == [tuple(getattr(figure, name) for name in names) for figure in report.figures]


def test_the_report_in_short_has_headlines_and_figures_and_no_words_of_customers(weeks, tmp_path):
    weeks.volume()
    weeks.pain("waiting", change=(0.05, 0.01, 0.09), previous_contacts=15)
    weeks.quote("ik sta al een half uur in de wacht")
    report = weeks.report(company="[Zilver](http://kwaad.example) | <b>lijn</b>")
    (path,) = write(report, tmp_path, formats=["md"])
    text = path.read_text("utf-8")
    assert text.startswith("# Stem van de klant · \\[Zilver\\](http://kwaad.example) \\| \\<b\\>lijn\\</b\\> · week 46\n")
    assert "| Wachttijd | 20 | 20,0% | +5,0 (+1,0 tot +9,0) |" in text
    assert text.count("\n- ") == len(report.findings) > 0
    assert "half uur" not in text


def test_a_week_without_contacts_says_so_in_short(weeks, tmp_path):
    (path,) = write(weeks.report(), tmp_path, formats=["md"])
    assert "- In week 46 zijn er geen contacten." in path.read_text("utf-8")
