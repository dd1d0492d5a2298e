"""Bringing a report to its readers: a folder, mail, Slack, Teams."""

from cxtext.deliver.parcel import Parcel
from cxtext.deliver.ways import files, place, preview, require, send

__all__ = ["Parcel", "files", "place", "preview", "require", "send"]
