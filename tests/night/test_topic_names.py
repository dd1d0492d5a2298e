"""Names that people give to topics stay; what became of topics can be read."""

import pytest
from click.testing import CliRunner

from cxtext import night
from cxtext.cli import main
from cxtext.errors import UnknownId
from cxtext.tag import topics

ROW = "SELECT label_nl, label_en FROM main.topics WHERE topic_id = 'appointment'"


@pytest.fixture
def known(house):
    house.put("a.jsonl", house.contact())
    house.had_a_night()
    return house


def _cxtext(house, *words):
    return CliRunner().invoke(main, [*words, "--home", str(house.home.root)])


def test_a_name_stays_over_a_fit_and_a_night(known):
    done = CliRunner().invoke(
        main, ["topics", "rename", "appointment", "--nl", "Bezoek  monteur", "--home", str(known.home.root), "--config", str(known.config_file)]
    )
    assert done.exit_code == 0, done.output
    [(nl, en)] = known.rows(ROW)
    assert nl == "Bezoek monteur"
    assert en != "Bezoek monteur"
    night.fit_topics(known.settings())
    known.put("b.jsonl", known.contact("c-2"))
    known.night()
    assert known.rows(ROW) == [(nl, en)]


def test_a_name_needs_a_known_topic_and_a_language(known):
    with pytest.raises(UnknownId, match="no topic 't-404'"):
        night.rename_topic(known.settings(), "t-404", nl="x")
    assert _cxtext(known, "topics", "rename", "appointment").exit_code == 2


def test_topics_and_their_lineage_are_listed(known):
    listed = _cxtext(known, "topics", "list", "--all").stdout
    assert "appointment" in listed
    assert len(listed.splitlines()) == 1 + len(known.rows("FROM main.topics"))
    told = _cxtext(known, "topics", "lineage").stdout
    assert told.splitlines()[0].endswith(f"{len(known.rows('FROM main.topics'))} new")


def test_a_night_of_which_nothing_is_seeded_and_little_said_is_published_without_topics(house, monkeypatch):
    monkeypatch.setattr(topics, "read_seeds", topics.Seeds)
    house.put("a.jsonl", house.contact("c-1", said=[("agent", "Goedemorgen."), ("customer", "Ja.")]))
    assert house.night().published
    house.put("b.jsonl", house.contact("c-2"))
    assert house.night().published
    assert house.rows("SELECT count(*) FROM main.topics UNION ALL SELECT count(*) FROM main.contact_topics") == [(0,), (0,)]
    assert night.fit_topics(house.settings()) == 0
