"""The Home tab: how to use Stet, what may be changed, the last reviews and the desk's figures."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.slack import ids
from bot.slack.blocks import check_view
from bot.slack.ids import Carried
from bot.slack.places import Person
from bot.slack.ways import Ways


def register(app: App, ways: Ways) -> None:
    @app.event("app_home_opened")
    def opened(event: dict[str, Any], body: dict[str, Any]) -> None:
        if event.get("tab", "home") == "home":
            matter = {"user": event["user"], "channel": event.get("channel", "")}
            ways.take(f"event:{body['event_id']}", "home", matter)

    @app.action(ids.OPEN_CHECK)
    def asked(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        who = Person(body["user"]["id"], body["user"]["id"])
        ways.open_form(client, body["trigger_id"], check_view(), who)

    @app.action(ids.SET_REACTION)
    def named(ack: Ack, action: dict[str, Any], body: dict[str, Any]) -> None:
        ack()
        of = str(action["block_id"]).removeprefix("reaction-")
        more = {"of": of, "emoji": action.get("value") or ""}
        ways.take(_id(body), "reaction", {**_who(body), **more})

    @app.action(ids.FORGET_WORD)
    def forgotten(ack: Ack, action: dict[str, Any], body: dict[str, Any]) -> None:
        ack()
        carried = Carried.read(action["selected_option"]["value"])
        more = {"of": carried.case, "word": carried.finding}
        ways.take(_id(body), "forget word", {**_who(body), **more})


def _who(body: dict[str, Any]) -> dict[str, str]:
    user = str(body["user"]["id"])
    return {"user": user, "channel": user}


def _id(body: dict[str, Any]) -> str:
    return f"home:{body['trigger_id']}"
