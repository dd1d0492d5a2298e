"""The report of a week or month: page, workbook and files."""

from pathlib import Path

from prefect import flow

from cxtext import night
from cxtext.period import Grain
from pipelines.headlines import show_headlines
from pipelines.steps import step

write_report = step(night.write_report)


@flow(name="report", log_prints=False)
def report(home: Path | None = None, config: Path | None = None, name: str = night.LAST, grain: Grain = "week", compare: str | None = None) -> list[Path]:
    """Write the report of a week such as 2026-W46 or a month such as 2026-10 (default: the last full one) from the published copy."""
    written = write_report(night.settings(home, None, config), name, grain=grain, compare=compare)
    show_headlines(next(path for path in written if path.suffix == ".md").read_text("utf-8"), grain=grain)
    return written
