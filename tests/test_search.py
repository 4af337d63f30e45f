"""Search: any prose is a query; accents and spellings fold; filters narrow; it says why it matched."""

import json
from pathlib import Path

import pytest
from conftest import Kb


def found(kb: Kb, command: str, *args: str) -> list[str]:
    return [line.split("\t")[0] for line in kb(command, *args, "--format", "lines").out.splitlines()]


@pytest.fixture
def works(empty: Path, kb: Kb) -> Path:
    bib = r"""
@article{goncalves2001, author = {Gon{\c c}alves, Jo{\~a}o}, title = {Tumour behaviour}, journal = {Acta}, year = 2001}
@article{smith2002, author = {Smith, Ann}, title = {A randomised trial of oedema}, journal = {Brain}, year = 2002,
  abstract = {We found p < .05 after a C-section.}}
@article{lee2003, author = {Lee, Bo}, title = {Randomized tumor}, journal = {Brain Research}, year = 2003,
  keywords = {naps}}
@book{naps2004, editor = {Łoś, Ewa}, title = {日本 naps}, publisher = {P}, year = 2004}
"""
    assert kb("import", "-", stdin=bib).status == 0
    return empty


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("goncalves", ["goncalves2001"]),
        ("Gonçalves", ["goncalves2001"]),
        ("GONCALVES joao", ["goncalves2001"]),
        ("tumor", ["lee2003", "goncalves2001"]),
        ("tumour", ["lee2003", "goncalves2001"]),
        ("behavior", ["goncalves2001"]),
        ("randomised", ["lee2003", "smith2002"]),
        ("randomized", ["lee2003", "smith2002"]),
        ("edema", ["smith2002"]),
        ("trials", ["smith2002"]),
        ("p < .05", ["smith2002"]),
        ("C-section", ["smith2002"]),
        ("naps", ["naps2004", "lee2003"]),
        ("日本", ["naps2004"]),
        ("smith2002", ["smith2002"]),
        ("acta", ["goncalves2001"]),
    ],
)
@pytest.mark.usefixtures("works")
def test_words_are_found_however_they_are_spelt(kb: Kb, query: str, keys: list[str]) -> None:
    assert sorted(found(kb, "citations", query)) == sorted(keys)


ODD = [
    'massage "therapy',
    "'; PRAGMA xyzzy; --",
    "cortisol AND NOT (OR) NEAR/3",
    "title:cortisol *",
    "cortisol^2 -nk {a b}",
    "cortisol % _ \\",
    "(((",
    "*",
    "",
    " ",
    "…",
    "cortisol\x00",
    "\ud83d\ude00 cortisol".encode("utf-16", "surrogatepass").decode("utf-16"),
    "the of and",
]


@pytest.mark.parametrize("query", ODD)
@pytest.mark.parametrize("command", ["claims", "citations"])
@pytest.mark.usefixtures("base")
def test_any_prose_is_a_query(kb: Kb, command: str, query: str) -> None:
    result = kb(command, query, "--format", "json")
    assert result.status == 0
    rows = json.loads(result.out)[command]
    assert bool(rows) == ("cortisol" in query or "massage" in query or query == "the of and"), [r["key"] for r in rows]


@pytest.mark.usefixtures("base")
def test_ten_thousand_words_are_a_query(kb: Kb) -> None:
    words = " ".join(f"word{number}" for number in range(10_000))
    result = kb("claims", f"{words} cortisol")
    assert result.status == 0
    assert "cortisol-decreases" in result.out


@pytest.mark.usefixtures("base")
def test_the_best_comes_first_and_says_why(kb: Kb) -> None:
    rows = json.loads(kb("claims", "natural killer cells", "--format", "json").out)["claims"]
    assert rows[0]["key"] == "nk-cells-increase"
    assert set(rows[0]["matched"]) == {"natural", "killer", "cells"}
    assert "statement" in rows[0]["matched"]["killer"]
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)


@pytest.mark.usefixtures("base")
def test_phrases_and_labels_of_concepts_are_searched(kb: Kb) -> None:
    assert found(kb, "claims", "rubdown")[0] == "nk-cells-increase"
    [row, *_] = json.loads(kb("claims", "rubdown", "--format", "json").out)["claims"]
    assert set(row["matched"]["rubdown"]) == {"phrases", "labels"}


@pytest.mark.usefixtures("base")
def test_filters_narrow_a_search(kb: Kb) -> None:
    every = found(kb, "claims", "massage", "--limit", "0")
    for option, value in (("--verdict", "mixed"), ("--certainty", "low"), ("--topic", "immune cells")):
        narrowed = found(kb, "claims", "massage", option, value)
        assert narrowed == [key for key in every if key in found(kb, "claims", option, value)]
        assert 0 < len(narrowed) < len(every)
    assert found(kb, "citations", "massage", "--year", "-1996") == [
        key
        for key in found(kb, "citations", "massage", "--limit", "0")
        if key in found(kb, "citations", "--year", "-1996")
    ]


@pytest.mark.parametrize(
    ("years", "expected"),
    [("2002", {2002}), ("2002-2003", {2002, 2003}), ("2003-", {2003, 2004}), ("-2001", {2001}), ("2002–2002", {2002})],
)
@pytest.mark.usefixtures("works")
def test_years(kb: Kb, years: str, expected: set[int]) -> None:
    rows = json.loads(kb("citations", "--year", years, "--format", "json").out)["citations"]
    assert {row["year"] for row in rows} == expected


@pytest.mark.usefixtures("works")
def test_a_journal_by_title_abbreviation_or_part(kb: Kb) -> None:
    assert found(kb, "citations", "--journal", "brain") == ["smith2002"], "the whole title comes before a part of one"
    assert found(kb, "citations", "--journal", "research") == ["lee2003"]


@pytest.mark.usefixtures("base")
def test_the_count_of_a_search_is_told(kb: Kb) -> None:
    number = len(found(kb, "citations", "massage the of", "--limit", "0"))
    assert number > 10
    assert kb("citations", "massage", "--limit", "10").err == f"10 citations of {number}; --limit 0 gives all.\n"
    assert kb("citations", "massage", "--limit", "0").err == f"{number} citations.\n"
    assert kb("claims", "--limit", "2").err == "2 claims of 13; --limit 0 gives all.\n"


@pytest.mark.usefixtures("base")
def test_what_was_changed_is_found_as_it_is_now(kb: Kb) -> None:
    kb("claim", "edit", "pain-decreases", "--phrase", "quasiphrase")
    assert found(kb, "claims", "quasiphrase") == ["pain-decreases"]
    kb("claim", "edit", "pain-decreases", "--phrase", "")
    assert found(kb, "claims", "quasiphrase") == []
    kb("claim", "remove", "pain-decreases", "--yes")
    assert "pain-decreases" not in found(kb, "claims", "pain")
