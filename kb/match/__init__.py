"""Which claims a sentence makes, which way it goes, and how strongly it says so. Pure.

Decided by what a sentence is about (concepts by any of their names, narrower ones counting for broader ones) and
which way it says that things go, not by shared words alone. From the bottom up:

    english     a sentence's words, parts of speech, clauses, words of change, and the concepts that it names
    change      which word of change governs a thing, and who acts
    modality    denied, how surely, and by whom it is said       base    the claims and concepts, made ready
    discourse   what "it" stands for, what is answered, what a list hangs on
    advice      whether a sentence gives advice      efficacy, idioms, statements    claims told in other ways
    signs       what speaks for and against a claim, the words that tell it among them (what each counts: `weights`)
    polarity, without_change    which way a sentence goes where a change is told, and where none is
    weighing    what it all comes to
    matcher     goes through a draft with them      bound    which way a sentence goes that was bound to a claim by hand
"""

from collections.abc import Sequence

from kb.draft import Sentence
from kb.match.base.preparation import prepare
from kb.match.bound import match_bound
from kb.match.matcher import Matcher
from kb.match.things import (
    ClaimMatch,
    Known,
    KnownClaim,
    KnownConcept,
    SentenceMatches,
    TurnedDown,
)

__all__ = [
    "ClaimMatch",
    "Known",
    "KnownClaim",
    "KnownConcept",
    "SentenceMatches",
    "TurnedDown",
    "match_bound",
    "match_sentences",
]


def match_sentences(sentences: Sequence[Sentence], known: Known, title: str | None = None) -> list[SentenceMatches]:
    """Return, for each sentence in order, the claims that it makes in its context."""
    return Matcher(prepare(known)).run(sentences, title)
