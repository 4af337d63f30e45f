"""Changes by hand: what is given changes, the rest stays to the byte; keys given up stay resolvable."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Kb, dump

FAMILY = """@inproceedings{child2002, title = {A child}, author = {Kid, A.}, crossref = {Parent2002}}
@proceedings{parent2002, title = {The parent}, editor = {Ed, Itor}, year = 2002}
"""


def source(kb: Kb, key: str) -> str:
    return kb("citation", "show", key, "--format", "bibtex").out


def citation(kb: Kb, key: str) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads(kb("citation", "show", key, "--format", "json").out)["citation"]
    return shown


def claim(kb: Kb, key: str) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads(kb("claim", "show", key, "--format", "json").out)["claim"]
    return shown


@pytest.mark.usefixtures("empty")
def test_a_claim_on_one_line(kb: Kb) -> None:
    added = kb(
        "claim", "add", "sleep-improves", "--statement", "Massage improves sleep.", "--direction", "increase",
        "--phrase", "sleep better", "--phrase", "deeper sleep", "--opposite-phrase", "worse sleep",
        "--certainty", "low", "--certainty-reason", "imprecision:Few: 12 people.", "--caution", "Not insomnia.",
        "--intervention", "massage", "--outcome", "sleep", "--outcome-type", "patient-reported",
    )  # fmt: skip
    assert added.status == 0
    shown = claim(kb, "sleep-improves")
    assert shown["phrases"] == ["sleep better", "deeper sleep"]
    assert shown["opposite_phrases"] == ["worse sleep"]
    assert shown["certainty_reasons"] == [{"domain": "imprecision", "note": "Few: 12 people."}]
    assert shown["cautions"] == ["Not insomnia."]
    assert shown["wording"] == "Massage may increase sleep."
    assert (shown["verdict"], shown["evidence"]) == ("no-evidence", [])


@pytest.mark.usefixtures("base")
def test_an_option_changes_its_field_and_no_other(kb: Kb) -> None:
    before = claim(kb, "pain-decreases")
    assert kb("claim", "edit", "pain-decreases", "--topic", "aches").status == 0
    assert claim(kb, "pain-decreases") == before | {"topic": "aches"}
    assert kb("claim", "edit", "pain-decreases", "--topic", "").status == 0
    assert claim(kb, "pain-decreases") == before | {"topic": None}
    assert kb("claim", "edit", "pain-decreases", "--caution", "", "--phrase", "", "--concept", "").status == 0
    assert claim(kb, "pain-decreases") == before | {"topic": None, "cautions": [], "phrases": [], "concepts": {}}


@pytest.mark.usefixtures("base")
def test_a_citation_keeps_its_bytes_where_nothing_changed(kb: Kb) -> None:
    before = source(kb, "ironson1996massage")
    assert kb("citation", "edit", "ironson1996massage", "--participants", "31").status == 0
    assert source(kb, "ironson1996massage") == before
    assert kb("citation", "edit", "ironson1996massage", "--year", "1997").status == 0
    assert source(kb, "ironson1996massage") == before.replace("{1996}", "{1997}")
    assert citation(kb, "ironson1996massage")["year"] == 1997


@pytest.mark.usefixtures("base")
def test_an_empty_text_takes_a_field_out(kb: Kb) -> None:
    assert kb("citation", "edit", "ironson1996massage", "--doi", "", "--author", "").status == 0
    shown = citation(kb, "ironson1996massage")
    assert (shown["doi"], shown["contributors"]) == (None, [])
    assert "author" not in shown["source"]


@pytest.mark.usefixtures("empty")
def test_what_a_writer_types_is_text_and_not_tex(kb: Kb) -> None:
    title = "50% of $5 & C# {sic} under_score ~ x^2 \\o/ “quoted” DNA"
    kb("citation", "add", "odd2020", "--title", title, "--author", "{Ministry of R&D}", "--author", "Łoś, Ewa, Jr.")
    shown = citation(kb, "odd2020")
    assert shown["title"] == title
    assert shown["contributors"][0]["literal"] == "Ministry of R&D"
    assert kb("export", "bibtex").out == source(kb, "odd2020")
    exported = kb("export", "bibtex").out
    kb("citation", "remove", "odd2020", "--yes")
    assert kb("import", "-", stdin=exported).status == 0
    assert citation(kb, "odd2020")["title"] == title


@pytest.mark.usefixtures("empty")
def test_an_entry_from_standard_input(kb: Kb) -> None:
    entry = '@article{nap2001, title = {Na{\\"i}ve naps}, year = 2001}'
    assert kb("citation", "add", "--study-design", "rct", stdin=entry + "\n").status == 0
    assert source(kb, "nap2001") == entry + "\n"
    assert (citation(kb, "nap2001")["title"], citation(kb, "nap2001")["design"]) == ("Naïve naps", "rct")
    latin = "@article{noch2002, title = {Müde}}".encode("latin-1")
    result = kb("citation", "add", stdin=latin)
    assert (result.status, citation(kb, "noch2002")["title"]) == (0, "Müde")
    assert "standard input is not UTF-8; it was read as windows-1252." in result.err


@pytest.mark.usefixtures("base")
def test_rename_keeps_the_old_key_resolvable_everywhere(kb: Kb) -> None:
    before = citation(kb, "ironson1996massage")
    assert kb("citation", "rename", "ironson1996massage", "ironson1996").out == "ironson1996massage → ironson1996\n"
    assert kb("citation", "rename", "ironson1996massage", "i1996").out == "ironson1996 → i1996\n"
    for key in ("ironson1996massage", "ironson1996"):
        shown = kb("citation", "show", key, "--format", "json")
        assert shown.err == f"{key} is another name of i1996.\n"
        assert json.loads(shown.out)["citation"] == before | {
            "key": "i1996",
            "aliases": ["ironson1996massage", "ironson1996"],
            "source": before["source"].replace("ironson1996massage", "i1996"),
        }
        assert kb("claims", "--citation", key).out.count("\n") == 5
    assert "is another name of i1996 already" in kb("citation", "add", "ironson1996", "--title", "x").err
    assert kb("citation", "rename", "i1996", "ironson1996massage").status == 0
    assert citation(kb, "i1996")["aliases"] == ["ironson1996", "i1996"]
    assert kb("citation", "rename", "ironson1996massage", "Ironson1996Massage").status == 0
    assert citation(kb, "i1996")["key"] == "Ironson1996Massage"


@pytest.mark.usefixtures("base")
def test_merge_moves_evidence_and_keys_and_tells_what_it_left(kb: Kb) -> None:
    kb("citation", "add", "double2001", "--title", "The same work", "--caveat", "Mine.", "--notice", "correction")
    kb("evidence", "add", "pain-decreases", "double2001", "--stance", "disputes")
    kb("evidence", "add", "nk-cells-increase", "double2001", "--stance", "disputes")
    kb("citation", "rename", "double2001", "twin2001")
    result = kb("citation", "merge", "double2001", "ironson1996massage", "--yes")
    assert (result.status, result.out) == (0, "twin2001 → ironson1996massage\n")
    assert result.err == (
        "Not taken over: its evidence for nk-cells-increase: ironson1996massage has its own (supports)\n"
    )
    shown = citation(kb, "double2001")
    assert shown["key"] == "ironson1996massage"
    assert sorted(shown["aliases"]) == ["double2001", "twin2001"]
    assert {row["claim"]: row["stance"] for row in shown["evidence"]}["pain-decreases"] == "disputes"
    assert "Mine." in shown["caveats"]
    assert [notice["kind"] for notice in shown["notices"]] == ["correction"]


@pytest.mark.usefixtures("empty")
def test_children_follow_their_parent(kb: Kb) -> None:
    kb("import", "-", stdin=FAMILY)
    assert (citation(kb, "child2002")["year"], citation(kb, "child2002")["container"]) == (2002, "The parent")
    kb("citation", "rename", "parent2002", "elder")
    assert "crossref = {elder}" in source(kb, "child2002")
    kb("citation", "edit", "elder", "--year", "2003", "--title", "The elder")
    assert (citation(kb, "child2002")["year"], citation(kb, "child2002")["container"]) == (2003, "The elder")
    assert [one["family"] for one in citation(kb, "child2002")["contributors"]] == ["Kid", "Ed"]
    kb("citation", "add", "other", "--type", "proceedings", "--title", "Other", "--year", "2010")
    kb("citation", "merge", "elder", "other", "--yes")
    assert "crossref = {other}" in source(kb, "child2002")
    assert (citation(kb, "child2002")["year"], citation(kb, "child2002")["container"]) == (2010, "Other")
    question = kb("citation", "remove", "other").err
    assert "child2002 will lack what they take from it (crossref)." in question
    kb("citation", "remove", "other", "--yes")
    assert (citation(kb, "child2002")["year"], citation(kb, "child2002")["container"]) == (None, None)
    kb("citation", "add", stdin="@proceedings{other, title = {Back}, year = 2011}")
    assert (citation(kb, "child2002")["year"], citation(kb, "child2002")["container"]) == (2011, "Back")


def test_all_of_a_command_happens_or_none_of_it(base: Path, kb: Kb) -> None:
    before = dump(base, aside=())
    for args in (
        ["claim", "edit", "pain-decreases", "--topic", "x", "--concept", "outcome=nothing-of-the-sort"],
        ["claim", "add", "new", "--statement", "New.", "--concept", "outcome=nothing-of-the-sort"],
        ["claim", "edit", "pain-decreases", "--topic", "x", "--certainty-reason", "imprecision:a",
         "--certainty-reason", "imprecision:b"],
    ):  # fmt: skip
        assert kb(*args).status == 3
        assert dump(base, aside=()) == before


@pytest.mark.parametrize("stance", ["supports", "mixed", "no-effect", "disputes", "background"])
@pytest.mark.usefixtures("empty")
def test_evidence_of_every_stance(kb: Kb, stance: str) -> None:
    kb("claim", "add", "c", "--statement", "C.")
    kb("citation", "add", "w", "--title", "W")
    assert kb("evidence", "add", "c", "w", "--stance", stance).status == 0
    [row] = claim(kb, "c")["evidence"]
    assert (row["stance"], row["match"], row["effect"], row["comparison"]) == (stance, "exact", "unclear", "unclear")
    assert kb("evidence", "edit", "c", "w", "--participants", "1,234", "--quote", "“Yes.”").status == 0
    [row] = claim(kb, "c")["evidence"]
    assert (row["stance"], row["participants"], row["quote"]) == (stance, 1234, "“Yes.”")
