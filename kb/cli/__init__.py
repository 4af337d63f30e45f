"""The command line. Nothing is decided here: a command reads its options, makes one call, and prints.

Commands are loaded when they are run, so that --help and completion import neither them nor SQLAlchemy.
"""

import atexit
import contextlib
import gc
import importlib
import io
import os
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from kb import __version__
from kb.errors import FileProblemError, InvalidInputError, KbError

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
    "check": ("kb.cli.check", "Check a draft against the evidence, sentence by sentence."),
    "cite": ("kb.cli.cite", "Put the citations in that a draft lacks."),
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

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command and write out all that it printed; what the system refuses becomes a sentence."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise _ReaderGoneError from error
        except OSError as error:
            raise FileProblemError(
                f"The system refused: {error.strerror or error}.", where=error.filename and str(error.filename)
            ) from error
        except UnicodeEncodeError as error:
            raise InvalidInputError("What was typed holds bytes that are no text (UTF-8 is wanted).") from error
        return status

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
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        context.color = False


class _ReaderGoneError(Exception):
    """The reader of our output (head, less) has had enough: nothing is wrong."""


def main() -> None:
    """Run the command; the one place where errors become an exit status."""
    _collect_seldom()
    _open_what_is_closed()
    _speak_utf8()
    try:
        status = kb.main(prog_name="kb", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        _leave(error.exit_code if isinstance(error, click.UsageError) else FAILED)
    except (KeyboardInterrupt, click.Abort):
        click.echo(f"Stopped; {_what_became_of_the_base()}", err=True)
        _leave(INTERRUPTED)
    except KbError as error:
        from kb.cli.layout import safe_lines

        click.echo(safe_lines(str(error)), err=True)
        _leave(FAILED)
    except _ReaderGoneError:
        _leave(0)
    sys.exit(status if isinstance(status, int) else 0)


def _open_what_is_closed() -> None:
    """Refuse to work without standard output: the next file opened would take its place, and be written over."""
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)  # only takes its place: that it is closed is told where it is wanted
    if sys.stdout is None:
        if sys.stderr is not None:
            click.echo("Standard output is closed, so there is nowhere to write to.", err=True)
        sys.exit(FAILED)
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as above


def _collect_seldom() -> None:
    """Look for unused cycles seldom, and not at all at the end: it took a third of the time of a short command."""
    gc.set_threshold(100_000)
    atexit.register(gc.freeze)


def _leave(status: int) -> NoReturn:
    """Exit; what could not be written to standard output is not tried again."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.exit(status)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)


def _what_became_of_the_base() -> str:
    engine = sys.modules.get("kb.database.engine")
    state = engine.last_change if engine else "untouched"
    return {
        "untouched": "the base is as it was before this command.",
        "storing": "it was just being stored: kb history tells whether it was.",
        "stored": "but what this command did was stored already. kb undo takes it back.",
    }[str(state)]


def _speak_utf8() -> None:
    """Programs read UTF-8 from us whatever the locale; a terminal gets its own encoding, with ? for what it lacks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8")
