"""The Home tab and what is set there, and the digest's button that switches a rule off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.slack import ids
from bot.slack.blocks import check_view
from bot.slack.ids import Carried
from bot.slack.places import Person
from bot.slack.ways import Ways

Json = dict[str, Any]


def register(app: App, ways: Ways) -> None:
    @app.event("app_home_opened")
    def opened(event: Json, body: Json) -> None:
        if event.get("tab", "home") == "home":
            matter = {"user": event["user"], "channel": event.get("channel", "")}
            ways.take(f"event:{body['event_id']}", "home", matter)

    @app.action(ids.OPEN_CHECK)
    def asked(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        who = Person(body["user"]["id"], body["user"]["id"])
        ways.open_form(client, body["trigger_id"], check_view(), who)

    @app.action(ids.RULE_OFF)
    def switched_off(ack: Ack, action: Json, body: Json) -> None:
        ack()
        container = body.get("container") or {}
        channel = container.get("channel_id") or (body.get("channel") or {}).get("id", "")
        where = {"channel": channel, "thread": container.get("thread_ts", "")}
        chosen = action.get("selected_option") or action
        matter = {"way": "press", "user": body["user"]["id"], **where, "value": chosen["value"]}
        ways.take(_id(body, action), "rule off", matter)

    for action_id in SETTINGS:
        app.action(action_id)(_set(ways))


def _typed(action: Json) -> tuple[str, str]:
    """What somebody wrote into a field of a channel's, whose block is named after the channel."""
    return _channel(action), action.get("value") or ""


def _timed(action: Json) -> tuple[str, str]:
    return _channel(action), action.get("selected_time") or ""


def _chosen(action: Json) -> tuple[str, str]:
    carried = Carried.read((action.get("selected_option") or action)["value"])
    return carried.case, carried.finding


def _channel(action: Json) -> str:
    return str(action["block_id"]).rpartition("-")[2]


SETTINGS: dict[str, tuple[str, Callable[[Json], tuple[str, str]]]] = {
    ids.SET_REACTION: ("reaction", _typed),
    ids.FORGET_WORD: ("forget word", _chosen),
    ids.SWITCH_ON: ("rule on", _chosen),
    ids.SWITCH_DIGEST: ("digest switched", _chosen),
    ids.SET_DIGEST_TIME: ("digest time", _timed),
    ids.SET_DIGEST_ZONE: ("digest zone", _typed),
}
"""What each setting is the job of, and how its channel and what is asked for it are read."""


def _set(ways: Ways) -> Any:
    def changed(ack: Ack, action: Json, body: Json) -> None:
        ack()
        kind, read = SETTINGS[action["action_id"]]
        of, said = read(action)
        user = str(body["user"]["id"])
        where = (body.get("container") or {}).get("channel_id") or user
        matter = {"user": user, "channel": where, "of": of, "said": said}
        ways.take(_id(body, action), kind, matter)

    return changed


def _id(body: Json, action: Json) -> str:
    return f"home:{body['trigger_id']}:{action.get('action_ts', '')}"
