"""Undo: after every kind of change, and again for the one before, the base is as it was, row by row."""

import re
from pathlib import Path

import pytest
from conftest import Kb, dump, raw

BIB = """@string{jn = {Journal of Naps}}
@article{nap2001, author = {Nap, Ann}, title = {Naps}, journal = jn, year = 2001}
@inproceedings{child2002, title = {A child}, crossref = {parent2002}}
@proceedings{parent2002, title = {The parent}, editor = {Ed, Itor}, year = 2002}
"""

CHANGES = {
    "claim add": [
        "claim", "add", "sleep-improves", "--statement", "Massage improves sleep.", "--phrase", "sleep better",
        "--concept", "intervention=massage-therapy", "--certainty-reason", "imprecision:few", "--caution", "Wake up.",
    ],
    "claim edit": [
        "claim", "edit", "pain-decreases", "--statement", "Less pain.", "--certainty", "high", "--phrase", "no pain",
        "--phrase", "it hurts less", "--concept", "outcome=pain", "--certainty-reason", "risk-of-bias:all of it",
        "--topic", "",
    ],
    "claim remove": ["claim", "remove", "nk-cells-increase", "--yes"],
    "citation add": [
        "citation", "add", "new2020", "--title", "New", "--journal", "A New Journal", "--year", "2020",
        "--author", "van der Berg, Ludwig", "--notice", "retraction:2021-01-02:fraud", "--study-design", "rct",
    ],
    "citation edit": [
        "citation", "edit", "ironson1996massage", "--title", "Another title", "--journal", "Another Journal",
        "--author", "Other, Ann", "--participants", "3", "--caveat", "Doubtful.", "--notice", "correction:2001-02-03",
    ],
    "citation rename": ["citation", "rename", "ironson1996massage", "ironson1996"],
    "citation merge": ["citation", "merge", "ironson1996massage", "billhult2008effect", "--yes"],
    "citation remove": ["citation", "remove", "ironson1996massage", "--yes"],
    "evidence add": [
        "evidence", "add", "pain-decreases", "ironson1996massage", "--stance", "mixed", "--participants", "7",
    ],
    "evidence edit": [
        "evidence", "edit", "nk-cells-increase", "ironson1996massage", "--stance", "disputes", "--result", "",
    ],
    "evidence remove": ["evidence", "remove", "nk-cells-increase", "ironson1996massage", "--yes"],
    "import": ["import", "-"],
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_undo_leaves_the_base_as_it_was(base: Path, kb: Kb, change: list[str]) -> None:
    before = dump(base)
    assert kb(*change, stdin=BIB).status == 0
    assert dump(base) != before
    assert kb("undo", "--yes").status == 0
    assert dump(base) == before


def test_every_change_after_every_other_and_all_of_them_undone(base: Path, kb: Kb) -> None:
    kept = [
        change for name, change in CHANGES.items() if name not in ("citation remove", "claim remove", "evidence remove")
    ]
    last = [
        ["claim", "remove", "pain-decreases", "--yes"],
        ["citation", "edit", "ironson1996", "--volume", "9"],
        ["citation", "remove", "billhult2008effect", "--yes"],
        ["citation", "rename", "child2002", "adult2022"],
    ]
    states = [dump(base)]
    for change in (*kept, *last):
        result = kb(*change, stdin=BIB)
        assert result.status == 0, (change, result.err)
        states.append(dump(base))
    for state in reversed(states[:-1]):
        assert kb("undo", "--yes").status == 0
        assert dump(base) == state
    result = kb("undo", "--yes")
    assert (result.status, result.err) == (3, "There is no change to undo.\n")


def test_the_index_after_a_change_and_its_undo_is_what_a_rebuild_makes(base: Path, kb: Kb) -> None:
    kb("citation", "edit", "ironson1996massage", "--journal", "Zyzzyva")
    assert "ironson1996massage" in kb("citations", "zyzzyva").out
    kb("undo", "--yes")
    assert kb("citations", "zyzzyva").out == ""
    with raw(base) as connection:
        [(found,)] = connection.execute("SELECT count(*) FROM journal WHERE title = 'Zyzzyva'")
    assert found == 0


def test_what_changes_nothing_leaves_no_history(base: Path, kb: Kb) -> None:
    before = dump(base, aside=())
    assert kb("claim", "edit", "pain-decreases", "--statement", "Massage therapy reduces pain.").status == 0
    bib = kb("export", "bibtex").out
    assert kb("import", "-", stdin=bib).status == 0
    assert dump(base, aside=()) == before


@pytest.mark.usefixtures("empty")
def test_history_tells_command_and_summary_newest_first(kb: Kb) -> None:
    kb("claim", "add", "a", "--statement", "A.")
    kb("claim", "add", "b", "--statement", "B.")
    kb("undo", "--yes")
    told = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", "WHEN", kb("history", "--format", "lines").out)
    assert told == "WHEN\tkb claim add b\tadded the claim b (undone)\nWHEN\tkb claim add a\tadded the claim a\n"


def test_undo_refuses_where_something_else_wrote_to_the_base(base: Path, kb: Kb) -> None:
    kb("claim", "edit", "pain-decreases", "--topic", "one")
    with raw(base) as connection:
        connection.execute("UPDATE claim SET topic = 'two' WHERE key = 'pain-decreases'")
    before = dump(base, aside=())
    result = kb("undo", "--yes")
    assert result.status == 3
    assert result.err == (
        "The last change cannot be undone: a claim that it wrote has been altered since by something "
        "other than kb. Nothing was changed.\n"
    )
    assert dump(base, aside=()) == before


def test_undo_of_an_import_that_others_built_on_is_the_last_thing_undone(base: Path, kb: Kb) -> None:
    kb("import", "-", stdin=BIB)
    kb("evidence", "add", "pain-decreases", "nap2001", "--stance", "supports")
    kb("undo", "--yes")
    assert "nap2001" in kb("citations", "nap2001", "--format", "lines").out
    kb("undo", "--yes")
    assert kb("citation", "show", "nap2001").status == 3
    with raw(base) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
