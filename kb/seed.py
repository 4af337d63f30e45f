"""The starter base: seeds/ → an empty base, all problems of the files told in one pass."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from kb import edit, forms, importing, resources
from kb.database import search
from kb.database.engine import changing
from kb.database.history import Recorder
from kb.errors import FileProblemError, InvalidInputError
from kb.formats.bibtex import Entry, Refused, read_bibtex
from kb.formats.text_file import TextFile, read_text
from kb.formats.yaml_text import Record, read_yaml
from kb.language import nearest
from kb.model.tables import Citation, Claim, Evidence

FILES = ("concepts.yaml", "claims.yaml", "citations.bib", "studies.yaml", "evidence.yaml", "left_out.yaml")


def load_starter_base(engine: Engine, folder: Path | None = None) -> None:
    """Fill an empty base from the seeds.

    Raises InvalidInputError with every problem of the files, `path:line: sentence`, one a line.
    """
    folder = folder or resources.folder("seeds")
    seeds = _Seeds(folder)
    with changing(engine, "kb init", recorded=False) as (session, recorder):
        seeds.store(session, recorder)
        search.rebuild(session)


class _Seeds:
    """The files, read and checked against each other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []
        self.lines: dict[tuple[str, str], int] = {}
        self.bib = self._text("citations.bib")
        self.citations = self._entries(self.bib)
        self.concepts = self._forms("concepts.yaml", forms.CONCEPT)
        self.claims = self._forms("claims.yaml", forms.CLAIM)
        self.studies = self._forms("studies.yaml", forms.STUDY)
        self.evidence = self._evidence("evidence.yaml")
        self._check_concepts()
        self._check_studies()
        self._check_left_out()
        if self.problems:
            raise InvalidInputError("\n".join(self.problems))

    def _tell(self, file: str, line: int, sentence: str) -> None:
        self.problems.append(f"{self.folder / file}:{line}: {sentence}")

    def _text(self, file: str) -> TextFile:
        path = self.folder / file
        try:
            return read_text(path)
        except FileProblemError as error:
            self.problems.append(str(error))
            return TextFile(str(path), "", "UTF-8", None)

    def _entries(self, bib: TextFile) -> dict[str, int]:
        lines: dict[str, int] = {}
        for block in read_bibtex(bib.text):
            if isinstance(block, Refused):
                self._tell("citations.bib", block.line, block.reason)
            elif isinstance(block, Entry):
                if block.key in lines:
                    self._tell(
                        "citations.bib",
                        block.line,
                        f"{block.key} stands twice (also on line {lines[block.key]}).",
                    )
                lines[block.key] = block.line
        return lines

    def _records(self, file: str) -> Record:
        text = self._text(file).text
        try:
            document = read_yaml(text, str(self.folder / file))
        except InvalidInputError as error:
            self.problems.append(str(error))
            return Record(1)
        if document is None:
            return Record(1)
        if not isinstance(document, Record):
            self._tell(file, 1, "a list of keys is wanted here, each with its fields under it.")
            return Record(1)
        return document

    def _forms(self, file: str, fields: tuple[forms.Field, ...]) -> dict[str, dict[str, Any]]:
        document = self._records(file)
        problems = forms.Problems(str(self.folder / file))
        read = {
            key: forms.read_form(record, fields, problems, line=document.lines[key], of=key)
            for key, record in document.items()
        }
        self._take(problems)
        self.lines |= {(file, key): line for key, line in document.lines.items()}
        return read

    def _take(self, problems: forms.Problems) -> None:
        self.problems += [f"{problems.path}:{line}: {sentence}" for line, sentence in sorted(problems.found)]

    def _evidence(self, file: str) -> dict[tuple[str, str], dict[str, Any]]:
        document = self._records(file)
        problems = forms.Problems(str(self.folder / file))
        links = {}
        for claim, works in document.items():
            if claim not in self.claims:
                self._unknown(file, document.lines[claim], "claim", claim, self.claims)
            if not isinstance(works, Record):
                self._tell(file, document.lines[claim], f"{claim}: a list of works is wanted here.")
                continue
            for citation, record in works.items():
                line = works.lines[citation]
                if citation not in self.citations:
                    self._unknown(file, line, "citation", citation, self.citations)
                links[claim, citation] = forms.read_form(
                    record, forms.EVIDENCE, problems, line=line, of=f"{claim}, {citation}"
                )
        self._take(problems)
        return links

    def _unknown(self, file: str, line: int, kind: str, key: str, known: Mapping[str, Any]) -> None:
        near = nearest(key, known, 1)
        hint = f" Did you mean {near[0]}?" if near else ""
        self._tell(file, line, f"there is no {kind} {key}.{hint}")

    def _check_concepts(self) -> None:
        owners: dict[str, str] = {}
        for key, values in self.concepts.items():
            line = self.lines["concepts.yaml", key]
            broader = values.get("broader")
            if broader and broader not in self.concepts:
                self._unknown("concepts.yaml", line, "concept", broader, self.concepts)
            for label in (values.get("pref_label") or "", *values.get("alt_labels", ())):
                owner = owners.setdefault(label.casefold(), key)
                if label and owner != key:
                    self._tell("concepts.yaml", line, f"{key}: the label {label} belongs to {owner} already.")
            if self._goes_round(key):
                self._tell("concepts.yaml", line, f"{key}: its broader concepts lead back to itself.")
        for claim, values in self.claims.items():
            for concepts in values.get("concepts", {}).values():
                for concept in concepts:
                    if concept not in self.concepts:
                        line = self.lines["claims.yaml", claim]
                        self._unknown("claims.yaml", line, "concept", concept, self.concepts)

    def _goes_round(self, key: str) -> bool:
        seen: set[str] = set()
        wider = self.concepts[key].get("broader")
        while wider in self.concepts and wider not in seen:
            seen.add(wider)
            wider = self.concepts[wider].get("broader")
        return key in seen

    def _check_studies(self) -> None:
        for key in self.studies:
            if key not in self.citations:
                self._unknown("studies.yaml", self.lines["studies.yaml", key], "citation", key, self.citations)

    def _check_left_out(self) -> None:
        document = self._records("left_out.yaml")
        for key, record in document.items():
            line = document.lines[key]
            if not isinstance(record, Record) or not isinstance(record.get("bears_on"), list) or not record.get("why"):
                self._tell("left_out.yaml", line, f"{key}: the fields why and bears_on are needed.")
                continue
            if key in self.citations:
                self._tell("left_out.yaml", line, f"{key} is in citations.bib, so it is not left out.")
            for claim in record["bears_on"]:
                if claim not in self.claims:
                    self._unknown("left_out.yaml", record.lines["bears_on"], "claim", claim, self.claims)

    def store(self, session: Session, recorder: Recorder) -> None:
        """Write everything into the base."""
        edit.add_concepts(session, self.concepts)
        for key, values in self.claims.items():
            edit.add_claim(session, key, values)
        importing.import_bibtex(session, recorder, [self.bib])
        works = {work.key: work for work in session.scalars(select(Citation))}
        for key, values in self.studies.items():
            edit.set_study(works[key], values)
        claims = {claim.key: claim for claim in session.scalars(select(Claim))}
        for (claim_key, citation_key), values in self.evidence.items():
            link = Evidence(claim_id=claims[claim_key].id, citation_id=works[citation_key].id)
            edit.edit_evidence(link, values)
            session.add(link)
        session.flush()
