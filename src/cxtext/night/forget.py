"""Forgetting a person on request: warehouse, work files, published copy."""

from cxtext import store
from cxtext.errors import UnknownId
from cxtext.ids import load_key, pseudonym
from cxtext.night.load import rebuild
from cxtext.night.lock import night_lock
from cxtext.night.settings import Settings


def forget(customer_id: str, settings: Settings) -> int:
    """Remove all contacts of a customer, keep them from coming back, and publish a copy without them.

    Files in the inbox are not touched: they are the source's. A tombstone keeps their contacts of this person out.

    Args:
        customer_id: the id as the sources write it.
        settings: where things lie.

    Returns:
        The number of contacts removed.

    Raises:
        UnknownId: no contact is known for this id.
        NightRunning: a night is running.
    """
    home = settings.home
    key = pseudonym(customer_id, kind="customer", key=load_key(home.key_file))
    with night_lock(home):
        with store.writer(home.warehouse) as con:
            count = store.forget(con, key)
        store.purge_work(home.work, customer_key=key, contact_ids=count.contact_ids)
        store.compact(home.warehouse)
        rebuild(settings)
        store.publish(home)
    if not count.contact_ids:
        raise UnknownId(
            "no contact of this customer is stored; the id is remembered all the same and will stay out",
            where=str(home.warehouse),
            fix="check the id: it must be written as in the source, e.g. K-1001",
        )
    return len(count.contact_ids)
