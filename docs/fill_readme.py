"""Write the answers of the sample under the questions of the README, so that they are the real ones: `make readme`."""

import re
import sys
from pathlib import Path

import duckdb

README = Path(__file__).parents[1] / "README.md"
WAREHOUSE = Path(__file__).parents[1] / "data" / "demo" / "published" / "cxtext.duckdb"

_QUESTION = re.compile(r"```sql\n(?P<sql>.*?)```\n(?P<answer>(?:\|.*\n)*)", re.DOTALL)


def filled(text: str, warehouse: Path) -> str:
    """Return the README with each answer replaced by what the warehouse says now."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        con.execute("SET TimeZone = 'UTC'")
        return _QUESTION.sub(lambda found: f"```sql\n{found['sql']}```\n{_table(con, found['sql'])}", text)


def _table(con: duckdb.DuckDBPyConnection, sql: str) -> str:
    result = con.execute(sql)
    head = [column[0] for column in result.description or []]
    rows = [["" if value is None else str(value).replace("|", "\\|") for value in row] for row in result.fetchall()]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in [head, ["---"] * len(head), *rows])


if __name__ == "__main__":
    if not WAREHOUSE.exists():
        sys.exit("run `make demo` first: the answers come from its warehouse")
    README.write_text(filled(README.read_text("utf-8"), WAREHOUSE), "utf-8")
