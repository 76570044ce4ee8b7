"""The editor's word: every button of an answer becomes a job."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App

from bot.slack import ids
from bot.slack.ways import Ways

PRESSES: dict[str, tuple[str, dict[str, str]]] = {
    ids.APPLY: ("decide", {"decision": "apply"}),
    ids.STET: ("decide", {"decision": "stet"}),
    ids.APPLY_ALL: ("apply all", {}),
    ids.SHOW_COPY: ("copy", {}),
    ids.MORE: ("word", {}),
    ids.SHARE: ("share", {}),
    ids.TRY_AGAIN: ("again", {}),
    ids.FEEDBACK: ("feedback", {}),
}
"""What each button is the job of."""


def register(app: App, ways: Ways) -> None:
    for action_id in PRESSES:
        app.action(action_id)(_pressed(ways))


def _pressed(ways: Ways) -> Any:
    def pressed(ack: Ack, action: dict[str, Any], body: dict[str, Any]) -> None:
        ack()
        kind, more = PRESSES[action["action_id"]]
        chosen = action.get("selected_option") or action
        container = body.get("container") or {}
        matter = {
            "way": "press",
            "user": body["user"]["id"],
            "channel": container.get("channel_id") or (body.get("channel") or {}).get("id", ""),
            "thread": container.get("thread_ts", ""),
            "value": chosen.get("value", ""),
            "pressed": action.get("action_ts", ""),
            **more,
        }
        ways.take(f"press:{body['trigger_id']}:{action.get('action_ts', '')}", kind, matter)

    return pressed
