"""What is in the base, and what of it wants a person's attention."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kb.model.tables import Citation, Claim, Concept, Evidence, Journal
from kb.query.notices import retracted_citations


@dataclass(frozen=True, slots=True)
class Wanting:
    """Something that a person should look at: how many, what, and the first keys."""

    number: int
    what: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each thing there are."""

    claims: int
    citations: int
    evidence: int
    concepts: int
    journals: int


_SHOWN = 5


def counts(session: Session) -> Counts:
    """Return how many of each thing the base holds."""
    tables = (Claim, Citation, Evidence, Concept, Journal)
    return Counts(*(session.scalar(select(func.count()).select_from(table)) or 0 for table in tables))


def wanting(session: Session) -> list[Wanting]:
    """Return what wants attention, the gravest first; empty where nothing does."""
    retracted = retracted_citations(session)
    questions = (
        (
            "retracted works that are evidence for a claim (left out of its verdict)",
            select(Citation.key).where(Citation.id.in_(retracted), Citation.evidence.any()),
        ),
        ("claims without evidence", select(Claim.key).where(~Claim.evidence.any())),
        ("claims whose certainty nobody rated", select(Claim.key).where(Claim.certainty.is_(None))),
        (
            "works never looked up for retraction (which is not the same as not retracted)",
            select(Citation.key).where(Citation.retraction_checked.is_(None), Citation.evidence.any()),
        ),
        ("works that bear on no claim", select(Citation.key).where(~Citation.evidence.any())),
        ("works without a title", select(Citation.key).where(Citation.title.is_(None))),
        ("works without a year", select(Citation.key).where(Citation.year.is_(None))),
    )
    found = []
    for what, query in questions:
        number = session.scalar(select(func.count()).select_from(query.subquery())) or 0
        if number:
            first = session.scalars(query.order_by(query.selected_columns[0]).limit(_SHOWN))
            found.append(Wanting(number, what, tuple(first)))
    return found
