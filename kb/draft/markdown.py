"""Markdown as pandoc, Quarto and GitHub have it; pyromark tells the exact range of every piece of text."""

import re
import string
from collections.abc import Callable, Iterator
from typing import Any

from kb.draft.block import Block, Mark
from kb.draft.draft import SentenceKind
from kb.draft.frontmatter import read_front_matter
from kb.draft.manuscript import Manuscript
from kb.draft.offpage import without_what_is_off_the_page
from kb.errors import FileProblemError

_CONTINUATION_BYTES = bytes(range(0x80, 0xC0))
_ATTRIBUTES = re.compile(r"\{(?:[#.][\w-]|[\w-]+=|=\w|-\})[^{}\n]*\}")
_SHORTCODE = re.compile(r"\{%[^{}]*%\}|\{\{[^{}]*\}\}")
_SPAN = re.compile(r"\[(?=[^\[\]]*\]\{(?:[#.][\w-]|[\w-]+=))|\](?=\{(?:[#.][\w-]|[\w-]+=))")
_WHOLE_SPAN = re.compile(r"\[[^\[\]]*\]\{(?:[#.][\w-]|[\w-]+=)[^{}\n]*\}")
_SCRIPTS = re.compile(r"([\^~])[^\s\^~]{1,20}\1")
_SPACE = re.compile(r"[ \r\n]")
# A block quote under a title of its own is a box of the writer's: > **In short**, > ## In short, > [!NOTE].
_BOX = re.compile(
    r"[> \t]{1,9}(?:\*\*[^*\r\n]{1,200}\*\*|__[^_\r\n]{1,200}__|#{1,6} [^\r\n]{1,200}|\[!\w{1,20}\])"
    r"[ \t]{0,9}(?:\r?\n|$)"
)
_CAPTION = re.compile(r"(?:Table)?:\s+")
_STRUCK_OUT = re.compile(r"<(/?)(?:del|s|strike)(?=[\s>])", re.IGNORECASE)
_RAISED = re.compile(r"<(/?)sup(?=[\s>])", re.IGNORECASE)
# What stands in pandoc's @{key} is no markup: noncharacters stand for Markdown's signs there while the rest is parsed.
_BRACED_KEY = re.compile(r"(?<!\w@\{)(?<=@\{)[^{}\s]+(?=\})")
_HIDDEN = {ord(sign): 0xFDD0 + number for number, sign in enumerate(string.punctuation)}
_SHOWN = {hidden: sign for sign, hidden in _HIDDEN.items()}
_KEPT_WHOLE = re.compile(r"<(/?)(a|code|kbd|samp|tt)(?=[\s>])", re.IGNORECASE)
_QUOTE = re.compile(r"<(/?)q(?=[\s>])", re.IGNORECASE)
# As pandoc-crossref has them, and Quarto too.
_CROSS_REFERENCES = re.compile(r"(?:fig|eq|tbl|sec|lst):", re.IGNORECASE)
_CROSS_REFERENCES_IN_QUARTO = re.compile(
    r"(?i:fig|eq|tbl|sec|lst):|(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip)-"
)

_KINDS: dict[str, SentenceKind] = {
    "BlockQuote": "quotation",
    "Item": "item",
    "DefinitionListTitle": "item",
    "DefinitionListDefinition": "item",
    "FootnoteDefinition": "sentence",
    "TableCell": "cell",
    "Heading": "heading",
}
_BLOCKS = frozenset(_KINDS) | {
    "Paragraph",
    "CodeBlock",
    "HtmlBlock",
    "List",
    "DefinitionList",
    "Table",
    "TableRow",
    "TableHead",
}
_NOT_PROSE = frozenset({"CodeBlock", "Image", "Strikethrough"})


def read_markdown(source: str, path: str) -> Manuscript:
    """Return the manuscript of a Markdown text; raises FileProblemError where the parser fails."""
    quarto = path.lower().endswith((".qmd", ".rmd"))
    references = _CROSS_REFERENCES_IN_QUARTO if quarto else _CROSS_REFERENCES
    manuscript = Manuscript(source, bare_keys=True, cross_references=references)
    body = read_front_matter(manuscript)
    _Reader(manuscript, body, path).read()
    return manuscript


class _Reader:
    def __init__(self, manuscript: Manuscript, body: int, path: str) -> None:
        self.manuscript = manuscript
        self.source = " " * body + without_what_is_off_the_page(manuscript.source[body:])
        self.body = body
        self.path = path
        self.block: Block | None = None
        self.kinds: list[SentenceKind] = []
        self.level = 1
        self.notes = self.left_out = 0
        self.struck_out = self.raised = 0
        self.links: list[bool] = []
        self.tags: list[tuple[str, int]] = []
        self.html: list[tuple[int, int]] | None = None

    def read(self) -> None:
        for event, start, end in _events(self.source, self.body, self.path):
            if isinstance(event, str):
                self._space(start, end)
                continue
            ((name, value),) = event.items()
            if name == "Text":
                if not self.left_out:
                    self._text(value, start, end)
            elif name == "Start":
                self._start(value, start, end)
            elif name == "End":
                self._end(value)
            else:
                self._inline(name, value, start, end)
        self._flush()

    def _open(self) -> Block:
        if self.block is None:
            kind = self.kinds[-1] if self.kinds else "sentence"
            self.block = Block(kind, level=self.level, is_note=self.notes > 0)
        return self.block

    def _flush(self) -> None:
        self.left_out -= self.struck_out
        self.struck_out = self.raised = 0
        self.tags.clear()
        block, self.block = self.block, None
        if block is None:
            return
        notes = _inline_notes(block)
        _remove_markup(block, self.manuscript)
        visible = self.manuscript.add(block)
        if block.kind == "heading" and block.level == 1 and self.manuscript.title is None:
            self.manuscript.title = visible or None
        for note in notes:
            _remove_markup(note, self.manuscript)
            self.manuscript.add(note)

    def _start(self, tag: Any, start: int, end: int) -> None:
        name, value = next(iter(tag.items())) if isinstance(tag, dict) else (tag, {})
        if name in _BLOCKS:
            self._flush()
            if name in _KINDS:
                boxed = name == "BlockQuote" and not self.kinds and _BOX.match(self.source, start) is not None
                self.kinds.append("sentence" if boxed else _KINDS[name])
                self.level = int(value["level"][1]) if name == "Heading" else 1
                self.notes += name == "FootnoteDefinition"
            elif name == "HtmlBlock":
                self.html = []
        elif name == "Link":
            address = value["link_type"] in ("Autolink", "Email")
            self.links.append(address)
            self._keep_whole(start, end)
            if address:
                self._open().mark(Mark(start, end, ()))
                self.left_out += 1
        if name in ("TableHead", "TableRow"):
            self.manuscript.begin_row()
        if name in _NOT_PROSE:
            self.left_out += 1

    def _end(self, tag: Any) -> None:
        name = next(iter(tag)) if isinstance(tag, dict) else tag
        if name == "HtmlBlock" and self.html is not None:
            self._read_html(self.html)
            self.html = None
        if name in _BLOCKS:
            self._flush()
            if name in _KINDS:
                self.kinds.pop()
                self.notes -= name == "FootnoteDefinition"
        elif name == "Link" and self.links.pop():
            self.left_out -= 1
        if name in _NOT_PROSE:
            self.left_out -= 1

    def _text(self, text: str, start: int, end: int) -> None:
        block = self._open()
        first = len(block.offsets)
        if end - start == len(text) and self.source.startswith(text, start):
            block.text(text, start)
        else:
            block.symbol(text, start, end)
        if self.raised:
            block.raised_from(first)

    def _space(self, start: int, end: int) -> None:
        if self.block is not None and not self.left_out:
            self.block.symbol(" ", start, end)

    def _inline(self, name: str, value: Any, start: int, end: int) -> None:
        if name == "Html" and self.html is not None:
            self.html.append((start, end))
        elif name == "InlineHtml":
            self._inline_html(value, start, end)
        elif self.left_out:
            return
        elif name == "Code":
            self._keep_whole(start, end)
            self._code(value, start, end)
        elif name == "InlineMath":
            self._keep_whole(start, end)
            self._open().formula(self.source[start:end], start)
        elif name == "FootnoteReference":
            self._open().mark(Mark(start, end, ()))

    def _inline_html(self, text: str, start: int, end: int) -> None:
        if text.startswith("<!--"):
            self.manuscript.comment(text[4:].removesuffix("-->"), start, end)
        elif text[:3].lower() == "<br":
            self._space(start, end)
        elif struck := _STRUCK_OUT.match(text):
            step = -min(1, self.struck_out) if struck[1] else 1
            self.struck_out += step
            self.left_out += step
        elif raised := _RAISED.match(text):
            self.raised += -min(1, self.raised) if raised[1] else 1
        elif tag := _KEPT_WHOLE.match(text):
            self._tag_of_whole(tag[2].lower(), start, end, closing=bool(tag[1]))
        elif (quote := _QUOTE.match(text)) and not self.left_out:
            self._open().symbol("”" if quote[1] else "“", start, end)

    def _keep_whole(self, start: int, end: int) -> None:
        attributes = _ATTRIBUTES.match(self.source, end)  # pandoc's, of a code span or a link
        self.manuscript.keep_whole(start, attributes.end() if attributes else end)

    def _tag_of_whole(self, name: str, start: int, end: int, *, closing: bool) -> None:
        if not closing:
            self.tags.append((name, start))
        elif self.tags and self.tags[-1][0] == name:
            self._keep_whole(self.tags.pop()[1], end)

    def _code(self, code: str, start: int, end: int) -> None:
        written = self.source.find(code, start, end)
        if written >= 0:
            self._open().code(code, written)
        else:  # a line break inside, or an escaped bar in a table
            self._open().code_pieces(code, _places(self.source, code, start, end))

    def _read_html(self, pieces: list[tuple[int, int]]) -> None:
        from kb.draft.html import read_html_into

        if not pieces:
            return
        first = pieces[0][0]
        parts = []
        position = first
        for start, end in pieces:
            parts.append(" " * (start - position))
            parts.append(self.source[start:end])
            position = end
        kind: SentenceKind = self.kinds[-1] if self.kinds else "sentence"
        read_html_into(self.manuscript, "".join(parts), base=first, kind=kind)


def _places(source: str, code: str, start: int, end: int) -> list[int]:
    """Return where each character of a code span stands, past what Markdown takes out of one."""
    places = []
    position = start
    while position < end and source[position] == "`":
        position += 1
    for character in code:
        wanted = _SPACE if character == " " else re.compile(re.escape(character))
        found = wanted.search(source, position, end)
        position = found.start() if found else position
        places.append(position)
        position = min(position + 1, end - 1)
    return places


def _inline_notes(block: Block) -> list[Block]:
    """Pandoc's `^[…]` notes stand in the middle of a sentence; each becomes a block after it."""
    text = "".join(block.parts)
    notes = []
    position = 0
    closing = {pair.end() - 1 for pair in _SCRIPTS.finditer(block.searchable_text())} if "^[" in text else set()
    while (start := text.find("^[", position)) >= 0:
        if start in closing:  # what follows a superscript: ^1^[see below]
            position = start + 1
            continue
        end = _closing_bracket(text, start + 1)
        if end < 0:
            break
        notes.append(block.part(start + 2, end, "sentence"))
        block.removed.append((start, end + 1))
        position = end + 1
    return notes


def _closing_bracket(text: str, opening: int) -> int:
    depth = 0
    for bracket in re.finditer(r"[\[\]]", text[opening : opening + 5000]):
        depth += 1 if bracket[0] == "[" else -1
        if depth == 0:
            return opening + bracket.start()
    return -1


def _remove_markup(block: Block, manuscript: Manuscript) -> None:
    """Take out what pandoc and Quarto do not print: attributes, brackets of spans, shortcodes, ^ and ~."""
    text = block.searchable_text()
    caption = _CAPTION.match(text) if block.kind == "sentence" else None
    if caption is not None:
        block.kind = "caption"
        block.removed.append(caption.span())
    if "{" in text:
        for markup in (_ATTRIBUTES, _SHORTCODE, _SPAN):
            block.removed.extend(found.span() for found in markup.finditer(text))
        for span in _WHOLE_SPAN.finditer(text):
            manuscript.keep_whole(block.offsets[span.start()], block.offsets[span.end() - 1] + 1)
    if "^" in text or "~" in text:
        for pair in _SCRIPTS.finditer(text):
            if pair[1] == "^":
                block.raised_ranges.append(pair.span())
            block.removed.append((pair.start(), pair.start() + 1))
            block.removed.append((pair.end() - 1, pair.end()))


def _events(source: str, body: int, path: str) -> Iterator[tuple[Any, int, int]]:
    """Yield pyromark's events of what stands from `body` on, with offsets in characters."""
    import pyromark

    options = (
        pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_FOOTNOTES
        | pyromark.Options.ENABLE_STRIKETHROUGH
        | pyromark.Options.ENABLE_TASKLISTS
        | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
        | pyromark.Options.ENABLE_MATH
        | pyromark.Options.ENABLE_GFM
        | pyromark.Options.ENABLE_DEFINITION_LIST
    )
    text = source[body:]
    hidden = _BRACED_KEY.sub(lambda key: key[0].translate(_HIDDEN), text) if "@{" in text else text
    character = _character_offsets(hidden.encode("utf-8", "surrogatepass"), body)
    try:
        for event, place in pyromark.events_with_range(hidden, options=options):
            shown = event if hidden is text else _shown(event)
            yield shown, character(place["start"]), character(place["end"])
    except Exception as error:
        raise FileProblemError(f"The Markdown cannot be read ({error}).", where=path) from error


def _shown(event: Any) -> Any:
    if isinstance(event, str):
        return event
    ((name, value),) = event.items()
    return {name: value.translate(_SHOWN) if isinstance(value, str) else value}


def _character_offsets(data: bytes, body: int) -> Callable[[int], int]:
    """Return what turns an offset in bytes into one in characters, `body` more, in constant time."""
    if len(data) == len(data.translate(None, _CONTINUATION_BYTES)):
        return lambda offset: offset + body
    step = 64
    counts = [body]
    for start in range(0, len(data), step):
        counts.append(counts[-1] + len(data[start : start + step].translate(None, _CONTINUATION_BYTES)))

    def character(offset: int) -> int:
        start = offset // step * step
        return counts[offset // step] + len(data[start:offset].translate(None, _CONTINUATION_BYTES))

    return character
