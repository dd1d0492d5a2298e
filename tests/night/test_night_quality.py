import pytest

from cxtext import night
from cxtext.errors import WarehouseError
from cxtext.home import EVALUATIONS

KINDS_WITH_A_PRECISION = """
    SELECT DISTINCT kind
    FROM voc.quotes AS quote
    JOIN voc.quality AS quality USING (model, kind, label, language)
    WHERE quality.measure = 'precision' AND quality.data = 'gold'
"""
HEAD = "model,data,task,label,slice,measure,value,lower,upper,n,yardstick\n"


@pytest.fixture
def tagged(house):
    house.put("a.jsonl", house.contact(said=[("customer", "Mijn factuur klopt niet, er is dubbel afgeschreven.")], language="nl"))
    house.had_a_night()
    return house


def test_a_tag_can_be_joined_to_how_good_it_is(tagged):
    # Every contact has an outcome and a reason, from the contact model, which has a name of its own.
    assert {("outcome",), ("contact_reason",)} & set(tagged.rows(KINDS_WITH_A_PRECISION))
    assert tagged.rows("SELECT count(*) > 0 FROM voc.quality WHERE model = 'second reader' AND measure = 'alpha'") == [(True,)]


def test_an_evaluation_made_by_hand_is_published_and_the_next_night_has_nothing_to_do(tagged, tmp_path):
    table = tmp_path / "own.csv"
    table.write_text(HEAD + 'turns/9,own contacts,"wish, turn",all labels,nl,F1,0.5,0.4,0.6,20,\n', "utf-8")
    night.record_evaluation(tagged.settings(), table)
    assert tagged.rows("SELECT kind, language, value, n FROM voc.quality WHERE data = 'own contacts'") == [("wish", "nl", 0.5, 20)]
    assert not tagged.night().published


def test_without_a_warehouse_there_is_nothing_to_tell(house):
    with pytest.raises(WarehouseError, match="no warehouse yet"):
        night.record_evaluation(house.settings(), next(EVALUATIONS.glob("*.csv")))
