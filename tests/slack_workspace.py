"""The workspace as a test sees it: what people put in, and what the bot has said."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any, TypeAlias

from tests.slack_methods import Methods
from tests.slack_store import (
    BOT,
    BOT_USER,
    TEAM,
    Channel,
    ResponseUrl,
    Store,
    Trigger,
    escaped,
    react,
    rich_text,
)

Json: TypeAlias = dict[str, Any]


class Workspace:
    """There is a channel C0DESK (#desk) with the bot, U0MAYA and U0IVAN in it."""

    def __init__(self, store: Store, unique: str, replies_of_a_reply: str) -> None:
        self.store = store
        self.methods = Methods(store, unique, replies_of_a_reply)
        for user, name in (("U0MAYA", "maya"), ("U0IVAN", "ivan"), (BOT_USER, "stet")):
            store.user(user, name)
        store.channel("C0DESK", "desk", ("U0MAYA", "U0IVAN"))

    def channel(
        self, channel: str, name: str = "", members: Iterable[str] = ("U0MAYA",), bot: bool = True
    ) -> Channel:
        """Another channel; `bot` says whether the bot is in it."""
        made = self.store.channel(channel, name, members)
        if not bot:
            made.members.remove(BOT_USER)
        return made

    def direct(self, user: str = "U0MAYA") -> str:
        """The id of the person's conversation with the bot."""
        return self.store.direct(user).id

    def put(
        self,
        text: str,
        channel: str = "C0DESK",
        user: str = "U0MAYA",
        thread_ts: str = "",
        **more: Any,
    ) -> Json:
        """A person's message, as typed: Slack's escaping and its rich_text block are added.

        `more` is put over it as it is: blocks, files, attachments, subtype, and a `text` that
        is already Slack's.
        """
        typed: Json = {"user": user, "team": TEAM, "client_msg_id": f"id-{self.store.number()}"}
        typed |= {"text": escaped(text), "blocks": [rich_text(text)] if text else []}
        if thread_ts:
            typed["thread_ts"] = thread_ts
        stored = self.store.add(self.store.channel(channel), {**typed, **more})
        return copy.deepcopy(stored)

    def put_bot(self, text: str, channel: str = "C0DESK", **more: Any) -> Json:
        """Another bot's message."""
        about = {"subtype": "bot_message", "bot_id": "B0WIRES", "username": "wires"}
        return self.put(text, channel, "U0WIRES", **{"blocks": [], **about, **more})

    def put_file(
        self,
        content: str,
        name: str = "draft.txt",
        text: str = "",
        mode: str = "snippet",
        **more: Any,
    ) -> Json:
        """A person's message with a text snippet (or another `mode` of file)."""
        file = self.store.file(name, content.encode(), more.get("user", "U0MAYA"), mode)
        return self.put(text, files=[file], subtype="file_share", upload=False, **more)

    def forward(self, message: Json, channel: str = "C0DESK", text: str = "", **more: Any) -> Json:
        """A person's message that shares another."""
        shared = {
            "is_msg_unfurl": True,
            "is_share": True,
            "channel_id": channel,
            "author_id": message.get("user", ""),
            "ts": message["ts"],
            "text": message["text"],
            "fallback": message["text"],
            "mrkdwn_in": ["text"],
            "message_blocks": [
                {"team": TEAM, "channel": channel, "ts": message["ts"]}
                | {"message": {"blocks": message.get("blocks", [])}}
            ],
        }
        return self.put(text, channel, attachments=[shared], **more)

    def edit(self, message: Json, text: str, channel: str = "C0DESK") -> tuple[Json, Json]:
        """A person's edit: the message now, and as it was."""
        with self.store.lock:
            stored = self.store.channels[channel].messages[message["ts"]]
            before = copy.deepcopy(stored)
            stored |= {"text": escaped(text), "blocks": [rich_text(text)]}
            stored["edited"] = {"user": stored["user"], "ts": self.store.ts()}
            return copy.deepcopy(stored), before

    def react(self, message: Json, name: str, user: str, channel: str = "C0DESK") -> None:
        react(self.store.channels[channel].messages[message["ts"]], name, user)

    def trigger(self, user: str = "U0MAYA") -> str:
        """A trigger id, good for three seconds and one view."""
        identifier = f"{self.store.number()}.42.{TEAM.lower()}"
        self.store.triggers[identifier] = Trigger(user, self.store.clock())
        return identifier

    def expire(self, trigger: str) -> None:
        self.store.triggers[trigger].at -= 60.0

    def response_url(self, channel: str, user: str, message: Json | None = None) -> str:
        identifier = f"{self.store.number():06}"
        made = ResponseUrl(identifier, channel, user, self.store.clock(), message)
        self.store.response_urls[identifier] = made
        return f"{self.store.url}/actions/{TEAM}/{identifier}"

    def messages(self, channel: str = "C0DESK") -> list[Json]:
        with self.store.lock:
            kept = self.store.channels[channel].messages
            return [copy.deepcopy(kept[ts]) for ts in sorted(kept)]

    def message(self, ts: str, channel: str = "C0DESK") -> Json:
        with self.store.lock:
            return copy.deepcopy(self.store.channels[channel].messages[ts])

    def replies(self, root: Json | str, channel: str = "C0DESK") -> list[Json]:
        """The bot's messages in the thread of a message, in order."""
        ts = root if isinstance(root, str) else root["ts"]
        everything = self.messages(channel)
        return [
            each for each in everything if each.get("thread_ts") == ts and each.get("bot_id") == BOT
        ]

    def said_in(self, channel: str) -> list[Json]:
        """The bot's messages in a channel or a direct conversation, in order."""
        if channel not in self.store.channels:
            return []
        return [each for each in self.messages(channel) if each.get("bot_id") == BOT]

    def content(self, file: Json) -> str:
        return self.store.contents[file["id"]].decode()

    @property
    def ephemerals(self) -> list[Json]:
        return self.methods.ephemerals

    @property
    def statuses(self) -> list[Json]:
        return self.methods.statuses

    @property
    def oddities(self) -> list[str]:
        """What Slack takes without a word, and an app should not do."""
        return self.methods.oddities

    @property
    def views(self) -> list[Json]:
        """The modals, in the order they were opened, as they are now."""
        return [
            copy.deepcopy(each) for each in self.store.views.values() if each["type"] == "modal"
        ]

    def home(self, user: str = "U0MAYA") -> Json | None:
        return copy.deepcopy(self.store.homes.get(user))
