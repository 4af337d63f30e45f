"""What is in the zip archive of a Word document: its parts, by what they are for, and the names of its styles."""

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from xml.parsers import expat

from kb.errors import FileProblemError

_LARGEST_UNPACKED = 50_000_000
_WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the strict variant of the format
    }
)
_USUAL_DOCUMENT = "word/document.xml"  # Word Online writes word/document2.xml
_LONGEST_LINE_OF_STYLES = 10


@dataclass(frozen=True, slots=True)
class Part:
    """An XML file of the archive."""

    name: str
    xml: bytes


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parts of a document that are read; `notes` are its footnotes and endnotes."""

    document: Part
    styles: Part | None
    notes: tuple[Part, ...]


def unpacked(data: bytes, where: str) -> WordFile:
    """Return the parts of a document; raises FileProblemError where it is not one, is broken or too large."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _Archive(archive, where).parts()
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


class _Archive:
    def __init__(self, archive: zipfile.ZipFile, where: str) -> None:
        self.archive = archive
        self.where = where
        self.names = set(archive.namelist())
        self.room = _LARGEST_UNPACKED

    def parts(self) -> WordFile:
        name = self._related("").get("officeDocument", _USUAL_DOCUMENT)
        document = self._part(name)
        if document is None:
            raise FileProblemError("This zip archive is not a Word document: it has no text in it.", where=self.where)
        related = self._related(name)
        folder = posixpath.dirname(name)

        def part(kind: str) -> Part | None:
            return self._part(related.get(kind) or posixpath.join(folder, f"{kind}.xml"))

        notes = (part("footnotes"), part("endnotes"))
        return WordFile(document, part("styles"), tuple(one for one in notes if one is not None))

    def _part(self, name: str) -> Part | None:
        if name not in self.names:
            return None
        with self.archive.open(name) as file:
            xml = file.read(self.room + 1)
        self.room -= len(xml)
        if self.room < 0:
            raise FileProblemError(
                "The document unpacks to more than 50 MB of text; split it, and check the parts.", where=self.where
            )
        return Part(name, xml)

    def _related(self, name: str) -> dict[str, str]:
        """Return the names of the parts that a part refers to, by what they are for; what lies outside is left out."""
        folder, file = posixpath.split(name)
        relations = self._part(posixpath.join(folder, "_rels", f"{file}.rels"))
        related: dict[str, str] = {}

        def start(qualified: str, attributes: dict[str, str]) -> None:
            target = attributes.get("Target", "")
            if qualified.endswith(" Relationship") and attributes.get("TargetMode") != "External":
                kind = attributes.get("Type", "").rpartition("/")[2]
                related.setdefault(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))

        if relations is not None:
            xml_parser = parser(self.where)
            xml_parser.StartElementHandler = start
            parse(xml_parser, relations, self.where)
        return related


def parser(where: str) -> expat.XMLParserType:
    """Return a parser that follows nothing outside the file."""
    xml_parser = expat.ParserCreate(namespace_separator=" ")
    xml_parser.buffer_text = True
    xml_parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def refuse(*_: object) -> None:
        raise FileProblemError(
            "The Word document declares entities, which Word never does; it was not read.", where=where
        )

    xml_parser.StartDoctypeDeclHandler = refuse
    xml_parser.EntityDeclHandler = refuse
    return xml_parser


def parse(xml_parser: expat.XMLParserType, part: Part, where: str) -> None:
    """Parse a part; raises FileProblemError where it is broken."""
    try:
        xml_parser.Parse(part.xml, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise FileProblemError(
            f"The Word document is broken ({part.name}: {error}); save it anew from Word.", where=where
        ) from error


def local(qualified: str) -> str:
    """Return the name of an element or attribute of Word's own, and nothing for any other."""
    space, _, name = qualified.rpartition(" ")
    return name if space in _WORD else ""


def value(attributes: dict[str, str], wanted: str = "val") -> str:
    """Return an attribute of Word's own by its name; empty where it is not there."""
    return next((text for name, text in attributes.items() if local(name) == wanted), "")


def lines_of_styles(part: Part | None, where: str) -> dict[str, tuple[str, ...]]:
    """Return for each style, by its id, its English name and those of the styles that it is based on.

    Word translates ids, not names.
    """
    names: dict[str, str] = {}
    based_on: dict[str, str] = {}
    current = ""

    def start(qualified: str, attributes: dict[str, str]) -> None:
        nonlocal current
        name = local(qualified)
        if name == "style":
            current = value(attributes, "styleId")
        elif name == "name" and current:
            names[current] = value(attributes).lower()
        elif name == "basedOn" and current:
            based_on[current] = value(attributes)

    if part is not None:
        xml_parser = parser(where)
        xml_parser.StartElementHandler = start
        parse(xml_parser, part, where)
    lines = {}
    for style in names:
        line: list[str] = []
        ancestor = style
        while ancestor in names and len(line) < _LONGEST_LINE_OF_STYLES:
            line.append(names[ancestor])
            ancestor = based_on.get(ancestor, "")
        lines[style] = tuple(line)
    return lines
