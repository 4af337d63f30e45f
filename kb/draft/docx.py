"""Word documents: the visible text, one paragraph a line; nothing outside the file is ever followed."""

import re
from dataclasses import dataclass, field

from kb.draft.block import Block, Ranges, add_range
from kb.draft.draft import SentenceKind
from kb.draft.manuscript import Manuscript
from kb.draft.wordfile import Part, lines_of_styles, local, parse, parser, unpacked, value
from kb.errors import FileProblemError

_ALTERNATIVES = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_CITATION_FIELDS = ("ADDIN ZOTERO_ITEM", "ADDIN EN.CITE", "ADDIN CSL_CITATION", "CITATION ")
# Fields whose results are lists that a program makes: of works, of headings.
_LISTING_FIELDS = re.compile(r"\s*(?:ADDIN (?:ZOTERO_BIBL|EN\.REFLIST|CSL_BIBLIOGRAPHY)|BIBLIOGRAPHY|TOC)\b")
_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "delText", "delInstrText", "rPrChange", "pPrChange"})
_LINES_OF_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_OFF = ("0", "false", "off")
_LEVELS = tuple("012345678")
_LEVEL_IN_NAME = re.compile(r"heading (\d)")
_STYLES_LEFT_OUT = re.compile(
    r"toc \d|table of (?:figures|authorities)|(?:endnote )?bibliography|html preformatted|source code"
)
_CODE_STYLES = frozenset({"verbatim char", "html code", "html keyboard", "html sample", "source text"})
_LINE_ENDS = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while it is read, and after that; `row` counts the rows of tables that have begun before its end."""

    in_cell: bool
    is_note: bool
    parts: list[str] = field(default_factory=list)
    length: int = 0
    code: Ranges = field(default_factory=list)
    raised: Ranges = field(default_factory=list)
    styles: tuple[str, ...] = ()
    numbered: bool = False
    outline: str = ""
    joined: bool = False  # with the next one: its mark was taken out
    row: int = 0

    def add(self, text: str) -> int:
        """Add text; return where it begins."""
        first = self.length
        self.parts.append(text.translate(_LINE_ENDS))
        self.length += len(text)
        return first

    def text(self) -> str:
        return "".join(self.parts)

    def begin_with(self, other: "_Paragraph") -> None:
        self.parts, self.length = list(other.parts), other.length
        self.code, self.raised = list(other.code), list(other.raised)

    @property
    def left_out(self) -> bool:
        return any(_STYLES_LEFT_OUT.fullmatch(name) for name in self.styles)

    def block(self, offset: int) -> Block:
        """Return the block of the paragraph, which stands at an offset."""
        kind, level = self._kind()
        block = Block(kind, level=level, is_note=self.is_note)
        block.text(self.text(), offset)
        block.code_ranges, block.raised_ranges = self.code, self.raised
        return block

    def _kind(self) -> tuple[SentenceKind, int]:
        for name in self.styles:
            kind = _kind_of_style(name)
            if kind is not None:
                level = _LEVEL_IN_NAME.match(name)
                return kind, int(level[1]) if level else 1
        if self.outline in _LEVELS:
            return "heading", int(self.outline) + 1
        if self.numbered:
            return "item", 1
        return "cell" if self.in_cell else "sentence", 1


def read_docx(data: bytes, where: str) -> Manuscript:
    """Return the manuscript of a Word document; raises FileProblemError where it is not one, or is broken."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileProblemError(
            "This is an old Word document (.doc) or has a password; save it as .docx without a password.",
            where=where,
        )
    if not data.startswith(b"PK"):
        what = "empty" if not data else "not a Word document (.docx), whatever it is called"
        raise FileProblemError(f"This file is {what}.", where=where)
    file = unpacked(data, where)
    reader = _Reader(lines_of_styles(file.styles, where), where)
    reader.read(file.document)
    for part in file.notes:
        reader.read(part, are_notes=True)
    manuscript = Manuscript("\n".join(paragraph.text() for paragraph in reader.paragraphs))
    offset = 0
    row = 0
    for paragraph in reader.paragraphs:
        if paragraph.row != row:
            row = paragraph.row
            manuscript.begin_row()
        if not paragraph.left_out:
            manuscript.add(paragraph.block(offset))
        offset += paragraph.length + 1
    if reader.citation_fields:
        manuscript.warnings.append(
            f"Citations put in by Word or a reference manager are not read ({reader.citation_fields} here); "
            "kb reads marks typed as [@key]."
        )
    return manuscript


def _kind_of_style(name: str) -> SentenceKind | None:
    if name == "title":
        return "title"
    if name.startswith("heading") or name == "subtitle":
        return "heading"
    if name.startswith("list"):
        return "item"
    if "quote" in name or name == "block text":
        return "quotation"
    return "caption" if name == "caption" else None


class _Run:
    """How the text of a run looks."""

    __slots__ = ("code", "hidden", "raised", "struck_out")

    def __init__(self) -> None:
        self.code = self.hidden = self.raised = self.struck_out = False


class _Reader:
    def __init__(self, styles: dict[str, tuple[str, ...]], where: str) -> None:
        self.styles = styles
        self.where = where
        self.paragraphs: list[_Paragraph] = []
        self.citation_fields = 0
        self.open: list[_Paragraph] = []
        self.joined: _Paragraph | None = None
        self.cells = self.rows = self.left_out = 0
        self.are_notes = self.in_text = self.in_code = False
        self.in_properties = False  # of a paragraph, among which are those of the mark that ends it
        self.run = _Run()
        self.fields: list[_Field] = []
        self.skipped: list[str] = []

    def read(self, part: Part, *, are_notes: bool = False) -> None:
        self.are_notes = are_notes
        self.fields.clear()
        xml_parser = parser(self.where)
        xml_parser.StartElementHandler = self._start
        xml_parser.EndElementHandler = self._end
        xml_parser.CharacterDataHandler = self._characters
        parse(xml_parser, part, self.where)
        self._add_joined()

    def _add_joined(self) -> None:
        """Add the paragraph that would be joined with the next, as there is none."""
        if self.joined is not None:
            self.paragraphs.append(self.joined)
            self.joined = None

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        name = local(qualified)
        is_note_line = name in ("footnote", "endnote") and value(attributes, "type") in _LINES_OF_NOTES
        if name in ("del", "moveFrom") and self.in_properties and self.open and not self.left_out:
            self.open[-1].joined = True
        if name in _LEFT_OUT or qualified == f"{_ALTERNATIVES} Fallback" or is_note_line:
            self.left_out += 1
            self.skipped.append(qualified)
        if name == "instrText":
            self.in_code = True
        elif name == "fldSimple":
            self.fields.append(_Field(value(attributes, "instr")))
            self._has_code(self.fields[-1])
        if not self.left_out:
            self._begin(name, attributes)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "p":
            self.open.append(_Paragraph(self.cells > 0, self.are_notes))
            if self.joined is not None:
                self.open[-1].begin_with(self.joined)
                self.joined = None
        elif name == "tbl":
            self._add_joined()
        elif name == "tr":
            self.rows += 1
        elif name == "tc":
            self.cells += 1
        elif name == "t":
            self.in_text = True
        elif name == "r":
            self.run = _Run()
        elif name == "fldChar":
            self._field_character(value(attributes, "fldCharType"))
        elif self.open:
            self._property(name, attributes)

    def _property(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("br", "cr", "tab", "ptab"):
            self._print("\t" if name.endswith("tab") else " ")
        elif name == "noBreakHyphen":
            self._print("\u2011")
        elif name == "pPr":
            self.in_properties = True
        elif self.in_properties:
            self._shape(self.open[-1], name, value(attributes))
        else:
            self._look(name, value(attributes))

    def _shape(self, paragraph: _Paragraph, name: str, given: str) -> None:
        if name == "pStyle":
            paragraph.styles = self.styles.get(given, (given.lower(),))
        elif name in ("numPr", "numId"):
            paragraph.numbered = given != "0"
        elif name == "outlineLvl":
            paragraph.outline = given

    def _look(self, name: str, given: str) -> None:
        on = given not in _OFF
        if name == "vanish":
            self.run.hidden = on
        elif name in ("strike", "dstrike"):
            self.run.struck_out = on
        elif name == "vertAlign":
            self.run.raised = given == "superscript"
        elif name == "rStyle":
            self.run.code = not _CODE_STYLES.isdisjoint(self.styles.get(given, (given.lower(),)))

    def _end(self, qualified: str) -> None:
        name = local(qualified)
        if name == "instrText":
            self.in_code = False
        elif name == "fldSimple" and self.fields:
            self.fields.pop()
        if self.skipped and self.skipped[-1] == qualified:
            self.skipped.pop()
            self.left_out -= 1
            return
        if self.left_out:
            return
        if name == "p" and self.open:
            self._close(self.open.pop())
        elif name == "pPr":
            self.in_properties = False
        elif name == "tc":
            self.cells -= 1
        elif name == "t":
            self.in_text = False

    def _close(self, paragraph: _Paragraph) -> None:
        paragraph.row = self.rows
        if paragraph.joined and not paragraph.in_cell and not self.open:
            self.joined = paragraph
        else:
            self.paragraphs.append(paragraph)

    def _characters(self, text: str) -> None:
        if self.in_code:
            if self.fields:
                self.fields[-1].code += text
        elif self.in_text and not self.left_out:
            self._print(text)

    def _print(self, text: str) -> None:
        run = self.run
        if not self.open or run.hidden or run.struck_out or any(one.lists for one in self.fields):
            return
        paragraph = self.open[-1]
        first = paragraph.add(text)
        if run.code:
            add_range(paragraph.code, first, paragraph.length)
        if run.raised:
            add_range(paragraph.raised, first, paragraph.length)

    def _field_character(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif self.fields:
            self._has_code(self.fields[-1])
            if kind == "end":
                self.fields.pop()

    def _has_code(self, one: "_Field") -> None:
        if not one.read:
            one.read = True
            one.lists = _LISTING_FIELDS.match(one.code) is not None
            self.citation_fields += one.code.strip().startswith(_CITATION_FIELDS)


@dataclass(slots=True)
class _Field:
    """What Word puts in by itself: the code that says what, and then its result, which may hold other fields."""

    code: str = ""
    read: bool = False
    lists: bool = False
