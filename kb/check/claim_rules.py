"""Rules about what a sentence says: too strong, against the evidence, of the wrong people, of the wrong outcome."""

from collections.abc import Iterable

from kb.check.cues import health_benefit
from kb.check.judging import (
    beyond_the_ceiling,
    claimed,
    disputed,
    indirect,
    left_as_it_is,
    names_the_group,
    narrower_groups,
    reversed_,
    told_as_fact,
)
from kb.check.things import Made, Remark, Situation
from kb.model.terms import Certainty, OutcomeType, Polarity, Strength

_TOLD = {
    Strength.ABSOLUTE: "as certain",
    Strength.PLAIN: "as a fact",
    Strength.PROBABLE: "as probable",
}
_ALLOWED = {
    Strength.PLAIN: "a plain statement, without words such as “proven”",
    Strength.PROBABLE: "“probably” at most",
    Strength.POSSIBLE: "“may” at most",
}
_HOW_TO = {
    Strength.PLAIN: "Say it plainly, without words such as “proven” or “always”.",
    Strength.PROBABLE: "Say that it is probably so.",
    Strength.POSSIBLE: "Say that it may be so.",
}


def disputed_claim(situation: Situation) -> Iterable[Remark]:
    """States as fact what the evidence disputes."""
    for made in situation.made:
        if disputed(made) and not left_as_it_is(situation, made):
            against = made.claim.verdict.reason
            message = f"{claimed(made)} is told {_how(made)}, but all the evidence on file is against it: {against}."
            yield _remark(made, message, _wording(made), situation)


def reversed_direction(situation: Situation) -> Iterable[Remark]:
    """Says the opposite of what the evidence supports."""
    for made in situation.made:
        if reversed_(made) and not left_as_it_is(situation, made):
            message = (
                f"This says the opposite of “{made.claim.statement.rstrip('. ')}”, and the evidence on file does not "
                f"bear that out. On the claim itself: {made.claim.verdict.reason}."
            )
            yield _remark(made, message, _wording(made), situation)


def overstated(situation: Situation) -> Iterable[Remark]:
    """Strength above the ceiling."""
    for made in situation.made:
        graver = disputed(made) or reversed_(made) or indirect(situation, made)
        if beyond_the_ceiling(situation, made) and not graver and not left_as_it_is(situation, made):
            ceiling = made.claim.ceiling or Strength.PLAIN
            because = f" ({_certainty(made)})" if made.claim.certainty.value else ""
            message = f"{claimed(made)} is told {_how(made)}; the evidence on file{because} allows {_ALLOWED[ceiling]}."
            yield _remark(made, message, _wording(made), situation)


def narrow_evidence(situation: Situation) -> Iterable[Remark]:
    """All support is from a narrower group."""
    for made in situation.made:
        if not (made.is_effect and made.match.polarity is Polarity.SAME and told_as_fact(made)):
            continue
        if situation.sentence.kind in ("heading", "title"):
            continue
        groups = narrower_groups(made)
        if groups and not names_the_group(situation, made) and not left_as_it_is(situation, made):
            shown = groups[:3] + ([f"{len(groups) - 3} more"] if len(groups) > 3 else [])
            message = (
                f"{claimed(made)} is told of everybody, but all support on file is from narrower groups: "
                f"{'; '.join(shown)}."
            )
            yield _remark(made, message, "Say in whom it was found.", situation)


def indirect_evidence(situation: Situation) -> Iterable[Remark]:
    """Animal, in-vitro or adjacent evidence, told as if of people."""
    for made in situation.made:
        if indirect(situation, made) and not left_as_it_is(situation, made):
            message = (
                f"{claimed(made)} is told {_how(made)}, but nothing on file tested it itself; all is from animals, "
                "the laboratory, another technique or a stand-in measure."
            )
            yield _remark(made, message, _wording(made), situation)


def surrogate_outcome(situation: Situation) -> Iterable[Remark]:
    """A laboratory marker sold as a health benefit."""
    markers = [made for made in situation.made if made.claim.outcome_type is OutcomeType.SURROGATE and made.says_so]
    benefit = health_benefit(situation.text) if markers else None
    if benefit is not None:
        made = markers[0]
        message = f"“{benefit}” promises better health, but the evidence on file is about a laboratory measure."
        suggestion = "Say what was measured, and leave out what nobody measured."
        yield _remark(made, message, suggestion, situation)


def _remark(made: Made, message: str, suggestion: str | None, situation: Situation) -> Remark:
    return Remark(
        message,
        suggestion,
        claim=made.claim.key,
        start=situation.sentence.start,
        rewording=suggestion is not None and suggestion == made.claim.wording,
    )


def _how(made: Made) -> str:
    return _TOLD.get(made.match.strength, "as a fact")


def _certainty(made: Made) -> str:
    rated = made.claim.certainty
    level = {Certainty.VERY_LOW: "very low"}.get(rated.value, str(rated.value)) if rated.value else "no"
    return f"{level} certainty, worked out by kb" if rated.provisional else f"{level} certainty"


def _wording(made: Made) -> str:
    return made.claim.wording or _HOW_TO[made.claim.ceiling or Strength.PLAIN]
