"""A migrated store at once: migrated one time in a process, then copied or emptied."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.store import Store
from bot.store.tables import metadata
from tests.postgres import Postgres

NAME = "stet.db"
ENGINES = ("sqlite", "postgres")


def fresh_store(folder: Path, patience: float = 30.0) -> Store:
    """A store of its own in this folder; whoever opens it closes it. `patience` is in seconds."""
    shutil.copyfile(_migrated_file(), folder / NAME)
    return Store.open(f"sqlite:///{folder / NAME}", patience)


def store_on(request: pytest.FixtureRequest, folder: Path) -> Iterator[Store]:
    """An empty store on the engine that the test is run with: one of ENGINES."""
    if request.param == "sqlite":
        store = fresh_store(folder)
    else:
        store = Store.open(_migrated_database(request.getfixturevalue("postgres_server")))
        _empty(store)
    try:
        yield store
    finally:
        store.close()


@cache
def _migrated_file() -> Path:
    folder = tempfile.mkdtemp(prefix="stet-store-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = Path(folder) / NAME
    store = Store.open(f"sqlite:///{path}")
    store.migrate()
    store.close()
    return path


@cache
def _migrated_database(server: Postgres) -> str:
    url = server.fresh()
    store = Store.open(url)
    store.migrate()
    store.close()
    return url


def _empty(store: Store) -> None:
    with store.engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
