"""Which word of change governs a thing that a sentence names, and whether the thing is its subject."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kb.match import grammar, lexicon
from kb.match.as_object import cost_before, cost_given
from kb.match.as_subject import MAKING, cost_after
from kb.match.lexicon import Change
from kb.match.reading import Reading, Word
from kb.match.tokens import Mention, lemma

_LIFTING = grammar.stems("lift")
_NEW_NOUN = grammar.DETERMINERS | grammar.PREPOSITIONS | {"and", "or", ","}
_TIGHT = 2.4  # what is named by one word only must stand close to the change
_SHIELDING = grammar.stems("protect guard shield defend safeguard")


@dataclass(frozen=True, slots=True)
class Relation:
    """That a word of change governs a thing named in the sentence."""

    word: Word
    change: Change
    thing_is_subject: bool
    cost: float


def relations_of(one: Reading, mention: Mention) -> list[Relation]:
    """Return what is said to change a mention, the nearest in grammar first."""
    if mention.state is not None:
        return _of_state(one, mention)
    found = list(_plain_relations(one, mention))
    found.sort(key=lambda relation: relation.cost)
    return found


def _plain_relations(one: Reading, mention: Mention) -> Iterator[Relation]:
    reached = _acquired(one, mention)
    if reached is not None:
        yield reached
    for find, change, is_subject, distance in _SAYINGS:
        word = find(one, mention)
        if word is not None:
            yield Relation(word, change, is_subject, distance)
    seconds = list(_second_particles(one))
    for word in (*one.words, *seconds):
        if word.last < mention.first and any(w.token == word.token and w.last > mention.first for w in seconds):
            continue
        if mention.first <= word.token < mention.last or mention.first <= word.last < mention.last:
            continue
        if word.token < mention.first:
            cost, subject = cost_before(one, mention, word), False
        else:
            cost, subject = cost_after(one, mention, word), True
            if cost is None and word.kind == "noun":
                cost, subject = cost_given(one, mention, word), False
        if cost is not None and subject and one.clause_at(word.token).kind == "relative":
            cost += 0.8  # cortisol, which rises under stress, is lower: the second is what the sentence is about
        if cost is not None and not (mention.weak and cost > _TIGHT):
            if mention.last <= word.last <= mention.last + 1 and word.last > word.token:
                cost -= 0.6  # sends cortisol down and serotonin up
            change = _turned(one, mention, word)
            if subject and word.kind == "verb" and lemma(one.tokens[word.token]) in _LIFTING:
                change = Change.GOOD  # anxiety lifts, and so does the mood
            yield Relation(word, change, subject and word.kind != "noun", cost)


def _second_particles(one: Reading) -> Iterator[Word]:
    """Yield what a verb says of its second object: sends cortisol down and serotonin up."""
    for word in one.words:
        if word.last == word.token:
            continue
        stem = lemma(one.tokens[word.token])
        for at in range(word.last + 2, min(word.last + 8, len(one.tokens))):
            if one.tokens[at].word in grammar.STOPS or any(verb.head == at for verb in one.verbs):
                break
            change = lexicon.PARTICLES.get((stem, one.tokens[at].stem))
            if change is not None and change is not word.change:
                yield Word(word.token, at, change, "verb", word.form)


def _of_state(one: Reading, mention: Mention) -> list[Relation]:
    """Return the relation that a state such as "calm" tells by itself, or with a word that governs it."""
    state = mention.state
    if state is None or _describes_a_thing(one, mention):
        return []
    acts = next((verb for verb in one.verbs if verb.head == mention.first), None)
    if acts is not None:
        return [Relation(Word(mention.first, mention.first, state, "verb", acts.form), state, False, 1.0)]
    governed = [relation for relation in _plain_relations(one, mention) if relation.cost < 2.5]
    if governed:
        nearest = min(governed, key=lambda relation: relation.cost)
        change = nearest.change
        if change in (Change.SAME, Change.ANY):
            return [nearest]
        falls = change in (Change.DOWN, Change.BAD)
        return [Relation(nearest.word, state.turned if falls else state, nearest.thing_is_subject, nearest.cost)]
    clause = one.clause_at(mention.first)
    if clause.verb is None:
        return []
    reached = one.own_tokens(clause, end=mention.first)
    says = any(one.tokens[at].word in grammar.LINKING or lemma(one.tokens[at]) in _REACHING for at in reached)
    if not says:
        return []
    made = any(lemma(one.tokens[at]) in MAKING for at in reached)
    return [Relation(Word(mention.first, mention.first, state, "state"), state, not made, 1.0)]


def _describes_a_thing(one: Reading, mention: Mention) -> bool:
    """Tell whether a state is that of the thing named after it: the soothing pressure; not "a calmer mind"."""
    following = one.tokens[mention.last] if mention.last < len(one.tokens) else None
    if following is None or one.tags[mention.last] not in ("NN", "NS"):
        return False
    return (
        following.stem not in grammar.PEOPLE
        and following.word not in lexicon.NOUNS
        and following.word not in _OF_A_PERSON
    )


_OF_A_PERSON = grammar.words(
    "mind mood nerves nerve state frame disposition feeling feelings heart thoughts temper life"
)
_REACHING = grammar.stems(
    "leave make feel become get keep help fall stay remain report end come look sleep seem walk go grow turn wake"
)


def _no_longer(one: Reading, mention: Mention) -> Word | None:
    """Return the word by which what is named has ceased: it no longer aches, it does not hurt any more."""
    for at in range(max(1, mention.first - 3), mention.first):
        if one.tokens[at].word == "longer" and one.tokens[at - 1].word == "no":
            return Word(at, at, Change.DOWN, "state")
    after = [token.word for token in one.tokens[mention.last : mention.last + 7]]
    more = next(
        (at for at, word in enumerate(after) if word in ("anymore", "any") and after[at : at + 2] != ["any"]), None
    )
    if more is not None and (after[more] == "anymore" or after[more + 1 : more + 2] in (["more"], ["longer"])):
        for at in range(max(0, mention.first - 3), mention.first):
            if one.tokens[at].word.endswith("n't") or one.tokens[at].word in ("not", "never"):
                # The denial is what has ceased: it stands after the word, so that it takes nothing back.
                return Word(max(0, at - 1), max(0, at - 1), Change.DOWN, "state")
    return None


def _never_had(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "have not had a cold since" and "hardly ever catch one": spared it, and nothing denied."""
    verb = next((verb for verb in reversed(one.verbs) if verb.head < mention.first), None)
    if verb is None or lemma(one.tokens[verb.head]) not in _HAVING or mention.first - verb.head > 5:
        return None
    if one.clause_at(verb.head) is not one.clause_at(mention.first):
        return None
    negated = [at for at in range(verb.first, verb.head + 1) if _is_negation(one, at)]
    negated += [
        at
        for at in range(max(0, verb.first - 2), verb.first)
        if one.tokens[at].word in ("hardly", "rarely", "never", "seldom")
    ]
    spared = lemma(one.tokens[verb.head]) == "catch" and one.tokens[negated[0]].word in _NEVER if negated else False
    if not negated or not (spared or any(token.word in _SPAN for token in one.tokens)):
        return None
    before = max(0, negated[0] - 1)
    return Word(before, before, Change.DOWN, "state")


def _hardly_so(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "hardly sore at all": what somebody is said not to be any more."""
    at = mention.first - 1
    if one.tags[mention.first] != "JJ" or at < 1:
        return None
    negated = one.tokens[at].word in ("hardly", "barely", "scarcely") or (
        one.tokens[at].word in ("not", "never")
        and {"all", "bit", "slightest", "afterwards"}
        & {token.word for token in one.tokens[mention.last : mention.last + 4]}
    )
    if negated and one.tokens[at - 1].word in grammar.LINKING:
        return Word(at - 1, at - 1, Change.DOWN, "state")
    return None


def _free_of(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "a winter without flu" and "pain-free days"."""
    if (
        mention.last < len(one.tokens)
        and one.tokens[mention.last].word == "free"
        and one.tokens[mention.last].hyphenated
    ):
        return Word(mention.last, mention.last, Change.DOWN, "state")
    at = mention.first - 1
    while at >= 0 and (one.tokens[at].word in grammar.DETERMINERS or one.tags[at] in ("JJ", "RB")):
        at -= 1
    if at >= 1 and one.tokens[at].word == "without" and one.tokens[at - 1].word in _SPANS_OF_TIME:
        return Word(at - 1, at - 1, Change.DOWN, "state")
    return None


_SPANS_OF_TIME = grammar.words("winter winters day days night nights week weeks month months year years season life")


def _is_negation(one: Reading, at: int) -> bool:
    return one.tokens[at].word in grammar.NEGATIONS or one.tokens[at].word.endswith("n't")


_HAVING = grammar.stems("have catch get suffer pick")
_SPAN = grammar.words("since years months winter season ever single much yet all year anymore these")


def _acquired(one: Reading, mention: Mention) -> Relation | None:
    """Return the relation of "become hyperactive", "makes children hyperactive" and "get colds"."""
    before = one.tokens[mention.first - 1] if mention.first else None
    if before is None or before.word in _NEW_NOUN or before.word in lexicon.ADJECTIVES:
        return None
    verb = next((verb for verb in reversed(one.verbs) if verb.head < mention.first), None)
    if verb is None or one.clause_at(verb.head) is not one.clause_at(mention.first):
        return None
    stem, gap = lemma(one.tokens[verb.head]), mention.first - verb.head - 1
    if one.tokens[verb.head].word in _CATCHING and mention.concept >= 0 and gap <= 2:
        word = Word(verb.head, verb.head, Change.UP, "verb", verb.form)
        return Relation(word, _turned(one, mention, word), False, 2.2)
    if stem in _BECOMING and gap <= 2 and one.tokens[verb.head + 1].word not in ("up", "down", "out"):
        return Relation(Word(verb.head, verb.head, Change.UP, "verb", verb.form), Change.UP, False, 2.2)
    if (
        stem in ("make", "render", "turn", "drive")
        and 1 <= gap <= 4
        and not any(one.tokens[at].word in ("of", ",", "it") for at in range(verb.head + 1, mention.first))
    ):
        return Relation(Word(verb.head, verb.head, Change.UP, "verb", verb.form), Change.UP, False, 2.2)
    return None


_NEVER = grammar.words("never won't rarely seldom hardly")
_CATCHING = grammar.words("catch catches catching")  # "caught" mostly tells who had it
_BECOMING = grammar.stems("become grow turn go")


def _equal(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "just as many colds", "every bit as anxious as" and "much the same cortisol as"."""
    tokens = one.tokens
    for at in range(max(0, mention.first - 4), mention.first):
        word, following = tokens[at].word, tokens[at + 1].word
        if word == "as" and at and tokens[at - 1].word in ("half", "twice", "times", "third", "quarter"):
            return None
        if word == "as" and following not in _NO_EQUALS:
            before = tokens[at - 1].word if at else ""
            later = [token.word for token in tokens[mention.last : mention.last + 6]]
            quantity = following in ("many", "much", "few", "little", "often")
            if (quantity and (before in ("just", "bit", "about", "quite", "least") or "as" in later)) or (
                at + 3 >= mention.first and "as" in later and not quantity
            ):
                return Word(at, at, Change.SAME, "adjective")
        if (
            word == "same"
            and at
            and tokens[at - 1].word == "the"
            and any(token.word in ("as", "whether", "with") for token in tokens[mention.last : mention.last + 6])
        ):
            return Word(at, at, Change.SAME, "adjective")
    for at in range(mention.last, min(mention.last + 7, len(tokens) - 1)):
        just_as_much = at == mention.last and [token.word for token in tokens[at : at + 3]] in _AS_MUCH
        if just_as_much and any(verb.head == mention.first for verb in one.verbs):
            return Word(at, at, Change.SAME, "adjective")  # they hurt just as much as before
        if tokens[at].word == "equally" or [token.word for token in tokens[at : at + 3]] in _AS_OFTEN:
            return Word(at, at, Change.SAME, "adjective")
    for at in range(mention.last, min(mention.last + 3, len(tokens) - 1)):
        after = [token.word for token in tokens[at + 2 : at + 10]]
        if tokens[at].word == "as" and at > mention.last and tokens[at - 1].word in grammar.LINKING and "as" in after:
            return Word(at, at, Change.SAME, "adjective")  # colds were as common in the one as in the other
    return None


def _turned(one: Reading, mention: Mention, word: Word) -> Change:
    """Return the change of a word as the verb above it leaves it: slows the removal, prevents the rise."""
    change = word.change
    if word.kind == "verb" and lemma(one.tokens[word.token]) in _SHIELDING and word.token < mention.first:
        gap = {one.tokens[at].word for at in range(word.token, mention.first)}
        change = change if gap & {"against", "from"} else Change.GOOD
    above = _above(one, word)
    while above is not None:
        if above.change in (Change.DOWN, Change.BAD):
            change = change.turned if change is not Change.ANY else change
        above = _above(one, above)
    return change


def _above(one: Reading, word: Word) -> Word | None:
    """Return the verb of change that has another word of change as its object."""
    if word.kind == "verb" and word.form not in ("ing", "bare", "to"):
        return None
    clause = one.clause_at(word.token)
    for other in reversed(one.words):
        if (
            other.kind not in ("verb", "noun")
            or lemma(one.tokens[other.token]) in lexicon.CAUSING
            or other.last >= word.token
            or other is word
        ):
            continue
        if one.clause_at(other.token) not in (clause, clause.parent) or one.clause_at(other.token).end < word.token:
            return None
        gap = [one.tokens[at].word for at in range(other.last + 1, word.token)]
        if word.kind == "verb":
            # stops cortisol rising, keeps cortisol from rising: but not "eases pain, raising serotonin"
            holding = lemma(one.tokens[other.token]) in _HOLDING
            fits = holding and len(gap) <= 5 and "," not in gap and "by" not in gap and word.form == "ing"
        elif word.kind == "adjective":
            return None
        else:
            fits = len(gap) <= 4 and not _PARTS_VERBS & set(gap)
        return other if fits else None
    return None


_HOLDING = grammar.stems("stop prevent keep block halt avoid prohibit discourage deter save")
_AS_OFTEN = (["exactly", "as", "often"], ["just", "as", "often"], ["as", "often", "as"], ["just", "as", "before"])
_AS_MUCH = (["just", "as", "much"], ["just", "as", "badly"], ["as", "much", "as"], ["no", "less", "than"])
_NO_EQUALS = grammar.words("well soon long a an the far part they it we i")
_PARTS_VERBS = grammar.words(", and with after by but or")


# Ways to say that something has ceased, never was, or is as before: how each is found, and what it says.
_SAYINGS: tuple[tuple[Callable[[Reading, Mention], Word | None], Change, bool, float], ...] = (
    (_no_longer, Change.DOWN, True, 0.0),
    (_never_had, Change.DOWN, False, 0.6),
    (_hardly_so, Change.DOWN, True, 0.6),
    (_free_of, Change.DOWN, False, 0.6),
    (_equal, Change.SAME, False, 0.2),
)
