"""A scripted model and a gold folder of three posts, for the tests of the eval runner."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from bot.house import house_style
from bot.model import Answer, Model, Prompt, Unanswered, Usage, Why
from tests.evals import Bench

HOUSE = house_style()

OFFER = """Harbour board to vote on Sandwick ferry offer

The harbour board at Sandwick will except an offer of £40,000 for its oldest ferry next week.

Officers have distribtued the papers. "We was never asked," said Tam Rowley, who crews the boat.
"""
SLIPS = """
~~~~
spelling: except -> accept
spelling: distribtued -> distributed
"""
LIBRARY = """Sandwick library to open on Sundays

The library at Sandwick is to open on Sundays from March, the council said.

Readers asked for longer hours last year.
"""
BLOG = """Storm over Corrin closes bridge

The bridge at Corrin is closed because of high winds, police said.

Ada Tarn 7 December 2025 11:26

Ferries to Sandwick cancelled

Ferries to Sandwick are cancelled until Tuesday, the harbour board said.

Ada Tarn 7 December 2025 10:05
"""

ACCEPT = {
    "sentence": 2,
    "quote": "will except an offer",
    "rule": "word-meant",
    "reason": "The board takes the offer up.",
    "replacement": "will accept an offer",
    "sort": "error",
    "sure": 0.98,
}
ASKED = {
    "sentence": 3,
    "quote": "Readers asked for longer hours",
    "rule": "garbled",
    "reason": "Are words missing here?",
    "replacement": None,
    "sort": "question",
    "sure": 0.95,
}


def answer(*findings: dict[str, Any]) -> str:
    lines = {"headlines": [], "push_alert": "", "seo": "", "summary": ""}
    return json.dumps({"findings": findings, **lines})


def elsewhere_in_the_copy(finding: dict[str, Any]) -> dict[str, Any]:
    return {**finding, "quote": "words that stand nowhere"}


Script = dict[str, list[str | Why]]
"""For a word of the copy, the answers in turn; the last one is given for ever."""


@dataclass
class Scripted:
    """A model that says what it is told to, and costs a cent an ask."""

    script: Script
    version: str = "scripted 1"
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def ask(self, prompt: Prompt) -> Answer:
        said = next((s for word, s in self.script.items() if word in prompt.user), [answer()])
        now = said.pop(0) if len(said) > 1 else said[0]
        usage = Usage(1, 100, 20, 880, 50, 0.01, (f"req_{next(self.ids)}",))
        if prompt.post is None:
            return Answer('{"standfirst": "", "points": []}', usage)
        if isinstance(now, Why):
            raise Unanswered(now, usage)
        return Answer(now, usage)


def perfect() -> Script:
    return {"except": [answer(ACCEPT)]}


def small_bench(place: Path) -> Bench:
    """A bench with one gold folder in `place`: a post with two slips, and a clean one."""
    folder = place / "gold" / "small"
    folder.mkdir(parents=True)
    (folder / "offer.txt").write_text(OFFER + SLIPS, encoding="utf-8")
    (folder / "library.txt").write_text(LIBRARY, encoding="utf-8")
    now = datetime(2026, 1, 5, tzinfo=UTC)
    return Bench(HOUSE, (folder,), place / "recordings", "scripted 1", lambda: now)


def asking(bench: Bench, model: Model) -> Bench:
    """The bench with a key to a model."""

    @contextmanager
    def opened() -> Iterator[Model]:
        yield model

    return replace(bench, ask=opened)


Scoring = Callable[..., tuple[int, str]]
"""Runs the command on a bench: its exit status, and all that it printed."""


def row(out: str, name: str) -> list[str]:
    """The cells of a row of the report, ranges apart."""
    found = next(line for line in out.splitlines() if line.strip().startswith(name))
    return found.replace(name, "", 1).split()


def body(out: str) -> list[str]:
    """The report without the lines that say what it was made with."""
    return out.splitlines()[2:]
