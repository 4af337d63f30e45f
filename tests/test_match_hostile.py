"""A sentence without end costs no more than its beginning: what is looked for in its text is bounded too."""

import time

import pytest
from labelled import known, sentence

from kb.match import match_sentences

_SECONDS = 30  # far from what it takes; without the bound it is more than a hundred


@pytest.mark.parametrize(
    "piece",
    ["the claim that ", "we set out to show that ", "no evidence ", "what you cannot say ", "in the belief that "],
)
def test_a_sentence_without_end_costs_seconds_at_most(piece: str) -> None:
    known("starter")
    begun = time.perf_counter()
    match_sentences([sentence("Massage lowers cortisol, " + piece * 15_000 + ".")], known("starter"))
    assert time.perf_counter() - begun < _SECONDS
