"""A small Slack of our own: it keeps messages, refuses what Slack refuses, and fails as told."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any, Self, TypeAlias

from tests.slack_acts import Answer
from tests.slack_faults import Fault, Faults, Rates
from tests.slack_http import Http, Sent
from tests.slack_responses import Responses
from tests.slack_rules import Refused
from tests.slack_sender import FAULTS, Sender, SocketSender
from tests.slack_socket import Link, Sockets
from tests.slack_store import APP, BOT, BOT_USER, TEAM, Store
from tests.slack_workspace import Workspace

__all__ = [
    "APP",
    "BOT",
    "BOT_USER",
    "FAULTS",
    "TEAM",
    "Answer",
    "Call",
    "Sender",
    "SlackServer",
    "SocketSender",
]

Json: TypeAlias = dict[str, Any]

BOT_TOKEN = "xoxb-1-2-of-our-own"
APP_TOKEN = "xapp-1-A0STET-of-our-own"
PLAIN, PAGE = "text/plain; charset=utf-8", "text/html; charset=utf-8"


@dataclass(frozen=True)
class Call:
    """A call as it came in, `at` monotonic seconds, and the error it got, or ""."""

    method: str
    arguments: Json
    at: float
    error: str = ""


class SlackServer(Workspace):
    """Plays Slack at `url` (a base_url for WebClient) inside a `with` block.

    `unique` says where an action id may stand once: in a "block", as Slack asks, or in a
    "message". `replies_of_a_reply` says what conversations.replies gives for the ts of a reply:
    the whole "thread", root first, or that "reply" alone: an app must cope with both. `start` is
    the Unix time of the first message. What people do and what the bot has said: Workspace.
    """

    bot_token = BOT_TOKEN
    app_token = APP_TOKEN

    def __init__(
        self,
        unique: str = "block",
        replies_of_a_reply: str = "thread",
        start: int = 1_772_000_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._http = Http(self)
        self._thread = Thread(target=self._http.serve_forever, args=(0.02,))
        self._faults = Faults()
        self._closing = Event()
        self.sockets = Sockets(APP)
        super().__init__(Store(self.origin, start, clock), unique, replies_of_a_reply)
        self._responses = Responses(self.methods)
        self.calls: list[Call] = []
        self.unknown_arguments: list[tuple[str, str]] = []

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    @property
    def url(self) -> str:
        return f"{self.origin}/api/"

    @property
    def responses(self) -> list[Json]:
        """What was posted to response URLs, with the channel and the user of each."""
        return self._responses.posted

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self.sockets.close()
        self._http.shutdown()
        self._http.hang_up()
        self._http.server_close()
        self._thread.join()

    def fail(
        self,
        method: str,
        error: str | int,
        times: int = 1,
        *,
        retry_after: int = 1,
        seconds: float = 0.0,
        **more: Any,
    ) -> None:
        """From now on, `times` times, `method` ("*" for all) does this instead.

        `error` is "ratelimited" (with `retry_after` seconds), a status such as 503, "drop" (the
        connection is cut), "drop after store", "delay" (by `seconds`, then as usual), or the
        name of any of Slack's errors; `more` goes into its answer. The methods are those of the
        Web API, and "response_url", "upload" and "download".
        """
        self._faults.add(method, Fault(error, times, retry_after, seconds, more))

    def fail_at_random(self, rates: Rates | None) -> None:
        """From now on, of all calls that no `fail` is about; None ends it."""
        self._faults.at_random(rates)

    def called(self, method: str) -> list[Json]:
        """The arguments of every call of the method, in order, refused ones too."""
        return [call.arguments for call in tuple(self.calls) if call.method == method]

    def wait(self, wanted: Callable[[], Any], seconds: float = 10.0) -> Any:
        """Until `wanted` gives something true, which is returned. TimeoutError."""
        with self.store.changed:
            if not (found := self.store.changed.wait_for(wanted, seconds)):
                raise TimeoutError("it did not come about")
            return found

    def wait_called(self, method: str, times: int = 1, seconds: float = 10.0) -> list[Json]:
        """The arguments of its calls, once there are so many."""
        self.wait(lambda: len(self.called(method)) >= times, seconds)
        return self.called(method)

    def api(self, method: str, token: str, given: Json) -> Sent:
        return self._unless_told(method, given, lambda: self._answered(method, token, given))

    def respond(self, identifier: str, given: Json) -> Sent:
        """A post to a response_url."""
        return self._unless_told("response_url", given, lambda: self._posted(identifier, given))

    def upload(self, identifier: str, content: bytes) -> Sent:
        about = {"file": identifier, "length": len(content)}
        return self._unless_told("upload", about, lambda: self._kept(identifier, content))

    def download(self, identifier: str, token: str) -> Sent:
        about = {"file": identifier}
        return self._unless_told("download", about, lambda: self._given(identifier, token))

    def socket(self, ticket: str, link: Link) -> bool:
        """Holds a Socket Mode connection; true if it is to be reset rather than closed."""
        self.methods.tickets.discard(ticket)
        return self.sockets.serve(link)

    def _unless_told(
        self, method: str, given: Json, answered: Callable[[], tuple[Sent, str]]
    ) -> Sent:
        """What the method does, or what a test has told it to do instead; it is recorded."""
        fault = self._faults.next(method)
        if fault and fault.error == "delay":
            self._closing.wait(fault.seconds)
        sent, error = answered() if not fault or fault.stores else (fault.sent(), str(fault.error))
        self._record(Call(method, given, time.monotonic(), error))
        return fault.sent() if fault and fault.error == "drop after store" else sent

    def _answered(self, method: str, token: str, given: Json) -> tuple[Sent, str]:
        wanted = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
        try:
            if token != wanted:
                raise Refused("invalid_auth" if token else "not_authed")
            body, error = {"ok": True, **self.methods.call(method, given)}, ""
        except Refused as refused:
            body, error = refused.body(), refused.error
        return Sent(200, json.dumps(body)), error

    def _posted(self, identifier: str, given: Json) -> tuple[Sent, str]:
        try:
            self._responses.post(identifier, given)
        except Refused as refused:
            status = 404 if refused.error.endswith("_url") else 400
            return Sent(status, refused.error, content_type=PLAIN), refused.error
        return Sent(200, "ok", content_type=PLAIN), ""

    def _kept(self, identifier: str, content: bytes) -> tuple[Sent, str]:
        with self.store.lock:
            file = self.store.files.get(identifier)
            if file is None or len(content) != file["size"]:
                return Sent(400, "wrong length", content_type=PLAIN), "wrong_length"
            file.pop("uploaded", None)
            self.store.contents[identifier] = content
        return Sent(200, f"OK - {len(content)}", content_type=PLAIN), ""

    def _given(self, identifier: str, token: str) -> tuple[Sent, str]:
        """A page to sign in at, as Slack gives it, when the token is not right."""
        if token != BOT_TOKEN:
            page = "<!DOCTYPE html><html><body>Sign in</body></html>"
            return Sent(200, page, content_type=PAGE), "not_signed_in"
        if identifier not in self.store.contents:
            return Sent(404, "not found", content_type=PAGE), "file_not_found"
        return Sent(200, self.store.contents[identifier].decode(), content_type=PLAIN), ""

    def _record(self, call: Call) -> None:
        with self.store.changed:
            self.calls.append(call)
            names = self.methods.unknown(call.method, call.arguments)
            self.unknown_arguments += [(call.method, name) for name in names]
            self.store.changed.notify_all()
