"""Whether a count changed against its own history: pure functions over arrays, from counts and exposures to a verdict.

`compare` sets counts beside their history, `judge` controls the false discoveries of a family and says what holds, `emerging` finds what grows on a small
base, `day_exposures` says how much of a week was open and known.
"""

from cxtext.change.compare import Comparison, compare, windows
from cxtext.change.days import DayExposures, day_exposures
from cxtext.change.emerging import Emerging, emerging
from cxtext.change.verdicts import Judged, discoveries, judge

__all__ = ["Comparison", "DayExposures", "Emerging", "Judged", "compare", "day_exposures", "discoveries", "emerging", "judge", "windows"]
