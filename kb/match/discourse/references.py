"""Words that stand for what was spoken of before: the count fell, raises their number, so did the others."""

from collections.abc import Sequence

from kb.match.base.prepared import Prepared
from kb.match.change.relations import Relation, turned
from kb.match.discourse.context import Context
from kb.match.discourse.pointing import (
    ALONE,
    BARE,
    GENERIC,
    POINTING,
    QUANTITIES,
    is_generic,
    is_mover,
    is_object,
    is_outright,
    the_same,
)
from kb.match.english import grammar, lexicon
from kb.match.english.clauses import Clause
from kb.match.english.lexicon import Change
from kb.match.english.reading import Reading, Word
from kb.match.english.tokens import Mention

_NAMING = grammar.stems("hormone cell marker flow activity")
_REACH = 2  # sentences since the thing was named
_REACH_BY_NAME = 4  # those cells, that hormone


_POINTING_BACK = BARE | GENERIC | {"it", "they", "them"}


MAY_POINT = _POINTING_BACK | {"both", "neither", "either", "more", "less", "same"} | lexicon.NOUNS.keys()


def referring(reading: Reading, context: Context, prepared: Prepared) -> list[Mention]:
    """Return the words that stand for the thing last spoken of: the count fell, these cells, raises their number."""
    if not any(token.word in MAY_POINT for token in reading.tokens):
        return []
    within = _within(reading, prepared)
    if within or not context.things or context.since_thing > _REACH_BY_NAME:
        return within
    if context.since_thing > _REACH and not any(_points_by_name(reading, at) for at in range(1, len(reading.tokens))):
        return []
    named = [m for m in reading.mentions if m.concept in prepared.by_outcome]
    if any(m.concept not in prepared.by_intervention for m in named):
        if context.since_thing > 1:
            return []
        # Their numbers climbed in men with HIV: it still points back, whatever else is named.
        pointing = [at for at in range(len(reading.tokens)) if is_generic(reading, at) and is_outright(reading, at)]
        for at in pointing[:1]:
            concept = _meant(reading.tokens[at].stem, context.things, prepared)
            return [] if concept is None else [Mention(concept, at, at + 1, reading.tokens[at].word, weak=True)]
        return []
    both = [at for at, token in enumerate(reading.tokens) if _stands_for_two(reading, at)]
    if both:
        last = list(dict.fromkeys(context.things))[-2:]
        word = reading.tokens[both[0]].word
        return [Mention(concept, both[0], both[0] + 1, word, weak=True) for concept in last if len(last) == 2]
    taken = {at for mention in reading.mentions for at in range(mention.first, mention.last)}  # the hormone acts
    free = [at for at in range(len(reading.tokens)) if at not in taken]
    # Cortisol readings are no readings of what was spoken of before.
    places = [
        at for at in free if is_generic(reading, at) and not (at - 1 in taken and reading.tags[at] in ("NN", "NS"))
    ]
    places += [at for at in free if is_mover(reading, at)]
    places += [at for at in free if is_object(reading, at) and at not in places]
    for at in places:
        word = reading.tokens[at].word
        owner = reading.tokens[at - 1].word if at else ""
        pronoun = word if word in ("it", "they", "them") else owner if owner == "their" else ""
        things = _of_number(pronoun, context, reading) if pronoun else context.things
        concept = _meant(reading.tokens[at].stem, things, prepared)
        if concept is not None:
            return [Mention(concept, at, at + 1, reading.tokens[at].word, weak=True)]
    same = the_same(reading)
    if same is not None:
        return [Mention(context.things[-1], same, same + 1, "same", weak=True)]
    for at, token in enumerate(reading.tokens):
        none = at > 0 and reading.tokens[at - 1].word == "no"
        said = any(mention.last <= at for mention in named)  # cortisol drops, although the fall is small
        if token.word in _TOLD_NOUNS and _is_told_before(reading, at) and not (none and named) and not said:
            return [Mention(context.things[-1], at, at + 1, token.word, weak=True)]
    return []


def _points_by_name(reading: Reading, at: int) -> bool:
    """Tell whether a noun of a thing's name points back: those cells, this hormone."""
    tokens = reading.tokens
    return tokens[at].stem in _NAMING and tokens[at - 1].word in ("those", "these", "this", "that")


def substances(reading: Reading, context: Context) -> list[Mention]:
    """Return the words that stand for what acts and was named before: the hormone, the same drug."""
    if context.substance is None or any(mention.concept == context.substance for mention in reading.mentions):
        return []
    taken = {at for mention in reading.mentions for at in range(mention.first, mention.last)}
    for at, token in enumerate(reading.tokens):
        if token.word in lexicon.SUBSTANCES and at and at not in taken and reading.tokens[at - 1].word in POINTING:
            following = reading.tokens[at + 1].word if at + 1 < len(reading.tokens) else ""
            if following != "of":
                return [Mention(context.substance, at, at + 1, token.word, weak=True)]
    return []


def shorter_names(reading: Reading, context: Context, prepared: Prepared) -> list[Mention]:
    """Return the words that name an intervention spoken of before by the noun of its name: the vitamin, the lozenges.

    So does the name of something broader: a supplement, where vitamin D was spoken of.
    """
    spoken_of = [row for row in context.topic if row not in prepared.by_outcome and row in prepared.by_intervention]
    if not spoken_of or any(mention.concept in spoken_of for mention in reading.mentions):
        return []
    taken = {at: mention.concept for mention in reading.mentions for at in range(mention.first, mention.last)}
    found = []
    for at, token in enumerate(reading.tokens):
        rows = [row for row in spoken_of if token.stem in prepared.short_names.get(row, ())]
        rows = [row for row in rows if row in context.named_last] or rows
        if not rows or not _is_noun_of_its_own(reading, at):
            continue
        if at - 1 in taken and taken[at - 1] not in prepared.broader.get(rows[0], ()):
            continue  # ibuprofen syrup, where that of paracetamol was spoken of
        if at in taken and any(taken[at] not in prepared.broader.get(row, ()) for row in rows):
            continue
        if any(prepared.by_intervention[row] != prepared.by_intervention[rows[0]] for row in rows):
            continue
        found.append(Mention(rows[0], at, at + 1, token.word, weak=True))
    return found[:1]


def _is_noun_of_its_own(reading: Reading, at: int) -> bool:
    """Tell whether a noun stands as a thing that was told of: the capsules, a tablet, lozenges."""
    tags = reading.tags
    if tags[at] not in ("NN", "NS") or (at + 1 < len(tags) and tags[at + 1] in ("NN", "NS")):
        return False
    start = at
    while start and tags[start - 1] in ("JJ", "VN", "CD"):
        start -= 1
    before = reading.tokens[start - 1].word if start else ""
    return before in grammar.DETERMINERS or tags[at] == "NS"


def _stands_for_two(reading: Reading, at: int) -> bool:
    """Tell whether "both" or "neither of the two" stands for two things named before."""
    word = reading.tokens[at].word
    following = [token.word for token in reading.tokens[at + 1 : at + 4]]
    if word == "neither" and (following[:2] == ["of", "them"] or following == ["of", "the", "two"]):
        return True
    if following[:1] and following[0] in grammar.AUXILIARIES and word == "neither":
        return False  # and neither does the water
    if word == "either" and (following[:2] == ["of", "them"] or following[:1] in ([], ["."], [","])):
        return True  # nobody has shown that it raises either of them
    if word == "both" and at > 1 and reading.tokens[at - 1].word == "of" and reading.tokens[at - 2].word in QUANTITIES:
        return not following or reading.tags[at + 1] in ("IN", "ST", "CM", "SU")  # more of both in their urine
    return word in ("both", "neither") and _stands_alone(reading, at)


def _stands_alone(reading: Reading, at: int) -> bool:
    """Tell whether "both" is not "both trials" or "both this and that"."""
    following = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
    names = {token.word for token in reading.tokens[at + 1 : at + 8]}
    return following is None or (
        any(verb.first == at + 1 and verb.form in ("finite", "passive") for verb in reading.verbs)
        and "and" not in names
    )


def _is_told_before(reading: Reading, at: int) -> bool:
    """Tell whether a change is one told before, of what is not named again: the average drop after massage."""
    tokens = reading.tokens
    following = [token.word for token in tokens[at + 1 : at + 3]]
    if reading.tags[at] not in ("NN", "NS"):
        return False
    of_number = following[:1] == ["of"] and (following[1:] in _ROUGHLY or following[-1].isdigit())
    among = following[:1] == ["in"] and at + 2 < len(tokens) and tokens[at + 2].stem in grammar.PEOPLE
    if following[:1] in (["of"], ["in"], ["on"], ["to"]) and not of_number and not among:
        return False
    start = at
    while start and (reading.tags[start - 1] in ("JJ", "NN", "VN") and tokens[start - 1].word not in POINTING):
        start -= 1
    before = tokens[start - 1].word if start else ""
    found = start > 1 and tokens[start - 2].lemma in grammar.REPORTING  # three of them found a reduction after it
    if before in ("a", "an") and (of_number or found):
        return at - start <= 2
    none = before == "no" and tokens[at].word in _LACKING
    return (
        start > 0
        and at - start <= 2
        and (before in _TOLD_BEFORE or none or (before == "such" and start > 1) or _is_of_it(before, tokens[at].word))
    )


_TOLD = (Change.UP, Change.DOWN)


_ROUGHLY = (["about"], ["around"], ["roughly"], ["nearly"], ["almost"], ["some"], ["over"])


_LACKING = grammar.words("difference differences effect advantage benefit change")


_TOLD_NOUNS = grammar.words(
    "advantage gap "
    "rise rises increase increases gain boost surge spike jump growth drop drops fall falls reduction reductions decrease "
    "decreases decline declines dip relief loss removal clearance elimination improvement effect effects difference differences change changes benefit"
)


_TOLD_BEFORE = grammar.words("the this that")
_REMOVALS = grammar.words("removal clearance elimination")


def _is_of_it(before: str, noun: str) -> bool:
    """Tell whether a removal is that of what was named before: slowed its removal."""
    return before in ("its", "their") and noun in _REMOVALS


def only_says_what_it_is(reading: Reading) -> bool:
    """Tell whether a sentence only says what the thing spoken of is: they are white cells that kill tumours."""
    if not reading.tokens or reading.tokens[0].word not in ("they", "it", "these", "those"):
        return False
    verb = reading.clauses[0].verb
    return verb is not None and verb.head <= 2 and reading.tags[verb.head] == "BE" and reading.tags[1] != "NS"


def told_before(reading: Reading, mention: Mention) -> list[Relation]:
    """Return the relation of "the average drop after massage", whose thing was named before."""
    word = reading.tokens[mention.first].word
    change = lexicon.NOUNS.get(word) or ALONE.get(word) if mention.weak else None
    if change is None:
        return []
    if word in ALONE:
        return [Relation(Word(mention.first, mention.first, change, "adjective"), change, False, 1.0)]
    told = Word(mention.first, mention.first, change, "noun")
    return [Relation(told, turned(reading, mention, told), False, 1.0)]  # slowed its removal


def _of_number(word: str, context: Context, reading: Reading) -> Sequence[int]:
    """Return the things spoken of that a pronoun of one or of many may stand for, none named in the sentence itself."""
    named = {mention.concept for mention in reading.mentions}
    things = [concept for concept in context.things if concept not in named] or list(context.things)
    many = word in ("they", "them", "their", "these", "those")
    fitting = [concept for concept in things if (concept in context.plurals) is many]
    return fitting or things


def _meant(noun: str, things: Sequence[int], prepared: Prepared) -> int | None:
    """Return the thing that a noun stands for: the last spoken of, or the last that the noun is part of the name of."""
    if noun in _NAMING:
        things = [concept for concept in things if noun in prepared.name_stems.get(concept, ())]
    return things[-1] if things else None


def _within(reading: Reading, prepared: Prepared) -> list[Mention]:
    """Return "it" or "them" after a verb where they stand for a thing named earlier in the sentence."""
    if not any(mention.concept in prepared.by_outcome for mention in reading.mentions):
        return []
    for at, token in enumerate(reading.tokens):
        if token.word in ("it", "they") and is_mover(reading, at):
            named = [m for m in reading.mentions if m.last < at and m.concept in prepared.by_outcome and not m.weak]
            home = reading.clause_at(named[-1].first) if named else None
            after = home is not None and home.kind == "sub" and home.opener in ("where", "when", "while")
            after = after or (home is not None and _goes_on_with(reading, home, named[-1], at))
            if after:
                return [Mention(named[-1].concept, at, at + 1, token.word, weak=True)]
        if token.word in _COUNTED and _is_of_what_was_named(reading, at):
            named = [m for m in reading.mentions if m.last < at and m.concept in prepared.by_outcome and not m.weak]
            if named and reading.clause_at(named[-1].first) is not reading.clause_at(at):
                return [Mention(named[-1].concept, at, at + 1, token.word, weak=True)]
        if token.word in ("it", "them"):
            earlier = [m for m in reading.mentions if m.last < at - 1 and m.concept in prepared.by_outcome]
            earlier = [
                m for m in earlier if not _acts_there(reading, m, at) and not _differs_in_number(reading, m, token.word)
            ]
            earlier = [m for m in earlier if not m.weak] or earlier
            earlier = [m for m in earlier if not m.everyday] or earlier
            earlier = [m for m in earlier if reading.tags[m.first] not in ("VZ", "VB", "VD")]  # calms them
            done_for = at > 1 and reading.tokens[at - 1].word == "for" and reading.tokens[at - 2].word in _DONE_FOR
            if earlier and (done_for or is_generic(reading, at) or any(verb.head == at - 1 for verb in reading.verbs)):
                return [Mention(earlier[-1].concept, at, at + 1, token.word, weak=True)]
    return []


def _is_of_what_was_named(reading: Reading, at: int) -> bool:
    """Tell whether a count is the subject of its clause: had my cells tested, and the count hadn't budged."""
    first, last = reading.clause_at(at).subject
    return first == at - 1 and at + 1 == last and reading.tokens[at - 1].word in ("the", "their", "its")


_COUNTED = grammar.words("count counts level levels number numbers reading readings figure figures score scores")


def _goes_on_with(reading: Reading, home: Clause, thing: Mention, at: int) -> bool:
    """Tell whether a clause after "and" or "but" begins with what the one before was said of: was measured, but it fell."""
    first, last = home.subject
    own = reading.clause_at(at)
    measured = home.verb is not None and reading.tokens[home.verb.head].lemma in _MEASURING
    return (first <= thing.first < last or measured) and own is not home and own.kind == "coordinate"


_MEASURING = grammar.stems("measure test count check track record")


def _differs_in_number(reading: Reading, mention: Mention, pronoun: str) -> bool:
    """Tell whether a pronoun and a thing are not of one number: bones need it; doses of cortisol cripple them."""
    many = reading.tags[mention.last - 1] == "NS"
    return many if pronoun == "it" else not many and reading.tags[mention.last - 1] == "NN"


def _acts_there(reading: Reading, mention: Mention, at: int) -> bool:
    """Tell whether a thing is the subject of the verb that a pronoun is the object of: cortisol blunts them."""
    first, last = reading.clause_at(at).subject
    return first <= mention.first and mention.last == last


_DONE_FOR = grammar.words("nothing anything something more much little good wonders lot")
