"""A night that is killed with SIGKILL at any moment ends, after a second start, as if nothing had happened."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

_VICTIM = Path(__file__).parent / "victim.py"
_MOMENTS = (
    "in the middle of reading",
    "in the middle of loading",
    "between saving and loading topics",
    "between closing the run and publishing",
    "before the work is cleared",
)


@pytest.fixture(scope="module")
def killed(house_of_module):
    """A house whose night was done unbroken, and killed at every moment in a home of its own: name of the moment → exit code."""
    house = house_of_module
    house.config += "batch_contacts = 4\n"
    for number in range(2):
        os.utime(house.put(f"{number}.jsonl", house.contact("c-1", csat=number), house.contact(f"d-{number}"), "{broken"), (number, number))
    os.utime(house.put("2.jsonl", house.contact("e")), (2, 2))
    house.night()
    for moment in _MOMENTS:
        (house.root / moment).mkdir()
        shutil.copy(house.home.key_file, house.root / moment)
    pairs = [f"{moment}={house.root / moment}" for moment in _MOMENTS]
    done = subprocess.run([sys.executable, str(_VICTIM), str(house.config_file), str(house.inbox), *pairs], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return dict(line.split("=") for line in done.stdout.splitlines())


@pytest.mark.parametrize("moment", _MOMENTS)
def test_a_killed_night_goes_on_and_ends_like_an_unbroken_one(house_of_module, killed, moment):
    assert killed[moment] == str(-signal.SIGKILL)
    survivor = type(house_of_module)(house_of_module.root, config=house_of_module.config)
    survivor.home_name = moment
    survivor.night()
    assert survivor.digest() == house_of_module.digest()
    assert not survivor.home.work.exists()
    assert survivor.night().published is False
