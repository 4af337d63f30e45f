"""Tables in each format: what a cell holds stays text, whatever it looks like to the program that reads the table."""

import csv
import io
from html.parser import HTMLParser

import pytest

from kb.formats.table import Table, neutral, to_csv, to_html, to_latex, to_markdown

HOSTILE = ("a|b", "=1+1", "<script>alert(1)</script>", r"\input{/etc/passwd}", "A & B", "50% of $5 #1 a_b c^d ~e {f}")
PLAIN = Table(
    "Two & two", ("claim", "citation", "result"), [("c", "smith2004", "good"), ("c", None, 3)], ("Note *1*.",)
)


def row(*cells: str) -> Table:
    return Table("T", tuple(f"c{number}" for number in range(len(cells))), [cells])


def test_markdown() -> None:
    table = Table(PLAIN.title, PLAIN.columns, PLAIN.rows, PLAIN.notes, frozenset({"citation"}))
    assert to_markdown(table) == (
        "# Two & two\n\n| claim | citation | result |\n| --- | --- | --- |\n"
        "| c | [@smith2004] | good |\n| c |  | 3 |\n\nNote \\*1\\*.\n"
    )


def test_markdown_of_hostile_cells() -> None:
    assert to_markdown(row(*HOSTILE)).splitlines()[4] == (
        r"| a\|b | =1+1 | \<script\>alert(1)\</script\> | \\input\{/etc/passwd\} | A & B "
        r"| 50% of \$5 \#1 a\_b c\^d \~e \{f\} |"
    )


def test_markdown_shows_an_entity_as_it_was_typed() -> None:
    assert to_markdown(row("&lt;b&gt; &amp; &#60; AT&T; R&D")).splitlines()[4] == (
        r"| \&lt;b\&gt; \&amp; \&#60; AT\&T; R&D |".replace("&#", r"&\#")
    )


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("smith2004", "[@smith2004]"),
        ("smith_2004", "[@smith_2004]"),
        ("DBLP:conf/ab-c", "[@DBLP:conf/ab-c]"),
        ("smith2004.", "[@{smith2004.}]"),
        ("a||b", r"[@{a\|\|b}]"),
        ("naïve2004", "[@naïve2004]"),
        ("a*b", "[@{a*b}]"),
    ],
)
def test_markdown_keys_are_cited_as_pandoc_reads_them(key: str, written: str) -> None:
    table = Table("T", ("citation",), [(key,)], (), frozenset({"citation"}))
    assert to_markdown(table).splitlines()[4] == f"| {written} |"


def test_line_breaks_and_controls_stay_inside_their_row() -> None:
    text = "one\ntwo\r\nthree\x1b[2J\x00"
    assert to_markdown(row(text, "x")).splitlines()[4] == r"| one two three\[2J | x |"
    assert "one two three[2J & x \\\\" in to_latex(row(text, "x"))
    assert list(csv.reader(io.StringIO(to_csv(row(text, "x")), newline="")))[1] == ["one\ntwo\nthree[2J", "x"]


def test_csv_is_read_back_as_it_was() -> None:
    cells = ('say "hi", twice', "a,b", "line\nbreak", "é", "", "plain")
    assert list(csv.reader(io.StringIO(to_csv(row(*cells)), newline="")))[1] == list(cells)
    assert to_csv(PLAIN) == "claim,citation,result\r\nc,smith2004,good\r\nc,,3\r\n"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\n=1", "\tx", "\x00=1"])
def test_no_cell_is_a_formula(formula: str) -> None:
    assert str(neutral(formula)).startswith("'")
    [[cell]] = list(csv.reader(io.StringIO(to_csv(row(formula)), newline="")))[1:]
    assert cell.startswith("'")


@pytest.mark.parametrize("value", ["1", "a=1", "", None, 3, -3, "–1"])
def test_what_is_no_formula_stays(value: str | int | None) -> None:
    assert neutral(value) == value


class Read(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's
        self.tags.append(tag)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "td":
            self.cells[-1] += data


def test_html_holds_the_cells_as_text_and_loads_nothing() -> None:
    page = to_html(row(*HOSTILE))
    read = Read()
    read.feed(page)
    assert [cell.strip() for cell in read.cells] == list(HOSTILE)
    assert not {"script", "link", "img", "iframe"} & set(read.tags)
    assert "http" not in page


def test_latex_of_hostile_cells() -> None:
    [line] = [line for line in to_latex(row(*HOSTILE)).splitlines() if "alert" in line]
    assert line == (
        r"a{\textbar}b & =1+1 & {\textless}script{\textgreater}alert(1){\textless}/script{\textgreater} & "
        r"{\textbackslash}input{\textbraceleft}/etc/passwd{\textbraceright} & A \& B & "
        r"50\% of \$5 \#1 a\_b c{\textasciicircum}d {\textasciitilde}e {\textbraceleft}f{\textbraceright} \\"
    )


def test_latex_cites_keys_and_guards_a_bracket() -> None:
    table = Table("T", ("citation", "result"), [("smith2004", "[1] x"), ("jones", "*")], (), frozenset({"citation"}))
    text = to_latex(table)
    assert "\\cite{smith2004} & {}[1] x \\\\" in text
    assert "\\cite{jones} & {}* \\\\" in text


@pytest.mark.parametrize("writer", [to_markdown, to_csv, to_html, to_latex])
def test_a_table_without_rows_is_a_table(writer: object) -> None:
    assert callable(writer)
    assert "c0" in writer(Table("T", ("c0", "c1"), []))
