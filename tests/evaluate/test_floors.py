from pathlib import Path

import pytest

from cxtext.errors import ConfigError, QualityDropped
from cxtext.evaluate.floors import Floor, hold, read_floors
from cxtext.evaluate.metrics import Score
from cxtext.evaluate.suite import Measure

PAGE = Path("evaluation/2026-11-22.md")


def measured(value, yardstick=None):
    return [Measure("pain point, contact", "all labels", "all", "micro F1", Score(value, value, value, 10), yardstick)]


def floor(**bounds):
    return Floor(task="pain point, contact", measure="micro F1", **bounds)


@pytest.mark.parametrize(
    ("bounds", "value", "yardstick"),
    [({"least": 0.4}, 0.4, None), ({"most": 0.4}, 0.4, None), ({"beats_yardstick": True}, 0.41, 0.4), ({"beats_yardstick": True}, 0.1, None)],
)
def test_a_figure_on_the_right_side_holds(bounds, value, yardstick):
    hold([floor(**bounds)], measured(value, yardstick), page=PAGE)


@pytest.mark.parametrize(
    ("bounds", "value", "yardstick", "message"),
    [
        ({"least": 0.4}, 0.399, None, r"micro F1 is 0\.399, less than 0\.4"),
        ({"most": 0.4}, 0.5, None, r"is 0\.500, more than 0\.4"),
        ({"beats_yardstick": True}, 0.4, 0.4, r"no better than the yardstick's 0\.400"),
        ({"least": 0.4}, None, None, "cannot be measured"),
    ],
)
def test_what_fell_is_named(bounds, value, yardstick, message):
    with pytest.raises(QualityDropped, match=message) as error:
        hold([floor(**bounds)], measured(value, yardstick), page=PAGE)
    assert "pain point, contact, all labels (all)" in error.value.what
    assert error.value.where == str(PAGE)


def test_all_that_fell_is_named_at_once():
    with pytest.raises(QualityDropped, match=r"less than 0\.9.*no better than"):
        hold([floor(least=0.9), floor(beats_yardstick=True)], measured(0.4, 0.5), page=PAGE)


def test_a_floor_of_an_unknown_figure_is_a_mistake_in_the_config():
    with pytest.raises(ConfigError, match="no figure is called pain point, contact, bilings, all, micro F1"):
        hold([floor(least=0.4, label="bilings")], measured(0.5), page=PAGE)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[floors]]\ntask = "a"\nmeasure = "F1"\nleest = 0.4\n', r"floors\.0\.leest — Extra inputs are not permitted"),
        ('[[floors]]\ntask = "a"\nmeasure = "F1"\n', "a floor needs least, most or beats_yardstick"),
        ("[[floors]\n", "no TOML"),
    ],
)
def test_a_wrong_file_is_explained(tmp_path, text, message):
    path = tmp_path / "evaluate.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=message):
        read_floors(path)


def test_a_missing_file_is_explained(tmp_path):
    with pytest.raises(ConfigError, match="does not exist"):
        read_floors(tmp_path / "evaluate.toml")


def test_the_project_holds_every_kind_of_figure_to_a_floor():
    assert {floor.task for floor in read_floors()} >= {"pain point, contact", "emotion, turn", "sentiment sign, turn", "masking"}
