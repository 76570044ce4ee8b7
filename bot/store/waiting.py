"""How long a write to SQLite waits for those of other processes; Postgres makes nobody wait."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

AT_ONCE = 2.0
"""Seconds that a write waits which Slack waits for: three seconds in all."""

PAUSE = 0.004
"""Seconds between two tries at the lock: SQLite's own grow to a tenth, and come away with nothing
where many write."""


def begin_at_once(connection: Connection) -> None:
    """Begin to write before those who have time. Raises what SQLAlchemy does when it is in vain."""
    if connection.dialect.name == "sqlite":
        with impatient(connection, 0):
            _seize(connection, time.monotonic() + AT_ONCE)


def _seize(connection: Connection, until: float) -> None:
    while True:
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        except OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(PAUSE)
        else:
            return


def write_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Have the file written ahead. Seconds of patience: SQLite itself has none for this."""
    until = time.monotonic() + patience
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(PAUSE)


@contextmanager
def impatient(connection: Connection, most: int = round(1000 * AT_ONCE)) -> Iterator[None]:
    """The connection, which for now waits no longer for other processes: milliseconds."""
    if connection.dialect.name != "sqlite":
        yield
        return
    usual = int(connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one())
    connection.exec_driver_sql(f"PRAGMA busy_timeout={min(usual, most)}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={usual}")
