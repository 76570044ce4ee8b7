"""A circuit breaker: a server that is down is left alone for a while, then tried once."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from bot.model import Why


class Breaker:
    """Lets tries through until `limit` of them in a row have failed, then none for `pause` seconds.

    After the pause one try goes through; if it fails too, or is never heard of again, the next goes
    `pause` seconds later. It is tries that count, not asks: each ask makes several, so a review of
    300 posts against a dead server ends after a handful of tries, at most one deadline in all.
    `clock` tells monotonic seconds. Any number of threads may share one breaker.
    """

    def __init__(self, clock: Callable[[], float], limit: int = 5, pause: float = 30.0) -> None:
        self._clock = clock
        self._limit = limit
        self._pause = pause
        self._lock = Lock()
        self._failures = 0
        self._shut_until = 0.0
        self._why = Why.UNREACHABLE

    def barred(self) -> Why | None:
        """Why the server is left alone, as its last failure said; None: a try may go ahead now."""
        with self._lock:
            if self._failures < self._limit:
                return None
            if self._clock() < self._shut_until:
                return self._why
            self._shut_until = self._clock() + self._pause
            return None

    def answered(self) -> None:
        """The server answered a try, whatever it said: all is well again."""
        with self._lock:
            self._failures = 0

    def failed(self, why: Why) -> None:
        """A try failed in a way that may pass."""
        with self._lock:
            self._failures += 1
            self._why = why
            self._shut_until = self._clock() + self._pause
