def _left_out(report, what):
    return [(item.name, item.n, item.n_of, item.fix) for item in report.parts["left_out"].items if item.what == what]


def test_contacts_without_tags_are_named_by_reason(weeks):
    weeks.volume()
    weeks.quality("untagged", "language other", n=7, n_of=100)
    assert _left_out(weeks.report(), "untagged") == [("andere taal dan Nederlands of Engels", 7, 100, "")]


def test_unknown_speakers_come_with_the_line_of_config_that_maps_them(weeks):
    weeks.volume()
    weeks.quality("unknown_role", "genesys", n=3, n_of=800)
    ((name, n, n_of, fix),) = _left_out(weeks.report(language="en"), "unknown_role")
    assert (name, n, n_of) == ("genesys", 3, 800)
    assert "[inbox.roles]" in fix
    assert "genesys" in fix


def test_rejected_items_come_with_reason_and_advice(weeks):
    weeks.volume()
    weeks.quality("rejected", "broken_json", n=2, n_of=50)
    assert _left_out(weeks.report(), "rejected") == [("kapotte JSON", 2, 50, "Exporteer het bestand opnieuw, of herstel de regel.")]


def test_a_reason_without_words_says_where_to_look(weeks):
    weeks.volume()
    weeks.quality("rejected", "brand_new", n=1, n_of=50)
    ((name, _, _, fix),) = _left_out(weeks.report(language="en"), "rejected")
    assert name == "brand new"
    assert "ops.rejected WHERE reason = 'brand_new'" in fix


def test_rejected_items_are_told_in_a_week_without_contacts_too(weeks):
    weeks.quality("rejected", "empty_file", n=1, n_of=1)
    report = weeks.report()
    assert report.state == "empty"
    assert [name for name, *_ in _left_out(report, "rejected")] == ["leeg bestand"]


def test_coverage_says_how_many_contacts_have_a_field(weeks):
    weeks.volume()
    weeks.quality("coverage", "csat", n=25, n_of=100)
    weeks.quality("coverage", "tags", n=97, n_of=100)
    fields = [(field.name, field.contacts.value, field.contacts.n, field.share.value) for field in weeks.report(language="en").parts["left_out"].coverage]
    assert fields == [("tagged", 97, 100, 0.97), ("with customer satisfaction (csat)", 25, 100, 0.25)]


def test_hidden_cells_are_counted_once_each_whether_they_count_contacts_or_journeys(weeks):
    weeks.volume()
    weeks.figures("topic", "t-1", contacts=2, customers=2, share=0.1, suppressed=True)
    weeks.figures("journey_reason", "cancel", journeys=2, customers=2, solved=1, suppressed=True)
    weeks.figures("journey_reason", "claim", journeys=3, customers=3, suppressed=True)
    weeks.figures("journey_reason", "move", journeys=30, customers=30)
    assert _left_out(weeks.report(language="en"), "cells") == [("journeys by contact reason", 2, None, ""), ("topics", 1, None, "")]
