"""What every way in shares: the basket, the settings, and who is told when the basket is full."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.basket import Basket, BasketFull, Job
from bot.slack.places import Person
from bot.slack.reply import Replies
from bot.slack.trouble import BROKEN, BUSY, NOT_REACHED, sentence_for

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Ways:
    """What the listeners work with; `own` is the bot's user id."""

    basket: Basket
    replies: Replies
    own: str
    listens_in: Callable[[str], bool]
    reaction_in: Callable[[str], str]

    def open_form(self, client: WebClient, trigger: str, view: dict[str, Any], who: Person) -> None:
        """Open a form; when Slack will not, say why. It must be done within three seconds."""
        try:
            client.views_open(trigger_id=trigger, view=view)
        except SlackApiError as error:
            self.replies.tell(who, sentence_for(error))
        except BROKEN:
            self.replies.tell(who, NOT_REACHED)

    def take(self, id_: str, kind: str, matter: Json) -> None:
        """Put a job in the basket, and return at once; a full one is told to the person."""
        try:
            self.basket.put(Job(id_, kind, {**matter, "id": id_, "own": self.own}))
        except BasketFull:
            person = Person(matter["user"], matter["channel"], matter.get("thread", ""))
            self.replies.tell(person, BUSY)
