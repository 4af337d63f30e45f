"""The report as SARIF 2.1.0, for code hosts and editors that show findings beside the text."""

import json
import os
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from kb import __version__
from kb.check.report.summary import Report, fingerprint, told
from kb.check.rules import RULES
from kb.check.things import CheckedDraft, CheckedSentence, Finding
from kb.draft import Draft
from kb.settings import Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "note"}


def to_sarif(report: Report) -> str:
    """Return the report as SARIF 2.1.0."""
    results = [
        _result(draft, sentence, finding)
        for draft in report.drafts
        for sentence in draft.sentences
        for finding in sentence.findings
    ]
    run = {
        "tool": {"driver": _driver()},
        # Lines and columns are counted in characters, as kb counts them everywhere.
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(draft.draft.path)}} for draft in report.drafts],
        "results": results,
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _driver() -> dict[str, Any]:
    return {
        "name": "kb",
        "semanticVersion": __version__,
        "rules": [
            {
                "id": rule.name,
                "shortDescription": {"text": rule.when[:1].upper() + rule.when[1:] + "."},
                "fullDescription": {"text": rule.explanation},
                "defaultConfiguration": {"enabled": rule.on, "level": _LEVELS[rule.severity]},
            }
            for rule in RULES.values()
        ],
    }


def _result(draft: CheckedDraft, sentence: CheckedSentence, finding: Finding) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "ruleIndex": list(RULES).index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": told(finding)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(draft.draft.path)},
                    "region": _region(draft.draft, sentence, finding),
                }
            }
        ],
        "partialFingerprints": {"kbFinding/v1": fingerprint(sentence, finding)},
        "properties": {"claim": finding.claim, "citation": finding.citation, "suggestion": finding.suggestion},
    }


def _region(draft: Draft, sentence: CheckedSentence, finding: Finding) -> dict[str, Any]:
    """Return the key where it is a key that is at fault, else the sentence from the place on that is."""
    start = sentence.start if finding.start is None else finding.start
    end = start + len(finding.citation or "")
    if end == start or draft.source[start:end] != finding.citation:
        end = max(start, sentence.end)
    (line, column), (end_line, end_column) = draft.position(start), draft.position(end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "snippet": {"text": draft.source[start:end]},
    }


def _uri(path: str) -> str:
    if path == "-":
        return "stdin"
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(os.fsencode(pure.as_posix()))
