"""kb citations, kb citation show|add|edit|rename|merge|remove."""

from collections.abc import Callable
from typing import Any

import click

from kb import forms
from kb.cli import layout
from kb.cli.standard_input import is_a_person_there, text_from_standard_input
from kb.cli.support import (
    Base,
    Group,
    ask,
    form_options,
    format_option,
    in_editor,
    list_format,
    not_meanwhile,
    print_json,
    typed_values,
    with_base,
)
from kb.cli.work_options import changed_fields, filled_fields, work_options
from kb.language import count_of, joined
from kb.model.terms import ContributorRole, StudyDesign

_COLUMNS = ("citation", "authors", "year", "design", "claims", "title")


@click.command("citations")
@click.argument("query", nargs=-1)
@click.option("--journal", metavar="J", help="Only works in this journal: its title, abbreviation or ISSN.")
@click.option("--year", "years", metavar="Y", help="Only works of 2005, 2000-2010, 2000- or -2010.")
@click.option("--claim", metavar="KEY", help="Only works that bear on this claim.")
@click.option("--author", metavar="NAME", help="Only works by somebody of this family name.")
@click.option("--design", type=click.Choice([one.value for one in StudyDesign]), help="Only works of this design.")
@click.option("--limit", type=click.IntRange(min=0), help="At most so many (0: all; a search gives 50).")
@format_option("table", "lines", "json", "csv")
@with_base
def citations_command(
    base: Base,
    query: tuple[str, ...],
    journal: str | None,
    years: str | None,
    claim: str | None,
    author: str | None,
    design: str | None,
    limit: int | None,
    form: str | None,
) -> None:
    """List the citations, or search them with the words of QUERY, best first.

    The search reads titles, authors, journals, abstracts and notes. QUERY may be any prose.
    """
    from kb.cli import documents
    from kb.database.engine import reading
    from kb.query.citations import list_citations

    searched = " ".join(query) if query else None
    if limit is None and searched is not None:
        limit = 50
    with reading(base.engine) as session:
        rows, total = list_citations(
            session,
            searched,
            journal=journal,
            years=years,
            claim=claim,
            author=author,
            design=StudyDesign(design) if design else None,
            limit=limit or None,
        )
    chosen = list_format(form)
    if chosen == "json":
        print_json(base, "citations", [documents.citation_row(row) for row in rows])
    else:
        cells = [
            (
                f"{row.key} (retracted)" if row.retracted else row.key,
                row.authors,
                row.year,
                row.design,
                len(row.claims),
                row.title,
            )
            for row in rows
        ]
        documents.print_list(chosen, _COLUMNS, cells, [documents.why(row) for row in rows])
    documents.tell_count(len(rows), total, "citation", searched)


@click.group("citation", cls=Group)
def citation_command() -> None:
    """Show, add, edit, rename, merge or remove a citation."""


@citation_command.command("show")
@click.argument("key")
@format_option("text", "json", "bibtex", default="text")
@with_base
def show(base: Base, key: str, form: str) -> None:
    """Show a citation whole: its record, what kind of study it is, and the claims it bears on."""
    from kb.cli import documents
    from kb.database.engine import reading
    from kb.query.citations import show_citation

    with reading(base.engine) as session:
        detail = show_citation(session, key)
        if detail.citation.key != key:
            layout.tell(f"{key} is another name of {detail.citation.key}.")
        if form == "json":
            print_json(base, "citation", documents.citation(detail))
        elif form == "bibtex":
            layout.write_out(detail.citation.source + "\n")
        else:
            _print_citation(detail)


def _print_citation(detail: Any) -> None:
    one = detail.citation
    click.echo(layout.heading(one.key))
    click.echo(layout.wrapped(one.title or "(no title)"))
    click.echo()
    for role in ContributorRole:
        people = [_name(person) for person in one.contributors if person.role is role]
        if people and detail.others and role in (ContributorRole.AUTHOR, ContributorRole.EDITOR):
            people.append("and others")
        layout.labelled(role.value.capitalize() + ("s" if len(people) > 1 else ""), "; ".join(people))
    journal = one.journal.title if one.journal else None
    layout.labelled("Journal", journal)
    layout.labelled("In", one.container)
    issue = f"({one.issue})" if one.issue else ""
    date = "-".join(str(part) for part in (one.year, f"{one.month:02}" if one.month else None) if part)
    layout.labelled("Published", ", ".join(part for part in (date, f"{one.volume or ''}{issue}", one.pages) if part))
    for label, value in (("DOI", one.doi), ("PMID", one.pmid), ("PMCID", one.pmcid), ("URL", one.url)):
        layout.labelled(label, value)
    layout.labelled("Type", one.type)
    layout.labelled("Also known as", ", ".join(alias.key for alias in one.aliases))
    click.echo()
    layout.labelled("Design", one.study_design and str(one.study_design))
    layout.labelled("Species", one.species and str(one.species))
    layout.labelled("Participants", f"{one.participants:,}" if one.participants is not None else None)
    for label, value in (
        ("Population", one.population),
        ("Intervention", one.intervention),
        ("Comparator", one.comparator),
        ("Study", one.study),
    ):
        layout.labelled(label, value)
    for notice in one.notices:
        when = f" {notice.date}" if notice.date else ""
        layout.labelled("Notice", f"{notice.kind}{when}: {notice.reason or 'no reason on file'}")
    checked = f"looked up {one.retraction_checked}; no notice on file" if one.retraction_checked else "not checked"
    if not one.notices:
        layout.labelled("Retraction", checked)
    if one.caveats:
        click.echo("\n" + layout.heading("Caveats"))
        for caveat in one.caveats:
            layout.item(caveat)
    if one.abstract:
        click.echo("\n" + layout.heading("Abstract"))
        click.echo(layout.wrapped(one.abstract, 2))
    click.echo("\n" + layout.heading(f"Bears on {count_of(len(detail.evidence), 'claim')}"))
    for key, statement, link in detail.evidence:
        click.echo(f"  {layout.heading(key)}  {link.stance}, match {link.match}")
        click.echo(layout.wrapped(statement, 4))
        if link.result:
            click.echo(layout.dim(layout.wrapped(link.result, 4)))


def _name(person: Any) -> str:
    if person.literal:
        return str(person.literal)
    family = " ".join(part for part in (person.particle, person.family) if part)
    return ", ".join(part for part in (family, person.suffix, person.given) if part)


@citation_command.command("add")
@click.argument("key", required=False)
@click.option("--type", "entry_type", metavar="TYPE", default="article", help="BibTeX type (default: article).")
@work_options
@form_options([one for one in forms.STUDY if one.name not in ("population", "intervention", "comparator")])
@click.option("--population", metavar="TEXT", help="Who was studied.")
@click.option("--intervention", metavar="TEXT", help="What was done.")
@click.option("--comparator", metavar="TEXT", help="What it was compared with.")
@with_base
def add(base: Base, key: str | None, entry_type: str, **options: Any) -> None:
    """Add a work under KEY: with options, in your editor, or as a BibTeX entry on standard input (no KEY).

    To add many, use kb import.
    """
    from kb import edit
    from kb.cli.documents import study_form
    from kb.database.engine import changing
    from kb.formats import bibtex

    def store(source: str, values: dict[str, Any]) -> str:
        with changing(base.engine, "kb citation add") as (session, recorder):
            added = edit.add_citation(session, source, values).key
            recorder.command = f"kb citation add {added}"
            recorder.summary = f"added the citation {added}"
        return added

    fields = filled_fields(options)
    values = typed_values(forms.STUDY, options)
    if key is None:
        if fields or is_a_person_there():
            raise click.UsageError("Give a KEY for the work, or a BibTeX entry on standard input.")
        added = store(_typed_in(), values)
    elif values and not fields:
        raise click.UsageError("The work itself is wanted too: at least --title (see --help).")
    elif fields:
        added = store(bibtex.render_entry(entry_type, key, fields), values)
    else:
        empty = bibtex.render_entry(entry_type, key, dict.fromkeys(("author", "title", "journal", "year", "doi"), ""))
        added_keys: list[str] = []
        form = study_form(key, {}, empty)

        def store_filled(source: str, given: dict[str, Any]) -> None:
            blank = [name for name, value in bibtex.read_entry(source).fields.items() if not value.strip()]
            added_keys.append(store(bibtex.edit_entry(source, dict.fromkeys(blank)), given))

        if not in_editor(form, ".yaml", _reads_form(store_filled)):
            click.echo("Nothing was written in the form, so nothing was added.", err=True)
            return
        added = added_keys[0]
    click.echo(
        f"Added the citation {added}. To link it to a claim: kb evidence add CLAIM {added} --stance …",
        err=True,
    )


def _typed_in() -> str:
    file = text_from_standard_input()
    if file.note:
        click.echo(file.note, err=True)
    return file.text.strip()


def _reads_form(store: Callable[[str, dict[str, Any]], Any]) -> Callable[[str, str], None]:
    def read(text: str, path: str) -> None:
        from kb.formats.yaml_text import Record, read_yaml

        document = read_yaml(text, path)
        problems = forms.Problems(path)
        values = forms.read_form(document, forms.STUDY, problems, also=("bibtex",))
        entry = document.get("bibtex") if isinstance(document, Record) else None
        if not isinstance(entry, str):
            problems.add(1, "the field bibtex with the entry is missing.")
        problems.raise_if_any()
        store(str(entry).rstrip("\n"), values)

    return read


@citation_command.command("edit")
@click.argument("key")
@click.option("--type", "entry_type", metavar="TYPE", help="BibTeX type.")
@work_options
@form_options([one for one in forms.STUDY if one.name not in ("population", "intervention", "comparator")])
@click.option("--population", metavar="TEXT", help="Who was studied.")
@click.option("--intervention", metavar="TEXT", help="What was done.")
@click.option("--comparator", metavar="TEXT", help="What it was compared with.")
@with_base
def edit_(base: Base, key: str, entry_type: str | None, **options: Any) -> None:
    """Change a work: the fields given as options, or its whole BibTeX entry and appraisal in your editor.

    What is not changed stays as it is, byte for byte. An empty text takes a field out.
    """
    from kb import edit
    from kb.cli import documents
    from kb.database.engine import changing, reading
    from kb.formats import bibtex
    from kb.query import keys

    def store(source: str, values: dict[str, Any], form_before: str | None = None) -> None:
        with changing(base.engine, f"kb citation edit {key}") as (session, recorder):
            citation = keys.citation(session, key)
            if form_before is not None:
                now = documents.study_form(citation.key, documents.study_values(citation), citation.source)
                not_meanwhile(form_before, now, f"The citation {citation.key}")
            edit.edit_citation(session, citation, source, values)
            recorder.summary = f"changed the citation {citation.key}"

    with reading(base.engine) as session:
        citation = keys.citation(session, key)
        own_key, source = citation.key, citation.source
        form = documents.study_form(own_key, documents.study_values(citation), source)
    changes = changed_fields(options)
    values = typed_values(forms.STUDY, options)
    if changes or values or entry_type:
        store(bibtex.edit_entry(source, changes, type=entry_type), values)
    elif not in_editor(form, ".yaml", _reads_form(_whole(source, lambda entry, given: store(entry, given, form)))):
        click.echo("Nothing was changed.", err=True)
        return
    click.echo(f"Changed the citation {own_key}.", err=True)


def _whole(source: str, store: Callable[[str, dict[str, Any]], None]) -> Callable[[str, dict[str, Any]], None]:
    """A field that is gone from the form is emptied; an entry left alone keeps its every byte."""

    def store_all(edited: str, values: dict[str, Any]) -> None:
        empty: dict[str, Any] = {
            one.name: [] if isinstance(one, forms.Texts | forms.Records) else None for one in forms.STUDY
        }
        same = [line.rstrip() for line in edited.splitlines()] == [line.rstrip() for line in source.splitlines()]
        store(source if same else edited, empty | values)

    return store_all


@citation_command.command("rename")
@click.argument("old")
@click.argument("new")
@with_base
def rename(base: Base, old: str, new: str) -> None:
    """Give a work another key; the old one stays resolvable. Prints old → new."""
    from kb import edit
    from kb.database.engine import changing

    with changing(base.engine, f"kb citation rename {old} {new}") as (session, recorder):
        before, after = edit.rename_citation(session, old, new)
        recorder.summary = f"renamed the citation {before} to {after}"
    click.echo(f"{before} → {after}")


@citation_command.command("merge")
@click.argument("old")
@click.argument("into")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_base
def merge(base: Base, old: str, into: str, yes: bool) -> None:
    """Merge the work OLD into INTO, the same work: its evidence and key go over, its record goes. Prints old → new."""
    from kb import edit
    from kb.database.engine import changing, reading
    from kb.query import keys

    with reading(base.engine) as session:
        gone, kept = keys.citation(session, old), keys.citation(session, into)
        question = f"Merge {gone.key} ({gone.title or 'no title'}) into {kept.key} ({kept.title or 'no title'})?"
    ask(question, yes)
    with changing(base.engine, f"kb citation merge {old} {into}") as (session, recorder):
        before, after, left = edit.merge_citations(session, old, into)
        recorder.summary = f"merged the citation {before} into {after}"
    click.echo(f"{before} → {after}")
    for one in left:
        click.echo(f"Not taken over: {one}", err=True)


@citation_command.command("remove")
@click.argument("key")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_base
def remove(base: Base, key: str, yes: bool) -> None:
    """Remove a work and the evidence that rests on it (the claims stay)."""
    from kb import edit
    from kb.database.engine import changing, reading
    from kb.query.citations import show_citation

    with reading(base.engine) as session:
        detail = show_citation(session, key)
        own_key, links = detail.citation.key, len(detail.evidence)
        children = edit.children_of(session, detail.citation)
    lost = f" {joined(children)} will lack what they take from it (crossref)." if children else ""
    ask(f"Remove the citation {own_key} with {count_of(links, 'link')} to claims?{lost}", yes)
    with changing(base.engine, f"kb citation remove {own_key}") as (session, recorder):
        edit.remove_citation(session, own_key)
        recorder.summary = f"removed the citation {own_key} and {count_of(links, 'link')}"
    click.echo(f"Removed the citation {own_key} and {count_of(links, 'link')}. kb undo brings them back.", err=True)
