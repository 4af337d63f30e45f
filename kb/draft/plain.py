"""Plain text: paragraphs between blank lines, with the headings, lists and quotations that people type."""

import re
from dataclasses import dataclass
from itertools import pairwise

from kb.draft.block import Block
from kb.draft.draft import SentenceKind
from kb.draft.manuscript import Manuscript
from kb.draft.works import heads_a_list_of_works

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_BULLET = re.compile(r"\s*(?:[-*•‣–]|\d{1,3}[.)]|\(\d{1,2}\)|[a-zA-Z]\))\s+(?=\S)")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,}|\*{3,}|_{3,}|#{3,})\s*\Z")
_STOPPED = re.compile(r"[.!?:;,…][\"'”’)\]]*\s*\Z")
_LONGEST_HEADING = 80
_USUAL_WIDTH, _NARROWEST = 72, 40
_EARLY = 0.6  # of the width: a ragged line is rarely so short, a letter head nearly always


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def read_plain(source: str) -> Manuscript:
    """Return the manuscript of a plain text; nothing is refused."""
    manuscript = Manuscript(source)
    lines = [_line(found) for found in _LINE.finditer(source) if found[0] or not source]
    width = _width(lines)
    paragraph: list[tuple[_Line, int]] = []
    kind: SentenceKind = "sentence"

    def flush() -> None:
        if paragraph:
            manuscript.add(_block(paragraph, kind))
            paragraph.clear()

    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        if line.blank or _UNDERLINE.match(line.text):
            flush()
            kind = "sentence"
            continue
        if not paragraph and _is_heading(line, following, lines[number - 1] if number else None):
            manuscript.add(_block([(line, 0)], "heading"))
            continue
        quoted = _QUOTED.match(line.text)
        bullet = _BULLET.match(line.text)
        if quoted is not None:
            if kind != "quotation" or not line.text[quoted.end() :].strip():
                flush()
            kind = "quotation"
            paragraph.append((line, quoted.end()))
        elif bullet is not None and (
            not paragraph or kind != "sentence" or _begins_a_list(line.text, lines[number - 1].text)
        ):
            flush()
            kind = "item"
            paragraph.append((line, bullet.end()))
        else:
            if kind == "quotation" or (
                kind == "sentence" and paragraph and _ends_early(lines[number - 1], line, width)
            ):
                flush()
            if not paragraph:
                kind = "sentence"
            paragraph.append((line, 0))
    flush()
    return manuscript


def _line(found: re.Match[str]) -> _Line:
    text = found[0].rstrip("\r\n")
    return _Line(found.start(), found.end(), text)


def _width(lines: list[_Line]) -> int:
    """Return how wide the lines of a wrapped text are: the middle length of those that others follow."""
    lengths = sorted(
        len(line.text.rstrip()) for line, following in pairwise(lines) if not line.blank and not following.blank
    )
    wrapped = [length for length in lengths if length >= _NARROWEST]
    return wrapped[len(wrapped) // 2] if wrapped else _USUAL_WIDTH


def _ends_early(line: _Line, following: _Line, width: int) -> bool:
    """Tell whether a line was broken on purpose, as in a letter head: the next word would easily have stood on it."""
    word = following.text.split(maxsplit=1)[0]
    return word.lstrip("\"'“‘(")[:1].isupper() and len(line.text.strip()) + 1 + len(word) <= _EARLY * width


def _begins_a_list(text: str, before: str) -> bool:
    """Tell a list inside a paragraph from a wrapped line that happens to begin with a number."""
    return (
        before.rstrip().endswith((":", ";"))
        or text.lstrip()[0] in "-*•‣"
        or text.lstrip().startswith(("1.", "1)", "(1)"))
    )


def _is_heading(line: _Line, following: _Line | None, before: _Line | None) -> bool:
    text = line.text.strip()
    if following is not None and re.match(r"\s*(?:={3,}|-{3,}|~{3,})\s*\Z", following.text):
        return len(text) <= _LONGEST_HEADING
    begins = before is None or before.blank or bool(_UNDERLINE.match(before.text))
    if begins and heads_a_list_of_works(text):
        return True
    alone = begins and following is not None and following.blank
    return (
        alone
        and len(text) <= _LONGEST_HEADING
        and not text[0].islower()
        and text[0] not in ">-*•‣–"
        and any(map(str.isalpha, text))
        and (not _STOPPED.search(text) or text.endswith("?"))
    )


def _block(lines: list[tuple[_Line, int]], kind: SentenceKind) -> Block:
    block = Block(kind)
    for line, skipped in lines:
        block.text(line.text[skipped:], line.start + skipped)
        block.symbol(" ", line.start + len(line.text), line.end)
    return block
