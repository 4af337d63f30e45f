"""Opening the base, and the transactions in which all work runs."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from kb import resources
from kb.errors import BaseProblemError

if TYPE_CHECKING:
    from kb.database.history import Recorder

SECONDS_TO_WAIT_FOR_A_LOCK = 5
_SQLITE_HEADER = b"SQLite format 3\x00"
_WRITES = "kb_writes"
_WITHOUT_KEYS = "kb_without_foreign_keys"

# How far the last change of this process came: "untouched" (or rolled back), "storing", "stored". Whoever is
# interrupted is told by it what became of the base.
last_change = "untouched"


def newest_revision() -> str:
    """Return the revision of the schema that this kb works with, such as `0001`."""
    return max(file.name for file in (resources.folder("migrations") / "versions").glob("[0-9]*.py"))[:4]


def open_base(path: Path, *, check_revision: bool = True) -> Engine:
    """Return an engine on the SQLite base at `path`.

    Raises BaseProblemError where the file is missing, not SQLite, not a kb base, or of another revision.
    """
    try:
        if not path.exists():
            raise BaseProblemError(f"There is no base at {path}. Check the path, or make one there with kb init.")
        if path.is_dir():
            raise BaseProblemError(f"{path} is a folder; name the file of the base.")
        if not path.is_file():
            raise BaseProblemError(f"{path} is not a file (a device or a pipe), so it cannot be a base.")
        with path.open("rb") as file:
            header = file.read(len(_SQLITE_HEADER))
    except OSError as error:
        raise BaseProblemError(f"The base at {path} cannot be read: {error.strerror}.") from error
    if header != _SQLITE_HEADER:
        found = "it is not a SQLite file" if header else "the file is empty"
        raise BaseProblemError(f"{path} is not a kb base ({found}). Nothing was changed.")
    engine = engine_for(path)
    if check_revision:
        revision = revision_of(engine)
        newest = newest_revision()
        if revision is None:
            raise BaseProblemError(f"{path} is a SQLite file, but not a kb base. Make one elsewhere with kb init.")
        if revision > newest:
            raise BaseProblemError(
                f"The base at {path} was made by a newer kb (revision {revision}; this one knows {newest}). "
                "Install the newer kb to use it."
            )
        if revision < newest:
            raise BaseProblemError(
                f"The base at {path} is of an older revision ({revision}; this kb needs {newest}). "
                "Run kb upgrade; it copies the base aside first."
            )
    return engine


def engine_for(path: Path) -> Engine:
    """Return an engine that never makes the file, keeps foreign keys on, and begins its own transactions."""

    def connect() -> sqlite3.Connection:
        mode = "mode=rw"
        wal = path.with_name(path.name + "-wal")
        if not os.access(path.parent, os.W_OK) and not wal.exists():
            # A base in WAL mode cannot make its side files in a folder that may not be written.
            mode = "mode=ro&immutable=1"
        connection = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?{mode}",
            uri=True,
            timeout=SECONDS_TO_WAIT_FOR_A_LOCK,
            isolation_level=None,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # A writer takes its lock at once, so that it never finds half-way that somebody else was first.
        options = connection.get_execution_options()
        if options.get(_WITHOUT_KEYS, False):
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITES, False) else "BEGIN")

    return engine


def without_foreign_keys(engine: Engine) -> Engine:
    """Return the engine for work in which a removed row must take no others along: migrations and undo.

    SQLite alters a table by dropping it. Whoever uses it calls `check_foreign_keys` before the commit.
    """
    return engine.execution_options(**{_WITHOUT_KEYS: True})


def check_foreign_keys(session: Session) -> None:
    """Raise BaseProblemError where a row refers to one that is not there."""
    broken = session.execute(text("PRAGMA foreign_key_check")).first()
    if broken is not None:
        raise BaseProblemError(
            f"Nothing was changed: it would leave a {broken[0]} that refers to a missing {broken[2]}."
        )


def revision_of(engine: Engine) -> str | None:
    """Return the revision of the base's schema, or None where it is no kb base."""
    with translated_errors(), engine.connect() as connection:
        known = connection.execute(
            text("SELECT count(*) FROM sqlite_master WHERE name IN ('alembic_version', 'claim')")
        ).scalar_one()
        if known != 2:
            return None
        revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return revision


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Give a session to read with."""
    with translated_errors(), Session(engine, autoflush=False) as session:
        yield session


@contextlib.contextmanager
def changing(engine: Engine, command: str, *, recorded: bool = True) -> Iterator[tuple[Session, "Recorder"]]:
    """Give a session and the recorder of its history: all of the block is stored, or, on any error, none of it.

    What is not `recorded` cannot be undone, and leaves the search index to the caller.
    """
    from kb.database.history import Recorder

    global last_change  # noqa: PLW0603 - one change at a time is made by one process
    with (
        translated_errors(),
        engine.execution_options(**{_WRITES: True}).connect() as connection,
        Session(connection) as session,
        session.begin() as transaction,
    ):
        recorder = Recorder(session, command)
        yield session, recorder
        if recorded:
            recorder.store()
        last_change = "storing"
        try:
            transaction.commit()
        except BaseException as error:
            if not isinstance(error, KeyboardInterrupt):
                last_change = "untouched"
            raise
        last_change = "stored"


@contextlib.contextmanager
def translated_errors() -> Iterator[None]:
    """Turn what SQLite says of the file into a sentence; any other database error is a bug and passes."""
    try:
        yield
    except DBAPIError as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        raise BaseProblemError(sentence) from error


# What SQLite says (a part of it) -> the sentence for the person at the keyboard.
_SENTENCES = {
    ("locked", "busy"): "Another program is changing the base just now. Nothing was changed; try again when it has "
    "finished.",
    ("readonly",): "The base may not be written: its file or folder is read-only. Nothing was changed.",
    ("disk is full", "disk i/o error"): "The disk is full or failed. The base is as it was before.",
    ("unable to open",): "The base cannot be opened: check that its file and folder may be read and written.",
    ("malformed", "not a database"): "The base's file is damaged. Go back to a copy of it; kb changed nothing.",
    ("string or blob too big",): "A value is too large for the base. Nothing was changed.",
}


def _sentence(error: DBAPIError) -> str | None:
    said = str(error.orig).lower()
    return next((sentence for signs, sentence in _SENTENCES.items() if any(sign in said for sign in signs)), None)
