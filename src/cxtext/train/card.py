"""The model card: what the model is for, what it learned from, how far to trust it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from cxtext.train.gold import TurnExample

_CARD = """# Turn model {version}

**Purpose.** Tags what customers say to a contact centre, in Dutch and English: sentiment, emotions and intensity of a turn; pain points with severity,
wishes and effort signals of a sentence. Made for reports over many contacts, not for judging a person: not an agent, and not a single customer.

**How.** One linear model for all labels over hashed features of words, character n-grams, word pairs, and concepts that both languages share
(`src/cxtext/tag/lexicon.toml`). Logistic regression for labels, ridge regression for sizes; probabilities calibrated on held-out sectors.

**Data.** {n_rows} rows: {languages}. Sources: {sources}.

**Measured** by cross-validation: every sector was held out in turn, so these are figures for a sector that the model has not seen. Labels count as
often as in whole conversations. `docs/evaluation` has the figures on whole contacts that were never trained on.

| output | n | precision | recall | F1 |
|---|---|---|---|---|
{rows}

**Limits.** Irony without a marked word, and matters that the training sectors do not know, are often missed. A language other than Dutch and English is
not tagged. Figures by person are not to be made from it.
"""


def card(version: str, examples: Sequence[TurnExample], measures: Mapping[str, Mapping[str, float]], sources: Sequence[str]) -> str:
    """Return the card as Markdown."""
    languages = Counter(example.language for example in examples)
    rows = [f"| {name} | {m['n']:.0f} | {m['precision']:.2f} | {m['recall']:.2f} | {m['f1']:.2f} |" for name, m in measures.items()]
    return _CARD.format(
        version=version,
        n_rows=f"{len(examples):,}",
        languages=", ".join(f"{n:,} {language}" for language, n in languages.most_common()),
        sources="; ".join(sources),
        rows="\n".join(rows),
    )
