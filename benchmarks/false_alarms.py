"""How often the weekly test cries wolf, and what it finds: simulated weeks with the label shares of a real home.

    python -m benchmarks.false_alarms --home data/demo --weeks 1000

Prints the table of docs/statistics.md. In a simulated week nothing changes, or a few labels rise by half, while every share wavers from week to
week: by a factor of its own, and by one that all labels of a kind have in common, so that labels move together as they do in a real centre. The
test of voc.change stands beside the interval of a difference to the week before (Newcombe), which knows neither the wavering nor how many labels are
looked at.
"""

from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxtext import store
from cxtext.change import compare, judge
from cxtext.home import DEFAULT_HOME

Floats = NDArray[np.float64]

WEEKS_BACK = 8
RISE = 1.5
N_RISING = 3  # labels of a kind that rise in a week with changes
COMMON = 0.5  # of the wavering, the part that labels of a kind have in common
HEAD = (
    "| contacts a week | wavering | nothing changes: weeks with a false alarm, pain points | the same, all kinds "
    "| three pain points +50 %: false discoveries | found |"
)
Z = 1.959963984540054  # normal quantile of 0.975
_SHARES = """
SELECT kind, list(share ORDER BY label)
FROM (SELECT kind, label, sum(contacts) / sum(tagged_contacts) AS share FROM voc.label_week WHERE kind <> 'topic' GROUP BY ALL)
GROUP BY kind
ORDER BY kind
"""


@dataclass(frozen=True, slots=True)
class Weeks:
    """Outcome of simulated weeks.

    Attributes:
        alarms: (n_weeks, n_labels) whether a label is told to have changed.
        rose: (n_weeks, n_labels) whether it rose.
    """

    alarms: NDArray[np.bool_]
    rose: NDArray[np.bool_]

    @property
    def any_false(self) -> float:
        """Share of weeks with a false alarm."""
        return float((self.alarms & ~self.rose).any(axis=1).mean())

    @property
    def false_discoveries(self) -> float:
        """Mean over weeks of the share of alarms that are false; 0 in a week without."""
        return float(((self.alarms & ~self.rose).sum(axis=1) / np.maximum(self.alarms.sum(axis=1), 1)).mean())

    @property
    def power(self) -> float:
        """Share of the rises that are told."""
        return float(self.alarms[self.rose].mean()) if self.rose.any() else float("nan")


def main() -> None:
    """Simulate, and print the table."""
    parser = ArgumentParser(description="Measure false alarms and power of the weekly test on simulated weeks.")
    parser.add_argument("--home", type=Path, default=DEFAULT_HOME / "demo", help="a home whose published copy gives the shares of the labels")
    parser.add_argument("--weeks", type=int, default=1000, help="simulated weeks a row")
    parser.add_argument("--seed", type=int, default=20261128)
    options = parser.parse_args()
    with store.reader(options.home / "published" / "cxtext.duckdb") as con:
        kinds = {kind: np.array(shares) for kind, shares in con.execute(_SHARES).fetchall()}
    print(f"{sum(map(len, kinds.values()))} labels of {len(kinds)} kinds; {options.weeks} weeks a row, seed {options.seed}")
    print(HEAD)
    print("|---|---|---|---|---|---|")
    for contacts in (300, 2000, 10_000):
        for wavering in (0.0, 0.1, 0.2):
            print(_line(kinds, contacts, wavering, n_weeks=options.weeks, seed=options.seed))


def _line(kinds: dict[str, Floats], contacts: int, wavering: float, *, n_weeks: int, seed: int) -> str:
    rng = np.random.default_rng(seed)
    still = {kind: list(_simulate(shares, contacts, wavering, n_weeks=n_weeks, n_rising=0, rng=rng)) for kind, shares in kinds.items()}
    moved = list(_simulate(kinds["pain_point"], contacts, wavering, n_weeks=n_weeks, n_rising=N_RISING, rng=rng))
    cells = []
    for found in (
        [weeks.any_false for weeks in still["pain_point"]],
        [float(np.any([[(weeks[method].alarms).any(axis=1)] for weeks in still.values()], axis=0).mean()) for method in (0, 1)],
        [weeks.false_discoveries for weeks in moved],
        [weeks.power for weeks in moved],
    ):
        tested, naive = found
        cells.append(f"{100 * tested:.1f} % ({100 * naive:.0f} %)")
    return f"| {contacts:,} | {100 * wavering:.0f} % | " + " | ".join(cells) + " |"


def _simulate(shares: Floats, contacts: int, wavering: float, *, n_weeks: int, n_rising: int, rng: np.random.Generator) -> Iterator[Weeks]:
    """Yield what the test and what the naive interval tell of the same weeks."""
    shape = (n_weeks, WEEKS_BACK + 1)
    exposure = rng.poisson(contacts, shape).astype(np.float64)
    own, common = wavering * np.sqrt(1 - COMMON), wavering * np.sqrt(COMMON)
    factor = np.exp(rng.normal(0, 1, (*shape, 1)) * common + rng.normal(0, 1, (*shape, len(shares))) * own)
    rose = np.zeros((n_weeks, len(shares)), dtype=bool)
    for week in range(n_weeks if n_rising else 0):
        # Of labels that a week has five contacts of: a rarer one cannot be found by any test.
        rose[week, rng.choice(np.flatnonzero(shares * contacts >= 5), n_rising, replace=False)] = True
    factor[:, -1] *= np.where(rose, RISE, 1.0)
    counts = rng.binomial(exposure[..., None].astype(int), np.minimum(shares * factor, 1.0)).astype(np.float64)
    yield Weeks(np.stack([_tested(counts[week], exposure[week]) for week in range(n_weeks)]), rose)
    yield Weeks(_naive(counts[:, -1], exposure[:, -1, None], counts[:, -2], exposure[:, -2, None]), rose)


def _tested(counts: Floats, exposure: Floats) -> NDArray[np.bool_]:
    labels = counts.T
    now, past = np.full(len(labels), exposure[-1]), np.broadcast_to(exposure[:-1], labels[:, :-1].shape)
    judged = judge(compare(labels[:, -1], now, labels[:, :-1], past), customers=labels[:, -1], min_customers=5)
    return np.isin(judged.verdicts, ("rising", "falling"))


def _naive(hits: Floats, n: Floats, hits_before: Floats, n_before: Floats) -> NDArray[np.bool_]:
    """Return where Newcombe's interval of the difference to the week before leaves out zero, as main.difference_lower and _upper do."""
    share, lower, upper = _wilson(hits, n)
    before, before_lower, before_upper = _wilson(hits_before, n_before)
    rises = share - before - np.sqrt((share - lower) ** 2 + (before_upper - before) ** 2) > 0
    falls = share - before + np.sqrt((upper - share) ** 2 + (before - before_lower) ** 2) < 0
    return np.asarray((rises | falls) & (hits >= 5), dtype=np.bool_)


def _wilson(hits: Floats, n: Floats) -> tuple[Floats, Floats, Floats]:
    middle, half = hits + Z**2 / 2, Z * np.sqrt(hits * (n - hits) / n + Z**2 / 4)
    return hits / n, (middle - half) / (n + Z**2), (middle + half) / (n + Z**2)


if __name__ == "__main__":
    main()
