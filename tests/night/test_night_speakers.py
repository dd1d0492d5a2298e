import tomllib

import pytest

from cxtext.config import Config
from cxtext.night.speakers import fix


@pytest.mark.parametrize("speaker", ["spk_2", "0", 'the "other" side', "kanaal\\2", "channel 1"])
def test_the_line_can_be_put_into_the_config_as_it_is(speaker):
    config = Config(**tomllib.loads(f"[inbox]\n{fix(speaker)}\n"))
    assert config.inbox.roles == {speaker: "customer"}


def test_a_masked_name_is_mapped_with_all_others():
    config = Config(**tomllib.loads(f"[inbox]\n{fix('[NAME]')}\n"))
    assert config.inbox.roles == {"*": "customer"}


def test_turns_without_a_speaker_are_not_the_config_s_to_mend():
    assert "ask the sender" in fix("")
