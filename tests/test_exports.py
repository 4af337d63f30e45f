"""The files in exports/ are what kb prints today of the starter base; KB_UPDATE_EXPORTS=1 writes them anew."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import kb

EXPORTS = Path(__file__).parent.parent / "exports"
COMMANDS = {
    "references.bib": ["export", "bibtex"],
    "evidence.md": ["table", "--format", "md"],
    "evidence.csv": ["table", "--format", "csv"],
    "evidence.html": ["table", "--format", "html"],
    "evidence.tex": ["table", "--format", "latex"],
    "summary.md": ["table", "--summary", "--format", "md"],
    "summary.csv": ["table", "--summary", "--format", "csv"],
    "summary.html": ["table", "--summary", "--format", "html"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_export_is_what_kb_prints_today(name: str, starter: Path, tmp_path: Path) -> None:
    output = tmp_path / name
    result = CliRunner().invoke(kb, ["--db", str(starter), *COMMANDS[name], "-o", str(output)])
    assert result.exit_code == 0, result.output
    if os.environ.get("KB_UPDATE_EXPORTS"):
        (EXPORTS / name).write_bytes(output.read_bytes())
    assert output.read_bytes() == (EXPORTS / name).read_bytes()


def test_every_file_in_exports_is_tested() -> None:
    assert {file.name for file in EXPORTS.iterdir()} == {*COMMANDS, "README.md"}
