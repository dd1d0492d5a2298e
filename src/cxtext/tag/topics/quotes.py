"""Typical quotes of topics, by the places of their segments."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from cxtext import tables
from cxtext.tag.topics.assign import Nearest
from cxtext.tag.topics.model import TopicModel

N_QUOTES = 3


def typical_quotes(model: TopicModel, segments: pa.Table, found: Nearest, customers: Sequence[str]) -> pa.Table:
    """Return the segments nearest to each topic, at most one a customer.

    Args:
        model: the topics.
        segments: tables.SEGMENTS.
        found: their topics.
        customers: (n_segments,) the customer of each; where that is not known, the contact.

    Returns:
        Rows of tables.TOPIC_QUOTES; rank counts from 1, the nearest.
    """
    contacts, seqs, starts = (segments[name].to_pylist() for name in ("contact_id", "seq", "start_char"))
    rows = []
    for place, topic in enumerate(model.topics):
        members = np.flatnonzero(found.topic == place)
        nearest_first = members[np.argsort(-found.similarity[members], kind="stable")]
        one_a_customer: dict[str, int] = {}
        for i in nearest_first.tolist():
            one_a_customer.setdefault(customers[i], i)
        rows += [
            {"topic_id": topic.topic_id, "rank": rank, "contact_id": contacts[i], "seq": seqs[i], "start_char": starts[i]}
            for rank, i in enumerate(list(one_a_customer.values())[:N_QUOTES], start=1)
        ]
    return pa.Table.from_pylist(rows, schema=tables.TOPIC_QUOTES)
