"""What comes in on standard input: never more than can be used, and a sentence where there is none."""

import sys
from typing import TYPE_CHECKING

from kb.errors import FileProblemError

if TYPE_CHECKING:
    from kb.formats.text_file import TextFile


def standard_input(limit: int) -> bytes:
    """Return what comes in, up to one byte more than the limit; raises FileProblemError where it is closed."""
    if sys.stdin is None:
        raise FileProblemError("Standard input is closed; name a file, or send one in with < FILE.", where="-")
    return sys.stdin.buffer.read(limit + 1)


def draft_from_standard_input() -> bytes:
    """Return the draft that comes in; one that is too large is refused where it is read."""
    from kb.draft.decoding import LARGEST

    return standard_input(LARGEST)


def text_from_standard_input() -> "TextFile":
    """Return the text that comes in; raises FileProblemError where it is too large."""
    from kb.formats.text_file import LARGEST, decode

    data = standard_input(LARGEST)
    if len(data) > LARGEST:
        raise FileProblemError(f"This is larger than {LARGEST // 1024**2} MB.", where="standard input")
    return decode("standard input", data)


def is_a_person_there() -> bool:
    """Tell whether standard input is a terminal, where questions can be answered."""
    return sys.stdin is not None and sys.stdin.isatty()
