"""Things that only a claim's own words name, and the words by which a draft names them."""

from collections.abc import Iterable, Sequence

from kb.language import stem as stem_of
from kb.language import words
from kb.match.base.plain_statements import wants_of
from kb.match.base.prepared import Bag, Prepared
from kb.match.base.wording import (
    COMMON_NOUNS,
    CONDITIONS,
    IDLE,
    NEVER_ALONE,
    OF_ANY_NAME,
    SAYS_NOTHING,
    head_apart,
    thing_name,
    thing_stems,
)
from kb.match.english import grammar, lexicon, thesaurus
from kb.match.english.grammar import MEASURES
from kb.match.english.tokens import Labels, content_stems, tokens
from kb.match.things import KnownConcept

_OF_ANY_KIND = IDLE | grammar.TREATMENT | grammar.stems("regular daily free")
_ALSO_THINGS = grammar.words("drops shots boosters barriers shields")  # eye drops are no fall in eyes
_ANY_SIDE = grammar.stems("wrong right")
_RESEARCH = grammar.stems("study test trial research review report test paper analysis result")
_BEING = grammar.stems("live be get become feel stay grow last")


class OwnThings:
    """Gives a row below 0 to each thing that claims without concepts are about, and notes how it is named."""

    def __init__(self, prepared: Prepared) -> None:
        self.stems: dict[int, frozenset[str]] = {}  # of the first name of each
        self._prepared = prepared
        self._rows: dict[frozenset[str], int] = {}
        self._names: dict[int, list[str]] = {}
        self._bags = 0

    def acting(self, wordings: Sequence[str]) -> frozenset[int]:
        """Return the row of what acts; none where no wording names anything."""
        telling = {text: stems for text in wordings if (stems := _stems_of_acting(text))}
        row, new = self._row(telling)
        for text in new:
            self._name_acting(row, text, telling[text])
        return frozenset([row] if telling else [])

    def advised(self, wordings: Sequence[str]) -> frozenset[int]:
        """Return the row of what people are advised to do: all of its words name it, or all but one."""
        telling = {text: stems for text in wordings if (stems := _canonical(_done(text)))}
        row, new = self._row(telling)
        for text in new:
            done = frozenset(telling[text])
            self.add_bag(row, done, len(done) if len(done) < _MANY else len(done) - 1)
        return frozenset([row] if telling else [])

    def changed(self, wordings: Sequence[str]) -> frozenset[int]:
        """Return the row of what is changed; none where no wording names anything."""
        telling = {text: stems for text in wordings if (stems := _canonical(thing_stems(text)))}
        row, new = self._row(telling)
        for text in new:
            self._name_changed(row, text, telling[text])
        return frozenset([row] if telling else [])

    def add_bag(self, row: int, stems: frozenset[str], needed: int, *, partial: bool = False) -> None:
        """Note that a thing is named where so many of some words stand together."""
        self._bags += 1
        idle = stems & (COMMON_NOUNS | NEVER_ALONE)
        bag = Bag(self._bags, row, stems, needed, partial, idle if idle != stems else frozenset())
        for stem in stems:
            self._prepared.bags.setdefault(stem, []).append(bag)

    def labels(self, others: Iterable[KnownConcept]) -> Labels | None:
        """Return the everyday words for the things; what `others` are called is left to them."""
        if not self._names:
            return None
        return Labels([KnownConcept(row, "", tuple(names)) for row, names in self._names.items()], others=others)

    def _row(self, telling: dict[str, list[str]]) -> tuple[int, list[str]]:
        """Return the row that some wordings share, and those of them that it is not known by yet."""
        new = list(telling)
        first = frozenset(telling[new[0]]) if new else frozenset()
        known = self._rows.get(first)
        if known is not None:
            return known, new[1:]
        row = -1 - len(self._rows)
        if new:
            self._rows[first] = row
            self.stems[row] = first
        return row, new

    def _name_acting(self, row: int, text: str, stems: list[str]) -> None:
        self._names.setdefault(row, []).append(thing_name(text))
        names_nothing = COMMON_NOUNS.issuperset(stems)
        kind = frozenset() if names_nothing else _kind_named(text, stems)
        if kind:
            self.add_bag(row, kind, len(kind))
            noun = stem_of(words(text)[-1])
            if noun not in OF_ANY_NAME:  # alone it counts where the draft is on the subject
                self._prepared.hints[noun] = self._prepared.hints.get(noun, frozenset()) | {row}
            return
        by_noun = (
            not wants_of(text)
            and len(stems) > 1
            and (" of " not in text or " in " in text)  # glasses of the wrong strength are not all that is wrong
            and stems[-1] not in OF_ANY_NAME | CONDITIONS | _ANY_SIDE | _RESEARCH | grammar.PEOPLE
            and not names_nothing
        )
        kept = frozenset(stems[-1:] if len(stems) == 2 else stems[-3:]) if by_noun else frozenset(stems)
        self.add_bag(row, kept, len(kept) if len(kept) < 3 else len(kept) - 1)

    def _name_changed(self, row: int, text: str, stems: list[str]) -> None:
        head = head_apart(text)
        if head is not None:  # sleep is not the time that it takes to fall asleep: nothing less than all names it
            whole = frozenset(stems) | {thesaurus.canonical(head)}
            if len(whole) == 1:
                whole = frozenset(_canonical(content_stems(text)))  # the fear of falling
            self.add_bag(row, whole, len(whole))
            return
        told = thesaurus.thing_told_by(words(text))  # makes people live longer
        self._names.setdefault(row, []).append(told or thing_name(text))
        if told is not None:
            called = frozenset(_canonical(content_stems(told)))
            self.add_bag(row, called, len(called))
            if SAYS_NOTHING.issuperset(frozenset(stems) - _BEING):
                return
        self.add_bag(row, frozenset(stems), -(-len(set(stems)) // 2))
        noun = _noun_of(text) if len(stems) > 1 else None
        if noun is not None:
            self.add_bag(row, frozenset([thesaurus.canonical(noun)]), 1, partial=True)


_MANY = 4  # words, of which one may be another


def _done(text: str) -> list[str]:
    return [stem for stem in content_stems(text) if stem not in IDLE | grammar.PEOPLE | _WISHING]


_WISHING = grammar.stems("want like wish")


def _canonical(stems: Iterable[str]) -> list[str]:
    return [thesaurus.canonical(stem) for stem in stems]


def _stems_of_acting(text: str) -> list[str]:
    stems = _canonical(thing_stems(text))
    if _RESEARCH.issuperset(stems):
        return []  # inmates who study: a study is seldom theirs
    if COMMON_NOUNS.issuperset(stems):
        return _canonical(content_stems(text))  # working from home: not "home"
    last = words(text)[-1]
    return [*stems, stem_of(last)] if last in _ALSO_THINGS and stem_of(last) not in stems else stems


def _kind_named(text: str, telling: list[str]) -> frozenset[str]:
    """Return the stems of a name of two telling words, of which the noun alone may be another kind: heat pump."""
    named = [word for word in words(text) if word not in grammar.DETERMINERS]
    if len(named) < 2 or stem_of(named[-1]) in grammar.PEOPLE or stem_of(named[-2]) in _OF_ANY_KIND:
        return frozenset()
    two = _canonical(map(stem_of, named[-2:]))
    return frozenset(two) if len(named) == 2 or telling == two else frozenset()


def _noun_of(text: str) -> str | None:
    """Return the stem of the noun that a thing's name turns on: marks, of "children's marks at school"."""
    named = [word for word in tokens(text) if word.is_word]
    end = next((at for at, word in enumerate(named) if at and word.word in grammar.PREPOSITIONS), len(named))
    noun = named[end - 1] if end else None
    if noun is None or noun.word in grammar.ADVERBS or noun.word in grammar.PREPOSITIONS:
        return None  # taken out
    if noun.word in MEASURES or noun.word in lexicon.ADJECTIVES or noun.stem in lexicon.VERBS:
        return None
    if noun.stem in grammar.PEOPLE or noun.word == "use":
        return None
    return None if noun.stem in COMMON_NOUNS | NEVER_ALONE else noun.stem
