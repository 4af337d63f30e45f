"""Which word of change governs a thing that a sentence names, and whether the thing is its subject."""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.match import grammar, lexicon
from kb.match.clauses import Clause
from kb.match.lexicon import Change
from kb.match.reading import Reading, Word
from kb.match.tokens import Mention, lemma

_ALL_VERBS = grammar.COMMON_VERBS | lexicon.VERBS.keys()
_BEFORE_NOUN = grammar.DETERMINERS | grammar.PREPOSITIONS
_BETWEEN_VERBS = grammar.CONJUNCTIONS | grammar.AUXILIARIES | grammar.ADVERBS | {",", "not"}
_IN_LISTS = grammar.DETERMINERS | {"of", ",", "and", "or", "in", "as", "well"}
_NEW_NOUN = grammar.DETERMINERS | grammar.PREPOSITIONS | {"and", "or", ","}
_NO_OBJECT = (
    grammar.PREPOSITIONS
    | grammar.CONJUNCTIONS
    | grammar.SUBORDINATORS
    | grammar.ADVERBS
    | grammar.AUXILIARIES
    | {"to", "more", "less", "most", "no"}
)
_PREPOSITIONS_BUT_AS = grammar.PREPOSITIONS - {"as"}
_STOPS_AND_PREPOSITIONS = grammar.STOPS | grammar.PREPOSITIONS
_WITHIN_PARTICLE_VERB = grammar.ADVERBS | {"right", "back", "way"}

_REACH_BEFORE = 16  # how far a verb may stand before its object, in words
_REACH_AFTER = 14  # how far a verb may stand after its subject
_TIGHT = 2.4  # what is named by one word only must stand close to the change
# How much there is of a thing; no thing of its own.
MEASURES = grammar.words(
    "level levels amount amounts number numbers count counts score scores rate rates concentration concentrations share "
    "activity activities frequency intensity severity risk risks episodes episode chance chances symptoms symptom quality "
    "quantity volume value values incidence prevalence likelihood probability odds degree measures markers ratings rating "
    "feelings feeling sense state function performance production supply release output circulating perceived self "
    "reported readings reading days cases attacks bouts spells speed onset length duration size percentage proportion flow secretion "
    "perception sensation burden toll time killing power strength capacity ability total mean average median"
)
_BLOCKING = grammar.words(
    "after before during than by following until till despite without like unlike versus vs regarding about since per via "
    "when if while through among between as"
)
_GIVING = grammar.stems("give get receive need have take provide offer lend deserve feel see show enjoy find")
_MAKING = grammar.stems("make leave keep render get turn set hold")
_DEGREES = grammar.words(
    "less more better worse longer faster sooner deeper easier quicker earlier later slower quickly soundly deeply well "
    "fewer harder"
)
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
    ceased = _no_longer(one, mention)
    if ceased is not None:
        yield Relation(ceased, Change.DOWN, True, 0.0)
    equal = _equal(one, mention)
    if equal is not None:
        yield Relation(equal, Change.SAME, False, 0.2)
    for word in one.words:
        if mention.first <= word.token < mention.last or mention.first <= word.last < mention.last:
            continue
        if word.token < mention.first:
            cost, subject = _before(one, mention, word), False
        else:
            cost, subject = _after(one, mention, word), True
            if cost is None and word.kind == "noun":
                cost, subject = _given(one, mention, word), False
        if cost is not None and not (mention.weak and cost > _TIGHT):
            yield Relation(word, _turned(one, mention, word), subject and word.kind != "noun", cost)


def _of_state(one: Reading, mention: Mention) -> list[Relation]:
    """Return the relation that a state such as "calm" tells by itself, or with a word that governs it."""
    if mention.state is None:
        return []
    acts = next((verb for verb in one.verbs if verb.head == mention.first), None)
    if acts is not None:
        return [
            Relation(Word(mention.first, mention.first, mention.state, "verb", acts.form), mention.state, False, 1.0)
        ]
    governed = [relation for relation in _plain_relations(one, mention) if relation.cost < 2.5]
    if governed:
        nearest = min(governed, key=lambda relation: relation.cost)
        change = nearest.change
        if change in (Change.SAME, Change.ANY):
            return [nearest]
        falls = change in (Change.DOWN, Change.BAD)
        return [
            Relation(
                nearest.word, mention.state.turned if falls else mention.state, nearest.thing_is_subject, nearest.cost
            )
        ]
    clause = one.clause_at(mention.first)
    if clause.verb is None:
        return []
    reached = one.own_tokens(clause, end=mention.first)
    says = any(one.tokens[at].word in grammar.LINKING or lemma(one.tokens[at]) in _REACHING for at in reached)
    if not says:
        return []
    made = any(lemma(one.tokens[at]) in _MAKING for at in reached)
    return [Relation(Word(mention.first, mention.first, mention.state, "state"), mention.state, not made, 1.0)]


_REACHING = grammar.stems(
    "leave make feel become get keep help fall stay remain report end come look sleep seem walk go grow turn wake"
)


def _no_longer(one: Reading, mention: Mention) -> Word | None:
    """ "no longer ached": what is named has ceased."""
    for at in range(max(1, mention.first - 3), mention.first):
        if one.tokens[at].word == "longer" and one.tokens[at - 1].word == "no":
            return Word(at, at, Change.DOWN, "state")
    return None


def _acquired(one: Reading, mention: Mention) -> Relation | None:
    """Return the relation of "become hyperactive", "makes children hyperactive" and "get colds"."""
    before = one.tokens[mention.first - 1] if mention.first else None
    if before is None or before.word in _NEW_NOUN or before.word in lexicon.ADJECTIVES:
        return None
    verb = next((verb for verb in reversed(one.verbs) if verb.head < mention.first), None)
    if verb is None or one.clause_at(verb.head) is not one.clause_at(mention.first):
        return None
    stem, gap = lemma(one.tokens[verb.head]), mention.first - verb.head - 1
    if stem in _BECOMING and gap <= 2:
        return Relation(Word(verb.head, verb.head, Change.UP, "verb", verb.form), Change.UP, False, 2.2)
    if (
        stem in ("make", "render", "turn", "drive")
        and 1 <= gap <= 4
        and not any(one.tokens[at].word in ("of", ",", "it") for at in range(verb.head + 1, mention.first))
    ):
        return Relation(Word(verb.head, verb.head, Change.UP, "verb", verb.form), Change.UP, False, 2.2)
    return None


_BECOMING = grammar.stems("become grow turn go")


def _equal(one: Reading, mention: Mention) -> Word | None:
    """Return the word of "just as many colds", "every bit as anxious as" and "much the same cortisol as"."""
    tokens = one.tokens
    for at in range(max(0, mention.first - 4), mention.first):
        word, following = tokens[at].word, tokens[at + 1].word
        if word == "as" and at and tokens[at - 1].word in ("half", "twice", "times", "third", "quarter"):
            return None
        if word == "as" and following not in (
            "well",
            "soon",
            "long",
            "a",
            "an",
            "the",
            "far",
            "part",
            "they",
            "it",
            "we",
            "i",
        ):
            before = tokens[at - 1].word if at else ""
            later = [token.word for token in tokens[mention.last : mention.last + 6]]
            quantity = following in ("many", "much", "few", "little", "often")
            if (quantity and (before in ("just", "bit", "about", "quite", "least") or "as" in later)) or (
                at + 3 >= mention.first and "as" in later and not quantity
            ):
                return Word(at, at, Change.SAME, "adjective")
        if (
            word == "same"
            and tokens[at - 1].word == "the"
            and any(token.word in ("as", "whether", "with") for token in tokens[mention.last : mention.last + 6])
        ):
            return Word(at, at, Change.SAME, "adjective")
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
            fits = len(gap) <= 4 and not {",", "and", "with", "after", "by", "but", "or"} & set(gap)
        return other if fits else None
    return None


_HOLDING = grammar.stems("stop prevent keep block halt avoid prohibit discourage deter save")


def _before(one: Reading, mention: Mention, word: Word) -> float | None:
    """Return how far a word of change is from governing what stands after it; None where it does not."""
    gap = one.tokens[word.last + 1 if word.last < mention.first else word.token + 1 : mention.first]
    names = [token.word for token in gap]
    if len(gap) > _REACH_BEFORE or any(name in grammar.STOPS for name in names):
        return None
    home = one.clause_at(mention.first)
    if (
        one.clause_at(word.token) is not home
        and not _raised_and_lowered(one, word, home)
        and not _helped(one, mention, word)
    ):
        # pushes back the moment you drop off
        event = (
            home.parent is one.clause_at(word.token)
            and home.verb is not None
            and mention.first <= home.verb.head < mention.last
        )
        return 2.0 if event and word.kind == "verb" and home.start - word.last <= 5 else None
    if word.kind == "adjective":
        return _adjective_before(one, mention, word, names)
    if word.kind == "noun":
        return _noun_before(one, word, names)
    return _verb_before(one, mention, word, names)


def _raised_and_lowered(one: Reading, word: Word, home: Clause) -> bool:
    """Tell whether a verb shares the object of the verb after it: raises nor lowers the count."""
    if (
        home.kind != "shared"
        or home.parent is not one.clause_at(word.token)
        or home.verb is None
        or word.kind != "verb"
    ):
        return False
    between = [one.tokens[at].word for at in range(word.last + 1, home.verb.head)]
    return len(between) <= 3 and all(name in _BETWEEN_VERBS for name in between)


def _helped(one: Reading, mention: Mention, word: Word) -> bool:
    """Tell whether the mention is the subject of a verb that the word lets happen: helps lymph circulate."""
    clause = one.clause_at(mention.first)
    return (
        clause.kind in ("that", "relative")
        and clause.parent is one.clause_at(word.token)
        and clause.verb is not None
        and clause.verb.form in ("bare", "finite")
        and clause.start == word.last + 1
        and word.kind == "verb"
        and word.change is not Change.UP
    )


def _adjective_before(one: Reading, mention: Mention, word: Word, names: list[str]) -> float | None:
    adjective = one.tokens[word.token].word
    if adjective in ("harder", "easier", "quicker", "hard", "easy", "impossible") and "to" in names[:3]:
        return 0.8
    likely = [at for at, name in enumerate(names[:3]) if name in ("likely", "prone", "apt", "liable", "susceptible")]
    if likely and len(names) - likely[0] <= 5:
        return 0.7
    compared = next((at for at, name in enumerate(names[:6]) if name in ("for", "at", "in")), None)
    if adjective in lexicon.FOR_ADJECTIVES and names[:1] in (["than"], ["to"]) and compared is not None:
        return 0.9
    if adjective in lexicon.FOR_ADJECTIVES and names[:1] in (["for"], ["against"], ["at"]):
        return 0.6 + 0.1 * len(names) if _list_of_things(one, word.last + 2, mention.first) else None
    if word.change is Change.SAME:
        return None
    if adjective in lexicon.PREDICATE_ONLY and word.change is not Change.GOOD:
        return None
    if any(name in _BLOCKING or name in ("with", "for", "in", "to", "that", "on") for name in names):
        return None
    return 0.1 * len(names) if _list_of_things(one, word.last + 1, mention.first) else None


def _list_of_things(one: Reading, start: int, end: int) -> bool:
    """Tell whether only modifiers, measures and other things of the same list stand in between."""
    named = {at for mention in one.mentions for at in range(mention.first, mention.last)}
    modifiers = 0
    heads = {verb.head for verb in one.verbs if verb.form != "ing"}
    for at in range(start, end):
        token = one.tokens[at]
        if at in heads or lexicon.ADJECTIVES.get(token.word) in (Change.UP, Change.DOWN):
            return False
        if at in named or token.word in MEASURES or token.word in _IN_LISTS:
            continue
        modifiers += 1
    return modifiers <= 2


def _noun_before(one: Reading, word: Word, names: list[str]) -> float | None:
    linked = names[:1] and names[0] in ("in", "of", "from", "against", "to", "on", "for", "upon", "between")
    if not linked and names and names[0].isdigit():
        linked = any(name in ("in", "of") for name in names[:4])
    if not linked:
        later = next((at for at, name in enumerate(names) if name in ("in", "on", "of", "to")), None)
        if later is None or later > 6 or (any(name in _BLOCKING for name in names[:later]) and "between" not in names):
            return None
    if any(name in _BLOCKING_NOUNS or name in ("with", "who") for name in names):
        return None
    if any(
        word.token < verb.head < word.token + len(names) + 1 and verb.form in ("finite", "passive")
        for verb in one.verbs
    ):
        return None
    return 0.5 + 0.1 * len(names)


def _verb_before(one: Reading, mention: Mention, word: Word, names: list[str]) -> float | None:
    for at in range(word.last + 1, mention.first):
        if any(verb.first == at and verb.form in ("to", "ing") and _takes_over(one, verb.head) for verb in one.verbs):
            return None
    verb = lemma(one.tokens[word.token])
    if "," in names and word.form == "ing" and one.clause_at(word.token).subject[0] + 2 >= word.token:
        return None  # by lowering cortisol, massage …
    if names and names[0] in _PREPOSITIONS and not _takes(verb, names[0], word):
        return None
    if "against" in names and verb not in _TAKING["against"] and word.last == word.token:
        return None
    for number, name in enumerate(names):
        if name in _BLOCKING and not (name in ("as", "like", "about") and number == 0 and verb in _TAKES_ABOUT):
            return None
        if name in ("with", "for") and number > 1 and verb not in _TAKES_WITH:
            return None
        if name == "from" and verb not in lexicon.TAKING_AWAY_FROM and verb not in _KEEPING:
            return None
    if word.form == "passive":
        # massage is helped by: its subject is what changes, except for "rid of", "protected from"
        if not (verb in lexicon.TAKING_AWAY_FROM and {"of", "from", "against"} & set(names)):
            return None
    if verb in lexicon.CAUSING and word.last == word.token and names[:1] == ["to"] and False:
        return None
    return 1.0 + 0.15 * len(names) + (0.5 if verb in lexicon.CAUSING else 0)


_MOVING_ALONE = grammar.stems("go come run work move flow stay remain rise")


def _takes(verb: str, preposition: str, word: Word) -> bool:
    """Tell whether a verb governs its object by this preposition: protects against, leads to, interferes with."""
    if word.last > word.token:
        return verb not in _MOVING_ALONE
    if word.form == "passive":
        return True
    return verb in _TAKING.get(preposition, frozenset())


_PREPOSITIONS = grammar.PREPOSITIONS - {"like", "about", "out", "off", "up", "down", "along"}
_TAKING = {
    "with": grammar.stems("help interfere deal cope assist aid fill flood support do work fight mess meddle tamper"),
    "to": lexicon.CAUSING | grammar.stems("add give do help put bring"),
    "in": grammar.stems("result aid help assist improve reduce"),
    "against": grammar.stems("protect guard shield defend fight ward work act help battle safeguard"),
    "from": lexicon.TAKING_AWAY_FROM | grammar.stems("keep stop save"),
    "on": grammar.stems("act work cut crack clamp"),
    "of": grammar.stems("rid cure clear cleanse relieve purge free dispose get"),
    "at": grammar.stems("chip eat nibble"),
    "into": grammar.stems("cut eat"),
    "for": grammar.stems("do make account work help benefit"),
}
_TAKES_WITH = grammar.stems("help interfere deal cope assist aid fill flood send support do work good")
_TAKES_ABOUT = grammar.stems("bring worry")
_KEEPING = grammar.stems("keep stop save remove release recover flush wash clear expel take get draw")


def _takes_over(one: Reading, head: int) -> bool:
    """Tell whether a verb between a word of change and a thing has the thing as its own object."""
    stem = lemma(one.tokens[head])
    return stem in lexicon.VERBS or stem not in _TRANSPARENT


# Verbs that only bring one to the thing: keeps you from getting sick, stops you catching a cold.
_TRANSPARENT = grammar.stems(
    "get catch have feel become be contract develop fall suffer come go pick experience take make form build"
)


def _after(one: Reading, mention: Mention, word: Word) -> float | None:
    """Return how far a word of change is from having what stands before it as its subject."""
    gap = one.tokens[mention.last : word.token]
    names = [token.word for token in gap]
    if word.kind == "noun":
        # pain relief, cortisol reduction, an immune booster
        return 0.4 if all(name in MEASURES for name in names) and len(names) <= 1 else None
    if any(name in grammar.STOPS for name in names if name not in "()"):
        return None
    if len(gap) > _REACH_AFTER:
        return None
    if word.kind == "adjective":
        return _adjective_after(one, mention, word, names)
    if word.form == "ing" and not names and one.tokens[word.token].word.endswith("ing"):
        return 0.4 if _is_compound(one, word) else _ing_after(one, mention, word)
    if word.form in ("ing", "bare", "to"):
        return _ing_after(one, mention, word)
    return _verb_after(one, mention, word, names)


def _is_compound(one: Reading, word: Word) -> bool:
    """Tell whether "-relieving" goes with the noun before it: pain-relieving."""
    return one.tokens[word.token].hyphenated


def _ing_after(one: Reading, mention: Mention, word: Word) -> float | None:
    """Return the cost for "stops cortisol rising", "sends serotonin soaring", "helps lymph circulate"."""
    gap = word.token - mention.last
    if (
        gap > 3
        or any(one.tokens[at].word in ("and", "or", ",") for at in range(mention.last, word.token))
        or (lemma(one.tokens[word.token]) not in lexicon.INTRANSITIVE and word.last == word.token)
    ):
        return None
    if word.form == "to" and gap:
        return None
    governed = any(other.last < mention.first and other.kind == "verb" for other in one.words)
    allowing = any(lemma(one.tokens[at]) in _LETTING for at in range(max(0, mention.first - 5), mention.first))
    return 0.9 + 0.1 * gap if governed or allowing else None


_LETTING = grammar.stems("help make let see send keep stop prevent set get watch have cause allow enable encourage")


def _adjective_after(one: Reading, mention: Mention, word: Word, names: list[str]) -> float | None:
    adjective = one.tokens[word.token].word
    if adjective in _DEGREES and len(names) <= 4 and _is_verbal(one, mention):
        return 0.6 + 0.1 * len(names)
    if one.clause_at(mention.first) is not one.clause_at(word.token) and not _outer_subject(one, mention, word):
        return None
    before = {one.tokens[at].word for at in range(max(0, mention.first - 5), mention.first)}
    made = any(lemma(one.tokens[at]) in _MAKING for at in range(max(0, mention.first - 5), mention.first))
    if made and (not names or (names[0] in ("of", "in", "as") and len(names) <= 4)):
        return 0.7
    if (
        mention.first
        and before
        and one.tokens[mention.first - 1].word in ("for", "about", "despite", "with", "without")
    ):
        return None
    clause = one.clause_at(word.token)
    names = [one.tokens[at].word for at in range(mention.last, word.token) if clause.holds(at)]
    linking = [at for at, name in enumerate(names) if name in grammar.LINKING]
    if not linking or not _is_subject(one, mention):
        return None
    after_link = names[linking[-1] + 1 :]
    if len(after_link) > 4 or any(name in _PREPOSITIONS_BUT_AS for name in after_link):
        return None
    return 0.8 + 0.1 * len(names)


def _outer_subject(one: Reading, mention: Mention, word: Word) -> bool:
    clause = one.clause_at(word.token)
    return clause.subject[0] <= mention.first < clause.subject[1]


def _is_verbal(one: Reading, mention: Mention) -> bool:
    """Tell whether a thing is named by a verb or a state that one has: hurt less, sleep longer, fall asleep faster."""
    head = one.tokens[mention.last - 1]
    before = one.tokens[mention.first - 1].word if mention.first else ""
    if before in _BEFORE_NOUN:
        return False
    if any(verb.head == mention.first or verb.head == mention.last - 1 for verb in one.verbs):
        return True
    first = one.tokens[mention.first].word
    return (
        mention.last - mention.first > 1
        and first.endswith(("ing", "p", "l", "d", "ff"))
        and lemma(one.tokens[mention.first]) in _ALL_VERBS
    ) or head.word in _VERBAL


_VERBAL = grammar.words(
    "asleep ill sick awake alert hurt ache aches sleep sleeps slept remember learn worry grow tired focus concentrate"
)


def _verb_after(one: Reading, mention: Mention, word: Word, names: list[str]) -> float | None:
    clause = one.clause_at(word.token)
    first, last = clause.subject
    if not first <= mention.first < last or not _is_subject(one, mention, first):
        return None
    stem = lemma(one.tokens[word.token])
    distance = 1.1 + 0.1 * len(names)
    if word.form == "passive":
        return distance
    following = one.tokens[word.token + 1].word if word.token + 1 < len(one.tokens) else ""
    if stem in _OWNING and following in ("their", "its"):
        return distance  # lose their bite
    if stem in lexicon.INTRANSITIVE or word.last > word.token:
        return None if _has_object(one, word) else distance
    return None


_OWNING = grammar.stems("lose gain improve increase reduce raise lower")


def _is_subject(one: Reading, mention: Mention, start: int | None = None) -> bool:
    """Tell whether a mention is what the subject is about, not something said of another noun: people with pain."""
    clause = one.clause_at(mention.first)
    first = clause.start if start is None else start
    at = mention.first - 1
    while at >= first:
        word = one.tokens[at].word
        if word in ("and", "or", ",", "both", "nor", "neither", "either"):
            return True
        if word in grammar.PREPOSITIONS and at == first and word not in ("of", "than", "as") and mention.first - at > 2:
            # After ten massages her cortisol fell: a phrase before the subject.
            return True
        if word in grammar.PREPOSITIONS:
            return _measured(one, at, first) if word in ("of", "in", "for", "to", "on", "from", "between") else False
        if one.tokens[at].stem in lexicon.VERBS and any(verb.head == at for verb in one.verbs):
            return False
        at -= 1
    return True


def _measured(one: Reading, at: int, first: int) -> bool:
    """Tell whether what stands before "of" only says how much or which way: levels of, the rise in."""
    head = at - 1
    while head >= first and one.tokens[head].word in ("(", ")"):
        head -= 1
    if head < first:
        return True
    token = one.tokens[head]
    return token.word in MEASURES or token.word in lexicon.NOUNS or token.word in ("some", "most", "all", "lot", "any")


def _has_object(one: Reading, word: Word) -> bool:
    """Tell whether a verb has an object of its own, so that what stands before it acts: stress raises cortisol."""
    if word.last > word.token + 1:
        return any(one.tokens[at].word not in _WITHIN_PARTICLE_VERB for at in range(word.token + 1, word.last))
    at = word.last + 1
    while at < len(one.tokens) and (
        one.tokens[at].word.endswith("ly") or one.tokens[at].word in ("even", "also", "further")
    ):
        at += 1
    if at >= len(one.tokens):
        return False
    following = one.tokens[at]
    if following.word in (
        "the",
        "a",
        "an",
        "your",
        "my",
        "his",
        "her",
        "their",
        "our",
        "its",
        "these",
        "those",
        "your",
        "some",
        "this",
    ):
        after = one.tokens[at + 1].word if at + 1 < len(one.tokens) else ""
        return after not in (
            "next",
            "day",
            "same",
            "morning",
            "following",
            "more",
            "most",
            "lot",
            "little",
            "bit",
            "week",
            "moment",
            "time",
            "third",
            "quarter",
            "way",
            "fifth",
            "tenth",
        )
    return (
        following.is_word
        and following.word not in _NO_OBJECT
        and not following.word.isdigit()
        and following.word not in lexicon.ADJECTIVES
        and not any(verb.first == at for verb in one.verbs)
    )


def _given(one: Reading, mention: Mention, word: Word) -> float | None:
    """Return the cost for "gives your immune system a lift"."""
    gap = [one.tokens[at].word for at in range(mention.last, word.token)]
    if (
        len(gap) > 6
        or not any(name in grammar.DETERMINERS for name in gap)
        or any(name in _STOPS_AND_PREPOSITIONS for name in gap)
    ):
        return None
    giving = any(lemma(one.tokens[at]) in _GIVING for at in range(max(0, mention.first - 5), word.token))
    return 0.8 if giving else None


_BLOCKING_NOUNS = _BLOCKING - {"between", "among"}
