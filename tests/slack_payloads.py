"""The payloads that Slack sends an app, in their real shapes."""

from __future__ import annotations

import copy
import hashlib
import json
from typing import Any, TypeAlias

from tests.slack_store import APP, BOT_USER, TEAM

Json: TypeAlias = dict[str, Any]

TOKEN = "verification-token-of-old"
TEAM_OF_OLD = {"id": TEAM, "domain": "newsroom"}


def event_id(event: Json) -> str:
    """One for the event as it stands: the same event again has the same id."""
    return f"Ev0{hashlib.sha256(json.dumps(event).encode()).hexdigest()[:8].upper()}"


def envelope(event: Json, identifier: str = "", time: int = 0) -> Json:
    """What goes round an event; the same `identifier` again is the same event again."""
    authorization = {
        "enterprise_id": None,
        "team_id": TEAM,
        "user_id": BOT_USER,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    when = str(event.get("event_ts") or event.get("ts") or "1772000000.0")
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": identifier or event_id(event),
        "event_time": time or int(float(when)),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": "4-eyJldCI6Im1lc3NhZ2UifQ",
    }


def message_event(message: Json, channel: str, kind: str = "") -> Json:
    """A message as its event carries it; `kind` is its channel_type."""
    kept = ("reply_count", "reply_users", "reply_users_count", "latest_reply", "metadata")
    own = {name: value for name, value in copy.deepcopy(message).items() if name not in kept}
    if own.get("thread_ts") == own["ts"]:
        own.pop("thread_ts")
    about = {"channel": channel, "channel_type": kind or channel_type(channel)}
    return {**own, "type": "message", **about, "event_ts": message["ts"]}


def app_mention(message: Json, channel: str) -> Json:
    own = message_event(message, channel)
    own.pop("channel_type")
    return {**own, "type": "app_mention"}


def message_changed(message: Json, previous: Json, channel: str, ts: str = "") -> Json:
    """An edit, an unfurl or the bot's own update: Slack sends the same for all three.

    `ts` is that of the change itself.
    """
    when = ts or f"{int(float(message['ts'])) + 60}.000200"
    return {
        "type": "message",
        "subtype": "message_changed",
        "message": {**copy.deepcopy(message), "source_team": TEAM, "user_team": TEAM},
        "previous_message": copy.deepcopy(previous),
        "channel": channel,
        "hidden": True,
        "ts": when,
        "event_ts": when,
        "channel_type": channel_type(channel),
    }


def message_deleted(previous: Json, channel: str) -> Json:
    when = f"{int(float(previous['ts'])) + 60}.000300"
    return {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": copy.deepcopy(previous),
        "channel": channel,
        "hidden": True,
        "deleted_ts": previous["ts"],
        "ts": when,
        "event_ts": when,
        "channel_type": channel_type(channel),
    }


def reaction_added(
    message: Json, channel: str, user: str, reaction: str = "memo", kind: str = "reaction_added"
) -> Json:
    """Slack names the message by its own ts alone: nothing says whether it is a reply."""
    return {
        "type": kind,
        "user": user,
        "reaction": reaction,
        "item": {"type": "message", "channel": channel, "ts": message["ts"]},
        "item_user": message.get("user", BOT_USER),
        "event_ts": f"{int(float(message['ts'])) + 30}.000400",
    }


def app_home_opened(user: str, tab: str = "home", view: Json | None = None) -> Json:
    event = {
        "type": "app_home_opened",
        "user": user,
        "channel": f"D{user[1:]}",
        "tab": tab,
        "event_ts": "1772000000.000500",
    }
    return {**event, "view": view} if view else event


def member_joined(channel: str, user: str = BOT_USER, inviter: str = "U0MAYA") -> Json:
    return {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel,
        "channel_type": "C",
        "team": TEAM,
        "inviter": inviter,
        "event_ts": "1772000000.000600",
    }


def url_verification(challenge: str) -> Json:
    return {"token": TOKEN, "challenge": challenge, "type": "url_verification"}


def command(name: str, text: str, user: str, channel: str, *, trigger: str, answer: str) -> Json:
    """A slash command; over HTTP it goes as a form."""
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "team_domain": "newsroom",
        "channel_id": channel,
        "channel_name": "directmessage" if channel.startswith("D") else channel[2:].lower(),
        "user_id": user,
        "user_name": user[2:].lower(),
        "command": name,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": answer,
        "trigger_id": trigger,
    }


def person(user: str) -> Json:
    name = user[2:].lower()
    return {"id": user, "username": name, "name": name, "team_id": TEAM}


def place(channel: str) -> Json:
    name = "directmessage" if channel.startswith("D") else channel[2:].lower()
    return {"id": channel, "name": name}


def channel_type(channel: str) -> str:
    return {"D": "im", "G": "group"}.get(channel[:1], "channel")
