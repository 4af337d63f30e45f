"""kb init, status, upgrade, history, undo."""

import click

from kb.cli import layout
from kb.cli.support import Base, ask, format_option, list_format, print_json, with_base
from kb.errors import BaseProblemError
from kb.language import count_of


@click.command("init")
@click.option("--empty", is_flag=True, help="Make a base without the starter claims.")
@with_base
def init_command(base: Base, empty: bool) -> None:
    """Make the base and load the starter claims on massage therapy and immunity."""
    from kb.database.migrate import make_base
    from kb.seed import load_starter_base

    path = base.location.path
    if path.exists():
        raise BaseProblemError(f"There is a base at {path} already; nothing was changed. See kb status.")
    make_base(path, (lambda _: None) if empty else load_starter_base)
    held = "an empty base" if empty else "a base with the starter claims"
    click.echo(f"Made {held} at {path}", err=True)


@click.command("status")
@format_option("text", "json", default="text")
@with_base
def status_command(base: Base, form: str) -> None:
    """Tell where the base is, what is in it, and what wants attention."""
    from dataclasses import asdict

    from kb.database.engine import newest_revision, reading
    from kb.query import status

    with reading(base.engine) as session:
        counts, wanting = status.counts(session), status.wanting(session)
    if form == "json":
        document = {
            "path": str(base.location.path),
            "named_by": base.location.origin,
            "revision": newest_revision(),
            "counts": asdict(counts),
            "attention": [asdict(one) for one in wanting],
        }
        print_json(base, "status", document)
        return
    layout.labelled("Base", str(base.location.path))
    layout.labelled("Named by", base.location.origin)
    layout.labelled("Revision", newest_revision())
    layout.labelled(
        "Holds",
        ", ".join(
            (
                count_of(counts.claims, "claim"),
                count_of(counts.citations, "citation"),
                count_of(counts.evidence, "evidence link"),
                count_of(counts.concepts, "concept"),
                count_of(counts.journals, "journal"),
            )
        ),
    )
    if wanting:
        click.echo("\n" + layout.heading("Wants attention"))
        for one in wanting:
            more = ", …" if one.number > len(one.keys) else ""
            layout.item(f"{one.what}: {one.number:,} ({', '.join(one.keys)}{more})")


@click.command("upgrade")
@with_base
def upgrade_command(base: Base) -> None:
    """Bring an older base up to this kb. The base is copied aside first, and the copy is named."""
    from kb.database.migrate import upgrade

    before, after, copy = upgrade(base.location.path)
    if copy is None:
        click.echo(f"The base at {base.location.path} is up to date (revision {after}).", err=True)
    else:
        click.echo(f"The base as it was (revision {before}): {copy}", err=True)
        click.echo(f"Upgraded {base.location.path} to revision {after}.", err=True)


@click.command("history")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many.")
@format_option("table", "lines", "json")
@with_base
def history_command(base: Base, limit: int, form: str | None) -> None:
    """Tell what changed, when, and by which command, newest first."""
    from kb.cli.documents import print_list
    from kb.database import history
    from kb.database.engine import reading

    with reading(base.engine) as session:
        entries = history.changes(session, limit)
        rows = [
            (entry.id, entry.at.isoformat(sep=" "), entry.command, entry.summary, entry.undone_at is not None)
            for entry in entries
        ]
    if list_format(form) == "json":
        names = ("number", "at", "command", "summary", "undone")
        print_json(base, "history", [dict(zip(names, row, strict=True)) for row in rows])
        return
    cells = [(at, command, f"{summary} (undone)" if undone else summary) for _, at, command, summary, undone in rows]
    print_list(list_format(form), ("when (UTC)", "command", "what"), cells, [])
    if not rows:
        click.echo("Nothing was changed yet.", err=True)


@click.command("undo")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_base
def undo_command(base: Base, yes: bool) -> None:
    """Take back the last change of data, whole; again for the one before."""
    from kb.database import history
    from kb.database.engine import changing, reading, without_foreign_keys

    with reading(base.engine) as session:
        last = history.last_standing(session)
        number, summary = (last.id, last.summary) if last else (None, "")
    if number is None:
        raise BaseProblemError("There is no change to undo.")
    ask(f"Undo: {summary}?", yes)
    with changing(without_foreign_keys(base.engine), "kb undo", recorded=False) as (session, _):
        history.undo(session, number)
    layout.tell(f"Undone: {summary}.")
