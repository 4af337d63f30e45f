"""The base that cannot be used as it is: one sentence that says why, exit status 3, and the file is as it was."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Kb, dump, raw

READS = ["claims"]
WRITES = ["claim", "add", "new", "--statement", "New."]


def refused(kb: Kb, *args: str) -> str:
    result = kb(*args)
    assert (result.status, result.out) == (3, ""), result
    assert result.err.count("\n") == 1
    return result.err.rstrip("\n")


@pytest.mark.parametrize("args", [READS, WRITES, ["status"], ["upgrade"], ["undo", "--yes"], ["export", "bibtex"]])
def test_a_named_base_that_is_missing_is_never_made(kb: Kb, place: Path, args: list[str]) -> None:
    missing = place / "missing.sqlite"
    assert refused(kb, "--db", str(missing), *args) == (
        f"There is no base at {missing}. Check the path, or make one there with kb init."
    )
    assert list(place.iterdir()) == []


def test_a_file_that_is_not_sqlite(kb: Kb, place: Path) -> None:
    letter = place / "letter.txt"
    letter.write_text("Dear editor,")
    for args in (READS, WRITES, ["upgrade"]):
        assert refused(kb, "--db", "letter.txt", *args) == (
            f"{letter} is not a kb base (it is not a SQLite file). Nothing was changed."
        )
    assert refused(kb, "--db", "letter.txt", "init") == (
        f"There is a base at {letter} already; nothing was changed. See kb status."
    )
    assert letter.read_text() == "Dear editor,"


def test_an_empty_file(kb: Kb, place: Path) -> None:
    place.joinpath("empty").touch()
    assert "is not a kb base (the file is empty)" in refused(kb, "--db", "empty", *WRITES)
    assert place.joinpath("empty").read_bytes() == b""


def test_a_folder_a_device_and_a_pipe(kb: Kb, place: Path) -> None:
    assert refused(kb, "--db", ".", *READS) == f"{place} is a folder; name the file of the base."
    assert "is not a file" in refused(kb, "--db", "/dev/null", *READS)
    os.mkfifo(place / "pipe")
    assert "is not a file" in refused(kb, "--db", "pipe", *READS)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("a" * 5000, "File name too long"),
        ("~nobody-of-this-name/kb.sqlite", "There is no such user"),
        ("postgresql://localhost/kb", "A base at postgresql:// cannot be used"),
        ("http://[", "cannot be read as an address"),
        ("", "--db names nothing"),
    ],
)
def test_an_address_that_names_no_file(kb: Kb, address: str, said: str) -> None:
    assert said in refused(kb, "--db", address, *READS)


def test_some_other_sqlite_file(kb: Kb, place: Path) -> None:
    other = place / "other.sqlite"
    with raw(other) as connection:
        connection.execute("CREATE TABLE claim (id INTEGER PRIMARY KEY)")
    before = other.read_bytes()
    for args in (READS, WRITES, ["upgrade"], ["undo", "--yes"]):
        assert refused(kb, "--db", "other.sqlite", *args) == (
            f"{other} is a SQLite file, but not a kb base. Make one elsewhere with kb init."
        )
    assert other.read_bytes() == before


def test_a_damaged_base(kb: Kb, base: Path) -> None:
    data = bytearray(base.read_bytes())
    data[4096:200_000] = b"\xff" * (200_000 - 4096)
    base.write_bytes(data)
    assert refused(kb, *READS) == "The base's file is damaged. Go back to a copy of it; kb changed nothing."
    assert base.read_bytes() == bytes(data)


def test_init_never_overwrites(kb: Kb, base: Path) -> None:
    before = base.read_bytes()
    assert "already; nothing was changed" in refused(kb, "init")
    assert base.read_bytes() == before


def test_init_where_no_folder_can_be_made(kb: Kb, place: Path) -> None:
    place.joinpath("file").touch()
    assert "A base cannot be made at" in refused(kb, "--db", "file/kb.sqlite", "init")
    assert "A base cannot be made at" in refused(kb, "--db", "/proc/kb.sqlite", "init")


def test_init_empty_and_init(kb: Kb, place: Path) -> None:
    result = kb("--db", "deep/er/kb.sqlite", "init", "--empty")
    assert (result.status, result.out) == (0, "")
    assert result.err == f"Made an empty base at {place / 'deep/er/kb.sqlite'}\n"
    assert kb("--db", "deep/er/kb.sqlite", "claims").err == "No claims match.\n"
    result = kb("--db", "full.sqlite", "init")
    assert result.err == f"Made a base with the starter claims at {place / 'full.sqlite'}\n"
    assert sorted(path.name for path in place.iterdir()) == ["deep", "full.sqlite"]


HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN " + sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


def test_a_base_that_another_process_is_writing_to(kb: Kb, base: Path) -> None:
    before = dump(base, aside=())
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, base, "IMMEDIATE"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        assert kb(*READS).status == 0
        began = time.monotonic()
        assert refused(kb, *WRITES) == (
            "Another program is changing the base just now. Nothing was changed; try again when it has finished."
        )
        assert time.monotonic() - began < 30
        holder.communicate()
    assert dump(base, aside=()) == before
    assert kb(*WRITES).status == 0


def test_a_base_that_refuses_to_be_written(kb: Kb, base: Path) -> None:
    with raw(base) as connection:
        connection.execute(
            "CREATE TRIGGER refuses BEFORE INSERT ON claim BEGIN "
            "SELECT RAISE(ABORT, 'attempt to write a readonly database'); END"
        )
    before = dump(base, aside=())
    assert refused(kb, *WRITES) == (
        "The base may not be written: its file or folder is read-only. Nothing was changed."
    )
    assert dump(base, aside=()) == before


def test_a_base_of_another_user_may_be_read_and_not_written(kb: Kb, base: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="kb-tests-") as name:
        folder = Path(name)
        theirs = folder / "kb.sqlite"
        shutil.copy(base, theirs)
        for path, mode in ((theirs, 0o444), (folder, 0o555)):
            path.chmod(mode)
        with _not_root():
            listed = kb("--db", str(theirs), *READS)
            assert (listed.status, listed.out.count("\n")) == (0, 13), listed.err
            said = refused(kb, "--db", str(theirs), *WRITES)
        folder.chmod(0o755)
        assert said == "The base may not be written: its file or folder is read-only. Nothing was changed."
        assert theirs.read_bytes() == base.read_bytes()
        assert [path.name for path in folder.iterdir()] == ["kb.sqlite"]


@contextlib.contextmanager
def _not_root() -> Iterator[None]:
    """Root may write anything: be nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def test_the_text_of_a_sqlite_sentence_is_no_bug_hidden(base: Path) -> None:
    """Whatever SQLite says that is no matter of the file stays a traceback, which is a bug to mend."""
    from sqlalchemy import text
    from sqlalchemy.exc import IntegrityError

    from kb.database.engine import changing, open_base

    with pytest.raises(IntegrityError), changing(open_base(base), "test") as (session, _):
        session.execute(text("INSERT INTO label (concept_id, text) VALUES (1, 'massage')"))


def test_wal_mode_and_foreign_keys(base: Path) -> None:
    from sqlalchemy import text

    from kb.database.engine import open_base, reading

    with reading(open_base(base)) as session:
        assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_every_constraint_is_held_by_the_database(base: Path) -> None:
    with raw(base) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("INSERT INTO citation_alias (key, citation_id) VALUES ('other', 1)")
        connection.commit()
        for statement, said in VIOLATIONS.items():
            with pytest.raises(sqlite3.IntegrityError, match=said):
                connection.execute(statement)


_CITATION = "INSERT INTO citation (key, folded_key, type, source, caveats, checked"
VIOLATIONS = {
    f"{_CITATION}) VALUES ('yin2024effect', 'x', 'article', '', '[]', '[]')": "UNIQUE .*citation.key",
    f"{_CITATION}) VALUES ('Yin2024effect', 'yin2024effect', 'article', '', '[]', '[]')": "UNIQUE .*folded_key",
    f"{_CITATION}, month) VALUES ('x', 'x', 'article', '', '[]', '[]', 13)": "CHECK .*ck_citation_month",
    f"{_CITATION}, participants) VALUES ('x', 'x', 'article', '', '[]', '[]', -1)": "CHECK .*ck_citation_participants",
    f"{_CITATION}, study_design) VALUES ('x', 'x', 'article', '', '[]', '[]', 'RCT')": "CHECK .*studydesign",
    f"{_CITATION}, species) VALUES ('x', 'x', 'article', '', '[]', '[]', 'dog')": "CHECK .*species",
    f"{_CITATION}, journal_id) VALUES ('x', 'x', 'article', '', '[]', '[]', 999)": "FOREIGN KEY",
    f"{_CITATION}, context_id) VALUES ('x', 'x', 'article', '', '[]', '[]', 999)": "FOREIGN KEY",
    "INSERT INTO citation (key, folded_key) VALUES ('x', 'x')": "NOT NULL",
    "INSERT INTO citation_alias (key, citation_id) VALUES ('other', 2)": "UNIQUE .*citation_alias.key",
    "INSERT INTO citation_alias (key, citation_id) VALUES ('another', 999)": "FOREIGN KEY",
    "UPDATE claim SET key = 'pain-decreases' WHERE key = 'nk-cells-increase'": "UNIQUE .*claim.key",
    "UPDATE claim SET kind = 'fact'": "CHECK .*claimkind",
    "UPDATE claim SET direction = 'up'": "CHECK .*direction",
    "UPDATE claim SET outcome_type = 'proxy'": "CHECK .*outcometype",
    "UPDATE claim SET certainty = 'sure'": "CHECK .*certainty",
    "UPDATE claim SET certainty = 'HIGH'": "CHECK .*certainty",
    "UPDATE claim SET effect_size = 'huge'": "CHECK .*effectsize",
    "UPDATE claim SET statement = NULL": "NOT NULL",
    "UPDATE concept SET key = 'pain' WHERE key <> 'pain'": "UNIQUE .*concept.key",
    "UPDATE concept SET broader_id = 999": "FOREIGN KEY",
    "UPDATE label SET text = 'massage'": "UNIQUE .*label.text",
    "UPDATE label SET concept_id = 999": "FOREIGN KEY",
    "UPDATE phrase SET claim_id = 999": "FOREIGN KEY",
    "UPDATE certainty_reason SET domain = 'mood'": "CHECK .*certaintydomain",
    "UPDATE certainty_reason SET domain = 'imprecision'": "UNIQUE .*certainty_reason.claim_id, .*domain",
    "UPDATE claim_concept SET role = 'subject'": "CHECK .*conceptrole",
    "UPDATE claim_concept SET concept_id = 999 WHERE id = 1": "FOREIGN KEY",
    "INSERT INTO claim_concept (claim_id, concept_id, role) "
    "SELECT claim_id, concept_id, role FROM claim_concept": "UNIQUE",
    "UPDATE contributor SET role = 'singer'": "CHECK .*contributorrole",
    "UPDATE contributor SET citation_id = 999": "FOREIGN KEY",
    "UPDATE evidence SET stance = 'agrees'": "CHECK .*stance",
    "UPDATE evidence SET stance = NULL": "NOT NULL",
    "UPDATE evidence SET match = 'wide'": "CHECK .*match",
    "UPDATE evidence SET effect = 'up'": "CHECK .*effect",
    "UPDATE evidence SET comparison = 'both'": "CHECK .*comparison",
    "UPDATE evidence SET participants = -1": "CHECK .*ck_evidence_participants",
    "UPDATE evidence SET citation_id = 999 WHERE id = 1": "FOREIGN KEY",
    "UPDATE evidence SET claim_id = 999 WHERE id = 1": "FOREIGN KEY",
    "UPDATE evidence SET claim_id = 1, citation_id = 1": "UNIQUE .*evidence.claim_id, evidence.citation_id",
    "UPDATE journal SET title = 'Cytokine'": "UNIQUE .*journal.title",
    "INSERT INTO notice (citation_id, kind) VALUES (1, 'apology')": "CHECK .*noticekind",
    "INSERT INTO notice (citation_id, kind) VALUES (999, 'retraction')": "FOREIGN KEY",
    "INSERT INTO change (history_id, \"table\", first_row, last_row) VALUES (999, 'claim', 1, 1)": "FOREIGN KEY",
    "INSERT INTO bibtex_context (strings, preambles, first_id) VALUES ('{}', '[]', 999)": "FOREIGN KEY",
}
