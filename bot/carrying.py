"""How a job is carried out: step by step, tried again, put back for later, or given up."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Lock
from typing import Protocol

from bot.job import Job, Lessons, NotTaken, Step, UnknownKind
from bot.patience import Failure, Patience, Stop, tried

_LOG = logging.getLogger("stet.basket")


class Recorded(Protocol):
    """Does work once and writes down what came of it; the next time it gives what is written."""

    def __call__(self, name: str, work: Callable[[], bool]) -> bool: ...


class Putting(Protocol):
    """Puts a job in the basket, for `after` so many seconds. Raises NotTaken."""

    def __call__(self, job: Job, after: float = 0.0) -> None: ...


class Carrier:
    """Carries jobs out as it was taught; a job that is put back goes through `put`."""

    def __init__(self, lessons: Lessons, put: Putting, patience: Patience, stop: Stop) -> None:
        self._lessons = lessons
        self._put = put
        self._patience = patience
        self._stop = stop
        self._ticking = Lock()

    def carry_out(self, job: Job, recorded: Recorded) -> None:
        """Do the steps of a job until one ends it. Raises Stopped."""
        steps = self._lessons.steps.get(job.kind)
        if steps is None:
            _LOG.error("nobody here knows jobs of the kind %s any more", job.kind)
            self._lessons.failed(job.matter, UnknownKind(job.kind))
            return
        for step in steps:
            if not recorded(_name_of(step), lambda step=step: self._done(step, job)):  # type: ignore[misc]
                return

    def _done(self, step: Step, job: Job) -> bool:
        """Whether the job goes on after this step."""
        passes, pauses = self._lessons.passes, self._patience.tries
        ended = tried(lambda: step(job.matter), passes, pauses, self._stop)
        if isinstance(ended, Failure):
            self._failed(job, ended)
            return False
        return ended

    def _failed(self, job: Job, failure: Failure) -> None:
        pause = self._patience.pause_before(_turn(job.id) + 1) if failure.may_pass else None
        why = type(failure.fault).__name__
        if pause is None:
            _LOG.warning("a job of the kind %s failed: %s", job.kind, why)
            self._lessons.failed(job.matter, failure.fault)
        else:
            _LOG.warning("a job of the kind %s is put back for later: %s", job.kind, why)
            self._put_surely(job, pause)

    def anew(self, job: Job) -> None:
        """Have a job done from its beginning, under a new id. Raises Stopped."""
        _LOG.warning("a job of the kind %s does not fit its record: it is done anew", job.kind)
        self._put_surely(job, 0.0)

    def _put_surely(self, job: Job, after: float) -> None:
        again = Job(_next_id(job.id), job.kind, job.matter)
        while not self._is_put(again, after):
            self._stop.rest(self._patience.database)

    def _is_put(self, job: Job, after: float) -> bool:
        try:
            self._put(job, after)
        except NotTaken:
            return False
        return True

    def tick(self, tick: Callable[[], None]) -> None:
        """Tick, unless the last tick is not over yet. Raises Stopped."""
        if not self._ticking.acquire(blocking=False):
            return
        try:
            tick()
        except Exception as fault:
            _LOG.error("a tick was not finished: %s", type(fault).__name__)
        finally:
            self._ticking.release()
        self._stop.go_on()


def _name_of(step: Step) -> str:
    return str(getattr(step, "__name__", type(step).__name__))


def _turn(id_: str) -> int:
    _, sign, number = id_.rpartition("~")
    return int(number) if sign and number.isdecimal() else 1


def _next_id(id_: str) -> str:
    turn = _turn(id_)
    first = id_ if turn == 1 else id_.rpartition("~")[0]
    return f"{first}~{turn + 1}"
