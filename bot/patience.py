"""How long a job is tried again: a step at once and soon after, the whole job for a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event


@dataclass(frozen=True)
class Patience:
    """What a fault is given to pass by itself; all in seconds.

    `tries` are the pauses between the tries of a step. After those the whole job waits, `shortest`
    at first and twice as long each turn up to `longest`, for `in_all`; `database` is the pause
    before the basket asks again a database that did not do what it should.
    """

    tries: tuple[float, ...] = (1.0, 4.0, 10.0)
    shortest: float = 60.0
    longest: float = 600.0
    in_all: float = 86_400.0
    database: float = 5.0

    def pause_before(self, turn: int) -> float | None:
        """Seconds before a job's turn of this number; 2 is its first repeat. None: no more."""
        spent = pause = 0.0
        for nth in range(turn - 1):
            pause = min(self.shortest * 2.0 ** min(nth, 30), self.longest)
            spent += pause
        return pause if spent <= self.in_all else None


class Stopped(BaseException):
    """The job is left as it is, neither done nor failed: the process is told to stop."""


class Stop:
    """Tells those at work that the process is to stop: first to begin nothing, then to drop all."""

    def __init__(self) -> None:
        self._closing = Event()
        self._cut = Event()

    def close(self) -> None:
        """Let nothing more be begun."""
        self._closing.set()

    def cut(self) -> None:
        """Let nothing more be finished."""
        self._closing.set()
        self._cut.set()

    def rest(self, seconds: float) -> None:
        """Wait. Raises Stopped where nothing more is to be begun."""
        if self._closing.wait(seconds):
            raise Stopped

    def go_on(self) -> None:
        """Raise Stopped where nothing more is to be finished."""
        if self._cut.is_set():
            raise Stopped


@dataclass(frozen=True)
class Failure:
    """A fault that a step ended in, and whether it may pass later."""

    fault: Exception
    may_pass: bool


def tried(
    work: Callable[[], bool | None],
    passes: Callable[[Exception], bool],
    pauses: tuple[float, ...],
    stop: Stop,
) -> bool | Failure:
    """Whether a job goes on after this work, tried again after each pause, or what it failed of.

    Raises Stopped.
    """
    left = iter(pauses)
    while isinstance(ended := _once(work, stop), Exception):
        may_pass, pause = passes(ended), next(left, None)
        if not may_pass or pause is None:
            return Failure(ended, may_pass)
        stop.rest(pause)
    return ended


def _once(work: Callable[[], bool | None], stop: Stop) -> bool | Exception:
    ended: bool | Exception
    try:
        ended = work() is not False
    except Exception as fault:
        ended = fault
    stop.go_on()
    return ended
