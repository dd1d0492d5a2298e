"""All effects of a period: each outcome with each factor."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from cxtext.impact.adjusted import adjusted_score, adjusted_share
from cxtext.impact.design import SCORES, SHARES, Design, Floats
from cxtext.impact.left_out import LeftOut, left_out
from cxtext.tables import IMPACT_EFFECTS

METHOD = "1"  # to be raised when the figures change, so that they are computed anew
# A label that says the outcome in other words is no factor of it.
_SAME_THING = {"repeat": "repeat_contact"}


def effects(found: Design, *, min_contacts: int, events_per_variable: float, max_contacts: int, seed: int) -> pa.Table:
    """Return how each outcome goes together with each factor, as tables.IMPACT_EFFECTS. Association, no cause.

    Args:
        found: the contacts of a period.
        min_contacts: contacts with and without a factor that it needs to take part in a model.
        events_per_variable: events, or contacts without one where those are fewer, that a model needs for each of its columns; of scores contacts.
            P. Peduzzi et al. (1996), Journal of Clinical Epidemiology 49:1373-1379.
        max_contacts: contacts that a model is fitted on at most; of more, customers are drawn.
        seed: of what is drawn.
    """
    parts = [IMPACT_EFFECTS.empty_table()]
    # The matrices are small: a second thread waits longer for the first than it helps, ten times longer on a busy machine.
    with threadpool_limits(1):
        for name in (*SHARES, *SCORES):
            known = found.rows(~np.isnan(found.outcomes[name]))
            if len(known.customers) and known.factors:
                parts.append(_outcome(known, name, min_contacts, events_per_variable, max_contacts, seed))
    return pa.concat_tables(parts)


def _outcome(found: Design, name: str, min_contacts: int, events_per_variable: float, max_contacts: int, seed: int) -> pa.Table:
    outcome = found.outcomes[name]
    figures = left_out(found.carried, outcome, found.customers)
    own = np.array([factor.label != _SAME_THING.get(name) for factor in found.factors])
    usual = np.minimum(figures.n_with, len(outcome) - figures.n_with) >= min_contacts
    chosen, model = _choose(found, own & usual, outcome, events_per_variable, is_share=name in SHARES)
    adjusted = _adjusted(found, name, chosen, max_contacts, seed)
    models = np.where(chosen, model, np.where(usual, "few_events" if model == "few_events" else "pain_points", "rare"))
    return _table(found, name, figures, adjusted, models, own & (figures.n_with > 0) & (figures.n_with < len(outcome)))


def _choose(found: Design, usual: NDArray[np.bool_], outcome: Floats, events_per_variable: float, *, is_share: bool) -> tuple[NDArray[np.bool_], str]:
    """Return which factors take part: all that are usual enough, else pain points only, else none."""
    events = min(outcome.sum(), (1 - outcome).sum()) if is_share else len(outcome)
    pains = np.array([factor.kind == "pain_point" for factor in found.factors])
    for chosen, model in ((usual, "all"), (usual & pains, "pain_points")):
        columns = chosen.sum() + found.controls.shape[1]
        if chosen.any() and events >= events_per_variable * columns:
            return chosen, model
    return np.zeros(len(found.factors), dtype=bool), "few_events"


def _adjusted(found: Design, name: str, chosen: NDArray[np.bool_], max_contacts: int, seed: int) -> Floats:
    """Return (3, p) effect, lower and upper end; NaN for factors that do not take part."""
    result = np.full((3, len(found.factors)), np.nan)
    if chosen.any():
        drawn = _sample(found, max_contacts, seed)
        fit = adjusted_share if name in SHARES else adjusted_score
        fitted = fit(drawn.carried[:, chosen], drawn.controls, drawn.outcomes[name], drawn.customers, seed=seed)
        result[:, chosen] = [fitted.effect, fitted.lower, fitted.upper]
    return result


def _sample(found: Design, max_contacts: int, seed: int) -> Design:
    """Return the contacts of as many customers, drawn, as give about max_contacts; all where there are no more."""
    share = max_contacts / len(found.customers)
    if share >= 1:
        return found
    customers, codes = np.unique(found.customers, return_inverse=True)
    return found.rows((np.random.default_rng(seed).random(len(customers)) < share)[codes])


def _table(found: Design, name: str, figures: LeftOut, adjusted: Floats, models: NDArray[np.str_], shown: NDArray[np.bool_]) -> pa.Table:
    n, p = len(found.customers), len(found.factors)
    columns = {
        "kind": [factor.kind for factor in found.factors],
        "label": [factor.label for factor in found.factors],
        "outcome": [name] * p,
        "contacts": [n] * p,
        "customers": [len(np.unique(found.customers))] * p,
        "contacts_with": figures.n_with,
        "customers_with": figures.customers_with,
        "least_customers": figures.least_customers,
        "metric": [figures.metric] * p,
        "metric_with": figures.metric_with,
        "metric_without": figures.metric_without,
        "left_out": figures.metric - figures.metric_without,
        "left_out_lower": figures.lower,
        "left_out_upper": figures.upper,
        "adjusted": adjusted[0],
        "adjusted_lower": adjusted[1],
        "adjusted_upper": adjusted[2],
        "model": models.tolist(),
    }
    arrays = [pa.array(columns[field.name], field.type, from_pandas=True) for field in IMPACT_EFFECTS]  # from_pandas: NaN is NULL
    return pa.table(arrays, schema=IMPACT_EFFECTS).filter(pa.array(shown))
