"""How far a word of change is from having what stands before it as its subject."""

from kb.match.english import grammar, lexicon
from kb.match.english.clauses import Clause
from kb.match.english.grammar import MEASURES
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention
from kb.match.english.verb_forms import is_gerund

_ALL_VERBS = grammar.COMMON_VERBS | lexicon.VERBS.keys()
_BEFORE_NOUN = grammar.DETERMINERS | grammar.PREPOSITIONS
_NO_OBJECT = (
    grammar.PREPOSITIONS
    | grammar.CONJUNCTIONS
    | grammar.SUBORDINATORS
    | grammar.ADVERBS
    | grammar.AUXILIARIES
    | {"to", "more", "less", "most", "no"}
)
_PREPOSITIONS_BUT_AS = grammar.PREPOSITIONS - {"as"}
_WITHIN_PARTICLE_VERB = grammar.ADVERBS | {"right", "back", "way"}
_REACH_AFTER = 14  # how far a verb may stand after its subject
MAKING = grammar.stems("make leave keep render get turn set hold")
_DEGREES = grammar.words(
    "less more better worse longer faster sooner deeper easier quicker earlier later slower quickly soundly "
    "deeply well "
    "fewer harder"
)


_BEARING = grammar.stems("bear live cope manage handle tolerate endure stand")


def is_borne(one: Reading, word: Word) -> bool:
    """Tell whether something is said to be easier or harder to bear: less of it, or more."""
    return (
        one.tokens[word.token].word in ("easier", "harder")
        and [token.word for token in one.tokens[word.token + 1 : word.token + 2]] == ["to"]
        and any(token.lemma in _BEARING for token in one.tokens[word.token + 2 : word.token + 3])
    )


def cost_after(one: Reading, mention: Mention, word: Word) -> float | None:
    """Return how far a word of change is from having what stands before it as its subject."""
    gap = one.tokens[mention.last : word.token]
    names = [token.word for token in gap]
    if word.kind == "noun":
        # pain relief, cortisol reduction, an immune booster
        if all(name in MEASURES for name in names) and len(names) <= 1:
            return 0.4
        return 1.2 if _gets(one, mention, word) else None
    if any(name in grammar.STOPS for name in names if name not in "()"):
        return None
    if (
        len(gap) > _REACH_AFTER
        and len(one.own_tokens(one.clause_at(word.token), mention.last, word.token)) > _REACH_AFTER
    ):
        return None
    if word.kind == "adjective":
        return _adjective_after(one, mention, word, names)
    if word.form == "ing" and not names and is_gerund(one.tokens[word.token].word):
        return 0.4 if _is_compound(one, word) else _ing_after(one, mention, word)
    if word.form == "to":
        raised = _raised(one, mention, word)
        return raised if raised is not None else _ing_after(one, mention, word)
    if word.form in ("ing", "bare"):
        return _ing_after(one, mention, word)
    return _verb_after(one, mention, word, names)


def _gets(one: Reading, mention: Mention, word: Word) -> bool:
    """Tell whether a thing gets the change that a noun names: the immune system may get a small lift."""
    verb = one.clause_at(word.token).verb
    if verb is None or not mention.last <= verb.first or one.tokens[verb.head].lemma not in _GETTING:
        return False
    first, last = one.clause_at(word.token).subject
    between = range(verb.head + 1, word.token)
    return (
        first <= mention.first < last
        and _is_subject(one, mention)
        and len(between) <= 6
        and all(one.tags[at] in ("DT", "JJ", "VN", "NN") or not one.tokens[at].is_word for at in between)
    )


_GETTING = grammar.stems("get receive see show enjoy undergo take experience suffer")


def _is_compound(one: Reading, word: Word) -> bool:
    """Tell whether "-relieving" goes with the noun before it: pain-relieving."""
    return one.tokens[word.token].hyphenated


def _ing_after(one: Reading, mention: Mention, word: Word) -> float | None:
    """Return the cost for "stops cortisol rising", "sends serotonin soaring", "helps lymph circulate"."""
    gap = word.token - mention.last
    clause = one.clause_at(word.token)
    told_after_comma = word.form == "ing" and one.tokens[word.token - 1].word == ","
    if told_after_comma and clause.subject[0] <= mention.first < clause.subject[1] and _is_subject(one, mention):
        # anxiety scores told a kinder story, dropping by a third
        stands_alone = one.tokens[word.token].lemma in lexicon.INTRANSITIVE or word.last > word.token
        return 1.4 if stands_alone and not has_object(one, word) else None
    if (
        gap > 3
        or any(one.tokens[at].word in ("and", "or", ",") for at in range(mention.last, word.token))
        or (one.tokens[word.token].lemma not in lexicon.INTRANSITIVE and word.last == word.token)
    ):
        return None
    if word.form == "to" and gap:
        return None
    governed = any(other.last < mention.first and other.kind == "verb" for other in one.words)
    allowing = any(one.tokens[at].lemma in _LETTING for at in range(max(0, mention.first - 5), mention.first))
    return 0.9 + 0.1 * gap if governed or allowing else None


def _raised(one: Reading, mention: Mention, word: Word) -> float | None:
    """Return the cost for "anxiety seems to lift" and "cortisol was found to fall": the subject of both verbs."""
    clause = one.clause_at(word.token)
    verb = clause.verb
    if verb is None or not clause.subject[0] <= mention.first < clause.subject[1] or not _is_subject(one, mention):
        return None
    head = one.tokens[verb.head]
    found = verb.form == "passive" and head.lemma in _FOUND
    likely = head.word in grammar.BE and any(one.tokens[at].word in _LIKELY for at in range(verb.head, word.token))
    if not (head.lemma in _RAISING or found or likely):
        return None
    stands_alone = one.tokens[word.token].lemma in lexicon.INTRANSITIVE or word.last > word.token
    passive = one.tokens[word.token - 1].word in grammar.BE
    return 1.3 if (stands_alone and not has_object(one, word)) or passive else None


_RAISING = grammar.stems("seem appear tend begin start continue come happen prove need fail cease go use have")
_FOUND = grammar.stems("find show see know report observe think say believe expect suppose claim suggest prove note")
_LIKELY = grammar.words("likely unlikely bound apt sure certain liable set")
_LETTING = grammar.stems(
    "expect want help make let see send keep stop prevent set get watch have cause allow enable encourage"
)


def _adjective_after(one: Reading, mention: Mention, word: Word, names: list[str]) -> float | None:
    adjective = one.tokens[word.token].word
    if adjective in _DEGREES and len(names) <= 4 and _is_verbal(one, mention):
        return 0.6 + 0.1 * len(names)
    if one.clause_at(mention.first) is not one.clause_at(word.token) and not _outer_subject(one, mention, word):
        return None
    before = {one.tokens[at].word for at in range(max(0, mention.first - 5), mention.first)}
    made = any(one.tokens[at].lemma in MAKING for at in range(max(0, mention.first - 5), mention.first))
    if made and names[:1] and names[0] in MEASURES:
        names = names[1:]  # makes cortisol levels worse
    while names and (names[0].endswith("ly") or names[0] in ("a", "far", "much", "bit", "little", "lot")):
        names = names[1:]
    if made and (not names or (names[0] in ("of", "in", "as") and len(names) <= 4)):
        return 0.7
    if made and names[:1] == [","] and names[-1:] == [","] and len(names) <= _APPOSITION:
        return 0.9  # makes the killer cells, the watchdogs of the blood, more active
    if (
        mention.first
        and before
        and one.tokens[mention.first - 1].word in ("for", "about", "despite", "with", "without")
    ):
        return None
    clause = one.clause_at(word.token)
    names = [one.tokens[at].word for at in range(mention.last, word.token) if clause.holds(at)]
    linking = [at for at, name in enumerate(names) if name in grammar.LINKING]
    if not names and _left_out(one, clause, mention):
        return 0.9
    if one.question and not linking and _asked_of(one, clause, mention):
        return 0.8 + 0.1 * len(names) if len(names) <= 3 and not {*names} & grammar.PREPOSITIONS else None
    if not linking or not _is_subject(one, mention):
        return None
    places = [at for at in range(mention.last, word.token) if clause.holds(at)]
    if one.tokens[places[linking[-1]]].lemma in MAKING and any(
        one.tags[at] in ("NN", "NS", "OB", "PR", "VG") for at in places[linking[-1] + 1 :]
    ):
        return None  # cortisol makes those cells sluggish
    after_link = [name for name in names[linking[-1] + 1 :] if not name.isdigit() and name not in _BY_HOW_MUCH]
    if len(after_link) > 4 or any(name in _PREPOSITIONS_BUT_AS for name in after_link):
        return None
    return 0.8 + 0.1 * len(names)


_APPOSITION = 8  # words
_BY_HOW_MUCH = grammar.words("per cent percent percentage points a by about some nearly almost roughly around")


def _left_out(one: Reading, clause: Clause, mention: Mention) -> bool:
    """Tell whether the verb stands with the thing named before: serotonin was higher, and cortisol lower."""
    before = [token.word for token in one.tokens[max(0, mention.first - 2) : mention.first]]
    verb = clause.verb
    return (
        verb is not None
        and verb.head < mention.first - 1
        and one.tokens[verb.head].word in grammar.LINKING
        and ("," in before or "and" in before)
        and any(one.tokens[at].word in lexicon.ADJECTIVES for at in range(verb.head + 1, mention.first))
    )


def _asked_of(one: Reading, clause: Clause, mention: Mention) -> bool:
    """Tell whether a question begins with "is" and then names the thing: is my cortisol any lower?"""
    verb = clause.verb
    return (
        verb is not None
        and verb.first - clause.start <= 1
        and one.tokens[verb.head].word in grammar.LINKING
        and all(one.tags[at] in ("DT", "JJ", "NN", "NS", "RB") for at in range(verb.head + 1, mention.first))
    )


def _outer_subject(one: Reading, mention: Mention, word: Word) -> bool:
    clause = one.clause_at(word.token)
    return clause.subject[0] <= mention.first < clause.subject[1]


def _is_verbal(one: Reading, mention: Mention) -> bool:
    """Tell whether a thing is named by a verb or a state that one has: hurt less, sleep longer, fall asleep faster."""
    head = one.tokens[mention.last - 1]
    before = one.tokens[mention.first - 1].word if mention.first else ""
    if before in _BEFORE_NOUN and before != "to":
        return False
    if any(verb.head == mention.first or verb.head == mention.last - 1 for verb in one.verbs):
        return True
    first = one.tokens[mention.first].word
    return (
        mention.last - mention.first > 1
        and first.endswith(("ing", "p", "l", "d", "ff"))
        and one.tokens[mention.first].lemma in _ALL_VERBS
    ) or head.word in _VERBAL


_VERBAL = grammar.words(
    "asleep ill sick awake alert hurt ache aches sleep sleeps slept remember learn worry grow tired focus concentrate"
)


def _verb_after(one: Reading, mention: Mention, word: Word, names: list[str]) -> float | None:
    clause = one.clause_at(word.token)
    first, last = clause.subject
    if not first <= mention.first < last or not _is_subject(one, mention, first):
        return None
    stem = one.tokens[word.token].lemma
    if stem in _BECOMING and word.last == word.token and one.tags[word.token + 1 : word.token + 2] == ["JJ"]:
        return None  # grows sluggish: the adjective says how
    distance = 1.1 + 0.1 * len(names)
    if word.form == "passive":
        return distance
    following = one.tokens[word.token + 1].word if word.token + 1 < len(one.tokens) else ""
    after = [token.word for token in one.tokens[word.token + 1 : word.token + 5]]
    if stem in _OWNING and (following in ("their", "its") or (following in _SOME and {"their", "its"} & set(after))):
        return distance  # lose their bite, lose half of their power
    if stem in lexicon.INTRANSITIVE or word.last > word.token:
        return None if has_object(one, word) else distance
    return None


_BECOMING = grammar.stems("grow get go come run")
_SOME = grammar.words("half much most some part a")
_OWNING = grammar.stems("lose gain improve increase reduce raise lower")


def _is_subject(one: Reading, mention: Mention, start: int | None = None) -> bool:
    """Tell whether a mention is what the subject is about, not something said of another noun: people with pain."""
    clause = one.clause_at(mention.first)
    first = clause.start if start is None else start
    at = mention.first - 1
    while at >= first:
        word = one.tokens[at].word
        if word in _IN_SUBJECTS:
            return True
        if (
            one.tags[at] == "DT"
            and at > first
            and one.tags[at - 1] in ("NN", "NS", "CD")
            and one.tokens[at - 1].is_word
        ):
            return True  # after a week in that chair the ache had gone: a new noun phrase
        if word in grammar.PREPOSITIONS and at == first and word not in ("of", "than", "as") and mention.first - at > 2:
            # After ten massages her cortisol fell: a phrase before the subject.
            return True
        if word in grammar.PREPOSITIONS:
            return _measured(one, at, first) if word in _MAY_MEASURE else False
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
    return (
        token.word in MEASURES
        or token.word in lexicon.NOUNS
        or token.word in ("some", "most", "all", "lot", "any", "those", "that")
    )


def has_object(one: Reading, word: Word) -> bool:
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
    if following.word in _COMPARED_WITH and at + 1 < len(one.tokens) and one.tokens[at + 1].word in ("with", "to"):
        return False  # rose compared with the controls
    if following.word in _OBJECT_STARTS:
        after = one.tokens[at + 1].word if at + 1 < len(one.tokens) else ""
        return after not in _OF_TIME
    return (
        following.is_word
        and following.word not in _NO_OBJECT
        and not following.word.isdigit()
        and following.word not in lexicon.ADJECTIVES
        and not any(verb.first == at for verb in one.verbs)
    )


_COMPARED_WITH = grammar.words("compared relative")
_IN_SUBJECTS = grammar.words("and or , both nor neither either")
_MAY_MEASURE = grammar.words("of in for to on from between")
_OBJECT_STARTS = grammar.words("the a an your my his her their our its these those your some this")
_OF_TIME = grammar.words(
    "notch fraction touch tad shade point degree smidgen little next day same morning following more most lot little bit week moment time third quarter way fifth tenth"
)
