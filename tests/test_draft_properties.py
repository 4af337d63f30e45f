"""What holds of any draft whatever: offsets, ranges, errors, and time that grows with length."""

import html
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_draft import word_document

from kb.draft import Draft, read_draft
from kb.errors import KbError

SUFFIXES = [".md", ".tex", ".html", ".txt"]
PIECES = {
    ".md": [
        "# ",
        "## ",
        "\n",
        "\n\n",
        "\r\n",
        "> ",
        "- ",
        "1. ",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "[@key]",
        "[see @a; @b, p. 3]",
        "@key",
        "\\@",
        "@{a b}",
        "&amp;",
        "&#x1f600;",
        "<b>",
        "</b>",
        "<!-- kb: ignore x -->",
        "<div>",
        "</div>",
        "[text](url)",
        "![alt](x)",
        "[^1]",
        "[^1]: ",
        "^[note]",
        "$x$",
        "$",
        "~~",
        "| a | b |\n|---|---|\n",
        ":::",
        "{.c}",
        "---\n",
        "title: x\n",
        "<http://x.y>",
        "https://x.org/a.",
        ": ",
        "<p",
        "&",
        "\t",
        "<!--",
        "-->",
        "<sup>",
        "</sup>",
        "^1^",
        "$^1$",
        "¹",
        "::: {#refs}\n",
        "\n:::\n",
        '<div id="refs">',
        "{% comment %}",
        "{% endcomment %}",
        "**References**",
        "% ",
    ],
    ".tex": [
        "\\section{",
        "\\emph{",
        "}",
        "{",
        "\\footnote{",
        "%",
        "% kb: ignore x\n",
        "\n",
        "\n\n",
        "\r\n",
        "$",
        "$$",
        "\\(",
        "\\)",
        "\\[",
        "\\]",
        "\\cite{a, b}",
        "\\cite[x]{a}",
        "\\cites(x)[y]{a}{b}",
        "\\begin{quote}",
        "\\end{quote}",
        "\\begin{equation}",
        "\\end{equation}",
        "\\begin{tabular}{l}",
        "\\end{tabular}",
        "&",
        "\\\\",
        "~",
        "\\'e",
        '\\"{o}',
        "\\c{c}",
        "\\item",
        "\\item[x]",
        "\\begin{itemize}",
        "\\end{itemize}",
        "\\begin{figure}",
        "\\end{figure}",
        "\\caption{",
        "\\begin{document}",
        "\\end{document}",
        "\\verb|x|",
        "\\begin{verbatim}",
        "\\end{verbatim}",
        "``",
        "''",
        "--",
        "---",
        "\\enquote{",
        "\\title{",
        "\\newcommand{\\x}{y}",
        "\\x",
        "\\url{",
        "[",
        "]",
        "\\ldots",
        "\\ss ",
        "\\",
        "\\textsuperscript{",
        "$^{1}$",
        "\\iffalse",
        "\\iftrue",
        "\\ifx",
        "\\else",
        "\\fi",
        "\\texorpdfstring{",
        "\\only<1>",
        "\\sout{",
        "\\begin{frame}{",
        "}{",
        "\\end{frame}",
        "\\vskip 3pt plus 2pt",
        "\\citeA<see>{t}",
        "\\volcite{2}{t}",
        "\\mintinline{x}{y}",
    ],
    ".html": [
        "<p>",
        "</p>",
        "<h1>",
        "</h1>",
        "<li>",
        "<ul>",
        "</ul>",
        "<td>",
        "<table>",
        "</table>",
        "<blockquote>",
        "</blockquote>",
        "&amp;",
        "&eacute",
        "&#65;",
        "&",
        "<!--",
        "-->",
        "<!-- kb: claim x -->",
        "<script>",
        "</script>",
        "<pre>",
        "</pre>",
        "<br>",
        "<q>",
        "</q>",
        "<sup>",
        '<a href="',
        '">',
        "<a>",
        "</a>",
        "</sup>",
        '<span data-cites="a b">',
        "</span>",
        "[@key]",
        "<title>",
        "</title>",
        "<![CDATA[",
        "]]>",
        "<?xml?>",
        "<",
        ">",
        '"',
        "'",
        '<div id="refs">',
        "</div>",
        "\n",
        "\r\n",
        "<p hidden>",
        '<div style="display:none">',
        '<section class="footnotes">',
        "</section>",
        "<footer>",
        "<h2>References</h2>",
        "<code>",
        "</code>",
        '<a role="doc-biblioref" href="#ref-a">',
    ],
    ".txt": ["- ", "1. ", "> ", "\n", "\n\n", "\r\n", "[@key]", "\\cite{a}", "=====", "* ", "https://x.org.", "\t"],
}
WORDS = (
    "Massage|lowers| |. |? |cortisol|e.g. |et al. |(|)|“|”|é|e\u0301|😀|\u00a0|\u00ad|p < .05|U.S. |3.5|\ue0a7|。|…|."
)


def drafts(suffix: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES[suffix] + WORDS.split("|")), max_size=60).map("".join)


def check_positions(draft: Draft) -> None:
    source = draft.source
    seen: set[int] = set()
    for sentence in draft.sentences:
        assert len(sentence.offsets) == len(sentence.text)
        assert list(sentence.offsets) == sorted(sentence.offsets)
        assert 0 <= sentence.start <= sentence.offsets[0]
        assert sentence.offsets[-1] < sentence.end <= len(source)
        assert not seen.intersection(sentence.offsets)
        seen.update(sentence.offsets)
        assert sentence.text == " ".join(sentence.text.split())
        for offset, character in zip(sentence.offsets, sentence.text, strict=True):
            written = source[offset]
            quoted = written + character in ("{“", "}”")  # what \enquote prints
            assert quoted or written == character or character in " \ufffd" or written in "&\\~`'-<$"
    for cited in draft.citations:
        assert html.unescape(source[cited.start : cited.end]) == cited.key or "&" in source[cited.start : cited.end]
    for place in (0, len(source)):
        line, column = draft.position(place)
        assert line >= 1
        assert column >= 1
    kinds = [sentence.section for sentence in draft.sentences]
    assert kinds == sorted(kinds)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_offsets_are_in_order_and_literal(suffix: str, data: st.DataObject) -> None:
    check_positions(read_draft(Path("x" + suffix), data.draw(drafts(suffix)).encode()))


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(deadline=None, max_examples=100)
@given(text=st.text(max_size=200))
def test_any_text_is_read(suffix: str, text: str) -> None:
    try:
        draft = read_draft(Path("x" + suffix), text.encode("utf-8", "replace"))
    except KbError:
        return
    check_positions(draft)


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".docx"])
@settings(deadline=None, max_examples=100)
@given(data=st.binary(max_size=300))
def test_any_bytes_give_a_draft_or_one_clear_error(suffix: str, data: bytes) -> None:
    for beginning in (b"", b"PK\x03\x04", b"\xff\xfe"):
        try:
            check_positions(read_draft(Path("x" + suffix), beginning + data))
        except KbError as error:
            assert error.message.endswith(".")


@settings(deadline=None, max_examples=60)
@given(data=st.binary(min_size=1, max_size=8), place=st.floats(0, 1))
def test_a_damaged_word_document_gives_a_draft_or_one_clear_error(data: bytes, place: float) -> None:
    whole = word_document("<w:p><w:r><w:t>Massage lowers cortisol.</w:t></w:r></w:p>" * 3)
    at = int(place * len(whole))
    for damaged in (whole[:at] + data + whole[at + len(data) :], whole[:at]):
        try:
            check_positions(read_draft(Path("x.docx"), damaged))
        except KbError as error:
            assert error.message.endswith(".")


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(WORDS.split("|")), max_size=30).map("".join))
def test_word_text_is_read_character_for_character(text: str) -> None:
    draft = read_draft(Path("x.docx"), word_document(f"<w:p><w:r><w:t>{html.escape(text)}</w:t></w:r></w:p>"))
    check_positions(draft)


PROSE = "Massage therapy *lowers* cortisol in 40 adults (p < .05), as [@field2005] and others found. "
REPEATED = {
    ".md": [
        "> ",
        "- ",
        "[",
        "*a ",
        "[@",
        "[@a",
        "![",
        "<a ",
        "`",
        "a\n: b\n",
        "^[",
        "$a",
        "<!--",
        "| a ",
        "&",
        "@{",
        "~a",
        "{.a ",
        "{% comment %}",
        "<div ",
        "::: {#refs}\n",
        "a¹",
        "a^1^",
    ],
    ".tex": [
        "{",
        "}",
        "\\emph{",
        "\\footnote{",
        "$",
        "$$",
        "\\begin{quote}",
        "\\end{quote}",
        "\\item[",
        "\\cite[",
        "%",
        "\\begin{equation}",
        "\\begin{verbatim}",
        "\\(",
        "\\[",
        "\\verb|",
        "\\cites(",
        "\\label{",
        "\\newcommand{",
        " \n",
        "\\ifx ",
        "\\else ",
        "\\ifx a\\else b\\fi ",
        "\\a<",
        "\\textsuperscript{",
        "\\texorpdfstring{",
        "a$^1$",
        "\\text{",
    ],
    ".html": [
        "<",
        "<a ",
        '<a "',
        "<!--",
        "<p",
        "<p>",
        "<blockquote>",
        "</b>",
        "<pre>",
        "<script>",
        "&",
        "<li>",
        "<title>",
        "<![CDATA[",
        '<span data-cites="a">',
        "<td></tr>",
        "<p class=a" + " class=a" * 5000 + ">",
        "<p hidden>",
        '<section class="footnotes">',
        "a<sup>1</sup>",
        "<a role=doc-biblioref href=#ref-a>",
    ],
    ".txt": ["> ", "- a\n", "a. ", "[@a", "[", "https://", "\\cite{", " ", ". ) ", "A. "],
}


@pytest.mark.parametrize(("suffix", "piece"), [(suffix, piece) for suffix in REPEATED for piece in REPEATED[suffix]])
def test_time_grows_with_length_alone_on_hostile_input(suffix: str, piece: str) -> None:
    def seconds(size: int) -> float:
        data = (piece * (size // len(piece))).encode()
        start = time.process_time()
        read_draft(Path("x" + suffix), data)
        return time.process_time() - start

    seconds(1000)
    assert seconds(200_000) < 12 * seconds(50_000) + 0.3


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_draft_of_two_megabytes_takes_seconds(suffix: str) -> None:
    start = time.process_time()
    draft = read_draft(Path("x" + suffix), ((PROSE * 8 + "\n\n") * (2_000_000 // len(PROSE) // 8)).encode())
    assert len(draft.sentences) > 10_000
    assert time.process_time() - start < 60


@pytest.mark.parametrize(
    ("suffix", "opening"),
    [(".md", "> "), (".md", "- "), (".html", "<blockquote>"), (".tex", "\\begin{quote}")],
)
def test_ten_thousand_levels_of_nesting(suffix: str, opening: str) -> None:
    draft = read_draft(Path("x" + suffix), (opening * 10_000 + "Massage helps.").encode())
    assert [sentence.text for sentence in draft.sentences][-1:] == ["Massage helps."]
