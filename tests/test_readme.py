"""The README's commands are run, and what they print must be what stands there; KB_UPDATE_README=1 writes it anew."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kb.model.tables import Base

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def on_a_terminal(command: str, environment: dict[str, str]) -> str:
    """Return what a shell command prints on a terminal of 100 columns."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        ["sh", "-c", f"stty cols 100 rows 40 -onlcr; {command}"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        env=environment,
    )
    os.close(theirs)
    printed = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the terminal is gone: the command has ended
            break
        if not part:
            break
        printed += part
    os.close(ours)
    process.wait()
    return printed.decode()


@pytest.fixture
def environment(tmp_path: Path, starter: Path) -> dict[str, str]:
    base = tmp_path / "kb.sqlite"
    base.write_bytes(starter.read_bytes())
    own = {name: value for name, value in os.environ.items() if not name.startswith(("KB_", "COLUMNS", "PYTEST"))}
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return own | {"KB_DB": str(base), "NO_COLOR": "1", "PATH": path, "TERM": "dumb", "LANG": "C.UTF-8"}


def test_what_the_tour_prints(environment: dict[str, str]) -> None:
    text = README.read_text(encoding="utf-8")

    def run(block: re.Match[str]) -> str:
        commands = [line[2:] for line in block[1].splitlines() if line.startswith("$ ")]
        shown = "".join(f"$ {command}\n{timeless(on_a_terminal(command, environment))}" for command in commands)
        return f"```console\n{shown}```"

    printed = _BLOCK.sub(run, text)
    if os.environ.get("KB_UPDATE_README"):
        README.write_text(printed, encoding="utf-8")
    assert printed == README.read_text(encoding="utf-8")


def timeless(printed: str) -> str:
    """Return the output with the day of today replaced by one that stays."""
    return re.sub(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}", "2026-11-22 12:00:00", printed)


def test_the_diagram_has_every_table() -> None:
    diagram = README.read_text(encoding="utf-8").split("```mermaid")[1].split("```")[0]
    assert set(re.findall(r"\b[a-z_]+\b(?= [|}]|\s*:)", diagram)) >= {
        table.name for table in Base.metadata.sorted_tables
    }
