"""The tables under the basket: who has taken up what, what is finished, and their upkeep."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Condition
from typing import TYPE_CHECKING, Any

from bot.store import StoreDown, attempt

if TYPE_CHECKING:
    from bot.store import Engine

JOB, TICK = "job", "tick"
QUICK = "quick"

LONGEST_WAIT = 900.0
"""Seconds; a job is put by for ten minutes at most."""

_FINISHED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]
_BATCH = 100
_COUNT = {
    "sqlite": "SELECT count(*) FROM workflow_status WHERE name = 'job' AND status IN ",
    "postgresql": "SELECT count(*) FROM dbos.workflow_status WHERE name = 'job' AND status IN ",
}


class AtWork:
    """The ids of what this process is about."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._changed = Condition()

    @contextmanager
    def on(self, id_: str) -> Iterator[None]:
        with self._changed:
            self._ids.append(id_)
        try:
            yield
        finally:
            with self._changed:
                self._ids.remove(id_)
                self._changed.notify_all()

    def ids(self) -> frozenset[str]:
        with self._changed:
            return frozenset(self._ids)

    def is_done_within(self, seconds: float) -> bool:
        """Whether it comes to an end in this time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._ids, seconds)


class Ledger:
    """What the tables of the basket say, whichever process asks."""

    def __init__(self, engine: Engine, books: Any, version: str) -> None:
        self._engine = engine
        self._books = books
        self._rows = books._sys_db
        self._version = version
        self._executor = ""
        self._at_work = AtWork()
        self._strays: frozenset[str] = frozenset()

    def prepare(self) -> None:
        """Make the tables, or bring them up to date. Raises StoreDown."""
        attempt(self._rows.run_migrations)

    def _reenqueued(self, id_: str, executor: str) -> bool:
        return bool(self._rows.reenqueue_for_recovery(id_, [executor], QUICK))

    def adopt(self, executor: str) -> int:
        """Give the work of a dead process to the living; how many jobs. Raises StoreDown."""
        return attempt(lambda: sum(self._reenqueued(id_, executor) for id_ in self._of(executor)))

    def mend(self) -> int:
        """Put back what was taken up here and fell down: how many jobs. Raises StoreDown.

        The engine marks a job as taken up and then reads it: when the database fails in between,
        nobody works on it. What is found so twice running is put back. A job that waits longer
        than any is put by has seen the clock set back, and waits no more.
        """
        attempt(self._hasten)
        held = attempt(lambda: self._of(self._executor)) - self._at_work.ids()
        fallen, self._strays = held & self._strays, held
        return attempt(lambda: sum(self._reenqueued(id_, self._executor) for id_ in fallen))

    def _hasten(self) -> None:
        latest = 1000 * (time.time() + LONGEST_WAIT)
        for each in self._books.list_workflows(status="DELAYED", name=JOB, load_input=False):
            if (each.delay_until_epoch_ms or 0) > latest:
                self._books.set_workflow_delay(each.workflow_id, delay_seconds=1.0)

    def under_way(self, executor: str) -> int:
        """How many jobs this process has taken up and not finished. Raises StoreDown."""
        return len(attempt(lambda: self._of(executor)))

    def executors(self) -> frozenset[str]:
        """The processes that have taken something up and not finished it. Raises StoreDown."""
        taken = attempt(lambda: self._books.list_workflows(status="PENDING", load_input=False))
        return frozenset(each.executor_id for each in taken if each.executor_id)

    def _of(self, executor: str) -> frozenset[str]:
        taken = self._rows.get_pending_workflows(executor, self._version)
        return frozenset(each.workflow_id for each in taken)

    def prune(self, before: datetime, ticks_before: datetime | None = None) -> int:
        """Remove the jobs finished before one time and the ticks finished before another.

        How many. A job whose id is removed is a new job when it is put again. Raises StoreDown.
        """
        ticks = self._pruned(TICK, ticks_before or before)
        return ticks + self._pruned(JOB, before)

    def _pruned(self, name: str, before: datetime) -> int:
        count = 0
        while batch := attempt(lambda: self._finished(name, before)):
            attempt(lambda batch=batch: self._books.delete_workflows(batch))  # type: ignore[misc]
            count += len(batch)
        return count

    def _finished(self, name: str, before: datetime) -> list[str]:
        found = self._books.list_workflows(
            status=_FINISHED,
            name=name,
            completed_before=before.isoformat(),
            limit=_BATCH,
            load_input=False,
            load_output=False,
        )
        return [each.workflow_id for each in found]

    def waiting(self) -> int:
        """How many jobs wait, those put in for later among them. Raises StoreDown."""
        return attempt(lambda: self._count("('ENQUEUED', 'DELAYED')"))

    def is_idle(self) -> bool:
        """Whether nothing waits and nobody, in any process, is at work. Raises StoreDown."""
        return not attempt(lambda: self._count("('ENQUEUED', 'DELAYED', 'PENDING')"))

    def _count(self, states: str) -> int:
        with self._engine.connect() as connection:
            counted = connection.exec_driver_sql(_COUNT[self._engine.dialect.name] + states)
            return int(counted.scalar_one())

    def answers(self) -> bool:
        """Whether the database behind the basket answers."""
        try:
            self.waiting()
        except StoreDown:
            return False
        return True
