"""From a draft, its matches and the base to what the rules see of each sentence; a few queries for the whole draft."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from kb.check import cues
from kb.check.housekeeping import outside
from kb.check.instructions import Binding
from kb.check.judging import reports_a_finding
from kb.check.things import Cited, Made, Situation
from kb.check.titles import Quoted
from kb.draft import CitedKey, Draft, Sentence
from kb.match import ClaimMatch, SentenceMatches, match_bound
from kb.model.terms import Polarity, Strength
from kb.query import on_file
from kb.query.matching import known_claims
from kb.query.on_file import ClaimOnFile, WorkOnFile

BY_HAND = "bound by hand"


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules judge: the sentences in order, and the citations that stand outside any sentence."""

    sentences: list[Situation]
    places: list[Situation]


def situations(
    session: Session,
    draft: Draft,
    said: Sequence[Sentence],
    matches: Sequence[SentenceMatches],
    bindings: Sequence[Binding],
    bound_rows: Mapping[str, int],
    titles: Mapping[int, Sequence[Quoted]],
    outside_any: Sequence[CitedKey],
) -> Judged:
    """Return what the rules see of each sentence, and of each of the citations outside any."""
    in_lists = frozenset(number for number, sentence in enumerate(draft.sentences) if sentence.in_list_of_works)
    made_by_hand = _by_hand(session, said, bindings, bound_rows, matches)
    chosen = [
        made_by_hand.get(number, () if number in in_lists else found.matches) for number, found in enumerate(matches)
    ]
    claims = on_file.claims_on_file(session, {match.claim for some in chosen for match in some})
    works = on_file.works_on_file(session, dict.fromkeys(cited.key for cited in draft.citations))
    unknown = [key for key in dict.fromkeys(one.key for one in draft.citations) if key not in works]
    near = on_file.nearest_citations(session, unknown)
    sentences = [
        _situation(draft, number, chosen[number], found, claims, works, titles.get(number, ()))
        for number, found in enumerate(matches)
    ]
    places = [
        replace(
            outside(draft, one.start, one.end), cited=(Cited(one.key, one.start, works.get(one.key), bare=one.bare),)
        )
        for one in outside_any
    ]
    return _with_surroundings(Judged(sentences, places), draft, near, in_lists)


def citations_outside(draft: Draft) -> list[CitedKey]:
    """Return the citations of a draft that stand outside any sentence."""
    in_sentences = {cited.start for sentence in draft.sentences for cited in sentence.citations}
    return [one for one in draft.citations if one.start not in in_sentences]


def _by_hand(
    session: Session,
    said: Sequence[Sentence],
    bindings: Sequence[Binding],
    rows: Mapping[str, int],
    matches: Sequence[SentenceMatches],
) -> dict[int, tuple[ClaimMatch, ...]]:
    places = list(dict.fromkeys((number, one.key) for one in bindings if one.key in rows for number in one.sentences))
    found = {(number, match.key): match for number, _ in places for match in matches[number].matches}
    unfound = [place for place in places if place not in found]
    if unfound:
        known = known_claims(session, [said[number].text for number, _ in unfound], [rows[key] for _, key in unfound])
        read = match_bound([(said[number], key) for number, key in unfound], known)
        found.update(zip(unfound, read, strict=True))
    bound: dict[int, tuple[ClaimMatch, ...]] = {}
    for number, key in places:
        own = found[number, key]
        bound[number] = (*bound.get(number, ()), replace(own, score=1.0, matched=(*own.matched, BY_HAND)))
    return bound


def _situation(
    draft: Draft,
    number: int,
    matches: Sequence[ClaimMatch],
    found: SentenceMatches,
    claims: Mapping[int, ClaimOnFile],
    works: Mapping[str, WorkOnFile],
    titles: Sequence[Quoted],
) -> Situation:
    sentence = draft.sentences[number]
    cited = _cited(sentence, works)
    keys = {one.work.row for one in cited if one.work}
    for one in titles:
        if one.work.row not in keys:
            at = sentence.offsets[one.start]
            cited.append(Cited(one.work.key, at, one.work, by_title=True, group=len(cited) + 1000))
    made = tuple(
        Made(
            match=match,
            claim=claims[match.claim],
            cited=_cited_for(match, sentence, cited),
            words=_words_of(match, sentence.text),
        )
        for match in matches
        if match.claim in claims
    )
    strengths = [one.match.strength for one in made] or [found.strength]
    return Situation(
        sentence=sentence,
        made=made,
        cited=tuple(cited),
        concepts=found.concepts,
        relation=found.relation,
        strength=min(strengths, key=lambda strength: strength.place),
        note=(bool(made) or cues.is_only_a_reference(sentence.text))
        and (sentence.bears_note or cues.refers_to_a_source(sentence.text, draft.source, sentence.start, sentence.end)),
    )


def _words_of(match: ClaimMatch, text: str) -> str:
    """Return the words that say what happens, with two words before and one after: the verb may be among them."""
    if match.end <= match.start:
        return ""
    before, after = text[: match.start].split()[-2:], text[match.end :].split()[:1]
    return " ".join([*before, text[match.start : match.end], *after])


def _cited(sentence: Sentence, works: Mapping[str, WorkOnFile]) -> list[Cited]:
    cited: list[Cited] = []
    group, last = 0, -1
    for one in sorted(sentence.citations, key=lambda cited: cited.start):
        if last >= 0 and _words_between(sentence, last, one.start):
            group += 1
        cited.append(Cited(one.key, one.start, works.get(one.key), group=group, bare=one.bare))
        last = one.end
    return cited


def _words_between(sentence: Sentence, last: int, start: int) -> bool:
    between = sentence.text[bisect_left(sentence.offsets, last) : bisect_left(sentence.offsets, start)]
    return any(map(str.isalnum, between))


def _cited_for(match: ClaimMatch, sentence: Sentence, cited: Sequence[Cited]) -> tuple[Cited, ...]:
    """Return the marks that stand for a claim: the first ones after its words, else the last ones before them."""
    groups = sorted({one.group for one in cited if not one.by_title})
    if len(groups) < 2 or match.end <= match.start:
        return tuple(cited)
    said_at = sentence.offsets[min(match.end, len(sentence.offsets)) - 1]
    after = [one.group for one in cited if one.start > said_at and not one.by_title]
    group = min(after) if after else groups[-1]
    return tuple(one for one in cited if one.group == group or one.by_title)


def _takes_a_side(situation: Situation, made: Made) -> bool:
    """Tell whether a sentence says for itself how things are; a question does not, nor what a cited work did not."""
    if made.match.polarity is Polarity.SAME:
        return made.match.strength is not Strength.NONE
    return not reports_a_finding(situation, made)


def _with_surroundings(
    judged: Judged, draft: Draft, near: Mapping[str, Sequence[str]], in_lists: frozenset[int]
) -> Judged:
    """Tell every sentence what stands around it, and what the draft says or cites there for the first time."""
    draft_works = frozenset(work.key for one in (*judged.sentences, *judged.places) for work in one.works)
    by_claim: dict[str, set[str]] = {}
    by_paragraph: dict[int, set[str]] = {}
    for one in judged.sentences:
        for made in one.made:
            beside = (cited.work.key for cited in made.cited if cited.work)
            by_claim.setdefault(made.claim.key, set()).update(beside)
        by_paragraph.setdefault(one.sentence.paragraph, set()).update(work.key for work in one.works)
    claim_works = {key: frozenset(works) for key, works in by_claim.items()}
    paragraph_works = {number: frozenset(works) for number, works in by_paragraph.items()}
    citing_rows = {one.sentence.row for one in judged.sentences if one.sentence.row >= 0 and (one.cited or one.note)}
    headings = {one.section: cues.beginning(one.text) for one in draft.sentences if one.kind == "heading"}
    seen_claims: set[str] = set()
    seen_works: set[str] = set()
    sentences = []
    for number, one in enumerate(judged.sentences):
        sentence = one.sentence
        following = judged.sentences[number + 1] if number + 1 < len(judged.sentences) else None
        before = judged.sentences[number - 1].sentence if number else None
        next_to_it = before is not None and before.paragraph == sentence.paragraph
        above = cues.beginning(before.text) if before and next_to_it else ""
        first = {made.claim.key for made in one.made if _takes_a_side(one, made)} - seen_claims
        cited = {work.key for work in one.works} - seen_works
        seen_claims |= first
        seen_works |= cited
        sentences.append(
            replace(
                one,
                cited_beside=sentence.row in citing_rows
                or (
                    following is not None
                    and following.sentence.paragraph == sentence.paragraph
                    and bool(following.cited or following.note)
                ),
                paragraph_works=paragraph_works[sentence.paragraph],
                draft_works=draft_works,
                claim_works=claim_works,
                first_claims=frozenset(first),
                first_citations=frozenset(cited),
                nearest_keys=near,
                context=f"{headings.get(sentence.section, '')} {above}",
                in_list_of_works=number in in_lists,
            )
        )
    places = []
    for one in judged.places:
        cited = {work.key for work in one.works} - seen_works
        seen_works |= cited
        places.append(replace(one, nearest_keys=near, first_citations=frozenset(cited)))
    return Judged(sentences, places)
