"""What a subject stands for: what flushes them out is the kidney; fans are sold here, and they calm the nerves."""

from collections.abc import Collection

from kb.match.change.subjects import head_of, is_name, stands_for_another
from kb.match.english import grammar
from kb.match.english.clauses import Clause
from kb.match.english.reading import Reading
from kb.match.english.tokens import Mention, Token


def what_it_is(one: Reading, clause: Clause) -> int | None:
    """Return the place of what is said to do it: what flushes them out is the kidney."""
    if clause.verb is None or clause.verb.first > clause.start + 1:
        return None
    if not any(one.tokens[at].word == "what" for at in (clause.start - 1, clause.start) if at >= 0):
        return None
    linking = next((verb for verb in one.verbs if verb.head > clause.verb.head and one.tags[verb.head] == "BE"), None)
    if linking is None:
        return None
    return predicate(one, linking.head)


def predicate(one: Reading, head: int) -> int | None:
    """Return the place of the noun that "is" joins to its subject; of "what" where it is told by a clause."""
    at = head + 1
    if one.tokens[at : at + 1] and one.tokens[at].word in ("what", "that", "how"):
        return at
    while at < len(one.tokens) and one.tags[at] in ("DT", "JJ", "RB", "CD"):
        at += 1
    while at + 1 < len(one.tokens) and one.tags[at : at + 2] in (["NN", "NN"], ["NN", "NS"]):
        at += 1
    return at if one.tags[at : at + 1] in (["NN"], ["NS"]) else None


def subject_before(one: Reading, clause: Clause, subject: Token | None) -> int | None:
    """Return the place of what "it" or "they" stands for: the subject of the clause before, in the same sentence."""
    before = clause.parent
    if subject is None or subject.word not in ("it", "they") or clause.kind != "coordinate" or before is None:
        return None
    head = head_of(one, *before.subject)
    if head is None or stands_for_another(head) or is_name(one, head) or before.verb is None:
        return None
    at = next(at for at, token in enumerate(one.tokens) if token is head)
    return at if one.tags[at] == ("NS" if subject.word == "they" else "NN") else None


def stops_by_itself(one: Reading, own: Clause, thing: Mention) -> bool:
    """Tell whether the subject is what stops or starts doing something: my shoulders stopped hurting."""
    doing = one.tokens[thing.first].word.endswith("ing") and one.tags[thing.first] in ("VG", "NN")
    verb = own.verb
    return doing and verb is not None and thing.first == verb.head + 1 and one.tokens[verb.head].lemma in _STOPPING


_STOPPING = grammar.stems("stop cease quit start begin keep continue")


def is_named_by_its_aim(one: Reading, subject: Token, others: Collection[Mention]) -> bool:
    """Tell whether a treatment is named by what it is for: our lymphatic drainage treatment."""
    return any(
        subject in one.tokens[mention.first : mention.last]
        and mention.last < len(one.tokens)
        and one.tokens[mention.last].stem in grammar.TREATMENT
        for mention in others
    )


def stands_for_nothing(one: Reading, clause: Clause) -> bool:
    """Tell whether "it" only opens a clause: it is polite to keep your germs to yourself."""
    verb = clause.verb
    if verb is None or one.tokens[verb.head].word not in grammar.BE:
        return False
    at = verb.head + 1
    while at < len(one.tokens) and one.tags[at] == "RB":
        at += 1
    return one.tags[at : at + 2] == ["JJ", "TO"] and one.tokens[at].stem not in _ABLE


_ABLE = grammar.stems("able likely unlikely sure certain bound")
