"""A sentence as it was read: its words, the things that it names, its clauses and the words that tell a change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from kb.language import stem
from kb.match.english import grammar, lexicon
from kb.match.english.clauses import Clause, clauses_of
from kb.match.english.lexicon import Change
from kb.match.english.tagging import tags_of
from kb.match.english.tokens import Mention, Token
from kb.match.english.verb_forms import Verb, is_gerund
from kb.match.english.verbs import verbs_of

_Result = TypeVar("_Result")
_PHRASE_STARTS = grammar.PREPOSITIONS | grammar.DETERMINERS


@dataclass(frozen=True, slots=True)
class Word:
    """A word that says that something changes: its first and last token, what it says, and how it is built in."""

    token: int
    last: int  # the last token of it: takes … away
    change: Change
    kind: str  # verb, adjective, noun, state
    form: str = ""  # of a verb: finite, passive, to, ing, bare


@dataclass(slots=True)
class Reading:
    """A sentence read once for all claims; clauses are worked out when first asked for."""

    text: str
    tokens: list[Token]
    mentions: list[Mention]
    question: bool
    _present: frozenset[str] | None = None
    _tags: list[str] | None = None
    _verbs: list[Verb] | None = None
    _clauses: list[Clause] | None = None
    _words: list[Word] | None = None
    _clause_at: list[Clause] = field(default_factory=list)
    kept: dict[tuple[str, Mention], Any] = field(default_factory=dict)  # by `kept_for_each_claim`

    @property
    def present(self) -> frozenset[str]:
        """The words that the sentence uses."""
        if self._present is None:
            self._present = frozenset(token.word for token in self.tokens)
        return self._present

    @property
    def tags(self) -> list[str]:
        """The part of speech of each token."""
        if self._tags is None:
            named = {
                at for one in self.mentions if not one.weak and not one.everyday for at in range(one.first, one.last)
            }
            self._tags = tags_of(self.tokens, named)
        return self._tags

    @property
    def verbs(self) -> list[Verb]:
        """The verbs, from left to right."""
        if self._verbs is None:
            self._verbs = verbs_of(self.tokens, self.tags)
        return self._verbs

    @property
    def clauses(self) -> list[Clause]:
        """The clauses, from left to right."""
        if self._clauses is None:
            self._clauses = clauses_of(self.tokens, self.verbs, self.tags)
        return self._clauses

    @property
    def words(self) -> list[Word]:
        """The words that tell a change, from left to right."""
        if self._words is None:
            named = {
                at
                for one in self.mentions
                if not one.weak and not one.everyday and not self._acts(one)
                for at in range(one.first, one.last)
            }
            _ = self.clauses  # they tell which verbs stand on their own after all
            found = change_words(self.tokens, self.verbs)
            # In "is my blood flowing faster", only "faster" is not part of the name.
            whole = [one for one in self.mentions if one.in_one_piece]
            things = {at for one in whole for at in range(one.first, one.last) if self.tags[at] in ("NN", "NS")}
            found = [word for word in found if word.kind != "noun" or word.token not in things]
            self._words = [
                word if word.token not in named else Word(word.last, word.last, word.change, "adjective")
                for word in found
                if word.last not in named
            ]
        return self._words

    def _acts(self, one: Mention) -> bool:
        """Tell whether what is named is a verb that may have another thing as its object: massage calms the pain."""
        finite = self.tags[one.first] in ("VZ", "VD", "VB") and one.last == one.first + 1
        return finite and any(other.first >= one.last and other.concept != one.concept for other in self.mentions)

    def clause_at(self, at: int) -> Clause:
        """Return the innermost clause that a token stands in."""
        if not self._clause_at:
            owners: list[Clause] = [self.clauses[0]] * (len(self.tokens) + 1)
            for clause in self.clauses:  # inner ones come later
                last = min(clause.end, len(self.tokens))
                owners[clause.start : last] = [clause] * (last - clause.start)
            self._clause_at = owners
        return self._clause_at[min(at, len(self.tokens))]

    def own_tokens(self, clause: Clause, start: int | None = None, end: int | None = None) -> list[int]:
        """Return the places of a clause's own tokens, those of clauses set within it left out."""
        first = clause.start if start is None else max(start, clause.start)
        last = min(clause.end, len(self.tokens)) if end is None else min(end, clause.end, len(self.tokens))
        return [at for at in range(first, last) if clause.holds(at)]

    def has(self, places: Sequence[int], listed: frozenset[str]) -> bool:
        """Tell whether one of the listed words stands at one of the places."""
        return any(self.tokens[at].word in listed for at in places)


def kept_for_each_claim(work: Callable[[Reading, Mention], _Result]) -> Callable[[Reading, Mention], _Result]:
    """Return the work with its results kept in the reading: every claim about the same thing asks for them again."""

    @wraps(work)
    def kept(one: Reading, mention: Mention) -> _Result:
        at = (work.__qualname__, mention)
        if at not in one.kept:
            one.kept[at] = work(one, mention)
        result: _Result = one.kept[at]
        return result

    return kept


def change_words(sentence: Sequence[Token], verbs: Sequence[Verb]) -> list[Word]:
    """Return the words of change in a sentence, from left to right."""
    heads = {verb.head: verb for verb in verbs}
    inside = {at for verb in verbs for at in range(verb.first, verb.head)}
    found: list[Word] = []
    taken: set[int] = set()
    for at, token in enumerate(sentence):
        if at in taken or not token.is_word:
            continue
        verb = heads.get(at)
        if token.word == "swelling" and (at + 1 == len(sentence) or sentence[at + 1].word in _AFTER_NOUN):
            continue  # the swelling of a limb
        if verb is not None:
            word = _particle_verb(sentence, at, verb, heads) or _verb(sentence, at, verb)
            if word is not None:
                found.append(word)
                taken.update((word.token, word.last))
                continue
        if token.word in ("half", "twice") and at + 1 < len(sentence) and sentence[at + 1].word in ("as", "the"):
            if sentence[at + 1].word == "as" or _is_measure(sentence, at + 2):
                found.append(Word(at, at, Change.DOWN if token.word == "half" else Change.UP, "adjective"))
            continue
        if token.word in ("up", "down") and at and _is_state(sentence, at):
            found.append(Word(at, at, Change.UP if token.word == "up" else Change.DOWN, "adjective"))
            continue
        if token.word == "gone" and verb is not None:
            found.append(Word(at, at, Change.DOWN, "verb", "finite"))
            continue
        if token.word == "longer" and at and sentence[at - 1].word == "no":
            if [following.word for following in sentence[at + 1 : at + 2]] != ["than"]:
                continue
        if token.word == "killing" and at + 1 < len(sentence) and sentence[at + 1].word in grammar.MEASURES:
            continue  # the killing power of cells is no change
        frightened = heads.get(at + 1)  # are often less frightened: a state, in the form of a passive
        graded = token.word in ("less", "more") and frightened is not None and frightened.form == "passive"
        if (at in inside and not graded) or (verb is not None and not token.word.endswith(("ed", "ing"))):
            continue
        word = _noun_or_adjective(sentence, at)
        if word is not None:
            found.append(word)
    return found


def _particle_verb(sentence: Sequence[Token], at: int, verb: Verb, heads: dict[int, Verb]) -> Word | None:
    stem = sentence[at].lemma
    if stem not in lexicon.FIRST_OF_PARTICLES:
        return None
    if [token.word for token in sentence[at + 1 : at + 3]] == ["more", "harm"]:
        return None  # do more harm than good
    for later in range(at + 1, min(at + 9, len(sentence))):
        token = sentence[later]
        if token.word in grammar.STOPS or token.word in _OPENS_NEXT:
            break
        if token.word == "little" and sentence[later - 1].word == "a":
            continue  # does a little for it
        if token.word == "back" and later + 1 < len(sentence) and sentence[later + 1].word in _OF_THE_BACK:
            continue  # cuts back pain
        if sentence[at + 1].word == "to" and token.word in _BARE_PARTICLES:
            break  # the effect of switching to decaf on sleep
        change = lexicon.PARTICLES.get((stem, token.stem)) or lexicon.PARTICLES.get((stem, token.lemma))
        if (
            token.word == "down"
            and stem in ("go", "come")
            and later + 1 < len(sentence)
            and sentence[later + 1].word == "with"
            and not _comes_down_by(sentence, at, later + 2)
        ):
            return None  # he comes down with a cold
        if change is not None:
            nested = later in heads and heads[later].form in ("finite", "passive") and later - at > 2
            if not nested:
                return Word(at, later, change, "verb", verb.form)
        if later in heads and heads[later].form == "finite":
            break
    return None


def _comes_down_by(sentence: Sequence[Token], at: int, place: int) -> bool:
    """Tell whether what comes down is no person, and what it comes down with no illness: anxiety, with massage."""
    persons = any(one.stem in grammar.PEOPLE or one.word in _PERSONS for one in sentence[max(0, at - 8) : at])
    following = [one.word for one in sentence[place : place + 3] if one.is_word]
    return not persons and bool(following) and _WITH_AN_ILLNESS.isdisjoint(following)


def _is_measure(sentence: Sequence[Token], at: int) -> bool:
    return at < len(sentence) and sentence[at].word in _COUNTED


def _is_state(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether "up" or "down" is what something is: was up by a quarter."""
    before = sentence[at - 1].word
    following = sentence[at + 1].word if at + 1 < len(sentence) else ""
    if (following == "by" and at == 1) or (following == "from" and before == ","):
        return True  # cortisol down by a third; 3.1 out of ten, down from 5.4
    if before == ":" and at <= _LABEL:
        return True  # worry: down after the massages
    if before in ("sharply", "slightly", "well", "right", "way") and at > 1:
        before = sentence[at - 2].word
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    return before in grammar.BE and (
        after is None or not after.is_word or after.word in _PHRASE_STARTS or after.word.isdigit()
    )


def _verb(sentence: Sequence[Token], at: int, verb: Verb) -> Word | None:
    change = lexicon.VERBS.get(sentence[at].lemma)
    following = sentence[at + 1].word if at + 1 < len(sentence) else ""
    if sentence[at].lemma == "fall" and following in _AFTER_FALL:
        return None
    if sentence[at].lemma == _MANAGE and following == "to":
        return None  # managed to stop
    if sentence[at].lemma == _GROW and following in lexicon.ADJECTIVES:
        return None  # grows sluggish
    if verb.form == "ing" and following in _POWERS:
        return None  # the killing power of the cells
    return None if change is None else Word(at, at, change, "verb", verb.form)


def _adjective_root(token: Token) -> str:
    """Return the stem of the verb in soothing, protective and stimulatory."""
    for ending in ("ive", "ory", "ing", "ant"):
        if token.word.endswith(ending) and len(token.word) > 6:
            return stem(token.word.removesuffix(ending))
    return ""


def _noun_or_adjective(sentence: Sequence[Token], at: int) -> Word | None:
    token = sentence[at]
    before = sentence[at - 1].word if at else ""
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    adjective = lexicon.ADJECTIVES.get(token.word)
    noun = lexicon.NOUNS.get(token.word)
    if token.word == "same" and before in _POINTING and after is not None and after.is_word:
        return None  # those same cells
    if token.word == "same" and before == "the" and after is not None and at > 1 and _is_only_which(sentence, at):
        return None  # in the same survey
    if token.word == "flat" and before in grammar.DETERMINERS:
        return None  # the air in his flat
    if token.word in ("more", "less", "fewer") and after is not None and after.word == "than":
        counted = sentence[at + 2].word if at + 2 < len(sentence) else ""
        if before == "by" or counted.isdigit() or counted in _NUMBERS:
            return None  # by more than a third, more than 60 pounds
    if token.word == "delayed" and after is not None and after.word == "onset":
        return None  # delayed onset muscle soreness
    ends = after is None or not after.is_word or (after.word in _AFTER_NOUN and after.word != "of")
    if before == "any" and token.word == "more" and ends:
        return None  # hardly hurting any more; not "any more of them"
    if before == "or" and token.word in ("more", "less", "longer") and (after is None or after.word in _AFTER_NOUN):
        return None  # by a third or more
    if token.word == "sooner" and after is not None and after.word == "or":
        return None
    if token.word == "worst" and after is not None and after.word == "of":
        return None
    if token.word == "good" and after is not None and after.word in ("deal", "many"):
        return None
    if token.word in ("treatment", "remedy") and (after is None or after.word not in ("for", "of", "against")):
        return None
    if token.word.endswith("er") and noun is not None and token.word.removesuffix("s") in lexicon.AGENT_NOUNS:
        return Word(at, at, noun, "noun")
    if noun is Change.ANY and at:
        # a soothing effect, a protective effect
        told = lexicon.VERBS.get(_adjective_root(sentence[at - 1]))
        if told is not None and told not in (Change.ANY, Change.SAME):
            return Word(at, at, told, "noun")
    if noun is not None and adjective is None and not token.word.endswith(("ing", "ed")):
        return Word(at, at, noun, "noun")
    if token.word.endswith("ed") and adjective is None:
        change = lexicon.VERBS.get(token.lemma)
        return None if change is None else Word(at, at, change, "adjective")
    if token.word.endswith("ing") and is_gerund(token.word) and adjective is None:
        change = lexicon.VERBS.get(token.lemma)
        if change is None:
            return None
        governs = after is not None and after.word == "of"
        return Word(at, at, change, "noun" if governs or noun is not None else "adjective")
    if adjective is None:
        return None
    if token.word in ("good", "better", "bad") and after is not None and after.word in _NO_EFFECT:
        return None  # that would be good news
    done = [one.word for one in sentence[at + 2 : at + 3]]
    if token.word in ("harder", "easier") and after is not None and after.word == "to" and _TELLING.issuperset(done):
        return None  # fear is harder to count than heartbeats
    if token.word in ("harder", "easier") and after is not None and after.word == "to":
        return Word(at, at, Change.DOWN if token.word == "harder" else Change.UP, "adjective")  # harder to fall asleep
    if (
        token.word in ("more", "less")
        and after is not None
        and after.word in lexicon.ADJECTIVES
        and after.word != "help"
    ):
        return None
    if adjective in (Change.GOOD, Change.BAD) and before in ("more", "less", "no", "not", "so"):
        return Word(at, at, adjective.turned if before == "less" else adjective, "adjective")
    return Word(at, at, adjective, "adjective")


_NO_EFFECT = grammar.words("news thing question reason idea luck sign guess bet")


def _is_only_which(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether "the same" only says which one is meant: in the same survey, and not "at the same level"."""
    following = sentence[at + 1]
    return (
        sentence[at - 2].word in grammar.PREPOSITIONS
        and following.is_word
        and following.word not in _OF_HOW_MUCH
        and following.word not in grammar.PREPOSITIONS | grammar.CONJUNCTIONS
    )


_LABEL = 6  # tokens of what a line begins with
_NUMBERS = grammar.words(
    "half twice two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand"
)
_OF_HOW_MUCH = grammar.words(
    "level levels range value values point place number amount rate pace speed degree extent state way as length size time"
)
_PERSONS = grammar.words("i you he she we they who")
_WITH_AN_ILLNESS = grammar.words(
    "flu influenza cold colds cough coughs bug bugs sniffle bad nasty heavy fresh stomach something anything it this that measles pneumonia covid fever infections illness illnesses fewer more less"
)
_POINTING = grammar.words("this that these those very")
_TELLING = grammar.words(
    "kill shift dispel call count measure say tell explain prove study judge define show find pin assess see understand"
)
_GROW = stem("grow")
_BARE_PARTICLES = grammar.words("on off up down out away back")
_MANAGE = stem("manage")
_OF_THE_BACK = grammar.words(
    "pain pains ache aches trouble troubles problem problems injury injuries strain spasm spasms muscles"
)
_AFTER_NOUN = grammar.PREPOSITIONS | grammar.CONJUNCTIONS | grammar.AUXILIARIES | {",", ".", ";"}
_OPENS_NEXT = grammar.words("but because while although when if")
_POWERS = grammar.words("power powers capacity ability activity potential potency rate efficiency")
_COUNTED = grammar.words("number risk rate amount chance incidence odds level levels")
_AFTER_FALL = grammar.words("ill asleep sick victim prey pregnant behind short into")
