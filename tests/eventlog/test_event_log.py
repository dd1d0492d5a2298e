import csv
from datetime import date

import pytest
from lxml import etree

from cxtext import eventlog
from cxtext.errors import UnknownId, WarehouseError

_EDGES = {("chat", "call"): 1, ("call", "solved"): 1, ("email", "not_solved"): 1}


def _open(path):
    """Read a log as an analyst does."""
    import pandas
    import pm4py

    if path.suffix == ".xes":
        return pm4py.read_xes(str(path), show_progress_bar=False)
    return pm4py.format_dataframe(pandas.read_csv(path), case_id="case:concept:name", activity_key="concept:name", timestamp_key="time:timestamp")


@pytest.mark.parametrize("suffix", ["csv", "xes"])
def test_pm4py_opens_the_log_and_finds_the_way_of_the_journeys(con, tmp_path, suffix):
    import pm4py

    (path,) = eventlog.write(con, tmp_path / "log", formats=[suffix])
    log = _open(path)
    edges, starts, ends = pm4py.discover_dfg(log)
    assert dict(edges) == _EDGES
    assert starts == {"chat": 1, "email": 1, "call": 1}
    assert ends == {"solved": 1, "not_solved": 1, "call": 1}
    # Tags are on the events, and what holds of the journey on the case.
    call = log[(log["concept:name"] == "call") & (log["case:solved"] == "yes")].iloc[0]
    assert (call["pain_points"], call["outcome"], call["case:n_needed"]) == ("staff|waiting", "achieved", 2)


def test_both_files_hold_the_same_events(con, tmp_path):
    found, xes = (_open(path) for path in eventlog.write(con, tmp_path))
    columns = ["case:concept:name", "concept:name", "time:timestamp", "relation"]
    rows = [sorted(log[columns].fillna("").astype(str).to_numpy().tolist()) for log in (found, xes)]
    assert rows[0] == rows[1]
    assert len(rows[0]) == 6  # four contacts and two ends


def test_the_xes_is_that_of_the_standard(con, tmp_path):
    (path,) = eventlog.write(con, tmp_path, formats=["xes"])
    log = etree.parse(path).getroot()
    space = {"x": "http://www.xes-standard.org/"}
    assert log.get("xes.version") == "1849.2016"
    assert log.xpath("x:extension/@prefix", namespaces=space) == ["concept", "time", "org"]
    assert log.xpath("count(x:trace)", namespaces=space) == 3
    # Every trace and event has what the globals promise.
    assert log.xpath("x:trace[not(x:string[@key='concept:name'])]", namespaces=space) == []
    assert log.xpath("x:trace/x:event[not(x:string[@key='concept:name'] and x:date[@key='time:timestamp'])]", namespaces=space) == []


def test_what_a_source_calls_its_queue_breaks_neither_file(con, tmp_path):
    table, xes = eventlog.write(con, tmp_path)
    with table.open(newline="") as stream:
        queues = {row["org:group"] for row in csv.DictReader(stream)}
    assert queues == {"", "service", '\'=cmd("<&>")'}  # no formula, no control character
    space = {"x": "http://www.xes-standard.org/"}
    assert set(etree.parse(xes).xpath("//x:string[@key='org:group']/@value", namespaces=space)) == {"service", '=cmd("<&>")'}


def test_a_log_holds_no_customer(con, tmp_path):
    for path in eventlog.write(con, tmp_path):
        assert "k1" not in path.read_text("utf-8")
        assert "customer_key" not in path.read_text("utf-8")


def test_a_period_is_of_the_weeks_in_which_journeys_began(con, tmp_path):
    (path,) = eventlog.write(con, tmp_path, formats=["csv"], since=date(2026, 11, 9), until=date(2026, 11, 16))
    assert [row["concept:name"] for row in csv.DictReader(path.open(newline=""))] == ["email", "not_solved"]


def test_a_period_that_ends_before_it_starts_is_refused(con, tmp_path):
    with pytest.raises(UnknownId, match="before it starts"):
        eventlog.write(con, tmp_path, since=date(2026, 11, 9), until=date(2026, 11, 2))


def test_a_warehouse_without_journeys_says_so(con, tmp_path):
    con.execute("DROP VIEW voc.event_log")
    with pytest.raises(WarehouseError, match="no journeys yet"):
        eventlog.write(con, tmp_path)
