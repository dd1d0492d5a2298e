"""Where things lie: the project's own folders, and the home that holds a company's data."""

from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
CONFIGS = PROJECT / "configs"
MODELS = PROJECT / "models"
DEFAULT_HOME = PROJECT / "data"
EVALUATIONS = PROJECT / "docs" / "evaluation"


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds everything made from a company's contacts (default: data/)."""

    root: Path = DEFAULT_HOME

    @property
    def inbox(self) -> Path:
        """Folder where new transcript files arrive."""
        return self.root / "inbox"

    @property
    def work(self) -> Path:
        """Parquet batches under way, a folder a file; safe to delete between nights."""
        return self.root / "work"

    @property
    def warehouse(self) -> Path:
        """Private warehouse; only the night opens it, for writing."""
        return self.root / "warehouse" / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        """Read-only copy for analysts, replaced by an atomic rename."""
        return self.root / "published" / "cxtext.duckdb"

    @property
    def exports(self) -> Path:
        """Weekly reports: page, workbook, files."""
        return self.root / "exports"

    @property
    def labels(self) -> Path:
        """Workbooks for people to judge."""
        return self.exports / "labels"

    @property
    def event_log(self) -> Path:
        """Event log of journeys, for process-mining tools."""
        return self.exports / "event-log"

    @property
    def topics(self) -> Path:
        """Topic models fitted on this company's contacts."""
        return self.root / "topics"

    @property
    def evaluations(self) -> Path:
        """Evaluations on this company's contacts, for its own eyes."""
        return self.root / "evaluation"

    @property
    def key_file(self) -> Path:
        """Key of the pseudonyms, mode 600."""
        return self.root / "pseudonyms.key"

    @property
    def lock(self) -> Path:
        """Held by the night that is running; names its holder."""
        return self.root / "night.lock"
