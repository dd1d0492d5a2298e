"""What each word, pair of words and part of the context adds to a score of the turn model.

Both passes of the model are linear, so a score falls apart into these parts without remainder: their weights add up to it, whatever the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cxtext.tag.context import BEFORE_WEIGHT, LENGTH_WEIGHT, LENGTHS, PLACES, ContextModel, length_class, n_words, places, turn_before
from cxtext.tag.conversations import Side
from cxtext.tag.linear import LinearModel, Places, token_pairs
from cxtext.tag.rest import InContact
from cxtext.tag.tokens import Ints, Tokens

PartKind = Literal["word", "pair", "before", "place", "length", "contact", "base"]
Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a score.

    Attributes:
        kind: a word; a pair of words; a word of the turn before; the place of the turn; its length; the rest of the contact; or the base, which every text has.
        text: the words as written, the name of the place or of the part of the contact, or the range of the length; empty for the base.
        weight: what it adds to the score.
    """

    kind: PartKind
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class WordParts:
    """What tokens and pairs of tokens add to the scores of the segment (sentence or turn) they stand in.

    Attributes:
        segment: (n_tokens,) the segment of each token.
        words: (n_tokens, n_outputs) each token by itself: its word, n-grams and concepts.
        left: (n_pairs,) first token of each pair of words or concepts that the model knows.
        right: (n_pairs,) the other.
        pairs: (n_pairs, n_outputs).
    """

    segment: Ints
    words: Doubles
    left: Places
    right: Places
    pairs: Doubles


def word_parts(model: LinearModel, tokens: Tokens, *, sentence: Ints, segment: Ints, n_segments: int) -> WordParts:
    """Take the scores of segments apart into those of their tokens and pairs; without bias.

    Args:
        model: the weights.
        tokens: tokens of the texts.
        sentence: (n_tokens,) sentence of each; pairs stand inside one.
        segment: (n_tokens,) the sentence once more, or the turn.
        n_segments: number of segments.
    """
    words = model.words(tokens.words)
    keys, left, right = token_pairs([word.key for word in words], [word.concepts for word in words], tokens.word, sentence)
    which, rows = model.find(keys)
    left, right, idf = left[which], right[which], model.idf[rows].astype(np.float64)
    of_words = np.array([word.square for word in words], dtype=np.float64)[tokens.word]
    of_pairs = np.bincount(segment[right], idf * idf, n_segments)
    norm = np.sqrt(np.maximum(np.bincount(segment, of_words, n_segments) + of_pairs, 1e-12))[segment]
    return WordParts(segment, _alone(model, tokens) / norm[:, None], left, right, model.weights[rows] * (idf / norm[right])[:, None])


def before_parts(context: ContextModel, agents: Side) -> Doubles:
    """Return (n_tokens, n_outputs): what each word of the other side adds to the scores of the turn that answers it."""
    tokens = agents.tokens
    square = np.array([word.square for word in context.before.words(tokens.words)], dtype=np.float64)[tokens.word]
    norm = np.sqrt(np.maximum(np.bincount(tokens.text, square, tokens.n_texts), 1e-12))[tokens.text]
    return _alone(context.before, tokens) * (BEFORE_WEIGHT / norm)[:, None]


def _alone(model: LinearModel, tokens: Tokens) -> Doubles:
    scores = np.array([word.scores for word in model.words(tokens.words)], dtype=np.float64)
    return scores.reshape(-1, model.weights.shape[1])[tokens.word]


@dataclass(frozen=True, slots=True)
class Contributions:
    """The parts of all scores of what customers say.

    Attributes:
        linear: the weights of words.
        context: the weights of what surrounds them.
        customers: their turns.
        agents: the other side's.
        in_turns: what words add to the scores of turns.
        in_sentences: what words add to the scores of sentences.
        before: (n_agent_tokens, n_outputs) what words of the turn before add.
        in_contact: the sentences as the second pass reads them; None where there is none.
    """

    linear: LinearModel
    context: ContextModel
    customers: Side
    agents: Side
    in_turns: WordParts
    in_sentences: WordParts
    before: Doubles
    in_contact: InContact | None = None

    def of_turn(self, turn: int, output: int) -> list[Part]:
        """Return the parts of a score of a turn; they add up to it."""
        tokens = self.customers.tokens
        words = n_words(tokens, tokens.text, tokens.n_texts)[turn]
        mix = np.eye(len(self.linear.bias))[output]
        return [*self._of_words(self.in_turns, turn, mix), *self._around(turn, words, mix)]

    def of_sentence(self, sentence: int, output: int) -> list[Part]:
        """Return the parts of a score of a sentence; they add up to it."""
        split = self.customers.sentences
        words = n_words(self.customers.tokens, split.of_token, len(split.text))[sentence]
        mix = np.eye(len(self.linear.bias))[output] if self.in_contact is None else self.in_contact.model.own[:, output].astype(np.float64)
        first = [*self._of_words(self.in_sentences, sentence, mix), *self._around(int(split.text[sentence]), words, mix)]
        return [*first, *self._in_contact(sentence, output)]

    def _of_words(self, parts: WordParts, segment: int, mix: Doubles) -> Iterator[Part]:
        for token in np.flatnonzero(parts.segment == segment).tolist():
            yield Part("word", _word(self.customers.tokens, token), float(parts.words[token] @ mix))
        for pair in np.flatnonzero(parts.segment[parts.right] == segment).tolist():
            left, right = int(parts.left[pair]), int(parts.right[pair])
            glue = " " if right - left == 1 else " … "
            text = glue.join((_word(self.customers.tokens, left), _word(self.customers.tokens, right)))
            yield Part("pair", text, float(parts.pairs[pair] @ mix))

    def _around(self, turn: int, words: int, mix: Doubles) -> Iterator[Part]:
        before = int(turn_before(self.customers, self.agents)[turn])
        for token in np.flatnonzero(self.agents.tokens.text == before).tolist():
            yield Part("before", _word(self.agents.tokens, token), float(self.before[token] @ mix))
        marks = places(self.customers)[turn]
        for place in np.flatnonzero(marks).tolist():
            yield Part("place", PLACES[place], float(marks[place] * (self.context.place[place] @ mix)))
        size = int(length_class(np.array([words]))[0])
        yield Part("length", length_name(size), float(LENGTH_WEIGHT * (self.context.length[size] @ mix)))
        answered = float(self.context.before.bias @ mix) * BEFORE_WEIGHT if before >= 0 else 0.0
        yield Part("base", "", float(self.linear.bias @ mix) + answered)

    def _in_contact(self, sentence: int, output: int) -> Iterator[Part]:
        if self.in_contact is not None:
            parts = self.in_contact.parts(sentence, output)
            yield Part("base", "", parts.pop("base"))
            yield from (Part("contact", name, weight) for name, weight in parts.items())


def contributions(linear: LinearModel, context: ContextModel, customers: Side, agents: Side, *, in_contact: InContact | None = None) -> Contributions:
    """Take the scores of what customers say apart.

    Args:
        linear: the weights of words.
        context: the weights of what surrounds them.
        customers: their turns.
        agents: the other side's turns of the same contacts.
        in_contact: the sentences as the second pass reads them; None where there is none.
    """
    tokens, split = customers.tokens, customers.sentences
    in_turns = word_parts(linear, tokens, sentence=split.of_token, segment=tokens.text, n_segments=tokens.n_texts)
    in_sentences = word_parts(linear, tokens, sentence=split.of_token, segment=split.of_token, n_segments=len(split.text))
    return Contributions(linear, context, customers, agents, in_turns, in_sentences, before_parts(context, agents), in_contact)


def length_name(size: int) -> str:
    """Return the range of words of a class of lengths: "4–7", "31+"."""
    least = LENGTHS[size - 1] + 1 if size else 0
    return f"{least}–{LENGTHS[size]}" if size < len(LENGTHS) else f"{least}+"


def _word(tokens: Tokens, token: int) -> str:
    return tokens.words[int(tokens.word[token])]
