"""A desk of which the digest's part alone is at work, against our own Slack, with a store."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.basket import Job, NotTaken
from bot.case import Case, Source, case_id
from bot.daily import Daily
from bot.desk import Desk
from bot.jobs import Office
from bot.model import Why
from bot.notebook import DigestTime, Notebook
from bot.showing import Showing
from bot.slack.clients import clients
from bot.slack.reply import Replies
from bot.store import Store
from tests.digest_cases import EVENING
from tests.fresh_store import fresh_store
from tests.slack_cases import desk_style
from tests.slack_server import SlackServer
from tests.test_reader import Told

TICK = datetime(2026, 3, 14, 18, 0, tzinfo=UTC)
"""When the digest of the 14th is due."""


class Kept:
    """A basket that keeps what is put in it, each id once, until the test has it done."""

    def __init__(self) -> None:
        self.jobs: dict[str, Job] = {}
        self.is_shut = False

    def put(self, job: Job) -> None:
        if self.is_shut:
            raise NotTaken
        self.jobs.setdefault(job.id, job)


@dataclass
class Newsroom:
    """A desk at a time of its own, of which the digest's part alone is at work."""

    slack: SlackServer
    store: Store
    basket: Kept
    model: Told | None
    default: Mapping[str, DigestTime]
    sources: Mapping[str, Sequence[str]] = field(default_factory=dict)
    now: datetime = TICK
    worker: str = "a"
    notebook: Notebook = field(init=False)
    daily: Daily = field(init=False)

    def __post_init__(self) -> None:
        self.notebook = Notebook(self.store, self.worker)
        self.started()

    def started(self) -> None:
        """The program, started anew."""
        client, poster = clients(self.slack.bot_token, self.slack.url)
        replies = Replies(client, poster)
        desk = Desk(desk_style(), self.model)
        office = Office(
            lambda _: desk,
            self.notebook,
            replies,
            client,
            self.basket,
            lambda: self.now,
            Showing(replies, self.notebook),
        )
        self.daily = Daily(office, self.default, lambda each: self.sources.get(each, (each,)))

    def put(self, case: Case) -> Case:
        """Let the desk have read a case; its draft stands in Slack, where the case says."""
        message = self.slack.put("A draft.", case.source.channel)
        source = Source(case.source.channel, message["ts"], message["ts"])
        return self.notebook.keep(replace(case, id=case_id(source), source=source))

    def work(self) -> None:
        """Look at the clock, and do what is in the basket."""
        self.daily.tick()
        for job in list(self.basket.jobs.values()):
            self.do(job.matter)

    def do(self, matter: Mapping[str, Any]) -> None:
        for step in self.daily.steps()["digest"]:
            step(matter)

    def posted(self, channel: str = "C0DESK") -> list[dict[str, Any]]:
        return self.slack.said_in(channel)


@contextmanager
def newsroom(slack: SlackServer, folder: Path, model: Told | None = None) -> Iterator[Newsroom]:
    with closing(fresh_store(folder)) as store:
        yield Newsroom(slack, store, Kept(), model, {"C0DESK": EVENING})


def told(*paragraphs: str | Why) -> Told:
    said = [p if isinstance(p, Why) else json.dumps({"paragraph": p}) for p in paragraphs]
    return Told(dict(enumerate(said)), said[-1])
