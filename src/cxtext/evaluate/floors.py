"""Floors of quality: configs/evaluate.toml says how far each figure may fall before the build fails."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from cxtext.errors import ConfigError, QualityDropped
from cxtext.evaluate.suite import ALL, ALL_LABELS, Measure
from cxtext.home import CONFIGS

FLOORS = CONFIGS / "evaluate.toml"


class Floor(BaseModel):
    """A bound for one figure of the evaluation, named as in the CSV.

    Attributes:
        least: the figure may not be smaller.
        most: the figure may not be larger; for errors.
        beats_yardstick: the figure must be larger than the yardstick's.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    task: str
    measure: str
    slice: str = ALL
    label: str = ALL_LABELS
    least: float | None = None
    most: float | None = None
    beats_yardstick: bool = False

    @model_validator(mode="after")
    def _bounds_something(self) -> Self:
        if self.least is None and self.most is None and not self.beats_yardstick:
            raise ValueError("a floor needs least, most or beats_yardstick")
        return self


class Floors(BaseModel):
    """All floors."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    floors: tuple[Floor, ...]


def read_floors(path: Path = FLOORS) -> tuple[Floor, ...]:
    """Read the floors.

    Raises:
        ConfigError: the file is missing, no TOML, or holds an unknown key or a value out of range.
    """
    try:
        return Floors(**tomllib.loads(path.read_text("utf-8"))).floors
    except FileNotFoundError as error:
        raise ConfigError("the file with the floors does not exist", where=str(path), fix="restore it from version control") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"the file with the floors is no TOML: {error}", where=str(path), fix="mend the line named") from error
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))} — {e['msg']}" for e in error.errors())
        raise ConfigError(problems, where=str(path), fix="a floor has task, measure, slice, label and one of least, most, beats_yardstick") from error


def hold(floors: Sequence[Floor], measures: Iterable[Measure], *, page: Path) -> None:
    """Make sure that every figure keeps to its floor.

    Args:
        floors: what must hold.
        measures: what was measured; a floor of a figure that is not among them is a mistake in the config.
        page: where the figures can be read.

    Raises:
        ConfigError: a floor names a figure that does not exist.
        QualityDropped: figures lie beyond their floors; the message names each of them.
    """
    figures = {(m.task, m.label, m.slice, m.measure): m for m in measures}
    dropped = []
    for floor in floors:
        name = (floor.task, floor.label, floor.slice, floor.measure)
        if name not in figures:
            raise ConfigError(
                f"no figure is called {', '.join(name)}", where=str(FLOORS), fix=f"take task, label, slice and measure from {page.with_suffix('.csv')}"
            )
        dropped += [f"{floor.task}, {floor.label} ({floor.slice}): {floor.measure} {problem}" for problem in _problems(floor, figures[name])]
    if dropped:
        raise QualityDropped(
            "quality fell: " + "; ".join(dropped), where=str(page), fix="train a better model, go back to the one before, or lower the floor and say why"
        )


def _problems(floor: Floor, measure: Measure) -> Iterator[str]:
    value = measure.score.value
    if value is None:
        yield "cannot be measured"
        return
    if floor.least is not None and value < floor.least:
        yield f"is {value:.3f}, less than {floor.least}"
    if floor.most is not None and value > floor.most:
        yield f"is {value:.3f}, more than {floor.most}"
    if floor.beats_yardstick and measure.yardstick is not None and value <= measure.yardstick:
        yield f"is {value:.3f}, no better than the yardstick's {measure.yardstick:.3f}"
