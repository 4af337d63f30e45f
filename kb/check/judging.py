"""What several rules ask of a claim in its sentence: is it told as fact, reported, and what may it say at most."""

from collections.abc import Sequence

from kb.check.cues import reports_a_result
from kb.check.things import Cited, Made, Situation
from kb.check.whom import names_a_group, speaks_of_some_group, speaks_of_the_laboratory, tells_of_one_person
from kb.language import words
from kb.model.terms import Match, Polarity, Stance, Strength, StudyDesign, VerdictValue
from kb.verdict import AGAINST, REVIEWS, EvidenceLine, Verdict

# What a work must have found to bear out a sentence of this polarity, and what is contrary to it; one with mixed
# results bears out all of them.
BEARING_OUT = {
    Polarity.SAME: (Stance.SUPPORTS,),
    Polarity.OPPOSITE: (Stance.DISPUTES,),
    Polarity.DENIED: AGAINST,
}
CONTRARY = {
    Polarity.SAME: AGAINST,
    Polarity.OPPOSITE: (Stance.NO_EFFECT, Stance.SUPPORTS),
    Polarity.DENIED: (Stance.SUPPORTS,),
}


def claimed(made: Made) -> str:
    """Return the claim as messages name it; where the sentence says the reverse, so."""
    statement = f"“{made.claim.statement.rstrip('. ')}”"
    return f"The reverse of {statement}" if made.match.polarity is Polarity.OPPOSITE else statement


def balance(said: Verdict) -> str:
    """Return the studies for and against, without their designs: "10 for, 1 mixed, 2 against"."""
    counts = said.counts
    against = counts.get(Stance.NO_EFFECT, 0) + counts.get(Stance.DISPUTES, 0)
    named = ((counts.get(Stance.SUPPORTS, 0), "for"), (counts.get(Stance.MIXED, 0), "mixed"), (against, "against"))
    return ", ".join(f"{number} {word}" for number, word in named if number) or "nothing that counts"


def exceeds(strength: Strength, ceiling: Strength) -> bool:
    """Tell whether a strength is above a ceiling; an association says no more than a possibility."""
    return strength.place < ceiling.place


def told_as_fact(made: Made) -> bool:
    """Tell whether the claim (or its reverse) is told as more than a possibility."""
    return exceeds(made.match.strength, Strength.POSSIBLE)


def agrees(stance: Stance, polarity: Polarity) -> bool:
    """Tell whether a work with this stance found what a sentence of this polarity says."""
    return stance in BEARING_OUT[polarity] or stance is Stance.MIXED


def stance_of(cited: Cited, made: Made) -> Stance | None:
    """Return what a cited work found about the claim; None where nothing is on file."""
    return cited.work.stances.get(made.claim.row) if cited.work else None


def tells_a_story(situation: Situation, made: Made) -> bool:
    """Tell whether the sentence is somebody's own experience, which is no statement about people at large."""
    return made.match.strength is not Strength.ABSOLUTE and tells_of_one_person(situation.text, made.words)


def left_as_it_is(situation: Situation, made: Made) -> bool:
    """Tell whether the sentence tells what was, in a cited work or in one person, or is the wording that is advised."""
    if made.claim.wording and words(situation.text) == words(made.claim.wording):
        return True
    return tells_a_story(situation, made) or reports_a_finding(situation, made)


def reports_a_finding(situation: Situation, made: Made) -> bool:
    """Tell whether the sentence reports what a work that it cites did find: that is so, however sure the claim is."""
    text = situation.text
    if made.match.strength is Strength.ABSOLUTE:
        return False
    if not (reports_a_result(text, made.words) or speaks_of_the_laboratory(text)):
        return False
    stances = [stance_of(cited, made) for cited in situation.cited if cited.work and not cited.work.retracted]
    return any(stance is not None and agrees(stance, made.match.polarity) for stance in stances)


def disputed(made: Made) -> bool:
    """Tell whether the claim is told as fact although all that counts is against it."""
    return (
        made.is_effect
        and made.match.polarity is Polarity.SAME
        and made.claim.verdict.value is VerdictValue.DISPUTED
        and told_as_fact(made)
    )


def reversed_(made: Made) -> bool:
    """Tell whether the reverse is told as fact although more studies support the claim than found the reverse."""
    said = made.claim.verdict
    supporting, reverse = said.counts.get(Stance.SUPPORTS, 0), said.counts.get(Stance.DISPUTES, 0)
    return (
        made.is_effect
        and made.match.polarity is Polarity.OPPOSITE
        and said.value in (VerdictValue.SUPPORTED, VerdictValue.MIXED)
        and supporting > reverse
        and told_as_fact(made)
    )


def indirect(situation: Situation, made: Made) -> bool:
    """Tell whether the claim is told as fact of people although nothing on file tested it itself."""
    return (
        made.is_effect
        and made.match.polarity is Polarity.SAME
        and made.claim.verdict.value is VerdictValue.INDIRECT
        and told_as_fact(made)
        and not speaks_of_the_laboratory(situation.text)
    )


def beyond_the_ceiling(situation: Situation, made: Made) -> bool:
    """Tell whether the wording is stronger than the certainty of the evidence allows."""
    if not made.is_effect or made.match.polarity is Polarity.DENIED:
        return False
    if speaks_of_the_laboratory(situation.text) and made.match.strength is not Strength.ABSOLUTE:
        return False
    if made.match.polarity is Polarity.OPPOSITE and made.claim.verdict.value is not VerdictValue.MIXED:
        return False
    return exceeds(made.match.strength, made.claim.ceiling or Strength.PLAIN)


def narrower_groups(made: Made) -> list[str]:
    """Return the groups to which all support is confined; none where some support is for everybody."""
    if not any(limit.startswith("only narrower questions") for limit in made.claim.verdict.limits):
        return []
    populations = [
        line.population
        for line in made.claim.evidence
        if line.stance is Stance.SUPPORTS and line.match is Match.NARROW and line.population and not line.retracted
    ]
    return list(dict.fromkeys(populations))


def names_the_group(situation: Situation, made: Made) -> bool:
    """Tell whether the sentence, or the heading or sentence before it, says of whom it speaks."""
    text = situation.text
    return names_a_group(f"{text} {situation.context}", narrower_groups(made)) or speaks_of_some_group(text)


def best_works(made: Made, stances: Sequence[Stance], limit: int) -> list[EvidenceLine]:
    """Return the works of these stances that one would cite first: reviews, the closest match, the largest.

    Those under an expression of concern come last.
    """
    standing = [line for line in made.claim.evidence if not line.retracted]
    if made.claim.verdict.value is not VerdictValue.INDIRECT and Stance.BACKGROUND not in stances:
        # Works that did not test the claim itself had no say in the verdict.
        standing = [line for line in standing if line.match is not Match.RELATED]
    fitting = [line for line in standing if line.stance in stances]
    fitting.sort(
        key=lambda line: (
            line.concern,
            line.match is Match.RELATED,
            line.design not in REVIEWS,
            line.design.place if line.design else len(StudyDesign),
            line.match.place,
            -(line.participants or 0),
            line.citation,
        )
    )
    return fitting[:limit]


def works_to_cite(made: Made) -> list[EvidenceLine]:
    """Return at most three works to cite for what a sentence says: the best, of both sides where there are two."""
    supporting = best_works(made, BEARING_OUT[made.match.polarity], 3)
    against = best_works(made, CONTRARY[made.match.polarity], 3)
    between = best_works(made, (Stance.MIXED,), 3)
    if supporting and against:
        return [supporting[0], against[0], *between[:1]] if len(supporting) == 1 else [*supporting[:2], against[0]]
    return (supporting + against + between)[:3]
