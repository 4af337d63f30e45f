"""A sentence as clauses: each with its verb, what stands before it and what stands after it.

A shallow reading, by the small words and the forms of verbs. It need not be right in everything: what matters is
which subject a verb belongs to, which verb governs another, and where the reach of a negation or a "may" ends.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from kb.match import grammar, lexicon
from kb.match.tokens import Token, lemma

_ADVERBS_AND_JOINTS = grammar.ADVERBS | grammar.CONJUNCTIONS
_AFTER_VERB = grammar.DETERMINERS | {"to", "that"}
_BEFORE_BASE_FORM = grammar.MODAL | grammar.DO
_BEFORE_NOUN = grammar.DETERMINERS | grammar.PREPOSITIONS
_BE_OR_HAVE = grammar.BE | grammar.HAVE
_CLAUSE_WORDS = grammar.RELATIVES | grammar.SUBORDINATORS
_ENDS_NOUN_PHRASE = grammar.STOPS | grammar.PREPOSITIONS | {","}
_JOINTS = grammar.CONJUNCTIONS | {","}
_LINKS = grammar.PREPOSITIONS | grammar.CONJUNCTIONS
_MAKES_PASSIVE = grammar.BE | {"get", "got"}
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
_NEVER_VERBS = grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.PRONOUNS
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
_NO_SUBJECT = grammar.ADVERBS | grammar.CONJUNCTIONS | {"not", "no", "never", "nor", "then"}
_OBJECT_STARTS = grammar.DETERMINERS | {"it", "them"}
_OPENS_CLAUSE = grammar.CONJUNCTIONS | grammar.SUBORDINATORS | grammar.STOPS | {","}
_PREPOSITIONS_AND_COMMA = grammar.PREPOSITIONS | {","}
_PRONOUNS_AND_DETERMINERS = grammar.PRONOUNS | grammar.DETERMINERS
_SMALL_WORDS = (
    grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.PRONOUNS | grammar.CONJUNCTIONS | grammar.ADVERBS | {"to"}
)
_STOPS_AND_COMMA = grammar.STOPS | {","}
_STOPS_AND_JOINTS = grammar.STOPS | grammar.CONJUNCTIONS
_SUBJECT_STARTS = grammar.DETERMINERS | grammar.SUBJECT_PRONOUNS
_SURE_SUBJECTS = grammar.SUBJECT_PRONOUNS - {"that", "this", "there"}
_TOLD_PERSONS = grammar.PRONOUNS | grammar.PEOPLE

_VERB_STEMS = grammar.COMMON_VERBS | lexicon.VERBS.keys() | lexicon.FIRST_OF_PARTICLES


@dataclass(slots=True)
class Verb:
    """A verb with its auxiliaries: its first token, the one that carries the meaning, and its form."""

    first: int
    head: int
    form: str  # finite, passive, to, ing, bare (a base form that may share the auxiliaries of one before it)

    @property
    def finite(self) -> bool:
        """Tell whether it can carry a clause."""
        return self.form in ("finite", "passive", "bare")


@dataclass(slots=True)
class Clause:
    """A clause: its tokens, its verb, where its subject stands, and the clause that it hangs on."""

    start: int
    end: int
    kind: str  # main, coordinate (its own subject), shared (the subject of the clause before), sub, relative, that
    parent: "Clause | None" = None
    verb: Verb | None = None
    subject: tuple[int, int] = (0, 0)
    opener: str = ""
    antecedent: tuple[int, int] = (0, 0)  # of a relative clause: what it is said of
    embedded: bool = False  # shares the subject of a clause set within another
    holes: list[tuple[int, int]] = field(default_factory=list)  # clauses set within it

    def holds(self, at: int) -> bool:
        """Tell whether a token belongs to this clause itself."""
        return self.start <= at < self.end and not any(first <= at < last for first, last in self.holes)


def verbs_of(sentence: Sequence[Token], named: Collection[int] = (), things: Collection[int] = ()) -> list[Verb]:
    """Return the verbs of a sentence, from left to right; `named` are the words that are names of things there."""
    found: list[Verb] = []
    at = 0
    while at < len(sentence):
        verb = (
            _auxiliaries(sentence, at, named)
            or _infinitive(sentence, at, named)
            or _single(sentence, at, found, named, things)
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
        agrees = _is_plural(before.word) != _is_plural(token.word)
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
        if word in grammar.NEGATIONS or word in grammar.ADVERBS or _is_adverb(word):
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
    return at <= 1 or sentence[at - 1].word in (":", ",", "–", "—", ";", "“")


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
            and lemma(token) in _VERB_STEMS
            and not token.word.endswith(("ing", "ed"))
            and before not in _BEFORE_NOUN
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
        if token.word.endswith(("ing",)) and helper in grammar.BE:
            return lemma(token) in _VERB_STEMS
        return _is_participle(token)
    if helper in _BEFORE_BASE_FORM:
        return token.is_word and token.word not in _NEVER_VERBS
    return False


def _is_participle(token: Token) -> bool:
    return token.is_word and (
        (token.word.endswith("ed") and len(token.word) > 3)
        or token.word in grammar.IRREGULAR
        or (token.word.endswith(("en", "wn", "ne")) and lemma(token) in _VERB_STEMS)
        or token.word
        in (
            "cut",
            "put",
            "set",
            "let",
            "hit",
            "come",
            "become",
            "run",
            "hurt",
            "shed",
            "spread",
            "rid",
            "read",
            "split",
            "unaffected",
        )
    )


def _is_adverb(word: str) -> bool:
    return (
        word.endswith("ly")
        and len(word) > 4
        and word not in ("supply", "apply", "rely", "family", "reply", "multiply", "imply", "comply")
    )


def _infinitive(sentence: Sequence[Token], at: int, named: Collection[int]) -> Verb | None:
    if sentence[at].word != "to" or at + 1 >= len(sentence):
        return None
    place = at + 1
    while place < len(sentence) and (
        _is_adverb(sentence[place].word) or sentence[place].word in ("not", "even", "also", "always")
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
        lemma(token) in _VERB_STEMS
        and not token.word.endswith(("ing", "ed"))
        and not (token.word.endswith("s") and token.stem != token.word)
    )
    after = sentence[place + 1].word if place + 1 < len(sentence) else ""
    if base and not (
        after in ("and", "or", "of") and token.word in ("massage", "rest", "sleep", "exercise", "work", "treatment")
    ):
        return Verb(at, place, "to")
    return None


def _single(
    sentence: Sequence[Token], at: int, found: Sequence[Verb], named: Collection[int], things: Collection[int]
) -> Verb | None:
    """Return a verb that stands alone: rises, rose, reducing, and "lower" in "massages lower"."""
    token = sentence[at]
    word = token.word
    known = lemma(token) in _VERB_STEMS or (
        word.endswith("ed") and len(word) > 4 and token.word not in lexicon.ADJECTIVES
    )
    known = known or (word.endswith("s") and at + 1 < len(sentence) and sentence[at + 1].word == "to" and at > 0)
    if not token.is_word or not known or word in _LINKS:
        return None
    before = sentence[at - 1] if at else None
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    if word.endswith("ing"):
        is_noun = before is not None and before.word in grammar.DETERMINERS and before.word not in ("that", "this")
        return None if is_noun or (after is not None and after.word == "of") else Verb(at, at, "ing")
    left = at - 1
    while (
        left >= 0
        and (sentence[left].word in grammar.ADVERBS or _is_adverb(sentence[left].word))
        and sentence[left].word not in ("no", "much", "more", "less", "most")
    ):
        left -= 1
    previous = sentence[left] if left >= 0 else None
    if previous is not None and previous.word in _NOUN_FOLLOWS:
        return None
    if after is not None and after.word in ("of",) and word not in ("get", "gets", "think", "rid", "speak", "know"):
        return None
    if at in named and not word.endswith("ed") and (previous is None or previous.word not in _SURE_SUBJECTS):
        return None
    alike = (
        word in ("cut", "put", "set", "hit", "let", "hurt", "shed", "spread")
        and previous is not None
        and previous.is_word
    )
    if word in grammar.IRREGULAR or alike or (word.endswith("ed") and len(word) > 3):
        return _past(sentence, at, previous, found)
    if word.endswith("s") and not word.endswith("ss") and word != token.stem:
        return _third_person(sentence, at, previous, found, things)
    return _base_form(sentence, at, previous, found)


def _past(sentence: Sequence[Token], at: int, previous: Token | None, found: Sequence[Verb]) -> Verb | None:
    if previous is None:
        return None if not _ends_clause(sentence, at) else Verb(at, at, "finite")
    if (
        sentence[at].word in ("left", "lay", "felt", "wound", "found", "read", "saw")
        and previous.word in grammar.DETERMINERS
    ):
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
        and not _is_adverb(after.word)
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
    if following not in (
        "by",
        "with",
        "in",
        "to",
        "for",
        "as",
        "from",
        "after",
        "before",
        "during",
        "at",
        "on",
        "twice",
        "once",
        "under",
        "over",
        "among",
    ):
        return False
    return _finite_ahead(sentence, at + 1)


_LINKING = grammar.stems("stay remain appear seem look feel become happen occur")


def _set_off(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a participle is set off by commas: lactate, often called a toxin, clears …."""
    left = at - 1
    while left >= 0 and (sentence[left].word in grammar.ADVERBS or _is_adverb(sentence[left].word)):
        left -= 1
    if left < 1 or sentence[left].word != ",":
        return False
    commas = [place for place in range(at + 1, len(sentence)) if sentence[place].word == ","]
    return any(_finite_ahead(sentence, place + 1) or _verb_soon(sentence, place + 1, 2) for place in commas[:2])


def _finite_ahead(sentence: Sequence[Token], start: int) -> bool:
    """Tell whether a finite verb follows in the same clause."""
    for place in range(start, min(start + 12, len(sentence))):
        token = sentence[place]
        if token.word in grammar.STOPS or token.word in (
            ",",
            "and",
            "but",
            "or",
            "that",
            "who",
            "which",
            "because",
            "while",
            "when",
            "if",
            "although",
            "than",
        ):
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
        if lemma_ in _VERB_STEMS and is_form and before not in _BEFORE_NOUN:
            return True
    return False


def _verb_soon(sentence: Sequence[Token], start: int, reach: int) -> bool:
    return any(
        token.word in grammar.AUXILIARIES or (lemma(token) in _VERB_STEMS and token.word not in grammar.PLURALS)
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
        following = sentence[at + 1].word if at + 1 < len(sentence) else ""
        return (
            Verb(at, at, "finite")
            if word not in grammar.PLURALS and following not in ("in", "of", "are", "were", "")
            else None
        )
    if previous.word in lexicon.ADJECTIVES and previous.stem not in ("be",):
        return None
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    if found and sentence[found[-1].head] is previous and found[-1].finite:
        return None  # had reported falls
    if after is not None and after.word in grammar.AUXILIARIES:
        promised = (
            lemma(sentence[at]) in grammar.SAYING and at > 1 and sentence[at - 2].word in ("which", "that", "who")
        )
        return Verb(at, at, "finite") if promised else None
    if word in grammar.PLURALS:
        # massage benefits the heart; the hormone levels fell
        moves = word in ("drops", "gains") and (after is None or after.word in grammar.PREPOSITIONS)
        if not moves and (after is None or after.word not in _AFTER_VERB) and at + 1 not in things:
            return None
        if _finite_ahead(sentence, at + 1):
            return None
    if previous.word in _JOINTS and after is not None and after.word in ("in", "of", ",", "and", "were", "was", "are"):
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
            and (after.word in _OBJECT_STARTS or after.word in ("if", "until", "when", "with", "away", "out"))
            and token.word not in ("massage",)
        ):
            return Verb(at, at, "finite")
        return Verb(at, at, "finite") if previous is None and token.stem in _IMPERATIVE else None
    word = previous.word
    if after is not None and after.word in grammar.AUXILIARIES:
        return None
    if (
        found
        and word not in ("and", "or", "but", "then", ",", "than", "to")
        and not _may_open_clause(sentence, found[-1].head, at)
    ):
        return None
    if (word == "than" and at > 1 and sentence[at - 2].word in ("more", "rather")) or (
        sentence[at - 1].word == "both" and "and" in {one.word for one in sentence[max(0, at - 5) : at]}
    ):
        return Verb(at, at, "bare" if word == "than" else "finite")
    if word in ("and", "or", "but", "then") or (word == "," and found):
        if not found or (after is not None and after.word in grammar.AUXILIARIES):
            return None
        if token.word in lexicon.ADJECTIVES and token.word not in ("lower", "slow", "clear", "free", "better", "calm"):
            return None
        if token.word in grammar.NEGATIONS or _noun_list(sentence, at, found):
            return None
        return Verb(at, at, "bare")
    if (
        word in grammar.SUBJECT_PRONOUNS
        or word in grammar.PLURAL_PEOPLE
        or word in ("that", "which", "who", "helps", "help", "helped", "let", "lets", "makes", "make", "made")
    ):
        if (
            word == "that"
            and after is not None
            and not _MAY_FOLLOW_VERB.__contains__(after.word)
            and not after.word.endswith("s")
        ):
            return None if token.word in ("massage",) else Verb(at, at, "finite")
        return Verb(at, at, "finite")
    plural = _is_plural(word) or _is_plural_of(sentence, at)
    if plural and not (
        lemma(previous) in _VERB_STEMS and word not in grammar.PLURALS and _is_verb_found(found, previous, sentence)
    ):
        return Verb(at, at, "finite")
    if found and sentence[found[-1].head].stem in _HELPING and at - found[-1].head <= 5:
        return Verb(at, at, "bare")  # helps lymph circulate, makes it flow, lets you sleep
    return None


_HELPING = grammar.stems("help make let see watch have assist keep leave")
_IMPERATIVE = grammar.stems(
    "avoid skip postpone cancel defer delay wait keep leave stop stay ask check consult try get take have book choose eat drink use put make go"
)


def _may_open_clause(sentence: Sequence[Token], head: int, at: int) -> bool:
    """Tell whether a second verb may follow a first one: after a verb of saying or helping, or a joint between them."""
    if lemma(sentence[head]) in _GOVERNING_VERBS:
        return True
    between = [token.word for token in sentence[head + 1 : at]]
    return any(word in _OPENS_CLAUSE for word in between) or any(
        token.word in _CLAUSE_WORDS for token in sentence[max(0, head - 6) : head]
    )


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in ("does", "as", "its", "his")


def _is_plural_of(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether the subject right before is "levels of cortisol" or "tea and coffee"."""
    for place in range(at - 1, max(0, at - 5), -1):
        if sentence[place].word in ("of", "in"):
            return _is_plural(sentence[place - 1].word)
        if sentence[place].word == "and":
            return place - 2 < 0 or not any(
                one.word in _PREPOSITIONS_AND_COMMA for one in sentence[max(0, place - 3) : place]
            )
        if sentence[place].word in _ENDS_NOUN_PHRASE:
            return False
    return False


def _is_verb_found(found: Sequence[Verb], previous: Token, sentence: Sequence[Token]) -> bool:
    return bool(found) and sentence[found[-1].head] is previous


def _noun_list(sentence: Sequence[Token], at: int, found: Sequence[Verb]) -> bool:
    """Tell whether a word after "and" goes on with a list of nouns: for stress, worry and support."""
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    return (
        after is None
        or after.word in (",", "and", "or", ".", ";", ")")
        or (after.word in _NEVER_PARTICLES and sentence[at].stem not in lexicon.VERBS)
    )


def clauses_of(sentence: Sequence[Token], verbs: Sequence[Verb]) -> list[Clause]:
    """Return the clauses of a sentence, outer ones first."""
    return _Reader(sentence, verbs).read()


_SET_WITHIN = frozenset({"sub", "relative", "that", "aside"})


class _Reader:
    def __init__(self, sentence: Sequence[Token], verbs: Sequence[Verb]) -> None:
        self.sentence = sentence
        self.starts = {verb.first: verb for verb in verbs if verb.finite}
        self.done: list[Clause] = []
        self.open: list[Clause] = []
        self.joint: int | None = None  # the last "and" or comma since the clause's verb

    def read(self) -> list[Clause]:
        self._begin(0, "main")
        at = 0
        while at < len(self.sentence):
            verb = self.starts.get(at)
            if verb is not None:
                self._verb(verb)
                at = verb.head + 1
                continue
            self._word(at)
            at += 1
        while self.open:
            self._close(len(self.sentence))
        return sorted(self.done, key=lambda clause: clause.start)

    def _begin(self, start: int, kind: str, parent: Clause | None = None, opener: str = "") -> Clause:
        clause = Clause(start, len(self.sentence), kind, parent, opener=opener)
        clause.subject = (start, start)
        self.open.append(clause)
        self.done.append(clause)
        self.joint = None
        return clause

    def _close(self, end: int) -> Clause:
        clause = self.open.pop()
        clause.end = end
        if self.open and (clause.embedded or clause.kind in _SET_WITHIN):
            self.open[-1].holes.append((clause.start, end))
        return clause

    @property
    def top(self) -> Clause:
        return self.open[-1]

    def _word(self, at: int) -> None:
        word = self.sentence[at].word
        if word in (";", ":", "–", "—", "“", "”", '"', "?", "!"):
            self._stop(at, word)
        elif word in ("(", ")"):
            self._bracket(at, word)
        elif word == ",":
            self._comma(at)
        elif word in ("and", "or", "nor", "but", "yet", "so", "&"):
            if self._parts(at, word) and self.top.verb is not None and not self._contrast_within(at):
                while len(self.open) > 1 and self.top.kind in ("sub", "relative", "that"):
                    self._close(at)
                self._new_main(at + 1, word)
            else:
                self.joint = at
        elif word in grammar.SUBORDINATORS:
            self._subordinator(at, word)

    def _parts(self, at: int, word: str) -> bool:
        """Tell whether a joint begins a new clause: not "nor" between nouns."""
        if word == "nor":
            following = range(at + 1, min(at + 3, len(self.sentence)))
            return any(place in self.starts or self.sentence[place].word in grammar.AUXILIARIES for place in following)
        return word in ("but", "yet")

    def _contrast_within(self, at: int) -> bool:
        """Not only eases pain but also …: one clause."""
        following = self.sentence[at + 1].word if at + 1 < len(self.sentence) else ""
        return following in ("also", "not") and not self._verb_before_comma(at + 1)

    def _new_main(self, start: int, opener: str = "") -> None:
        shared = start in self.starts or (
            start < len(self.sentence)
            and _is_adverb_or_negation(self.sentence[start].word)
            and self._adverbs_then_verb(start)
        )
        before = self.top
        while self.open:
            self._close(start)
        clause = self._begin(start, "shared" if shared else "coordinate", before, opener)
        if shared:
            clause.subject = before.subject

    def _adverbs_then_verb(self, start: int) -> bool:
        place = start
        while place < len(self.sentence) and _is_adverb_or_negation(self.sentence[place].word):
            place += 1
        return place in self.starts

    def _stop(self, at: int, word: str) -> None:
        if (
            word in ("–", "—")
            and any(token.word == word for token in self.sentence[at + 1 :])
            and self.top.verb is None
        ):
            return
        if word in ("“", "”", '"', "?", "!") and self.top.verb is None:
            return
        if word in (":",) and self.top.verb is None:
            self.top.subject = (self.top.start, at)
        before = self.top
        while self.open:
            self._close(at)
        self._begin(at + 1, "main", before, word)

    def _bracket(self, at: int, word: str) -> None:
        if word == "(":
            end = next(
                (place for place in range(at, len(self.sentence)) if self.sentence[place].word == ")"),
                len(self.sentence),
            )
            if any(at < start < end for start in self.starts):
                self._begin(at + 1, "aside", self.top, "(")
        elif len(self.open) > 1 and any(clause.kind == "aside" for clause in self.open):
            while self.top.kind != "aside":
                self._close(at)
            self._close(at)

    def _comma(self, at: int) -> None:
        outer = self._waiting()
        if (
            outer is not None
            and self.top.verb is not None
            and (self.top.embedded or self.top.kind in ("sub", "relative"))
        ):
            while self.top is not outer and self.open[-2] is not outer:
                self._close(at + 1)
        while (
            len(self.open) > 1
            and (self.top.embedded or self.top.kind in ("sub", "relative"))
            and self.top.verb is not None
        ):
            # The comma ends a clause set inside or before another that still waits for its verb.
            outer = self.open[-2]
            if outer.verb is None or self.top.opener in ("which", "who", "where", "whose"):
                self._close(at + 1)
                if outer.verb is None:
                    if not self._telling(outer.start, outer.end if outer.end < at else self.done_start(outer)):
                        outer.subject = (at + 1, at + 1)
                    break
            else:
                break
        self.joint = at

    def done_start(self, outer: Clause) -> int:
        return outer.holes[0][0] if outer.holes else outer.end

    def _telling(self, start: int, end: int) -> bool:
        return any(token.is_word and token.word not in _ADVERBS_AND_JOINTS for token in self.sentence[start:end])

    def _subordinator(self, at: int, word: str) -> None:
        if word in grammar.DOUBTFUL_SUBORDINATORS and not self._clause_follows(at):
            return
        if word in ("that", "which", "what", "how", "who", "whom", "whose", "where", "why"):
            self._that_or_relative(at, word)
            return
        if word in ("as", "than", "so", "once") and not self._subject_and_verb(at + 1):
            return
        if self.top.kind in ("sub", "relative") and self.top.verb is not None:
            self._close(at)
        self._begin(at + 1, "sub", self.top, word)

    def _clause_follows(self, at: int) -> bool:
        """Tell whether "after", "before" or "since" opens a clause, and not only a phrase before the main verb."""
        if not self._verb_before_comma(at + 1):
            return False
        if self.sentence[at].word in ("after", "before", "since", "until", "till") and self._two_nouns(at + 1):
            return False  # after six weeks the nurses …
        if (
            at == self.top.start
            and sum(start > at for start in self.starts) < 2
            and "," not in {token.word for token in self.sentence[at:]}
        ):
            return False  # after ten massages her cortisol had come down
        if self.top.verb is not None or at == self.top.start:
            return self.sentence[at].word in ("what", "how", "whose", "where") or self._subject_and_verb(at + 1)
        ahead = 0
        for place in range(at + 1, len(self.sentence)):
            if self.sentence[place].word in _STOPS_AND_COMMA:
                break
            ahead += place in self.starts
        return ahead >= 2

    def _two_nouns(self, start: int) -> bool:
        """Tell whether two noun phrases stand side by side, so that the first is no subject."""
        noun = False
        for place in range(start, min(start + 6, len(self.sentence))):
            word = self.sentence[place].word
            if place in self.starts or not self.sentence[place].is_word or word in _LINKS:
                return False
            if noun and word in _SUBJECT_STARTS:
                return True
            noun = noun or word not in grammar.DETERMINERS
        return False

    def _that_or_relative(self, at: int, word: str) -> None:
        before = self.sentence[at - 1] if at else None
        if word == "that" and not self._verb_before_comma(at + 1):
            return
        if (
            word == "that"
            and (before is None or before.word in _PREPOSITIONS_AND_COMMA)
            and not (at == 0 and self._two_verbs(at))
        ):
            return
        speaks = (
            self._governs_that(at)
            if self.top.verb is not None
            else word == "that" and before is not None and before.stem in _SPEAKING_NOUNS
        )
        if speaks or (word in ("how", "why", "what", "where") and self.top.verb is not None):
            self._begin(at + 1, "that", self.top, word)
            return
        if before is None and word == "what" and self.sentence[-1].word != "?" and self._two_verbs(at):
            self._begin(at + 1, "relative", self.top, word)
            return
        if word in ("what", "how", "why") or (before is None and word != "that"):
            return
        self._begin_subject(at)
        relative = self._begin(at + 1, "relative", self.top, word)
        relative.subject = (at + 1, at + 1)

    def _begin_subject(self, at: int) -> None:
        """Begin a clause at "and" where its subject has a relative clause: …, and people who try it report …."""
        if (
            self.joint is None
            or self.top.verb is None
            or self.joint <= self.top.verb.head
            or self.sentence[self.joint].word == ","
        ):
            return
        ahead: list[int] = []
        for place in range(at + 1, len(self.sentence)):
            if self.sentence[place].word in _STOPS_AND_JOINTS:
                break
            if place in self.starts:
                ahead.append(place)
        if len(ahead) >= 2:
            before, start = self.top, self.joint + 1
            self._close(start)
            self._begin(start, "coordinate", before, "and")

    def _two_verbs(self, at: int) -> bool:
        return sum(start > at for start in self.starts) >= 2

    def _governs_that(self, at: int) -> bool:
        """Tell whether "that" opens what is said, thought or found, and not a relative clause."""
        for place in range(at - 1, max(-1, at - 8), -1):
            token = self.sentence[place]
            stem = lemma(token)
            if stem in _SPEAKING_NOUNS or token.word in _JUDGING:
                return True
            if stem in _BEFORE_THAT:
                return self.sentence[at].word == "that" or place == at - 1
            if place == at - 1 and token.word in _TOLD_PERSONS:
                continue
            if not (token.word in _PRONOUNS_AND_DETERMINERS or stem in grammar.PEOPLE or _is_adverb(token.word)):
                return False
        return False

    def _verb_before_comma(self, start: int) -> bool:
        for place in range(start, len(self.sentence)):
            word = self.sentence[place].word
            if place in self.starts:
                return True
            if word in grammar.STOPS or word in (",", "because", "although", "while", "but", "and"):
                return False
        return False

    def _subject_and_verb(self, start: int) -> bool:
        """Tell whether a subject and then a verb follow: as levels climb; not "as massage"."""
        for place in range(start, min(start + 8, len(self.sentence))):
            if place in self.starts:
                return place > start
            if self.sentence[place].word in grammar.STOPS or self.sentence[place].word == ",":
                return False
        return False

    def _verb(self, verb: Verb) -> None:
        clause = self.top
        if clause.verb is None:
            self._give(clause, verb)
            return
        if self.joint is not None and self.joint >= clause.verb.head:
            if not self._own_subject(self.joint + 1, verb.first):
                self._share(verb, self.joint)
                return
            if verb.form == "bare":
                self._share(verb, self.joint)
                return
            outer = self._waiting()
            if outer is not None and self.sentence[self.joint].word == ",":
                self._back_to(outer, verb)
                return
            self._coordinate(verb, self.joint + 1)
            return
        outer = self._waiting()
        if outer is not None:
            self._back_to(outer, verb)
        elif lemma(self.sentence[clause.verb.head]) in _WITHOUT_THAT or verb.form == "bare":
            self._complement(verb)
        else:
            self._complement(verb, kind="relative", start=self._pronoun_start(verb))

    def _give(self, clause: Clause, verb: Verb) -> None:
        clause.verb = verb
        if clause.kind == "relative":
            clause.antecedent = (clause.parent.subject[0] if clause.parent else 0, clause.start - 1)
            if clause.parent is not None and clause.parent.verb is not None:
                clause.antecedent = (clause.parent.verb.head + 1, clause.start - 1)
        if clause.kind == "relative" and not self._own_subject(clause.start, verb.first):
            clause.subject = clause.antecedent
        elif clause.kind != "shared":
            clause.subject = (clause.subject[0], verb.first)
        self.joint = None

    def _own_subject(self, start: int, end: int) -> bool:
        return any(
            token.is_word and token.word not in _NO_SUBJECT and not _is_adverb(token.word)
            for token in self.sentence[start:end]
        )

    def _waiting(self) -> Clause | None:
        """Return the innermost outer clause that has no verb yet."""
        return next((clause for clause in reversed(self.open[:-1]) if clause.verb is None), None)

    def _back_to(self, outer: Clause, verb: Verb) -> None:
        while self.top is not outer:
            self._close(verb.first)
        self._give(outer, verb)

    def _share(self, verb: Verb, joint: int) -> None:
        before = self.top
        self._close(joint)
        clause = self._begin(joint + 1, "shared", before)
        clause.embedded = before.embedded or before.kind in _SET_WITHIN
        clause.verb = verb
        clause.subject = before.subject
        self.joint = None

    def _coordinate(self, verb: Verb, start: int) -> None:
        before = self.top
        kind = "that" if before.kind == "that" else "coordinate"
        parent = before.parent if before.kind == "that" else before
        self._close(start)
        clause = self._begin(start, kind, parent)
        clause.opener = "and"
        clause.verb = verb
        clause.subject = (start, verb.first)
        self.joint = None

    def _pronoun_start(self, verb: Verb) -> int | None:
        """Return where "we have" begins in "the oldest painkiller we have"."""
        before = verb.first - 1
        return before if before >= 0 and self.sentence[before].word in _SURE_SUBJECTS else None

    def _complement(self, verb: Verb, kind: str = "that", start: int | None = None) -> None:
        """Studies show massage lowers …: what is shown, without "that"."""
        outer = self.top
        if start is None:
            start = outer.verb.head + 1 if outer.verb else outer.start
        clause = self._begin(start, kind, outer)
        clause.verb = verb
        clause.subject = (start, verb.first)
        if outer.kind == "relative" and not self._own_subject(start, verb.first):
            clause.subject = outer.antecedent
        self.joint = None


def _is_adverb_or_negation(word: str) -> bool:
    return word in grammar.ADVERBS or word in grammar.NEGATIONS or _is_adverb(word)


_THINKING = grammar.stems(
    "know read think doubt mean ensure agree believe wish decide worry remember understand notice accept explain stress pretend"
)
_SPEAKING_NOUNS = grammar.SAYING_NOUNS | grammar.stems(
    "evidence proof sign indication fact chance finding likelihood possibility doubt question support reason view opinion "
    "suspicion case conclusion news report impression argument sense consensus guarantee risk expectation"
)
_JUDGING = grammar.words(
    "true untrue false likely unlikely possible impossible clear unclear plausible implausible certain uncertain probable "
    "wrong right sure doubtful unproven proven said shown known found obvious conceivable nonsense convinced sceptical skeptical "
    "confident established demonstrated believed thought claimed reported unsurprising misleading fair safe hoped"
)


_BEFORE_THAT = grammar.SAYING | grammar.REPORTING | grammar.SUGGESTING | grammar.DENYING | _THINKING
_GOVERNING_VERBS = grammar.SAYING | grammar.REPORTING | grammar.SUGGESTING | _HELPING | _THINKING
_WITHOUT_OBJECT = lexicon.INTRANSITIVE | _LINKING
_WITHOUT_THAT = grammar.SAYING | grammar.REPORTING | grammar.SUGGESTING | _THINKING | _HELPING
