"""Where reports go, as a team writes it: folders, mail, Slack, Teams. Part of the config."""

import re
from email.policy import default
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

# The files of a report.
Format = Literal["html", "xlsx", "csv", "parquet", "md"]

# Capitals, so that a password written here by mistake is refused and never shown as the name of a variable.
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]*")
_ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+|[^@<>,;\r\n]*<[^@\s<>,;]+@[^@\s<>,;]+>")
_SECRETS = {
    "password": "password_env",
    "secret": "password_env",
    "token": "url_env",
    "url": "url_env",
    "webhook": "url_env",
    "webhook_url": "url_env",
}
_PORTS = {"starttls": 587, "tls": 465, "none": 25}


def _variable(name: str) -> str:
    if not _VARIABLE.fullmatch(name):
        raise ValueError("no name of an environment variable such as CXTEXT_SMTP_PASSWORD; the secret itself does not belong in this file")
    return name


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text) or not _is_read_by_mail(text):
        raise ValueError(f"{text!r} is no mail address; examples are voc@example.nl and Stem van de klant <voc@example.nl>")
    return text


def _is_read_by_mail(text: str) -> bool:
    """Whether a header of a mail holds this as one address: one of "a(b@example.nl" is cut off at the bracket."""
    try:
        (address,) = default.header_factory("To", text).addresses
    except (AttributeError, IndexError, ValueError):  # what Python's parser raises of text that it cannot read
        return False
    return bool(address.username and address.domain)


def _link(text: str) -> str:
    try:
        text.format(period="2026-W46")
    except (KeyError, IndexError, ValueError, AttributeError) as error:
        raise ValueError("only {period} can be filled in, e.g. https://intranet.example.nl/voc/{period}/cxtext-{period}.html") from error
    if any(char.isspace() or char in '<>|"' for char in text):
        raise ValueError('write spaces as %20, and leave out < > | and "')
    return text


Variable = Annotated[str, AfterValidator(_variable)]
Address = Annotated[str, AfterValidator(_address)]
Link = Annotated[str, AfterValidator(_link)]


class _Delivery(BaseModel):
    """What every delivery says.

    Attributes:
        name: what logs, ops.deliveries and `cxtext deliver --to` call it.
        periods: which reports go there.
        language: of the report and the words around it; None takes that of the reports.
        wait_days: days after the end of the week or month before it goes out, where contacts arrive late.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(pattern=r"^[\w-]{1,40}$")]
    periods: Annotated[tuple[Literal["week", "month"], ...], Field(min_length=1)] = ("week",)
    language: Literal["nl", "en"] | None = None
    wait_days: Annotated[int, Field(ge=0, le=31)] = 0

    @model_validator(mode="before")
    @classmethod
    def _holds_no_secret(cls, given: Any) -> Any:  # noqa: ANN401  (whatever the file holds)
        for key in sorted(set(given) & set(_SECRETS)) if isinstance(given, dict) else ():
            raise ValueError(f"{key} does not belong in this file: put the secret into an environment variable, and the variable's name into {_SECRETS[key]}")
        return given


class _Message(_Delivery):
    """A delivery that says the headlines.

    Attributes:
        link: where its readers find the report, {period} filled in, e.g. "https://intranet.example.nl/voc/{period}/cxtext-{period}.html"; empty for none.
        timeout_s: seconds that the server may stay silent.
    """

    link: Link = ""
    timeout_s: Annotated[float, Field(gt=0, le=120)] = 30

    def link_of(self, period: str) -> str:
        """Return where the report of a week or month is found; empty where the config names no place."""
        return self.link.format(period=period)


class FolderDelivery(_Delivery):
    """The report as files in a folder, e.g. a network share.

    Attributes:
        path: the folder, which exists; inside the home, or an absolute path. Files go to a folder of the week's or month's name in it.
        formats: which files.
    """

    kind: Literal["folder"]
    path: Annotated[str, Field(min_length=1)]
    formats: Annotated[tuple[Format, ...], Field(min_length=1)] = ("html", "xlsx")

    def folder(self, home: Path) -> Path:
        """Return the folder, given the home's."""
        return home / self.path


class MailDelivery(_Message):
    """The headlines by mail, with the report attached where asked.

    Attributes:
        host: the mail server.
        port: its port; None takes the usual one: 587, 465 for "tls", 25 for "none".
        security: "starttls", "tls" from the first byte, or "none" for a relay that needs no password.
        user: who logs in; empty where nobody does.
        password_env: environment variable that holds the password.
        sender: address that it comes from.
        to: addresses that it goes to; all of them see each other.
        attach: files of the report to attach; they hold quotes, as the report does.
    """

    kind: Literal["mail"]
    host: Annotated[str, Field(min_length=1)]
    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password_env: Variable | None = None
    sender: Address
    to: Annotated[tuple[Address, ...], Field(min_length=1)]
    attach: tuple[Format, ...] = ()

    @property
    def used_port(self) -> int:
        """The port, the usual one where none is given."""
        return self.port or _PORTS[self.security]

    @model_validator(mode="after")
    def _logs_in_safely(self) -> Self:
        if bool(self.user) != bool(self.password_env):
            raise ValueError("user and password_env go together")
        if self.user and self.security == "none":
            raise ValueError('with security = "none" the password would travel in the clear: use "starttls" or "tls", or leave user and password_env out')
        return self


class SlackDelivery(_Message):
    """The headlines in a Slack channel.

    Attributes:
        url_env: environment variable that holds the address of the incoming webhook.
    """

    kind: Literal["slack"]
    url_env: Variable


class TeamsDelivery(_Message):
    """The headlines in a Teams channel.

    Attributes:
        url_env: environment variable that holds the address of the workflow "When a Teams webhook request is received".
    """

    kind: Literal["teams"]
    url_env: Variable


WebhookDelivery = SlackDelivery | TeamsDelivery
Delivery = FolderDelivery | MailDelivery | WebhookDelivery
Deliveries = tuple[Annotated[Delivery, Field(discriminator="kind")], ...]
