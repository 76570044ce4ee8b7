"""The way in by slash command, and by the form that it opens."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.slack.blocks import FIELDS, check_view, draft_in, is_blog
from bot.slack.ids import CHECK_VIEW, COMMAND
from bot.slack.mrkdwn import resolved
from bot.slack.reply import Person
from bot.slack.trouble import ELSEWHERE, NO_TEXT
from bot.slack.ways import Ways

_STYLE = re.compile(r"style(?:\s+(.*))?", re.DOTALL)
_DIGEST = re.compile(r"digest(?:\s+(\S+))?")


def register(app: App, ways: Ways) -> None:
    @app.command(COMMAND)
    def called(ack: Ack, command: dict[str, Any], client: WebClient) -> None:
        ack()
        text = str(command.get("text") or "").strip()
        matter = {"way": "command", "user": command["user_id"], "channel": command["channel_id"]}
        id_ = f"command:{command['trigger_id']}"
        if not ways.listens_in(matter["channel"]):
            ways.take(id_, "tell", {**matter, "say": ELSEWHERE})
        elif not text:
            who = Person(matter["user"], matter["channel"])
            view = check_view(matter["channel"])
            ways.open_form(client, command["trigger_id"], view, who)
        else:
            kind, more = _asked(text)
            ways.take(id_, kind, {**matter, **more})

    @app.view(CHECK_VIEW)
    def filled_in(ack: Ack, body: dict[str, Any], view: dict[str, Any]) -> None:
        copy = draft_in(view)
        if not copy.strip():
            ack(response_action="errors", errors={FIELDS[0]: NO_TEXT})
            return
        ack()
        channel = str(view.get("private_metadata") or "")
        matter = {"way": "command", "user": body["user"]["id"], "channel": channel, "copy": copy}
        matter |= {"single": not is_blog(view)}
        ways.take(f"form:{view['id']}", "ask", matter)


def _asked(text: str) -> tuple[str, dict[str, Any]]:
    """The job that the words after the command ask for; what is no word of ours is a draft."""
    style, digest = _STYLE.fullmatch(text), _DIGEST.fullmatch(text)
    if text == "help":
        return "help", {}
    if style and len(text.split()) <= 8:
        return "style", {"words": (style[1] or "").strip()}
    if digest:
        return "digest", {"day": digest[1] or ""}
    return "ask", {"copy": resolved(text)}
