"""Reading .bib files: each block by BibTeX's own grammar, with bibtexparser as the second opinion.

bibtexparser bends what it reads (it glues fields together where a comma is missing, loses an entry that has
`@ {` in a value, and more), so it is not asked what a block says. What the strict reading takes for free text is
shown to it as well, so that nothing which either of the two reads as a block goes by; where a block cannot be
read strictly, the stretch is refused with the reason.
"""

import logging
import re
from collections.abc import Iterator, Mapping

from kb.errors import InvalidInputError
from kb.formats.bibtex.blocks import Block, Comment, Entry, Preamble, Refused, StringDefinition
from kb.formats.bibtex.faults import Malformed, glued_field
from kb.formats.bibtex.grammar import (
    CONTROL,
    HEAD,
    LONGEST,
    MONTHS,
    NAME_PATTERN,
    SPACE_PATTERN,
    RawBlock,
    RawField,
    closing_brace,
    count_lines,
    shown,
)
from kb.formats.bibtex.scanner import Scanner

_LINES_LOOKED_PAST = 8
"""Lines within a refused entry that may look like the beginning of another."""

_BLANK = " \t\ufeff"
_MARGIN = " \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\xa0\ufeff"

_LEADING_MARGIN = re.compile(f"[{_MARGIN}]*+")
_NEXT_BLOCK_LINE = re.compile(rf"[\r\n][{_BLANK}]*+(@[ \t]*+{NAME_PATTERN}\s*+[{{(])")
# A value that has this at the beginning of a line has lost its closing brace further up.
_NEXT_ENTRY_LINE = re.compile(
    rf"[\r\n][{_BLANK}]*+(@[ \t]*+(?!(?i:comment|string|preamble)\b){NAME_PATTERN}"
    rf"(?:\s*+\{{\s*+[^\s,{{}}]++\s*+,|\(\s*+[^\s,{{}}()]++\s*+,{SPACE_PATTERN}{NAME_PATTERN}\s*+=))"
)
# Between blocks, but not at the beginning of a line, only this is more than an @ in a sentence.
_HEAD_IN_A_LINE = re.compile(
    rf"@(?:(?i:string)\s*+[{{(]\s*+{NAME_PATTERN}\s*+=|{NAME_PATTERN}(\s*+)[{{(]\s*+[^\s,{{}}()=]++\s*+,)"
)
_FIELD_LINE = re.compile(rf"""(?:^|[\r\n])[ \t]*+({NAME_PATTERN})[ \t]*+=[ \t]*+["{{]""")


def read_bibtex(text: str) -> Iterator[Block]:
    """The blocks of the text in order; between their sources there is only white space.

    Raises nothing: what cannot be read is a Refused.
    """
    return _Reader(text).blocks()


def read_entry(source: str, macros: Mapping[str, str] | None = None) -> Entry:
    """The one entry that the source holds, with these macros expanded; InvalidInputError if it is not one."""
    blocks = list(_Reader(source, macros).blocks())
    if len(blocks) == 1 and isinstance(blocks[0], Entry):
        return blocks[0]
    for block in blocks:
        if isinstance(block, Refused):
            raise InvalidInputError(block.reason)
    entries = sum(isinstance(block, Entry) for block in blocks)
    if entries > 1:
        raise InvalidInputError(f"There are {entries} entries here, where one is wanted.")
    if entries:
        extra = next(block for block in blocks if not isinstance(block, Entry))
        raise InvalidInputError(
            f"Only the entry is wanted here, but line {extra.line} holds {shown(extra.source)} beside it."
        )
    raise InvalidInputError("There is no entry here: one begins like @article{smith2004, and ends with }.")


def locate_entry(source: str, *, or_string: bool = False) -> RawBlock:
    """The places of the parts of the one entry (or the one `@string`) in the source, or InvalidInputError."""
    start = len(source) - len(source.lstrip(_MARGIN))
    head = HEAD.match(source, start)
    kind = _kind(head)
    is_string = kind == "string"
    if kind in ("comment", "preamble") or (is_string and not or_string):
        raise InvalidInputError(f"An entry is wanted here, not a @{kind}.")
    lines = _NEXT_ENTRY_LINE if head and not is_string and head.group(2) == "{" else _NEXT_BLOCK_LINE
    following = lines.search(source, start)
    limit = following.start(1) if following else len(source)
    scanner = Scanner(source, start, limit, 1)
    try:
        raw = scanner.string() if is_string else scanner.entry()
    except Malformed as problem:
        raise InvalidInputError(problem.reason) from None
    if rest := source[raw.close + 1 :].strip(_MARGIN):
        raise InvalidInputError(f"Only one entry is wanted here, but {shown(rest)} follows it.")
    return raw


def begins_an_entry_on_a_line(value: str) -> bool:
    """Whether a line of the value would be taken for the beginning of the next entry."""
    return "@" in value and _NEXT_ENTRY_LINE.search(value) is not None


def _kind(head: re.Match[str] | None) -> str:
    return head.group(1).lower() if head else ""


def _bibtexparser_blocks(text: str) -> Iterator[tuple[int, bool]]:
    """Where each block begins that bibtexparser finds, and whether it is a comment."""
    from bibtexparser.model import ExplicitComment, ImplicitComment
    from bibtexparser.splitter import Splitter

    # What it has to say of broken blocks, the reader says better.
    logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL + 1)
    done = 0
    for block in Splitter(text).split().blocks:
        raw = block.raw or ""
        at = text.find(raw, done)
        if at >= 0:
            done = at + len(raw)
            yield at, isinstance(block, ImplicitComment | ExplicitComment)


class _Reader:
    def __init__(self, text: str, macros: Mapping[str, str] | None = None) -> None:
        self.text = text
        self.macros = {name.lower(): value for name, value in (macros or {}).items()}
        self.next_control = -1
        self.next_entry_line = -1
        self.next_block_line = (-1, -1)
        self.counted_to = 0
        self.line = 1
        self.comments_are_closed = True

    def blocks(self) -> Iterator[Block]:
        cursor = 0
        while True:
            start = self._next_start(cursor)
            yield from self._free_text(cursor, start)
            if start >= len(self.text):
                return
            block, cursor = self._read(start)
            yield block

    def _line_at(self, position: int) -> int:
        """The line of a position that is never before the last one asked for."""
        self.line += count_lines(self.text, self.counted_to, position)
        self.counted_to = position
        return self.line

    # Where the next block begins.

    def _next_start(self, cursor: int) -> int:
        at = _LEADING_MARGIN.match(self.text, cursor).end()  # type: ignore[union-attr] # it matches nothing too
        while at < len(self.text) and not (self.text[at] == "@" and self._begins_block(at, cursor)):
            following = self._block_line_after(at)
            found = [self._search(at, following, cursor)]
            for start, is_comment in _bibtexparser_blocks(self.text[at:following]):
                if not is_comment and self._begins_block(at + start, cursor):
                    found.append(at + start)
            found = [start for start in found if start >= 0]
            if found:
                return min(found)
            at = following
        return at

    def _search(self, start: int, end: int, cursor: int) -> int:
        """The first place from start and before end where a block begins, or -1."""
        at = self.text.find("@", start, end)
        while at >= 0:
            if self._begins_block(at, cursor):
                return at
            at = self.text.find("@", at + 1, end)
        return -1

    def _begins_block(self, at: int, cursor: int) -> bool:
        """Whether the @ at the place, in free text since the cursor, begins a block or only stands there."""
        text = self.text
        if HEAD.match(text, at) is None:
            return False
        before = text[max(cursor, at - 200) : at].rstrip(_BLANK)
        at_line_start = not before or before[-1] in "\r\n"
        if at_line_start:
            return True
        head = _HEAD_IN_A_LINE.match(text, at)
        if head is None or (head.group(1) and (text[at - 1].isalnum() or text[at - 1] in "._-")):
            return False
        line_start = max(cursor, text.rfind("\n", cursor, at), text.rfind("\r", cursor, at))
        return text.find("%", line_start, at) < 0

    def _entry_line_after(self, position: int) -> int:
        if self.next_entry_line < position:
            following = _NEXT_ENTRY_LINE.search(self.text, position)
            self.next_entry_line = following.start(1) if following else len(self.text)
        return self.next_entry_line

    def _block_line_after(self, position: int) -> int:
        if not self.next_block_line[0] <= position < self.next_block_line[1]:
            following = _NEXT_BLOCK_LINE.search(self.text, position)
            self.next_block_line = (position, following.start(1) if following else len(self.text))
        return self.next_block_line[1]

    # What stands there.

    def _free_text(self, start: int, end: int) -> Iterator[Block]:
        source = self.text[start:end].strip(_MARGIN)
        if not source:
            return
        at = self.text.index(source, start)
        line = self._line_at(at)
        field = _FIELD_LINE.search(source)
        if field:
            field_line = line + count_lines(source, 0, field.start(1))
            yield Refused(
                source,
                line,
                line + count_lines(source, 0, len(source)),
                f"The field {shown(field.group(1))} on line {field_line} stands outside any entry: an entry "
                "must begin before it, as in @article{smith2004, and must not be closed too early.",
            )
        else:
            yield Comment(source, line)

    def _read(self, start: int) -> tuple[Block, int]:
        head = HEAD.match(self.text, start)
        kind = _kind(head)
        in_braces = head is not None and head.group(2) == "{"
        if kind == "comment" and head:
            return self._comment(start, head.start(2))
        line = self._line_at(start)
        if in_braces and kind not in ("string", "preamble"):
            limit = self._entry_line_after(start + 1)
        else:
            limit = self._block_line_after(start + 1)
        limit = min(limit, start + LONGEST)
        scanner = Scanner(self.text, start, limit, line)
        try:
            if kind == "preamble":
                end = scanner.preamble()
                self._check_characters(scanner, start, end, None)
                return Preamble(self.text[start:end], line), end
            raw = scanner.string() if kind == "string" else scanner.entry()
            end = raw.close + 1
            self._check_characters(scanner, start, end, raw.key or None)
            source = self.text[start:end]
            if kind == "string":
                return self._string(raw, source, line), end
            return self._entry(raw, source, scanner), end
        except Malformed as problem:
            end = self._end_of_refused(start, head.start(2) if head else start, limit, problem)
            source = self.text[start:end].rstrip(_MARGIN)
            last_line = line + count_lines(source, 0, len(source))
            return Refused(source, line, last_line, problem.reason, problem.key), start + len(source)

    def _end_of_refused(self, start: int, opening: int, limit: int, problem: Malformed) -> int:
        """Behind the entry if its braces tell where that is, else where the next block begins."""
        following = self._block_line_after(start + 1)
        if problem.closed and self.text[opening] == "{":
            within = following
            for _ in range(_LINES_LOOKED_PAST):
                further = _NEXT_BLOCK_LINE.search(self.text, within, limit) if within < limit else None
                within = further.start(1) if further else limit
            end = closing_brace(self.text, opening, min(within, limit))
            if end >= 0:
                return end + 1
        return following

    def _check_characters(self, scanner: Scanner, start: int, end: int, key: str | None) -> None:
        if self.next_control < start:
            control = CONTROL.search(self.text, start)
            self.next_control = control.start() if control else len(self.text)
        if self.next_control < end:
            line = scanner.line_at(self.next_control)
            raise Malformed(
                f"Line {line} holds the invisible control character "
                f"U+{ord(self.text[self.next_control]):04X}, which no entry can have: delete it, or save the "
                "file as UTF-8 if it was written in another encoding.",
                key,
            )

    def _comment(self, start: int, opening: int) -> tuple[Comment, int]:
        """BibTeX ignores only the word; programs that read comments take them to their closing brace."""
        text = self.text
        end = -1
        if text[opening] == "{":
            # After one that is never closed, none is believed to reach over the beginning of an entry.
            limit = len(text) if self.comments_are_closed else self._block_line_after(start + 1)
            end = closing_brace(text, opening, limit) + 1
            self.comments_are_closed = self.comments_are_closed and end > 0
        if end <= 0:
            end = self._block_line_after(start + 1)
        source = text[start:end].rstrip(_MARGIN)
        return Comment(source, self._line_at(start)), start + len(source)

    def _string(self, raw: RawBlock, source: str, line: int) -> StringDefinition:
        field = raw.fields[0]
        used: list[str] = []
        warnings: list[str] = []
        value = self._expanded(field, used, warnings, line)
        self.macros[field.name] = value
        return StringDefinition(field.name, value, source, line, tuple(used))

    def _entry(self, raw: RawBlock, source: str, scanner: Scanner) -> Entry:
        fields: dict[str, str] = {}
        used: list[str] = []
        warnings: list[str] = []
        for field in raw.fields:
            part = field.parts[0]
            if len(field.parts) == 1 and not part.is_macro:
                value = part.text
            else:
                value = self._expanded(field, used, warnings, scanner.line_at(field.start))
            if glued := glued_field(self.text, field):
                warnings.append(
                    f"The value of {shown(field.name)} on line {scanner.line_at(field.start)} holds a line that "
                    f"looks like another field ({shown(glued.group(1))}, line "
                    f"{scanner.line_at(glued.start(1))}): see that it is closed where it should be."
                )
            if field.name in fields:
                self._check_repeated(raw, field, value, fields[field.name], scanner)
                warnings.append(
                    f"The field {shown(field.name)} is given twice with the same value, "
                    f"again on line {scanner.line_at(field.start)}."
                )
            else:
                fields[field.name] = value
        warnings.extend(
            f"A comma too many on line {scanner.line_at(comma)} was passed over." for comma in scanner.spare_commas
        )
        if "\ufffd" in source:
            warnings.append(
                "A character was lost before the file came here (it holds the replacement character \ufffd)."
            )
        return Entry(raw.type, raw.key, fields, source, scanner.line, tuple(used), tuple(warnings))

    def _check_repeated(self, raw: RawBlock, again: RawField, value: str, first_value: str, scanner: Scanner) -> None:
        if value.split() == first_value.split():
            return
        first = next(field for field in raw.fields if field.name == again.name)
        raise Malformed(
            f"The entry {shown(raw.key)} gives the field {shown(again.name)} twice with different values, on "
            f"lines {scanner.line_at(first.start)} and {scanner.line_at(again.start)}: keep one of them.",
            raw.key,
        )

    def _expanded(self, field: RawField, used: list[str], warnings: list[str], line: int) -> str:
        values = []
        length = 0
        for part in field.parts:
            value = part.text
            if part.is_macro:
                name = value.lower()
                if name in self.macros:
                    value = self.macros[name]
                    if name not in used:
                        used.append(name)
                elif name in MONTHS:
                    value = name
                else:
                    warnings.append(
                        f"The macro {shown(value)} in the field {shown(field.name)} on line {line} is not "
                        "defined before it, so its name was kept as the text."
                    )
            length += len(value)
            if length > LONGEST:
                raise Malformed(
                    f"With its macros put in, the value of {shown(field.name)} on line {line} is longer than "
                    f"{LONGEST:,} characters."
                )
            values.append(value)
        return "".join(values) if len(values) > 1 else values[0]
