"""A model for the chaos: it thinks for a while, and fails three times in ten."""

from __future__ import annotations

from collections import Counter
from random import Random
from threading import Lock
from typing import Any, TypeAlias

from tests.claude_server import Reply

Json: TypeAlias = dict[str, Any]

FAILING = 0.30
THINKING = (0.1, 0.9)
"""Seconds, at least and at most."""
SILENCE = 8.0
"""Seconds of a model that has hung: longer than the bot waits."""

SAID = {"findings": [], "headlines": [], "push_alert": "", "seo": "", "summary": ""}
OF_A_BLOG = {"standfirst": "", "points": []}
OF_A_DAY = {"paragraph": ""}


class Fickle:
    """What the model answers; `calls` counts the answers by what they were."""

    def __init__(self, random: Random, failing: float = FAILING) -> None:
        self._random = random
        self._failing = failing
        self._lock = Lock()
        self.calls: Counter[str] = Counter()

    def __call__(self, body: Json) -> Reply:
        with self._lock:
            fails = self._random.random() < self._failing
            name = self._random.choice(list(FAILURES)) if fails else "answered"
            after = self._random.uniform(*THINKING)
            self.calls[name] += 1
        reply = FAILURES[name] if fails else Reply.json(_form(body))
        return reply if reply.after else reply.but(after=after)

    @property
    def failed(self) -> int:
        return sum(n for name, n in self.calls.items() if name != "answered")


FAILURES = {
    "overloaded": Reply.overloaded(),
    "broken": Reply.error(500, "api_error"),
    "hung": Reply.json(SAID).but(after=SILENCE),
    "page": Reply.page(),
    "no JSON": Reply.text("I would rather talk about something else."),
    "cut off": Reply.json(SAID).but(cut=True),
}


def _form(body: Json) -> Json:
    """An answer in the form that was asked for, with nothing to say."""
    wanted = body["output_config"]["format"]["schema"].get("properties", {})
    every = {**SAID, **OF_A_BLOG, **OF_A_DAY}
    return {name: every[name] for name in wanted}
