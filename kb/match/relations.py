"""What a sentence says of each thing that it names: which words change it, which way, denied or not, how surely."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.match import lexicon
from kb.match.lexicon import Change
from kb.match.tokens import Mention, Token
from kb.model.terms import Strength

_REACH_BEFORE = 14  # how far a verb may stand before its object, in words
_REACH_AFTER = 9  # how far a verb may stand after its subject
_TIGHT = 1.7  # what is named by one word only must stand close to the change
_LINKING = frozenset(
    "is are was were be been being remained stayed stay remain stays remains feel feels felt left leave leaves".split()
)
_MEASURES = frozenset(
    "level levels amount amounts number numbers count counts score scores rate rates concentration concentrations "
    "share activity frequency intensity risk episodes episode chance chances symptoms quality "
    "circulating natural of the in "
    "state perceived chronic acute low total blood serum salivary urinary".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that says that something changes: its token, what it says, and how it is built into the sentence."""

    token: int
    last: int  # the last token of it: takes … away
    change: Change
    kind: str  # verb, adjective, noun

    @property
    def stem_at(self) -> int:
        """The token whose stem carries the meaning."""
        return self.token


@dataclass(frozen=True, slots=True)
class Relation:
    """That a word of change governs a thing named in the sentence."""

    word: Word
    change: Change
    denied: bool
    thing_is_subject: bool
    reversed: bool = False  # a verb turns it round: slows the removal, prevents the rise


def change_words(sentence: Sequence[Token]) -> list[Word]:
    """Return the words of change in a sentence, from left to right."""
    found: list[Word] = []
    taken: set[int] = set()
    for at in range(len(sentence)):
        if at in taken:
            continue
        two = _particle_verb(sentence, at)
        if two is not None:
            found.append(two)
            taken.add(two.last)
            continue
        word = _single(sentence, at)
        if word is not None:
            found.append(word)
    return found


def _particle_verb(sentence: Sequence[Token], at: int) -> Word | None:
    stem = sentence[at].stem
    if stem not in lexicon.FIRST_OF_PARTICLES:
        return None
    for later in range(at + 1, min(at + 8, len(sentence))):
        token = sentence[later]
        if token.word in lexicon.BARRIERS or token.word in ",()":
            break
        change = lexicon.PARTICLES.get((stem, token.stem))
        if change is not None:
            return Word(at, later, change, "verb")
    return None


def _single(sentence: Sequence[Token], at: int) -> Word | None:
    token = sentence[at]
    before = sentence[at - 1].word if at else ""
    after = sentence[at + 1].word if at + 1 < len(sentence) else ""
    noun = lexicon.NOUNS.get(token.stem)
    verb = lexicon.VERBS.get(token.stem)
    adjective = lexicon.ADJECTIVES.get(token.stem)
    if noun is not None and (
        after in ("in", "of") or verb is None or before in ("a", "an", "the", "no", "any", "this")
    ):
        # "help", "benefit" and "protection" alone say little; with in, of, from or against they govern something.
        return Word(at, at, noun, "noun")
    if adjective is Change.SAME and not any(one.word in _LINKING for one in sentence[max(0, at - 3) : at]):
        return None
    if adjective is not None and (
        verb is None or token.word in ("lower", "increased", "reduced", "elevated", "raised")
    ):
        if verb is not None and before in (
            "to",
            "will",
            "can",
            "may",
            "might",
            "could",
            "would",
            "not",
            "does",
            "did",
            "should",
            "has",
            "have",
        ):
            return Word(at, at, verb, "verb")
        if verb is not None and token.word == "lower" and _is_verb_lower(sentence, at):
            return Word(at, at, verb, "verb")
        if (
            verb is not None
            and token.word != "lower"
            and before
            not in ("the", "a", "an", "of", "with", "to", "as", ",", "and", "is", "are", "was", "were", "been")
        ):
            return Word(at, at, verb, "verb")
        if verb is not None and before in ("is", "are", "was", "were", "been", "be"):
            return Word(at, at, verb, "verb")
        return Word(at, at, adjective, "adjective")
    if verb is not None:
        return Word(at, at, verb, "verb")
    return None


def _is_verb_lower(sentence: Sequence[Token], at: int) -> bool:
    """ "massages lower cortisol" against "lower cortisol was seen"."""
    before = sentence[at - 1].word if at else ""
    return before.endswith("s") and before not in ("is", "was", "has", "levels", "this", "as", "versus", "us")


def relation_of(sentence: Sequence[Token], mention: Mention, words: Sequence[Word]) -> Relation | None:
    """Return the relation that governs a mention, the nearest in grammar; None where nothing is said to change it."""
    if mention.weak and mention.first and sentence[mention.first - 1].word in ("in", "your"):
        return None
    no_longer = _no_longer(sentence, mention)
    if no_longer is not None:
        return Relation(no_longer, Change.DOWN, False, False)
    best: tuple[float, Word, bool] | None = None
    for word in words:
        cost, subject = _cost(sentence, mention, word, words)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, word, subject)
    if best is None:
        return None
    _, word, subject = best
    if mention.weak and best[0] > _TIGHT:
        return None
    return Relation(word, word.change, _denied(sentence, word, mention), subject, _reversed(sentence, word, words))


def _no_longer(sentence: Sequence[Token], mention: Mention) -> Word | None:
    """ "no longer ached": what is named has ceased."""
    for at in range(max(1, mention.first - 3), mention.first):
        if sentence[at].word == "longer" and sentence[at - 1].word == "no":
            return Word(at, at, Change.DOWN, "verb")
    return None


def _cost(sentence: Sequence[Token], mention: Mention, word: Word, words: Sequence[Word]) -> tuple[float | None, bool]:
    """Return how far a word is from governing a mention (None: it does not), and whether that is its subject."""
    if mention.first <= word.token < mention.last:
        return None, False
    if word.token < mention.first:
        gap = sentence[word.last + 1 if word.last < mention.first else word.token + 1 : mention.first]
        return _cost_before(sentence, mention, word, words, gap), False
    gap = sentence[mention.last : word.token]
    return _cost_after(sentence, mention, word, words, gap), True


def _cost_before(
    sentence: Sequence[Token],
    mention: Mention,
    word: Word,
    words: Sequence[Word],
    gap: Sequence[Token],
) -> float | None:
    if len(gap) > _REACH_BEFORE or any(token.word in lexicon.BARRIERS for token in gap):
        return None
    between = [other for other in words if word.last < other.token < mention.first]
    if word.kind == "adjective":
        if any(token.word in ("than", ",", "and", "when", "if", "after") for token in gap):
            return None if len(gap) > 6 or any(token.word in ("than", "when", "if", "after") for token in gap) else 3.0
        limit = 6 if all(token.word in _MEASURES or _is_modifier(token) for token in gap) else 2
        return 0.1 * len(gap) if len(gap) <= limit else None
    if word.kind == "noun":
        linked = gap and gap[0].word in ("in", "of", "from", "against", "to", "on", "for")
        if not linked or any(token.word in ("after", "when", "than", "with", "during") for token in gap):
            return None
        return 0.5 + 0.1 * len(gap) if not any(other.kind == "verb" for other in between) else None
    verbs_between = [other for other in between if other.kind == "verb"]
    if verbs_between:
        return None
    if any(token.word in _NEW_PHRASE for token in gap):
        return None
    before = [token.word for token in sentence[max(0, word.token - 3) : word.token]]
    if sentence[word.token].word.endswith("ed") and {"was", "were", "been", "is", "are"} & set(before) and len(gap) > 1:
        return None
    return 1.0 + 0.2 * len(gap)


_NEW_PHRASE = frozenset("than when if after until whether who which by following during through".split())


def _is_modifier(token: Token) -> bool:
    return token.is_word and (token.word.endswith(("ing", "ed", "al", "ic", "ive", "ry")) or token.word in _MEASURES)


def _cost_after(
    sentence: Sequence[Token], mention: Mention, word: Word, words: Sequence[Word], gap: Sequence[Token]
) -> float | None:
    if len(gap) > _REACH_AFTER or any(token.word in lexicon.BARRIERS for token in gap):
        return None
    between = [other for other in words if mention.last <= other.token < word.token]
    names = [token.word for token in gap]
    if word.kind == "noun":
        # pain relief, cortisol reduction; get a lift, give it a boost
        return 0.6 if all(name in _GIVING for name in names) else None
    if word.kind == "adjective":
        made = any(token.word in _MAKING for token in sentence[max(0, mention.first - 4) : mention.first])
        if not gap and (made or sentence[word.token].word in ("less", "more")):
            return 0.7
        if mention.first and sentence[mention.first - 1].word in ("for", "about", "despite"):
            return None
        if between and any(other.kind == "verb" for other in between):
            return None
        return 0.8 + 0.1 * len(gap) if any(name in _LINKING for name in names) else None
    if any(other.kind == "verb" for other in between):
        return None
    passive = any(name in ("is", "are", "was", "were", "be", "been", "being", "gets", "get") for name in names)
    stem = sentence[word.token].stem
    if passive or stem in lexicon.INTRANSITIVE or stem in lexicon.FIRST_OF_PARTICLES:
        # Its own object would make the mention the agent: stress raises cortisol.
        return 1.1 + 0.2 * len(gap) if passive or not _has_object(sentence, word) else None
    return None


_GIVING = frozenset("a an the get gets got receive some real big little much needed welcome extra quick good".split())
_MAKING = frozenset("make makes made making leave leaves left keep keeps kept render renders get gets".split())


def _has_object(sentence: Sequence[Token], word: Word) -> bool:
    """Tell whether a verb has an object of its own, so that what stands before it acts: stress raises cortisol."""
    if word.last + 1 >= len(sentence):
        return False
    following = sentence[word.last + 1]
    if following.word in ("the", "a", "an", "your", "my", "his", "her", "their", "our", "its", "these", "those"):
        after = sentence[word.last + 2].word if word.last + 2 < len(sentence) else ""
        return after not in ("next", "day", "same", "morning", "following", "more", "most")
    return (
        following.is_word
        and following.word not in lexicon.FUNCTION_WORDS
        and not following.word.isdigit()
        and not following.word.endswith("ly")
        and following.stem not in lexicon.VERBS
    )


def _reversed(sentence: Sequence[Token], word: Word, words: Sequence[Word]) -> bool:
    """Tell whether a verb that governs a noun of change turns it round: slows down the removal, prevents the rise."""
    if word.kind != "noun":
        return False
    for verb in reversed([other for other in words if other.kind == "verb" and other.last < word.token]):
        gap = sentence[verb.last + 1 : word.token]
        if len(gap) <= 3 and not any(token.word in lexicon.BARRIERS or token.word == "," for token in gap):
            return verb.change is Change.DOWN
    return False


def _denied(sentence: Sequence[Token], word: Word, mention: Mention) -> bool:
    """Tell whether the change is said not to happen, by a negation that governs its word."""
    start = _clause_start(sentence, word.token)
    negations = 0
    for at in range(max(start, word.token - 7), min(word.token + 1, len(sentence))):
        if _negates(sentence, at):
            negations += 1
    if word.kind == "verb":
        # brings it down no further
        for at in range(word.token + 1, min(word.token + 9, len(sentence) - 1)):
            if sentence[at].word in lexicon.BARRIERS:
                break
            if sentence[at].word == "no" and sentence[at + 1].word in _COMPARED:
                negations += 1
        # moved it hardly at all; had no effect on; did nothing for
        for at in range(word.token + 1, min(word.token + 5, len(sentence))):
            if sentence[at].word in lexicon.BARRIERS or at >= mention.first > word.token:
                break
            if sentence[at].word in ("no", "nothing", "neither", "little") and _negates(sentence, at):
                negations += 1
    if word.change is Change.SAME:
        negations += 1
    return negations % 2 == 1


_COMPARED = frozenset("further more faster higher better lower less fewer sooner longer greater".split())


def _negates(sentence: Sequence[Token], at: int) -> bool:
    word = sentence[at].word
    if word not in lexicon.NEGATIONS and not (word.endswith("n't")):
        return word == "fail" or sentence[at].stem == "fail"
    following = sentence[at + 1].word if at + 1 < len(sentence) else ""
    before = sentence[at - 1].word if at else ""
    if following in lexicon.NOT_NEGATING or (word == "little" and before in ("a", "the")):
        return False
    if word in ("nothing", "no", "nobody") and any(
        token.word in ("like", "better", "quite") for token in sentence[at:]
    ):
        # Nothing lowers it like massage: the strongest praise, and no denial.
        return not any(token.word == "like" for token in sentence[at + 1 :])
    return not (word == "no" and following in ("wonder", "matter"))


def _clause_start(sentence: Sequence[Token], at: int) -> int:
    for place in range(at - 1, -1, -1):
        word = sentence[place].word
        if word in lexicon.BARRIERS or word in "()":
            return place + 1
        if (
            word == ","
            and place + 1 < len(sentence)
            and sentence[place + 1].word in ("and", "which", "it", "they", "or")
        ):
            return place + 1
    return 0


def strength_of(sentence: Sequence[Token], word_at: int, *, start: int = 0) -> Strength:
    """Return how surely the clause around a word of change states it: its own cues only, the weakest of them.

    Absolute cues count only where nothing weakens them.
    """
    first = max(start, _clause_start(sentence, word_at))
    last = next(
        (at for at in range(word_at + 1, len(sentence)) if sentence[at].word in lexicon.BARRIERS), len(sentence)
    )
    found = set()
    for at in range(first, last):
        word = sentence[at].word
        strength = lexicon.MODALS.get(word)
        if strength is None or (at > word_at and word not in _MAY_FOLLOW):
            continue
        if word in ("tends", "link", "links") and not _associates(sentence, at):
            continue
        if strength is Strength.ABSOLUTE and at and sentence[at - 1].word in ("not", "never"):
            continue
        found.add(strength)
    if found and found != {Strength.ABSOLUTE}:
        return min(found - {Strength.ABSOLUTE}, key=lexicon.STRENGTH_ORDER.index)
    return Strength.ABSOLUTE if found else Strength.PLAIN


_MAY_FOLLOW = frozenset("perhaps maybe possibly probably likely apparently".split())


def _associates(sentence: Sequence[Token], at: int) -> bool:
    following = [token.word for token in sentence[at + 1 : at + 5]]
    return "to" in following or "with" in following or "between" in following
