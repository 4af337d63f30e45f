"""Which claims a sentence makes about the things that it names: what speaks for each is weighed against what does not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import exp

from kb.match.base.prepared import Prepared, ReadyClaim
from kb.match.change.relations import Relation
from kb.match.english.reading import Reading
from kb.match.english.tokens import Mention
from kb.match.polarity import polarity_of
from kb.match.signs import Place, Signs
from kb.match.weights import WEIGHTS
from kb.model.terms import Polarity

# More than even odds: a false alarm annoys more than a claim that goes unnoticed.
THRESHOLD = 1.0
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
    first = relations[0] if relations else None
    chained = first is not None and first.word.kind == "noun" and first.change is not first.word.change
    return list(relations[: 1 if chained else _TRIED])


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


EXCLUDING = (
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
    "-agent-of-another-claim",
    "-body-fights",
    "-anyway",
    "-set-apart",
    "-of-another-group",
    "-listed-for-another",
)
_NEVER = frozenset(f"{who}/{sign}" for who in ("named", "spoken-of", "alluded-to") for sign in EXCLUDING)


def is_excluded(names: Iterable[str]) -> bool:
    """Tell whether one of the signs rules the claim out: what is only supposed or sought is never said."""
    return not _NEVER.isdisjoint(names)


def score_of(names: Iterable[str], *, bias: bool = True) -> float:
    """Return the sum of the weights of signs: above 0, more speaks for the claim than against it."""
    names = tuple(names)
    if is_excluded(names):
        return -9.0
    return sum(WEIGHTS.get(name, 0.0) for name in names) + (WEIGHTS["bias"] if bias else 0.0)


_CERTAIN = 0.99  # nothing that is weighed is more certain; a claim's own statement is
_ONLY_A_PART = "only a part of its words stands here"


def _decided(signs: Signs, score: float) -> Weighed:
    likely = min(round(1 / (1 + exp(-score)), 2), _CERTAIN)
    if score < THRESHOLD:
        return Weighed(signs.ready, signs, likely, None, _why_not(signs))
    polarity = polarity_of(signs)
    if polarity is Polarity.OPPOSITE and signs.thing.weak and signs.thing.concept < 0:
        polarity = _ONLY_A_PART  # “sleep” is not the time it takes to fall asleep
    if isinstance(polarity, Polarity):
        return Weighed(signs.ready, signs, likely, polarity, "")
    return Weighed(signs.ready, signs, likely, None, polarity)


REASONS = {
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
    "-only-measured": "it only says that “{thing}” was measured",
    "-pronoun-unmoved": "nothing is said to change “{thing}”",
    "-agent-other-described": "what acts here is “{told}”",
    "-acts-at-another-time": "what acts here is “{told}”",
    "-is-a-quality": "“{thing}” is what the intervention is said to be",
    "-body-fights": "it is the body itself that fights it",
    "-agent-hinted": "only a word of the intervention's name is used",
    "-agent-hinted-only": "only a word of the intervention's name is used",
    "-other-treatment-heads": "the section is headed by another treatment",
    "-listed-for-another": "the section is headed by another treatment",
    "-agent-body": "what acts here is the body",
    "-agent-of-another-clause": "what acts here is “{told}”",
    "-agent-of-another-claim": "what acts here is “{told}”, as in another claim",
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
        if weight < 0 and sign in REASONS:
            return REASONS[sign].format(thing=signs.thing.text, told=signs.told)
    return "too little speaks for it"
