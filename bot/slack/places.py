"""Where the bot's messages go, what they are, and who is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.ids import EVENT_TYPE


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: a channel, and a thread in it or the channel itself."""

    channel: str
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """What a message is: a case, and which of its messages ("reply", "copy", "part 3")."""

    case: str
    what: str = "reply"

    def metadata(self) -> dict[str, Any]:
        payload = {"case": self.case, "what": self.what}
        return {"event_type": EVENT_TYPE, "event_payload": payload}


@dataclass(frozen=True, slots=True)
class Person:
    """Who asked, and where they would see an answer: `thread` is the root of one with replies."""

    user: str
    channel: str
    thread: str = ""


def root_of(message: Mapping[str, Any]) -> str:
    """The ts of the root of the thread that a reply is in; empty for what is no reply."""
    root = str(message.get("thread_ts") or "")
    return "" if root == message.get("ts") else root
