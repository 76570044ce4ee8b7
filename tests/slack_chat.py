"""What the bot says: messages posted, updated and deleted, and what one person alone sees."""

from __future__ import annotations

import copy
import json
from typing import Any, TypeAlias

from tests.slack_rules import Refused, check_message_blocks
from tests.slack_shapes import BYTES_IN_METADATA, CHARACTERS_IN_AN_UPDATE, CHARACTERS_IN_TEXT
from tests.slack_store import APP, BOT, BOT_USER, TEAM, Channel, Store

Json: TypeAlias = dict[str, Any]

KEPT = ("username", "icon_emoji", "reply_broadcast")


class Chat:
    """The chat methods. `oddities` are what Slack takes, and an app should not do."""

    def __init__(self, store: Store, unique: str) -> None:
        self.store = store
        self.ephemerals: list[Json] = []
        self.oddities: list[str] = []
        self._unique = unique

    def chat_postMessage(self, given: Json) -> Json:  # noqa: N802
        channel = self.store.joined(given.get("channel"))
        message = {**self._said(given), **self.threaded(channel, given)}
        stored = self.store.add(channel, {**message, **self.by_bot()})
        return {
            "channel": channel.id,
            "ts": stored["ts"],
            "message": copy.deepcopy(stored),
            **self._warned(given),
        }

    def chat_update(self, given: Json) -> Json:
        channel = self.store.joined(given.get("channel"))
        if len(str(given.get("text") or "").encode()) > CHARACTERS_IN_AN_UPDATE:
            raise Refused("msg_too_long")
        message = self.store.message(channel, given.get("ts"))
        if message.get("bot_id") != BOT:
            raise Refused("cant_update_message")
        said = self._said(given)
        if "blocks" not in given and "text" in given:
            message.pop("blocks", None)
        message |= said
        message["edited"] = {"user": BOT_USER, "ts": self.store.ts()}
        if given.get("metadata") == {}:
            message.pop("metadata", None)
        self.store.changed.notify_all()
        told = {"channel": channel.id, "ts": message["ts"], "text": message.get("text", "")}
        return {**told, "message": copy.deepcopy(message), **self._warned(given)}

    def chat_delete(self, given: Json) -> Json:
        channel = self.store.joined(given.get("channel"))
        message = self.store.message(channel, given.get("ts"))
        if message.get("bot_id") != BOT:
            raise Refused("cant_delete_message")
        del channel.messages[message["ts"]]
        return {"channel": channel.id, "ts": message["ts"]}

    def chat_postEphemeral(self, given: Json) -> Json:  # noqa: N802
        """In a thread that nobody has answered in yet, nobody sees it."""
        channel = self.store.joined(given.get("channel"))
        if given.get("user") not in channel.members:
            raise Refused("user_not_in_channel")
        said = {**self._said(given), **self.threaded(channel, given)}
        root = channel.messages.get(str(given.get("thread_ts") or ""), {})
        if given.get("thread_ts") and not root.get("reply_count"):
            return {"message_ts": self.store.ts()}
        return {"message_ts": self.ephemeral(channel.id, given["user"], said)["ts"]}

    def ephemeral(self, channel: str, user: str, said: Json) -> Json:
        """What one person alone sees."""
        with self.store.changed:
            shown = {**said, "channel": channel, "user": user, "ts": self.store.ts()}
            self.ephemerals.append(shown)
            self.store.changed.notify_all()
            return shown

    def chat_getPermalink(self, given: Json) -> Json:  # noqa: N802
        channel = self.store.found(given.get("channel"))
        message = self.store.message(channel, given.get("message_ts"))
        ts, root = message["ts"], message.get("thread_ts")
        link = f"https://newsroom.slack.example/archives/{channel.id}/p{ts.replace('.', '')}"
        if root and root != ts:
            link += f"?thread_ts={root}&cid={channel.id}"
        return {"channel": channel.id, "permalink": link}

    def checked(self, given: Json) -> None:
        """Raises Refused for blocks, attachments or a text that Slack would not take."""
        blocks = given.get("blocks")
        if blocks is not None:
            check_message_blocks(blocks, self._unique)
        for attachment in given.get("attachments") or ():
            if attachment.get("blocks"):
                check_message_blocks(attachment["blocks"], self._unique)
        if not (given.get("text") or blocks or given.get("attachments")):
            raise Refused("no_text")
        if blocks and not given.get("text"):
            self.oddities.append("blocks without a text")

    def _said(self, given: Json) -> Json:
        self.checked(given)
        said = {name: copy.deepcopy(given[name]) for name in KEPT if given.get(name)}
        if "text" in given:
            said["text"] = str(given["text"] or "")[:CHARACTERS_IN_TEXT]
        for name in ("blocks", "attachments"):
            if name in given:
                said[name] = copy.deepcopy(given[name])
        for number, block in enumerate(said.get("blocks") or ()):
            block.setdefault("block_id", f"b{number:03}")
        return {**said, **self._metadata(given)}

    def _metadata(self, given: Json) -> Json:
        metadata = given.get("metadata")
        if not metadata:
            return {}
        if not isinstance(metadata, dict) or {*metadata} - {"event_type", "event_payload"}:
            raise Refused("invalid_metadata_format")
        if not metadata.get("event_type") or not isinstance(metadata.get("event_payload"), dict):
            raise Refused("invalid_metadata_schema")
        return {} if _too_large(metadata) else {"metadata": copy.deepcopy(metadata)}

    def _warned(self, given: Json) -> Json:
        """What Slack takes but does not keep, it says in a warning."""
        warnings = ["metadata_too_large"] if _too_large(given.get("metadata")) else []
        if len(str(given.get("text") or "")) > CHARACTERS_IN_TEXT:
            warnings.append("message_truncated")
        if not warnings:
            return {}
        return {"warning": ",".join(warnings), "response_metadata": {"warnings": warnings}}

    def threaded(self, channel: Channel, given: Json) -> Json:
        root = given.get("thread_ts")
        if not root:
            return {}
        found = channel.messages.get(str(root))
        if found is None:
            self.oddities.append("thread_ts is that of no message")
        elif found.get("thread_ts", root) != root:
            self.oddities.append("thread_ts is that of a reply")
        return {"thread_ts": str(root)}

    def by_bot(self) -> Json:
        profile = {"id": BOT, "app_id": APP, "name": "Stet", "team_id": TEAM, "deleted": False}
        about = {"user": BOT_USER, "bot_id": BOT, "app_id": APP, "team": TEAM}
        return {**about, "bot_profile": profile}


def _too_large(metadata: object) -> bool:
    return bool(metadata) and len(json.dumps(metadata).encode()) > BYTES_IN_METADATA
