"""The way in by message shortcut: "Check with Stet" in a message's menu."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App

from bot.slack.ids import CHECK_SHORTCUT
from bot.slack.places import root_of
from bot.slack.trouble import ELSEWHERE
from bot.slack.ways import Ways


def register(app: App, ways: Ways) -> None:
    @app.message_shortcut(CHECK_SHORTCUT)
    def chosen(ack: Ack, shortcut: dict[str, Any]) -> None:
        ack()
        message, channel = shortcut["message"], shortcut["channel"]["id"]
        matter = {"way": "shortcut", "user": shortcut["user"]["id"], "channel": channel}
        matter |= {"ts": message["ts"], "thread": root_of(message)}
        if ways.listens_in(channel):
            ways.take(
                f"shortcut:{shortcut['trigger_id']}", "review", {**matter, "message": message}
            )
        else:
            ways.take(f"shortcut:{shortcut['trigger_id']}", "tell", {**matter, "say": ELSEWHERE})
