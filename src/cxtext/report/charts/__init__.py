"""Charts as inline SVG: drawn by Vega-Lite through altair, coloured by the page's style sheet, told in words to who cannot see them.

Every chart takes a title (a few words) and a text (what it shows, with its numbers); the same values give the same SVG.
"""

from cxtext.report.charts.bars import Bar, bars
from cxtext.report.charts.dots import Dot, scatter, topic_map
from cxtext.report.charts.flow import Band, flow
from cxtext.report.charts.lines import Moment, course, trend
from cxtext.report.charts.shares import Share, curve

__all__ = ["Band", "Bar", "Dot", "Moment", "Share", "bars", "course", "curve", "flow", "scatter", "topic_map", "trend"]
