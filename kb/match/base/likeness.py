"""How much of a claim's own wording a sentence uses: the words of its phrases and of what it is about.

A claim may be made without the name of its outcome: "it gets you over a cold sooner". What its phrases say so is
found here, word by word; grammar and weights decide whether the sentence makes the claim.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from kb.match.base.wording import IDLE
from kb.match.english import grammar, lexicon, thesaurus
from kb.match.english.grammar import MEASURES
from kb.match.english.tokens import Token, content_stems

_SHARED = 3  # a word in the wording of more outcomes than this says nothing of one


@dataclass(frozen=True, slots=True)
class Likeness:
    """The words of a claim's wording that a sentence uses."""

    weight: float  # of the words that name things: 1 for one that only this outcome's claims use, less for a shared one
    places: tuple[int, ...]  # of the words that name things
    words: Set[str]
    changes: Set[str]  # the words of change that the sentence uses, whatever they are said of
    phrases: Sequence[frozenset[str]]

    @property
    def covered(self) -> float:
        """How much of the phrase of several words that it is most like, from 0 to 1."""
        used = self.words | self.changes
        return max((len(one & used) / len(one) for one in self.phrases if one & self.words), default=0.0)

    def without(self, first: int, last: int) -> int:
        """Return how many of the words stand elsewhere than at these places."""
        return sum(not first <= at < last for at in self.places)

    def is_enough(self, *, acts: bool, one_of_few: bool) -> bool:
        """Tell whether so much of it may make the claim.

        It is, where the sentence names the intervention (`acts`) or the base knows hardly another claim on it.
        """
        return self.weight >= (0.5 if acts and one_of_few else 0.9 if acts or one_of_few else 1.9)


@dataclass(slots=True)
class Vocabulary:
    """Which claims use which words, by the claim's row."""

    by_stem: dict[str, list[int]] = field(default_factory=dict)
    phrases: dict[int, list[frozenset[str]]] = field(default_factory=dict)
    groups: dict[int, frozenset[int]] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)

    def add(self, row: int, outcomes: frozenset[int], texts: Iterable[str], left_out: frozenset[str]) -> None:
        """Take up the wording of a claim; `left_out` are the words by which it names its intervention."""
        self.groups[row] = outcomes
        phrases = [_telling(text) - left_out for text in texts]
        self.phrases[row] = [phrase for phrase in phrases if len(phrase) > 1 and phrase - _CHANGES]
        for one in {one for phrase in phrases for one in phrase}:
            self.by_stem.setdefault(one, []).append(row)

    def alike(self, sentence: Sequence[Token]) -> Mapping[int, Likeness]:
        """Return for each claim how much of its wording a sentence uses; nothing for those of which it uses none."""
        places: dict[int, dict[str, int]] = {}
        changes = {token.stem for token in sentence} & _CHANGES
        for at, token in enumerate(sentence):
            for one in thesaurus.canonicals(token.stem):
                for row in self.by_stem.get(one, ()) if self._weight(one) else ():
                    places.setdefault(row, {}).setdefault(one, at)
        return {
            row: Likeness(
                sum(map(self._weight, found)), tuple(found.values()), found.keys(), changes, self.phrases[row]
            )
            for row, found in places.items()
        }

    def _weight(self, one: str) -> float:
        if one not in self.weights:
            users = {self.groups[row] for row in self.by_stem.get(one, ())}
            telling = 0.0 if one in _CHANGES else 0.5 if one in _MEASURES else 1.0
            self.weights[one] = telling / len(users) if 0 < len(users) <= _SHARED else 0.0
        return self.weights[one]


def _telling(text: str) -> frozenset[str]:
    return frozenset(thesaurus.canonical(one) for one in content_stems(text) if one not in _SAY_LITTLE)


_CHANGES = (
    frozenset(lexicon.VERBS)
    | frozenset(one for word in (*lexicon.ADJECTIVES, *lexicon.NOUNS) for one in content_stems(word))
) - grammar.stems("results")
_MEASURES = frozenset(one for word in MEASURES for one in content_stems(word))
_SAY_LITTLE = IDLE | grammar.PEOPLE
