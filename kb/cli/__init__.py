"""The command line. Nothing is decided here: a command reads its options, makes one call, and prints.

Commands are loaded when they are run, so that --help and completion import neither them nor SQLAlchemy.
"""

import importlib
import os
import sys
from typing import Any

import click

from kb import __version__
from kb.errors import KbError

FAILED = 3
INTERRUPTED = 130

# Command -> the module that has it, and its line in the help.
_COMMANDS = {
    "init": ("kb.cli.base", "Make the base and load the starter seeds."),
    "status": ("kb.cli.base", "Where the base is, what is in it, what wants attention."),
    "claims": ("kb.cli.claims", "List and search claims, with what the evidence says of each."),
    "citations": ("kb.cli.citations", "List and search citations."),
    "claim": ("kb.cli.claims", "Show, add, edit or remove a claim."),
    "citation": ("kb.cli.citations", "Show, add, edit, rename, merge or remove a citation."),
    "evidence": ("kb.cli.evidence", "Add, edit or remove what a citation says of a claim."),
    "import": ("kb.cli.files", "Take references from .bib files."),
    "export": ("kb.cli.files", "Write references for an article."),
    "table": ("kb.cli.files", "Write the evidence as a table, or a summary of findings."),
    "upgrade": ("kb.cli.base", "Bring an older base up to this kb (a copy is made first)."),
    "history": ("kb.cli.base", "What changed, when, and by which command."),
    "undo": ("kb.cli.base", "Take back the last change of data, whole."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported only when they run, and which offers the nearest name for a wrong one."""

    def __init__(self, *args: Any, lazy: dict[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Return the names in the order in which a new user needs them."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - Click's signature
        """Return the command, imported now; None where there is none."""
        if cmd_name not in self.lazy:
            return None
        module = importlib.import_module(self.lazy[cmd_name][0])
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.lazy.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the words ask for."""
        if args and args[0] not in self.lazy and not args[0].startswith("-"):
            from kb.language import joined, nearest

            near = nearest(args[0], self.lazy)
            hint = f" Did you mean {joined(near, 'or')}?" if near else " See kb --help."
            ctx.fail(f"There is no command {args[0]}.{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    lazy=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A word on one of them: kb COMMAND --help",
)
@click.version_option(__version__, prog_name="kb")
@click.option("--db", metavar="PATH", help="The base to use (else KB_DB, kb.toml, or the one in your data folder).")
@click.pass_context
def kb(context: click.Context, db: str | None) -> None:
    """Claims, and the citations that bear on them, for and against."""
    context.obj = db
    if os.environ.get("NO_COLOR"):
        context.color = False


def main() -> None:
    """Run the command; the one place where errors become an exit status."""
    try:
        status = kb.main(prog_name="kb", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped; the base is as it was before this command.", err=True)
        sys.exit(INTERRUPTED)
    except KbError as error:
        click.echo(str(error), err=True)
        sys.exit(FAILED)
    except BrokenPipeError:
        # The reader of our output (head, less) has had enough: nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)
