import pytest

from cxtext.errors import ArtefactError, ConfigError
from cxtext.evaluate import open_named


def test_an_engine_is_opened_by_kind_and_version():
    newest = open_named("embedded")
    assert open_named(f"embedded:{newest.name.rpartition('/')[2]}").name == newest.name


def test_an_unknown_engine_is_refused_with_those_that_exist():
    with pytest.raises(ConfigError, match="no engine is called 'embeded'; there are: embedded"):
        open_named("embeded:2026-11-22")


def test_an_unknown_version_is_refused():
    with pytest.raises(ArtefactError, match="no version '1999-01-01'"):
        open_named("embedded:1999-01-01")
