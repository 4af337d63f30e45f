"""Which way a sentence makes a claim: as the claim has it, the opposite, or denied; or why it makes none after all."""

import re
from itertools import pairwise

from kb.match.change.agents import Agent
from kb.match.change.circumstances import tells_no_outcome
from kb.match.change.rivals import is_done_by_nobody, is_lessened
from kb.match.english import grammar, thesaurus
from kb.match.english.lexicon import Change
from kb.match.modality.assertion import is_real_effect
from kb.match.modality.denials import denied
from kb.match.modality.taking_back import is_negligible, taken_back
from kb.match.signs import Signs
from kb.match.without_change import told_without_change
from kb.model.terms import Direction, Polarity

_CURING = grammar.stems("cure heal treat recover relieve ease remedy treatment soothe shorten comfort alleviate shift")
_GETS_OVER = re.compile(
    r"\bg(?:et|ets|ot|etting) (?:(?:you|them|us|me|people|patients|him|her) )?over\b", re.IGNORECASE
)
_RECOVERING = grammar.stems("recover recovery symptom symptoms duration shorter cure heal")


def polarity_of(signs: Signs) -> Polarity | str:
    """Return which way a sentence makes a claim; or why it makes none after all."""
    signs.ready.settle()
    told = _polarity_told(signs)
    if signs.ready.denies_any:
        return Polarity.SAME if told in (Polarity.DENIED, _DENIES_OPPOSITE) else _some_effect(told)
    if not signs.ready.denies or not isinstance(told, Polarity):
        return told
    if told is Polarity.OPPOSITE:
        return "it says more than that there is no such effect"  # lowers it, of what "does not raise" it
    return Polarity.SAME if told is Polarity.DENIED else Polarity.OPPOSITE  # vaccines do not cause autism


def _some_effect(told: Polarity | str) -> Polarity | str:
    """Return the opposite where a change is told, of what has no effect either way."""
    return Polarity.OPPOSITE if isinstance(told, Polarity) else told


_DENIES_OPPOSITE = "it denies the opposite"


def _polarity_told(signs: Signs) -> Polarity | str:
    one, ready, relation = signs.one, signs.ready, signs.relation
    change = relation.change if relation is not None else signs.word.change
    if relation is None:
        return told_without_change(signs)
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
        is_denied = gone or is_negligible(one, signs.word, signs.clause)  # the effect shrank to nothing
    stem = one.tokens[relation.word.token].lemma
    if change is Change.ANY and not is_denied:
        if not is_real_effect(one, relation.word):
            return "no direction is told"
        change = Change.SAME
    if ready.prevents and (
        stem in _CURING
        or any(one.tokens[at].stem in _RECOVERING for at in one.own_tokens(signs.clause))
        or _GETS_OVER.search(one.text)
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
        return _DENIES_OPPOSITE if is_denied else Polarity.OPPOSITE
    return Polarity.DENIED if is_denied else Polarity.SAME


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


_LOWERED = grammar.stems(
    "lower lowered reduced less fewer ban skipping missing without cut no lack little short deprivation insufficient shortage"
)


def _acts_by_its_want(signs: Signs) -> bool:
    """Tell whether it is the want of the intervention that acts: less cortisol means more killer cells."""
    if not _LOWERED.isdisjoint(signs.prepared.names_of(signs.ready.interventions)):
        return False  # reduced limits are the lower limit of the claim
    if signs.agent is not Agent.INTERVENTION:
        return any(is_done_by_nobody(signs.one, mention) for mention in signs.acting)
    near = sorted(signs.acting, key=lambda mention: abs(mention.first - signs.word.token))
    acting = next((mention for mention in near if mention.text == signs.told), None)
    return acting is not None and is_lessened(signs.one, acting)
