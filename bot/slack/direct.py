"""The ways in by mention and by direct message."""

from __future__ import annotations

from typing import Any

from slack_bolt import App

from bot.slack.mrkdwn import plain_copy
from bot.slack.places import root_of
from bot.slack.ways import Ways

SHORTEST_DRAFT = 12
"""Words of a draft in a mention; fewer, in a thread, are a request to read its root."""
ASK = "Mention me with a draft, or in the thread of one, and I will read it. /stet help says more."


def register(app: App, ways: Ways) -> None:
    @app.event("app_mention")
    def mentioned(event: dict[str, Any], body: dict[str, Any]) -> None:
        if event.get("bot_id") or not ways.listens_in(event["channel"]):
            return
        matter = _matter(event, "mention")
        kind, more = _asked(event, ways.own)
        ways.take(f"event:{body['event_id']}", kind, {**matter, **more})

    @app.event("message", matchers=[_is_direct])
    def written(event: dict[str, Any], body: dict[str, Any]) -> None:
        matter, said = _matter(event, "direct"), plain_copy(event, ways.own)
        if _is_call_for_help(said):
            ways.take(f"event:{body['event_id']}", "help", matter)
        else:
            ways.take(f"event:{body['event_id']}", "review", {**matter, "message": event})


def _asked(event: dict[str, Any], own: str) -> tuple[str, dict[str, Any]]:
    """The job that a mention asks for; a few words in a thread are about the draft at its root."""
    said, root = plain_copy(event, own).strip(), event.get("thread_ts")
    if _is_call_for_help(said):
        return "help", {}
    if root and not event.get("files") and _is_short(said):
        return "review", {"ts": root, "thread": root}
    if said or event.get("files"):
        return "review", {"message": event}
    return "tell", {"say": ASK}


def _is_call_for_help(said: str) -> bool:
    return said.strip().lower().rstrip("?!.") == "help"


def _is_short(said: str) -> bool:
    return "\n" not in said and len(said.split()) < SHORTEST_DRAFT


def _matter(event: dict[str, Any], way: str) -> dict[str, Any]:
    place = {"channel": event["channel"], "ts": event["ts"], "thread": root_of(event)}
    return {"way": way, "user": event.get("user", ""), **place}


def _is_direct(event: dict[str, Any]) -> bool:
    """Somebody's own new message to the bot; edits and bots' posts are others' business."""
    human = not event.get("bot_id") and event.get("user")
    plain = event.get("subtype") in {None, "file_share", "thread_broadcast"}
    return event.get("channel_type") == "im" and plain and bool(human)
