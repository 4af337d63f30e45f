"""The front matter of a Markdown draft: its title and the works that it cites; the rest is not prose."""

import re
import sys

from kb.draft.block import Block
from kb.draft.cited import find_marks
from kb.draft.draft import CitedKey
from kb.draft.manuscript import Manuscript

_YAML = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(?P<fields>(?!\s*[\r\n]).*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.S | re.M
)
_TOML = re.compile(r"\+\+\+[ \t]*(?:\r\n|\r|\n)(?P<fields>.*?)^\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)", re.S | re.M)
_PANDOC = re.compile(
    r"%(?P<title>[^\r\n]*(?:(?:\r\n|\r|\n)[ \t]+[^\r\n]+)*)(?:\r\n|\r|\n|\Z)"
    r"(?:%[^\r\n]*(?:(?:\r\n|\r|\n)[ \t]+[^\r\n]+)*(?:\r\n|\r|\n|\Z)){0,2}"
)
_FIELD = r"^{name}[ \t]*[:=][ \t]*(?P<value>[^\r\n]*(?:(?:\r\n|\r|\n)(?:[ \t]+[^\r\n]*|(?=[\r\n])))*)"
_TITLE = re.compile(_FIELD.format(name="[\"']?title[\"']?"), re.M)
_NOCITE = re.compile(_FIELD.format(name="[\"']?nocite[\"']?"), re.M)
_QUOTED = re.compile(r"\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^']|'')*)'", re.S)
_BLOCK_SCALAR = re.compile(r"[|>][+\-0-9]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)")
_FIRST_SURROGATE, _LAST_SURROGATE = 0xD800, 0xDFFF
_YAML_COMMENT = re.compile(r"[ \t]#.*", re.S)
_ESCAPE = re.compile(r"\\(?P<double>[\"\\/]|u[0-9a-fA-F]{4}|U00[0-9a-fA-F]{6}|x[0-9a-fA-F]{2}|[nt])|(?P<single>'')")


def read_front_matter(manuscript: Manuscript) -> int:
    """Take title and citations from the front matter; return the offset at which the draft's body begins."""
    source = manuscript.source
    titled = _PANDOC.match(source)
    if titled is not None:
        block = Block("title")
        block.text(titled["title"], titled.start("title"))
        manuscript.add(block)
        return titled.end()
    found = _YAML.match(source) or _TOML.match(source)
    if found is None:
        return 0
    start, end = found.span("fields")
    title = _TITLE.search(source, start, end)
    if title is not None:
        _read_title(manuscript, title)
    nocite = _NOCITE.search(source, start, end)
    nocite_range = nocite.span("value") if nocite else (end, end)
    for mark in find_marks(source[start:end], bare=True):
        bracketed = source[start + mark.start] == "["
        if bracketed or nocite_range[0] <= start + mark.start < nocite_range[1]:
            manuscript.cite([CitedKey(key.key, start + key.start, start + key.end) for key in mark.keys])
    return found.end()


def _read_title(manuscript: Manuscript, title: re.Match[str]) -> None:
    source = manuscript.source
    start, end = title.span("value")
    scalar = _BLOCK_SCALAR.match(source, start, end)
    quoted = _QUOTED.match(source, start, end)
    block = Block("title")
    if quoted is not None:
        double = quoted["double"] is not None
        start, end = quoted.span("double" if double else "single")
        _add_unescaped(block, source, start, end, "double" if double else "single")
    else:
        if scalar is not None:
            start = scalar.end()
        elif comment := _YAML_COMMENT.search(source, start, end):
            end = comment.start()
        block.text(source[start:end], start)
    manuscript.add(block)


def _add_unescaped(block: Block, source: str, start: int, end: int, style: str) -> None:
    for escape in _ESCAPE.finditer(source, start, end):
        if escape[style] is not None:
            block.text(source[start : escape.start()], start)
            block.symbol(_meant(escape[0]), escape.start(), escape.end())
            start = escape.end()
    block.text(source[start:end], start)


def _meant(escape: str) -> str:
    """Return the character that an escape of YAML or TOML stands for."""
    name, digits = escape[1], escape[2:]
    if not digits:
        return " " if name in "nt" else escape[-1]
    code = int(digits, 16)
    return chr(code) if code <= sys.maxunicode and not _FIRST_SURROGATE <= code <= _LAST_SURROGATE else "\ufffd"
