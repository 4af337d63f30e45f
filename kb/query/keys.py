"""From a key that a person typed to the thing it names, with the nearest keys where there is none."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kb.errors import NotFoundError
from kb.language import joined, nearest
from kb.model.tables import Citation, CitationAlias, Claim

_BATCH = 5_000


def claim(session: Session, key: str) -> Claim:
    """Return the claim; raises NotFoundError that offers the nearest keys."""
    return claims(session, [key])[0]


def claims(session: Session, keys: Sequence[str]) -> list[Claim]:
    """Return the claims in the order of their keys; raises NotFoundError for the first that is not there."""
    found = {one.key: one for one in session.scalars(select(Claim).where(Claim.key.in_(keys)))}
    for key in keys:
        if key not in found:
            raise NotFoundError(_missing("claim", key, session.scalars(select(Claim.key)), "kb claims"))
    return [found[key] for key in keys]


def citation(session: Session, key: str) -> Citation:
    """Return the citation that has this key, or had it before; raises NotFoundError that offers the nearest keys."""
    numbers = citation_ids(session, [key])
    return session.get_one(Citation, numbers[key])


def citation_ids(session: Session, keys: Iterable[str]) -> dict[str, int]:
    """Return the row of the citation for each key or alias; raises NotFoundError for the first that names none."""
    wanted = list(dict.fromkeys(keys))
    found = known_citation_ids(session, wanted)
    for key in wanted:
        if key not in found:
            raise NotFoundError(missing_citation(session, key))
    return found


def known_citation_ids(session: Session, keys: Iterable[str]) -> dict[str, int]:
    """Return the row of the citation for each key or alias that names one."""
    wanted = list(dict.fromkeys(keys))
    found: dict[str, int] = {}
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        aliases = select(CitationAlias.key, CitationAlias.citation_id).where(CitationAlias.key.in_(batch))
        found.update(session.execute(aliases).all())
        found.update(session.execute(select(Citation.key, Citation.id).where(Citation.key.in_(batch))).all())
    return found


def missing_citation(session: Session, key: str) -> str:
    """Return the sentence for a citation key that names nothing."""
    return _missing("citation", key, session.scalars(select(Citation.key)), "kb citations")


def _missing(kind: str, key: str, known: Any, listing: str) -> str:
    near = nearest(key, known)
    if near:
        return f"There is no {kind} {key}. Did you mean {joined(near, 'or')}?"
    return f"There is no {kind} {key}. See {listing} for those on file."
