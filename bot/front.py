"""The HTTP application: what does not come from Slack goes no further than this."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING, Any
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

BIGGEST_BODY = 2**20
"""Bytes of one request; what Slack sends of its longest message is some two thirds of it."""

_NEVER_ACKED = ("event_callback", "app_rate_limited")
_log = logging.getLogger(__name__)


class Front:
    """POST /slack/events for Slack alone, GET /healthz for anybody, and 404 for all else."""

    def __init__(
        self,
        app: App,
        secret: str,
        stopping: Callable[[], bool],
        healthy: Callable[[], bool],
    ) -> None:
        self._bolt = _Bolt(app, EVENTS)
        self._verifier = SignatureVerifier(secret)
        self._stopping = stopping
        self._healthy = healthy

    def __call__(self, environ: WSGIEnvironment, respond: StartResponse) -> Iterable[bytes]:
        match environ["REQUEST_METHOD"], environ["PATH_INFO"]:
            case "GET", path if path == HEALTH:
                return self._health(respond)
            case "POST", path if path == EVENTS:
                return self._events(environ, respond)
        return _said(HTTPStatus.NOT_FOUND, {"error": "not found"}, respond)

    def _health(self, respond: StartResponse) -> Iterable[bytes]:
        if self._stopping():
            return _said(HTTPStatus.SERVICE_UNAVAILABLE, {"status": "stopping"}, respond)
        if not self._is_healthy():
            return _said(HTTPStatus.SERVICE_UNAVAILABLE, {"status": "failing"}, respond)
        return _said(HTTPStatus.OK, {"status": "ok"}, respond)

    def _is_healthy(self) -> bool:
        try:
            return self._healthy()
        except Exception as error:
            _log.warning("The health check failed: %s", type(error).__name__)
            return False

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
    written = json.dumps(body).encode()
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(written)))]
    respond(f"{status.value} {status.phrase}", headers)
    return [written]


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
