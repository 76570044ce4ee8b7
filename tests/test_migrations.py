from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from bot.store import Store, StoreDown, open_engine
from bot.store.migrating import VERSIONS, is_migrated, migrate, options
from bot.store.tables import PREFIX, metadata
from tests.fresh_store import ENGINES

WORKER = """
import sys
from bot.store import Store
for url in map(str.strip, sys.stdin):
    store = Store.open(url)
    store.migrate()
    store.enter_worker(sys.argv[1], "host", 1, "all")
    store.close()
    print("up", flush=True)
"""


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'stet.db'}"
    return str(request.getfixturevalue("postgres_server").fresh())


@pytest.fixture
def engine(url: str) -> Iterator[sa.Engine]:
    engine = open_engine(url)
    yield engine
    engine.dispose()


def test_the_migrations_come_to_the_tables_that_the_desk_works_with(engine: sa.Engine) -> None:
    migrate(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE notifications (of_the_basket VARCHAR)")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=dict(options()))
        assert compare_metadata(context, metadata) == []


def test_every_table_is_told_from_those_of_the_basket(engine: sa.Engine) -> None:
    migrate(engine)
    found = set(sa.inspect(engine).get_table_names())
    assert found == {*metadata.tables, VERSIONS}
    assert all(name.startswith(PREFIX) for name in found)


def test_a_database_is_up_to_date_when_it_was_migrated_and_may_be_again(engine: sa.Engine) -> None:
    assert not is_migrated(engine)
    migrate(engine)
    migrate(engine)
    assert is_migrated(engine)


def test_migrating_says_nothing(engine: sa.Engine, capfd: pytest.CaptureFixture[str]) -> None:
    migrate(engine)
    assert capfd.readouterr() == ("", "")


def test_a_migration_that_fails_leaves_nothing_behind(
    engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE stet_holds (in_the_way INTEGER)")
    with pytest.raises(StoreDown):
        migrate(engine)
    assert sa.inspect(engine).get_table_names() == ["stet_holds"]
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE stet_holds")
    migrate(engine)
    assert is_migrated(engine)


def test_foreign_keys_hold_after_migrating(engine: sa.Engine) -> None:
    migrate(engine)
    orphan = {"review": "x", "key": "y", "decision": "stet", "by": "z", "at": "2026-03-14"}
    writing = sa.text(
        'INSERT INTO stet_decisions (review, "key", decision, "by", at)'
        " VALUES (:review, :key, :decision, :by, :at)"
    )
    with pytest.raises(sa.exc.IntegrityError), engine.begin() as connection:
        connection.execute(writing, orphan)


def test_processes_that_start_at_once_on_an_empty_file_all_come_up(tmp_path: Path) -> None:
    _race([f"sqlite:///{tmp_path / f'{turn}.db'}" for turn in range(6)])


def test_processes_that_start_at_once_on_an_empty_server_all_come_up(
    request: pytest.FixtureRequest,
) -> None:
    server = request.getfixturevalue("postgres_server")
    _race([server.fresh() for _ in range(4)])


def _race(urls: Sequence[str]) -> None:
    running = [_worker(str(number)) for number in range(3)]
    for url in urls:
        for each in running:
            _stream(each.stdin).write(f"{url}\n")
            _stream(each.stdin).flush()
        assert [_stream(each.stdout).readline() for each in running] == ["up\n"] * 3
        assert _entered(url) == 3
    assert [each.communicate(timeout=60) for each in running] == [("", "")] * 3


def _worker(name: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", WORKER, name]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def _stream(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


def _entered(url: str) -> int:
    store = Store.open(url)
    found = len(store.workers())
    store.close()
    return found
