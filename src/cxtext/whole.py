"""Files that appear whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a place beside a file to write it at; what lies there takes the place of the file when all went well.

    Args:
        path: the file; its folder exists.
    """
    partial = path.with_name(f".{path.name}.partial")
    yield partial
    partial.replace(path)
