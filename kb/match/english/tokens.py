"""A sentence as words with their places, and the concepts that it names."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache

from kb.language import STOP_WORDS, stem, words
from kb.match.english import grammar, thesaurus
from kb.match.english.lexicon import ADJECTIVES, VERBS, Change
from kb.match.things import KnownConcept

_AFTER_NAME = grammar.PREPOSITIONS | grammar.AUXILIARIES | grammar.CONJUNCTIONS | grammar.SUBORDINATORS

_TOKEN = re.compile(r"[^\W_]+(?:['’]t\b)?|(?<=\w)['’](?:re|ve|ll|d|m|s)\b|[;:–—,()“”\"?!]", re.IGNORECASE)


_BEFORE_IS = grammar.words("it he she that there what who here this where how everyone nobody everything nothing")

# Forms that no stemmer joins to their verb.
_IRREGULAR = {"goes": "go", "does": "do", "worse": "wors", "rises": "rise", "paralyses": stem("paralyse")}

_LEMMAS = {past: stem(verb) for past, verb in grammar.IRREGULAR.items()}


@dataclass(slots=True, eq=False)
class Token:
    """A word or a mark, in lower case, with its stem and its place in the sentence's text."""

    word: str
    stem: str
    lemma: str  # the stem of a verb's dictionary form: that of "rise" for "rose"
    start: int
    end: int
    is_word: bool = True
    hyphenated: bool = False  # joined to the word before: pain-relieving
    capitals: bool = False  # written in capitals: IF, for intermittent fasting


@cache
def _forms_of(raw: str) -> tuple[str, str, str]:
    """Return a word in lower case, its stem, and the stem of its verb."""
    word = raw.lower().replace("’", "'")
    if not word.isascii():
        word = "".join(words(word)) or word
    own = _IRREGULAR.get(word) or stem(word)
    return word, own, _LEMMAS.get(word) or own


_HYPHENS = "-‐‑"


def tokens(text: str) -> list[Token]:
    """Return the words and the telling marks of a text, in order."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        raw = match.group()
        if raw[0] in "'’":
            if raw[1] in "sS" and not (found and found[-1].word in _BEFORE_IS):
                continue  # the possessive
            word = "is" if raw[1] in "sS" else raw.lower().replace("’", "'")
            found.append(Token(word, word, _LEMMAS.get(word) or word, match.start(), match.end()))
            continue
        if not raw[0].isalnum():
            found.append(Token(raw, raw, raw, match.start(), match.end(), False))
            continue
        word, own, verbal = _forms_of(raw)
        start = match.start()
        joined = start > 1 and text[start - 1] in _HYPHENS and text[start - 2].isalnum()
        found.append(Token(word, own, verbal, start, match.end(), True, joined, raw.isupper()))
    return found


def first_words(sentence: list[Token], most: int) -> list[Token]:
    """Return a sentence up to so many words, so that one without end costs no more than another."""
    if len(sentence) <= most:
        return sentence
    places = [at for at, token in enumerate(sentence) if token.is_word]
    end = places[most] if len(places) > most else len(sentence)
    return sentence[: min(end, 2 * most)]


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept named in a sentence: its row, its first and last token (exclusive), and the words.

    `state` is told by words that are themselves a change of it: calm is less anxiety. What is `weak` was named by
    one word of its name, or by a word that stands for it.
    """

    concept: int
    first: int
    last: int
    text: str
    weak: bool = False
    state: Change | None = None
    everyday: bool = False  # by a word of the thesaurus
    alike: bool = False  # not named at all: the claim's wording is used
    effect: Change | None = None  # by saying that the intervention works: the change that it is for
    hint: bool = False  # by one word of a name only: the cameras, for speed cameras

    @property
    def in_one_piece(self) -> bool:
        """Whether its words stand side by side, with nothing else between them."""
        return len(self.text.split()) == self.last - self.first


class Labels:
    """All names of all concepts, found in a sentence in one pass; the longest name at a place counts."""

    def __init__(
        self, concepts: Iterable[KnownConcept], used: Set[int] | None = None, others: Iterable[KnownConcept] = ()
    ) -> None:
        """`used` are the rows that are looked for, all where it is None; what `others` are called is left to them."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], int, str, Change | None, bool]]] = {}
        self._everyday: dict[str, list[tuple[int, Change | None]]] = {}
        concepts = list(concepts)
        self._unused = frozenset() if used is None else frozenset(one.row for one in concepts) - used
        own = {word for other in others for label in other.labels if len(words(label)) == 1 for word in words(label)}
        names = {tuple(stem(word) for word in words(label)) for concept in concepts for label in concept.labels}
        for concept in concepts:
            for label in concept.labels:
                if concept.row not in self._unused and len(words(label)) == 1:
                    own.update(words(label))
                if _is_process_of_another(label, names):
                    continue
                more = Change.UP if _tells_of_more(label) else None
                for form in _forms(label):
                    self._by_first.setdefault(form[0], []).append((form, concept.row, label, more, False))
        # Relaxation is a thing of its own in this base: being relaxed is not yet being less anxious.
        own_stems = {stem(word) for word in own}
        called = {stem(concept.labels[0]) for concept in concepts if concept.labels and " " not in concept.labels[0]}
        for concept in concepts:
            self._add_everyday(concept, own, own_stems, called - {stem(label) for label in concept.labels})
        for forms in self._by_first.values():
            forms.sort(key=lambda pair: -len(pair[0]))

    def _add_everyday(self, concept: KnownConcept, own: Set[str], own_stems: Set[str], called: Set[str]) -> None:
        known: set[str] = set()
        everyday = thesaurus.everyday_words(concept.labels)
        alone = {stem(word) for word, _ in everyday if " " not in word}
        alone |= {stem(label) for label in concept.labels if " " not in label}
        for word, change in everyday:
            if word in own or word in known or stem(word) in called:
                continue
            known.add(word)
            if " " not in word:
                self._everyday.setdefault(word, []).append((concept.row, change))
                continue
            form = tuple(stem(part) for part in word.split())
            if change is None and not alone.isdisjoint(form):
                continue  # to catch a cold is named by the cold
            if not own_stems.isdisjoint(form) and (alone.isdisjoint(form) or not VERBS.keys().isdisjoint(form)):
                continue  # to lift the spirits is to do something to what another concept is called
            if concept.row not in self._unused:
                self._by_first.setdefault(form[0], []).append((form, concept.row, word, change, True))

    def mentions(self, sentence: Sequence[Token]) -> list[Mention]:
        """Return the concepts that a sentence names, from left to right, none within another."""
        found: list[Mention] = []
        plain = _without_brackets(sentence)
        places = range(len(sentence)) if plain is None else plain
        at = 0
        while at < len(places):
            begins = sentence[places[at]].stem in self._by_first
            mention = self._at(sentence, places, at) if begins else None
            if mention is None or (mention.concept in self._unused and mention.last - mention.first == 1):
                found += self._by_everyday_word(sentence, places[at])
                found += [mention] if mention is not None else []
                at += 1
            else:
                found.append(mention)
                while at < len(places) and places[at] < mention.last:
                    at += 1
        return found

    def _by_everyday_word(self, sentence: Sequence[Token], at: int) -> list[Mention]:
        word = sentence[at].word
        if at and thesaurus.is_aching(sentence[at - 1].word, word) and "hurt" in self._everyday:
            rows = {row for row, _ in self._everyday["hurt"]}
            return [Mention(row, at - 1, at + 1, f"{sentence[at - 1].word} {word}", everyday=True) for row in rows]
        better = _feels_better(sentence, at) if thesaurus.is_of_body(word) and "hurt" in self._everyday else 0
        if better:
            rows = {row for row, _ in self._everyday["hurt"]}
            return [Mention(row, at, at + better, word, state=Change.DOWN, everyday=True) for row in rows]
        found = self._everyday.get(word) or self._comparative(word)
        after = sentence[at + 1].word if at + 1 < len(sentence) else ""
        if (
            not found
            or after in _STATE_OF_ANOTHER
            or thesaurus.is_aching(word, after)  # tense muscles are no tense person
            or _is_meant_otherwise(sentence, at, after)
        ):
            return []
        return [Mention(row, at, at + 1, word, state=change, everyday=True) for row, change in found]

    def _comparative(self, word: str) -> list[tuple[int, Change | None]]:
        """Return what a comparative of an everyday word says: lonelier is more loneliness, less of it is none."""
        if not word.endswith("er") or len(word) < 6:
            return []
        forms = (word[:-3] + "y" if word.endswith("ier") else word[:-2], word[:-1], word[:-3])
        known = next((self._everyday[form] for form in forms if form in self._everyday), [])
        return [(row, change or Change.UP) for row, change in known]

    def _at(self, sentence: Sequence[Token], places: Sequence[int], at: int) -> Mention | None:
        for form, concept, label, change, everyday in self._by_first.get(sentence[places[at]].stem, ()):
            if at + len(form) <= len(places) and all(
                sentence[places[at + number]].stem == wanted for number, wanted in enumerate(form)
            ):
                first, last = places[at], places[at + len(form) - 1] + 1
                if _is_participle(label) and sentence[first].word.endswith("s"):
                    continue  # raises blood pressure: not raised blood pressure
                if _is_noun_of(label, sentence, first, last):
                    text = " ".join(token.word for token in sentence[first:last])
                    more = last - first == 1 and text.endswith("er") and not label.endswith("er")  # lonelier
                    state = change or (Change.UP if more else None)
                    return Mention(concept, first, last, text, state=state, everyday=everyday)
            if len(form) == 2:
                split = self._coordinated(sentence, places, at, form)
                if split is not None:
                    return Mention(concept, places[at], places[at] + 1, f"{sentence[places[at]].word} {form[1]}")
        return None

    def _coordinated(
        self, sentence: Sequence[Token], places: Sequence[int], at: int, form: tuple[str, ...]
    ) -> int | None:
        """Tell whether a name of two words is cut by another: blood and lymph flow."""
        if at + 3 < len(places) and sentence[places[at + 1]].word in ("and", "or"):
            following = sentence[places[at + 3]]
            between = sentence[places[at + 2]]
            if following.stem == form[1] and between.is_word and between.word not in grammar.DETERMINERS:
                return at + 3
        return None


def _tells_of_more(label: str) -> bool:
    """Tell whether a name says by itself that there is more of the thing: sleep longer, for the length of sleep."""
    said = words(label)
    return len(said) > 1 and said[-1] in _MORE


def _is_participle(label: str) -> bool:
    return " " in label and label.split(maxsplit=1)[0].endswith("ed")


_MORE = grammar.words("longer more faster better")
# It never hurt anybody: no pain of anybody is spoken of, but harm.
_HARMING = grammar.words("hurt hurts")
_HARMED = grammar.words("someone anyone anybody somebody nobody you him her them me us people patients")
_FEARING = grammar.words("fear fears worry worries worried")
# Taking painkillers is not being without pain.
_TAKEN = grammar.words("painkiller painkillers")
_TAKING = grammar.words("take takes took taken taking use uses used need needed prescribed of on")
# After these a state is no state of anybody: the relaxation arm, a calming room.
_STATE_OF_ANOTHER = grammar.words(
    "arm group groups technique techniques response room exercise exercises training therapy session sessions music class "
    "classes tape tapes condition controls jab jabs shot shots vaccine vaccination season clinic clinics"
)


def _is_meant_otherwise(sentence: Sequence[Token], at: int, after: str) -> bool:
    """Tell whether an everyday word stands in another sense: hurt nobody, I fear that, take a painkiller, nervous system."""
    word = sentence[at].word
    before = [token.word for token in sentence[max(0, at - 4) : at]]
    return (
        (word in _HARMING and after in _HARMED)
        or (word == "fear" and before[-1:] == ["i"])
        or (word in _FEARING and after == "that")
        or (word in _TAKEN and not _TAKING.isdisjoint(before))
        or (word == "nervous" and after in ("system", "systems"))
        or is_of_another_name(sentence, at)
    )


_OF_TISSUE = grammar.words("cell cells tissue tissues blood wound wounds area areas")


def is_of_another_name(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a word stands in another sense, or in the name of another thing: sick leave, a waste of time."""
    word = sentence[at].word
    after = sentence[at + 1].word if at + 1 < len(sentence) else ""
    of_doing = sentence[at + 2].word if at + 2 < len(sentence) and after == "of" else ""
    return (
        (word == "fever" and at > 0 and sentence[at - 1].word == "hay")
        or (word == "sick" and after in _OF_EMPLOYMENT)
        or (word == "infection" and after == "control")
        or (word == "waste" and after == "of" and any(one.word == "a" for one in sentence[max(0, at - 2) : at]))
        or (word == "pain" and of_doing.endswith("ing"))  # the pain of paying
    )


_OF_EMPLOYMENT = grammar.words("fund leave pay note notes day days list building bag bags joke jokes")


def _feels_better(sentence: Sequence[Token], at: int) -> int:
    return thesaurus.feels_better([token.word for token in sentence[at : at + 5]])


def _is_process_of_another(label: str, names: Set[tuple[str, ...]]) -> bool:
    """Tell whether a name is a verb with another name as its object, which is read as such: flushing out toxins."""
    parts = words(label)
    return len(parts) > 1 and parts[0].endswith("ing") and stem(parts[0]) in VERBS and (stem(parts[-1]),) in names


def _without_brackets(sentence: Sequence[Token]) -> list[int] | None:
    """Return the places outside short brackets: natural killer (NK) cells; None where there are no brackets."""
    opened = [at for at, token in enumerate(sentence) if token.word == "("]
    if not opened:
        return None
    left_out: set[int] = set()
    for at in opened:
        end = next((place for place in range(at + 1, min(at + 4, len(sentence))) if sentence[place].word == ")"), None)
        if end is not None and end + 1 < len(sentence):
            left_out.update(range(at, end + 1))
    return [at for at in range(len(sentence)) if at not in left_out]


def _is_noun_of(label: str, sentence: Sequence[Token], place: int, end: int) -> bool:
    """Tell whether words with the stems of a name are the name: not "circulates", nor "the cold store"."""
    last = sentence[end - 1].word
    if end - place == 1 and label.isupper() and len(label) <= _SHORT and not sentence[place].capitals:
        return False  # "if" is no IF
    following = sentence[end] if end < len(sentence) else None
    if last.endswith("ed") and not label.endswith("ed") and following is not None and following.word in _OF_TISSUE:
        return False  # infected cells
    if label.endswith("tion") and not last.endswith(("tion", "tions")) and end - place == 1:
        return sentence[place].stem not in VERBS and sentence[place].lemma not in grammar.COMMON_VERBS
    one_word = end - place == 1
    opening = sentence[place].word
    if not one_word and opening.endswith("s") and opening[:-1] in ADJECTIVES and label.startswith(opening[:-1] + " "):
        return False  # lowers back pain: no lower back
    led = sentence[place - 1].word if place else ""
    if (
        not one_word
        and opening == "lower"
        and (led in grammar.AUXILIARIES | {"not", "to", "cannot"} or led.endswith("n't"))
    ):
        return False  # does not lower back pain
    if one_word and is_of_another_name(sentence, place):
        return False
    if one_word and last == "nervous" and end < len(sentence) and sentence[end].word.startswith("system"):
        return False
    if (
        one_word
        and last.endswith("s")
        and last != label.lower()
        and sentence[place].stem in VERBS
        and end < len(sentence)
    ) and sentence[end].word in grammar.DETERMINERS:
        return False  # calms the nerves
    of_plural = one_word and label.endswith("s") and last == label[:-1] and (len(last) <= _SHORT or last.endswith("ic"))
    of_adjective = one_word and last == "cold"  # the cold sea
    if (label.startswith(("a ", "an ")) or of_plural or of_adjective) and end < len(sentence):
        following = sentence[end]
        closes = following.word in _AFTER_NAME or following.word in grammar.DETERMINERS  # is a cold a reason to
        closes = closes or following.word in _AWAY  # keeps a cold away
        return not following.is_word or closes or following.word in grammar.ADVERBS or following.stem in VERBS
    return True


_AWAY = grammar.words("away off out")
_SHORT = 5  # short words mean something else before a noun: a cold store

_NO_NAME_FIRST = ("a", "an", "the")
# Adjectives that a noun of a name also appears as, which no stemmer joins: anxiety, anxious.
_RELATED_ENDINGS = (("iety", "ious"), ("ity", "ious"))
# Nouns that stand before "of": the flow of blood, the activity of killer cells.
_HEADS = frozenset(
    "flow activity count response function supply drainage circulation level number growth quality "
    "duration onset production intake rate loss gain removal price cost risk density".split()
)


_DETERMINERS_OF_ILLNESS = (
    "anybody everybody anyone somebody the my your their his her this that any another no one single every each winter stream bad mild heavy nasty summer head"
).split()


def _forms(label: str) -> list[tuple[str, ...]]:
    """Return a label as stems, and its other written forms: "a cold" by its noun alone is no form."""
    parts = list(words(label))
    if not parts:
        return []
    forms = [tuple(stem(word) for word in parts)]
    if parts[0] in ("a", "an", "the") and len(parts) > 1:
        if parts[0] == "the":
            forms.append(tuple(stem(word) for word in parts[1:]))
        else:
            # A cold, my cold, the cold: with any determiner, but never the adjective alone.
            determiners = _DETERMINERS_OF_ILLNESS
            forms += [(stem(determiner), *forms[0][1:]) for determiner in determiners]
            forms += [(stem("catch"), *forms[0][1:])]
    if len(parts) >= 2 and parts[-1].rstrip("s") in _ALL_HEADS and parts[0] not in ("a", "an", "the"):
        for link in ("of", "in"):
            for determiner in ((), ("the",), ("your",), ("our",), ("their",)):
                forms.append((stem(parts[-1]), link, *determiner, *(stem(word) for word in parts[:-1])))
    if len(parts) == 3 and parts[1] == "and" and min(len(parts[0]), len(parts[2])) > _SHORT:
        forms += [(stem(parts[0]),), (stem(parts[2]),)]  # effleurage and petrissage
    if len(parts) == 2 and parts[0] not in (*_NO_NAME_FIRST, *ADJECTIVES):
        forms.append((forms[0][1], "of", forms[0][0]))  # stress hormones: hormones of stress
    if len(parts) == 3 and not {"and", "of", "in"} & set(parts) and parts[0] not in (*_NO_NAME_FIRST, *ADJECTIVES):
        forms.append((forms[0][0], forms[0][2]))  # manual lymphatic drainage: manual drainage
    if len(parts) > 1 and re.fullmatch(r"[a-z]+\d+", parts[0]):
        forms.append((stem(parts[0]),))  # CD4 counts, H1N1
    if len(parts) == 1:
        for ending, other in _RELATED_ENDINGS:
            if parts[0].endswith(ending) and len(parts[0]) > len(ending) + 2:
                forms.append((stem(parts[0][: -len(ending)] + other),))
    return forms


def content_stems(text: str) -> list[str]:
    """Return the stems of the telling words of a text, in order."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]


_ALL_HEADS = _HEADS | {"level"}
