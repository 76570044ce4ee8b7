"""A Bolt app of no use to anybody, served for real, and Slack's requests to it."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import queue
import threading
import time
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, NoReturn

from slack_bolt import Ack, App, BoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.front import Watch
from bot.serving import GRACE, Running, serve
from bot.slack_settings import SlackSettings

SECRET = "not-a-secret-of-anybody"
CANARY = "the ferry quarrelsome-canary left Harwick"
HTTP = SlackSettings("xoxb-1", signing_secret=SECRET, port=0)
JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def bolt_app(
    heard: queue.Queue[Any], slow: threading.Event | None = None, api: str | None = None
) -> App:
    """A Bolt app that hands on what it hears; a slow one waits before it does."""
    app = App(
        signing_secret=SECRET,
        client=WebClient(base_url=api) if api else WebClient(),
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1"),
        listener_executor=ThreadPoolExecutor(8),
    )

    def command(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        heard.put("began")
        if slow is not None:
            slow.wait(2)
        ack(f"heard {body['text']} from {context.user_id}")

    def mention(event: dict[str, Any]) -> None:
        if slow is not None:
            slow.wait(2)
        heard.put(event["text"])

    app.command("/stet")(command)
    app.event("app_mention")(mention)
    app.action("fails")(lambda body: fail(body["message"]["text"]))
    return app


def fail(text: str) -> NoReturn:
    raise RuntimeError(text)


@contextmanager
def serving(app: App, given: SlackSettings = HTTP, watch: Watch | None = None) -> Iterator[Running]:
    started: queue.Queue[Running] = queue.Queue()
    thread = threading.Thread(target=serve, args=(app, given, started.put, watch))
    thread.start()
    running = started.get(timeout=5)
    try:
        yield running
    finally:
        running.stop()
        thread.join(3 * GRACE)
        assert not thread.is_alive()


def signed(body: bytes, stamp: str | None = None, secret: str = SECRET) -> dict[str, str]:
    stamp = stamp or str(int(time.time()))
    told = b"v0:" + stamp.encode() + b":" + body
    signature = hmac.new(secret.encode(), told, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signature}"}


def send(
    running: Running, body: bytes, headers: dict[str, str], method: str = "POST", path: str = ""
) -> tuple[int, str]:
    link = http.client.HTTPConnection(running.where.removeprefix("http://"), timeout=10)
    link.request(method, path or "/slack/events", body, headers)
    answer = link.getresponse()
    said = answer.read().decode()
    link.close()
    return answer.status, said


def event(**content: Any) -> bytes:
    told = {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": content}
    return json.dumps(told).encode()


def asked(text: str) -> dict[str, str]:
    return {"command": "/stet", "text": text, "team_id": "T1", "user_id": "U1"}


def command(text: str) -> bytes:
    return urllib.parse.urlencode(asked(text)).encode()


MENTION = event(type="app_mention", user="U1", channel="C1", ts="1.1", text=CANARY)
