"""A contact read anew by the turn model: probabilities of each turn and sentence, and why."""

from dataclasses import dataclass

from cxtext.explain.reasons import turn_reason
from cxtext.explain.records import Reason
from cxtext.tag import EmbeddedModel
from cxtext.tag.contributions import Contributions, contributions
from cxtext.tag.conversations import Side
from cxtext.tag.engine import Predictions
from cxtext.tag.outputs import probability_names


@dataclass(frozen=True, slots=True)
class TurnReading:
    """What the turn model says of a contact.

    Attributes:
        model: the model.
        customers: the customer's turns.
        predictions: its probabilities.
        parts: the parts of its scores.
        turns: seq → number of the customer's turn.
        sentences: seq → numbers of its sentences.
        top: weights shown of each label, for and against.
    """

    model: EmbeddedModel
    customers: Side
    predictions: Predictions
    parts: Contributions
    turns: dict[int, int]
    sentences: dict[int, list[int]]
    top: int

    def sentence(self, seq: int, start: int, end: int) -> int | None:
        """Return the number of the sentence with this span; None where there is none, as of a span that a person drew."""
        split = self.customers.sentences
        return next((i for i in self.sentences.get(seq, ()) if (split.start[i], split.end[i]) == (start, end)), None)

    def quote(self, sentence: int) -> str:
        """Return the text of a sentence."""
        split = self.customers.sentences
        return self.customers.texts[int(split.text[sentence])][int(split.start[sentence]) : int(split.end[sentence])]

    def of_turn(self, name: str, turn: int) -> float:
        """Return a probability of a turn."""
        return float(self.predictions.turns.columns[name][turn])

    def of_sentence(self, name: str, sentence: int) -> float:
        """Return a probability of a sentence."""
        return float(self.predictions.sentence_outputs.columns[name][sentence])

    def why_turn(self, name: str, turn: int) -> Reason:
        """Return why a turn has the probability."""
        output, slope, offset = self._output(name)
        return turn_reason(self.parts.of_turn(turn, output), slope=slope, offset=offset, top=self.top)

    def why_sentence(self, name: str, sentence: int) -> Reason:
        """Return why a sentence has the probability."""
        output, slope, offset = self._output(name)
        return turn_reason(self.parts.of_sentence(sentence, output), slope=slope, offset=offset, top=self.top)

    def _output(self, name: str) -> tuple[int, float, float]:
        output = probability_names().index(name)
        slope, offset = self.model.calibration[output]
        return output, float(slope), float(offset)


def read_turns(model: EmbeddedModel, customers: Side, agents: Side, *, top: int) -> TurnReading:
    """Read a contact anew.

    Args:
        model: the turn model.
        customers: the customer's turns.
        agents: the other side's.
        top: weights shown of each label, for and against.
    """
    sentences: dict[int, list[int]] = {}
    for i, text in enumerate(customers.sentences.text.tolist()):
        sentences.setdefault(customers.seqs[text], []).append(i)
    in_contact = None if model.rest is None else model.rest.read(model.first_pass(customers, agents)[1], customers)
    parts = contributions(model.linear, model.context, customers, agents, in_contact=in_contact)
    turns = {seq: i for i, seq in enumerate(customers.seqs)}
    return TurnReading(model, customers, model.predict(customers, agents), parts, turns, sentences, top)
