"""Reading one block strictly, with the places of its parts; what stops it becomes a sentence in `faults`."""

from kb.errors import InvalidInputError
from kb.formats.bibtex import faults
from kb.formats.bibtex.faults import Malformed
from kb.formats.bibtex.grammar import (
    BRACED_GROUP,
    CLOSING,
    DIGITS,
    FIELD_AFTER_THE_END,
    HEAD,
    KEY,
    LONGEST,
    MACRO_GROUP,
    NAME,
    QUOTED_GROUP,
    SPACE,
    USUAL_FIELD,
    Part,
    RawBlock,
    RawField,
    check_key,
    closing_brace,
    closing_quote,
    count_lines,
)


class Scanner:
    """Reads the block that begins at `start`, none of which may lie at or after `limit`.

    `line` is the line of `start`. While it reads, `key`, `fields` and `close` tell what is known so far.
    """

    def __init__(self, text: str, start: int, limit: int, line: int) -> None:
        self.text = text
        self.start = start
        self.limit = limit
        self.line = line
        self.key: str | None = None
        self.close = "}"
        self.fields: list[RawField] = []
        self.spare_commas: list[int] = []

    def entry(self) -> RawBlock:
        """The entry, or Malformed."""
        text, limit = self.text, self.limit
        type_start, type_end, key_start = self._open()
        found = KEY[self.close].match(text, key_start, limit)
        key = found.group() if found else ""
        position = self.skip(key_start + len(key))
        mark = self.character(position)
        if not key or "=" in key or mark not in (",", self.close):
            faults.check_head(self, key, key_start, position)
        try:
            check_key(key)
        except InvalidInputError as problem:
            raise Malformed(f"{problem.message[:-1]} (line {self.line_at(key_start)}).") from None
        self.key = key
        end = position + 1 if mark == self.close else self._read_fields(position + 1)
        if rest := FIELD_AFTER_THE_END.match(text, end):
            raise faults.closed_too_early(self, end, rest)
        return RawBlock(text[type_start:type_end].lower(), type_start, type_end, key, key_start, self.fields, end - 1)

    def string(self) -> RawBlock:
        """The `@string`, with its macro as the only field, or Malformed."""
        type_start, type_end, key_start = self._open()
        end = self._read_fields(key_start)
        if len(self.fields) != 1:
            raise faults.not_one_macro(self)
        return RawBlock("string", type_start, type_end, "", key_start, self.fields, end - 1)

    def preamble(self) -> int:
        """Where the `@preamble` ends, or Malformed."""
        _, _, position = self._open()
        _, position = self._value(position, None)
        position = self.skip(position)
        if self.character(position) != self.close:
            raise faults.preamble_not_closed(self, position)
        return position + 1

    @property
    def beyond(self) -> str:
        """What comes at the limit, for the writer."""
        if self.limit == self.start + LONGEST:
            return f"within {LONGEST:,} characters, which is as long as an entry may be"
        if self.limit < len(self.text):
            return f"before the next one begins on line {self.line_at(self.limit)}"
        return "before the end of the file"

    def line_at(self, position: int) -> int:
        """The line, counted from 1 in the whole text, on which the position stands."""
        return self.line + count_lines(self.text, self.start, position)

    def skip(self, position: int) -> int:
        """The first place from the position on that is neither white space nor a % comment."""
        space = SPACE.match(self.text, position, self.limit)
        return space.end() if space else position

    def character(self, position: int) -> str:
        """The character at the position, or nothing at the limit."""
        return self.text[position] if position < self.limit else ""

    def _open(self) -> tuple[int, int, int]:
        """Start and end of the type, and the place after the opening delimiter."""
        head = HEAD.match(self.text, self.start, self.limit)
        if head is None:
            raise Malformed(f"Nothing that begins like @article{{smith2004, stands on line {self.line}.")
        self.close = CLOSING[head.group(2)]
        return head.start(1), head.end(1), head.end()

    def _read_fields(self, position: int) -> int:
        """The place after the closing delimiter."""
        text, limit, close, fields = self.text, self.limit, self.close, self.fields
        while True:
            usual = USUAL_FIELD.match(text, position, limit)
            mark = text[usual.end() - 1] if usual else ""
            if usual and mark in (",", close):
                kind = usual.lastindex or 0
                start, end = usual.span(kind)
                if kind in (BRACED_GROUP, QUOTED_GROUP):
                    start, end = start - 1, end + 1
                part = Part(usual.group(kind), kind == MACRO_GROUP, start, end)
                fields.append(RawField(usual.group(1).lower(), usual.start(1), start, end, (part,)))
                position = usual.end()
            else:
                position = self.skip(position)
                mark = self.character(position)
                if mark == ",":
                    self.spare_commas.append(position)
                elif mark != close:
                    position = self._read_unusual_field(position)
                    mark = text[position]
                position += 1
            if mark == close:
                return position

    def _read_unusual_field(self, position: int) -> int:
        """The place of the comma or closing delimiter after the field; Malformed says what is amiss."""
        name = NAME.match(self.text, position, self.limit)
        if name is None:
            raise faults.no_field_name(self, position)
        equals = self.skip(name.end())
        if self.character(equals) != "=":
            raise faults.no_equals_sign(self, name, equals)
        parts, value_end = self._value(self.skip(equals + 1), name.group())
        field = RawField(name.group().lower(), position, parts[0].start, value_end, parts)
        self.fields.append(field)
        after = self.skip(value_end)
        if self.character(after) not in (",", self.close) or after >= self.limit:
            raise faults.no_comma(self, name.group(), field, after)
        return after

    def _value(self, position: int, name: str | None) -> tuple[tuple[Part, ...], int]:
        """The pieces of the value at the position, and where it ends."""
        text, limit = self.text, self.limit
        parts: list[Part] = []
        while True:
            opening = self.character(position)
            if opening in ("{", '"'):
                find = closing_brace if opening == "{" else closing_quote
                end = find(text, position, limit)
                if end < 0:
                    raise faults.value_never_closed(self, name, position)
                parts.append(Part(text[position + 1 : end], False, position, end + 1))
            elif digits := DIGITS.match(text, position, limit):
                parts.append(Part(digits.group(), False, position, digits.end()))
            elif macro := NAME.match(text, position, limit):
                parts.append(Part(macro.group(), True, position, macro.end()))
            else:
                raise faults.no_value(self, name, position, after_hash=bool(parts))
            after = self.skip(parts[-1].end)
            if self.character(after) != "#":
                return tuple(parts), parts[-1].end
            position = self.skip(after + 1)
