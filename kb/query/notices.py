"""The notices that hold of works today: what was issued, less what a reinstatement took back."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kb.model.tables import Notice
from kb.model.terms import NoticeKind


@dataclass(frozen=True, slots=True)
class Standing:
    """A notice that holds of a work today: a retraction, an expression of concern or a correction."""

    kind: NoticeKind
    reason: str | None


def standing_notices(session: Session, citations: Collection[int] | None = None) -> dict[int, tuple[Standing, ...]]:
    """Return what holds of each of these citations (of all, where none are named), by its row, the oldest first."""
    # Undated notices come first: a dated one says more of the state today.
    issued = select(Notice.citation_id, Notice.kind, Notice.reason).order_by(
        Notice.date.is_not(None), Notice.date, Notice.id
    )
    if citations is not None:
        issued = issued.where(Notice.citation_id.in_(citations))
    standing: dict[int, tuple[Standing, ...]] = {}
    for citation, kind, reason in session.execute(issued):
        before = standing.get(citation, ())
        standing[citation] = () if kind is NoticeKind.REINSTATEMENT else (*before, Standing(kind, reason))
    return {citation: notices for citation, notices in standing.items() if notices}


def retracted_citations(session: Session) -> frozenset[int]:
    """Return the rows of the citations that are retracted and were not reinstated since."""
    return frozenset(citation for citation, notices in standing_notices(session).items() if is_retracted(notices))


def is_retracted(notices: Collection[Standing]) -> bool:
    """Tell whether one of the notices that hold of a work is its retraction."""
    return any(notice.kind is NoticeKind.RETRACTION for notice in notices)
