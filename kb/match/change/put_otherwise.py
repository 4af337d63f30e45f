"""Ways to say that something changes, by no verb that has it as its subject or object: rated it lower, fills it with."""

from kb.language import stem
from kb.match.english import grammar, lexicon
from kb.match.english.clauses import Clause
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention


def gets_going(one: Reading, mention: Mention) -> Word | None:
    """Return the verb of "gets the blood flowing": the name of what is moved says itself that it moves."""
    if not one.tokens[mention.last - 1].word.endswith("ing") or mention.last - mention.first < 2:
        return None
    before = range(max(0, mention.first - 4), mention.first)
    return next(
        (Word(at, at, Change.UP, "verb", "finite") for at in before if one.tokens[at].lemma in _SETTING_GOING), None
    )


_SETTING_GOING = grammar.stems("get set keep send start")


def a_multiple(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "half as likely to become diabetic", "twice as many cells" and "with half the pain"."""
    tokens = one.tokens
    for at in range(max(1, mention.first - 7), mention.first):
        change = _MULTIPLES.get(tokens[at - 1].word)
        counted = tokens[at].word == "as" and tokens[at + 1].word in _COUNTED
        near = change is Change.DOWN or mention.first - at <= _NEAR_COUNT
        if change is not None and counted and near:
            again = any(token.word == "again" for token in tokens[mention.last : mention.last + 2])
            return Word(at, at, Change.UP if again else change, "adjective")  # half as many riders again
    halved = mention.first > 2 and [token.word for token in tokens[mention.first - 2 : mention.first]] == [
        "half",
        "the",
    ]
    if halved and (tokens[mention.first - 3].word == "with" or tokens[mention.first - 3].lemma in _HAVING):
        return Word(mention.first - 2, mention.first - 2, Change.DOWN, "adjective")
    return None


_MULTIPLES = dict.fromkeys(("half", "third", "quarter", "fifth"), Change.DOWN) | dict.fromkeys(
    ("twice", "times", "double"), Change.UP
)
_COUNTED = grammar.words("likely many much often common")
_NEAR_COUNT = 4  # words: twice as many of those
_HAVING = grammar.stems("have report feel suffer")


def rated(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "rated the pain in their necks two points lower" and "gave their pain a lower score"."""
    verb = next((verb for verb in reversed(one.verbs) if verb.head < mention.first), None)
    if verb is None or one.tokens[verb.head].lemma not in _RATING or mention.first - verb.head > _NEAR_OBJECT:
        return None
    for at in range(mention.last, min(len(one.tokens), mention.last + 14)):
        if one.tokens[at].word in grammar.STOPS or one.clause_at(at) is not one.clause_at(mention.first):
            break
        scored = [token.word for token in one.tokens[at + 1 : at + 2]]
        if one.tokens[at].word in LESS_OR_MORE and (
            one.tokens[verb.head].lemma != _GIVE or not _SCORES.isdisjoint(scored)
        ):
            change = lexicon.ADJECTIVES[one.tokens[at].word]
            return Word(at, at, change, "adjective")
    return None


_GIVE = stem("give")
_RATING = grammar.stems("rate score mark put judge rank give")
LESS_OR_MORE = grammar.words("lower higher less milder worse")
_SCORES = grammar.words("score scores mark marks rating ratings number")


def helps_for(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "for back pain, massage brings some relief" and "in neck pain it may be of some help"."""
    clause = one.clause_at(mention.first)
    verb = clause.verb
    opens = one.tokens[clause.start].word if clause.start < len(one.tokens) else ""
    if verb is None or opens not in AGAINST or not clause.start < mention.first < verb.first:
        return None
    if any(one.tags[at] in ("VB", "VZ", "VD", "VG") for at in range(clause.start, mention.first)):
        return None
    if not any(one.tags[at] in ("NN", "NS", "PR") for at in range(mention.last, verb.first)):
        return None  # with light strokes, massage can help it: what it names helps
    for word in one.words:
        if word.token >= verb.head and clause.holds(word.token) and one.tokens[word.token].lemma in _HELPFUL:
            if not any(other.first > word.token for other in one.mentions if clause.holds(other.first)):
                return word
    return None


def works_for(one: Reading, mention: Mention) -> Word | None:
    """Return the verb of "massage works for back pain" and "works wonders against anxiety"."""
    at = mention.first - 1
    while at > 0 and one.tags[at] in ("DT", "JJ", "NN", "CD") and mention.first - at <= _NEAR_OBJECT:
        at -= 1
    if at < 1 or one.tokens[at].word not in ("for", "against"):
        return None
    verb = next((verb for verb in one.verbs if at - _NEAR_OBJECT < verb.head < at), None)
    if verb is None or one.tokens[verb.head].lemma not in _WORKING:
        return None
    if any(one.tags[place] not in ("RB", "JJ", "NS") for place in range(verb.head + 1, at)):
        return None
    return Word(verb.head, verb.head, Change.GOOD, "verb", verb.form)


_WORKING = grammar.stems("work")
AGAINST = grammar.words("for in against with")
_HELPFUL = grammar.stems(
    "help relief benefit relieve work effective useful ease helpful good beneficial aid improvement"
)


def in_what_is_eased(one: Reading, mention: Mention) -> Word | None:
    """Return the verb of "relieves muscles that are stiff and sore": what is eased is what the thing describes."""
    clause = one.clause_at(mention.first)
    if clause.kind != "relative" or clause.verb is None or clause.parent is None or clause.start < 2:
        return None
    told = clause.opener in ("that", "which") and one.tokens[clause.verb.head].word in grammar.LINKING
    eased = next((word for word in reversed(one.words) if word.kind == "verb" and word.last < clause.start - 1), None)
    if not told or eased is None or clause.start - 1 - eased.token > _NEAR_OBJECT:
        return None
    if one.tokens[eased.token].lemma not in _EASING:
        return None
    return Word(eased.token, eased.last, Change.DOWN, "verb", eased.form)


_EASING = grammar.stems("relieve ease soothe loosen relax calm comfort help")


def which_it_changes(one: Reading, mention: Mention) -> Word | None:
    """Return the verb of "the toxins that massage flushes out" and "your defences, which it has been shown to lift"."""
    for clause in one.clauses:
        if clause.kind != "relative" or clause.verb is None or clause.opener not in ("that", "which"):
            continue
        before = clause.start - 2
        if before >= 0 and one.tokens[before].word == ",":
            before -= 1
        if before != mention.last - 1 or clause.subject == clause.antecedent or clause.subject[0] < clause.start:
            continue
        for word in one.words:
            held = clause.holds(word.token) or one.clause_at(word.token).parent is clause
            following = one.tags[word.last + 1 : word.last + 2]
            if (
                word.kind == "verb"
                and held
                and word.form != "passive"
                and following not in (["DT"], ["NN"], ["NS"], ["OB"])
            ):
                return word
    return None


def the_more_the(one: Reading, mention: Mention) -> Word | None:
    """Return the word of change before a thing in "the louder the traffic, the higher the pressure"."""
    compared = [
        at
        for at in range(1, len(one.tokens) - 1)
        if one.tokens[at - 1].word == "the"
        and one.tokens[at].word in lexicon.ADJECTIVES
        and one.tokens[at].word.endswith(_ER)
    ]
    if len(compared) < 2 or one.tokens[0].word != "the" or compared[0] != 1 or not compared[-1] < mention.first:
        return None
    at = compared[-1]
    change = lexicon.ADJECTIVES[one.tokens[at].word]
    lessened = lexicon.ADJECTIVES[one.tokens[1].word] is Change.DOWN
    return (
        Word(at, at, change.turned if lessened else change, "adjective") if mention.first - at <= _FAR_FROM_IT else None
    )


_ER = ("er", "ore", "ess", "orse")
_FAR_FROM_IT = 6  # words


def responds_well(one: Reading, mention: Mention) -> Word | None:
    """Return the verb of "headaches respond beautifully": what responds so gets better."""
    for verb in one.verbs:
        if one.tokens[verb.head].lemma == _RESPOND and mention.last <= verb.first <= mention.last + 3:
            following = [token.word for token in one.tokens[verb.head + 1 : verb.head + 3]]
            if not _WELL.isdisjoint(following):
                return Word(verb.head, verb.head, Change.GOOD, "verb", verb.form)
    return None


_RESPOND = stem("respond")
_WELL = grammar.words(
    "well beautifully nicely wonderfully best better quickly strongly favourably favorably splendidly"
)


def made_to(one: Reading, mention: Mention) -> Word | None:
    """Return the verb of "may cause the level to drop": what it is made to do tells the change."""
    verb = next((verb for verb in one.verbs if verb.form == "to" and 0 <= verb.first - mention.last <= 1), None)
    making = next((verb for verb in reversed(one.verbs) if verb.head < mention.first), None)
    if verb is None or making is None or one.tokens[making.head].lemma not in _MAKING:
        return None
    word = next((word for word in one.words if word.token == verb.head), None)
    alone = word is not None and (word.last > word.token or one.tokens[word.token].lemma in lexicon.INTRANSITIVE)
    return word if alone else None


_MAKING = grammar.stems("cause lead allow enable induce prompt get force drive tell")


def harder_to(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "makes it harder to remember" and "harder for the body to absorb iron": what is harder is less."""
    to = next(
        (at for at in range(mention.first - 1, max(0, mention.first - 5), -1) if one.tokens[at].word == "to"), None
    )
    if to is None:
        return None
    at = next((at for at in range(to - 1, max(0, to - 5), -1) if one.tokens[at].word in _OF_EFFORT), None)
    if at is None or not (at == to - 1 or one.tokens[at + 1].word == "for"):
        return None
    change = _OF_EFFORT[one.tokens[at].word]
    if mention.first > to + 1 and mention.state is None:
        done = one.tokens[to + 1].lemma
        told = Change.DOWN if done in _BEARING else lexicon.VERBS.get(done, Change.UP)
        change = told if change is Change.UP else told.turned
    return Word(at, at, change, "adjective")


_BEARING = grammar.stems("bear live cope manage handle tolerate endure stand control")


_OF_EFFORT = dict.fromkeys(("harder", "difficult", "impossible", "trickier"), Change.DOWN) | {"easier": Change.UP}


def reaches_a_level(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "antibodies reached a higher level": what shows a higher level is more."""
    verb = next((verb for verb in one.verbs if verb.head >= mention.last), None)
    if verb is None or one.tokens[verb.head].lemma not in _REACHING or verb.first - mention.last > _NEAR_OBJECT:
        return None
    for at in range(verb.head + 1, min(verb.head + 4, len(one.tokens) - 1)):
        change = lexicon.ADJECTIVES.get(one.tokens[at].word)
        if change is not None:
            measured = one.tokens[at + 1].word in grammar.MEASURES
            return Word(at, at, change, "adjective") if measured else None
    return None


_REACHING = grammar.stems("reach attain hit show")


def is_called_harmless(one: Reading, clause: Clause, mention: Mention) -> bool:
    """Tell whether a clause has what acts be safe for the thing: it is safe for bees."""
    verb = clause.verb
    if verb is None or one.tags[verb.head] != "BE":
        return False
    between = [token.word for token in one.tokens[verb.head : mention.first]]
    return ("for" in between or "to" in between) and not _HARMLESS.isdisjoint(between)


_HARMLESS = frozenset(("safe", "harmless"))


def leaves_the_body(one: Reading, mention: Mention) -> Word | None:
    """Return the verb of "the toxins leave the body" and "it left more slowly": what leaves it is removed."""
    verb = next((verb for verb in one.verbs if verb.head >= mention.last), None)
    if verb is None or one.tokens[verb.head].lemma != _LEAVE or verb.first - mention.last > 1:
        return None
    left = [token.stem for token in one.tokens[verb.head + 1 : verb.head + 4]]
    if _FROM_WHERE.isdisjoint(left) and _PACE.isdisjoint(left):
        return None
    less = any(one.tokens[at].word in ("less", "fewer") for at in range(max(0, mention.first - 2), mention.first))
    return Word(verb.head, verb.head, Change.UP if less else Change.DOWN, "verb", verb.form)


_LEAVE = stem("leave")
_PACE = grammar.stems("sooner faster quicker slowly quickly earlier")
_FROM_WHERE = grammar.stems("body system muscle muscles tissue tissues blood bloodstream skin cells organ")


def filled_with(one: Reading, mention: Mention) -> Word | None:
    """Return the verb of "floods the tissues with fresh blood": where it is led, there is more of it."""
    at = mention.first - 1
    while at > 0 and one.tags[at] in ("JJ", "DT", "VN", "VG"):
        at -= 1
    if at < 1 or one.tokens[at].word != "with":
        return None
    verb = next((verb for verb in reversed(one.verbs) if verb.head < at), None)
    if verb is None or one.tokens[verb.head].lemma not in _FILLING or at - verb.head > _NEAR_OBJECT:
        return None
    return Word(verb.head, verb.head, Change.UP, "verb", verb.form)


_FILLING = grammar.stems("flood fill supply bathe feed nourish suffuse infuse perfuse pump provide flush refresh")
_NEAR_OBJECT = 7  # words
