"""Topics: discovered on customer segments beside seeded ones, many to a contact, with ids that stay.

`fit` is the weekly work; `assign` gives contacts their topics, every night and after every fit, by one rule.
"""

from cxtext.tag.topics.assign import Assignment, assign
from cxtext.tag.topics.fit import FitResult, fit
from cxtext.tag.topics.model import Topic, TopicModel, load, load_newest, new_folder, save
from cxtext.tag.topics.seeds import Seeds, read_seeds

__all__ = ["Assignment", "FitResult", "Seeds", "Topic", "TopicModel", "assign", "fit", "load", "load_newest", "new_folder", "read_seeds", "save"]
