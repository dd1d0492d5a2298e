"""Secrets: read from the environment when they are needed, and kept nowhere."""

import os

from cxtext.errors import NotDelivered


def secret(variable: str, *, where: str) -> str:
    """Return what an environment variable holds.

    Args:
        variable: its name.
        where: the delivery, for the error.

    Raises:
        NotDelivered: it is not set, or empty.
    """
    value = os.environ.get(variable, "").strip()
    if not value:
        raise NotDelivered(f"the environment variable {variable} is not set", where=where, fix="set it for the user that runs the night, then `cxtext deliver`")
    return value
