"""Other keys for a work, and two records of one work made one; every key given up stays resolvable."""

from sqlalchemy.orm import Session

from kb.edit.citations import REFERENCES, referring, refresh_children, refuse_taken_key
from kb.errors import InvalidInputError
from kb.formats import bibtex
from kb.model.tables import CitationAlias, Notice
from kb.query import keys


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
        refuse_taken_key(session, new)
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
    for child, entry in referring(session, before):
        changes = {}
        for name in REFERENCES:
            parents = [key.strip() for key in entry.fields.get(name, "").split(",")]
            if any(key.casefold() == before.casefold() for key in parents):
                changes[name] = ",".join(after if key.casefold() == before.casefold() else key for key in parents)
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
    refresh_children(session, kept.key)
    return gone_key, kept.key, left
