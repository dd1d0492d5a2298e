"""What data/training must hold to: it fits the codebook, and no text is a copy of another with a word swapped."""

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer

from cxtext.home import DEFAULT_HOME
from cxtext.train import read_examples

MAX_JACCARD = 0.6
MAX_SHARE = 0.02
MIN_CHARS = 25  # shorter ones ("ja klopt", "dank u wel") are rightly alike


def near_duplicates(texts):
    grams = CountVectorizer(analyzer="char_wb", ngram_range=(5, 5), binary=True, dtype=np.int32).fit_transform(texts)
    sizes = np.asarray(grams.sum(axis=1)).ravel()
    found = set()
    for start in range(0, len(texts), 1000):
        part = grams[start : start + 1000]
        shared = (part @ grams.T).tocoo()
        row, column = shared.row + start, shared.col
        jaccard = shared.data / (sizes[row] + sizes[column] - shared.data)
        found |= {int(i) for i in row[(row < column) & (jaccard > MAX_JACCARD)]}
    return found


def test_near_duplicates_are_found():
    texts = ["ik wacht nu al drie weken op de monteur", "ik wacht nu al vier weken op de monteur", "mijn factuur klopt deze maand niet"]
    assert near_duplicates(texts) == {0}


def test_training_texts_fit_the_codebook_and_are_written_one_by_one():
    examples = read_examples(DEFAULT_HOME / "training")
    texts = sorted({example.text for example in examples if len(example.text) >= MIN_CHARS and example.sentiment is not None})
    assert len(near_duplicates(texts)) < MAX_SHARE * len(texts)
