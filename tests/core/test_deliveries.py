"""Where reports go, as a team writes it, and what it is told where that cannot be."""

import re

import pytest

from cxtext.config import load_config
from cxtext.errors import ConfigError
from cxtext.home import CONFIGS, PROJECT

_FOLDER = 'name = "share"\nkind = "folder"\npath = "share"\n'
_MAIL = 'name = "directie"\nkind = "mail"\nhost = "mail.example.nl"\nsender = "voc@example.nl"\nto = ["a@example.nl"]\n'
_SLACK = 'name = "team"\nkind = "slack"\nurl_env = "CXTEXT_SLACK"\n'


def _loaded(tmp_path, *deliveries):
    path = tmp_path / "team.toml"
    path.write_text("".join(f"[[deliveries]]\n{text}" for text in deliveries), "utf-8")
    return load_config(path).deliveries


def test_one_of_each_kind(tmp_path):
    folder, mail, slack, teams = _loaded(tmp_path, _FOLDER, _MAIL, _SLACK, _SLACK.replace("slack", "teams").replace("team", "kanaal", 1))
    assert (folder.periods, folder.formats, folder.folder(tmp_path)) == (("week",), ("html", "xlsx"), tmp_path / "share")
    assert (mail.security, mail.used_port, mail.attach) == ("starttls", 587, ())
    assert (slack.kind, teams.kind, slack.wait_days) == ("slack", "teams", 0)


def test_the_examples_that_the_docs_give_are_taken(tmp_path):
    (example,) = re.findall(r"```toml\n(.*?)```", (PROJECT / "docs" / "delivery.md").read_text("utf-8"), re.DOTALL)
    assert [delivery.kind for delivery in _loaded(tmp_path, example.removeprefix("[[deliveries]]"))] == ["folder", "mail", "slack", "teams"]
    _, _, commented = (CONFIGS / "cxtext.toml").read_text("utf-8").partition("# [[deliveries]]")
    assert [delivery.kind for delivery in _loaded(tmp_path, re.sub(r"(?m)^# ?", "", commented))] == ["folder", "mail"]


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_the_usual_port_goes_with_the_security(tmp_path, security, port):
    assert _loaded(tmp_path, f'{_MAIL}security = "{security}"\n')[0].used_port == port
    assert _loaded(tmp_path, f'{_MAIL}security = "{security}"\nport = 2525\n')[0].used_port == 2525


def test_a_link_is_filled_in(tmp_path):
    (slack,) = _loaded(tmp_path, _SLACK + 'link = "https://intranet.example.nl/{period}/cxtext-{period}.html"\n')
    assert slack.link_of("2026-10") == "https://intranet.example.nl/2026-10/cxtext-2026-10.html"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (_FOLDER + 'frmats = ["html"]\n', "deliveries.0.folder.frmats — Extra inputs are not permitted"),
        (_FOLDER + 'formats = ["pdf"]\n', "deliveries.0.folder.formats.0 — Input should be 'html', 'xlsx'"),
        (_FOLDER + "periods = []\n", "deliveries.0.folder.periods"),
        (_FOLDER.replace("share", "de gedeelde map", 1), "deliveries.0.folder.name"),
        ('name = "x"\nkind = "fax"\n', "deliveries.0 — Input tag 'fax' found using 'kind' does not match any of the expected tags: 'folder', 'mail'"),
        (_MAIL.replace('"a@example.nl"', '"a@example.nl, b@example.nl"'), "deliveries.0.mail.to.0 — Value error, 'a@example.nl, b@example.nl' is no mail"),
        (_MAIL.replace("voc@example.nl", "voc(stem@example.nl"), "deliveries.0.mail.sender — Value error, 'voc(stem@example.nl' is no mail address"),
        (_MAIL.replace("voc@example.nl", "voc@[1.2"), "deliveries.0.mail.sender — Value error, 'voc@[1.2' is no mail address"),
        (_MAIL + 'user = "cxtext"\n', "user and password_env go together"),
        (_MAIL + 'security = "none"\nuser = "cxtext"\npassword_env = "MAIL"\n', "would travel in the clear"),
        (_MAIL + 'security = "ssl"\n', "deliveries.0.mail.security"),
        (_SLACK + 'link = "https://example.nl/{week}"\n', "only {period} can be filled in"),
        (_SLACK + 'link = "https://example.nl/{period.name}"\n', "only {period} can be filled in"),
        (_SLACK + 'link = "https://example.nl/het rapport"\n', "write spaces as %20"),
        (_SLACK + "wait_days = 40\n", "deliveries.0.slack.wait_days"),
        (f"{_SLACK}[[deliveries]]\n{_SLACK}", "settings — Value error, deliveries: team stands twice; each needs its own name"),
    ],
)
def test_a_wrong_value_is_refused(tmp_path, text, complaint):
    with pytest.raises(ConfigError, match=re.escape(complaint)):
        _loaded(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (_MAIL + 'user = "cxtext"\npassword = "hunter2"\n', "password does not belong in this file"),
        (_MAIL + 'user = "cxtext"\npassword_env = "hunter2"\n', "the secret itself does not belong in this file"),
        (_SLACK.replace("CXTEXT_SLACK", "https://hooks.slack.com/hunter2"), "the secret itself does not belong in this file"),
        (_SLACK.replace("url_env", "url").replace("CXTEXT_SLACK", "https://hooks.slack.com/hunter2"), "url does not belong in this file"),
    ],
)
def test_a_secret_in_the_file_is_refused_and_not_shown(tmp_path, text, complaint):
    with pytest.raises(ConfigError, match=complaint) as caught:
        _loaded(tmp_path, text)
    assert "hunter2" not in str(caught.value)
    assert ("password_env" if "password" in text else "url_env") in str(caught.value)
