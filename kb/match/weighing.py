"""Which claims a sentence makes about the things that it names: what speaks for each is weighed against what does not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp

from kb.match.base.prepared import Prepared, ReadyClaim
from kb.match.change.agents import Agent
from kb.match.change.circumstances import tells_no_outcome
from kb.match.change.relations import Relation
from kb.match.change.rivals import is_done_by_nobody, is_lessened
from kb.match.english import grammar, thesaurus
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading
from kb.match.english.tokens import Mention
from kb.match.mentioned import is_only_asked_how, is_only_spoken_of
from kb.match.modality.assertion import is_real_effect
from kb.match.modality.denials import denied, denied_anywhere, denies_over
from kb.match.modality.taking_back import taken_back
from kb.match.signs import Place, Signs
from kb.match.weights import THRESHOLD, WEIGHTS
from kb.model.terms import Direction, Polarity

_CURING = grammar.stems("cure heal treat recover relieve ease remedy treatment soothe shorten comfort alleviate shift")
_RECOVERING = grammar.stems("recover recovery symptom symptoms duration shorter cure heal")
_TRIED = 2  # how many ways of reading a change are weighed for one mention


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim with the signs found for it in a sentence: how likely it is made, from 0 to 1, and which way."""

    ready: ReadyClaim
    signs: Signs
    likely: float
    polarity: Polarity | None
    reason: str  # why it is turned down, if it is


def candidates(
    one: Reading,
    things: Iterable[tuple[Mention, list[ReadyClaim], list[Relation]]],
    prepared: Prepared,
    place: Place,
) -> list[Signs]:
    """Return the signs for each claim that may be made about each of the things, in each way that they may be read."""
    found = []
    for thing, claims, relations in things:
        for ready in claims:
            found += [
                Signs(one, ready, thing, relation, prepared, place, rank)
                for rank, relation in enumerate(_ways(relations) or [None])
            ]
    return found


def _ways(relations: Sequence[Relation]) -> list[Relation]:
    """Return the ways in which a change is read; a verb that slows a removal is not one beside the removal slowed."""
    first = relations[:1]
    chained = bool(first) and first[0].word.kind == "noun" and first[0].change is not first[0].word.change
    return [
        relation
        for relation in relations[:_TRIED]
        if not (chained and relation is not first[0] and relation.word.token < first[0].word.token)
    ]


def weighed(found: Iterable[Signs]) -> list[Weighed]:
    """Return for each claim the reading of the sentence that speaks most for it."""
    readings: dict[int, list[tuple[float, Signs]]] = {}
    for signs in found:
        readings.setdefault(signs.ready.claim.row, []).append((score_of(signs.names), signs))
    for of_claim in readings.values():
        of_claim.sort(key=lambda pair: (pair[1].rank, -pair[0]))
    made = {row: of_claim[0][1] for row, of_claim in readings.items() if of_claim[0][0] >= THRESHOLD}
    result = []
    for row, of_claim in readings.items():
        decided, part = None, False
        for score, signs in of_claim:
            near = beside(signs, [other for other_row, other in made.items() if other_row != row])
            tried = _decided(signs, score + score_of(near, bias=False))
            decided = decided or tried
            part = part or tried.reason == _ONLY_A_PART
            # Where the contrary is said of a part of it, no other reading says that it is so.
            if tried.polarity is not None and (not part or tried.polarity is Polarity.OPPOSITE):
                decided = tried
                break
        if decided is not None:
            result.append(decided)
    return [_if_likeliest(one, result) for one in result]


def _if_likeliest(one: Weighed, others: Sequence[Weighed]) -> Weighed:
    """Turn down what is said of a thing where something else that was spoken of is likelier to act on it."""
    if one.polarity is None or one.signs.acting:
        return one
    likelier = any(
        other.polarity is not None
        and not other.signs.acting
        and other.signs.thing.first == one.signs.thing.first
        and not other.ready.interventions & one.ready.interventions
        and other.likely > one.likely
        for other in others
    )
    return (
        replace(one, polarity=None, reason="something else that was spoken of is likelier to act") if likelier else one
    )


def beside(signs: Signs, others: Iterable[Signs]) -> Iterable[str]:
    """Yield what the other claims that the sentence makes say for or against this one."""
    kinds = set()
    for other in others:
        if other.ready.interventions & signs.ready.interventions:
            kinds.add("beside-another")
        elif other.acting and not signs.acting and other.thing.first == signs.thing.first:
            kinds.add("-acted-on")
    return signs.weighed(sorted(kinds))


_EXCLUDING = (
    "-supposed",
    "-sought",
    "-names-the-treatment",
    "-part-of-a-name",
    "-as-somebody-is",
    "-said-of-another",
    "-is-a-quality",
    "-only-defined",
    "-is-a-sample",
    "-only-presupposed",
    "-acts-at-another-time",
    "-is-a-common-place",
    "-what-it-does",
    "-pronoun-unmoved",
    "-only-measured",
    "-agent-of-another-clause",
    "-body-fights",
    "-anyway",
    "-set-apart",
    "-of-another-group",
)
# What is only supposed or sought is never said, whatever else speaks for it.
_NEVER = frozenset(f"{who}/{sign}" for who in ("named", "spoken-of") for sign in _EXCLUDING)


def score_of(names: Iterable[str], *, bias: bool = True) -> float:
    """Return the sum of the weights of signs: above 0, more speaks for the claim than against it."""
    names = tuple(names)
    if not _NEVER.isdisjoint(names):
        return -9.0
    return sum(WEIGHTS.get(name, 0.0) for name in names) + (WEIGHTS["bias"] if bias else 0.0)


_ONLY_A_PART = "only a part of its words stands here"


def _decided(signs: Signs, score: float) -> Weighed:
    likely = round(1 / (1 + exp(-score)), 2)
    if score < THRESHOLD:
        return Weighed(signs.ready, signs, likely, None, _why_not(signs))
    polarity = polarity_of(signs)
    if polarity is Polarity.OPPOSITE and signs.thing.weak and signs.thing.concept < 0:
        polarity = _ONLY_A_PART  # “sleep” is not the time it takes to fall asleep
    if isinstance(polarity, Polarity):
        return Weighed(signs.ready, signs, likely, polarity, "")
    return Weighed(signs.ready, signs, likely, None, polarity)


def polarity_of(signs: Signs) -> Polarity | str:
    """Return which way a sentence makes a claim; or why it makes none after all."""
    signs.ready.settle()
    told = _polarity_told(signs)
    if not signs.ready.denies or not isinstance(told, Polarity):
        return told
    if told is Polarity.OPPOSITE:
        return "it says more than that there is no such effect"  # lowers it, of what "does not raise" it
    return Polarity.SAME if told is Polarity.DENIED else Polarity.OPPOSITE  # vaccines do not cause autism


def _polarity_told(signs: Signs) -> Polarity | str:
    one, ready, relation = signs.one, signs.ready, signs.relation
    change = relation.change if relation is not None else signs.word.change
    if relation is None:
        if _are_free_of(signs):
            return Polarity.SAME
        if _is_said_to_be_harmless(signs):
            if not _tells_of_harm(ready):
                return "it says only whether it does harm"
            return Polarity.SAME if denied_anywhere(one, signs.clause) else Polarity.DENIED
        if signs.thing.state is not None and ready.direction_of("", signs.thing.state, signs.thing.text) == "opposite":
            return Polarity.OPPOSITE  # puts her in a foul mood
        if _tells_how_common(signs):
            return "it says only how common that is"
        if is_only_spoken_of(one, signs.thing) or is_only_asked_how(one, signs.clause):
            return "it only speaks of it"
        if _is_order(signs):
            return "it says only what is to be done"
        told = denied_anywhere(one, signs.clause) or (bool(signs.acting) and denies_over(one, signs.clause))
        told = told or _AS_MANY.search(one.text) is not None
        return Polarity.DENIED if told else Polarity.SAME
    is_denied = denied(one, signs.word, signs.thing, change)
    gone = change is Change.ANY and taken_back(one, signs.word)
    if (
        change is Change.ANY
        and not gone
        and signs.word.kind == "noun"
        and tells_no_outcome(one, signs.clause, relation)
    ):
        return "no direction is told"  # they do not measure the change itself
    if change is Change.ANY and not is_denied:
        is_denied = gone or _is_negligible(signs)  # the effect shrank to nothing
    stem = one.tokens[relation.word.token].lemma
    if change is Change.ANY and not is_denied:
        if not is_real_effect(one, relation.word):
            return "no direction is told"
        change = Change.SAME
    if ready.prevents and (
        stem in _CURING or any(one.tokens[at].stem in _RECOVERING for at in one.own_tokens(signs.clause))
    ):
        return "it speaks of curing it, not of preventing it"
    direction = ready.direction_of(stem, change, _told_of(signs))
    if direction is None:
        return "no direction is told"
    if change not in (Change.ANY, Change.SAME) and _acts_by_its_want(signs):
        direction = "opposite" if direction == "same" else "same"
    if change in (Change.UP, Change.DOWN) and (signs.thing.concept in ready.contrary or _is_named_by_contrary(signs)):
        direction = "opposite" if direction == "same" else "same"
    if _is_how_much_is_borne(signs):
        direction = "opposite" if direction == "same" else "same"
    if change in (Change.UP, Change.DOWN) and _goes_slower(signs):
        direction = "opposite" if direction == "same" else "same"
    if not is_denied and direction == "same" and taken_back(one, signs.word):
        return Polarity.DENIED
    if direction == "opposite":
        return "it denies the opposite" if is_denied else Polarity.OPPOSITE
    return Polarity.DENIED if is_denied else Polarity.SAME


def _is_said_to_be_harmless(signs: Signs) -> bool:
    """Tell whether a sentence has what acts be safe for the thing: it is safe for bees."""
    one, verb = signs.one, signs.clause.verb
    if verb is None or one.tags[verb.head] != "BE":
        return False
    between = [token.word for token in one.tokens[verb.head : signs.thing.first]]
    return ("for" in between or "to" in between) and not _HARMLESS.isdisjoint(between)


def _is_order(signs: Signs) -> bool:
    """Tell whether a clause tells somebody to do something: install cameras at places with five crashes."""
    one, verb = signs.one, signs.clause.verb
    return verb is not None and verb.head == 0 and one.tags[0] == "VB" and not one.question


def _tells_how_common(signs: Signs) -> bool:
    """Tell whether a sentence has no more to say of a thing than that it is rare or common: clots are rare on it."""
    one, verb = signs.one, signs.clause.verb
    if verb is None or one.tags[verb.head] != "BE" or not signs.thing.last <= verb.first:
        return False
    return any(token.word in _FREQUENT for token in one.tokens[verb.head + 1 : verb.head + 4])


_FREQUENT = frozenset(("rare", "common", "unusual", "uncommon", "frequent", "infrequent", "commonplace"))


def _tells_of_harm(ready: ReadyClaim) -> bool:
    bad = Direction.DECREASE if ready.good is Change.UP else Direction.INCREASE
    return ready.claim.direction is bad


_HARMLESS = frozenset(("safe", "harmless"))


def _is_how_much_is_borne(signs: Signs) -> bool:
    """Tell whether what changes is how much of a thing somebody bears: raises the pain threshold."""
    return [token.word for token in signs.one.tokens[signs.thing.last : signs.thing.last + 1]] in _BORNE


_BORNE = (["threshold"], ["thresholds"], ["tolerance"])


def _is_named_by_contrary(signs: Signs) -> bool:
    """Tell whether something good goes by a name of what is bad about it: air pollution, for the quality of the air."""
    ready, thing = signs.ready, signs.thing
    if ready.claim.direction is not Direction.INCREASE or ready.good is not Change.UP or thing.state is not None:
        return False
    first = signs.prepared.first_names.get(thing.concept, frozenset())
    words = signs.one.tokens[thing.first : thing.last]
    head = next((at for at, token in enumerate(words) if token.word in grammar.PREPOSITIONS), len(words))
    noun = frozenset(token.stem for token in words[max(0, head - 1) : head])  # not in "resistant to disease"
    return bool(first) and not thesaurus.is_bad(first) and thesaurus.is_bad(noun) and not thing.weak


def _is_negligible(signs: Signs) -> bool:
    """Tell whether an effect is said to be next to none: found its effect on it to be negligible."""
    tokens = signs.one.tokens
    return any(
        token.word in _NEGLIGIBLE or (token.word == "small" and tokens[at - 1].word == "too" and at > 0)
        for at, token in enumerate(tokens)
        if signs.word.last < at <= signs.word.last + _NEAR and signs.clause.holds(at)
    )


_NEGLIGIBLE = frozenset(("negligible", "trivial", "nil", "imperceptible"))
_NEAR = 14  # words


def _are_free_of(signs: Signs) -> bool:
    """Tell whether people are said to have none of what the claim says is less: the group reported no soreness."""
    one, verb = signs.one, signs.clause.verb
    if verb is None or signs.ready.claim.direction is not Direction.DECREASE or signs.thing.state is not None:
        return False
    at = signs.thing.first - 1
    while at > verb.head and one.tags[at] in ("JJ", "VG"):
        at -= 1
    return at > verb.head and one.tokens[at].word == "no" and one.tokens[verb.head].lemma in _HAVING


_AS_MANY = re.compile(
    r"\b(?:just|exactly|quite|every bit|about) as (?:[\w-]+ as|many|much|often)\b"
    r"|(?<!twice )(?<!half )(?<!times )\bas (?:much|many|often|long|fast) (?:[\w-]+ ){0,5}as (?:those|the (?:others?|rest|controls?)|without|before)\b",
    re.IGNORECASE,
)
_HAVING = grammar.stems("have feel report experience suffer")


def _told_of(signs: Signs) -> str:
    """Return the words for what is changed: of what is told in the claim's own wording, those of the whole clause."""
    if signs.thing.weak and signs.word.token == signs.thing.first:
        return ""  # its removal: the word tells the change of what was named before
    if not signs.thing.alike:
        return signs.thing.text
    return " ".join(signs.one.tokens[at].word for at in signs.one.own_tokens(signs.clause))


def _goes_slower(signs: Signs) -> bool:
    """Tell whether a change is only said to be slower than otherwise: cleared it more slowly than those who rested."""
    if signs.word.kind == "noun":
        return _is_slower(signs)
    if signs.word.kind != "verb":
        return False
    after = [token.word for token in signs.one.tokens[signs.word.last + 1 : signs.word.last + 8]]
    before = [token.word for token in signs.one.tokens[max(0, signs.word.token - 3) : signs.word.token]]
    if "longer" in before and before[-1:] == ["to"]:
        return True  # took longer to clear it
    slower = not _SLOWER.isdisjoint(pairwise(after))
    return slower and not any(token.word in ("no", "not", "n't") for token in signs.one.tokens)


def _is_slower(signs: Signs) -> bool:
    """Tell whether what a noun names is said to have been slower: lactate removal was in fact slower."""
    one, verb = signs.one, signs.clause.verb
    if verb is None or not signs.word.token < verb.head or one.tags[verb.head] != "BE":
        return False
    after = [token.word for token in one.tokens[verb.head + 1 : verb.head + 5]]
    return not {"slower", "delayed"}.isdisjoint(after) and not {"no", "not", "n't"} & set(after)


_SLOWER = frozenset({("more", "slowly"), ("less", "quickly"), ("less", "readily")})


_LOWERED = grammar.stems("lower lowered reduced less fewer ban skipping missing without cut no")


def _acts_by_its_want(signs: Signs) -> bool:
    """Tell whether it is the want of the intervention that acts: less cortisol means more killer cells."""
    if not _LOWERED.isdisjoint(signs.prepared.names_of(signs.ready.interventions)):
        return False  # reduced limits are the lower limit of the claim
    if signs.agent is not Agent.INTERVENTION:
        return any(is_done_by_nobody(signs.one, mention) for mention in signs.acting)
    near = sorted(signs.acting, key=lambda mention: abs(mention.first - signs.word.token))
    acting = next((mention for mention in near if mention.text == signs.told), None)
    return acting is not None and is_lessened(signs.one, acting)


_REASONS = {
    "-no-change": "nothing is said to change “{thing}”",
    "-change-elsewhere": "nothing is said to change “{thing}”",
    "-agent-other": "what acts here is “{told}”",
    "-rival": "something else is named that may act",
    "-agent-known": "another thing that the base knows acts here",
    "-another-treatment": "another treatment is named that may act",
    "-in-its-place": "something else is spoken of in its place",
    "-another-known": "another thing is named that may act",
    "-general": "it says how things are in general, not what the intervention does",
    "-set-apart": "the intervention is only what something else is compared with",
    "-of-another-group": "it is said of a group that did something else",
    "-anyway": "it is said to happen whatever is done",
    "-describes-another": "“{thing}” only says which other thing is meant",
    "-is-a-common-place": "“{thing}” only says where something is",
    "-is-a-place": "“{thing}” only says where, when or with what something is",
    "-is-a-condition": "“{thing}” is the state that somebody is in",
    "-names-the-treatment": "“{thing}” only names the treatment",
    "-said-of-another": "it is said of another thing that the sentence names",
    "-only-defined": "it only says what “{thing}” is",
    "-presupposed": "“{thing}” only says what something else is said of",
    "-only-presupposed": "“{thing}” only says what something else is said of",
    "-is-a-sample": "“{thing}” is what was taken to measure something",
    "-what-it-does": "no direction is told",
    "-agent-other-described": "what acts here is “{told}”",
    "-acts-at-another-time": "what acts here is “{told}”",
    "-is-a-quality": "“{thing}” is what the intervention is said to be",
    "-body-fights": "it is the body itself that fights it",
    "-agent-hinted": "only a word of the intervention's name is used",
    "-agent-hinted-only": "only a word of the intervention's name is used",
    "-other-treatment-heads": "the section is headed by another treatment",
    "-agent-body": "what acts here is the body",
    "-agent-of-another-clause": "what acts here is “{told}”",
    "-part-of-a-name": "“{thing}” is part of another name",
    "-as-somebody-is": "“{thing}” is the state that somebody is in",
    "-after-than": "“{thing}” is what something is compared with",
    "-joined": "the two only stand side by side",
    "-no-direction": "no direction is told",
    "-sought": "it is what is sought, not what is found",
    "-supposed": "it is only supposed, not said",
    "-other-clause": "the intervention stands in another clause",
    "-acted-on": "something else is said to act on it",
    "-verbless": "the sentence has no verb",
    "-neutral-verb": "its verb tells no effect",
    "-named-long-ago": "the intervention was spoken of too long before",
    "-other-spoken-of": "something else was spoken of since",
}


def _why_not(signs: Signs) -> str:
    against = [(score_of(signs.weighed([sign]), bias=False), sign) for sign in signs.signs]
    for weight, sign in sorted(against):
        if weight < 0 and sign in _REASONS:
            return _REASONS[sign].format(thing=signs.thing.text, told=signs.told)
    return "too little speaks for it"
