"""Figures as they are stored: with the digits that are theirs."""

import numpy as np
from numpy.typing import NDArray

# The last bits of a float depend on how many labels are computed together, and a rebuild must give the same.
_DIGITS = 6


def rounded(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return values with six digits; NaN and infinity stay."""
    is_number = np.isfinite(values) & (np.abs(values) > 1e-290)
    safe = np.where(is_number, values, 1.0)
    scale = 10.0 ** (_DIGITS - 1 - np.floor(np.log10(np.abs(safe))))
    return np.where(is_number, np.round(safe * scale) / scale, np.where(np.isfinite(values), 0.0, values))
