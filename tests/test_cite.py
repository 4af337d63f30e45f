"""kb cite: marks are put where they belong, and nothing else is touched."""

import json
import subprocess
from pathlib import Path

import pytest
from conftest import Kb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.check import check_draft
from kb.check.cite import Insertion, encoded, insertions, unified_diff, with_marks
from kb.database.engine import open_base, reading
from kb.draft import read_draft
from kb.errors import FileProblemError

CORTISOL = "Massage therapy may lower cortisol"


def cited(base: Path, text: str, form: str = "markdown") -> str:
    with reading(open_base(base)) as session:
        draft = read_draft(Path("-"), text.encode(), form)
        return with_marks(draft.source, insertions(check_draft(session, draft)))


KEYS = "@rapaport2010preliminary; @moyer2011does"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{CORTISOL}.", f"{CORTISOL} [{KEYS}]."),
        (f"{CORTISOL}. It is warm.", f"{CORTISOL} [{KEYS}]. It is warm."),
        (f"**{CORTISOL}.**", f"**{CORTISOL} [{KEYS}].**"),
        ("Massage therapy may lower *cortisol*.", f"Massage therapy may lower *cortisol* [{KEYS}]."),
        ("Massage therapy may lower cortisol in `R`.", f"Massage therapy may lower cortisol in `R` [{KEYS}]."),
        (f"{CORTISOL}: `x.`", f"{CORTISOL}: `x.` [{KEYS}]"),
        (f"{CORTISOL}: ``x``.", f"{CORTISOL}: ``x`` [{KEYS}]."),
        (f"- {CORTISOL}\n- warm", f"- {CORTISOL} [{KEYS}]\n- warm"),
        (f"({CORTISOL}.)", f"({CORTISOL} [{KEYS}].)"),
        (f"{CORTISOL}!", f"{CORTISOL} [{KEYS}]!"),
        (f"{CORTISOL} [@moyer2011does].", f"{CORTISOL} [@moyer2011does]."),
        (f"# {CORTISOL}", f"# {CORTISOL}"),
        ("It is warm.", "It is warm."),
        ("Does massage lower cortisol?", "Does massage lower cortisol?"),
    ],
)
def test_where_a_mark_goes_in_markdown(starter: Path, text: str, expected: str) -> None:
    assert cited(starter, text) == expected


def test_where_a_mark_goes_in_latex(starter: Path) -> None:
    text = f"\\begin{{document}}\n{CORTISOL}.\n\\end{{document}}\n"
    marked = f"{CORTISOL}~\\cite{{rapaport2010preliminary,moyer2011does}}."
    assert cited(starter, text, "latex") == text.replace(f"{CORTISOL}.", marked)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{CORTISOL}: \\verb|x|", f"{CORTISOL}: \\verb|x|MARK"),
        (f"{CORTISOL}: \\verb|x|.", f"{CORTISOL}: \\verb|x|MARK."),
        (f"{CORTISOL}: \\verb|x.|", f"{CORTISOL}: \\verb|x.|MARK"),
        (f"{CORTISOL}: \\verb~x~", f"{CORTISOL}: \\verb~x~MARK"),
        (f"{CORTISOL}: \\lstinline!x!", f"{CORTISOL}: \\lstinline!x!MARK"),
        (f"{CORTISOL}: \\lstinline[language=C]{{x}}", f"{CORTISOL}: \\lstinline[language=C]{{x}}MARK"),
        (f"In \\verb|x| {CORTISOL}", f"In \\verb|x| {CORTISOL}MARK"),
    ],
)
def test_no_mark_goes_into_code_in_latex(starter: Path, text: str, expected: str) -> None:
    assert cited(starter, text, "latex") == expected.replace("MARK", "~\\cite{rapaport2010preliminary,moyer2011does}")


def test_a_sentence_that_only_works_against_it_would_follow_gets_none(starter: Path) -> None:
    assert "[@" not in cited(starter, "People with the flu should avoid massage.")


_PIECES = st.sampled_from(
    [
        f"{CORTISOL}.",
        "Massage *reduces* **pain**.",
        "It is warm!",
        "Swedish massage eases anxiety [@moyer2004metaanalysis].",
        "\n\n",
        "\r\n\r\n",
        "- ",
        "> ",
        "“Massage lowers cortisol,” she says.",
        "`code`",
        "| Massage may reduce pain | x |",
        "🙂 é",
        "Massage boosts immunity…",
        "## ",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PIECES, max_size=8), st.sampled_from(["markdown", "latex"]))
def test_only_marks_are_added_and_a_second_time_none(starter: Path, pieces: list[str], form: str) -> None:
    text = " ".join(pieces)
    with reading(open_base(starter)) as session:
        draft = read_draft(Path("-"), text.encode(), form)
        marks = insertions(check_draft(session, draft))
        marked = with_marks(draft.source, marks)
        without = marked
        for one in reversed(marks):
            assert without.startswith(one.mark, one.at + sum(len(other.mark) for other in marks if other.at < one.at))
            start = one.at + sum(len(other.mark) for other in marks if other.at < one.at)
            without = without[:start] + without[start + len(one.mark) :]
        assert without == draft.source
        again = read_draft(Path("-"), marked.encode(), form)
        assert [one.text for one in again.sentences] == [one.text for one in draft.sentences]
        assert insertions(check_draft(session, again)) == []


def test_shown_as_a_diff_and_written_only_when_asked(kb: Kb, base: Path) -> None:
    path = base.parent / "draft.md"
    path.write_bytes(f"# T\r\n\r\n{CORTISOL}.\r\nIt is warm.".encode())
    before = path.read_bytes()
    shown = kb("cite", "draft.md")
    assert shown.status == 0
    assert path.read_bytes() == before
    assert f"+{CORTISOL} [{KEYS}]." in shown.out
    written = kb("cite", "draft.md", "--write")
    assert written.status == 0
    assert path.read_bytes() == before.replace(b"cortisol.", f"cortisol [{KEYS}].".encode())
    assert "Wrote 1 citation mark to draft.md" in written.err
    again = kb("cite", "draft.md", "--write")
    assert (again.status, again.out) == (0, "")
    assert "no citation is missing" in again.err
    exported = kb("export", "bibtex", "--cited-in", "draft.md")
    assert "rapaport2010preliminary" in exported.out
    assert "moyer2011does" in exported.out
    assert kb("check", "draft.md", "--fail-on", "suggestion").status == 0


def test_a_work_under_an_expression_of_concern_comes_last_and_is_told(kb: Kb, base: Path) -> None:
    path = base.parent / "draft.md"
    path.write_text(f"{CORTISOL}.\n")
    concern = ("--notice", "expression-of-concern:2020-01-02")
    assert kb("citation", "edit", "rapaport2010preliminary", *concern).status == 0
    other = kb("cite", "draft.md")
    assert "+Massage therapy may lower cortisol [@stringer2008chemotherapy; @moyer2011does]." in other.out
    assert "concern" not in other.err
    rows = json.loads(kb("claim", "show", "cortisol-decreases", "--format", "json").out)["claim"]["evidence"]
    for row in rows:
        if row["stance"] in ("supports", "mixed"):
            assert kb("citation", "edit", row["citation"], *concern).status == 0
    last = kb("cite", "draft.md")
    assert f"+{CORTISOL} [{KEYS}]." in last.out
    told = "rapaport2010preliminary has an expression of concern. Check that what you take from it still stands.\n"
    assert last.err == f"1 citation mark to put in; --write does it.\n{told}"
    suggestion = "Cite rapaport2010preliminary (rct, supports it, under an expression of concern)"
    assert suggestion in kb("check", "draft.md").out


def test_what_the_configuration_says_of_the_rule(kb: Kb, base: Path) -> None:
    path = base.parent / "draft.md"
    path.write_text(f"{CORTISOL}.\n")
    config = base.parent / "kb.toml"
    for off in ('ignore = ["uncited"]', 'ignore = ["all"]', 'select = ["overstated"]'):
        config.write_text(f"[check]\n{off}\n")
        done = kb("cite", "draft.md", "--write")
        assert (done.status, done.out) == (0, "")
        assert done.err == "The rule uncited is off in the configuration, so nothing is put in.\n"
        assert path.read_text() == f"{CORTISOL}.\n"
    config.write_text('[check]\nmin-severity = "error"\nselect = ["uncited", "overstated"]\n')
    assert f"+{CORTISOL} [{KEYS}]." in kb("cite", "draft.md").out


def test_the_diff_is_one_that_patch_takes(kb: Kb, base: Path) -> None:
    path = base.parent / "draft.md"
    sentences = [f"Line {number} is warm.\n\n" for number in range(12)]
    sentences[2] = sentences[9] = f"{CORTISOL}.\n\n"
    path.write_text("".join(sentences) + "Massage may reduce pain.")
    diff = kb("cite", "draft.md").out
    kb("cite", "draft.md", "--write")
    after = path.read_text()
    path.write_text("".join(sentences) + "Massage may reduce pain.")
    subprocess.run(["patch", "-s", "draft.md"], input=diff.encode(), cwd=base.parent, check=True)
    assert path.read_text() == after


@pytest.mark.parametrize(
    ("name", "told"), [("a.html", ".md) and LaTeX (.tex) only"), ("a.txt", "only"), ("b.md", "There is no such file.")]
)
def test_what_it_does_not_write(kb: Kb, base: Path, name: str, told: str) -> None:
    (base.parent / "a.html").write_text(f"<p>{CORTISOL}.</p>")
    (base.parent / "a.txt").write_text(f"{CORTISOL}.")
    done = kb("cite", name, "--write")
    assert done.status == 3
    assert told in done.err


def test_standard_input_is_shown_only(kb: Kb, base: Path) -> None:  # noqa: ARG001 - a base to ask
    assert f"+{CORTISOL} [{KEYS}]." in kb("cite", "-", stdin=f"{CORTISOL}.\n").out
    assert kb("cite", "-", "--write", stdin=CORTISOL).status == 2


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_the_encoding_stays(codec: str) -> None:
    text = "Café\r\n"
    data = (("\ufeff" if codec == "utf-16-be" else "") + text).encode(codec)
    changed = encoded(data, text, "Café [@a]\r\n", "draft.md")
    assert changed.decode(codec).lstrip("\ufeff") == "Café [@a]\r\n"
    assert changed[:2] == data[:2]


def test_a_file_in_no_encoding_is_refused() -> None:
    with pytest.raises(FileProblemError, match="save it as UTF-8"):
        encoded(b"\xef\xbb\xbf\xff", "\ufffd", "x", "draft.md")


def test_marks_and_diffs_of_plain_values() -> None:
    assert with_marks("ab.", [Insertion(2, " [@k]", ("k",))]) == "ab [@k]."
    assert unified_diff("a.md", "a\n", "a\n") == ""
    assert unified_diff("a.md", "a", "b") == "--- a.md\n+++ a.md\n@@ -1,1 +1,1 @@\n-a\n" + (
        "\\ No newline at end of file\n+b\n\\ No newline at end of file\n"
    )
