"""A basket of threads, for tests of what Slack sees: nothing in it outlives the process."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Condition, Lock

from bot.basket import Job, Lessons, NotTaken


class PoolBasket:
    """A basket worked by threads of this process; every step is tried once."""

    def __init__(
        self,
        quick_hands: int = 3,
        slow_hands: int = 8,
        slow: Iterable[str] = ("reading", "parts", "digest"),
    ) -> None:
        self._quick = ThreadPoolExecutor(quick_hands, "stet-job")
        self._long = ThreadPoolExecutor(slow_hands, "stet-reading")
        self._slow = frozenset(slow)
        self._known: set[str] = set()
        self._waiting = 0
        self._is_stopped = False
        self._lock = Lock()
        self._changed = Condition(self._lock)
        self._lessons = Lessons({}, lambda _: False, lambda *_: None)

    def teach(self, lessons: Lessons) -> None:
        self._lessons = lessons

    def put(self, job: Job) -> None:
        """Take a job in, at once; one whose id is known is let be. Raises NotTaken."""
        with self._lock:
            if job.id in self._known:
                return
            if self._is_stopped:
                raise NotTaken
            self._known.add(job.id)
            self._waiting += 1
            pool = self._long if job.kind in self._slow else self._quick
            doing = pool.submit(self._do, job)
        doing.add_done_callback(self._done)

    def _do(self, job: Job) -> None:
        try:
            for step in self._lessons.steps[job.kind]:
                if step(job.matter) is False:
                    return
        except Exception as fault:
            self._lessons.failed(job.matter, fault)

    def _done(self, _: Future[None]) -> None:
        with self._lock:
            self._waiting -= 1
            self._changed.notify_all()

    def is_idle(self) -> bool:
        """Whether nothing is waiting or under way."""
        with self._lock:
            return not self._waiting

    def close(self, seconds: float = 10.0) -> bool:
        """Take nothing in any more, and wait so long for what is under way. Whether it is done."""
        with self._lock:
            self._is_stopped = True
        self._long.shutdown(wait=False, cancel_futures=True)
        self._quick.shutdown(wait=False)
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting, seconds)
