"""The closed vocabularies: each value is stored, checked by the database, printed and typed as it stands here."""

from enum import StrEnum


class Ordered(StrEnum):
    """Words that are listed in an order that means something: the strongest, gravest or closest first."""

    @property
    def place(self) -> int:
        """Where it stands in that order, from 0."""
        return list(type(self)).index(self)


class ClaimKind(StrEnum):
    """What sort of statement a claim is; `advice` is a precaution and never judged as an effect."""

    EFFECT = "effect"
    MECHANISM = "mechanism"
    ADVICE = "advice"


class Direction(StrEnum):
    """Which way the claim says the outcome goes."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NONE = "none"


class OutcomeType(StrEnum):
    """What the outcome is worth to a person: a laboratory marker is a `surrogate`."""

    CLINICAL = "clinical"
    PATIENT_REPORTED = "patient-reported"
    SURROGATE = "surrogate"
    MECHANISM = "mechanism"


class Certainty(Ordered):
    """GRADE certainty of a body of evidence; of a claim, never of a paper."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"


class CertaintyDomain(StrEnum):
    """GRADE's five reasons to rate certainty down."""

    RISK_OF_BIAS = "risk-of-bias"
    INCONSISTENCY = "inconsistency"
    INDIRECTNESS = "indirectness"
    IMPRECISION = "imprecision"
    PUBLICATION_BIAS = "publication-bias"


class EffectSize(StrEnum):
    """Size of the effect as the GRADE sentences word it."""

    LARGE = "large"
    MODERATE = "moderate"
    SMALL = "small"
    TRIVIAL = "trivial"
    UNKNOWN = "unknown"


class Stance(Ordered):
    """What a work found about a claim."""

    SUPPORTS = "supports"
    MIXED = "mixed"
    NO_EFFECT = "no-effect"
    DISPUTES = "disputes"
    BACKGROUND = "background"


class Match(Ordered):
    """How a work's question fits the claim (SKOS mapping relations; GRADE indirectness)."""

    EXACT = "exact"
    NARROW = "narrow"
    BROAD = "broad"
    RELATED = "related"


class Effect(StrEnum):
    """Which way the outcome went in a work."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NO_DIFFERENCE = "no-difference"
    UNCLEAR = "unclear"


class Comparison(StrEnum):
    """What a result was compared with; crossover conditions in the same people count as between groups."""

    BETWEEN_GROUPS = "between-groups"
    WITHIN_GROUP = "within-group"
    UNCLEAR = "unclear"
    NONE = "none"


class StudyDesign(Ordered):
    """Study designs, strongest synthesis first: this order is the order of listings."""

    META_ANALYSIS = "meta-analysis"
    SYSTEMATIC_REVIEW = "systematic-review"
    RCT = "rct"
    CROSSOVER_RCT = "crossover-rct"
    CONTROLLED_TRIAL = "controlled-trial"
    COHORT = "cohort"
    CASE_CONTROL = "case-control"
    CROSS_SECTIONAL = "cross-sectional"
    WITHIN_SUBJECT = "within-subject"
    CASE_REPORT = "case-report"
    QUALITATIVE = "qualitative"
    NARRATIVE_REVIEW = "narrative-review"
    GUIDELINE = "guideline"
    ANIMAL = "animal"
    IN_VITRO = "in-vitro"
    COMMENTARY = "commentary"


class Species(StrEnum):
    """What was studied; `none` for a work that studied nobody itself."""

    HUMAN = "human"
    ANIMAL = "animal"
    CELLS = "cells"
    NONE = "none"


class ContributorRole(StrEnum):
    """What a contributor did, in BibTeX's and CSL's words."""

    AUTHOR = "author"
    EDITOR = "editor"
    TRANSLATOR = "translator"


class NoticeKind(Ordered):
    """Retraction Watch's kinds of notice, the gravest first."""

    RETRACTION = "retraction"
    EXPRESSION_OF_CONCERN = "expression-of-concern"
    CORRECTION = "correction"
    REINSTATEMENT = "reinstatement"


class ConceptRole(StrEnum):
    """Which part of a claim a concept stands for."""

    POPULATION = "population"
    INTERVENTION = "intervention"
    COMPARATOR = "comparator"
    OUTCOME = "outcome"


class VerdictValue(StrEnum):
    """What the evidence on file says of a claim, computed by `kb.verdict`."""

    SUPPORTED = "supported"
    MIXED = "mixed"
    DISPUTED = "disputed"
    INDIRECT = "indirect"
    NO_EVIDENCE = "no-evidence"


class Strength(Ordered):
    """How strongly a sentence states something, strongest first."""

    ABSOLUTE = "absolute"
    PLAIN = "plain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    ASSOCIATED = "associated"
    NONE = "none"


class Polarity(StrEnum):
    """How a sentence stands to a claim: says it, says the reverse, or says that it is not so or not shown."""

    SAME = "same"
    OPPOSITE = "opposite"
    DENIED = "denied"
