"""The figures of an evaluation as a table: a row for each figure, with who was measured and on what."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxtext.evaluate.suite import Measure

GOLD = "gold"
OWN = "own contacts"
COLUMNS = ("model", "data", "task", "label", "slice", "measure", "value", "lower", "upper", "n", "yardstick")


@dataclass(frozen=True, slots=True)
class Part:
    """Figures that belong together.

    Attributes:
        model: who was measured: a model by the name that its tags carry, "second reader", or "cleaning".
        data: what it was measured on: "gold", "own contacts", or a public set.
    """

    model: str
    data: str
    measures: Sequence[Measure]


def write_table(parts: Iterable[Part], path: Path) -> None:
    """Write the figures as CSV; those that could not be measured are left out, a yardstick that could not take part is empty."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(COLUMNS)
        rows.writerows(_row(part, measure) for part in parts for measure in part.measures if measure.score.value is not None)


def _row(part: Part, measure: Measure) -> list[str]:
    score = measure.score
    figures = (score.value, score.lower, score.upper, measure.yardstick)
    value, lower, upper, yardstick = ("" if figure is None else f"{figure:.4f}" for figure in figures)
    return [part.model, part.data, measure.task, measure.label, measure.slice, measure.measure, value, lower, upper, str(score.n), yardstick]
