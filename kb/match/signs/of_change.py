"""What speaks for and against a claim in how a change is told."""

from collections.abc import Iterator

from kb.match.change.circumstances import only_presupposed
from kb.match.change.put_otherwise import is_called_harmless
from kb.match.change.suppositions import is_supposed, is_what_it_does
from kb.match.english import grammar
from kb.match.english.lexicon import Change
from kb.match.modality.assertion import is_real_effect, is_sought
from kb.match.modality.denials import denied
from kb.match.modality.taking_back import is_negligible, taken_back
from kb.match.signs.candidate import Candidate


def of_change(candidate: Candidate) -> Iterator[str]:
    """Yield the signs in how its change is told."""
    relation, one = candidate.relation, candidate.one
    if candidate.thing.state is not None:
        yield "change-state"
    if relation is None:
        if is_supposed(one, candidate.word):
            yield "-supposed"
        if is_called_harmless(one, candidate.clause, candidate.thing):
            yield "called-harmless"
            return
        near = any(one.clause_at(word.token) is candidate.clause for word in one.words)
        yield "-change-elsewhere" if near else "-no-change"
        return
    yield f"change-{relation.word.kind}"
    if relation.cost >= 1.5:
        yield "change-far"
    if relation.cost >= 2.3:
        yield "change-farther"
    if relation.thing_is_subject:
        yield "change-of-subject"
    told = denied(one, relation.word, candidate.thing, relation.change) or taken_back(one, relation.word)
    told = told or (relation.change is Change.ANY and is_negligible(one, relation.word, candidate.clause))
    if relation.change is Change.ANY and not told:
        yield "change-real" if is_real_effect(one, relation.word) else "-no-direction"
    if only_presupposed(one, candidate.thing, relation):
        yield "-only-presupposed" if not candidate.acting else "-presupposed"
    if _goes_against(candidate):
        yield "-goes-against"
        if not _UNEXPECTED.isdisjoint(token.word for token in one.tokens):
            yield "against-expectation"
    if is_sought(one, relation.word):
        yield "-sought"
    if is_supposed(one, relation.word):
        yield "-supposed"
    if is_what_it_does(one, candidate.thing):
        yield "-what-it-does"


_UNEXPECTED = grammar.words("even actually contrary instead surprisingly paradoxically unexpectedly surprise fact")


def _goes_against(candidate: Candidate) -> bool:
    """Tell whether it would be the contrary of the claim: rare, where nothing in the sentence names what acts."""
    relation, one = candidate.relation, candidate.one
    if relation is None or relation.change in (Change.SAME, Change.ANY):
        return False
    of_itself = candidate.thing.weak and relation.word.token == candidate.thing.first  # its removal
    text = "" if of_itself else candidate.thing.text
    told = candidate.ready.direction_of(one.tokens[relation.word.token].lemma, relation.change, text)
    return told == "opposite" and not denied(one, relation.word, candidate.thing, relation.change)
