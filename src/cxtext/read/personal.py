"""Fields of a record that name a person: their values are masked in the text and kept out of the metadata."""

import re
from collections.abc import Mapping

from cxtext.contact import Scalar
from cxtext.read.tables import column_name

_WHOSE = r"(?:custom_)?(?:(?:customer|klant|client|agent|medewerker|employee|requester|caller|beller|contact)_?)?"
_NAME = r"(?:full|first|last|middle|given|family|sur|voor|achter|roep)?_?(?:name|naam)"
_REACH = r"e_?mail(?:_?(?:address|adres))?|(?:mobile_?|mobiel_?)?(?:phone|telefoon|telephone)(?:_?(?:number|nummer))?"
_PERSONAL = re.compile(rf"{_WHOSE}(?:{_NAME}|{_REACH})")


def names_person(field: str) -> bool:
    """Tell whether a field holds the name, address or number of a person by its own name: "Customer Name", "klantnaam", "email"."""
    return _PERSONAL.fullmatch(column_name(field)) is not None


def personal_values(metadata: Mapping[str, Scalar]) -> tuple[str, ...]:
    """Return what the fields that name a person hold."""
    return tuple(str(value) for field, value in metadata.items() if names_person(field))


def impersonal(metadata: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """Return the fields that name no person."""
    return {field: value for field, value in metadata.items() if not names_person(field)}
