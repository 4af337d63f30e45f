"""The wording of every claim of three bases: stated, denied, hedged, told by others, asked, said of another thing."""

import re
from collections.abc import Callable, Iterator

import pytest
from labelled import known, matched

from kb.match import KnownClaim
from kb.model.terms import ClaimKind

# What acts, for phrases that leave it out.
_ACTING = {
    "cortisol-impairs-nk-cells": "cortisol",
    "caffeine-delays-sleep-onset": "coffee",
    "caffeine-increases-alertness": "coffee",
    "melatonin-shortens-sleep-latency": "melatonin",
    "vitamin-d-reduces-respiratory-infections": "vitamin D",
    "naps-improve-memory": "a nap",
    "screen-light-suppresses-melatonin": "blue light",
    "code-review-defects": "code review",
    "rent-control-supply": "rent control",
    "mulch-weeds": "mulch",
    "fibre-cholesterol": "fibre",
    "sugar-hyperactivity": "sugar",
}
_FORMS: dict[str, tuple[Callable[[str], str], tuple[str, str]]] = {
    "stated": (lambda said: f"{said[0].upper()}{said[1:]}.", ("same", "plain")),
    "found": (lambda said: f"Researchers found that {said}.", ("same", "plain")),
    "hedged": (lambda said: f"Studies suggest that {said}.", ("same", "possible")),
    "untrue": (lambda said: f"It is not true that {said}.", ("denied", "none")),
    "unshown": (lambda said: f"There is no evidence that {said}.", ("denied", "none")),
    "believed": (lambda said: f"Some people believe that {said}.", ("same", "none")),
    "asked": (lambda said: f"Is it true that {said}?", ("same", "none")),
}
# Of a hundred phrases, so many may come out otherwise: some have a may or an "eliminate" of their own.
_MAY_DIFFER = 7


def _statements(base: str) -> Iterator[tuple[KnownClaim, str]]:
    for claim in known(base).claims:
        if claim.kind is ClaimKind.ADVICE or not claim.interventions:
            continue
        for text in (claim.statement.rstrip("."), *claim.phrases):
            named = any(_pattern(name).search(text) for name in _names(base, claim))
            if named and not text.startswith(("more ", "less ", "fewer ", "better ")):
                yield claim, text if text.startswith(("NK", "CD")) else text[0].lower() + text[1:]
            elif re.match(r"[a-z]+[^s]s ", text):
                yield claim, f"{_ACTING.get(claim.key, 'massage')} {text}"


def _names(base: str, claim: KnownClaim) -> list[str]:
    acting = claim.interventions
    names = [name for one in known(base).concepts if one.row in acting or one.broader & acting for name in one.labels]
    return sorted([*names, "massaged", "reviewed code", "mulching", "caffeinated"], key=len, reverse=True)


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}s?\b", re.IGNORECASE)


@pytest.mark.parametrize("base", ["starter", "sleep", "mixed"])
@pytest.mark.parametrize("form", _FORMS)
def test_phrases(base: str, form: str) -> None:
    say, wanted = _FORMS[form]
    told, wrong = 0, []
    for claim, said in _statements(base):
        told += 1
        text = say(said)
        found = {match.key: (match.polarity, match.strength) for match in matched(base, (text,))[0].matches}
        if found.get(claim.key) != wanted:
            wrong.append(f"{claim.key} {found.get(claim.key)}: {text}")
    assert told > 5
    assert len(wrong) * 100 <= _MAY_DIFFER * max(told, 15), "\n".join(wrong)


@pytest.mark.parametrize("base", ["starter", "sleep", "mixed"])
def test_phrases_said_of_another_thing_are_not_the_claim(base: str) -> None:
    wrong = []
    for claim, said in _statements(base):
        other = said
        for name in _names(base, claim):
            other = _pattern(name).sub("yoga", other)
        if other != said:
            found = [match.key for match in matched(base, (f"{other[0].upper()}{other[1:]}.",))[0].matches]
            if claim.key in found:
                wrong.append(f"{claim.key}: {other}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("base", ["starter", "sleep", "mixed"])
def test_a_pronoun_stands_for_what_was_spoken_of(base: str) -> None:
    told, wrong = 0, []
    for claim, said in _statements(base):
        acting = _ACTING.get(claim.key, "massage")
        if (
            said.startswith(f"{acting} ")
            and not said.startswith(f"{acting} supplement")
            and not any(_pattern(n).search(said[len(acting) :]) for n in _names(base, claim))
        ):
            told += 1
            texts = (
                f"{acting[0].upper()}{acting[1:]} has been studied for years.",
                f"It {said.removeprefix(acting).strip()}.",
            )
            if claim.key not in [match.key for match in matched(base, texts)[1].matches]:
                wrong.append(f"{claim.key}: {texts[1]}")
    assert told > 3
    assert len(wrong) * 100 <= 15 * told, "\n".join(wrong)
