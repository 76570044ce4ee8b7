"""The whole bot while its database is away: it says so, loses nothing, and recovers by itself."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.chaos_bot import Bot
from tests.chaos_deliveries import answer_to, is_acked
from tests.chaos_drafts import Copy, Drafts
from tests.postgres import Postgres
from tests.slack_acts import Answer
from tests.slack_sender import Sender
from tests.slack_server import SlackServer

SAID = ("Stet is ", "No language model ")
PATIENCE = 60.0
"""Seconds in which what is to come about must have come about."""


def until(wanted: Callable[[], bool]) -> None:
    """Wait for it. AssertionError when it takes too long."""
    ends = time.monotonic() + PATIENCE
    while not wanted():
        assert time.monotonic() < ends, "it did not come about"
        time.sleep(0.05)


@dataclass
class Desk:
    """The bot as a process, in front of our own Slack."""

    bot: Bot
    slack: SlackServer
    send: Sender
    drafts: Drafts
    written: list[Copy]

    def ask(self) -> tuple[dict[str, object], Callable[[int], bool]]:
        """A draft put into Slack, and how its event is delivered: whether it is acked."""
        copy = self.drafts.post()
        self.written.append(copy)
        message = self.slack.put(copy.text)
        id_ = f"Ev0OUTAGE{len(self.written)}"

        def deliver(retry: int) -> bool:
            return is_acked(answer_to(send, retry))

        def send(retry: int) -> Answer:
            return self.send.reaction(message, event_id=id_, retry_num=retry)

        return message, deliver

    def is_answered(self, message: dict[str, object]) -> bool:
        return len(self.slack.replies(message)) == 1

    def logged(self) -> list[Any]:
        """The lines of the log, each a JSON object; what was said to a person is none."""
        said = self.bot.said()
        assert not any(copy.word in said for copy in self.written)
        return [json.loads(line) for line in said.splitlines() if not line.startswith(SAID)]


@contextmanager
def desk(slack: SlackServer, folder: Path, address: str) -> Iterator[Desk]:
    environment = {
        "DATABASE_URL": address,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_API_URL": slack.url,
        "STET_MODEL": "none",
    }
    bot = Bot(0, folder, environment)
    bot.migrate()
    bot.start()
    try:
        send = Sender(bot.secret, f"{bot.url}/slack/events", slack)
        yield Desk(bot, slack, send, Drafts(Random(3)), [])
    finally:
        bot.stop()


def redelivered(deliver: Callable[[int], bool]) -> None:
    """Slack delivers again until it is acked."""
    tries = iter(range(1, 1000))
    until(lambda: deliver(next(tries)))


def test_a_lost_postgres_is_told_by_healthz_and_nothing_asked_meanwhile_is_lost(
    slack: SlackServer, tmp_path: Path, postgres_server: Postgres
) -> None:
    with desk(slack, tmp_path, postgres_server.fresh()) as at_work:
        before, deliver_before = at_work.ask()
        assert deliver_before(0)
        postgres_server.stop()
        try:
            until(lambda: at_work.bot.health() == 503)
            meanwhile, deliver = at_work.ask()
            assert not deliver(0)
        finally:
            postgres_server.start()
        redelivered(deliver)
        until(lambda: at_work.is_answered(before) and at_work.is_answered(meanwhile))
        until(lambda: at_work.bot.health() == 200)
    assert any("database" in each["event"] for each in at_work.logged())


def test_a_locked_sqlite_file_takes_nothing_and_loses_nothing(
    slack: SlackServer, tmp_path: Path
) -> None:
    file = tmp_path / "stet.db"
    with desk(slack, tmp_path, f"sqlite:///{file}") as at_work:
        before, deliver_before = at_work.ask()
        assert deliver_before(0)
        with locked(file):
            meanwhile, deliver = at_work.ask()
            assert not deliver(0)
        redelivered(deliver)
        until(lambda: at_work.is_answered(before) and at_work.is_answered(meanwhile))
    assert all({"level", "event"} <= {*each} for each in at_work.logged())


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Held by us, who are another process than the bot."""
    with closing(sqlite3.connect(file, timeout=30, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")
