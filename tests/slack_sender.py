"""Slack's side of the conversation: it sends the app what people do, over either transport."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlencode, urlsplit

from tests import slack_payloads as payloads
from tests.slack_acts import Acts, Answer

if TYPE_CHECKING:
    from tests.slack_server import SlackServer

Json: TypeAlias = dict[str, Any]

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


class Sender(Acts):
    """Sends over HTTP to the app's `url`, signed as Slack signs, and follows no proxy."""

    def __init__(
        self,
        signing_secret: str,
        url: str,
        slack: SlackServer | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(slack)
        self._secret = signing_secret
        self._url = url
        self._clock = clock

    def deliver(self, kind: str, payload: Json, retry: int = 0) -> Answer:
        body, content_type = written(kind, payload)
        headers = {"content-type": content_type, **self.signed(body)}
        if retry:
            headers |= {
                "x-slack-retry-num": str(retry),
                "x-slack-retry-reason": "http_timeout",
            }
        return self.post(body, headers)

    def challenge(self, challenge: str = "3eZbrw1aB") -> Answer:
        return self.deliver("events_api", payloads.url_verification(challenge))

    def signed(self, body: bytes, at: str = "") -> dict[str, str]:
        """The two headers; `at` is the timestamp in them, else the clock's."""
        when = at or str(int(self._clock()))
        base = f"v0:{when}:".encode() + body
        digest = hmac.new(self._secret.encode(), base, hashlib.sha256).hexdigest()
        return {"x-slack-request-timestamp": when, "x-slack-signature": f"v0={digest}"}

    def badly_signed(self, fault: str, event: Json) -> Answer:
        """`fault` is one of FAULTS. "replayed" is a true request sent twice: the second answer."""
        body, content_type = written("events_api", payloads.envelope(event))
        headers = {"content-type": content_type, **self.signed(body)}
        if fault == "replayed":
            self.post(body, headers)
            return self.post(body, headers)
        return self.post(body, {"content-type": content_type, **self._spoilt(fault, body)})

    def post(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Anything at all, sent as it is."""
        to = urlsplit(self._url)
        about = {"user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)", "accept": "*/*"}
        link = http.client.HTTPConnection(to.hostname or "", to.port, timeout=10)
        began = time.monotonic()
        try:
            link.request("POST", to.path, body, {**about, **headers})
            with link.getresponse() as response:
                said = response.read().decode()
                return Answer(response.status, said, time.monotonic() - began)
        finally:
            link.close()

    def _spoilt(self, fault: str, body: bytes) -> dict[str, str]:
        now = int(self._clock())
        good = self.signed(body)
        ways = {
            "bad": {**good, "x-slack-signature": "v0=" + "0" * 64},
            "other body": self.signed(body + b" "),
            "old": self.signed(body, str(now - 301)),
            "future": self.signed(body, str(now + 301)),
            "missing": {},
            "no signature": {"x-slack-request-timestamp": str(now)},
            "no timestamp": {"x-slack-signature": good["x-slack-signature"]},
            "non-numeric": self.signed(body, "yesterday"),
            "empty": {"x-slack-request-timestamp": "", "x-slack-signature": ""},
        }
        return ways[fault]


FAULTS = (
    "bad",
    "other body",
    "old",
    "future",
    "missing",
    "no signature",
    "no timestamp",
    "non-numeric",
    "empty",
)
"""The signatures that are to be refused."""


class SocketSender(Acts):
    """Sends through Socket Mode, to the app's newest connection to `slack`.

    An ack that takes longer than `patience` seconds is none, as with Slack.
    """

    def __init__(self, slack: SlackServer, patience: float = 3.0) -> None:
        super().__init__(slack)
        self._patience = patience
        self._sockets = slack.sockets

    def deliver(self, kind: str, payload: Json, retry: int = 0) -> Answer:
        began = time.monotonic()
        try:
            ack = self._sockets.deliver(kind, payload, retry, self._patience)
        except TimeoutError:
            return Answer(0, "", time.monotonic() - began)
        body = json.dumps(ack["payload"]) if "payload" in ack else ""
        return Answer(200, body, time.monotonic() - began)


def written(kind: str, payload: Json) -> tuple[bytes, str]:
    """The body as Slack writes it over HTTP, and its content type."""
    if kind == "events_api":
        return json.dumps(payload).encode(), JSON
    form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(form).encode(), FORM
