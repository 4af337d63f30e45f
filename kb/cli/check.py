"""kb check: a draft against the evidence."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kb.cli import layout
from kb.cli.standard_input import draft_from_standard_input
from kb.cli.support import Base, with_base
from kb.errors import FileProblemError, InvalidInputError
from kb.language import count_of

if TYPE_CHECKING:
    from kb.check import CheckedDraft
    from kb.check.report import Report
    from kb.draft import Draft
    from kb.settings import CheckSettings

FOUND, LEFT_OUT = 1, 3
_SEVERITIES = click.Choice(["error", "warning", "suggestion"])
_LONG = 200_000
_EXAMPLES_SHOWN = 3


@click.command("check")
@click.argument("drafts", nargs=-1, metavar="DRAFT...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "lines", "json", "sarif", "github", "markdown", "html"]),
    help="How to print it (default: text on a terminal, lines elsewhere).",
)
@click.option(
    "--from", "draft_format", metavar="FORMAT", help="What the drafts are: markdown, latex, html, docx or plain."
)
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules (all: those that are off as well).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules. Both are repeatable, and take a,b.")
@click.option("--min-severity", type=_SEVERITIES, help="Show nothing less grave (default: suggestion).")
@click.option("--fail-on", type=_SEVERITIES, help="Exit with 1 from this severity on (default: warning).")
@click.option("--baseline", metavar="FILE", help="Show only what is not in this file.")
@click.option(
    "--write-baseline", is_flag=True, help="Write what is found now to the --baseline FILE, and show nothing."
)
@click.option("--explain", metavar="RULE", help="Tell what a rule looks for (all: every rule), and check nothing.")
@click.option("--debug-match", is_flag=True, help="Tell also which claims were considered and turned down, and why.")
@with_base
def check_command(
    base: Base,
    drafts: tuple[str, ...],
    form: str | None,
    draft_format: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    min_severity: str | None,
    fail_on: str | None,
    baseline: str | None,
    write_baseline: bool,
    explain: str | None,
    debug_match: bool,
) -> int:
    """Check drafts against the evidence, sentence by sentence (- for standard input, read as Markdown).

    Reads Markdown, LaTeX, HTML, Word and plain text; in a Word document it counts paragraphs, not lines. The exit
    status is 1 where something at least as grave as --fail-on is shown, and 3 where a draft could not be read or has
    no sentences. Rules are set in [tool.kb.check] of pyproject.toml or [check] of kb.toml, and silenced in a draft by
    <!-- kb: ignore RULE: reason -->.
    """
    if explain is not None:
        return _explain(explain)
    if not drafts:
        raise click.UsageError("Name a draft to check, or - for standard input.")
    if write_baseline and baseline is None:
        raise click.UsageError("--write-baseline needs --baseline FILE, the file to write.")
    settings = check_settings(select, ignore, fail_on, min_severity)
    read, left_out = read_drafts(drafts, draft_format)
    checked = _checked(base, read, settings)
    if baseline is not None:
        from kb.check import baseline as known

        if write_baseline:
            number = known.write(Path(baseline), checked)
            layout.tell(f"Wrote {count_of(number, 'finding')} to {baseline}.")
            return LEFT_OUT if left_out else 0
        checked = known.only_new(Path(baseline), checked)
    from kb.check.report import Report

    report = Report(str(base.location.path), checked, debug_match)
    if checked:
        _print(report, form)
    if left_out:
        return LEFT_OUT
    return FOUND if any(one.severity.reaches(settings.fail_on) for one in report.findings) else 0


def check_settings(
    select: Sequence[str] = (), ignore: Sequence[str] = (), fail_on: str | None = None, min_severity: str | None = None
) -> "CheckSettings":
    """Return the configuration with the options over it."""
    from kb.check.rules import RULES
    from kb.settings import Severity, known_rule, read_check_settings

    names = [*RULES, "all"]

    def listed(options: Sequence[str]) -> list[str]:
        try:
            return [known_rule(name.strip(), names) for one in options for name in one.split(",") if name.strip()]
        except InvalidInputError as error:
            raise click.UsageError(error.message) from error

    chosen = (listed(select), listed(ignore))
    return read_check_settings(Path.cwd(), names).with_options(
        *chosen, Severity(fail_on) if fail_on else None, Severity(min_severity) if min_severity else None
    )


def read_drafts(names: Sequence[str], draft_format: str | None) -> tuple[list["Draft"], int]:
    """Return the drafts that can be read, and how many cannot, or have no sentences; each of those is told."""
    from kb.draft import read_draft

    read: list[Draft] = []
    left_out = 0
    for name in dict.fromkeys(names):
        if not name.strip():
            raise click.UsageError("The name of a draft is empty.")
        try:
            draft = read_draft(Path(name), draft_from_standard_input() if name == "-" else None, draft_format)
        except FileProblemError as error:
            left_out += 1
            folder = name != "-" and Path(name).is_dir()
            layout.tell(f"{name}: This is a folder; name the drafts in it." if folder else str(error))
            continue
        except InvalidInputError as error:
            raise click.UsageError(error.message) from error
        for warning in draft.warnings:
            layout.tell(f"{name}: {warning}")
        if not draft.sentences:
            left_out += 1
            layout.tell(f"{name}: There is no sentence in this draft, so nothing was checked.")
            continue
        read.append(draft)
    return read, left_out


def _checked(base: Base, drafts: Sequence["Draft"], settings: "CheckSettings") -> list["CheckedDraft"]:
    if not drafts:
        return []
    from kb.check import check_draft
    from kb.database.engine import reading

    hidden = not sys.stderr.isatty() or sum(len(draft.source) for draft in drafts) < _LONG
    with (
        reading(base.engine) as session,
        click.progressbar(drafts, label="Checking", file=sys.stderr, hidden=hidden) as bar,
    ):
        return [check_draft(session, draft, settings) for draft in bar]


def _print(report: "Report", form: str | None) -> None:
    chosen = form or ("text" if sys.stdout.isatty() else "lines")
    if chosen == "text":
        from kb.check.report_text import to_text

        click.echo(to_text(report, click.style, layout.width()), nl=False)
        return
    import importlib

    module = importlib.import_module(f"kb.check.report_{chosen}")
    write: Any = getattr(module, f"to_{chosen}")
    layout.write_out(write(report))
    if chosen == "lines":
        from kb.check.report import summary_line

        layout.tell(summary_line(report))


def _explain(name: str) -> int:
    from kb.check.examples import EXAMPLES
    from kb.check.rules import RULES
    from kb.settings import known_rule

    try:
        chosen = [known_rule(name, [*RULES, "all"])]
    except InvalidInputError as error:
        raise click.UsageError(error.message) from error
    for rule in RULES.values() if chosen == ["all"] else [RULES[chosen[0]]]:
        click.echo(layout.heading(rule.name) + f"  {rule.severity}" + ("" if rule.on else ", off unless asked for"))
        click.echo(layout.wrapped(rule.when[:1].upper() + rule.when[1:] + ".", 2))
        click.echo(layout.wrapped(rule.explanation, 2))
        told, quiet = EXAMPLES[rule.name]
        for label, some in (("told", told), ("not told", quiet)):
            for example in some[:_EXAMPLES_SHOWN]:
                click.echo(layout.dim(layout.wrapped(f"{label}: {example.text}", 4, 8)))
        click.echo()
    return 0
