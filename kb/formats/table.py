"""A table as Markdown, CSV, HTML or LaTeX, each escaped for what it is written in. Pure."""

import csv
import html
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kb.formats.latex import to_tex

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Table:
    """Column names, rows, a title, and what must be said below. `keys` names the columns that hold citation keys."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    notes: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()


def to_markdown(table: Table) -> str:
    """Return a pandoc or GitHub pipe table; citation keys are written [@key], so that pandoc cites them."""

    def cell(column: str, value: Cell) -> str:
        text = _one_line(value)
        if column in table.keys and text:
            return f"[{_markdown_key(text)}]"
        return _MARKDOWN.sub(r"\\\1", text)

    lines = [f"# {_MARKDOWN.sub(_BACKSLASH, table.title)}", ""]
    lines.append("| " + " | ".join(table.columns) + " |")
    lines.append("|" + " --- |" * len(table.columns))
    for row in table.rows:
        cells = (cell(column, value) for column, value in zip(table.columns, row, strict=True))
        lines.append("| " + " | ".join(cells) + " |")
    for note in table.notes:
        lines += ["", _MARKDOWN.sub(_BACKSLASH, note)]
    return "\n".join(lines) + "\n"


# An ampersand is plain unless it begins an entity, which would be shown as the character it stands for.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$^@]|&(?=#?\w+;))")
_BACKSLASH = r"\\\1"
_PLAIN_KEY = re.compile(r"[^\W]([\w]|[:.#$%&+?<>~/-](?=\w))*")


def _markdown_key(key: str) -> str:
    # Pandoc reads a bare key only of letters, digits and single inner punctuation; others go into braces.
    return f"@{key}" if _PLAIN_KEY.fullmatch(key) and "|" not in key else "@{" + key.replace("|", "\\|") + "}"


def to_csv(table: Table) -> str:
    """Return CSV (RFC 4180) in which no cell is taken for a formula by a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([neutral(value) for value in row])
    return buffer.getvalue()


def neutral(value: Cell) -> Cell:
    """Return the cell with an apostrophe before it where a spreadsheet would take it for a formula."""
    if isinstance(value, str):
        value = "".join(character for character in value if character >= " " or character in "\n\t")
        if value.lstrip(" \t\n")[:1] in ("=", "+", "-", "@") or value[:1] == "\t":
            return f"'{value}"
    return value


def to_html(table: Table) -> str:
    """Return a page that stands by itself: no script, nothing loaded from elsewhere."""
    head = "".join(
        f'<th scope="col"{_html_class(column, table)}>{html.escape(column)}</th>' for column in table.columns
    )
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{html.escape(table.title)}</title>",
        f"<style>{_STYLE}</style></head>",
        "<body>",
        f"<h1>{html.escape(table.title)}</h1>",
        '<div class="scroll"><table>',
        f"<thead><tr>{head}</tr></thead>",
        "<tbody>",
    ]
    for row in table.rows:
        cells = "".join(
            f"<td{_html_class(column, table)}>{html.escape(_printable(value))}</td>"
            for column, value in zip(table.columns, row, strict=True)
        )
        lines.append(f"<tr>{cells}</tr>")
    lines += ["</tbody>", "</table></div>"]
    lines += [f"<p>{html.escape(_printable(note))}</p>" for note in table.notes]
    lines += ["</body>", "</html>"]
    return "\n".join(lines) + "\n"


_STYLE = (
    "body{font:15px/1.45 system-ui,sans-serif;margin:2rem;color:#1b1b1b}"
    "h1{font-size:1.3rem}.scroll{overflow-x:auto}"
    "table{border-collapse:collapse;min-width:60rem}"
    "th,td{padding:.4rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid #d5d5d5}"
    "th{border-bottom:2px solid #444;white-space:nowrap}"
    "th.key{font-family:inherit;font-size:inherit}.wide{min-width:13rem}"
    "tbody tr:nth-child(even){background:#f6f6f4}.key{font-family:ui-monospace,monospace;font-size:.9em}"
    "@media print{body{margin:0;font-size:9pt}table{min-width:0}}"
)


def _html_class(column: str, table: Table) -> str:
    kinds = [kind for kind, holds in (("key", column in table.keys), ("wide", column in _WIDE)) if holds]
    return f' class="{" ".join(kinds)}"' if kinds else ""


def to_latex(table: Table) -> str:
    r"""Return a longtable to \input; citation keys are written \cite{key}."""
    share = 0.94 / len(table.columns)
    layout = "".join(
        f">{{\\raggedright\\arraybackslash}}p{{{share * _weight(column):.3f}\\linewidth}}" for column in table.columns
    )
    lines = [
        "% Needs \\usepackage{longtable,booktabs,array}; a wide table wants \\usepackage{pdflscape} around it.",
        f"\\begin{{longtable}}{{@{{}}{layout}@{{}}}}",
        f"\\caption{{{_tex(table.title)}}}\\\\",
        "\\toprule",
        " & ".join(to_tex(column) for column in table.columns) + " \\\\",
        "\\midrule",
        "\\endfirsthead",
        "\\toprule",
        " & ".join(to_tex(column) for column in table.columns) + " \\\\",
        "\\midrule",
        "\\endhead",
        "\\bottomrule",
        "\\endlastfoot",
    ]
    for row in table.rows:
        cells = []
        for column, value in zip(table.columns, row, strict=True):
            text = _one_line(value)
            cells.append(f"\\cite{{{text}}}" if column in table.keys and text else _guarded(_tex(text)))
        lines.append(" & ".join(cells) + " \\\\")
    lines.append("\\end{longtable}")
    lines += [f"\\noindent {_tex(_one_line(note))}\n" for note in table.notes]
    return "\n".join(lines).rstrip("\n") + "\n"


_WIDE = {"result": 2.6, "statement": 1.8, "wording": 1.8, "population": 1.4, "evidence": 1.6}


def _weight(column: str) -> float:
    return _WIDE.get(column, 0.75)


def _tex(text: str) -> str:
    # LaTeX's oldest font encoding, still its default, prints p < .05 as p ¡ .05.
    tex = to_tex(text)
    for sign, name in (("<", "textless"), (">", "textgreater"), ("|", "textbar")):
        tex = tex.replace(sign, f"{{\\{name}}}")
    return tex


def _guarded(tex: str) -> str:
    # A cell that begins with [ would be read as the optional argument of the \\ before it.
    return "{}" + tex if tex.startswith(("[", "*")) else tex


def _one_line(value: Cell) -> str:
    return " ".join(_printable(value).split())


def _printable(value: Cell) -> str:
    text = "" if value is None else str(value)
    return "".join(character for character in text if character >= " " or character in "\n\t")


WRITERS: dict[str, Callable[[Table], str]] = {
    "md": to_markdown,
    "csv": to_csv,
    "html": to_html,
    "latex": to_latex,
}
