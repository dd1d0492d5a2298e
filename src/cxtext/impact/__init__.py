"""How pain points and topics go together with what came of contacts: numbers in, effects out. Association, no cause."""

from cxtext.impact.design import Design, Factor, design
from cxtext.impact.effects import METHOD, effects

__all__ = ["METHOD", "Design", "Factor", "design", "effects"]
