"""What the base knows of the claims that a draft makes and of the works that it cites: a few SELECTs a draft."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kb import verdict
from kb.language import nearest
from kb.model.tables import Citation, CitationAlias, Claim, Evidence
from kb.model.terms import (
    ClaimKind,
    OutcomeType,
    Stance,
    Strength,
    VerdictValue,
)
from kb.query.claims import rated_certainty
from kb.query.keys import known_citation_ids
from kb.query.lines import evidence_lines
from kb.query.notices import Standing, is_retracted, standing_notices
from kb.verdict import EvidenceLine, RatedCertainty, Verdict

_BATCH = 5_000
_MOST_KEYS_WITH_HINTS = 20


@dataclass(frozen=True, slots=True)
class ClaimOnFile:
    """A claim, and what the evidence on file says of it. `ceiling` is None where nothing on file sets one."""

    row: int
    key: str
    statement: str
    kind: ClaimKind
    outcome_type: OutcomeType | None
    verdict: Verdict
    certainty: RatedCertainty
    ceiling: Strength | None
    wording: str | None
    evidence: tuple[EvidenceLine, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkOnFile:
    """A cited work: what it found about each claim (by the claim's row), and the notices that hold of it."""

    row: int
    key: str
    title: str | None
    stances: Mapping[int, Stance] = field(default_factory=dict)
    notices: tuple[Standing, ...] = ()

    @property
    def retracted(self) -> bool:
        """Whether it is retracted, and was not reinstated."""
        return is_retracted(self.notices)


def claims_on_file(session: Session, rows: Iterable[int]) -> dict[int, ClaimOnFile]:
    """Return these claims, by their row, with verdict, certainty, ceiling, the wording to use, and the evidence."""
    wanted = sorted(set(rows))
    if not wanted:
        return {}
    lines = evidence_lines(session, wanted)
    found = session.execute(
        select(
            Claim.id,
            Claim.key,
            Claim.statement,
            Claim.kind,
            Claim.outcome_type,
            Claim.certainty,
            Claim.wording,
            Claim.intervention,
            Claim.outcome,
            Claim.direction,
            Claim.effect_size,
        ).where(Claim.id.in_(wanted))
    )
    claims = {}
    for row, key, statement, kind, outcome_type, rated, wording, intervention, outcome, direction, size in found:
        own = lines.get(row, [])
        said, certainty = verdict.verdict(own), rated_certainty(rated, None, (), own)
        claims[row] = ClaimOnFile(
            row=row,
            key=key,
            statement=statement,
            kind=kind,
            outcome_type=outcome_type,
            verdict=said,
            certainty=certainty,
            ceiling=_ceiling(said, certainty),
            wording=wording or verdict.our_wording(kind, certainty, size, intervention, direction, outcome) or None,
            evidence=tuple(own),
        )
    return claims


def _ceiling(said: Verdict, certainty: RatedCertainty) -> Strength | None:
    if certainty.value is None and said.value is VerdictValue.NO_EVIDENCE:
        return None
    return verdict.ceiling(certainty.value)


def claim_rows(session: Session, keys: Collection[str]) -> dict[str, int]:
    """Return the row of each of these claims that is in the base."""
    if not keys:
        return {}
    rows: dict[str, int] = {}
    rows.update(session.execute(select(Claim.key, Claim.id).where(Claim.key.in_(keys))).all())
    return rows


def nearest_claims(session: Session, keys: Collection[str]) -> dict[str, list[str]]:
    """Return, for each of these unknown keys, the keys of claims that look most like it; for the first few."""
    if not keys:
        return {}
    return _nearest(keys, session.scalars(select(Claim.key)).all())


def works_on_file(session: Session, keys: Iterable[str]) -> dict[str, WorkOnFile]:
    """Return the work of each key, or earlier key, that is in the base."""
    named = known_citation_ids(session, keys)
    works = _works(session, sorted(set(named.values())))
    return {key: works[row] for key, row in named.items()}


def works_with_titles(session: Session, titles: Collection[str]) -> dict[int, WorkOnFile]:
    """Return the works that have one of these titles, in lower case, by their row."""
    if not titles:
        return {}
    lowered = func.rtrim(func.lower(Citation.title), ".!? ")
    rows = session.scalars(select(Citation.id).where(lowered.in_(sorted(titles)))).all()
    return _works(session, rows)


def _works(session: Session, rows: Collection[int]) -> dict[int, WorkOnFile]:
    works: dict[int, WorkOnFile] = {}
    wanted = list(rows)
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        stances: dict[int, dict[int, Stance]] = {}
        links = select(Evidence.citation_id, Evidence.claim_id, Evidence.stance)
        for citation, claim, stance in session.execute(links.where(Evidence.citation_id.in_(batch))):
            stances.setdefault(citation, {})[claim] = stance
        notices = standing_notices(session, batch)
        known = select(Citation.id, Citation.key, Citation.title).where(Citation.id.in_(batch))
        for row, key, title in session.execute(known):
            works[row] = WorkOnFile(row, key, title, stances.get(row, {}), notices.get(row, ()))
    return works


def nearest_citations(session: Session, keys: Collection[str]) -> dict[str, list[str]]:
    """Return, for each of these unknown keys, the keys in the base that look most like it; for the first few."""
    if not keys:
        return {}
    known = [*session.scalars(select(Citation.key)), *session.scalars(select(CitationAlias.key))]
    return _nearest(keys, known)


def _nearest(keys: Collection[str], known: Sequence[str]) -> dict[str, list[str]]:
    return {key: nearest(key, known) for key in list(keys)[:_MOST_KEYS_WITH_HINTS]}
