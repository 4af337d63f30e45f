"""What commands share: the base, formats, options made from the forms, asking, the editor."""

import functools
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kb import forms
from kb.cli import layout
from kb.cli.standard_input import is_a_person_there
from kb.database.location import Location, locate
from kb.errors import BaseProblemError, InvalidInputError, KbError

if TYPE_CHECKING:
    from sqlalchemy import Engine

F = TypeVar("F", bound=Callable[..., Any])
JSON_VERSION = 1


class Base:
    """The base that this run of the command works with; opened when it is first asked for."""

    def __init__(self, db: str | None) -> None:
        self.location: Location = locate(db)

    @functools.cached_property
    def engine(self) -> "Engine":
        """The engine; a base in the user's data folder is made and filled at its first use, and that is said."""
        from kb.database.engine import open_base

        if not self.location.named and not self.location.path.exists():
            from kb.database.migrate import make_base
            from kb.seed import load_starter_base

            try:
                make_base(self.location.path, load_starter_base)
                click.echo(f"Made a base with the starter claims at {self.location.path}", err=True)
            except BaseProblemError:
                # Another kb that ran at the same time made it: that one serves.
                if not self.location.path.exists():
                    raise
        return open_base(self.location.path)


class Group(click.Group):
    """A group whose help lists its commands whole, in the order in which a new user needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Return the names in the order of their definitions."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """Write the first paragraph of each command's help, none of it cut off."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, (one.help or "").split("\n\n")[0].strip()) for name, one in self.commands.items()]
            )


def with_base(command: F) -> F:
    """Give a command the base as its first argument, and a --db of its own."""

    @click.option("--db", "own_db", metavar="PATH", help="The base to use (default: see kb --help).", expose_value=True)
    @functools.wraps(command)
    def run(*args: Any, own_db: str | None = None, **kwargs: Any) -> Any:
        named = own_db if own_db is not None else click.get_current_context().find_root().obj
        return command(Base(named), *args, **kwargs)

    return run  # type: ignore[return-value] # Click's decorators keep the callable's use, not its type


def format_option(*formats: str, default: str | None = None) -> Callable[[F], F]:
    """Add --format with these choices; without a default it is `table` on a terminal and `lines` elsewhere."""
    told = "table on a terminal, lines elsewhere" if default is None else default
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=default,
        help=f"How to print it (default: {told}).",
    )


def list_format(form: str | None) -> str:
    """Return the format of a list that nobody chose."""
    return form or ("table" if sys.stdout.isatty() else "lines")


def print_json(base: Base, name: str, thing: Any) -> None:
    """Print the stable form: version, database, and the thing under its own name."""
    import json

    document = {"version": JSON_VERSION, "database": str(base.location.path), name: thing}
    layout.write_out(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def form_options(fields: Sequence[forms.Field]) -> Callable[[F], F]:
    """Add an option for every field of a form that fits on a command line."""

    def decorate(command: F) -> F:
        for one in reversed(fields):
            command = _option(one)(command)
        return command

    return decorate


def _option(one: forms.Field) -> Callable[[F], F]:
    name = one.name.replace("_", "-")
    if isinstance(one, forms.Choice):
        words = [word.value for word in one.of]
        return click.option(f"--{name}", one.name, metavar="WORD", help=f"{one.help} One of: {', '.join(words)}.")
    if isinstance(one, forms.Texts):
        return click.option(f"--{one.option}", one.name, metavar="TEXT", multiple=True, help=f"{one.help} Repeatable.")
    if isinstance(one, forms.Roles):
        help_text = f"{one.help} Written role=key, such as outcome=cortisol. Repeatable."
        return click.option("--concept", one.name, metavar="ROLE=KEY", multiple=True, help=help_text)
    if isinstance(one, forms.Records):
        first, *rest = one.fields
        shape = f"{first.name}[:{':'.join(field.name for field in rest)}]"
        singular = {"certainty_reasons": "certainty-reason", "notices": "notice"}[one.name]
        return click.option(
            f"--{singular}", one.name, metavar=shape.upper(), multiple=True, help=f"{one.help} Repeatable."
        )
    metavar = {forms.Number: "N", forms.Day: "DATE"}.get(type(one), "TEXT")
    return click.option(f"--{name}", one.name, metavar=metavar, help=one.help)


def typed_values(fields: Sequence[forms.Field], options: dict[str, Any]) -> dict[str, Any]:
    """Return the values of the options that were given; an empty text empties a field.

    Raises a usage error for a value that cannot be read.
    """
    values: dict[str, Any] = {}
    for one in fields:
        raw = options.get(one.name)
        if raw is None or raw == ():
            continue
        try:
            values[one.name] = _typed(one, raw)
        except InvalidInputError as error:
            raise click.UsageError(error.message) from error
    return values


def _typed(one: forms.Field, raw: Any) -> Any:
    if isinstance(one, forms.Texts):
        return [text for text in raw if text.strip()]
    if isinstance(one, forms.Roles):
        roles: dict[str, list[str]] = {}
        for pair in filter(str.strip, raw):
            role, _, key = pair.partition("=")
            if not key or role not in [known.value for known in one.of]:
                known_roles = ", ".join(known.value for known in one.of)
                raise InvalidInputError(f"A concept is given as role=key, the role one of {known_roles}; not {pair}.")
            roles.setdefault(role, []).append(key)
        return roles
    if isinstance(one, forms.Records):
        return [_record(one, text) for text in raw if text.strip()]
    return forms.parse_value(one, raw)


def _record(one: forms.Records, text: str) -> dict[str, Any]:
    parts = text.split(":", len(one.fields) - 1)
    record = {field.name: forms.parse_value(field, part) for field, part in zip(one.fields, parts, strict=False)}
    for field in one.fields:
        if field.required and record.get(field.name) is None:
            raise InvalidInputError(f"{text} lacks its {field.name}, which comes first, such as {_example(one)}.")
    return record


def _example(one: forms.Records) -> str:
    first, *rest = one.fields
    word = next(iter(first.of)).value if isinstance(first, forms.Choice) else first.name
    return ":".join([word, *(field.name for field in rest)])


def ask(question: str, yes: bool) -> None:
    """Ask before something is lost; in a script, --yes must have said so. Raises KbError for a no, or a usage error."""
    if yes:
        return
    question = layout.safe(question)
    if not is_a_person_there():
        raise click.UsageError(f"{question} Give --yes to do it without being asked.")
    if not click.confirm(question, err=True):
        raise KbError("Nothing was changed.")


def in_editor(text: str, suffix: str, store: Callable[[str, str], None]) -> bool:
    """Let the person edit `text`, and hand what they saved to `store(text, path)`; tell whether anything changed.

    Where `store` finds a fault, the fault is told and the editor is offered again. Whatever happens, nothing
    typed is lost: until it is stored it stays in a file whose path is told.
    """
    import tempfile

    if not is_a_person_there():
        raise click.UsageError("Without a terminal there is no editor: give the fields as options (see --help).")
    with tempfile.NamedTemporaryFile("w", suffix=suffix, prefix="kb-", delete=False, encoding="utf-8") as file:
        file.write(text)
    path = Path(file.name)
    original = path.read_bytes()
    stored = False
    try:
        while not stored:
            click.edit(filename=str(path))
            if path.exists() and path.read_bytes() == original:
                break
            stored = _try_to_store(path, store)
    finally:
        if stored or not path.exists() or path.read_bytes() == original:
            path.unlink(missing_ok=True)
        else:
            click.echo(f"What you wrote was not stored. It is kept in {path}", err=True)
    return stored


def _try_to_store(path: Path, store: Callable[[str, str], None]) -> bool:
    from kb.formats.text_file import read_text

    try:
        file = read_text(path)
        if file.note:
            click.echo(file.note, err=True)
        store(file.text.replace("\r\n", "\n"), str(path))
    except KbError as error:
        layout.tell(str(error))
        if not click.confirm("Edit it again?", default=True, err=True):
            raise KbError("Nothing was changed.") from error
        return False
    return True


def not_meanwhile(before: str, now: str, what: str) -> None:
    """Raise InvalidInputError where the form that a person edited is no longer how the thing stands in the base."""
    if before != now:
        raise InvalidInputError(
            f"{what} was changed by another kb while you edited it. "
            "Nothing was stored; begin again, and copy your changes over."
        )
