import numpy as np

from cxtext.tag import load
from cxtext.tag.conversations import side
from cxtext.tag.rest import BLOCKS, MARKS, RestModel, surrounded


def test_a_sentence_is_read_beside_its_neighbours_and_its_contact():
    read = surrounded(np.array([[1.0], [4.0], [-2.0], [7.0]], np.float32), np.array([0, 0, 0, 1]))
    size = np.log1p(3)
    expected = [  # own, previous, next, highest, mean; first, last, length
        [1, 0, 4, 4, 1, 1, 0, size],
        [4, 1, -2, 4, 1, 0, 0, size],
        [-2, 4, 0, 4, 1, 0, 1, size],
        [7, 0, 0, 7, 7, 1, 1, np.log1p(1)],
    ]
    np.testing.assert_allclose(read, expected, rtol=1e-6)


def test_no_sentence_is_read_as_nothing():
    assert surrounded(np.zeros((0, 2), np.float32), np.zeros(0, np.int64)).shape == (0, 2 * len(BLOCKS) + len(MARKS))


def test_a_contact_of_two_languages_is_read_in_the_order_in_which_it_was_said():
    # As the night hands them over: the Dutch turns first.
    customers = side(["a", "b", "a", "a"], [0, 0, 4, 2], ["Dag. Hallo.", "Ja.", "Graag.", "Well, hello."], ["nl", "nl", "nl", "en"])
    weights = np.zeros((len(BLOCKS) + len(MARKS), 1), np.float32)
    weights[BLOCKS.index("previous")] = 1.0
    model = RestModel(weights, np.array([0.5], np.float32))
    found = model.read(np.array([[1.0], [2.0], [30.0], [4.0], [8.0]], np.float32), customers)
    assert found.scores[:, 0].tolist() == [0.5, 1.5, 0.5, 8.5, 2.5]
    assert found.parts(3, 0) == {"previous": 8.0, "next": 0.0, "whole": 0.0, "base": 0.5}


def test_what_a_contact_is_about_tells_what_a_vague_sentence_is_about():
    model, vague = load(), "En nu is het weer zover."
    said = [["De bezorger is alweer niet gekomen.", vague, "Mijn pakket is nu al drie keer niet bezorgd."], [vague]]
    customers = side(["a", "a", "a", "b"], [0, 2, 4, 0], [text for texts in said for text in texts], ["nl"] * 4)
    delivery = model.predict(customers, side((), (), (), ())).sentence_outputs.columns["pain_point.delivery"]
    assert delivery[1] > 1.5 * delivery[3]
