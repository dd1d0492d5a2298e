"""`cxtext explain`: what it prints, with and without colours, and its exit codes."""

import io
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from rich.console import Console

import cxtext.explain
from cxtext import store
from cxtext.cli import main
from cxtext.errors import ArtefactError
from cxtext.explain import show
from cxtext.explain.build import explanation
from cxtext.explain.stored import stored


@pytest.fixture
def cxtext_explain(house, monkeypatch):
    monkeypatch.setattr(cxtext.explain, "open_engine", lambda config: house.model)
    monkeypatch.setenv("COLUMNS", "120")
    return lambda *arguments: CliRunner().invoke(main, ["explain", *arguments, "--home", str(house.home.root)])


def test_a_contact_is_shown_turn_by_turn(cxtext_explain):
    done = cxtext_explain("c-1", "--language", "en")
    assert done.exit_code == 0, done.output
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert "1 customer  feeling −2, emotion 2 of 5 strong" in lines
    assert "Goedemorgen. Mijn factuur. [1: Het is kapot!]" in lines
    assert "[1] pain point: product fault (product_fault)  probability 1.00, needs 0.50, severity 3 of 5" in lines
    assert "for  kapot +9.00" in lines
    assert "sum  base −3.00, shown +9.00, all else 0.00 = +6.00, a probability of 1.00" in lines
    assert "Nearly: price 0.38 (needs 0.50)" in lines
    assert "\x1b" not in done.stdout


def test_it_speaks_dutch_where_the_reports_do(cxtext_explain):
    assert "[1] pijnpunt: productgebrek (product_fault)  kans 1,00, nodig 0,50, ernst 3 van 5" in cxtext_explain("c-1").stdout


def test_colours_add_nothing_but_colour(house):
    with store.reader(house.home.published) as con:
        found = explanation(stored(con, "c-1"), house.installed, language="nl", top=5, zone=ZoneInfo("UTC"))
    plain, coloured = _printed(found), _printed(found, force_terminal=True, color_system="truecolor")
    assert ("\x1b[" in plain, "\x1b[" in coloured) == (False, True)
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def _printed(found, **options):
    stream = io.StringIO()
    show(found, Console(file=stream, width=100, highlight=False, emoji=False, markup=False, **options))
    return stream.getvalue()


def test_what_a_customer_writes_does_not_steer_the_terminal(house, cxtext_explain):
    house.change("UPDATE main.turns SET text = 'Tja ' || chr(27) || '[31m [bold]rood[/bold] :smile:' WHERE seq = 4")
    done = cxtext_explain("c-1")
    assert "\x1b" not in done.stdout
    assert "Tja [31m [bold]rood[/bold] :smile:" in done.stdout


def test_top_limits_the_words(cxtext_explain):
    assert "turn before (Werkt) +0.80" in cxtext_explain("c-1", "--language", "en").stdout
    assert "turn before (" not in cxtext_explain("c-1", "--language", "en", "--top", "1").stdout
    assert cxtext_explain("c-1", "--top", "0").exit_code == 2


def test_an_unknown_contact_ends_with_4_and_suggests_near_ones(cxtext_explain):
    done = cxtext_explain("c-2")
    assert (done.exit_code, done.stdout) == (4, "")
    assert "there is no contact 'c-2'" in done.stderr
    assert "did you mean c-1?" in done.stderr


def test_without_a_published_copy_it_ends_with_1(tmp_path):
    done = CliRunner().invoke(main, ["explain", "c-1", "--home", str(tmp_path)])
    assert (done.exit_code, "there is no warehouse yet" in done.stderr) == (1, True)


def test_without_a_model_it_says_so_and_shows_the_tags(cxtext_explain, monkeypatch):
    def refuse(version):
        raise ArtefactError("no model for 'turns'", where="models", fix="train one")

    monkeypatch.setattr(cxtext.explain, "open_engine", refuse)
    done = cxtext_explain("c-1", "--language", "en")
    assert done.exit_code == 0
    assert "! No model can be opened (no model for 'turns'): the tags are shown without words." in done.stdout
    assert "pain point: product fault (product_fault)  probability 1.00, severity 3 of 5" in done.stdout
    assert "kapot +" not in done.stdout


def test_an_engine_whose_words_have_no_weights_shows_tags_and_scores_and_says_so(house, cxtext_explain, monkeypatch):
    @dataclass
    class Engine:
        name: str = "turns/tiny"
        contacts: None = None

    monkeypatch.setattr(cxtext.explain, "open_engine", lambda config: Engine())
    done = cxtext_explain("c-1", "--language", "en")
    assert done.exit_code == 0
    assert "! The engine turns/tiny gives no word weights: tags and scores are shown without words." in done.stdout
    assert "pain point: product fault (product_fault)  probability 1.00, severity 3 of 5" in done.stdout
    assert ("kapot +" in done.stdout, "How to read this" in done.stdout) == (False, False)


def test_the_page_is_written_and_named(cxtext_explain, tmp_path):
    target = tmp_path / "new" / "c-1.html"
    done = cxtext_explain("c-1", "--html", str(target), "--language", "en")
    assert (done.exit_code, done.stdout) == (0, f"{target}\n")
    page = target.read_text("utf-8")
    assert '<mark><span class="mark-number">1</span>Het is kapot!</mark>' in page
    assert "&lt;b&gt;Vervelend&lt;/b&gt; &amp; jammer." in page
    assert [path.name for path in target.parent.iterdir()] == ["c-1.html"]
