import stat

import pytest

from cxtext.errors import ConfigError
from cxtext.ids import contact_id, file_id, load_key, new_run_id, pseudonym


def test_contact_id_depends_on_both_parts_and_on_where_one_ends():
    assert contact_id("a", "bc") != contact_id("ab", "c")
    assert contact_id("a", "bc") == contact_id("a", "bc")
    assert len(contact_id("a", "bc")) == 24


def test_file_id_is_the_sha256_of_the_bytes(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"abc")
    # FIPS 180-2, example B.1
    assert file_id(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_pseudonym_ignores_case_and_space_but_not_kind_or_key():
    key = b"k" * 16
    assert pseudonym(" K-1 ", kind="customer", key=key) == pseudonym("k-1", kind="customer", key=key)
    assert pseudonym("k-1", kind="agent", key=key) != pseudonym("k-1", kind="customer", key=key)
    assert pseudonym("k-1", kind="customer", key=b"l" * 16) != pseudonym("k-1", kind="customer", key=key)


def test_key_file_is_made_once_and_is_private(tmp_path, monkeypatch):
    monkeypatch.delenv("CXTEXT_KEY", raising=False)
    path = tmp_path / "deep" / "pseudonyms.key"
    first = load_key(path)
    assert load_key(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_key_from_the_environment_wins_and_must_be_long(tmp_path, monkeypatch):
    monkeypatch.setenv("CXTEXT_KEY", "a-long-enough-secret")
    assert load_key(tmp_path / "none") == b"a-long-enough-secret"
    assert not (tmp_path / "none").exists()
    monkeypatch.setenv("CXTEXT_KEY", "short")
    with pytest.raises(ConfigError, match="5 characters"):
        load_key(tmp_path / "none")


def test_run_ids_sort_by_time_and_differ():
    assert new_run_id() != new_run_id()
    assert new_run_id()[:15] <= new_run_id()[:15]
