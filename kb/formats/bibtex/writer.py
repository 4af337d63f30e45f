"""Writing BibTeX: a new entry in kb's own layout, or a change that leaves every other byte as it was."""

import re
from collections.abc import Mapping

from kb.errors import InvalidInputError
from kb.formats.bibtex.grammar import (
    CONTROL,
    LONGEST,
    MONTHS,
    RawBlock,
    RawField,
    check_key,
    is_balanced,
    is_name,
    shown,
    skip_space,
)
from kb.formats.bibtex.reader import begins_an_entry_on_a_line, locate_entry

_BLOCK_WORDS = ("comment", "string", "preamble")
_REST_OF_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n)")


def render_entry(type: str, key: str, fields: Mapping[str, str]) -> str:  # noqa: A002  (BibTeX's own word)
    """The entry in kb's layout, one field a line, without a line end after it.

    Raises InvalidInputError if BibTeX could not read it back as it is: a key, name or type that cannot be
    written, a value whose braces do not pair, or the same field twice.
    """
    _check_type(type)
    check_key(key)
    lines = [f"@{type}{{{key},"]
    seen: set[str] = set()
    for name, value in fields.items():
        _check_field(name, value, key)
        if name.lower() in seen:
            raise InvalidInputError(f"The entry {shown(key)} has the field {shown(name)} twice.")
        seen.add(name.lower())
        lines.append(f"  {name} = {_written(name, value)},")
    lines.append("}")
    return _checked("\n".join(lines))


def edit_entry(
    source: str,
    changes: Mapping[str, str | None],
    *,
    key: str | None = None,
    type: str | None = None,  # noqa: A002  (BibTeX's own word)
) -> str:
    """The entry with these fields given another TeX value, added at the end, or (None) taken out.

    Every other byte stays as it was. Raises InvalidInputError if the source is not one entry, or what is to
    be put in cannot be written in BibTeX.
    """
    raw = locate_entry(source)
    wanted: dict[str, tuple[str, str | None]] = {}
    for name, value in changes.items():
        if value is not None:
            _check_field(name, value, raw.key)
        wanted[name.lower()] = (name, value)
    edits: list[tuple[int, int, str]] = []
    if type is not None and type.lower() != raw.type:
        _check_type(type)
        edits.append((raw.type_start, raw.type_end, type))
    if key is not None and key != raw.key:
        check_key(key)
        edits.append((raw.key_start, raw.key_start + len(raw.key), key))
    present = set()
    for index, field in enumerate(raw.fields):
        present.add(field.name)
        if field.name in wanted:
            value = wanted[field.name][1]
            if value is None:
                edits.append((*_place_of_field(source, raw, index), ""))
            elif not _says(field, value):
                edits.append((field.value_start, field.value_end, _delimited(field, value, source)))
    added = [(name, value) for lowered, (name, value) in wanted.items() if lowered not in present and value is not None]
    edited = _applied(source, edits)
    if added:
        # Only now is it known which field is the last.
        edited = _applied(edited, _additions(edited, locate_entry(edited), added))
    if edited != source:
        locate_entry(_checked(edited))
    return edited


def expand_macros(source: str, macros: Mapping[str, str]) -> str:
    """The entry (or `@string`) with these macros replaced in place by what they stand for.

    Raises InvalidInputError if the source is not one entry or the braces of a value do not pair.
    """
    values = {name.lower(): value for name, value in macros.items()}
    edits = []
    for field in locate_entry(source, or_string=True).fields:
        for part in field.parts:
            if part.is_macro and part.text.lower() in values:
                value = values[part.text.lower()]
                _check_field(part.text, value, part.text)
                edits.append((part.start, part.end, f"{{{value}}}"))
    return _applied(source, edits)


def _check_type(type_: str) -> None:
    if not is_name(type_) or type_.lower() in _BLOCK_WORDS:
        raise InvalidInputError(f"BibTeX cannot have an entry of the type {shown(type_)}.")


def _check_field(name: str, value: str, key: str) -> None:
    if not is_name(name):
        raise InvalidInputError(f"BibTeX cannot have a field with the name {shown(name)} (entry {shown(key)}).")
    if control := CONTROL.search(value):
        raise InvalidInputError(
            f"The field {shown(name)} of {shown(key)} holds the invisible control character "
            f"U+{ord(control.group()):04X}; take it out first."
        )
    if begins_an_entry_on_a_line(value):
        raise InvalidInputError(
            f"The field {shown(name)} of {shown(key)} has a line that begins like an entry (@article{{key,), and "
            "would be taken for one: put another character before its @."
        )
    if not is_balanced(value):
        raise InvalidInputError(
            f"The braces in the field {shown(name)} of {shown(key)} do not pair: {shown(value, 80)}."
        )


def _checked(entry: str) -> str:
    if len(entry) > LONGEST:
        raise InvalidInputError(f"The entry would be longer than {LONGEST:,} characters.")
    return entry


def _applied(source: str, edits: list[tuple[int, int, str]]) -> str:
    pieces = []
    position = 0
    for start, end, replacement in sorted(edits, key=lambda edit: edit[:2]):
        pieces.append(source[position:start])
        pieces.append(replacement)
        position = end
    pieces.append(source[position:])
    return "".join(pieces)


def _says(field: RawField, value: str) -> bool:
    """Whether the field has the value already, so that its delimiters need not change."""
    return all(not part.is_macro for part in field.parts) and "".join(p.text for p in field.parts) == value


def _delimited(field: RawField, value: str, source: str) -> str:
    """The value between delimiters of the kind that the field had, if it can do with them."""
    if len(field.parts) == 1:
        if source[field.value_start] == '"' and '"' not in value:
            return f'"{value}"'
        if source[field.value_start].isdigit() and value.isascii() and value.isdigit():
            return value
    return _written(field.name, value)


def _written(name: str, value: str) -> str:
    # The names of the months are BibTeX's own macros: in braces a style would print "jun".
    return value if name.lower() == "month" and value in MONTHS else f"{{{value}}}"


def _place_of_field(source: str, raw: RawBlock, index: int) -> tuple[int, int]:
    """What to cut so that the field goes with its comma and its line, and comments beside it stay."""
    field = raw.fields[index]
    comma = skip_space(source, field.value_end)
    end = comma + 1 if source[comma] == "," else field.value_end
    start = len(source[: field.start].rstrip(" \t"))
    on_own_line = source[start - 1] in "\r\n"
    rest = _REST_OF_LINE.match(source, end)
    before = raw.fields[index - 1].value_end if index else raw.key_start
    if on_own_line and not source[end : raw.close].strip() and not rest and "%" not in source[before:start]:
        return len(source[:start].rstrip()), end
    if on_own_line and rest:
        return start, rest.end()
    return (field.start, end) if on_own_line else (start, end)


def _additions(source: str, raw: RawBlock, added: list[tuple[str, str]]) -> list[tuple[int, int, str]]:
    """Insertions that put the fields behind the last, in the manner of the entry."""
    newline = next((end for end in ("\r\n", "\n", "\r") if end in source), None)
    last_end = raw.fields[-1].value_end if raw.fields else raw.key_start + len(raw.key)
    has_comma = source[skip_space(source, last_end)] == ","
    body_end = len(source[: raw.close].rstrip())
    indent = " "
    if newline:
        indent = newline + "  "
        if raw.fields:
            start = raw.fields[-1].start
            margin = source[len(source[:start].rstrip(" \t")) : start]
            if source[start - len(margin) - 1] in "\r\n":
                indent = newline + margin
    written = f",{indent}".join(f"{name} = {_written(name, value)}" for name, value in added)
    after = "," if has_comma and raw.fields else ""
    ends_line = newline if newline and not raw.fields and "\n" not in source[body_end : raw.close] else ""
    insertions = [] if has_comma else [(last_end, last_end, ",")]
    return [*insertions, (body_end, body_end, f"{indent}{written}{after}{ends_line}")]
