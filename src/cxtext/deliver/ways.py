"""The ways a report can go, each by the kind of its delivery."""

import json
from pathlib import Path
from typing import Any

from cxtext.deliver import folder, slack, smtp, teams, webhook
from cxtext.deliver import mail as mails
from cxtext.deliver.parcel import Parcel
from cxtext.deliver.secret import secret
from cxtext.deliveries import Delivery, FolderDelivery, Format, MailDelivery, SlackDelivery, WebhookDelivery


def send(delivery: Delivery, parcel: Parcel, *, home: Path, key: str) -> str:
    """Bring a report to where a delivery says.

    Args:
        delivery: where, and as what.
        parcel: the report.
        home: folder that relative paths start from.
        key: of this sending; trying the same one again keeps it.

    Returns:
        What went wrong with a part of it; empty where all went well.

    Raises:
        NotDelivered: it did not get there. The message holds no secret and no words of the other side.
    """
    if isinstance(delivery, FolderDelivery):
        folder.send(delivery, parcel, home=home)
        return ""
    if isinstance(delivery, MailDelivery):
        return smtp.send(mails.mail(delivery, parcel, key=key), delivery, password=_password(delivery))
    url = secret(delivery.url_env, where=_where(delivery))
    webhook.post(_message(delivery, parcel), url=url, where=_where(delivery), timeout_s=delivery.timeout_s)
    return ""


def preview(delivery: Delivery, parcel: Parcel, *, home: Path) -> str:
    """Return what would be sent, without sending it; no secret is read."""
    if isinstance(delivery, FolderDelivery):
        return folder.preview(delivery, parcel, home=home)
    if isinstance(delivery, MailDelivery):
        return mails.preview(delivery, parcel)
    return json.dumps(_message(delivery, parcel), ensure_ascii=False, indent=2)


def place(delivery: Delivery, *, home: Path) -> str:
    """Say where a delivery leads, without secrets and without anybody's address."""
    if isinstance(delivery, FolderDelivery):
        return str(delivery.folder(home))
    if isinstance(delivery, MailDelivery):
        return f"{len(delivery.to)} recipients by {delivery.host}:{delivery.used_port}"
    return f"the webhook in {delivery.url_env}"


def files(delivery: Delivery) -> tuple[Format, ...]:
    """Return which files of the report go along."""
    if isinstance(delivery, FolderDelivery):
        return delivery.formats
    return delivery.attach if isinstance(delivery, MailDelivery) else ()


def require(delivery: Delivery, *, home: Path) -> None:
    """Refuse a delivery that cannot work: a folder that is not there, a secret that is not set. Nothing is sent.

    Raises:
        NotDelivered: what is missing.
    """
    if isinstance(delivery, FolderDelivery):
        folder.require(delivery, home=home)
    elif isinstance(delivery, MailDelivery):
        _password(delivery)
    else:
        webhook.require_address(secret(delivery.url_env, where=_where(delivery)), where=_where(delivery))


def _message(delivery: WebhookDelivery, parcel: Parcel) -> dict[str, Any]:
    return slack.message(delivery, parcel) if isinstance(delivery, SlackDelivery) else teams.message(delivery, parcel)


def _password(delivery: MailDelivery) -> str:
    return secret(delivery.password_env, where=smtp.where(delivery)) if delivery.password_env else ""


def _where(delivery: WebhookDelivery) -> str:
    return f"delivery {delivery.name}: {delivery.url_env}"
