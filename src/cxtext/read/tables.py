"""What tables of other makers have in common: the names of their columns and their delimiter."""

import re

# The names that other tables give to the columns of the open format.
_ALIASES = {
    "conversation_id": "contact_id",
    "conversationid": "contact_id",
    "contactid": "contact_id",
    "customerid": "customer_id",
    "client_id": "customer_id",
    "agentid": "agent_id",
    "start_time": "started_at",
    "end_time": "ended_at",
    "message": "text",
    "content": "text",
    "participant_role": "role",
}
_DELIMITERS = (",", ";", "\t", "|")


def column_name(cell: object) -> str:
    """Return a column's name as the open format writes it: "Contact ID", "contactId" and "conversation_id" are contact_id."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", str(cell or "").strip().strip("\ufeff\"' "))
    name = re.sub(r"[\W_]+", "_", words).strip("_").casefold()
    return _ALIASES.get(name, name)


def delimiter_of(header: str) -> str:
    """Return the delimiter that cuts the header into most columns; a comma when none does."""
    return max(_DELIMITERS, key=header.count)
