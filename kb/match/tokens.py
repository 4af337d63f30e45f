"""A sentence as words with their places, and the concepts that it names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.language import STOP_WORDS, stem, words
from kb.match.lexicon import FUNCTION_WORDS, VERBS
from kb.match.things import KnownConcept

_TOKEN = re.compile(r"[^\W_]+(?:['’](?:t|re|ve|ll|d|m)\b)?|[;:–—,()“”\"?!]", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")


# Forms that no stemmer joins to their verb.
_IRREGULAR = {"goes": "go", "does": "do", "worse": "wors", "rises": "rise"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, in lower case, with its stem and its place in the sentence's text."""

    word: str
    stem: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Tell a word from a mark."""
        return self.word[0].isalnum()


def tokens(text: str) -> list[Token]:
    """Return the words and the telling marks of a text, in order."""
    found = []
    for match in _TOKEN.finditer(text):
        raw = match.group()
        if not raw[0].isalnum():
            found.append(Token(raw, raw, match.start(), match.end()))
            continue
        if raw.lower() == "s" and match.start() and text[match.start() - 1] in "'’":
            continue
        word = raw.lower().replace("’", "'")
        if not word.isascii():
            word = "".join(words(word)) or word
        found.append(Token(word, _IRREGULAR.get(word) or stem(word), match.start(), match.end()))
    return found


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept named in a sentence: its row, and its first and last token (exclusive), and the words."""

    concept: int
    first: int
    last: int
    text: str
    weak: bool = False  # named by one word of its name


class Labels:
    """All names of all concepts, found in a sentence in one pass; the longest name at a place counts."""

    def __init__(self, concepts: Iterable[KnownConcept]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], int, str]]] = {}
        for concept in concepts:
            for label in concept.labels:
                for form in _forms(label):
                    self._by_first.setdefault(form[0], []).append((form, concept.row, label))
        for forms in self._by_first.values():
            forms.sort(key=lambda pair: -len(pair[0]))

    def mentions(self, sentence: Sequence[Token]) -> list[Mention]:
        """Return the concepts that a sentence names, from left to right, none within another."""
        found: list[Mention] = []
        place = 0
        while place < len(sentence):
            mention = self._at(sentence, place)
            if mention is None:
                place += 1
            else:
                found.append(mention)
                place = mention.last
        return found

    def _at(self, sentence: Sequence[Token], place: int) -> Mention | None:
        for form, concept, label in self._by_first.get(sentence[place].stem, ()):
            end = place + len(form)
            if (
                end <= len(sentence)
                and all(token.stem == wanted for token, wanted in zip(sentence[place:end], form, strict=True))
                and _is_noun_of(label, sentence, place, end)
            ):
                text = " ".join(token.word for token in sentence[place:end])
                return Mention(concept, place, end, text)
        return None


def _is_noun_of(label: str, sentence: Sequence[Token], place: int, end: int) -> bool:
    """Tell whether words with the stems of a name are the name: not "circulates", nor "the cold store"."""
    last = sentence[end - 1].word
    if label.endswith("tion") and not last.endswith(("tion", "tions")) and end - place == 1:
        return False
    of_plural = end - place == 1 and label.endswith("s") and not last.endswith("s") and last == label[:-1]
    if (label.startswith(("a ", "an ")) or of_plural) and end < len(sentence):
        following = sentence[end]
        return not following.is_word or following.word in FUNCTION_WORDS or following.stem in VERBS
    return True


# How people say it every day; added where the base has a name for the thing.
_EVERYDAY = {
    "pain": ("hurt", "sore", "painful"),
    "anxiety": ("anxious", "nervous"),
    "infection": ("bug", "bugs", "infected"),
    "sleep": ("asleep",),
}
# Adjectives that a noun of a name also appears as, which no stemmer joins: anxiety, anxious.
_RELATED_ENDINGS = (("iety", "ious"), ("ity", "ious"), ("ness", ""), ("ia", "ic"))


def _forms(label: str) -> list[tuple[str, ...]]:
    """Return a label as stems, and its other written forms: "a cold" by its noun alone is no form."""
    parts = words(label)
    if not parts:
        return []
    forms = [tuple(stem(word) for word in parts)]
    if parts[0] in ("a", "an", "the") and len(parts) > 1:
        if parts[0] == "the":
            forms.append(tuple(stem(word) for word in parts[1:]))
        else:
            # A cold, my cold, the cold: with any determiner, but never the adjective alone.
            forms += [
                (determiner, *forms[0][1:]) for determiner in ("the", "my", "your", "their", "this", "winter", "stream")
            ]
    if len(parts) == 1:
        for ending, other in _RELATED_ENDINGS:
            if parts[0].endswith(ending) and len(parts[0]) > len(ending) + 2 and other:
                forms.append((stem(parts[0][: -len(ending)] + other),))
        if len(parts[0]) <= 5:
            forms.append((stem(parts[0] + "er"),))
        forms += [(stem(other),) for other in _EVERYDAY.get(parts[0], ())]
    return forms


def content_stems(text: str) -> list[str]:
    """Return the stems of the telling words of a text, in order."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]
