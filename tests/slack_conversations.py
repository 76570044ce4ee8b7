"""What the bot reads: threads, channels, their members, people."""

from __future__ import annotations

import copy
from typing import Any, TypeAlias

from tests.slack_chat import Chat
from tests.slack_rules import Refused
from tests.slack_store import BOT_USER, Store

Json: TypeAlias = dict[str, Any]


class Conversations(Chat):
    """The methods that read, after those that write."""

    def __init__(self, store: Store, unique: str, replies_of_a_reply: str) -> None:
        super().__init__(store, unique)
        self._replies_of_a_reply = replies_of_a_reply

    def conversations_replies(self, given: Json) -> Json:
        channel = self.store.joined(given.get("channel"))
        asked = self.store.message(channel, given.get("ts"), "thread_not_found")
        root = str(asked.get("thread_ts") or asked["ts"])
        if self._replies_of_a_reply == "reply" and root != asked["ts"]:
            return self._page([asked], given)
        first, *rest = self.store.thread(channel, root)
        within = [each for each in rest if _within(each["ts"], given)]
        return self._page([first, *within], given)

    def conversations_history(self, given: Json) -> Json:
        channel = self.store.joined(given.get("channel"))
        newest_first = [channel.messages[ts] for ts in sorted(channel.messages, reverse=True)]
        roots = [each for each in newest_first if each.get("thread_ts", each["ts"]) == each["ts"]]
        return self._page([each for each in roots if _within(each["ts"], given)], given)

    def _page(self, messages: list[Json], given: Json) -> Json:
        start, limit = int(given.get("cursor") or 0), int(given.get("limit") or 100)
        page = copy.deepcopy(messages[start : start + limit])
        if not _true(given.get("include_all_metadata")):
            for message in page:
                message.pop("metadata", None)
        more = start + limit < len(messages)
        cursor = {"response_metadata": {"next_cursor": str(start + limit)}} if more else {}
        return {"messages": page, "has_more": more, **cursor}

    def conversations_open(self, given: Json) -> Json:
        users = [user for user in str(given.get("users") or "").split(",") if user]
        if len(users) != 1:
            raise Refused("not_enough_users" if not users else "method_not_supported")
        return {"channel": {"id": self.store.direct(users[0]).id}}

    def conversations_info(self, given: Json) -> Json:
        channel = self.store.found(given.get("channel"))
        about: Json = {"id": channel.id, "created": 1, "is_archived": channel.archived}
        if channel.direct:
            people = [each for each in channel.members if each != BOT_USER]
            return {"channel": {**about, "is_im": True, "user": people[0]}}
        inside = {"is_member": BOT_USER in channel.members, "num_members": len(channel.members)}
        return {"channel": {**about, "name": channel.name, "is_channel": True, **inside}}

    def conversations_members(self, given: Json) -> Json:
        members = list(self.store.found(given.get("channel")).members)
        return {"members": members, "response_metadata": {"next_cursor": ""}}

    def users_info(self, given: Json) -> Json:
        if given.get("user") not in self.store.users:
            raise Refused("user_not_found")
        return {"user": copy.deepcopy(self.store.users[given["user"]])}


def _true(value: object) -> bool:
    return str(value).lower() in ("1", "true")


def _within(ts: str, given: Json) -> bool:
    inclusive = _true(given.get("inclusive"))
    oldest, latest = str(given.get("oldest") or "0"), str(given.get("latest") or "9")
    return oldest < ts < latest or (inclusive and ts in (oldest, latest))
