"""The bot's door to Slack, by HTTP or by Socket Mode, until it is told to stop."""

from __future__ import annotations

import logging
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk.errors import SlackApiError
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import create_server

from bot.config import SettingsError
from bot.discreet import keep_libraries_discreet
from bot.front import BIGGEST_BODY, Front, Watch, settled

if TYPE_CHECKING:
    from slack_sdk.socket_mode.client import BaseSocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest

    from bot.slack_settings import SlackSettings

BIGGEST_READ = 8 * BIGGEST_BODY
"""Bytes that are read to the end before they are refused, so that the sender hears why."""

THREADS = 16
GRACE = 5.0
"""Seconds that what is under way may still take once the bot is told to stop."""

_TICK = 0.2
_log = logging.getLogger(__name__)


@dataclass
class Running:
    """A bot that serves: where it listens, and how it is told to stop."""

    where: str
    told: bool = False

    def stop(self) -> None:
        """Safe in a signal handler and from any thread: it takes no lock."""
        self.told = True


def _say_nothing(running: Running) -> None:
    _log.info("Serving on %s", running.where)


def serve(
    app: App,
    given: SlackSettings,
    ready: Callable[[Running], object] = _say_nothing,
    watch: Watch | None = None,
) -> None:
    """Serve until SIGTERM, SIGINT or `Running.stop`, then finish what is under way.

    Finishing has GRACE seconds. `ready` is called once requests are taken; `watch` answers for
    /healthz and /metrics over HTTP. Signals are heeded in the main thread alone. The app's
    listeners are shut down at the end. Raises SettingsError where it cannot begin.
    """
    keep_libraries_discreet()
    if given.app_token:
        _serve_socket(app, given, ready)
    else:
        _serve_http(app, given, ready, watch or Watch())
    _finish_listeners(app)


def until_told(ready: Callable[[], object], running: Running | None = None) -> None:
    """Wait until SIGTERM, SIGINT or `Running.stop`: for a process that hears nothing of Slack."""
    running = running or Running("the basket")
    with _until_signalled(running):
        ready()
        _sleep(lambda: running.told)


@contextmanager
def _until_signalled(running: Running) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    told = (signal.SIGTERM, signal.SIGINT)
    before = {number: signal.signal(number, lambda *_: running.stop()) for number in told}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _finish_listeners(app: App) -> None:
    executor = app.listener_runner.listener_executor
    closing = threading.Thread(target=executor.shutdown, daemon=True)
    closing.start()
    closing.join(GRACE)
    if closing.is_alive():
        _log.warning("Some listeners are still at work after %s seconds", GRACE)


def _serve_http(
    app: App,
    given: SlackSettings,
    ready: Callable[[Running], object],
    watch: Watch,
) -> None:
    listening = _listening(given)
    host, port = listening.getsockname()[:2]
    running = Running(f"http://{f'[{host}]' if ':' in host else host}:{port}")
    channels: dict[int, Any] = {}
    front = Front(app, given.signing_secret, lambda: running.told, watch)
    server = create_server(
        front,
        map=channels,
        sockets=[listening],
        threads=THREADS,
        ident=None,
        max_request_body_size=BIGGEST_READ,
        inbuf_overflow=BIGGEST_BODY + 1,
    )
    try:
        with _until_signalled(running):
            ready(running)
            _pump(channels, lambda: running.told)
            deadline = time.monotonic() + GRACE
            _pump(channels, lambda: _idle(channels) or time.monotonic() > deadline)
    finally:
        server.task_dispatcher.shutdown(timeout=1)
        wasyncore.close_all(channels)


def _listening(given: SlackSettings) -> socket.socket:
    family = socket.AF_INET6 if ":" in given.host else socket.AF_INET
    try:
        return socket.create_server((given.host, given.port), family=family)
    except OSError as error:
        raise SettingsError(
            f"HOST and PORT cannot be used: {given.host} port {given.port}: {error.strerror}"
        ) from None


def _pump(channels: dict[int, Any], enough: Callable[[], bool]) -> None:
    while not enough():
        wasyncore.loop(timeout=_TICK, use_poll=True, map=channels, count=1)


def _idle(channels: Mapping[int, Any]) -> bool:
    clients = [each for each in list(channels.values()) if isinstance(each, HTTPChannel)]
    return not any(each.requests or each.total_outbufs_len for each in clients)


class _Socket(SocketModeHandler):
    under_way = 0

    def __init__(self, app: App, app_token: str) -> None:
        super().__init__(app, app_token, concurrency=THREADS)
        self._counting = threading.Lock()
        self.client.message_listeners.append(_note_connections)

    def handle(self, client: BaseSocketModeClient, req: SocketModeRequest) -> None:
        began = time.time()
        self._count(1)
        try:
            answer = settled(req.payload, run_bolt_app(self.app, req))
            send_response(client, req, answer, began)
        finally:
            self._count(-1)

    def _count(self, change: int) -> None:
        with self._counting:
            self.under_way += change


def _note_connections(_client: object, message: dict[str, Any], _raw: str | None) -> None:
    count = message.get("num_connections", 1) if message.get("type") == "hello" else 1
    if count > 1:
        _log.warning("Slack counts %d connections of this app: each gets a share of it all", count)


def _serve_socket(app: App, given: SlackSettings, ready: Callable[[Running], object]) -> None:
    handler = _Socket(app, given.app_token)
    running = Running("Socket Mode")
    try:
        _connect(handler)
        with _until_signalled(running):
            ready(running)
            _sleep(lambda: running.told)
            deadline = time.monotonic() + GRACE
            _sleep(lambda: not handler.under_way or time.monotonic() > deadline)
    finally:
        handler.close()  # type: ignore[no-untyped-call]


def _sleep(enough: Callable[[], bool]) -> None:
    while not enough():
        time.sleep(_TICK)


def _connect(handler: _Socket) -> None:
    try:
        handler.connect()  # type: ignore[no-untyped-call]
    except SlackApiError as error:
        said = error.response.get("error", "no")
        raise SettingsError(f"SLACK_APP_TOKEN cannot be used: Slack says {said}") from None
    except OSError as error:
        raise SettingsError(
            f"SLACK_API_URL or the network cannot be used: {type(error).__name__}"
        ) from None
