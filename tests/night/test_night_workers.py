from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cxtext.errors import WorkerDied
from cxtext.night import workers
from cxtext.night.groups import groups
from cxtext.night.workers import over_workers


@given(st.lists(st.integers(0, 50)), st.integers(1, 9))
@example([1, 0], 1)
def test_groups_hold_every_item_once_in_order(items, n_groups):
    parts = groups(items, weight=lambda item: item, n_groups=n_groups)
    assert [item for part in parts for item in part] == items
    assert all(parts)
    assert len(parts) <= n_groups


def test_groups_are_of_about_the_same_weight():
    assert groups([5, 1, 1, 1, 1, 1], weight=lambda item: item, n_groups=2) == [[5], [1, 1, 1, 1, 1]]


def _over(house, items, **options):
    return over_workers(_double, items, house.settings(), step="s", weight=lambda _: 1, contacts=lambda _: 1, **options)


def _double(item, _settings):
    return 2 * item


def test_a_small_night_stays_in_this_process(house, monkeypatch):
    house.config = house.config.replace("workers = 1", "workers = 2")
    monkeypatch.setattr(workers, "_submitter", None)
    assert _over(house, [1, 2, 3], small=True) == [2, 4, 6]
    assert _over(house, [7], small=False) == [14]  # one item needs no second worker


def test_results_stand_in_the_order_of_the_items_whichever_is_done_first(house, monkeypatch):
    house.config = house.config.replace("workers = 1", "workers = 2")
    monkeypatch.setattr(workers, "_submitter", _backwards)
    assert _over(house, list(range(20)), small=False) == [2 * item for item in range(20)]


@contextmanager
def _backwards(_settings):
    yield lambda do, *values: _Done(do(*values)), reversed


class _Done:
    def __init__(self, value):
        self.value = value

    def result(self):
        return self.value


def test_a_worker_that_died_is_told_in_plain_words(house, monkeypatch):
    house.config = house.config.replace("workers = 1", "workers = 2")
    monkeypatch.setattr(workers, "_submitter", _dead)
    with pytest.raises(WorkerDied, match="lower one of the two"):
        _over(house, [1, 2], small=False)


@contextmanager
def _dead(_settings):
    raise BrokenProcessPool
    yield


def test_a_dask_cluster_gives_what_one_process_gives(house):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=None) as cluster:
        house.config += f'dask_scheduler = "{cluster.scheduler_address}"\n'
        assert _over(house, [1, 2, 3], small=False) == [2, 4, 6]
