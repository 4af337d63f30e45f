"""The report for a person at a terminal: the findings under their sentences, with the evidence and what to do."""

import textwrap
from collections.abc import Callable

from kb.check.report.summary import Report, advice, evidence_line, name_of, one_line, place, summary_line
from kb.check.things import CheckedDraft, CheckedSentence, Finding, Made
from kb.settings import Severity

Style = Callable[..., str]
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.SUGGESTION: "cyan"}
_LONGEST_SENTENCE = 240


def to_text(report: Report, style: Style, width: int) -> str:
    """Return the report in lines of this width; `style` colours a text as Click's does."""
    lines: list[str] = []
    for draft in report.drafts:
        told = [one for one in draft.sentences if _is_told(one, report)]
        if told and len(report.drafts) > 1:
            lines += [style(name_of(draft), bold=True, underline=True), ""]
        for sentence in told:
            lines += [*_sentence(draft, sentence, report, style, width), ""]
    lines.append(style(summary_line(report), bold=True))
    return "\n".join(lines) + "\n"


def _is_told(one: CheckedSentence, report: Report) -> bool:
    """Tell whether something was found of a sentence, or nothing because it quotes the title of a work."""
    by_title = bool(one.made) and any(cited.by_title for cited in one.cited)
    return bool(one.findings) or by_title or (report.debug_match and bool(one.turned_down))


def _sentence(draft: CheckedDraft, sentence: CheckedSentence, report: Report, style: Style, width: int) -> list[str]:
    line, column = draft.draft.position(sentence.start)
    shown = textwrap.shorten(one_line(sentence.text), _LONGEST_SENTENCE, placeholder=" …")
    at = f"{line}:{column}"
    lines = [style(at, bold=True) + _wrapped(f"{at} {shown}", width, 0, 2)[len(at) :]]
    for cited in sentence.cited:
        if cited.by_title:
            lines.append(style(_wrapped(f"quotes the title of {cited.key}, taken as a citation", width, 4), dim=True))
    told_of: set[str] = set()
    for finding in sentence.findings:
        lines += _finding(draft, sentence, finding, style, width)
        made = next((one for one in sentence.made if one.claim.key == finding.claim), None)
        if made is not None and made.claim.key not in told_of:
            told_of.add(made.claim.key)
            lines += [style(one, dim=True) for one in _evidence(made, finding, width)]
    if report.debug_match:
        lines += [
            style(_wrapped(f"not {other.key} ({other.score:.2f}): {one_line(other.reason)}", width, 4), dim=True)
            for other in sentence.turned_down
        ]
    return lines


def _finding(draft: CheckedDraft, sentence: CheckedSentence, finding: Finding, style: Style, width: int) -> list[str]:
    head = f"{finding.severity} {finding.rule}"
    line, column = place(draft, sentence, finding)
    elsewhere = f" ({line}:{column})" if finding.start not in (None, sentence.start) else ""
    body = _wrapped(f"{head}: {one_line(finding.message)}{elsewhere}", width, 2, 4)
    coloured = style(str(finding.severity), fg=_COLOURS[finding.severity], bold=True) + style(
        f" {finding.rule}", bold=True
    )
    lines = ["  " + coloured + body[2 + len(head) :] if body.startswith(f"  {head}") else body]
    if finding.suggestion:
        lines.append(_wrapped(f"→ {one_line(advice(finding))}", width, 4, 6))
    return lines


def _evidence(made: Made, finding: Finding, width: int) -> list[str]:
    lines = []
    if made.claim.verdict.reason not in finding.message:
        lines.append(_wrapped(f"{made.claim.key}: {evidence_line(made.claim.verdict)}", width, 4, 6))
    if made.match.matched:
        lines.append(
            _wrapped(f"matched {', '.join(map(one_line, made.match.matched))} ({made.match.score:.2f})", width, 4, 6)
        )
    return lines


def _wrapped(text: str, width: int, indent: int, hanging: int | None = None) -> str:
    return textwrap.fill(
        text,
        width=max(width, 40),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent if hanging is None else hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )
