"""The report as files in a folder."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cxtext import deliver
from cxtext.deliveries import FolderDelivery
from cxtext.errors import NotDelivered

from ..rights import as_nobody
from .conftest import QUOTE


@pytest.fixture
def share(tmp_path):
    """A home with a folder in it."""
    (tmp_path / "share").mkdir()
    return tmp_path


def _delivery(path="share", **fields):
    return FolderDelivery(kind="folder", name="share", path=str(path), **fields)


def _send(delivery, parcel, home):
    return deliver.send(delivery, parcel, home=home, key="k")


def test_the_files_that_are_asked_for_lie_in_a_folder_of_the_week(share, parcel):
    _send(_delivery(), parcel, share)
    folder = share / "share" / "2026-W46"
    assert sorted(path.name for path in folder.iterdir()) == ["cxtext-2026-W46.html", "cxtext-2026-W46.xlsx"]
    assert (folder / "cxtext-2026-W46.html").read_text("utf-8") == f"<p>{QUOTE}</p>"


def test_a_folder_elsewhere_and_another_format(share, parcel, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    _send(_delivery(elsewhere, formats=("csv",)), parcel, share)
    assert [path.name for path in elsewhere.rglob("*.*")] == ["cxtext-2026-W46.csv"]


def test_a_later_report_takes_the_place_of_an_earlier_one(share, parcel):
    _send(_delivery(), parcel, share)
    parcel.files["html"].write_text("later", "utf-8")
    _send(_delivery(), parcel, share)
    assert (share / "share" / "2026-W46" / "cxtext-2026-W46.html").read_text("utf-8") == "later"


def test_a_folder_that_is_not_there_is_not_made(share, parcel):
    with pytest.raises(NotDelivered, match="the folder is not there") as caught:
        _send(_delivery("shrae"), parcel, share)
    assert "mount the share" in caught.value.fix
    assert not (share / "shrae").exists()


def test_a_folder_that_cannot_be_written_is_told(parcel):
    with TemporaryDirectory() as folder:  # that of pytest nobody may enter
        Path(folder).chmod(0o555)
        with as_nobody(), pytest.raises(NotDelivered, match="cannot be written"):
            _send(_delivery(folder), parcel, Path(folder))
        assert list(Path(folder).iterdir()) == []


def test_a_folder_that_cannot_even_be_looked_at_is_told(share, parcel):
    share.chmod(0o700)
    with as_nobody(), pytest.raises(NotDelivered, match="the folder cannot be looked at \\(Permission denied\\)"):
        deliver.require(_delivery(), home=share / "share")


def test_a_copy_that_breaks_off_leaves_the_earlier_file_and_nothing_half(share, parcel, monkeypatch):
    _send(_delivery(), parcel, share)

    def full(_source, target):
        target.write_text("half", "utf-8")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(NotDelivered, match="No space left on device"):
        _send(_delivery(), parcel, share)
    folder = share / "share" / "2026-W46"
    assert sorted(path.name for path in folder.iterdir()) == ["cxtext-2026-W46.html", "cxtext-2026-W46.xlsx"]
    assert (folder / "cxtext-2026-W46.html").read_text("utf-8") == f"<p>{QUOTE}</p>"


def test_a_delivery_that_breaks_off_at_its_second_file_leaves_none(share, parcel, monkeypatch):
    def full(source, target):
        target.write_bytes(source.read_bytes())
        if source.suffix == ".xlsx":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(NotDelivered, match="No space left on device"):
        _send(_delivery(), parcel, share)
    assert list((share / "share" / "2026-W46").iterdir()) == []


def test_a_preview_writes_nothing(share, parcel):
    said = deliver.preview(_delivery(), parcel, home=share)
    assert said.splitlines()[0] == str(share / "share" / "2026-W46" / "cxtext-2026-W46.html")
    assert list((share / "share").iterdir()) == []
