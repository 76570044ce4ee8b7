"""The way in by slash command, and by the form that it opens."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.slack.blocks import FIELDS, check_view, draft_in, is_blog
from bot.slack.ids import CHECK_VIEW, COMMAND
from bot.slack.mrkdwn import resolved
from bot.slack.places import Person
from bot.slack.trouble import ELSEWHERE, NO_TEXT
from bot.slack.ways import Ways

_STYLE = re.compile(r"style(?:[ \t]+(.*))?", re.IGNORECASE)
_DIGEST = re.compile(r"digest(?:\s+(\S+))?", re.IGNORECASE)
_NO_NAMES = frozenset({"directmessage", "privategroup"})
"""What Slack calls a channel whose name it does not tell."""

MOST_WORDS = 20
"""Words that are looked up in the style; more are a draft that begins with "Style"."""


def register(app: App, ways: Ways) -> None:
    @app.command(COMMAND)
    def called(ack: Ack, command: dict[str, Any], client: WebClient) -> None:
        ack()
        text = str(command.get("text") or "").strip()
        matter = {"way": "command", "user": command["user_id"], "channel": command["channel_id"]}
        matter["name"] = _name(str(command.get("channel_name") or ""))
        id_ = f"command:{command['trigger_id']}"
        if not ways.listens_in(matter["channel"]):
            ways.take(id_, "tell", {**matter, "say": ELSEWHERE})
        elif not text:
            who = Person(matter["user"], matter["channel"])
            view = check_view(f"{matter['channel']} {matter['name']}".strip())
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
        channel, _, name = str(view.get("private_metadata") or "").partition(" ")
        matter = {"way": "command", "user": body["user"]["id"], "channel": channel, "copy": copy}
        matter |= {"single": not is_blog(view), "name": name}
        ways.take(f"form:{view['id']}", "ask", matter)


def _name(channel: str) -> str:
    """A channel's name where Slack tells it: only of public ones."""
    return "" if channel in _NO_NAMES or channel.startswith("mpdm-") else channel


def _asked(text: str) -> tuple[str, dict[str, Any]]:
    """The job that the words after the command ask for; what is no word of ours is a draft."""
    style, digest = _STYLE.fullmatch(text), _DIGEST.fullmatch(text)
    if text.lower() == "help":
        return "help", {}
    if style and len(text.split()) <= MOST_WORDS:
        return "style", {"words": (style[1] or "").strip()}
    if digest:
        return "digest asked", {"day": digest[1] or ""}
    return "ask", {"copy": resolved(text)}
