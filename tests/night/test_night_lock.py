import subprocess
import sys

import pytest

from cxtext.errors import ConfigError, NightRunning
from cxtext.home import Home
from cxtext.night import holder, night_lock

_HOLD = """
import sys
from pathlib import Path
from cxtext.home import Home
from cxtext.night.lock import night_lock
with night_lock(Home(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path):
    """Another process that holds the lock."""
    process = subprocess.Popen([sys.executable, "-c", _HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()


def test_the_second_night_is_told_who_holds_the_lock(tmp_path, other):
    with pytest.raises(NightRunning, match=f"process {other.pid} on "), night_lock(Home(tmp_path)):
        pass
    assert f"process {other.pid} on " in holder(Home(tmp_path))


def test_the_lock_of_a_killed_night_is_free(tmp_path, other):
    other.kill()
    other.wait()
    assert holder(Home(tmp_path)) is None
    with night_lock(Home(tmp_path)):
        pass


def test_the_lock_is_free_after_a_night_that_failed(tmp_path):
    with pytest.raises(ZeroDivisionError), night_lock(Home(tmp_path)):
        raise ZeroDivisionError
    assert holder(Home(tmp_path)) is None
    assert not list(tmp_path.glob("*.holder"))


def test_a_home_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ConfigError, match="the home cannot be written"), night_lock(Home(tmp_path / "file" / "home")):
        pass
