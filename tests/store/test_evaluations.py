import pytest

from cxtext import store
from cxtext.errors import WarehouseError
from cxtext.home import EVALUATIONS

HEAD = "model,data,task,label,slice,measure,value,lower,upper,n,yardstick\n"
WISH = 'turns/1,gold,"wish, turn",all labels,all,F1,0.5,0.4,0.6,20,0.1\n'
ALPHA = 'second reader,gold,"wish, turn",all labels,all,alpha,1,1,1,4,\n'


@pytest.fixture
def write(tmp_path):
    def _write(text):
        path = tmp_path / "figures.csv"
        path.write_text(text, "utf-8")
        return path

    return _write


def test_figures_of_the_same_model_on_the_same_data_are_replaced(shop, write):
    assert store.load_evaluation(shop.con, write(HEAD + WISH + WISH.replace("wish", "any pain") + ALPHA)) == 3
    store.load_evaluation(shop.con, write(HEAD + WISH.replace("0.5", "0.7").replace("0.6", "0.9")))
    store.load_evaluation(shop.con, write(HEAD + WISH.replace("gold", "own contacts").replace("0.5", "0.55")))
    rows = shop.rows("SELECT model, data, task, value FROM ops.evaluations ORDER BY ALL")
    assert rows == [
        ("second reader", "gold", "wish, turn", 1.0),
        ("turns/1", "gold", "wish, turn", 0.7),
        ("turns/1", "own contacts", "wish, turn", 0.55),
    ]


def test_a_whole_number_is_a_figure_and_an_empty_yardstick_is_none(shop, write):
    store.load_evaluation(shop.con, write(HEAD + ALPHA))
    assert shop.rows("SELECT value, n, yardstick FROM ops.evaluations") == [(1.0, 4, None)]


@pytest.mark.parametrize("text", [None, "task,label\na,b\n", HEAD + "turns/1,gold\n"])
def test_what_is_no_evaluation_is_refused_and_changes_nothing(shop, write, text, tmp_path):
    store.load_evaluation(shop.con, write(HEAD + WISH))
    path = write(text) if text else tmp_path / "missing.csv"
    with pytest.raises(WarehouseError, match="the evaluation cannot be loaded") as error:
        store.load_evaluation(shop.con, path)
    assert error.value.where == str(path)
    assert shop.rows("SELECT count(*) FROM ops.evaluations") == [(1,)]


@pytest.mark.parametrize("path", sorted(EVALUATIONS.glob("2*.csv")), ids=lambda path: path.stem)
def test_every_evaluation_in_the_docs_loads_and_passes_the_checks(shop, path):
    assert store.load_evaluation(shop.con, path) > 1000
    store.rebuild(shop.con)
    kinds = {kind for (kind,) in shop.rows("SELECT DISTINCT kind FROM voc.quality WHERE measure = 'f1' AND language = 'nl'")}
    assert kinds >= {"pain_point", "emotion", "sentiment", "effort_signal", "wish", "contact_reason", "outcome", "trigger", "life_event", "phase", "churn"}
