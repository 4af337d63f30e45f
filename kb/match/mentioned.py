"""Sentences that only speak of two things: a talk on massage and pain says nothing of what the one does to the other."""

from kb.match.english import grammar
from kb.match.english.clauses import Clause
from kb.match.english.reading import Reading
from kb.match.english.tokens import Mention

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


def is_only_spoken_of(one: Reading, thing: Mention) -> bool:
    """Tell whether a thing is only what somebody speaks or writes of: chapters on massage and pain, is about pain."""
    at = thing.first - 1
    while at > 0 and one.tags[at] in ("DT", "JJ", "CD", "NN", "NS"):
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


def is_only_asked_how(one: Reading, clause: Clause) -> bool:
    """Tell whether a clause only asks in which way: we do not know how it acts on pain; not "how fast they sleep"."""
    following = one.tokens[clause.start].word if clause.start < len(one.tokens) else ""
    return clause.opener == "how" and following not in grammar.ADVERBS and following not in _DEGREES


_DEGREES = grammar.words("much fast often long many well quickly soon little good bad badly easily deeply far")
