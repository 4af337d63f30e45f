"""Every command explains itself, names its defaults, and does so without the database."""

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest
from conftest import Kb

from kb.cli import kb as root


def walk(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from walk(child, (*path, name))


COMMANDS = dict(walk(root))
LEAVES = {path: command for path, command in COMMANDS.items() if not isinstance(command, click.Group)}


def test_the_commands_of_the_contract_stand_in_the_order_in_which_they_are_needed() -> None:
    contract = [
        "init",
        "status",
        "claims",
        "citations",
        "claim show",
        "claim add",
        "claim edit",
        "claim remove",
        "citation show",
        "citation add",
        "citation edit",
        "citation rename",
        "citation merge",
        "citation remove",
        "evidence add",
        "evidence edit",
        "evidence remove",
        "import",
        "export bibtex",
        "table",
        "upgrade",
        "history",
        "undo",
    ]
    assert [name for name in map(" ".join, LEAVES) if name in contract] == contract


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help(kb: Kb, path: tuple[str, ...]) -> None:
    result = kb(*path, "--help")
    assert result.status == 0
    assert result.err == ""
    assert result.out.startswith(f"Usage: {' '.join(['kb', *path])} ")
    assert "Show this message and exit." in result.out


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_and_option_has_its_explanation(path: tuple[str, ...]) -> None:
    command = COMMANDS[path]
    assert command.help, path
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, (path, option.name)
            assert option.help.endswith("."), (path, option.name, option.help)


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_every_command_can_be_told_the_base(path: tuple[str, ...]) -> None:
    assert "--db" in [name for option in LEAVES[path].params for name in option.opts]


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_a_default_that_is_not_nothing_is_told(path: tuple[str, ...]) -> None:
    context = click.Context(LEAVES[path])
    for option in LEAVES[path].params:
        if (
            isinstance(option, click.Option)
            and not option.is_flag
            and isinstance(option.get_default(context), str | int)
        ):
            told = f"{option.help} {'default' if option.show_default else ''}"
            assert "default" in told, (path, option.name)


def test_help_and_version_import_no_database() -> None:
    script = (
        "import sys; from kb.cli import kb\n"
        "for words in (['--help'], ['--version']): kb.main(words, standalone_mode=False)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('sqlalchemy', 'alembic', 'bibtexparser')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_without_words_kb_shows_its_help(kb: Kb) -> None:
    result = kb()
    assert result.status == 2
    assert "Usage: kb" in result.err
    assert result.out == ""
