import pytest

from cxtext.clean.language import identify

DUTCH = "Goedemiddag, ik bel over de rekening die ik gisteren heb gekregen, daar klopt helemaal niets van."
ENGLISH = "Good afternoon, I am calling about the bill I received yesterday, it is completely wrong."


def languages(*turns, given=None):
    """Identify turns written as (role, text); a bare text is a customer's."""
    pairs = [turn if isinstance(turn, tuple) else ("customer", turn) for turn in turns]
    return identify([text for _, text in pairs], [role for role, _ in pairs], given=given)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (DUTCH, "nl"),
        (ENGLISH, "en"),
        ("ja hallo ik eh ik wou even vragen hoe het zit met mijn modem", "nl"),
        ("hi there my internet has been down since this morning", "en"),
        ("Bonjour, je voudrais résilier mon abonnement internet.", "other"),
        ("Guten Tag, ich möchte meinen Vertrag zum Monatsende kündigen.", "other"),
        ("Dzień dobry, chcę rozwiązać moją umowę na internet.", "other"),
        ("Merhaba, faturam yanlış ve interneti iptal etmek istiyorum.", "other"),
        ("مرحبا، أريد إلغاء اشتراكي", "other"),
        ("नमस्ते मुझे सहायता चाहिए", "other"),
    ],
)
def test_a_sentence_tells_its_language(text, language):
    assert languages(text).contact == language


@pytest.mark.parametrize("text", ["ok", "merci", "super thanks", "sorry hoor"])
def test_a_short_turn_takes_the_contact_language(text):
    assert languages(DUTCH, text).turns == ("nl", "nl")


def test_a_longer_turn_in_another_language_keeps_its_own():
    assert languages(DUTCH, ENGLISH, DUTCH).turns == ("nl", "en", "nl")


def test_the_contact_language_is_that_of_most_customer_words():
    assert languages(("agent", DUTCH), ("agent", DUTCH), ENGLISH, "ok dank je").contact == "en"


def test_nothing_to_tell_gives_none():
    assert languages("", "12345", "👍").turns == (None, None, None)
    assert languages("12345").contact is None


def test_the_record_counts_only_where_text_tells_nothing():
    assert languages("12345", given="nl").contact == "nl"
    assert languages("ok", given="en").turns == ("en",)
    assert languages(DUTCH, given="en").contact == "nl"


def test_masks_numbers_and_addresses_do_not_count():
    assert languages("[CUSTOMER_NUMBER] [DATE_OF_BIRTH] https://x.example/your-account me@home.example").contact is None
    assert languages(f"{DUTCH} [CUSTOMER_NUMBER]", "[DATE_OF_BIRTH] [ADDRESS]").turns == ("nl", None)


def test_a_contact_without_turns_has_the_given_language():
    assert languages(given="nl").contact == "nl"
    assert languages().turns == ()
