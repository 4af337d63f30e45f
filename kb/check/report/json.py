"""The report for programs: JSON, documented and stable."""

import json

from kb.check.report.summary import Report, as_json


def to_json(report: Report) -> str:
    """Return the report as JSON, version 1."""
    return json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n"
