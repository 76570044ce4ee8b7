"""What our own Slack does wrong when a test asks for it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from threading import Lock
from typing import Any, TypeAlias

from tests.slack_http import Sent

Json: TypeAlias = dict[str, Any]


@dataclass
class Fault:
    """What a method does instead, `times` times."""

    error: str | int
    times: int
    retry_after: int
    seconds: float
    more: Json = field(default_factory=dict)

    @property
    def stores(self) -> bool:
        """Whether the call does its work before it goes wrong."""
        return self.error in ("delay", "drop after store")

    def sent(self) -> Sent:
        if isinstance(self.error, int):
            return Sent(self.error, "<html>Server Error</html>", content_type="text/html")
        if self.error in ("drop", "drop after store"):
            return Sent(0, "")
        body = json.dumps({"ok": False, "error": self.error, **self.more})
        if self.error in ("ratelimited", "rate_limited"):
            return Sent(429, body, {"retry-after": str(self.retry_after)})
        return Sent(200, body)


@dataclass(frozen=True)
class Rates:
    """What goes wrong at random: shares of 1.

    `failing` is of all calls, which get a 500; `dropping` is of posts, which are stored, and then
    the connection is cut. `counts` tells how often each came, "failed" and "dropped".
    """

    random: Random
    failing: float
    dropping: float
    counts: Counter[str] = field(default_factory=Counter)

    def drawn(self, method: str) -> Fault | None:
        if self.random.random() < self.failing:
            self.counts["failed"] += 1
            return Fault(500, 1, 1, 0.0)
        if method == "chat.postMessage" and self.random.random() < self.dropping:
            self.counts["dropped"] += 1
            return Fault("drop after store", 1, 1, 0.0)
        return None


class Faults:
    """The faults to come, by method, and those that come at random."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[Fault]] = {}
        self._rates: Rates | None = None
        self._lock = Lock()

    def at_random(self, rates: Rates | None) -> None:
        with self._lock:
            self._rates = rates

    def add(self, method: str, fault: Fault) -> None:
        with self._lock:
            self._waiting.setdefault(method, []).append(fault)

    def next(self, method: str) -> Fault | None:
        """One for this method, or for any, if there is one left; else what chance brings."""
        with self._lock:
            waiting = self._waiting.get(method) or self._waiting.get("*") or []
            if not waiting:
                return self._rates.drawn(method) if self._rates else None
            waiting[0].times -= 1
            return waiting[0] if waiting[0].times else waiting.pop(0)
