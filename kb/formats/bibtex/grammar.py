"""BibTeX's grammar for one block: where its parts stand, or a sentence on why it cannot be read.

Braces count whether or not a backslash stands before them, as in BibTeX itself. The patterns are possessive
throughout, so that no text makes them slow.
"""

import re
from typing import NamedTuple

from kb.errors import InvalidInputError

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

LONGEST = 1_000_000
"""Characters that an entry may have, before and after its macros are put in."""

NAME_PATTERN = r"""[^\s"#%'(),={}\\~@\d][^\s"#%'(),={}\\~@]*+"""
SPACE_PATTERN = r"\s*+(?:%[^\r\n]*+\s*+)*+"
_KEY_IN_PARENTHESES = r"[^\s,()]*+(?:\([^\s,()]*+\)[^\s,()]*+)*+"


def _balanced(depth: int) -> str:
    inside = "[^{}]*+"
    for _ in range(depth):
        inside = rf"[^{{}}]*+(?:\{{{inside}\}}[^{{}}]*+)*+"
    return inside


_QUOTED = rf'[^{{}}"]*+(?:\{{{_balanced(2)}\}}[^{{}}"]*+)*+'

HEAD = re.compile(rf"@\s*+({NAME_PATTERN})\s*+([{{(])\s*+")
SPACE = re.compile(SPACE_PATTERN)
NAME = re.compile(NAME_PATTERN)
DIGITS = re.compile(r"[0-9]++")
NAME_AND_EQUALS = re.compile(rf"({NAME_PATTERN}){SPACE_PATTERN}=")
CLOSING = {"{": "}", "(": ")"}
KEY = {"}": re.compile(r"[^\s,}]*+"), ")": re.compile(_KEY_IN_PARENTHESES)}
USUAL_FIELD = re.compile(
    rf"{SPACE_PATTERN}({NAME_PATTERN}){SPACE_PATTERN}={SPACE_PATTERN}"
    rf'(?:\{{({_balanced(3)})\}}|"({_QUOTED})"|([0-9]++)|({NAME_PATTERN})){SPACE_PATTERN}[,}})]'
)
BRACED_GROUP, QUOTED_GROUP, MACRO_GROUP = 2, 3, 5
_BRACE = re.compile(r"[{}]")
_BRACE_OR_QUOTE = re.compile(r'[{}"]')
FIELD_AFTER_THE_END = re.compile(rf"""\s*+,?+{SPACE_PATTERN}({NAME_PATTERN})\s*+=\s*+["{{\w]""")

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
NOT_IN_A_KEY = re.compile(r'[\s,{}\\%#"~=]|' + CONTROL.pattern)


class Part(NamedTuple):
    """One piece of a value, between `#` signs: its text, or the name of a macro."""

    text: str
    is_macro: bool
    start: int
    end: int


class RawField(NamedTuple):
    """A field and the places of its name and value in the text."""

    name: str
    start: int
    value_start: int
    value_end: int
    parts: tuple[Part, ...]


class RawBlock(NamedTuple):
    """An entry (or an `@string`, whose key is empty) and the places of its parts in the text."""

    type: str
    type_start: int
    type_end: int
    key: str
    key_start: int
    fields: list[RawField]
    close: int
    """Where the closing delimiter stands."""


def shown(text: str, longest: int = 40) -> str:
    """The text on one line between quotation marks, shortened, safe to print."""
    line = " ".join(text.split())
    line = line if len(line) <= longest else line[: longest - 1] + "…"
    return f"“{CONTROL.sub('�', line)}”"


def check_key(key: str) -> None:
    """Nothing if the key can be used in BibTeX and in \\cite; otherwise InvalidInputError says why not."""
    if not key:
        raise InvalidInputError("A citation key cannot be empty.")
    if bad := NOT_IN_A_KEY.search(key):
        character = bad.group()
        if character.isspace():
            what = "white space"
        elif CONTROL.match(character):
            what = f"the control character U+{ord(character):04X}"
        else:
            what = {",": "a comma", '"': "a double quote"}.get(character, f"the character {character}")
        advice = ""
        if suggestion := NOT_IN_A_KEY.sub("", key):
            advice = f"; {shown(suggestion, 80)} would do"
        raise InvalidInputError(f"The citation key {shown(key, 80)} cannot hold {what}{advice}.")


def is_name(text: str) -> bool:
    """Whether BibTeX takes the text as the name of a field, a macro or an entry type."""
    return NAME.fullmatch(text) is not None


def is_balanced(value: str) -> bool:
    """Whether every brace has its partner as BibTeX counts them."""
    depth = 0
    if "{" not in value and "}" not in value:
        return True
    for brace in _BRACE.finditer(value):
        depth += 1 if brace.group() == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def skip_space(text: str, position: int) -> int:
    """The first place from the position on that is neither white space nor a % comment."""
    space = SPACE.match(text, position)
    return space.end() if space else position


def closing_brace(text: str, opening: int, limit: int) -> int:
    """Where the brace at `opening` is closed, or -1 if that is not before `limit`."""
    depth = 0
    for brace in _BRACE.finditer(text, opening, limit):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return brace.start()
    return -1


def closing_quote(text: str, opening: int, limit: int) -> int:
    """Where the value that opens with the quote at `opening` ends, or -1."""
    depth = 0
    for mark in _BRACE_OR_QUOTE.finditer(text, opening + 1, limit):
        character = mark.group()
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth < 0:
                return -1
        elif depth == 0:
            return mark.start()
    return -1


def count_lines(text: str, start: int, end: int) -> int:
    """How many lines end between the two places; a text without \\n counts \\r."""
    feeds = text.count("\n", start, end)
    return feeds or text.count("\r", start, end) - text.count("\r\n", start, end)
