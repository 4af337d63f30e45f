"""The report of a check: one file a format, `summary` for what they share, `style` for the look of the page."""

from collections.abc import Callable, Mapping

from kb.check.report.github import to_github
from kb.check.report.html import to_html
from kb.check.report.json import to_json
from kb.check.report.lines import to_lines
from kb.check.report.markdown import to_markdown
from kb.check.report.sarif import to_sarif
from kb.check.report.summary import Report, summary_line
from kb.check.report.text import to_text

__all__ = ["WRITERS", "Report", "summary_line", "to_text"]

# Format -> what writes it; the text for a terminal needs to know more of it, its width and colours.
WRITERS: Mapping[str, Callable[[Report], str]] = {
    "lines": to_lines,
    "json": to_json,
    "sarif": to_sarif,
    "github": to_github,
    "markdown": to_markdown,
    "html": to_html,
}
