"""kb evidence add|edit|remove."""

from typing import Any

import click

from kb import forms
from kb.cli.support import Base, Group, ask, form_options, in_editor, not_meanwhile, typed_values, with_base


@click.group("evidence", cls=Group)
def evidence_command() -> None:
    """Add, edit or remove what a citation says of a claim."""


@evidence_command.command("add")
@click.argument("claim")
@click.argument("citation")
@form_options(forms.EVIDENCE)
@with_base
def add(base: Base, claim: str, citation: str, **options: Any) -> None:
    """Link the work CITATION to CLAIM: with --stance on one line, or without options as a form in your editor."""
    from kb import edit
    from kb.cli.documents import evidence_form
    from kb.database.engine import changing, reading
    from kb.query import keys

    def store(values: dict[str, Any]) -> None:
        with changing(base.engine, f"kb evidence add {claim} {citation}") as (session, recorder):
            edit.add_evidence(session, claim, citation, values)
            recorder.summary = f"linked {citation} to {claim} ({values['stance']})"

    with reading(base.engine) as session:
        keys.claim(session, claim)
        keys.citation(session, citation)
    values = typed_values(forms.EVIDENCE, options)
    if values:
        store(values)
    elif not in_editor(evidence_form(claim, citation, {}), ".yaml", _reads_form(store)):
        click.echo("Nothing was written in the form, so nothing was linked.", err=True)
        return
    click.echo(f"Linked {citation} to {claim}.", err=True)


def _reads_form(store: Any) -> Any:
    def read(text: str, path: str) -> None:
        from kb.formats.yaml_text import read_yaml

        problems = forms.Problems(path)
        values = forms.read_form(read_yaml(text, path), forms.EVIDENCE, problems)
        problems.raise_if_any()
        store(values)

    return read


@evidence_command.command("edit")
@click.argument("claim")
@click.argument("citation")
@form_options(forms.EVIDENCE)
@with_base
def edit_(base: Base, claim: str, citation: str, **options: Any) -> None:
    """Change what CITATION says of CLAIM: the fields given as options, or all of it in your editor."""
    from kb import edit
    from kb.cli.documents import evidence_form
    from kb.database.engine import changing, reading

    def form_of(link: Any) -> str:
        return evidence_form(claim, citation, {one.name: getattr(link, one.name) for one in forms.EVIDENCE})

    def store(values: dict[str, Any], form_before: str | None = None) -> None:
        with changing(base.engine, f"kb evidence edit {claim} {citation}") as (session, recorder):
            link = edit.find_evidence(session, claim, citation)
            if form_before is not None:
                not_meanwhile(form_before, form_of(link), f"What {citation} says of {claim}")
            edit.edit_evidence(link, values)
            recorder.summary = f"changed what {citation} says of {claim}"

    with reading(base.engine) as session:
        form = form_of(edit.find_evidence(session, claim, citation))
    values = typed_values(forms.EVIDENCE, options)
    emptied = dict.fromkeys((one.name for one in forms.EVIDENCE), None)
    whole = _reads_form(lambda given: store(emptied | given, form))
    if values:
        store(values)
    elif not in_editor(form, ".yaml", whole):
        click.echo("Nothing was changed.", err=True)
        return
    click.echo(f"Changed what {citation} says of {claim}.", err=True)


@evidence_command.command("remove")
@click.argument("claim")
@click.argument("citation")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_base
def remove(base: Base, claim: str, citation: str, yes: bool) -> None:
    """Take the link between CLAIM and CITATION away (both stay)."""
    from kb import edit
    from kb.database.engine import changing, reading

    with reading(base.engine) as session:
        stance = edit.find_evidence(session, claim, citation).stance
    ask(f"Remove what {citation} says of {claim} ({stance})?", yes)
    with changing(base.engine, f"kb evidence remove {claim} {citation}") as (session, recorder):
        session.delete(edit.find_evidence(session, claim, citation))
        recorder.summary = f"unlinked {citation} from {claim} ({stance})"
    click.echo(f"Unlinked {citation} from {claim}. kb undo brings it back.", err=True)
