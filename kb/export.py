"""Export: the base → BibTeX files and evidence tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kb import records
from kb.formats import bibtex
from kb.formats.table import Table
from kb.language import count_of, joined
from kb.model.tables import BibtexContext, Citation, Evidence
from kb.query import keys
from kb.query.claims import ClaimDetail

_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class BibtexFile:
    """The text of a .bib file, the keys in it, and what the person who asked for it should know."""

    text: str
    keys: list[str]
    notes: list[str]


@dataclass(frozen=True, slots=True)
class CitedAs:
    """A key that a draft cites, and where (`path:line`)."""

    key: str
    where: str


@dataclass(slots=True)
class _Gathered:
    """The entries of the file, and what they need around them."""

    sources: dict[str, str] = field(default_factory=dict)
    parents: set[str] = field(default_factory=set)
    strings: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    preambles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def bibtex_file(session: Session, citations: Mapping[str, int] | None = None) -> BibtexFile:
    """Return the .bib file for these citations (the key to write an entry under -> its row), or for all.

    Entries come out as they came in, with the @string definitions, preambles and crossref parents they need.
    """
    gathered = _Gathered()
    contexts = {context.id: context for context in session.scalars(select(BibtexContext))}
    if citations is None:
        rows = session.execute(
            select(Citation.key, Citation.source, Citation.context_id).execution_options(yield_per=5_000)
        )
        _gather(gathered, rows, contexts)
    else:
        by_id = _rows(session, set(citations.values()))
        _gather(gathered, (_under(key, *by_id[number]) for key, number in citations.items()), contexts)
        _gather_parents(session, gathered, contexts)
    order = sorted(gathered.sources, key=lambda key: (key in gathered.parents, key.casefold(), key))
    around = [*gathered.preambles, *_definitions(gathered.strings)]
    parts = ["\n".join(around)] if around else []
    parts += [gathered.sources[key] for key in order]
    return BibtexFile("\n\n".join(parts) + "\n" if parts else "", order, gathered.notes)


def _rows(session: Session, numbers: Iterable[int]) -> dict[int, tuple[str, str, int | None]]:
    wanted, rows = list(numbers), {}
    for start in range(0, len(wanted), _BATCH):
        found = select(Citation.id, Citation.key, Citation.source, Citation.context_id)
        for number, key, source, context in session.execute(
            found.where(Citation.id.in_(wanted[start : start + _BATCH]))
        ):
            rows[number] = (key, source, context)
    return rows


def _under(key: str, own_key: str, source: str, context: int | None) -> tuple[str, str, int | None]:
    return key, source if key == own_key else bibtex.edit_entry(source, {}, key=key), context


def _gather(
    gathered: _Gathered, rows: Iterable[tuple[str, str, int | None]], contexts: Mapping[int, BibtexContext]
) -> None:
    for key, source, number in rows:
        context = contexts.get(number) if number is not None else None
        gathered.sources[key] = _with_strings(gathered, key, source, context) if context else source
        if context:
            first = contexts[context.first_id] if context.first_id else context
            gathered.preambles += [one for one in first.preambles if one not in gathered.preambles]
        if _refers(source):
            gathered.parents.update(records.parents_of(bibtex.read_entry(source).fields))


def _refers(source: str) -> bool:
    folded = source.casefold()
    return any(name in folded for name in ("crossref", "xref", "xdata", "entryset"))


def _with_strings(gathered: _Gathered, key: str, source: str, context: BibtexContext) -> str:
    """Note the definitions that an entry uses; where another file gave a name another meaning, write it out."""
    folded = source.casefold()
    names = [name for name in context.strings if name in folded]
    clashing = {}
    while names:
        name = names.pop()
        definition = context.strings[name]
        standing = gathered.strings.setdefault(name, definition)
        if standing["value"] != definition["value"]:
            clashing[name] = definition["value"]
        else:
            names += [one for one in definition["macros"] if one not in gathered.strings]
    if not clashing:
        return source
    gathered.notes.append(
        f"{key}: {joined(sorted(clashing))} means something else in another file, so the entry has it written out."
    )
    return bibtex.expand_macros(source, clashing)


def _definitions(strings: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return the definitions, each after those that it uses itself."""
    ordered: dict[str, str] = {}

    def place(name: str) -> None:
        definition = strings[name]
        for used in definition["macros"]:
            if used in strings and used not in ordered and used != name:
                place(used)
        ordered.setdefault(name, definition["source"])

    for name in strings:
        place(name)
    return list(ordered.values())


def _gather_parents(session: Session, gathered: _Gathered, contexts: Mapping[int, BibtexContext]) -> None:
    added: list[str] = []
    while missing := sorted(gathered.parents - gathered.sources.keys()):
        found = keys.known_citation_ids(session, missing)
        for key in missing:
            if key not in found:
                gathered.notes.append(f"{key}, to which an entry refers, is not in the base.")
                gathered.parents.discard(key)
        by_id = _rows(session, found.values())
        _gather(gathered, (_under(key, *by_id[number]) for key, number in found.items()), contexts)
        added += found
    if added:
        gathered.notes.append(f"Also written, because entries refer to them: {joined(sorted(added))}.")


def select_citations(
    session: Session, wanted: Sequence[str], claims: Sequence[str], cited: Sequence[CitedAs]
) -> tuple[dict[str, int], list[str]]:
    """Return the citations that are named, that bear on a claim, or that a draft cites, and notes on them.

    A work cited under an earlier key is given under that key, so that the draft finds it.
    Raises NotFoundError that names every key that is not in the base, with the place where it is cited.
    """
    chosen: dict[str, int] = {}
    notes: list[str] = []
    if wanted:
        numbers = keys.citation_ids(session, wanted)
        chosen.update(session.execute(_keyed(numbers.values())).all())
    if claims:
        numbers_of_claims = [claim.id for claim in keys.claims(session, claims)]
        linked = select(Evidence.citation_id).where(Evidence.claim_id.in_(numbers_of_claims))
        chosen.update(session.execute(select(Citation.key, Citation.id).where(Citation.id.in_(linked))).all())
    if cited:
        chosen.update(_cited(session, cited, chosen, notes))
    return chosen, notes


def _keyed(numbers: Iterable[int]) -> Any:
    return select(Citation.key, Citation.id).where(Citation.id.in_(set(numbers)))


def _cited(session: Session, cited: Sequence[CitedAs], chosen: Mapping[str, int], notes: list[str]) -> dict[str, int]:
    found = keys.known_citation_ids(session, [one.key for one in cited])
    missing = [one for one in cited if one.key not in found]
    if missing:
        from kb.errors import NotFoundError

        told = dict.fromkeys(f"{one.where}: {keys.missing_citation(session, one.key)}" for one in missing)
        raise NotFoundError("\n".join(told))
    own: dict[int, str] = {number: key for key, number in session.execute(_keyed(found.values()))}
    for key, number in found.items():
        if own[number] != key:
            notes.append(f"{own[number]} is written under {key}, the key by which the draft cites it.")
            if own[number] in found or own[number] in chosen:
                notes.append(f"{own[number]} is in the file twice, since it is cited by both keys; use one of them.")
    return found


EVIDENCE_COLUMNS = (
    "claim",
    "citation",
    "design",
    "participants",
    "population",
    "comparison",
    "stance",
    "match",
    "result",
    "certainty",
    "notice",
)
SUMMARY_COLUMNS = ("claim", "statement", "works", "evidence", "verdict", "limits", "certainty", "reasons", "wording")


def evidence_table(claims: Sequence[ClaimDetail]) -> Table:
    """Return the evidence of these claims, a row a work; certainty is that of the claim."""
    rows = []
    for one in claims:
        for evidence in one.evidence:
            rows.append(
                (
                    one.claim.key,
                    evidence.citation,
                    evidence.design,
                    evidence.participants,
                    evidence.population,
                    evidence.comparison,
                    evidence.stance,
                    evidence.match,
                    evidence.result,
                    certainty_in_words(one),
                    "retracted; left out of the verdict" if evidence.retracted else None,
                )
            )
    return Table(
        title=f"Evidence for {count_of(len(claims), 'claim')}",
        columns=EVIDENCE_COLUMNS,
        rows=rows,
        notes=(_EMPTY_MEANS, _NOT_EVIDENCE),
        keys=frozenset({"citation"}),
    )


_EMPTY_MEANS = "An empty cell is a value that was not seen."
_NOT_EVIDENCE = (
    "Certainty is of the claim (GRADE), never of a single work. "
    "A work without a notice is not known to be retracted; that is not the same as checked."
)


def summary_table(claims: Sequence[ClaimDetail]) -> Table:
    """Return one row a claim, in the manner of a GRADE summary of findings."""
    rows = [
        (
            one.claim.key,
            one.claim.statement,
            len(one.evidence),
            one.verdict.reason,
            one.verdict.value,
            "; ".join(one.verdict.limits),
            certainty_in_words(one),
            ", ".join(domain for domain, _ in one.certainty.reasons),
            one.wording,
        )
        for one in claims
    ]
    return Table(
        title=f"Summary of findings for {count_of(len(claims), 'claim')}",
        columns=SUMMARY_COLUMNS,
        rows=rows,
        notes=("Counts are of studies, by direction of effect, never by significance.",),
    )


def certainty_in_words(one: ClaimDetail) -> str:
    """Return the certainty, marked where it is provisional."""
    if one.certainty.value is None:
        return "not rated"
    return f"{one.certainty.value} (provisional)" if one.certainty.provisional else str(one.certainty.value)
