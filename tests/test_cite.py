"""kb cite: marks are put where they belong, and nothing else is touched."""

import contextlib
import json
import os
import string
import subprocess
from pathlib import Path

import pytest
from conftest import Kb
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from kb import edit
from kb.check import check_draft
from kb.check.cite import Insertion, encoded, insertions, unified_diff, with_marks
from kb.database.engine import changing, open_base, reading
from kb.draft import read_draft
from kb.errors import FileProblemError
from kb.formats.bibtex.grammar import NOT_IN_A_KEY

CORTISOL = "Massage therapy may lower cortisol"


def cited(base: Path, text: str, form: str = "markdown") -> str:
    """The text with its marks; a second time, none is added."""
    with reading(open_base(base)) as session:
        draft = read_draft(Path("-"), text.encode(), form)
        marked = with_marks(draft.source, insertions(check_draft(session, draft)).marks)
        again = read_draft(Path("-"), marked.encode(), form)
        assert insertions(check_draft(session, again)).marks == ()
    return marked


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
        (f"`{CORTISOL}.`", f"`{CORTISOL}.`"),
        (f"{CORTISOL} in ``R.``", f"{CORTISOL} in ``R.`` [{KEYS}]"),
        (f"| a | b |\n|---|---|\n| {CORTISOL}: `R.` | x |", f"| a | b |\n|---|---|\n| {CORTISOL}: `R.` [{KEYS}] | x |"),
        (f"A <kbd>{CORTISOL}.</kbd> So.", f"A <kbd>{CORTISOL}.</kbd> [{KEYS}] So."),
        (f"{CORTISOL} in `R.`{{.r}}", f"{CORTISOL} in `R.`{{.r}} [{KEYS}]"),
        (f"[{CORTISOL}.](page.html){{.x}}", f"[{CORTISOL}.](page.html){{.x}} [{KEYS}]"),
        (f"{{% if a %}}[{CORTISOL}.](a){{% endif %}}", f"{{% if a %}}[{CORTISOL}.](a) [{KEYS}]{{% endif %}}"),
        (f"<p>{CORTISOL} in <samp>R.</samp></p>", f"<p>{CORTISOL} in <samp>R.</samp> [{KEYS}]</p>"),
        (f"[{CORTISOL}.]{{.x}} So.", f"[{CORTISOL}.]{{.x}} [{KEYS}] So."),
        (f"{CORTISOL} by $x.$", f"{CORTISOL} by $x.$ [{KEYS}]"),
        (f"[{CORTISOL}.](page.html)", f"[{CORTISOL}.](page.html) [{KEYS}]"),
        (f"[{CORTISOL}.][1]\n\n[1]: page.html", f"[{CORTISOL}.][1] [{KEYS}]\n\n[1]: page.html"),
        (f'<a href="x">{CORTISOL}.</a>', f'<a href="x">{CORTISOL}.</a> [{KEYS}]'),
        (f'<p><a href="x">{CORTISOL}.</a></p>', f'<p><a href="x">{CORTISOL}.</a> [{KEYS}]</p>'),
        (f'{CORTISOL} "a lot."', f'{CORTISOL} "a lot." [{KEYS}]'),
        (f"{CORTISOL} “a lot”.", f"{CORTISOL} “a lot” [{KEYS}]."),
        (f"{CORTISOL} (‘a lot.’)", f"{CORTISOL} (‘a lot.’) [{KEYS}]"),
        (f"{CORTISOL} (a lot.)", f"{CORTISOL} (a lot.) [{KEYS}]"),
        (f"{CORTISOL} <q>a lot.</q>", f"{CORTISOL} <q>a lot.</q> [{KEYS}]"),
        (f"{CORTISOL}「so。」", f"{CORTISOL}「so。」 [{KEYS}]"),
        (f"{CORTISOL}。", f"{CORTISOL} [{KEYS}]。"),
        ("It is warm.", "It is warm."),
        (f"{CORTISOL}. (PMID 123456).", f"{CORTISOL}. (PMID 123456)."),
        (f"{CORTISOL}. (see [@fig-1]).", f"{CORTISOL}. (see [@fig-1])."),
        (f"{CORTISOL}. (It is warm.)", f"{CORTISOL} [{KEYS}]. (It is warm.)"),
        ("Does massage lower cortisol?", "Does massage lower cortisol?"),
    ],
)
def test_where_a_mark_goes_in_markdown(starter: Path, text: str, expected: str) -> None:
    assert cited(starter, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"\\begin{{document}}\n{CORTISOL}.\n\\end{{document}}",
            f"\\begin{{document}}\n{CORTISOL}^.\n\\end{{document}}",
        ),
        (rf"\emph{{{CORTISOL}.}} So.", rf"\emph{{{CORTISOL}^.}} So."),
        (rf"\verb|{CORTISOL}.|", None),
        (rf"{CORTISOL} in \verb|R.|", rf"{CORTISOL} in \verb|R.|^"),
        (rf"{CORTISOL} in \lstinline|R.|", rf"{CORTISOL} in \lstinline|R.|^"),
        (rf"{CORTISOL} in \lstinline{{R.}}", rf"{CORTISOL} in \lstinline{{R.}}^"),
        (rf"\href{{x}}{{{CORTISOL}.}}", rf"\href{{x}}{{{CORTISOL}.}}^"),
        (rf"\hyperref[x]{{{CORTISOL}.}}", rf"\hyperref[x]{{{CORTISOL}.}}^"),
        (rf"\hyperlink{{x}}{{{CORTISOL}.}}", rf"\hyperlink{{x}}{{{CORTISOL}.}}^"),
        (rf"{CORTISOL} in \mintinline{{text}}{{R.}}", rf"{CORTISOL} in \mintinline{{text}}{{R.}}^"),
        (rf"{CORTISOL} in \mintinline{{text}}{{a {{R}}.}}", rf"{CORTISOL} in \mintinline{{text}}{{a {{R}}.}}^"),
        (f"{CORTISOL} ``a lot.''", f"{CORTISOL} ``a lot.''^"),
        (rf"{CORTISOL} \enquote{{a lot.}}", rf"{CORTISOL} \enquote{{a lot.}}^"),
        (rf"\begin{{block}}{{{CORTISOL}.}} So. \end{{block}}", None),
        (rf"\begin{{description}}\item[{CORTISOL}.] So.\end{{description}}", None),
        (rf"\section{{\texorpdfstring{{A}}{{{CORTISOL}.}}}}", None),
        (rf"\texorpdfstring{{A}}{{{CORTISOL}.}} B.", None),
        (rf"\pdfbookmark{{{CORTISOL}.}}{{x}}", None),
        (rf"\epigraph{{{CORTISOL}.}}{{X}}", None),
    ],
)
def test_where_a_mark_goes_in_latex(starter: Path, text: str, expected: str | None) -> None:
    marked = (expected or text).replace("^", "~\\cite{rapaport2010preliminary,moyer2011does}")
    assert cited(starter, text, "latex") == marked


def test_what_has_no_place_is_told(kb: Kb, base: Path) -> None:
    path = base.parent / "draft.md"
    path.write_text(f"It is warm.\n\n[{CORTISOL}. It is warm.](page.html)\n")
    done = kb("cite", "draft.md", "--write")
    assert (done.status, done.out) == (0, "")
    assert done.err == f"draft.md: Line 3: there is no place here for [{KEYS}] where kb check would read it.\n"


_KEYS_LET_IN = st.text(st.sampled_from("ab1éß" + string.punctuation), min_size=1, max_size=8).filter(
    lambda key: not NOT_IN_A_KEY.search(key)
)


@pytest.mark.parametrize("key", ["x.y.", "key?", "hostile<b>1", "<b>x</b>", "_a_", "a**b**", "a$b$c", "a&amp;b", "`a"])
def test_keys_that_look_like_markup_are_written_and_read(base: Path, key: str) -> None:
    with changing(open_base(base), "test") as (session, recorder):
        edit.rename_citation(session, "moyer2011does", key)
        recorder.summary = "renamed"
    marked = cited(base, f"{CORTISOL}.")
    assert marked.endswith(f"@{{{key}}}].")
    assert [one.key for one in read_draft(Path("-"), marked.encode()).citations][-1] == key


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_KEYS_LET_IN, st.sampled_from(["markdown", "latex"]))
@example("a;b", "markdown")
def test_a_key_is_read_as_it_was_written(engine: Engine, key: str, form: str) -> None:
    old = "moyer2011does"
    with contextlib.suppress(_UndoneError), changing(engine, "test") as (session, recorder):
        edit.rename_citation(session, old, key)
        recorder.summary = "renamed"
        draft = read_draft(Path("-"), f"{CORTISOL}.".encode(), form)
        found = insertions(check_draft(session, draft))
        again = read_draft(Path("-"), with_marks(draft.source, found.marks).encode(), form)
        (sentence,) = check_draft(session, again).sentences
        read = [cited.key for cited in sentence.cited if cited.work]
        assert len(read) == len(sentence.cited)
        assert sorted(read) == sorted(key for one in found.marks for key in one.keys)
        assert key in read or any(key in reason for reason in found.left_out)
        raise _UndoneError


class _UndoneError(Exception):
    """Raised to leave the base as it was."""


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
        f"{CORTISOL} in `R.`",
        f"[{CORTISOL}.](x)",
        f"[{CORTISOL}.]{{.x}}",
        f"[It is warm. {CORTISOL}.](x)",
        f"[{CORTISOL}. It is warm.](x)",
        f"{CORTISOL} (so.)",
        f"({CORTISOL}.)",
        f'{CORTISOL} "so."',
        f"<q>{CORTISOL}.</q>",
        rf"{CORTISOL} in \verb|R.|",
        rf"\href{{x}}{{{CORTISOL}.}}",
        "“Is it? So”",
        "@{a_b*c}",
        "| Massage may reduce pain | x |",
        "🙂 é",
        "Massage boosts immunity…",
        "## ",
    ]
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PIECES, max_size=8), st.sampled_from(["markdown", "latex"]))
def test_only_marks_are_added_and_a_second_time_none(starter: Path, pieces: list[str], form: str) -> None:
    text = " ".join(pieces)
    with reading(open_base(starter)) as session:
        draft = read_draft(Path("-"), text.encode(), form)
        marks = insertions(check_draft(session, draft)).marks
        marked = with_marks(draft.source, marks)
        without = marked
        for one in reversed(marks):
            assert without.startswith(one.mark, one.at + sum(len(other.mark) for other in marks if other.at < one.at))
            start = one.at + sum(len(other.mark) for other in marks if other.at < one.at)
            without = without[:start] + without[start + len(one.mark) :]
        assert without == draft.source
        again = read_draft(Path("-"), marked.encode(), form)
        assert [one.text for one in again.sentences] == [one.text for one in draft.sentences]
        assert insertions(check_draft(session, again)).marks == ()


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


def test_a_file_made_read_only_is_left_as_it_is(kb: Kb, base: Path) -> None:
    path = base.parent / "draft.md"
    path.write_text(f"{CORTISOL}.\n")
    path.chmod(0o444)
    done = kb("cite", "draft.md", "--write")
    assert (done.status, done.out) == (3, "")
    assert done.err.startswith("draft.md: This file is read-only, and was left as it is")
    assert path.read_text() == f"{CORTISOL}.\n"


def test_mode_and_owner_stay(kb: Kb, base: Path) -> None:
    path = base.parent / "draft.md"
    path.write_text(f"{CORTISOL}.\n")
    path.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(path, 12345, 12346)
    before = path.stat()
    assert kb("cite", "draft.md", "--write").status == 0
    after = path.stat()
    assert path.read_text() != f"{CORTISOL}.\n"
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)


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
