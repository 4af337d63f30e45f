"""Plain sentences of every common build, on every outcome of the starter base: tests/match_frames/*.txt.

`{o}` is what is changed, `{O}` the same with a capital. The name of a file tells which way its claims go, and what
its sentences say of them.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from labelled import known, sentence

from kb.match.base.preparation import prepare
from kb.match.matcher import Matcher

_FRAMES = Path(__file__).parent / "match_frames"
_OUTCOMES = {
    "down": {
        "pain-decreases": ["pain", "back pain", "neck pain", "muscle soreness", "headaches"],
        "anxiety-decreases": ["anxiety", "stress", "worry", "nervousness"],
        "cortisol-decreases": ["cortisol", "cortisol levels", "stress hormones", "the stress hormone cortisol"],
    },
    "up": {
        "immune-function-improves": ["immune function", "immunity", "the immune system"],
        "blood-flow-increases": ["blood flow", "circulation", "the circulation"],
        "lymph-flow-increases": ["lymph flow", "the flow of lymph"],
        "nk-cells-increase": ["NK cell activity", "the number of natural killer cells"],
        "lymphocytes-increase": ["lymphocytes", "white blood cells"],
        "serotonin-dopamine-increase": ["serotonin", "dopamine"],
    },
}


@pytest.mark.parametrize("name", sorted(path.stem for path in _FRAMES.glob("*.txt")))
def test_plain_sentences_of_every_build_are_read(name: str) -> None:
    way, polarity = name.split("_")
    base = prepare(known("starter"))
    wrong = []
    for key, text in _sentences(name, way):
        (found,) = Matcher(base).run([sentence(text)], None)
        said = {match.key: str(match.polarity) for match in found.matches}
        if said.get(key) != polarity:
            wrong.append(f"{text} {key}: {said}")
    assert not wrong, "\n".join(wrong)


def _sentences(name: str, way: str) -> Iterator[tuple[str, str]]:
    lines = (_FRAMES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    frames = [line for line in lines if not line.startswith("#")]
    for key, things in _OUTCOMES[way].items():
        for thing in things:
            for frame in frames:
                yield key, frame.format(o=thing, O=thing[0].upper() + thing[1:])
