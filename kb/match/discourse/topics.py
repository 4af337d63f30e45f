"""What a draft is about, and what else takes the place of that from sentence to sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.match.base.prepared import Prepared
from kb.match.change.rivals import taken_up
from kb.match.change.subjects import head_of, stands_for_another
from kb.match.discourse.context import Context
from kb.match.discourse.references import only_says_what_it_is
from kb.match.english import grammar, lexicon
from kb.match.english.reading import Reading
from kb.match.found import Found


@dataclass(frozen=True, slots=True)
class Topics:
    """The interventions that a draft is about, and those that it comes back to; whether it names any at all."""

    main: frozenset[int]
    touched_on: frozenset[int]
    known: bool


def topics_of(read: Sequence[Found], title: Reading | None, prepared: Prepared) -> Topics:
    """Return what a draft is about: what its title names, what it opens with, or a sixth of its sentences."""
    main = prepared.interventions_in(title.mentions) if title is not None else frozenset()
    if read and len(read[0].reading.tokens) <= 12:
        main |= prepared.interventions_in(read[0].reading.mentions)  # most drafts begin with their title
    counts: dict[int, int] = {}
    for one in read:
        named = prepared.interventions_in(one.reading.mentions)
        if one.sentence.kind == "title":
            main |= named
        for row in named:
            counts[row] = counts.get(row, 0) + 1
    main |= {row for row, count in counts.items() if count * 6 >= len(read) and count > 1}
    opening = [one for one in read if one.sentence.section == 0 and one.sentence.kind == "sentence"]
    first = [row for one in opening[:_OPENING] for row in prepared.interventions_in(one.reading.mentions)]
    often = {row for row, count in counts.items() if count * 25 >= len(read)}
    main |= {row for row in first if first.count(row) > 1 and row in often}
    return Topics(main, frozenset(row for row in often if counts[row] > 1) - main, bool(counts))


def said_of(one: Reading, context: Context, prepared: Prepared) -> frozenset[int]:
    """Return the interventions that stand as the subject of a sentence, or that its "it" stands for."""
    named = prepared.interventions_in(one.mentions)
    if not named and not any(token.word in _POINTING_BACK for token in one.tokens):
        return named
    verb = one.clauses[0].verb if one.clauses else None
    if verb is None:
        return named
    first, last = one.clauses[0].subject
    if first < last and one.tokens[first].word in _POINTING_BACK:
        return context.subject
    return prepared.interventions_in(mention for mention in one.mentions if first <= mention.first < last)


def note_things(one: Found, context: Context, prepared: Prepared) -> None:
    """Note the things that a sentence names or changes: what "it" or "the count" may stand for in the next."""
    reading = one.reading
    # A word such as "viruses" names several things: the first of them stands for all.
    named_at = {m.first: m.concept for m in reversed(reading.mentions) if m.concept in prepared.by_outcome}
    things = [] if only_says_what_it_is(reading) else list(reversed(named_at.values()))
    many = {m.concept for m in reading.mentions if reading.tokens[m.last - 1].word.endswith("s")}
    context.plurals = (context.plurals - set(things)) | (many & set(things))
    acting = [concept for concept in things if concept in prepared.by_intervention]
    context.substance = acting[-1] if acting else context.substance
    # What a claim was made of is what is still spoken of, not where: more white cells in the blood.
    changed = frozenset().union(*(prepared.by_row[row].outcomes for row in one.matches))
    if things:
        first, last = reading.clauses[0].subject
        weak = {m.first for m in reading.mentions if m.weak}
        spoken_of = {named_at[at] for at in named_at if first <= at < last and at not in weak}
        things.sort(key=lambda concept: (concept in changed, concept in spoken_of))
        context.things, context.since_thing = (*context.things, *things)[-3:], 0
    elif one.matches:
        # The count fell: it is still what is spoken of.
        context.things = tuple(sorted(context.things, key=lambda concept: concept in changed))
        context.since_thing = 0
    context.since_thing += len(reading.tokens) > _NAME_OR_CALL


_NAME_OR_CALL = 4  # tokens: a name under a letter or a cry leaves what is spoken of as it is


def take_over(one: Found, context: Context, prepared: Prepared) -> None:
    """Note what else acts in a sentence, so that "it" in the next does not stand for the intervention."""
    if one.matches:
        context.other = None
        return
    if not context.topic:
        return
    clause = one.reading.clauses[0]
    if clause.verb is None:
        return
    used = taken_up(one.reading)
    if used is not None:
        context.take_over(used, acts=True)
        return
    head = head_of(one.reading, *clause.subject)
    if head is None or head.word in _POINTING_BACK:
        return
    outcome = any(
        m.first <= at < m.last
        for m in one.reading.mentions
        for at in range(*clause.subject)
        if m.concept in prepared.by_outcome
    )
    control = _CONTROL & {one.reading.tokens[at].word for at in range(*clause.subject)} and head.word in _GROUPS
    if control:
        context.take_over(head.word, acts=True)
    elif not stands_for_another(head) and not outcome:
        verb = one.reading.tokens[clause.verb.head].lemma
        acts = clause.verb.form != "passive" and (verb in lexicon.VERBS or verb in _ACTING)
        context.take_over(head.word, acts=acts)


_OPENING = 6  # sentences before the first heading that tell what a draft is about
_CONTROL = grammar.words("another other control comparison remaining second rest")
_GROUPS = grammar.words("group groups controls others arm half")
_ACTING = grammar.stems("do make give help work get keep put be beat manage go send take")
_POINTING_BACK = grammar.words("it they this that these those")
