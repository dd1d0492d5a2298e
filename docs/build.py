"""Write what the docs take from elsewhere. `make docs`.

The answers and the explained turn in the README and the data dictionary come from the sample's warehouse, how good the newest model is from its evaluation.
"""

import csv
import io
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb
from rich.console import Console

from cxtext import store
from cxtext.artefact import newest_version
from cxtext.config import load_config
from cxtext.evaluate.page import QUESTIONS
from cxtext.evaluate.suite import ALL, LANGUAGES
from cxtext.explain import explain, show
from cxtext.home import EVALUATIONS, Home

DOCS = Path(__file__).parent
README = DOCS.parent / "README.md"
DICTIONARY = DOCS / "data-dictionary.md"
HOME = Home(DOCS.parent / "data" / "demo")

_QUESTION = re.compile(r"```sql\n(?P<sql>.*?)```\n+(?:\|[^\n]*\n)*\n*", re.DOTALL)
EXPLAINED = re.compile(r"\$ cxtext explain (?P<id>\w+) --home data/demo --language en --top 3\n.*?```", re.DOTALL)

_QUALITY = re.compile(r"(?<=<!-- quality -->\n).*?(?=<!-- /quality -->)", re.DOTALL)
_HEAD = ("question", "figure", "Dutch", "English", "n", "second reader")
_READER = "second reader"

Figures = dict[tuple[bool, str, str, str, str], dict[str, str]]


def with_quality(text: str, evaluation: Path) -> str:
    """Return a page with its table between the quality marks replaced by the figures of an evaluation."""
    figures = read_figures(evaluation)
    rows = [_cells(figures, *question) for question in QUESTIONS if question[1] != "masking"]
    return _QUALITY.sub(lambda _: table(_HEAD, rows), text)


def read_figures(evaluation: Path) -> Figures:
    """Read the figures on the gold contacts: whether the second reader was measured, task, label, slice and measure → the row."""
    with evaluation.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["data"] == "gold"]
    # The page is about the model of the first row; of other engines that stand beside it the rows come later.
    model = {rows[0]["model"], f"contacts/{evaluation.stem}", _READER}
    return {(row["model"] == _READER, row["task"], row["label"], row["slice"], row["measure"]): row for row in rows if row["model"] in model}


def _cells(figures: Figures, question: str, task: str, label: str, measure: str) -> list[str]:
    found = [figures.get((False, task, label, slice_, measure)) for slice_ in (*LANGUAGES, ALL)]
    reader = figures.get((True, task, label, ALL, measure))
    return [question, measure, *map(_interval, found[:-1]), found[-1]["n"] if found[-1] else "", _interval(reader)]


def _interval(row: dict[str, str] | None) -> str:
    return f"{float(row['value']):.2f} ({float(row['lower']):.2f}–{float(row['upper']):.2f})" if row else "–"


def with_answers(text: str, con: duckdb.DuckDBPyConnection) -> str:
    """Return a page with the answer under each SQL question replaced by what the warehouse says."""
    return _QUESTION.sub(lambda found: f"```sql\n{found['sql']}```\n\n{answer(con, found['sql'])}\n", text)


def answer(con: duckdb.DuckDBPyConnection, sql: str) -> str:
    """Return the rows of a query as a Markdown table."""
    result = con.execute(sql)
    head = [column[0] for column in result.description or []]
    rows = [["" if value is None else str(value).replace("|", "\\|") for value in row] for row in result.fetchall()]
    return table(head, rows)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    return "".join(f"| {' | '.join(cells)} |\n" for cells in [head, ["---"] * len(head), *rows])


def with_explanation(text: str) -> str:
    """Return a page with what stands under the command that explains a contact replaced by the first tagged turn of that contact."""
    return EXPLAINED.sub(lambda found: f"{found[0].splitlines()[0]}\n…\n{explained_turn(found['id'])}\n…\n```", text)


def explained_turn(contact: str) -> str:
    """Return the first turn with a tag of a contact of the demo, as the terminal shows it."""
    told = explain(contact, HOME, load_config(), language="en", top=3)
    seq = next(turn.seq for turn in told.turns if turn.tags)
    stream = io.StringIO()
    show(told, Console(file=stream, width=120, highlight=False, emoji=False, markup=False))
    blocks = "\n".join(line.rstrip() for line in stream.getvalue().splitlines()).split("\n\n")
    return next(block for block in blocks if block.startswith(f"{seq:>3} customer"))


if __name__ == "__main__":
    if not HOME.published.exists():
        sys.exit("run `make demo` first: the answers come from its warehouse")
    with store.reader(HOME.published) as connection:
        page = with_quality(README.read_text("utf-8"), EVALUATIONS / f"{newest_version('turns')}.csv")
        README.write_text(with_explanation(with_answers(page, connection)), "utf-8")
        DICTIONARY.write_text(store.dictionary(connection), "utf-8")
