"""What goes together with what, on contacts made up with a known effect."""

import numpy as np
import pyarrow as pa
import pytest

from cxtext import tables
from cxtext.impact import Design, Factor, design, effects
from cxtext.impact.left_out import left_out

OPTIONS = {"min_contacts": 30, "events_per_variable": 10, "max_contacts": 30_000, "seed": 1}


def simulated(n=6000, *, seed=3):
    """Contacts in which waiting raises not_achieved by 0.20, while price only comes with it by way of the channel."""
    rng = np.random.default_rng(seed)
    call = rng.random(n) < 0.5
    waiting, price = rng.random(n) < 0.3, rng.random(n) < np.where(call, 0.6, 0.1)
    outcome = rng.random(n) < 0.15 + 0.20 * waiting + 0.30 * call
    unknown = np.full(n, np.nan)
    shares = {name: unknown for name in ("repeat", "negative_end", "churn", "csat", "nps", "ces")}
    return Design(
        customers=np.arange(n) // 2,
        factors=(Factor("pain_point", "price"), Factor("pain_point", "waiting")),
        carried=np.stack([price, waiting], axis=1).astype(float),
        controls=call[:, None].astype(float),
        outcomes={"not_achieved": outcome.astype(float), **shares},
    )


def by_label(found):
    return {row["label"]: row for row in found.to_pylist()}


def test_the_adjusted_effect_is_the_one_that_was_put_in():
    found = effects(simulated(), **OPTIONS)
    assert found.schema == tables.IMPACT_EFFECTS
    rows = by_label(found)
    assert rows["waiting"]["adjusted_lower"] < 0.20 < rows["waiting"]["adjusted_upper"]
    assert rows["waiting"]["adjusted_lower"] > 0.10
    assert rows["price"]["adjusted_lower"] < 0 < rows["price"]["adjusted_upper"]
    # Without the channel price seems to matter: that is what the controls are for.
    assert rows["price"]["metric_with"] - rows["price"]["metric_without"] > 0.05


def test_the_same_seed_gives_the_same_figures():
    assert effects(simulated(), **OPTIONS).equals(effects(simulated(), **OPTIONS))


def test_too_few_events_for_a_model_leave_the_plain_difference():
    rows = by_label(effects(simulated(), **OPTIONS | {"events_per_variable": 5000}))
    assert (rows["waiting"]["model"], rows["waiting"]["adjusted"]) == ("few_events", None)
    assert rows["waiting"]["left_out"] > 0


def test_a_rare_factor_takes_no_part_in_the_model():
    assert by_label(effects(simulated(), **OPTIONS | {"min_contacts": 6000}))["waiting"]["adjusted"] is None


def test_left_out_by_hand():
    # Of four contacts the first two carry it; three events: mean 3/4, with it 1, without it 1/2.
    found = left_out(np.array([[1.0], [1.0], [0.0], [0.0]]), np.array([1.0, 1.0, 1.0, 0.0]), np.array([0, 0, 1, 2]))
    assert (found.metric, found.metric_with[0], found.metric_without[0]) == (0.75, 1.0, 0.5)
    assert (found.n_with[0], found.customers_with[0], found.least_customers[0]) == (2, 1, 1)
    # What each customer adds to mean - mean without: 0.125, 0.0625 - 0.25, -0.1875 + 0.25; squared, summed, times 3/2.
    error = np.sqrt((0.125**2 + 0.1875**2 + 0.0625**2) * 3 / 2)
    assert found.upper[0] - 0.25 == pytest.approx(1.959964 * error)


def test_design_makes_columns_of_what_is_carried_and_of_what_is_held_equal():
    contacts = pa.table(
        {
            "customer": [0, 0, 1],
            "channel": ["call", "chat", "chat"],
            "queue": ["a", "a", "a"],
            "week": ["1", "1", "1"],
            "not_achieved": pa.array([1.0, None, 0.0]),
            **{name: pa.array([None, None, None], pa.float64()) for name in ("repeat", "negative_end", "churn", "csat", "nps", "ces")},
        }
    )
    carried = pa.table({"place": [0, 2], "kind": ["pain_point", "topic"], "label": ["waiting", "t1"]})
    found = design(contacts, carried, min_level=1)
    assert found.factors == (Factor("pain_point", "waiting"), Factor("topic", "t1"))
    assert found.carried.tolist() == [[1, 0], [0, 0], [0, 1]]
    assert found.controls.tolist() == [[0], [1], [1]]
    assert np.isnan(found.outcomes["not_achieved"]).tolist() == [False, True, False]
