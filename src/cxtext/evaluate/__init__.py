"""How good are the models? Figures with intervals on the project's own gold contacts, beside a keyword list, and floors that hold them."""

from cxtext.evaluate.evaluation import evaluate

__all__ = ["evaluate"]
