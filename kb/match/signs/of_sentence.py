"""What speaks for and against a claim in the rest of the sentence, and in what was spoken of before it."""

from collections.abc import Iterator
from itertools import pairwise

from kb.match.change.agents import Agent
from kb.match.change.circumstances import only_looked_at, only_measured, sets_another_in_its_place, tells_no_outcome
from kb.match.english import grammar
from kb.match.english.reading import Reading
from kb.match.signs.candidate import Candidate
from kb.match.signs.of_agent import MEANS
from kb.match.things import ClaimMatch
from kb.model.terms import ClaimKind


def of_sentence(candidate: Candidate) -> Iterator[str]:
    """Yield the signs in the rest of the sentence, and in what kind of sentence it is."""
    one = candidate.one
    if one.question:
        yield "question"
    if not any(verb.finite for verb in one.verbs):
        yield "-verbless" if candidate.relation is None else "verbless"
    if tells_no_outcome(one, candidate.clause, candidate.relation) or only_looked_at(
        one, candidate.thing, candidate.relation
    ):
        yield "-neutral-verb"
    if only_measured(one, candidate.thing, candidate.relation):
        yield "-only-measured"
    if candidate.place.kind in ("heading", "title", "item", "cell"):
        yield f"in-{candidate.place.kind}"
    clause = one.clause_at(candidate.word.token)
    if clause.kind in ("sub", "relative"):
        yield f"in-{clause.kind}-clause"
    if candidate.ready.claim.kind is ClaimKind.MECHANISM:
        yield "mechanism"
    if candidate.place.goes_on:
        yield "goes-on"
    words = {token.word for token in one.tokens}
    as_well = any(one.tokens[at].word == "well" and one.tokens[at - 1].word == "as" for at in range(1, len(one.tokens)))
    if words & _ALSO or as_well:
        yield "also"
    if words & _YOURS:
        yield "yours"
    if words & _COMPARED:
        yield "compared"
    if words & _HEDGES:
        yield "hedged"
    if not candidate.acting and sets_another_in_its_place(one):
        yield "-in-its-place"
    if words & _SPANS:
        yield "for-a-time"
    if any(token.stem in _TREATED for token in one.tokens):
        yield "treatment-spoken-of"
    if any(tag == "VD" for tag in one.tags) or words & {"was", "were", "had", "did"}:
        yield "past"


def of_context(candidate: Candidate) -> Iterator[str]:
    """Yield the signs in what was spoken of before, where the sentence does not name the intervention."""
    context = candidate.place.context
    spoken = context.topic & candidate.ready.interventions
    if context.hinted & candidate.ready.interventions:
        yield "word-of-its-name-before"
    if not spoken:
        yield "-not-spoken-of"
        return
    if context.subject & candidate.ready.interventions and candidate.told in (
        "",
        "it",
        "they",
        "this",
        "that",
        "which",
    ):
        yield "subject-goes-on"
    if spoken & context.of_draft:
        yield "of-draft"
    elif spoken & context.of_section:
        yield "of-section"
    elif spoken & context.touched_on:
        yield "touched-on"
    if context.since_mention <= 1:
        yield "just-named"
    elif context.since_mention <= 3:
        yield "named-lately"
    elif context.since_mention > 6:
        yield "-named-long-ago"
    if candidate.place.goes_on and any(_acts_in(candidate, match) for match in context.last):
        yield "goes-on-with-it" if candidate.agent is not Agent.OTHER else "goes-on-with-another"
    if candidate.agent is Agent.OTHER and _sets_beside(candidate.one):
        yield "-another-beside-it"
    if context.other_heads:
        yield "-other-treatment-heads"
        if candidate.place.kind in ("item", "cell") and not candidate.told:
            yield "-listed-for-another"
    session = any(token.stem in MEANS and token.stem not in _TIMES for token in candidate.one.tokens)
    if context.other is not None and not session and (context.other_acts or candidate.told in context.other_pronouns):
        yield "-other-spoken-of"
    if spoken & candidate.prepared.by_outcome.keys():
        yield "also-outcome"


def of_unnamed(candidate: Candidate) -> Iterator[str]:
    """Yield what else tells of the intervention in a sentence that does not name it: words that the claim has for it."""
    alluded, one = candidate.alluded, candidate.one
    if candidate.place.context.on_subject:
        yield "on-subject"
    if len(candidate.prepared.by_outcome.get(candidate.thing.concept, ())) == 1:
        yield "only-claim-on-it"
    if candidate.thing.weak:
        yield "thing-weak"
    if alluded is None or candidate.set_apart:
        return
    places = [at for at in alluded.places if not candidate.thing.first <= at < candidate.thing.last]
    if not places:
        return
    yield f"alluded-{min(len(places), 3)}"
    if alluded.weight >= 0.9:
        yield f"alluded-own-{min(int(alluded.weight + 0.1), 3)}"
    clause = one.clause_at(candidate.word.token)
    if any(clause.subject[0] <= at < clause.subject[1] for at in places):
        yield "alluded-in-subject"
    if any(one.clause_at(at) is clause for at in places):
        yield "alluded-in-clause"
    if alluded.covered >= 0.5:
        yield "alluded-half"


def of_base(candidate: Candidate) -> Iterator[str]:
    """Yield whether the draft is about the intervention that the sentence names."""
    if candidate.ready.interventions & candidate.place.context.of_draft:
        yield "of-draft"


def _sets_beside(one: Reading) -> bool:
    """Tell whether a sentence sets something beside what was spoken of: yoga, too, …; drugs, on the other hand, …."""
    words = [token.word for token in one.tokens]
    return not _BESIDE.isdisjoint(words) or any(pair in _IN_CONTRAST for pair in pairwise(words))


_BESIDE = grammar.words("also too likewise instead similarly conversely unlike")
_IN_CONTRAST = {("other", "hand"), ("by", "contrast"), ("in", "contrast"), ("as", "well")}


def _acts_in(candidate: Candidate, match: ClaimMatch) -> bool:
    return not candidate.prepared.by_row[match.claim].interventions.isdisjoint(candidate.ready.interventions)


_HEDGES = grammar.words("may might can could probably perhaps likely possibly seems seem appears appear")
_SPANS = grammar.words(
    "afterwards afterward hour hours minutes days while session sessions short-lived briefly straight"
)
_TIMES = grammar.stems("hour minute course movement")
_ALSO = grammar.words("also too either likewise")
_YOURS = grammar.words("you your yours")
_COMPARED = grammar.words("than compared versus control controls comparison group groups arm")
_TREATED = grammar.stems(
    "treatment session appointment therapist masseur hands fingertips fingers thumbs palms strokes table couch course programme"
)
