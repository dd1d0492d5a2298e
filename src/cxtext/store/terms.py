"""Which terms customers used in which weeks, counted in the warehouse."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import numpy as np
import pyarrow as pa

from cxtext.change.arrays import Floats
from cxtext.store.definitions import statement

_TABLE = "voc.emerging"

Meaning = tuple[str, str, str]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Terms:
    """What words stand for.

    Attributes:
        version: changes when `of` answers otherwise.
        of: words → term, Dutch name and English name of each; None for a word that carries no matter.
    """

    version: str
    of: Callable[[Iterable[str]], Sequence[Meaning | None]]


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or two that follow each other, as it is shown.

    Attributes:
        label: its name; words that stand for their twins begin with "=".
        nl: in Dutch.
        en: in English.
        words: words of customers that it stands for, each shared by enough of them.
        second_words: the same of the second word; None where there is one only.
    """

    label: str
    nl: str
    en: str
    words: tuple[str, ...]
    second_words: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class TermWeeks:
    """Customers by term and week.

    Attributes:
        pairs: (n_terms, 2) numbers of its words' terms; the second 0 where a term is one word.
        customers: (n_terms, n_weeks) customers, 0 where nobody used it.
        labels: name of each number.
        words: the words, by their number.
        meanings: what each word stands for.
    """

    pairs: np.ndarray
    customers: Floats
    labels: Sequence[str]
    words: Sequence[str]
    meanings: Sequence[Meaning]


def count_terms(con: duckdb.DuckDBPyConnection, weeks: Sequence[date], terms: Terms) -> TermWeeks:
    """Count the customers of every term that enough of them share over the weeks given.

    Args:
        con: a writer; the temporary table `heard` stays, for `named`.
        weeks: Mondays, in order.
        terms: what words stand for.
    """
    con.execute(statement(_TABLE, "said.sql"), {"weeks": list(weeks)})
    said = [word for (word,) in con.execute(statement(_TABLE, "words.sql")).fetchall()]
    meant = [(word, meaning) for word, meaning in zip(said, terms.of(said), strict=True) if meaning]
    labels = ["", *dict.fromkeys(meaning[0] for _, meaning in meant)]
    number = {label: n for n, label in enumerate(labels)}
    con.register("vocabulary", _vocabulary([word for word, _ in meant], [number[meaning[0]] for _, meaning in meant]))
    con.execute(statement(_TABLE, "heard.sql"))
    con.execute("DROP TABLE said")
    pairs, customers = _grid(con, weeks)
    return TermWeeks(pairs, customers, labels, [word for word, _ in meant], [meaning for _, meaning in meant])


def named(con: duckdb.DuckDBPyConnection, counted: TermWeeks, pairs: Sequence[Pair], weeks: Sequence[date]) -> dict[Pair, Term]:
    """Name terms by words that enough customers used in the weeks given, so that no single customer's word is shown."""
    wanted = sorted({n for pair in pairs for n in pair if n})
    rows = con.execute(statement(_TABLE, "spellings.sql"), {"weeks": list(weeks), "terms": wanted}).fetchall()
    single = {n: _single(counted, n, [word for term, word in rows if term == n]) for n in wanted}
    return {(first, second): _joined(single[first], single[second]) if second else single[first] for first, second in pairs}


def _single(counted: TermWeeks, number: int, words: Sequence[int]) -> Term:
    label = counted.labels[number]
    # Words each of too few customers: then the list of twins names the matter, which holds no customer's words.
    nl, en = counted.meanings[words[0]][1:] if words else (label.lstrip("="),) * 2
    return Term(label, nl, en, tuple(sorted(counted.words[word] for word in words)))


def _joined(one: Term, other: Term) -> Term:
    return Term(f"{one.label} {other.label}", f"{one.nl} {other.nl}", f"{one.en} {other.en}", one.words, other.words)


def _vocabulary(words: Sequence[str], numbers: Sequence[int]) -> pa.Table:
    columns = {"word": pa.array(words, pa.string()), "word_place": pa.array(range(len(words)), pa.int32()), "term": pa.array(numbers, pa.int32())}
    return pa.table(columns)


def _grid(con: duckdb.DuckDBPyConnection, weeks: Sequence[date]) -> tuple[np.ndarray, Floats]:
    rows = con.sql(statement(_TABLE, "counts.sql")).fetchnumpy()
    keys = rows["first"].astype(np.int64) << 32 | rows["second"].astype(np.int64)
    distinct, row = np.unique(keys, return_inverse=True)
    first = np.datetime64(weeks[0], "D")
    column = (rows["week"].astype("datetime64[D]") - first).astype(np.int64) // 7
    customers = np.zeros((len(distinct), (weeks[-1] - weeks[0]).days // 7 + 1))
    customers[row, column] = rows["customers"]
    places = [(week - weeks[0]).days // 7 for week in weeks]
    return np.stack([distinct >> 32, distinct & 0xFFFF_FFFF], axis=1), customers[:, places]
