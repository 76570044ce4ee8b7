"""No word of a draft lies anywhere but with its review, and none there once it is forgotten."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from bot.notebook import Notebook
from bot.slack import ids
from bot.slack.ways import Ways
from bot.store import Store
from tests.chaos_bot import Bot
from tests.fresh_store import NAME, fresh_store
from tests.noted_cases import NOON, a_draft_noted
from tests.slack_desk import DeskInSlack, desk_in_slack
from tests.slack_sender import Sender
from tests.slack_server import SlackServer
from tests.test_reader import POST
from tests.test_slack_ways import calling, shown

Json: TypeAlias = dict[str, Any]

PLACES = "Zarnwick Quibbleford Vexholm Yalbourne Oxmere Jarnstow Kettlebeck Wimblethorpe".split()
"""Each stands in one draft and in nothing else."""

KEPT_FOR_THE_DESK = {("stet_reviews", "text"), ("stet_reviews", "record")}
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
PATIENCE = 60.0
SAID = ("Stet is ", "No language model ")


def draft(place: str) -> str:
    return (
        f"{place} to close bridge\n\nThe govenor of {place} has recieved the papers, it said. "
        f"Of the 99 boats at {place}, 65 were sold and 30 were lost, the {place} council said.\n"
    )


def until(wanted: Callable[[], Any]) -> Any:
    ends = time.monotonic() + PATIENCE
    while not (found := wanted()):
        assert time.monotonic() < ends, "it did not come about"
        time.sleep(0.05)
    return found


class AtWork:
    """The bot as a process on a SQLite file, and people who use every way into it."""

    def __init__(self, slack: SlackServer, folder: Path) -> None:
        self.file = folder / NAME
        self._slack = slack
        environment = {
            "DATABASE_URL": f"sqlite:///{self.file}",
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_API_URL": slack.url,
            "STET_MODEL": "none",
        }
        self.bot = Bot(0, folder, environment)
        self.bot.start()
        self._send = Sender(self.bot.secret, f"{self.bot.url}/slack/events", slack)

    def ask_every_way(self) -> None:
        slack, send = self._slack, self._send
        message, direct = slack.put(draft(PLACES[0])), slack.direct()
        send.reaction(message)
        send.mention(slack.put(draft(PLACES[1]), blocks=[calling(draft(PLACES[1]))]))
        send.message(slack.put(draft(PLACES[2]), direct), direct)
        send.command("/stet", " ".join(draft(PLACES[3]).split()))
        send.command("/stet", "")
        view = until(lambda: slack.views and slack.views[-1])
        send.view_submission(view, {"draft": draft(PLACES[4])})
        send.shortcut(ids.CHECK_SHORTCUT, slack.put(draft(PLACES[5])))
        send.command("/stet", f"style of {PLACES[6]} council")
        send.command("/stet", f"digest {PLACES[7]}")
        self.finish()
        reply = slack.replies(message)[0]
        for action in (ids.APPLY, ids.SHOW_COPY, ids.APPLY_ALL):
            send.action(_first(reply, action), reply)
        send.edit(*slack.edit(message, draft(PLACES[0]) + "The comittee met."))
        self.finish()

    def finish(self) -> None:
        waiting = (
            "SELECT 1 FROM workflow_status WHERE name = 'job' "
            "AND status IN ('ENQUEUED', 'DELAYED', 'PENDING')"
        )
        until(lambda: not self.rows(waiting))

    def rows(self, asked: str) -> list[Any]:
        with closing(sqlite3.connect(self.file, timeout=30)) as connection:
            return connection.execute(asked).fetchall()

    def words_by_column(self) -> dict[tuple[str, str], set[str]]:
        """The places that stand in any column of any table."""
        tables = [
            name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        columns = [
            (table, row[1])
            for table in tables
            for row in self.rows(f"PRAGMA table_info('{table}')")
        ]
        held = {
            (table, column): _places(str(self.rows(f'SELECT "{column}" FROM "{table}"')))
            for table, column in columns
        }
        return {where: places for where, places in held.items() if places}


def _first(message: Json, action: str) -> Json:
    elements = (e for block in message["blocks"] for e in block.get("elements", ()))
    return next(element for element in elements if element.get("action_id") == action)


def _places(text: str) -> set[str]:
    return {place for place in PLACES if place in text}


@pytest.fixture
def at_work(slack: SlackServer, tmp_path: Path) -> Iterator[AtWork]:
    at_work = AtWork(slack, tmp_path)
    try:
        yield at_work
    finally:
        at_work.bot.stop()


def test_the_words_of_a_draft_lie_with_its_review_alone_whichever_way_it_came(
    slack: SlackServer, at_work: AtWork, tmp_path: Path
) -> None:
    at_work.ask_every_way()
    held = at_work.words_by_column()
    assert {*held} == KEPT_FOR_THE_DESK
    assert held["stet_reviews", "text"] == {*PLACES[:6]}
    said = [line for line in at_work.bot.said().splitlines() if not line.startswith(SAID)]
    assert all(json.loads(line) for line in said)
    assert _places("".join(said)) == set()
    with Store.open(f"sqlite:///{at_work.file}") as store:
        notebook = Notebook(store, "forgetting")
        for case in notebook.cases():
            assert notebook.forget(case.source)
    files = b"".join(each.read_bytes() for each in tmp_path.glob(f"{NAME}*"))
    assert [place for place in PLACES if place.encode() in files] == []


@pytest.fixture
def desk(slack: SlackServer) -> Iterator[DeskInSlack]:
    with desk_in_slack(slack) as at_work:
        yield at_work


def test_the_link_of_the_answer_forgets_a_draft_that_came_by_command(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    desk.after(lambda: desk.send.command("/stet", " ".join(POST.split())))
    (answer,) = slack.said_in(slack.direct())
    (case,) = desk.notebook.cases()
    elsewhere = a_draft_noted(ts=answer["ts"]).source
    assert not desk.notebook.forget(elsewhere)
    assert desk.notebook.forget(a_draft_noted(ts=answer["ts"], channel=slack.direct()).source)
    assert desk.notebook.case(case.id) is None


@pytest.mark.parametrize("what", ["reply", "copy", "part 3", "shared"])
def test_any_message_of_the_bots_about_a_draft_forgets_it(what: str, tmp_path: Path) -> None:
    with fresh_store(tmp_path) as store:
        notebook = Notebook(store, "one", lambda: NOON)
        case = a_draft_noted(share_to="C0NEWS", stands={"reply": "1.1", what: "1700000009.000300"})
        notebook.keep(case)
        notebook.keep(a_draft_noted(ts="1700000001.000100"))
        where = "C0NEWS" if what == "shared" else "C0DESK"
        assert notebook.forget(a_draft_noted(ts="1700000009.000300", channel=where).source)
        assert notebook.case(case.id) is None
        assert len(notebook.cases()) == 1


def test_a_draft_that_is_forgotten_is_not_awaited_any_more(tmp_path: Path) -> None:
    with fresh_store(tmp_path) as store:
        notebook = Notebook(store, "one", lambda: NOON)
        case = notebook.keep(a_draft_noted())
        notebook.expect(case.id)
        notebook.forget(case.source)
        assert not notebook.knows(case.id)
        notebook.keep(case)
        assert notebook.case(case.id) is None


def test_a_draft_that_could_not_be_fetched_is_not_read_when_it_is_edited(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    message = slack.put(POST)
    slack.fail("conversations.replies", "missing_scope")
    desk.after(lambda: desk.send.reaction(message))
    desk.after(lambda: desk.send.edit(*slack.edit(message, f"{POST} More.")))
    assert slack.replies(message) == []
    assert len(slack.ephemerals) == 1


def test_what_follows_a_command_is_thrown_away_when_it_is_answered(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    desk.after(lambda: desk.send.command("/stet", "style percent"))
    desk.after(lambda: desk.send.command("/stet", "digest 2026-03-14"))
    assert "percent" in shown(slack.ephemerals[0])
    assert "14 March" in shown(slack.ephemerals[1])
    jobs = [f"command:{each}" for each in slack.store.triggers]
    assert len(jobs) >= 2
    assert [desk.notebook.letter(job) for job in jobs] == [None] * len(jobs)


def test_a_command_that_slack_repeats_is_answered_once(slack: SlackServer) -> None:
    ways: list[Ways] = []
    with desk_in_slack(slack, ways_in=lambda _, given: ways.append(given)) as desk:
        matter = {"user": "U0MAYA", "channel": "C0DESK", "words": "percent"}
        for _ in range(2):
            desk.after(lambda: ways[0].take("command:1", "style", matter))
    assert len(slack.ephemerals) == 1
