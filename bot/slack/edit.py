"""The way back in by edit: when a draft under review is changed, the same answer is renewed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import App

from bot.slack.mrkdwn import is_edit
from bot.slack.places import root_of
from bot.slack.ways import Ways


def register(app: App, ways: Ways, is_known: Callable[[str, str], bool]) -> None:
    """`is_known` tells whether the message in a channel is a draft under review.

    The message is fetched anew, since Slack may tell of two edits in either order.
    """

    @app.event({"type": "message", "subtype": "message_changed"})
    def changed(event: dict[str, Any], body: dict[str, Any]) -> None:
        message, channel = event.get("message") or {}, event["channel"]
        if not is_edit(event, ways.own) or not is_known(channel, str(message.get("ts", ""))):
            return
        place = {"channel": channel, "ts": message["ts"], "thread": root_of(message)}
        user = "" if message.get("bot_id") else message.get("user", "")
        matter = {"way": "edit", "user": user, **place}
        ways.take(f"event:{body['event_id']}", "review", matter)
