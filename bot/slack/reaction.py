"""The way in by reaction: the desk's emoji on any message has it read, in its thread."""

from __future__ import annotations

from typing import Any

from slack_bolt import App

from bot.slack.ways import Ways


def register(app: App, ways: Ways) -> None:
    @app.event("reaction_added")
    def reacted(event: dict[str, Any], body: dict[str, Any]) -> None:
        item = event.get("item") or {}
        channel = str(item.get("channel", ""))
        if item.get("type") != "message" or not ways.listens_in(channel):
            return
        if event.get("user") == ways.own or not _calls(event, ways.reaction_in(channel)):
            return
        matter = {"way": "reaction", "user": event["user"], "channel": channel, "ts": item["ts"]}
        ways.take(f"event:{body['event_id']}", "review", matter)


def _calls(event: dict[str, Any], emoji: str) -> bool:
    """Whether it is the desk's emoji, in whatever tone of skin."""
    return str(event.get("reaction", "")).split("::")[0] == emoji
