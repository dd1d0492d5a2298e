"""The model card: what the model is for, what it learned from, how far to trust it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from cxtext.train.checked import GROUP as CHECKED
from cxtext.train.gold import TurnExample

_CARD = """# {title} {version}

**Purpose.** Tags what customers say to a contact centre, in Dutch and English: sentiment, emotions and intensity of a turn; pain points with severity,
wishes and effort signals of a sentence. Made for reports over many contacts, not for judging a person: not an agent, and not a single customer.

**How.** {how} Logistic regression for labels, ridge regression for sizes; probabilities calibrated on held-out sectors.

**Data.** {n_rows} rows: {languages}. Sources: {sources}.{kept}

**Measured** by cross-validation: every sector was held out in turn, so these are figures for a sector that the model has not seen. Labels count as
often as in whole conversations. `docs/evaluation` has the figures on whole contacts that were never trained on.

| output | n | precision | recall | F1 |
|---|---|---|---|---|
{rows}

**Limits.** Irony without a marked word, and matters that the training sectors do not know, are often missed. A language other than Dutch and English is
not tagged.{limits} Figures by person are not to be made from it.
"""
_WORDS = """One linear model for all labels over hashed features of words, character n-grams, word pairs, and concepts that both languages share
(`src/cxtext/tag/lexicon.toml`)."""
_CHECKED_WORDS = """ The weights hold hashes of words of the turns that people checked in the company's own contacts, and a hash of a word that one guesses
can be looked up: keep this model inside the company."""
_EMBEDDINGS = """Linear heads over the embeddings that the sentence encoder `{encoder}` gives of a turn or sentence and of the turn before it."""
_ENCODER_LIMITS = " The heads know no more than the encoder: over one for English, only English contacts are read. With another encoder they do not open."


def card(
    version: str, examples: Sequence[TurnExample], measures: Mapping[str, Mapping[str, float]], sources: Sequence[str], *, encoder: str | None = None
) -> str:
    """Return the card as Markdown; that of heads where there is an encoder."""
    languages = Counter(example.language for example in examples)
    rows = [f"| {name} | {m['n']:.0f} | {m['precision']:.2f} | {m['recall']:.2f} | {m['f1']:.2f} |" for name, m in measures.items()]
    return _CARD.format(
        title="Turn model" if encoder is None else "Transformer heads",
        version=version,
        how=_WORDS if encoder is None else _EMBEDDINGS.format(encoder=encoder),
        limits="" if encoder is None else _ENCODER_LIMITS,
        n_rows=f"{len(examples):,}",
        kept=_CHECKED_WORDS if encoder is None and any(example.group == CHECKED for example in examples) else "",
        languages=", ".join(f"{n:,} {language}" for language, n in languages.most_common()),
        sources="; ".join(sources),
        rows="\n".join(rows),
    )
