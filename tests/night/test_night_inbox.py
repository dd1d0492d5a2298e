import os

import pytest

from cxtext.errors import ConfigError
from cxtext.ids import file_id
from cxtext.night import new_files, require_inbox, settings


def _names(house, **options):
    return [file.path.name for file in new_files(house.settings(), known=options.pop("known", frozenset()), **options)]


def _aged(path, seconds):
    os.utime(path, (seconds, seconds))


def test_the_oldest_file_comes_first(house):
    _aged(house.put("b.jsonl", "b"), 1_000)
    _aged(house.put("a.jsonl", "a"), 2_000)
    assert _names(house) == ["b.jsonl", "a.jsonl"]


def test_the_same_bytes_under_two_names_are_one_file(house):
    _aged(house.put("late.jsonl", "x"), 2_000)
    _aged(house.put("calls/early.jsonl", "x"), 1_000)
    assert _names(house) == ["early.jsonl"]


def test_known_files_are_left_alone_unless_asked_for(house):
    known = frozenset([file_id(house.put("calls/a.jsonl", "a")), file_id(house.put("mail/b.jsonl", "b"))])
    assert _names(house, known=known) == []
    assert _names(house, known=known, again=["mail/*"]) == ["b.jsonl"]
    with pytest.raises(ConfigError, match="no file of the inbox fits --again"):
        _names(house, known=known, again=["chats/*"])


def test_hidden_unfinished_and_sidecar_files_hold_no_contacts(house):
    house.config += '\n[[inbox.sources]]\nfiles = "*.vtt"\nsidecar = "surveys.csv"\n'
    for name in (".a.jsonl", ".git/a.jsonl", "__MACOSX/a.jsonl", "a.jsonl.part", "a.TMP", "surveys.csv", "good.jsonl"):
        house.put(name, name)
    assert _names(house) == ["good.jsonl"]


def test_a_file_that_cannot_be_read_is_told_and_keeps_its_id(house):
    (house.inbox / "gone.jsonl").symlink_to(house.root / "nowhere")
    os.mkfifo(house.inbox / "pipe.jsonl")
    files = new_files(house.settings(), known=frozenset())
    assert [(file.path.name, file.problem) for file in files] == [("gone.jsonl", "No such file or directory"), ("pipe.jsonl", "it is no regular file")]
    assert new_files(house.settings(), known=frozenset(file.file_id for file in files)) == []


def test_a_folder_that_is_a_link_is_followed_and_a_circle_ends(house, tmp_path):
    share = tmp_path / "share"
    share.mkdir()
    (share / "a.jsonl").write_text("a")
    (share / "back").symlink_to(house.inbox)
    (house.inbox / "calls").symlink_to(share)
    assert _names(house) == ["a.jsonl"]


def test_a_night_without_inbox_is_refused(house):
    house.inbox.rmdir()
    with pytest.raises(ConfigError, match="there is no inbox"):
        _names(house)


def test_a_home_inside_the_inbox_is_refused(house):
    house.inbox.joinpath("home").mkdir()
    inside = settings(house.inbox / "home", house.inbox, house.config_file)
    with pytest.raises(ConfigError, match="the home lies inside the inbox"):
        require_inbox(inside)
