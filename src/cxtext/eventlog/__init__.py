"""The event log of journeys for process mining: CSV, and XES as IEEE 1849 has it."""

from cxtext.eventlog.files import Format, write

__all__ = ["Format", "write"]
