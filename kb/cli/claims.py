"""kb claims, kb claim show|add|edit|remove."""

from typing import Any

import click

from kb import forms
from kb.cli import layout
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
from kb.language import count_of
from kb.model.terms import Certainty, ClaimKind, Stance, VerdictValue

_COLUMNS = ("claim", "verdict", "certainty", "evidence", "statement")


@click.command("claims")
@click.argument("query", nargs=-1)
@click.option("--topic", metavar="T", help="Only this topic.")
@click.option("--verdict", type=click.Choice([one.value for one in VerdictValue]), help="Only this verdict.")
@click.option("--certainty", type=click.Choice([one.value for one in Certainty]), help="Only this certainty.")
@click.option("--kind", type=click.Choice([one.value for one in ClaimKind]), help="Only this kind of claim.")
@click.option("--journal", metavar="J", help="Only claims on which works in this journal bear.")
@click.option("--citation", metavar="KEY", help="Only claims on which this work bears.")
@click.option("--limit", type=click.IntRange(min=0), help="At most so many (0: all; a search gives 50).")
@format_option("table", "lines", "json", "csv")
@with_base
def claims_command(
    base: Base,
    query: tuple[str, ...],
    topic: str | None,
    verdict: str | None,
    certainty: str | None,
    kind: str | None,
    journal: str | None,
    citation: str | None,
    limit: int | None,
    form: str | None,
) -> None:
    """List the claims, or search them with the words of QUERY, best first.

    Each comes with its verdict (what the evidence on file says), its certainty (GRADE), and how many studies are
    for it, mixed, or against it (no effect, or the opposite). QUERY may be any prose.
    """
    from kb.cli import documents
    from kb.database.engine import reading
    from kb.query.claims import list_claims

    searched = " ".join(query) if query else None
    if limit is None and searched is not None:
        limit = 50
    with reading(base.engine) as session:
        rows, total = list_claims(
            session,
            searched,
            topic=topic,
            verdict_value=VerdictValue(verdict) if verdict else None,
            certainty=Certainty(certainty) if certainty else None,
            kind=ClaimKind(kind) if kind else None,
            journal=journal,
            citation=citation,
            limit=limit or None,
        )
    chosen = list_format(form)
    if chosen == "json":
        print_json(base, "claims", [documents.claim_row(row) for row in rows])
    else:
        cells = [
            (row.key, _verdict(row), documents.certainty(row.certainty), _balance(row), row.statement) for row in rows
        ]
        documents.print_list(chosen, _COLUMNS, cells, [documents.why(row) for row in rows])
    documents.tell_count(len(rows), total, "claim", searched)


def _verdict(row: Any) -> str:
    # Support that is narrower than the claim must not look like support of the claim.
    limited = row.verdict.value is VerdictValue.SUPPORTED and row.verdict.limits
    return f"{row.verdict.value} (narrowly)" if limited else str(row.verdict.value)


def _balance(row: Any) -> str:
    counts = row.verdict.counts
    against = counts.get(Stance.NO_EFFECT, 0) + counts.get(Stance.DISPUTES, 0)
    told = [
        (counts.get(Stance.SUPPORTS, 0), "for"),
        (counts.get(Stance.MIXED, 0), "mixed"),
        (against, "against"),
    ]
    text = ", ".join(f"{number} {word}" for number, word in told if number) or "none"
    return f"{text} (related only)" if row.verdict.value is VerdictValue.INDIRECT else text


@click.group("claim", cls=Group)
def claim_command() -> None:
    """Show, add, edit or remove a claim."""


@claim_command.command("show")
@click.argument("key")
@format_option("text", "json", default="text")
@with_base
def show(base: Base, key: str, form: str) -> None:
    """Show a claim whole: what the evidence says, how to word it, and every work that bears on it."""
    from kb.cli import documents
    from kb.database.engine import reading
    from kb.query.claims import show_claim

    with reading(base.engine) as session:
        detail = show_claim(session, key)
        if form == "json":
            print_json(base, "claim", documents.claim(detail))
        else:
            _print_claim(detail)


def _print_claim(detail: Any) -> None:
    from kb import verdict
    from kb.cli import documents

    claim = detail.claim
    click.echo(layout.heading(claim.key))
    click.echo(layout.wrapped(claim.statement))
    click.echo()
    said = verdict.verdict_in_words(detail.verdict.value, claim.kind)
    layout.labelled("Verdict", f"{said}: {detail.verdict.reason}")
    basis = f"; {detail.certainty.basis}" if detail.certainty.basis else ""
    layout.labelled("Certainty", documents.certainty(detail.certainty) + basis)
    for domain, note in detail.certainty.reasons:
        layout.labelled("", f"{domain}: {note}" if note else str(domain))
    if detail.wording:
        ours = " (the GRADE sentence; no wording is on file)" if detail.wording_is_ours else ""
        layout.labelled("Write", detail.wording + ours)
    if claim.kind is not ClaimKind.ADVICE:
        doubt = ", and the doubt said" if detail.certainty.value in (Certainty.VERY_LOW, None) else ""
        layout.labelled("At most", f"{verdict.ceiling(detail.certainty.value)}{doubt}")
    click.echo()
    for label, value in (
        ("Topic", claim.topic),
        ("Population", claim.population),
        ("Intervention", claim.intervention),
        ("Comparator", claim.comparator),
        (
            "Outcome",
            f"{claim.outcome or ''}{f' ({claim.outcome_type})' if claim.outcome_type else ''}".strip(),
        ),
        ("Direction", str(claim.direction)),
        ("Effect size", str(claim.effect_size)),
        ("Kind", str(claim.kind)),
        ("Articles say", claim.article_says),
    ):
        layout.labelled(label, value)
    if claim.cautions:
        click.echo("\n" + layout.heading("Cautions"))
        for caution in claim.cautions:
            layout.item(caution)
    click.echo("\n" + layout.heading(f"Evidence: {count_of(len(detail.evidence), 'work')}"))
    if not detail.evidence:
        click.echo("  None on file, which is not evidence of no effect.")
    for stance in Stance:
        rows = [row for row in detail.evidence if row.stance is stance]
        if rows:
            click.echo(f"\n{layout.heading(f'{stance} ({len(rows)})')}")
            for row in rows:
                _print_evidence(row)


def _print_evidence(row: Any) -> None:
    facts = [
        str(row.design) if row.design else "design unknown",
        count_of(row.participants, "participant") if row.participants is not None else "participants unknown",
        f"match {row.match}",
        f"comparison {row.comparison}",
        f"effect {row.effect}",
    ]
    mark = click.style("  RETRACTED, left out of the verdict", fg="red", bold=True) if row.retracted else ""
    click.echo(f"  {layout.heading(row.citation)}{mark}")
    click.echo(layout.wrapped("; ".join(facts), 4))
    if row.population:
        click.echo(layout.wrapped(f"in {row.population}", 4))
    if row.result:
        click.echo(layout.wrapped(row.result, 4))
    if row.statistic:
        click.echo(layout.wrapped(f"statistic: {row.statistic}", 4))
    if row.quote:
        click.echo(layout.wrapped(f"“{row.quote}”", 4))
    published = ", ".join(str(part) for part in (row.authors, row.year, row.journal) if part)
    located = f" (seen: {row.locator})" if row.locator else ""
    click.echo(layout.dim(layout.wrapped(f"{published}{located}", 4)))


@claim_command.command("add")
@click.argument("key")
@click.argument("stray", nargs=-1, metavar="")
@form_options(forms.CLAIM)
@with_base
def add(base: Base, key: str, stray: tuple[str, ...], **options: Any) -> None:
    """Add a claim under KEY: with --statement on one line, or without options as a form in your editor."""
    if stray:
        raise click.UsageError('The claim itself goes after --statement: kb claim add KEY --statement "Tea calms."')
    from kb import edit
    from kb.cli.documents import claim_form
    from kb.database.engine import changing

    def store(values: dict[str, Any]) -> None:
        with changing(base.engine, f"kb claim add {key}") as (session, recorder):
            edit.add_claim(session, key, values)
            recorder.summary = f"added the claim {key}"

    values = typed_values(forms.CLAIM, options)
    if values:
        store(values)
    elif not in_editor(claim_form(key, {}), ".yaml", _reads_form(store)):
        click.echo("Nothing was written in the form, so nothing was added.", err=True)
        return
    click.echo(
        f"Added the claim {key}. To link a work to it: kb evidence add {key} CITATION --stance supports",
        err=True,
    )


def _reads_form(store: Any) -> Any:
    def read(text: str, path: str) -> None:
        from kb.formats.yaml_text import read_yaml

        problems = forms.Problems(path)
        values = forms.read_form(read_yaml(text, path), forms.CLAIM, problems)
        problems.raise_if_any()
        store(values)

    return read


@claim_command.command("edit")
@click.argument("key")
@form_options(forms.CLAIM)
@with_base
def edit_(base: Base, key: str, **options: Any) -> None:
    """Change a claim: the fields given as options (a list is replaced whole), or all of it in your editor."""
    from kb import edit
    from kb.cli import documents
    from kb.database.engine import changing, reading
    from kb.query import keys
    from kb.query.claims import show_claim

    def store(values: dict[str, Any], form_before: str | None = None) -> None:
        with changing(base.engine, f"kb claim edit {key}") as (session, recorder):
            claim = keys.claim(session, key)
            if form_before is not None:
                now = documents.claim_form(key, documents.claim_values(claim))
                not_meanwhile(form_before, now, f"The claim {key}")
            edit.edit_claim(session, claim, values)
            recorder.summary = f"changed the claim {key}"

    with reading(base.engine) as session:
        form = documents.claim_form(key, documents.claim_values(show_claim(session, key).claim))
    values = typed_values(forms.CLAIM, options)
    if values:
        store(values)
    elif not in_editor(form, ".yaml", _reads_whole_form(lambda whole: store(whole, form))):
        click.echo("Nothing was changed.", err=True)
        return
    click.echo(f"Changed the claim {key}.", err=True)


def _reads_whole_form(store: Any) -> Any:
    """A field that is gone from the form is emptied: the form shows all that there is."""

    def store_all(values: dict[str, Any]) -> None:
        empty: dict[str, Any] = {
            one.name: []
            if isinstance(one, forms.Texts | forms.Records)
            else {}
            if isinstance(one, forms.Roles)
            else None
            for one in forms.CLAIM
        }
        store(empty | values)

    return _reads_form(store_all)


@claim_command.command("remove")
@click.argument("key")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_base
def remove(base: Base, key: str, yes: bool) -> None:
    """Remove a claim and the evidence linked to it (the works stay)."""
    from kb import edit
    from kb.database.engine import changing, reading
    from kb.query.claims import show_claim

    with reading(base.engine) as session:
        links = len(show_claim(session, key).evidence)
    ask(f"Remove the claim {key} with {count_of(links, 'link')} to works?", yes)
    with changing(base.engine, f"kb claim remove {key}") as (session, recorder):
        edit.remove_claim(session, key)
        recorder.summary = f"removed the claim {key} and {count_of(links, 'link')}"
    click.echo(f"Removed the claim {key} and {count_of(links, 'link')}. kb undo brings them back.", err=True)
