"""What our own Slack does wrong when a test asks for it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
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


class Faults:
    """The faults to come, by method."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[Fault]] = {}
        self._lock = Lock()

    def add(self, method: str, fault: Fault) -> None:
        with self._lock:
            self._waiting.setdefault(method, []).append(fault)

    def next(self, method: str) -> Fault | None:
        """One for this method, or for any, if there is one left."""
        with self._lock:
            waiting = self._waiting.get(method) or self._waiting.get("*") or []
            if not waiting:
                return None
            waiting[0].times -= 1
            return waiting[0] if waiting[0].times else waiting.pop(0)
