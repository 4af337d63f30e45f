"""Drafts: Markdown, LaTeX, HTML, Word or plain text becomes sentences with exact positions."""

from pathlib import Path

from kb.draft.decoding import bytes_of, decoded, refuse_what_is_not_text
from kb.draft.draft import CitedKey, Directive, Draft, Sentence
from kb.errors import FileProblemError, InvalidInputError

__all__ = ["SUFFIXES", "CitedKey", "Directive", "Draft", "Sentence", "read_draft"]

SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".tex": "latex",
    ".ltx": "latex",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".txt": "plain",
    ".text": "plain",
}
_SHORT_NAMES = {
    "md": "markdown",
    "tex": "latex",
    "htm": "html",
    "word": "docx",
    "txt": "plain",
    "text": "plain",
}


def read_draft(path: Path, data: bytes | None = None, format: str | None = None) -> Draft:  # noqa: A002 - the word of the command line
    """Return the draft in a file, or in `data` where that is given (standard input has the path `-`).

    The format is told by the name's suffix; standard input is Markdown unless `format` names another. A
    draft without sentences is returned as such. Raises FileProblemError for a file that cannot be read, is
    larger than 20 MB or is not what its name says, and InvalidInputError for a format that kb does not
    know.
    """
    name = str(path)
    format_name = _format_of(path, format)
    if data is None:
        data = bytes_of(path)
    else:
        bytes_of(path, data)
    if format_name == "docx":
        from kb.draft.docx import read_docx

        return read_docx(data, name).draft(name, format_name, [])
    refuse_what_is_not_text(data, name, format_name)
    source, warnings = decoded(data, format_name)
    if format_name == "markdown":
        from kb.draft.markdown import read_markdown

        manuscript = read_markdown(source, name)
    elif format_name == "latex":
        from kb.draft.latex import read_latex

        manuscript = read_latex(source)
    elif format_name == "html":
        from kb.draft.html import read_html

        manuscript = read_html(source)
    else:
        from kb.draft.plain import read_plain

        manuscript = read_plain(source)
    return manuscript.draft(name, format_name, warnings)


def _format_of(path: Path, named: str | None) -> str:
    formats = sorted(set(SUFFIXES.values()))
    if named is not None:
        chosen = _SHORT_NAMES.get(named.lower(), named.lower())
        if chosen not in formats:
            raise InvalidInputError(
                f"kb does not know the draft format “{named}”; it knows {', '.join(formats[:-1])} and {formats[-1]}."
            )
        return chosen
    if str(path) == "-":
        return "markdown"
    found = SUFFIXES.get(path.suffix.lower())
    if found is None:
        ending = f"names that end in {path.suffix}" if path.suffix else "names without an ending such as .md"
        raise FileProblemError(
            f"kb cannot tell the format of a draft by {ending}; it reads {', '.join(SUFFIXES)}. "
            "To kb check and kb cite, --from FORMAT tells what a file under another name is.",
            where=str(path),
        )
    return found
