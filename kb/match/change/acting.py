"""Whether what stands where a cause is named does bring the change about: persons, studies, phrases of time and place."""

from kb.language import stem
from kb.match.change.relations import Relation
from kb.match.change.rivals import PERSONS
from kb.match.english import grammar, lexicon
from kb.match.english.clauses import Clause
from kb.match.english.reading import Reading
from kb.match.english.tokens import Mention, Token
from kb.match.english.verb_forms import Verb

_STAND_INS = grammar.words("therapist hands thumbs fingers someone those many most few some several half")


def is_person(subject: Token) -> bool:
    """Tell whether a subject is somebody who may act: you, doctors; not "most of them"."""
    bodily = subject.stem in grammar.PEOPLE and subject.word not in grammar.PRONOUNS and subject.word not in _STAND_INS
    return subject.word in _ACTING_PERSONS or bodily


def changes_it(one: Reading, clause: Clause, relation: Relation) -> bool:
    """Tell whether the subject itself brings the change about: you can lower it; not "you feel less of it"."""
    verb = clause.verb
    lemma = one.tokens[relation.word.token].lemma
    return (
        relation.word.kind == "verb"
        and relation.word.form != "passive"
        and verb is not None
        and verb.head == relation.word.token
        and lemma not in _BEFALLING
    )


# What happens to those who do it: people lose weight, gain strength.
_BEFALLING = grammar.stems("lose gain shed")


def is_agentive(one: Reading, clause: Clause, relation: Relation) -> bool:
    """Has an effect on, shows no benefit for, gets the blood moving: the subject acts although the verb is mild."""
    if relation.word.kind == "state":
        return one.tokens[clause.verb.head].lemma in ("leav", "make", "keep") if clause.verb else False
    if relation.word.kind == "noun" and relation.word.token < len(one.tokens):
        verb = one.tokens[clause.verb.head].lemma if clause.verb else ""
        return verb in ("have", "be", "show", "get", "take") and one.tokens[relation.word.token].stem in _EFFECTS
    if relation.word.kind == "adjective":
        stem = one.tokens[relation.word.token].word
        return (
            stem in lexicon.FOR_ADJECTIVES
            and relation.word.token + 1 < len(one.tokens)
            and one.tokens[relation.word.token + 1].word in ("for", "at")
        )
    return False


_EFFECTS = grammar.stems(
    "effect impact influence benefit boost lift help aid relief cure remedy treatment boon tonic blessing"
)


def is_research(one: Reading, clause: Clause) -> bool:
    """Tell whether a clause is said of a study, which brings nothing about."""
    subject = one.tokens[clause.subject[0] : clause.subject[1]]
    return any(token.stem in grammar.RESEARCH for token in subject[:3])


def only_says_where(one: Reading, mention: Mention, start: int) -> bool:
    """Tell whether the intervention only modifies another agent: the price of massage, a bath before the massage."""
    before = [one.tokens[at].word for at in range(start, mention.first)]
    return bool("before" in before[-3:] or "without" in before[-3:])


def acts_in_passive(one: Reading, verb: Verb, relation: Relation) -> bool:
    """Tell whether the subject of a passive verb acts all the same: injury has been shown to reduce the flow."""
    lemma = one.tokens[verb.head].lemma
    return lemma == _INVOLVED or (relation.word.form == "to" and lemma in _SHOWN)


_INVOLVED = stem("involve")


_SHOWN = grammar.stems("show find prove demonstrate know think believe say report claim expect suppose see")


def is_done_to_it(one: Reading, subject: Token) -> bool:
    """Tell whether a subject is what is done with what was spoken of: playing them, taking one a day."""
    at = next((at for at, token in enumerate(one.tokens) if token is subject), len(one.tokens))
    following = one.tokens[at + 1].word if at + 1 < len(one.tokens) else ""
    return following in _DONE_TO and any(verb.head == at and verb.form == "ing" for verb in one.verbs)


_DONE_TO = grammar.words("it them this these those one")


def is_praised(one: Reading, clause: Clause) -> bool:
    """No pill lifts it quite like this: said of what was spoken of."""
    first = one.tokens[clause.subject[0]].word if clause.subject[0] < len(one.tokens) else ""
    rest = {one.tokens[at].word for at in one.own_tokens(clause, start=clause.subject[1])}
    return first in ("no", "nothing", "few", "none", "little") and bool(rest & {"like", "better", "than"})


def is_listed_as_changed(one: Reading, mention: Mention, relation: Relation) -> bool:
    """Tell whether a thing stands in a list of what is found changed: showed lower cortisol and more killer cells."""
    verb = one.clause_at(mention.first).verb
    if verb is None or not verb.head < relation.word.token < mention.first:
        return False
    following = [token.word for token in one.tokens[mention.last : mention.last + 2]]
    return following[:1] in (["and"], ["or"], [","]) and not lexicon.ADJECTIVES.keys().isdisjoint(following[1:])


def only_says_when(one: Reading, mention: Mention) -> bool:
    """Tell whether a thing only says when something else is done: after a massage."""
    at = mention.first - 1
    while at >= 0 and one.tags[at] in ("DT", "JJ", "NN", "CD"):
        at -= 1
    return at >= 0 and one.tokens[at].word in _TIME_OF


def taken_before(one: Reading, clause: Clause) -> int | None:
    """Return the noun that was taken before "it": drink some water after it, because it flushes them out."""
    for verb in one.verbs:
        if verb.head < clause.start and one.tokens[verb.head].lemma in _TAKING:
            return _object_of(one, verb, clause.start)
    return None


def taken_in_order(one: Reading, clause: Clause) -> int | None:
    """Return the noun that somebody is told to take for a purpose: drink water to flush them out."""
    verb = clause.verb
    if verb is None or verb.form == "passive" or one.tokens[verb.head].lemma not in _TAKING:
        return None
    return _object_of(one, verb, len(one.tokens) - 1)


def _object_of(one: Reading, verb: Verb, end: int) -> int | None:
    nouns = range(verb.head + 1, min(verb.head + 6, end))
    return next((at for at in nouns if one.tags[at] in ("NN", "NS") and one.tokens[at + 1].word != "of"), None)


_TIME_OF = grammar.words("after before following since during between")


_TAKING = grammar.stems("drink take eat swallow sip have")


_ACTING_PERSONS = PERSONS - {"they"}
