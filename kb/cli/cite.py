"""kb cite: the citations that a draft lacks, put in place."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli import layout
from kb.cli.check import check_settings
from kb.cli.standard_input import draft_from_standard_input
from kb.cli.support import Base, with_base
from kb.errors import FileProblemError
from kb.language import count_of

if TYPE_CHECKING:
    from kb.draft import Draft


_RULE = "uncited"


@click.command("cite")
@click.argument("draft", metavar="DRAFT")
@click.option("--write", is_flag=True, help="Change the draft (without this, the changes are only shown).")
@click.option("--from", "draft_format", metavar="FORMAT", help="What the draft is: markdown or latex.")
@with_base
def cite_command(base: Base, draft: str, write: bool, draft_format: str | None) -> None:
    """Put the citations in that a draft lacks (.md and .tex), shown as a diff.

    A sentence that makes a claim with evidence on file, and cites nothing, gets the best work: a review first, and
    the best of both sides where the evidence is mixed. What to cite is then yours to judge. Nothing is put in where
    the rule uncited is silenced, or off in the configuration.
    """
    from kb.draft import read_draft
    from kb.draft.decoding import bytes_of

    if draft == "-" and write:
        raise click.UsageError("Standard input cannot be written; leave out --write to see the changes.")
    path = Path(draft)
    if draft != "-" and path.is_dir():
        raise FileProblemError("This is a folder; name the draft in it.", where=draft)
    data = draft_from_standard_input() if draft == "-" else bytes_of(path)
    read = read_draft(path, data, draft_format)
    for warning in read.warnings:
        layout.tell(f"{draft}: {warning}")
    if not read.sentences:
        raise FileProblemError("There is no sentence in this draft, so there is nothing to cite.", where=draft)
    _cite(base, path, data, read, write)


def _cite(base: Base, path: Path, data: bytes, read: "Draft", write: bool) -> None:
    from kb.check import check_draft, is_on
    from kb.check.cite import encoded, insertions, told, under_concern, unified_diff, with_marks
    from kb.database.engine import reading
    from kb.formats.text_file import write_whole
    from kb.settings import CheckSettings

    if not is_on(_RULE, check_settings()):
        layout.tell(f"The rule {_RULE} is off in the configuration, so nothing is put in.")
        return
    with reading(base.engine) as session:
        checked = check_draft(session, read, CheckSettings(select=frozenset({_RULE})))
    found = insertions(checked)
    for reason in found.left_out:
        layout.tell(f"{path}: {reason}")
    marks = found.marks
    if not marks:
        if not found.left_out:
            layout.tell(f"{path}: no citation is missing that the base could give.")
        return
    changed = with_marks(read.source, marks)
    if write:
        write_whole(path, encoded(data, read.source, changed, str(path)))
    layout.write_out(unified_diff(str(path), read.source, changed))
    if write:
        layout.tell(f"Wrote {count_of(len(marks), 'citation mark')} to {path}: {told(marks)}.")
    else:
        layout.tell(f"{count_of(len(marks), 'citation mark')} to put in; --write does it.")
    for key in under_concern(checked, marks):
        layout.tell(f"{key} has an expression of concern. Check that what you take from it still stands.")
