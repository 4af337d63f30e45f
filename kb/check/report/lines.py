"""The report for editors and pipes: `path:line:col: severity: rule: message`, one finding a line."""

from kb.check.report.summary import Report, name_of, one_line, place, told


def to_lines(report: Report) -> str:
    """Return one line for each finding; nothing where there is nothing to say."""
    lines = []
    for draft in report.drafts:
        for sentence in draft.sentences:
            for finding in sentence.findings:
                line, column = place(draft, sentence, finding)
                where = f"{name_of(draft)}:{line}:{column}"
                lines.append(f"{where}: {finding.severity}: {finding.rule}: {told(finding)}")
            if report.debug_match:
                line, column = draft.draft.position(sentence.start)
                lines += [
                    f"{name_of(draft)}:{line}:{column}: turned down: {other.key}: "
                    f"{one_line(other.reason)} ({other.score:.2f})"
                    for other in sentence.turned_down
                ]
    return "".join(f"{line}\n" for line in lines)
