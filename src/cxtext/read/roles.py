"""Who speaks: speaker labels turned into roles, by config first, then by what the format or the label itself says."""

import re
from collections.abc import Iterable, Mapping

from cxtext.contact import Role

# Labels whose meaning nobody disputes, in Dutch and English. A name or "spk_1" is not among them: it stays unknown.
_GENERIC: dict[Role, str] = {
    "customer": "klant customer caller client consumer consument beller bezoeker visitor enduser guest gast",
    "agent": "agent medewerker employee adviseur advisor adviser representative rep operator klantenservice helpdesk servicedesk "
    "support customerservice servicemedewerker klantadviseur callcenteragent humanagent admin administrator",
    "bot": "bot chatbot voicebot robot virtualagent virtualassistant virtueleassistent automatedagent botagent ivr custombot",
    "system": "system systeem automaticmessage automatischbericht",
}
_MEANING: dict[str, Role] = {word: role for role, words in _GENERIC.items() for word in words.split()}
_TECHNICAL = re.compile(r"(?:spk|speaker|spreker|spreker nr|ch|channel|kanaal|participant|user|deelnemer)?[\s_#-]*[a-z]?\d*", re.IGNORECASE)
OTHERS = "*"
_NO_PERSON = re.compile(
    r"\b(?:klantenservice|service|support|help|helpdesk|team|info|no-?reply|system|systeem|klantcontact|bot|external|internal|acd|ivr)\b|_|\[", re.IGNORECASE
)


def stated_role(label: str | None) -> Role | None:
    """Return the role that a generic label states, None for any other label.

    "Klant", "END_USER" and "customer (2)" are customers; "Jan" says nothing.
    """
    if not label:
        return None
    return _MEANING.get(re.sub(r"\(.*?\)|[\d\W_]", "", label).casefold())


def folded(roles: Mapping[str, Role]) -> dict[str, Role]:
    """Return a map of config with its labels made comparable: no outer space, no letter case."""
    return {label.strip().casefold(): role for label, role in roles.items()}


def mapped_role(labels: Iterable[str | None], maps: Iterable[Mapping[str, Role]]) -> Role | None:
    """Return the role that the first of the folded maps gives one of the labels; a map's "*" stands for every label that no map names."""
    tables = tuple(maps)
    known = [label.strip().casefold() for label in labels if label]
    named = (table[label] for table in tables for label in known if label in table)
    others = (table[OTHERS] for table in tables if known and OTHERS in table)
    return next(named, None) or next(others, None)


def person_name(label: str | None) -> str | None:
    """Return the label when it may be a person's name or address; None for "Klant", "spk_1", "Klantenservice X"."""
    if not label or stated_role(label) or _TECHNICAL.fullmatch(label.strip()) or _NO_PERSON.search(label):
        return None
    return label.strip()
