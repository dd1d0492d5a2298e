"""Addresses of the pages: each question has its own, to share and to bookmark."""

from dataclasses import replace
from urllib.parse import quote, urlencode

from cxtext.browse.question import Choice, Question


def contacts(question: Question) -> str:
    """Return the address of an answer."""
    return _with("/contacts", question)


def first_page(question: Question) -> str:
    """Return the address of the first page of an answer."""
    return contacts(replace(question, page=1))


def download(question: Question) -> str:
    """Return the address of an answer as CSV, all pages in one."""
    return _with("/contacts.csv", replace(question, page=1))


def label(kind: str, code: str) -> str:
    """Return the address of all contacts with a label."""
    return contacts(Question(choices=(Choice(kind, code),)))


def contact(contact_id: str, question: Question, seq: int | None = None) -> str:
    """Return the address of a contact, at a turn where one is given; it remembers the question whose answer it was opened from."""
    return _with(f"/contacts/{quote(contact_id, safe='')}", replace(question, page=1)) + (f"#turn-{seq}" if seq is not None else "")


def why(contact_id: str, question: Question) -> str:
    """Return the address of the explanation of a contact."""
    return _with(f"/contacts/{quote(contact_id, safe='')}/why", replace(question, page=1))


def _with(path: str, question: Question) -> str:
    parameters = urlencode(list(question.parameters()))
    return f"{path}?{parameters}" if parameters else path
