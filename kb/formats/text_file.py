"""Reading a text file of unknown encoding, and writing one whole or not at all."""

import codecs
import contextlib
import os
import re
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from kb.errors import FileProblemError

_MAY_BE_WRITTEN = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
LARGEST = 500 * 1024 * 1024
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# JabRef and others say on the first lines how a .bib file is encoded.
_DECLARED = re.compile(rb"^%+\s*Encoding:\s*([\w.-]+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of a file, and the encoding it was read in; `note` says so where it was not UTF-8."""

    path: str
    text: str
    encoding: str
    note: str | None


def decode(path: str, data: bytes) -> TextFile:
    """Return the text of `data`: by its byte order mark, as UTF-8, as it declares itself, else as Windows-1252."""
    for mark, codec, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            with contextlib.suppress(UnicodeDecodeError):
                note = None if name == "UTF-8" else f"{path} is not UTF-8; it was read as {name}."
                return TextFile(path, data.decode(codec), name, note)
    unmarked = _unmarked_utf16(data)
    if unmarked:
        with contextlib.suppress(UnicodeDecodeError):
            return TextFile(path, data.decode(unmarked), "UTF-16", f"{path} is not UTF-8; it was read as UTF-16.")
    with contextlib.suppress(UnicodeDecodeError):
        return TextFile(path, data.decode("utf-8"), "UTF-8", None)
    declared = _DECLARED.search(data[:2000])
    names = [declared[1].decode("ascii")] if declared else []
    for name in (*names, "windows-1252", "latin-1"):
        # A declaration may name what is no encoding of text, or one that Python does not know.
        with contextlib.suppress(UnicodeError, LookupError):
            note = f"{path} is not UTF-8; it was read as {name}. Check a name with accents in it."
            return TextFile(path, data.decode(name), name, note)
    raise AssertionError("Latin-1 reads every byte")  # pragma: no cover


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the codec of UTF-16 without a mark: in it, nearly every second byte of Western text is nought."""
    sample = data[:4000]
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) < 8 or len(data) % 2 or max(high, low) * 3 < len(sample):
        return None
    return "utf-16-le" if low > high else "utf-16-be"


def read_text(path: Path) -> TextFile:
    """Return the text of the file; raises FileProblemError, a sentence, where it cannot be read."""
    return decode(str(path), read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """Return the bytes of the file; raises FileProblemError where it is missing, a folder, unreadable or too large."""
    try:
        if path.is_dir():
            raise FileProblemError("This is a folder; name a file in it.", where=str(path))
        size = path.stat().st_size
        if size > LARGEST:
            raise FileProblemError(f"This file is larger than {LARGEST // 1024**2} MB.", where=str(path))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileProblemError("There is no such file.", where=str(path)) from error
    except OSError as error:
        raise FileProblemError(f"This file cannot be read: {error.strerror}.", where=str(path)) from error


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`: written beside and moved into place, so that the file is whole or as it was.

    Mode and owner stay as they were, as far as the system lets them. Raises FileProblemError where it cannot be
    written, or was made read-only.
    """
    unfinished = None
    try:
        target = path.resolve()
        if target.is_file() and not target.stat().st_mode & _MAY_BE_WRITTEN:
            raise FileProblemError(
                "This file is read-only, and was left as it is; make it writable first (chmod u+w).", where=str(path)
            )
        if target.exists() and not target.is_file():
            # A device or a pipe cannot be replaced, and need not be.
            target.write_bytes(data)
            return
        # Named before it is made, so that Ctrl-C never falls between its making and the clearing away.
        unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
        with unfinished.open("xb") as file:
            unfinished.chmod(0o600)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _take_over(unfinished, target)
        unfinished.replace(target)
    except OSError as error:
        raise FileProblemError(
            f"This file cannot be written: {error.strerror}. What stood there is as it was.", where=str(path)
        ) from error
    finally:
        if unfinished is not None and unfinished.exists():
            unfinished.unlink()


def _take_over(unfinished: Path, target: Path) -> None:
    """Give a new file the owner and the mode of the one that it replaces, or those of any new file."""
    if not target.exists():
        unfinished.chmod(0o666 & ~_umask())
        return
    old, new = target.stat(), unfinished.stat()
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with contextlib.suppress(PermissionError):
            os.chown(unfinished, old.st_uid, old.st_gid)
    unfinished.chmod(old.st_mode & 0o7777)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
