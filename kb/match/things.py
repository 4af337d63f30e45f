"""What matching works with, and what it finds."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.model.terms import ClaimKind, Direction, Polarity, Strength


@dataclass(frozen=True, slots=True)
class KnownConcept:
    """A concept with all its names, and the rows of all concepts that are broader."""

    row: int
    key: str
    labels: tuple[str, ...]
    broader: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """What matching needs to know of a claim."""

    row: int
    key: str
    statement: str
    kind: ClaimKind
    direction: Direction
    interventions: frozenset[int] = frozenset()
    outcomes: frozenset[int] = frozenset()
    populations: frozenset[int] = frozenset()
    phrases: tuple[str, ...] = ()
    opposite_phrases: tuple[str, ...] = ()
    intervention: str | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The concepts, and the claims that may stand in a draft."""

    concepts: Sequence[KnownConcept]
    claims: Sequence[KnownClaim]


@dataclass(frozen=True, slots=True)
class ClaimMatch:
    """A claim that a sentence makes.

    `score` is from 0 to 1; `matched` are the words and concepts that led to it; `start` and `end` are the place
    in the sentence's text of the words that say what happens.
    """

    claim: int
    key: str
    score: float
    polarity: Polarity
    strength: Strength
    matched: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """A claim that was considered for a sentence, and why it is not the claim."""

    key: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class SentenceMatches:
    """What was found in one sentence.

    `concepts` are the keys of the concepts that it names itself; `relation` tells whether it says that something
    changes something, with or without a claim in the base.
    """

    matches: tuple[ClaimMatch, ...]
    strength: Strength
    turned_down: tuple[TurnedDown, ...] = ()
    concepts: tuple[str, ...] = ()
    relation: bool = False
