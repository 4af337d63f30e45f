"""Which claims a sentence makes, which way it goes, and how strongly it says so. Pure.

Decided by what a sentence is about (concepts by any of their names, narrower ones counting for broader ones) and
which way it says that things go, not by shared words alone:

    tokens ─▶ mentions ─▶ tagging, verbs, clauses ─▶ relations ─▶ signs ─▶ weighing ─▶ polarity, strength
              (tokens,     (reading)                (as_object,   (agents,  (weights)   (denials, assertion,
               thesaurus)                            as_subject)   rivals)                attribution)

`matcher` goes through a draft with them and keeps what is spoken of (`context`, `topics`); `answers`, `advising`, `idioms` and
`references` are for sentences that say it in another way.
"""

from collections.abc import Sequence

from kb.draft import Sentence
from kb.match.matcher import Matcher
from kb.match.preparation import prepare
from kb.match.things import (
    ClaimMatch,
    Known,
    KnownClaim,
    KnownConcept,
    SentenceMatches,
    TurnedDown,
)

__all__ = ["ClaimMatch", "Known", "KnownClaim", "KnownConcept", "SentenceMatches", "TurnedDown", "match_sentences"]


def match_sentences(sentences: Sequence[Sentence], known: Known, title: str | None = None) -> list[SentenceMatches]:
    """Return, for each sentence in order, the claims that it makes in its context."""
    return Matcher(prepare(known)).run(sentences, title)
