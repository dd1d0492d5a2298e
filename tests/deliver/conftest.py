"""A report on its way."""

import pytest

from cxtext.deliver import Parcel

from ..servers import hook, post  # noqa: F401  (fixtures)

# What stands in the files of the report, and nowhere else.
QUOTE = "Ik wacht al drie weken op mijn pinguïnkwartier"


@pytest.fixture
def parcel(tmp_path):
    """The report of a week, with a quote in its page and its workbook."""
    folder = tmp_path / "exports" / "2026-W46"
    folder.mkdir(parents=True)
    files = {kind: folder / f"cxtext-2026-W46.{kind}" for kind in ("html", "xlsx", "csv")}
    for path in files.values():
        path.write_text(f"<p>{QUOTE}</p>", "utf-8")
    return Parcel(
        period="2026-W46",
        language="nl",
        title="Stem van de klant · Zilver & Lijn · week 46",
        days="9 t/m 15 november 2026",
        lines=("Wachttijd doet het meest pijn: 20 contacten van 18 klanten.", "De <balie> & *chat* vallen op."),
        files=files,
    )
