"""A tiny Bolt app, to prove our own Slack with, over HTTP and over Socket Mode."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeAlias
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack_server import Sender, SlackServer, SocketSender

Json: TypeAlias = dict[str, Any]

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
FIELD = {"type": "plain_text_input", "action_id": "text", "multiline": True}
VIEW = {
    "type": "modal",
    "callback_id": "check",
    "title": {"type": "plain_text", "text": "Check"},
    "submit": {"type": "plain_text", "text": "Go"},
    "blocks": [
        {
            "type": "input",
            "block_id": "draft",
            "label": {"type": "plain_text", "text": "Draft"},
            "element": FIELD,
        }
    ],
}


def client_of(slack: SlackServer) -> WebClient:
    return WebClient(slack.bot_token, base_url=slack.url)


def refusal(call: Callable[..., object], **arguments: Any) -> str:
    """The error that Slack names. AssertionError if it names none."""
    try:
        call(**arguments)
    except SlackApiError as error:
        return str(error.response["error"])
    raise AssertionError("Slack took it")


@contextmanager
def app_of(slack: SlackServer) -> Iterator[App]:
    with ThreadPoolExecutor(8) as threads:
        client = client_of(slack)
        app = App(signing_secret=SECRET, client=client, listener_executor=threads)
        hear_people(app)
        hear_presses(app)
        yield app


def hear_people(app: App) -> None:
    @app.event("reaction_added")
    def reacted(event: Json, client: WebClient) -> None:
        item = event["item"]
        client.chat_postMessage(channel=item["channel"], thread_ts=item["ts"], text="seen")

    @app.event("app_home_opened")
    def opened(event: Json, client: WebClient) -> None:
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": []})

    @app.event("message")
    def said(event: Json, client: WebClient) -> None:
        heard = event.get("message", event)["text"]
        client.chat_postEphemeral(channel=event["channel"], user="U0MAYA", text=f"heard {heard}")

    @app.command("/stet")
    def asked(ack: Any, body: Json, client: WebClient, respond: Any) -> None:
        ack("one moment")
        client.views_open(trigger_id=body["trigger_id"], view=VIEW)
        respond(f"told {body['text']}")


def hear_presses(app: App) -> None:
    @app.action("apply")
    def applied(ack: Any, action: Json, body: Json, client: WebClient) -> None:
        ack()
        where = {"channel": body["channel"]["id"], "ts": body["message"]["ts"]}
        client.chat_update(**where, text=f"applied {action['value']}")

    @app.action("more")
    def chose(ack: Any, action: Json, respond: Any) -> None:
        ack()
        respond(text=action["selected_option"]["value"], replace_original=True)

    @app.shortcut("check")
    def shortcut(ack: Any, shortcut: Json, say: Any) -> None:
        ack()
        say(text=shortcut["message"]["text"], thread_ts=shortcut["message_ts"])

    @app.view("check")
    def submitted(ack: Any, view: Json, body: Json, client: WebClient) -> None:
        ack()
        said = view["state"]["values"]["draft"]["text"]["value"]
        client.chat_postMessage(channel=body["user"]["id"], text=said)


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def over_http(slack: SlackServer) -> Iterator[Sender]:
    with (
        app_of(slack) as app,
        make_server("127.0.0.1", 0, SlackRequestHandler(app), WSGIServer, _Quiet) as server,
    ):
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield Sender(SECRET, f"http://127.0.0.1:{server.server_port}/slack/events", slack)
        server.shutdown()
        thread.join()


@contextmanager
def over_a_socket(slack: SlackServer) -> Iterator[SocketSender]:
    with app_of(slack) as app:
        handler = SocketModeHandler(app, slack.app_token, ping_interval=0.2)
        handler.client.connect()
        slack.sockets.wait_connected()
        yield SocketSender(slack, patience=0.5)
        handler.client.close()
