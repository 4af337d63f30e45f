"""Claims and the concepts that they are about."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kb.errors import InvalidInputError
from kb.language import joined, nearest
from kb.model.tables import CertaintyReason, Claim, ClaimConcept, Concept, Label, Phrase
from kb.model.terms import ConceptRole
from kb.query import keys

_CLAIM_KEY = re.compile(r"[^\W_][\w.:+-]*")
_PLAIN_CLAIM_FIELDS = frozenset(
    [
        "statement",
        "topic",
        "kind",
        "population",
        "intervention",
        "comparator",
        "outcome",
        "direction",
        "outcome_type",
        "certainty",
        "certainty_basis",
        "effect_size",
        "wording",
        "article_says",
    ]
)
_NOT_EMPTY = {"kind", "direction", "effect_size", "match", "effect", "comparison", "stance", "statement"}


def add_claim(session: Session, key: str, values: Mapping[str, Any]) -> Claim:
    """Add a claim; raises InvalidInputError for a key that is taken or cannot be one."""
    if not _CLAIM_KEY.fullmatch(key):
        raise InvalidInputError(
            f"{key!r} cannot be the key of a claim: use letters, digits and hyphens, such as sleep-improves."
        )
    if session.scalar(select(Claim.id).where(func.lower(Claim.key) == key.lower())) is not None:
        raise InvalidInputError(f"There is a claim {key} already. To change it: kb claim edit {key}")
    if not values.get("statement"):
        raise InvalidInputError('A claim needs a statement: --statement "Massage therapy lowers cortisol."')
    claim = Claim(key=key)
    session.add(claim)
    edit_claim(session, claim, values)
    session.flush()
    return claim


def edit_claim(session: Session, claim: Claim, values: Mapping[str, Any]) -> None:
    """Set the fields that `values` gives and leave the others; lists are replaced whole.

    Raises InvalidInputError for a concept that is not there, or a field that may not be empty.
    """
    for name, value in settable(values, _PLAIN_CLAIM_FIELDS).items():
        setattr(claim, name, value)
    if "cautions" in values:
        claim.cautions = list(values["cautions"])
    for name, opposite in (("phrases", False), ("opposite_phrases", True)):
        if name in values:
            _set_phrases(claim, values[name], opposite)
    if "certainty_reasons" in values:
        _set_certainty_reasons(claim, values["certainty_reasons"])
    if "concepts" in values:
        _set_concepts(session, claim, values["concepts"])


def settable(values: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    """Return those of the `values` that may be set; raises InvalidInputError for an empty one that may not be."""
    chosen = {}
    for name in names & values.keys():
        if values[name] is None and name in _NOT_EMPTY:
            if name in ("statement", "stance"):
                raise InvalidInputError(f"The field {name} may not be empty.")
            continue
        chosen[name] = values[name]
    return chosen


def _set_phrases(claim: Claim, texts: Sequence[str], opposite: bool) -> None:
    standing = {phrase.text: phrase for phrase in claim.phrases if phrase.opposite is opposite}
    others = [phrase for phrase in claim.phrases if phrase.opposite is not opposite]
    wanted = [standing.get(text) or Phrase(text=text, opposite=opposite) for text in dict.fromkeys(texts)]
    claim.phrases = [*others, *wanted] if opposite else [*wanted, *others]


def _set_certainty_reasons(claim: Claim, reasons: Sequence[Mapping[str, Any]]) -> None:
    standing = {reason.domain: reason for reason in claim.certainty_reasons}
    wanted: list[CertaintyReason] = []
    for given in reasons:
        domain = given["domain"]
        if any(reason.domain is domain for reason in wanted):
            raise InvalidInputError(f"The reason {domain} is given twice; put both into one note.")
        reason = standing.get(domain) or CertaintyReason(domain=domain)
        reason.note = given.get("note")
        wanted.append(reason)
    claim.certainty_reasons = wanted


def _set_concepts(session: Session, claim: Claim, roles: Mapping[str, Sequence[str]]) -> None:
    named = {key for concepts in roles.values() for key in concepts}
    found = {one.key: one for one in session.scalars(select(Concept).where(Concept.key.in_(named)))}
    for key in sorted(named - found.keys()):
        near = nearest(key, session.scalars(select(Concept.key)))
        hint = f" Did you mean {joined(near, 'or')}?" if near else ""
        raise InvalidInputError(f"There is no concept {key}.{hint}")
    standing = {(link.role, link.concept.key): link for link in claim.concepts}
    wanted = [(ConceptRole(role), key) for role, concepts in roles.items() for key in dict.fromkeys(concepts)]
    claim.concepts = [standing.get((role, key)) or ClaimConcept(role=role, concept=found[key]) for role, key in wanted]


def remove_claim(session: Session, key: str) -> int:
    """Remove the claim with its evidence; return the number of links that went with it."""
    claim = keys.claim(session, key)
    links = len(claim.evidence)
    session.delete(claim)
    session.flush()
    return links


def add_concepts(session: Session, concepts: Mapping[str, Mapping[str, Any]]) -> None:
    """Add concepts by their keys; a broader one may stand after its narrower ones."""
    made = {
        key: Concept(
            key=key,
            preferred_label=values["pref_label"],
            labels=[Label(text=label) for label in values.get("alt_labels", ())],
        )
        for key, values in concepts.items()
    }
    for key, values in concepts.items():
        if values.get("broader"):
            made[key].broader = made[values["broader"]]
    session.add_all(made.values())
    session.flush()
