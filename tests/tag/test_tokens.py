from hypothesis import given
from hypothesis import strategies as st

from cxtext.tag.tokens import tokenize


def test_tokens_slice_their_texts_across_languages():
    texts = ["Ik bel 's avonds, bijv. om 12.30 uur.", "", "I don't know :("]
    tokens = tokenize(texts, ["nl", "nl", "en"])
    assert tokens.n_texts == 3
    for text, start, end, word in zip(tokens.text, tokens.start, tokens.end, tokens.word, strict=True):
        assert texts[text][start:end] == tokens.words[word]
    assert "bijv." in tokens.words  # a Dutch abbreviation is one token
    assert "n't" in tokens.words  # an English clitic is one token
    assert ":(" in tokens.words


def test_no_text_has_no_tokens():
    tokens = tokenize([], [])
    assert (tokens.n_texts, len(tokens.word), tokens.words) == (0, 0, ())


@given(st.lists(st.tuples(st.text(max_size=60), st.sampled_from(["nl", "en"])), max_size=6))
def test_any_unicode_is_covered_in_order(pairs):
    texts, languages = [text for text, _ in pairs], [language for _, language in pairs]
    tokens = tokenize(texts, languages)
    assert list(tokens.text) == sorted(tokens.text)
    for text, start, end, word in zip(tokens.text, tokens.start, tokens.end, tokens.word, strict=True):
        assert texts[text][start:end] == tokens.words[word]
