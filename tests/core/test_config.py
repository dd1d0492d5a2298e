import re

import pytest

from cxtext.config import Config, load_config
from cxtext.errors import ConfigError
from cxtext.home import CONFIGS


def written(tmp_path, text):
    path = tmp_path / "team.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_typo_is_named_with_its_place(tmp_path):
    with pytest.raises(ConfigError, match=re.escape("report.min_custmers — Extra inputs are not permitted")):
        load_config(written(tmp_path, "[report]\nmin_custmers = 5\n"))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("time_zone = 'Europe/Amstredam'", "no time zone"),
        ("[[inbox.sources]]\nfilename = '(oops'", "no valid regular expression"),
        ("[tag]\nworkers = 0", "tag.workers"),
        ("[tag]\nengine = 'bert'", "tag.engine — Input should be 'embedded' or 'transformer'"),
        ("[tag.transformer]\ndevice = 'gpu'", "tag.transformer.device"),
        ("[tag.transformer]\nemotion_threshold = 0", "tag.transformer.emotion_threshold"),
        ("[tag.transformer.emotion_map]\nfear = 'nervousness'", "emotion_map is of no use without emotions"),
        ("[journeys]\nwindow_days = 0", "journeys.window_days"),
        ("[journeys]\nwindow_days_by_reason = { refund = 14 }", "refund: no contact_reason"),
        ("[inbox.roles]\nJan = 'klant'", "inbox.roles.Jan"),
        ("time_zone = ", "no TOML"),
        ("[weeks]\nholidays = 'Nederland'", "weeks.holidays — Value error, 'Nederland' has no known holidays"),
        ("[weeks]\nholidays = 'NL-XX'", "weeks.holidays"),
        ("sha256 = 'x'", "sha256"),
    ],
)
def test_a_wrong_value_is_refused(tmp_path, text, complaint):
    with pytest.raises(ConfigError, match=re.escape(complaint)):
        load_config(written(tmp_path, text))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ConfigError, match="does not exist"):
        load_config(tmp_path / "none.toml")


def test_the_shipped_config_lists_the_defaults():
    shipped = load_config(CONFIGS / "cxtext.toml")
    assert shipped.model_copy(update={"sha256": ""}) == Config()


def test_the_sha_follows_the_bytes(tmp_path):
    one = load_config(written(tmp_path, "[report]\nlanguage = 'en'\n"))
    two = load_config(written(tmp_path, "[report]\nlanguage = 'en'\n# a remark\n"))
    assert one.sha256 != two.sha256
