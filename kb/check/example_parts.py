"""What the examples of the rules are made of: made-up claims, works and sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from kb import verdict
from kb.check.things import Cited, Made, Situation
from kb.draft import Sentence
from kb.match import ClaimMatch
from kb.model.terms import (
    Certainty,
    ClaimKind,
    Match,
    OutcomeType,
    Polarity,
    Stance,
    Strength,
    StudyDesign,
)
from kb.query.on_file import ClaimOnFile, WorkOnFile
from kb.verdict import EvidenceLine, RatedCertainty


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in its situation, or a draft against the starter base.

    --explain shows `text`, and `where` it stands if that makes the difference.
    """

    text: str
    situation: Situation | None = None
    where: str = ""


def _line(citation: str, stance: Stance, match: Match = Match.EXACT, **more: Any) -> EvidenceLine:
    values: dict[str, Any] = {"design": StudyDesign.RCT, "participants": 90} | more
    return EvidenceLine(citation=citation, stance=stance, match=match, **values)


def _claim(
    key: str,
    statement: str,
    lines: Sequence[EvidenceLine],
    certainty: Certainty = Certainty.LOW,
    *,
    kind: ClaimKind = ClaimKind.EFFECT,
    outcome_type: OutcomeType = OutcomeType.CLINICAL,
    wording: str | None = None,
) -> ClaimOnFile:
    return ClaimOnFile(
        row=crc32(key.encode()),
        key=key,
        statement=statement,
        kind=kind,
        outcome_type=outcome_type,
        verdict=verdict.verdict(lines),
        certainty=RatedCertainty(certainty, False, ()),
        ceiling=verdict.ceiling(certainty),
        wording=wording,
        evidence=tuple(lines),
    )


_FOR, _AGAINST = _line("garden2020trial", Stance.SUPPORTS), _line("rest2021null", Stance.NO_EFFECT)
_NARROW = _line("nurses2019pilot", Stance.SUPPORTS, Match.NARROW, population="night nurses in one hospital")
MIXED = _claim("gardening-lifts-mood", "Gardening lifts mood.", [_FOR, _AGAINST], wording="Gardening may lift mood.")
PROBABLE = _claim("walking-eases-pain", "Walking eases back pain.", [_FOR], Certainty.MODERATE)
SUPPORTED = _claim("walking-eases-pain", "Walking eases back pain.", [_FOR], Certainty.HIGH)
DISPUTED = _claim("magnets-ease-pain", "Magnets ease pain.", [_AGAINST])
NARROW = _claim("naps-cut-errors", "Naps cut errors at work.", [_NARROW], Certainty.HIGH)
INDIRECT = _claim("tea-slows-ageing", "Tea slows ageing.", [_line("mice2018tea", Stance.SUPPORTS, Match.RELATED)])
MARKER = _claim(
    "cold-showers-raise-cells",
    "Cold showers raise the number of immune cells.",
    [_FOR],
    Certainty.HIGH,
    outcome_type=OutcomeType.SURROGATE,
)
ADVICE = _claim("rest-with-fever", "People with a fever should rest.", [_AGAINST, _FOR], kind=ClaimKind.ADVICE)


def work(key: str, claim: ClaimOnFile | None, stance: Stance = Stance.SUPPORTS, **more: Any) -> WorkOnFile:
    """Return a work that found something of a claim; of none, where there is no claim."""
    values: dict[str, Any] = {"title": "A study of something", "stances": {claim.row: stance} if claim else {}} | more
    return WorkOnFile(row=crc32(key.encode()), key=key, **values)


def situation(
    text: str,
    claim: ClaimOnFile | None = None,
    strength: Strength = Strength.PLAIN,
    polarity: Polarity = Polarity.SAME,
    *,
    cites: Sequence[WorkOnFile | str] = (),
    words: str = "",
    kind: str = "sentence",
    **more: Any,
) -> Situation:
    """Return the situation of one sentence that makes one claim, or none, and cites these works (a text: unknown)."""
    cited = tuple(
        Cited(one if isinstance(one, str) else one.key, 0, None if isinstance(one, str) else one) for one in cites
    )
    sentence = Sentence(text, 0, len(text), tuple(range(len(text))), kind, 0, 0, ())  # type: ignore[arg-type] # one of the kinds
    made: tuple[Made, ...] = ()
    if claim is not None:
        start = text.find(words) if words else 0
        match = ClaimMatch(claim.row, claim.key, 0.9, polarity, strength, ("example",), start, start + len(words))
        made = (Made(match, claim, cited, words),)
    works = frozenset(one.work.key for one in cited if one.work)
    values: dict[str, Any] = {
        "draft_works": works,
        "claim_works": {claim.key: works} if claim else {},
        "paragraph_works": works,
        "first_claims": frozenset({claim.key} if claim else ()),
        "first_citations": works,
        "strength": strength,
    }
    return Situation(sentence, made, cited, **(values | more))


def example(text: str, *args: Any, where: str = "", **more: Any) -> Example:
    """Return the example of one sentence in its situation."""
    return Example(text, situation(text, *args, **more), where)
