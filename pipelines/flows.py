"""All flows, under one name for the command line."""

from pipelines.backfill import backfill
from pipelines.fit import fit
from pipelines.nightly import nightly
from pipelines.report import report

__all__ = ["backfill", "fit", "nightly", "report"]
