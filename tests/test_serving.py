"""How the bot serves: what is logged, how it stops, and Socket Mode with a Slack of our own."""

from __future__ import annotations

import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot.config import SettingsError
from bot.serving import Running, serve, until_told
from bot.slack_settings import SlackSettings
from tests.doors import (
    CANARY,
    FORM,
    JSON,
    MENTION,
    SECRET,
    asked,
    bolt_app,
    command,
    event,
    send,
    serving,
    signed,
)
from tests.slack_server import SlackServer


@pytest.fixture
def heard() -> queue.Queue[Any]:
    return queue.Queue()


def socket_mode(slack: SlackServer) -> SlackSettings:
    return SlackSettings("xoxb-1", app_token=slack.app_token, api_url=slack.url)


@pytest.mark.parametrize("level", ["DEBUG", "INFO", "WARNING", "ERROR"])
def test_no_line_that_is_logged_holds_copy(
    heard: queue.Queue[Any], caplog: pytest.LogCaptureFixture, level: str
) -> None:
    caplog.set_level(level)
    with serving(bolt_app(heard)) as running:
        for body, kind in everything_with_copy():
            send(running, body, {**signed(body), "Content-Type": kind})
            send(running, body, {**signed(body, "yesterday"), "Content-Type": kind})
            send(running, body, {**signed(body, secret="another"), "Content-Type": kind})
    seen = caplog.text + repr([vars(record) for record in caplog.records])
    assert "quarrelsome-canary" not in seen
    assert ("signature is missing, old or wrong" in seen) == (level in {"DEBUG", "INFO"})
    assert "RuntimeError at doors.py" in seen
    assert ("Unhandled request" in seen) == (level != "ERROR")


def everything_with_copy() -> Iterator[tuple[bytes, str]]:
    yield MENTION, JSON
    yield command(CANARY), FORM
    yield command(CANARY).replace(b"stet", b"other"), FORM
    yield event(type="message", user="U1", channel="C1", ts="1.2", text=CANARY), JSON
    yield f'{{"{CANARY}'.encode(), JSON
    for action in ("fails", CANARY):
        said = {
            "type": "block_actions",
            "team": {"id": "T1"},
            "user": {"id": "U1"},
            "message": {"text": CANARY},
            "actions": [{"action_id": action, "block_id": "b", "value": CANARY}],
        }
        yield urllib.parse.urlencode({"payload": json.dumps(said)}).encode(), FORM


def test_what_is_under_way_is_finished_and_nothing_new_is_taken(heard: queue.Queue[Any]) -> None:
    slow = threading.Event()
    body = command("a draft")
    headers = {**signed(body), "Content-Type": FORM}
    with serving(bolt_app(heard, slow)) as running, ThreadPoolExecutor(1) as editor:
        answer = editor.submit(send, running, body, headers)
        assert heard.get(timeout=5) == "began"
        running.stop()
        assert send(running, body, headers)[0] == 503
        assert send(running, b"", {}, "GET", "/healthz") == (503, '{"status": "stopping"}')
        slow.set()
        assert answer.result(5) == (200, "heard a draft from U1")


def test_listeners_that_slack_no_longer_waits_for_are_finished_too(
    heard: queue.Queue[Any],
) -> None:
    slow = threading.Event()
    with serving(bolt_app(heard, slow)) as running:
        assert send(running, MENTION, {**signed(MENTION), "Content-Type": JSON})[0] == 200
        threading.Timer(0.5, slow.set).start()
    assert heard.get_nowait() == CANARY


def test_an_open_line_that_says_nothing_does_not_hold_it_up(heard: queue.Queue[Any]) -> None:
    with serving(bolt_app(heard)) as running:
        host, port = running.where.removeprefix("http://").split(":")
        idle = socket.create_connection((host, int(port)))
        began = time.monotonic()
    idle.close()
    assert time.monotonic() - began < 2


def test_a_port_that_is_taken_is_named(heard: queue.Queue[Any]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        given = SlackSettings("xoxb-1", signing_secret=SECRET, port=port)
        with pytest.raises(SettingsError, match=f"PORT cannot be used: 127.0.0.1 port {port}: Add"):
            serve(bolt_app(heard), given)


def test_socket_mode_hears_what_http_hears(heard: queue.Queue[Any], slack: SlackServer) -> None:
    with serving(bolt_app(heard, api=slack.url), socket_mode(slack)):
        assert "payload" not in slack.sockets.deliver("events_api", json.loads(MENTION))
        assert heard.get(timeout=5) == CANARY
        answer = slack.sockets.deliver("slash_commands", asked("its payload"))
        assert answer["payload"] == {"text": "heard its payload from U1"}


def test_socket_mode_acks_events_that_nobody_wants(
    heard: queue.Queue[Any], slack: SlackServer
) -> None:
    with serving(bolt_app(heard, api=slack.url), socket_mode(slack)):
        unknown = json.loads(event(type="team_join", user={"id": "U1"}))
        assert "payload" not in slack.sockets.deliver("events_api", unknown)


def test_socket_mode_takes_a_new_connection_when_slack_asks(
    heard: queue.Queue[Any], slack: SlackServer, caplog: pytest.LogCaptureFixture
) -> None:
    with serving(bolt_app(heard, api=slack.url), socket_mode(slack)):
        slack.sockets.wait_connected(1)
        assert "connections of this app" not in caplog.text
        slack.sockets.refresh()
        slack.sockets.wait_connected(2)
        slack.sockets.deliver("events_api", json.loads(MENTION))
        assert heard.get(timeout=5) == CANARY
    assert "Slack counts 2 connections of this app" in caplog.text


@pytest.mark.parametrize("level", ["DEBUG", "WARNING"])
def test_no_line_that_socket_mode_logs_holds_copy(
    heard: queue.Queue[Any], slack: SlackServer, caplog: pytest.LogCaptureFixture, level: str
) -> None:
    caplog.set_level(level)
    with serving(bolt_app(heard, api=slack.url), socket_mode(slack)):
        slack.sockets.deliver("events_api", json.loads(MENTION))
        slack.sockets.deliver("slash_commands", asked(CANARY))
        pressed = {"type": "block_actions", "message": {"text": CANARY}, "user": {"id": "U1"}}
        with pytest.raises(TimeoutError):
            slack.sockets.deliver(
                "interactive", {**pressed, "actions": [{"action_id": CANARY}]}, seconds=0.3
            )
    assert "quarrelsome-canary" not in caplog.text + repr([vars(each) for each in caplog.records])
    assert "Unhandled request" in caplog.text


def test_socket_mode_finishes_what_is_under_way_and_stops_soon(
    heard: queue.Queue[Any], slack: SlackServer
) -> None:
    slow = threading.Event()
    with ThreadPoolExecutor(1) as editor:
        with serving(bolt_app(heard, slow, slack.url), socket_mode(slack)) as running:
            answer = editor.submit(slack.sockets.deliver, "slash_commands", asked("a draft"))
            assert heard.get(timeout=5) == "began"
            running.stop()
            threading.Timer(0.5, slow.set).start()
            began = time.monotonic()
        assert answer.result(5)["payload"] == {"text": "heard a draft from U1"}
    assert time.monotonic() - began < 5


def test_an_app_token_that_slack_refuses_is_named_and_not_shown(
    heard: queue.Queue[Any], slack: SlackServer
) -> None:
    given = SlackSettings("xoxb-1", app_token="xapp-canary", api_url=slack.url)
    with pytest.raises(SettingsError, match=r"^SLACK_APP_TOKEN .*: Slack says invalid_auth$"):
        serve(bolt_app(heard, api=slack.url), given)


def test_a_slack_that_cannot_be_reached_is_said_in_one_sentence(heard: queue.Queue[Any]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        api = f"http://127.0.0.1:{gone.getsockname()[1]}/"
    with pytest.raises(SettingsError, match=r"^SLACK_API_URL or the network cannot be used: URLE"):
        serve(bolt_app(heard, api=api), SlackSettings("xoxb-1", app_token="xapp-1", api_url=api))


PROGRAM = """
import queue, sys
from bot.slack_settings import SlackSettings
from bot.serving import Running, serve, until_told
from tests.doors import SECRET, bolt_app
where, secret, token = sys.argv[1:]
given = SlackSettings("xoxb-1", signing_secret=secret, app_token=token, port=0)
ready = lambda running: print(running.where, flush=True)
serve(bolt_app(queue.Queue(), api=where or None), given, ready)
print("finished", flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("by", ["HTTP", "Socket Mode"])
def test_a_signal_stops_the_bot_cleanly(
    slack: SlackServer, number: signal.Signals, by: str
) -> None:
    given = ["", SECRET, ""] if by == "HTTP" else [slack.url, "", slack.app_token]
    command_line = [sys.executable, "-W", "error", "-c", PROGRAM, *given]
    with subprocess.Popen(command_line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as bot:
        assert bot.stdout
        bot.stdout.readline()
        os.kill(bot.pid, number)
        out, err = bot.communicate(timeout=10)
    assert (bot.returncode, out, err) == (0, b"finished\n", b"")


WORKER = """
from bot.serving import until_told
until_told(lambda: print("at work", flush=True))
print("finished", flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_a_process_that_hears_nothing_of_slack(number: signal.Signals) -> None:
    command_line = [sys.executable, "-W", "error", "-c", WORKER]
    with subprocess.Popen(command_line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as bot:
        assert bot.stdout
        bot.stdout.readline()
        os.kill(bot.pid, number)
        out, err = bot.communicate(timeout=10)
    assert (bot.returncode, out, err) == (0, b"finished\n", b"")


def test_such_a_process_is_stopped_from_inside_too() -> None:
    running, ready = Running("the basket"), threading.Event()
    worker = threading.Thread(target=until_told, args=(ready.set, running))
    worker.start()
    assert ready.wait(5)
    running.stop()
    worker.join(5)
    assert not worker.is_alive()
