"""Making a base and bringing one up to the schema of this kb (Alembic)."""

import contextlib
import secrets
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from kb import resources
from kb.database import search
from kb.database.engine import (
    changing,
    check_foreign_keys,
    engine_for,
    newest_revision,
    open_base,
    revision_of,
    translated_errors,
    without_foreign_keys,
)
from kb.errors import BaseProblemError, FileProblemError


def is_ours(_: Any, name: str | None, kind: str, *__: Any) -> bool:
    """Tell Alembic which tables the models describe: the search index is none of them."""
    return not (kind == "table" and name is not None and search.is_index_table(name))


def configuration(connection: Connection) -> Config:
    """Return Alembic's configuration for this connection."""
    config = Config()
    config.set_main_option("script_location", str(resources.folder("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine, revision: str = "head") -> None:
    """Take the schema up to `revision`, all of it or nothing."""
    with translated_errors(), engine.begin() as connection:
        command.upgrade(configuration(connection), revision)


def make_base(path: Path, fill: Callable[[Engine], None]) -> None:
    """Make a base at `path`, filled by `fill`; it appears there whole or not at all.

    Raises BaseProblemError where there is a file already, FileProblemError where none can be made.
    """
    if path.exists():
        raise BaseProblemError(f"There is a file at {path} already; nothing was changed.")
    # Named before it is made, so that Ctrl-C never falls between its making and the clearing away.
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    try:
        _make_room(unfinished)
        with contextlib.closing(sqlite3.connect(unfinished)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        engine = engine_for(unfinished)
        migrate(engine)
        fill(engine)
        engine.dispose()
        _move_into_place(unfinished, path)
    except (OSError, sqlite3.Error) as error:
        raise FileProblemError(f"A base cannot be made at {path}: {_reason(error)}.") from error
    finally:
        for leftover in (unfinished, *(Path(f"{unfinished}{suffix}") for suffix in ("-wal", "-shm"))):
            if leftover.exists():
                leftover.unlink()


def _make_room(unfinished: Path) -> None:
    try:
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        unfinished.touch(mode=0o600, exist_ok=False)
    except ValueError as error:
        # A name that no file can bear, such as one with a NUL in it.
        raise OSError(str(error)) from error


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)


def _move_into_place(made: Path, path: Path) -> None:
    try:
        # A hard link fails where somebody else made the base meanwhile; a rename would take its place.
        path.hardlink_to(made)
    except FileExistsError as error:
        raise BaseProblemError(f"Another kb made a base at {path} meanwhile; nothing was changed.") from error
    except OSError:
        made.rename(path)


def upgrade(path: Path) -> tuple[str, str, Path | None]:
    """Bring the base at `path` to this kb's schema; return the revisions before and after, and the copy made aside.

    There is no copy where there was nothing to do. Raises BaseProblemError as `open_base` does.
    """
    engine = open_base(path, check_revision=False)
    before, newest = revision_of(engine), newest_revision()
    if before is None or before > newest:
        open_base(path)
    if before == newest:
        return newest, newest, None
    copy = _copied_aside(path, str(before))
    with changing(without_foreign_keys(engine), "kb upgrade", recorded=False) as (session, _):
        command.upgrade(configuration(session.connection()), "head")
        search.rebuild(session)
        check_foreign_keys(session)
    return str(before), newest, copy


def _copied_aside(path: Path, revision: str) -> Path:
    copy = path.with_name(f"{path.name}.before-upgrade-from-{revision}")
    number = 1
    while copy.exists():
        number += 1
        copy = path.with_name(f"{path.name}.before-upgrade-from-{revision}-{number}")
    unfinished = copy.with_name(copy.name + ".new")
    try:
        # SQLite's own backup: what still stands in the write-ahead log comes along.
        with (
            contextlib.closing(sqlite3.connect(path)) as source,
            contextlib.closing(sqlite3.connect(unfinished)) as target,
        ):
            source.backup(target)
        shutil.copymode(path, unfinished)
        unfinished.rename(copy)
    except (OSError, sqlite3.Error) as error:
        raise FileProblemError(
            f"No copy of the base could be made at {copy} ({error}), so nothing was changed."
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return copy
