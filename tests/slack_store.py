"""What a workspace holds: channels, people, messages by thread, files, views, triggers."""

from __future__ import annotations

import copy
import itertools
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Condition, RLock
from typing import Any, TypeAlias

from tests.slack_rules import Refused

Json: TypeAlias = dict[str, Any]

TEAM = "T0NEWSROOM"
APP = "A0STET"
BOT_USER = "U0STETBOT"
BOT = "B0STET"
SECONDS_OF_A_TRIGGER = 3.0
USES_OF_A_RESPONSE_URL = 5
SECONDS_OF_A_RESPONSE_URL = 1800.0


@dataclass
class Channel:
    id: str
    name: str
    members: list[str]
    messages: dict[str, Json] = field(default_factory=dict)
    archived: bool = False

    @property
    def direct(self) -> bool:
        return self.id.startswith("D")


@dataclass
class Trigger:
    user: str
    at: float
    used: bool = False


@dataclass
class ResponseUrl:
    """Where an answer to a command or a press goes; `message` is what the press was on."""

    id: str
    channel: str
    user: str
    at: float
    message: Json | None = None
    uses: int = 0


def rich_text(text: str) -> Json:
    """The block that Slack makes of what a person types, without its formatting."""
    leaf = {"type": "text", "text": text}
    section = {"type": "rich_text_section", "elements": [leaf]}
    return {"type": "rich_text", "block_id": "b0", "elements": [section]}


def react(message: Json, name: str, user: str) -> None:
    for each in message.setdefault("reactions", []):
        if each["name"] == name:
            each["users"].append(user)
            each["count"] += 1
            return
    message["reactions"].append({"name": name, "users": [user], "count": 1})


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Store:
    """The state, behind one lock; what goes in and comes out is copied.

    `clock` gives the seconds by which triggers and response URLs expire.
    """

    def __init__(self, url: str, start: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.url = url
        self.clock = clock
        self.lock = RLock()
        self.changed = Condition(self.lock)
        self.channels: dict[str, Channel] = {}
        self.users: dict[str, Json] = {}
        self.files: dict[str, Json] = {}
        self.contents: dict[str, bytes] = {}
        self.views: dict[str, Json] = {}
        self.homes: dict[str, Json] = {}
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self._numbers = itertools.count(1)
        self._start = start

    def number(self) -> int:
        return next(self._numbers)

    def ts(self) -> str:
        """A time that no other message has, later than all before it."""
        number = self.number()
        return f"{self._start + number}.{number:06}"

    def user(self, user: str, name: str = "") -> Json:
        """A person, made when first named."""
        with self.lock:
            return self.users.setdefault(user, _person(user, name or user[2:].lower() or "someone"))

    def channel(self, channel: str, name: str = "", members: Iterable[str] = ()) -> Channel:
        """A channel with the bot and these people in it, made when first named."""
        with self.lock:
            people = [BOT_USER, *members]
            made = Channel(channel, name or channel[2:].lower() or "desk", people)
            for member in members:
                self.user(member)
            return self.channels.setdefault(channel, made)

    def direct(self, user: str) -> Channel:
        """The conversation of the bot and a person."""
        if user not in self.users:
            raise Refused("user_not_found")
        return self.channel(f"D{user[1:]}", "directmessage", (user,))

    def found(self, channel: object) -> Channel:
        """By id, by #name, or by a person's id. Raises Refused."""
        named = str(channel or "")
        if named in self.users and named != BOT_USER:
            return self.direct(named)
        for each in self.channels.values():
            if named in (each.id, f"#{each.name}"):
                return each
        raise Refused("channel_not_found")

    def joined(self, channel: object) -> Channel:
        """The same, if the bot is in it."""
        found = self.found(channel)
        if BOT_USER not in found.members:
            raise Refused("not_in_channel")
        if found.archived:
            raise Refused("is_archived")
        return found

    def message(self, channel: Channel, ts: object, missing: str = "message_not_found") -> Json:
        if str(ts) not in channel.messages:
            raise Refused(missing)
        return channel.messages[str(ts)]

    def add(self, channel: Channel, message: Json) -> Json:
        """Stores a message under a new ts, and counts it at the root of its thread."""
        with self.changed:
            ts = self.ts()
            stored = {**copy.deepcopy(message), "type": "message", "ts": ts}
            root = channel.messages.get(stored.get("thread_ts", ""))
            if root is not None:
                self._count_reply(root, stored)
            channel.messages[ts] = stored
            self.changed.notify_all()
            return stored

    def thread(self, channel: Channel, root: str) -> list[Json]:
        """The root and its replies, in their order."""
        each = channel.messages
        return [each[ts] for ts in sorted(each) if root in (ts, each[ts].get("thread_ts"))]

    def use_trigger(self, trigger: object) -> Trigger:
        """Raises Refused: a trigger lives three seconds and opens one view."""
        found = self.triggers.get(str(trigger))
        if found is None:
            raise Refused("invalid_trigger_id")
        if found.used:
            raise Refused("exchanged_trigger_id")
        if self.clock() - found.at > SECONDS_OF_A_TRIGGER:
            raise Refused("expired_trigger_id")
        found.used = True
        return found

    def use_response_url(self, identifier: str) -> ResponseUrl:
        """Raises Refused: five uses within half an hour."""
        found = self.response_urls.get(identifier)
        if found is None:
            raise Refused("no_such_url")
        if self.clock() - found.at > SECONDS_OF_A_RESPONSE_URL:
            raise Refused("expired_url")
        if found.uses >= USES_OF_A_RESPONSE_URL:
            raise Refused("used_url")
        found.uses += 1
        return found

    def file(self, name: str, content: bytes, user: str, mode: str = "snippet") -> Json:
        """A file as a message carries it; its content can be had at its private address."""
        identifier = f"F0FILE{self.number():04}"
        preview = content.decode(errors="replace")[:200]
        made: Json = {
            "id": identifier,
            "created": self._start,
            "name": name,
            "title": name,
            "mimetype": "text/plain",
            "filetype": "text",
            "pretty_type": "Plain Text",
            "user": user,
            "editable": mode == "snippet",
            "size": len(content),
            "mode": mode,
            "is_external": False,
            "url_private": f"{self.url}/files-pri/{TEAM}-{identifier}/{name}",
            "url_private_download": f"{self.url}/files-pri/{TEAM}-{identifier}/download/{name}",
            "permalink": f"https://newsroom.slack.example/files/{user}/{identifier}/{name}",
        }
        if mode == "snippet":
            made |= {"preview": preview, "preview_is_truncated": len(preview) < len(content)}
        with self.lock:
            self.files[identifier], self.contents[identifier] = made, content
        return made

    def _count_reply(self, root: Json, reply: Json) -> None:
        who = reply.get("user", BOT_USER)
        people = root.setdefault("reply_users", [])
        if who not in people:
            people.append(who)
        root |= {
            "thread_ts": root["ts"],
            "reply_count": root.get("reply_count", 0) + 1,
            "reply_users_count": len(people),
            "latest_reply": reply["ts"],
        }
        reply["parent_user_id"] = root.get("user", BOT_USER)


def _person(user: str, name: str) -> Json:
    return {
        "id": user,
        "team_id": TEAM,
        "name": name,
        "deleted": False,
        "real_name": name.title(),
        "tz": "Europe/London",
        "tz_offset": 0,
        "is_bot": user == BOT_USER,
        "is_app_user": False,
        "profile": {"real_name": name.title(), "display_name": name},
    }
