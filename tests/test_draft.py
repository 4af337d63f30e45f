"""What `read_draft` makes of the drafts in tests/draft_cases: `KB_UPDATE_CASES=1` rewrites what is expected."""

import os
import sys
from io import BytesIO
from pathlib import Path
from subprocess import run
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kb.draft import Draft, read_draft
from kb.draft.works import heads_a_list_of_works
from kb.errors import FileProblemError, InvalidInputError, KbError

CASES = Path(__file__).parent / "draft_cases"
NAMES = sorted(path.name for path in CASES.iterdir() if path.suffix not in (".expected", ".parts"))
WORD_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def listing(draft: Draft) -> str:
    lines = [f"title: {draft.title}", f"warnings: {len(draft.warnings)}", *draft.warnings]
    for sentence in draft.sentences:
        start, end = draft.position(sentence.start), draft.position(sentence.end)
        keys = " ".join(f"@{cited.key}" for cited in sentence.citations)
        place = f"{start[0]}:{start[1]}-{end[0]}:{end[1]}"
        told = [
            sentence.kind,
            *(["listed"] if sentence.in_list_of_works else []),
            *(["noted"] if sentence.bears_note else []),
        ]
        lines.append(
            f"{place} {' '.join(told)} {sentence.section}/{sentence.paragraph} {sentence.text} {keys}".rstrip()
        )
        if sentence.no_prose:
            lines.append(f"  prose: {sentence.prose}")
    for cited in draft.citations:
        line, column = draft.position(cited.start)
        lines.append(f"cites {line}:{column} {cited.key}")
    for directive in draft.directives:
        line, column = draft.position(directive.start)
        lines.append(f"directive {line}:{column} {directive.kind} {directive.arguments} ({directive.reason})")
    return "\n".join(lines) + "\n"


def word_document(document: str, **other_parts: str) -> bytes:
    """Return a .docx with the given body, and other parts by their name (`styles`, `footnotes`)."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {WORD_NAMESPACE}><w:body>{document}</w:body></w:document>")
        for name, xml in other_parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return packed.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_is_read_as_expected(name: str) -> None:
    found = listing(read_draft(CASES / name))
    expected = CASES / f"{name}.expected"
    if os.environ.get("KB_UPDATE_CASES"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_a_citation_in_a_word_table_goes_with_its_own_row(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in cells) + "</w:tr>"

    path = tmp_path / "table.docx"
    path.write_bytes(
        word_document(
            "<w:tbl>" + row("It fell", "[@after]") + row("[@before]", "It rose") + row("It stayed") + "</w:tbl>"
        )
    )
    sentences = read_draft(path).sentences
    assert [(one.text, [cited.key for cited in one.citations]) for one in sentences] == [
        ("It fell", ["after"]),
        ("It rose", ["before"]),
        ("It stayed", []),
    ]
    assert len({one.row for one in sentences}) == 3


def test_windows_line_ends_change_nothing_but_the_offsets() -> None:
    for name in NAMES:
        data = (CASES / name).read_bytes()
        if name.endswith(".docx") or b"\r" in data:
            continue
        path = CASES / name
        assert listing(read_draft(path, data.replace(b"\n", b"\r\n"))) == listing(read_draft(path, data)), name


def test_positions_count_characters_and_know_three_line_ends() -> None:
    draft = read_draft(Path("x.txt"), "a\r\nb\rc\n😀\u2028d\fe".encode())
    assert [draft.position(draft.source.index(letter)) for letter in "abcde"] == [
        (1, 1), (2, 1), (3, 1), (4, 3), (4, 5),
    ]  # fmt: skip


def test_the_offsets_of_a_sentence_place_every_word() -> None:
    draft = read_draft(Path("x.md"), b"Massage **therapy**\nlowers &auml;hm cortisol.")
    (sentence,) = draft.sentences
    at = sentence.text.index("cortisol")
    assert draft.position(sentence.offsets[at]) == (2, 17)
    assert draft.source[sentence.offsets[at] :].startswith("cortisol")


def test_standard_input_is_markdown_unless_a_format_is_named() -> None:
    assert read_draft(Path("-"), b"# A *b*").sentences[0].text == "A b"
    assert read_draft(Path("-"), b"\\emph{b}", "latex").format == "latex"
    assert read_draft(Path("x.md"), b"<p>b</p>", "htm").format == "html"


@pytest.mark.parametrize(
    ("encoding", "warned"),
    [("utf-8-sig", False), ("utf-16", False), ("utf-16-be", False), ("cp1252", True), ("latin-1", True)],
)
def test_encodings(encoding: str, warned: bool) -> None:
    text = "Massage eases “café” nerves." if encoding != "latin-1" else "Massage eases caf\xe9 \x81 nerves."
    data = text.encode(encoding)
    draft = read_draft(Path("x.txt"), b"\xfe\xff" + data if encoding == "utf-16-be" else data)
    assert draft.sentences[0].text == text
    assert bool(draft.warnings) is warned


def test_a_page_in_another_encoding_is_read_as_it_says() -> None:
    page = '<meta charset="koi8-r"><p>Массаж.</p>'.encode("koi8-r")
    assert read_draft(Path("x.html"), page).sentences[0].text == "Массаж."


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("x.md", word_document(""), "This is a Word document"),
        ("x.md", b"%PDF-1.7 ...", "This is a PDF, not Markdown."),
        ("x.txt", b"{\\rtf1 hello}", "This is an RTF document, not plain text."),
        ("x.tex", b"a\0b", "the file is binary"),
        ("x.html", bytes(range(1, 32)) * 10, "the file is binary"),
        ("x.docx", b"", "This file is empty."),
        ("x.docx", b"# Hello", "not a Word document"),
        ("x.docx", b"\xd0\xcf\x11\xe0old", "an old Word document"),
        ("x.docx", b"PK\x03\x04broken", "broken and cannot be unpacked"),
        ("x.docx", word_document("")[:-30], "broken and cannot be unpacked"),
        ("x.docx", word_document("<w:p>"), "is broken (word/document.xml"),
        ("x.pdf", b"", "cannot tell the format"),
        ("x", b"", "without an ending"),
        ("x.md", b"a" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_a_file_that_is_not_what_its_name_says(name: str, data: bytes, message: str) -> None:
    with pytest.raises(FileProblemError) as problem:
        read_draft(Path(name), data)
    assert message in str(problem.value)
    assert problem.value.where == name


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "none.md", tmp_path):
        with pytest.raises(FileProblemError):
            read_draft(path, format="markdown")
    with pytest.raises(InvalidInputError, match=r"does not know the draft format “odt”"):
        read_draft(Path("x.odt"), b"", "odt")


def test_a_zip_without_a_document_and_a_zip_bomb() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(FileProblemError, match="has no text in it"):
        read_draft(Path("x.docx"), packed.getvalue())
    with pytest.raises(FileProblemError, match="more than 50 MB"):
        read_draft(Path("x.docx"), word_document(" " * 51_000_000))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_a_word_document_that_tries_to_reach_outside(doctype: str) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", f"{doctype}<w:document {WORD_NAMESPACE}/>")
    with pytest.raises(FileProblemError, match="declares entities"):
        read_draft(Path("x.docx"), packed.getvalue())


@pytest.mark.parametrize("suffix", [".md", ".tex", ".html", ".txt"])
@pytest.mark.parametrize("data", [b"", b" \n\n\t", b"---\n---\n"])
def test_an_empty_draft_has_no_sentences(suffix: str, data: bytes) -> None:
    assert read_draft(Path("x" + suffix), data).sentences == ()


def test_nothing_heavy_is_imported_before_a_draft_is_read() -> None:
    code = (
        "import sys, kb.draft; print([m for m in ('pyromark', 'yaml', 'zipfile', 'html', 'xml') if m in sys.modules])"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_unknown_instructions_are_told() -> None:
    draft = read_draft(Path("x.md"), b"A.\n\n<!-- kb: ignroe overstated -->\n")
    assert draft.warnings == ("Line 3: kb has no instruction “ignroe”; it has “ignore” and “claim”.",)
    assert issubclass(FileProblemError, KbError)


@pytest.mark.parametrize(
    "heading", ["References", "2. Bibliography", "Works cited", "Further reading:", "Key references"]
)
def test_a_list_of_works(heading: str) -> None:
    assert heads_a_list_of_works(heading)


@pytest.mark.parametrize("heading", ["Reading the evidence", "Results", "Sources of pain", "Notes"])
def test_no_list_of_works(heading: str) -> None:
    assert not heads_a_list_of_works(heading)


def test_macros_print_no_more_than_anybody_reads() -> None:
    text = "\\newcommand{\\a}{" + "massage " * 10_000 + "}\nBefore.\n\n" + "\\a\n\n" * 2000 + "After."
    draft = read_draft(Path("x.tex"), text.encode())
    assert sum(len(sentence.text) for sentence in draft.sentences) < 2_100_000
    assert draft.sentences[0].text == "Before."
    assert "Line 54: the macros print more than 2,000,000 characters; what follows was not read." in draft.warnings


def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    loop = tmp_path / "loop.md"
    loop.symlink_to(loop)
    with pytest.raises(FileProblemError, match=r"The file cannot be read: [^\[\]]+\.\Z"):
        read_draft(loop)
