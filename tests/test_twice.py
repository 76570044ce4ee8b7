"""Two processes on one database: what both are told is done once, and both editors are heard."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import pytest
from sqlalchemy import event

from bot.model import Why
from bot.notebook import Notebook
from bot.slack import ids
from tests.chaos_bot import Bot
from tests.chaos_drafts import Drafts
from tests.fresh_store import fresh_store
from tests.slack_acts import Answer
from tests.slack_desk import desk_in_slack
from tests.slack_sender import Sender
from tests.slack_server import SlackServer
from tests.test_reader import POST, Told, answer
from tests.test_slack_decisions import buttons
from tests.test_slack_ways import only_reply, shown

Json: TypeAlias = dict[str, Any]

EDITORS = ("U0MAYA", "U0IVAN")
PATIENCE = 60.0


def until(wanted: Callable[[], Any]) -> None:
    ends = time.monotonic() + PATIENCE
    while not wanted():
        assert time.monotonic() < ends, "it did not come about"
        time.sleep(0.05)


@dataclass
class Pair:
    """Two whole bots on one file, each told of everything; `file` is the database."""

    senders: list[Sender]
    file: Path

    def at_once(self, acts: list[Callable[[Sender], Answer]]) -> None:
        """Do the first through one bot, the second through the other, and so on, all at once."""
        with ThreadPoolExecutor(len(acts)) as people:
            done = [people.submit(act, self.senders[number % 2]) for number, act in enumerate(acts)]
        assert {each.result().status for each in done} == {200}
        until(self.is_idle)

    def is_idle(self) -> bool:
        asked = (
            "SELECT 1 FROM workflow_status WHERE name = 'job' "
            "AND status IN ('ENQUEUED', 'DELAYED', 'PENDING')"
        )
        return not self.rows(asked)

    def rows(self, asked: str) -> list[Any]:
        with closing(sqlite3.connect(self.file, timeout=30)) as connection:
            return connection.execute(asked).fetchall()


@pytest.fixture
def pair(slack: SlackServer, tmp_path: Path) -> Iterator[Pair]:
    file = tmp_path / "stet.db"
    with ExitStack() as stack:
        bots = [stack.enter_context(_up(slack, tmp_path / name, file)) for name in ("a", "b")]
        senders = [Sender(bot.secret, f"{bot.url}/slack/events", slack) for bot in bots]
        yield Pair(senders, file)


@contextmanager
def _up(slack: SlackServer, folder: Path, file: Path) -> Iterator[Bot]:
    folder.mkdir()
    environment = {
        "DATABASE_URL": f"sqlite:///{file}",
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_API_URL": slack.url,
        "STET_MODEL": "none",
    }
    bot = Bot(0, folder, environment)
    try:
        bot.start()
        yield bot
    finally:
        bot.stop()


def test_two_processes_give_one_answer_and_hear_both_editors(
    slack: SlackServer, pair: Pair
) -> None:
    drafts = Drafts(Random(7))
    messages = [slack.put(drafts.post().text) for _ in range(4)]
    told = [_reacted(message, number) for number, message in enumerate(messages)]
    pair.at_once([act for act in told for _ in range(2)])
    replies = [only_reply(slack, message) for message in messages]
    presses = [
        _pressed(element, reply, EDITORS[number % 2])
        for reply in replies
        for number, element in enumerate(buttons(reply, ids.STET))
    ]
    pair.at_once(presses)
    assert len(pair.rows("SELECT * FROM stet_decisions")) == len(presses)
    now = "".join(json.dumps(only_reply(slack, message)) for message in messages)
    assert now.count("*Stet by*") == len(presses)
    assert pair.rows("SELECT * FROM stet_holds") == []


def _reacted(message: Json, number: int) -> Callable[[Sender], Answer]:
    return lambda send: send.reaction(message, event_id=f"Ev0TWICE{number}")


def _pressed(element: Json, reply: Json, by: str) -> Callable[[Sender], Answer]:
    return lambda send: send.action(element, reply, by)


def test_two_who_have_it_tried_again_get_one_answer(slack: SlackServer) -> None:
    model = Told({}, Why.UNREACHABLE)
    with desk_in_slack(slack, model) as desk:
        message = slack.put(POST)
        desk.after(lambda: desk.send.reaction(message))
        reply = only_reply(slack, message)
        (again,) = buttons(reply, ids.TRY_AGAIN)
        model.otherwise = answer()
        for editor in EDITORS:
            desk.send.action(again, reply, editor)
        desk.settle()
        assert buttons(only_reply(slack, message), ids.TRY_AGAIN) == []
        assert "still reading" not in shown(only_reply(slack, message))


def test_a_press_on_a_draft_that_is_forgotten_is_told_so(slack: SlackServer) -> None:
    with desk_in_slack(slack) as desk:
        message = slack.put(POST)
        desk.after(lambda: desk.send.reaction(message))
        reply = only_reply(slack, message)
        desk.notebook.forget(desk.notebook.cases()[0].source)
        desk.after(lambda: desk.send.action(buttons(reply, ids.STET)[0], reply))
        desk.after(lambda: desk.send.edit(*slack.edit(message, f"{POST} More.")))
        assert "I no longer have that review" in shown(slack.ephemerals[-1])
        assert desk.notebook.cases() == ()


def test_what_slack_waits_for_does_not_wait_long_for_another_process(tmp_path: Path) -> None:
    with fresh_store(tmp_path) as store:
        said: list[str] = []
        event.listen(
            store.engine, "before_cursor_execute", lambda *given: said.append(str(given[2]))
        )
        notebook = Notebook(store, "one")
        acts: list[Callable[[], None]] = [
            lambda: notebook.lay_by("job", {}),
            lambda: notebook.expect("draft"),
        ]
        for act in acts:
            said.clear()
            act()
            marks = ("busy_timeout=", "BEGIN", "INSERT")
            waits = [words for words in said if any(mark in words for mark in marks)]
            assert waits[:2] == ["PRAGMA busy_timeout=0", "BEGIN IMMEDIATE"]
            assert waits[2] == "PRAGMA busy_timeout=30000"
            assert waits[3].startswith("INSERT")
