"""The ways in by mention and by direct message."""

from __future__ import annotations

from typing import Any

from slack_bolt import App

from bot.slack.mrkdwn import plain_copy
from bot.slack.ways import Ways

ASK = "Mention me with a draft, or in the thread of one, and I will read it. /stet help says more."


def register(app: App, ways: Ways) -> None:
    @app.event("app_mention")
    def mentioned(event: dict[str, Any], body: dict[str, Any]) -> None:
        if event.get("bot_id") or not ways.listens_in(event["channel"]):
            return
        matter = _matter(event, "mention")
        if plain_copy(event, ways.own).strip() or event.get("files"):
            ways.take(f"event:{body['event_id']}", "review", {**matter, "message": event})
        elif event.get("thread_ts"):
            root = {"ts": event["thread_ts"], "thread": event["thread_ts"]}
            ways.take(f"event:{body['event_id']}", "review", {**matter, **root})
        else:
            ways.take(f"event:{body['event_id']}", "tell", {**matter, "say": ASK})

    @app.event("message", matchers=[_is_direct])
    def written(event: dict[str, Any], body: dict[str, Any]) -> None:
        matter = {**_matter(event, "direct"), "message": event}
        ways.take(f"event:{body['event_id']}", "review", matter)


def _matter(event: dict[str, Any], way: str) -> dict[str, Any]:
    thread = event.get("thread_ts") or event["ts"]
    place = {"channel": event["channel"], "ts": event["ts"], "thread": thread}
    return {"way": way, "user": event.get("user", ""), **place}


def _is_direct(event: dict[str, Any]) -> bool:
    """Somebody's own new message to the bot; edits and bots' posts are others' business."""
    human = not event.get("bot_id") and event.get("user")
    plain = event.get("subtype") in {None, "file_share", "thread_broadcast"}
    return event.get("channel_type") == "im" and plain and bool(human)
