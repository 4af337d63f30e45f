"""Changes that people make by hand: claims, works, evidence and concepts, added, edited, renamed, merged, removed."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kb import records
from kb.errors import InvalidInputError, NotFoundError
from kb.formats import bibtex
from kb.language import count_of, joined, nearest
from kb.model.tables import (
    CertaintyReason,
    Citation,
    CitationAlias,
    Claim,
    ClaimConcept,
    Concept,
    Contributor,
    Evidence,
    Journal,
    Label,
    Notice,
    Phrase,
)
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


# Claims


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
    for name, value in _settable(values, _PLAIN_CLAIM_FIELDS).items():
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


def _settable(values: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    settable = {}
    for name in names & values.keys():
        if values[name] is None and name in _NOT_EMPTY:
            if name in ("statement", "stance"):
                raise InvalidInputError(f"The field {name} may not be empty.")
            continue
        settable[name] = values[name]
    return settable


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


# Citations


def add_citation(session: Session, source: str, values: Mapping[str, Any]) -> Citation:
    """Add a work by its BibTeX entry and what kind of study it is.

    Raises InvalidInputError for an entry that cannot be read, or whose key, DOI or PMID is on file.
    """
    entry = bibtex.read_entry(source)
    _refuse_taken_key(session, entry.key)
    record = records.record_of(entry, _parent(session, entry))
    _refuse_double(session, record, None)
    citation = Citation(key=entry.key, source=source)
    session.add(citation)
    _take_record(session, citation, record)
    set_study(citation, values)
    session.flush()
    return citation


def edit_citation(session: Session, citation: Citation, source: str, values: Mapping[str, Any]) -> None:
    """Set a work's BibTeX entry and the appraisal fields that `values` gives.

    Raises InvalidInputError for an entry that cannot be read, with another key, or with another work's DOI or PMID.
    """
    if source != citation.source:
        entry = bibtex.read_entry(source, _macros(citation))
        if entry.key != citation.key:
            raise InvalidInputError(
                f"The entry's key would become {entry.key}. To give the work another key: "
                f"kb citation rename {citation.key} {entry.key}"
            )
        record = records.record_of(entry, _parent(session, entry))
        _refuse_double(session, record, citation)
        citation.source = source
        _take_record(session, citation, record)
    set_study(citation, values)


def _macros(citation: Citation) -> dict[str, str]:
    if citation.context is None:
        return {}
    return {name: definition["value"] for name, definition in citation.context.strings.items()}


def _parent(session: Session, entry: bibtex.Entry) -> bibtex.Entry | None:
    crossref = entry.fields.get("crossref", "").strip()
    if not crossref:
        return None
    parent = session.scalar(select(Citation).where(Citation.folded_key == crossref.casefold()))
    return bibtex.read_entry(parent.source, _macros(parent)) if parent else None


def _refuse_taken_key(session: Session, key: str) -> None:
    bibtex.check_key(key)
    taken = session.scalar(select(Citation.key).where(Citation.folded_key == key.casefold()))
    if taken == key:
        raise InvalidInputError(f"There is a citation {key} already. To change it: kb citation edit {key}")
    if taken is not None:
        raise InvalidInputError(f"There is a citation {taken} already; BibTeX takes {key} for the same key.")
    alias = session.scalar(select(CitationAlias).where(func.lower(CitationAlias.key) == key.lower()).limit(1))
    if alias is not None:
        raise InvalidInputError(f"{alias.key} is another name of {alias.citation.key} already.")


def _refuse_double(session: Session, record: records.WorkRecord, own: Citation | None) -> None:
    for column, name in ((Citation.doi, "DOI"), (Citation.pmid, "PMID")):
        value = record.columns[name.lower()]
        if value is None:
            continue
        double = session.scalar(select(Citation).where(func.lower(column) == value.lower()).limit(1))
        if double is not None and double is not own and double.title == record.columns["title"]:
            raise InvalidInputError(
                f"The work is on file as {double.key} (same {name} and title). To cite it by another key too: "
                f"kb citation rename, or kb import --aliases"
            )


def _take_record(session: Session, citation: Citation, record: records.WorkRecord) -> None:
    for name, value in record.columns.items():
        setattr(citation, name, value)
    citation.journal = _journal(session, record) if record.journal else None
    standing = {_person(one): one for one in citation.contributors}
    wanted = [
        Contributor(
            role=role,
            family=name.family,
            given=name.given,
            particle=name.particle,
            suffix=name.suffix,
            literal=name.literal,
        )
        for role, name in record.contributors
    ]
    if list(standing) != [_person(one) for one in wanted] or len(standing) != len(citation.contributors):
        citation.contributors = wanted


def _person(one: Contributor) -> tuple[str | None, ...]:
    return one.role, one.family, one.given, one.particle, one.suffix, one.literal


def _journal(session: Session, record: records.WorkRecord) -> Journal:
    journal = session.scalar(select(Journal).where(Journal.title == record.journal))
    if journal is None:
        journal = Journal(title=record.journal, abbreviation=record.abbreviation, issn=record.issn)
        session.add(journal)
    return journal


def set_study(citation: Citation, values: Mapping[str, Any]) -> None:
    """Set what kind of study a work is: the fields of the form that `values` gives."""
    for name, value in values.items():
        if name == "notices":
            citation.notices = [Notice(**given) for given in value]
        else:
            setattr(citation, name, value)


def remove_citation(session: Session, key: str) -> int:
    """Remove the work with its evidence; return the number of links that went with it."""
    citation = keys.citation(session, key)
    links = len(citation.evidence)
    session.delete(citation)
    session.flush()
    return links


def rename_citation(session: Session, old: str, new: str) -> tuple[str, str]:
    """Give a work another key and keep the old one resolvable; return the key before and after.

    Raises InvalidInputError for a key that is taken or cannot be one.
    """
    citation = keys.citation(session, old)
    before = citation.key
    if new == before:
        raise InvalidInputError(f"The citation is called {new} already.")
    own_alias = next((alias for alias in citation.aliases if alias.key == new), None)
    if own_alias is not None:
        citation.aliases.remove(own_alias)
        session.flush()
    elif new.casefold() != citation.folded_key:
        _refuse_taken_key(session, new)
    bibtex.check_key(new)
    citation.source = bibtex.edit_entry(citation.source, {}, key=new)
    citation.key = new
    if before.casefold() != new.casefold():
        citation.aliases.append(CitationAlias(key=before))
    _point_children(session, before, new)
    session.flush()
    return before, new


def _point_children(session: Session, before: str, after: str) -> None:
    """Let the entries that refer to a renamed one (crossref, xref, xdata, entryset) go on referring to it."""
    pattern = before.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    for child in session.scalars(select(Citation).where(Citation.source.like(f"%{pattern}%", escape="\\"))):
        fields = bibtex.read_entry(child.source, _macros(child)).fields
        changes = {}
        for name in ("crossref", "xref", "xdata", "entryset"):
            parents = [key.strip() for key in fields.get(name, "").split(",")]
            if before in parents:
                changes[name] = ",".join(after if key == before else key for key in parents)
        if changes:
            child.source = bibtex.edit_entry(child.source, changes)


def merge_citations(session: Session, old: str, into: str) -> tuple[str, str, list[str]]:
    """Merge one work into another that is the same: its evidence and keys go over, its record goes.

    Return the key that went, the key that stays, and what was not taken over because the other had its own.
    """
    gone, kept = keys.citation(session, old), keys.citation(session, into)
    if gone is kept:
        raise InvalidInputError(f"{old} and {into} are the same citation already.")
    left: list[str] = []
    known = {link.claim_id: link for link in kept.evidence}
    for link in list(gone.evidence):
        if link.claim_id in known:
            left.append(f"its evidence for {link.claim.key}: {kept.key} has its own ({known[link.claim_id].stance})")
        else:
            link.citation = kept
    for notice in list(gone.notices):
        if not any((one.kind, one.date) == (notice.kind, notice.date) for one in kept.notices):
            gone.notices.remove(notice)
            kept.notices.append(Notice(kind=notice.kind, date=notice.date, reason=notice.reason, source=notice.source))
    for name in (
        "study_design",
        "species",
        "participants",
        "population",
        "intervention",
        "comparator",
        "study",
    ):
        if getattr(kept, name) is None:
            setattr(kept, name, getattr(gone, name))
    kept.caveats = [*kept.caveats, *(caveat for caveat in gone.caveats if caveat not in kept.caveats)]
    keys_going = [gone.key, *(alias.key for alias in gone.aliases)]
    gone_key = gone.key
    session.flush()
    session.expire(gone, ["evidence", "notices", "aliases"])
    session.delete(gone)
    session.flush()
    for key in keys_going:
        kept.aliases.append(CitationAlias(key=key))
    _point_children(session, gone_key, kept.key)
    session.flush()
    return gone_key, kept.key, left


# Evidence


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
    for name, value in _settable(values, frozenset(values)).items():
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


# Concepts


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
