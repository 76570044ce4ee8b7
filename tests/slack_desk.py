"""The whole bot against our own Slack: the office opened, served over HTTP, and worked with."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

from slack_bolt import App

from bot.desk import NO_MODEL
from bot.house import HouseStyle, house_style
from bot.model import Model
from bot.notebook import Notebook
from bot.office import DeskKit, Kept, open_office
from bot.serving import Running, serve
from bot.slack.ways import Ways
from bot.slack_settings import SlackSettings
from tests.fresh_store import fresh_store
from tests.pool_basket import PoolBasket
from tests.slack_server import Sender, SlackServer, SocketSender

Json: TypeAlias = dict[str, Any]

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
"""Where the desk's clock stands until a test moves it on."""

PATIENCE = 15.0
"""Seconds that a test waits for the desk to have done its work."""


@dataclass
class Clock:
    """A clock that stands still."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True)
class DeskInSlack:
    """The bot at work: `send` is Slack's side, `slack` what has come of it."""

    slack: SlackServer
    send: Sender | SocketSender
    basket: PoolBasket
    notebook: Notebook
    tick: Callable[[], None]
    clock: Clock

    def settle(self) -> None:
        """Wait until nothing is waiting or under way. AssertionError when that takes too long."""
        until = time.monotonic() + PATIENCE
        time.sleep(0.02)
        while not self.basket.is_idle():
            assert time.monotonic() < until, "the desk is still at work"
            time.sleep(0.01)

    def after(self, act: Callable[[], object]) -> None:
        act()
        self.settle()


@contextmanager
def desk_in_slack(
    slack: SlackServer,
    model: Model | None = None,
    channels: frozenset[str] = frozenset(),
    socket_mode: bool = False,
    ways_in: Callable[[App, Ways], None] | None = None,
) -> Iterator[DeskInSlack]:
    given = SlackSettings(
        bot_token=slack.bot_token,
        signing_secret="" if socket_mode else SECRET,
        app_token=slack.app_token if socket_mode else "",
        port=0,
        api_url=slack.url,
        channels=channels,
    )
    kit, basket, clock = DeskKit(_house, model, 4, NO_MODEL), PoolBasket(), Clock()
    with tempfile.TemporaryDirectory() as folder, closing(fresh_store(Path(folder))) as store:
        notebook = Notebook(store, "test")
        opened = open_office(given, kit, Kept(notebook, basket), clock)
        app = opened.app(given.signing_secret)
        if ways_in:
            ways_in(app, opened.ways)
        try:
            with _served(app, given, slack) as send:
                yield DeskInSlack(slack, send, basket, notebook, opened.tick, clock)
        finally:
            basket.close()


def _house(words: Sequence[str], off: Sequence[str]) -> HouseStyle:
    return house_style(words=words, off=off)


@contextmanager
def _served(app: App, given: SlackSettings, slack: SlackServer) -> Iterator[Sender | SocketSender]:
    up, running = threading.Event(), []

    def ready(each: Running) -> None:
        running.append(each)
        up.set()

    thread = threading.Thread(target=serve, args=(app, given, ready))
    thread.start()
    try:
        assert up.wait(10)
        if given.app_token:
            slack.sockets.wait_connected()
            yield SocketSender(slack)
        else:
            yield Sender(SECRET, f"{running[0].where}/slack/events", slack)
    finally:
        running[0].stop()
        thread.join()
