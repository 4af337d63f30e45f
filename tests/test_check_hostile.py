"""What somebody may paste into a draft to hold kb up: the time grows with the length, and no faster."""

import time
from pathlib import Path

import pytest

from kb.check import check_draft
from kb.check.cite import insertions
from kb.database.engine import open_base, reading
from kb.draft import read_draft

_SECONDS = 15  # far from what any of these takes; without bounds some take minutes
_CLAIM = "Massage therapy may lower cortisol"


@pytest.mark.parametrize(
    "text",
    [
        "[@a] word " * 30_000,
        f"{_CLAIM} [@field2005cortisol] " * 3_000,
        "It is warm. <!-- kb: ignore overstated: x -->\n\n" * 10_000,
        "<!-- kb: ignore overstated: x -->\n" * 10_000 + f"\n{_CLAIM}.\n",
        f"{_CLAIM}. " + "<!-- kb: ignore overstated: x -->" * 10_000,
        _CLAIM + " ‘a’b" * 20_000,
        _CLAIM + " “a" * 100_000,
        _CLAIM + " no miracle" * 20_000,
        _CLAIM + " people who dogs" * 20_000,
        f"{_CLAIM} " + "." * 100_000 + "a b.",
        f"{_CLAIM}. " + "[^" * 100_000,
        f"{_CLAIM} " + "[^" * 100_000 + "a.",
        f"{_CLAIM} " + "`" * 100_000 + "a.",
        f"{_CLAIM} " + "<q>" * 100_000 + "a.",
        "# " + "word " * 20_000 + f"\n\n{_CLAIM}.\n\n" * 1_000,
    ],
    ids=lambda text: text[:60].replace("\n", " "),
)
def test_a_draft_that_is_made_to_be_slow(starter: Path, text: str) -> None:
    with reading(open_base(starter)) as session:
        draft = read_draft(Path("-"), text.encode())
        begun = time.perf_counter()
        insertions(check_draft(session, draft))
        assert time.perf_counter() - begun < _SECONDS
