from collections.abc import Callable
from pathlib import Path

import pytest

from cxtext.config import Config
from cxtext.contact import Contact, Rejected
from cxtext.read import read_file

FIXTURES = Path(__file__).parent / "fixtures"
Outcomes = list[Contact | Rejected]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Outcomes]:
    """Write one file into an inbox and read it."""

    def run(name: str, content: str | bytes, config: Config | None = None) -> Outcomes:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read_file(path, inbox=tmp_path, config=config or Config()))

    return run


@pytest.fixture
def read_fixture() -> Callable[..., Outcomes]:
    """Read one of the fixtures written for the project."""

    def run(name: str, config: Config | None = None) -> Outcomes:
        return list(read_file(FIXTURES / name, inbox=FIXTURES, config=config or Config()))

    return run
