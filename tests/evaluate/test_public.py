import pytest

from cxtext.errors import ConfigError
from cxtext.evaluate.public import counts, xed

FILES = {
    "en-annotated.tsv": "Get out !\t1, 8\r\nI miss him\t6\r\nWell well\t7\r\n\t\t\r\n",
    "neu_en.txt": "9\tTwo pair 10s\t\t\t\r\n",
    "nl-projections-4000.tsv": "Help !\t4\r\n",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def test_plutchik_is_mapped_to_the_codebook_and_the_rest_is_left_out(folder):
    english, dutch = xed(folder)
    assert english.texts == ["Get out !", "I miss him", "Well well", "Two pair 10s"]
    assert english.truth == [{"anger"}, {"sadness"}, set(), set()]  # trust and surprise have no counterpart
    assert english.measured == ("anger", "nervousness", "sadness", "joy")
    assert (dutch.language, dutch.texts, dutch.truth) == ("nl", ["Help !"], [{"nervousness"}])


def test_an_emotion_that_the_set_cannot_tell_of_is_no_mistake(folder):
    english, _ = xed(folder)
    found = counts(english, [frozenset({"annoyance"}), frozenset({"sadness"}), frozenset({"joy"}), frozenset()])
    anger, nervousness, sadness, joy = found.sum(axis=0).tolist()
    assert (anger, nervousness, sadness, joy) == ([0, 0, 1], [0, 0, 0], [1, 0, 0], [0, 1, 0])


def test_a_missing_file_is_named(folder):
    (folder / "neu_en.txt").unlink()
    with pytest.raises(ConfigError, match="a file of XED is missing") as error:
        list(xed(folder))
    assert error.value.where.endswith("neu_en.txt")
