"""Citation marks in running text: pandoc's `[@key]` and `@key`, and LaTeX's `\\cite{key}`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kb.draft.wordlists import words

# Pandoc's grammar: letters, digits and _; between two of them one mark of punctuation, or the // of a URL.
_KEY = r"(?:\w(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*)"
_AT_KEY = re.compile(rf"(?<!\w)(?P<minus>-)?@(?:\{{(?P<braced>[^{{}}]+)\}}|(?P<key>{_KEY}))")
_BRACKETS = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]")
_SUFFIX = re.compile(r"[ \n]?\[[^\[\]]*\]")
_LATEX = re.compile(
    r"\\(?P<command>(?P<volume>[a-z]*volcite)?(?(volume)|[A-Za-z]+))\*?(?(volume)(?:\s*\[[^\[\]{}]*\])?\s*\{[^{}]*\})"
    r"(?P<arguments>(?:\s*(?:\[[^\[\]{}]*\]|<[^<>{}]*>))*\s*\{[^{}]*\})"
)
_LATEX_KEY = re.compile(r"(?:[^\s,%]|(?<=\\)%)+")
_COMMENT = re.compile(r"(?<!\\)%[^\r\n]*")

_CITES = words(
    """cite citep citet citealp citealt citeauthor citefullauthor citeyear citeyearpar citetitle citedate
    citeurl citenum citen citea citenp citeanp shortcite shortcitea shortcitenp fullcite fullcitea
    citeposs posscite citetalias citepalias onlinecite parencite textcite autocite footcite footcitetext
    footfullcite supercite smartcite notecite pnotecite fnotecite cites parencites textcites autocites
    footcites footcitetexts supercites smartcites fullcites nocite citeasnoun citeonline bibentry
    shortciteauthor shortciteyear shortciteyearpar shortcitet shortcitep shortciteaauthor fullciteauthor fullciteyear
    fullcitenp maskcite maskcitea maskcitenp citeauthornp citeyearnp volcite volcites pvolcite fvolcite ftvolcite
    svolcite tvolcite avolcite textvolcite citeauthoryear citeauthoryearpar citen shortciten nptextcite
    nptextcites"""
)


@dataclass(frozen=True, slots=True)
class FoundKey:
    """A key and where it stands in the text that was searched; a `braced` one, @{key}, is meant as it is written."""

    key: str
    start: int
    end: int
    braced: bool = False


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A citation mark, brackets and all, and the keys in it; none where it refers to a figure or a table."""

    start: int
    end: int
    keys: tuple[FoundKey, ...]


def is_cite_command(name: str) -> bool:
    """Tell whether a LaTeX command (without backslash and star) cites the keys in its braces."""
    return name.lower() in _CITES


def names_a_volume(name: str) -> bool:
    """Tell whether the first argument of a citing command is a volume, and the keys are in the second."""
    return "volcite" in name.lower()


def latex_keys(source: str, start: int, end: int) -> list[FoundKey]:
    """Return the keys of a comma list between two offsets; comments and `*` (all works) are no keys."""
    comments = [comment.span() for comment in _COMMENT.finditer(source, start, end)]
    keys = []
    for word in _LATEX_KEY.finditer(source, start, end):
        commented = any(first <= word.start() < last for first, last in comments)
        if not commented and word[0] != "*":
            keys.append(FoundKey(word[0], word.start(), word.end()))
    return keys


def find_marks(text: str, *, bare: bool, escaped: Callable[[int], bool] | None = None) -> list[FoundMark]:
    """Return the citation marks in running text, in order and without overlaps.

    `bare` also takes `@key` outside brackets, as Markdown does. `escaped` tells whether the character at an
    index was written with a backslash before it.
    """
    marks: list[FoundMark] = []
    if "@" in text:
        marks.extend(_pandoc_marks(text, bare=bare, escaped=escaped))
    if "\\" in text and "cite" in text.lower():
        marks.extend(_latex_marks(text))
        marks.sort(key=lambda mark: mark.start)
    return marks


def _pandoc_marks(text: str, *, bare: bool, escaped: Callable[[int], bool] | None) -> Iterator[FoundMark]:
    found = []
    for at in _AT_KEY.finditer(text):
        group = "braced" if at["braced"] is not None else "key"
        sign = at.start() + (1 if at["minus"] else 0)
        if escaped is None or not escaped(sign):
            found.append((at.start(), at.end(), FoundKey(at[group], *at.span(group), braced=group == "braced")))
    if not found:
        return
    brackets = [bracket.span() for bracket in _BRACKETS.finditer(text)]
    position = bracket_at = index = 0
    while index < len(found):
        start, end, _ = found[index]
        if start < position:
            index += 1
            continue
        while bracket_at < len(brackets) and brackets[bracket_at][1] <= start:
            bracket_at += 1
        if bracket_at < len(brackets) and brackets[bracket_at][0] < start:
            start, end = brackets[bracket_at]
        elif not bare:
            index += 1
            continue
        elif suffix := _SUFFIX.match(text, end):
            end = suffix.end()
        keys = []
        while index < len(found) and found[index][0] < end:
            keys.append(found[index][2])
            index += 1
        position = end
        yield FoundMark(start, end, tuple(keys))


def _latex_marks(text: str) -> Iterator[FoundMark]:
    for command in _LATEX.finditer(text):
        if is_cite_command(command["command"]):
            opening = text.rindex("{", command.start("arguments"), command.end())
            yield FoundMark(command.start(), command.end(), tuple(latex_keys(text, opening + 1, command.end() - 1)))
