"""Citations: listed, searched, and shown whole."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, selectinload

from kb.errors import InvalidInputError, NotFoundError
from kb.language import joined, nearest
from kb.model.tables import Citation, Claim, Contributor, Evidence, Journal
from kb.model.terms import ContributorRole, StudyDesign
from kb.query import keys
from kb.query.notices import retracted_citations

# From so many rows on it is cheaper to read all than to name each.
_MANY = 20_000
_YEARS = re.compile(r"^(?P<first>\d{4})?(?P<range>\s*[-–]\s*)?(?P<last>\d{4})?$")


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A citation as a list shows it; `matched` tells why a search found it, best first."""

    key: str
    authors: str
    year: int | None
    title: str | None
    journal: str | None
    design: StudyDesign | None
    participants: int | None
    claims: tuple[str, ...]
    retracted: bool
    score: float | None = None
    matched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CitationDetail:
    """A citation whole, with what it found about each claim (claim key and evidence)."""

    citation: Citation
    retracted: bool
    evidence: list[tuple[str, str, Evidence]]
    others: bool = False  # it names only some of its authors


def list_citations(
    session: Session,
    query: str | None = None,
    *,
    journal: str | None = None,
    years: str | None = None,
    claim: str | None = None,
    author: str | None = None,
    design: StudyDesign | None = None,
    limit: int | None = None,
) -> tuple[list[CitationRow], int]:
    """Return the citations that satisfy all that is asked, best first or by key, and how many without `limit`.

    Raises NotFoundError for a claim or journal that the base does not know, InvalidInputError for odd years.
    """
    wanted = select(
        Citation.id,
        Citation.key,
        Citation.year,
        Citation.title,
        Citation.container,
        Citation.study_design,
        Citation.participants,
        Journal.title.label("journal"),
    ).outerjoin(Journal)
    if journal is not None:
        wanted = wanted.where(in_journal(session, journal))
    if years is not None:
        wanted = wanted.where(*_in_years(years))
    if claim is not None:
        number = keys.claim(session, claim).id
        wanted = wanted.where(Citation.id.in_(select(Evidence.citation_id).where(Evidence.claim_id == number)))
    if author is not None:
        pattern = f"%{_escaped(author.strip().lower())}%"
        people = select(Contributor.citation_id).where(
            or_(
                func.lower(Contributor.family).like(pattern, escape="\\"),
                func.lower(Contributor.literal).like(pattern, escape="\\"),
            )
        )
        wanted = wanted.where(Citation.id.in_(people))
    if design is not None:
        wanted = wanted.where(Citation.study_design == design)
    hits = {}
    if query is not None:
        from kb.database import search

        among = wanted.with_only_columns(Citation.id) if wanted.whereclause is not None else None
        best, total = search.find(session, search.CITATIONS, query, among, limit)
        hits = {hit.row: hit for hit in best}
        if len(hits) < _MANY:
            wanted = wanted.where(Citation.id.in_(hits))
        by_id = {row.id: row for row in session.execute(wanted)}
        found = [by_id[number] for number in hits]
    else:
        total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
        found = list(session.execute(wanted.order_by(Citation.key).limit(limit)))
    numbers = [row.id for row in found]
    authors = authors_of(session, numbers)
    claims = _claims_of(session, numbers)
    retracted = retracted_citations(session)
    rows = []
    for row in found:
        hit = hits.get(row.id)
        rows.append(
            CitationRow(
                key=row.key,
                authors=authors.get(row.id, ""),
                year=row.year,
                title=row.title,
                journal=row.journal or row.container,
                design=row.study_design,
                participants=row.participants,
                claims=tuple(claims.get(row.id, ())),
                retracted=row.id in retracted,
                score=hit.score if hit else None,
                matched=hit.found if hit else {},
            )
        )
    return rows, total


def show_citation(session: Session, key: str) -> CitationDetail:
    """Return the citation that has or had this key, whole; raises NotFoundError that offers the nearest keys."""
    number = keys.citation(session, key).id
    citation = session.scalars(
        select(Citation)
        .where(Citation.id == number)
        .options(
            selectinload(Citation.journal),
            selectinload(Citation.contributors),
            selectinload(Citation.notices),
            selectinload(Citation.aliases),
        )
    ).one()
    evidence = session.execute(
        select(Claim.key, Claim.statement, Evidence)
        .join(Claim, Claim.id == Evidence.claim_id)
        .where(Evidence.citation_id == number)
        .order_by(Claim.key)
    )
    others = number in with_others(session, [number])
    return CitationDetail(citation, number in retracted_citations(session), list(evidence), others)


def in_journal(session: Session, journal: str) -> ColumnElement[bool]:
    """Return the condition that a citation is in the journal, by title, abbreviation, ISSN or a part of the title.

    Raises NotFoundError, with the nearest titles, for a journal that the base does not know.
    """
    journals = session.execute(select(Journal.id, Journal.title, Journal.abbreviation, Journal.issn)).all()
    asked = _journal_name(journal)
    exact = [
        row.id for row in journals if asked in (_journal_name(row.title), _journal_name(row.abbreviation), row.issn)
    ]
    matching = exact or [row.id for row in journals if asked and asked in _journal_name(row.title)]
    if not matching:
        near = nearest(journal, [row.title for row in journals])
        hint = f" Did you mean {joined(near, 'or')}?" if near else ""
        raise NotFoundError(f"No citation is in a journal called {journal}.{hint}")
    return Citation.journal_id.in_(matching)


def _journal_name(name: str | None) -> str:
    words = (name or "").casefold().replace("&", "and").replace(".", " ").split()
    return " ".join(word for word in words if word != "the")


def _in_years(years: str) -> Sequence[ColumnElement[bool]]:
    match = _YEARS.match(years.strip())
    if not match or not (match["first"] or match["last"]):
        raise InvalidInputError(f"The years must look like 2005, 2000-2010, 2000- or -2010, not {years}.")
    first, last = match["first"], match["last"]
    if not match["range"]:
        if first and last:
            raise InvalidInputError(f"The years must look like 2005, 2000-2010, 2000- or -2010, not {years}.")
        return [Citation.year == int(first or last)]
    conditions = []
    if first:
        conditions.append(Citation.year >= int(first))
    if last:
        conditions.append(Citation.year <= int(last))
    return conditions


def _escaped(pattern: str) -> str:
    return pattern.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def authors_of(session: Session, citations: Collection[int]) -> dict[int, str]:
    """Return the short author line of each citation: "Field", "Field and Diego", "Field and others"."""
    query = select(
        Contributor.citation_id,
        Contributor.role,
        Contributor.particle,
        Contributor.family,
        Contributor.literal,
    ).order_by(Contributor.id)
    if len(citations) < _MANY:
        query = query.where(Contributor.citation_id.in_(citations))
    people: dict[int, dict[ContributorRole, list[str]]] = {}
    for citation, role, particle, family, literal in session.execute(query):
        name = literal or " ".join(part for part in (particle, family) if part)
        people.setdefault(citation, {}).setdefault(role, []).append(name)
    more = with_others(session, people.keys())
    return {
        citation: _short(
            by_role.get(ContributorRole.AUTHOR) or by_role.get(ContributorRole.EDITOR) or [], others=citation in more
        )
        for citation, by_role in people.items()
    }


def with_others(session: Session, citations: Collection[int]) -> set[int]:
    """Return which of these citations name only some of their authors, and end the list with "and others"."""
    query = select(Citation.id, Citation.source).where(Citation.source.ilike("%others%"))
    if len(citations) < _MANY:
        query = query.where(Citation.id.in_(citations))
    return {row for row, source in session.execute(query) if _AND_OTHERS.search(source)}


_AND_OTHERS = re.compile(r"\b(?:author|editor)\s*=\s*[{\"][^=]*?\sand\s+others\s*[}\"]", re.IGNORECASE)


def _short(names: Sequence[str], *, others: bool) -> str:
    if len(names) > 2 or (names and others):
        return f"{names[0]} and others"
    return " and ".join(names)


def _claims_of(session: Session, citations: Sequence[int]) -> dict[int, list[str]]:
    query = select(Evidence.citation_id, Claim.key).join(Claim, Claim.id == Evidence.claim_id).order_by(Claim.key)
    if len(citations) < _MANY:
        query = query.where(Evidence.citation_id.in_(citations))
    claims: dict[int, list[str]] = {}
    for citation, key in session.execute(query):
        claims.setdefault(citation, []).append(key)
    return claims
