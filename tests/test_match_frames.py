"""Plain sentences of every common build, on the outcomes of the starter base: tests/match_frames/*.txt.

`{o}` is what is changed, `{O}` the same with a capital; a bar parts sentences, of which the last is meant. The name of
a file tells of which claims its frames are (`down`: of outcomes that fall), or what they try, and then what is said.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from labelled import known, sentence

from kb.match.base.preparation import prepare
from kb.match.matcher import Matcher
from kb.match.things import ClaimMatch

_FRAMES = Path(__file__).parent / "match_frames"
_DOWN = {
    "pain-decreases": ["pain", "back pain", "neck pain", "muscle soreness", "headaches"],
    "anxiety-decreases": ["anxiety", "stress", "worry", "nervousness"],
    "cortisol-decreases": ["cortisol", "cortisol levels", "stress hormones", "the stress hormone cortisol"],
}
_UP = {
    "immune-function-improves": ["immune function", "immunity", "the immune system"],
    "blood-flow-increases": ["blood flow", "circulation", "the circulation"],
    "lymph-flow-increases": ["lymph flow", "the flow of lymph"],
    "nk-cells-increase": ["NK cell activity", "the number of natural killer cells"],
    "lymphocytes-increase": ["lymphocytes", "white blood cells"],
    "serotonin-dopamine-increase": ["serotonin", "dopamine"],
}
_FEW = {key: things[:2] for key, things in _DOWN.items()}


@pytest.mark.parametrize("polarity", ["same", "denied", "opposite"])
@pytest.mark.parametrize(("way", "outcomes"), [("down", _DOWN), ("up", _UP)])
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
    wrong = [text for text, said in _told("silent_none", _FEW | _UP) if said is not None]
    assert not wrong, "\n".join(wrong)


def _told(name: str, outcomes: dict[str, list[str]]) -> Iterator[tuple[str, ClaimMatch | None]]:
    """Yield each sentence that the frames of a file make, and what is found of the claim that it is on."""
    base = prepare(known("starter"))
    lines = (_FRAMES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for key, things in outcomes.items():
        for thing in things:
            for frame in (line for line in lines if not line.startswith("#")):
                text = frame.format(o=thing, O=thing[0].upper() + thing[1:])
                last = Matcher(base).run([sentence(part.strip()) for part in text.split("|")], None)[-1]
                yield f"{text} ({key})", next((match for match in last.matches if match.key == key), None)
