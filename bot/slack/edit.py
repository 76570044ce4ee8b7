"""The way back in by edit: when a draft under review is changed, the same answer is renewed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import App

from bot.slack.mrkdwn import is_edit
from bot.slack.ways import Ways


def register(app: App, ways: Ways, is_known: Callable[[str, str], bool]) -> None:
    """`is_known` tells whether the message in a channel is a draft under review."""

    @app.event({"type": "message", "subtype": "message_changed"})
    def changed(event: dict[str, Any], body: dict[str, Any]) -> None:
        message, channel = event.get("message") or {}, event["channel"]
        if not is_edit(event) or not is_known(channel, str(message.get("ts", ""))):
            return
        thread = message.get("thread_ts") or message["ts"]
        place = {"channel": channel, "ts": message["ts"], "thread": thread}
        matter = {"way": "edit", "user": message.get("user", ""), **place, "message": message}
        ways.take(f"event:{body['event_id']}", "review", matter)
