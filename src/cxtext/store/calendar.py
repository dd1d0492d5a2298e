"""Public holidays, by the calendar of the settings."""

from datetime import date, timedelta

import holidays


def public_holidays(first: date, last: date, *, country: str) -> list[bool]:
    """Return for each day, the last included, whether it is a public holiday.

    Args:
        first: first day.
        last: last day.
        country: code as in the config, e.g. "NL" or "DE-BY"; empty for none.
    """
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    if not country:
        return [False] * len(days)
    code, _, part = country.partition("-")
    known = holidays.country_holidays(code, subdiv=part or None, years=range(first.year, last.year + 1))
    return [day in known for day in days]
