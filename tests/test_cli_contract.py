"""The contract with other programs: what goes to which stream, in which format, with which exit status."""

import csv
import io
import json
import os
import subprocess
from pathlib import Path

import pytest
from conftest import COMMAND, Kb, environment

LISTS = {
    ("claims",): ("claims", 13),
    ("claims", "cortisol"): ("claims", 2),
    ("claims", "--verdict", "indirect"): ("claims", 2),
    ("claims", "--certainty", "low", "--verdict", "mixed"): ("claims", 4),
    ("claims", "--kind", "advice"): ("claims", 1),
    ("claims", "--topic", "IMMUNE CELLS"): ("claims", 2),
    ("claims", "--citation", "ironson1996massage"): ("claims", 5),
    ("claims", "--journal", "international journal of neuroscience"): ("claims", 9),
    ("claims", "--limit", "3"): ("claims", 3),
    ("claims", "--limit", "0"): ("claims", 13),
    ("citations",): ("citations", 67),
    ("citations", "--year", "1996"): ("citations", 3),
    ("citations", "--claim", "pain-decreases"): ("citations", 11),
    ("citations", "--design", "rct", "--limit", "5"): ("citations", 5),
    ("citations", "--author", "BILLHULT"): ("citations", 2),
    ("citations", "xylophone"): ("citations", 0),
}


@pytest.mark.parametrize("args", LISTS, ids=" ".join)
def test_a_list_says_the_same_in_every_format(base: Path, kb: Kb, args: tuple[str, ...]) -> None:
    name, number = LISTS[args]
    document = json.loads(kb(*args, "--format", "json").out)
    rows = list(csv.DictReader(io.StringIO(kb(*args, "--format", "csv").out)))
    lines = kb(*args, "--format", "lines").out.splitlines()
    assert kb(*args).out.splitlines() == lines, "lines are the default where nobody looks"
    assert list(document) == ["version", "database", name]
    assert (document["version"], document["database"]) == (1, str(base))
    keys = [one["key"] for one in document[name]]
    assert keys == [row[name.removesuffix("s")] for row in rows]
    assert keys == [line.split("\t")[0] for line in lines]
    assert len(keys) == number


@pytest.mark.usefixtures("base")
def test_the_fields_of_the_json_lists(kb: Kb) -> None:
    [claim] = json.loads(kb("claims", "--limit", "1", "--format", "json").out)["claims"]
    assert claim == {
        "key": "anxiety-decreases",
        "statement": "Massage therapy reduces anxiety.",
        "topic": claim["topic"],
        "kind": "effect",
        "verdict": "mixed",
        "reason": claim["reason"],
        "limits": [],
        "counts": {"supports": 10, "mixed": 1, "no-effect": 2},
        "related": claim["related"],
        "background": claim["background"],
        "retracted": [],
        "certainty": "low",
        "provisional": False,
        "ceiling": "possible",
        "works": claim["works"],
        "score": None,
        "matched": {},
        "journal_stances": {},
    }
    citations = json.loads(kb("citations", "--year", "1996", "--format", "json").out)["citations"]
    [citation] = [one for one in citations if one["key"] == "ironson1996massage"]
    assert citation == {
        "key": "ironson1996massage",
        "authors": "Ironson and others",
        "year": 1996,
        "title": citation["title"],
        "journal": "International Journal of Neuroscience",
        "design": "within-subject",
        "participants": 29,
        "claims": citation["claims"],
        "retracted": False,
        "score": None,
        "matched": {},
    }


def test_the_json_of_one_thing(base: Path, kb: Kb) -> None:
    claim = json.loads(kb("claim", "show", "lymph-flow-increases", "--format", "json").out)
    assert list(claim) == ["version", "database", "claim"]
    assert claim["claim"]["verdict"] == "supported"
    assert {row["claim"] for row in claim["claim"]["evidence"]} == {"lymph-flow-increases"}
    citation = json.loads(kb("citation", "show", "ironson1996massage", "--format", "json").out)["citation"]
    assert citation["contributors"][0] == {
        "role": "author",
        "family": "Ironson",
        "given": citation["contributors"][0]["given"],
        "particle": None,
        "suffix": None,
        "literal": None,
    }
    assert citation["source"] == kb("citation", "show", "ironson1996massage", "--format", "bibtex").out.rstrip("\n")
    status = json.loads(kb("status", "--format", "json").out)["status"]
    assert (status["path"], status["named_by"]) == (str(base), "KB_DB")
    assert status["counts"] == {"claims": 13, "citations": 67, "evidence": 156, "concepts": 47, "journals": 43}


@pytest.mark.usefixtures("empty")
def test_history_in_its_formats(kb: Kb) -> None:
    assert json.loads(kb("history", "--format", "json").out)["history"] == []
    kb("claim", "add", "a", "--statement", "A.")
    [entry] = json.loads(kb("history", "--format", "json").out)["history"]
    assert {name: entry[name] for name in ("number", "command", "summary", "undone")} == {
        "number": 1,
        "command": "kb claim add a",
        "summary": "added the claim a",
        "undone": False,
    }


SAYS_NOTHING = [
    ["claim", "add", "new", "--statement", "New."],
    ["claim", "edit", "new", "--topic", "t"],
    ["citation", "add", "new2020", "--title", "New"],
    ["citation", "edit", "new2020", "--year", "2020"],
    ["evidence", "add", "new", "new2020", "--stance", "supports"],
    ["evidence", "edit", "new", "new2020", "--stance", "mixed"],
    ["evidence", "remove", "new", "new2020", "--yes"],
    ["citation", "remove", "new2020", "--yes"],
    ["claim", "remove", "new", "--yes"],
    ["undo", "--yes"],
    ["upgrade"],
    ["import", "-"],
    ["export", "bibtex", "-o", "references.bib"],
    ["table", "-o", "evidence.md"],
]


@pytest.mark.usefixtures("base")
def test_only_data_goes_to_standard_output(kb: Kb) -> None:
    for args in SAYS_NOTHING:
        result = kb(*args, stdin="@article{a2001, title = {A}, year = 2001}")
        assert (result.status, result.out) == (0, ""), (args, result.err)
        assert result.err, args
    assert kb("citation", "rename", "yin2024effect", "yin2024").out == "yin2024effect → yin2024\n"
    assert kb("citation", "merge", "yin2024", "ironson1996massage", "--yes").out == "yin2024 → ironson1996massage\n"


@pytest.mark.usefixtures("base")
def test_output_over_a_file_that_differs_wants_a_yes(kb: Kb, place: Path) -> None:
    mine = place / "refs.bib"
    mine.write_text("% my own notes\n")
    for args in (["export", "bibtex", "-o", "refs.bib"], ["table", "--format", "md", "-o", "refs.bib"]):
        result = kb(*args)
        assert (result.status, result.out) == (2, "")
        assert "refs.bib is there already and differs. Write over it? Give --yes" in result.err
        assert mine.read_text() == "% my own notes\n"
    assert kb("export", "bibtex", "-o", "refs.bib", "--yes").status == 0
    written = mine.read_text()
    assert written == kb("export", "bibtex").out
    assert kb("export", "bibtex", "-o", "refs.bib").status == 0, "the same again needs no yes"
    assert mine.read_text() == written


def test_a_dash_is_standard_output(base: Path, kb: Kb) -> None:
    assert kb("export", "bibtex", "yin2024effect", "-o", "-") == kb("export", "bibtex", "yin2024effect")
    assert kb("table", "pain-decreases", "-o", "-") == kb("table", "pain-decreases")
    assert [path.name for path in base.parent.iterdir()] == ["kb.sqlite"]


@pytest.mark.usefixtures("base")
def test_the_format_of_a_table_by_the_ending_of_its_file(kb: Kb, place: Path) -> None:
    endings = {"md": "md", "markdown": "md", "csv": "csv", "json": "json", "html": "html", "tex": "latex"}
    for ending, form in endings.items():
        assert kb("table", "pain-decreases", "-o", f"table.{ending}").status == 0
        expected = kb("table", "pain-decreases", "--format", form).out
        assert place.joinpath(f"table.{ending}").read_bytes().decode().replace("\r\n", "\n") == expected.replace(
            "\r\n", "\n"
        )


@pytest.mark.usefixtures("base")
def test_a_reader_that_has_had_enough() -> None:
    for words in ("claims --format json", "export bibtex", "claim show pain-decreases"):
        line = f"{COMMAND} {words} | head -1; echo ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "0"
        assert [told for told in done.stderr.splitlines() if not told.endswith(("claims.", "Wrote"))] == []


@pytest.mark.usefixtures("base")
def test_a_full_device_at_the_end_of_the_output() -> None:
    for words in (["claims"], ["export", "bibtex"]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run([COMMAND, *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert done.returncode == 3
        assert done.stderr.endswith("The system refused: No space left on device.\n")
        assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("base")
def test_output_is_utf8_whatever_the_locale(process: Kb) -> None:
    more = environment(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="latin-1")
    title = "Naïve Schrödinger – “日本”"
    assert process("claim", "add", "odd", "--statement", title, env=environment(PYTHONUTF8="1")).status == 0
    assert title in process("claims", "--format", "lines", env=more).out
    assert title in process("claim", "show", "odd", env=more).out


@pytest.mark.usefixtures("base")
def test_python_m_kb_is_kb() -> None:
    done = subprocess.run(
        [COMMAND.with_name("python"), "-m", "kb", "claims", "--limit", "1"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
    )
    assert done.stdout == (
        "anxiety-decreases\tmixed\tlow\t10 for, 1 mixed, 2 against\tMassage therapy reduces anxiety.\n"
    )
