"""What becomes of a step that fails: whether it is tried again, and what the person is told."""

from __future__ import annotations

import logging

from slack_sdk.errors import SlackApiError

from bot.basket import Matter, NotTaken, UnknownKind
from bot.case import Source, case_id
from bot.notebook import Notebook
from bot.slack.places import Person
from bot.slack.reply import Replies
from bot.slack.trouble import (
    BROKEN,
    NOT_NOTED,
    NOT_REACHED,
    UPGRADED,
    Trouble,
    may_pass,
    sentence_for,
)
from bot.store import StoreDown

STRANGE = "Something went wrong here: please try again."

_LOG = logging.getLogger("stet.faults")


def passes(fault: Exception) -> bool:
    """Whether a fault may pass by itself: Slack, the network or the database is away."""
    if isinstance(fault, SlackApiError):
        return may_pass(fault)
    return isinstance(fault, (StoreDown, NotTaken, *BROKEN))


class Failing:
    """Tells whoever asked of a job that has failed for good; it never raises."""

    def __init__(self, replies: Replies, notebook: Notebook) -> None:
        self._replies = replies
        self._notebook = notebook

    def __call__(self, matter: Matter, fault: Exception) -> None:
        thread = getattr(fault, "thread", "") or matter.get("thread", "")
        person = Person(matter.get("user", ""), matter.get("channel", ""), thread)
        self._replies.tell(person, _sentence(fault))
        try:
            self._put_away(matter)
        except StoreDown:
            _LOG.warning("a letter was not thrown away")

    def _put_away(self, matter: Matter) -> None:
        """Throw its letter away, and let nobody expect its draft."""
        self._notebook.done_with(str(matter.get("id", "")))
        if "ts" in matter:
            source = Source(matter.get("channel", ""), str(matter["ts"]), "")
            self._notebook.give_up(case_id(source))


def _sentence(fault: Exception) -> str:
    match fault:
        case Trouble():
            return str(fault)
        case SlackApiError():
            return sentence_for(fault)
        case StoreDown() | NotTaken():
            return NOT_NOTED
        case UnknownKind():
            return UPGRADED
        case _ if isinstance(fault, BROKEN):
            return NOT_REACHED
    _LOG.error("a job failed: %s", type(fault).__name__)
    return STRANGE
