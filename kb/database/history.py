"""What changed, when and by which command: written with every change, and the ground for undo."""

import datetime
import enum
from typing import Any

from sqlalchemy import Table, delete, event, insert, inspect, select, update
from sqlalchemy.orm import Session

from kb.database import search
from kb.database.engine import defer_foreign_keys
from kb.errors import KbError
from kb.model.tables import Base, Change, History

_NOT_RECORDED = {History.__tablename__, Change.__tablename__}


class Recorder:
    """Collects the row changes of one transaction from the session's flushes, and stores them as one history entry.

    Changes by bulk statements pass the session by: tell them with `inserted_run`.
    """

    def __init__(self, session: Session, command: str) -> None:
        self.session = session
        self.command = command
        self.summary = ""
        self._rows: dict[tuple[str, int], list[dict[str, Any] | None]] = {}
        self._runs: list[tuple[str, int, int]] = []
        event.listen(session, "after_flush", self._after_flush)

    def inserted_run(self, table: str, first: int, last: int) -> None:
        """Record that rows `first` to `last` were inserted into `table` by a bulk statement."""
        if last >= first:
            self._runs.append((table, first, last))

    def store(self) -> None:
        """Write the entry, if anything changed, and bring the search index up to date; call before the commit."""
        self.session.flush()
        rows = {place: pair for place, pair in self._rows.items() if pair[0] != pair[1]}
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

    def _after_flush(self, session: Session, _: Any) -> None:
        for thing in session.new:
            self._note(thing, None, _row(thing))
        for thing in session.dirty:
            if session.is_modified(thing, include_collections=False):
                self._note(thing, _row(thing, before=True), _row(thing))
        for thing in session.deleted:
            self._note(thing, _row(thing, before=True), None)

    def _note(self, thing: Any, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        table = thing.__table__.name
        if table in _NOT_RECORDED:
            return
        pair = self._rows.setdefault((table, thing.id), [before, None])
        pair[1] = after


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
    row is no longer as the change left it (something other than kb wrote to the base).
    """
    entry = last_standing(session)
    if entry is None:
        return None
    if number is not None and entry.id != number:
        raise KbError("The base was changed meanwhile, so nothing was undone. See kb history, and try again.")
    defer_foreign_keys(session)
    ordered = sorted(entry.changes, key=_rank)
    for change in ordered:
        _revert(session, Base.metadata.tables[change.table], change)
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
        if change.after is not None:
            _expect(session, table, change)
        session.execute(delete(table).where(place))
    elif change.after is None:
        session.execute(insert(table).values(**_values(table, change.before)))
    else:
        _expect(session, table, change)
        session.execute(update(table).where(place).values(**_values(table, change.before)))


def _expect(session: Session, table: Table, change: Change) -> None:
    row = session.execute(select(table).where(table.c.id == change.first_row)).mappings().first()
    if row is None or {name: _plain(value) for name, value in row.items()} != change.after:
        raise KbError(
            f"The last change cannot be undone: a {table.name} that it wrote has been altered since by something "
            "other than kb. Nothing was changed."
        )


def _row(thing: Any, *, before: bool = False) -> dict[str, Any]:
    state = inspect(thing)
    values = {}
    for column in thing.__table__.columns:
        attribute = state.attrs[column.key]
        history = attribute.history
        value = history.deleted[0] if before and history.deleted else attribute.value
        values[column.name] = _plain(value)
    return values


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
