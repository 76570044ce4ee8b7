"""The basket: jobs put down by those who have no time, done by those who have.

Here a bounded pool in this process; a durable one goes behind the same method.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Condition, Lock
from typing import Any, Protocol

MOST_REMEMBERED = 20_000
"""Ids of jobs kept to know one again; Slack repeats an event within some ten minutes."""

_LOG = logging.getLogger("stet.basket")


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do. The same id is the same job; `matter` is JSON."""

    id: str
    kind: str
    matter: Mapping[str, Any] = field(default_factory=dict)


class BasketFull(Exception):  # noqa: N818 - a state of the basket, told to the person who asked
    """There are more jobs waiting than the desk can hope to do."""


class Basket(Protocol):
    """Where jobs are put."""

    def put(self, job: Job) -> bool:
        """Take a job in, at once; False when its id is known. Raises BasketFull."""
        ...


Work = Callable[[Mapping[str, Any]], None]


class PoolBasket:
    """A basket worked by threads of this process.

    Slow kinds have hands of their own, so that a press of a button never waits for a model. The
    quick ones are few: checking is work for the processor, and listeners must be heard beside it.
    When the basket is stopped, slow jobs that wait are let go, and what is under way is finished.
    """

    def __init__(
        self,
        quick_hands: int = 3,
        slow_hands: int = 8,
        most_waiting: int = 1_000,
        slow: Iterable[str] = ("reading", "parts"),
    ) -> None:
        self._quick = ThreadPoolExecutor(quick_hands, "stet-job")
        self._long = ThreadPoolExecutor(slow_hands, "stet-reading")
        self._slow = frozenset(slow)
        self._most = most_waiting
        self._work: dict[str, Work] = {}
        self._known: OrderedDict[str, None] = OrderedDict()
        self._waiting = 0
        self._is_stopped = False
        self._lock = Lock()
        self._changed = Condition(self._lock)

    def teach(self, work: Mapping[str, Work]) -> None:
        """Say what is done for each kind of job."""
        self._work.update(work)

    def put(self, job: Job) -> bool:
        """Take a job in, at once; False when its id is known. Raises BasketFull."""
        with self._lock:
            if job.id in self._known:
                return False
            if self._waiting >= self._most or self._is_stopped:
                raise BasketFull
            self._known[job.id] = None
            self._waiting += 1
            if len(self._known) > MOST_REMEMBERED:
                self._known.popitem(last=False)
            pool = self._long if job.kind in self._slow else self._quick
            doing = pool.submit(self._do, job)
        doing.add_done_callback(self._done)
        return True

    def _do(self, job: Job) -> None:
        try:
            self._work[job.kind](job.matter)
        except Exception as fault:
            _LOG.error("job %s of kind %s: %s", job.id, job.kind, type(fault).__name__)

    def _done(self, _: Future[None]) -> None:
        with self._lock:
            self._waiting -= 1
            self._changed.notify_all()

    def is_idle(self) -> bool:
        """Whether nothing is waiting or under way."""
        with self._lock:
            return not self._waiting

    def stop(self) -> None:
        """Take nothing in any more, and let go of the slow jobs that wait."""
        with self._lock:
            self._is_stopped = True
        self._long.shutdown(wait=False, cancel_futures=True)

    def close(self, seconds: float = 10.0) -> bool:
        """Stop, and wait so long for what is under way. Whether it was finished."""
        self.stop()
        self._quick.shutdown(wait=False)
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting, seconds)
