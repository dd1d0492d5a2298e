"""What holds for any text: masking twice is masking once, marks stay whole, findings slice the text."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from cxtext.clean.personal.finding import MARK, TYPES, Finding, settle
from cxtext.clean.redact import Redactor, masked

REDACTOR = Redactor(keep=["Zilverlijn"], names=["Sanne"])
WORDS = (
    "met jan de vries Beste mevrouw Bos , . \n 06-12345678 nul zes twaalf 8011 AB ab NL91ABNA0417164300 [NAME] [PII] mijn wachtwoord is Zomer2024! "
    "klantnummer 20 48 813 z l apenstaartje gmail punt com @ < > Kerkstraat 12 1985 maart geboren groet Zilverlijn 84.106.33.17 "
    "https://x.example/a/12345 van marie € 12,50 12-03-1985 dubbel 's J."
)
PIECES = st.sampled_from(WORDS.split(" "))
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=8).map("".join))
EXPECTING = st.sampled_from([None, "NAME", "PHONE,CUSTOMER_NUMBER", "ADDRESS,POSTCODE", "DATE_OF_BIRTH", "CREDENTIAL"])
RECORD = ("Peter van Dijk", "p.dijk@post.example", "0612345678")


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, spoken=st.booleans(), expecting=EXPECTING)
def test_masking_twice_is_masking_once(text, spoken, expecting):
    once = REDACTOR.redact(text, names=RECORD, spoken=spoken, expecting=expecting)
    assert REDACTOR.redact(once, names=RECORD, spoken=spoken, expecting=expecting) == once


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, spoken=st.booleans(), expecting=EXPECTING)
def test_findings_are_apart_and_give_the_masked_text(text, spoken, expecting):
    findings = REDACTOR.find(text, names=RECORD, spoken=spoken, expecting=expecting)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in findings)
    assert all(first.end <= second.start for first, second in pairwise(findings))
    assert masked(text, findings) == REDACTOR.redact(text, names=RECORD, spoken=spoken, expecting=expecting)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, spoken=st.booleans())
def test_marks_of_the_text_stay_whole(text, spoken):
    marks = MARK.findall(text)
    left = MARK.findall(REDACTOR.redact(text, spoken=spoken))
    assert all(left.count(mark) >= marks.count(mark) for mark in marks)


def test_every_type_has_the_mark_of_the_codebook():
    assert all(MARK.fullmatch(f"[{type_}]") for type_ in TYPES)
    assert re.sub(MARK, "", "[NAME] [IP_ADDRESS]") == " "


def test_the_longest_of_overlapping_findings_wins():
    name, address, phone = Finding(0, 3, "NAME"), Finding(0, 12, "ADDRESS"), Finding(20, 30, "PHONE")
    assert settle([name, phone, address]) == [address, phone]
    assert settle([address], blocked=[(5, 11)]) == []
