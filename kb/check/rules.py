"""The rules: each a value with its name, severity, explanation, and the function that judges one sentence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from kb.check import citation_rules, claim_rules
from kb.check.cues import hype_word
from kb.check.things import Finding, Remark, Situation
from kb.model.terms import Strength
from kb.settings import Severity

Judge = Callable[[Situation], Iterable[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `on` tells whether it speaks unless somebody switches it off."""

    name: str
    severity: Severity
    when: str
    explanation: str
    judge: Judge
    on: bool = True

    def finding(self, remark: Remark) -> Finding:
        """Return a remark of this rule as the finding that it is."""
        said = {one.name: getattr(remark, one.name) for one in fields(Remark)}
        return Finding(**said, rule=self.name, severity=remark.milder or self.severity)


def _hype_word(situation: Situation) -> Iterable[Remark]:
    if situation.sentence.kind == "quotation" or situation.in_list_of_works or not situation.in_prose:
        return
    found = hype_word(situation.text)
    if found is not None:
        word, at = found
        yield Remark(
            message=f"“{word}” is a word of advertising; it says nothing that a reader can check.",
            suggestion="Leave it out, or say what was found, in whom, and how large it was.",
            start=situation.sentence.offsets[at],
        )


def _unknown_claim(situation: Situation) -> Iterable[Remark]:
    sentence = situation.sentence
    if situation.made or situation.in_list_of_works or not situation.relation or situation.strength is Strength.NONE:
        return
    if sentence.kind in ("quotation", "title") or len(situation.concepts) < 2:
        return
    yield Remark(
        message=f"This reads like a claim about {', '.join(situation.concepts)}, and no claim in the base covers it.",
        suggestion="Add it with kb claim add, or bind the sentence to a claim with <!-- kb: claim KEY -->.",
    )


def _nothing(_: Situation) -> Iterable[Remark]:
    """Judged where the instructions of a draft are read (`kb.check.housekeeping`)."""
    return ()


# Said of each rule that leaves such a sentence alone (`judging.tells_a_story`).
_OWN = (
    "What happened to one person is left alone (“after it my neck no longer ached”); what a person only tells of "
    "others is not (“she told us that it removed toxins”)."
)

_E, _W, _S = Severity.ERROR, Severity.WARNING, Severity.SUGGESTION

_ALL = (
    Rule(
        "unknown-citation",
        _E,
        "a key cited in the draft is not in the base (@name without brackets and figures is told as a warning)",
        "Every key in [@key] or \\cite{key} must be the key, or an earlier key, of a work in the base; else the "
        "reference list comes out with a hole, and nothing can be checked. The nearest keys are offered.",
        citation_rules.unknown_citation,
    ),
    Rule(
        "retracted-citation",
        _E,
        "a cited work is retracted (an expression of concern or a correction is told as a warning)",
        "A retracted work must not carry a statement. It is told wherever it is cited, unless the sentence itself "
        "says that it was retracted, or that the paper was withdrawn. An expression of concern or a correction is "
        "told once a draft, as a warning, unless the sentence says so. A work that was reinstated is not told. kb "
        "knows only of the notices in the base.",
        citation_rules.retracted_citation,
    ),
    Rule(
        "disputed-claim",
        _E,
        "states as fact what the evidence disputes",
        "All that counts found no effect or the opposite, and the sentence says more than “may”. Where this is "
        "told, overstated is not told for the same claim. Advice is never disputed, and neither is a sentence that "
        f"reports what a work that it cites did find. {_OWN}",
        claim_rules.disputed_claim,
    ),
    Rule(
        "reversed-direction",
        _E,
        "says the opposite of what the evidence supports",
        "The sentence tells the reverse of a claim as fact, and more studies support the claim than found the "
        "reverse. That nothing changes, or that it was not shown, is not the reverse. A sentence that reports a "
        "work that did find the reverse, and cites it, is left alone. Where this is told, overstated is not told "
        f"for the same claim. {_OWN}",
        claim_rules.reversed_direction,
    ),
    Rule(
        "overstated",
        _W,
        "strength above the ceiling; the suggestion is the GRADE sentence",
        "Certainty sets how strongly a claim may be worded (GRADE guidelines 26): high “increases”, moderate "
        "“probably increases”, low and very low “may increase”; “proven”, “always” and the like are above all of "
        "them. The suggestion is the wording that the base keeps for the claim, else the GRADE sentence, and "
        "whoever writes it is told no more. Not told "
        "of questions, denials, quotations and advice, nor of a sentence that reports what a work that it cites did "
        "find (“cortisol fell in the massaged group [@key]”), nor where the sentence itself speaks of animals or of "
        "the laboratory, nor where disputed-claim, reversed-direction or indirect-evidence is told of the same "
        f"claim. {_OWN}",
        claim_rules.overstated,
    ),
    Rule(
        "contrary-citation",
        _W,
        "the cited work found no effect or the contrary, and the sentence does not say so",
        "A sentence says that something works and cites a work that found that it does not, or the reverse. Not "
        "told where the sentence sets two things against each other (“but”, “although”), or says itself that there "
        "was no effect; nor of what was not shown, which is no denial; nor where it also cites a work that bears it "
        "out: then it is the wording that is judged, not the citation.",
        citation_rules.contrary_citation,
    ),
    Rule(
        "unrelated-citation",
        _W,
        "the cited work is not evidence for the claim it stands beside",
        "The work is in the base, and is not linked to any claim of this sentence, not even as background. Where "
        "one work cited in the sentence fits, the others are left alone. A work that is linked to no claim at all "
        "is told only if its title has no word in common with the claim.",
        citation_rules.unrelated_citation,
    ),
    Rule(
        "one-sided",
        _W,
        "the evidence is mixed, and the draft cites only the side it likes",
        "Told once a claim, at the first sentence that makes it, where the works cited beside it are of one side "
        "only, and the draft cites none of the other side anywhere. A work whose own results are mixed stands for "
        "both sides.",
        citation_rules.one_sided,
    ),
    Rule(
        "narrow-evidence",
        _W,
        "all support is from a narrower group than the sentence speaks of",
        "Every work that supports the claim studied a narrower group, and the sentence tells it as fact without "
        "naming one. Not told of headings, nor where the sentence, or the heading above it, names a group, or says "
        f"“may”, or reports a work that it cites. {_OWN}",
        claim_rules.narrow_evidence,
    ),
    Rule(
        "indirect-evidence",
        _W,
        "animal, in-vitro or adjacent evidence, told as if of people",
        "Nothing on file tested the claim itself: all is from animals, cells, another technique or a stand-in "
        "measure, and the sentence says more than “may”. Where this is told, overstated is not told for the same "
        "claim. Not told where the sentence itself speaks of animals or of the laboratory (“in mice”, not “in dog "
        f"owners”). {_OWN}",
        claim_rules.indirect_evidence,
    ),
    Rule(
        "surrogate-outcome",
        _W,
        "a laboratory marker sold as a health benefit",
        "The claim is about a measure in blood or the like, and the sentence goes on to promise fewer illnesses or "
        "better health. Not told where that promise is denied or hedged, or where the sentence only says what the "
        "cells are for.",
        claim_rules.surrogate_outcome,
    ),
    Rule(
        "uncited",
        _S,
        "a claim with evidence on file, and no citation in the sentence; the keys to cite are the suggestion",
        "The keys of the best works are offered: reviews first, both sides where the evidence is mixed, never a "
        "retracted one; kb cite puts them in. Not told of headings, titles, quotations, questions and denials, "
        "nor where the sentence refers to a source in another way (a footnote, a link, a name with a year), the next "
        "sentence of the paragraph cites something, or the paragraph cites a work on this claim. "
        f"{_OWN}",
        citation_rules.uncited,
    ),
    Rule(
        "hype-word",
        _S,
        "miracle, breakthrough, game changer, …",
        "Words that sell. Not told in quotations, questions and denials (“no miracle cure”), nor where the word "
        "means something else (“breakthrough pain”).",
        _hype_word,
    ),
    Rule(
        "unknown-claim",
        _S,
        "claim-like sentence about known concepts that no claim in the base covers (off unless asked for)",
        "Finds what the base lacks: a sentence that says that one thing the base knows changes another, where no "
        "claim covers it. Off unless it is selected.",
        _unknown_claim,
        on=False,
    ),
    Rule(
        "unused-ignore",
        _S,
        "a comment “kb: ignore” that silences nothing, or names a rule that there is not",
        "A silencing that is left behind hides the next fault. It stands in or beside the sentence, or the "
        "citation outside any, that it is for, on the same line, or alone on its line before a block.",
        _nothing,
    ),
    Rule(
        "ignore-without-reason",
        _S,
        "a comment “kb: ignore” that gives no reason",
        "The next editor wants to know why: <!-- kb: ignore overstated: quoted from a leaflet -->. It silences all "
        "the same.",
        _nothing,
    ),
    Rule(
        "unknown-binding",
        _E,
        "a comment “kb: claim KEY” whose key is not in the base, or that stands beside no sentence",
        "The comment binds the sentence to the claim by hand; with a wrong key nothing is checked.",
        _nothing,
    ),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _ALL}
