"""What matching needs of the base for one draft: the concepts, and the claims that may stand in it."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from kb.match.things import Known, KnownClaim, KnownConcept
from kb.model.tables import Claim, ClaimConcept, Concept, Label, Phrase
from kb.model.terms import ConceptRole


def known_claims(session: Session, texts: Iterable[str]) -> Known:
    """Return the concepts and the claims that any of these texts may make."""
    del texts
    return Known(concepts=_concepts(session), claims=_claims(session))


def _concepts(session: Session) -> list[KnownConcept]:
    labels: dict[int, list[str]] = {}
    for concept, text in session.execute(select(Label.concept_id, Label.text)):
        labels.setdefault(concept, []).append(text)
    rows = session.execute(select(Concept.id, Concept.key, Concept.preferred_label, Concept.broader_id)).all()
    above = {row.id: row.broader_id for row in rows}
    return [
        KnownConcept(row.id, row.key, (row.preferred_label, *labels.get(row.id, ())), _broader(row.id, above))
        for row in rows
    ]


def _broader(concept: int, above: dict[int, int | None]) -> frozenset[int]:
    found: set[int] = set()
    wider = above[concept]
    while wider is not None and wider not in found:
        found.add(wider)
        wider = above[wider]
    return frozenset(found)


def _claims(session: Session) -> list[KnownClaim]:
    phrases: dict[tuple[int, bool], list[str]] = {}
    for claim, text, opposite in session.execute(select(Phrase.claim_id, Phrase.text, Phrase.opposite)):
        phrases.setdefault((claim, opposite), []).append(text)
    roles: dict[tuple[int, ConceptRole], set[int]] = {}
    for claim, concept, role in session.execute(
        select(ClaimConcept.claim_id, ClaimConcept.concept_id, ClaimConcept.role)
    ):
        roles.setdefault((claim, role), set()).add(concept)
    rows = session.execute(
        select(Claim.id, Claim.key, Claim.statement, Claim.kind, Claim.direction, Claim.intervention, Claim.outcome)
    )
    return [
        KnownClaim(
            row=row.id,
            key=row.key,
            statement=row.statement,
            kind=row.kind,
            direction=row.direction,
            interventions=frozenset(roles.get((row.id, ConceptRole.INTERVENTION), ())),
            outcomes=frozenset(roles.get((row.id, ConceptRole.OUTCOME), ())),
            populations=frozenset(roles.get((row.id, ConceptRole.POPULATION), ())),
            phrases=tuple(phrases.get((row.id, False), ())),
            opposite_phrases=tuple(phrases.get((row.id, True), ())),
            intervention=row.intervention,
            outcome=row.outcome,
        )
        for row in rows
    ]
