"""The rows of voc.change of one family: the labels of one kind, over all weeks."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from cxtext.change import Comparison, DayExposures, Judged, compare, judge, windows
from cxtext.change.arrays import Floats
from cxtext.store.digits import rounded

_WEEK = timedelta(weeks=1)
SCHEMA = pa.schema(
    [
        ("week", pa.date32()),
        ("kind", pa.string()),
        ("label", pa.string()),
        ("contacts", pa.int64()),
        ("exposure", pa.float64()),
        ("expected", pa.float64()),
        ("ratio", pa.float64()),
        ("ratio_lower", pa.float64()),
        ("ratio_upper", pa.float64()),
        ("p_value", pa.float64()),
        ("q_value", pa.float64()),
        ("verdict", pa.string()),
        ("dispersion", pa.float64()),
        ("history_weeks", pa.int64()),
        ("n_tested", pa.int64()),
        ("missing_days", pa.int64()),
        ("holidays", pa.int64()),
        ("small_n", pa.bool_()),
        ("suppressed", pa.bool_()),
    ]
)


def family(rows: pa.Table, mondays: list[date], days: DayExposures, *, weeks_back: int, min_customers: int) -> pa.Table:
    """Judge the labels of one kind, which are tested together, week by week.

    Args:
        rows: of counts.sql, all of one kind.
        mondays: every week from the first to the last, without a gap.
        days: how much of each of them was open and known; the exposure of all contacts together.
        weeks_back: weeks of a history.
        min_customers: customers that a rise takes.

    Returns:
        Rows of voc.change, in the order given.
    """
    labels, label = np.unique(np.array(rows["label"].to_pylist()), return_inverse=True)
    week = np.array([(day - mondays[0]) // _WEEK for day in rows["week"].to_pylist()])
    is_volume = rows["kind"][0].as_py() == "volume"
    contacts, customers, exposure = (_grid(rows[name], label, week, (len(labels), len(mondays))) for name in ("contacts", "customers", "exposure"))
    past, past_exposure = windows(contacts, weeks_back=weeks_back), windows(exposure, weeks_back=weeks_back)
    if is_volume:
        exposure, past_exposure = days.now[None, :], days.past[None, :]
    columns: dict[str, list[Any]] = defaultdict(list)
    for n in range(len(mondays)):
        found = compare(contacts[:, n], exposure[:, n], past[:, n], past_exposure[:, n])
        judged = judge(found, customers=customers[:, n], min_customers=min_customers)
        for name, values in (_figures(found, judged, exposure[:, n]) | _of_days(days, n, is_volume=is_volume)).items():
            columns[name].append(np.broadcast_to(values, contacts[:, n].shape))
    return _rows(rows, {name: np.stack(values, axis=1)[label, week] for name, values in columns.items()})


def _grid(column: pa.ChunkedArray, label: np.ndarray, week: np.ndarray, shape: tuple[int, int]) -> Floats:
    values = np.full(shape, np.nan)
    values[label, week] = column.to_numpy()
    return values


def _of_days(days: DayExposures, week: int, *, is_volume: bool) -> dict[str, float]:
    named = {"missing_days": days.missing[week], "holidays": days.holidays[week]}
    return named if is_volume else dict.fromkeys(named, np.nan)


def _figures(found: Comparison, judged: Judged, exposure: Floats) -> dict[str, Any]:
    return {
        "exposure": exposure,
        "expected": found.expected,
        "ratio": found.ratio,
        "ratio_lower": found.lower,
        "ratio_upper": found.upper,
        "p_value": found.p_value,
        "q_value": judged.q_value,
        "verdict": np.array(judged.verdicts, dtype=object),
        "dispersion": found.dispersion,
        "history_weeks": found.n_weeks,
        "n_tested": float(judged.n_tested),
    }


def _rows(rows: pa.Table, figures: Mapping[str, np.ndarray]) -> pa.Table:
    columns = [
        rows[field.name] if field.name in rows.column_names and field.name not in figures else _column(figures[field.name], field.type) for field in SCHEMA
    ]
    return pa.table(columns, schema=SCHEMA)


def _column(values: np.ndarray, kind: pa.DataType) -> pa.Array:
    """Return values; NULL where a number is none."""
    if kind == pa.string():
        return pa.array(values.tolist())
    return pa.array(rounded(values), mask=~np.isfinite(values)).cast(kind)
