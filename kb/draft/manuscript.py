"""From the blocks of a draft (paragraphs, headings, cells) to its sentences; what all formats share."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.draft.block import Block, Mark
from kb.draft.cited import find_marks
from kb.draft.draft import LONGEST_SENTENCE, CitedKey, Directive, Draft, Sentence, line_starts
from kb.draft.notes import is_note_mark, superscripts
from kb.draft.sentences import MARK, split_sentences
from kb.draft.works import ListOfWorks

_NOT_VISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_ADDRESS = re.compile(r"(?:\b(?:https?|ftp)://|\bwww\.(?=\w))[^\s<>\"“”" + MARK + "]*", re.IGNORECASE)
_AFTER_ADDRESS = ".,;:!?'’*_"
_PUNCTUATION_IN_KEYS = ":.#$%&-+?<>~/"
_SPACE_TO_FOLD = re.compile(r"[^\S ]|  ")
_KEPT = " " + MARK
_WORD = re.compile(r"\S+")
_MARK_RUN = re.compile(rf" *(?:\( *{MARK}(?:[ ,;]*{MARK})* *\)|{MARK}(?:[ ,;]*{MARK})*)")
_STOPPED = re.compile(r"[.!?…。！？]['\"”’»›」』）)\]}]*\Z")
_KEY = r"(?:(?!:\s)[^\s,;])+"  # a colon may stand inside a key; one before a space begins the reason
_KEYS = re.compile(rf"{_KEY}(?:\s*[,;]\s*{_KEY})*")
_DIRECTIVE = re.compile(r"kb\s*:\s*(?P<kind>[\w-]+)?\s*(?P<rest>.*)", re.DOTALL | re.IGNORECASE)


_Edit = tuple[int, int, Mark | None]  # a range of a block's text, and the mark that takes its place


class Manuscript:
    """Collects the blocks of a draft in reading order and gives the draft."""

    def __init__(
        self, source: str, *, bare_keys: bool = False, cross_references: re.Pattern[str] | None = None
    ) -> None:
        self.source = source
        self.title: str | None = None
        self.warnings: list[str] = []
        self._problems: dict[str, list[int]] = {}
        self._bare_keys = bare_keys
        self._cross_references = cross_references
        self._sentences: list[Sentence] = []
        self._citations: list[CitedKey] = []
        self._directives: list[Directive] = []
        self._whole: list[tuple[int, int]] = []
        self._section = 0
        self._row = 0
        self._cited_alone: list[Mark] = []
        self._paragraph = 0
        self._list_of_works = ListOfWorks()

    def draft(self, path: str, format_name: str, warnings: list[str]) -> Draft:
        """Return the draft that has been collected."""
        in_order = sorted(set(self._citations), key=lambda cited: (cited.start, cited.end))
        titles = [sentence.text for sentence in self._sentences if sentence.kind == "title"]
        return Draft(
            path=path,
            format=format_name,
            source=self.source,
            title=" ".join(titles) or self.title,
            sentences=tuple(self._sentences),
            citations=tuple(in_order),
            directives=tuple(sorted(self._directives, key=lambda directive: directive.start)),
            warnings=(*warnings, *self.warnings, *self._problems_by_line()),
            whole=tuple(sorted(self._whole)),
        )

    def warn(self, offset: int, message: str) -> None:
        """Add a warning that begins with the number of the line; the same message is given once, and counted."""
        self._problems.setdefault(message, []).append(offset)

    def _problems_by_line(self) -> list[str]:
        if not self._problems:
            return []
        starts = line_starts(self.source)
        told = []
        for message, offsets in sorted(self._problems.items(), key=lambda problem: min(problem[1])):
            more = f" (And {len(offsets) - 1} more like this.)" if len(offsets) > 1 else ""
            told.append(f"Line {bisect_right(starts, min(offsets))}: {message}{more}")
        return told

    def cite(self, keys: list[CitedKey]) -> None:
        """Add citations that belong to no sentence."""
        self._citations.extend(keys)

    def keep_whole(self, start: int, end: int) -> None:
        """Note a range of the source inside which nothing may be put."""
        self._whole.append((start, end))

    def begin_row(self) -> None:
        """Begin a row of a table; what is cited in one cell of it goes with the others."""
        self._row += 1
        self._cited_alone = []

    def comment(self, text: str, start: int, end: int) -> None:
        """Take the instruction to kb in a comment, if there is one."""
        instruction = _DIRECTIVE.match(text.strip())
        if instruction is None:
            return
        kind, rest = (instruction["kind"] or "").lower(), instruction["rest"]
        if kind == "ignore":
            arguments, _, reason = rest.partition(":")
            self._directives.append(Directive("ignore", arguments.strip(), reason.strip() or None, start, end))
        elif kind == "claim":
            keys = _KEYS.match(rest)
            arguments, reason = (keys[0], rest[keys.end() :].lstrip(",;: \t\r\n")) if keys else (rest, "")
            self._directives.append(Directive("claim", arguments, reason or None, start, end))
        else:
            self.warn(start, f"kb has no instruction “{kind}”; it has “ignore” and “claim”.")

    def add(self, block: Block) -> str:
        """Split a block, add its sentences, and return what a reader sees of it.

        What has no letter or digit is no sentence; its citations belong to the sentence before, if there is
        one, and those of a cell to its row.
        """
        text, offsets, marks = self._without_markup("".join(block.parts), block)
        text, offsets = _fold_space(text, offsets)
        opaque, no_prose = block.offsets_of_opaque(), block.offsets_of_no_prose()
        for mark in marks:
            self._citations.extend(mark.keys)
        mark_indices = [found.start() for found in re.finditer(MARK, text)] if marks else []
        sentences: list[Sentence] = []
        if block.kind != "cell":
            self._cited_alone = []
        in_list_of_works = self._list_of_works.holds(block, text)
        section = self._section
        if block.kind in ("heading", "title") and self._sentences:
            section += 1
        for start, end in split_sentences(_blanked(text, offsets, opaque)):
            first = bisect_left(mark_indices, start)
            inside = marks[first : bisect_left(mark_indices, end)]
            visible, visible_offsets = text[start:end], offsets[start:end]
            if inside:
                visible, visible_offsets = _without_mark_characters(visible, visible_offsets)
            if not any(map(str.isalnum, visible)):
                if sentences and inside:
                    sentences[-1] = _with_citations(sentences[-1], inside)
                elif inside and block.kind == "cell":
                    self._cite_in_row(inside)
                continue
            begin = visible_offsets[0]
            finish = block.symbol_ends.get(visible_offsets[-1], visible_offsets[-1] + 1)
            if inside:
                begin = min(begin, inside[0].start)
                if not _STOPPED.search(visible):
                    finish = max(finish, inside[-1].end)
            if visible.count(" ") >= LONGEST_SENTENCE:
                self.warn(
                    begin, f"This sentence has more than {LONGEST_SENTENCE} words; only its beginning is checked."
                )
            sentences.append(
                Sentence(
                    visible,
                    begin,
                    finish,
                    tuple(visible_offsets),
                    block.kind,
                    section,
                    self._paragraph,
                    tuple(key for mark in (*self._cited_alone, *inside) for key in mark.keys),
                    self._row if block.kind == "cell" else -1,
                    _ranges(visible_offsets, no_prose),
                    any(mark.is_note for mark in inside),
                    in_list_of_works,
                )
            )
            self._cited_alone = []
        if sentences:
            self._sentences.extend(sentences)
            self._paragraph += 1
            self._section = section
        return " ".join(sentence.text for sentence in sentences)

    def _cite_in_row(self, marks: list[Mark]) -> None:
        """Give the marks of a cell with nothing else to the sentence before in its row, or to the next."""
        if self._sentences and self._sentences[-1].row == self._row:
            self._sentences[-1] = _with_citations(self._sentences[-1], marks)
        else:
            self._cited_alone.extend(marks)

    def _without_markup(self, text: str, block: Block) -> tuple[str, list[int], list[Mark]]:
        """Put one character for each citation mark, and take out what is not prose."""
        offsets = block.offsets
        edits: list[_Edit] = [(start, end, None) for start, end in block.removed]
        if block.marks:
            places = (found.start() for found in re.finditer(MARK, text))
            edits.extend((place, place + 1, mark) for place, mark in zip(places, block.marks, strict=True))
        searched = block.searchable_text()
        if "://" in searched or "www." in searched.lower():
            for address in _ADDRESS.finditer(searched):
                start, end = address.start(), _end_of_address(address)
                edits.append((start, end, Mark(offsets[start], offsets[end - 1] + 1, ())))
        if not searched.isascii():
            edits.extend((found.start(), found.end(), None) for found in _NOT_VISIBLE.finditer(searched))
            edits.extend(_notes(text, superscripts(searched), offsets))
        edits.extend(_notes(text, block.raised_ranges, offsets))
        edits.extend(self._found_marks(searched, block))
        if not edits:
            return text, offsets, []
        edits.sort(key=lambda edit: (edit[0], -edit[1]))
        parts: list[str] = []
        kept: list[int] = []
        marks: list[Mark] = []
        position = 0
        for start, end, found_mark in edits:
            if start < position:
                if found_mark is None:  # an address that runs on into a note
                    position = max(position, end)
                continue
            parts.append(text[position:start])
            kept.extend(offsets[position:start])
            if found_mark is not None:
                parts.append(MARK)
                kept.append(offsets[start])
                marks.append(found_mark)
            position = end
        parts.append(text[position:])
        kept.extend(offsets[position:])
        return "".join(parts), kept, marks

    def _found_marks(self, text: str, block: Block) -> list[_Edit]:
        offsets, source = block.offsets, self.source

        def escaped(index: int) -> bool:
            before = offsets[index] - 1
            return before >= 0 and source[before] == "\\" and (index == 0 or offsets[index - 1] != before)

        edits: list[_Edit] = []
        for found in find_marks(text, bare=self._bare_keys, escaped=escaped if self._bare_keys else None):
            keys = []
            end = found.end
            for key in found.keys:
                key_end = _end_of_unbroken(offsets, key.start, key.end)
                if key_end < key.end and found.end == key.end:  # "@key[a link](…)" reads "@keya link"
                    end = key_end
                written = key.key[: key_end - key.start]
                if not (key.braced and key_end == key.end):
                    written = written.rstrip(_PUNCTUATION_IN_KEYS)
                if self._cross_references is None or not self._cross_references.match(written):
                    start = offsets[key.start]
                    keys.append(CitedKey(written, start, start + len(written), bare=text[found.start] == "@"))
            edits.append((found.start, end, Mark(offsets[found.start], offsets[end - 1] + 1, tuple(keys))))
        return edits


def _blanked(text: str, offsets: list[int], opaque: frozenset[int]) -> str:
    """Return the text with what stands at some offsets of the source blanked: a full stop there ends no sentence."""
    if not opaque:
        return text
    return "".join(
        character if character in _KEPT or offset not in opaque else "\0"
        for character, offset in zip(text, offsets, strict=True)
    )


def _ranges(offsets: list[int], wanted: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """Return the runs of places that have one of the wanted offsets."""
    if not wanted:
        return ()
    ranges: list[tuple[int, int]] = []
    for place, offset in enumerate(offsets):
        if offset in wanted:
            if ranges and ranges[-1][1] == place:
                ranges[-1] = ranges[-1][0], place + 1
            else:
                ranges.append((place, place + 1))
    return tuple(ranges)


def _end_of_unbroken(offsets: list[int], start: int, end: int) -> int:
    """Return how far characters stand side by side in the source; markup between them ends a citation key."""
    for index in range(start + 1, end):
        if offsets[index] != offsets[index - 1] + 1:
            return index
    return end


def _notes(text: str, raised: Sequence[tuple[int, int]], offsets: list[int]) -> Iterator[_Edit]:
    """Yield the note marks among what is raised, with a mark to take their place."""
    for start, end in raised:
        if is_note_mark(text, start, end):
            yield start, end, Mark(offsets[start], offsets[end - 1] + 1, (), is_note=True)


def _end_of_address(address: re.Match[str]) -> int:
    visible = address[0].rstrip(_AFTER_ADDRESS)
    while visible.endswith((")", "]")) and visible.count(")") + visible.count("]") > visible.count("(") + visible.count(
        "["
    ):
        visible = visible[:-1].rstrip(_AFTER_ADDRESS)
    return address.start() + len(visible)


def _fold_space(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    if not _SPACE_TO_FOLD.search(text):
        return text, offsets
    words: list[str] = []
    folded: list[int] = []
    end = 0
    for word in _WORD.finditer(text):
        if words:
            folded.append(offsets[end])
        start, end = word.span()
        words.append(word[0])
        folded.extend(offsets[start:end])
    return " ".join(words), folded


def _without_mark_characters(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    parts: list[str] = []
    kept: list[int] = []
    position = 0
    for run in _MARK_RUN.finditer(text):
        parts.append(text[position : run.start()])
        kept.extend(offsets[position : run.start()])
        position = run.end()
        if " " in run[0] and text[position : position + 1].isalnum():  # and ¹Massage
            parts.append(" ")
            kept.append(offsets[run.start() + run[0].index(" ")])
    parts.append(text[position:])
    kept.extend(offsets[position:])
    visible = "".join(parts)
    leading = len(visible) - len(visible.lstrip(" "))
    visible = visible.strip(" ")
    return visible, kept[leading : leading + len(visible)]


def _with_citations(sentence: Sentence, marks: list[Mark]) -> Sentence:
    citations = (*sentence.citations, *(key for mark in marks for key in mark.keys))
    return replace(sentence, citations=citations)
