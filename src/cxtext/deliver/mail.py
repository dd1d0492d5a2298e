"""The headlines as a mail: text and page, with the report attached where asked."""

from email.message import EmailMessage
from email.utils import format_datetime, localtime
from functools import cache
from hashlib import sha256

from jinja2 import Environment

from cxtext.deliver.parcel import Parcel
from cxtext.deliver.words import is_web, words
from cxtext.deliveries import Format, MailDelivery
from cxtext.pages import page_templates

_TYPES: dict[Format, tuple[str, str]] = {
    "html": ("text", "html"),
    "xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("text", "csv"),
    "parquet": ("application", "vnd.apache.parquet"),
    "md": ("text", "markdown"),
}


def mail(delivery: MailDelivery, parcel: Parcel, *, key: str) -> EmailMessage:
    """Return the mail. Neither text nor page holds words of customers; attached files are the report as it is.

    Args:
        delivery: from whom, to whom, what is attached.
        parcel: the report.
        key: of this sending; the same key gives the same Message-ID, by which mail servers know what they have delivered already.
    """
    message = EmailMessage()
    message["Subject"] = parcel.title
    message["From"] = delivery.sender
    message["To"] = ", ".join(delivery.to)
    message["Date"] = format_datetime(localtime())
    message["Message-ID"] = f"<{sha256(key.encode()).hexdigest()[:32]}@cxtext.invalid>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence is told to it
    message.set_content(_text(delivery, parcel))
    message.add_alternative(_page(delivery, parcel), subtype="html")
    for kind in delivery.attach:
        _attach(message, kind, parcel)
    message["Content-Language"] = parcel.language  # last: parts that are added take headers of contents with them
    return message


def preview(delivery: MailDelivery, parcel: Parcel) -> str:
    """Return what the mail would say, its page left out."""
    head = [f"From: {delivery.sender}", f"To: {', '.join(delivery.to)}", f"Subject: {parcel.title}"]
    attached = [f"Attached: {parcel.files[kind].name}" for kind in delivery.attach]
    return "\n".join([*head, *attached, "", _text(delivery, parcel)])


def _text(delivery: MailDelivery, parcel: Parcel) -> str:
    said, link = words(parcel.language), delivery.link_of(parcel.period)
    lines = [parcel.title, parcel.days, "", *(f"- {line}" for line in parcel.lines)]
    lines += ["", f"{said['place']} {link}"] if link else []
    lines += ["", said["attached"]] if delivery.attach else []
    return "\n".join([*lines, "", "-- ", said["made"], ""])


def _page(delivery: MailDelivery, parcel: Parcel) -> str:
    link = delivery.link_of(parcel.period)
    return (
        _environment()
        .get_template("mail.html.j2")
        .render(parcel=parcel, link=link, is_web=is_web(link), is_attached=bool(delivery.attach), said=words(parcel.language))
    )


def _attach(message: EmailMessage, kind: Format, parcel: Parcel) -> None:
    path, (maintype, subtype) = parcel.files[kind], _TYPES[kind]
    params = {"charset": "utf-8"} if maintype == "text" else {}
    message.add_attachment(path.read_bytes(), maintype=maintype, subtype=subtype, filename=path.name, params=params)


@cache
def _environment() -> Environment:
    return page_templates("cxtext.deliver")
