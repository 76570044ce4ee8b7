"""The HTTP door: who gets in, and what the rest are told."""

from __future__ import annotations

import json
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from bot.front import BIGGEST_BODY, HUNG, SLOW, Watch
from bot.serving import Running
from tests.doors import (
    CANARY,
    FORM,
    JSON,
    MENTION,
    bolt_app,
    command,
    event,
    fail,
    send,
    serving,
    signed,
)


@pytest.fixture
def heard() -> queue.Queue[Any]:
    return queue.Queue()


@pytest.fixture
def door(heard: queue.Queue[Any]) -> Iterator[Running]:
    with serving(bolt_app(heard)) as running:
        yield running


def test_what_slack_signed_reaches_its_listener(door: Running, heard: queue.Queue[Any]) -> None:
    assert send(door, MENTION, {**signed(MENTION), "Content-Type": JSON}) == (200, "")
    assert heard.get(timeout=5) == CANARY


@pytest.mark.parametrize("text", ["a draft", "its payload", "payload=none", "pay&load=payload"])
def test_a_command_is_heard_whatever_its_words(door: Running, text: str) -> None:
    body = command(text)
    said = send(door, body, {**signed(body), "Content-Type": FORM})
    assert said == (200, f"heard {text} from U1")


def now(seconds: int = 0) -> str:
    return str(int(time.time()) + seconds)


@pytest.mark.parametrize(
    "headers",
    [
        dict,
        lambda: {"X-Slack-Request-Timestamp": now()},
        lambda: {"X-Slack-Signature": signed(MENTION)["X-Slack-Signature"]},
        lambda: {**signed(MENTION), "X-Slack-Signature": ""},
        lambda: {**signed(MENTION), "X-Slack-Signature": "v0=\xe9"},
        lambda: {**signed(MENTION), "X-Slack-Request-Timestamp": now(-1)},
        lambda: signed(MENTION + b" "),
        lambda: signed(MENTION, secret="another"),
        lambda: signed(MENTION, now(-310)),
        lambda: signed(MENTION, now(310)),
        lambda: signed(MENTION, "yesterday"),
        lambda: signed(MENTION, "9" * 5000),
        lambda: signed(MENTION, "nan"),
        lambda: signed(MENTION, "1e9"),
    ],
)
def test_a_signature_that_is_missing_wrong_or_old_gets_401(
    door: Running, heard: queue.Queue[Any], headers: Callable[[], dict[str, str]]
) -> None:
    assert send(door, MENTION, {**headers(), "Content-Type": JSON})[0] == 401
    assert heard.empty()


@pytest.mark.parametrize("body", [b"\xff\xfe", b'{"type":', b"payload=%7B", b"", b"ssl_check=1"])
def test_what_nobody_signed_gets_401_however_it_is_written(door: Running, body: bytes) -> None:
    assert send(door, body, {"Content-Type": JSON})[0] == 401
    wrong = {**signed(body), "X-Slack-Signature": "v0=0"}
    assert send(door, body, {**wrong, "Content-Type": JSON})[0] == 401


def test_what_is_signed_and_cannot_be_read_gets_400(door: Running) -> None:
    assert send(door, b'{"type":', {**signed(b'{"type":'), "Content-Type": JSON})[0] == 400


def test_the_check_of_the_address_is_answered_as_slack_wants_it(door: Running) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "c1"}).encode()
    status, said = send(door, body, {**signed(body), "Content-Type": JSON})
    assert (status, json.loads(said)) == (200, {"challenge": "c1"})


@pytest.mark.parametrize(
    "body",
    [
        event(type="team_join", user={"id": "U1"}),
        event(type="message", subtype="channel_topic", channel="C1", user="U1"),
        json.dumps({"type": "app_rate_limited", "team_id": "T1"}).encode(),
    ],
)
def test_events_that_nobody_wants_get_200_so_that_slack_does_not_repeat_them(
    door: Running, body: bytes
) -> None:
    assert send(door, body, {**signed(body), "Content-Type": JSON}) == (200, "")


def test_a_command_that_nobody_answers_is_not_passed_off_as_answered(door: Running) -> None:
    body = command("x").replace(b"stet", b"other")
    assert send(door, body, {**signed(body), "Content-Type": FORM})[0] == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/slack/events"),
        ("PUT", "/slack/events"),
        ("POST", "/slack/events/"),
        ("POST", "/"),
        ("POST", "/healthz"),
        ("POST", "/metrics"),
        ("GET", "/"),
        ("GET", "/slack/install"),
    ],
)
def test_all_else_is_404(door: Running, method: str, path: str) -> None:
    body = b"" if method == "GET" else MENTION
    assert send(door, body, {**signed(body), "Content-Type": JSON}, method, path)[0] == 404


def test_a_body_of_a_megabyte_is_read_and_a_byte_more_is_refused(door: Running) -> None:
    biggest = command("x" * (BIGGEST_BODY - len(command(""))))
    assert send(door, biggest, {**signed(biggest), "Content-Type": FORM})[0] == 200
    over = biggest + b"x"
    assert send(door, over, {**signed(over), "Content-Type": FORM})[0] == 413
    assert send(door, 4 * biggest, {"Content-Type": FORM})[0] == 413


def test_a_body_said_to_be_enormous_is_refused_before_it_is_sent(door: Running) -> None:
    host, port = door.where.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as link:
        link.sendall(b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 900000000\r\n\r\n")
        assert link.recv(100).startswith(b"HTTP/1.1 413 ")


def told(door: Running, path: str = "/healthz") -> tuple[int, Any]:
    status, said = send(door, b"", {}, "GET", path)
    return status, json.loads(said)


@pytest.mark.parametrize(
    ("slack", "status", "word"),
    [(lambda: True, 200, "ok"), (lambda: False, 503, "failing"), (lambda: 1 / 0, 503, "failing")],
)
def test_health_is_told_of_each_thing_the_bot_hangs_on(
    heard: queue.Queue[Any], slack: Callable[[], bool], status: int, word: str
) -> None:
    watch = Watch({"database": lambda: True, "basket": lambda: True, "slack": slack})
    with serving(bolt_app(heard), watch=watch) as door:
        well = {"database": "ok", "basket": "ok"}
        assert told(door) == (status, {"status": word, **well, "slack": word})


def test_without_anything_to_look_at_the_bot_is_well(door: Running) -> None:
    assert told(door) == (200, {"status": "ok"})


def test_a_probe_that_hangs_is_failing_and_no_second_is_sent_after_it(
    heard: queue.Queue[Any],
) -> None:
    back, asked = threading.Event(), queue.Queue[str]()

    def hangs() -> bool:
        asked.put("database")
        return back.wait(10)

    watch = Watch({"database": hangs, "basket": lambda: True}, patience=0.01)
    with serving(bolt_app(heard), watch=watch) as door:
        for _ in range(3):
            assert told(door)[1] == {"status": "failing", "database": "failing", "basket": "ok"}
        assert asked.qsize() == 1
        back.set()
        assert any(told(door)[0] == 200 for _ in range(500))


def test_a_probe_that_never_comes_back_is_given_up_after_a_minute() -> None:
    never, asked, now = threading.Event(), queue.Queue[str](), [0.0]

    def hangs() -> bool:
        asked.put("database")
        return asked.qsize() > 1 or never.wait(10)

    watch = Watch({"database": hangs}, patience=0.05, clock=lambda: now[0])
    assert watch.health() == {"database": False}
    now[0] = HUNG - 1
    assert watch.health() == {"database": False}
    now[0] = HUNG
    assert patiently(watch.health) == {"database": True}
    assert asked.qsize() == 2
    never.set()


def patiently(health: Callable[[], dict[str, bool]]) -> dict[str, bool]:
    """The answer of a machine that may be busy."""
    tries = (health() for _ in range(100))
    return next((found for found in tries if all(found.values())), {})


def test_what_slack_answered_is_believed_for_some_seconds_and_the_database_is_asked() -> None:
    now, answers = [100.0], {"slack": True, "database": True}
    probes = {name: partial(answers.__getitem__, name) for name in answers}
    watch = Watch(probes, clock=lambda: now[0])
    assert watch.health() == {"slack": True, "database": True}
    answers.update(slack=False, database=False)
    assert watch.health() == {"slack": True, "database": False}
    now[0] += SLOW["slack"]
    assert watch.health() == {"slack": False, "database": False}


def test_the_figures_are_in_prometheus_text_form(heard: queue.Queue[Any]) -> None:
    watch = Watch(figures=lambda: b"stet_reviews_total 3.0\n")
    with serving(bolt_app(heard), watch=watch) as door:
        assert send(door, b"", {}, "GET", "/metrics") == (200, "stet_reviews_total 3.0\n")


def test_figures_that_cannot_be_read_are_said_to_be_so_in_one_line(
    heard: queue.Queue[Any], caplog: pytest.LogCaptureFixture
) -> None:
    with serving(bolt_app(heard), watch=Watch(figures=lambda: fail(CANARY))) as door:
        status, said = send(door, b"", {}, "GET", "/metrics")
    assert (status, said.count("\n")) == (503, 1)
    assert "canary" not in said + caplog.text
    assert "no answer from metrics: RuntimeError" in caplog.text
