"""Everything that serves Slack, put together: settings, desk, notebook, basket, app."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from threading import Lock
from typing import Protocol

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.asks import Asks
from bot.basket import Basket, Lessons, Step
from bot.case import Source, case_id
from bot.config import SettingsError
from bot.daily import Daily
from bot.desk import Desk
from bot.faults import Failing, passes
from bot.home_page import HomePage
from bot.house import HouseStyle
from bot.jobs import Office, Reviewing
from bot.model import Model
from bot.notebook import DigestTime, Notebook
from bot.presses import Presses
from bot.showing import Showing
from bot.slack.app import build
from bot.slack.clients import clients
from bot.slack.reply import Replies
from bot.slack.trouble import BROKEN, code_of
from bot.slack.ways import Ways
from bot.slack_settings import SlackSettings

DESKS_KEPT = 64
"""Desks kept ready, one for each set of own words and switched-off rules."""

NO_SLACK = "Slack cannot be reached: check SLACK_API_URL and the network"


@dataclass(frozen=True)
class DeskKit:
    """What a desk is made of; `house` makes the house style with some words, without some rules."""

    house: Callable[[Sequence[str], Sequence[str]], HouseStyle]
    model: Model | None
    at_a_time: int
    no_model: str


class Taught(Basket, Protocol):
    """A basket whose workers can be taught."""

    def teach(self, lessons: Lessons) -> None: ...


@dataclass(frozen=True)
class Kept:
    """What outlives the process; drafts keep their text for `days`."""

    notebook: Notebook
    basket: Taught
    days: int = 30


@dataclass(frozen=True)
class Opened:
    """The desk ready for work: who listens to Slack is given `ways`, who works `tick`."""

    client: WebClient
    ways: Ways
    daily: Daily
    tick: Callable[[], None]

    def app(self, secret: str) -> App:
        """The app that hears Slack; `secret` is empty in Socket Mode."""
        notebook = self.ways.notebook

        def is_known(channel: str, ts: str) -> bool:
            return notebook.knows(case_id(Source(channel, ts, "")))

        return build(self.client, secret, self.ways, is_known)

    def slack_answers(self) -> bool:
        """Whether Slack answers; asks it."""
        return bool(self.client.api_test()["ok"])


def open_office(
    given: SlackSettings,
    kit: DeskKit,
    kept: Kept,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Opened:
    """Make everything up, without a token for no more than looking at what is kept.

    Raises SettingsError when Slack does not accept the token.
    """
    client, poster = clients(given.bot_token, given.api_url)
    own = _own_id(client) if given.bot_token else ""
    notebook, replies = kept.notebook, Replies(client, poster)
    showing = Showing(replies, notebook)
    desk_for = _desks(kit, notebook)
    zone = given.timezone
    office = Office(desk_for, notebook, replies, client, kept.basket, clock, showing, zone)
    daily = Daily(office, _digest_times(given), _sources(given))
    kept.basket.teach(Lessons(_steps(office, daily, given), passes, Failing(replies, notebook)))

    def reaction_in(channel: str) -> str:
        return notebook.reaction(channel) or given.reaction

    def listens_in(channel: str) -> bool:
        return channel.startswith("D") or given.listens_in(channel)

    def tick() -> None:
        try:
            notebook.forget_before(clock() - timedelta(days=kept.days))
        finally:
            daily.tick()

    ways = Ways(kept.basket, notebook, replies, own, listens_in, reaction_in)
    return Opened(client, ways, daily, tick)


def _steps(office: Office, daily: Daily, given: SlackSettings) -> Mapping[str, tuple[Step, ...]]:
    reviewing = Reviewing(office)
    presses = Presses(office, reviewing).work()
    home = HomePage(
        office, given.reaction, _digest_times(given), DigestTime(given.digest_time, given.timezone)
    ).work()
    asks = Asks(office, reviewing, daily).steps()
    single = {kind: (step,) for kind, step in {**presses, **home}.items()}
    return {**reviewing.steps(), **daily.steps(), **asks, **single}


def _digest_times(given: SlackSettings) -> dict[str, DigestTime]:
    when = DigestTime(given.digest_time, given.timezone)
    return {given.digest_channel: when} if given.digest_channel else {}


def _sources(given: SlackSettings) -> Callable[[str], Sequence[str]]:
    """Whose reviews a channel's digest tells of: its own, and for the desk's those of all."""

    def sources(channel: str) -> Sequence[str]:
        desk = given.channels if channel == given.digest_channel else frozenset()
        return sorted({channel, *desk})

    return sources


def _desks(kit: DeskKit, notebook: Notebook) -> Callable[[str], Desk]:
    turn = Lock()

    @lru_cache(DESKS_KEPT)
    def made(words: tuple[str, ...], off: tuple[str, ...]) -> Desk:
        house = kit.house(words, off)
        return Desk(house, kit.model, kit.at_a_time, no_model=kit.no_model, turn=turn)

    def desk_for(channel: str) -> Desk:
        off = tuple(sorted(noted.what for noted in notebook.rules_off(channel)))
        return made(notebook.words(channel), off)

    return desk_for


def _own_id(client: WebClient) -> str:
    try:
        return str(client.auth_test()["user_id"])
    except SlackApiError as error:
        why = code_of(error)
        if why in {"", "ratelimited"} or getattr(error.response, "status_code", 200) >= 500:
            raise SettingsError(NO_SLACK) from None
        raise SettingsError(f"SLACK_BOT_TOKEN is not accepted by Slack ({why})") from None
    except BROKEN:
        raise SettingsError(NO_SLACK) from None
