"""The verbs of a sentence, with their auxiliaries."""

from collections.abc import Collection, Sequence

from kb.match import grammar, lexicon
from kb.match.lone_verbs import single
from kb.match.tokens import Token, lemma
from kb.match.verb_forms import BEFORE_NOUN, VERB_STEMS, Verb, is_adverb, is_gerund, is_plural

_BEFORE_BASE_FORM = grammar.MODAL | grammar.DO
_BE_OR_HAVE = grammar.BE | grammar.HAVE
_MAKES_PASSIVE = grammar.BE | {"get", "got"}
_NEVER_VERBS = grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.PRONOUNS
_SMALL_WORDS = (
    grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.PRONOUNS | grammar.CONJUNCTIONS | grammar.ADVERBS | {"to"}
)


def verbs_of(sentence: Sequence[Token], named: Collection[int] = (), things: Collection[int] = ()) -> list[Verb]:
    """Return the verbs of a sentence, from left to right; `named` are the words that are names of things there."""
    found: list[Verb] = []
    at = 0
    while at < len(sentence):
        verb = (
            _auxiliaries(sentence, at, named)
            or _infinitive(sentence, at, named)
            or single(sentence, at, found, named, things)
        )
        if verb is None:
            at += 1
        else:
            found.append(verb)
            at = verb.head + 1
    if not any(verb.finite for verb in found):
        unknown = _unknown(sentence, things)
        if unknown is not None:
            found = sorted([*found, unknown], key=lambda verb: verb.first)
    return found


def _unknown(sentence: Sequence[Token], things: Collection[int]) -> Verb | None:
    """Return a verb that no list has, by its place between two nouns: coffee grounds acidify the soil."""
    for at in range(1, len(sentence) - 1):
        token, before, after = sentence[at], sentence[at - 1], sentence[at + 1]
        if (
            not (token.is_word and before.is_word)
            or at in things
            or token.word.endswith(("ly", "ing"))
            or token.word in lexicon.ADJECTIVES
        ):
            continue
        small = _SMALL_WORDS
        agrees = is_plural(before.word) != is_plural(token.word)
        if (
            token.word not in small
            and before.word not in small
            and agrees
            and (after.word in grammar.DETERMINERS or at + 1 in things)
        ):
            return Verb(at, at, "finite")
    return None


def _auxiliaries(sentence: Sequence[Token], at: int, named: Collection[int]) -> Verb | None:
    token = sentence[at]
    if token.word not in grammar.AUXILIARIES or (token.word in ("need", "needs") and not _is_modal_need(sentence, at)):
        return None
    if token.word in ("having", "being") and (at == 0 or sentence[at - 1].word in grammar.PREPOSITIONS):
        return Verb(at, at, "ing")
    last = at
    form = "finite"
    place = at + 1
    skipped_subject = False
    while place < len(sentence) and place - last < 7:
        word = sentence[place].word
        if word in grammar.AUXILIARIES:
            last, place = place, place + 1
            continue
        if word in grammar.NEGATIONS or word in grammar.ADVERBS or is_adverb(word):
            place += 1
            continue
        if _inverts(sentence, at) and last == at and place in named and _asks(sentence):
            return _after_inversion(sentence, at, named) or Verb(at, last, form)
        if _carries_on(sentence, last, place):
            passive = sentence[last].word in _MAKES_PASSIVE and _is_participle(sentence[place])
            return Verb(at, place, "passive" if passive else form)
        if _inverts(sentence, at) and last == at and not skipped_subject and word not in grammar.STOPS:
            # Does massage lower it?
            found = _after_inversion(sentence, at, named)
            if found is not None:
                return found
            skipped_subject = True
        break
    return Verb(at, last, form)


def _inverts(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether an auxiliary may stand before its subject here: at the start, or after a colon or a comma."""
    return at <= 1 or sentence[at - 1].word in _BEFORE_INVERSION


def _asks(sentence: Sequence[Token]) -> bool:
    return any(token.word == "?" for token in sentence[-3:])


def _after_inversion(sentence: Sequence[Token], at: int, named: Collection[int]) -> Verb | None:
    """Return the verb of a question or an inversion, whose auxiliary stands before the subject."""
    if sentence[at].word in _BE_OR_HAVE:
        return None
    if not _asks(sentence) and not (at and sentence[at - 1].word in ("nor", "neither", "only", "so", "then")):
        return None
    for place in range(at + 1, min(at + 12, len(sentence))):
        token = sentence[place]
        before = sentence[place - 1].word
        if token.word in grammar.STOPS:
            return None
        if (
            place > at + 1
            and lemma(token) in VERB_STEMS
            and not (is_gerund(token.word) or token.word.endswith("ed"))
            and before not in BEFORE_NOUN
            and place not in named
            and not _is_noun_here(sentence, place)
        ):
            return Verb(place, place, "finite")
    return None


def _is_noun_here(sentence: Sequence[Token], at: int) -> bool:
    following = sentence[at + 1].word if at + 1 < len(sentence) else ""
    return following in ("of",) or (following in grammar.AUXILIARIES)


def _is_modal_need(sentence: Sequence[Token], at: int) -> bool:
    following = sentence[at + 1].word if at + 1 < len(sentence) else ""
    return following == "not" or sentence[at].word == "needn't"


def _carries_on(sentence: Sequence[Token], last: int, place: int) -> bool:
    """Tell whether a word is the verb that the auxiliary at `last` helps."""
    token, helper = sentence[place], sentence[last].word
    if helper in grammar.BE or helper in grammar.HAVE:
        if is_gerund(token.word) and helper in grammar.BE:
            return lemma(token) in VERB_STEMS
        return _is_participle(token)
    if helper in _BEFORE_BASE_FORM:
        return token.is_word and token.word not in _NEVER_VERBS
    return False


def _is_participle(token: Token) -> bool:
    return token.is_word and (
        (token.word.endswith("ed") and len(token.word) > 3)
        or token.word in grammar.IRREGULAR
        or (token.word.endswith(("en", "wn", "ne")) and lemma(token) in VERB_STEMS)
        or token.word in _LIKE_BASE_FORM
    )


def _infinitive(sentence: Sequence[Token], at: int, named: Collection[int]) -> Verb | None:
    if sentence[at].word != "to" or at + 1 >= len(sentence):
        return None
    place = at + 1
    while place < len(sentence) and (
        is_adverb(sentence[place].word) or sentence[place].word in ("not", "even", "also", "always")
    ):
        place += 1
    if place >= len(sentence):
        return None
    token = sentence[place]
    if place in named and place + 1 in named:
        return None  # the time to sleep onset
    if token.word in ("be", "have", "get"):
        following = sentence[place + 1] if place + 1 < len(sentence) else None
        if following is not None and _is_participle(following) and following.word.endswith(("ed", "en")):
            return Verb(at, place + 1, "to")
        return Verb(at, place, "to")
    base = (
        lemma(token) in VERB_STEMS
        and not (is_gerund(token.word) or token.word.endswith("ed"))
        and not (token.word.endswith("s") and token.stem != token.word)
    )
    after = sentence[place + 1].word if place + 1 < len(sentence) else ""
    if base and not (after in ("and", "or", "of") and token.word in _NOUNS_AFTER_TO):
        return Verb(at, place, "to")
    return None


_BEFORE_INVERSION = grammar.words(": , – — ; “")
_LIKE_BASE_FORM = grammar.words("cut put set let hit come become run hurt shed spread rid read split unaffected")
_NOUNS_AFTER_TO = grammar.words("massage rest sleep exercise work treatment")
