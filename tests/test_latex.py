"""TeX to what a reader sees, and text to TeX and back."""

import re
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.formats.latex import VERBATIM_FIELDS, to_tex, to_unicode

SEEN = {
    r"plain text": "plain text",
    r"G{\"o}del": "Gödel",
    r"G\"odel": "Gödel",
    r"G\"{o}del": "Gödel",
    r"{\'E}mile {\'e}t\'e": "Émile été",
    r"na{\"\i}ve \'{\i} \^\i\ {\`\i}": "naïve í î ì",
    r"{\c c}a {\c{c}} \c c": "ça ç ç",
    r"{\v S}ebek \v{c} \v z": "Šebek č ž",
    r"Erd{\H o}s": "Erdős",
    r"\.{Z} \=a \u{g} \k{a} \r{u} \d{h}": "Ż ā ğ ą ů ḥ",
    r"Nguy{\~{\^e}}n \d{\^o}": "Nguyễn ộ",
    r"{\ss} {\o} \O{} {\aa} \AA{} {\L} \l{}": "ß ø Ø å Å Ł ł",
    r"Stra\ss e \ae sop": "Straße æsop",
    r"{\th} {\DH} {\oe}uvre": "þ Ð œuvre",
    r"pages 1--10 --- and 2{-}{-}3": "pages 1–10 — and 2--3",
    r"``quoted'' `single' O'Neil": "“quoted” `single' O'Neil",
    r"A \& B \% C \$ D \_ E \# F \{g\}": "A & B % C $ D _ E # F {g}",
    r"50% of all, AT&T, a_b, #1": "50% of all, AT&T, a_b, #1",
    r"Fig.~3 and Vol.\ 2": "Fig. 3 and Vol. 2",
    r"\emph{in vitro} \textit{x} {\em y} \textbf{\textit{z}}": "in vitro x y z",
    r"{{Natural Killer} Cells}": "Natural Killer Cells",
    "folded\n   over  lines\t here ": "folded over lines here",
    r"\url{http://a.org/x_y%20~z} \url{a\_b}": "http://a.org/x_y%20~z a_b",
    r"\href{http://a.org}{the page}": "the page",
    r"$\alpha$-amylase, $\beta_2$, $10^{-3}$, H$_2$O, CD4$^+$": "α-amylase, β₂, 10⁻³, H₂O, CD4⁺",
    r"$p < 0.05$ and $\le 3$ \ensuremath{\mu}g": "p < 0.05 and ≤ 3 μg",
    r"$\frac{1}{2}$ $x^{ab}$ $37^\circ$C": "1/2 x^(ab) 37°C",
    r"only $5": "only $5",
    r"CO\textsubscript{2} 10\textsuperscript{9} 5\textsuperscript{th}": "CO₂ 10⁹ 5th",
    r"\textgreater{} \textdegree C {\textquoteright} \ldots{} \copyright{} \textregistered": "> °C ’ … © ®",
    r"\unknown{x} \unknown": r"\unknown x \unknown",
    r"a\\b\newline c": "a b c",
    r"\enquote{said}": "“said”",
    r"{\noopsort{1973b}}1973": "1973",
    r"?`Qu\'e? !`S\'i!": "¿Qué? ¡Sí!",
    "unbalanced } { braces": "unbalanced braces",
    "ends with a backslash\\": "ends with a backslash",
    r"\~{}user \^{} \'{}": "~user ^ '",
    "中文 and ümlaut": "中文 and ümlaut",
}


@pytest.mark.parametrize("tex", SEEN)
def test_a_reader_sees(tex: str) -> None:
    assert to_unicode(tex) == SEEN[tex]


one_line = st.text(st.characters(exclude_categories=["Cc", "Cs"])).map(lambda text: re.sub(" +", " ", text).strip(" "))
texy = st.text(st.sampled_from("\\{}$%&#_~^-`'?!\" aé"), max_size=30).map(
    lambda text: re.sub(" +", " ", text).strip(" ")
)


@given(st.one_of(one_line, texy))
@settings(max_examples=600, deadline=None)
def test_text_survives_tex(text: str) -> None:
    tex = to_tex(text)
    assert to_unicode(tex) == text
    depth = 0
    for character in tex:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


fragments = st.sampled_from(
    [*SEEN, "\\", "{", "}", "$", "\\'", "\\c", "\\url{", "\\text", "^", "_", "\\frac{a}", "$$", "\\\n", " "]
)


@given(st.one_of(st.text(), st.lists(fragments, max_size=8).map("".join)))
@settings(max_examples=400, deadline=None)
def test_anything_can_be_read_on_one_line(tex: str) -> None:
    seen = to_unicode(tex)
    assert not re.search(r"[ \t\r\n\f\v]{2}|[\t\r\n\f\v]|^ | $", seen)


@given(st.text(st.characters(categories=["L", "N"]), max_size=20), st.text("abc %&", max_size=10))
def test_letters_and_percent_signs_are_never_lost(word: str, rest: str) -> None:
    seen = to_unicode(f"{{{word}}} 50% {rest}")
    assert word in seen
    assert re.sub(" ", "", seen).endswith(re.sub(" ", "", f"50%{rest}"))


@pytest.mark.parametrize(
    "tex",
    [
        "{" * 500_000 + "}" * 500_000,
        r"\'{" * 200_000,
        r"\emph{" * 100_000,
        "$" * 500_001,
        r"$\alpha" * 100_001,
        r"\url{" * 100_000,
        "$x^{" * 100_000,
        "\\" * 500_001,
        "word " * 400_000,
        "-" * 500_000,
        " " * 500_000 + "x",
        r"\frac{" * 100_000 + "$",
    ],
    ids=lambda tex: tex[:8],
)
def test_hostile_values_cost_little(tex: str) -> None:
    start = time.perf_counter()
    to_unicode(tex)
    assert time.perf_counter() - start < 30  # far from what quadratic work would take


def test_pylatexenc_is_only_loaded_for_rare_macros() -> None:
    code = (
        "import sys; from kb.formats.latex import to_unicode; "
        "to_unicode(r'{\\\"o} \\& $x^2$ \\emph{a}'); assert 'pylatexenc' not in sys.modules; "
        "assert to_unicode(r'\\textdagger') == '†'; assert 'pylatexenc' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_identifiers_are_verbatim() -> None:
    assert {"doi", "url", "eprint", "isbn", "issn", "pmid", "pmcid", "file"} <= VERBATIM_FIELDS
    assert not {"title", "author", "journal", "abstract", "note"} & VERBATIM_FIELDS
