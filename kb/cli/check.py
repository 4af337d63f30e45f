"""kb check: a draft against the evidence."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

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
_WITH_WHAT_WAS_TURNED_DOWN = ("text", "lines", "json")
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
@click.option("--explain", metavar="RULE", help="Tell what rules look for (a,b, or all), and check nothing.")
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
    if write_baseline and baseline is not None:
        return _write_baseline(base, Path(baseline), read, left_out, settings)
    checked = _checked(base, read, settings)
    if baseline is not None:
        from kb.check.baseline import only_new

        checked = only_new(Path(baseline), checked)
    from kb.check.report import Report

    report = Report(str(base.location.path), checked, debug_match)
    if checked:
        _print(report, form)
    if left_out:
        return LEFT_OUT
    return FOUND if any(one.severity.reaches(settings.fail_on) for one in report.findings) else 0


def _write_baseline(base: Base, path: Path, drafts: Sequence["Draft"], left_out: int, settings: "CheckSettings") -> int:
    from kb.check import baseline
    from kb.settings import Severity

    if left_out:
        layout.tell(f"{path}: Nothing was written, because not all of the drafts were checked.")
        return LEFT_OUT
    # What is not shown is known all the same.
    checked = _checked(base, drafts, replace(settings, min_severity=Severity.SUGGESTION))
    number, kept = baseline.write(path, checked)
    others = f", and kept {kept:,} of other drafts" if kept else ""
    layout.tell(f"Wrote {count_of(number, 'finding')} to {path}{others}.")
    return 0


def check_settings(
    select: Sequence[str] = (), ignore: Sequence[str] = (), fail_on: str | None = None, min_severity: str | None = None
) -> "CheckSettings":
    """Return the configuration with the options over it."""
    from kb.check.rules import RULES
    from kb.settings import Severity, read_check_settings

    chosen = (_rules_in("--select", select), _rules_in("--ignore", ignore))
    return read_check_settings(Path.cwd(), RULES).with_options(
        *chosen, Severity(fail_on) if fail_on else None, Severity(min_severity) if min_severity else None
    )


def _rules_in(option: str, given: Sequence[str]) -> list[str]:
    from kb.check.rules import RULES
    from kb.settings import named_rules

    try:
        chosen = named_rules(given, RULES)
    except InvalidInputError as error:
        raise click.UsageError(error.message) from error
    if given and not chosen:
        raise click.UsageError(f"{option} names no rule; kb check --explain all lists them.")
    return chosen


def read_drafts(names: Sequence[str], draft_format: str | None) -> tuple[list["Draft"], int]:
    """Return the drafts that can be read, and how many cannot, or have no sentences; each of those is told."""
    from kb.draft import read_draft

    read: list[Draft] = []
    left_out = 0
    seen: set[str] = set()
    for name in names:
        if not name.strip():
            raise click.UsageError("The name of a draft is empty.")
        file = name if name == "-" else os.path.realpath(name)
        if file in seen:  # named twice, or in two ways
            continue
        seen.add(file)
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
    from kb.check.report import WRITERS, summary_line, to_text

    chosen = form or ("text" if sys.stdout.isatty() else "lines")
    if report.debug_match and chosen not in _WITH_WHAT_WAS_TURNED_DOWN:
        layout.tell(f"--debug-match has no place in the format {chosen}; choose text, lines or json to see it.")
    if chosen == "text":
        click.echo(to_text(report, click.style, layout.width()), nl=False)
        return
    layout.write_out(WRITERS[chosen](report))
    if chosen == "lines":
        layout.tell(summary_line(report))


def _explain(names: str) -> int:
    from kb.check.examples import EXAMPLES
    from kb.check.rules import RULES
    from kb.settings import ALL

    chosen = _rules_in("--explain", [names])
    for rule in RULES.values() if ALL in chosen else [RULES[one] for one in dict.fromkeys(chosen)]:
        click.echo(layout.heading(rule.name) + f"  {rule.severity}" + ("" if rule.on else ", off unless asked for"))
        click.echo(layout.wrapped(rule.when[:1].upper() + rule.when[1:] + ".", 2))
        click.echo(layout.wrapped(rule.explanation, 2))
        told, quiet = EXAMPLES[rule.name]
        for label, some in (("told", told), ("not told", quiet)):
            for example in some[:_EXAMPLES_SHOWN]:
                where = f" ({example.where})" if example.where else ""
                click.echo(layout.dim(layout.wrapped(f"{label}: {example.text}{where}", 4, 8)))
        click.echo()
    return 0
