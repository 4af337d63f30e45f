"""What the tests share: a seeded base to copy, the command in this process or one of its own, dumps to compare."""

import contextlib
import io
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import Engine

from kb.cli import main
from kb.database.engine import open_base
from kb.database.migrate import make_base
from kb.seed import load_starter_base

# CI tries the same cases each time, so that a change is judged by what it changed; at a desk new ones are tried.
settings.register_profile("ci", derandomize=True, deadline=None, database=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

COMMAND = Path(sys.executable).with_name("kb")


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str


Kb = Callable[..., Result]


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeded") / "kb.sqlite"
    make_base(path, load_starter_base)
    return path


@pytest.fixture(scope="session")
def unfilled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("unfilled") / "kb.sqlite"
    make_base(path, lambda _: None)
    return path


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with nothing of the machine's in sight."""
    for name in ("KB_DB", "NO_COLOR", "EDITOR", "VISUAL", "COLUMNS", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TERM", "xterm")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def base(starter: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A starter base of this test's own, named by KB_DB."""
    return _copy(starter, place, monkeypatch)


@pytest.fixture
def empty(unfilled: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A base without anything in it, named by KB_DB."""
    return _copy(unfilled, place, monkeypatch)


def _copy(made: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = place / "kb.sqlite"
    shutil.copy(made, path)
    monkeypatch.setenv("KB_DB", str(path))
    return path


@pytest.fixture
def engine(base: Path) -> Engine:
    return open_base(base)


@pytest.fixture
def kb(place: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kb:  # noqa: ARG001 - the folder to work in
    """Run the command in this process."""

    def run(*args: str, stdin: str | bytes = "") -> Result:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        monkeypatch.setattr(sys, "argv", ["kb", *args])
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        sys.stdout.flush()
        sys.stderr.flush()
        printed = capfd.readouterr()
        return Result(_status(left.value), printed.out, printed.err)

    return run


def _status(left: SystemExit) -> int:
    assert isinstance(left.code, int | None)
    return left.code or 0


@pytest.fixture
def process(place: Path) -> Kb:  # noqa: ARG001 - the folder to work in
    """Run the installed command as a process of its own."""

    def run(*args: str | Path, stdin: str | bytes = "", **more: Any) -> Result:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run([COMMAND, *args], input=given, capture_output=True, timeout=60, check=False, **more)
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@contextlib.contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """Speak to the file without kb between; what is done is committed."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        yield connection


_ASIDE = ("history", "change", "alembic_version")


def dump(path: Path, *, aside: tuple[str, ...] = _ASIDE) -> str:
    """Everything in the base as text: each row of each table with its number, and the words of the search index."""
    lines = []
    with raw(path) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in sorted(tables):
            shadow = "_search_" in table and not table.endswith("_terms")
            if table in aside or shadow or table.startswith("sqlite_"):
                continue
            number = "" if table.endswith("_terms") else "rowid, "
            order = "1"
            lines.append(f"-- {table}")
            lines += [repr(row) for row in connection.execute(f"SELECT {number}* FROM {table} ORDER BY {order}")]  # noqa: S608 - our names
    return "\n".join(lines)


def environment(**more: str) -> dict[str, str]:
    """The environment of this process with some of it set otherwise."""
    return {**os.environ, **more}
