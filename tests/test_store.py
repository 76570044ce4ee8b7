from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store import Store, StoreDown, WorkerRow, open_engine
from tests.fresh_store import fresh_store

PRAGMAS = {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "secure_delete": 1}


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[Store]:
    store = fresh_store(tmp_path, patience=2.5)
    yield store
    store.close()


def test_every_connection_to_a_file_is_set_up(file_store: Store) -> None:
    with file_store.engine.connect() as one, file_store.engine.connect() as two:
        for connection in (one, two):
            found = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS
            }
            assert found == PRAGMAS
            assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 2500
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            assert driver.isolation_level == "IMMEDIATE"


def test_the_basket_finds_the_time_to_the_subsecond_that_it_asks_for(file_store: Store) -> None:
    with file_store.engine.connect() as connection:
        now = connection.exec_driver_sql("SELECT unixepoch('subsec')").scalar()
    assert now is not None
    assert now > 1_700_000_000


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_any_postgres_address_is_opened_with_psycopg(scheme: str) -> None:
    engine = open_engine(f"{scheme}://stet:secret@db.example/stet")
    assert engine.url.drivername == "postgresql+psycopg"
    assert (engine.url.host, engine.url.password) == ("db.example", "secret")
    assert engine.hide_parameters


@pytest.mark.parametrize(
    "url",
    ["", "skerrow", "mysql://u:secret@h/x", "postgres://u:secret@h:port/x", "sqlite://", "oracle:"],
)
def test_an_address_that_cannot_be_opened_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(StoreDown) as caught:
        open_engine(url)
    assert str(caught.value) == "the address of the database cannot be understood"


def test_a_store_tells_whether_it_answers_and_is_up_to_date(store: Store) -> None:
    assert store.answers()
    assert store.is_migrated()


def test_a_store_without_tables_does_not_answer(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'empty.db'}")
    assert not store.answers()
    assert not store.is_migrated()
    store.close()


def test_beats_of_a_worker_are_counted(store: Store) -> None:
    store.enter_worker("b", "host", 7, "worker")
    store.enter_worker("a", "host", 8, "web")
    assert [store.beat("b"), store.beat("b")] == [True, True]
    assert store.workers() == (
        WorkerRow("a", "host", 8, "web", 0),
        WorkerRow("b", "host", 7, "worker", 2),
    )


def test_one_of_many_strikes_a_worker_off(store: Store) -> None:
    store.enter_worker("dead", "host", 7, "worker")
    struck: list[bool] = []
    threads = [
        threading.Thread(target=lambda: struck.append(store.strike_worker("dead")))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(struck) == [False] * 7 + [True]
    assert store.workers() == ()


def test_a_worker_that_was_struck_off_learns_it_and_enters_again(store: Store) -> None:
    store.enter_worker("slow", "host", 7, "worker")
    store.strike_worker("slow")
    assert not store.beat("slow")
    store.enter_worker("slow", "host", 7, "worker")
    assert store.beat("slow")


def test_a_hold_is_one_workers_until_it_lets_go(store: Store) -> None:
    assert store.take_hold("case", "one")
    assert not store.take_hold("case", "two")
    store.let_go("case", "two")
    assert not store.take_hold("case", "two")
    store.let_go("case", "one")
    assert store.take_hold("case", "two")


def test_the_holds_of_a_worker_can_be_released_by_another(store: Store) -> None:
    for name in ("case", "parts"):
        store.take_hold(name, "dead")
    store.take_hold("else", "alive")
    store.release_holds("dead")
    assert [store.take_hold(name, "two") for name in ("case", "parts", "else")] == [1, 1, 0]


def test_one_of_two_takes_the_hold_of_a_worker_that_was_struck_off(store: Store) -> None:
    store.enter_worker("dead", "host", 7, "worker")
    store.take_hold("case", "dead")
    store.strike_worker("dead")
    store.enter_worker("new", "host", 8, "worker")
    assert [store.take_hold("case", who) for who in ("new", "other")] == [True, False]


def test_a_hold_of_somebody_who_never_entered_is_let_be(store: Store) -> None:
    store.take_hold("case", "stranger")
    assert not store.take_hold("case", "two")
