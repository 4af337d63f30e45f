"""Words that only point back at what was named before: the count, these cells, more of them, it rises."""

from itertools import pairwise

from kb.match.english import grammar, lexicon
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading

GENERIC = grammar.words(
    "hormone hormones cells flow activity stuff count counts level levels number numbers marker markers rate rates score scores "
    "figure figures"
)


BARE = grammar.words("values readings scores levels counts numbers concentrations")


POINTING = grammar.words("the this these that those their its same")


def is_generic(reading: Reading, at: int) -> bool:
    """Tell whether a noun only points back: the count, these cells, more of them."""
    tokens = reading.tokens
    before = tokens[at - 1].word if at else ""
    if tokens[at].word in BARE and _is_bare(reading, at):
        return True
    if tokens[at].word in ALONE and _is_alone(reading, at):
        return True
    if at + 1 < len(tokens) and tokens[at + 1].word == "of":
        return False  # the levels of something that is named
    if tokens[at].word in GENERIC:
        before = tokens[at - 2].word if before == "very" and at > 1 else before
        through = tokens[at].word == "flow" and [token.word for token in tokens[at + 1 : at + 2]] in _WHERE_IT_FLOWS
        described = tokens[at].word == "flow" and at > 0 and reading.tags[at - 1] == "JJ"  # femoral flow
        described = described and before != "extra" and before not in lexicon.ADJECTIVES
        return before in POINTING or described or (through and reading.tags[at] == "NN")
    alone = tokens[at].word in ("these", "those") and reading.tags[at + 1 : at + 2] in ([], ["ST"], ["CM"], ["IN"])
    if (tokens[at].word not in ("it", "them") and not alone) or at < 2:
        return False
    if before == "of":
        return tokens[at - 2].word in QUANTITIES
    if before == "on" and at > 3 and tokens[at - 3].word == "of":
        return tokens[at - 4].word in lexicon.NOUNS  # no effect of massage on them
    return before in ("in", "on", "to") and tokens[at - 2].word in lexicon.NOUNS  # no change in them


def _is_bare(reading: Reading, at: int) -> bool:
    """Tell whether a measure stands without saying of what: serum concentrations were lower."""
    start = at
    while start and reading.tags[start - 1] in ("JJ", "NN") and reading.tokens[start - 1].is_word:
        start -= 1
    before = reading.tokens[start - 1].word if start else ""
    following = reading.tokens[at + 1].word if at + 1 < len(reading.tokens) else ""
    found = start > 0 and reading.tokens[start - 1].lemma in grammar.REPORTING  # did find lower levels after it
    return following not in ("of", "for") and at - start <= 1 and (before in ("", ",") or found)


_WHOSE = grammar.words("a an the my your his her its our their this that these those")


def _is_alone(reading: Reading, at: int) -> bool:
    """Tell whether "more" stands without its noun: the arteries carry no more than at rest."""
    verb = at - 2 if at and reading.tokens[at - 1].word == "no" else at - 1
    following = [token.word for token in reading.tokens[at + 1 : at + 3]]
    if following[:1] == ["than"] and following[1:] and following[1] in grammar.DETERMINERS - _WHOSE:
        return False  # more than two hundred
    if [token.word for token in reading.tokens[at + 1 : at + 2]] == ["of"]:
        return False  # more of these cells
    if reading.tags[at + 2 : at + 3] == ["CD"]:
        return False  # we received more than two hundred
    carried = any(one.head == verb and reading.tokens[verb].lemma in _CARRYING for one in reading.verbs)
    return carried and (at + 1 >= len(reading.tags) or reading.tags[at + 1] in ("IN", "SU", "ST", "CM"))


ALONE = {"more": Change.UP, "less": Change.DOWN}


_CARRYING = grammar.stems("carry bring get receive deliver take hold contain have")


def is_outright(reading: Reading, at: int) -> bool:
    """Tell whether a noun points back by "their", "these" or "those", which no other thing of the sentence explains."""
    tokens = reading.tokens
    if tokens[at].word in ("it", "them") and at > 1 and tokens[at - 1].word == "of":
        return tokens[at - 2].word in QUANTITIES
    before = at - 2 if at > 1 and tokens[at - 1].word in ("very", "same") else at - 1
    return tokens[at].word in GENERIC and at > 0 and tokens[before].word in _OUTRIGHT


_WHERE_IT_FLOWS = (["through"], ["within"], ["inside"], ["in"])


_OUTRIGHT = grammar.words("their these those its")


QUANTITIES = grammar.words("more fewer less many")


def is_mover(reading: Reading, at: int) -> bool:
    """Tell whether "it" is what moves: most studies find that it falls; it was higher after a session."""
    return reading.tokens[at].word in ("it", "they") and any(
        verb.first in (at + 1, at + 2)
        and (
            (verb.form == "finite" and (_moves_alone(reading, verb.head) or _is_more(reading, verb.head)))
            or (verb.form == "passive" and _is_found_to_move(reading, verb.head))
        )
        for verb in reading.verbs
    )


def _is_found_to_move(reading: Reading, head: int) -> bool:
    """Tell whether something is found to move: it has been shown to rise."""
    found = reading.tokens[head].lemma in grammar.REPORTING and reading.tags[head + 1 : head + 2] == ["TO"]
    return found and head + 2 < len(reading.tokens) and _moves_alone(reading, head + 2)


def _is_more(reading: Reading, head: int) -> bool:
    """Tell whether a verb says how much there is of its subject: was higher, were no more numerous, stayed the same."""
    tokens = reading.tokens
    coming_out = tokens[head].lemma in _COMING_OUT and [token.word for token in tokens[head + 1 : head + 2]] in (
        ["out"],
        ["up"],
    )
    if tokens[head].word not in grammar.LINKING and not coming_out:
        return False
    following = [token.word for token in reading.tokens[head + 1 : head + 5]]
    return not _AMOUNTS.isdisjoint(following[:3]) or any(pair in _MORE_ACTIVE for pair in pairwise(following))


def is_object(reading: Reading, at: int) -> bool:
    """Tell whether "it" or "them" is what a verb of change acts on: massage raises it."""
    if reading.tokens[at].word not in ("it", "them"):
        return False
    if at + 2 < len(reading.tokens) and reading.tags[at + 1] == "JJ" and reading.tokens[at + 2].word == "to":
        return False  # find it easier to fall asleep
    governing = next((verb for verb in reading.verbs if verb.head in (at - 1, at - 2)), None)
    if [token.word for token in reading.tokens[at + 1 : at + 4]] in _ON_ITS_WAY:
        return True
    if governing is None:
        return _is_taken_away(reading, at) or _is_acted_on(reading, at)
    return reading.tokens[governing.head].lemma not in _LEAVING or _is_moved(reading, governing.head, at)


def _is_taken_away(reading: Reading, at: int) -> bool:
    """Tell whether one is freed "of it" or "from them": gets rid of it, rids us of them, keeps her free of them."""
    tokens = reading.tokens
    if at < 2 or tokens[at - 1].word not in ("of", "from"):
        return False
    if tokens[at - 2].word in _FREE:
        return True
    verb = next((verb for verb in reading.verbs if at - 5 <= verb.head < at - 1), None)
    return verb is not None and tokens[verb.head].lemma in _FREEING


def _is_acted_on(reading: Reading, at: int) -> bool:
    """Tell whether something is done to it, or none of it is moved: did nothing for them, removes none of it."""
    tokens = reading.tokens
    if at < 3 or tokens[at - 2].word not in _HOW_MUCH:
        return False
    verb = next((verb for verb in reading.verbs if at - 5 <= verb.head < at - 2), None)
    if verb is None:
        return False
    if tokens[at - 1].word == "of":
        return verb.head == at - 3 and tokens[verb.head].lemma in lexicon.VERBS
    return tokens[at - 1].word in ("to", "for") and tokens[verb.head].lemma in _DOING


def _is_moved(reading: Reading, head: int, at: int) -> bool:
    """Tell whether what follows "it" says how it is moved: makes it fall, makes them more active, gives it a boost."""
    following = reading.tokens[at + 1 : at + 4]
    if not following:
        return False
    if reading.tokens[head].lemma in _GIVING:
        return following[0].word in grammar.DETERMINERS and any(one.word in lexicon.NOUNS for one in following[1:])
    described = following[0].word in lexicon.ADJECTIVES or any(
        pair in _MORE_ACTIVE for pair in pairwise(one.word for one in following)
    )
    moves = reading.tags[at + 1] == "VB" and following[0].lemma in lexicon.INTRANSITIVE
    return reading.tokens[head].lemma in _MAKING and (described or moves)


_FREE = grammar.words("rid free clear")
_FREEING = grammar.stems("rid purge free clear cleanse relieve strip deprive")
_HOW_MUCH = grammar.words("nothing anything something none any much little wonders")
_DOING = grammar.stems("do")
_GIVING = grammar.stems("give lend")
_MAKING = grammar.stems("make help let get")


_ON_ITS_WAY = (["on", "its", "way"], ["on", "their", "way"])


_LEAVING = grammar.stems("help let give tell ask keep have make call put take book try know think say")


def _moves_alone(reading: Reading, head: int) -> bool:
    """Tell whether a verb of change stands without an object: it falls during the session."""
    token = reading.tokens[head]
    following = reading.tokens[head + 1] if head + 1 < len(reading.tokens) else None
    if any(token.word in _PACE for token in reading.tokens[head + 1 : head + 4]):
        return True  # it runs faster, they leave the body sooner
    free = (
        following is None
        or not following.is_word
        or following.word in grammar.PREPOSITIONS
        or following.word in grammar.ADVERBS
    )
    went = token.lemma in _GOING and any(word.token == head < word.last for word in reading.words)  # it went up
    return went or (token.lemma in _FALLING and free)


_PACE = grammar.words("faster slower sooner quicker slowly quickly")


_MORE_ACTIVE = {
    (more, how) for more in ("more", "less") for how in ("active", "lively", "potent", "vigorous", "plentiful")
}


_COMING_OUT = grammar.stems("come turn end")


_AMOUNTS = grammar.words(
    "higher lower unchanged numerous scarcer elevated raised reduced same flat down up fewer frequent common rarer rare"
)


_GOING = grammar.stems("go come move edge inch creep trend tick")


_FALLING = grammar.stems(
    "double treble triple halve quadruple fall rise drop climb decline increase decrease dip soar surge plunge tumble grow shrink subside change budge"
)


def the_same(reading: Reading) -> int | None:
    """Return the place of "same" in "massage may do the same" and "does the same go for massage?"."""
    for at in range(1, len(reading.tokens) - 1):
        if reading.tokens[at].word == "same" and reading.tokens[at - 1].word == "the":
            done = at > 1 and reading.tokens[at - 2].word in ("do", "does", "did")
            goes = reading.tokens[at + 1].word in ("go", "goes", "applies", "apply", "holds")
            if (done and not goes and not reading.tokens[at + 1].is_word) or goes:
                return at
    return None
