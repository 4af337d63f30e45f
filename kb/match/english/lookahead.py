"""What stands ahead in a sentence, or just behind: whether a verb follows, whether "that" opens what is said."""

from collections.abc import Mapping, Sequence

from kb.match.english import grammar
from kb.match.english.tokens import Token
from kb.match.english.verb_forms import Verb, is_adverb

THINKING = grammar.stems(
    "know read think doubt mean ensure agree believe wish decide worry remember understand notice accept explain "
    "teach state write assure declare proclaim hear repeat stress pretend persuade convince satisfy reassure"
)
_ADVERBS_AND_JOINTS = grammar.ADVERBS | grammar.CONJUNCTIONS
_NO_SUBJECT = grammar.ADVERBS | grammar.CONJUNCTIONS | {"not", "no", "never", "nor", "then"}
_PRONOUNS_AND_DETERMINERS = grammar.PRONOUNS | grammar.DETERMINERS
_TOLD_PERSONS = grammar.PRONOUNS | grammar.PEOPLE
_FEW_WORDS = 6
QUOTES = frozenset('“”"')
SPEAKING_NOUNS = grammar.SAYING_NOUNS | grammar.stems(
    "rule advice warning counsel guidance evidence proof sign indication fact chance finding likelihood possibility doubt question support reason "
    "view opinion tale tales fable "
    "suspicion case conclusion news report impression argument sense consensus guarantee risk expectation"
)
_JUDGING = grammar.words(
    "true untrue false likely unlikely possible impossible clear unclear plausible implausible certain uncertain "
    "probable "
    "wrong right sure doubtful unproven proven said shown known found obvious conceivable nonsense convinced "
    "sceptical skeptical "
    "confident established demonstrated believed thought claimed reported unsurprising misleading fair safe hoped"
)
_BEFORE_THAT = grammar.SAYING | grammar.REPORTING | grammar.SUGGESTING | grammar.DENYING | THINKING
_PERSONAL = grammar.words("i you he she it we they")
_NO_ANTECEDENT = (
    grammar.PREPOSITIONS
    | grammar.CONJUNCTIONS
    | grammar.AUXILIARIES
    | grammar.SUBORDINATORS
    | grammar.ADVERBS
    | grammar.NEGATIONS - {"nothing", "nobody", "none"}
)
_IDIOMS = grammar.words("likelihood probability fact course doubt")  # in all likelihood you will
_WHEN_OR_WHERE = grammar.words("for in within without on over at during to with after from since before all")
_ENDS_BEFORE_VERB = grammar.words(", because although while but and")
_SURE_SUBJECTS = grammar.SUBJECT_PRONOUNS - {"that", "this", "there"}


class Lookahead:
    """Answers of a sentence whose verbs are known; `starts` are its finite verbs by their first token."""

    def __init__(self, sentence: Sequence[Token], starts: Mapping[int, Verb]) -> None:
        self.sentence = sentence
        self.starts = starts
        self.marks = _marks_of_words(sentence)

    def parts(self, at: int, word: str) -> bool:
        """Tell whether a joint begins a new clause: not "nor" between nouns, nor "yet" in "has yet to be shown"."""
        if word == "yet" and at + 1 < len(self.sentence) and self.sentence[at + 1].word == "to":
            return False
        if word == "nor":
            following = range(at + 1, min(at + 3, len(self.sentence)))
            return any(place in self.starts or self.sentence[place].word in grammar.AUXILIARIES for place in following)
        return word in ("but", "yet")

    def contrasts_within(self, at: int) -> bool:
        """Not only eases pain but also …: one clause."""
        following = self.sentence[at + 1].word if at + 1 < len(self.sentence) else ""
        return following in ("also", "not") and not self.verb_before_comma(at + 1)

    def adverbs_then_verb(self, start: int) -> bool:
        """Tell whether nothing but adverbs stands before the next verb."""
        place = start
        while place < len(self.sentence) and is_adverb_or_negation(self.sentence[place].word):
            place += 1
        return place in self.starts

    def tells_something(self, start: int, end: int) -> bool:
        """Tell whether a stretch has more than adverbs and joints."""
        return any(token.is_word and token.word not in _ADVERBS_AND_JOINTS for token in self.sentence[start:end])

    def two_verbs(self, at: int) -> bool:
        """Tell whether two finite verbs are still to come."""
        return sum(start > at for start in self.starts) >= 2

    def verb_before_comma(self, start: int) -> bool:
        """Tell whether a finite verb comes before the stretch ends."""
        for place in range(start, len(self.sentence)):
            word = self.sentence[place].word
            if place in self.starts:
                return True
            if place in self.marks:
                continue
            if word in grammar.STOPS or word in _ENDS_BEFORE_VERB:
                return False
        return False

    def subject_and_verb(self, start: int) -> bool:
        """Tell whether a subject and then a verb follow: as levels climb; not "as massage"."""
        for place in range(start, min(start + 8, len(self.sentence))):
            if place in self.starts:
                return place > start
            if place in self.marks:
                continue
            if self.sentence[place].word in grammar.STOPS or self.sentence[place].word == ",":
                return False
        return False

    def own_subject(self, start: int, end: int) -> bool:
        """Tell whether a stretch has a word that may be a subject."""
        return any(
            token.is_word and token.word not in _NO_SUBJECT and not is_adverb(token.word)
            for token in self.sentence[start:end]
        )

    def governs_that(self, at: int, verb: Verb | None) -> bool:
        """Tell whether "that" opens what is said, thought or found, and not a relative clause."""
        if verb is not None and verb.form == "passive" and self.sentence[verb.head].lemma in _BEFORE_THAT:
            between = [token.word for token in self.sentence[verb.head + 1 : at]]
            if between[:1] == ["by"] and len(between) <= _FEW_WORDS:
                return True  # was told by her gym that
        if verb is not None and self._said_somewhere(at, verb):
            return True
        if at > 1 and self.sentence[at - 1].word == "it" and self.sentence[at - 2].lemma == "have":
            return True  # rumour has it that
        for place in range(at - 1, max(-1, at - 8), -1):
            token = self.sentence[place]
            stem = token.lemma
            if stem in SPEAKING_NOUNS or token.word in _JUDGING or (place == at - 1 and token.word in grammar.BE):
                return True  # the claim is that
            if place == at - 1 and token.word in ("runs", "ran", "goes", "went"):
                continue  # the argument runs that
            if stem in _BEFORE_THAT:
                return self.sentence[at].word == "that" or place == at - 1
            if place == at - 1 and token.word in _TOLD_PERSONS:
                continue
            if not (token.word in _PRONOUNS_AND_DETERMINERS or stem in grammar.PEOPLE or is_adverb(token.word)):
                return False
        return False

    def _said_somewhere(self, at: int, verb: Verb) -> bool:
        """Tell whether only when, where or to whom stands between a verb of saying and "that": has said for years that."""
        between = [token.word for token in self.sentence[verb.head + 1 : at]]
        if self.sentence[at].word != "that" or self.sentence[verb.head].lemma not in _BEFORE_THAT:
            return False
        if between[:1] and between[0] in grammar.PRONOUNS:
            del between[0]  # told me over lunch that
        if not between[:1] or between[0] not in _WHEN_OR_WHERE or len(between) > _FEW_WORDS or "," in between:
            return False
        following = next((start for start in sorted(self.starts) if start > at), None)
        return following is not None and self.own_subject(at + 1, following)

    def after_aside(self, at: int, verb: Verb | None) -> bool:
        """Tell whether "that" goes on with a verb of saying after an aside: he has heard, from a friend, that."""
        if verb is None or self.sentence[at - 1].word != "," or self.sentence[verb.head].lemma not in _BEFORE_THAT:
            return False
        return self.sentence[at].word == "that" and any(
            self.sentence[place].word == "," for place in range(verb.head + 1, at - 1)
        )

    def is_contact_clause(self, start: int, verb: Verb) -> bool:
        """Tell whether "we do" only describes what stands before it: nothing we do has been shown to."""
        at = verb.first - 1
        if at - 1 < start or self.sentence[at].word not in _PERSONAL:
            return False
        before = self.sentence[at - 1]
        if not before.is_word or before.word in _NO_ANTECEDENT | _IDIOMS or is_adverb(before.word):
            return False
        for place in range(verb.head + 1, len(self.sentence)):
            if self.sentence[place].word in grammar.STOPS or self.sentence[place].word in _ENDS_BEFORE_VERB:
                return False
            if place in self.starts:
                return True
        return False

    def ends_contact_clause(self, verb: Verb) -> bool:
        """Tell whether "you make" describes the noun before it, and no object follows: the amount of cortisol you make."""
        at = verb.first - 1
        if at < 1 or verb.first != verb.head or self.sentence[at].word not in _PERSONAL:
            return False
        before = self.sentence[at - 1]
        if not before.is_word or before.word in _NO_ANTECEDENT | _IDIOMS | grammar.PRONOUNS or is_adverb(before.word):
            return False
        following = self.sentence[verb.head + 1 : verb.head + 2]
        return not following or following[0].word in grammar.STOPS or following[0].word in (".", "!", "?")

    def pronoun_start(self, verb: Verb) -> int | None:
        """Return where "we have" begins in "the oldest painkiller we have", or "whatever" in "against whatever comes"."""
        before = verb.first - 1
        if before >= 0 and self.sentence[before].word in _SURE_SUBJECTS:
            return before
        owned = before - 1
        if owned > 0 and self.sentence[owned].word in _POSSESSIVES and self._is_noun(owned - 1):
            return owned  # the serotonin your body has
        free = (at for at in range(before, max(0, verb.first - _NEAR), -1) if self.sentence[at].word in _FREE_RELATIVES)
        return next(free, None)

    def _is_noun(self, at: int) -> bool:
        word = self.sentence[at].word
        return self.sentence[at].is_word and word not in _NO_ANTECEDENT and not is_adverb(word)


_POSSESSIVES = grammar.words("your my our his her their its")
_NEAR = 6  # words from "whatever" to its verb
_FREE_RELATIVES = grammar.words("whatever whoever whichever whatsoever")


def _marks_of_words(sentence: Sequence[Token]) -> frozenset[int]:
    """Return the places of quotation marks around a few words, which part nothing: your “natural killer cells”."""
    opened: int | None = None
    found: set[int] = set()
    for at, token in enumerate(sentence):
        if token.word not in QUOTES:
            continue
        if opened is not None and at - opened <= _FEW_WORDS + 1:
            found |= {opened, at}
            opened = None
        else:
            opened = at
    return frozenset(found)


def is_adverb_or_negation(word: str) -> bool:
    """Tell whether a word may stand between a subject and its verb without being either."""
    return word in grammar.ADVERBS or word in grammar.NEGATIONS or is_adverb(word)
