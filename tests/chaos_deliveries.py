"""Slack's deliveries in the chaos: one to four of each event, at once or late, until acked."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from threading import Event as Flag
from threading import Lock

from tests.chaos_events import Event
from tests.slack_acts import Answer

SLACKS_PATIENCE = 3.0
"""Seconds after which Slack takes an ack for none."""
TRIES = 20
MOST_COPIES = 4
LATENESS = 4.0
"""Seconds by which a further delivery may come after the first."""


@dataclass
class Deliveries:
    """What was delivered, and how it was taken."""

    made: int = 0
    again: int = 0
    given_up: int = 0
    seconds: list[float] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def until_acked(self, send: Callable[[int], Answer]) -> bool:
        """Deliver, and again after a pause where there is no 2xx within Slack's patience."""
        for number in range(TRIES):
            answer = answer_to(send, number)
            with self._lock:
                self.made += 1
                self.again += number > 0
                self.seconds.append(answer.seconds)
            if is_acked(answer):
                return True
            time.sleep(min(0.2 * 2**number, 3.0))
        with self._lock:
            self.given_up += 1
        return False

    @property
    def slowest(self) -> float:
        return max(self.seconds, default=0.0)


def answer_to(send: Callable[[int], Answer], retry: int) -> Answer:
    """What a delivery is answered with; status 0 for nothing."""
    began = time.monotonic()
    try:
        return send(retry)
    except (OSError, http.client.HTTPException):
        return Answer(0, "", time.monotonic() - began)


def is_acked(answer: Answer) -> bool:
    """Whether Slack takes it for an ack: a 2xx in time."""
    return 200 <= answer.status < 300 and answer.seconds <= SLACKS_PATIENCE


class Postman:
    """Delivers events over so many `seconds`, each one to four times, out of order."""

    def __init__(self, deliveries: Deliveries, random: Random, seconds: float) -> None:
        self._deliveries = deliveries
        self._random = random
        self._seconds = seconds
        self._pool = ThreadPoolExecutor(24, "chaos-delivery")
        self._stopped = Flag()

    def deliver(self, events: Iterable[Event]) -> list[Future[bool]]:
        """Every delivery, each in its time; it returns when the last has gone out."""
        began, going = time.monotonic(), []
        for at, event in self._timetable(list(events)):
            self._stopped.wait(max(0.0, began + at - time.monotonic()))
            going.append(self._pool.submit(self._deliveries.until_acked, event.send))
        return going

    def close(self) -> None:
        self._stopped.set()
        self._pool.shutdown(cancel_futures=True)

    def _timetable(self, events: list[Event]) -> list[tuple[float, Event]]:
        pace = self._seconds / max(1, len(events))
        listed = [
            (number * pace + late, event)
            for number, event in enumerate(events)
            for late in self._latenesses()
        ]
        return sorted(listed, key=lambda each: each[0])

    def _latenesses(self) -> list[float]:
        """Half of the further deliveries come at the same time as the first."""
        more = range(self._random.randint(1, MOST_COPIES))
        return [self._random.choice((0.0, self._random.uniform(0, LATENESS))) for _ in more]
