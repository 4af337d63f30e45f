"""The verdict table, provisional certainty, ceiling and GRADE sentences by literals; the seeds' verdicts whole."""

from pathlib import Path

import pytest
from conftest import Kb

from kb.model.terms import (
    Certainty,
    CertaintyDomain,
    ClaimKind,
    Comparison,
    Direction,
    EffectSize,
    Match,
    Stance,
    Strength,
    StudyDesign,
    VerdictValue,
)
from kb.verdict import EvidenceLine, ceiling, grade_sentence, provisional_certainty, verdict, verdict_in_words

S, M, N, D, B = Stance.SUPPORTS, Stance.MIXED, Stance.NO_EFFECT, Stance.DISPUTES, Stance.BACKGROUND


def line(number: int, stance: Stance, **more: object) -> EvidenceLine:
    return EvidenceLine(f"work{number}", stance, **more)  # type: ignore[arg-type] # checked by the dataclass's users


def lines(*stances: Stance, **more: object) -> list[EvidenceLine]:
    return [line(number, stance, **more) for number, stance in enumerate(stances)]


@pytest.mark.parametrize(
    ("stances", "value"),
    [
        ((S,), "supported"),
        ((S, S, S), "supported"),
        ((S, M), "supported"),
        ((S, B), "supported"),
        ((S, N), "mixed"),
        ((S, D), "mixed"),
        ((S, S, S, S, S, N), "mixed"),
        ((M, N), "mixed"),
        ((M, D), "mixed"),
        ((S, M, D), "mixed"),
        ((M,), "mixed"),
        ((M, M), "mixed"),
        ((N,), "disputed"),
        ((D,), "disputed"),
        ((N, D), "disputed"),
        ((N, B), "disputed"),
        ((B,), "no-evidence"),
        ((), "no-evidence"),
    ],
)
def test_verdict_of_stances(stances: tuple[Stance, ...], value: str) -> None:
    assert verdict(lines(*stances)).value == value


@pytest.mark.parametrize("stance", [S, M, N, D])
def test_related_alone_is_indirect_for_or_against(stance: Stance) -> None:
    said = verdict(lines(stance, stance, match=Match.RELATED))
    assert said.value is VerdictValue.INDIRECT
    assert said.counts == {stance: 2}
    assert said.beside == {}
    assert said.reason.endswith("none of it tested the claim itself")


def test_related_never_outvotes_what_tested_the_claim() -> None:
    related = [line(number, D, match=Match.RELATED, design=StudyDesign.ANIMAL) for number in range(5, 9)]
    said = verdict([line(1, S, design=StudyDesign.RCT), *related])
    assert said.value is VerdictValue.SUPPORTED
    assert (said.counts, said.beside) == ({S: 1}, {D: 4})
    assert said.reason == "1 supports (1 rct); beside it, related only: 4 dispute (4 animal)"


def test_retracted_works_are_left_out_and_named() -> None:
    said = verdict([line(1, S, design=StudyDesign.COHORT), line(2, D, retracted=True), line(3, B, retracted=True)])
    assert said.value is VerdictValue.SUPPORTED
    assert said.retracted == ("work2",)
    assert said.reason == "1 supports (1 cohort); 1 retracted, left out (work2)"


def test_only_retracted_works_leave_no_evidence() -> None:
    said = verdict([line(1, S, retracted=True)])
    assert said.value is VerdictValue.NO_EVIDENCE
    assert said.reason == (
        "no evidence on file that counts, which is not evidence of no effect; 1 retracted, left out (work1)"
    )


def test_a_study_has_one_vote_however_many_papers_report_it() -> None:
    papers = [line(number, S, study="trial", design=StudyDesign.RCT) for number in range(3)]
    assert verdict([*papers, line(9, D)]).counts == {S: 1, D: 1}


def test_papers_of_one_study_that_differ_are_one_mixed_vote() -> None:
    said = verdict([line(1, S, study="trial"), line(2, D, study="trial")])
    assert (said.value, said.counts) == (VerdictValue.MIXED, {M: 1})


def test_the_related_paper_of_a_study_does_not_speak_beside_its_direct_one() -> None:
    said = verdict([line(1, S, study="trial"), line(2, D, study="trial", match=Match.RELATED)])
    assert (said.value, said.counts, said.beside) == (VerdictValue.SUPPORTED, {S: 1}, {})


def test_a_work_and_a_study_of_the_same_name_are_two_votes() -> None:
    assert verdict([EvidenceLine("trial", S), EvidenceLine("other", S, study="trial")]).counts == {S: 2}


def test_narrow_only_support_keeps_the_verdict_and_says_so() -> None:
    said = verdict(lines(S, S, match=Match.NARROW, population="women with breast cancer"))
    assert said.value is VerdictValue.SUPPORTED
    assert said.limits == ("only narrower questions: women with breast cancer",)
    assert said.reason == (
        "2 support (2 of unknown design); support is limited: only narrower questions: women with breast cancer"
    )


def test_one_exact_support_lifts_the_limit() -> None:
    assert verdict([line(1, S, match=Match.NARROW), line(2, S)]).limits == ()


def test_many_narrow_groups_are_counted() -> None:
    groups = [line(number, S, match=Match.NARROW, population=f"group {number}") for number in range(5)]
    assert verdict(groups).limits == ("only narrower questions: group 0; group 1; group 2; 2 other groups",)


def test_support_from_within_groups_only_says_so() -> None:
    assert verdict(lines(S, S, comparison=Comparison.WITHIN_GROUP)).limits == ("no comparison between groups",)
    assert verdict([line(1, S, comparison=Comparison.WITHIN_GROUP), line(2, S)]).limits == ()


def test_reviews_are_told_first() -> None:
    designs = (StudyDesign.COMMENTARY, StudyDesign.RCT, StudyDesign.META_ANALYSIS, StudyDesign.RCT, None)
    said = verdict([line(number, S, design=design) for number, design in enumerate(designs)])
    assert said.reason == "5 support (1 meta-analysis, 2 rct, 1 commentary, 1 of unknown design)"


def test_every_stance_in_words() -> None:
    said = verdict(lines(S, M, N, D, B, S, M, N, D, B, design=StudyDesign.RCT))
    assert said.reason == (
        "2 support (2 rct), 2 are mixed (2 rct), 2 found no effect (2 rct), 2 dispute (2 rct); 2 background"
    )


def test_advice_is_told_to_be_a_precaution() -> None:
    assert verdict_in_words(VerdictValue.DISPUTED, ClaimKind.ADVICE) == (
        "disputed (advice: a precaution, not a tested effect)"
    )
    assert verdict_in_words(VerdictValue.DISPUTED, ClaimKind.EFFECT) == "disputed"


RIGHT = {"design": StudyDesign.RCT, "participants": 400, "comparison": Comparison.BETWEEN_GROUPS}


def test_certainty_starts_high_from_randomised_trials() -> None:
    rated = provisional_certainty(lines(S, **RIGHT))
    assert (rated.value, rated.provisional, rated.reasons) == (Certainty.HIGH, True, ())


@pytest.mark.parametrize(
    ("domain", "given"),
    [
        (CertaintyDomain.RISK_OF_BIAS, lines(S, **RIGHT | {"comparison": Comparison.WITHIN_GROUP})),
        (CertaintyDomain.INCONSISTENCY, lines(S, D, **RIGHT)),
        (CertaintyDomain.INDIRECTNESS, lines(S, **RIGHT, match=Match.NARROW)),
        (CertaintyDomain.IMPRECISION, lines(S, **RIGHT | {"participants": 399})),
        (CertaintyDomain.IMPRECISION, lines(S, **RIGHT | {"participants": None})),
    ],
)
def test_each_domain_takes_one_step(domain: CertaintyDomain, given: list[EvidenceLine]) -> None:
    rated = provisional_certainty(given)
    assert (rated.value, [found for found, _ in rated.reasons]) == (Certainty.MODERATE, [domain])


def test_every_domain_together_ends_at_the_bottom() -> None:
    worst = lines(S, D, design=StudyDesign.RCT, match=Match.NARROW, comparison=Comparison.WITHIN_GROUP, participants=5)
    rated = provisional_certainty(worst)
    assert rated.value is Certainty.VERY_LOW
    assert [domain for domain, _ in rated.reasons] == ["risk-of-bias", "inconsistency", "indirectness", "imprecision"]


def test_participants_of_a_study_count_once() -> None:
    papers = lines(S, S, S, **RIGHT | {"participants": 200}, study="trial")
    assert provisional_certainty(papers).value is Certainty.MODERATE


@pytest.mark.parametrize(
    ("design", "start"),
    [
        ("meta-analysis", "high"),
        ("systematic-review", "high"),
        ("rct", "high"),
        ("crossover-rct", "high"),
        ("controlled-trial", "low"),
        ("cohort", "low"),
        ("case-control", "low"),
        ("cross-sectional", "low"),
        ("within-subject", "low"),
        ("case-report", "low"),
        ("qualitative", "low"),
        ("guideline", "low"),
        ("narrative-review", "very-low"),
        ("animal", "very-low"),
        ("in-vitro", "very-low"),
        ("commentary", "very-low"),
    ],
)
def test_certainty_starts_by_the_best_design(design: str, start: str) -> None:
    given = lines(S, **RIGHT | {"design": StudyDesign(design)})
    assert provisional_certainty(given).value == start


def test_every_design_has_a_start() -> None:
    for design in StudyDesign:
        assert provisional_certainty(lines(S, **RIGHT | {"design": design})).value is not None


@pytest.mark.parametrize("given", [[], lines(B, **RIGHT), lines(S, **RIGHT, retracted=True)])
def test_nothing_that_counts_is_not_rated(given: list[EvidenceLine]) -> None:
    assert provisional_certainty(given).value is None


def test_related_work_does_not_lift_the_certainty_of_direct_work() -> None:
    direct = line(1, S, design=StudyDesign.COHORT, participants=500, comparison=Comparison.BETWEEN_GROUPS)
    review = line(2, S, match=Match.RELATED, design=StudyDesign.META_ANALYSIS, participants=90_000)
    assert provisional_certainty([direct, review]) == provisional_certainty([direct])


@pytest.mark.parametrize(
    ("certainty", "strength"),
    [("high", "plain"), ("moderate", "probable"), ("low", "possible"), ("very-low", "possible"), (None, "possible")],
)
def test_ceiling(certainty: str | None, strength: str) -> None:
    assert ceiling(Certainty(certainty) if certainty else None) is Strength(strength)


NO_EVIDENCE = "No evidence on file tells the effect of massage on sleep."
UNCERTAIN = "The evidence is very uncertain about the effect of massage on sleep."


@pytest.mark.parametrize(
    ("certainty", "size", "sentence"),
    [
        ("high", "large", "Massage results in a large increase in sleep."),
        ("high", "moderate", "Massage increases sleep."),
        ("high", "small", "Massage increases sleep slightly."),
        ("high", "trivial", "Massage results in little to no difference in sleep."),
        ("high", "unknown", "Massage increases sleep."),
        ("moderate", "large", "Massage probably results in a large increase in sleep."),
        ("moderate", "moderate", "Massage probably increases sleep."),
        ("moderate", "small", "Massage probably increases sleep slightly."),
        ("moderate", "trivial", "Massage probably results in little to no difference in sleep."),
        ("moderate", "unknown", "Massage probably increases sleep."),
        ("low", "large", "Massage may result in a large increase in sleep."),
        ("low", "moderate", "Massage may increase sleep."),
        ("low", "small", "Massage may increase sleep slightly."),
        ("low", "trivial", "Massage may result in little to no difference in sleep."),
        ("low", "unknown", "Massage may increase sleep."),
        *[("very-low", size.value, UNCERTAIN) for size in EffectSize],
        *[(None, size.value, NO_EVIDENCE) for size in EffectSize],
    ],
)
def test_grade_sentence(certainty: str | None, size: str, sentence: str) -> None:
    rated = Certainty(certainty) if certainty else None
    assert grade_sentence(rated, EffectSize(size), "massage", Direction.INCREASE, "sleep") == sentence


def test_grade_sentence_downwards() -> None:
    sentence = grade_sentence(Certainty.LOW, EffectSize.LARGE, "massage therapy", Direction.DECREASE, "cortisol")
    assert sentence == "Massage therapy may result in a large reduction in cortisol."


@pytest.mark.usefixtures("base")
def test_the_verdicts_of_the_starter_base(kb: Kb) -> None:
    expected = Path(__file__).with_name("starter_verdicts.txt")
    assert kb("claims", "--format", "lines").out == expected.read_text()


def test_what_is_not_on_file_is_not_made_up() -> None:
    rated = provisional_certainty(lines(S))
    assert rated.basis == "starts very low: no study design is on file"
    assert "No number of participants is on file." in [note for _, note in rated.reasons]
    assert grade_sentence(Certainty.MODERATE, EffectSize.UNKNOWN, "vaccines", Direction.NONE, "autism") == ""
