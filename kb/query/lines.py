"""The evidence lines behind the verdicts, many claims at a time."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from kb.model.tables import Citation, Claim, Evidence, Notice
from kb.model.terms import NoticeKind
from kb.verdict import EvidenceLine


def evidence_lines(session: Session, claims: Iterable[int] | None = None) -> dict[int, list[EvidenceLine]]:
    """Return the lines of each claim, by its row; of all claims where none are named."""
    retracted = retracted_citations(session)
    query = (
        select(
            Evidence.claim_id,
            Evidence.citation_id,
            Citation.key,
            Evidence.stance,
            Evidence.match,
            Evidence.comparison,
            Citation.study_design,
            Citation.species,
            Evidence.participants,
            Citation.participants.label("studied"),
            Citation.population,
            Citation.study,
        )
        .join(Citation, Citation.id == Evidence.citation_id)
        .order_by(Evidence.id)
    )
    if claims is not None:
        query = query.where(Evidence.claim_id.in_(list(claims)))
    lines: dict[int, list[EvidenceLine]] = {}
    for row in session.execute(query):
        claim, citation, key, stance, match, comparison, design, species, own, studied, population, study = row
        lines.setdefault(claim, []).append(
            EvidenceLine(
                citation=key,
                stance=stance,
                match=match,
                comparison=comparison,
                design=design,
                species=species,
                participants=own if own is not None else studied,
                population=population,
                study=study,
                retracted=citation in retracted,
            )
        )
    return lines


def retracted_citations(session: Session) -> frozenset[int]:
    """Return the rows of the citations that are retracted and were not reinstated since."""
    standing: dict[int, bool] = {}
    kinds = (NoticeKind.RETRACTION, NoticeKind.REINSTATEMENT)
    # Undated notices come first: a dated one says more of the state today.
    notices = select(Notice.citation_id, Notice.kind).where(Notice.kind.in_(kinds))
    for citation, kind in session.execute(notices.order_by(Notice.date.is_not(None), Notice.date, Notice.id)):
        standing[citation] = kind is NoticeKind.RETRACTION
    return frozenset(citation for citation, retracted in standing.items() if retracted)


def bears_on(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a claim has evidence from a citation for which `condition` holds."""
    return Claim.id.in_(select(Evidence.claim_id).join(Citation, Citation.id == Evidence.citation_id).where(condition))
