"""Journeys of a night: linked after tags and topics, before the weekly tables that count them."""

from cxtext import store
from cxtext.night.settings import Settings


def link_journeys(settings: Settings) -> int:
    """Link the contacts of customers to journeys, by the settings of the config.

    Returns:
        The number of customers whose journeys were made anew.
    """
    with store.writer(settings.home.warehouse) as con:
        store.configure_journeys(con, **settings.config.journeys.model_dump())
        return store.link_journeys(con)
