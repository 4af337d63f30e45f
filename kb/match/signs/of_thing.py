"""What speaks for and against a claim in how the thing that it is about is named."""

from collections.abc import Iterator

from kb.match.base.wording import COMMON_NOUNS
from kb.match.change.circumstances import is_place, is_sample, is_where_another_is, names_people, only_defines
from kb.match.change.naming import (
    is_condition,
    is_feared,
    is_hyphenated,
    is_of_a_vaccine,
    is_time_of,
    names_a_season,
    only_describes,
)
from kb.match.discourse.references import MAY_POINT
from kb.match.english import grammar
from kb.match.signs.candidate import Candidate


def of_thing(candidate: Candidate) -> Iterator[str]:
    """Yield the signs in how the thing is named."""
    thing, one = candidate.thing, candidate.one
    yield from _of_wording(candidate)
    if thing.alike:
        yield (
            "alike-untold"
            if candidate.relation is None
            else "alike-loose"
            if candidate.relation.loose
            else "alike-told"
        )
    elif thing.effect is not None:
        yield "thing-effect"
    elif thing.concept < 0:
        yield "thing-own-words"
    elif thing.weak and thing.text in MAY_POINT:
        yield "thing-pointed-at"
    elif thing.weak:
        yield "thing-by-one-word"
        if _is_common_word(candidate):
            yield f"-common-word-{candidate.relation.word.kind if candidate.relation is not None else 'untold'}"
    elif thing.everyday:
        yield "thing-everyday"
    if thing.text in ("it", "they", "them"):
        yield "thing-pronoun" if candidate.relation is not None else "-pronoun-unmoved"
    if only_describes(one, thing):
        yield "-describes-another"
    relieved = candidate.relation is not None and candidate.relation.word.kind == "noun"
    if any(
        mention.first == (candidate.word.last + 1 if relieved and candidate.word.token == thing.last else thing.last)
        and mention.concept in candidate.ready.interventions
        for mention in one.mentions
    ):
        yield "-names-the-treatment"
    if names_people(one, thing) or is_feared(one, thing) or _names_another(candidate):
        yield "-part-of-a-name"
    if _done_to_another(candidate) or _tells_what_another_is(candidate):
        yield "-said-of-another"
    if _is_quality(candidate):
        yield "-is-a-quality"
    if only_defines(one, candidate.clause, candidate.ready.outcomes, candidate.relation):
        yield "-only-defined"
    if is_sample(one, thing):
        yield "-is-a-sample"
    if is_place(one, thing, candidate.relation):
        where = _is_common_word(candidate) or is_where_another_is(one, thing)
        yield "-is-a-common-place" if where else "-is-a-place"
    if is_hyphenated(one, thing) or names_a_season(one, thing) or is_of_a_vaccine(one, thing):
        yield "-part-of-a-name"
    if is_condition(one, thing):
        yield "-is-a-condition"
        if is_time_of(one, thing) or (candidate.relation is not None and candidate.relation.word.kind == "adjective"):
            yield "-as-somebody-is"
    if any(one.tokens[at].word == "than" for at in range(max(0, thing.first - 8), thing.first)):
        yield "-after-than"
    if candidate.prepared.distances.get((candidate.ready.claim.row, thing.concept), 0) > 0:
        yield "thing-narrower"


def _is_common_word(candidate: Candidate) -> bool:
    """Tell whether a thing goes by one word that names many things: blood, for the flow of it."""
    thing = candidate.thing
    alone = thing.weak and thing.last == thing.first + 1
    return alone and candidate.one.tokens[thing.first].stem in COMMON_NOUNS


def _of_wording(candidate: Candidate) -> Iterator[str]:
    """Yield how much else of the claim's wording the sentence uses."""
    likeness = candidate.place.alike.get(candidate.ready.claim.row)
    if likeness is None:
        return
    others = likeness.without(candidate.thing.first, candidate.thing.last)
    if others:
        yield f"wording-{min(others, 3)}"
    if likeness.weight >= 0.9:
        yield f"wording-own-{min(int(likeness.weight + 0.1), 3)}"
    if likeness.covered >= 0.5:
        yield "wording-half"
    if likeness.covered >= 0.8:
        yield "wording-most"


def _names_another(candidate: Candidate) -> bool:
    """Tell whether a thing only describes another that is named right after it: tension headaches."""
    return any(
        mention.first == candidate.thing.last
        and mention.concept in candidate.prepared.by_outcome
        and candidate.one.tags[mention.first] in ("NN", "NS")
        and mention.concept not in candidate.ready.outcomes
        for mention in candidate.one.mentions
    )


def _done_to_another(candidate: Candidate) -> bool:
    """Tell whether a thing is a verb that has another thing as its subject: the ache in her back is soothed."""
    thing, verb = candidate.thing, candidate.clause.verb
    if not thing.everyday or verb is None or verb.head != thing.first or verb.form != "passive":
        return False
    first, last = candidate.clause.subject
    return any(
        first <= mention.first < last
        and mention.concept in candidate.prepared.by_outcome
        and mention.concept not in candidate.ready.outcomes
        for mention in candidate.one.mentions
    )


def _tells_what_another_is(candidate: Candidate) -> bool:
    """Tell whether a thing stands in what another is called after a comma: killer cells, the troops of immunity."""
    one, at = candidate.one, candidate.thing.first - 1
    while at > 0 and one.tags[at] in ("DT", "JJ") and one.tokens[at].word != ",":
        at -= 1
    if at < 1 or one.tokens[at].word not in ("of", "in"):
        return False
    while at > 0 and one.tags[at] in ("IN", "NN", "NS", "JJ", "DT"):
        at -= 1
    if one.tokens[at].word != "," or one.tags[at + 1] != "DT":
        return False
    return any(
        mention.last == at
        and mention.concept in candidate.prepared.by_outcome
        and mention.concept not in candidate.ready.outcomes
        for mention in one.mentions
    )


def _is_quality(candidate: Candidate) -> bool:
    """Tell whether a thing is what the intervention itself is said to be: massage can be painful."""
    one, verb = candidate.one, candidate.clause.verb
    if verb is None or one.tags[candidate.thing.first] != "JJ" or candidate.relation is not None:
        return False
    first, last = candidate.clause.subject
    return one.tokens[verb.head].word in grammar.BE and any(first <= m.first < last for m in candidate.acting)
