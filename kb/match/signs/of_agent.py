"""What speaks for and against a claim in what acts, and in what else may act."""

from collections.abc import Iterator

from kb.language import stem
from kb.match.change.agents import Agent, described_by
from kb.match.change.circumstances import (
    ORGANS,
    acts_at_another_time,
    another_treatment,
    body_fights,
    subject_left_out,
)
from kb.match.change.naming import joined
from kb.match.change.rivals import (
    done_with_another,
    happens_anyway,
    is_by_itself,
    is_general,
    of_another_group,
    rival_of,
)
from kb.match.english import grammar
from kb.match.english.treatments import is_other_treatment
from kb.match.modality.denials import denied
from kb.match.signs.candidate import Candidate


def of_agent(candidate: Candidate) -> Iterator[str]:
    """Yield the signs in what is said to act."""
    one = candidate.one
    if candidate.agent is Agent.INTERVENTION:
        yield "agent-named"
        if any(one.clause_at(m.first) is one.clause_at(candidate.word.token) for m in candidate.acting):
            yield "agent-in-clause"
    elif candidate.agent is Agent.OTHER:
        yield "-agent-other"
        if candidate.set_apart:
            yield "-set-apart"
        if _is_known(candidate, candidate.told):
            yield "-agent-known"
        if _acts_by_another_claim(candidate):
            yield "-agent-of-another-claim"
        if one.clause_at(candidate.word.token).kind == "relative":
            yield "-agent-other-described"
        if candidate.acting and not any(
            one.clause_at(m.first) is one.clause_at(candidate.word.token) for m in candidate.acting
        ):
            yield "-agent-other-apart"
            another = one.clause_at(candidate.word.token).kind == "coordinate" and is_other_treatment(candidate.told)
            if another or all(
                one.clause_at(m.first).kind == "coordinate" and m.first > candidate.word.token for m in candidate.acting
            ):
                yield "-agent-of-another-clause"
    elif candidate.told in ("it", "they", "this", "that", "which"):
        yield "agent-pronoun"
    elif stem(candidate.told) not in grammar.PEOPLE and _is_known(candidate, candidate.told):
        yield "-agent-known"
    elif stem(candidate.told) in ORGANS and not _is_done_to(candidate):
        yield "-agent-body"
    elif not candidate.told:
        yield "agent-pronoun" if subject_left_out(one, candidate.word, candidate.place.kind) else "agent-none"
    elif stem(candidate.told) in MEANS:
        yield "agent-treatment"
    elif stem(candidate.told) in grammar.RESEARCH:
        yield "agent-research"
    elif stem(candidate.told) not in grammar.PEOPLE and _is_named_in_contrast(candidate):
        yield "-agent-of-another-clause"
    else:
        yield "agent-person"


def _acts_by_another_claim(candidate: Candidate) -> bool:
    """Tell whether what acts does so in another claim of the base: massage raised them, while cortisol did not change."""
    prepared = candidate.prepared
    return any(
        candidate.told == candidate.one.tokens[mention.last - 1].word
        and not mention.weak
        and any(
            candidate.thing.concept in ready.outcomes and ready is not candidate.ready
            for ready in prepared.by_intervention.get(mention.concept, ())
        )
        for mention in candidate.one.mentions
    )


def _is_done_to(candidate: Candidate) -> bool:
    """Tell whether what stands as the subject is only what something is done to: the body is flushed of toxins."""
    verb = candidate.clause.verb
    return verb is not None and verb.form == "passive" and candidate.word.token == verb.head


def _is_named_in_contrast(candidate: Candidate) -> bool:
    """Tell whether the intervention is named only where the sentence turns to it: tablets are useless, but massage helps."""
    own = candidate.one.clause_at(candidate.word.token)
    clauses = [candidate.one.clause_at(mention.first) for mention in candidate.acting]
    return bool(clauses) and all(clause.opener in ("but", "yet") and clause.start > own.start for clause in clauses)


def of_rivals(candidate: Candidate) -> Iterator[str]:
    """Yield what else may act, and how near the intervention stands."""
    one = candidate.one
    if candidate.only_aside:
        yield "-set-apart"
    if candidate.agent is not Agent.INTERVENTION and candidate.relation is not None:
        if candidate.agent is Agent.OTHER and acts_at_another_time(one, candidate.told, candidate.acting):
            yield "-acts-at-another-time"
        if of_another_group(one, candidate.relation):
            yield "-of-another-group"
        if rival_of(one, candidate.relation, candidate.thing) is not None:
            yield "-rival"
        if is_general(one, candidate.relation) and not _is_denied(candidate):
            yield "-general"
        if happens_anyway(one, candidate.relation):
            yield "-anyway"
    own = any(one.clause_at(m.first) is one.clause_at(candidate.word.token) for m in candidate.acting)
    if candidate.relation is not None and not own and is_by_itself(one, candidate.relation):
        yield "-anyway"
    if _of_another_thing(candidate) or done_with_another(one, candidate.word):
        yield "-said-of-another"
    if candidate.relation is not None and body_fights(one, candidate.word):
        yield "-body-fights"
    if candidate.relation is None and candidate.acting and not _together(candidate):
        yield "-other-clause"
    if any(joined(one, mention, candidate.thing) for mention in candidate.acting):
        yield "-joined"
    if candidate.acting and all(mention.hint for mention in candidate.acting):
        yield "-agent-hinted"
        if not candidate.place.context.topic & candidate.ready.interventions:
            yield "-agent-hinted-only"
    elif candidate.acting and all(mention.weak for mention in candidate.acting):
        yield "agent-pointed-at"
    if any(mention.everyday for mention in candidate.acting):
        yield "agent-everyday"
    if another_treatment(one, candidate.word, (candidate.thing, *candidate.acting), candidate.own_names):
        yield "-another-treatment"
    if not candidate.acting and _another_known(candidate):
        yield "-another-known"


def _is_denied(candidate: Candidate) -> bool:
    """Tell whether the change is denied: who says that the flow hardly changes has something in mind that might."""
    relation = candidate.relation
    return relation is not None and denied(candidate.one, relation.word, candidate.thing, relation.change)


def _is_known(candidate: Candidate, told: str) -> bool:
    """Tell whether what acts is a concept of the base that no claim on this outcome is about."""
    return any(
        told == candidate.one.tokens[mention.last - 1].word
        and not mention.weak
        and mention.concept not in candidate.prepared.by_outcome
        and mention.concept not in candidate.ready.interventions
        for mention in candidate.one.mentions
    )


def _of_another_thing(candidate: Candidate) -> bool:
    """Tell whether the change is only what another thing is described by: white cells that fight infection."""
    things = [
        m for m in candidate.one.mentions if m.concept in candidate.prepared.by_outcome and m not in candidate.acting
    ]
    at = described_by(candidate.one, candidate.one.clause_at(candidate.word.token), things)
    return at is not None and any(m.first <= at < m.last and m is not candidate.thing for m in things)


def _together(candidate: Candidate) -> bool:
    clause = candidate.one.clause_at(candidate.thing.first)
    for mention in candidate.acting:
        home = candidate.one.clause_at(mention.first)
        if home is clause or home.parent is clause or clause.parent is home:
            return True
    return False


def _another_known(candidate: Candidate) -> bool:
    """Tell whether the sentence names what another claim is about, so that what was spoken of before hardly acts."""
    prepared = candidate.prepared
    return any(
        mention.concept in prepared.by_intervention
        and mention.concept not in prepared.by_outcome
        and not mention.weak
        and not mention.everyday
        and mention.concept not in candidate.ready.interventions
        for mention in candidate.one.mentions
    )


MEANS = grammar.stems(
    "treatment session therapy intervention hour minute stroke technique method approach procedure programme dose pill "
    "capsule supplement touch pressure kneading rub movement regime course"
)
