"""The database brought to the tables that this version of the desk works with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command, context
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from bot.store.database import attempt
from bot.store.tables import PREFIX, metadata

VERSIONS = f"{PREFIX}alembic_version"

_LOCK = int.from_bytes(b"stet", "big")
"""The number of the advisory lock by which Postgres lets one process in at a time."""


def migrate(engine: Engine) -> None:
    """Bring the database up to date; of several processes, one does it. Raises StoreDown."""

    def work() -> None:
        with engine.connect() as connection, _alone(connection):
            command.upgrade(_config(connection), "head")

    attempt(work)


def is_migrated(engine: Engine) -> bool:
    """Whether the database is up to date. Raises StoreDown."""

    def work() -> bool:
        with engine.connect() as connection:
            there = MigrationContext.configure(connection, opts=dict(options()))
            wanted = ScriptDirectory.from_config(_config(connection))
            return set(there.get_current_heads()) == set(wanted.get_heads())

    return attempt(work)


def options() -> Mapping[str, Any]:
    """How alembic looks at the database: at our tables, though dbos has its own beside them."""

    def is_ours(name: str | None, type_: str, _parents: object) -> bool:
        return type_ != "table" or (name or "").startswith(PREFIX)

    return {
        "target_metadata": metadata,
        "version_table": VERSIONS,
        "render_as_batch": True,
        "include_name": is_ours,
    }


def run_in_environment() -> None:
    """What alembic has done when it has read env.py."""
    context.configure(context.config.attributes["connection"], **options())
    with context.begin_transaction():
        context.run_migrations()


def _config(connection: Connection) -> Config:
    config = Config()
    folder = Path(__file__).parents[1] / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """A transaction that no other process migrates in; all of it is written, or nothing."""
    if connection.dialect.name == "sqlite":
        with _alone_in_the_file(connection):
            yield
    else:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield
        connection.commit()


@contextmanager
def _alone_in_the_file(connection: Connection) -> Iterator[None]:
    """Foreign keys rest, for a table that is changed is copied and dropped."""
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield
        connection.commit()
    finally:
        connection.rollback()
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
