"""Whatever ways journeys go, their paths add up and none is of too few customers."""

from collections import defaultdict
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxtext import store
from cxtext.store.definitions import definitions

_QUERY = next(definition.query for definition in definitions() if definition.name == "voc.journey_folds")
_LEAST = 3
_ENDINGS = {"yes": "solved", "no": "not_solved", "open": "open"}

# Few channels and customers, so that some paths have enough of them and others do not.
_journey = st.fixed_dictionaries(
    {
        "customer_key": st.integers(0, 11).map(lambda n: f"k{n}"),
        "channels": st.lists(st.sampled_from(["call", "call", "chat", "email"]), min_size=1, max_size=8),
        "solved": st.sampled_from(["yes", "yes", "no", "open"]),
        "n_needed": st.integers(0, 3),
        "day": st.sampled_from([2, 9]),
    }
)


@pytest.fixture(scope="module")
def con(tmp_path_factory):
    with store.writer(tmp_path_factory.mktemp("folds") / "warehouse.duckdb") as opened:
        store.migrate(opened)
        store.configure(opened, time_zone="Europe/Amsterdam", min_customers=_LEAST)
        yield opened


def _told(con, journeys):
    """Return the journeys that needed a contact, each with its week and the path that is told of it."""
    con.execute("DELETE FROM main.journeys")
    for n, journey in enumerate(journeys):
        start = datetime(2026, 11, journey["day"], 12, tzinfo=UTC)
        row = {name: journey[name] for name in ("customer_key", "channels", "solved", "n_needed")}
        row |= {"journey_id": str(n), "first_at": start, "last_at": start, "closes_at": start, "days": 0, "n_channel_switches": 0}
        row |= {"n_contacts": len(journey["channels"])}
        con.execute(f"INSERT INTO main.journeys ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
    return [(journeys[int(n)], week, path) for n, week, path in con.execute(f"SELECT journey_id, week, path FROM ({_QUERY})").fetchall()]


def _customers(rows):
    """Return the customers of each week and path."""
    found = defaultdict(lambda: defaultdict(set))
    for journey, week, path in rows:
        found[week][path].add(journey["customer_key"])
    return found


def _fits(journey, path):
    """Whether a path says nothing of a journey that does not hold."""
    *stations, ending = path.split(" > ")
    channels = journey["channels"]
    if ending not in (_ENDINGS[journey["solved"]], "any_end") or (ending == "any_end" and stations != ["mixed"]):
        return False
    if stations == ["mixed"]:
        return True
    named = [station for station in stations if station != "…"]
    if "…" in stations and not (stations[-1] == "…" and len(channels) > len(named)):
        return False
    return named in (["any_channel"], channels[: len(named)]) and ("…" in stations or len(named) == len(channels))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(journeys=st.lists(_journey, max_size=60))
def test_paths_add_up_fit_their_journeys_and_hold_enough_customers(con, journeys):
    told = _told(con, journeys)
    assert len(told) == sum(journey["n_needed"] > 0 for journey in journeys)
    assert [path for journey, _, path in told if not _fits(journey, path)] == []
    for paths in _customers(told).values():
        # Fewer only where the whole week is of fewer: then it is one path, which voc.journey_paths marks as left out.
        assert min(map(len, paths.values())) >= _LEAST or set(paths) == {"mixed > any_end"}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(journeys=st.lists(_journey, max_size=60))
def test_where_every_end_holds_enough_each_path_tells_its_end(con, journeys):
    told = _told(con, journeys)
    for week, paths in _customers(told).items():
        ends = defaultdict(set)
        for journey, at, _ in told:
            if at == week:
                ends[journey["solved"]].add(journey["customer_key"])
        if min(map(len, ends.values())) >= _LEAST:
            assert "mixed > any_end" not in paths
