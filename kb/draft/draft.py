"""What a draft is once it has been read: sentences with exact positions, citation marks and instructions."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

SentenceKind = Literal["sentence", "heading", "item", "cell", "title", "quotation", "caption"]
DirectiveKind = Literal["ignore", "claim"]

LONGEST_SENTENCE = 250  # words: none that is written for readers is longer, and the rest is not checked

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class CitedKey:
    """A citation key as it stands in the draft; the offsets are those of the key itself.

    A `bare` one has no brackets around it: @key, which may also be somebody's name on a social network.
    """

    key: str
    start: int
    end: int
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a reader sees it, and where it stands.

    `text` has no markup, entities are decoded, white space is folded to single spaces, and citation marks
    are taken out with the white space before them. `start` and `end` run from the first to just after the
    last visible character, or citation mark inside the sentence, in `Draft.source`. `offsets` gives for
    every character of `text` its offset there. `section` is the number of the heading it stands under and
    `paragraph` that of its block, both from 0. `citations` are the marks in it, those that directly
    follow its full stop, and those that have a cell of its row to themselves; `row` numbers the rows of
    tables, and is -1 outside them. `no_prose` are the ranges of `text` that are code or the words of a formula;
    `bears_note` tells that a raised note mark, as in cortisol¹, was taken out. The range of a sentence encloses that
    of a footnote written inside it, as LaTeX footnotes are; their characters never overlap.
    """

    text: str
    start: int
    end: int
    offsets: tuple[int, ...]
    kind: SentenceKind
    section: int
    paragraph: int
    citations: tuple[CitedKey, ...]
    row: int = -1
    no_prose: tuple[tuple[int, int], ...] = ()
    bears_note: bool = False
    in_list_of_works: bool = False

    @property
    def prose(self) -> str:
        """The text with a word that means nothing for what is no prose; every other character keeps its place."""
        if not self.no_prose:
            return self.text
        parts, position = [], 0
        for start, end in self.no_prose:
            parts += [self.text[position:start], "x" * (end - start)]
            position = end
        return "".join([*parts, self.text[position:]])


@dataclass(frozen=True, slots=True)
class Directive:
    """An instruction to kb in a comment: `ignore RULES: reason` or `claim KEY`; the range is its comment's."""

    kind: DirectiveKind
    arguments: str
    reason: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A writer's file, read. `source` is the text that offsets speak of.

    For Word documents `source` is the visible text with one paragraph a line; for all others it is the file
    itself. `citations` are all marks in order, also those outside sentences; `warnings` are sentences for
    the person. `whole` are the ranges of the source inside which nothing may be put: code, formulas, links.
    """

    path: str
    format: str
    source: str
    title: str | None
    sentences: tuple[Sentence, ...]
    citations: tuple[CitedKey, ...]
    directives: tuple[Directive, ...]
    warnings: tuple[str, ...]
    whole: tuple[tuple[int, int], ...] = ()
    _line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_line_starts", line_starts(self.source))

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1; a column is a character."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


def line_starts(source: str) -> tuple[int, ...]:
    """Return the offset of every line; lines end with CR LF, CR or LF, and with nothing else."""
    return (0, *(end.end() for end in _LINE_END.finditer(source)))
