"""HTML, read with a scanner of our own: exact offsets, linear time on broken pages, the same in every Python.

The standard HTMLParser gives no ranges for entities, and a finding must stand at the place of its words. Nothing
outside the page is ever fetched.
"""

import re
from collections import Counter
from html import unescape
from html.entities import html5

from kb.draft.block import Block, Mark
from kb.draft.draft import CitedKey, SentenceKind
from kb.draft.manuscript import Manuscript

_TAG_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTES = re.compile(r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>")
_DATA_CITES = re.compile(r"\sdata-cites\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE)
_REFERENCES = re.compile(
    r"\s(?:id\s*=\s*[\"']?refs\b|class\s*=\s*[\"']?[^\"'>]*\b(?:csl-bib-body|references)\b|role\s*=\s*[\"']?doc-bibliography)",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_RAW_TEXT = frozenset({"script", "style", "textarea", "xmp", "iframe", "noembed", "noframes"})
_LEFT_OUT = frozenset(
    {
        "pre", "template", "nav", "svg", "math", "noscript", "select", "object", "canvas", "audio", "video", "listing",
        "button",
    }
)  # fmt: skip
_NOTES = re.compile(
    r"\s(?:class\s*=\s*[\"']?[^\"'>]*\bfootnotes?\b|role\s*=\s*[\"']?doc-(?:endnotes?|footnotes?)\b)", re.IGNORECASE
)
_CITED_BY_LINK = re.compile(r"\shref\s*=\s*[\"']?#ref-([^\s\"'>]+)", re.IGNORECASE)
_QUOTED_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_HIDDEN = re.compile(r"\shidden(?=[\s=/>])", re.IGNORECASE)
_HIDDEN_BY_STYLE = re.compile(
    r"\sstyle\s*=\s*(?:\"[^\"]*|'[^']*|[^\s>]*)(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE
)
_LONGEST_TAG = 4000  # what is looked at: to search in a longer one costs too much
_WITHOUT_END = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_STRUCK_OUT = frozenset({"del", "s", "strike"})
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_KINDS: dict[str, SentenceKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
    "blockquote": "quotation",
}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol", "dl", "menu", "table"})
_ENDED_BY: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd"})),
    **dict.fromkeys(("td", "th", "tr", "tbody", "tfoot"), frozenset({"td", "th", "caption"})),
}
_BLOCKS = frozenset(_KINDS) | _LISTS | {
    "address", "article", "aside", "body", "center", "dialog", "details", "div", "fieldset",
    "figure",
    "footer", "form", "head", "header", "hgroup", "hr", "html", "label", "legend", "main", "nav", "option",
    "p", "pre",
    "section", "summary", "tbody", "tfoot", "thead", "title", "tr",
}  # fmt: skip


def read_html(source: str) -> Manuscript:
    """Return the manuscript of an HTML page, whole or cut off; nothing in it is refused."""
    manuscript = Manuscript(source)
    read_html_into(manuscript, source, base=0, kind="sentence")
    return manuscript


def read_html_into(manuscript: Manuscript, text: str, *, base: int, kind: SentenceKind) -> None:
    """Add the blocks of a piece of HTML, which stands at the offset `base` of the manuscript's source."""
    _Reader(manuscript, text, base, kind).read()


class _Reader:
    def __init__(self, manuscript: Manuscript, text: str, base: int, kind: SentenceKind) -> None:
        self.manuscript = manuscript
        self.source = text
        self.base = base
        self.kind: SentenceKind = kind
        self.is_xml = text[:200].lstrip().startswith("<?xml")
        self.block: Block | None = None
        self.open_kinds: list[tuple[str, SentenceKind, bool]] = []  # and whether they are notes
        self.open_counts: Counter[str] = Counter()
        self.left_out_in: str | None = None
        self.left_out_depth = 0
        self.left_out_from = 0
        self.cited: tuple[int, tuple[CitedKey, ...]] | None = None
        self.anchors = self.raised = self.code = 0
        self.kept_whole: list[tuple[str, int]] = []
        self.quotes_are_balanced = True

    def read(self) -> None:
        source = self.source
        position = 0
        while position < len(source):
            opening = source.find("<", position)
            if opening < 0:
                opening = len(source)
            if opening > position:
                self._text(position, opening)
            position = self._markup(opening) if opening < len(source) else opening
        if self.left_out_in is not None:
            if self.cited is not None:
                self._end_left_out(len(source))
            else:
                self._warn(self.left_out_from, f"<{self.left_out_in}> is never closed; what follows it was not read.")
        self._flush()

    def _warn(self, offset: int, message: str) -> None:
        self.manuscript.warn(self.base + offset, message)

    def _markup(self, start: int) -> int:  # noqa: PLR0911 - one for each thing that < may begin
        """Read what begins with `<`; return the offset after it."""
        source = self.source
        if source.startswith("<!--", start):
            return self._comment(start)
        if source.startswith("<![CDATA[", start) and self.is_xml:
            end = source.find("]]>", start)
            end = len(source) if end < 0 else end
            self._literal(start + 9, end)
            return end + 3
        name = _TAG_NAME.match(source, start)
        if name is None:
            if source[start + 1 : start + 2] in ("!", "?", "/"):
                end = source.find(">", start)
                return len(source) if end < 0 else end + 1
            self._literal(start, start + 1)
            return start + 1
        end = self._tag_end(name.end())
        if end < 0:
            self._warn(start, "the page is cut off in the middle of a tag.")
            return len(source)
        if source[start + 1] == "/":
            self._end_tag(name[1].lower(), start, end)
            return end
        return self._start_tag(name[1].lower(), start, end)

    def _tag_end(self, position: int) -> int:
        if self.quotes_are_balanced:
            attributes = _ATTRIBUTES.match(self.source, position)
            if attributes is not None:
                return attributes.end()
            # To look again from every tag for the partner of a quotation mark that has none is quadratic.
            self.quotes_are_balanced = False
        return self.source.find(">", position) + 1 or -1

    def _comment(self, start: int) -> int:
        end = self.source.find("-->", start + 2)
        if end < 0:
            self._warn(start, "a comment is never closed; what follows it was not read.")
            return len(self.source)
        self.manuscript.comment(self.source[start + 4 : end], self.base + start, self.base + end + 3)
        return end + 3

    def _start_tag(self, name: str, start: int, end: int) -> int:
        source = self.source
        closed = source[end - 2] == "/" and (self.is_xml or self.left_out_in == "svg")
        if self.left_out_in is not None:
            if name in _BLOCKS and (
                self.cited is not None or self.left_out_in == "p"
            ):  # needs no end, or never has one
                self._end_left_out(start)
            else:
                self.left_out_depth += name == self.left_out_in and not closed
                return end
        if closed and name not in ("br", "hr"):
            return end
        if name in _RAW_TEXT:
            return self._raw_text(name, end)
        if name == "title":
            return self._title(end)
        attributes = source[start : min(end, start + _LONGEST_TAG)]
        cites = _citation(name, attributes)
        if cites is not None:
            self.cited = start, self._cited_keys(cites, start)
            self._leave_out(name, start)
        elif _is_off_the_page(name, attributes):
            if name in _BLOCKS or name in _LEFT_OUT:
                self._flush()
            self._leave_out(name, start)
        elif name in _BLOCKS:
            self._open_block(name, is_note=name == "footer" or _NOTES.search(attributes) is not None)
        else:
            self._open_inline(name, start, end)
        return end

    def _open_block(self, name: str, *, is_note: bool) -> None:
        self._flush()
        if name == "tr":
            self.manuscript.begin_row()
        if self.open_kinds and self.open_kinds[-1][0] in _HEADINGS | _ENDED_BY.get(name, frozenset()):
            self._close_kind()
        if name in _KINDS:
            self._open_kind(name, _KINDS[name], is_note=is_note)
        elif name in _LISTS or is_note or self.open_counts[name]:
            self._open_kind(name, self._current_kind(), is_note=is_note)

    def _open_inline(self, name: str, start: int, end: int) -> None:
        if name in ("br", "wbr", "img", "input"):
            if name != "wbr":
                self._symbol(" ", start, end)
        elif name == "q":
            self._symbol("“", start, end)
        if name in _CODE or name == "a":
            self.kept_whole.append((name, start))
        self.code += name in _CODE
        self.anchors += name == "a"
        self.raised += name == "sup"

    def _end_tag(self, name: str, start: int, end: int) -> None:
        if self.left_out_in is not None:
            if name == self.left_out_in:
                self.left_out_depth -= 1
                if self.left_out_depth == 0:
                    self._end_left_out(end)
            return
        if name in _BLOCKS:
            self._flush()
            if self.open_counts[name]:
                while self._close_kind() != name:
                    pass
        elif name == "q":
            self._symbol("”", start, end)
        if self.kept_whole and self.kept_whole[-1][0] == name:
            self.manuscript.keep_whole(self.base + self.kept_whole.pop()[1], self.base + end)
        self.code -= name in _CODE and self.code > 0
        self.anchors -= name == "a" and self.anchors > 0
        self.raised -= name == "sup" and self.raised > 0

    def _open_kind(self, name: str, kind: SentenceKind, *, is_note: bool) -> None:
        self.open_kinds.append((name, kind, is_note or self._in_note()))
        self.open_counts[name] += 1

    def _close_kind(self) -> str:
        name, _, _ = self.open_kinds.pop()
        self.open_counts[name] -= 1
        return name

    def _current_kind(self) -> SentenceKind:
        return self.open_kinds[-1][1] if self.open_kinds else self.kind

    def _in_note(self) -> bool:
        return bool(self.open_kinds) and self.open_kinds[-1][2]

    def _leave_out(self, name: str, start: int) -> None:
        self.left_out_in, self.left_out_depth, self.left_out_from = name, 1, start

    def _end_left_out(self, end: int) -> None:
        self.left_out_in = None
        if self.cited is not None:
            start, keys = self.cited
            self.cited = None
            self._current_block().mark(Mark(self.base + start, self.base + end, keys))

    def _cited_keys(self, cites: re.Match[str], start: int) -> tuple[CitedKey, ...]:
        group = cites.lastindex or 1
        first = self.base + start + cites.start(group)
        return tuple(
            CitedKey(unescape(key[0]), first + key.start(), first + key.end())
            for key in re.finditer(r"\S+", cites[group])
        )

    def _raw_text(self, name: str, position: int) -> int:
        closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.source, position)
        if closing is None:
            self._warn(position, f"<{name}> is never closed; what follows it was not read.")
            return len(self.source)
        return closing.start()

    def _title(self, position: int) -> int:
        self._flush()
        end = self.source.find("<", position)
        end = len(self.source) if end < 0 else end
        self.block = Block("title")
        self._text(position, end)
        self._flush()
        return end

    def _current_block(self) -> Block:
        if self.block is None:
            heading = self.open_kinds[-1][0] if self.open_kinds else ""
            level = int(heading[1]) if heading in _HEADINGS else 1
            self.block = Block(self._current_kind(), level=level, is_note=self._in_note())
        return self.block

    def _flush(self) -> None:
        block, self.block = self.block, None
        if block is None:
            return
        visible = self.manuscript.add(block)
        if self.manuscript.title is None and self.open_kinds and self.open_kinds[-1][0] == "h1":
            self.manuscript.title = visible or None

    def _symbol(self, text: str, start: int, end: int) -> None:
        if self.block is not None or not text.isspace():
            self._current_block().symbol(text, self.base + start, self.base + end)

    def _text(self, start: int, end: int) -> None:
        if self.left_out_in is not None or (self.block is None and self.source[start:end].isspace()):
            return
        if self.raised and self.anchors:
            self._current_block().mark(Mark(self.base + start, self.base + end, (), is_note=True))
            return
        first = len(self._current_block().offsets)
        position = start
        for entity in _ENTITY.finditer(self.source, start, end):
            meant = entity[0]
            if not meant.endswith(";") and meant[1] != "#" and meant[1:] not in html5:
                continue
            character = unescape(meant)
            if character != meant:
                self._literal(position, entity.start())
                self._current_block().symbol(character, self.base + entity.start(), self.base + entity.end())
                position = entity.end()
        self._literal(position, end)
        if self.raised:
            self._current_block().raised_from(first)
        if self.code:
            self._current_block().code_from(first)

    def _literal(self, start: int, end: int) -> None:
        if self.left_out_in is None and end > start:
            self._current_block().text(self.source[start:end], self.base + start)


def _citation(name: str, attributes: str) -> re.Match[str] | None:
    """Return the keys in a tag that cites, with the space between them."""
    if "data-cites" in attributes:
        return _DATA_CITES.search(attributes)
    return _CITED_BY_LINK.search(attributes) if name == "a" and "doc-biblioref" in attributes else None


def _is_off_the_page(name: str, attributes: str) -> bool:
    """Tell whether what stands in an element is not to be read, or not to be seen."""
    if name in _LEFT_OUT or name in _STRUCK_OUT:
        return True
    if name in ("div", "section", "ul", "ol") and _REFERENCES.search(attributes):
        return True
    lowered = attributes.lower()
    if name in _WITHOUT_END or ("hidden" not in lowered and "none" not in lowered):
        return False
    return bool(_HIDDEN.search(_QUOTED_VALUE.sub("=", attributes)) or _HIDDEN_BY_STYLE.search(attributes))
