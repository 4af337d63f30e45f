"""What of a Word document is read: its parts, what is struck out or deleted, fields, styles, and note marks."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from test_draft import WORD_NAMESPACE, listing, word_document

from kb.draft import read_draft
from kb.errors import FileProblemError

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(one if one[0] == '<' else run(one) for one in runs)}</w:p>"


def styled(text: str, style: str) -> str:
    return paragraph(text, properties=f'<w:pStyle w:val="{style}"/>')


def field(code: str, *results: str) -> str:
    def character(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return character("begin") + instruction + character("separate") + "".join(results) + character("end")


def styles(**names: str) -> str:
    listed = "".join(f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>' for key, name in names.items())
    return f"<w:styles {WORD_NAMESPACE}>{listed}</w:styles>"


def notes(kind: str, text: str) -> str:
    return f"<w:{kind}s {WORD_NAMESPACE}><w:{kind}>{paragraph(text)}</w:{kind}></w:{kind}s>"


def told(document: str, **parts: str) -> list[str]:
    """Return the lines of the sentences of a document without a title, of which nothing is to be warned."""
    head = "title: None\nwarnings: 0\n"
    read = listing(read_draft(Path("x.docx"), word_document(document, **parts)))
    assert read.startswith(head)
    return read.removeprefix(head).splitlines()


def test_a_raised_number_is_a_note_mark_and_a_power_is_not() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    lowered = '<w:vertAlign w:val="subscript"/>'
    assert told(
        paragraph("Massage", run("1", raised), run(",2", raised), " lowers cortisol", run("a", raised), ". ")
        + paragraph("10", run("9", raised), " cells per m", run("2", raised), " in CO", run("2", lowered), ".")
    ) == [
        "1:1-1:29 sentence noted 0/0 Massage lowers cortisol.",
        "2:1-2:25 sentence 0/1 109 cells per m2 in CO2.",
    ]


def test_what_is_struck_out_is_not_read() -> None:
    assert told(
        paragraph(
            "Massage ", run("never ", "<w:strike/>"), run("hardly ", "<w:dstrike/>"),
            run("lowers", '<w:strike w:val="0"/>'), " cortisol.",
        )
    ) == ["1:1-1:25 sentence 0/0 Massage lowers cortisol."]  # fmt: skip


def test_a_deleted_paragraph_mark_joins_the_paragraph_with_the_next() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    in_table = f"<w:tbl><w:tr><w:tc>{paragraph('In a cell.')}</w:tc></w:tr></w:tbl>"
    assert told(
        paragraph("Massage lowers ", properties=deleted)
        + styled("cortisol.", "Quote")
        + paragraph("Before a table ", properties=deleted)
        + in_table
        + paragraph("At the end", properties=deleted)
    ) == [
        "1:1-1:25 quotation 0/0 Massage lowers cortisol.",
        "2:1-2:15 sentence 0/1 Before a table",
        "3:1-3:11 cell 0/2 In a cell.",
        "4:1-4:11 sentence 0/3 At the end",
    ]


def test_notes_after_the_references_belong_to_the_text() -> None:
    assert told(
        styled("References", "Heading1") + paragraph("A work.") + styled("Books", "Heading2") + paragraph("A book."),
        styles=styles(Heading1="heading 1", Heading2="heading 2"),
        footnotes=notes("footnote", "Massage lowers pain."),
        endnotes=notes("endnote", "Massage lowers cortisol."),
    ) == [
        "1:1-1:11 heading listed 0/0 References",
        "2:1-2:8 sentence listed 0/1 A work.",
        "3:1-3:6 heading listed 1/2 Books",
        "4:1-4:8 sentence listed 1/3 A book.",
        "5:1-5:21 sentence 1/4 Massage lowers pain.",
        "6:1-6:25 sentence 1/5 Massage lowers cortisol.",
    ]


def test_a_paragraph_that_says_references_begins_a_list_of_works() -> None:
    assert told(paragraph("It is so.") + paragraph("References") + paragraph("Field T. 2005.")) == [
        "1:1-1:10 sentence 0/0 It is so.",
        "2:1-2:11 heading listed 1/1 References",
        "3:1-3:15 sentence listed 1/2 Field T. 2005.",
    ]


@pytest.mark.parametrize(
    "name",
    ["Bibliography", "EndNote Bibliography", "toc 1", "table of figures", "HTML Preformatted", "Source Code"],
)
def test_styles_of_what_is_no_prose(name: str) -> None:
    document = styled("Massage lowers cortisol.", "X") + paragraph("It is so.")
    assert told(document, styles=styles(X=name)) == ["2:1-2:10 sentence 0/0 It is so."]


@pytest.mark.parametrize(
    "code",
    ["ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", " ADDIN EN.REFLIST ", " BIBLIOGRAPHY ", ' TOC \\o "1-3" \\h '],
)
def test_fields_that_list_works_or_headings(code: str) -> None:
    inner = field(" PAGEREF x ", run("7"))
    listed = paragraph(field(code, run("Massage lowers cortisol."), inner, run("Massage lowers pain.")), " It is so.")
    assert told(listed) == ["1:2-1:11 sentence 0/0 It is so."]


def test_code_within_a_sentence_is_no_prose() -> None:
    code = '<w:rStyle w:val="VerbatimChar"/>'
    assert told(
        paragraph("The ", run("massage. Lowers", code), " variable."), styles=styles(VerbatimChar="Verbatim Char")
    ) == [
        "1:1-1:30 sentence 0/0 The massage. Lowers variable.",
        "  prose: The xxxxxxxxxxxxxxx variable.",
    ]


def test_a_document_whose_parts_have_other_names() -> None:
    packed = BytesIO()
    body = styled("Does it work?", "X") + paragraph("Massage lowers cortisol.")
    with ZipFile(packed, "w") as archive:
        for name, target, kind in (
            ("_rels/.rels", "/word/document2.xml", "officeDocument"),
            ("word/_rels/document2.xml.rels", "styles2.xml", "styles"),
        ):
            relation = f'<Relationship Id="a" Type="{RELATIONS}/{kind}" Target="{target}"/>'
            archive.writestr(
                name,
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f"{relation}</Relationships>",
            )
        archive.writestr("word/styles2.xml", styles(X="heading 1"))
        archive.writestr("word/document2.xml", f"<w:document {WORD_NAMESPACE}><w:body>{body}</w:body></w:document>")
    read = read_draft(Path("x.docx"), packed.getvalue())
    assert [(one.kind, one.text) for one in read.sentences] == [
        ("heading", "Does it work?"),
        ("sentence", "Massage lowers cortisol."),
    ]


def test_broken_relations_are_told() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("_rels/.rels", "<Relationships>")
    with pytest.raises(FileProblemError, match=r"is broken \(_rels/\.rels"):
        read_draft(Path("x.docx"), packed.getvalue())
