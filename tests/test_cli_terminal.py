"""At a terminal: columns that fit, colours that can be refused, questions before a loss, nothing that steers it."""

import re
from pathlib import Path

import pytest
from conftest import Kb, dump
from terminal import at_terminal

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
ODD = "Wet\x1b]0;owned\x07 and \x1b[2Jcleared \x9b31m \u202efdp.exe"


@pytest.mark.parametrize("columns", [40, 80, 160])
@pytest.mark.parametrize("words", ["claims cortisol", "citations --limit 8", "claim show lymph-flow-increases"])
@pytest.mark.usefixtures("base")
def test_every_line_fits_the_terminal(columns: int, words: str) -> None:
    result = at_terminal(*words.split(), columns=columns)
    assert result.status == 0
    for line in COLOUR.sub("", result.out).splitlines():
        longest_word = max((len(word) for word in line.split()), default=0)
        assert len(line) <= columns or len(line.strip()) <= longest_word + 2, line


@pytest.mark.usefixtures("base")
def test_a_wide_terminal_has_a_table() -> None:
    out = COLOUR.sub("", at_terminal("claims", "--limit", "2", columns=160).out)
    assert out == (
        "CLAIM                   VERDICT   CERTAINTY  EVIDENCE                    STATEMENT\n"
        "anxiety-decreases       mixed     low        10 for, 1 mixed, 2 against  Massage therapy reduces anxiety.\n"
        "avoid-in-acute-illness  indirect  very-low   2 against (related only)    "
        "People with an acute illness, for example a cold or influenza, should avoid massage.\n"
        "2 claims of 13; --limit 0 gives all.\n"
    )


@pytest.mark.usefixtures("base")
def test_a_narrow_terminal_has_each_claim_in_lines_of_its_own() -> None:
    assert COLOUR.sub("", at_terminal("claims", "cortisol", "--limit", "1", columns=40).out) == (
        "cortisol-decreases\n"
        "  mixed · low · 4 for, 3 mixed, 9\n"
        "  against\n"
        "  Massage therapy lowers cortisol.\n"
        "    matched cortisol in statement,\n"
        "      phrases, labels and details\n"
        "1 claim of 2; --limit 0 gives all.\n"
    )


@pytest.mark.usefixtures("base")
def test_colours_can_be_refused() -> None:
    for words in ("claims", "claim show pain-decreases"):
        assert "\x1b" in at_terminal(*words.split()).out
        assert "\x1b" not in at_terminal(*words.split(), NO_COLOR="1").out
    assert "\x1b" not in at_terminal("claims", TERM="dumb").out


def test_what_is_in_the_base_does_not_steer_the_terminal(base: Path, kb: Kb) -> None:
    assert kb("claim", "add", "odd", "--statement", ODD, "--topic", ODD, "--caution", ODD).status == 0
    base.with_name("odd.bib").write_text(f"@article{{odd2001, title = {{{ODD}}}, year = {{{ODD}}}, doi = {{{ODD}}}}}")
    shown = [
        at_terminal(*words.split(), NO_COLOR="1").out
        for words in (
            "import odd.bib",
            "claims --format json",
            "claim show odd",
            "citations",
            "citation show odd2001",
            "citation show odd2001 --format bibtex",
            "export bibtex odd2001",
            "table odd --summary",
        )
    ]
    for out in shown:
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out), repr(out)


def test_a_question_that_is_denied_changes_nothing(base: Path) -> None:
    before = dump(base, aside=())
    for words, question in {
        "claim remove pain-decreases": "Remove the claim pain-decreases with 11 links to works? [y/N]: n",
        "citation remove ironson1996massage": "Remove the citation ironson1996massage with 5 links to claims? [y/N]: n",
        "evidence remove nk-cells-increase ironson1996massage": "Remove what ironson1996massage says of "
        "nk-cells-increase (supports)? [y/N]: n",
    }.items():
        result = at_terminal(*words.split(), answers=["n"], columns=200)
        assert (result.status, result.out) == (3, f"{question}\nNothing was changed.\n")
    assert dump(base, aside=()) == before


def test_a_question_that_is_agreed_to(base: Path, kb: Kb) -> None:
    before = dump(base)
    result = at_terminal("claim", "remove", "pain-decreases", answers=["y"], columns=200)
    assert result.status == 0
    assert result.out.endswith("Removed the claim pain-decreases and 11 links. kb undo brings them back.\n")
    assert kb("claim", "show", "pain-decreases").status == 3
    result = at_terminal("undo", answers=["y"], columns=200)
    assert result.out == (
        "Undo: removed the claim pain-decreases and 11 links? [y/N]: y\n"
        "Undone: removed the claim pain-decreases and 11 links.\n"
    )
    assert dump(base) == before


def test_a_file_is_not_written_over_without_a_yes(base: Path) -> None:
    mine = base.with_name("refs.bib")
    mine.write_text("% mine\n")
    result = at_terminal("export", "bibtex", "-o", "refs.bib", answers=["n"], columns=200)
    assert (result.status, mine.read_text()) == (3, "% mine\n")
    result = at_terminal("export", "bibtex", "-o", "refs.bib", answers=["y"], columns=200)
    assert result.status == 0
    assert result.out.endswith("Wrote 67 entries to refs.bib.\n")
    assert mine.read_text().startswith("@article{")
