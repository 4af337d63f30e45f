"""Import: a file of references → the base, with every block of the file accounted for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from kb import language, records
from kb.database.history import Recorder
from kb.edit.citations import refresh_children
from kb.formats import bibtex
from kb.formats.text_file import TextFile
from kb.model.tables import BibtexContext, Citation, CitationAlias, Contributor, Journal

_BATCH = 1_000

T = TypeVar("T")
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Note:
    """What a person should know of one place in a file."""

    line: int
    text: str


@dataclass(slots=True)
class Report:
    """What became of each block of a file."""

    path: str
    imported: int = 0
    unchanged: int = 0
    duplicates: list[Note] = field(default_factory=list)
    refused: list[Note] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)
    strings: int = 0
    preambles: int = 0
    comments: list[int] = field(default_factory=list)

    @property
    def left_out(self) -> int:
        """The number of entries that are not in the base now as the file has them."""
        return len(self.duplicates) + len(self.refused)


def import_bibtex(
    session: Session,
    recorder: Recorder,
    files: Iterable[TextFile],
    *,
    add_aliases: bool = False,
    progress: Progress = lambda _: None,
) -> list[Report]:
    """Take the entries of .bib files into the base and return an account of each file.

    What is on file is never changed: an entry with a known key, DOI or PMID is told as a duplicate. With
    `add_aliases` the key of such a double (same DOI or PMID) is kept as another name of the work on file.
    """
    known = _Known(session)
    reports = []
    for file in files:
        report = Report(file.path)
        _FileImport(session, recorder, known, report, add_aliases).run(file.text, progress)
        for notes in (report.duplicates, report.refused, report.warnings):
            notes.sort(key=lambda note: note.line)
        reports.append(report)
    return reports


class _Known:
    """What identifies the works in the base: read once, kept up to date while files come in."""

    def __init__(self, session: Session) -> None:
        self.keys: dict[str, str] = {}
        self.identifiers: dict[tuple[str, str], tuple[str, str]] = {}
        self.journals: dict[str, int] = {}
        rows = session.execute(
            select(Citation.key, Citation.folded_key, Citation.doi, Citation.pmid, Citation.title).execution_options(
                yield_per=5_000
            )
        )
        for key, folded, doi, pmid, title in rows:
            self.add(key, folded, doi, pmid, title)
        self.aliases = {alias.casefold(): alias for alias in session.scalars(select(CitationAlias.key))}
        for number, title in session.execute(select(Journal.id, Journal.title)):
            self.journals[title] = number

    def add(self, key: str, folded: str, doi: str | None, pmid: str | None, title: str | None) -> None:
        self.keys[folded] = key
        for kind, value in (("DOI", doi), ("PMID", pmid)):
            if value:
                self.identifiers.setdefault((kind, value.casefold()), (key, _likeness(title)))

    def double(self, columns: Mapping[str, Any]) -> tuple[str, str, str] | None:
        """Return the identifier's kind, the key on file and its folded title, where the work is on file already."""
        for kind, value in (("DOI", columns["doi"]), ("PMID", columns["pmid"])):
            found = self.identifiers.get((kind, value.casefold())) if value else None
            if found:
                return kind, *found
        return None


def _likeness(title: str | None) -> str:
    return " ".join(map(language.fold_spelling, language.words(title or "")))


class _FileImport:
    """The import of one file, in batches."""

    def __init__(self, session: Session, recorder: Recorder, known: _Known, report: Report, add_aliases: bool) -> None:
        self.session = session
        self.connection: Connection = session.connection()
        self.recorder = recorder
        self.known = known
        self.report = report
        self.add_aliases = add_aliases
        self.contexts = _Contexts(self.connection, has_preamble=False)
        self.children: list[tuple[int, int, bibtex.Entry]] = []
        self.lines: dict[str, int] = {}
        self.next_ids = {
            table: (session.scalar(select(func.max(table.c.id))) or 0) + 1
            for table in (Citation.__table__, Contributor.__table__, Journal.__table__)
        }
        self.first_ids = dict(self.next_ids)

    def run(self, text: str, progress: Progress) -> None:
        lines = text.count("\n") + 1
        self.contexts = _Contexts(self.connection, has_preamble="@preamble" in text.lower())
        for batch in _batches(self._entries(bibtex.read_bibtex(text)), _BATCH):
            self._store(batch)
            progress(batch[-1][0].line / lines)
        self._hand_down()
        if self.report.imported:
            self.contexts.finish()
            self._follow_new_parents()
        else:
            self.contexts.discard()
        self._record_runs()

    def _entries(self, blocks: Iterator[bibtex.Block]) -> Iterator[tuple[bibtex.Entry, int | None]]:
        """Yield the entries, each with the number of the context that holds where it stands."""
        for block in blocks:
            match block:
                case bibtex.Entry():
                    for warning in block.warnings:
                        self._warn(block, warning)
                    yield block, self.contexts.of(block)
                case bibtex.StringDefinition():
                    self.contexts.define(block)
                    self.report.strings += 1
                case bibtex.Preamble():
                    self.contexts.preambles.append(block.source)
                    self.report.preambles += 1
                case bibtex.Comment():
                    self.report.comments.append(block.line)
                case bibtex.Refused():
                    self.report.refused.append(Note(block.line, block.reason))

    def _warn(self, entry: bibtex.Entry, warning: str) -> None:
        self.report.warnings.append(Note(entry.line, f"{entry.key}: {warning}"))

    def _store(self, batch: list[tuple[bibtex.Entry, int | None]]) -> None:
        citations: list[dict[str, Any]] = []
        contributors: list[dict[str, Any]] = []
        same_key: list[bibtex.Entry] = []
        for entry, context in batch:
            folded = entry.key.casefold()
            if folded in self.known.keys or folded in self.known.aliases:
                same_key.append(entry)
                continue
            record = records.record_of(entry)
            if self._is_double(entry, record):
                continue
            for warning in record.warnings:
                self._warn(entry, warning)
            row = self._row(entry, folded, record) | {"context_id": context}
            citations.append(row)
            contributors += self._people(row["id"], record)
            if "crossref" in entry.fields:
                self.children.append((row["id"], entry.line, entry))
            self.known.add(entry.key, folded, row["doi"], row["pmid"], row["title"])
            self.lines[entry.key] = entry.line
            self.report.imported += 1
        self._insert(Citation.__table__, citations)
        self._insert(Contributor.__table__, contributors)
        self._tell_same_keys(same_key)

    def _insert(self, table: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self.connection.execute(insert(table), rows)

    def _take_id(self, table: Any) -> int:
        number = self.next_ids[table]
        self.next_ids[table] = number + 1
        return number

    def _row(self, entry: bibtex.Entry, folded: str, record: records.WorkRecord) -> dict[str, Any]:
        return record.columns | {
            "id": self._take_id(Citation.__table__),
            "key": entry.key,
            "folded_key": folded,
            "journal_id": self._journal(record),
            "source": entry.source,
            "caveats": [],
            "checked": [],
        }

    def _people(self, citation: int, record: records.WorkRecord) -> list[dict[str, Any]]:
        return [
            {
                "id": self._take_id(Contributor.__table__),
                "citation_id": citation,
                "role": role,
                "family": name.family,
                "given": name.given,
                "particle": name.particle,
                "suffix": name.suffix,
                "literal": name.literal,
            }
            for role, name in record.contributors
        ]

    def _journal(self, record: records.WorkRecord) -> int | None:
        title = record.journal
        if title is None:
            return None
        number = self.known.journals.get(title)
        if number is None:
            number = self.known.journals[title] = self._take_id(Journal.__table__)
            row = {"id": number, "title": title, "abbreviation": record.abbreviation, "issn": record.issn}
            self._insert(Journal.__table__, [row])
        return number

    def _is_double(self, entry: bibtex.Entry, record: records.WorkRecord) -> bool:
        double = self.known.double(record.columns)
        if double is None:
            return False
        kind, key, title = double
        if title and record.columns["title"] and title != _likeness(record.columns["title"]):
            # The chapters of a book share its DOI, and DOIs are mistyped: two titles are two works.
            self._warn(entry, f"its {kind} is also that of {key}, under another title; check which is right")
            return False
        if self.add_aliases:
            self.session.add(CitationAlias(key=entry.key, citation=self._on_file(key)))
            self.known.aliases[entry.key.casefold()] = entry.key
            said = f"{entry.key} is on file as {key} (same {kind}); it is another name of it now"
            self.report.warnings.append(Note(entry.line, said))
            self.report.unchanged += 1
        else:
            said = (
                f"{entry.key} is on file as {key} (same {kind}); it was left out. "
                f"To use both keys, import again with --aliases"
            )
            self.report.duplicates.append(Note(entry.line, said))
        return True

    def _on_file(self, key: str) -> Citation:
        return self.session.scalars(select(Citation).where(Citation.key == key)).one()

    def _tell_same_keys(self, entries: list[bibtex.Entry]) -> None:
        keys = [self.known.keys[folded] for entry in entries if (folded := entry.key.casefold()) in self.known.keys]
        sources = dict(self.session.execute(select(Citation.key, Citation.source).where(Citation.key.in_(keys))).all())
        for entry in entries:
            folded = entry.key.casefold()
            key = self.known.keys.get(folded)
            if key is None:
                if not self.add_aliases:
                    said = f"{entry.key} is another name of a work on file already; it was left out"
                    self.report.duplicates.append(Note(entry.line, said))
                else:
                    self.report.unchanged += 1
            elif key != entry.key:
                said = f"{entry.key} differs from {key}, which is on file, only in capitals; it was left out"
                self.report.duplicates.append(Note(entry.line, said))
            elif sources[key] == entry.source:
                self.report.unchanged += 1
            else:
                self._tell_difference(entry, sources[key])

    def _tell_difference(self, entry: bibtex.Entry, source: str) -> None:
        on_file = bibtex.read_entry(source)
        here = bibtex.read_entry(entry.source)
        differing = [
            name
            for name in dict.fromkeys([*here.fields, *on_file.fields])
            if _folded(here.fields.get(name)) != _folded(on_file.fields.get(name))
        ]
        if here.type != on_file.type:
            differing.insert(0, "entry type")
        if not differing:
            self.report.unchanged += 1
            return
        differs = f"differs in {language.joined(differing)}; it was left out"
        if entry.key in self.lines:
            said = (
                f"{entry.key} stands on line {self.lines[entry.key]} too and {differs}. "
                f"If these are two works, give one of them another key and import again"
            )
        else:
            said = (
                f"{entry.key} is on file already and {differs}. To change what is on file: kb citation edit {entry.key}"
            )
        self.report.duplicates.append(Note(entry.line, said))

    def _hand_down(self) -> None:
        """Fill the columns that entries with a crossref take from their parents, which follow them in the file."""
        wanted = {entry.fields["crossref"].strip().casefold() for _, _, entry in self.children}
        sources: dict[str, str] = {}
        for batch in _batches(iter(sorted(wanted)), _BATCH):
            found = select(Citation.folded_key, Citation.source).where(Citation.folded_key.in_(batch))
            sources.update(self.session.execute(found).all())
        parents = {key: bibtex.read_entry(source, self.contexts.values()) for key, source in sources.items()}
        rows, contributors = [], []
        orphans: dict[str, list[tuple[int, str]]] = {}
        for number, line, entry in self.children:
            name = entry.fields["crossref"].strip()
            parent = parents.get(name.casefold())
            if parent is None:
                orphans.setdefault(name, []).append((line, entry.key))
                continue
            record = records.record_of(entry, parent)
            rows.append(record.columns | {"row": number, "journal_id": self._journal(record)})
            own = {role for role, _ in records.record_of(entry).contributors}
            record.contributors = [(role, person) for role, person in record.contributors if role not in own]
            contributors += self._people(number, record)
        if rows:
            table: Any = Citation.__table__
            columns = {name: _bound(name) for name in rows[0] if name != "row"}
            self.connection.execute(
                update(table).where(table.c.id == _bound("row")).values(columns),
                [{f"b_{name}": value for name, value in row.items()} for row in rows],
            )
        self._insert(Contributor.__table__, contributors)
        for name, children in orphans.items():
            others = f" and {language.count_of(len(children) - 1, 'other')}" if len(children) > 1 else ""
            text = f"{children[0][1]}{others}: the crossref {name} is neither in this file nor in the base"
            self.report.warnings.append(Note(children[0][0], text))

    def _follow_new_parents(self) -> None:
        """Fill the entries on file that were waiting for a parent which this file brought."""
        table = Citation.__table__
        waiting = select(Citation.source).where(
            Citation.id < self.first_ids[table], Citation.source.icontains("crossref", autoescape=True)
        )
        wanted = {
            bibtex.read_entry(source).fields.get("crossref", "").strip().casefold()
            for source in self.session.scalars(waiting)
        }
        brought = select(Citation.key).where(
            Citation.id >= self.first_ids[table], Citation.folded_key.in_(sorted(wanted - {""}))
        )
        for key in self.session.scalars(brought).all() if wanted - {""} else ():
            refresh_children(self.session, key)

    def _record_runs(self) -> None:
        for table, following in self.next_ids.items():
            self.recorder.inserted_run(_name(table), self.first_ids[table], following - 1)
        self.recorder.inserted_run(BibtexContext.__tablename__, self.contexts.first, self.contexts.following - 1)


class _Contexts:
    """The @string definitions and preambles of a file, stored with as much of them as its entries use."""

    def __init__(self, connection: Connection, *, has_preamble: bool) -> None:
        self.connection = connection
        self.has_preamble = has_preamble
        self.defined: dict[str, bibtex.StringDefinition] = {}
        self.used: dict[str, bibtex.StringDefinition] = {}
        self.preambles: list[str] = []
        self.first = self.following = (connection.scalar(select(func.max(BibtexContext.id))) or 0) + 1
        self.current: int | None = None

    def define(self, definition: bibtex.StringDefinition) -> None:
        """Take in a definition; one that changes the meaning of a used name begins a new context."""
        before = self.used.get(definition.name)
        if before is not None and before.value != definition.value:
            self._write_strings()
            self.current, self.used = None, {}
        self.defined[definition.name] = definition

    def of(self, entry: bibtex.Entry) -> int | None:
        """Return the number of the context for an entry, None where it needs none."""
        names = list(entry.macros)
        while names:
            name = names.pop()
            if name in self.defined and name not in self.used:
                self.used[name] = self.defined[name]
                names += self.defined[name].macros
        if self.current is None and (self.used or self.has_preamble):
            self.current = self.following
            self.following += 1
            first = self.first if self.current != self.first else None
            row: dict[str, Any] = {"id": self.current, "strings": {}, "preambles": [], "first_id": first}
            self.connection.execute(insert(BibtexContext), [row])
        return self.current

    def values(self) -> dict[str, str]:
        """Return what each name stands for at the end of the file."""
        return {name: definition.value for name, definition in self.defined.items()}

    def finish(self) -> None:
        """Write what is outstanding, at the end of the file."""
        self._write_strings()
        if self.following > self.first:
            place = BibtexContext.id == self.first
            self.connection.execute(update(BibtexContext).where(place).values(preambles=self.preambles))

    def discard(self) -> None:
        """Leave nothing behind, where the file brought nothing new."""
        self.connection.execute(delete(BibtexContext).where(BibtexContext.id >= self.first))
        self.following = self.first

    def _write_strings(self) -> None:
        if self.current is not None:
            strings = {
                name: {"source": one.source, "value": one.value, "macros": list(one.macros)}
                for name, one in self.used.items()
            }
            place = BibtexContext.id == self.current
            self.connection.execute(update(BibtexContext).where(place).values(strings=strings))


def _name(table: Any) -> str:
    return str(table.name)


def _bound(name: str) -> Any:

    return bindparam(f"b_{name}")


def _folded(value: str | None) -> str | None:
    return " ".join(value.split()) if value is not None else None


def _batches(things: Iterator[T], size: int) -> Iterator[list[T]]:
    batch: list[T] = []
    for thing in things:
        batch.append(thing)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
