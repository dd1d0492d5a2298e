import pytest
from openpyxl import load_workbook

from cxtext.judgement import ContactCase, ContactLabels, TurnCase, TurnLabels
from cxtext.label import write_cases
from cxtext.tags import CONTACT_KINDS

ONE, TWO = "a" * 24, "0123456789abcdef01234567"
SAID = "=Ik wacht al drie weken.\nEn nu?"
FOUND = TurnLabels(sentiment=-2, emotions=("annoyance",), intensity=2, pain_points={"waiting": 2, "billing": 1}, effort_signals=("chasing",))
LABELS = dict(zip(CONTACT_KINDS, ("complaint", "promised", "unknown", "none", "usage", "none"), strict=True))


def turn(contact=ONE, seq=1, labels=FOUND):
    words = {"channel": "call", "language": "nl", "before": "Goedemorgen.", "text": SAID, "text_sha256": "s1", "chosen": "random", "why": ""}
    return TurnCase(contact_id=contact, seq=seq, labels=labels, **words)


def contact(identity=ONE, **labels):
    words = {"channel": "call", "language": "nl", "text": f"agent: Goedemorgen.\ncustomer: {SAID}", "text_sha256": "s2", "chosen": "unsure", "why": "x"}
    return ContactCase(contact_id=identity, labels=ContactLabels(labels=LABELS | labels, effort=-2), **words)


class Sheet:
    """A workbook that was exported, and what a person writes into it."""

    def __init__(self, path):
        self.path = path

    def fill(self, sheet, row, **cells):
        book = load_workbook(self.path)
        page = book[sheet]
        columns = {cell.value: cell.column for cell in page[1]}
        for name, value in cells.items():
            page.cell(row, columns[name]).value = value
        book.save(self.path)
        return self


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "cases.xlsx"
    write_cases([turn(), turn(TWO, 4)], [contact()], path, delimiter=";")
    return Sheet(path)
