"""Labelled sets are read as their makers publish them: invented files in the form of each."""

import json

import pytest

from cxtext.errors import ConfigError
from cxtext.evaluate.topics.sets import MIN_TEXTS, read_sets


def _written(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _rows(found):
    return list(zip(found.texts, found.labels, found.languages, strict=True))


def test_banking77_is_a_csv_of_text_and_category(tmp_path):
    _written(tmp_path / "train.csv", 'text,category\nwhere is it?,card_arrival\n"two lines,\nand a comma",top_up\n')
    _written(tmp_path / "test.csv", "text,category\nnever read,card_arrival\n")
    [found] = read_sets({"banking77": tmp_path})
    assert _rows(found) == [("where is it?", "card_arrival", "en"), ("two lines,\nand a comma", "top_up", "en")]


def test_dstc11_is_json_lines_of_utterance_and_intent(tmp_path):
    lines = [{"utterance": "a quote, please", "utterance_id": "insurance_0", "intent": "GetQuote"}, {"utterance": "I crashed", "intent": "FileClaim"}]
    _written(tmp_path / "insurance-utterances.jsonl", "".join(f"{json.dumps(line)}\n" for line in lines))
    [found] = read_sets({"dstc11": tmp_path})
    assert _rows(found) == [("a quote, please", "GetQuote", "en"), ("I crashed", "FileClaim", "en")]


def test_a_text_of_nlupp_has_its_intents_as_one_label_when_enough_texts_do(tmp_path):
    usual = [{"text": f"new pin {i}", "intents": ["pin", "new"] if i % 2 else ["new", "pin"]} for i in range(MIN_TEXTS)]
    seldom = [{"text": f"old pin {i}", "intents": ["pin", "old"]} for i in range(MIN_TEXTS - 1)]
    none = [{"text": "on the second", "slots": {}}, {"text": "ok", "intents": []}]
    _written(tmp_path / "banking" / "fold0.json", json.dumps(usual[:3] + seldom + none))
    _written(tmp_path / "hotels" / "fold1.json", json.dumps(usual[3:]))
    [found] = read_sets({"nlupp": tmp_path})
    assert _rows(found) == [(row["text"], "new+pin", "en") for row in usual]


NL = """# id = 1
# text-en = Will it rain?
# text = Gaat het regenen?
# intent = weather/find
1\tGaat\tweather/find\tO
2\thet\tweather/find\tO

# id = 2
# text-en = Not in the English file
# text = Zet de wekker
# intent = alarm/set_alarm
1\tZet\talarm/set_alarm\tO

# id = 3
# text-en = Wake me up
# text = Maak me wakker
# intent = alarm/set_alarm
"""
EN = """# text: Wake me up
# intent: alarm/set_alarm
# slots: 0:4:action
1\tWake\talarm/set_alarm\tO

# text = Will it rain?
# intent = weather/find
"""


def test_xsid_is_read_in_dutch_in_english_and_with_twins(tmp_path):
    _written(tmp_path / "nl.valid.conll", NL)
    _written(tmp_path / "en.valid.conll", EN)
    dutch, english, both = read_sets({"xsid-nl": tmp_path})
    assert _rows(dutch) == [
        ("Gaat het regenen?", "weather/find", "nl"),
        ("Zet de wekker", "alarm/set_alarm", "nl"),
        ("Maak me wakker", "alarm/set_alarm", "nl"),
    ]
    assert _rows(english) == [("Wake me up", "alarm/set_alarm", "en"), ("Will it rain?", "weather/find", "en")]
    assert _rows(both) == _rows(dutch) + _rows(english)
    assert [(both.texts[i], both.texts[j]) for i, j in both.twins] == [("Gaat het regenen?", "Will it rain?"), ("Maak me wakker", "Wake me up")]


@pytest.mark.parametrize("name", ["banking77", "dstc11", "nlupp", "xsid-nl"])
def test_a_folder_without_the_file_is_refused(tmp_path, name):
    with pytest.raises(ConfigError, match="lacks a file"):
        read_sets({name: tmp_path})
