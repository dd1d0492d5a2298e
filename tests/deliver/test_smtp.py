"""Mail handed to a server of this machine: in the clear, over TLS, with a login, and refused."""

import socket
import time
from email import message_from_bytes

import pytest
from aiosmtpd.smtp import SMTP, AuthResult

from cxtext import deliver
from cxtext.errors import NotDelivered

from .certificate import server_context, write_certificate

_PASSWORD = "geheim van de mail"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    return write_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def trusted(certificate, monkeypatch):
    """The certificate of the server, and a machine that trusts it."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    return certificate


def _send(delivery, parcel, key="k"):
    return deliver.send(delivery, parcel, home=None, key=key)


def _refused(delivery, parcel):
    with pytest.raises(NotDelivered) as caught:
        _send(delivery, parcel)
    return caught.value


def _login(_server, _session, _envelope, _mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"cxtext", _PASSWORD.encode()), handled=False)


def test_a_relay_without_a_password_takes_it(post, parcel):
    server = post()
    assert _send(server.delivery(to=("a@example.nl", "Bé <b@example.nl>")), parcel) == ""
    (taken,) = server.inbox.mails
    assert (taken.mail_from, taken.rcpt_tos) == ("voc@example.nl", ["a@example.nl", "b@example.nl"])
    assert message_from_bytes(taken.content)["Message-ID"].endswith("@cxtext.invalid>")


def test_starttls_and_a_login(post, parcel, trusted, monkeypatch):
    server = post(tls_context=server_context(trusted), require_starttls=True, authenticator=_login, auth_required=True)
    monkeypatch.setenv("MAIL_PASSWORD", _PASSWORD)
    _send(server.delivery(security="starttls", user="cxtext", password_env="MAIL_PASSWORD"), parcel)
    assert len(server.inbox.mails) == 1


def test_tls_from_the_first_byte(post, parcel, trusted):
    server = post(ssl_context=server_context(trusted))
    _send(server.delivery(security="tls"), parcel)
    assert len(server.inbox.mails) == 1


def test_a_certificate_that_nobody_knows_is_refused(post, parcel, certificate):
    server = post(tls_context=server_context(certificate))
    error = _refused(server.delivery(security="starttls"), parcel)
    assert "the certificate of the server is not trusted" in error.what
    assert "SSL_CERT_FILE" in error.fix
    assert server.inbox.mails == []


def test_a_server_without_starttls_gets_no_mail(post, parcel):
    server = post()
    error = _refused(server.delivery(security="starttls"), parcel)
    assert (error.what, server.inbox.mails) == ("the server cannot do what is asked: STARTTLS extension not supported by server", [])


def test_tls_where_the_server_speaks_none_says_which_port_goes_with_what(post, parcel):
    assert '465 with "tls"' in _refused(post().delivery(security="tls"), parcel).fix


def test_a_wrong_password_is_told_without_the_password(post, parcel, trusted, monkeypatch):
    server = post(tls_context=server_context(trusted), authenticator=_login)
    monkeypatch.setenv("MAIL_PASSWORD", "een ander geheim")
    error = _refused(server.delivery(security="starttls", user="cxtext", password_env="MAIL_PASSWORD"), parcel)
    assert (error.what, error.fix) == ("the server refused user and password (535)", "check user, and what MAIL_PASSWORD holds")
    assert "geheim" not in str(error)
    assert error.__cause__ is None


def test_a_password_that_is_not_set_is_told_before_anything_is_sent(post, parcel, monkeypatch):
    monkeypatch.delenv("MAIL_PASSWORD", raising=False)
    error = _refused(post().delivery(security="tls", user="cxtext", password_env="MAIL_PASSWORD"), parcel)
    assert error.what == "the environment variable MAIL_PASSWORD is not set"
    assert error.where.startswith("delivery directie: 127.0.0.1:")


def test_one_of_two_recipients_refused_is_told_and_the_other_has_it(post, parcel):
    server = post()
    said = _send(server.delivery(to=("gone@example.nl", "b@example.nl")), parcel)
    assert (said, server.inbox.mails[0].rcpt_tos) == ("1 of 2 recipients were refused (550)", ["b@example.nl"])


def test_where_every_recipient_is_refused_nobody_has_it(post, parcel):
    error = _refused(post().delivery(to=("gone@example.nl",)), parcel)
    assert error.what == "the server refused every recipient (550)"
    assert "gone@" not in str(error)


def test_a_sender_that_may_not_send(post, parcel):
    assert _refused(post().delivery(sender="banned@example.nl"), parcel).what == "the server refused the sender (550)"


@pytest.mark.parametrize(("answer", "fix"), [("552 too much", "attach less"), ("451 later", "look at the server, then `cxtext deliver`")])
def test_a_mail_that_is_not_taken(post, parcel, answer, fix):
    server = post()
    server.inbox.answer = answer
    error = _refused(server.delivery(attach=("html",)), parcel)
    assert (error.what, error.fix) == (f"the server refused the mail ({answer[:3]})", fix)


def test_a_server_that_is_not_there(post, parcel):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        error = _refused(post().delivery(port=taken.getsockname()[1]), parcel)
    assert error.what == "the server cannot be reached (Connection refused)"


def test_a_server_that_says_nothing_is_not_waited_for(post, parcel):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        error = _refused(post().delivery(port=silent.getsockname()[1], timeout_s=0.2), parcel)
    assert error.what == "the server did not answer within 0.2 s"
    assert time.monotonic() - began < 5


def test_a_server_that_hangs_up_after_the_mail_has_taken_it(post, parcel, monkeypatch):
    async def hang_up(server, _):
        server.transport.close()

    monkeypatch.setattr(SMTP, "smtp_QUIT", hang_up)
    server = post()
    assert _send(server.delivery(), parcel) == ""
    assert len(server.inbox.mails) == 1
