"""Plain sentences of every common build, on the outcomes of the starter base: tests/match_frames/*.txt.

`{o}` is what is changed, `{O}` the same with a capital; a bar parts sentences, of which the last is meant. The name of
a file tells of which claims its frames are (`down`: of outcomes that fall), or what they try, and then what is said.
"""

from collections.abc import Iterator

import pytest
from labelled import DOWN, UP, frames, known, sentence

from kb.match.base.preparation import prepare
from kb.match.matcher import Matcher
from kb.match.things import ClaimMatch

_FEW = {key: things[:2] for key, things in DOWN.items()}


@pytest.mark.parametrize("polarity", ["same", "denied", "opposite"])
@pytest.mark.parametrize(("way", "outcomes"), [("down", DOWN), ("up", UP)])
def test_plain_sentences_of_every_build_are_read(way: str, outcomes: dict[str, list[str]], polarity: str) -> None:
    wrong = [text for text, said in _told(f"{way}_{polarity}", outcomes) if said is None or said.polarity != polarity]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("strength", ["absolute", "plain", "probable", "possible", "associated", "none"])
def test_how_surely_a_plain_sentence_is_put(strength: str) -> None:
    wrong = [text for text, said in _told(f"strength_{strength}", _FEW) if said is None or said.strength != strength]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("polarity", ["same", "denied", "none"])
def test_what_the_sentence_before_names(polarity: str) -> None:
    found = _told(f"before_{polarity}", _FEW)
    wrong = [text for text, said in found if (str(said.polarity) if said is not None else "none") != polarity]
    assert not wrong, "\n".join(wrong)


def test_what_is_only_named_is_no_claim() -> None:
    wrong = [text for text, said in _told("silent_none", _FEW | UP) if said is not None]
    assert not wrong, "\n".join(wrong)


def _told(name: str, outcomes: dict[str, list[str]]) -> Iterator[tuple[str, ClaimMatch | None]]:
    """Yield each sentence that the frames of a file make, and what is found of the claim that it is on."""
    base = prepare(known("starter"))
    for key, texts in frames(name, outcomes):
        last = Matcher(base).run([sentence(text) for text in texts], None)[-1]
        yield f"{' | '.join(texts)} ({key})", next((match for match in last.matches if match.key == key), None)
