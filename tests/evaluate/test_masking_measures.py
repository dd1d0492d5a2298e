from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cxtext.contact import Contact, Turn
from cxtext.evaluate.masking import NEEDLESS, measure_masking
from cxtext.evaluate.predict import Walked
from cxtext.evaluate.reading import NOTHING


def walked(contact, raw, clean):
    turns = tuple(Turn(seq=seq, role="customer", text=text) for seq, text in enumerate(raw))
    read = Contact(
        source=contact.source, source_contact_id=contact.source_contact_id, channel="chat", started_at=datetime(2026, 11, 2, tzinfo=UTC), turns=turns
    )
    cleaned = replace(read, turns=tuple(replace(turn, text=text) for turn, text in zip(turns, clean, strict=True)))
    return {contact.identity: Walked(read, cleaned)}


def test_recall_by_type_and_needless_masks_per_thousand_words(gold_contact):
    one = gold_contact(NOTHING, NOTHING, name="a", personal=[{"NAME": ["Bouwhuis", "Noor"]}, {"PHONE": ["0612345678"]}])
    two = gold_contact(NOTHING, name="b", language="en", personal=[{"IBAN": ["NL12ABNA0123456789"]}])
    every = walked(one, ["Bouwhuis en Noor hier", "bel 0612345678 maandag"], ["[NAME] en Noor hier", "bel [PHONE] [NAME]"])
    every |= walked(two, ["it is NL12ABNA0123456789"], ["it is NL12ABNA0123456789"])
    measures, leaks = measure_masking([one, two], every)
    found = {(m.label, m.slice, m.measure): m.score for m in measures}
    assert (found["NAME", "all", "recall"].value, found["NAME", "all", "recall"].n) == (0.5, 2)
    assert found["PHONE", "all", "recall"].value == 1.0
    assert found["structured types", "all", "recall"].value == 0.5  # the phone is masked, the IBAN is not
    assert found["structured types", "nl", "recall"].value == 1.0
    assert found["NAME", "en", "recall"].value is None
    assert [(leak.type, leak.contact, leak.seq) for leak in leaks] == [("NAME", ("open", "a"), 0), ("IBAN", ("open", "b"), 0)]
    # the mark and the needless one replace one stretch, "0612345678 maandag", so neither counts
    assert found["all types", "all", NEEDLESS].value == 0.0


def test_needless_masks_count_per_thousand_words(gold_contact):
    contact = gold_contact(NOTHING)
    measures, _ = measure_masking([contact], walked(contact, ["tot ziens dan maar"], ["tot ziens dan [NAME]"]))
    needless = next(m.score for m in measures if m.measure == NEEDLESS and m.slice == "all")
    assert needless.value == pytest.approx(1000 / 4)
    assert needless.n == 4
