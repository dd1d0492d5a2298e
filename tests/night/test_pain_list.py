"""The list of pain points that people keep: begun from the published copy, taken in at night, refused row by row."""

import pytest

from cxtext.errors import FileInTheWay
from cxtext.night import begin_pain_list

HEADER = "category;topic_id;owner;status;effort_to_fix;fixed_on;note\n"
KEPT = "SELECT pain_point_id, owner, status, effort_to_fix, CAST(fixed_on AS VARCHAR), note FROM ops.pain_points ORDER BY ALL"
REFUSED = "SELECT item, reason FROM ops.rejected WHERE file_id = 'pain_points.csv' ORDER BY ALL"


@pytest.fixture
def kept(house):
    """A house that had a night; a call writes its list and has another."""
    house.put("a.jsonl", *(house.contact(f"c-{n}", customer_id=f"K-{n}") for n in range(6)))
    house.had_a_night()

    def write(text, encoding="utf-8"):
        (house.home.root / "pain_points.csv").write_text(text, encoding)
        return house.night()

    return house, write


def test_rows_that_fit_are_taken_and_the_others_say_why(kept):
    house, write = kept
    count = write(
        HEADER
        + "waiting;;Planning;fixed;2;02-11-2026;nieuwe planner\n"
        + "price;;;postponed;;;\n"
        + "queues;;;open;;;\n"
        + "waiting;;;open;;;\n"
        + "billing;t-none;;open;;;\n"
        + "refund;;;later;;;\n"
        + "staff;;;open;9;;\n"
        + "delivery;;;fixed;;;\n"
        + ";;;;;;\n"
    )
    assert count.published
    assert house.rows(KEPT) == [("price", None, "postponed", None, None, None), ("waiting", "Planning", "fixed", 2, "2026-11-02", "nieuwe planner")]
    assert house.rows(REFUSED) == [
        ("row 4", "unknown_category"),
        ("row 5", "stands_twice"),
        ("row 6", "unknown_topic"),
        ("row 7", "unknown_status"),
        ("row 8", "bad_effort"),
        ("row 9", "fixed_without_date"),
    ]


def test_the_same_list_again_is_nothing_new_and_a_list_that_is_gone_is_forgotten(kept):
    house, write = kept
    write(HEADER + "waiting;;A;planned;;;\n")
    assert not house.night().published
    (house.home.root / "pain_points.csv").unlink()
    assert house.night().published
    assert house.rows(KEPT) == []


@pytest.mark.parametrize("text", ["", "naam,mening\na,b\n", "category;status;kleur\nwaiting;open;rood\n"])
def test_a_file_that_is_no_list_keeps_what_was_there(kept, text):
    house, write = kept
    write(HEADER + "waiting;;A;planned;;;\n")
    write(text)
    assert [row[0] for row in house.rows(KEPT)] == ["waiting"]
    assert house.rows(REFUSED) == [("file", "no_pain_list")]


def test_a_list_begun_by_the_program_is_taken_as_it_is_and_never_overwritten(kept):
    house, _ = kept
    path = begin_pain_list(house.settings())
    assert path.read_text("utf-8-sig").startswith(HEADER.strip())
    house.night()
    assert ("waiting", "open") in {(row[0], row[2]) for row in house.rows(KEPT)}
    assert house.rows(REFUSED) == []
    with pytest.raises(FileInTheWay):
        begin_pain_list(house.settings())
