from __future__ import annotations

import sqlite3
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.notebook import DigestTime, Notebook
from bot.store import Store, StoreDown
from tests import postgres
from tests.fresh_store import NAME, fresh_store
from tests.noted_cases import NOON, a_draft_noted

SECRET = "govenor"
FULL = "the database cannot be written (disk full)"
LOCKED = "the database is locked by another process"
LOST = "the connection to the database is lost"

WRITING: dict[str, Callable[[Notebook], Any]] = {
    "keep": lambda n: n.keep(a_draft_noted("1.2")),
    "expect": lambda n: n.expect("x"),
    "give up": lambda n: n.give_up("x"),
    "lay by": lambda n: n.lay_by("j", {"copy": SECRET}),
    "done with": lambda n: n.done_with("j"),
    "count": lambda n: n.count("a", "b"),
    "feedback": lambda n: n.note_feedback("x", "U0", "good"),
    "add word": lambda n: n.add_word("C0", SECRET, "U0", NOON),
    "forget word": lambda n: n.forget_word("C0", SECRET),
    "switch off": lambda n: n.switch_off("C0", "r", "U0", NOON),
    "switch on": lambda n: n.switch_on("C0", "r"),
    "emoji": lambda n: n.set_reaction("C0", "pencil", "U0", NOON),
    "digest": lambda n: n.set_digest("C0", DigestTime(NOON.time(), "UTC"), "U0", NOON),
    "digest sent": lambda n: n.note_digest("C0", NOON.date(), "1.1"),
    "forget": lambda n: n.forget(a_draft_noted().source),
    "forget before": lambda n: n.forget_before(NOON + timedelta(1)),
    "held": lambda n: n.held("x").__enter__(),
}
READING: dict[str, Callable[[Notebook], Any]] = {
    "knows": lambda n: n.knows("x"),
    "letter": lambda n: n.letter("j"),
    "case": lambda n: n.case("x"),
    "source": lambda n: n.source("x"),
    "drafts": lambda n: n.drafts_since(["C0"], NOON),
    "asked by": lambda n: n.asked_by("U0", 5),
    "channels": lambda n: n.channels_of("U0"),
    "between": lambda n: n.read_between(["C0"], NOON, NOON),
    "figures": lambda n: n.figures(),
    "counts": lambda n: n.counts(),
    "thumbs": lambda n: n.feedback(),
    "words": lambda n: n.words("C0"),
    "rules off": lambda n: n.rules_off("C0"),
    "reaction": lambda n: n.reaction("C0"),
    "digest times": lambda n: n.digest_times(),
    "was sent": lambda n: n.digest_sent("C0", NOON.date()),
}
STORE: dict[str, Callable[[Store], Any]] = {
    "enter": lambda s: s.enter_worker("w", "h", 1, "all"),
    "beat": lambda s: s.beat("w"),
    "strike": lambda s: s.strike_worker("w"),
    "release": lambda s: s.release_holds("w"),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = fresh_store(tmp_path, patience=0.01)
    yield store
    store.close()


@pytest.fixture
def notebook(store: Store) -> Notebook:
    notebook = Notebook(store, "one", lambda: NOON)
    notebook.keep(a_draft_noted())
    return notebook


@contextmanager
def locked(path: Path) -> Iterator[None]:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


def must_be_down(act: Callable[[], Any], why: str) -> None:
    with pytest.raises(StoreDown) as caught:
        act()
    assert str(caught.value) == why
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert SECRET not in repr(caught.value)


@pytest.mark.parametrize("what", WRITING)
def test_a_locked_database_is_told_and_nothing_of_the_draft(
    what: str, notebook: Notebook, tmp_path: Path
) -> None:
    with locked(tmp_path / NAME):
        must_be_down(lambda: WRITING[what](notebook), LOCKED)
    WRITING[what](notebook)


@pytest.mark.parametrize("what", STORE)
def test_a_locked_database_is_told_to_the_shift(what: str, store: Store, tmp_path: Path) -> None:
    with locked(tmp_path / NAME):
        must_be_down(lambda: STORE[what](store), LOCKED)


def test_a_locked_database_can_be_read(notebook: Notebook, tmp_path: Path) -> None:
    with locked(tmp_path / NAME):
        assert len(notebook.cases()) == 1


@pytest.mark.parametrize("what", [*WRITING, *READING])
def test_a_database_that_is_not_migrated_is_told(what: str, tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'empty.db'}")
    act = WRITING.get(what) or READING[what]
    why = "the database is not up to date (run python -m bot migrate)"
    must_be_down(lambda: act(Notebook(store, "one", lambda: NOON)), why)
    store.close()


def test_a_full_disk_is_told_and_what_was_kept_stays(store: Store, notebook: Notebook) -> None:
    before = notebook.figures()
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    long = {"copy": SECRET * 10_000}
    must_be_down(lambda: notebook.lay_by("j", long), FULL)
    assert notebook.figures() == before
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    notebook.lay_by("j", long)
    assert notebook.letter("j") == long


def test_a_review_is_written_whole_or_not_at_all(store: Store, notebook: Notebook) -> None:
    before = (notebook.figures(), notebook.counts())
    with store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE stet_counts RENAME TO away")
    with pytest.raises(StoreDown):
        notebook.keep(a_draft_noted("1.2"))
    with store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO stet_counts")
    assert (notebook.figures(), notebook.counts()) == before


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"Skerrow " * 1000)
    store = Store.open(f"sqlite:///{tmp_path / NAME}")
    must_be_down(store.workers, "the database file is not a database")
    must_be_down(store.migrate, "the database file is not a database")
    store.close()


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'nowhere' / NAME}")
    must_be_down(store.workers, "the database file cannot be opened")


def test_a_hold_that_could_not_be_given_back_is_given_back_later(
    store: Store, notebook: Notebook, tmp_path: Path
) -> None:
    with notebook.held("case"):
        other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
    other.close()
    assert not store.take_hold("case", "two")
    with notebook.held("else"):
        assert store.take_hold("case", "two")


@pytest.mark.skipif(not postgres.installed(), reason="PostgreSQL is not installed")
def test_a_postgres_that_goes_is_told_and_found_again() -> None:
    with postgres.Postgres() as server:
        store = Store.open(server.fresh())
        store.migrate()
        notebook = Notebook(store, "one", lambda: NOON)
        case = notebook.keep(a_draft_noted())
        server.stop()
        must_be_down(lambda: notebook.keep(a_draft_noted("1.2")), LOST)
        must_be_down(lambda: notebook.case(case.id), LOST)
        assert not store.answers()
        server.start()
        assert notebook.case(case.id) == case
        notebook.keep(a_draft_noted("1.2"))
        assert len(notebook.cases()) == 2
        store.close()


def test_what_postgres_says_of_a_row_is_not_passed_on(postgres_server: postgres.Postgres) -> None:
    url = postgres_server.fresh()
    store = Store.open(url)
    store.migrate()
    with store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE stet_letters ADD CHECK (length(letter) < 5)")
    notebook = Notebook(store, "one", lambda: NOON)
    with pytest.raises(StoreDown) as caught:
        notebook.lay_by("j", {"copy": SECRET})
    assert str(caught.value) == "the database does not do what it was asked (IntegrityError)"
    assert caught.value.__context__ is None
    store.close()
