"""Topics: discovered on customer segments beside seeded ones, many to a contact, with ids that stay.

`fit` is the weekly work; `assign` gives contacts their topics, every night and after every fit, by one rule.
"""

from cxtext.tag.topics.assign import Assignment, assign, segment_topics
from cxtext.tag.topics.fit import FitResult, fit
from cxtext.tag.topics.model import Topic, TopicModel, load, load_newest, new_folder, save
from cxtext.tag.topics.names import give_name, given_names, with_names
from cxtext.tag.topics.seeds import Name, Seeds, read_seeds

__all__ = [
    "Assignment",
    "FitResult",
    "Name",
    "Seeds",
    "Topic",
    "TopicModel",
    "assign",
    "fit",
    "give_name",
    "given_names",
    "load",
    "load_newest",
    "new_folder",
    "read_seeds",
    "save",
    "segment_topics",
    "with_names",
]
