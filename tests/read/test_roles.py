import pytest

from cxtext.read.roles import folded, mapped_role, person_name, stated_role


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Klant", "customer"),
        ("END_USER", "customer"),
        ("Customer 2", "customer"),
        ("medewerker (Sanne)", "agent"),
        ("AUTOMATED_AGENT", "bot"),
        ("Systeem", "system"),
    ],
)
def test_generic_labels_state_their_role(label, role):
    assert stated_role(label) == role


@pytest.mark.parametrize("label", ["Jan", "spk_1", "A", "", None, "klantvriendelijk"])
def test_other_labels_state_nothing(label):
    assert stated_role(label) is None


def test_the_first_map_that_knows_a_label_counts_whatever_its_case():
    maps = (folded({"Channel 1 ": "agent"}), folded({"spk_0": "customer", "channel 1": "bot"}))
    assert mapped_role(("CHANNEL 1",), maps) == "agent"
    assert mapped_role((None, "SPK_0"), maps) == "customer"
    assert mapped_role(("spk_9",), maps) is None


@pytest.mark.parametrize(
    "label", ["Klant", "spk_1", "Speaker 2", "A", "Klantenservice Zilverlijn", "service@zilverlijn.example", "[PII]", "internal", "SYSTEM_MESSAGE", None]
)
def test_what_is_no_person_is_not_masked_as_one(label):
    assert person_name(label) is None


def test_names_and_addresses_are_persons():
    assert [person_name(label) for label in (" Jan de Vries", "jan@klant.example")] == ["Jan de Vries", "jan@klant.example"]
