"""Write what the docs take from the sample's warehouse: the answers in the README and the data dictionary. `make docs`."""

import re
import sys
from pathlib import Path

import duckdb

from cxtext import store

DOCS = Path(__file__).parent
README = DOCS.parent / "README.md"
DICTIONARY = DOCS / "data-dictionary.md"
WAREHOUSE = DOCS.parent / "data" / "demo" / "published" / "cxtext.duckdb"

_QUESTION = re.compile(r"```sql\n(?P<sql>.*?)```\n+(?:\|[^\n]*\n)*\n*", re.DOTALL)


def with_answers(text: str, con: duckdb.DuckDBPyConnection) -> str:
    """Return a page with the answer under each SQL question replaced by what the warehouse says."""
    return _QUESTION.sub(lambda found: f"```sql\n{found['sql']}```\n\n{answer(con, found['sql'])}\n", text)


def answer(con: duckdb.DuckDBPyConnection, sql: str) -> str:
    """Return the rows of a query as a Markdown table."""
    result = con.execute(sql)
    head = [column[0] for column in result.description or []]
    rows = [["" if value is None else str(value).replace("|", "\\|") for value in row] for row in result.fetchall()]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in [head, ["---"] * len(head), *rows])


if __name__ == "__main__":
    if not WAREHOUSE.exists():
        sys.exit("run `make demo` first: the answers come from its warehouse")
    with store.reader(WAREHOUSE) as connection:
        README.write_text(with_answers(README.read_text("utf-8"), connection), "utf-8")
        DICTIONARY.write_text(store.dictionary(connection), "utf-8")
