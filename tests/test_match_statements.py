"""One-line claims in many wordings are matched alike: tests/match_statements.yaml."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from labelled import known, sentence

from kb.match import Known, KnownClaim, match_sentences
from kb.match.base.plain_statements import plain
from kb.model.terms import ClaimKind, Direction

_GROUPS = yaml.safe_load((Path(__file__).parent / "match_statements.yaml").read_text(encoding="utf-8"))
_PAIRS = [(statement, group) for group in _GROUPS for statement in group["statements"]]


@pytest.mark.parametrize(("statement", "group"), _PAIRS, ids=[statement for statement, _ in _PAIRS])
def test_a_claim_is_found_however_it_is_worded(statement: str, group: dict[str, list[str]]) -> None:
    claim = KnownClaim(row=1, key="own", statement=statement, kind=ClaimKind.EFFECT, direction=Direction.NONE)
    wrong = [f"{text} wanted {wanted}, found {found}" for text, wanted, found in _told(claim, group) if wanted != found]
    assert not wrong, "\n".join(wrong)


def _told(claim: KnownClaim, group: dict[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    for wanted in ("same", "denied", "opposite", "silent"):
        for text in group.get(wanted, []):
            found = match_sentences([sentence(text)], Known((), (claim,)))[0].matches
            yield text, wanted, str(found[0].polarity) if found else "silent"


_WORDS = (
    "there is no not cannot never a link between sugar and decay people who eat more the less happier makes to save "
    "when , in with ."
)


@given(st.lists(st.sampled_from(_WORDS.split())))
def test_any_statement_is_put_plainly_without_an_error(words: list[str]) -> None:
    assert isinstance(plain(" ".join(words)), str)


@given(st.text(max_size=400))
def test_any_text_is_put_plainly_without_an_error(text: str) -> None:
    assert isinstance(plain(text), str)


@pytest.mark.parametrize("base", ["starter", "sleep", "city", "prison", "home", "smoke"])
def test_a_claim_is_found_in_its_own_statement(base: str) -> None:
    claims = known(base)
    found = {
        claim.key: {match.key: str(match.polarity) for match in matches.matches}.get(claim.key)
        for claim in claims.claims
        for matches in match_sentences([sentence(claim.statement)], claims)
    }
    assert found == dict.fromkeys(found, "same")


@pytest.mark.parametrize(
    "statement",
    [
        "Sunscreen is not effective in preventing skin cancer.",
        "Skin cancer is no less common in people who use sunscreen.",
        "Skin cancer cannot be prevented with sunscreen.",
        "Sunscreen has no good effect on skin cancer.",
        "Skin cancer does not benefit from sunscreen.",
        "Sunscreen is no protection against skin cancer.",
    ],
)
def test_a_claim_that_denies_is_never_taken_for_its_contrary(statement: str) -> None:
    claim = KnownClaim(row=1, key="own", statement=statement, kind=ClaimKind.EFFECT, direction=Direction.NONE)
    for_it = _told(claim, {"same": ["Sunscreen does not prevent skin cancer."]})
    against = _told(claim, {"opposite": ["Sunscreen prevents skin cancer."]})
    assert all(found in ("same", "silent") for _, _, found in for_it)
    assert all(found in ("opposite", "silent") for _, _, found in against)
