"""kb import, kb export, kb table."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from kb.cli import layout
from kb.cli.standard_input import draft_from_standard_input, text_from_standard_input
from kb.cli.support import JSON_VERSION, Base, Group, ask, with_base
from kb.errors import FileProblemError
from kb.language import count_of

_NOT_YET = {
    ".ris": "RIS",
    ".nbib": "MEDLINE",
    ".json": "CSL JSON",
    ".enw": "EndNote",
    ".xml": "XML",
}


_YES = click.option("--yes", is_flag=True, help="Write over a file that is there already, without asking.")


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--aliases",
    is_flag=True,
    help="Keep the key of a work that is on file under another key (same DOI or PMID) as another name of it.",
)
@with_base
def import_command(base: Base, files: tuple[str, ...], aliases: bool) -> int:
    """Take references from .bib files (- for standard input) into the base.

    Every entry is accounted for: imported, on file already, a duplicate of a key, DOI or PMID, or refused with
    line and reason. What is on file is never changed; importing twice changes nothing. The exit status is 3 where
    something was left out.
    """
    from kb.database.engine import changing
    from kb.importing import import_bibtex

    read = [_read(name) for name in files]
    engine = base.engine
    with (
        _progress(sum(len(file.text) for file in read)) as bar,
        changing(engine, _told(files)) as (session, recorder),
    ):
        done = [0.0]

        def progress(fraction: float) -> None:
            bar.update(max(0, int((fraction - done[0]) * bar.length / max(1, len(read)))))
            done[0] = fraction

        reports = import_bibtex(session, recorder, read, add_aliases=aliases, progress=progress)
        recorder.summary = f"imported {count_of(sum(report.imported for report in reports), 'citation')}"
    for file, report in zip(read, reports, strict=True):
        if file.note:
            layout.tell(file.note)
        _tell(report)
    return 3 if any(report.left_out or _held_nothing(report) for report in reports) else 0


def _held_nothing(report: Any) -> bool:
    return not (report.imported or report.unchanged or report.left_out or report.strings or report.preambles)


def _told(files: Sequence[str]) -> str:
    return f"kb import {' '.join(files)}"


def _read(name: str) -> Any:
    from kb.formats.text_file import read_text

    if name == "-":
        return text_from_standard_input()
    path = Path(name)
    other = _NOT_YET.get(path.suffix.lower())
    if other:
        raise FileProblemError(f"kb reads .bib files so far, and this is {other}; export it as BibTeX.", where=name)
    file = read_text(path)
    if file.text.startswith(("PK\x03\x04", "%PDF", "{\\rtf")):
        raise FileProblemError("This is no .bib file, whatever its name says; nothing was imported.", where=name)
    if not file.text.strip():
        raise FileProblemError("This file is empty; nothing was imported.", where=name)
    return file


def _progress(length: int) -> Any:
    hidden = not sys.stderr.isatty() or length < 1_000_000
    return click.progressbar(length=1000, label="Importing", file=sys.stderr, hidden=hidden)


def _tell(report: Any) -> None:
    for kind, notes in (
        ("refused", report.refused),
        ("duplicate", report.duplicates),
        ("note", report.warnings),
    ):
        for note in notes:
            text = note.text if note.text.endswith((".", "?", "!")) else f"{note.text}."
            layout.tell(f"{report.path}:{note.line}: {kind}: {text}")
    if _held_nothing(report):
        layout.tell(f"{report.path}: No BibTeX entry was found in this file (one begins with @article{{ or the like).")
        return
    parts = [f"{count_of(report.imported, 'entry', 'entries')} imported"]
    if report.unchanged:
        parts.append(f"{report.unchanged:,} on file already")
    if report.duplicates:
        parts.append(f"{count_of(len(report.duplicates), 'duplicate')} left out")
    if report.refused:
        parts.append(f"{len(report.refused):,} refused")
    if report.strings and report.imported:
        parts.append(f"{count_of(report.strings, '@string definition')} kept")
    if report.preambles and report.imported:
        parts.append(f"{count_of(report.preambles, '@preamble')} kept")
    if report.comments:
        lines = ", ".join(str(line) for line in report.comments[:5]) + (", …" if len(report.comments) > 5 else "")
        parts.append(f"{count_of(len(report.comments), 'comment')} not kept (line {lines})")
    layout.tell(f"{report.path}: {', '.join(parts)}.")


@click.group("export", cls=Group)
def export_command() -> None:
    """Write references for an article."""


@export_command.command("bibtex")
@click.argument("keys", nargs=-1, metavar="[KEY...]")
@click.option("--claim", "claims", metavar="KEY", multiple=True, help="The works that bear on this claim. Repeatable.")
@click.option(
    "--cited-in",
    "drafts",
    metavar="DRAFT",
    multiple=True,
    help="The works that this draft cites. Repeatable.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output.")
@_YES
@with_base
def export_bibtex(
    base: Base,
    keys: tuple[str, ...],
    claims: tuple[str, ...],
    drafts: tuple[str, ...],
    output: str | None,
    yes: bool,
) -> None:
    """Write a .bib file: all citations, those named, those of a claim, or those that a draft cites.

    An entry comes out byte for byte as it came in, with the @string definitions it uses.
    """
    from kb.database.engine import reading
    from kb.export import bibtex_file, select_citations

    with reading(base.engine) as session:
        cited = [one for draft in drafts for one in _cited_in(session, draft)]
        chosen: dict[str, int] | None = None
        notes: list[str] = []
        if keys or claims or drafts:
            chosen, notes = select_citations(session, keys, claims, cited)
        file = bibtex_file(session, chosen)
    for note in (*notes, *file.notes):
        layout.tell(note)
    if not file.keys:
        click.echo("There is nothing to write: no citations were chosen.", err=True)
        return
    _write(file.text, output, yes)
    if output and output != "-":
        click.echo(f"Wrote {count_of(len(file.keys), 'entry', 'entries')} to {output}.", err=True)


def _cited_in(session: Any, name: str) -> list[Any]:
    from kb.check.titles import works_by_title
    from kb.draft import read_draft
    from kb.export import CitedAs

    draft = read_draft(Path(name), draft_from_standard_input() if name == "-" else None)
    for warning in draft.warnings:
        layout.tell(f"{name}: {warning}")
    places = [(one.start, one.key) for one in draft.citations]
    for number, quoted in works_by_title(session, draft).items():
        sentence = draft.sentences[number]
        places += [(sentence.offsets[one.start], one.work.key) for one in quoted]
    if not places:
        click.echo(f"{name} cites nothing (kb reads [@key], \\cite{{key}} and quoted titles).", err=True)
    return [CitedAs(key, f"{name}:{draft.position(start)[0]}") for start, key in sorted(places)]


def _write(text: str, output: str | None, yes: bool) -> None:
    from kb.formats.text_file import read_bytes, write_whole

    if output is None or output == "-":
        layout.write_out(text)
        return
    path, data = Path(output), text.encode()
    if path.is_file():
        if read_bytes(path) == data:
            return
        ask(f"{output} is there already and differs. Write over it?", yes)
    write_whole(path, data)


@click.command("table")
@click.argument("claims", nargs=-1, metavar="[CLAIM...]")
@click.option("--summary", is_flag=True, help="One row a claim, in the manner of a GRADE summary of findings.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "csv", "json", "html", "latex"]),
    help="How to write it (default: by the ending of -o FILE, else md).",
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output.")
@_YES
@with_base
def table_command(
    base: Base, claims: tuple[str, ...], summary: bool, form: str | None, output: str | None, yes: bool
) -> None:
    """Write the evidence for these claims (for all, where none is named) as a table, one row a work."""
    from kb.database.engine import reading
    from kb.export import evidence_table, summary_table
    from kb.formats.table import WRITERS
    from kb.query.claims import show_claims

    chosen = form or _format_of(output)
    with reading(base.engine) as session:
        details = show_claims(session, claims or None)
        table = summary_table(details) if summary else evidence_table(details)
    if chosen == "json":
        rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        text = _json(base, "summary" if summary else "evidence", rows)
    else:
        text = WRITERS[chosen](table)
    _write(text, output, yes)
    if output and output != "-":
        click.echo(f"Wrote {count_of(len(table.rows), 'row')} to {output}.", err=True)


def _json(base: Base, name: str, rows: list[dict[str, Any]]) -> str:
    import json

    document = {"version": JSON_VERSION, "database": str(base.location.path), name: rows}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


_ENDINGS = {
    ".md": "md",
    ".markdown": "md",
    ".csv": "csv",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".tex": "latex",
}


def _format_of(output: str | None) -> str:
    if output is None or output == "-":
        return "md"
    ending = Path(output).suffix.lower()
    if ending not in _ENDINGS:
        raise click.UsageError(
            f"kb cannot tell the format from {output}: give --format, or an ending such as .md or .csv."
        )
    return _ENDINGS[ending]
