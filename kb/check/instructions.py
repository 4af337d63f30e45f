"""What a writer tells kb inside a draft: which rules to silence where, and which claim a sentence makes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kb.draft import CitedKey, Directive, Draft
from kb.settings import ALL

_SEPARATORS = re.compile(r"[\s,;]+")
# What may stand before a comment on a line that is its own: list markers, quotation marks of Markdown.
_BESIDE_A_COMMENT = re.compile(r"[\s>*+-]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BETWEEN_BLOCKS = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Silencing:
    """An `ignore`: the rules that it silences (`all` for every rule), and the numbers of the places where it does.

    The sentences of the draft are numbered first, then its citations that stand outside any.
    """

    directive: Directive
    rules: tuple[str, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Binding:
    """A `claim`: these sentences make the claim of this key; a comment with several keys gives several."""

    directive: Directive
    key: str
    sentences: tuple[int, ...]


def instructions(draft: Draft, outside: Sequence[CitedKey]) -> tuple[list[Silencing], list[Binding]]:
    """Return the instructions in a draft, each with the places that it is for; `outside` stand in no sentence."""
    silencings: list[Silencing] = []
    bindings: list[Binding] = []
    to_silence, to_bind = _Places(draft, outside), _Places(draft, ())
    for directive in draft.directives:
        words = [word for word in _SEPARATORS.split(directive.arguments) if word]
        if directive.kind == "ignore":
            silencings.append(Silencing(directive, tuple(words) or (ALL,), to_silence.of(directive)))
        else:
            first = to_bind.of(directive)[:1]
            bindings.extend(Binding(directive, key, first) for key in dict.fromkeys(words or [""]))
    return silencings, bindings


class _Places:
    """Where the sentences of a draft stand, and the citations outside them, so that a comment finds its own."""

    def __init__(self, draft: Draft, outside: Sequence[CitedKey]) -> None:
        self._draft = draft
        self._sentences = len(draft.sentences)
        self._spans = [(one.start, one.end) for one in draft.sentences]
        self._spans += [(one.start, one.end) for one in outside]
        self._by_start = sorted(range(len(self._spans)), key=lambda number: self._spans[number][0])
        self._starts = [self._spans[number][0] for number in self._by_start]
        self._by_end = sorted(range(len(self._spans)), key=lambda number: self._spans[number][1])
        self._ends = [self._spans[number][1] for number in self._by_end]
        self._paragraphs: dict[int, list[int]] = {}
        for number in self._by_start:
            if number < self._sentences:
                self._paragraphs.setdefault(draft.sentences[number].paragraph, []).append(number)
        self._enclosing = self._innermost()
        self._alone = _alone_on_their_line(draft)
        self._blocks: dict[int, tuple[int, ...]] = {}

    def of(self, directive: Directive) -> tuple[int, ...]:
        """Return the places that a comment is for: what it stands in or beside, or the block below."""
        number = self._enclosing.get(directive.start)
        if number is None and directive.start not in self._alone:
            number = self._beside(directive)
        return self._block_after(directive.end) if number is None else (number,)

    def _innermost(self) -> Mapping[int, int]:
        """Return, for each comment in a sentence, the innermost one: a footnote lies inside another."""
        found: dict[int, int] = {}
        opened: list[int] = []
        position = 0
        sentences = [number for number in self._by_start if number < self._sentences]
        for at in sorted(one.start for one in self._draft.directives):
            while position < len(sentences) and self._spans[sentences[position]][0] <= at:
                opened.append(sentences[position])
                position += 1
            while opened and self._spans[opened[-1]][1] <= at:
                opened.pop()
            if opened:
                found[at] = opened[-1]
        return found

    def _beside(self, directive: Directive) -> int | None:
        before = bisect_right(self._ends, directive.start) - 1
        if before >= 0 and self._line(self._ends[before]) == self._line(directive.start):
            return self._by_end[before]
        after = bisect_left(self._starts, directive.end)
        if after < len(self._starts) and self._line(self._starts[after]) == self._line(directive.end):
            return self._by_start[after]
        return None

    def _line(self, offset: int) -> int:
        return self._draft.position(offset)[0]

    def _block_after(self, offset: int) -> tuple[int, ...]:
        first = bisect_left(self._starts, offset)
        if first == len(self._starts):
            return ()
        if first not in self._blocks:
            self._blocks[first] = self._block_from(first)
        return self._blocks[first]

    def _block_from(self, first: int) -> tuple[int, ...]:
        """Return the places from this one on to the end of its paragraph, those between its sentences as well."""
        number = self._by_start[first]
        if number >= self._sentences:
            last = first + 1
            while last < len(self._by_start) and self._continues(last):
                last += 1
            return tuple(self._by_start[first:last])
        paragraph = self._paragraphs[self._draft.sentences[number].paragraph]
        end = self._spans[paragraph[-1]][1]
        within = self._by_start[first : bisect_left(self._starts, end)]
        own = {one for one in paragraph if self._spans[one][0] >= self._spans[number][0]}
        return tuple(one for one in within if one >= self._sentences or one in own)

    def _continues(self, place: int) -> bool:
        before, after = self._by_start[place - 1], self._by_start[place]
        between = self._draft.source[self._spans[before][1] : self._spans[after][0]]
        return after >= self._sentences and not _BETWEEN_BLOCKS.search(between)


def _alone_on_their_line(draft: Draft) -> frozenset[int]:
    """Return where the comments start that have nothing beside them on their line but other comments."""
    alone: set[int] = set()
    source = draft.source
    for _, group in groupby(draft.directives, key=lambda one: draft.position(one.start)[0]):
        comments = list(group)
        begin = comments[0].start - draft.position(comments[0].start)[1] + 1
        line_end = _LINE_END.search(source, comments[-1].end)
        gaps = [begin, *(offset for one in comments for offset in (one.start, one.end))]
        gaps.append(line_end.start() if line_end else len(source))
        rest = "".join(source[start:end] for start, end in zip(gaps[::2], gaps[1::2], strict=True))
        if _BESIDE_A_COMMENT.fullmatch(rest):
            alone |= {one.start for one in comments}
    return frozenset(alone)
