"""Which discovered clusters become topics: matters of two words that their segments share, and others only where too many would have none."""

import numpy as np
import pyarrow as pa

from cxtext.config import TopicsConfig
from cxtext.tag.topics import search
from cxtext.tag.topics.admit import is_matter, terms_of
from cxtext.tag.topics.reconcile import Draft
from cxtext.tag.topics.search import Search
from cxtext.tag.topics.seeds import Seeds, read_seeds

FENCE = ["de schutting is rot", "mijn schutting is rot", "een schutting en rot hout", "rot is die schutting"]
LONG = ["hoe lang duurt het", "het duurt lang", "lang duurt het zo", "duurt nog lang"]
REST = ["de factuur klopt niet", "mijn tuin is groot", "een fiets zonder bel", "het dak lekt"]


def _is_matter(texts, phrases=(), **options):
    """Whether the texts are a matter among the rest."""
    return is_matter(terms_of([*texts, *REST], phrases), np.arange(len(texts)), **options)


def test_two_words_that_segments_share_are_a_matter_when_one_names_a_thing():
    assert _is_matter(FENCE)
    assert not _is_matter(LONG)  # no article, possessive or preposition stands before "lang" or "duurt"
    assert _is_matter(LONG, needs_noun=False)


def test_one_word_alone_is_no_matter():
    assert not _is_matter(["de schutting piept", "mijn schutting lekt", "een schutting wiebelt", "uw schutting hangt"])


def test_two_words_that_a_seeded_topic_says_are_no_matter_of_their_own():
    assert not _is_matter(FENCE, ["mijn schutting is helemaal rot"])
    assert _is_matter(FENCE, ["mijn schutting staat scheef", "rot hout"])  # not in one phrase


def _found(monkeypatch, *, seeds, clusters):
    """Search ten segments of each matter, which lie at right angles; BERTopic is told to find the clusters."""
    vectors = np.repeat(np.eye(2, dtype=np.float32), 10, axis=0)
    monkeypatch.setattr(search, "discover", lambda vectors, texts, **_: np.eye(2, dtype=np.float32)[clusters])
    contacts = pa.chunked_array([[f"c{i:02d}" for i in range(20)]])
    standing = [Draft(centroid=np.array([0, 1], dtype=np.float32), topic_id="fence")] if seeds.topics else []
    texts = [*(LONG * 3)[:10], *(FENCE * 3)[:10]]
    found = Search(vectors, texts, contacts, 0.0, TopicsConfig(min_topic_size=4)).discovered(standing, is_first=True, seeds=seeds)
    return [draft.centroid.tolist() for draft in found]


def test_without_seeded_topics_what_is_no_matter_is_welcome_where_its_segments_would_have_no_topic(monkeypatch):
    assert _found(monkeypatch, seeds=Seeds(), clusters=[0, 1]) == [[1, 0], [0, 1]]


def test_beside_seeded_topics_only_matters_are_added(monkeypatch):
    assert _found(monkeypatch, seeds=Seeds(topics={"login": read_seeds().topics["login"]}), clusters=[0]) == [[0, 1]]
