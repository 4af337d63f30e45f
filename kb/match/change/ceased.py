"""Ways to say that something has ceased, or never was: no longer aches, have not had a cold since."""

from collections.abc import Sequence

from kb.match.change import correlated
from kb.match.english import grammar, thesaurus
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention
from kb.match.english.verb_forms import is_adverb


def no_longer(one: Reading, mention: Mention) -> Word | None:
    """Return the word by which what is named has ceased: it no longer aches, it does not hurt any more."""
    if mention.text in ("it", "them"):
        return None  # you do not want it any more than I do
    for at in range(max(1, mention.first - 3), mention.first):
        if one.tokens[at].word == "longer" and one.tokens[at - 1].word == "no":
            if correlated.is_link(one, at + 1):
                return None  # no longer related to it: the link has ceased, not the thing
            return Word(at, at, Change.DOWN, "state")
    after = [token.word for token in one.tokens[mention.last : mention.last + 7]]
    more = next(
        (at for at, word in enumerate(after) if word in ("anymore", "any") and after[at : at + 2] != ["any"]), None
    )
    if more is not None and "than" in after[more + 2 : more + 3]:
        return None  # did not reduce it any more than the usual care did
    if more is not None and (after[more] == "anymore" or after[more + 1 : more + 2] in (["more"], ["longer"])):
        for at in range(max(0, mention.first - 3), mention.first):
            if one.tokens[at].word.endswith("n't") or one.tokens[at].word in ("not", "never"):
                # The denial is what has ceased: it stands after the word, so that it takes nothing back.
                return Word(max(0, at - 1), max(0, at - 1), Change.DOWN, "state")
    return None


def never_had(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "have not had a cold since" and "hardly ever catch one": spared it, and nothing denied."""
    own = next((verb for verb in one.verbs if verb.head == mention.first), None)  # people who never catch colds
    if own is not None and one.tokens[own.head].lemma in _HAVING and mention.last > mention.first + 1:
        at = next((at for at in range(max(0, own.first - 2), own.head) if one.tokens[at].word in _NEVER), None)
        return None if at is None else Word(max(0, at - 1), max(0, at - 1), Change.DOWN, "state")
    verb = next((verb for verb in reversed(one.verbs) if verb.head < mention.first), None)
    if verb is None or mention.first - verb.head > 5:
        return None
    since = one.tokens[verb.head].lemma in _TOUCHING and one.tags[verb.first] == "HV"  # have not touched one since
    if one.tokens[verb.head].lemma not in _HAVING and not since:
        return None
    if one.clause_at(verb.head) is not one.clause_at(mention.first):
        return None
    negated = [at for at in range(verb.first, verb.head + 1) if _is_negation(one, at)]
    negated += [
        at
        for at in range(max(0, verb.first - 2), verb.first)
        if one.tokens[at].word in ("hardly", "rarely", "never", "seldom")
    ]
    spared = one.tokens[verb.head].lemma == "catch" and one.tokens[negated[0]].word in _NEVER if negated else False
    if not negated or not (spared or any(token.word in _SPAN for token in one.tokens)):
        return None
    before = max(0, negated[0] - 1)
    return Word(before, before, Change.DOWN, "state")


def not_one(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "not a single cold all winter" and "zero colds": nobody had any, and nothing denies it."""
    at = mention.first
    while at and one.tokens[at - 1].word in _ONE:
        at -= 1
    counted = [token.word for token in one.tokens[at : mention.first + 1]]
    none = counted[:1] == ["zero"] or (at > 0 and one.tokens[at - 1].word == "not" and not _ONE.isdisjoint(counted))
    clause = one.clause_at(mention.first)
    if not none or (clause.verb is not None and clause.verb.head < at):
        return None
    if counted[:1] != ["zero"] and not any(token.word in _SPAN or token.word in _SPANS for token in one.tokens):
        return None
    before = at - 1 if counted[:1] == ["zero"] else at - 2
    return Word(before, before, Change.DOWN, "state") if before >= 0 else None  # it stands before what denies


_ONE = grammar.words("a one single zero so much as")
_SPANS = grammar.words("weeks winter months year years season autumn")


def hardly_so(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "hardly sore at all": what somebody is said not to be any more."""
    at = mention.first - 1
    if one.tags[mention.first] not in ("JJ", "NN", "VN", "VG") or at < 1:
        return None
    if [token.word for token in one.tokens[max(0, at - 2) : at + 1]] == ["in", "the", "least"]:
        denying = any(_is_negation(one, place) for place in range(max(0, at - 6), at - 2))
        return Word(max(0, at - 7), max(0, at - 7), Change.DOWN, "state") if denying else None
    negated = one.tokens[at].word in _HARDLY - _AND_ALL or (
        one.tokens[at].word in _AND_ALL
        and {"all", "bit", "slightest", "afterwards"}
        & {token.word for token in one.tokens[mention.last : mention.last + 4]}
    )
    if negated and one.tokens[at - 1].word in grammar.LINKING:
        return Word(at - 1, at - 1, Change.DOWN, "state")
    return None


_AND_ALL = frozenset({"not", "never"})
_HARDLY = frozenset({"hardly", "barely", "scarcely"}) | _AND_ALL
NOT_SO = _HARDLY | {"least"}


def not_as_much(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "was not nearly as painful" and "the ache is nowhere near so bad": it is less, and nothing denied."""
    words = [token.word for token in one.tokens]
    clause = one.clause_at(mention.first)
    first = mention.first if one.tags[mention.first] in ("JJ", "VN", "VG") else mention.last
    for at in range(max(1, first - _NEAR), min(first + _NEAR, len(words) - 1)):
        if words[at] not in ("as", "so") or one.clause_at(at) is not clause:
            continue
        much = at + 1 == mention.first or (mention.last <= at and words[at + 1] in _AS_MUCH)
        before = _start_of_not(words, at)
        if much and before is not None and _compares_with_before(words[at + 2 :]):
            return Word(before, before, Change.DOWN, "state")
    return None


def _start_of_not(words: Sequence[str], at: int) -> int | None:
    """Return the place before the "not", "nowhere near" or "nothing like" that stands before "as"; None without one."""
    if words[at - 1] in ("nearly", "quite", "half"):
        at -= 1
    if at > 2 and (words[at - 2], words[at - 1]) in (("nowhere", "near"), ("nothing", "like")):
        at -= 1
    elif at > 3 and (words[at - 2], words[at - 1]) == ("anywhere", "near"):
        at -= 2
    denying = words[at - 1] in ("not", "never", "nowhere", "nothing") or words[at - 1].endswith("n't")
    return at - 2 if at > 1 and denying else None


def _compares_with_before(following: Sequence[str]) -> bool:
    """Tell whether what follows "not as bad" names no other thing to compare with, and no opinion: as before."""
    if not _OPINION.isdisjoint(following[:8]) or following[:1] == ["that"]:
        return False
    compared = next((at for at, word in enumerate(following[:8]) if word in ("as", "than")), None)
    return compared is None or not _EARLIER.isdisjoint(following[compared + 1 : compared + 4])


_NEAR = 8  # words
_AS_MUCH = grammar.words("bad severe strong intense high great fierce sharp many much heavy frequent often sore")
_OPINION = grammar.words(
    "think thinks thought say says said fear feared claim claimed hope hoped imagine expect expected supposed"
)
_EARLIER = grammar.words("before it they usual once used controls control without")


def did_not_hurt(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "for two days my back did not hurt" and "it has not ached since": it had ceased for as long."""
    verb = next((verb for verb in one.verbs if verb.head == mention.first), None)
    hardly = mention.first > 1 and one.tokens[mention.first - 1].word in ("hardly", "barely", "scarcely")
    if verb is not None and verb.first == verb.head and hardly:
        return Word(mention.first - 2, mention.first - 2, Change.DOWN, "state")  # by then my shoulder hardly hurt
    helped = verb is not None and verb.first < verb.head
    if verb is None or not helped or not one.tokens[verb.first].word.startswith(("did", "do", "have", "has", "had")):
        return None
    negated = any(_is_negation(one, at) for at in range(verb.first, verb.head))
    first, last = one.clause_at(verb.head).subject
    bodily = any(thesaurus.is_of_body(token.word) for token in one.tokens[first:last])  # my neck did not hurt
    if not negated or not (bodily or _is_for_a_time(one)):
        return None
    before = max(0, verb.first - 1)
    return Word(before, before, Change.DOWN, "state")


def _is_for_a_time(one: Reading) -> bool:
    words = [token.word for token in one.tokens]
    after = any(word == "after" and words[at + 1 : at + 2] != ["all"] for at, word in enumerate(words))
    return after or not _FOR_A_TIME.isdisjoint(words)


_FOR_A_TIME = grammar.words("afterwards afterward since days hours weeks once")


def went(one: Reading, mention: Mention) -> Word | None:
    """Return the verb of "the pain went" and "the pain had gone by Friday": what is bad for somebody is there no more."""
    verb = next((verb for verb in one.verbs if verb.first >= mention.last), None)
    if verb is None or one.tokens[verb.head].word not in _WENT:
        return None
    between = [token.word for token in one.tokens[mention.last : verb.first]]
    if len(between) > 1 and between[0] not in grammar.PREPOSITIONS:
        return None  # that ache between the shoulder blades goes
    if len(between) > _PLACE or one.clause_at(verb.head) is not one.clause_at(mention.first):
        return None
    names = frozenset(token.stem for token in one.tokens[mention.first : mention.last])
    following = one.tokens[verb.head + 1] if verb.head + 1 < len(one.tokens) else None
    ends = following is None or not following.is_word or following.word in _AND_WHEN or is_adverb(following.word)
    return Word(verb.head, verb.head, Change.DOWN, "verb", verb.form) if ends and thesaurus.is_bad(names) else None


_PLACE = 6  # words
_WENT = grammar.words("went gone goes")
_AND_WHEN = grammar.words("and but when while after before by within altogether entirely overnight straight just")


def free_of(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "a winter without flu" and "pain-free days"."""
    if (
        mention.last < len(one.tokens)
        and one.tokens[mention.last].word == "free"
        and one.tokens[mention.last].hyphenated
    ):
        return Word(mention.last, mention.last, Change.DOWN, "state")
    at = mention.first - 1
    if [token.word for token in one.tokens[max(0, at - 2) : at + 1]] in _A_TRACE_OF:
        at -= 3
    hurting = one.tags[mention.first] == "VG"
    catching = False
    while at >= 0 and (
        one.tokens[at].word in grammar.DETERMINERS
        or one.tags[at] in ("JJ", "RB", "DT")
        or (hurting and one.tags[at] in ("NN", "NS"))
        or (one.tags[at] == "VG" and one.tokens[at].lemma in _HAVING)
    ):
        catching = catching or one.tags[at] == "VG"
        at -= 1
    if hurting and at >= 0 and one.tokens[at].word == "without":
        return Word(max(0, at - 1), max(0, at - 1), Change.DOWN, "state")  # sat through it without my back hurting
    if at < 1 or one.tokens[at].word != "without":
        return None
    if catching:
        return Word(at - 1, at - 1, Change.DOWN, "state")  # sails through it without catching a cold
    verb = one.clause_at(at).verb
    goes = verb is not None and verb.head < at and one.tokens[verb.head].lemma in _GOING_AWAY
    if one.tokens[at - 1].word in _SPANS_OF_TIME or goes:
        return Word(at - 1, at - 1, Change.DOWN, "state")
    return None


_A_TRACE_OF = [["a", part, "of"] for part in ("trace", "hint", "sign", "shred", "flicker")]
_GOING_AWAY = grammar.stems(
    "come leave go walk float wake emerge drive sail get stand bend turn sit move run play sleep"
)
_SPANS_OF_TIME = grammar.words("winter winters day days night nights week weeks month months year years season life")


def _is_negation(one: Reading, at: int) -> bool:
    return one.tokens[at].word in grammar.NEGATIONS or one.tokens[at].word.endswith("n't")


_HAVING = grammar.stems("have catch get suffer pick")
_TOUCHING = grammar.stems("touch smoke need")
_SPAN = grammar.words("since years months winter season ever single much yet all year anymore these")


_NEVER = grammar.words("never won't rarely seldom hardly")
