"""The HTTP application: what does not come from Slack goes no further than this."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from http import HTTPStatus
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from urllib.parse import parse_qsl

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.request.internals import build_context
from slack_sdk.signature import SignatureVerifier

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

    from slack_bolt.adapter.wsgi.http_request import WsgiHttpRequest

EVENTS = "/slack/events"
HEALTH = "/healthz"
METRICS = "/metrics"

BIGGEST_BODY = 2**20
"""Bytes of one request; what Slack sends of its longest message is some two thirds of it."""

PATIENCE = 2.0
"""Seconds that a check of the bot's health, or a reading of its figures, may take in all."""

SLOW = {"slack": 15.0}
"""Seconds for which the answer of a slow probe is believed, by the probe's name."""

HUNG = 60.0
"""Seconds after which a probe that has not come back is given up and sent out again."""

_JSON, _TEXT = "application/json", "text/plain; version=0.0.4; charset=utf-8"
_Said = TypeVar("_Said")
_WORDS = {True: "ok", False: "failing"}
_NEVER_ACKED = ("event_callback", "app_rate_limited")
_log = logging.getLogger(__name__)


class _Asking(Generic[_Said]):
    """A question that may hang, asked by one thread at a time; `kept` is seconds."""

    def __init__(self, ask: Callable[[], _Said], kept: float, clock: Callable[[], float]) -> None:
        self._ask = ask
        self._kept = kept
        self._clock = clock
        self._began = 0.0
        self._answer: Future[_Said] | None = None
        self._lock = threading.Lock()

    def answer(self) -> Future[_Said]:
        """The answer under way, or one that is still believed, or a new one."""
        with self._lock:
            if self._answer is None or self._is_due(self._answer):
                self._began, self._answer = self._clock(), Future()
                about = (self._ask, self._answer)
                threading.Thread(target=_settle, args=about, daemon=True).start()
            return self._answer

    def _is_due(self, answer: Future[_Said]) -> bool:
        return self._clock() - self._began >= (self._kept if answer.done() else HUNG)


def _settle(ask: Callable[[], _Said], answer: Future[_Said]) -> None:
    try:
        answer.set_result(ask())
    except Exception as error:
        answer.set_exception(error)


class Watch:
    """Whether the bot is well, and its figures: asked without ever hanging on the answer.

    `probes` tell whether something answers, by its name; `figures` are in Prometheus's text form.
    """

    def __init__(
        self,
        probes: Mapping[str, Callable[[], bool]] = MappingProxyType({}),
        figures: Callable[[], bytes] = bytes,
        patience: float = PATIENCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._probes = {
            name: _Asking(probe, SLOW.get(name, 0.0), clock) for name, probe in probes.items()
        }
        self._figures = _Asking(figures, 0.0, clock)
        self._patience = patience

    def health(self) -> dict[str, bool]:
        """What answers and what does not, by name."""
        until = time.monotonic() + self._patience
        asked = {name: probe.answer() for name, probe in self._probes.items()}
        return {name: _waited(name, answer, until) or False for name, answer in asked.items()}

    def figures(self) -> bytes | None:
        """The figures; None when they cannot be read."""
        return _waited("metrics", self._figures.answer(), time.monotonic() + self._patience)


def _waited(name: str, answer: Future[_Said], until: float) -> _Said | None:
    try:
        return answer.result(max(0.0, until - time.monotonic()))
    except Exception as error:
        _log.warning("no answer from %s: %s", name, type(error).__name__)
        return None


class Front:
    """POST /slack/events for Slack alone; GET /healthz and /metrics for anybody; else 404."""

    def __init__(self, app: App, secret: str, stopping: Callable[[], bool], watch: Watch) -> None:
        self._bolt = _Bolt(app, EVENTS)
        self._verifier = SignatureVerifier(secret)
        self._stopping = stopping
        self._watch = watch

    def __call__(self, environ: WSGIEnvironment, respond: StartResponse) -> Iterable[bytes]:
        match environ["REQUEST_METHOD"], environ["PATH_INFO"]:
            case "GET", path if path == HEALTH:
                return self._health(respond)
            case "GET", path if path == METRICS:
                return self._metrics(respond)
            case "POST", path if path == EVENTS:
                return self._events(environ, respond)
        return _said(HTTPStatus.NOT_FOUND, {"error": "not found"}, respond)

    def _health(self, respond: StartResponse) -> Iterable[bytes]:
        if self._stopping():
            return _said(HTTPStatus.SERVICE_UNAVAILABLE, {"status": "stopping"}, respond)
        health = self._watch.health()
        words = {name: _WORDS[well] for name, well in health.items()}
        well = all(health.values())
        status = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
        return _said(status, {"status": _WORDS[well], **words}, respond)

    def _metrics(self, respond: StartResponse) -> Iterable[bytes]:
        figures = self._watch.figures()
        if figures is None:
            why = b"the figures cannot be read: the database does not answer\n"
            return _answered(HTTPStatus.SERVICE_UNAVAILABLE, _TEXT, why, respond)
        return _answered(HTTPStatus.OK, _TEXT, figures, respond)

    def _events(self, environ: WSGIEnvironment, respond: StartResponse) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(BIGGEST_BODY + 1)
        if len(body) > BIGGEST_BODY:
            return _said(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"error": "too large"}, respond)
        if not self._is_signed(environ, body):
            _log.info("A request was refused: its signature is missing, old or wrong")
            return _said(HTTPStatus.UNAUTHORIZED, {"error": "invalid request"}, respond)
        if self._stopping():
            return _said(HTTPStatus.SERVICE_UNAVAILABLE, {"error": "stopping"}, respond)
        environ["wsgi.input"] = BytesIO(body)
        return self._bolt(environ, respond)

    def _is_signed(self, environ: WSGIEnvironment, body: bytes) -> bool:
        stamp = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP")
        signature = environ.get("HTTP_X_SLACK_SIGNATURE")
        try:
            return self._verifier.is_valid(body, stamp, signature)
        except (TypeError, ValueError):
            return False


def _said(status: HTTPStatus, body: dict[str, str], respond: StartResponse) -> Iterable[bytes]:
    return _answered(status, _JSON, json.dumps(body).encode(), respond)


def _answered(
    status: HTTPStatus, kind: str, body: bytes, respond: StartResponse
) -> Iterable[bytes]:
    headers = [("Content-Type", kind), ("Content-Length", str(len(body)))]
    respond(f"{status.value} {status.phrase}", headers)
    return [body]


class _Bolt(SlackRequestHandler):
    def dispatch(self, request: WsgiHttpRequest) -> BoltResponse:
        try:
            read = _read(request)
        except ValueError:
            return BoltResponse(status=400, body={"error": "unreadable"})
        return settled(read.body, self.app.dispatch(read))


def _read(request: WsgiHttpRequest) -> BoltRequest:
    body = request.get_body()
    read = BoltRequest(body=body, query=request.query_string, headers=request.get_headers())
    if body and not read.body:
        # Bolt takes a slash command whose words include "payload" for an interaction without one.
        read.body = dict(parse_qsl(body, keep_blank_values=True))
        build_context(read.context, read.body)
    return read


def settled(body: Mapping[str, Any], answer: BoltResponse) -> BoltResponse:
    """The answer, with 200 for an event that no listener wants: Slack would send it again."""
    unknown = answer.status == 404 and body.get("type") in _NEVER_ACKED
    return BoltResponse(status=200, body="") if unknown else answer
