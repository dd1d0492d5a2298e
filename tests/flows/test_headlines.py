"""Headlines beside a run: only where there is a run, and never the reason that it fails."""

import httpx
import pytest

from cxtext import night
from cxtext.errors import WarehouseError
from pipelines import headlines


@pytest.fixture
def kept(monkeypatch):
    """What a server was asked to keep."""
    found = []
    monkeypatch.setattr(headlines, "create_markdown_artifact", lambda markdown, **named: found.append((markdown, named["key"])))
    return found


@pytest.fixture
def _in_a_run(monkeypatch):
    monkeypatch.setattr(headlines.FlowRunContext, "get", staticmethod(object))


def test_outside_a_run_there_is_nobody_to_keep_them(kept, tmp_path):
    headlines.show_headlines("# week 45")
    headlines.show_last_headlines(night.settings(tmp_path))
    assert kept == []


@pytest.mark.usefixtures("_in_a_run")
def test_each_kind_of_period_has_its_own(kept):
    headlines.show_headlines("# week 45")
    headlines.show_headlines("# november", grain="month")
    assert kept == [("# week 45", "headlines-week"), ("# november", "headlines-month")]


@pytest.mark.usefixtures("_in_a_run")
def test_a_server_that_does_not_answer_is_a_warning(monkeypatch, caplog):
    def down(*_, **__):
        raise httpx.ConnectError("All connection attempts failed")

    monkeypatch.setattr(headlines, "create_markdown_artifact", down)
    headlines.show_headlines("# week 45")
    assert "the headlines are not on the server (ConnectError)" in caplog.text


@pytest.mark.usefixtures("_in_a_run")
def test_without_headlines_the_night_is_as_good(kept, monkeypatch, caplog, tmp_path):
    def broken(_settings):
        raise WarehouseError("the weekly tables are missing", where="voc", fix="run `cxtext run`")

    for found in (lambda _settings: None, broken):
        monkeypatch.setattr(night, "headlines", found)
        headlines.show_last_headlines(night.settings(tmp_path))
    assert kept == []
    assert "there are no headlines: the weekly tables are missing" in caplog.text
