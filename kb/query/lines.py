"""The evidence lines behind the verdicts, many claims at a time."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from kb.model.tables import Citation, Claim, Evidence
from kb.model.terms import NoticeKind
from kb.query.notices import is_retracted, standing_notices
from kb.verdict import EvidenceLine


def evidence_lines(session: Session, claims: Iterable[int] | None = None) -> dict[int, list[EvidenceLine]]:
    """Return the lines of each claim, by its row; of all claims where none are named."""
    notices = standing_notices(session)
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
        holding = notices.get(citation, ())
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
                retracted=is_retracted(holding),
                concern=any(notice.kind is NoticeKind.EXPRESSION_OF_CONCERN for notice in holding),
            )
        )
    return lines


def bears_on(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a claim has evidence from a citation for which `condition` holds."""
    return Claim.id.in_(select(Evidence.claim_id).join(Citation, Citation.id == Evidence.citation_id).where(condition))
