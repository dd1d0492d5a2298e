"""The figures of a week, found by section, label and measure."""

from collections.abc import Iterable
from dataclasses import dataclass

from cxtext.report.records import Figure

# What a label of a section is as large as: each has one of these at most.
_SIZES = ("contacts", "journeys")


@dataclass(frozen=True, slots=True)
class Cells:
    """Figures of one week; what the warehouse does not have is a figure without a value."""

    by_key: dict[tuple[str, str, str], Figure]

    def get(self, section: str, label: str, measure: str) -> Figure:
        """Return a figure; one without a value where there is none."""
        key = (section, label, measure)
        return self.by_key.get(key, Figure(section=section, label=label, measure=measure))

    def value(self, section: str, label: str, measure: str) -> float:
        """Return the value of a figure, for sorting: 0 where there is none."""
        return self.get(section, label, measure).value or 0.0

    def labels(self, section: str, *, measure: str = "contacts") -> tuple[str, ...]:
        """Return the labels of a section that may be shown and are not zero, the largest first."""
        found = [figure.label for figure in self.by_key.values() if figure.section == section and figure.measure == measure and figure.value]
        return tuple(sorted(found, key=lambda label: (-self.value(section, label, measure), -self.value(section, label, "mean_severity"), label)))

    def suppressed(self, section: str) -> int:
        """Return how many labels of a section are left out to protect persons."""
        return sum(figure.suppressed for figure in self.by_key.values() if figure.section == section and figure.measure in _SIZES)

    def sections(self) -> tuple[str, ...]:
        """Return the sections by name."""
        return tuple(sorted({section for section, _, _ in self.by_key}))


def cells(figures: Iterable[Figure]) -> Cells:
    """Arrange figures of one week for look-up."""
    return Cells({(figure.section, figure.label, figure.measure): figure for figure in figures})
