"""Export: entries as they came in, under the keys that a draft cites; tables and references of the same selection."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from conftest import Kb

KEY = re.compile(r"^@\w+\{([^,]+),", re.MULTILINE)


@pytest.mark.usefixtures("base")
def test_the_whole_base_comes_out_as_the_seeds_went_in(kb: Kb) -> None:
    seeds = Path(__file__).parent.parent / "seeds" / "citations.bib"
    out = kb("export", "bibtex").out
    assert sorted(KEY.findall(out)) == sorted(KEY.findall(seeds.read_text()))
    source = seeds.read_text()
    assert all(entry.strip() in source for entry in out.split("\n\n"))


@pytest.mark.usefixtures("base")
def test_by_key_by_claim_and_both(kb: Kb) -> None:
    assert KEY.findall(kb("export", "bibtex", "yin2024effect", "ironson1996massage").out) == [
        "ironson1996massage",
        "yin2024effect",
    ]
    claims = json.loads(kb("claim", "show", "pain-decreases", "--format", "json").out)["claim"]
    works = sorted(row["citation"] for row in claims["evidence"])
    assert KEY.findall(kb("export", "bibtex", "--claim", "pain-decreases").out) == works
    assert KEY.findall(kb("export", "bibtex", "yin2024effect", "--claim", "pain-decreases").out) == sorted(
        [*works, "yin2024effect"]
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("draft.md", "As shown [@ironson1996massage, p. 3; see @yin2024effect].\n"),
        ("draft.tex", "As shown \\citep[p.~3]{ironson1996massage} and \\textcite{yin2024effect}. % \\cite{gone2001}\n"),
    ],
)
def test_what_a_draft_cites(base: Path, kb: Kb, name: str, text: str) -> None:
    base.with_name(name).write_text(text)
    result = kb("export", "bibtex", "--cited-in", name)
    assert (result.status, result.err) == (0, "")
    assert KEY.findall(result.out) == ["ironson1996massage", "yin2024effect"]
    assert kb("export", "bibtex", "ironson1996massage", "yin2024effect").out == result.out


def test_a_draft_that_cites_an_earlier_key_finds_it(base: Path, kb: Kb) -> None:
    base.with_name("draft.md").write_text("As shown [@ironson1996massage].\n")
    before = kb("export", "bibtex", "--cited-in", "draft.md").out
    kb("citation", "rename", "ironson1996massage", "ironson1996")
    result = kb("export", "bibtex", "--cited-in", "draft.md")
    assert result.out == before
    assert result.err == ("ironson1996 is written under ironson1996massage, the key by which the draft cites it.\n")
    assert KEY.findall(kb("export", "bibtex", "ironson1996massage").out) == ["ironson1996"]


def test_missing_keys_are_told_with_path_and_line_and_nothing_is_written(base: Path, kb: Kb) -> None:
    base.with_name("draft.md").write_text(
        "# Title\n\nAs shown [@ironson1996masage].\n\nAnd [@nobody2001; @yin2024effect].\n"
    )
    result = kb("export", "bibtex", "--cited-in", "draft.md", "-o", "out.bib")
    assert (result.status, result.out) == (3, "")
    first, second = result.err.splitlines()
    assert first.startswith("draft.md:3: There is no citation ironson1996masage. Did you mean ironson1996massage")
    assert second.startswith("draft.md:5: There is no citation nobody2001.")
    assert not base.with_name("out.bib").exists()


def test_a_draft_that_cites_nothing(base: Path, kb: Kb) -> None:
    base.with_name("draft.md").write_text("Nothing here.\n")
    result = kb("export", "bibtex", "--cited-in", "draft.md")
    assert (result.status, result.out) == (0, "")
    assert result.err == (
        "draft.md cites nothing (kb reads [@key], \\cite{key} and quoted titles).\n"
        "There is nothing to write: no citations were chosen.\n"
    )


def test_nothing_to_write_leaves_the_file_as_it_is(base: Path, kb: Kb) -> None:
    base.with_name("draft.md").write_text("Nothing here.\n")
    base.with_name("refs.bib").write_text("@article{mine, title = {Mine}}\n")
    result = kb("export", "bibtex", "--cited-in", "draft.md", "-o", "refs.bib", "--yes")
    assert result.status == 0
    assert result.err.endswith("There is nothing to write: no citations were chosen.\n")
    assert base.with_name("refs.bib").read_text() == "@article{mine, title = {Mine}}\n"


def test_a_work_whose_title_is_quoted_is_cited(base: Path, kb: Kb) -> None:
    base.with_name("draft.md").write_text(
        "As shown [@ironson1996massage].\n\nIt is told in “A meta-analysis of massage therapy research,” of 2004.\n"
    )
    result = kb("export", "bibtex", "--cited-in", "draft.md")
    assert (result.status, result.err) == (0, "")
    assert sorted(KEY.findall(result.out)) == ["ironson1996massage", "moyer2004metaanalysis"]


@pytest.mark.parametrize("selection", [[], ["pain-decreases"], ["pain-decreases", "lymph-flow-increases"]])
@pytest.mark.usefixtures("base")
def test_a_table_and_the_references_of_the_same_claims_hold_the_same_keys(kb: Kb, selection: list[str]) -> None:
    wanted = selection or [line.split("\t")[0] for line in kb("claims", "--format", "lines").out.splitlines()]
    options = [word for claim in wanted for word in ("--claim", claim)]
    keys = set(KEY.findall(kb("export", "bibtex", *options).out))
    rows = list(csv.DictReader(io.StringIO(kb("table", *selection, "--format", "csv").out)))
    assert {row["citation"] for row in rows} == keys
    assert {row["citation"] for row in json.loads(kb("table", *selection, "--format", "json").out)["evidence"]} == keys
    assert set(re.findall(r"\| \[@([^\]]+)\] \|", kb("table", *selection, "--format", "md").out)) == keys
    assert set(re.findall(r"\\cite\{([^}]+)\}", kb("table", *selection, "--format", "latex").out)) == keys
    assert set(re.findall(r'<td class="key">([^<]+)</td>', kb("table", *selection, "--format", "html").out)) == keys


def test_the_columns_of_the_tables(base: Path, kb: Kb) -> None:
    [row, *_] = json.loads(kb("table", "lymph-flow-increases", "--format", "json").out)["evidence"]
    assert list(row) == [
        "claim",
        "citation",
        "design",
        "participants",
        "population",
        "comparison",
        "stance",
        "match",
        "result",
        "certainty",
        "notice",
    ]
    document = json.loads(kb("table", "--summary", "--format", "json").out)
    assert (document["version"], document["database"], len(document["summary"])) == (1, str(base), 13)
    assert list(document["summary"][0]) == [
        "claim",
        "statement",
        "works",
        "evidence",
        "verdict",
        "limits",
        "certainty",
        "reasons",
        "wording",
    ]


@pytest.mark.usefixtures("base")
def test_hostile_text_from_the_base_is_text_in_every_table(kb: Kb) -> None:
    kb("evidence", "edit", "pain-decreases", "field2010pain", "--result", "x")
    work = json.loads(kb("claim", "show", "pain-decreases", "--format", "json").out)["claim"]["evidence"][0]["citation"]
    text = "=cmd|' /C calc'!A0 <script>x</script> \\input{x} a & b"
    assert kb("evidence", "edit", "pain-decreases", work, "--result", text).status == 0
    tables = {form: kb("table", "pain-decreases", "--format", form).out for form in ("md", "csv", "html", "latex")}
    assert "'=cmd|' /C calc'!A0" in tables["csv"]
    assert "<script>" not in tables["html"]
    assert r"\<script\>" in tables["md"]
    assert r"=cmd\|" in tables["md"]
    assert r"\input" not in tables["latex"]


@pytest.mark.usefixtures("base")
def test_retracted_works_are_marked_in_the_table_and_left_out_of_the_verdict(kb: Kb) -> None:
    work = json.loads(kb("table", "lymph-flow-increases", "--format", "json").out)["evidence"][0]["citation"]
    kb("citation", "edit", work, "--notice", "retraction:2020-01-02:made up")
    rows = json.loads(kb("table", "lymph-flow-increases", "--format", "json").out)["evidence"]
    assert {row["citation"]: row["notice"] for row in rows}[work] == "retracted; left out of the verdict"
    claim = json.loads(kb("claim", "show", "lymph-flow-increases", "--format", "json").out)["claim"]
    assert claim["retracted"] == [work]
    assert f"{work} (retracted)" in kb("citations", "--format", "lines").out
