"""Which claims sentences make, by theme: every line of tests/match_cases/*.txt."""

import pytest
from labelled import CASES, Case, cases

_THEMES = sorted(path.name for path in CASES.glob("*.txt") if path.name != "gaps.txt")


@pytest.mark.parametrize("theme", _THEMES)
def test_sentences_make_the_claims_beside_them(theme: str) -> None:
    wrong = [
        f"{case.text}\n  wanted {case.claims}\n  found  {case.found()}" for case in cases(theme) if not _right(case)
    ]
    assert not wrong, "\n".join(wrong)


def test_gaps_are_still_gaps() -> None:
    """What matching is known to get wrong: a passage of which every line has come right belongs among its theme."""
    passages: list[list[Case]] = []
    for case in cases("gaps.txt"):
        if not case.before:
            passages.append([])
        passages[-1].append(case)
    right = [passage[0].text for passage in passages if all(_right(case) for case in passage)]
    assert not right, "\n".join(right)


def _right(case: Case) -> bool:
    return case.found() == case.claims
