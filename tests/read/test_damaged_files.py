import io
import random
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook

from cxtext.config import Config
from cxtext.read import read_file

FIXTURES = Path(__file__).parent / "fixtures"
N_DAMAGES = 12
ROW = {"contact_id": "1", "channel": "chat", "started_at": "2026-11-02", "role": "klant", "text": "hoi"}


def workbook():
    book, file = Workbook(), io.BytesIO()
    book.active.append(list(ROW))
    book.active.append(list(ROW.values()))
    book.save(file)
    return file.getvalue()


def parquet():
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([ROW]), file)
    return file.getvalue()


def archive():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(FIXTURES.iterdir())[:6]:
            packed.write(path, path.name)
    return file.getvalue()


FILES = {path.name: path.read_bytes for path in sorted(FIXTURES.iterdir())} | {"t.xlsx": workbook, "t.parquet": parquet, "t.zip": archive}


def damaged(raw, chance):
    """Change, cut out, put in or cut off a few bytes."""
    place = chance.randrange(len(raw))
    return chance.choice(
        [
            raw[:place] + bytes([chance.randrange(256)]) + raw[place + 1 :],
            raw[:place] + raw[place + chance.randrange(1, 30) :],
            raw[:place] + chance.choice([b"null", b"{", b"\x00", b"1e400", b"9" * 25, b"\n", b"\xff"]) + raw[place:],
            raw[: place + 1],
        ]
    )


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_never_raises_and_always_answers(tmp_path, name):
    chance = random.Random(name)
    raw = FILES[name]()
    for _ in range(N_DAMAGES):
        (tmp_path / name).write_bytes(damaged(raw, chance))
        assert list(read_file(tmp_path / name, inbox=tmp_path, config=Config()))
