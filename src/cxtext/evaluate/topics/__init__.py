"""How good the topics are, beside stock BERTopic: by themselves, against labels, from week to week."""

from cxtext.evaluate.topics.corpus import Corpus, of_home, sample, training
from cxtext.evaluate.topics.evaluation import evaluate_topics

__all__ = ["Corpus", "evaluate_topics", "of_home", "sample", "training"]
