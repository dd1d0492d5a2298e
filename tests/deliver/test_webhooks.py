"""Messages to Slack and Teams, posted to a server of this machine."""

import logging
import socket
from dataclasses import replace

import pytest

from cxtext import deliver
from cxtext.deliveries import SlackDelivery, TeamsDelivery
from cxtext.errors import NotDelivered

_LINK = "https://intranet.example.nl/voc/{period}?a=1&b=2"
_SLACK = SlackDelivery(kind="slack", name="team", url_env="HOOK_URL")
_TEAMS = TeamsDelivery(kind="teams", name="team", url_env="HOOK_URL")
_BOTH = pytest.mark.parametrize("delivery", [_SLACK, _TEAMS], ids=["slack", "teams"])


def _changed(delivery, **fields):
    return delivery.model_copy(update=fields)


def _send(delivery, parcel):
    return deliver.send(delivery, parcel, home=None, key="k")


def _refused(delivery, parcel):
    with pytest.raises(NotDelivered) as caught:
        _send(delivery, parcel)
    return caught.value


def _texts(item):
    """Return every text of a message, in order."""
    if isinstance(item, dict):
        return [found for key, value in item.items() for found in ([value] if key == "text" and isinstance(value, str) else _texts(value))]
    return [found for value in item for found in _texts(value)] if isinstance(item, list) else []


def test_slack_gets_the_headlines_as_plain_text(hook, parcel):
    _send(_changed(_SLACK, link=_LINK), parcel)
    ((path, message),) = hook.got
    assert path == "/services/geheim"
    assert _texts(message) == [
        "Stem van de klant · Zilver &amp; Lijn · week 46: Wachttijd doet het meest pijn: 20 contacten van 18 klanten.",
        "Stem van de klant · Zilver & Lijn · week 46",
        "9 t/m 15 november 2026",
        "• Wachttijd doet het meest pijn: 20 contacten van 18 klanten.",
        "• De <balie> & *chat* vallen op.",
        "<https://intranet.example.nl/voc/2026-W46?a=1&amp;b=2|Open het rapport>",
        "Gemaakt door cxtext, uit cijfers. Wat klanten zelf zeiden staat alleen in het rapport.",
    ]
    kinds = [block["text"]["type"] for block in message["blocks"] if "text" in block]
    assert kinds == ["plain_text", "plain_text", "plain_text", "mrkdwn"]  # only the link is markup


def test_slack_takes_no_more_than_its_limits(hook, parcel):
    _send(_SLACK, replace(parcel, title="t" * 200, lines=tuple("x" * 4000 for _ in range(60))))
    ((_, message),) = hook.got
    head, *rest = [block["text"]["text"] for block in message["blocks"] if "text" in block]
    assert (len(head), {len(text) for text in rest}) == (150, {3000})
    assert len(message["blocks"]) <= 50


def test_teams_gets_a_card_with_a_button(hook, parcel):
    _send(_changed(_TEAMS, link=_LINK), parcel)
    (attachment,) = hook.got[0][1]["attachments"]
    card = attachment["content"]
    assert (attachment["contentType"], card["type"], card["version"], card["lang"]) == ("application/vnd.microsoft.card.adaptive", "AdaptiveCard", "1.2", "nl")
    assert card["actions"] == [{"type": "Action.OpenUrl", "title": "Open het rapport", "url": "https://intranet.example.nl/voc/2026-W46?a=1&b=2"}]
    assert _texts(card["body"]) == [
        "Stem van de klant · Zilver & Lijn · week 46",
        "9 t/m 15 november 2026",
        "• Wachttijd doet het meest pijn: 20 contacten van 18 klanten.",
        "• De <balie> & *chat* vallen op.",
        "Gemaakt door cxtext, uit cijfers. Wat klanten zelf zeiden staat alleen in het rapport.",
    ]
    # In a TextBlock, Teams would read * and < as Markdown.
    assert {block["type"] for block in card["body"]} == {"RichTextBlock"}


@_BOTH
def test_a_place_on_a_share_is_text(hook, parcel, delivery):
    _send(_changed(delivery, link=r"\\srv\voc\{period}"), parcel)
    assert r"Het rapport: \\srv\voc\2026-W46" in _texts(hook.got[0][1])
    assert "OpenUrl" not in str(hook.got)


@_BOTH
@pytest.mark.parametrize(
    ("status", "answer", "what", "fix"),
    [
        (400, "invalid_blocks", "(400, invalid_blocks)", "check that kind fits the webhook"),
        (403, "invalid_token", "(403, invalid_token)", "make a new webhook"),
        (404, "no_service", "(404, no_service)", "make a new webhook"),
        (410, "channel_is_archived", "(410, channel_is_archived)", "make a new webhook"),
        (500, "Uw bericht 'Wachttijd' ging niet", "(500)", "look at the service, then `cxtext deliver`"),
        (302, "", "(302)", "look at the service, then `cxtext deliver`"),
        (200, "Webhook message delivery failed with error: 413", "(200)", "look at the service, then `cxtext deliver`"),
    ],
)
def test_a_refusal_is_told_with_its_status_and_no_words_of_the_service(hook, parcel, delivery, status, answer, what, fix):
    hook.status, hook.answer = status, answer
    error = _refused(delivery, parcel)
    assert error.what == f"the service did not take the message {what}"
    assert fix in error.fix
    assert len(hook.got) == 1  # no redirection is followed, nothing is tried twice


def test_teams_answers_202_where_a_workflow_took_it(hook, parcel):
    hook.status, hook.answer = 202, ""
    assert _send(_TEAMS, parcel) == ""


@_BOTH
def test_a_slow_service_is_not_waited_for(hook, parcel, delivery):
    hook.silent_s = 0.5
    assert _refused(_changed(delivery, timeout_s=0.1), parcel).what == "the service did not answer within 0.1 s"


@_BOTH
def test_a_service_that_is_not_there(parcel, monkeypatch, delivery):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        monkeypatch.setenv("HOOK_URL", f"http://127.0.0.1:{taken.getsockname()[1]}/geheim")
        assert _refused(delivery, parcel).what == "the service cannot be reached (ConnectError)"


@_BOTH
@pytest.mark.parametrize("status", [200, 302, 500])
def test_the_address_is_in_no_log_and_no_error(hook, parcel, caplog, delivery, status):
    hook.status = status
    with caplog.at_level(logging.DEBUG):
        said = str(_refused(delivery, parcel)) if status != 200 else _send(delivery, parcel)
    assert "geheim" not in said + caplog.text
    assert "127.0.0.1:" not in caplog.text


@pytest.mark.parametrize("url", ["http://hooks.example.com/geheim", "hooks.example.com/geheim", "https://", "http://[geheim", "ftp://127.0.0.1/geheim"])
def test_an_address_over_which_a_secret_would_be_read_is_refused(parcel, monkeypatch, url):
    monkeypatch.setenv("HOOK_URL", url)
    error = _refused(_SLACK, parcel)
    assert error.what == "the variable holds no address that begins with https://"
    assert "geheim" not in str(error)
    with pytest.raises(NotDelivered, match="no address"):
        deliver.require(_SLACK, home=None)


def test_a_variable_that_is_not_set_is_named(parcel, monkeypatch):
    monkeypatch.setenv("HOOK_URL", " ")
    error = _refused(_TEAMS, parcel)
    assert (error.what, error.where) == ("the environment variable HOOK_URL is not set", "delivery team: HOOK_URL")


@_BOTH
def test_no_message_holds_words_of_customers(hook, parcel, delivery):
    _send(_changed(delivery, link=_LINK), parcel)
    assert "pinguïn" not in str(hook.got)
