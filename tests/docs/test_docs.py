"""The docs hold what they say: commands exist, questions have answers, the dictionary is that of the warehouse."""

import importlib.util
import re
from pathlib import Path

import click
import pytest

from cxtext import night, store
from cxtext.artefact import newest_version
from cxtext.cli import main
from cxtext.home import CONFIGS, DEFAULT_HOME, EVALUATIONS, PROJECT
from pipelines.flows import nightly

README = (PROJECT / "README.md").read_text("utf-8")
QUESTIONS = re.findall(r"\*\*(\d+\. .*?)\*\*\n```sql\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    """The sample in a warehouse, with the seeded topics only: discovering more takes a minute and answers no question here."""
    home = tmp_path_factory.mktemp("home")
    config = home / "demo.toml"
    config.write_text((CONFIGS / "demo.toml").read_text("utf-8") + "\n[topics]\nmin_segments = 1_000_000\n", "utf-8")
    count = nightly.fn(home=home, inbox=DEFAULT_HOME / "sample", config=config)
    assert (count.items, count.kept + count.rejected) == (158, 158)
    return night.settings(home, None, config).home.published


def built():
    spec = importlib.util.spec_from_file_location("docs_build", PROJECT / "docs" / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def commands(group, prefix=""):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}"


@pytest.mark.parametrize("command", sorted(commands(main)))
def test_every_command_is_in_the_readme(command):
    assert f"cxtext {command}" in README or f"make {command}" in README


def test_every_make_target_explains_itself():
    targets = re.findall(r"^([a-z]+):(.*)$", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert len(targets) >= 10
    assert [name for name, rest in targets if "##" not in rest] == []


def test_the_readme_has_ten_questions():
    assert [title.split(".")[0] for title, _ in QUESTIONS] == [str(n) for n in range(1, 11)]


def test_every_question_has_an_answer(warehouse):
    with store.reader(warehouse) as con:
        empty = [title for title, sql in QUESTIONS if not con.execute(sql).fetchall()]
    assert empty == []


def test_the_answers_in_the_readme_have_the_columns_that_the_warehouse_gives(warehouse):
    with store.reader(warehouse) as con:
        fresh = built().with_answers(README, con)
    heads = re.compile(r"^(\|.*\|)\n\| --- ", re.MULTILINE)
    assert len(heads.findall(fresh)) >= len(QUESTIONS)
    assert heads.findall(fresh) == heads.findall(README)


def test_the_contact_that_the_readme_explains_is_in_the_sample(warehouse):
    (contact,) = built().EXPLAINED.findall(README)
    with store.reader(warehouse) as con:
        assert con.execute("SELECT count(*) FROM main.contacts WHERE starts_with(contact_id, ?)", [contact]).fetchone() == (1,)


def test_the_data_dictionary_is_that_of_the_warehouse(warehouse):
    with store.reader(warehouse) as con:
        assert store.dictionary(con) == (PROJECT / "docs" / "data-dictionary.md").read_text("utf-8")


def test_how_good_the_newest_model_is_stands_in_the_readme():
    evaluation = EVALUATIONS / f"{newest_version('turns')}.csv"
    assert built().with_quality(README, evaluation) == README, "run `make docs`"
    assert "| What cost the customer effort? | micro F1 | " in README


def test_the_folders_of_the_architecture_exist():
    named = re.findall(r"^- `([\w/]+/)` ", (PROJECT / "ARCHITECTURE.md").read_text("utf-8"), re.MULTILINE)
    assert len(named) == 5
    assert [name for name in named if not (PROJECT / name).is_dir()] == []


def test_links_lead_somewhere():
    pages = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", PROJECT / "ARCHITECTURE.md", *Path(PROJECT / "docs").glob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))]
    assert [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()] == []
