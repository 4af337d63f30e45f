"""Rules about the works that a sentence cites, or does not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kb.check.cues import contrasts, denies_flatly, says_so, speaks_of_no_effect
from kb.check.judging import (
    CONTRARY,
    agrees,
    balance,
    best_works,
    claimed,
    disputed,
    reversed_,
    stance_of,
    tells_a_story,
    works_to_cite,
)
from kb.check.things import Cited, Made, Remark, Situation
from kb.language import STOP_WORDS, joined, stems
from kb.model.terms import NoticeKind, Polarity, Stance, Strength, VerdictValue
from kb.settings import Severity
from kb.verdict import AGAINST, EvidenceLine

_FOUND = {
    Stance.SUPPORTS: "supports it",
    Stance.MIXED: "has mixed results",
    Stance.NO_EFFECT: "found no effect",
    Stance.DISPUTES: "disputes it",
    Stance.BACKGROUND: "background",
}
_NOT_FOR_CITATIONS = ("heading", "title", "quotation")


def unknown_citation(situation: Situation) -> Iterable[Remark]:
    """A key that is not in the base."""
    told: set[str] = set()
    for cited in situation.cited:
        if cited.work is None and cited.key not in told:
            told.add(cited.key)
            near = situation.nearest_keys.get(cited.key, ())
            may_be_a_name = cited.bare and not re.search(r"\d", cited.key)
            if near:
                hint = f"Did you mean {joined(near, 'or')}?"
            else:
                hint = "Take the work in with kb import, or correct the key."
            if may_be_a_name:
                hint += f" If it is a name and no citation, write \\@{cited.key}."
            yield Remark(
                f"There is no citation {cited.key} in the base.",
                hint,
                citation=cited.key,
                start=cited.start,
                keys=tuple(near),
                milder=Severity.WARNING if may_be_a_name else None,
            )


def retracted_citation(situation: Situation) -> Iterable[Remark]:
    """A work that is retracted, or that has another notice."""
    told: set[str] = set()
    for cited in situation.cited:
        work = cited.work
        if work is None or not work.notices or work.key in told:
            continue
        told.add(work.key)
        gravest = min((notice.kind for notice in work.notices), key=lambda kind: kind.place)
        if says_so(situation.text, gravest):
            continue
        reason = next((one.reason for one in work.notices if one.kind is gravest and one.reason), None)
        because = f" ({reason})" if reason else ""
        if gravest is NoticeKind.RETRACTION:
            message = f"{cited.key} is retracted{because}."
            suggestion = "Take it out, or say in the sentence that it was retracted."
            yield Remark(message, suggestion, citation=cited.key, start=cited.start)
        elif work.key in situation.first_citations:
            what = "an expression of concern" if gravest is NoticeKind.EXPRESSION_OF_CONCERN else "a correction"
            message = f"{cited.key} has {what}{because}."
            suggestion = "Check that what you take from it still stands."
            yield Remark(message, suggestion, citation=cited.key, start=cited.start, milder=Severity.WARNING)


def contrary_citation(situation: Situation) -> Iterable[Remark]:
    """A work that found no effect or the contrary of what the sentence says."""
    told: set[str] = set()
    for made in situation.made:
        if not made.is_effect or not _takes_a_side(situation, made):
            continue
        contrary = CONTRARY[made.match.polarity]
        works = [(cited, stance_of(cited, made)) for cited in made.cited if cited.work and not cited.work.retracted]
        agreeing = any(stance is not None and agrees(stance, made.match.polarity) for _, stance in works)
        if agreeing:
            continue
        for cited, stance in works:
            if stance in contrary and cited.key not in told and not _fits_another(situation, made, cited):
                told.add(cited.key)
                found = _FOUND_INSTEAD[made.match.polarity][stance] if stance else ""
                yield Remark(
                    f"{cited.key} is cited here, and it {found}; the sentence does not say so.",
                    "Say what it found, or cite a work that bears the sentence out.",
                    claim=made.claim.key,
                    citation=cited.key,
                    start=cited.start,
                )


_FOUND_INSTEAD = {
    Polarity.SAME: {Stance.NO_EFFECT: "found no effect", Stance.DISPUTES: "disputes this"},
    Polarity.OPPOSITE: {Stance.NO_EFFECT: "found no effect", Stance.SUPPORTS: "found the opposite"},
    Polarity.DENIED: {Stance.SUPPORTS: "found that it is so"},
}


def _takes_a_side(situation: Situation, made: Made) -> bool:
    """Tell whether a sentence says how things are, and does not set one thing against another."""
    text = situation.text
    if made.match.polarity is Polarity.DENIED:
        return denies_flatly(text) and not contrasts(text)
    return made.match.strength is not Strength.NONE and not contrasts(text) and not speaks_of_no_effect(text)


def _fits_another(situation: Situation, made: Made, cited: Cited) -> bool:
    """Tell whether the work bears out another claim of the sentence beside whose words it stands too."""
    for other in situation.made:
        if other is not made and cited in other.cited:
            stance = stance_of(cited, other)
            if stance is not None and agrees(stance, other.match.polarity) and len(made.cited) > 1:
                return True
    return False


def unrelated_citation(situation: Situation) -> Iterable[Remark]:
    """A work that is not evidence for any claim of the sentence."""
    judged = [
        made
        for made in situation.made
        if made.match.strength is not Strength.NONE or made.match.polarity is Polarity.DENIED
    ]
    known = [cited for cited in situation.cited if cited.work is not None and not cited.by_title]
    if not judged or len(known) < len(situation.cited):
        return
    rows = {made.claim.row for made in situation.made}
    if any(rows & cited.work.stances.keys() for cited in known if cited.work):
        return
    told: set[str] = set()
    for cited in known:
        work = cited.work
        if work is None or work.retracted or work.key in told:
            continue
        if not work.stances and _shares_a_word(work.title, situation):
            continue
        told.add(work.key)
        claims = joined([made.claim.key for made in situation.made])
        does = (
            "is linked to no claim in the base"
            if not work.stances
            else "is evidence for other claims, not for this one"
        )
        yield Remark(
            f"{cited.key} {does} ({claims}).",
            f"Check the key; if it does bear on the claim, link it: kb evidence add {judged[0].claim.key} {work.key}.",
            claim=judged[0].claim.key,
            citation=cited.key,
            start=cited.start,
        )


def _shares_a_word(title: str | None, situation: Situation) -> bool:
    if title is None:
        return True
    said = {stem for made in situation.made for stem in stems(made.claim.statement)} | set(stems(situation.text))
    return bool(said & set(stems(title)) - STOP_WORDS)


def one_sided(situation: Situation) -> Iterable[Remark]:
    """The evidence is mixed, and the whole draft cites one side."""
    for made in situation.made:
        if made.claim.key not in situation.first_claims or made.claim.verdict.value is not VerdictValue.MIXED:
            continue
        if not made.is_effect:
            continue
        anywhere = _stances(made, situation.draft_works)
        for_it, against_it = Stance.SUPPORTS in anywhere, bool(anywhere.intersection(AGAINST))
        beside_it = _stances(made, situation.claim_works.get(made.claim.key, frozenset())) - {Stance.BACKGROUND}
        if not beside_it or Stance.MIXED in anywhere or for_it == against_it:
            continue
        other = best_works(made, AGAINST if for_it else (Stance.SUPPORTS,), 3)
        if other:
            side = "for" if for_it else "against"
            yield Remark(
                f"The draft cites only works {side} “{made.claim.statement.rstrip('. ')}”, and the evidence is mixed: "
                f"{balance(made.claim.verdict)}.",
                f"Cite the other side as well, such as {_offered(other)}.",
                claim=made.claim.key,
                start=situation.sentence.start,
                keys=tuple(line.citation for line in other),
            )


def _stances(made: Made, works: frozenset[str]) -> set[Stance]:
    return {line.stance for line in made.claim.evidence if line.citation in works and not line.retracted}


def uncited(situation: Situation) -> Iterable[Remark]:
    """A claim with evidence on file, and no citation."""
    sentence = situation.sentence
    if situation.cited or situation.note or situation.cited_beside or sentence.kind in _NOT_FOR_CITATIONS:
        return
    for made in situation.made:
        if made.match.strength is Strength.NONE or made.match.polarity is Polarity.DENIED:
            continue
        if {line.citation for line in made.claim.evidence} & situation.paragraph_works:
            continue
        if disputed(made) or reversed_(made) or tells_a_story(situation, made):
            continue
        finding = _uncited_effect(made) if made.is_effect else _uncited_advice(situation, made)
        if finding is not None:
            yield replace(finding, start=sentence.start)


def _uncited_effect(made: Made) -> Remark | None:
    offered = works_to_cite(made)
    if not offered:
        return None
    return Remark(
        f"No work is cited for {claimed(made)[:1].lower()}{claimed(made)[1:]}.",
        f"Cite {_offered(offered)}.",
        claim=made.claim.key,
        keys=tuple(line.citation for line in offered),
    )


def _uncited_advice(situation: Situation, made: Made) -> Remark | None:
    """A precaution rests on opinion, and cannot be proved by a citation: told once a draft, and kb cite leaves it."""
    if made.claim.key not in situation.first_claims or not made.claim.evidence:
        return None
    if made.match.polarity is Polarity.OPPOSITE:
        return Remark(
            f"This goes against “{made.claim.statement.rstrip('. ')}”.",
            "That is a precaution, and rests on opinion; say why you set it aside.",
            claim=made.claim.key,
        )
    about = best_works(made, (Stance.SUPPORTS, Stance.BACKGROUND), 2)
    see = (
        f"; {joined(line.citation for line in about)} {'speaks' if len(about) == 1 else 'speak'} of it" if about else ""
    )
    return Remark(
        f"No work is cited for {claimed(made)}.",
        f"Give it as a precaution that rests on opinion{see}.",
        claim=made.claim.key,
    )


def _offered(lines: Sequence[EvidenceLine]) -> str:
    return joined([f"{line.citation} ({', '.join(_told_of(line))})" for line in lines])


def _told_of(line: EvidenceLine) -> Iterable[str]:
    if line.design:
        yield line.design
    yield _FOUND[line.stance]
    if line.concern:
        yield "under an expression of concern"
