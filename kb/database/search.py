"""The search index: SQLite's FTS5 finds candidates; the score is worked out here, alike in every database."""

import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, func, select, text
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table
from sqlalchemy.orm import Session

from kb import language
from kb.model.tables import (
    Citation,
    Claim,
    ClaimConcept,
    Concept,
    Contributor,
    Journal,
    Label,
    Phrase,
)

# How many rows are scored; more where more are asked for.
CANDIDATES = 200
_BATCH = 2_000
# How many words, and how many sets of words, are looked up in one query.
_AT_ONCE, _GROUPS_AT_ONCE = 500, 100
# BM25's usual constants (Robertson and Zaragoza 2009).
_K1, _B = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class Index:
    """One FTS5 table: its columns with their weights in the score."""

    table: str
    columns: tuple[str, ...]
    weights: tuple[float, ...]


CLAIMS = Index("claim_search", ("statement", "phrases", "labels", "details"), (3.0, 2.0, 1.5, 1.0))
CITATIONS = Index("citation_search", ("title", "names", "journal", "abstract", "notes"), (2.5, 2.5, 1.0, 1.0, 1.0))
INDEXES = (CLAIMS, CITATIONS)


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that matched: its score (higher is better) and the columns in which each word was found."""

    row: int
    score: float
    found: Mapping[str, tuple[str, ...]]


def is_index_table(name: str) -> bool:
    """Tell whether a table of the database belongs to the index."""
    return any(name.startswith(index.table) for index in INDEXES)


def find(
    session: Session, index: Index, query: str, among: Select[int] | None = None, limit: int | None = None
) -> tuple[list[Hit], int]:
    """Return the rows that match any telling word of `query`, best first, and how many there are without `limit`.

    `among` selects the rows to look in. Raw prose is a valid query.
    """
    asked = language.search_stems(query)
    if not asked:
        return [], 0
    # Every word is quoted: FTS5 would read p < .05 or C-section as operators.
    expression = " OR ".join(f'"{form}"' for form in dict.fromkeys([*asked, *asked.values()]))
    indexed: Any = sql_table(index.table, sql_column("rowid"), sql_column("rank"), *map(sql_column, index.columns))
    number = indexed.c.rowid
    matching = select(number, *(indexed.c[name] for name in index.columns))
    matching = matching.where(text(f"{index.table} MATCH :asked").bindparams(asked=expression))
    if among is not None:
        matching = matching.where(number.in_(among))
    pool = None if limit is None else max(CANDIDATES, limit)
    candidates = session.execute(matching.order_by(indexed.c.rank).limit(pool)).all()
    found = len(candidates)
    if found == pool:
        found = session.scalar(select(func.count()).select_from(matching.with_only_columns(number).subquery())) or 0
    total = session.execute(text(f"SELECT count(*) FROM {index.table}")).scalar_one()  # noqa: S608 - our name
    documents = _document_frequencies(session, index, {*asked, *asked.values()})
    frequencies = {stem: max(documents.get(stem, 0), documents.get(word, 0)) for stem, word in asked.items()}
    return _ranked(index, asked, candidates, total, frequencies)[:limit], found


def _document_frequencies(session: Session, index: Index, terms: Iterable[str]) -> dict[str, int]:
    wanted, found = sorted(terms), dict[str, int]()
    vocabulary: Any = sql_table(f"{index.table}_terms", sql_column("term"), sql_column("doc"))
    for start in range(0, len(wanted), _BATCH):
        known = vocabulary.c.term.in_(wanted[start : start + _BATCH])
        found.update(session.execute(select(vocabulary.c.term, vocabulary.c.doc).where(known)).all())
    return found


def frequencies(session: Session, index: Index, stems: Sequence[str]) -> dict[str, int]:
    """Return how many rows have each of the stems, for those that any row has."""
    found: dict[str, int] = {}
    asked = text(f"SELECT term, doc FROM {index.table}_terms WHERE term IN :stems")  # noqa: S608 - our name
    asked = asked.bindparams(bindparam("stems", expanding=True))
    for start in range(0, len(stems), _AT_ONCE):
        rows = session.execute(asked, {"stems": list(stems[start : start + _AT_ONCE])})
        found.update((term, rows_with_it) for term, rows_with_it in rows)
    return found


def size(session: Session, index: Index) -> int:
    """Return how many rows the index has."""
    return int(session.execute(text(f"SELECT count(*) FROM {index.table}")).scalar_one())  # noqa: S608 - our name


def rows_with_any(session: Session, index: Index, groups: Sequence[Sequence[str]], most: int) -> list[int]:
    """Return up to `most` rows that have all stems of any of the groups, not ordered by how well they match."""
    found: dict[int, None] = {}
    asked = text(f"SELECT rowid FROM {index.table} WHERE {index.table} MATCH :asked LIMIT :most")  # noqa: S608 - our name
    for start in range(0, len(groups), _GROUPS_AT_ONCE):
        some = groups[start : start + _GROUPS_AT_ONCE]
        expression = " OR ".join("(" + " AND ".join(f'"{stem}"' for stem in group) + ")" for group in some)
        rows = session.execute(asked, {"asked": expression, "most": most - len(found)})
        found.update(dict.fromkeys(row for (row,) in rows))
        if len(found) >= most:
            break
    return list(found)


def _ranked(
    index: Index, asked: Mapping[str, str], candidates: Sequence[Any], total: int, frequencies: Mapping[str, int]
) -> list[Hit]:
    """Score by BM25 over the weighted columns; a row with more of the words asked for stands before one with fewer."""
    rows = [(row[0], [column.split() for column in row[1:]]) for row in candidates]
    average = (sum(sum(map(len, columns)) for _, columns in rows) / len(rows) if rows else 0) or 1.0
    stem_of = {word: stem for stem, word in asked.items()} | {stem: stem for stem in asked}
    rarity = {stem: math.log(1 + (total - frequencies[stem] + 0.5) / (frequencies[stem] + 0.5)) for stem in asked}
    hits = []
    for number, columns in rows:
        weighted: dict[str, float] = {}
        found: dict[str, tuple[str, ...]] = {}
        for name, weight, column in zip(index.columns, index.weights, columns, strict=True):
            for stem in [stem_of[form] for form in column if form in stem_of]:
                weighted[stem] = weighted.get(stem, 0.0) + weight
                places = found.get(asked[stem], ())
                if name not in places:
                    found[asked[stem]] = (*places, name)
        length = sum(map(len, columns))
        norm = _K1 * (1 - _B + _B * length / average)
        score = sum(rarity[stem] * count * (_K1 + 1) / (count + norm) for stem, count in weighted.items())
        coverage = len(weighted) / len(asked)
        told = {word: found[word] for word in asked.values() if word in found}
        hits.append(Hit(number, round(score * (0.5 + coverage), 6), told))
    return sorted(hits, key=lambda hit: (-hit.score, hit.row))


def refresh(
    session: Session,
    rows: Mapping[tuple[str, int], Sequence[dict[str, Any] | None]],
    runs: Iterable[tuple[str, int, int]],
) -> None:
    """Bring the index up to date after these rows (with their values before and after) and runs of rows changed."""
    claims: set[int] = set()
    citations: set[int] = set()
    concepts: set[int] = set()
    journals: set[int] = set()
    for (table, row), values in rows.items():
        known = [value for value in values if value is not None]
        if table == "claim":
            claims.add(row)
        elif table in ("phrase", "claim_concept"):
            claims.update(value["claim_id"] for value in known)
        elif table == "citation":
            citations.add(row)
        elif table == "contributor":
            citations.update(value["citation_id"] for value in known)
        elif table == "journal":
            journals.add(row)
        elif table in ("concept", "label"):
            concepts.update(value.get("concept_id", row) for value in known)
    if concepts:
        claims.update(
            session.scalars(select(ClaimConcept.claim_id).where(ClaimConcept.concept_id.in_(sorted(concepts))))
        )
    if journals:
        citations.update(session.scalars(select(Citation.id).where(Citation.journal_id.in_(sorted(journals)))))
    for table, first, last in runs:
        if table == "citation":
            citations.update(range(first, last + 1))
        elif table == "claim":
            claims.update(range(first, last + 1))
    _reindex(session, CLAIMS, sorted(claims))
    _reindex(session, CITATIONS, sorted(citations))


def rebuild(session: Session) -> None:
    """Make the whole index anew."""
    for index in INDEXES:
        session.execute(text(f"DELETE FROM {index.table}"))  # noqa: S608 - our name
    _reindex(session, CLAIMS, sorted(session.scalars(select(Claim.id))))
    _reindex(session, CITATIONS, sorted(session.scalars(select(Citation.id))))


def _reindex(session: Session, index: Index, numbers: list[int]) -> None:
    documents = _claim_documents if index is CLAIMS else _citation_documents
    for start in range(0, len(numbers), _BATCH):
        batch = numbers[start : start + _BATCH]
        connection = session.connection()
        for first, last in _runs(batch):
            connection.execute(
                text(f"DELETE FROM {index.table} WHERE rowid BETWEEN :first AND :last"),  # noqa: S608 - our name
                {"first": first, "last": last},
            )
        found = documents(session, batch)
        if found:
            names = ", ".join(index.columns)
            marks = ", ".join(f":{column}" for column in index.columns)
            connection.execute(
                text(f"INSERT INTO {index.table} (rowid, {names}) VALUES (:row, {marks})"),  # noqa: S608 - our names
                found,
            )


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return ascending numbers as runs without gaps, by their first and last."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _stemmed(*parts: str | None) -> str:
    return " ".join(stem for part in parts if part for stem in language.stems(part))


@functools.lru_cache(maxsize=5_000)
def _stemmed_name(*parts: str | None) -> str:
    """As `_stemmed`, remembered: thousands of works share a journal."""
    return _stemmed(*parts)


def _gathered(session: Session, query: Select[int, str]) -> dict[int, list[str]]:
    gathered: dict[int, list[str]] = {}
    for owner, value in session.execute(query):
        gathered.setdefault(owner, []).append(value)
    return gathered


def _claim_documents(session: Session, batch: list[int]) -> list[dict[str, Any]]:
    phrases = _gathered(session, select(Phrase.claim_id, Phrase.text).where(Phrase.claim_id.in_(batch)))
    linked = (
        select(ClaimConcept.claim_id, Concept.preferred_label).join(Concept).where(ClaimConcept.claim_id.in_(batch))
    )
    labels = _gathered(session, linked)
    others = (
        select(ClaimConcept.claim_id, Label.text)
        .join(Label, Label.concept_id == ClaimConcept.concept_id)
        .where(ClaimConcept.claim_id.in_(batch))
    )
    for owner, names in _gathered(session, others).items():
        labels.setdefault(owner, []).extend(names)
    claims = session.execute(
        select(
            Claim.id,
            Claim.key,
            Claim.statement,
            Claim.topic,
            Claim.population,
            Claim.intervention,
            Claim.outcome,
        ).where(Claim.id.in_(batch))
    )
    return [
        {
            "row": claim.id,
            "statement": _stemmed(claim.statement),
            "phrases": _stemmed(*phrases.get(claim.id, [])),
            "labels": _stemmed(*labels.get(claim.id, [])),
            "details": _stemmed(claim.key, claim.topic, claim.population, claim.intervention, claim.outcome),
        }
        for claim in claims
    ]


def _citation_documents(session: Session, batch: list[int]) -> list[dict[str, Any]]:
    people: dict[int, list[str]] = {}
    contributors = select(
        Contributor.citation_id,
        Contributor.particle,
        Contributor.family,
        Contributor.given,
        Contributor.literal,
    ).where(Contributor.citation_id.in_(batch))
    for owner, *parts in session.execute(contributors):
        people.setdefault(owner, []).extend(part for part in parts if part)
    citations = session.execute(
        select(
            Citation.id,
            Citation.key,
            Citation.title,
            Citation.container,
            Citation.abstract,
            Citation.population,
            Citation.intervention,
            Citation.caveats,
            Citation.source,
            Journal.title.label("journal"),
            Journal.abbreviation,
        )
        .outerjoin(Journal)
        .where(Citation.id.in_(batch))
    )
    return [
        {
            "row": citation.id,
            "title": _stemmed(citation.title),
            # Names have no stems in English: Goncalves is no plural.
            "names": " ".join(language.words(" ".join([citation.key, *people.get(citation.id, [])]))),
            "journal": _stemmed_name(citation.journal, citation.abbreviation, citation.container),
            "abstract": _stemmed(citation.abstract),
            "notes": _stemmed(citation.population, citation.intervention, *citation.caveats, *_notes(citation.source)),
        }
        for citation in citations
    ]


_NOTE_FIELDS = ("note", "keywords", "annote", "annotation", "subtitle")


def _notes(source: str) -> list[str]:
    folded = source.casefold()
    if not any(name in folded for name in _NOTE_FIELDS):
        return []
    from kb.formats import bibtex, latex  # what only searches needs neither

    fields = bibtex.read_entry(source).fields
    return [latex.to_unicode(fields[name]) for name in _NOTE_FIELDS if name in fields]
