"""Within how many contacts, or days, journeys are solved: scipy's Kaplan-Meier estimate as a function that SQL can call.

The estimate takes account of journeys that are still open: Kaplan and Meier (1958), JASA 53:457-481. Its interval is the exponential Greenwood formula,
the "log-log" one of scipy.stats.ecdf. Journeys are taken as independent; many of one customer make it too narrow.
"""

import warnings
from collections.abc import Sequence

import duckdb
import numpy as np

_NAME = "kaplan_meier"
_POINT = "SELECT NULL::STRUCT(up_to DOUBLE, share DOUBLE, lower DOUBLE, upper DOUBLE, n_at_risk BIGINT)[]"
_DIGITS = 9  # rounded, so that a rebuild gives the very same figures

Point = dict[str, float | int | None]


def offer_survival(con: duckdb.DuckDBPyConnection) -> None:
    """Let the statements of a connection call kaplan_meier(times, is_solved, at), see `solved_shares`; a second call does nothing."""
    if con.execute("SELECT count(*) FROM duckdb_functions() WHERE function_name = $name", {"name": _NAME}).fetchall() == [(0,)]:
        # The type is read off an empty result: types made in Python outlive the interpreter, which complains of them when it ends.
        point = con.sql(_POINT)
        con.create_function(_NAME, solved_shares, ["DOUBLE[]", "BOOLEAN[]", "DOUBLE[]"], point.types[0])


def solved_shares(times: Sequence[float], is_solved: Sequence[bool], at: Sequence[float]) -> list[Point]:
    """Return the share of journeys that are solved at given times.

    Args:
        times: (n,) number of contacts or days: until solved, or as far as a journey is known not to be solved.
        is_solved: (n,) solved at that time; else censored: known no further.
        at: times to tell the share of.

    Returns:
        A point a time of `at`: share with lower and upper end of its 95 % interval, 0..1, and n_at_risk, the journeys known up to that time. Past the last
        of them share and interval are None, unless all were solved by then.
    """
    from scipy.stats import CensoredData, ecdf  # takes half a second, and only a rebuild needs it

    known, solved = np.asarray(times, dtype=float), np.asarray(is_solved, dtype=bool)
    curve = ecdf(CensoredData.right_censored(known, ~solved)).cdf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # where none or all are solved, the formula has no interval
        interval = curve.confidence_interval(method="log-log")
    shares, lows, highs = (one.evaluate(np.asarray(at, dtype=float)) for one in (curve, interval.low, interval.high))
    at_risk = [int((known >= min(when, known.max())).sum()) if share == 1 else int((known >= when).sum()) for when, share in zip(at, shares, strict=True)]
    return [_point(*row) for row in zip(at, shares.tolist(), lows.tolist(), highs.tolist(), at_risk, strict=True)]


def _point(when: float, share: float, low: float, high: float, n_at_risk: int) -> Point:
    if not n_at_risk:
        return {"up_to": when, "share": None, "lower": None, "upper": None, "n_at_risk": 0}
    if share in (0, 1):
        low, high = _wilson(share, n_at_risk)
    return {"up_to": when, "share": round(share, _DIGITS), "lower": round(low, _DIGITS), "upper": round(high, _DIGITS), "n_at_risk": n_at_risk}


def _wilson(share: float, n: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of none or all of n: E. B. Wilson (1927), JASA 22:209-212."""
    from scipy.stats import binomtest

    interval = binomtest(round(share * n), n).proportion_ci(method="wilson")
    return float(interval.low), float(interval.high)
