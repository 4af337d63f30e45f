"""Whether a sentence goes on to take back what it has said: it draws out poisons; nobody has shown that."""

import re

from kb.match.english import grammar
from kb.match.english.clauses import Clause
from kb.match.english.reading import Reading, Word


def taken_back(one: Reading, word: Word) -> bool:
    """Tell whether the sentence goes on to deny what it says: it draws out poisons; nobody has shown that."""
    after = " ".join(token.word for token in one.tokens[word.last + 1 :])
    if _CALLED_MYTH.search(after) or _NO_SUCH_THING.search(after) or _ALIKE.search(after):
        return True
    if word.kind == "noun" and (_COME_TO_NOTHING.search(after) or _AT_NOTHING.search(after)):
        return True
    if word.kind == "noun" and _GONE.search(after) and not IN_TIME.search(" ".join(token.word for token in one.tokens)):
        return True
    if _DISMISSED.search(after) or _EITHER_WAY.search(after) or _JUST_NOT.search(after):
        return True
    ends = [at for at in range(word.last + 1, len(one.tokens)) if one.tokens[at].word in _GOING_ON]
    rests = [" ".join(token.word for token in one.tokens[at + 1 :] if token.is_word) for at in ends[:_JOINTS]]
    return any(pattern.search(rest) for rest in rests for pattern in _TAKING_BACK)


def is_negligible(one: Reading, word: Word, clause: Clause) -> bool:
    """Tell whether an effect is said to be next to none: found its effect on it to be negligible."""
    if _NO_MORE_THAN_NOTHING.search(one.text):
        return True
    return any(
        token.word in _NEGLIGIBLE or (token.word == "small" and at > 0 and one.tokens[at - 1].word == "too")
        for at, token in enumerate(one.tokens)
        if word.last < at <= word.last + _NEAR and clause.holds(at)
    )


_NO_MORE_THAN_NOTHING = re.compile(
    r"\b(?:(?:not|n['’]t|cannot|never) (?:be )?(?:\w+ )?(?:distinguishable|distinguished|different|told)(?: apart)?|indistinguishable) "
    r"from (?:zero|nothing|nil|chance|no effect)\b",
    re.IGNORECASE,
)
_NEGLIGIBLE = frozenset(("negligible", "trivial", "nil", "imperceptible"))
_NEAR = 14  # words


_JOINTS = 4  # raises serotonin and dopamine, but there is no proof of it


# What is gone a month later was there: it wore off, and nothing is taken back.
_SPAN_OF_TIME = r"(?:minute|hour|day|night|evening|morning|week|fortnight|month|year)s?"
IN_TIME = re.compile(
    rf"\b(?:after|within|by|until) (?:[\w-]+ ){{0,5}}{_SPAN_OF_TIME}\b|\b{_SPAN_OF_TIME} (?:later|afterwards?|after)\b"
)
# It fell to the same extent in both arms: the comparison shows no effect.
_ALIKE = re.compile(
    r"\b(?:to (?:much |about |roughly |exactly )?the same (?:extent|degree)|by (?:much |about |roughly |exactly )?the same amount|"
    r"(?:just |exactly |about )as (?:much|far|fast) in (?:the )?(?:\w+ ){0,3}(?:control|comparison|rest|other|both)|equally in|"
    r"at (?:its|their|the|much the) (?:usual|same|normal|ordinary) (?:pace|rate|speed|level)|"
    r"in both (?:arms|groups) alike|(?:alike|equally) in both)\b"
)
_GONE = re.compile(
    r"^(?:\w+ ){1,4}(?:disappear(?:s|ed)?|vanish(?:es|ed)|evaporates?d?|goes away|went away|(?:is|was) gone|has gone)\b"
)
_EITHER_WAY = re.compile(
    r"\b(?:whether or not|with or without|whether (?:you|they|people|anyone|somebody) \w+ (?:\w+ )?(?:\w+ )?or not)\b"
)
_JUST_NOT = re.compile(
    r"\b(?:because we|(?:it|they|this) (?:just|simply|quite simply|in fact)) (?:does|do|did|has|have|is|was) ?(?:not|n't)\b"
)
_COME_TO_NOTHING = re.compile(
    r"\b(?:is|was|are|were|came|comes|come|proved|amounts?|amounted|melt(?:s|ed)|shr[ai]nks?|fell|falls|faded|boils? down|boiled down) "
    r"(?:so small as to be )?(?:indistinguishable from )?(?:away )?(?:to )?(?:almost |practically |virtually |next to |close to |about |more or less )?(?:nothing|nil|zero|naught)\b"
)
_AT_NOTHING = re.compile(
    r"\bat (?:almost |practically |virtually |next to |close to |about |more or less )?(?:zero|nil|nothing)\b"
)
_CALLED_MYTH = re.compile(
    r"\b(?:it|that|this|which|both) (?:is|was|are) (?:just |simply |only |all |pure )?(?:a |an )?"
    r"(?:myth|nonsense|untrue|false|fiction|rubbish|bunk|fairy tale|old wives)"
)
_NO_SUCH_THING = re.compile(r"\b(?:do|does|did|can|will|could|would) (?:no such thing|nothing of the (?:kind|sort))\b")
_DISMISSED = re.compile(
    r"\b(?:a|an|the) (?:claim|idea|belief|notion|theory|promise|statement|view) (?:\w+ ){0,6}(?:nonsense|myth|false|unfounded|"
    r"baseless|untrue|rubbish|wrong|debunked|discredited|disproved|disputed|no evidence|no basis)\b"
)
_GOING_ON = grammar.words("; : – — but and")
_TAKING_BACK = tuple(
    re.compile(pattern)
    for pattern in (
        r"^(?:that|this|it|which|both|all of it) (?:is|was|are) (?:just |simply |only |all |pure |a )*(?:myth|nonsense|untrue|"
        r"false|wrong|fiction|rubbish|bunk|wishful thinking|not so|not true|not the case)",
        r"^(?:it|they|that|this|we|nobody|no one|nothing) (?:\w+ ){0,3}(?:not|never|no|little|nobody) (?:\w+ ){0,4}"
        r"(?:proof|evidence|sign|shown|proved|proven|demonstrated|support)",
        r"\b(?:don't|doesn't|didn't|not|never) (?:\w+ )?(?:bear|back|support|confirm|bore|backed)\b",
        r"\b(?:shows?|showed|finds?|found|suggests?) that (?:it|they|this|that) (?:does|do|did) ?(?:not|n't)$",
        r"\b(?:saw|found|seen|find|see) (?:no|little) (?:\w+ ){0,2}(?:sign|evidence|proof|trace|hint|such)\b",
        r"^(?:it|they|massage) (?:do|does|did|has|have|can|will) ?(?:not|n't)$",
        r"^(?:the|there is|there was) (?:evidence|trials|studies|no|little|not) (?:\w+ ){0,4}(?:evidence|proof|trial|study|not|"
        r"no (?:\w+ )?(?:effects?|differences?|changes?|benefits?|gains?|signs?|support|such))"
        r"(?! (?:\w+ )?that (?!(?:it|they|this) (?:do|does|did|works?)\b))",
        # … but it is just as it was.
        r"^(?:it|they|he|she) (?:is|was|are|were|looks?|stayed|stays) (?:still )?(?:just|exactly|much) as (?:it|they|he|she|bad|ever)\b",
        r"^(?:nothing (?:has |had )?(?:changed|happened)|(?:it|they) (?:has |have |had )?(?:made|makes?) no difference)\b",
        # … but it does not work; not "but it does not prevent colds".
        r"^(?:it|they) (?:doesn't|don't|didn't|won't|can't|hasn't|isn't|does not|do not|did not|cannot)"
        r"(?: (?:really|actually|in fact|at all|so|work|help|happen|do (?:so|that|it|anything)|seem to|any ?more|last|true))*$",
    )
)
