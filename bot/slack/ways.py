"""What every way in shares: the basket, the settings, and who is told when it takes nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.basket import Basket, Job, NotTaken
from bot.case import Source, case_id
from bot.notebook import Notebook
from bot.slack.places import Person
from bot.slack.reply import Replies
from bot.slack.trouble import BROKEN, NOT_NOTED, NOT_REACHED, TOLD_AGAIN, sentence_for
from bot.store import StoreDown

Json = Mapping[str, Any]

_LOG = logging.getLogger("stet.slack")

EVENT = "event:"
"""How the ids of jobs begin that Slack tells of again when they are not acknowledged."""

LETTERS = ("copy", "message", "words", "day")
"""What of a matter may hold draft text: it is kept apart from the job, where it can be forgotten.

What follows /stet style or /stet digest may be the beginning of a draft.
"""


@dataclass(frozen=True)
class Ways:
    """What the listeners work with; `own` is the bot's user id."""

    basket: Basket
    notebook: Notebook
    replies: Replies
    own: str
    listens_in: Callable[[str], bool]
    reaction_in: Callable[[str], str]
    _told: set[str] = field(default_factory=set)

    def open_form(self, client: WebClient, trigger: str, view: dict[str, Any], who: Person) -> None:
        """Open a form; when Slack will not, say why. It must be done within three seconds."""
        try:
            client.views_open(trigger_id=trigger, view=view)
        except SlackApiError as error:
            self.replies.tell(who, sentence_for(error))
        except BROKEN:
            self.replies.tell(who, NOT_REACHED)

    def take(self, id_: str, kind: str, matter: Json) -> None:
        """Put a job in the basket before Slack is told that it has come in.

        What Slack tells of again is raised when it cannot be put down, so that Slack does; of all
        else the person who asked is told.
        """
        try:
            self._put(id_, kind, matter)
        except (NotTaken, StoreDown) as down:
            _LOG.error("a job of the kind %s could not be put down: %s", kind, down)
            person = Person(matter["user"], matter["channel"], matter.get("thread", ""))
            if not id_.startswith(EVENT):
                self.replies.tell(person, NOT_NOTED)
                return
            if id_ not in self._told:
                self._told.add(id_)
                self.replies.tell(person, TOLD_AGAIN)
            raise

    def _put(self, id_: str, kind: str, matter: Json) -> None:
        letter = {name: matter[name] for name in LETTERS if name in matter}
        rest = {name: value for name, value in matter.items() if name not in letter}
        if letter:
            self.notebook.lay_by(id_, letter)
        if kind == "review":
            self.notebook.expect(case_id(Source(matter["channel"], matter["ts"], "")))
        self.basket.put(Job(id_, kind, {**rest, "id": id_, "own": self.own}))
