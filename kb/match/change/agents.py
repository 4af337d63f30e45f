"""Who or what is said to bring a change about: the intervention, something that stands for it, or something else."""

from collections.abc import Collection, Iterator, Sequence
from enum import Enum

from kb.match.change.acting import (
    acts_in_passive,
    changes_it,
    is_agentive,
    is_done_to_it,
    is_listed_as_changed,
    is_person,
    is_praised,
    is_research,
    only_says_when,
    only_says_where,
    taken_before,
    taken_in_order,
)
from kb.match.change.agent_phrases import by_agent, by_means_of, set_apart
from kb.match.change.meant import (
    is_named_by_its_aim,
    predicate,
    stands_for_nothing,
    stops_by_itself,
    subject_before,
    what_it_is,
)
from kb.match.change.relations import Relation, relations_of
from kb.match.change.rivals import foreign_cause
from kb.match.change.subjects import OF_TIME, head_of, is_name, is_neutral, stands_for_another
from kb.match.english import grammar
from kb.match.english.clauses import Clause
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading
from kb.match.english.tokens import Mention, Token


class Agent(Enum):
    """What stands where the cause of a change is named."""

    INTERVENTION = "the intervention"
    CONTEXT = "nothing of its own"  # a pronoun, people, a study, a session: what was spoken of before
    OTHER = "something else"


# Those whom a change befalls, when these are the verb: nurses had less pain, patients reported fewer colds.
_UNDERGOING = grammar.stems(
    "have report experience feel show record see find note catch get suffer enjoy develop end finish observe "
    "come go become "
    "sleep fall remember receive score stay remain be describe register exhibit display notice measure say need take "
    "wake emerge live leave walk return stand use try contract visit choose undergo learn recover"
)


def agent_of(
    one: Reading,
    relation: Relation,
    interventions: Collection[Mention],
    thing: Mention,
    others: Collection[Mention] = (),
) -> tuple[Agent, str]:
    """Return what brings about a change of `thing`, and the words that say so.

    `others` are the outcomes that the sentence names: where one of them acts, the intervention does not.
    """
    clause = one.clause_at(relation.word.token)
    counted = [mention for mention in interventions if not set_apart(one, mention) and mention is not thing]
    counted = [mention for mention in counted if not _is_changed(one, mention)]
    if relation.thing_is_subject:
        return _of_subject(one, clause, relation, counted, thing)
    return _of_object(one, clause, relation, counted, thing, others)


def _of_object(
    one: Reading,
    clause: Clause,
    relation: Relation,
    counted: Sequence[Mention],
    thing: Mention,
    others: Collection[Mention],
) -> tuple[Agent, str]:
    own = _acting_clause(one, clause)
    described = described_by(one, own, others)
    if described is not None:
        acting = next((mention for mention in counted if mention.first <= described < mention.last), None)
        if acting is not None:
            return Agent.INTERVENTION, acting.text
        if not stands_for_another(one.tokens[described]):
            return Agent.OTHER, one.tokens[described].word
    first, last = own.subject
    leads = relation.word.form == "ing" and first <= relation.word.token < last
    last = min(last, relation.word.token) if last > first and not leads else last
    for mention in counted:
        if first <= mention.first < last and not only_says_where(one, mention, first):
            before = _done_after_it(one, mention, first)
            return (Agent.INTERVENTION, mention.text) if before is None else (Agent.OTHER, before)
    if relation.word.form in ("ing", "to"):
        near = _gerund_agent(one, own, relation, counted)
        if near is not None:
            return Agent.INTERVENTION, near.text
    if own.verb is None:
        listed = next((mention for mention in counted if one.clause_at(mention.first) is own), None)
        if listed is not None:
            return Agent.INTERVENTION, listed.text
    subject = head_of(one, first, last)
    if subject is not None and (
        one.tokens[relation.word.token] is subject or subject in one.tokens[thing.first : thing.last]
    ):
        subject = None
    if subject is None and own.verb is None:
        subject = head_of(one, own.start, relation.word.token, verbless=True)
        if subject is not None and subject.start >= one.tokens[relation.word.token].start:
            subject = None
    if subject is not None and subject.word == "it" and stands_for_nothing(one, own):
        subject = None
    purpose = relation.word.form == "to" and own.verb is not None and own.verb.head < relation.word.token
    taken = taken_in_order(one, own) if purpose and not counted else None
    if taken is not None and not any(mention.first <= taken < mention.last for mention in one.mentions):
        return Agent.OTHER, one.tokens[taken].word  # drink water to flush them out
    settled = _by_subject(one, own, subject, relation, thing, counted, others)
    if settled is not None:
        return settled
    acts = (
        own.verb is None
        or one.tokens[own.verb.head].lemma not in _UNDERGOING
        or relation.word.kind == "verb"
        or is_agentive(one, own, relation)
    )
    if subject is not None and not stands_for_another(subject) and not is_name(one, subject) and acts:
        named = _named_in_front(one, own, counted)
        if named is not None:
            return Agent.INTERVENTION, named.text
        if (
            (own.verb is not None and own.verb.form == "passive" and not acts_in_passive(one, own.verb, relation))
            or is_research(one, own)
            or (
                any(
                    by_means_of(one, mention) and mention.first > own.start and _same_frame(one, mention, own)
                    for mention in counted
                )
                and relation.word.kind != "verb"
            )
        ):
            pass
        else:
            return Agent.OTHER, subject.word
    if not acts or (own.verb is not None and one.tokens[own.verb.head].lemma in _UNDERGOING):
        befallen = next(
            (
                mention
                for mention in counted
                if one.clause_at(mention.first) is own and mention.first < relation.word.token
            ),
            None,
        )
        if befallen is not None:
            return Agent.INTERVENTION, befallen.text
    reaches = thing.state is not None and one.tokens[relation.word.token].lemma in _REACHING  # people go home calmer
    if subject is not None and is_person(subject) and not reaches and changes_it(one, own, relation) and not counted:
        return Agent.OTHER, subject.word
    found = _in_phrases(one, own, counted, relation)
    if found is not None and not (
        subject is not None
        and subject.word in ("it", "they")
        and found.first > relation.word.token
        and not by_means_of(one, found)
    ):
        return Agent.INTERVENTION, found.text
    foreign = (
        foreign_cause(one, own, thing)
        if not acts or relation.word.kind in ("noun", "adjective") or relation.word.form == "passive"
        else None
    )
    if foreign:
        return Agent.OTHER, foreign
    return _earlier(one, own, counted, subject, others)


def _done_after_it(one: Reading, mention: Mention, first: int) -> str | None:
    """Return what a subject names as done after or before the thing: drinking water after a massage removes …."""
    at = next((at for at in range(first + 1, mention.first) if one.tokens[at].word in ("after", "before")), None)
    if (
        at is None
        or mention.first - at > _NEAR
        or any(verb.head >= at for verb in one.verbs if verb.head < mention.first)
    ):
        return None
    head = head_of(one, first, at)
    return None if head is None or stands_for_another(head) or is_neutral(head) else head.word


_NEAR = 3  # words


def _by_subject(
    one: Reading,
    own: Clause,
    subject: Token | None,
    relation: Relation,
    thing: Mention,
    counted: Sequence[Mention],
    others: Collection[Mention],
) -> tuple[Agent, str] | None:
    """Return what acts where the subject alone settles it; None where it does not."""
    meant = what_it_is(one, own)
    verb = own.verb
    if meant is None and relation.word.kind == "noun" and verb is not None and one.tags[verb.head] == "BE":
        if own.subject[0] <= relation.word.token < own.subject[1] and thing.first < verb.first:
            meant = predicate(one, verb.head)  # the best protection against flu is the vaccine
    if meant is None:
        meant = subject_before(one, own, subject)
    if meant is not None:
        named = next((mention for mention in counted if mention.first <= meant < mention.last), None)
        return (Agent.INTERVENTION, named.text) if named is not None else (Agent.OTHER, one.tokens[meant].word)
    if subject is None:
        return None
    if stops_by_itself(one, own, thing):
        return Agent.CONTEXT, ""
    if is_named_by_its_aim(one, subject, others):
        return Agent.CONTEXT, "treatment"
    if is_praised(one, own) or is_done_to_it(one, subject):
        return Agent.CONTEXT, "it"
    if subject.word == "it" and all(only_says_when(one, mention) for mention in counted):
        taken = taken_before(one, own)
        if taken is not None and not any(mention.first <= taken < mention.last for mention in one.mentions):
            return Agent.OTHER, one.tokens[taken].word
    return None


def described_by(one: Reading, clause: Clause, others: Collection[Mention]) -> int | None:
    """Return the noun that a relative clause describes: white cells that fight infection."""
    if clause.kind != "relative" or clause.opener not in ("that", "who", "which"):
        return None
    if clause.subject != clause.antecedent and clause.subject[0] >= clause.start:
        return None  # the toxins that massage flushes out
    at = clause.start - 2
    while at >= 0 and not one.tokens[at].is_word:
        at -= 1
    if at < 0 or one.tags[at] not in ("NN", "NS"):
        return None
    # After a comma, "which" may be all that was said: only what is named as changed is surely what it describes.
    after_comma = at < clause.start - 2 or clause.opener == "which"
    return at if not after_comma or any(mention.first <= at < mention.last for mention in others) else None


def acting_of(one: Reading, interventions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions that a sentence does not set apart: not those after "unlike" or "than"."""
    return [mention for mention in interventions if not set_apart(one, mention) and not _is_changed(one, mention)]


def _is_changed(one: Reading, mention: Mention) -> bool:
    """Tell whether the sentence says that this thing itself is changed: it brings about nothing there."""
    clause = one.clause_at(mention.first)
    if one.tokens[clause.start].word == "with" and clause.verb is not None and mention.last <= clause.verb.first:
        return False  # with regular massage, pain eases
    for relation in relations_of(one, mention)[:1]:
        if mention.first and one.tokens[mention.first - 1].word == "between":
            return False  # no difference in sleep between melatonin and placebo
        if relation.change is Change.ANY and [t.word for t in one.tokens[relation.word.last + 1 : mention.first]] == [
            "of"
        ]:
            return False  # no effect of phone bans on bullying
        if one.tokens[relation.word.token].lemma in _RESPONDING | _GIVING:
            return False  # migraines respond to massage; give people cortisol, and their cells weaken
        before = [token.word for token in one.tokens[relation.word.last + 1 : mention.first]]
        if relation.word.kind == "noun" and before[:1] in (["of"], ["in"]) and "from" in before[-3:]:
            return False  # a burst of serotonin from a massage
        if relation.word.form == "ing" and relation.change is Change.UP and relation.word.token:
            if one.tokens[relation.word.token - 1].word in ("by", "from", "through"):
                return False  # by adding massage to the usual care
        if relation.word.kind == "noun" and not relation.thing_is_subject and relation.word.token < mention.first:
            if not clause.subject[0] <= mention.first < clause.subject[1] and clause.verb is not None:
                return True  # a significant decrease in cortisol
        if relation.word.kind == "adjective" and is_listed_as_changed(one, mention, relation):
            return True
        if relation.word.kind != "verb" or relation.thing_is_subject:
            continue
        subject = one.clause_at(mention.first).subject
        leads = relation.word.form == "ing" and subject[0] <= relation.word.token < mention.first < subject[1]
        following = one.tokens[mention.last].word if mention.last < len(one.tokens) else ""
        return not (leads and following != ",")
    return False


_GIVING = grammar.stems("give administer inject infuse add run")
_REACHING = grammar.stems("get go come become leave walk grow feel fall turn end wake return step")
_RESPONDING = grammar.stems("respond react")


def _named_in_front(one: Reading, clause: Clause, counted: Sequence[Mention]) -> Mention | None:
    """Return the intervention that a heading-like start names: Foot massage – a treat that calms."""
    first = one.clauses[0]
    if (
        first.verb is not None
        or first is clause
        or (one.clause_at(clause.start - 1 if clause.start else 0).verb is not None and clause.kind != "relative")
    ):
        return None
    return next((mention for mention in counted if first.start <= mention.first < first.end), None)


def _same_frame(one: Reading, mention: Mention, clause: Clause) -> bool:
    return one.clause_at(mention.first) is clause


def _acting_clause(one: Reading, clause: Clause) -> Clause:
    """Return the clause whose subject acts: that above in "helps lymph circulate"."""
    current = clause
    if current.parent is not None and current.parent.verb is not None and current.kind in ("that", "relative"):
        parent_verb = one.tokens[current.parent.verb.head].lemma
        if parent_verb in _LETTING and current.start == current.parent.verb.head + 1:
            return current.parent
    return current


_LETTING = grammar.stems("help make let see watch have keep get")


def _gerund_agent(one: Reading, clause: Clause, relation: Relation, counted: Sequence[Mention]) -> Mention | None:
    """Return what acts in "people use massage to ease pain" and "reducing pain with massage"."""
    for mention in counted:
        if clause.start <= mention.first < relation.word.token and one.clause_at(mention.first) is clause:
            between = {one.tokens[at].word for at in range(mention.last, relation.word.token)}
            if not between & {"but", ";"}:
                return mention
    return None


def _same_subject(one: Reading, clause: Clause, told: str) -> bool:
    """Tell whether the clause before had the same pronoun as its subject: it sends more blood, and it eases them."""
    return any(
        one.tokens[other.subject[0]].word == told
        for other in one.clauses
        if other.verb is not None and other.start < clause.start and other.subject[0] < other.subject[1]
    )


def _of_subject(
    one: Reading, clause: Clause, relation: Relation, counted: Sequence[Mention], thing: Mention
) -> tuple[Agent, str]:
    by = by_agent(one, relation)
    if by is not None:
        first, last = by
        for mention in counted:
            if first <= mention.first < last:
                return Agent.INTERVENTION, mention.text
        head = head_of(one, first, last)
        if head is not None and stands_for_another(head):
            pass
        elif head is not None and head.stem not in OF_TIME and not head.word.isdigit():
            return Agent.OTHER, head.word
    found = _in_phrases(one, clause, counted, relation)
    if found is not None:
        return Agent.INTERVENTION, found.text
    first, last = clause.subject
    for mention in counted:
        if first <= mention.first < last:
            return Agent.INTERVENTION, mention.text
    foreign = foreign_cause(one, clause, thing)
    if foreign:
        return Agent.OTHER, foreign
    return _earlier(one, clause, counted, None, ())


def _in_phrases(one: Reading, clause: Clause, counted: Sequence[Mention], relation: Relation) -> Mention | None:
    """Return the intervention in a phrase such as "after a course of", or in a clause that goes with this one."""
    for mention in counted:
        home = one.clause_at(mention.first)
        if home is clause and (by_means_of(one, mention) or clause.verb is None):
            return mention
        shared_condition = (
            home.kind == "sub"
            and home.parent is not None
            and home.parent.kind in ("coordinate", "shared")
            and home.parent.parent is clause
        )
        goes_with = shared_condition or (
            home.kind in ("sub", "relative", "aside")
            and (
                home.parent is clause
                or (home.parent is clause.parent and clause.kind != "main")
                or _covers(clause, home)
            )
        )
        if goes_with and home.opener not in ("although", "though", "whereas", "because"):
            return mention
        if home.kind == "sub" and clause.parent is home:
            return mention
        if (
            clause.kind == "shared"
            and home is clause.parent
            and home.verb is not None
            and mention.first < home.verb.first
        ):
            return mention
        if (
            clause.kind == "relative"
            and clause.parent is home
            and mention.first < clause.start
            and clause.verb is not None
            and one.clause_at(relation.word.token) is clause
        ):
            return mention
        if clause.kind in ("that",) and home is clause.parent and by_means_of(one, mention):
            return mention
    return None


def _covers(clause: Clause, home: Clause) -> bool:
    return (
        home.start < clause.start
        and home.parent is not None
        and home.parent.start <= clause.start < home.parent.end
        and clause.kind == "main"
    )


def _earlier(
    one: Reading, clause: Clause, counted: Sequence[Mention], subject: Token | None, others: Collection[Mention]
) -> tuple[Agent, str]:
    """Return what an earlier clause of the sentence names as the one that acts."""
    told = subject.word if subject is not None else ""
    for other in _before(one, clause):
        first, last = other.subject
        if other.verb is None:
            last = min(other.end, clause.start)
        for mention in counted:
            if first <= mention.first < last or (
                other.start <= mention.first < other.end
                and mention.first < clause.start
                and one.clause_at(mention.first) is other
            ):
                return Agent.INTERVENTION, mention.text
        head = head_of(one, first, last)
        if (
            head is not None
            and not is_name(one, head)
            and stands_for_another(head) is False
            and other.verb is not None
            and other.kind != "that"
            and told in _REFERS_BACK
            and one.tokens[other.verb.head].lemma not in _OF_PERSONS
        ):
            return Agent.OTHER, head.word
    many = told == "they" and not any(one.tags[mention.last - 1] == "NS" for mention in counted)
    if told in ("it", "they", "which") and (many or not counted):
        between = [
            mention
            for mention in others
            if mention.last <= min(clause.start, clause.subject[0]) and one.clause_at(mention.first) is not clause
        ]
        if between and _same_subject(one, clause, told):
            between = []
        if between and (not counted or one.tags[between[-1].last - 1] == "NS"):
            return Agent.OTHER, between[-1].text  # your white cells, and they see off infections
    if subject is None or told in ("it", "they", "this"):
        for mention in counted:
            if mention.first < clause.start and one.clause_at(mention.first).kind != "relative":
                return Agent.INTERVENTION, mention.text
    return Agent.CONTEXT, told


def _before(one: Reading, clause: Clause) -> Iterator[Clause]:
    for other in reversed(one.clauses):
        if (
            other is not clause
            and other.start <= clause.start
            and other.verb is not None
            and other.verb.head < (clause.verb.head if clause.verb else clause.start + 1)
        ):
            yield other


# The subject of these is a person, for whom "it" does not stand.
_OF_PERSONS = (
    grammar.SAYING
    | grammar.REPORTING
    | grammar.SUGGESTING
    | grammar.DENYING
    | grammar.stems("ask wonder read think know")
)


_REFERS_BACK = grammar.words("it they this which that them")
