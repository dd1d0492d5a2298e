"""The model that ships, on the gold contacts: it keeps to the floors, and the page in the docs is about it."""

import csv

import pytest

from cxtext.artefact import newest_version
from cxtext.evaluate import evaluate
from cxtext.evaluate.floors import read_floors
from cxtext.home import EVALUATIONS

VERSION = newest_version("turns")
MAY_DIFFER = 0.011  # another machine's arithmetic may tip a score over its threshold


def figures(path):
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["data"] == "gold" and row["model"] != "second reader"]
    return {(row["task"], row["label"], row["slice"], row["measure"]): float(row["value"]) for row in rows}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Evaluate the newest model as `make evaluate` does, without the readers, whom no floor is about; the floors are left to the test."""
    folder = tmp_path_factory.mktemp("evaluation")
    (folder / "none.toml").write_text("floors = []")
    return figures(evaluate(folder, readings=None, floors=folder / "none.toml").with_suffix(".csv"))


def test_the_shipped_model_keeps_to_every_floor(found):
    for floor in read_floors():
        value = found[floor.task, floor.label, floor.slice, floor.measure]
        assert floor.least is None or value >= floor.least
        assert floor.most is None or value <= floor.most


def test_the_page_in_the_docs_is_about_the_newest_model():
    page = EVALUATIONS / f"{VERSION}.md"
    assert page.exists(), f"run `make evaluate`: docs/evaluation has no page of turns/{VERSION}"
    assert page.read_text("utf-8").startswith(f"# How good is turns/{VERSION}?")


def test_the_figures_in_the_docs_are_those_of_the_model_as_it_is(found):
    written = figures(EVALUATIONS / f"{VERSION}.csv")
    floors = [(floor.task, floor.label, floor.slice, floor.measure) for floor in read_floors()]
    differing = {key: (written.get(key), found[key]) for key in floors if written.get(key) != pytest.approx(found[key], abs=MAY_DIFFER)}
    assert differing == {}, "run `make evaluate`: reading, cleaning or tagging changed since the page was written"
