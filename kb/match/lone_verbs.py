"""Verbs that stand alone, told from nouns of the same form by what stands around them."""

from collections.abc import Collection, Sequence

from kb.match import grammar, lexicon
from kb.match.tokens import Token, lemma
from kb.match.verb_forms import BEFORE_NOUN, VERB_STEMS, Verb, is_adverb, is_gerund, is_plural

_AFTER_VERB = grammar.DETERMINERS | {"to", "that"}
_CLAUSE_WORDS = grammar.RELATIVES | grammar.SUBORDINATORS
_ENDS_NOUN_PHRASE = grammar.STOPS | grammar.PREPOSITIONS | {","}
_JOINTS = grammar.CONJUNCTIONS | {","}
LINKS = grammar.PREPOSITIONS | grammar.CONJUNCTIONS
_NEVER_PARTICLES = grammar.PREPOSITIONS - {
    "up",
    "down",
    "out",
    "off",
    "on",
    "away",
    "to",
    "with",
    "against",
    "from",
    "in",
}
_NOUN_FOLLOWS = grammar.DETERMINERS - {
    "that",
    "which",
    "both",
    "all",
    "most",
    "either",
    "neither",
    "these",
    "those",
    "this",
    "some",
    "many",
    "few",
    "none",
} | grammar.PREPOSITIONS - {"up", "down", "out", "off", "than", "as", "since", "until", "till"}
_OBJECT_STARTS = grammar.DETERMINERS | {"it", "them"}
_OPENS_CLAUSE = grammar.CONJUNCTIONS | grammar.SUBORDINATORS | grammar.STOPS | {","}
PREPOSITIONS_AND_COMMA = grammar.PREPOSITIONS | {","}
SURE_SUBJECTS = grammar.SUBJECT_PRONOUNS - {"that", "this", "there"}


def single(
    sentence: Sequence[Token], at: int, found: Sequence[Verb], named: Collection[int], things: Collection[int]
) -> Verb | None:
    """Return a verb that stands alone: rises, rose, reducing, and "lower" in "massages lower"."""
    token = sentence[at]
    word = token.word
    known = lemma(token) in VERB_STEMS or (
        word.endswith("ed") and len(word) > 4 and token.word not in lexicon.ADJECTIVES
    )
    known = known or (word.endswith("s") and at + 1 < len(sentence) and sentence[at + 1].word == "to" and at > 0)
    if not token.is_word or not known or word in LINKS:
        return None
    before = sentence[at - 1] if at else None
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    if is_gerund(word):
        is_noun = before is not None and before.word in grammar.DETERMINERS and before.word not in ("that", "this")
        return None if is_noun or (after is not None and after.word == "of") else Verb(at, at, "ing")
    left = at - 1
    while (
        left >= 0
        and (sentence[left].word in grammar.ADVERBS or is_adverb(sentence[left].word))
        and sentence[left].word not in ("no", "much", "more", "less", "most")
    ):
        left -= 1
    previous = sentence[left] if left >= 0 else None
    if previous is not None and previous.word in _NOUN_FOLLOWS:
        return None
    if after is not None and after.word in ("of",) and word not in _TAKE_OF:
        return None
    if at in named and not word.endswith("ed") and (previous is None or previous.word not in SURE_SUBJECTS):
        return None
    alike = word in _PAST_LIKE_BASE_FORM and previous is not None and previous.is_word
    if word in grammar.IRREGULAR or alike or (word.endswith("ed") and len(word) > 3):
        return _past(sentence, at, previous, found)
    if word.endswith("s") and not word.endswith("ss") and word != token.stem:
        return _third_person(sentence, at, previous, found, things)
    return _base_form(sentence, at, previous, found)


def _past(sentence: Sequence[Token], at: int, previous: Token | None, found: Sequence[Verb]) -> Verb | None:
    if previous is None:
        return None if not _ends_clause(sentence, at) else Verb(at, at, "finite")
    if sentence[at].word in _PAST_OR_NOUN and previous.word in grammar.DETERMINERS:
        return None
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    following = after.word if after is not None else ""
    if previous is not None and found and sentence[found[-1].head] is previous and sentence[at].word.endswith("ed"):
        return None  # felt relaxed, makes tired people
    if sentence[at].word.endswith("ed") and (_participle_of_noun(sentence, at, following) or sentence[at].hyphenated):
        return None
    if (
        after is not None
        and previous.word in ("and", "or", ",", "of")
        and after.is_word
        and after.word not in _MAY_FOLLOW_VERB
        and not is_adverb(after.word)
    ):
        # and reported falls: a verb; and massaged infants: an adjective
        return (
            None
            if sentence[at].word in lexicon.ADJECTIVES or _verb_soon(sentence, at + 1, 3)
            else Verb(at, at, "finite")
        )
    return Verb(at, at, "finite")


_MAY_FOLLOW_VERB = grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.PRONOUNS | grammar.ADVERBS | {"to", "that"}


def _participle_of_noun(sentence: Sequence[Token], at: int, following: str) -> bool:
    """Tell whether a form in -ed only describes the noun before it: massage given twice a week, those treated with."""
    if lemma(sentence[at]) in _WITHOUT_OBJECT:
        return False
    if _set_off(sentence, at):
        return True
    if following not in _AFTER_PARTICIPLE:
        return False
    return _finite_ahead(sentence, at + 1)


_LINKING = grammar.stems("stay remain appear seem look feel become happen occur")


def _set_off(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a participle is set off by commas: lactate, often called a toxin, clears …."""
    left = at - 1
    while left >= 0 and (sentence[left].word in grammar.ADVERBS or is_adverb(sentence[left].word)):
        left -= 1
    if left < 1 or sentence[left].word != ",":
        return False
    commas = [place for place in range(at + 1, len(sentence)) if sentence[place].word == ","]
    return any(_finite_ahead(sentence, place + 1) or _verb_soon(sentence, place + 1, 2) for place in commas[:2])


def _finite_ahead(sentence: Sequence[Token], start: int) -> bool:
    """Tell whether a finite verb follows in the same clause."""
    for place in range(start, min(start + 12, len(sentence))):
        token = sentence[place]
        if token.word in grammar.STOPS or token.word in _ENDS_STRETCH:
            return False
        if token.word in grammar.AUXILIARIES:
            return True
        lemma_ = lemma(token)
        is_form = (
            token.word in grammar.IRREGULAR
            or token.word.endswith("ed")
            or (token.word.endswith("s") and token.word not in grammar.PLURALS and lemma_ in lexicon.VERBS)
        )
        before = sentence[place - 1].word
        if lemma_ in VERB_STEMS and is_form and before not in BEFORE_NOUN:
            return True
    return False


def _verb_soon(sentence: Sequence[Token], start: int, reach: int) -> bool:
    return any(
        token.word in grammar.AUXILIARIES or (lemma(token) in VERB_STEMS and token.word not in grammar.PLURALS)
        for token in sentence[start : start + reach]
    )


def _ends_clause(sentence: Sequence[Token], at: int) -> bool:
    return at + 1 >= len(sentence)


def _third_person(
    sentence: Sequence[Token], at: int, previous: Token | None, found: Sequence[Verb], things: Collection[int]
) -> Verb | None:
    word = sentence[at].word
    if previous is None or (not previous.is_word and previous.word not in (",", ")", "–", "—", ":")):
        # A headline or a list item may begin with its verb: Lowers cortisol.
        next_word = sentence[at + 1].word if at + 1 < len(sentence) else ""
        begins = word not in grammar.PLURALS and next_word not in ("in", "of", "are", "were", "")
        return Verb(at, at, "finite") if begins else None
    if previous.word in lexicon.ADJECTIVES and previous.stem not in ("be",):
        return None
    following = sentence[at + 1] if at + 1 < len(sentence) else None
    if found and sentence[found[-1].head] is previous and found[-1].finite:
        return None  # had reported falls
    if following is not None and following.word in grammar.AUXILIARIES:
        promised = (
            lemma(sentence[at]) in grammar.SAYING and at > 1 and sentence[at - 2].word in ("which", "that", "who")
        )
        return Verb(at, at, "finite") if promised else None
    if word in grammar.PLURALS:
        # massage benefits the heart; the hormone levels fell
        moves = word in ("drops", "gains") and (following is None or following.word in grammar.PREPOSITIONS)
        if not moves and (following is None or following.word not in _AFTER_VERB) and at + 1 not in things:
            return None
        if _finite_ahead(sentence, at + 1):
            return None
    if previous.word in _JOINTS and following is not None and following.word in _AFTER_PLURAL:
        return None
    return Verb(at, at, "finite")


def _base_form(sentence: Sequence[Token], at: int, previous: Token | None, found: Sequence[Verb]) -> Verb | None:
    token = sentence[at]
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    if previous is not None and previous.word in grammar.AUXILIARIES:
        return None
    listed = previous is not None and previous.word == "," and bool(found)
    if previous is None or (not previous.is_word and not listed) or previous.word in ("please", "then"):
        # Imperatives and headlines: Avoid massage …, but not "Massage lowers …"
        if (
            after is not None
            and (after.word in _OBJECT_STARTS or after.word in _AFTER_ORDER)
            and token.word not in ("massage",)
        ):
            return Verb(at, at, "finite")
        return Verb(at, at, "finite") if previous is None and token.stem in _IMPERATIVE else None
    word = previous.word
    if after is not None and after.word in grammar.AUXILIARIES:
        return None
    if found and word not in _JOINS_VERBS and not _may_open_clause(sentence, found[-1].head, at):
        return None
    if (word == "than" and at > 1 and sentence[at - 2].word in ("more", "rather")) or (
        sentence[at - 1].word == "both" and "and" in {one.word for one in sentence[max(0, at - 5) : at]}
    ):
        return Verb(at, at, "bare" if word == "than" else "finite")
    if word in ("and", "or", "but", "then") or (word == "," and found):
        if not found or (after is not None and after.word in grammar.AUXILIARIES):
            return None
        if token.word in lexicon.ADJECTIVES and token.word not in _VERBS_LIKE_ADJECTIVES:
            return None
        if token.word in grammar.NEGATIONS or _noun_list(sentence, at):
            return None
        return Verb(at, at, "bare")
    if word in grammar.SUBJECT_PRONOUNS or word in grammar.PLURAL_PEOPLE or word in _BEFORE_BARE_VERB:
        if (
            word == "that"
            and after is not None
            and not _MAY_FOLLOW_VERB.__contains__(after.word)
            and not after.word.endswith("s")
        ):
            return None if token.word in ("massage",) else Verb(at, at, "finite")
        return Verb(at, at, "finite")
    plural = is_plural(word) or _is_plural_of(sentence, at)
    if plural and not (
        lemma(previous) in VERB_STEMS and word not in grammar.PLURALS and _is_verb_found(found, previous, sentence)
    ):
        return Verb(at, at, "finite")
    if found and sentence[found[-1].head].stem in HELPING and at - found[-1].head <= 5:
        return Verb(at, at, "bare")  # helps lymph circulate, makes it flow, lets you sleep
    return None


HELPING = grammar.stems("help make let see watch have assist keep leave")
_IMPERATIVE = grammar.stems(
    "avoid skip postpone cancel defer delay wait keep leave stop stay ask check consult try get take have book "
    "choose eat drink use put make go"
)


def _may_open_clause(sentence: Sequence[Token], head: int, at: int) -> bool:
    """Tell whether a second verb may follow a first one: after a verb of saying or helping, or a joint between them."""
    if lemma(sentence[head]) in _GOVERNING_VERBS:
        return True
    between = [token.word for token in sentence[head + 1 : at]]
    return any(word in _OPENS_CLAUSE for word in between) or any(
        token.word in _CLAUSE_WORDS for token in sentence[max(0, head - 6) : head]
    )


def _is_plural_of(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether the subject right before is "levels of cortisol" or "tea and coffee"."""
    for place in range(at - 1, max(0, at - 5), -1):
        if sentence[place].word in ("of", "in"):
            return is_plural(sentence[place - 1].word)
        if sentence[place].word == "and":
            return place - 2 < 0 or not any(
                one.word in PREPOSITIONS_AND_COMMA for one in sentence[max(0, place - 3) : place]
            )
        if sentence[place].word in _ENDS_NOUN_PHRASE:
            return False
    return False


def _is_verb_found(found: Sequence[Verb], previous: Token, sentence: Sequence[Token]) -> bool:
    return bool(found) and sentence[found[-1].head] is previous


def _noun_list(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a word after "and" goes on with a list of nouns: for stress, worry and support."""
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    return (
        after is None
        or after.word in _GOES_ON_WITH_LIST
        or (after.word in _NEVER_PARTICLES and sentence[at].stem not in lexicon.VERBS)
    )


THINKING = grammar.stems(
    "know read think doubt mean ensure agree believe wish decide worry remember understand notice accept explain "
    "stress pretend"
)
_GOVERNING_VERBS = grammar.SAYING | grammar.REPORTING | grammar.SUGGESTING | HELPING | THINKING
_WITHOUT_OBJECT = lexicon.INTRANSITIVE | _LINKING
_TAKE_OF = grammar.words("get gets think rid speak know")
_PAST_LIKE_BASE_FORM = grammar.words("cut put set hit let hurt shed spread")
_PAST_OR_NOUN = grammar.words("left lay felt wound found read saw")
_AFTER_PARTICIPLE = grammar.words("by with in to for as from after before during at on twice once under over among")
_ENDS_STRETCH = grammar.words(", and but or that who which because while when if although than")
_AFTER_PLURAL = grammar.words("in of , and were was are")
_AFTER_ORDER = grammar.words("if until when with away out")
_JOINS_VERBS = grammar.words("and or but then , than to")
_VERBS_LIKE_ADJECTIVES = grammar.words("lower slow clear free better calm")
_BEFORE_BARE_VERB = grammar.words("that which who helps help helped let lets makes make made")
_GOES_ON_WITH_LIST = grammar.words(", and or . ; )")
