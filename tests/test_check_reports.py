"""Reports of names and texts that are hard to print: what a format may not hold is escaped, and nothing is lost."""

import json
import os
import re
from pathlib import Path

import pytest
import yaml
from conftest import COMMAND, Kb

from kb.draft import SUFFIXES

BAD = "Massage therapy lowers cortisol.\n"
NO_TEXT = os.fsdecode(b"caf\xe9.md")


def test_a_file_named_in_two_ways_is_checked_once(kb: Kb, base: Path) -> None:
    (base.parent / "bad.md").write_text(BAD)
    (run,) = json.loads(kb("check", "bad.md", "./bad.md", "--format", "sarif").out)["runs"]
    assert run["artifacts"] == [{"location": {"uri": "bad.md"}}]
    assert [result["ruleId"] for result in run["results"]] == ["overstated", "uncited"]


@pytest.mark.parametrize("form", ["text", "lines", "json", "sarif", "github", "markdown", "html"])
def test_a_name_that_is_no_text_is_escaped(kb: Kb, base: Path, form: str) -> None:
    (base.parent / NO_TEXT).write_text(BAD)
    (base.parent / "bad.md").write_text(BAD)
    done = kb("check", NO_TEXT, "bad.md", "--format", form)
    assert done.status == 1
    assert {"sarif": '"uri": "caf%E9.md"', "markdown": "## caf\\\\udce9.md"}.get(form, "caf\\udce9.md") in done.out
    assert "bad.md" in done.out
    if form == "json":
        assert json.loads(done.out)["drafts"][0]["path"] == NO_TEXT


def test_a_draft_whose_name_is_no_text_gets_its_marks(kb: Kb, base: Path) -> None:
    path = base.parent / NO_TEXT
    path.write_text(BAD)
    done = kb("cite", NO_TEXT, "--write")
    assert done.status == 0
    assert done.out.startswith("--- caf\\udce9.md\n")
    assert "[@" in path.read_text()


def test_without_standard_output_nothing_is_done(base: Path) -> None:
    (base.parent / "bad.md").write_text(BAD)
    read, write = os.pipe()
    child = os.posix_spawn(
        COMMAND,
        [str(COMMAND), "check", "bad.md"],
        dict(os.environ),
        file_actions=[(os.POSIX_SPAWN_CLOSE, 1), (os.POSIX_SPAWN_DUP2, write, 2)],
    )
    os.close(write)
    with os.fdopen(read) as told:
        assert told.read() == "Standard output is closed, so there is nowhere to write to.\n"
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 3


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1\\. Massage lowers cortisol.", "> 1\\. Massage lowers cortisol."),
        ("\\- Massage lowers cortisol.", "> \\- Massage lowers cortisol."),
        ("\\+ Massage lowers cortisol.", "> \\+ Massage lowers cortisol."),
        ("Massage lowers cortisol &amp;copy; it.", "> Massage lowers cortisol \\&copy; it."),
    ],
)
def test_a_sentence_in_the_markdown_report_stays_a_quotation(kb: Kb, base: Path, written: str, shown: str) -> None:
    (base.parent / "draft.md").write_text(written)
    assert shown in kb("check", "draft.md", "--format", "markdown").out.splitlines()


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_joiners_stay(kb: Kb, base: Path, form: str) -> None:
    sentence = "Massage lowers cortisol in می\u200cخواهم and 👩\u200d⚕."
    (base.parent / "draft.md").write_text(sentence)
    assert sentence in " ".join(kb("check", "draft.md", "--format", form).out.split())


def test_a_narrow_terminal_is_kept_to(kb: Kb, base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    (base.parent / "draft.md").write_text("\n" * 99 + "Massage therapy lowers cortisol in all grown people.")
    lines = kb("check", "draft.md", "--format", "text").out.splitlines()
    assert lines[:2] == ["100:1 Massage therapy lowers cortisol in", "  all grown people."]
    assert max(map(len, lines[:-1])) <= 40


def test_the_hook_is_run_on_every_text_that_kb_reads() -> None:
    (hook,) = yaml.safe_load((Path(__file__).parent.parent / ".pre-commit-hooks.yaml").read_text())
    assert hook["types"] == ["text"]
    for suffix in set(SUFFIXES) - {".docx"}:
        assert re.search(hook["files"], f"a/draft{suffix}")
        assert re.search(hook["files"], f"DRAFT{suffix.upper()}")
    assert not re.search(hook["files"], "draft.py")
