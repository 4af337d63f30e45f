"""What a .bib file is made of: each character of it, save white space, is in the source of one of these."""

from dataclasses import dataclass, field


@dataclass(slots=True, frozen=True)
class Entry:
    """One reference, read whole and without doubt.

    `fields` holds TeX values under lower-cased names in file order: outer delimiters removed, `#` resolved,
    macros expanded; white space inside a value is as it stands in the file. `macros` names the @string
    definitions that it uses. `warnings` are sentences on what is odd though taken.
    """

    type: str
    key: str
    fields: dict[str, str]
    source: str
    line: int
    macros: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(slots=True, frozen=True)
class StringDefinition:
    """An `@string`: the lower-cased name of a macro, and the TeX that it stands for."""

    name: str
    value: str
    source: str
    line: int
    macros: tuple[str, ...] = ()


@dataclass(slots=True, frozen=True)
class Preamble:
    """A `@preamble`: TeX for the whole bibliography."""

    source: str
    line: int


@dataclass(slots=True, frozen=True)
class Comment:
    """Text between blocks, or a `@comment`."""

    source: str
    line: int


@dataclass(slots=True, frozen=True)
class Refused:
    """A stretch that cannot be read as a reference without guessing; `reason` tells the writer what to do."""

    source: str
    line: int
    end_line: int
    reason: str
    key: str | None = field(default=None)


Block = Entry | StringDefinition | Preamble | Comment | Refused
