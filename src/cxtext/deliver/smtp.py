"""Handing a mail to a mail server, and what its refusals mean."""

import smtplib
import socket
import ssl
from contextlib import suppress
from email.message import EmailMessage

from cxtext.deliveries import MailDelivery
from cxtext.errors import NotDelivered

_TOO_LARGE = (523, 552)


def send(message: EmailMessage, delivery: MailDelivery, *, password: str) -> str:
    """Hand a mail to the server that the delivery names.

    Certificates are checked against those that the machine trusts, or those that the environment variable SSL_CERT_FILE names.

    Args:
        message: the mail.
        delivery: which server, and how.
        password: empty where nobody logs in.

    Returns:
        What went wrong with a part of the recipients; empty where all were taken.

    Raises:
        NotDelivered: nobody gets the mail.
    """
    try:
        refused = _handed_over(message, delivery, password)
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        what, fix = _meaning(error, delivery)
        # Without its cause: what a server answers to a login is not ours to keep.
        raise NotDelivered(what, where=where(delivery), fix=fix) from None
    return f"{len(refused)} of {len(delivery.to)} recipients were refused ({_codes(refused)})" if refused else ""


def where(delivery: MailDelivery) -> str:
    """Say which delivery it is, and which server."""
    return f"delivery {delivery.name}: {delivery.host}:{delivery.used_port}"


def _handed_over(message: EmailMessage, delivery: MailDelivery, password: str) -> dict[str, tuple[int, bytes]]:
    server = _connected(delivery)
    try:
        if delivery.user:
            server.login(delivery.user, password)
        return server.send_message(message)
    finally:
        # The mail is taken or refused by now; how the server says goodbye changes nothing.
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
        server.close()


def _connected(delivery: MailDelivery) -> smtplib.SMTP:
    host, port, timeout_s = delivery.host, delivery.used_port, delivery.timeout_s
    if delivery.security == "tls":
        return smtplib.SMTP_SSL(host, port, timeout=timeout_s, context=ssl.create_default_context())
    server = smtplib.SMTP(host, port, timeout=timeout_s)
    if delivery.security == "starttls":
        try:
            server.starttls(context=ssl.create_default_context())
        except BaseException:
            server.close()
            raise
    return server


def _meaning(error: Exception, delivery: MailDelivery) -> tuple[str, str]:
    """Return what a refusal means and what to do, without the words of the server."""
    again = "look at the server, then `cxtext deliver`"
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"the server refused user and password ({error.smtp_code})", f"check user, and what {delivery.password_env} holds"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return f"the server refused every recipient ({_codes(error.recipients)})", "check the addresses in to, and whether this machine may send to them"
    if isinstance(error, smtplib.SMTPSenderRefused):
        return f"the server refused the sender ({error.smtp_code})", "use an address in sender that user may send from"
    if isinstance(error, smtplib.SMTPResponseException):
        fix = "attach less" if error.smtp_code in _TOO_LARGE else again
        return f"the server refused the mail ({error.smtp_code})", fix
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return f"the server cannot do what is asked: {str(error).rstrip('.')}", 'set security to "tls" or "none", or leave out what it cannot do'
    return _of_connection(error, delivery, again)


def _of_connection(error: Exception, delivery: MailDelivery, again: str) -> tuple[str, str]:
    if isinstance(error, ssl.SSLCertVerificationError):
        fix = "name the file of your company's certificate authority in the environment variable SSL_CERT_FILE, or use the host's full name"
        return f"the certificate of the server is not trusted ({error.verify_message.rstrip('.')})", fix
    if isinstance(error, ssl.SSLError):
        return "no safe connection came about", 'check port and security: 587 goes with "starttls", 465 with "tls"'
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):  # smtplib says disconnected where reading takes too long
        return f"the server did not answer within {delivery.timeout_s:g} s", 'check host and port; with security = "tls" the port is mostly 465'
    if isinstance(error, socket.gaierror):
        return "there is no server of this name", "check host"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return "the server broke the connection off", again
    if isinstance(error, UnicodeError):
        return "user or password holds letters that a login cannot carry", "use a password of plain letters, digits and signs"
    return f"the server cannot be reached ({getattr(error, 'strerror', None) or type(error).__name__})", again


def _codes(refused: dict[str, tuple[int, bytes]]) -> str:
    return ", ".join(str(code) for code in sorted({code for code, _ in refused.values()}))
