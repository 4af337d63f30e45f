"""BibTeX files: `read_bibtex` for what is in one, the rest for single entries."""

from kb.formats.bibtex.blocks import Block, Comment, Entry, Preamble, Refused, StringDefinition
from kb.formats.bibtex.grammar import MONTHS, check_key
from kb.formats.bibtex.reader import read_bibtex, read_entry
from kb.formats.bibtex.writer import edit_entry, expand_macros, render_entry

__all__ = [
    "MONTHS",
    "Block",
    "Comment",
    "Entry",
    "Preamble",
    "Refused",
    "StringDefinition",
    "check_key",
    "edit_entry",
    "expand_macros",
    "read_bibtex",
    "read_entry",
    "render_entry",
]
