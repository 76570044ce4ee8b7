"""What people do in the chaos: drafts put into Slack in every way, each told to the bot."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any, TypeAlias

from bot.case import Source, case_id
from bot.slack.ids import CHECK_SHORTCUT, COMMAND
from tests.chaos_drafts import Copy, Drafts
from tests.slack_acts import Answer
from tests.slack_sender import Sender
from tests.slack_server import BOT_USER, SlackServer

Json: TypeAlias = dict[str, Any]

CHANNELS = ("C0DESK", "C0NEWS", "C0SPORT", "C0LIVE")
EDITORS = ("U0MAYA", "U0IVAN", "U0NIA")
WAYS = {"reaction": 50, "mention": 15, "direct": 12, "shortcut": 12, "command": 8, "blog": 3}
"""How often a draft comes in each way, in hundredths; a blog comes by reaction."""


@dataclass(frozen=True)
class Event:
    """A draft on its way in: where its answer belongs, and how the bot is told of it.

    `thread` is empty where the answer stands for itself. `send` takes the number of the retry.
    """

    way: str
    channel: str
    thread: str
    case: str
    copy: Copy
    send: Callable[[int], Answer]


class Newsroom:
    """People who write drafts and want them read."""

    def __init__(self, slack: SlackServer, sender: Sender, random: Random) -> None:
        self._slack = slack
        self._sender = sender
        self._random = random
        self._drafts = Drafts(random)
        self._numbers = itertools.count(1)
        for channel in CHANNELS:
            slack.channel(channel, channel[2:].lower(), EDITORS)
            slack.store.channels[channel].members[1:] = EDITORS

    def event(self) -> Event:
        """A new draft, come in by one of the ways."""
        way = self._random.choices(list(WAYS), list(WAYS.values()))[0]
        channel, user = self._random.choice(CHANNELS), self._random.choice(EDITORS)
        copy = self._drafts.blog() if way == "blog" else self._drafts.post()
        makers = {"command": self._command, "mention": self._mention, "direct": self._direct}
        if way in makers:
            return makers[way](copy, channel, user)
        return self._on_a_message(way, copy, channel, user)

    def _on_a_message(self, way: str, copy: Copy, channel: str, user: str) -> Event:
        message = self._slack.put(copy.text, channel, user)
        if way != "shortcut":
            id_ = self._id()
            return self._threaded(
                way,
                copy,
                channel,
                message,
                lambda retry: self._sender.reaction(
                    message, user=user, channel=channel, event_id=id_, retry_num=retry
                ),
            )
        once = self._once(channel, user)
        return self._threaded(
            way,
            copy,
            channel,
            message,
            lambda _: self._sender.shortcut(CHECK_SHORTCUT, message, user, channel, **once),
        )

    def _mention(self, copy: Copy, channel: str, user: str) -> Event:
        said = [{"type": "user", "user_id": BOT_USER}, {"type": "text", "text": f" {copy.text}"}]
        section = {"type": "rich_text_section", "elements": said}
        block = {"type": "rich_text", "block_id": "b0", "elements": [section]}
        message, id_ = self._slack.put(copy.text, channel, user, blocks=[block]), self._id()
        return self._threaded(
            "mention",
            copy,
            channel,
            message,
            lambda retry: self._sender.mention(message, channel, event_id=id_, retry_num=retry),
        )

    def _direct(self, copy: Copy, _: str, user: str) -> Event:
        channel = self._slack.direct(user)
        message, id_ = self._slack.put(copy.text, channel, user), self._id()
        return self._threaded(
            "direct",
            copy,
            channel,
            message,
            lambda retry: self._sender.message(message, channel, event_id=id_, retry_num=retry),
        )

    def _command(self, copy: Copy, channel: str, user: str) -> Event:
        once, direct = self._once(channel, user), self._slack.direct(user)
        case = case_id(Source(direct, f"command:{once['trigger_id']}", ""))
        return Event(
            "command",
            direct,
            "",
            case,
            copy,
            lambda _: self._sender.command(COMMAND, copy.text, user, channel, **once),
        )

    def _threaded(
        self, way: str, copy: Copy, channel: str, message: Json, send: Callable[[int], Answer]
    ) -> Event:
        ts = str(message["ts"])
        return Event(way, channel, ts, case_id(Source(channel, ts, ts)), copy, send)

    def _id(self) -> str:
        return f"Ev0CHAOS{next(self._numbers):05}"

    def _once(self, channel: str, user: str) -> dict[str, str]:
        """What makes a command or a shortcut the same one when it is delivered again."""
        answer = self._slack.response_url(channel, user)
        return {"trigger_id": self._slack.trigger(user), "response_url": answer}
