"""The report as Markdown, for a pull request, a wiki or an e-mail."""

import re

from kb.check.report.summary import Report, advice, evidence_line, name_of, one_line, summary_line
from kb.check.things import CheckedDraft, CheckedSentence

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$^@&])")
_LIST_MARK = re.compile(r"(\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)))")


def to_markdown(report: Report) -> str:
    """Return the findings under their sentences, draft by draft."""
    lines = ["# kb check", "", _text(summary_line(report)), ""]
    for draft in report.drafts:
        lines += [f"## {_text(name_of(draft))}", ""]
        told = [one for one in draft.sentences if one.findings]
        if not told:
            lines += ["Nothing to say.", ""]
        for sentence in told:
            lines += [*_sentence(draft, sentence), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _sentence(draft: CheckedDraft, sentence: CheckedSentence) -> list[str]:
    line, column = draft.draft.position(sentence.start)
    lines = [f"> {_first_text(sentence.text)}", "", f"Line {line}, column {column}", ""]
    told_of: set[str] = set()
    for finding in sentence.findings:
        lines.append(f"- **{finding.severity}: {finding.rule}**. {_text(finding.message)}")
        if finding.suggestion:
            lines.append(f"  *{_text(advice(finding))}*")
        made = next((one for one in sentence.made if one.claim.key == finding.claim), None)
        if made is not None and made.claim.key not in told_of:
            told_of.add(made.claim.key)
            lines.append(f"  Evidence on file for {_text(made.claim.key)}: {_text(evidence_line(made.claim.verdict))}.")
    return lines


def _first_text(text: str) -> str:
    """Return a text for the beginning of a line, where a number or a hyphen would begin a list."""
    return _LIST_MARK.sub(r"\1\\", _text(text), count=1) if _LIST_MARK.match(text.lstrip()) else _text(text)


def _text(text: str) -> str:
    return _SIGNS.sub(r"\\\1", one_line(text))
