"""Who did something: the customer, or somebody else."""

from cxtext.tag.mentions.words import Words, pattern

WORDS_BEFORE = 12  # as far before a verb its subject is looked for
WORDS_WITHOUT = 4  # a verb that stands so near to the beginning has no subject: "vorige week gebeld", "already called"


def is_own(before: str, known: Words) -> bool:
    """Tell whether the customer did what follows: the last person named is theirs, or nobody is; it is not denied, and not done to them.

    Args:
        before: the sentence up to the verb, in lower case.
        known: words of its language.
    """
    near = before.split()[-WORDS_BEFORE:]
    if _has(near[-2:], known, "denied") or _has(near[-3:], known, "passive"):
        return False
    subject = next((kind for word in reversed(near) for kind in ("mine", "theirs") if pattern(known.table[kind]).fullmatch(word)), None)
    if subject is None and pattern(known.table["mine"]).search(" ".join(near)):
        return True  # "mijn man", of two words
    return subject == "mine" if subject else len(before.split()) <= WORDS_WITHOUT and not _has(near[-2:], known, "articles")


def _has(near: list[str], known: Words, name: str) -> bool:
    return any(pattern(known.table[name]).fullmatch(word) for word in near)
