"""Names that people give to topics stay; what became of topics can be read."""

import pytest
from click.testing import CliRunner

from cxtext import night
from cxtext.cli import main
from cxtext.errors import UnknownId

ROW = "SELECT label_nl, label_en FROM main.topics WHERE topic_id = 'appointment'"


@pytest.fixture
def known(house):
    house.put("a.jsonl", house.contact())
    house.night()
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
