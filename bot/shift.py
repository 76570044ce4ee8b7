"""The shift: who is at work on this database, and what becomes of the work of those who die."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from typing import Protocol

from bot.store import StoreDown, WorkerRow

JOBS_KEPT = timedelta(days=2)
"""How long a finished job's id is known: Slack repeats an event within the hour."""

TICKS_KEPT = timedelta(hours=1)

_ALL = "all"
_LOOK = 0.25
"""Seconds between two looks for a partner."""

_LOG = logging.getLogger("stet.shift")


class Registry(Protocol):
    """Where those who work are entered."""

    def enter_worker(self, id_: str, host: str, pid: int, role: str) -> None: ...

    def beat(self, id_: str) -> bool: ...

    def workers(self) -> tuple[WorkerRow, ...]: ...

    def strike_worker(self, id_: str) -> bool: ...

    def release_holds(self, id_: str) -> None: ...


class Work(Protocol):
    """Where their work is."""

    def adopt(self, executor: str) -> int: ...

    def mend(self) -> int: ...

    def under_way(self, executor: str) -> int: ...

    def executors(self) -> frozenset[str]: ...

    def prune(self, before: datetime, ticks_before: datetime | None = None) -> int: ...


@dataclass(frozen=True)
class Rhythm:
    """Seconds between two beats and two tidyings, and without a beat until one counts as dead."""

    beat: float = 5.0
    dead: float = 30.0
    tidy: float = 60.0


def new_worker_id() -> str:
    """An id of this process that no other ever has: host, pid and chance, with colons between.

    The host is the name of the machine, and of the space in which its pids hold: containers may
    share the one and not the other.
    """
    host = socket.gethostname()
    with suppress(OSError):
        host += "/" + os.readlink("/proc/self/ns/pid").strip("pid:[]")
    return f"{host}:{os.getpid()}:{secrets.token_hex(8)}"


class Shift:
    """Says that a worker lives, and takes over from those that do not.

    Another's life is told by its beats, which only count, and by a clock of our own that nobody
    sets: no two machines' clocks are compared. What is done for the dead may be done twice, and
    the striking comes last, so that one who is killed in between leaves all to the next.
    """

    def __init__(
        self, store: Registry, basket: Work, id_: str, role: str, rhythm: Rhythm | None = None
    ) -> None:
        self._store = store
        self._basket = basket
        self.id = id_
        self._host, self._pid = _place(id_)
        self._role = role
        self._rhythm = rhythm or Rhythm()
        self._seen: dict[str, tuple[int, float]] = {}
        self._orphans: frozenset[str] = frozenset()
        self._tidied = float("-inf")
        self._is_out = False
        self._over = Event()
        self._thread = Thread(target=self._watch, name="stet-shift", daemon=True)

    def begin(self) -> None:
        """Enter this worker and keep watch until `end`. Raises StoreDown."""
        self._enter()
        self._thread.start()

    def end(self) -> None:
        """Leave; what this worker has not finished is for those who find it gone."""
        self._over.set()
        self._thread.join(self._rhythm.beat)
        try:
            if not self._basket.under_way(self.id):
                self._store.release_holds(self.id)
                self._store.strike_worker(self.id)
        except StoreDown as down:
            _LOG.warning("the worker leaves without a word: %s", down)

    def _enter(self) -> None:
        self._store.enter_worker(self.id, self._host, self._pid, self._role)

    def _watch(self) -> None:
        while not self._over.wait(self._rhythm.beat):
            self.go_round(time.monotonic(), datetime.now(UTC))

    def go_round(self, at: float, now: datetime) -> None:
        """Beat, and look after the others; never raises.

        `at` counts seconds from anywhere; `now` tells which finished jobs are old.
        """
        try:
            self._beat()
            self._look(at)
            if at - self._tidied >= self._rhythm.tidy:
                self._tidied = at
                self._tidy(now)
        except Exception as fault:
            self._log_once(fault)
        else:
            self._is_out = False

    def _log_once(self, fault: Exception) -> None:
        if not self._is_out:
            why = str(fault) if isinstance(fault, StoreDown) else type(fault).__name__
            _LOG.error("the shift goes on without the database: %s", why)
        self._is_out = True

    def _beat(self) -> None:
        if not self._store.beat(self.id):
            _LOG.warning("this worker was taken for dead: it enters again")
            self._enter()

    def _look(self, at: float) -> None:
        others = [row for row in self._store.workers() if row.id != self.id]
        self._seen = {row.id: self._last_beat(row, at) for row in others}
        for row in others:
            if self._is_dead(row, at):
                self._take_over(row.id)

    def _last_beat(self, row: WorkerRow, at: float) -> tuple[int, float]:
        beats, since = self._seen.get(row.id, (row.beats, at))
        return (beats, since) if beats == row.beats else (row.beats, at)

    def _is_dead(self, row: WorkerRow, at: float) -> bool:
        is_silent = at - self._seen[row.id][1] >= self._rhythm.dead
        return is_silent or (row.host == self._host and self._is_gone(row.pid))

    def _is_gone(self, pid: int) -> bool:
        return pid == self._pid or not _runs(pid)

    def _take_over(self, id_: str) -> None:
        jobs = self._basket.adopt(id_)
        self._store.release_holds(id_)
        if self._store.strike_worker(id_):
            _LOG.warning("a worker is dead: %d of its jobs are taken over", jobs)

    def _tidy(self, now: datetime) -> None:
        self._take_over_orphans()
        self._basket.mend()
        self._basket.prune(now - JOBS_KEPT, now - TICKS_KEPT)

    def _take_over_orphans(self) -> None:
        """Adopt the work of those who were struck off and then took up more before they died."""
        taken = self._basket.executors()
        unknown = taken - {row.id for row in self._store.workers()} - {self.id}
        for id_ in unknown & self._orphans:
            self._basket.adopt(id_)
            self._store.release_holds(id_)
        self._orphans = unknown

    def partner_beats(self, role: str, seconds: float) -> bool:
        """Whether a worker of this role, or of all, is seen alive in this database in this time.

        Raises StoreDown.
        """
        until = time.monotonic() + seconds
        first = {row.id: row.beats for row in self._partners(role)}
        while not any(self._is_alive(row, first) for row in self._partners(role)):
            if time.monotonic() > until or self._over.wait(_LOOK):
                return False
        return True

    def _partners(self, role: str) -> list[WorkerRow]:
        rows = self._store.workers()
        return [row for row in rows if row.role in {role, _ALL} and row.id != self.id]

    def _is_alive(self, row: WorkerRow, first: dict[str, int]) -> bool:
        if row.host == self._host:
            return not self._is_gone(row.pid)
        return row.beats != first.get(row.id)


def _place(id_: str) -> tuple[str, int]:
    host, pid, _ = id_.rsplit(":", 2)
    return host, int(pid)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
