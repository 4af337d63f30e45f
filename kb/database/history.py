"""What changed, when and by which command: written with every change, and the ground for undo."""

import datetime
import enum
from typing import Any

from sqlalchemy import Connection, Table, delete, event, insert, select, update
from sqlalchemy.orm import Session, object_session

from kb.database import search
from kb.database.engine import check_foreign_keys
from kb.errors import KbError
from kb.model.tables import Base, Change, History

_RECORDER = "kb_recorder"
_NOT_RECORDED = {History.__tablename__, Change.__tablename__}


class Recorder:
    """Collects the row changes of one session, and stores them as one history entry.

    The values are read from the database itself, before the first change to a row and at the end: what an object
    in memory knows of its own past depends on what was loaded. Bulk statements pass the session by: tell them
    with `inserted_run`.
    """

    def __init__(self, session: Session, command: str) -> None:
        self.session = session
        self.command = command
        self.summary = ""
        self._before: dict[tuple[str, int], dict[str, Any] | None] = {}
        self._runs: list[tuple[str, int, int]] = []
        session.info[_RECORDER] = self

    def inserted_run(self, table: str, first: int, last: int) -> None:
        """Record that rows `first` to `last` were inserted into `table` by a bulk statement."""
        if last >= first:
            self._runs.append((table, first, last))

    def store(self) -> None:
        """Write the entry, if anything changed, and bring the search index up to date; call before the commit."""
        self.session.flush()
        connection = self.session.connection()
        rows = {}
        for (table, row), before in self._before.items():
            after = _row(connection, Base.metadata.tables[table], row)
            if after != before:
                rows[table, row] = [before, after]
        if not rows and not self._runs:
            return
        search.refresh(self.session, rows, self._runs)
        # The name of a file may hold bytes that are no text; the database takes text only.
        command = self.command.encode(errors="replace").decode()
        entry = History(at=_now(), command=command, summary=self.summary)
        entry.changes = [
            Change(table=table, first_row=row, last_row=row, before=before, after=after)
            for (table, row), (before, after) in rows.items()
        ]
        entry.changes += [Change(table=table, first_row=first, last_row=last) for table, first, last in self._runs]
        self.session.add(entry)
        self.session.flush()

    def inserted(self, thing: Any) -> None:
        """Note that the row of `thing` is new."""
        self._before.setdefault((thing.__table__.name, thing.id), None)

    def about_to_change(self, connection: Connection, thing: Any) -> None:
        """Note the row of `thing` as it still stands in the database."""
        place = (thing.__table__.name, thing.id)
        if place not in self._before:
            self._before[place] = _row(connection, thing.__table__, thing.id)


def _recorder_of(thing: Any) -> Recorder | None:
    session = object_session(thing)
    if session is None or thing.__table__.name in _NOT_RECORDED:
        return None
    return session.info.get(_RECORDER)


@event.listens_for(Base, "after_insert", propagate=True)
def _inserted(_: Any, __: Any, thing: Any) -> None:
    recorder = _recorder_of(thing)
    if recorder is not None:
        recorder.inserted(thing)


@event.listens_for(Base, "before_update", propagate=True)
@event.listens_for(Base, "before_delete", propagate=True)
def _about_to_change(_: Any, connection: Connection, thing: Any) -> None:
    recorder = _recorder_of(thing)
    if recorder is not None:
        recorder.about_to_change(connection, thing)


def changes(session: Session, limit: int) -> list[History]:
    """Return the newest `limit` entries of the history, newest first."""
    return list(session.scalars(select(History).order_by(History.id.desc()).limit(limit)))


def last_standing(session: Session) -> History | None:
    """Return the newest change that was not undone; None where there is none."""
    standing = select(History).where(History.undone_at.is_(None))
    return session.scalar(standing.order_by(History.id.desc()).limit(1))


def undo(session: Session, number: int | None = None) -> History | None:
    """Take back the newest change that still stands, whole, and return its entry; None where there is none.

    Raises KbError where that change is not the one of this `number` (a person was asked about another), or where a
    row is no longer as the change left it (something other than kb wrote to the base). The engine is one
    `without_foreign_keys`: each row goes back for itself, and a cascade would take rows along that nobody named.
    """
    entry = last_standing(session)
    if entry is None:
        return None
    if number is not None and entry.id != number:
        raise KbError("The base was changed meanwhile, so nothing was undone. See kb history, and try again.")
    ordered = sorted(entry.changes, key=_rank)
    for change in ordered:
        if change.after is not None:
            _expect(session, Base.metadata.tables[change.table], change)
    for change in ordered:
        _revert(session, Base.metadata.tables[change.table], change)
    check_foreign_keys(session)
    session.expire_all()
    rows = {(c.table, c.first_row): [c.after, c.before] for c in ordered if c.before is not None or c.after is not None}
    runs = [(c.table, c.first_row, c.last_row) for c in ordered if c.before is None and c.after is None]
    search.refresh(session, rows, runs)
    entry.undone_at = _now()
    session.flush()
    return entry


def _rank(change: Change) -> int:
    """Inserted rows go first, then altered ones go back, then removed ones return: so no key meets its double."""
    return 0 if change.before is None else 1 if change.after is not None else 2


def _revert(session: Session, table: Table, change: Change) -> None:
    place = table.c.id.between(change.first_row, change.last_row)
    if change.before is None:
        session.execute(delete(table).where(place))
    elif change.after is None:
        session.execute(insert(table).values(**_values(table, change.before)))
    else:
        session.execute(update(table).where(place).values(**_values(table, change.before)))


def _expect(session: Session, table: Table, change: Change) -> None:
    if _row(session.connection(), table, change.first_row) != change.after:
        raise KbError(
            f"The last change cannot be undone: a {table.name} that it wrote has been altered since by something "
            "other than kb. Nothing was changed."
        )


def _row(connection: Connection, table: Table, number: int) -> dict[str, Any] | None:
    row = connection.execute(select(table).where(table.c.id == number)).mappings().first()
    return {name: _plain(value) for name, value in row.items()} if row is not None else None


def _plain(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def _values(table: Table, plain: dict[str, Any]) -> dict[str, Any]:
    return {name: _typed(table.c[name].type.python_type, value) for name, value in plain.items()}


def _typed(wanted: type, value: Any) -> Any:
    if isinstance(value, str) and issubclass(wanted, datetime.date):
        return wanted.fromisoformat(value)
    if value is not None and issubclass(wanted, enum.Enum):
        return wanted(value)
    return value


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(tzinfo=None, microsecond=0)
