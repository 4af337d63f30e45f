"""Laying out text for people: wrapped fields, columns, colours."""

import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Sequence

import click

_WIDEST = 110
_WIDEST_TABLE = 160
_VERDICT_COLOURS = {
    "supported": "green",
    "mixed": "yellow",
    "disputed": "red",
    "indirect": "yellow",
    "no-evidence": "bright_black",
}


def width(widest: int = _WIDEST) -> int:
    """Return how many columns to fill."""
    return min(shutil.get_terminal_size((100, 24)).columns, widest)


def shown_width(text: str) -> int:
    """Return the columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )


# C0 and C1 controls steer a terminal; bidirectional overrides make a text look like another.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_STEERING_SAVE_LINES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """Return the text without control characters: what is in the base must not steer a terminal."""
    return _STEERING.sub(" ", text)


def safe_lines(text: str) -> str:
    """Return a text of several lines without control characters, its line breaks and tabs kept."""
    return _STEERING_SAVE_LINES.sub(" ", text)


def tell(text: str) -> None:
    """Say something on standard error."""
    click.echo(safe_lines(text), err=True)


def write_out(text: str) -> None:
    """Write data to standard output as it is; only a terminal gets it without control characters.

    The bytes of a file's name that are no text are written as escapes, which JSON reads.
    """
    click.echo(safe_lines(text) if sys.stdout.isatty() else text.encode(errors="backslashreplace"), nl=False)


def coloured(verdict: str) -> str:
    """Return the verdict in its colour."""
    return click.style(verdict, fg=_VERDICT_COLOURS.get(verdict.split(" ", maxsplit=1)[0]), bold=True)


def dim(text: str) -> str:
    """Return the text in a quieter colour."""
    return click.style(text, fg="bright_black")


def heading(text: str) -> str:
    """Return the text as a heading."""
    return click.style(safe(text), bold=True)


def wrapped(text: str, indent: int = 0, hanging: int | None = None) -> str:
    """Return the text in lines of the terminal's width."""
    return textwrap.fill(
        " ".join(safe(text).split()),
        width=width(),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent if hanging is None else hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )


_LABEL = 14


def labelled(label: str, text: str | None) -> None:
    """Print a field with its label in the margin; nothing where it is empty."""
    if text:
        body = wrapped(text, _LABEL)[_LABEL:]
        click.echo(dim(label.ljust(_LABEL)) + body)


def item(text: str, indent: int = 2) -> None:
    """Print one item of a list."""
    click.echo(wrapped(f"- {text}", indent, indent + 2))


_ROOM_FOR_PROSE = 30


def columns(names: Sequence[str], rows: Sequence[Sequence[str]], below: Sequence[str] = ()) -> None:
    """Print rows in columns, the last one wrapped; `below` gives a line to stand under each row, or none.

    On a terminal too narrow for that, the last column stands under the others.
    """
    if not rows:
        return
    cells = [[safe(cell) for cell in row] for row in rows]
    widths = [max(shown_width(name), *(shown_width(row[at]) for row in cells)) for at, name in enumerate(names[:-1])]
    margin = sum(widths) + 2 * len(widths)
    room = width(_WIDEST_TABLE) - margin
    if room < _ROOM_FOR_PROSE:
        for number, row in enumerate(cells):
            _stacked(row, below[number] if below else "")
        return
    click.echo(click.style(_line([*names], widths), bold=True))
    for number, row in enumerate(cells):
        lines = textwrap.wrap(row[-1], room, break_on_hyphens=False) or [""]
        click.echo(_line([*row[:-1], lines[0]], widths))
        for line in lines[1:]:
            click.echo(" " * margin + line)
        if below and below[number]:
            click.echo(dim(wrapped(below[number], 4, 6)))


def _stacked(row: Sequence[str], below: str) -> None:
    first, *middle, last = row
    click.echo(click.style(first, bold=True))
    facts = " · ".join(cell for cell in middle if cell)
    if facts:
        click.echo(wrapped(facts, 2))
    if last:
        click.echo(wrapped(last, 2))
    if below:
        click.echo(dim(wrapped(below, 4, 6)))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (wide - shown_width(cell)) for cell, wide in zip(cells, widths, strict=False)]
    return "  ".join([*padded, cells[-1]]).rstrip()


def tab_line(cells: Sequence[object]) -> str:
    """Return the cells separated by tabs, for other programs."""
    return "\t".join("" if cell is None else " ".join(safe(str(cell)).split()) for cell in cells)
