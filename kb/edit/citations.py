"""Works: their BibTeX entries, what readers see of them, and what kind of study they are."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kb import records
from kb.errors import InvalidInputError
from kb.formats import bibtex
from kb.model.tables import Citation, CitationAlias, Contributor, Journal, Notice
from kb.query import keys


def add_citation(session: Session, source: str, values: Mapping[str, Any]) -> Citation:
    """Add a work by its BibTeX entry and what kind of study it is.

    Raises InvalidInputError for an entry that cannot be read, or whose key, DOI or PMID is on file.
    """
    entry = bibtex.read_entry(source)
    refuse_taken_key(session, entry.key)
    record = records.record_of(entry, _parent(session, entry))
    _refuse_double(session, record, None)
    citation = Citation(key=entry.key, source=source)
    session.add(citation)
    _take_record(session, citation, record)
    set_study(citation, values)
    refresh_children(session, citation.key)
    return citation


def edit_citation(session: Session, citation: Citation, source: str, values: Mapping[str, Any]) -> None:
    """Set a work's BibTeX entry and the appraisal fields that `values` gives.

    Raises InvalidInputError for an entry that cannot be read, with another key, or with another work's DOI or PMID.
    """
    if source != citation.source:
        entry = bibtex.read_entry(source, macros_of(citation))
        if entry.key != citation.key:
            raise InvalidInputError(
                f"The entry's key would become {entry.key}. To give the work another key: "
                f"kb citation rename {citation.key} {entry.key}"
            )
        record = records.record_of(entry, _parent(session, entry))
        _refuse_double(session, record, citation)
        citation.source = source
        _take_record(session, citation, record)
        refresh_children(session, citation.key)
    set_study(citation, values)


def macros_of(citation: Citation) -> dict[str, str]:
    """Return what the @string names stand for in the entry of a work."""
    if citation.context is None:
        return {}
    return {name: definition["value"] for name, definition in citation.context.strings.items()}


def _parent(session: Session, entry: bibtex.Entry) -> bibtex.Entry | None:
    crossref = entry.fields.get("crossref", "").strip()
    if not crossref:
        return None
    parent = session.scalar(select(Citation).where(Citation.folded_key == crossref.casefold()))
    return bibtex.read_entry(parent.source, macros_of(parent)) if parent else None


def refuse_taken_key(session: Session, key: str) -> None:
    """Raise InvalidInputError where a key cannot be one, or names a work already."""
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
    links, own_key = len(citation.evidence), citation.key
    session.delete(citation)
    refresh_children(session, own_key)
    return links


REFERENCES = ("crossref", "xref", "xdata", "entryset")


def referring(session: Session, key: str) -> list[tuple[Citation, bibtex.Entry]]:
    """Return the works whose entries refer to this key, as far as their text tells, with their entries."""
    pattern = key.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    candidates = session.scalars(select(Citation).where(Citation.source.like(f"%{pattern}%", escape="\\")))
    read = [(one, bibtex.read_entry(one.source, macros_of(one))) for one in candidates]
    return [(one, entry) for one, entry in read if any(name in entry.fields for name in REFERENCES)]


def children_of(session: Session, citation: Citation) -> list[str]:
    """Return the keys of the works that take fields from this one (crossref)."""
    return sorted(child.key for child, _ in _children(session, citation.key))


def _children(session: Session, key: str) -> list[tuple[Citation, bibtex.Entry]]:
    return [
        (child, entry)
        for child, entry in referring(session, key)
        if entry.fields.get("crossref", "").strip().casefold() == key.casefold()
    ]


def refresh_children(session: Session, key: str) -> None:
    """Let the works that take fields from the one under this key (crossref) have them as they are now."""
    session.flush()
    for child, entry in _children(session, key):
        _take_record(session, child, records.record_of(entry, _parent(session, entry)))
    session.flush()
