"""The links between claims and works."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kb.edit.claims import settable
from kb.errors import InvalidInputError, NotFoundError
from kb.language import count_of
from kb.model.tables import Citation, Claim, Evidence
from kb.query import keys


def add_evidence(session: Session, claim_key: str, citation_key: str, values: Mapping[str, Any]) -> Evidence:
    """Link a work to a claim; raises InvalidInputError where they are linked already, or no stance is given."""
    claim, citation = keys.claim(session, claim_key), keys.citation(session, citation_key)
    if _link(session, claim, citation) is not None:
        raise InvalidInputError(
            f"{citation.key} is evidence for {claim.key} already. "
            f"To change it: kb evidence edit {claim.key} {citation.key}"
        )
    if values.get("stance") is None:
        raise InvalidInputError("Evidence needs a stance: --stance supports, mixed, no-effect, disputes or background.")
    link = Evidence(claim=claim, citation=citation)
    edit_evidence(link, values)
    session.add(link)
    session.flush()
    return link


def edit_evidence(link: Evidence, values: Mapping[str, Any]) -> None:
    """Set the fields that `values` gives and leave the others."""
    for name, value in settable(values, frozenset(values)).items():
        setattr(link, name, value)


def find_evidence(session: Session, claim_key: str, citation_key: str) -> Evidence:
    """Return the link; raises NotFoundError where claim, work or link is not there."""
    claim, citation = keys.claim(session, claim_key), keys.citation(session, citation_key)
    link = _link(session, claim, citation)
    if link is None:
        has = count_of(len(claim.evidence), "work")
        raise NotFoundError(
            f"{citation.key} is not evidence for {claim.key} (it has {has}). "
            f"To link it: kb evidence add {claim.key} {citation.key}"
        )
    return link


def _link(session: Session, claim: Claim, citation: Citation) -> Evidence | None:
    return session.scalar(select(Evidence).where(Evidence.claim_id == claim.id, Evidence.citation_id == citation.id))
