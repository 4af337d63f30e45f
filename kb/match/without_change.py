"""What a sentence says of a thing without a word of change: it is free of it, safe for it, or only speaks of it."""

import re

from kb.match.base.prepared import ReadyClaim
from kb.match.change.put_otherwise import is_called_harmless
from kb.match.english import grammar
from kb.match.english.clauses import Clause
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading
from kb.match.english.tokens import Mention
from kb.match.modality.denials import denied_anywhere, denies_over
from kb.match.modality.untrue import no_evidence_before
from kb.match.signs import Signs
from kb.model.terms import Direction, Polarity

_FREQUENT = frozenset(("rare", "common", "unusual", "uncommon", "frequent", "infrequent", "commonplace"))
_HAVING = grammar.stems("have feel report experience suffer")
_AS_MANY = re.compile(
    r"\b(?:just|exactly|quite|every bit|about) as (?:[\w-]+ as|many|much|often)\b"
    r"|(?<!twice )(?<!half )(?<!times )\bas (?:much|many|often|long|fast) (?:[\w-]+ ){0,5}as (?:those|the (?:others?|rest|controls?)|without|before)\b",
    re.IGNORECASE,
)
_SPEAKING_OF = grammar.stems(
    "speak talk write read ask learn study test investigate research discuss debate cover deal describe mention explain "
    "teach"
)
_WRITINGS = grammar.words(
    "talk talks lecture lectures chapter chapters thesis book books article articles study studies research paper papers "
    "report reports course courses leaflet leaflets page pages section sections question questions workshop workshops "
    "seminar seminars lesson lessons programme programmes podcast essay essays column columns trial trials"
)
_DOING = grammar.words("anything something nothing much little")  # done about it
_OF_A_SUBJECT = grammar.words("about on into")
_REACH = 9  # words from "a talk on" to the second of the things that it is on


def told_without_change(signs: Signs) -> Polarity | str:
    """Return which way a sentence without a word of change makes a claim; or why it makes none after all."""
    one, ready = signs.one, signs.ready
    if _are_free_of(signs):
        return Polarity.SAME
    if is_called_harmless(one, signs.clause, signs.thing):
        if not _tells_of_harm(ready):
            return "it says only whether it does harm"
        return Polarity.SAME if denied_anywhere(one, signs.clause) else Polarity.DENIED
    if signs.thing.state is not None and ready.direction_of("", signs.thing.state, signs.thing.text) == "opposite":
        return Polarity.OPPOSITE  # puts her in a foul mood
    if _tells_how_common(signs):
        return "it says only how common that is"
    if _is_only_spoken_of(one, signs.thing) or _is_only_asked_how(one, signs.clause):
        return "it only speaks of it"
    if _is_state_before(signs):
        return "it tells only how things were before"
    if _is_order(signs):
        return "it says only what is to be done"
    told = denied_anywhere(one, signs.clause) or (bool(signs.acting) and denies_over(one, signs.clause))
    told = told or _AS_MANY.search(one.text) is not None or no_evidence_before(one, signs.word)
    return Polarity.DENIED if told else Polarity.SAME


def _tells_of_harm(ready: ReadyClaim) -> bool:
    bad = Direction.DECREASE if ready.good is Change.UP else Direction.INCREASE
    return ready.claim.direction is bad


def _tells_how_common(signs: Signs) -> bool:
    """Tell whether a sentence has no more to say of a thing than that it is rare or common: clots are rare on it."""
    one, verb = signs.one, signs.clause.verb
    if verb is None or one.tags[verb.head] != "BE" or not signs.thing.last <= verb.first:
        return False
    return any(token.word in _FREQUENT for token in one.tokens[verb.head + 1 : verb.head + 4])


def _is_state_before(signs: Signs) -> bool:
    """Tell whether a sentence only says how things were before the treatment: before the massage, it was high."""
    one, verb = signs.one, signs.clause.verb
    if one.tokens[0].word != "before" or verb is None or one.tags[verb.head] != "BE":
        return False
    return all(m.first <= _LEAD for m in signs.acting) and not any(token.word == "after" for token in one.tokens)


_LEAD = 4  # words of "before the next massage"


def _is_order(signs: Signs) -> bool:
    """Tell whether a clause tells somebody to do something: install cameras at places with five crashes."""
    one, verb = signs.one, signs.clause.verb
    return verb is not None and verb.head == 0 and one.tags[0] == "VB" and not one.question


def _are_free_of(signs: Signs) -> bool:
    """Tell whether people are said to have none of what the claim says is less: the group reported no soreness."""
    one, verb = signs.one, signs.clause.verb
    if verb is None or signs.ready.claim.direction is not Direction.DECREASE or signs.thing.state is not None:
        return False
    at = signs.thing.first - 1
    while at > verb.head and one.tags[at] in ("JJ", "VG"):
        at -= 1
    return at > verb.head and one.tokens[at].word == "no" and one.tokens[verb.head].lemma in _HAVING


def _is_only_spoken_of(one: Reading, thing: Mention) -> bool:
    """Tell whether a thing is only what somebody speaks or writes of: chapters on massage and pain, is about pain."""
    at = thing.first - 1
    while at > 0 and one.tags[at] in ("DT", "JJ", "CD", "NN", "NS", "VG", "VN"):
        at -= 1
    if at > 0 and one.tokens[at].word == "about":
        before = one.tokens[at - 1].word
        return before in _WRITINGS or (one.tags[at - 1] not in ("NN", "NS") and before not in _DOING)
    for place in range(at, max(0, at - _REACH), -1):
        if any(verb.head == place and verb.finite for verb in one.verbs):
            return one.tokens[place].lemma in _SPEAKING_OF
        if one.tokens[place].word in _OF_A_SUBJECT and one.tokens[place - 1].word in _WRITINGS:
            return True
    return False


def _is_only_asked_how(one: Reading, clause: Clause) -> bool:
    """Tell whether a clause only asks in which way: we do not know how it acts on pain; not "how fast they sleep"."""
    following = one.tokens[clause.start].word if clause.start < len(one.tokens) else ""
    return clause.opener == "how" and following not in grammar.ADVERBS and following not in _DEGREES


_DEGREES = grammar.words("much fast often long many well quickly soon little good bad badly easily deeply far")
