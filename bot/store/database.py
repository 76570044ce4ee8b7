"""The database: how it is opened, and what is said of it when it does not do what it should."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Dialect, Engine, Table, create_engine, delete, event, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoneFree

from bot.store.waiting import begin_at_once, write_ahead

T = TypeVar("T")
Row = Mapping[str, Any]

PATIENCE = 30.0
"""Seconds that a write waits for another process to finish its own."""

CONNECTIONS = 10
"""Kept open by one process, and as many more while they are needed."""

UNREACHED = 10
"""Seconds after which a Postgres server that does not answer counts as lost."""

_SHIM_BELOW = (3, 42)
"""The SQLite version that has unixepoch('subsec'), which dbos asks for on Python 3.12 and later."""

_DRIVER = "postgresql+psycopg"
_IN_TIME = {"connect_timeout": UNREACHED}

_FULL = "the database cannot be written (disk full)"
_LOCKED = "the database is locked by another process"
_LOST = "the connection to the database is lost"
_READ_ONLY = "the database cannot be written (read only)"
_EMPTY = "the database is not up to date (run python -m bot migrate)"
_CLOSED = "this process is done with the database"
_BAD_ADDRESS = "the address of the database cannot be understood"

_SQLITE = {
    "SQLITE_FULL": _FULL,
    "SQLITE_BUSY": _LOCKED,
    "SQLITE_LOCKED": _LOCKED,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_IOERR": "the database file cannot be read or written (disk error)",
    "SQLITE_CANTOPEN": "the database file cannot be opened",
    "SQLITE_PERM": "the database file cannot be opened",
    "SQLITE_CORRUPT": "the database file is damaged",
    "SQLITE_NOTADB": "the database file is not a database",
}
_POSTGRES = {
    "53100": _FULL,
    "55P03": _LOCKED,
    "57014": _LOCKED,
    "40P01": _LOCKED,
    "40001": _LOCKED,
    "25006": _READ_ONLY,
    "42P01": _EMPTY,
    "42703": _EMPTY,
    "28": "the database does not accept the user or password",
    "53300": "the database takes no more connections",
    "3D000": "there is no such database on the server",
    "57P": _LOST,
    "08": _LOST,
}


class StoreDown(Exception):  # noqa: N818 - a state of the world that every caller must expect
    """The database does not do what it should. Says why, and holds no word of what was kept."""


def open_engine(url: str, patience: float = PATIENCE) -> Engine:
    """The engine for an address of SQLite or Postgres; nothing is connected yet.

    `patience` is how many seconds a SQLite write waits for another process. Raises StoreDown for
    an address that is neither.
    """
    return attempt(lambda: _engine(_parsed(url), patience))


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except ValueError:
        raise ArgumentError from None


def _engine(url: URL, patience: float) -> Engine:
    if url.drivername.partition("+")[0] in {"postgres", "postgresql"}:
        return _made(url.set(drivername=_DRIVER), pool_pre_ping=True, connect_args=_IN_TIME)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        raise ArgumentError
    engine = _made(url)

    @event.listens_for(engine, "connect")
    def _(connection: sqlite3.Connection, _record: object) -> None:
        _set_up(connection, patience)

    return engine


def _made(url: URL, **more: Any) -> Engine:
    return create_engine(url, pool_size=CONNECTIONS, hide_parameters=True, **more)


def _set_up(connection: sqlite3.Connection, patience: float) -> None:
    connection.isolation_level = "IMMEDIATE"
    for pragma in (
        f"busy_timeout={round(1000 * patience)}",
        "foreign_keys=ON",
        "synchronous=NORMAL",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    write_ahead(connection, patience)
    if sqlite3.sqlite_version_info < _SHIM_BELOW:
        connection.create_function("unixepoch", 1, lambda _: time.time())


def attempt(work: Callable[[], T]) -> T:
    """Do some work with the database. Raises StoreDown where that fails.

    The fault itself is not passed on, not even as the context: it may quote what was to be written.
    """
    try:
        return work()
    except SQLAlchemyError as error:
        why = _why(error)
    raise StoreDown(why)


def _why(error: SQLAlchemyError) -> str:
    if isinstance(error, ArgumentError):
        return _BAD_ADDRESS
    if isinstance(error, NoneFree):
        return "no connection to the database is free"
    cause = error.orig if isinstance(error, DBAPIError) else None
    if isinstance(cause, sqlite3.Error):
        return _why_sqlite(cause)
    if isinstance(error, OperationalError) and not getattr(cause, "sqlstate", None):
        return _LOST
    return _named(_POSTGRES, str(getattr(cause, "sqlstate", ""))) or _unknown(error)


def _why_sqlite(cause: sqlite3.Error) -> str:
    if "no such table" in str(cause) or "no such column" in str(cause):
        return _EMPTY
    return _named(_SQLITE, getattr(cause, "sqlite_errorname", "")) or _unknown(cause)


def _named(told: Mapping[str, str], code: str) -> str | None:
    return next((why for start, why in told.items() if code.startswith(start)), None)


def _unknown(error: Exception) -> str:
    return f"the database does not do what it was asked ({type(error).__name__})"


def inserting(dialect: Dialect, table: Table) -> Any:
    """An insert that can say what to do about a row that is there already."""
    return sqlite.insert(table) if dialect.name == "sqlite" else postgresql.insert(table)


class Database:
    """Rows, written and read in short transactions. Every method raises StoreDown."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the connections go, for good: a thread that is still at work keeps nothing more."""
        self._is_closed = True
        self.engine.dispose()

    def work(self, work: Callable[[Connection], T]) -> T:
        """Do some work in one transaction."""
        if self._is_closed:
            raise StoreDown(_CLOSED)

        def whole() -> T:
            with self.engine.begin() as connection:
                return work(connection)

        return attempt(whole)

    def add(self, table: Table, **row: Any) -> None:
        """Write a row, unless one of its name is there."""
        writing = inserting(self.engine.dialect, table).values(row).on_conflict_do_nothing()
        self.work(lambda c: c.execute(writing))

    def add_at_once(self, table: Table, **row: Any) -> None:
        """The same while Slack waits: not for long where another process writes."""
        writing = inserting(self.engine.dialect, table).values(row).on_conflict_do_nothing()

        def work(connection: Connection) -> None:
            begin_at_once(connection)
            connection.execute(writing)

        self.work(work)

    def put(self, table: Table, **row: Any) -> None:
        """Write a row by its primary key; what is given goes over what was there."""
        names = [column.name for column in table.primary_key]
        rest = {name: value for name, value in row.items() if name not in names}
        writing = inserting(self.engine.dialect, table).values(row)
        writing = writing.on_conflict_do_update(index_elements=names, set_=rest)
        self.work(lambda c: c.execute(writing))

    def drop(self, table: Table, **named: Any) -> None:
        """Remove the rows that have these values."""
        self.work(lambda c: c.execute(delete(table).filter_by(**named)))

    def rows(self, table: Table, **named: Any) -> list[Row]:
        """The rows that have these values, in the order of the primary key."""
        asked = select(table).filter_by(**named).order_by(*table.primary_key)
        return self.work(lambda c: [dict(row) for row in c.execute(asked).mappings()])
