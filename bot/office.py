"""Everything that serves Slack, put together: settings, desk, basket, app."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.asks import Asks
from bot.basket import PoolBasket
from bot.config import SettingsError
from bot.desk import Desk
from bot.house import HouseStyle
from bot.jobs import Office, Reviewing, told_of_trouble
from bot.model import Model
from bot.notebook import Notebook, Source, case_id
from bot.presses import Presses
from bot.showing import Showing
from bot.slack.app import build
from bot.slack.clients import clients
from bot.slack.reply import Replies
from bot.slack.trouble import BROKEN, code_of
from bot.slack.ways import Ways
from bot.slack_settings import SlackSettings

GRACE = 5.0
"""Seconds that what is under way may take when the bot is told to stop."""

CHANNELS_KEPT = 64
"""Desks kept ready, one for each set of own words."""

NO_SLACK = "Slack cannot be reached: check SLACK_API_URL and the network"


@dataclass(frozen=True)
class DeskKit:
    """What a desk is made of; `house` makes the house style with some more words."""

    house: Callable[[Sequence[str]], HouseStyle]
    model: Model | None
    at_a_time: int
    no_model: str


@dataclass(frozen=True)
class Opened:
    """The app, ready to be served, and what it is worked with."""

    app: App
    ways: Ways
    basket: PoolBasket
    notebook: Notebook
    reviewing: Reviewing

    def close(self, seconds: float = GRACE) -> None:
        """Finish what is under way, and say in the answers what was interrupted.

        Each of the two may take so many seconds.
        """
        self.basket.close(seconds)
        self.reviewing.interrupt(seconds)


def open_office(
    given: SlackSettings, kit: DeskKit, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Opened:
    """Make everything up. Raises SettingsError when Slack does not accept the token."""
    client, poster = clients(given.bot_token, given.api_url)
    own = _own_id(client)
    notebook, basket, replies = Notebook(), PoolBasket(), Replies(client, poster)
    showing = Showing(replies, notebook)
    office = Office(_desks(kit, notebook), notebook, replies, client, basket, clock, showing)
    reviewing = Reviewing(office)
    work = {"review": reviewing.review, "reading": reviewing.reading, "parts": reviewing.parts}
    work |= Presses(office, reviewing, given.reaction).work() | Asks(office, reviewing).work()
    basket.teach({kind: told_of_trouble(replies, each) for kind, each in work.items()})

    def reaction_in(channel: str) -> str:
        return notebook.reaction(channel) or given.reaction

    def is_known(channel: str, ts: str) -> bool:
        return notebook.knows(case_id(Source(channel, ts, "")))

    def listens_in(channel: str) -> bool:
        return channel.startswith("D") or given.listens_in(channel)

    ways = Ways(basket, replies, own, listens_in, reaction_in)
    app = build(client, given.signing_secret, ways, is_known)
    return Opened(app, ways, basket, notebook, reviewing)


def _desks(kit: DeskKit, notebook: Notebook) -> Callable[[str], Desk]:
    @lru_cache(CHANNELS_KEPT)
    def with_words(words: tuple[str, ...]) -> Desk:
        return Desk(kit.house(words), kit.model, kit.at_a_time, no_model=kit.no_model)

    return lambda channel: with_words(notebook.words(channel))


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
