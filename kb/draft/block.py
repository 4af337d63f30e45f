"""A paragraph, heading or cell while it is read: what is visible of it, and where every character stands."""

import re
from dataclasses import dataclass

from kb.draft.draft import CitedKey, SentenceKind
from kb.draft.sentences import MARK

# A word of a formula: two letters or more that are neither a command nor in \text{…} or the like.
_WORD_IN_FORMULA = re.compile(r"\\(?:text\w*|mathrm|mbox|operatorname)\s*\{[^{}]*\}|\\[A-Za-z]+|(?P<word>[A-Za-z]{2,})")
_RAISED_FORMULA = re.compile(r"(?:\$|\\\()\s*(?:\{\})?\^\s*(?:\{[^{}$]*\}|[^\\{}$]|\\[a-z]+)\s*(?:\$|\\\))")

Ranges = list[tuple[int, int]]  # from the first character of a block's text to just after the last


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation mark between two offsets of the source; a note mark (`is_note`) or an address where it has no keys."""

    start: int
    end: int
    keys: tuple[CitedKey, ...]
    is_note: bool = False


class Block:
    """A paragraph, heading or cell while it is read: visible text, and the offset of every character.

    `level` is that of a heading, 1 the highest. `is_note` tells a footnote, which stands apart from the text around it.
    """

    __slots__ = (
        "code_ranges", "formula_ranges", "is_note", "kind", "level", "marks", "offsets", "parts", "raised_ranges",
        "removed", "symbol_ends",
    )  # fmt: skip

    def __init__(self, kind: SentenceKind, *, level: int = 1, is_note: bool = False) -> None:
        self.kind: SentenceKind = kind
        self.level = level
        self.is_note = is_note
        self.parts: list[str] = []
        self.offsets: list[int] = []
        self.symbol_ends: dict[int, int] = {}
        self.marks: list[Mark] = []
        self.code_ranges: Ranges = []
        self.formula_ranges: Ranges = []
        self.raised_ranges: Ranges = []
        self.removed: Ranges = []

    def text(self, text: str, start: int) -> None:
        """Add text that stands in the source as it is."""
        self.parts.append(text.replace(MARK, "\ufffd") if MARK in text else text)
        self.offsets.extend(range(start, start + len(text)))

    def symbol(self, text: str, start: int, end: int) -> None:
        """Add text that is written otherwise in the source (an entity, an accent, a line break)."""
        self.parts.append(text)
        self.offsets.extend([start] * len(text))
        if end > start + 1:
            self.symbol_ends[start] = end

    def code(self, text: str, start: int) -> None:
        """Add code that stands in the source as it is."""
        first = len(self.offsets)
        self.text(text, start)
        self.code_from(first)

    def code_pieces(self, text: str, offsets: list[int]) -> None:
        """Add code whose characters stand apart in the source."""
        first = len(self.offsets)
        self.code(text, 0)
        self.offsets[first:] = offsets

    def code_from(self, first: int) -> None:
        """Make what was added from a place of the text on code: nothing is looked for in it, and it is no prose."""
        add_range(self.code_ranges, first, len(self.offsets))

    def formula(self, text: str, start: int) -> None:
        """Add a formula: nothing is looked for in it, but its numbers and symbols are read with the sentence."""
        first = len(self.offsets)
        self.text(text, start)
        add_range(self.formula_ranges, first, len(self.offsets))
        if _RAISED_FORMULA.fullmatch(text):
            self.raised_from(first)

    def raised_from(self, first: int) -> None:
        """Make what was added from a place of the text on superscript, which may turn out to be a note mark."""
        add_range(self.raised_ranges, first, len(self.offsets))

    def mark(self, mark: Mark) -> None:
        """Add a citation mark; it stands for no visible character."""
        self.marks.append(mark)
        self.parts.append(MARK)
        self.offsets.append(mark.start)

    def searchable_text(self) -> str:
        """Return the text with code and formulas blanked, character for character."""
        return _blanked("".join(self.parts), sorted([*self.code_ranges, *self.formula_ranges]))

    def offsets_of_opaque(self) -> frozenset[int]:
        """Return the offsets of all code and formulas."""
        return self._offsets_in([*self.code_ranges, *self.formula_ranges])

    def offsets_of_no_prose(self) -> frozenset[int]:
        """Return the offsets of code, and of the words of formulas."""
        text = "".join(self.parts) if self.formula_ranges else ""
        words = (
            found.span("word")
            for start, end in self.formula_ranges
            for found in _WORD_IN_FORMULA.finditer(text, start, end)
            if found["word"]
        )
        return self._offsets_in([*self.code_ranges, *words])

    def _offsets_in(self, ranges: Ranges) -> frozenset[int]:
        return frozenset(offset for start, end in ranges for offset in self.offsets[start:end])

    def part(self, start: int, end: int, kind: SentenceKind) -> "Block":
        """Return a range of the block's text as a block of its own."""
        text = "".join(self.parts)
        part = Block(kind, is_note=self.is_note)
        part.parts = [text[start:end]]
        part.offsets = self.offsets[start:end]
        part.symbol_ends = self.symbol_ends
        first = text.count(MARK, 0, start)
        part.marks = self.marks[first : first + text.count(MARK, start, end)]
        part.code_ranges = _within(self.code_ranges, start, end)
        part.formula_ranges = _within(self.formula_ranges, start, end)
        part.raised_ranges = _within(self.raised_ranges, start, end)
        return part


def add_range(ranges: Ranges, first: int, end: int) -> None:
    """Add a range to those before it; one that begins where the last one ends is part of that."""
    if ranges and ranges[-1][1] == first:
        ranges[-1] = ranges[-1][0], end
    elif first < end:
        ranges.append((first, end))


def _within(ranges: Ranges, start: int, end: int) -> Ranges:
    return [(first - start, last - start) for first, last in ranges if start <= first and last <= end]


def _blanked(text: str, ranges: Ranges) -> str:
    if not ranges:
        return text
    parts = []
    position = 0
    for start, end in ranges:
        parts.append(text[position:start])
        parts.append("\0" * (end - start))
        position = end
    parts.append(text[position:])
    return "".join(parts)
