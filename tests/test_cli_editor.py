"""The form in the editor: what is typed there is stored, or told with path and line and kept."""

import re
import sys
from pathlib import Path

import pytest
from conftest import Kb, dump
from terminal import at_terminal

CLAIM = ["claim", "edit", "pain-decreases"]
CITATION = ["citation", "edit", "ironson1996massage"]
EVIDENCE = ["evidence", "edit", "nk-cells-increase", "ironson1996massage"]


@pytest.fixture
def editor(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the forms, and an editor that runs `change.py` in it: text in, text out."""
    forms = place / "forms"
    forms.mkdir()
    monkeypatch.setenv("TMPDIR", str(forms))
    script = place / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "file = pathlib.Path(sys.argv[-1])\n"
        "text = file.read_text(encoding='utf-8')\n"
        f"exec(pathlib.Path({str(place / 'change.py')!r}).read_text(encoding='utf-8'))\n"
        "file.write_text(text, encoding='utf-8')\n"
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    return forms


def changing(editor: Path, change: str) -> None:
    editor.with_name("change.py").write_text(change)


def test_a_form_that_is_left_alone_changes_nothing(base: Path, editor: Path) -> None:
    before = dump(base, aside=())
    changing(editor, "")
    for words in (CLAIM, CITATION, EVIDENCE):
        result = at_terminal(*words)
        assert (result.status, result.out) == (0, "Nothing was changed.\n")
    result = at_terminal("citation", "add", "new2020")
    assert (result.status, result.out) == (0, "Nothing was written in the form, so nothing was added.\n")
    assert dump(base, aside=()) == before
    assert list(editor.iterdir()) == []


def test_a_form_saved_with_a_comment_more_changes_no_row(base: Path, editor: Path, kb: Kb) -> None:
    before = dump(base, aside=())
    changing(editor, "text += '# looked at it\\n'")
    for command, first, *rest in (
        ("claim", "nk-cells-increase"),
        ("citation", "yin2024effect"),
        ("evidence", "nk-cells-increase", "ironson1996massage"),
    ):
        assert at_terminal(command, "edit", first, *rest).status == 0
    assert dump(base, aside=()) == before
    assert kb("undo", "--yes").err == "There is no change to undo.\n"


def test_every_form_of_the_starter_base_is_read_back_the_same(base: Path) -> None:
    """The forms of all claims, works and links, without an editor between."""
    from kb import forms
    from kb.cli import documents
    from kb.database.engine import open_base, reading
    from kb.formats.yaml_text import read_yaml
    from kb.model.tables import Citation, Claim, Evidence

    def given(form: str, fields: tuple[forms.Field, ...]) -> dict[str, object]:
        problems = forms.Problems("form")
        values = forms.read_form(read_yaml(form, "form"), fields, problems, also=("bibtex",))
        problems.raise_if_any()
        return values

    def told(values: dict[str, object]) -> dict[str, object]:
        return {name: value for name, value in values.items() if value not in (None, [], {})}

    with reading(open_base(base)) as session:
        for claim in session.query(Claim):
            values = documents.claim_values(claim)
            assert told(given(documents.claim_form(claim.key, values), forms.CLAIM)) == told(values)
        for work in session.query(Citation):
            values = documents.study_values(work)
            form = documents.study_form(work.key, values, work.source)
            assert told(given(form, forms.STUDY)) == told(values)
            assert read_yaml(form, "form")["bibtex"] == work.source
        for link in session.query(Evidence):
            values = {one.name: getattr(link, one.name) for one in forms.EVIDENCE}
            assert told(given(documents.evidence_form("c", "w", values), forms.EVIDENCE)) == told(values)


def test_what_is_typed_is_stored_and_undone(base: Path, editor: Path, kb: Kb) -> None:
    before = dump(base)
    changing(
        editor,
        "text = text.replace('statement: Massage therapy reduces pain.', 'statement: \"Massage: less, not none\"')",
    )
    result = at_terminal(*CLAIM)
    assert (result.status, result.out) == (0, "Changed the claim pain-decreases.\n")
    assert "Massage: less, not none" in kb("claim", "show", "pain-decreases").out
    changing(
        editor, "text = text.replace('year = {1996}', 'year = {1997}').replace('participants: 29', 'participants:')"
    )
    result = at_terminal(*CITATION)
    assert (result.status, result.out) == (0, "Changed the citation ironson1996massage.\n")
    shown = kb("citation", "show", "ironson1996massage").out
    assert "Published     1997-" in shown
    assert "Participants" not in shown
    changing(editor, "text = text.replace('stance: supports', 'stance: mixed')")
    assert at_terminal(*EVIDENCE).out == "Changed what ironson1996massage says of nk-cells-increase.\n"
    for _ in range(3):
        kb("undo", "--yes")
    assert dump(base) == before
    assert list(editor.iterdir()) == []


@pytest.mark.usefixtures("base")
def test_new_things_by_form(editor: Path, kb: Kb) -> None:
    changing(editor, "text = text.replace('statement:', 'statement: Massage improves sleep.')")
    assert at_terminal("claim", "add", "sleep-improves").status == 0
    changing(
        editor, "text = text.replace('title = {}', 'title = {Sleep}').replace('study_design:', 'study_design: rct')"
    )
    assert at_terminal("citation", "add", "sleep2001").status == 0
    changing(editor, "text = text.replace('stance:', 'stance: supports')")
    assert at_terminal("evidence", "add", "sleep-improves", "sleep2001").status == 0
    listed = kb("claims", "--citation", "sleep2001", "--format", "lines").out
    assert listed == "sleep-improves\tsupported\tmoderate (provisional)\t1 for\tMassage improves sleep.\n"
    assert kb("citation", "show", "sleep2001", "--format", "bibtex").out.count("{}") == 0


WRONG = {
    "an unknown word": ("text = text.replace('direction: decrease', 'direction: down')", "direction cannot be down"),
    "an unknown field": ("text += 'colour: red\\n'", "there is no field colour. The fields are statement, topic"),
    "a misspelt field": ("text = text.replace('topic:', 'topik:')", "there is no field topik. Did you mean topic?"),
    "a field twice": ("text += 'kind: effect\\n'", "The field kind stands twice (also on line "),
    "no YAML": ("text += 'wording: a: b: c\\n'", "This cannot be read: mapping values are not allowed"),
    "an empty statement": (
        "text = text.replace('statement: Massage therapy reduces pain.', 'statement:')",
        "the field statement is missing or empty.",
    ),
    "no form": ("text = 'Dear editor,'", "a list of fields is wanted here (name: value, one a line)."),
    "nothing": ("text = ''", "a list of fields is wanted here (name: value, one a line)."),
    "a text cut short by #": (
        "text = text.replace('topic:', 'topic: room #4 ')",
        "What follows # here would be lost as a comment.",
    ),
    "an unknown concept": (
        "text = text.replace('- massage-therapy', '- masage-therapy')",
        "There is no concept masage-therapy. Did you mean massage-therapy",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_bad_form_is_told_with_its_line_and_kept(base: Path, editor: Path, name: str) -> None:
    change, said = WRONG[name]
    before = dump(base, aside=())
    changing(editor, change)
    result = at_terminal(*CLAIM, answers=["n"], columns=300)
    assert result.status == 3
    assert said in result.out
    [kept] = editor.iterdir()
    if name != "an unknown concept":
        told = re.search(re.escape(str(kept)) + r":(\d+): ", result.out)
        assert told, result.out
        assert int(told[1]) <= len(kept.read_text().splitlines()) + 1
    assert f"What you wrote was not stored. It is kept in {kept}\nNothing was changed.\n" in result.out
    assert dump(base, aside=()) == before


@pytest.mark.usefixtures("base")
def test_a_bad_form_can_be_mended(editor: Path, kb: Kb) -> None:
    changing(
        editor,
        "bad, good = 'certainty: hig', 'certainty: high'\n"
        "text = text.replace(bad, good) if bad + chr(10) in text else text.replace('certainty: low', bad)",
    )
    result = at_terminal(*CLAIM, answers=["y"], columns=300)
    assert result.status == 0, result.out
    assert "certainty cannot be hig" in result.out
    assert kb("claims", "--certainty", "high", "--format", "lines").out.startswith("pain-decreases\t")
    assert list(editor.iterdir()) == []


def test_another_key_in_the_form_is_told(base: Path, editor: Path) -> None:
    before = dump(base, aside=())
    changing(editor, "text = text.replace('@article{ironson1996massage', '@article{ironson1996')")
    result = at_terminal(*CITATION, answers=["n"], columns=300)
    assert "kb citation rename ironson1996massage ironson1996" in result.out
    assert result.status == 3
    assert dump(base, aside=()) == before


def test_an_editor_that_fails_or_is_not_there(base: Path, editor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump(base, aside=())
    changing(editor, "sys.exit(1)")
    result = at_terminal(*CLAIM)
    assert result.status == 3
    assert "Editing failed" in result.out
    monkeypatch.setenv("EDITOR", "no-such-editor")
    result = at_terminal(*CLAIM)
    assert result.status == 3
    assert "Traceback" not in result.out
    assert dump(base, aside=()) == before
    assert list(editor.iterdir()) == []


@pytest.mark.usefixtures("base")
def test_a_claim_that_changed_while_it_was_edited_is_not_overwritten(editor: Path, kb: Kb) -> None:
    command = [str(Path(sys.executable).with_name("kb")), "claim", "edit", "pain-decreases", "--topic", "theirs"]
    changing(editor, f"import subprocess; subprocess.run({command!r}); text = text.replace('topic: ', 'topic: my ')")
    result = at_terminal(*CLAIM, answers=["n"], columns=300)
    assert result.status == 3
    assert "The claim pain-decreases was changed by another kb while you edited it." in result.out
    assert "theirs" in kb("claim", "show", "pain-decreases").out
    [kept] = editor.iterdir()
    assert "topic: my " in kept.read_text()
