"""A draft's bytes become text; a file that is not what its name says is refused."""

import codecs
import re
from pathlib import Path

from kb.draft.draft import line_starts
from kb.errors import FileProblemError
from kb.formats.text_file import BYTE_ORDER_MARKS

LARGEST = 20_000_000
_NAMES = {
    "markdown": "Markdown",
    "latex": "LaTeX",
    "html": "HTML",
    "plain": "plain text",
    "docx": "a Word document",
}
_SIGNATURES = (
    (b"PK\x03\x04", "a Word document or another zip archive"),
    (b"PK\x05\x06", "a zip archive"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b") | {127})
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_.:-]+)""")
# Browsers take these names for the encodings of Windows that extend them, as the WHATWG's standard has it.
_MEANT_ON_PAGES = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gbk", "shift_jis": "cp932",
    "euc_kr": "cp949",
}  # fmt: skip
_LOOKS_LIKE_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_LOOKS_LIKE_LATEX = re.compile(r"\s*(?:%[^\n]*\s*)*\\documentclass\b")


def bytes_of(path: Path, given: bytes | None = None) -> bytes:
    """Return what is in a file, or was given for it; raises FileProblemError, also when it is too large."""
    where = str(path)
    if given is None:
        try:
            with path.open("rb") as file:
                given = file.read(LARGEST + 1)
        except FileNotFoundError:
            raise FileProblemError("There is no such file.", where=where) from None
        except IsADirectoryError:
            raise FileProblemError("This is a folder; name the draft in it.", where=where) from None
        except PermissionError:
            raise FileProblemError("You may not read this file; ask for the right to read it.", where=where) from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise FileProblemError(f"The file cannot be read: {reason}.", where=where) from error
    if len(given) > LARGEST:
        raise FileProblemError("The draft is larger than 20 MB; split it, and check the parts.", where=where)
    return given


def refuse_what_is_not_text(data: bytes, where: str, format_name: str) -> None:
    """Raise FileProblemError where the bytes are not text at all."""
    expected = _NAMES[format_name]
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise FileProblemError(f"This is {what}, not {expected}.", where=where)
    if any(data.startswith(mark) for mark, _, _ in BYTE_ORDER_MARKS):
        return
    if b"\0" in data:
        raise FileProblemError(
            f"This is not {expected}: the file is binary, or text that must be saved as UTF-8 first.",
            where=where,
        )
    beginning = data[:100_000]
    if len(beginning) - len(beginning.translate(None, _CONTROL)) > len(beginning) // 20:
        raise FileProblemError(f"This is not {expected}: the file is binary.", where=where)


def decoded(data: bytes, format_name: str) -> tuple[str, list[str]]:
    """Return the text of a draft, and warnings where it was not UTF-8 or looks like another format."""
    source, warnings = _text_of(data, format_name)
    if format_name in ("markdown", "plain"):
        if _LOOKS_LIKE_HTML.match(source):
            warnings.append(f"This looks like HTML, but it was read as {_NAMES[format_name]}.")
        elif _LOOKS_LIKE_LATEX.match(source):
            warnings.append(f"This looks like LaTeX, but it was read as {_NAMES[format_name]}.")
    return source, warnings


def _text_of(data: bytes, format_name: str) -> tuple[str, list[str]]:
    for mark, encoding, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), []
            except UnicodeDecodeError:
                text = data.decode(encoding, errors="replace")
                return text, [f"The file says that it is {name}, but some of its characters are not; they are lost."]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        problem = error
    for encoding in (*_declared_encodings(data, format_name), "cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        shown = {"cp1252": "Windows-1252", "latin-1": "Latin-1"}.get(encoding, encoding)
        line = len(line_starts(data[: problem.start].decode("latin-1")))
        return text, [
            f"The file is not UTF-8 (line {line} has the first byte that is not); it was read as {shown}. "
            "Save it as UTF-8 if letters come out wrong."
        ]
    raise AssertionError("Latin-1 decodes every byte")


def _declared_encodings(data: bytes, format_name: str) -> list[str]:
    declared = _DECLARED.search(data[:2048]) if format_name == "html" else None
    if declared is None:
        return []
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name
    except LookupError:
        return []
    name = _MEANT_ON_PAGES.get(name, name)
    return [] if name.startswith("utf") or not getattr(codecs.lookup(name), "_is_text_encoding", True) else [name]
