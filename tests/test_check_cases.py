"""Drafts and what kb check says of them, side by side in tests/check_cases; KB_UPDATE_CASES=1 writes them anew."""

import os
from pathlib import Path

import pytest

from kb.check import check_draft
from kb.check.report import Report, summary_line
from kb.check.report.lines import to_lines
from kb.database.engine import open_base, reading
from kb.draft import read_draft

CASES = Path(__file__).parent / "check_cases"
DRAFTS = sorted(file for file in CASES.iterdir() if file.suffix != ".expected")


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda file: file.name)
def test_what_is_said_of_a_draft(starter: Path, draft: Path) -> None:
    with reading(open_base(starter)) as session:
        checked = check_draft(session, read_draft(Path(draft.name), draft.read_bytes()))
    report = Report("starter", [checked])
    said = to_lines(report) + summary_line(report) + "\n"
    expected = draft.with_name(f"{draft.name}.expected")
    if os.environ.get("KB_UPDATE_CASES"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def test_no_expectation_is_left_without_its_draft() -> None:
    assert {file.name for file in CASES.glob("*.expected")} == {f"{draft.name}.expected" for draft in DRAFTS}
