"""Names: by lists, by what stands around them, and by the record."""

import pytest

from cxtext.clean.redact import Redactor

REDACTOR = Redactor(keep=["Zilverlijn", "Mijn Zilverlijn", "Zil"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beste mevrouw De Vries,\n\nUw bestelling", "Beste mevrouw [NAME],\n\nUw bestelling"),
        ("Geachte heer Van den Berg,", "Geachte heer [NAME],"),
        ("Hoi Mark, alles goed?", "Hoi [NAME], alles goed?"),
        ("Dag Roos,", "Dag [NAME],"),
        ("Met vriendelijke groet,\nJan-Willem van der Meer\nKlantenservice", "Met vriendelijke groet,\n[NAME]\nKlantenservice"),
        ("Kind regards,\n\nHope Carter", "Kind regards,\n\n[NAME]"),
        ("Groetjes Lotte", "Groetjes [NAME]"),
        ("Ik ben Joris en bel over de factuur", "Ik ben [NAME] en bel over de factuur"),
        ("Ik heet Xyrith Olthuispel", "Ik heet [NAME]"),
        ("t.n.v. A. Yılmaz", "t.n.v. [NAME]"),
        ("J. de Vries", "[NAME]"),
        ("Wei Zhang belde", "[NAME] belde"),
        ("Jansens klacht, Aisha's contract", "[NAME] klacht, [NAME]'s contract"),
        ("Van: Karin Bos <karin.bos@x.example>", "Van: [NAME] <[EMAIL]>"),
        ("Dear Mr. O'Brien,", "Dear Mr. [NAME],"),
        ("Dr. Van 't Hoff", "Dr. [NAME]"),
        ("PIET JANSEN", "[NAME]"),
        ("Naam: Wim Bakker", "Naam: [NAME]"),
        ("Ik heb Mark gesproken", "Ik heb [NAME] gesproken"),
        ("Ruben,\n\nDat is dan te laat.\n\nBartholomew", "[NAME],\n\nDat is dan te laat.\n\n[NAME]"),
    ],
)
def test_masks_names_in_writing(text, expected):
    assert REDACTOR.redact(text) == expected


@pytest.mark.parametrize(
    ("text", "expecting", "expected"),
    [
        ("goedemiddag met daan van zilverlijn waarmee kan ik u helpen", None, "goedemiddag met [NAME] van zilverlijn waarmee kan ik u helpen"),
        ("ja goedemorgen met timmer uit enkhuizen", None, "ja goedemorgen met [NAME] uit enkhuizen"),
        ("dank u wel mevrouw de boer ik kijk even", None, "dank u wel mevrouw [NAME] ik kijk even"),
        ("this is theodora winkfield speaking", None, "this is [NAME] speaking"),
        ("jansen met een s", "NAME", "[NAME] met een s"),
        ("ja van der heijden", "NAME", "ja [NAME]"),
        ("ja dat ben ik", "NAME", "ja dat ben ik"),
    ],
)
def test_masks_names_in_speech(text, expecting, expected):
    assert REDACTOR.redact(text, spoken=True, expecting=expecting) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ik ben boos en ik ben klaar ermee",
        "Ik ben Nederlander en I'm Dutch",
        "Met de bakker en de boer is niets mis",
        "Will you help me? May I ask? I hope so. Mark my words.",
        "In mei of june, op maandag, in Zwolle en Kampen",
        "Beste klantenservice, Beste meneer, mevrouw",
        "Met vriendelijke groet,\nKlantenservice Zilverlijn",
        "Good morning, this is ridiculous",
        "Met ingang van 1 januari vervalt de korting",
        "meneer dat kan niet, de mevrouw van de overkant zei het",
        "sent them in jan",
        "Ik ben Zil, de digitale assistent van Zilverlijn",
        "IK BEN BOOS EN WIL GELD TERUG",
    ],
)
def test_leaves_words_places_companies_and_the_bot(text):
    assert REDACTOR.redact(text) == text
    assert REDACTOR.redact(text.lower(), spoken=True) == text.lower()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Overbrook belde, J. Overbrook", "[NAME] belde, [NAME]"),
        ("clementine over brook", "[NAME] [NAME]"),  # recognition cut the name in two
        ("that is overbrook's account", "that is [NAME]'s account"),
        ("mail naar cl77@post.example", "mail naar [EMAIL]"),
        ("nul zes een twee drie vier vijf zes zeven acht", "[PHONE]"),
    ],
)
def test_masks_what_the_record_knows(text, expected):
    record = ("Clementine Overbrook", "cl77@post.example", "06-12345678")
    assert REDACTOR.redact(text, names=record, spoken=True) == expected


def test_a_known_name_that_is_also_a_word_needs_its_capital():
    assert REDACTOR.redact("i will ask, said Will", names=["Will May"]) == "i will ask, said [NAME]"


def test_names_of_the_configuration_count_in_every_text():
    assert Redactor(names=["Qwirx Olb"]).redact("volgens qwirx was het klaar") == "volgens [NAME] was het klaar"
