import numpy as np
import pytest

from cxtext.tag.outputs import ANY_PAIN, output_names
from cxtext.train.rest import train_rest

N_CONTACTS, N_SENTENCES = 400, 4
OUTPUT = {name: i for i, name in enumerate(output_names())}


@pytest.fixture
def rows():
    """Contacts of four sentences: the pain of a sentence shows in the score of the one before it, and nowhere else."""
    rng = np.random.default_rng(3)
    scores = rng.normal(size=(N_CONTACTS * N_SENTENCES, len(OUTPUT))).astype(np.float32)
    contacts = np.repeat(np.arange(N_CONTACTS), N_SENTENCES)
    before = np.roll(scores[:, OUTPUT["pain_point.waiting"]], 1)
    truth = ((before > 0) & (np.arange(len(scores)) % N_SENTENCES > 0)).astype(np.float64)
    columns = {name: np.zeros(len(scores)) for name in OUTPUT} | {ANY_PAIN: truth, "pain_point.waiting": truth}
    return scores, columns, contacts, [f"nl/sector{contact % 6}" for contact in contacts]


def train(scores, columns, contacts, groups):
    return train_rest(scores, columns, contacts, groups, n_folds=3, seed=1)


def agreement(scores, truth):
    return np.mean((scores > 0) == (truth == 1))


def test_the_second_pass_learns_from_the_sentence_before_and_is_measured_on_sectors_it_did_not_see(rows):
    scores, columns, *_ = rows
    model, refined = train(*rows)
    place, truth = OUTPUT["pain_point.waiting"], columns["pain_point.waiting"]
    assert agreement(refined[:, place], truth) > 0.9 > agreement(scores[:, place], truth) + 0.2
    assert model is not None


def test_what_it_does_not_refine_it_leaves_as_it_is(rows):
    scores, *_ = rows
    model, refined = train(*rows)
    changed = [OUTPUT[ANY_PAIN], OUTPUT["pain_point.waiting"]]  # of the other pain points there is no case to learn from
    others = np.setdiff1d(np.arange(len(OUTPUT)), changed)
    np.testing.assert_array_equal(refined[:, others], scores[:, others])
    np.testing.assert_array_equal(model.own[:, others], np.eye(len(OUTPUT), dtype=np.float32)[:, others])
    assert not model.bias[others].any()


def test_without_whole_contacts_there_is_nothing_to_learn(rows):
    scores, columns, contacts, groups = rows
    model, refined = train(scores, columns, np.full_like(contacts, -1), groups)
    assert model is None
    np.testing.assert_array_equal(refined, scores)


def test_turns_that_stand_alone_are_refined_but_teach_nothing(rows):
    scores, columns, contacts, groups = rows
    whole, _ = train(*rows)
    alone = {name: np.append(column, 1.0) for name, column in columns.items()}
    more, refined = train(np.vstack([scores, scores[:1]]), alone, np.append(contacts, -1), [*groups, "en/bank"])
    place = OUTPUT["pain_point.waiting"]
    np.testing.assert_allclose(more.weights[:, place], whole.weights[:, place], rtol=1e-3, atol=1e-4)
    assert refined[-1, place] != scores[0, place]


def test_rows_without_labels_of_sentences_keep_their_scores(rows):
    scores, columns, contacts, groups = rows
    columns = {name: np.where(np.arange(len(scores)) == 5, np.nan, column) for name, column in columns.items()}
    _, refined = train(scores, columns, contacts, groups)
    np.testing.assert_array_equal(refined[5], scores[5])
