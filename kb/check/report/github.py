"""The report as annotations that GitHub shows beside the lines of a pull request."""

from kb.check.report.summary import Report, name_of, place, told
from kb.settings import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "notice"}


def to_github(report: Report) -> str:
    """Return one workflow command for each finding."""
    lines = []
    for draft in report.drafts:
        for sentence in draft.sentences:
            for finding in sentence.findings:
                line, column = place(draft, sentence, finding)
                end_line = draft.draft.position(sentence.end)[0]
                properties = (
                    f"file={_property(name_of(draft))},line={line},endLine={max(line, end_line)},col={column},"
                    f"title={_property(f'kb: {finding.rule}')}"
                )
                lines.append(f"::{_COMMANDS[finding.severity]} {properties}::{_message(told(finding))}")
    return "".join(f"{line}\n" for line in lines)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
