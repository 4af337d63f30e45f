"""Ways to say that something has ceased, never was, or is as before, without a verb of change."""

from collections.abc import Callable
from dataclasses import dataclass

from kb.language import stem
from kb.match.english import grammar, lexicon, thesaurus
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention


def _no_longer(one: Reading, mention: Mention) -> Word | None:
    """Return the word by which what is named has ceased: it no longer aches, it does not hurt any more."""
    if mention.text in ("it", "them"):
        return None  # you do not want it any more than I do
    for at in range(max(1, mention.first - 3), mention.first):
        if one.tokens[at].word == "longer" and one.tokens[at - 1].word == "no":
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


def _never_had(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "have not had a cold since" and "hardly ever catch one": spared it, and nothing denied."""
    own = next((verb for verb in one.verbs if verb.head == mention.first), None)  # people who never catch colds
    if own is not None and one.tokens[own.head].lemma in _HAVING and mention.last > mention.first + 1:
        at = next((at for at in range(max(0, own.first - 2), own.head) if one.tokens[at].word in _NEVER), None)
        return None if at is None else Word(max(0, at - 1), max(0, at - 1), Change.DOWN, "state")
    verb = next((verb for verb in reversed(one.verbs) if verb.head < mention.first), None)
    if verb is None or one.tokens[verb.head].lemma not in _HAVING or mention.first - verb.head > 5:
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


def _hardly_so(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "hardly sore at all": what somebody is said not to be any more."""
    at = mention.first - 1
    if one.tags[mention.first] not in ("JJ", "NN", "VN") or at < 1:
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
_NOT_SO = _HARDLY | {"least"}


def _did_not_hurt(one: Reading, mention: Mention) -> Word | None:
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
    if not negated or not (bodily or any(token.word in _FOR_A_TIME for token in one.tokens)):
        return None
    before = max(0, verb.first - 1)
    return Word(before, before, Change.DOWN, "state")


_FOR_A_TIME = grammar.words("afterwards afterward since days hours weeks once")


def _free_of(one: Reading, mention: Mention) -> Word | None:
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
    while at >= 0 and (
        one.tokens[at].word in grammar.DETERMINERS
        or one.tags[at] in ("JJ", "RB", "DT")
        or (hurting and one.tags[at] in ("NN", "NS"))
    ):
        at -= 1
    if hurting and at >= 0 and one.tokens[at].word == "without":
        return Word(max(0, at - 1), max(0, at - 1), Change.DOWN, "state")  # sat through it without my back hurting
    if at < 1 or one.tokens[at].word != "without":
        return None
    verb = one.clause_at(at).verb
    goes = verb is not None and verb.head < at and one.tokens[verb.head].lemma in _GOING_AWAY
    if one.tokens[at - 1].word in _SPANS_OF_TIME or goes:
        return Word(at - 1, at - 1, Change.DOWN, "state")
    return None


_A_TRACE_OF = [["a", part, "of"] for part in ("trace", "hint", "sign", "shred", "flicker")]
_GOING_AWAY = grammar.stems("come leave go walk float wake emerge drive")
_SPANS_OF_TIME = grammar.words("winter winters day days night nights week weeks month months year years season life")


def _is_negation(one: Reading, at: int) -> bool:
    return one.tokens[at].word in grammar.NEGATIONS or one.tokens[at].word.endswith("n't")


_HAVING = grammar.stems("have catch get suffer pick")
_SPAN = grammar.words("since years months winter season ever single much yet all year anymore these")


def _as_before(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "the cells carried on as before" and "stayed exactly as it was": nothing changed."""
    tokens = one.tokens
    clause = one.clause_at(mention.first)
    for at in range(mention.last, min(mention.last + 12, len(tokens) - 1)):
        if tokens[at].word in grammar.STOPS or one.clause_at(at) is not clause:
            break
        if tokens[at].word == "as" and tokens[at + 1].word in ("before", "ever"):
            return Word(at, at, Change.SAME, "adjective")
        if tokens[at].word == "as" and [token.word for token in tokens[at + 1 : at + 4]] in _AS_IT_DID_BEFORE:
            return Word(at, at, Change.SAME, "adjective")
        if (
            tokens[at].word in ("as", "where", "what")
            and [token.word for token in tokens[at + 1 : at + 3]] in _AS_IT_WAS
        ):
            return Word(at, at, Change.SAME, "adjective")
    return None


def _gets_going(one: Reading, mention: Mention) -> Word | None:
    """Return the verb of "gets the blood flowing": the name of what is moved says itself that it moves."""
    if not one.tokens[mention.last - 1].word.endswith("ing") or mention.last - mention.first < 2:
        return None
    before = range(max(0, mention.first - 3), mention.first)
    return next(
        (Word(at, at, Change.UP, "verb", "finite") for at in before if one.tokens[at].lemma in _SETTING_GOING), None
    )


_SETTING_GOING = grammar.stems("get set keep send start")


def _a_fraction(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "half as likely to become diabetic" and "a third as many colds": there is less of it."""
    tokens = one.tokens
    for at in range(max(1, mention.first - 7), mention.first):
        part = tokens[at - 1].word in ("half", "third", "quarter", "fifth")
        if part and tokens[at].word == "as" and tokens[at + 1].word in ("likely", "many", "much", "often", "common"):
            return Word(at, at, Change.DOWN, "adjective")
    return None


def _equal(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "just as many colds", "every bit as anxious as" and "much the same cortisol as"."""
    tokens = one.tokens
    for at in range(max(0, mention.first - 5), mention.first):
        word, following = tokens[at].word, tokens[at + 1].word
        if word == "as" and at and tokens[at - 1].word in ("half", "twice", "times", "third", "quarter", "such"):
            return None
        if mention.state is not None and [t.word for t in tokens[mention.last : mention.last + 2]] in _LIKE_A_THING:
            return None  # as calm as a lake
        if word == "as" and at and tokens[at - 1].word in ("do", "does", "did"):
            continue  # does as much for it as tablets
        after = [token.word for token in tokens[at + 2 : at + 3]]
        if word == "as" and at + 1 == mention.first and at and tokens[at - 1].word in _DEGREES:
            if [token.word for token in tokens[mention.last : mention.last + 1]] in (
                ["afterwards"],
                ["afterward"],
                ["after"],
            ):
                return Word(at, at, Change.SAME, "adjective")  # every bit as anxious afterwards
        if word == "as" and following in lexicon.FOR_ADJECTIVES and after in (["for"], ["at"]):
            continue  # just as bad for the enamel as the other kind
        if word == "as" and following not in _NO_EQUALS:
            before = tokens[at - 1].word if at else ""
            later = _without_as_well([token.word for token in tokens[mention.last : mention.last + 6]])
            quantity = following in ("many", "much", "few", "little", "often")
            if (quantity and (before in ("just", "bit", "about", "quite", "least") or "as" in later)) or (
                at + (5 if following == "likely" else 3) >= mention.first and "as" in later and not quantity
            ):
                return Word(at, at, Change.SAME, "adjective")
        if word in _ALIKE and (following in grammar.MEASURES or at + 1 == mention.first):
            return Word(at, at, Change.SAME, "adjective")  # equal numbers of infections
        if word == "equally" and following in ("many", "much", "few", "often"):
            return Word(at, at, Change.SAME, "adjective")
        if (
            word == "same"
            and at
            and tokens[at - 1].word == "the"
            and {"as", "whether", "with"}
            & set(_without_as_well([token.word for token in tokens[mention.last : mention.last + 6]]))
        ):
            return Word(at, at, Change.SAME, "adjective")
    for at in range(mention.last, min(mention.last + 7, len(tokens) - 1)):
        if _is_done_as_much(one, mention, at):
            # It improves endurance as much as tablets do, but as much as a placebo did is no better than that.
            inactive = not _INACTIVE.isdisjoint(token.word for token in tokens[at : at + 7])
            return Word(at, at, Change.SAME, "adjective") if inactive else None
        just_as_much = at == mention.last and [token.word for token in tokens[at : at + 3]] in _AS_MUCH
        if just_as_much and any(verb.head == mention.first for verb in one.verbs):
            return Word(at, at, Change.SAME, "adjective")  # they hurt just as much as before
        if tokens[at].word == "equally" or [token.word for token in tokens[at : at + 3]] in _AS_OFTEN:
            return Word(at, at, Change.SAME, "adjective")
    if _as_soon(one, mention) is not None:
        return _as_soon(one, mention)
    for at in range(mention.last, min(mention.last + 5, len(tokens) - 1)):
        after = [token.word for token in tokens[at + 2 : at + 10]]
        link = at - 1
        while link > mention.last and tokens[link].word in _DEGREES:
            link -= 1
        if tokens[at].word == "as" and at > mention.last and tokens[link].word in grammar.LINKING and "as" in after:
            return Word(at, at, Change.SAME, "adjective")  # colds were as common in the one as in the other
    return None


def _is_done_as_much(one: Reading, mention: Mention, at: int) -> bool:
    """Tell whether "as much as" compares two that both change a thing: it improves endurance as much as tablets do."""
    words = [token.word for token in one.tokens[at : at + 7]]
    if words[:1] != ["as"] or words[1:2] not in (["much"], ["well"]) or "as" not in words[2:4]:
        return False
    return any(
        word.kind == "verb" and word.change is not Change.SAME and 0 <= mention.first - word.last <= 4
        for word in one.words
    )


_INACTIVE = grammar.words("placebo sham rest resting control controls usual nothing without before ever dummy")


def _as_soon(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "fell asleep just as fast as", "took exactly as long to drop off as" and "worked as well as"."""
    tokens = one.tokens
    verbal = any(verb.head == mention.first for verb in one.verbs)
    for at in range(max(0, mention.first - 4), min(mention.last + 5, len(tokens) - 2)):
        if tokens[at].word != "as" or mention.first <= at < mention.last or one.tags[at + 1] not in ("RB", "JJ"):
            continue
        if [token.word for token in tokens[at + 1 : at + 3]] == ["long", "as"] and tokens[at - 1].word not in _DEGREES:
            continue  # as long as it is the slow kind
        exactly = at > 0 and tokens[at - 1].word in _DEGREES - {"almost", "nearly"}
        before = tokens[at - 1].word if at else ""
        if before in ("half", "twice", "times", "third", "quarter") or tokens[at + 1].word in _NO_EQUALS - {
            "well",
            "long",
            "soon",
        }:
            continue
        again = [place for place in range(at + 2, min(at + 10, len(tokens))) if tokens[place].word == "as"]
        if again and (exactly or (verbal and tokens[at + 1].word in ("long", "fast", "quickly", "often", "soon"))):
            return Word(at, at, Change.SAME, "adjective")
    return None


_NEVER = grammar.words("never won't rarely seldom hardly")


def _without_as_well(words: list[str]) -> list[str]:
    return words[: words.index("well") - 1] if "well" in words and words[words.index("well") - 1] == "as" else words


_LIKE_A_THING = (["as", "a"], ["as", "an"], ["as", "the"])
_AS_IT_WAS = (
    ["they", "always"],
    ["it", "always"],
    ["it", "was"],
    ["they", "were"],
    ["it", "had"],
    ["they", "had"],
    ["if", "nothing"],
)
_ALIKE = grammar.words("equal similar identical comparable")
_AS_IT_DID_BEFORE = (["it", "did", "before"], ["they", "did", "before"], ["it", "always", "did"])
_DEGREES = grammar.words("just exactly quite almost nearly about every bit")
_AS_OFTEN = (["exactly", "as", "often"], ["just", "as", "often"], ["as", "often", "as"], ["just", "as", "before"])

_AS_MUCH = (["just", "as", "much"], ["just", "as", "badly"], ["as", "much", "as"], ["no", "less", "than"])

_NO_EQUALS = grammar.words("well soon long a an the far part they it we i")


def _effect_on_how(one: Reading, mention: Mention) -> Word | None:
    """Return the noun of "makes no difference to how anxious they are" and "has no effect on how fast they heal"."""
    for at in range(max(0, mention.first - 8), mention.first - 1):
        follows = [token.word for token in one.tokens[at + 1 : at + 3]]
        if lexicon.NOUNS.get(one.tokens[at].word) is Change.ANY and follows in _ON_HOW:
            return Word(at, at, Change.ANY, "noun")
    return None


_ON_HOW = (["on", "how"], ["to", "how"], ["in", "how"], ["upon", "how"])


def _with_and_without(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "slept five hours with the juice and without it": it is the same either way."""
    clause = one.clause_at(mention.first)
    if any(word.kind == "verb" and clause.holds(word.token) for word in one.words):
        return None  # it did not budge, with or without massage
    for at in range(mention.last, len(one.tokens)):
        if one.tokens[at].word == "with":
            after = [token.word for token in one.tokens[at + 1 : at + 7]]
            if "without" in after and after[after.index("without") - 1] in ("and", "or"):
                return Word(at, at, Change.SAME, "adjective")
    return None


def _groups_differ(one: Reading, mention: Mention) -> Word | None:
    """Return the verb of "for influenza the two groups did not differ"."""
    verb = one.clause_at(mention.first).verb
    if verb is None or one.tokens[verb.head].lemma != _DIFFER or verb.head < mention.last:
        return None
    first = max(mention.last, one.clause_at(mention.first).subject[0])
    groups = any(one.tokens[at].word in _GROUPS for at in range(first, verb.first))
    return Word(verb.head, verb.head, Change.ANY, "verb", verb.form) if groups else None


_DIFFER = stem("differ")
_GROUPS = grammar.words("groups arms both two halves teams women men patients")


def _rated(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "rated the pain in their necks two points lower" and "gave their pain a lower score"."""
    verb = next((verb for verb in reversed(one.verbs) if verb.head < mention.first), None)
    if verb is None or one.tokens[verb.head].lemma not in _RATING or mention.first - verb.head > _NEAR_OBJECT:
        return None
    for at in range(mention.last, min(len(one.tokens), mention.last + 14)):
        if one.tokens[at].word in grammar.STOPS or one.clause_at(at) is not one.clause_at(mention.first):
            break
        scored = [token.word for token in one.tokens[at + 1 : at + 2]]
        if one.tokens[at].word in _LESS_OR_MORE and (
            one.tokens[verb.head].lemma != _GIVE or not _SCORES.isdisjoint(scored)
        ):
            change = lexicon.ADJECTIVES[one.tokens[at].word]
            return Word(at, at, change, "adjective")
    return None


_GIVE = stem("give")
_RATING = grammar.stems("rate score mark put judge rank give")
_LESS_OR_MORE = grammar.words("lower higher less milder worse")
_SCORES = grammar.words("score scores mark marks rating ratings number")


def _helps_for(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "for back pain, massage brings some relief" and "in neck pain it may be of some help"."""
    clause = one.clause_at(mention.first)
    verb = clause.verb
    opens = one.tokens[clause.start].word if clause.start < len(one.tokens) else ""
    if verb is None or opens not in _AGAINST or not clause.start < mention.first < verb.first:
        return None
    if any(one.tags[at] in ("VB", "VZ", "VD", "VG") for at in range(clause.start, mention.first)):
        return None
    for word in one.words:
        if word.token >= verb.head and clause.holds(word.token) and one.tokens[word.token].lemma in _HELPFUL:
            if not any(other.first > word.token for other in one.mentions if clause.holds(other.first)):
                return word
    return None


_AGAINST = grammar.words("for in against with")
_HELPFUL = grammar.stems(
    "help relief benefit relieve work effective useful ease helpful good beneficial aid improvement"
)


def _in_what_is_eased(one: Reading, mention: Mention) -> Word | None:
    """Return the verb of "relieves muscles that are stiff and sore": what is eased is what the thing describes."""
    clause = one.clause_at(mention.first)
    if clause.kind != "relative" or clause.verb is None or clause.parent is None or clause.start < 2:
        return None
    told = clause.opener in ("that", "which") and one.tokens[clause.verb.head].word in grammar.LINKING
    verb = clause.parent.verb
    if not told or verb is None or not 0 < clause.start - 1 - verb.head <= _NEAR_OBJECT:
        return None
    eased = next((word for word in one.words if word.token == verb.head or word.token == _second(one, verb.head)), None)
    if eased is None or one.tokens[eased.token].lemma not in _EASING or eased.token > mention.first:
        return None
    return Word(eased.token, eased.last, Change.DOWN, "verb", eased.form)


def _second(one: Reading, head: int) -> int:
    """Return the place of the infinitive that a verb governs, if any follows: helps to relieve."""
    return next((verb.head for verb in one.verbs if verb.form == "to" and verb.head > head), head)


_EASING = grammar.stems("relieve ease soothe loosen relax calm comfort help")


def _which_it_changes(one: Reading, mention: Mention) -> Word | None:
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


def _the_more_the(one: Reading, mention: Mention) -> Word | None:
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


def _responds_well(one: Reading, mention: Mention) -> Word | None:
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


@dataclass(frozen=True, slots=True)
class Saying:
    """A way to say that something has ceased, never was, or is as before: how it is found, and what it says."""

    find: Callable[[Reading, Mention], Word | None]
    change: Change | None  # None: that of the word
    thing_is_subject: bool
    cost: float
    needs: frozenset[str] = frozenset()  # one of these words is in it, if any are named: without them, none looks


_AS = frozenset({"as"})
SAYINGS = (
    Saying(_no_longer, Change.DOWN, True, 0.0, frozenset({"longer", "any", "anymore"})),
    Saying(_never_had, Change.DOWN, False, 0.6),
    Saying(_hardly_so, Change.DOWN, True, 0.6, _NOT_SO),
    Saying(_did_not_hurt, Change.DOWN, True, 0.6),
    Saying(_free_of, Change.DOWN, False, 0.6, frozenset({"free", "without"})),
    Saying(_a_fraction, Change.DOWN, False, 0.2, _AS),
    Saying(_gets_going, Change.UP, False, 0.2),
    Saying(_equal, Change.SAME, False, 0.2, _AS | _ALIKE | {"equally", "same", "less"}),
    Saying(_effect_on_how, Change.ANY, False, 0.4, frozenset({"how"})),
    Saying(_with_and_without, Change.SAME, True, 0.5, frozenset({"without"})),
    Saying(_groups_differ, Change.ANY, False, 0.6, frozenset({"differ", "differed"})),
    Saying(_rated, None, False, 0.3, _LESS_OR_MORE),
    Saying(_helps_for, Change.GOOD, False, 1.2, _AGAINST),
    Saying(_in_what_is_eased, Change.DOWN, False, 1.0, frozenset({"that", "which"})),
    Saying(_which_it_changes, None, False, 1.2, frozenset({"that", "which"})),
    Saying(_the_more_the, None, False, 0.2, frozenset({"the"})),
    Saying(_responds_well, Change.GOOD, True, 0.5),
    Saying(filled_with, Change.UP, False, 0.2, frozenset({"with"})),
    Saying(_as_before, Change.SAME, True, 0.3, _AS | {"where", "what"}),
)
