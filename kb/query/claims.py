"""Claims: listed, searched, and shown whole."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from kb import verdict
from kb.errors import NotFoundError
from kb.language import joined, nearest
from kb.model.tables import Citation, Claim, ClaimConcept, Evidence, Journal
from kb.model.terms import Certainty, ClaimKind, Stance, StudyDesign, VerdictValue
from kb.query import keys
from kb.query.citations import authors_of, in_journal
from kb.query.lines import bears_on, evidence_lines
from kb.query.notices import retracted_citations
from kb.verdict import EvidenceLine, RatedCertainty, Verdict

# From so many rows on it is cheaper to read all than to name each.
_MANY = 1_000


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as a list shows it; `matched` tells why a search found it, best first."""

    key: str
    statement: str
    topic: str | None
    kind: ClaimKind
    verdict: Verdict
    certainty: RatedCertainty
    works: int
    score: float | None = None
    matched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    journal_stances: Mapping[Stance, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One work's evidence for one claim, with what a reader needs to know of the work."""

    claim: str
    citation: str
    title: str | None
    authors: str
    year: int | None
    journal: str | None
    design: StudyDesign | None
    population: str | None
    intervention: str | None
    comparator: str | None
    species: str | None
    caveats: Sequence[str]
    stance: Stance
    match: str
    effect: str
    comparison: str
    participants: int | None
    statistic: str | None
    result: str | None
    quote: str | None
    locator: str | None
    retracted: bool
    retraction_checked: bool


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """A claim whole: itself, its verdict and certainty, the wording to use, and its evidence, reviews first."""

    claim: Claim
    verdict: Verdict
    certainty: RatedCertainty
    wording: str
    wording_is_ours: bool
    evidence: list[EvidenceRow]


def list_claims(
    session: Session,
    query: str | None = None,
    *,
    topic: str | None = None,
    verdict_value: VerdictValue | None = None,
    certainty: Certainty | None = None,
    kind: ClaimKind | None = None,
    journal: str | None = None,
    citation: str | None = None,
    limit: int | None = None,
) -> tuple[list[ClaimRow], int]:
    """Return the claims that satisfy all that is asked, best first or by key, and how many there are without `limit`.

    Raises NotFoundError for a topic, journal or citation that the base does not know.
    """
    wanted = select(Claim.id, Claim.key, Claim.statement, Claim.topic, Claim.kind, Claim.certainty)
    if topic is not None:
        wanted = wanted.where(func.lower(Claim.topic) == _known_topic(session, topic).lower())
    if kind is not None:
        wanted = wanted.where(Claim.kind == kind)
    if journal is not None:
        wanted = wanted.where(bears_on(in_journal(session, journal)))
    if citation is not None:
        wanted = wanted.where(bears_on(Citation.id == keys.citation(session, citation).id))
    computed = verdict_value is not None or certainty is not None
    hits = {}
    if query is not None:
        from kb.database import search

        among = wanted.with_only_columns(Claim.id) if wanted.whereclause is not None else None
        best, total = search.find(session, search.CLAIMS, query, among, None if computed else limit)
        hits = {hit.row: hit for hit in best}
        found = _in_order(session, wanted, list(hits))
    else:
        found = list(session.execute(wanted.order_by(Claim.key)))
        total = len(found)
    shown = found if computed else found[:limit]
    lines = evidence_lines(session, [row.id for row in shown] if len(shown) < _MANY else None)
    stances = _stances_in(session, journal, [row.id for row in shown]) if journal is not None else {}
    rows = []
    for row in shown:
        own = lines.get(row.id, [])
        rated = rated_certainty(row.certainty, None, (), own)
        hit = hits.get(row.id)
        one = ClaimRow(
            key=row.key,
            statement=row.statement,
            topic=row.topic,
            kind=row.kind,
            verdict=verdict.verdict(own),
            certainty=rated,
            works=len(own),
            score=hit.score if hit else None,
            matched=hit.found if hit else {},
            journal_stances=stances.get(row.id, {}),
        )
        if verdict_value in (None, one.verdict.value) and certainty in (None, rated.value):
            rows.append(one)
    if computed:
        return rows[:limit], len(rows)
    return rows, total


def _in_order(session: Session, wanted: Any, numbers: Sequence[int]) -> list[Any]:
    if len(numbers) < _MANY:
        wanted = wanted.where(Claim.id.in_(numbers))
    found = {row.id: row for row in session.execute(wanted)}
    return [found[number] for number in numbers]


def rated_certainty(
    rated: Certainty | None,
    basis: str | None,
    reasons: Sequence[tuple[str, str | None]],
    lines: Sequence[EvidenceLine],
) -> RatedCertainty:
    """Return the certainty that a person rated, else the provisional one."""
    if rated is None:
        return verdict.provisional_certainty(lines)
    return RatedCertainty(rated, False, tuple((domain, note or "") for domain, note in reasons), basis)  # type: ignore[misc] # the column holds CertaintyDomain


def show_claim(session: Session, key: str) -> ClaimDetail:
    """Return the claim whole; raises NotFoundError that offers the nearest keys."""
    keys.claim(session, key)
    return show_claims(session, [key])[0]


def show_claims(session: Session, wanted: Sequence[str] | None = None) -> list[ClaimDetail]:
    """Return claims whole, in the order named (all, by key, where none are); raises NotFoundError."""
    if wanted is not None:
        keys.claims(session, wanted)
    whole = select(Claim).options(
        selectinload(Claim.phrases),
        selectinload(Claim.certainty_reasons),
        selectinload(Claim.concepts).selectinload(ClaimConcept.concept),
    )
    if wanted is not None:
        whole = whole.where(Claim.key.in_(wanted))
    claims = {claim.key: claim for claim in session.scalars(whole.order_by(Claim.key))}
    ids = [claim.id for claim in claims.values()]
    lines = evidence_lines(session, ids if wanted is not None else None)
    rows = _evidence_rows(session, ids if wanted is not None else None)
    return [_detail(claims[key], lines, rows) for key in (dict.fromkeys(wanted) if wanted is not None else claims)]


def _detail(
    claim: Claim, lines: Mapping[int, list[EvidenceLine]], rows: Mapping[int, list[EvidenceRow]]
) -> ClaimDetail:
    own = lines.get(claim.id, [])
    reasons = [(reason.domain, reason.note) for reason in claim.certainty_reasons]
    certainty = rated_certainty(claim.certainty, claim.certainty_basis, reasons, own)
    return ClaimDetail(
        claim=claim,
        verdict=verdict.verdict(own),
        certainty=certainty,
        wording=claim.wording
        or verdict.our_wording(
            claim.kind, certainty, claim.effect_size, claim.intervention, claim.direction, claim.outcome
        ),
        wording_is_ours=claim.wording is None,
        evidence=rows.get(claim.id, []),
    )


def _known_topic(session: Session, topic: str) -> str:
    topics = [one for one in session.scalars(select(Claim.topic).distinct()) if one]
    folded = {one.casefold(): one for one in topics}
    if topic.casefold() in folded:
        return folded[topic.casefold()]
    near = nearest(topic, topics)
    hint = f"Did you mean {joined(near, 'or')}?" if near else f"The topics are {joined(sorted(topics))}."
    raise NotFoundError(f"There is no topic {topic}. {hint}" if topics else "No claim has a topic yet.")


def _stances_in(session: Session, journal: str, claims: Sequence[int]) -> dict[int, Counter[Stance]]:
    counted: dict[int, Counter[Stance]] = {}
    of_journal = (
        select(Evidence.claim_id, Evidence.stance)
        .join(Citation, Citation.id == Evidence.citation_id)
        .where(in_journal(session, journal))
    )
    for claim, stance in session.execute(of_journal):
        counted.setdefault(claim, Counter())[stance] += 1
    return {claim: counted[claim] for claim in claims if claim in counted}


def _evidence_rows(session: Session, claims: Sequence[int] | None) -> dict[int, list[EvidenceRow]]:
    retracted = retracted_citations(session)
    query = (
        select(Evidence, Citation, Claim.key, Journal.title)
        .join(Citation, Citation.id == Evidence.citation_id)
        .join(Claim, Claim.id == Evidence.claim_id)
        .outerjoin(Journal, Journal.id == Citation.journal_id)
    )
    if claims is not None:
        query = query.where(Evidence.claim_id.in_(claims))
    found = session.execute(query).all()
    authors = authors_of(session, {citation.id for _, citation, _, _ in found})
    rows: dict[int, list[EvidenceRow]] = {}
    for evidence, citation, claim_key, journal in found:
        own = evidence.participants
        rows.setdefault(evidence.claim_id, []).append(
            EvidenceRow(
                claim=claim_key,
                citation=citation.key,
                title=citation.title,
                authors=authors.get(citation.id, ""),
                year=citation.year,
                journal=journal,
                design=citation.study_design,
                population=citation.population,
                intervention=citation.intervention,
                comparator=citation.comparator,
                species=citation.species,
                caveats=citation.caveats,
                stance=evidence.stance,
                match=evidence.match,
                effect=evidence.effect,
                comparison=evidence.comparison,
                participants=own if own is not None else citation.participants,
                statistic=evidence.statistic,
                result=evidence.result,
                quote=evidence.quote,
                locator=evidence.locator,
                retracted=citation.id in retracted,
                retraction_checked=citation.retraction_checked is not None,
            )
        )
    for own_rows in rows.values():
        own_rows.sort(key=_listing_order)
    return rows


def _listing_order(row: EvidenceRow) -> tuple[int, int, int, str]:
    """By stance, then by design (reviews first), then the newest."""
    place = row.design.place if row.design else len(StudyDesign)
    return row.stance.place, place, -(row.year or 0), row.citation
