"""What the evidence on file says of a claim: verdict, provisional certainty, ceiling and the wording to use. Pure.

Votes are counted by direction of effect, never by significance (Cochrane Handbook 6.5, section 12.2.2.1);
certainty follows GRADE; the sentences are those of GRADE guidelines 26 (Santesso and others 2020,
doi:10.1016/j.jclinepi.2019.10.014).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.model.terms import (
    Certainty,
    CertaintyDomain,
    ClaimKind,
    Comparison,
    Direction,
    EffectSize,
    Match,
    Species,
    Stance,
    Strength,
    StudyDesign,
    VerdictValue,
)

REVIEWS = (StudyDesign.META_ANALYSIS, StudyDesign.SYSTEMATIC_REVIEW)
AGAINST = (Stance.NO_EFFECT, Stance.DISPUTES)
_TOO_FEW_PARTICIPANTS = 400
_STANCE_WORDS = {
    Stance.SUPPORTS: ("supports", "support"),
    Stance.MIXED: ("is mixed", "are mixed"),
    Stance.NO_EFFECT: ("found no effect", "found no effect"),
    Stance.DISPUTES: ("disputes", "dispute"),
}


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """What the verdict needs to know of one work's evidence for a claim."""

    citation: str
    stance: Stance
    match: Match = Match.EXACT
    comparison: Comparison = Comparison.UNCLEAR
    design: StudyDesign | None = None
    species: Species | None = None
    participants: int | None = None
    population: str | None = None
    study: str | None = None
    retracted: bool = False
    concern: bool = False  # under an expression of concern: it counts, and is cited last


@dataclass(frozen=True, slots=True)
class Vote:
    """One study's say, however many papers report it."""

    stance: Stance
    match: Match
    lines: tuple[EvidenceLine, ...]

    @property
    def design(self) -> StudyDesign | None:
        """The strongest design among the study's papers."""
        designs = [line.design for line in self.lines if line.design]
        return min(designs, key=lambda design: design.place) if designs else None

    @property
    def participants(self) -> int:
        """The number of participants that is known of; 0 where none is."""
        return max((line.participants or 0 for line in self.lines), default=0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict with all that it was reached from.

    `counts` holds the votes that decided, by stance; `beside` the related works that did not; `limits` what a
    reader must be told with the verdict ("only in …"); `reason` is the whole in one sentence.
    """

    value: VerdictValue
    counts: dict[Stance, int]
    beside: dict[Stance, int]
    background: int
    retracted: tuple[str, ...]
    limits: tuple[str, ...]
    reason: str


def verdict(lines: Iterable[EvidenceLine]) -> Verdict:
    """Return what these lines say of their claim."""
    lines = list(lines)
    retracted = tuple(line.citation for line in lines if line.retracted and line.stance is not Stance.BACKGROUND)
    standing = [line for line in lines if not line.retracted]
    background = sum(line.stance is Stance.BACKGROUND for line in standing)
    votes = _votes(line for line in standing if line.stance is not Stance.BACKGROUND)
    direct = [vote for vote in votes if vote.match is not Match.RELATED]
    related = [vote for vote in votes if vote.match is Match.RELATED]
    deciding = direct or related
    value = _value(direct, related)
    limits = _limits(direct) if direct else ()
    counts = _counts(deciding)
    beside = _counts(related) if direct else {}
    return Verdict(
        value=value,
        counts=counts,
        beside=beside,
        background=background,
        retracted=retracted,
        limits=limits,
        reason=_reason(value, deciding, related if direct else [], limits, background, retracted),
    )


def _votes(lines: Iterable[EvidenceLine]) -> list[Vote]:
    studies: dict[tuple[str, str], list[EvidenceLine]] = {}
    for line in lines:
        name = ("study", line.study) if line.study else ("citation", line.citation)
        studies.setdefault(name, []).append(line)
    votes = []
    for reports in studies.values():
        match = min((line.match for line in reports), key=lambda match: match.place)
        if match is not Match.RELATED:
            reports = [line for line in reports if line.match is not Match.RELATED]  # noqa: PLW2901 - narrowed
        stances = {line.stance for line in reports}
        votes.append(Vote(stances.pop() if len(stances) == 1 else Stance.MIXED, match, tuple(reports)))
    return votes


def _value(direct: Sequence[Vote], related: Sequence[Vote]) -> VerdictValue:
    if not direct:
        return VerdictValue.INDIRECT if related else VerdictValue.NO_EVIDENCE
    stances = {vote.stance for vote in direct}
    against = stances.intersection(AGAINST)
    if against:
        return VerdictValue.MIXED if stances - against else VerdictValue.DISPUTED
    return VerdictValue.SUPPORTED if Stance.SUPPORTS in stances else VerdictValue.MIXED


def _limits(direct: Sequence[Vote]) -> tuple[str, ...]:
    """What narrows the support: its populations, and the want of a comparison."""
    supporting = [vote for vote in direct if vote.stance is Stance.SUPPORTS]
    if not supporting:
        return ()
    limits = []
    if all(vote.match is Match.NARROW for vote in supporting):
        populations = list(
            dict.fromkeys(line.population for vote in supporting for line in vote.lines if line.population)
        )
        shown = populations[:3] + ([f"{len(populations) - 3} other groups"] if len(populations) > 3 else [])
        limits.append(f"only narrower questions: {'; '.join(shown)}" if shown else "only narrower questions")
    if all(_without_comparison(vote) for vote in supporting):
        limits.append("no comparison between groups")
    return tuple(limits)


def _without_comparison(vote: Vote) -> bool:
    return all(line.comparison is Comparison.WITHIN_GROUP for line in vote.lines)


def _counts(votes: Iterable[Vote]) -> dict[Stance, int]:
    found = Counter(vote.stance for vote in votes)
    return {stance: found[stance] for stance in _STANCE_WORDS if found[stance]}


def _reason(
    value: VerdictValue,
    deciding: Sequence[Vote],
    beside: Sequence[Vote],
    limits: Sequence[str],
    background: int,
    retracted: Sequence[str],
) -> str:
    if value is VerdictValue.NO_EVIDENCE:
        parts = ["no evidence on file that counts, which is not evidence of no effect"]
    else:
        parts = [told(deciding)]
    if value is VerdictValue.INDIRECT:
        parts.append("none of it tested the claim itself")
    if limits:
        parts.append(f"support is limited: {'; '.join(limits)}")
    if beside:
        parts.append(f"beside it, related only: {told(beside)}")
    if background:
        parts.append(f"{background} background")
    if retracted:
        parts.append(f"{len(retracted)} retracted, left out ({', '.join(retracted)})")
    return "; ".join(parts)


def told(votes: Sequence[Vote]) -> str:
    """Return the votes as counts with their designs, reviews first: "5 support (2 rct, 1 cohort), 1 disputes"."""
    parts = []
    for stance, (singular, plural) in _STANCE_WORDS.items():
        some = [vote for vote in votes if vote.stance is stance]
        if some:
            designs = Counter(vote.design for vote in some)
            named = sorted((design for design in designs if design), key=lambda design: design.place)
            listed = [f"{designs[design]} {design}" for design in named]
            if designs[None]:
                listed.append(f"{designs[None]} of unknown design")
            parts.append(f"{len(some)} {singular if len(some) == 1 else plural} ({', '.join(listed)})")
    return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class RatedCertainty:
    """A certainty, whether a person rated it or kb worked it out, and why it was rated down."""

    value: Certainty | None
    provisional: bool
    reasons: tuple[tuple[CertaintyDomain, str], ...]
    basis: str | None = None


_RANDOMISED = (*REVIEWS, StudyDesign.RCT, StudyDesign.CROSSOVER_RCT)
_WEAKEST = (StudyDesign.ANIMAL, StudyDesign.IN_VITRO, StudyDesign.COMMENTARY, StudyDesign.NARRATIVE_REVIEW)


def provisional_certainty(lines: Iterable[EvidenceLine]) -> RatedCertainty:
    """Return a GRADE certainty worked out from the lines, marked provisional; not rated where nothing counts.

    Starts from the best design that tested the claim and steps down once for each domain that applies.
    """
    lines = list(lines)
    votes = _votes(line for line in lines if not line.retracted and line.stance is not Stance.BACKGROUND)
    if not votes:
        return RatedCertainty(None, True, ())
    said = verdict(lines)
    direct = [vote for vote in votes if vote.match is not Match.RELATED] or votes
    start, basis = _start(direct)
    reasons: list[tuple[CertaintyDomain, str]] = []
    if all(_without_comparison(vote) for vote in direct):
        reasons.append((CertaintyDomain.RISK_OF_BIAS, "Only changes within groups, compared with nothing."))
    if said.value is VerdictValue.MIXED:
        reasons.append((CertaintyDomain.INCONSISTENCY, "The works disagree."))
    if not any(vote.match is Match.EXACT for vote in direct):
        reasons.append((CertaintyDomain.INDIRECTNESS, "No work asked exactly this question."))
    participants = sum(vote.participants for vote in direct)
    if participants < _TOO_FEW_PARTICIPANTS:
        known = f"{participants:,} participants in all; fewer than {_TOO_FEW_PARTICIPANTS}."
        reasons.append(
            (CertaintyDomain.IMPRECISION, known if participants else "No number of participants is on file.")
        )
    levels = list(Certainty)
    return RatedCertainty(levels[min(start.place + len(reasons), len(levels) - 1)], True, tuple(reasons), basis)


def _start(votes: Sequence[Vote]) -> tuple[Certainty, str]:
    designs = [vote.design for vote in votes if vote.design]
    if any(design in _RANDOMISED for design in designs):
        return Certainty.HIGH, "starts high: randomised trials or reviews"
    human = [vote for vote in votes if vote.design and vote.design not in _WEAKEST]
    if human:
        return Certainty.LOW, "starts low: human studies that are not randomised"
    if not designs:
        return Certainty.VERY_LOW, "starts very low: no study design is on file"
    return Certainty.VERY_LOW, "starts very low: animal or laboratory work, or opinion"


CEILINGS = {
    Certainty.HIGH: Strength.PLAIN,
    Certainty.MODERATE: Strength.PROBABLE,
    Certainty.LOW: Strength.POSSIBLE,
    Certainty.VERY_LOW: Strength.POSSIBLE,
}


def ceiling(certainty: Certainty | None) -> Strength:
    """Return the strongest wording that a certainty allows; unrated evidence allows no more than low does."""
    return CEILINGS[certainty] if certainty else Strength.POSSIBLE


_VERBS = {Direction.INCREASE: ("increases", "increase"), Direction.DECREASE: ("reduces", "reduce")}
_NOUNS = {Direction.INCREASE: "increase in", Direction.DECREASE: "reduction in"}


def grade_sentence(
    certainty: Certainty | None, size: EffectSize, intervention: str, direction: Direction, outcome: str
) -> str:
    """Return the GRADE informative statement for a certainty and a size of effect (unknown counts as moderate).

    Empty where evidence of more than very low certainty bears on a claim without a direction: there is no statement.

    Source: GRADE guidelines 26, table 2 (Santesso and others 2020).
    """
    subject = intervention[:1].upper() + intervention[1:]
    if certainty is None:
        return f"No evidence on file tells the effect of {intervention} on {outcome}."
    if certainty is Certainty.VERY_LOW:
        return f"The evidence is very uncertain about the effect of {intervention} on {outcome}."
    if direction is Direction.NONE:
        return ""
    verb, infinitive = _VERBS[direction]
    if certainty is Certainty.LOW:
        lead, verb, results = "may ", infinitive, "result"
    elif certainty is Certainty.MODERATE:
        lead, results = "probably ", "results"
    else:
        lead, results = "", "results"
    if size is EffectSize.TRIVIAL:
        return f"{subject} {lead}{results} in little to no difference in {outcome}."
    if size is EffectSize.LARGE:
        return f"{subject} {lead}{results} in a large {_NOUNS[direction]} {outcome}."
    slightly = " slightly" if size is EffectSize.SMALL else ""
    return f"{subject} {lead}{verb} {outcome}{slightly}."


def our_wording(
    kind: ClaimKind,
    certainty: RatedCertainty,
    size: EffectSize,
    intervention: str | None,
    direction: Direction,
    outcome: str | None,
) -> str:
    """Return how to word a claim for which nobody wrote a wording; empty where there is nothing to go by.

    A size that somebody put down for a certainty of their own says nothing where kb works the certainty out.
    """
    if kind is ClaimKind.ADVICE:
        return "Give it as a precaution, and say that it rests on opinion."
    if not (intervention and outcome):
        return ""
    known = EffectSize.UNKNOWN if certainty.provisional else size
    return grade_sentence(certainty.value, known, intervention, direction, outcome)


def verdict_in_words(value: VerdictValue, kind: ClaimKind) -> str:
    """Return the verdict as a person reads it; a precaution is said to be one."""
    if kind is ClaimKind.ADVICE:
        return f"{value} (advice: a precaution, not a tested effect)"
    return str(value)
