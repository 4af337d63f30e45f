"""Whether a relation that a sentence tells is a claim, and which way it goes; or why it is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.match import grammar
from kb.match.agents import Agent, agent_of
from kb.match.assertion import is_real_effect, is_sought
from kb.match.denials import denied
from kb.match.lexicon import Change
from kb.match.prepared import Prepared, ReadyClaim
from kb.match.reading import Reading
from kb.match.relations import Relation
from kb.match.rivals import is_general, is_lessened, rival_of
from kb.match.suppositions import is_supposed
from kb.match.tokens import Mention, lemma
from kb.model.terms import Polarity

_CURING = grammar.stems("cure heal treat recover relieve ease remedy treatment soothe shorten comfort alleviate")


@dataclass(frozen=True, slots=True)
class Judgement:
    """That a sentence makes a claim: which way, and the intervention that it names itself, if it does."""

    polarity: Polarity
    named: str | None
    agent: Agent


@dataclass(frozen=True, slots=True)
class _Case:
    """A claim, a thing that it is about, and what a sentence says to change the thing."""

    one: Reading
    ready: ReadyClaim
    thing: Mention
    relation: Relation
    interventions: Sequence[Mention]


def judge(
    one: Reading, ready: ReadyClaim, thing: Mention, relation: Relation, prepared: Prepared
) -> "tuple[_Case, Agent, str] | str":
    """Return who acts in a relation that may be the claim; or why it cannot be."""
    interventions = [m for m in one.mentions if m.concept in ready.interventions and m is not thing]
    if is_sought(one, relation.word):
        return "it is what is sought, not what is found"
    if is_supposed(one, relation.word):
        return "it is only supposed, not said"
    others = [m for m in one.mentions if m.concept in prepared.by_outcome and m.concept not in ready.interventions]
    agent, told = agent_of(one, relation, interventions, thing, others)
    if agent is Agent.OTHER:
        return f"what acts here is “{told}”"
    if agent is Agent.CONTEXT:
        rival = rival_of(one, relation, thing)
        if rival is not None:
            return f"what acts here is “{rival}”"
        if is_general(one, relation):
            return "it says how things are in general, not what the intervention does"
    return _Case(one, ready, thing, relation, interventions), agent, told


def decide(case: _Case, agent: Agent, told: str) -> Judgement | str:
    """Return which way the claim is made; or why it is not."""
    relation, ready = case.relation, case.ready
    stem = lemma(case.one.tokens[relation.word.token])
    is_denied = denied(case.one, relation.word, case.thing, relation.change)
    change = relation.change
    if change is Change.ANY and not is_denied:
        if not is_real_effect(case.one, relation.word):
            return "no direction is told"
        change = Change.SAME
    if ready.prevents and stem in _CURING:
        return "it speaks of curing it, not of preventing it"
    direction = ready.direction_of(stem, change, case.thing.text)
    if direction is None:
        return "no direction is told"
    if change not in (Change.ANY, Change.SAME) and agent is Agent.INTERVENTION and _acts_by_its_want(case, told):
        direction = "opposite" if direction == "same" else "same"
    if direction == "opposite" and is_denied:
        return "it denies the opposite"
    polarity = Polarity.OPPOSITE if direction == "opposite" else Polarity.DENIED if is_denied else Polarity.SAME
    return Judgement(polarity, case.interventions[0].text if case.interventions else None, agent)


def _acts_by_its_want(case: _Case, told: str) -> bool:
    """Tell whether it is the want of the intervention that acts: less cortisol means more killer cells."""
    near = sorted(case.interventions, key=lambda mention: abs(mention.first - case.relation.word.token))
    acting = next((mention for mention in near if mention.text == told), None)
    return acting is not None and is_lessened(case.one, acting)
