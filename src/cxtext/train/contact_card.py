"""The model card of the contact model."""

from collections.abc import Mapping

from cxtext.tags import ContactKind

_CARD = """# Contact model {version}

**Purpose.** Gives whole contacts, in Dutch and English, the labels that count once a contact: contact_reason, outcome, trigger, life_event, phase and churn.
Made for reports over many contacts, not for judging a person: not an agent, and not a single customer.

**How.** Linear over counts of words, pairs of words and the concepts that both languages share (`src/cxtext/tag/lexicon.toml`): each label is a logistic
regression over parts of the contact (opening, all of each side, the same fading from sentence to sentence, the end) and over the customer's most telling turn
for each pain point, life event and sign of churn. Scores are calibrated on held-out sectors.

**Data.** {n_contacts} whole contacts and the single turns of data/training, written for cxtext (MIT).

**Measured** by cross-validation: every sector was held out in turn, so these are figures for a sector that the model has not seen. Beside it what the most
frequent label alone would give. `docs/evaluation` has figures on contacts that were never trained on.

| kind | macro F1 | most frequent label | right | most frequent label |
|---|---|---|---|---|
{rows}

**Limits.** {n_contacts} contacts teach the frequent labels and hardly the rare ones: read contact_reason, trigger and phase over many contacts, and
look at their scores and quotes before relying on one. Where no trigger, no life event or no churn is found, there is no tag.
"""


def contact_card(version: str, n_contacts: int, measures: Mapping[ContactKind, Mapping[str, float]]) -> str:
    """Return the card as Markdown."""
    rows = [
        f"| {kind} | {m['macro_f1']:.2f} | {m['usual_macro_f1']:.2f} | {m['share_right']:.2f} | {m['usual_share_right']:.2f} |" for kind, m in measures.items()
    ]
    return _CARD.format(version=version, n_contacts=n_contacts, rows="\n".join(rows))
