"""Sentences that say of an intervention that it works, where the base has but one effect of it: do the glasses work?"""

from kb.match.base.prepared import Prepared, ReadyClaim
from kb.match.change.relations import Relation
from kb.match.discourse.context import Context
from kb.match.english import grammar
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention
from kb.model.terms import ClaimKind, Direction


def only_effects(one: Reading, prepared: Prepared, context: Context) -> list[tuple[Mention, list[ReadyClaim]]]:
    """Return the word by which a sentence says that an intervention works, with the claim on what it does.

    That is the one claim on it, or the one on the ill that was spoken of just before: Back pain? Massage can help.
    """
    if all(_working(one, verb.head) is None for verb in one.verbs):
        return []
    acting = [
        (mention, ready) for mention in one.mentions if (ready := _effect_meant(mention, prepared, context)) is not None
    ]
    if not acting or any(mention.concept in prepared.by_outcome for mention in one.mentions):
        return []
    for verb in one.verbs:
        word = _working(one, verb.head)
        if word is None:
            continue
        first, last = one.clause_at(verb.head).subject
        called = one.tokens[word].word in _EFFECTIVE
        for mention, ready in acting:
            if called and ready is not _only_effect(mention, prepared):
                continue  # none of this means that massage is useless: for what is not said
            effect = _wanted_effect(ready)
            if effect is not None and first <= mention.first < last:
                concept = min(ready.outcomes)
                said = Mention(concept, word, word + 1, one.tokens[word].word, weak=True, effect=effect)
                return [(said, [ready])]
    return []


def _effect_meant(mention: Mention, prepared: Prepared, context: Context) -> ReadyClaim | None:
    """Return the one claim on what a thing does, or on what it does to the ill spoken of; None where there are more."""
    if context.things and context.since_thing <= 1:
        for ready in prepared.by_outcome.get(context.things[-1], ()):
            if mention.concept in ready.interventions and ready.claim.direction is Direction.DECREASE:
                # To help somebody who has a cold is not to prevent it.
                return ready if ready.good is Change.DOWN and not ready.prevents else None
    return _only_effect(mention, prepared)


def _only_effect(mention: Mention, prepared: Prepared) -> ReadyClaim | None:
    """Return the one claim on what a thing does; None where there are more, or none."""
    claims = [
        ready for ready in prepared.by_intervention.get(mention.concept, ()) if ready.claim.kind is not ClaimKind.ADVICE
    ]
    return claims[0] if len(claims) == 1 else None


def told_as_working(one: Reading, mention: Mention) -> list[Relation]:
    """Return the relation of a word by which something is said to work."""
    if mention.effect is None:
        return []
    form = next((verb.form for verb in one.verbs if verb.head == mention.first), "finite")
    kind = "adjective" if one.tokens[mention.first].word in _EFFECTIVE else "verb"
    return [Relation(Word(mention.first, mention.first, mention.effect, kind, form), mention.effect, False, 1.0)]


def _wanted_effect(ready: ReadyClaim) -> Change | None:
    """Return the change that a claim tells; None where it has no direction, or more of it is worse: no harm "works"."""
    if ready.claim.direction is Direction.INCREASE and ready.good is Change.UP:
        return Change.UP
    return Change.DOWN if ready.claim.direction is Direction.DECREASE else None


def _working(one: Reading, head: int) -> int | None:
    """Return the place of "work" or "effective" where a verb says that its subject does what it is for."""
    following = [token.word for token in one.tokens[head + 1 : head + 4]]
    if one.tokens[head].lemma in _WORK and (not following or following[0] not in _ELSEWHERE):
        return head
    if one.tokens[head].lemma in _HELP and (not following or following[0] in _ENDING):
        return head
    if one.tokens[head].word in grammar.BE or one.tokens[head].word == "been":
        return next((head + 1 + at for at, word in enumerate(following) if word in _EFFECTIVE), None)
    return None


_WORK = grammar.stems("work")
_HELP = grammar.stems("help")
_ELSEWHERE = grammar.words("in at on out with from as through together hard their her his its my our your by")
_ENDING = frozenset(".?!,;:–—)") | grammar.words("too either a much very so and but at if")
_EFFECTIVE = grammar.words("effective ineffective useless")
