"""What the chaos sees of the bot's database: jobs waiting and under way, and decisions written."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median
from threading import Event as Flag
from threading import Lock, Thread
from typing import Self

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

WAITING = ("ENQUEUED", "DELAYED")
UNDER_WAY = "PENDING"
GONE_WRONG = ("ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED", "CANCELLED")
PAUSE = 0.1
"""Seconds between looks."""


@dataclass(frozen=True)
class JobRow:
    """A job as it lies in the basket; `worker` is host:pid:random of the process that has it."""

    id: str
    status: str
    worker: str

    def is_with(self, pid: int) -> bool:
        return self.status == UNDER_WAY and f":{pid}:" in self.worker


class Basket:
    """The basket, read only."""

    def __init__(self, url: str) -> None:
        self._engine = sa.create_engine(url, poolclass=sa.NullPool)
        self._schema = "" if url.startswith("sqlite") else "dbos."
        self._jobs = (
            "SELECT workflow_uuid, status, executor_id "
            f"FROM {self._schema}workflow_status WHERE name = 'job'"
        )

    def open_jobs(self) -> list[JobRow] | None:
        """Those that are not done; None while there is no basket yet, or it cannot be read."""
        listed = ", ".join(f"'{each}'" for each in (*WAITING, UNDER_WAY))
        found = self._rows(f"{self._jobs} AND status IN ({listed})")
        return None if found is None else [JobRow(a, b, c or "") for a, b, c in found]

    def read(self) -> int:
        """How many drafts the model has read, or has failed to."""
        asked = f"{self._jobs} AND status = 'SUCCESS' AND workflow_uuid LIKE 'reading:%'"
        return len(self._rows(asked) or ())

    def gone_wrong(self) -> list[str]:
        """The ids of jobs that the basket has given up."""
        return [id_ for id_, status, _ in self._rows(self._jobs) or () if status in GONE_WRONG]

    def decisions(self) -> dict[tuple[str, str], str]:
        """The word on each finding, by case and finding key."""
        asked = "SELECT review, key, decision FROM stet_decisions"
        return {(case, key): word for case, key, word in self._rows(asked) or ()}

    def letters(self) -> list[str]:
        """The jobs whose copy is still kept beside them."""
        return [
            job
            for (job,) in self._rows(
                "SELECT job FROM stet_letters WHERE CAST(letter AS TEXT) <> '{}'"
            )
            or ()
        ]

    def matter(self) -> str:
        """All that the jobs were given and have come to."""
        tables = {"workflow_status": "inputs", "workflow_input": "inputs"}
        tables |= {"workflow_output": "output", "operation_outputs": "output"}
        asked = [f"SELECT {column} FROM {self._schema}{name}" for name, column in tables.items()]
        return "".join(str(row) for each in asked for row in self._rows(each) or ())

    def _rows(self, statement: str) -> list[tuple[str, ...]] | None:
        try:
            with self._engine.connect() as connection:
                return [tuple(row) for row in connection.execute(sa.text(statement))]
        except DatabaseError:
            return None


@dataclass
class Kill:
    """A process that was killed, what it had under way, and what became of that."""

    name: str
    at: float
    jobs: frozenset[str]
    waiting: int
    first: float | None = None
    last: float | None = None


@dataclass
class Recoveries:
    """How long work that was under way at a kill took to be finished, by whoever adopted it."""

    kills: list[Kill] = field(default_factory=list)

    def saw(self, open_: Iterable[str], now: float) -> None:
        still = set(open_)
        for kill in self.kills:
            left = kill.jobs & still
            if kill.jobs - left and kill.first is None:
                kill.first = now - kill.at
            if kill.jobs and not left and kill.last is None:
                kill.last = now - kill.at

    def told(self) -> str:
        """Seconds from a kill until the first and the last of its jobs were done."""
        first = [each.first for each in self.kills if each.first is not None]
        last = [each.last for each in self.kills if each.last is not None]
        if not first or not last:
            return "none"
        return (
            f"first job done after {median(first):.1f} s (median), {max(first):.1f} s (longest); "
            f"all after {median(last):.1f} s (median), {max(last):.1f} s (longest)"
        )


class Watch:
    """Looks at the basket all the time inside a `with` block, in a thread of its own."""

    def __init__(self, basket: Basket) -> None:
        self.basket = basket
        self.recoveries = Recoveries()
        self._now: list[JobRow] | None = None
        self._lock = Lock()
        self._enough = Flag()
        self._thread = Thread(target=self._look, name="chaos-watch")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        self._thread.join()

    def open_jobs(self) -> list[JobRow] | None:
        with self._lock:
            return self._now

    def under_way(self, pid: int) -> frozenset[str]:
        """The jobs that a process has in hand, read now."""
        return frozenset(job.id for job in self.basket.open_jobs() or () if job.is_with(pid))

    def waiting(self) -> int:
        """How many jobs nobody has in hand, read now."""
        return sum(job.status in WAITING for job in self.basket.open_jobs() or ())

    def wait_until_empty(self, seconds: float) -> int:
        """Until no job has been open for a second; how many are still open when time is up."""
        until, since = time.monotonic() + seconds, time.monotonic()
        while time.monotonic() - since < 1.0:
            time.sleep(PAUSE)
            now = self.open_jobs()
            if now is None or now:
                since = time.monotonic()
            if time.monotonic() > until:
                return len(now or ())
        return 0

    def _look(self) -> None:
        while not self._enough.wait(PAUSE):
            found = self.basket.open_jobs()
            with self._lock:
                self._now = found
            if found is not None:
                self.recoveries.saw((job.id for job in found), time.monotonic())
