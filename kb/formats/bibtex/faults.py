"""What can be wrong with an entry, each as a sentence that names the line and says what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.errors import InvalidInputError
from kb.formats.bibtex.grammar import (
    NAME_AND_EQUALS,
    NAME_PATTERN,
    NOT_IN_A_KEY,
    RawField,
    check_key,
    shown,
)

if TYPE_CHECKING:
    from kb.formats.bibtex.scanner import Scanner

_FIELD_LINE = re.compile(rf"[\r\n][ \t]*+({NAME_PATTERN}[ \t]*+=)[ \t]*+(?:[\"{{]|[0-9]++[ \t]*+[,\r\n])")
_PLAIN_FIELD = re.compile(r"[A-Za-z_-]++\s*+=")
_REST_OF_LINE = re.compile(r"[^,{}=\r\n]*+")
_MORE_OF_A_KEY = re.compile(r"[^,={}\"\r\n]++(?=,)")
_REST_OF_WORD = re.compile(r"[^\s,{}()=#\"]*+")


class Malformed(Exception):  # noqa: N818  (never leaves this package: it becomes a Refused or a KbError)
    """What is wrong, in a sentence; the key if it was read; whether braces may tell where the entry ends."""

    def __init__(self, reason: str, key: str | None = None, *, closed: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.key = key
        self.closed = closed


def check_head(scanner: Scanner, key: str, key_start: int, position: int) -> None:
    """Nothing if a key stands where it is due, and a comma or the end after it; else raises Malformed."""
    text, limit = scanner.text, scanner.limit
    on_line = f"on line {scanner.line_at(key_start)}"
    mark = scanner.character(position)
    if key.startswith("@") or (not mark and not key):
        raise Malformed(f"The entry that begins on line {scanner.line} breaks off {scanner.beyond}.", closed=False)
    if not key or _PLAIN_FIELD.match(text, key_start, limit):
        raise Malformed(
            f"The entry {on_line} has no citation key: write one after the opening {_opening(scanner)}, "
            "followed by a comma, as in @article{smith2004,."
        )
    if not mark:
        raise Malformed(
            f"The entry {shown(key)} {on_line} breaks off after its key, {scanner.beyond}.", key, closed=False
        )
    if mark in (",", scanner.close):
        return
    try:
        check_key(key)
    except InvalidInputError as problem:
        raise Malformed(f"{problem.message[:-1]} ({on_line[3:]}).") from None
    if field := NAME_AND_EQUALS.match(text, position, limit):
        raise Malformed(
            f"A comma is missing after the citation key {shown(key)} {on_line}, before the field "
            f"{shown(field.group(1))}.",
            key,
        )
    rest = _REST_OF_LINE.match(text, key_start, limit)
    whole = rest.group().strip() if rest else key
    suggestion = NOT_IN_A_KEY.sub("", whole)
    if whole == key:
        raise Malformed(
            f"A comma is due after the citation key {shown(key)} {on_line}, but {_next(scanner, position)} "
            "stands there.",
            key,
        )
    raise Malformed(
        f"The citation key {shown(whole)} {on_line} cannot hold white space; {shown(suggestion, 80)} would "
        "do, followed by a comma."
    )


def closed_too_early(scanner: Scanner, end: int, field: re.Match[str]) -> Malformed:
    """A field comes after the end of the entry."""
    return Malformed(
        f"{_subject(scanner)} is closed on line {scanner.line_at(end - 1)}, but its field "
        f"{shown(field.group(1))} comes after that, on line {scanner.line_at(field.start(1))}: "
        f"take out the {scanner.close} that is too many.",
        scanner.key,
        closed=False,
    )


def not_one_macro(scanner: Scanner) -> Malformed:
    """An `@string` with no definition or several."""
    what = "defines more than one macro" if scanner.fields else "defines nothing"
    return Malformed(
        f'The @string on line {scanner.line} {what}: write one for each macro, as @string{{name = "text"}}.'
    )


def preamble_not_closed(scanner: Scanner, position: int) -> Malformed:
    """Something other than the closing delimiter follows the text of a `@preamble`."""
    return Malformed(
        f"The @preamble that begins on line {scanner.line} is not closed where its text ends, on line "
        f"{scanner.line_at(position)}: put {scanner.close} there.",
        closed=position < scanner.limit,
    )


def no_field_name(scanner: Scanner, position: int) -> Malformed:
    """Neither the name of a field nor the end of the entry stands where one of them is due."""
    mark = scanner.character(position)
    line = scanner.line_at(position)
    if mark in ("", "@"):
        return _not_closed(scanner, position)
    if mark in "})":
        return _closed_with_the_wrong_one(scanner, position)
    if more := _comma_in_key(scanner, position):
        return more
    where = f", after the field {shown(scanner.fields[-1].name)}" if scanner.fields else ""
    return Malformed(
        f"The name of a field is due on line {line} of {_subject(scanner, 'the')}{where}, but "
        f"{_next(scanner, position)} stands there.",
        scanner.key,
    )


def no_equals_sign(scanner: Scanner, name: re.Match[str], position: int) -> Malformed:
    """The name of a field, and no = after it."""
    mark = scanner.character(position)
    line = scanner.line_at(name.start())
    if mark and (more := _comma_in_key(scanner, name.start())):
        return more
    field = f"{shown(name.group())} on line {line} of {_subject(scanner, 'the')}"
    if not mark:
        return Malformed(
            f"The field {field} has no value, and nothing closes the entry {scanner.beyond}.",
            scanner.key,
            closed=False,
        )
    return Malformed(
        f"There is no = after {field}: a field is written {shown(name.group() + ' = {…},', 60)}.", scanner.key
    )


def no_comma(scanner: Scanner, name: str, field: RawField, position: int) -> Malformed:
    """Something else than a comma or the end of the entry follows a value."""
    text = scanner.text
    mark = scanner.character(position)
    last = field.parts[-1]
    of_entry = f"of {_subject(scanner, 'the')}"
    line, last_line = scanner.line_at(field.start), scanner.line_at(last.end - 1)
    following = NAME_AND_EQUALS.match(text, position, scanner.limit)
    if mark in ("", "@"):
        return _not_closed(scanner, position)
    if following and position > last.end:
        reason = (
            f"A comma is missing after the field {shown(name)} on line {last_line} {of_entry}, "
            f"before {shown(following.group(1))}."
        )
    elif mark in "})":
        return _closed_with_the_wrong_one(scanner, position)
    elif text[last.start] == '"':
        reason = (
            f"The value of {shown(name)} on line {line} {of_entry} stands between double quotes and holds "
            f"one itself, on line {last_line}: write the value in braces instead, or the inner quote as "
            '{"}.'
        )
    elif text[last.start] != "{" and position == last.end:
        rest = _REST_OF_WORD.match(text, position, scanner.limit)
        whole = text[last.start : rest.end() if rest else position]
        reason = (
            f"The value {shown(whole)} of {shown(name)} on line {line} {of_entry} must stand in braces: only "
            "a whole number or the name of a macro may do without."
        )
    else:
        reason = (
            f"A comma is due after the field {shown(name)} on line {last_line} {of_entry}, but "
            f"{_next(scanner, position)} stands there."
        )
    return Malformed(reason, scanner.key)


def value_never_closed(scanner: Scanner, name: str | None, position: int) -> Malformed:
    """The delimiter at the position has no partner."""
    of_field = f"{shown(name)} of {_subject(scanner, 'the')}" if name else _subject(scanner, "the")
    opening = scanner.text[position]
    closing = "}" if opening == "{" else opening
    return Malformed(
        f"The value of {of_field} opens with {opening} on line {scanner.line_at(position)} and is never "
        f"closed {scanner.beyond}: put {closing} where it ends, and see that each brace in it has its "
        "partner.",
        scanner.key,
        closed=False,
    )


def no_value(scanner: Scanner, name: str | None, position: int, *, after_hash: bool) -> Malformed:
    """Nothing that can be a value stands where one is due."""
    of_field = f"{shown(name)} of {_subject(scanner, 'the')}" if name else _subject(scanner, "the")
    line = scanner.line_at(position)
    if not scanner.character(position):
        return Malformed(
            f"The value of {of_field} is missing, and nothing closes the entry {scanner.beyond}.",
            scanner.key,
            closed=False,
        )
    if after_hash:
        reason = f"Nothing follows the # in the value of {of_field}, on line {line}."
    else:
        reason = f"The value of {of_field} is missing on line {line}: write it in braces, or take the field out."
    return Malformed(reason, scanner.key)


def glued_field(text: str, field: RawField) -> re.Match[str] | None:
    """The beginning of what looks like another field, on a line of its own within the value."""
    return _FIELD_LINE.search(text, field.value_start, field.value_end)


def _subject(scanner: Scanner, article: str = "The") -> str:
    if scanner.key is not None:
        return f"{article} entry {shown(scanner.key)}"
    word = scanner.text[scanner.start : scanner.start + 9].lower()
    return f"{article} {'@preamble' if word.startswith('@preamble') else '@string'}"


def _opening(scanner: Scanner) -> str:
    return "{" if scanner.close == "}" else "("


def _next(scanner: Scanner, position: int) -> str:
    word = _REST_OF_WORD.match(scanner.text, position, scanner.limit)
    return shown((word and word.group()) or scanner.text[position])


def _not_closed(scanner: Scanner, position: int) -> Malformed:
    where = f"before line {scanner.line_at(position)}" if scanner.character(position) else scanner.beyond
    for field in scanner.fields:
        if glued := glued_field(scanner.text, field):
            advice = (
                f"the value of {shown(field.name)} on line {scanner.line_at(field.start)} seems never to be "
                f"closed, for it runs on over {shown(glued.group(1))} on line {scanner.line_at(glued.start(1))}"
            )
            break
    else:
        after = f"after the field {shown(scanner.fields[-1].name)}" if scanner.fields else "at its end"
        advice = f"put {scanner.close} {after}"
    return Malformed(
        f"{_subject(scanner)} is not closed {where}: {advice}.",
        scanner.key,
        closed=False,
    )


def _closed_with_the_wrong_one(scanner: Scanner, position: int) -> Malformed:
    return Malformed(
        f"{_subject(scanner)} is opened with {_opening(scanner)}, but on line {scanner.line_at(position)} it "
        f"is closed with {scanner.text[position]}: put {scanner.close} there.",
        scanner.key,
    )


def _comma_in_key(scanner: Scanner, position: int) -> Malformed | None:
    """Said where what follows the key's comma seems to belong to the key: no =, and then another comma."""
    if scanner.key is None or scanner.fields:
        return None
    rest = _MORE_OF_A_KEY.match(scanner.text, position, scanner.limit)
    if rest is None:
        return None
    whole = f"{scanner.key}, {rest.group().strip()}"
    return Malformed(
        f"The citation key {shown(whole)} on line {scanner.line_at(position)} cannot hold a comma; "
        f"{shown(NOT_IN_A_KEY.sub('', whole), 80)} would do."
    )
