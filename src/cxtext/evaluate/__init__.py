"""How good are the models? Figures with intervals on the project's own gold contacts, beside a keyword list and a second reader, and floors that hold them."""

from cxtext.evaluate.engines import open_named
from cxtext.evaluate.evaluation import evaluate
from cxtext.evaluate.own import read_checked

__all__ = ["evaluate", "open_named", "read_checked"]
