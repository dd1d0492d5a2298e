"""What data/training must hold to: it fits the codebook, and no text is a copy of another with a word swapped."""

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer

from cxtext.home import DEFAULT_HOME
from cxtext.train import read_examples

MAX_JACCARD = 0.6
MAX_SHARE = 0.02
MIN_CHARS = 25  # shorter ones ("ja klopt", "dank u wel") are rightly alike
BLOCK = 1000


def near_duplicates(texts):
    """Return the texts of which a later one is nearly a copy, by their places."""
    grams = CountVectorizer(analyzer="char_wb", ngram_range=(5, 5), binary=True, dtype=np.int32).fit_transform(texts).tocsr()
    sizes, telling, found = np.diff(grams.indptr), rarest(grams), set()
    for start in range(0, len(texts), BLOCK):
        first, second = (telling[start : start + BLOCK] @ telling.T).nonzero()
        first = first + start
        first, second = first[first < second], second[first < second]
        shared = np.asarray(grams[first].multiply(grams[second]).sum(axis=1)).ravel()
        found |= set(first[shared / (sizes[first] + sizes[second] - shared) > MAX_JACCARD].tolist())
    return found


def rarest(grams):
    """Keep so many of each text's rarest grams that two texts above MAX_JACCARD must share one (prefix filter, Chaudhuri et al. 2006)."""
    sizes = np.diff(grams.indptr)
    text = np.repeat(np.arange(len(sizes)), sizes)
    rarity = np.argsort(np.argsort(np.bincount(grams.indices, minlength=grams.shape[1]), kind="stable"))
    gram = grams.indices[np.lexsort((rarity[grams.indices], text))]
    place = np.arange(len(text)) - grams.indptr[text]
    kept = place < (sizes - np.ceil(MAX_JACCARD * sizes) + 1)[text]
    return sparse.csr_array((np.ones(kept.sum(), dtype=np.int32), (text[kept], gram[kept])), shape=grams.shape)


def test_near_duplicates_are_found():
    texts = ["ik wacht nu al drie weken op de monteur", "ik wacht nu al vier weken op de monteur", "mijn factuur klopt deze maand niet"]
    assert near_duplicates(texts) == {0}


def test_the_rarest_grams_find_what_comparing_all_finds():
    rng = np.random.default_rng(11)
    words = ["monteur", "factuur", "wachten", "modem", "bellen", "pakket", "morgen", "terug", "nooit", "weer"]
    texts = [" ".join(rng.choice(words, size=6)) for _ in range(120)]
    grams = CountVectorizer(analyzer="char_wb", ngram_range=(5, 5), binary=True, dtype=np.int32).fit_transform(texts).toarray().astype(bool)
    alike = {i for i in range(120) for j in range(i + 1, 120) if (grams[i] & grams[j]).sum() > MAX_JACCARD * (grams[i] | grams[j]).sum()}
    assert alike
    assert near_duplicates(texts) == alike


def test_training_texts_fit_the_codebook_and_are_written_one_by_one():
    examples = read_examples(DEFAULT_HOME / "training")
    texts = sorted({example.text for example in examples if len(example.text) >= MIN_CHARS and example.sentiment is not None})
    assert len(near_duplicates(texts)) < MAX_SHARE * len(texts)
