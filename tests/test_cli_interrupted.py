"""Ctrl-C, a full disk, two at the same time: what was in the base stays, and nothing is half-done."""

import contextlib
import inspect
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType, FunctionType
from typing import Any, cast

import pytest
from conftest import COMMAND, Kb, dump, raw

from kb.database.migrate import make_base
from kb.formats.text_file import write_whole


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.bib"
    path.write_text("".join(entries("large", 30_000)))
    return path


def entries(prefix: str, number: int) -> Iterator[str]:
    for one in range(number):
        yield (
            f"@article{{{prefix}{one}, author = {{Writer, Ann{one} and Other, Bob}}, title = {{Work {one} of many}}, "
            f"journal = {{Journal of {one % 50}}}, year = {{{1950 + one % 70}}}, note = {{{'word ' * 20}}}}}\n"
        )


def started(*args: str | Path) -> "subprocess.Popen[str]":
    return subprocess.Popen([COMMAND, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_until_it_writes(base: Path, process: "subprocess.Popen[str]") -> None:
    log = base.with_name(base.name + "-wal")
    give_up = time.monotonic() + 30
    while not (log.exists() and log.stat().st_size > 500_000):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < give_up
        time.sleep(0.01)


def test_ctrl_c_in_the_middle_of_an_import(base: Path, large: Path) -> None:
    before = dump(base, aside=())
    with started("import", large) as process:
        wait_until_it_writes(base, process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, "")
    assert err.lstrip("\n") == "Stopped; the base is as it was before this command.\n"
    assert dump(base, aside=()) == before


def test_a_kill_in_the_middle_of_an_import(base: Path, large: Path, kb: Kb) -> None:
    before = dump(base, aside=())
    with started("import", large) as process:
        wait_until_it_writes(base, process)
        process.kill()
        process.communicate(timeout=30)
    assert dump(base, aside=()) == before
    assert kb("claim", "add", "new", "--statement", "New.").status == 0


@pytest.mark.usefixtures("base")
def test_ctrl_c_after_the_change_was_stored_says_so(kb: Kb, monkeypatch: pytest.MonkeyPatch) -> None:
    from kb.cli import files

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "_tell", interrupt)
    result = kb("import", "-", stdin="@article{nap2001, title = {Naps}, year = 2001}")
    assert result.status == 130
    assert result.err.endswith("Stopped; but what this command did was stored already. kb undo takes it back.\n")
    assert kb("citation", "show", "nap2001").status == 0


def small_disk() -> None:
    # A file may not grow over the size of the seeded base and a little: as on a disk that is full.
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))


def test_a_full_disk_in_the_middle_of_an_import(base: Path, large: Path) -> None:
    before = dump(base, aside=())
    done = subprocess.run(
        [COMMAND, "import", large], capture_output=True, text=True, preexec_fn=small_disk, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "The disk is full or failed. The base is as it was before.\n"
    assert dump(base, aside=()) == before
    with raw(base) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def tiny_disk() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


def test_a_full_disk_while_a_base_is_made(place: Path) -> None:
    done = subprocess.run(
        [COMMAND, "--db", "new.sqlite", "init"],
        capture_output=True,
        text=True,
        preexec_fn=tiny_disk,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(place.iterdir()) == []


@pytest.mark.usefixtures("base")
def test_a_full_disk_while_the_output_file_is_written(place: Path) -> None:
    place.joinpath("table.html").write_text("% mine\n")

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    done = subprocess.run(
        [COMMAND, "table", "--format", "html", "-o", "table.html", "--yes"],
        capture_output=True,
        text=True,
        preexec_fn=no_room,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "table.html: This file cannot be written: File too large. What stood there is as it was.\n"
    assert place.joinpath("table.html").read_text() == "% mine\n"
    assert sorted(path.name for path in place.iterdir()) == ["kb.sqlite", "table.html"]


def test_a_full_disk_while_the_copy_for_an_upgrade_is_made(base: Path) -> None:
    from test_migrations import older

    older(base)
    before = dump(base, aside=())
    done = subprocess.run(
        [COMMAND, "upgrade"], capture_output=True, text=True, preexec_fn=tiny_disk, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert "so nothing was changed." in done.stderr
    assert "Traceback" not in done.stderr
    assert dump(base, aside=()) == before
    assert [path.name for path in base.parent.iterdir() if "upgrade" in path.name] == []


def test_two_imports_at_the_same_time(base: Path, place: Path) -> None:
    for name in ("one", "two"):
        place.joinpath(f"{name}.bib").write_text("".join(entries(name, 3_000)))
    processes = [started("import", "one.bib"), started("import", "two.bib")]
    results = [(process.communicate(timeout=60), process.returncode) for process in processes]
    stored = 0
    for (out, err), status in results:
        assert out == ""
        assert status in (0, 3)
        assert "3,000 entries imported" in err if status == 0 else "try again" in err
        stored += status == 0
    assert stored >= 1
    with raw(base) as connection:
        assert connection.execute("SELECT count(*) FROM citation").fetchall() == [(67 + 3_000 * stored,)]
        assert connection.execute("SELECT count(*) FROM contributor WHERE given = 'Bob'").fetchall() == [
            (3_000 * stored,)
        ]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.usefixtures("base")
def test_many_small_changes_at_the_same_time_are_all_stored(kb: Kb) -> None:
    processes = [started("claim", "add", f"claim-{one}", "--statement", f"Claim {one}.") for one in range(6)]
    for process in processes:
        assert process.communicate(timeout=60)[0] == ""
        assert process.returncode == 0
    assert kb("claims", "--format", "lines").out.count("\n") == 13 + 6


def test_two_first_uses_at_the_same_time_both_answer(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(place))
    processes = [started("claims", "--format", "lines") for _ in range(2)]
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        assert out.count("\n") == 13
    assert [path.name for path in place.joinpath("kb").iterdir()] == ["kb.sqlite"]


def test_ctrl_c_while_a_base_is_made_leaves_nothing_behind(place: Path) -> None:
    with started("--db", "new.sqlite", "init") as process:
        while not list(place.glob("new.sqlite.*.new")):
            assert process.poll() is None
            time.sleep(0.002)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert process.returncode == 130
    assert list(place.iterdir()) == []


class InterruptedAt:
    """Raises KeyboardInterrupt before one line of `function`, as Ctrl-C at that moment does."""

    def __init__(self, function: FunctionType, line: int) -> None:
        self.code, self.line = function.__code__, line

    def __enter__(self) -> None:
        sys.settrace(self._entered)

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def _entered(self, frame: FrameType, event: str, _: Any) -> Callable[[FrameType, str, Any], Any] | None:
        return self._at_line if event == "call" and frame.f_code is self.code else None

    def _at_line(self, frame: FrameType, event: str, _: Any) -> Callable[[FrameType, str, Any], Any]:
        if event == "line" and frame.f_lineno == self.line:
            raise KeyboardInterrupt
        return self._at_line


def lines_before_the_clearing_away(function: Callable[..., object]) -> list[int]:
    lines, first = inspect.getsourcelines(function)
    return list(range(first + 1, first + [line.strip() for line in lines].index("finally:")))


@pytest.mark.parametrize("line", lines_before_the_clearing_away(make_base))
def test_ctrl_c_at_any_line_of_the_making_of_a_base(tmp_path: Path, line: int) -> None:
    with contextlib.suppress(KeyboardInterrupt), InterruptedAt(cast(FunctionType, make_base), line):
        make_base(tmp_path / "new.sqlite", lambda _: None)
    assert [path.name for path in tmp_path.iterdir()] in ([], ["new.sqlite"])


@pytest.mark.parametrize("line", lines_before_the_clearing_away(write_whole))
def test_ctrl_c_at_any_line_of_the_writing_of_a_file(tmp_path: Path, line: int) -> None:
    written = tmp_path / "out.txt"
    written.write_text("as it was")
    with contextlib.suppress(KeyboardInterrupt), InterruptedAt(cast(FunctionType, write_whole), line):
        write_whole(written, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
    assert written.read_text() in ("as it was", "new")


def test_the_index_of_an_import_is_there_with_its_rows(base: Path, place: Path, kb: Kb) -> None:
    place.joinpath("few.bib").write_text("".join(entries("few", 20)))
    assert kb("import", "few.bib").status == 0
    copied = place / "copied.sqlite"
    shutil.copy(base, copied)
    assert kb("--db", str(copied), "citations", "work 19 of many").out.split("\t")[0] == "few19"
