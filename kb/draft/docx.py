"""Word documents: the visible text, one paragraph a line; nothing outside the file is ever followed."""

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from xml.parsers import expat

from kb.draft.blocks import Block, Manuscript
from kb.draft.draft import SentenceKind
from kb.errors import FileProblemError

_LARGEST_UNPACKED = 50_000_000
_WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the strict variant of the format
    }
)
_ALTERNATIVES = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_CITATION_FIELDS = ("ADDIN ZOTERO_ITEM", "ADDIN EN.CITE", "ADDIN CSL_CITATION", "CITATION ")
_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "delText", "delInstrText", "rPrChange", "pPrChange"})
_LINES_OF_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    kind: SentenceKind
    row: int  # how many rows of tables have begun before its end


class _State:
    """A paragraph while it is read."""

    __slots__ = ("in_cell", "numbered", "outline", "parts", "style")

    def __init__(self, *, in_cell: bool) -> None:
        self.parts: list[str] = []
        self.style = ""
        self.numbered = False
        self.outline = False
        self.in_cell = in_cell


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
    parts = _unpacked(data, where)
    styles = _styles(parts.get("word/styles.xml", b""), where)
    reader = _Reader(styles, where)
    for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        if name in parts:
            reader.read(name, parts[name])
    manuscript = Manuscript("\n".join(paragraph.text for paragraph in reader.paragraphs))
    offset = 0
    row = 0
    for paragraph in reader.paragraphs:
        if paragraph.row != row:
            row = paragraph.row
            manuscript.begin_row()
        block = Block(paragraph.kind)
        block.text(paragraph.text, offset)
        manuscript.add(block)
        offset += len(paragraph.text) + 1
    if reader.citation_fields:
        manuscript.warnings.append(
            f"Citations put in by Word or a reference manager are not read ({reader.citation_fields} here); "
            "kb reads marks typed as [@key]."
        )
    return manuscript


def _unpacked(data: bytes, where: str) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    room = _LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" not in names:
                raise FileProblemError("This zip archive is not a Word document: it has no text in it.", where=where)
            for name in ("word/document.xml", "word/styles.xml", "word/footnotes.xml", "word/endnotes.xml"):
                if name in names:
                    with archive.open(name) as part:
                        parts[name] = part.read(room + 1)
                    room -= len(parts[name])
                    if room < 0:
                        raise FileProblemError(
                            "The document unpacks to more than 50 MB of text; split it, and check the parts.",
                            where=where,
                        )
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,  # encrypted, or packed in a way that is not known
        ValueError,
    ) as error:
        raise FileProblemError(
            f"The Word document is broken and cannot be unpacked ({error}); save it anew from Word.",
            where=where,
        ) from error
    return parts


def _parser(where: str) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def refuse(*_: object) -> None:
        raise FileProblemError(
            "The Word document declares entities, which Word never does; it was not read.", where=where
        )

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def _parse(parser: expat.XMLParserType, xml: bytes, name: str, where: str) -> None:
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise FileProblemError(
            f"The Word document is broken ({name}: {error}); save it anew from Word.", where=where
        ) from error


def _local(qualified: str) -> str:
    """Return the name of an element or attribute of Word's own, and nothing for any other."""
    space, _, name = qualified.rpartition(" ")
    return name if space in _WORD else ""


def _value(attributes: dict[str, str], wanted: str = "val") -> str:
    return next((value for name, value in attributes.items() if _local(name) == wanted), "")


def _styles(xml: bytes, where: str) -> dict[str, str]:
    """Return the English name of every style by its id; Word translates ids, not names."""
    names: dict[str, str] = {}
    based_on: dict[str, str] = {}
    current = ""

    def start(qualified: str, attributes: dict[str, str]) -> None:
        nonlocal current
        name = _local(qualified)
        if name == "style":
            current = _value(attributes, "styleId")
        elif name == "name" and current:
            names[current] = _value(attributes).lower()
        elif name == "basedOn" and current:
            based_on[current] = _value(attributes)

    if xml:
        parser = _parser(where)
        parser.StartElementHandler = start
        _parse(parser, xml, "word/styles.xml", where)
    resolved = dict(names)
    for style in names:
        ancestor = style
        for _ in range(10):
            if _kind_of_style(names.get(ancestor, "")) is not None:
                resolved[style] = names[ancestor]
                break
            ancestor = based_on.get(ancestor, "")
    return resolved


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


class _Reader:
    def __init__(self, styles: dict[str, str], where: str) -> None:
        self.styles = styles
        self.where = where
        self.paragraphs: list[_Paragraph] = []
        self.citation_fields = 0
        self.open: list[_State] = []
        self.cells = self.rows = self.left_out = 0
        self.in_text = self.in_code = self.hidden = False
        self.field_codes: list[str] = []
        self.skipped: list[str] = []

    def read(self, name: str, xml: bytes) -> None:
        parser = _parser(self.where)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        _parse(parser, xml, name, self.where)

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        name = _local(qualified)
        is_note_line = name in ("footnote", "endnote") and _value(attributes, "type") in _LINES_OF_NOTES
        if name in _LEFT_OUT or qualified == f"{_ALTERNATIVES} Fallback" or is_note_line:
            self.left_out += 1
            self.skipped.append(qualified)
        if name == "instrText":
            self.in_code = True
        elif name == "fldSimple":
            self._field(_value(attributes, "instr"))
        if self.left_out:
            return
        if name == "p":
            self.open.append(_State(in_cell=self.cells > 0))
        elif name == "tr":
            self.rows += 1
        elif name == "tc":
            self.cells += 1
        elif name == "t":
            self.in_text = True
        elif name == "r":
            self.hidden = False
        elif name == "fldChar":
            self._field_character(_value(attributes, "fldCharType"))
        elif self.open:
            self._property(name, attributes)

    def _property(self, name: str, attributes: dict[str, str]) -> None:
        paragraph = self.open[-1]
        if name == "pStyle":
            paragraph.style = self.styles.get(_value(attributes), _value(attributes).lower())
        elif name == "numPr":
            paragraph.numbered = True
        elif name == "numId" and _value(attributes) == "0":
            paragraph.numbered = False
        elif name == "outlineLvl":
            paragraph.outline = _value(attributes) in tuple("012345678")
        elif name == "vanish":
            self.hidden = _value(attributes) not in ("0", "false", "off")
        elif name in ("br", "cr", "tab", "ptab"):
            paragraph.parts.append("\t" if name.endswith("tab") else " ")
        elif name == "noBreakHyphen":
            paragraph.parts.append("\u2011")

    def _end(self, qualified: str) -> None:
        name = _local(qualified)
        if name == "instrText":
            self.in_code = False
        if self.skipped and self.skipped[-1] == qualified:
            self.skipped.pop()
            self.left_out -= 1
            return
        if self.left_out:
            return
        if name == "p" and self.open:
            self._close(self.open.pop())
        elif name == "tc":
            self.cells -= 1
        elif name == "t":
            self.in_text = False

    def _close(self, paragraph: _State) -> None:
        text = " ".join("".join(paragraph.parts).splitlines())
        kind = _kind_of_style(paragraph.style)
        if kind is None:
            if paragraph.outline:
                kind = "heading"
            elif paragraph.numbered:
                kind = "item"
            else:
                kind = "cell" if paragraph.in_cell else "sentence"
        self.paragraphs.append(_Paragraph(text, kind, self.rows))

    def _characters(self, text: str) -> None:
        if self.in_code:
            self.field_codes.append(text)
        elif self.in_text and not self.left_out and not self.hidden and self.open:
            self.open[-1].parts.append(text)

    def _field_character(self, kind: str) -> None:
        if kind == "begin":
            self.field_codes.clear()
        elif kind in ("separate", "end"):
            self._field("".join(self.field_codes))
            self.field_codes.clear()

    def _field(self, code: str) -> None:
        self.citation_fields += code.strip().startswith(_CITATION_FIELDS)
